//! What a reader is told at the end of a run: how much was read, what was not understood, what was assumed.

use calendar::{CalendarId, TimeValue, english_name};
use timex::{Pack, Resolved};

use crate::chronology::Chronology;
use crate::understand::has_grammar;

/// The most examples of times that could not be placed.
const EXAMPLES: usize = 3;

/// Returns the summary for people, one or more lines, each ended.
///
/// ```
/// use source::{DocumentId, read};
/// use tarikh::Options;
///
/// let account = read(DocumentId(0), "-", b"They left on 15 February 1989. The army returned today.", None).document()?;
/// let chronology = tarikh::read(vec![account], &Options::default());
/// assert_eq!(
///     tarikh::summary(&chronology),
///     "read 2 sentences: 2 times, 2 events (1 undated)\n\
///      not placed: 1 time ('today')\n\
///      date of writing: not known (--written DATE would say it) · calendar: Gregorian\n"
/// );
/// # Ok::<(), String>(())
/// ```
pub fn summary(chronology: &Chronology) -> String {
    let times: usize = chronology.timexes.iter().map(Vec::len).sum();
    let sentences = chronology.accounts.iter().map(|account| account.sentences).sum();
    let undated = chronology.chronicle().filter(|event| event.when.is_none()).count();
    let mut out = "read ".to_owned();
    if chronology.documents.len() != 1 {
        out.push_str(&format!("{}, ", count(chronology.documents.len(), "document", "documents")));
    }
    out.push_str(&format!(
        "{}: {}, {}",
        count(sentences, "sentence", "sentences"),
        count(times, "time", "times"),
        count(chronology.chronicle().count(), "event", "events")
    ));
    if undated > 0 {
        out.push_str(&format!(" ({undated} undated)"));
    }
    out.push('\n');
    unread_languages(chronology, &mut out);
    without_grammar(chronology, &mut out);
    not_placed(chronology, &mut out);
    out.push_str(&assumed(chronology));
    out
}

/// A text in a language without a pack is read by the English one: its months are other words, so this is said.
fn unread_languages(chronology: &Chronology, out: &mut String) {
    let read = chronology.documents.iter().filter(|document| !document.text.trim().is_empty());
    let mut codes: Vec<&str> = read.map(|document| document.language.0).collect();
    codes.sort_unstable();
    codes.dedup();
    codes.retain(|code| !Pack::languages().any(|known| known == *code));
    if !codes.is_empty() {
        out.push_str(&format!("no pack for the language ({}): read by the English one\n", codes.join(", ")));
    }
}

/// Of a language whose sentences nobody can parse yet much less is read than of English, so this is said too.
fn without_grammar(chronology: &Chronology, out: &mut String) {
    let unparsed = chronology.documents.iter().filter(|document| !has_grammar(document));
    let mut codes: Vec<&str> = unparsed.map(|document| document.language.0).collect();
    codes.sort_unstable();
    codes.dedup();
    if !codes.is_empty() {
        let codes = codes.join(", ");
        out.push_str(&format!(
            "no grammar for the language ({codes}): times and what is told of them are read, but no names, places, speakers and causes\n"
        ));
    }
}

fn not_placed(chronology: &Chronology, out: &mut String) {
    let mut quotes: Vec<String> = Vec::new();
    let mut number = 0;
    for (document, timexes) in chronology.documents.iter().zip(&chronology.timexes) {
        for timex in timexes.iter().filter(|timex| timex.resolved == Resolved::Unanchored) {
            number += 1;
            if quotes.len() < EXAMPLES {
                quotes.push(format!("'{}'", source::harmless(timex.span.of(&document.text))));
            }
        }
    }
    if number > 0 {
        let more = if number > quotes.len() { ", …" } else { "" };
        out.push_str(&format!("not placed: {} ({}{more})\n", count(number, "time", "times"), quotes.join(", ")));
    }
}

fn assumed(chronology: &Chronology) -> String {
    let mut written: Vec<String> =
        chronology.accounts.iter().map(|account| written_text(account.written.as_ref())).collect();
    written.dedup();
    let told: Vec<CalendarId> = CalendarId::ALL
        .into_iter()
        .filter(|id| chronology.accounts.iter().any(|account| account.calendars.contains(id)))
        .collect();
    let names: Vec<&str> = told.iter().map(|&id| english_name(id)).collect();
    let calendars = match names.as_slice() {
        [] => "calendar: none told".to_owned(),
        [one] => format!("calendar: {one}"),
        many => format!("calendars: {}", many.join(", ")),
    };
    let written = match written.as_slice() {
        [] => return format!("{calendars}\n"),
        [one] => one.clone(),
        [..] => "each by its own metadata".to_owned(),
    };
    format!("date of writing: {written} · {calendars}\n")
}

fn written_text(written: Option<&TimeValue>) -> String {
    let known = written.map(|value| value.edtf().unwrap_or_else(|| "not a date".to_owned()));
    known.unwrap_or_else(|| "not known (--written DATE would say it)".to_owned())
}

pub(crate) fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// What a noun ends with behind a number.
pub(crate) fn plural(number: usize) -> &'static str {
    if number == 1 { "" } else { "s" }
}
