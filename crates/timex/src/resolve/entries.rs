//! The entries of a diary: a line that is a day and nothing else, and below it what is told of that day.

use source::{Section, Span};

use crate::expr::{Expr, Written, WrittenYear};
use crate::timex::{Timex, TimexId};

/// So many days that stand alone on their lines make a diary.
const FEWEST: usize = 2;
/// The name of a place beside the day has no more words.
const PLACE: usize = 3;

/// On the line of a day stand no more bytes on either side of it.
const BESIDE: usize = 64;

/// An entry of a diary, or of any account that is told day by day under its days.
///
/// ```
/// use source::{DocumentId, read};
/// use timex::{Context, Domain, Finder, Pack, entries, tag};
///
/// let text = b"19 July 1874\n\nWe sailed at noon.\n\n20 July\n\nYesterday's wind was gone.\n";
/// let (document, _) = read(DocumentId(0), "diary", text, None).document().expect("it is text");
/// let mut finder = Finder::new(Pack::of("en").expect("it is compiled in"), Domain::Narrative);
/// let times = tag(&mut finder, &Context::default(), &document);
/// let days: Vec<Option<String>> =
///     entries(&document.text, &document.sections, &times).iter().map(|one| times[one.day.0 as usize].edtf()).collect();
/// assert_eq!(days, [Some("1874-07-19".to_owned()), Some("1874-07-20".to_owned())]);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Entry {
    /// The day it stands under.
    pub day: TimexId,
    /// What is told below it, up to the next day or heading.
    pub body: Span,
}

/// Returns the entries of a text: none unless two days or more stand alone on their lines, or one that markup makes a heading; the
/// first of them has its year, or a heading above it has. `timexes` are those of the text, in order. Takes linear time.
pub fn entries(text: &str, sections: &[Section], timexes: &[Timex]) -> Vec<Entry> {
    of(text, sections, timexes.iter().map(|timex| (timex.span, &timex.meant.expr)))
}

/// The entries of a text with times at `times`.
pub(super) fn of<'e>(text: &str, sections: &[Section], times: impl Iterator<Item = (Span, &'e Expr)>) -> Vec<Entry> {
    let mut is_dated = false;
    let mut days: Vec<(TimexId, Span)> = Vec::new();
    for (index, (span, expr)) in times.enumerate() {
        let Expr::Date(Written { year, .. }) = expr else { continue };
        let line = line_of_day(text, span, expr);
        // "Journal, 1862", and below it "June 2".
        if days.is_empty() && matches!(year, Some(WrittenYear::Full(_))) {
            is_dated |= line.is_some() || section_headed(sections, span).is_some();
        }
        days.extend(line.map(|line| (TimexId(index as u32), line)));
    }
    let is_marked = |line: Span| section_headed(sections, line).is_some_and(|section| section.is_marked);
    let tells = match days.as_slice() {
        [] => false,
        [(_, line)] => is_marked(*line),
        [..] => days.len() >= FEWEST,
    };
    if !is_dated || !tells {
        return Vec::new();
    }
    let mut own = 0;
    let body = |(place, (day, line)): (usize, &(TimexId, Span))| {
        let next = days.get(place + 1).map_or(text.len() as u32, |(_, next)| next.start);
        while sections.get(own + 1).is_some_and(|section| section.span.start <= line.start) {
            own += 1;
        }
        let heads = |section: &Section| section.heading.is_some_and(|heading| line.overlaps(heading));
        let level = sections.get(own).filter(|section| heads(section)).map(|section| section.level);
        let inside = sections.iter().skip(own + 1).take_while(|section| section.span.start < next);
        let closed = inside.into_iter().find(|section| level.is_some_and(|level| section.level <= level));
        let end = closed.map_or(next, |section| section.span.start);
        Entry { day: *day, body: Span { start: line.end, end } }
    };
    days.iter().enumerate().map(body).collect()
}

/// Returns the section whose heading something stands in.
fn section_headed(sections: &[Section], span: Span) -> Option<&Section> {
    let behind = sections.partition_point(|section| section.span.start <= span.start);
    let section = behind.checked_sub(1).map(|at| &sections[at])?;
    section.heading.is_some_and(|heading| heading.overlaps(span)).then_some(section)
}

/// Returns the line of a day of a month that has a line for itself; a place and marks may stand beside it.
fn line_of_day(text: &str, span: Span, expr: &Expr) -> Option<Span> {
    let Expr::Date(Written { month: Some(_), day: Some(_), .. }) = expr else { return None };
    let (start, end) = (span.start as usize, span.end as usize);
    let bytes = text.as_bytes();
    // Nearly every day stands in a sentence.
    let (first, last) = (start.saturating_sub(BESIDE), text.len().min(end + BESIDE));
    let from = memchr::memrchr(b'\n', &bytes[first..start]).map(|at| first + at + 1);
    let from = from.or((first == 0).then_some(0))?;
    let to = memchr::memchr(b'\n', &bytes[end..last]).map(|at| end + at);
    let to = to.or((last == text.len()).then_some(last))?;
    let alone = is_place(&text[from..start]) && is_place(&text[end..to]);
    alone.then(|| Span::new(from, to))
}

/// Says whether nothing stands beside a day but marks, or the name of a place: "Zurich, ".
fn is_place(beside: &str) -> bool {
    let words = || {
        beside.split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’' | '.')).filter(|word| !word.is_empty())
    };
    let marks = words().all(|word| word.chars().all(|c| !c.is_alphanumeric()));
    let name = |word: &str| word.starts_with(char::is_uppercase) && !word.contains(char::is_numeric);
    marks || beside.contains(',') && words().count() <= PLACE && words().all(name)
}
