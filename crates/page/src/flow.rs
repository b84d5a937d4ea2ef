//! The words of a block with their marks: a sweep over the places where marks begin and end.

use tarikh::source::Span;

use crate::escape::escaped;
use crate::marks::{Flag, Kind, Leads, Mark, Marks};
use crate::mixed::Base;
use crate::tight::{Bit, tight};
use crate::view::severity_name;
use tarikh::Words;

/// Adds the words of `span` with what is marked in them.
pub(crate) fn flow(out: &mut String, page: Words, text: &str, span: Span, marks: &Marks) {
    let (of_marks, of_flags) =
        (within(&marks.marks, |mark| mark.span, span), within(&marks.flags, |flag| flag.span, span));
    let mut cuts: Vec<u32> = vec![span.start, span.end];
    let of_said = within(&marks.said, |said| *said, span);
    let spans = of_marks
        .iter()
        .map(|mark| mark.span)
        .chain(of_flags.iter().map(|flag| flag.span))
        .chain(of_said.iter().copied());
    cuts.extend(spans.flat_map(|one| [one.start.max(span.start), one.end.min(span.end)]));
    cuts.extend(marks.places.range(span.start..span.end).map(|(place, _)| *place));
    cuts.sort_unstable();
    cuts.dedup();
    let base = Base::of(span.of(text));
    let (mut next_mark, mut next_flag) = (0, 0);
    let mut line: Vec<Bit<'_>> = Vec::new();
    let (mut open_marks, mut open_flags): (Vec<&Mark>, Vec<&Flag>) = (Vec::new(), Vec::new());
    for pair in cuts.windows(2) {
        let segment = Span { start: pair[0], end: pair[1] };
        open_marks.retain(|mark| mark.span.end > segment.start);
        open_flags.retain(|flag| flag.span.end > segment.start);
        while let Some(mark) = of_marks.get(next_mark).filter(|mark| mark.span.start <= segment.start) {
            open_marks.push(mark);
            next_mark += 1;
        }
        while let Some(flag) = of_flags.get(next_flag).filter(|flag| flag.span.start <= segment.start) {
            open_flags.push(flag);
            next_flag += 1;
        }
        // What somebody says is set between corners.
        let opens = of_said.iter().filter(|said| said.start == segment.start).count();
        line.extend((0..opens).map(|_| Bit::sign("<i class=\"says\"></i>")));
        let places = marks.places.get(&segment.start).map(Vec::as_slice).unwrap_or_default();
        piece(&mut line, page, (segment.of(text), segment, base), (&open_marks, &open_flags), places);
        let closes = of_said.iter().filter(|said| said.end.min(span.end) == segment.end).count();
        line.extend((0..closes).map(|_| Bit::sign("<i class=\"said-so\"></i>")));
    }
    tight(out, &line, base);
}

/// What rows of the chronology lead to, each within the one before it, so that the mark behind them stands beside all.
fn anchors(class: &str, ids: &[String]) -> Option<String> {
    let open: String = ids.iter().map(|id| format!("<i class=\"{class}\" id=\"{id}\">")).collect();
    (!ids.is_empty()).then(|| open + &"</i>".repeat(ids.len()))
}

/// The items that begin in a block; both lists are in order of place.
fn within<T>(items: &[T], span_of: fn(&T) -> Span, block: Span) -> &[T] {
    let from = items.partition_point(|item| span_of(item).start < block.start);
    let to = items.partition_point(|item| span_of(item).start < block.end);
    &items[from..to]
}

fn piece<'t>(
    line: &mut Vec<Bit<'t>>,
    page: Words,
    (words, segment, base): (&'t str, Span, Base),
    (marks, flags): (&[&Mark], &[&Flag]),
    places: &[String],
) {
    // The worst of several findings gives the look; each has its number after its words.
    let worst = flags.iter().max_by_key(|flag| flag.severity).map(|flag| severity_name(flag.severity));
    // The innermost opens its card.
    match marks.iter().min_by_key(|mark| (mark.span.len(), std::cmp::Reverse(mark.kind))) {
        None => {
            line.extend(anchors("at here", places).map(Bit::Sign));
            line.push(Bit::Words { words, flag: worst });
        }
        Some(mark) => marked(line, (words, segment, base), (mark, marks), worst, places),
    }
    for flag in flags.iter().filter(|flag| flag.span.end == segment.end) {
        let number = page.digits(flag.finding.trim_start_matches('f'));
        line.push(Bit::Sign(format!(
            "<a class=\"note {}\" href=\"#{}\" aria-label=\"{} {number}\">{number}</a>",
            severity_name(flag.severity),
            flag.finding,
            page.say("finding")
        )));
    }
}

/// What closes words and belongs to them.
const CLOSING: [char; 9] = [',', '.', ';', ':', ')', ']', '”', '’', '،'];

/// Adds words as what opens the card of a mark, or of a part of it.
fn marked<'t>(
    line: &mut Vec<Bit<'t>>,
    (words, segment, base): (&'t str, Span, Base),
    (mark, marks): (&Mark, &[&Mark]),
    flag: Option<&'static str>,
    places: &[String],
) {
    // What closes a name within a speaker's words stays outside the next box. Blanks at the ends of a box would be lost.
    let is_first = segment.start == mark.span.start;
    let is_within = mark.kind == Kind::Speaker && !is_first;
    let joins = |c: char| c.is_whitespace() || (is_within && CLOSING.contains(&c));
    let begun = words.len() - words.trim_start_matches(joins).len();
    let inner = words[begun..].trim_end();
    line.push(Bit::Words { words: &words[..begun], flag });
    if inner.is_empty() {
        line.extend(anchors("at here", places).map(Bit::Sign));
        return;
    }
    let mut classes: Vec<&str> = marks.iter().map(|mark| mark.kind.class()).collect();
    // The box of a speaker goes on through the marks within it.
    let speaker = marks.iter().find(|mark| mark.kind == Kind::Speaker);
    classes.extend(speaker.filter(|one| one.span.start < segment.start).map(|_| "from"));
    classes.extend(speaker.filter(|one| one.span.end > segment.end).map(|_| "on"));
    // A mark cut in two is one stop for the keyboard.
    let stop = if is_first { "" } else { " tabindex=\"-1\"" };
    let (subject, classes, words_of) = (&mark.subject, classes.join(" "), escaped(inner));
    // The direction of the paragraph is no news.
    let turned = if Base::of(inner) == base { "" } else { " dir=\"auto\"" };
    let common = format!("class=\"m {classes}\"{turned}");
    let html = match mark.leads {
        Leads::ToCard => {
            format!("<button popovertarget=\"card-{subject}\" data-id=\"{subject}\" {common}{stop}>{words_of}</button>")
        }
        Leads::ToRow => format!("<a href=\"#{subject}\" {common}{stop}>{words_of}</a>"),
        Leads::Nowhere => format!("<span {common}>{words_of}</span>"),
    };
    line.push(Bit::Box { html: anchors("at", places).unwrap_or_default() + &html, flag });
    line.push(Bit::Words { words: &words[begun + inner.len()..], flag });
}

#[cfg(test)]
mod tests {
    use super::*;
    use tarikh::source::Severity;

    #[test]
    fn marks_and_findings_cross_without_losing_a_letter() {
        let text = "on Thursday, 15 February 1989 <b>";
        let time = Mark { span: Span::new(3, 29), kind: Kind::Time, subject: "t1".to_owned(), leads: Leads::ToCard };
        let flag = Flag { span: Span::new(3, 11), severity: Severity::Error, finding: "f1".to_owned() };
        let mut out = String::new();
        flow(
            &mut out,
            Words::default(),
            text,
            Span::new(0, text.len()),
            &Marks { marks: vec![time], flags: vec![flag], ..Marks::default() },
        );
        assert!(out.contains(">Thursday</button></span><a class=\"note error\" href=\"#f1\""), "{out}");
        assert!(out.contains(">, 15 February 1989</button></span> &lt;b&gt;"), "{out}");
        assert_eq!(out.matches("tabindex").count(), 1);
    }

    #[test]
    fn a_bracket_stays_with_the_mark_it_opens_before() {
        let text = "On 26 Bahman 1367 (15 February 1989)";
        let mark = |start, end| Mark {
            span: Span::new(start, end),
            kind: Kind::Time,
            subject: "t1".to_owned(),
            leads: Leads::ToCard,
        };
        let marks = Marks { marks: vec![mark(3, 17), mark(19, 35)], ..Marks::default() };
        let mut out = String::new();
        flow(&mut out, Words::default(), text, Span::new(0, text.len()), &marks);
        assert!(out.contains("</button> <span class=\"tight\">(<button"), "{out}");
        assert!(out.ends_with("15 February 1989</button>)</span>"), "{out}");
    }

    #[test]
    fn a_name_within_a_name_leaves_the_blanks_between_their_words() {
        let text = "the Hairatan Bridge";
        let outer = Mark { span: Span::new(0, 19), kind: Kind::Place, subject: "n1".to_owned(), leads: Leads::ToCard };
        let inner = Mark { span: Span::new(4, 12), kind: Kind::Place, subject: "n2".to_owned(), leads: Leads::ToCard };
        let mut out = String::new();
        let marks = Marks { marks: vec![outer, inner], ..Marks::default() };
        flow(&mut out, Words::default(), text, Span::new(0, text.len()), &marks);
        assert!(out.contains(">the</button> <button") && out.contains("Hairatan</button> <button"), "{out}");
    }

    #[test]
    fn a_line_with_very_many_times_takes_linear_time() {
        let text = "1989 ".repeat(20_000);
        let mark = |at: usize| Mark {
            span: Span::new(at * 5, at * 5 + 4),
            kind: Kind::Time,
            subject: format!("t{at}"),
            leads: Leads::ToCard,
        };
        let marks = Marks { marks: (0..20_000).map(mark).collect(), ..Marks::default() };
        let mut out = String::new();
        flow(&mut out, Words::default(), &text, Span::new(0, text.len()), &marks);
        assert_eq!(out.matches("<button").count(), 20_000);
    }
}
