//! Who gives which day: for each event told more than once, every telling with its days, and whether they can all be right.

use std::fmt::Write as _;

use calendar::{CalendarId, Day};
use check::{Agreement, Occurrence, Voice};
use event::{Relation, When};
use source::{Positions, harmless};
use timex::Timex;

use crate::chronology::Chronology;
use crate::when::{also_text, when_text};

/// Returns a block for each event that more than one account tells: the days it is put on, in order, and with each day every
/// telling that gives it, in the words of its text. None is chosen.
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
///     "the death of Tomas Lindgren: told on 2 days that exclude each other\n\
///      \x20 5 May 1821  a.txt:1  5 May 1821\n\
///      \x20 6 May 1821  b.txt:1  6 May 1821\n"
/// );
/// # Ok::<(), String>(())
/// ```
pub fn told_by_several(chronology: &Chronology) -> String {
    let several = |one: &&Occurrence| one.told.iter().any(|told| told.account != one.told[0].account);
    let mut out = String::new();
    for one in chronology.occurrences.iter().filter(several) {
        let mut rows: Vec<Row> = one.told.iter().flat_map(|told| rows(chronology, told)).collect();
        // Stable: who gives one day comes in the order of the accounts.
        rows.sort_by_key(|row| row.extent);
        let mut days: Vec<(Option<Day>, Option<Day>)> = rows.iter().map(|row| row.extent).collect();
        days.dedup();
        let agreement = match (one.agreement, days.len()) {
            (Agreement::Excluded, count) => format!("told on {count} days that exclude each other"),
            (Agreement::Possible, 1) => "told on one day".to_owned(),
            (Agreement::Possible, _) => "told on days that can all be right".to_owned(),
        };
        let _ = writeln!(out, "{}: {agreement}", harmless(&one.what));
        let widest = |of: fn(&Row) -> &str| rows.iter().map(|row| of(row).chars().count()).max().unwrap_or(0);
        let (day, place) = (widest(|row| &row.day), widest(|row| &row.place));
        let mut last = None;
        for row in &rows {
            let shown = if last == Some(row.extent) { "" } else { row.day.as_str() };
            last = Some(row.extent);
            let blanks = " ".repeat(day - shown.chars().count());
            let _ = writeln!(out, "  {shown}{blanks}  {:place$}  {}", row.place, apart(&row.words));
        }
    }
    out
}

/// Who gives a day, and which.
struct Row {
    extent: (Option<Day>, Option<Day>),
    /// The day, as people write it in the Gregorian calendar.
    day: String,
    /// Where it is told, and by whom where the account names somebody.
    place: String,
    /// The words for the day.
    words: String,
}

fn rows(chronology: &Chronology, told: &check::ToldBy) -> Vec<Row> {
    let (Some(document), Some(timexes)) =
        (chronology.documents.get(told.account), chronology.timexes.get(told.account))
    else {
        return Vec::new();
    };
    let line = Positions::new(document).place(told.word.start).line;
    let by = match &told.voice {
        Voice::Narrator => String::new(),
        Voice::Source(who) => format!(", by {who}"),
        Voice::Unnamed => ", by hearsay".to_owned(),
    };
    let place = harmless(&format!("{}:{line}{by}", document.path)).into_owned();
    let row = |time: &Timex| {
        let words = time.span.of(&document.text).split_whitespace().collect::<Vec<&str>>().join(" ");
        let extent = time.extent();
        let when = When { time: time.id, until: None, relation: Relation::Within };
        let day = also_text(&when, timexes, CalendarId::Gregorian).unwrap_or_else(|| when_text(&when, timexes));
        Row {
            extent: (extent.earliest(), extent.latest()),
            day,
            place: place.clone(),
            words: harmless(&words).into_owned(),
        }
    };
    told.times.iter().filter_map(|&id| timexes.get(id)).map(row).collect()
}

/// Text that runs from the right is set apart.
fn apart(text: &str) -> String {
    let from_right = |c: char| matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}');
    if text.chars().any(from_right) { format!("\u{2068}{text}\u{2069}") } else { text.to_owned() }
}
