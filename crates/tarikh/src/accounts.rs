//! Who gives which day: for each event told more than once, every telling with its days, and whether they can all be right.

use std::fmt::Write as _;

use check::{Agreement, Occurrence};
use source::{Positions, harmless};
use timex::Timex;

use crate::chronology::Chronology;

/// Returns a block for each event that more than one account tells: a line for each telling with the day it gives, in the
/// words of its text and in the Gregorian calendar. None is chosen.
///
/// ```
/// use source::{DocumentId, read};
/// use tarikh::Options;
///
/// let of = |number, path: &str, text: &str| read(DocumentId(number), path, text.as_bytes(), None).document();
/// let accounts = vec![
///     of(0, "a.txt", "The general Tomas Lindgren died on 5 May 1821.")?,
///     of(1, "b.txt", "The death of Tomas Lindgren on 6 May 1821 was not known for two months.")?,
/// ];
/// let shown = tarikh::told_by_several(&tarikh::read(accounts, &Options::default()));
/// assert_eq!(
///     shown,
///     "the death of Tomas Lindgren: these days exclude each other\n\
///      \x20 a.txt:1  5 May 1821  (1821-05-05)\n\
///      \x20 b.txt:1  6 May 1821  (1821-05-06)\n"
/// );
/// # Ok::<(), String>(())
/// ```
pub fn told_by_several(chronology: &Chronology) -> String {
    let several = |one: &&Occurrence| one.told.iter().any(|told| told.account != one.told[0].account);
    let mut out = String::new();
    for one in chronology.occurrences.iter().filter(several) {
        let agreement = match one.agreement {
            Agreement::Possible => "these days can all be right",
            Agreement::Excluded => "these days exclude each other",
        };
        let _ = writeln!(out, "{}: {agreement}", harmless(&one.what));
        let rows: Vec<[String; 3]> = one.told.iter().flat_map(|told| rows(chronology, told)).collect();
        let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
        let (places, words) = (width(0), width(1));
        for [place, word, day] in &rows {
            let blanks = " ".repeat(words - word.chars().count());
            let _ = writeln!(out, "  {place:places$}  {}{blanks}  ({day})", apart(word));
        }
    }
    out
}

/// Where a telling stands, the words of its days, and the days.
fn rows(chronology: &Chronology, told: &check::ToldBy) -> Vec<[String; 3]> {
    let (Some(document), Some(timexes)) =
        (chronology.documents.get(told.account), chronology.timexes.get(told.account))
    else {
        return Vec::new();
    };
    let line = Positions::new(document).place(told.word.start).line;
    let row = |time: &Timex| {
        let words = time.span.of(&document.text).split_whitespace().collect::<Vec<&str>>().join(" ");
        let extent = time.extent();
        let day = match (extent.earliest(), extent.latest()) {
            (Some(first), Some(last)) if first == last => first.to_string(),
            (Some(first), Some(last)) => format!("{first} to {last}"),
            (Some(_), None) | (None, Some(_) | None) => "no day known".to_owned(),
        };
        [format!("{}:{line}", harmless(&document.path)), harmless(&words).into_owned(), day]
    };
    told.times.iter().filter_map(|&id| timexes.get(id)).map(row).collect()
}

/// Text that runs from the right is set apart.
fn apart(text: &str) -> String {
    let from_right = |c: char| matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}');
    if text.chars().any(from_right) { format!("\u{2068}{text}\u{2069}") } else { text.to_owned() }
}
