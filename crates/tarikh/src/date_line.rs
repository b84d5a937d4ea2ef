//! A line that is a date and nothing else, at the head of a text: the day it was written.

use crate::options::points_to_writing;
use calendar::TimeValue;
use source::{Document, Span};
use timex::{Context, Domain, Expr, Finder, Pack, Resolved, Written, WrittenYear, place_all};

/// Such a line is one of the first so many that are not empty: a headline and the author's name may stand above it.
const LINES: usize = 3;
/// No such line is longer, in bytes.
const LONGEST: usize = 60;
/// How much of a text is looked at for what speaks against it, in bytes.
const SAMPLE: usize = 16 * 1024;

/// Returns the day a line at the head of the text says it was written. A text with several such lines is a diary or a
/// list of days, and one that tells of later years was not written then: of those nothing is known.
pub(crate) fn find(pack: &Pack, document: &Document) -> Option<TimeValue> {
    let mut end = document.text.len().min(SAMPLE);
    while !document.text.is_char_boundary(end) {
        end -= 1;
    }
    let text = &document.text[..end];
    let lines = || text.lines().filter(|line| !line.trim().is_empty());
    // A row of a table that has lost its other cells stands beside rows that have them.
    let is_row = |line: Option<&str>| line.is_some_and(|line| line.contains('\t'));
    let mut above = None;
    let mut head = lines().zip(lines().skip(1).map(Some).chain([None])).take(LINES).filter_map(|(line, below)| {
        let beside = is_row(above.replace(line)) || is_row(below);
        (!beside).then_some(line)
    });
    let opening = lines().next().filter(|line| may_be_one(line));
    let day = match opening.and_then(|line| behind_place(pack, line)) {
        Some(day) => Some(day).filter(|_| opening.is_some_and(|line| is_letter(pack, text, line)))?,
        None => head.find_map(|line| Some(line).filter(|line| may_be_one(line)).and_then(|line| whole(pack, line)))?,
    };
    let read = |line: &&str| {
        may_be_one(line) && (is_day(pack, line) || whole(pack, line).or_else(|| behind_place(pack, line)).is_some())
    };
    let only = text.lines().filter(read).count() == 1;
    (only && !tells_later(pack, text, &day)).then_some(day)
}

/// Says whether a line is short enough, has a number, and is no row of a table.
fn may_be_one(line: &str) -> bool {
    line.len() <= LONGEST && line.contains(char::is_numeric) && !line.contains(['|', '\t'])
}

/// "Smyrna, 4 September 1922.", "From the Borough Gazette, 7 November 1887": the day of a line that has a place or a paper before it and
/// nothing else.
fn behind_place(pack: &Pack, line: &str) -> Option<TimeValue> {
    let line = line.trim();
    let paper = pack.opens_credit(line);
    let commas = line.match_indices(", ").filter(|(at, _)| paper || is_place(&line[..*at]));
    commas.filter_map(|(at, comma)| whole(pack, &line[at + comma.len()..])).next()
}

/// Says whether words may name a place: a few, each with a capital.
fn is_place(words: &str) -> bool {
    let capital =
        |word: &str| word.starts_with(char::is_uppercase) && word.chars().all(|c| c.is_alphabetic() || c == ',');
    words.split_whitespace().count() <= PLACE && words.split_whitespace().all(capital)
}

/// The name of a place before a date has no more words.
const PLACE: usize = 3;

/// Says whether a text below its first line counts from the day it was written: "yesterday", "last month", "on Saturday". What only
/// tells of the day in its title does not.
fn is_letter(pack: &Pack, text: &str, line: &str) -> bool {
    let below = text.find(line).map_or(text, |at| &text[at + line.len()..]);
    Finder::new(pack, Domain::News).find(below).iter().any(|one| points_to_writing(&one.meant.expr))
}

/// Says whether a line is the day of a month and nothing else: "20 July", as the later days of a diary are told.
fn is_day(pack: &Pack, line: &str) -> bool {
    let line = line.trim_matches(|c: char| !c.is_alphanumeric());
    let found = Finder::new(pack, Domain::Narrative).find(line);
    let day = |written: &Written| written.month.is_some() && written.day.is_some();
    matches!(found.as_slice(), [one] if one.span == Span::new(0, line.len()) && one.meant.expr.written().is_some_and(day))
}

/// The day of a line in which nothing stands beside it but marks.
fn whole(pack: &Pack, line: &str) -> Option<TimeValue> {
    let line = line.trim_matches(|c: char| !c.is_alphanumeric());
    let found = Finder::new(pack, Domain::Narrative).find(line);
    let [one] = found.as_slice() else { return None };
    if one.span != Span::new(0, line.len()) {
        return None;
    }
    let placed = place_all(pack, Domain::Narrative, &Context::default(), line, found);
    let timex = placed.into_iter().next()?;
    let value = timex.value.filter(|_| timex.resolved == Resolved::Written)?;
    (value.as_date().is_some() && value.extent().single_day().is_some()).then_some(value)
}

/// Says whether a year after that of the day, and the next, is written.
fn tells_later(pack: &Pack, text: &str, day: &TimeValue) -> bool {
    let Some(year) = day.as_date().map(|date| date.year.value) else { return false };
    let found = Finder::new(pack, Domain::Narrative).find(text);
    found.iter().any(|one| match &one.meant.expr {
        Expr::Date(Written { year: Some(WrittenYear::Full(other)), calendar: None, .. }) => *other > year + 1,
        _other => false,
    })
}

#[cfg(test)]
mod tests {
    use source::{DocumentId, read};

    use super::*;

    fn found(text: &str) -> Option<String> {
        let (document, _) = read(DocumentId(0), "-", text.as_bytes(), None).document().expect("it is text");
        find(Pack::of("en").expect("English is built in"), &document)?.edtf()
    }

    #[test]
    fn a_row_of_a_table_says_nothing_of_when_it_was_written() {
        assert_eq!(found("Date\tEvent\n15 March 2013\n16 March 2013\tThe river rose.\n"), None);
        assert_eq!(found("| 15 March 2013 | |"), None);
    }

    #[test]
    fn a_line_that_is_a_date_says_when_the_text_was_written() {
        let texts = [
            "15 March 2013\n\nThe river rose yesterday.",
            "The flood\nBy a reporter\nFriday, March 15, 2013\n\nThe river rose yesterday.",
            "Zurich, 15 March 2013.\n\nThe river rose yesterday.",
            "From the Borough Gazette, 15 March 2013\n\nThe river rose yesterday.",
            "Zurich, Switzerland, March 15, 2013\n\nThe bridge will be closed on Saturday.",
            "<html><h1>The flood</h1><p>15 March 2013</p><p>The river rose yesterday.</p></html>",
        ];
        for text in texts {
            assert_eq!(found(text).as_deref(), Some("2013-03-15"), "{text}");
        }
    }

    #[test]
    fn a_diary_a_heading_and_a_day_of_history_do_not() {
        let texts = [
            "3 May 1940\n\nAll quiet.\n\n4 May 1940\n\nMore quiet.",
            "3 May 1940\n\nAll quiet.\n\n4 May\n\nIt rained yesterday.",
            "The flood of 15 March 2013\n\nThe river rose.",
            "6 June 1944\n\nThey landed at dawn. The beach was cleared by 1955.",
            "Zurich, 15 March 2013\n\nThe river rose.",
            "Zurich, 15 March 2013\n\nAll quiet.\n\nBern, 16 March 2013\n\nIt rained yesterday.",
            "The battle of the bridge, 15 March 2013\n\nIt rained yesterday.",
            "From the Borough Gazette, 15 March 2013\n\nThe river rose.",
            "March 2013\n\nThe river rose.",
            "15 March\n\nThe river rose.",
        ];
        for text in texts {
            assert_eq!(found(text), None, "{text}");
        }
    }
}
