//! When an event was, in the language of its account: since when a day is kept, and which years are those of the West.

use calendar::{CalendarId, Edge, Family, Part, Partial, TimeValue};
use event::{Ends, Event, Relation, When};
use timex::Timex;

use crate::when::{time_text, value_text, when_text};
use crate::words::Words;

/// Returns when an event was, in a language, `undated` where it has no time: a year of the West beside those of another calendar is said to be one where the language
/// counts so, as people write "2003 CE" there.
pub fn when_said(words: Words, event: &Event, timexes: &[Timex]) -> String {
    let Some(when) = &event.when else { return words.say("undated").to_owned() };
    let shown = words.date(&when_text(when, timexes));
    if let (Some(time), Some(until)) = (event.since, event.kept_until) {
        let kept = When { time, until: Some(until), relation: Relation::Throughout, ends: Ends::Range };
        return words.list(&[shown, words.date(&when_text(&kept, timexes))]);
    }
    // "Every 3 May, since 1975": whoever keeps a calendar of days wants to know since when.
    let since = event.since.and_then(|id| timexes.get(id.0 as usize)).map(|timex| time_text(timex, None));
    if let Some(since) = since.filter(|_| when.relation.is_recurring()) {
        return words.list(&[shown, words.date(&format!("since {since}"))]);
    }
    said_once(words, when, &shown, timexes)
}

/// Returns a time as people write it, in a language.
pub fn time_said(words: Words, when: &When, timexes: &[Timex]) -> String {
    said_once(words, when, &words.date(&when_text(when, timexes)), timexes)
}

/// Returns the end of a time from one day to another that something is told to be after, or the beginning that it is before: "after the
/// First World War".
pub(crate) fn bound_text(timex: &Timex, relation: Relation) -> Option<String> {
    let Some(TimeValue::Interval { start, end }) = &timex.value else { return None };
    match relation {
        Relation::After => Some(edge_text(end)),
        Relation::Before | Relation::Until => Some(edge_text(start)),
        _other => None,
    }
}

/// Returns an end of a time from one day to another.
pub(crate) fn edge_text(edge: &Edge) -> String {
    match edge {
        Edge::Known(value) => value_text(value),
        Edge::Unknown => "?".to_owned(),
        Edge::Open => String::new(),
    }
}

fn said_once(words: Words, when: &When, shown: &str, timexes: &[Timex]) -> String {
    let ends = [Some(when.time), when.until].into_iter().flatten();
    let mut values = ends.filter_map(|id| timexes.get(id.0 as usize)?.value.as_ref());
    let is_bare = values.next_back().is_some_and(is_bare_western_year) && !when.relation.is_recurring();
    if is_bare { words.of_the_west(shown) } else { shown.to_owned() }
}

/// Says whether a time is told by years, decades or centuries of the West after the era, with no name of a month.
fn is_bare_western_year(value: &TimeValue) -> bool {
    let is_western = |id: CalendarId| id.family() == Family::Western;
    match value {
        TimeValue::Date(date) => is_western(date.calendar) && date.year.value >= 100 && !has_month(date),
        TimeValue::Century { calendar, nth } => is_western(*calendar) && *nth > 0,
        TimeValue::Third { of, .. } => is_bare_western_year(of),
        TimeValue::Millennium { .. }
        | TimeValue::Interval { .. }
        | TimeValue::OneOf(_)
        | TimeValue::AllOf(_)
        | TimeValue::Recurring(_)
        | TimeValue::Duration(_)
        | TimeValue::Past
        | TimeValue::Present
        | TimeValue::Future => false,
    }
}

fn has_month(date: &Partial) -> bool {
    match date.part {
        Some(Part::Day { .. } | Part::Month(_) | Part::Week(_) | Part::Weekend(_)) => true,
        Some(Part::Season(_) | Part::Quarter(_) | Part::Half(_)) | None => false,
    }
}
