//! What no line may end within: a mark is a box to a browser, which would break the line before the comma behind it.

use crate::mixed::{Base, next_run, push_mixed};

/// A piece of a paragraph, in order.
pub(crate) enum Bit<'t> {
    /// Plain words, and how a finding about them looks.
    Words { words: &'t str, flag: Option<&'static str> },
    /// A box that opens a card.
    Box { html: String, flag: Option<&'static str> },
    /// A corner of what somebody says, or the number of a finding.
    Sign(String),
}

impl Bit<'_> {
    /// Returns a sign.
    pub(crate) fn sign(html: &str) -> Bit<'static> {
        Bit::Sign(html.to_owned())
    }
}

/// Longer words than so many bytes may stand apart from a mark they touch, but for their marks of punctuation.
const LONG: usize = 24;

/// So many pieces that touch are kept on a line, and no more: a text may be one endless word.
const MOST: usize = 8;

/// Adds a paragraph, with what touches a mark kept on its line.
pub(crate) fn tight(out: &mut String, bits: &[Bit<'_>], base: Base) {
    let mut run: Vec<String> = Vec::new();
    let mut boxes = 0;
    for bit in bits {
        match bit {
            Bit::Box { html, flag } => {
                boxes += 1;
                run.push(flagged(html, *flag));
            }
            Bit::Sign(html) => run.push(html.clone()),
            Bit::Words { words: "", .. } => continue,
            Bit::Words { words, flag } => {
                let (head, middle, tail) = cut(words, base);
                let shown = |words: &str| {
                    let mut html = String::new();
                    push_mixed(&mut html, words, base);
                    flagged(&html, *flag)
                };
                match middle {
                    "" => run.push(shown(words)),
                    middle => {
                        run.extend((!head.is_empty()).then(|| shown(head)));
                        close(out, &mut run, &mut boxes);
                        out.push_str(&shown(middle));
                        run.extend((!tail.is_empty()).then(|| shown(tail)));
                    }
                }
            }
        }
        if run.len() >= MOST {
            close(out, &mut run, &mut boxes);
        }
    }
    close(out, &mut run, &mut boxes);
}

/// Adds what touches each other; one piece alone, or no box, needs nothing to hold it.
fn close(out: &mut String, run: &mut Vec<String>, boxes: &mut usize) {
    let is_held = *boxes > 0 && run.len() > 1;
    if is_held {
        out.push_str("<span class=\"tight\">");
    }
    run.drain(..).for_each(|piece| out.push_str(&piece));
    if is_held {
        out.push_str("</span>");
    }
    *boxes = 0;
}

fn flagged(html: &str, flag: Option<&'static str>) -> String {
    match flag {
        Some(name) if !html.is_empty() => format!("<span class=\"flag {name}\">{html}</span>"),
        Some(_) | None => html.to_owned(),
    }
}

/// Cuts words into what touches the mark before them, what stands between, and what touches the mark behind. Words against the
/// direction of the paragraph are never cut.
fn cut(words: &str, base: Base) -> (&str, &str, &str) {
    let against = next_run(words, base).map_or(words.len(), |(start, _)| start);
    let head = words.find(char::is_whitespace).unwrap_or(words.len());
    let head = if head > LONG { words.find(char::is_alphanumeric).unwrap_or(head).min(head) } else { head };
    let head = if head > against { words.find(char::is_alphanumeric).unwrap_or(against).min(against) } else { head };
    if head == words.len() {
        return (words, "", "");
    }
    let rest = &words[head..];
    let is_turned = against < words.len();
    let blank = rest.char_indices().rfind(|(_, c)| c.is_whitespace()).map(|(at, c)| at + c.len_utf8());
    let letter = rest.char_indices().rfind(|(_, c)| c.is_alphanumeric()).map(|(at, c)| at + c.len_utf8());
    let tail = match (blank, letter) {
        (Some(blank), _) if rest.len() - blank <= LONG && !is_turned => blank,
        (blank, letter) => blank.max(letter).unwrap_or(0),
    };
    (&words[..head], &rest[..tail], &rest[tail..])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(bits: &[Bit<'_>]) -> String {
        let mut out = String::new();
        tight(&mut out, bits, Base::LeftToRight);
        out
    }

    fn mark(words: &str) -> Bit<'static> {
        Bit::Box { html: format!("<button>{words}</button>"), flag: None }
    }

    fn plain(words: &str) -> Bit<'_> {
        Bit::Words { words, flag: None }
    }

    #[test]
    fn a_comma_stays_with_the_mark_before_it_and_a_bracket_with_the_one_behind() {
        let bits = [
            plain("On "),
            mark("1 May"),
            plain(", and then (from "),
            mark("Adwa"),
            plain("’s plain), on "),
            mark("2 May"),
        ];
        let held = "On <span class=\"tight\"><button>1 May</button>,</span> and then (from \
                    <span class=\"tight\"><button>Adwa</button>’s</span> plain), on <button>2 May</button>";
        assert_eq!(shown(&bits), held);
        let bits = [plain("then ("), mark("Adwa"), plain(").")];
        assert_eq!(shown(&bits), "then <span class=\"tight\">(<button>Adwa</button>).</span>");
    }

    #[test]
    fn a_corner_and_the_number_of_a_finding_stay_with_their_words() {
        let bits = [mark("Rome"), Bit::sign("<i></i>"), plain(", that")];
        assert_eq!(shown(&bits), "<span class=\"tight\"><button>Rome</button><i></i>,</span> that");
        let bits = [plain("no mark"), Bit::sign("<i></i>"), plain(", that")];
        assert_eq!(shown(&bits), "no mark<i></i>, that");
    }

    #[test]
    fn a_persian_comma_stays_with_its_mark_and_english_words_behind_it_are_not_cut() {
        let mut out = String::new();
        tight(&mut out, &[mark("تهران"), plain("، سپس")], Base::RightToLeft);
        assert_eq!(out, "<span class=\"tight\"><button>تهران</button>،</span> سپس");
        out.clear();
        tight(&mut out, &[mark("تهران"), plain("(Tehran city)، سپس")], Base::RightToLeft);
        assert_eq!(out, "<span class=\"tight\"><button>تهران</button>(</span><bdi>Tehran city</bdi>)، سپس");
    }

    #[test]
    fn an_endless_word_is_not_kept_on_one_line() {
        let bits: Vec<Bit<'_>> = (0..1_000).map(|_| mark("1989")).collect();
        assert_eq!(shown(&bits).matches("class=\"tight\"").count(), 125);
    }
}
