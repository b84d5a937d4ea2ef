//! Sentences, never broken inside a time, a name with initials, or an abbreviation.

use crate::lexicon::{Abbreviation, Lexicon, lexicon};
use crate::lines::trim;
use crate::parts::{Shape, cells, is_stop, parts};
use crate::{Document, Span};

/// Returns the sentences of the document in order, without the blanks around them.
///
/// A heading, a dateline and an item of a list are each a sentence; no sentence reaches over the end of a paragraph.
/// Takes linear time.
///
/// ```
/// use source::{DocumentId, read, sentences};
///
/// let text = "At 4 p.m. on Feb. 15 Gen. B. V. Gromov crossed. In 44 B.C. Caesar fell! He had ruled Rome.";
/// let (document, _) = read(DocumentId(0), "-", text.as_bytes(), None).document().expect("it is text");
/// let found: Vec<&str> = sentences(&document).into_iter().map(|span| span.of(&document.text)).collect();
/// assert_eq!(found, [
///     "At 4 p.m. on Feb. 15 Gen. B. V. Gromov crossed.",
///     "In 44 B.C. Caesar fell!",
///     "He had ruled Rome.",
/// ]);
/// ```
pub fn sentences(document: &Document) -> Vec<Span> {
    let text = &*document.text;
    let mut found = Vec::new();
    for part in parts(document) {
        match part.shape {
            Shape::Heading(_) | Shape::Dateline => found.push(part.span),
            Shape::Paragraph | Shape::Item(_) | Shape::Row => split(text, part.span, &mut found),
        }
    }
    found.retain(|span| span.of(text).contains(char::is_alphanumeric));
    found
}

/// Returns the paragraphs of the document in order: what no sentence reaches over. A heading, a dateline, an item of a
/// list and a cell of a table are each one.
///
/// ```
/// use source::{DocumentId, paragraphs, read};
///
/// let text = "# The siege\n\nIt began in May. It was long.\n\nIt failed.";
/// let (document, _) = read(DocumentId(0), "siege.md", text.as_bytes(), None).document().expect("it is text");
/// let found: Vec<&str> = paragraphs(&document).into_iter().map(|span| span.of(&document.text)).collect();
/// assert_eq!(found, ["The siege", "It began in May. It was long.", "It failed."]);
/// ```
pub fn paragraphs(document: &Document) -> Vec<Span> {
    let text = &*document.text;
    let spans = parts(document).into_iter().flat_map(|part| match part.shape {
        Shape::Heading(_) | Shape::Dateline | Shape::Paragraph | Shape::Item(_) => vec![part.span],
        Shape::Row => cells(text, part.span),
    });
    let spans = spans.map(|span| trim(text, span));
    spans.filter(|span| span.of(text).contains(char::is_alphanumeric)).collect()
}

/// Adds the sentences of one paragraph.
fn split(text: &str, paragraph: Span, found: &mut Vec<Span>) {
    let end = paragraph.end as usize;
    let mut start = trim(text, paragraph).start as usize;
    let mut at = start;
    while let Some(offset) = text[at..end].find(is_stop) {
        let stop = at + offset;
        let after = past_stop(&text[..end], stop);
        at = after;
        if ends_sentence(&text[..end], start, stop, after) {
            found.push(trim(text, Span::new(start, after)));
            start = end - text[after..end].trim_start().len();
            at = start;
        }
    }
    let rest = trim(text, Span::new(start, end));
    if !rest.is_empty() {
        found.push(rest);
    }
}

/// Returns where the stop at `stop` ends, with the stops, closing quotes, brackets and note marks that belong to it.
fn past_stop(text: &str, stop: usize) -> usize {
    let rest = text[stop..].trim_start_matches(is_stop);
    let rest = rest.trim_start_matches([
        '"', '\'', '”', '’', '»', '›', ')', ']', '}', '\u{200f}', '\u{200e}', '\u{2069}', '\u{202c}',
    ]);
    let mut at = text.len() - rest.len();
    // Note marks of an encyclopedia: "1989.[12]", "1989. [12]".
    loop {
        let opening = at + usize::from(text[at..].starts_with(" ["));
        if !text[opening..].starts_with('[') {
            break;
        }
        let digits = text[opening + 1..].bytes().take(4).take_while(u8::is_ascii_digit).count();
        if digits == 0 || text.as_bytes().get(opening + 1 + digits) != Some(&b']') {
            break;
        }
        at = opening + digits + 2;
    }
    at
}

/// Says whether the sentence that began at `start` ends with the stop that lies from `stop` to `after`.
fn ends_sentence(text: &str, start: usize, stop: usize, after: usize) -> bool {
    let rest = &text[after..];
    if rest.is_empty() {
        return true;
    }
    let ideographic = text[stop..].starts_with(['。', '！', '？']);
    if !ideographic && !rest.starts_with(char::is_whitespace) {
        return false;
    }
    let following = rest.trim_start_matches(|c: char| c.is_whitespace() || opens(c));
    let Some(next) = following.chars().next() else { return true };
    if next.is_lowercase() || is_stop(next) || matches!(next, ',' | ';' | ':' | '،' | '؛') {
        return false;
    }
    let single = text[stop..].starts_with('.') && !text[stop + 1..].starts_with(is_stop);
    !single || !goes_on(lexicon(), word_before(text, start, stop), following)
}

/// Quotes, brackets, dashes and direction marks that may stand before the first word of a sentence.
fn opens(c: char) -> bool {
    matches!(c, '"' | '\'' | '`' | '“' | '‘' | '„' | '«' | '‹' | '(' | '[' | '{' | '-' | '–' | '—' | '_' | '*' | '•')
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Says whether a sentence goes on after the full stop of a word, by the abbreviations and openers of the language packs:
/// after "Maj" whatever follows, after "U.S" unless a word that opens sentences does.
///
/// ```
/// assert!(source::goes_on_after("Maj", "Gen. Hooker"));
/// assert!(!source::goes_on_after("home", "Gen. Hooker"));
/// ```
pub fn goes_on_after(word: &str, following: &str) -> bool {
    goes_on(lexicon(), Before { word, is_first: false, spaced: false }, following)
}

/// The word that a full stop follows, and whether it is the first of its sentence.
struct Before<'t> {
    word: &'t str,
    is_first: bool,
    /// Whether a figure or single letter and a blank stand before the stop.
    spaced: bool,
}

fn word_before(text: &str, start: usize, stop: usize) -> Before<'_> {
    // No abbreviation is longer than 24 bytes; the window keeps the work for each stop bounded.
    let mut from = stop.saturating_sub(24).max(start);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let window = &text[from..stop];
    let begins = |c: char| c.is_whitespace() || opens(c) || matches!(c, '/' | ',' | '’' | '”' | '»' | ')' | ']');
    let word = window.rfind(begins).map_or(window, |found| {
        let width = window[found..].chars().next().map_or(0, char::len_utf8);
        &window[found + width..]
    });
    let is_first = text[start..stop - word.len()].trim_start().is_empty();
    let last = window.trim_end().rsplit(char::is_whitespace).next().unwrap_or_default();
    let spaced = word.is_empty() && (last.ends_with(char::is_numeric) || last.chars().count() == 1);
    Before { word, is_first, spaced }
}

/// Says whether the sentence goes on after the full stop of the word: it is an abbreviation, initials or an ordinal.
fn goes_on(lexicon: &Lexicon, before: Before<'_>, following: &str) -> bool {
    let Before { word, is_first, spaced } = before;
    let known = lexicon.abbreviations.get(word).or_else(|| lexicon.abbreviations.get(capitalised(word)?.as_str()));
    match known {
        Some(Abbreviation::NeverFinal) => return true,
        Some(Abbreviation::Usual) => return !opens_sentence(lexicon, following),
        Some(Abbreviation::BeforeNumber) if following.starts_with(char::is_numeric) => return true,
        Some(Abbreviation::BeforeNumber) | None => {}
    }
    if word.is_empty() {
        // Blanks set around the stops of "23 . 8 . 1395" and "b . c".
        let initial = following.split_whitespace().next().is_some_and(|next| next.chars().count() == 1);
        return spaced && (initial || following.starts_with(char::is_numeric));
    }
    if is_initials(word) {
        return !opens_sentence(lexicon, following);
    }
    let is_number = word.len() <= 6 && word.chars().all(char::is_numeric);
    let next: String = following.chars().take(24).take_while(|c| c.is_alphabetic()).collect();
    is_number && (is_first || lexicon.months.contains(&next))
}

/// `FEB` as `Feb`; none where the word is not all capitals.
fn capitalised(word: &str) -> Option<String> {
    let is_capital = word.len() > 1 && word.bytes().all(|b| b.is_ascii_uppercase());
    is_capital.then(|| word[..1].to_owned() + &word[1..].to_ascii_lowercase())
}

/// Single letters, with full stops between them if there are several: `J`, `U.S`, `ه‍.ش`.
fn is_initials(word: &str) -> bool {
    !word.is_empty()
        && word.split('.').all(|part| {
            let letters = part.chars().filter(|c| !matches!(c, '\u{200c}' | '\u{200d}' | '\u{640}')).count();
            letters == 1 && part.chars().next().is_some_and(char::is_alphabetic)
        })
}

/// Says whether the word that follows is a capitalised one that opens sentences.
fn opens_sentence(lexicon: &Lexicon, following: &str) -> bool {
    let word: String = following.chars().take(24).take_while(|c| c.is_alphabetic()).collect();
    // A full stop after it makes it an initial: "J. A. Smith".
    let is_initial = following[word.len()..].starts_with('.');
    word.starts_with(char::is_uppercase) && !is_initial && lexicon.openers.contains(&word.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split_text(text: &str) -> Vec<&str> {
        let (mut paragraphs, mut sentences) = (Vec::new(), Vec::new());
        crate::parts::body(text, &[], Span::new(0, text.len()), &mut paragraphs);
        paragraphs.into_iter().for_each(|part| split(text, part.span, &mut sentences));
        sentences.into_iter().map(|span: Span| span.of(text)).collect()
    }

    /// A bar stands where a sentence ends.
    fn assert_split(marked: &str) {
        let text = marked.replace('|', "");
        let expected: Vec<&str> = marked.split('|').map(str::trim).filter(|part| !part.is_empty()).collect();
        assert_eq!(split_text(&text), expected);
    }

    #[test]
    fn no_sentence_ends_inside_a_time() {
        for marked in [
            "It was Feb. 15, 1989.| It was FEB. 15.| It was Sept. 11.",
            "He came at 4 p.m. Monday and left at 6 a.m. on Tuesday.| At 5 p.m.| He slept.",
            "In 44 B.C. Caesar fell.| From 15 B.C. to A.D. 20 it stood.| It stood in 300 B.C.| The city grew.",
            "Born c. 1066, d. 1089, fl. ca. 1080.| On 15. February he left.",
            "Husayn fell on 10 Muharram 61 A.H. (10 October 680).| He was 54.",
            "در ۲۶ دلو ۱۳۶۷ ه‍.ش. آخرین سربازان رفتند.| در ۴۴ ق.م. سزار کشته شد.",
            "در جلسه ۲۳ . ۸ . ۱۳۹۵ گفت.| پایان.",
        ] {
            assert_split(marked);
        }
    }

    #[test]
    fn no_sentence_ends_inside_a_name_or_after_an_abbreviation() {
        for marked in [
            "Gen. B. V. Gromov met Dr. J. A. Smith of St. Petersburg.| They talked.",
            "The U.S. Army left.| It was in the U.S.| The army left.",
            "Mr. Lee Jr. Won nothing, cf. vol. 2, no. 5, p. 44.| No.| He lost.",
            "Smith vs. Jones, e.g. The Acme Case; in Acme Inc. and Bolt Corp. of Ohio.| Then nothing.",
        ] {
            assert_split(marked);
        }
    }

    #[test]
    fn quotes_brackets_and_note_marks_belong_to_the_sentence() {
        for marked in [
            "“It is over.”| He left.| (It was 1989.)| Nobody spoke.",
            "It ended.[1][12]| Peace came. [3]| It held.",
            "“Never!” he said.| “When?” they asked.| Silence … and more.",
            "آیا جنگ تمام شد؟| بلی!| «پایان.»| آنان رفتند۔| خوب.",
        ] {
            assert_split(marked);
        }
    }

    #[test]
    fn a_wrapped_line_goes_on_and_a_line_the_writer_ended_does_not() {
        let wrapped = "The last column crossed the bridge over the river on 15\nFebruary 1989, and the long war of the others was at last\nover.";
        assert_eq!(split_text(wrapped).len(), 1);
        assert_eq!(split_text("Kabul\nHerat\nKandahar"), ["Kabul", "Herat", "Kandahar"]);
        assert_eq!(split_text("- in 1979\n- in 1989\n\n1. first\n2. second").len(), 4);
        let years = "1858 – Rudolf Diesel, the engineer (d. 1913)\n1893 – Wilfred Owen, the poet of the war (d. 1918)";
        assert_eq!(split_text(years).len(), 2);
    }
}
