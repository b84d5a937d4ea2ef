//! Dates in words: the rules of every pack whose script the text is written in.

use calendar::{CalendarId, Edge, Partial, TimeValue};
use event::Relation;
use source::Language;
use timex::{Context, Domain, Era, Finder, Pack, Timex, Written};

use super::several::{self, Said};
use super::{Reading, Tried};
use crate::yearly_day;

/// Reads the text with each pack that knows its letters.
pub(super) fn read(text: &str, tried: &mut Tried) {
    for language in Pack::languages().filter(|language| knows_script(language, text)) {
        let Some(pack) = Pack::of(language) else { continue };
        let known = (tried.readings.len(), tried.refused.len());
        // Some times are read only where a sentence ends behind them: "about 1453". A month may stand without its capital, and a
        // year before it.
        let (ended, titled, turned) = (format!("{text}."), titled(text), year_last(text));
        for text in [text, &ended].into_iter().chain(titled.as_deref()).chain(turned.as_deref()) {
            let found = Finder::new(pack, Domain::Narrative).find(text);
            let timexes = timex::place_all(pack, Domain::Narrative, &Context::default(), text, found);
            read_found(Language(language), text, &timexes, tried);
            if known != (tried.readings.len(), tried.refused.len()) {
                break;
            }
        }
    }
}

/// The text with a capital before each of its words of more than two letters, where one has none.
fn titled(text: &str) -> Option<String> {
    let word = |word: &str| match word.chars().next() {
        Some(first) if first.is_ascii_lowercase() && word.len() > 2 => {
            first.to_ascii_uppercase().to_string() + &word[1..]
        }
        Some(_) | None => word.to_owned(),
    };
    let titled = text.split(' ').map(word).collect::<Vec<_>>().join(" ");
    (titled != text).then_some(titled)
}

/// "1989 Feb 15" with its year behind.
fn year_last(text: &str) -> Option<String> {
    let (year, rest) = text.split_once(' ')?;
    let is_year = (3..=4).contains(&year.len()) && year.bytes().all(|byte| byte.is_ascii_digit());
    let far = rest.split(' ').next_back().is_some_and(|last| last.len() < 3);
    (is_year && far && rest.contains(char::is_alphabetic)).then(|| format!("{} {year}", rest.trim()))
}

/// Says whether the pack's script is one the text has letters of; a pack that names no script reads everything.
fn knows_script(language: &str, text: &str) -> bool {
    let settings = Pack::files(language).map(|files| files.settings).unwrap_or_default();
    let line = settings.lines().find_map(|line| line.strip_prefix("script")?.trim_start().strip_prefix('='));
    let has = |range: std::ops::RangeInclusive<char>| text.chars().any(|c| range.contains(&c));
    match line.map(|value| value.trim().trim_matches('"')) {
        Some("Latin") => has('A'..='Z') || has('a'..='z'),
        Some("Arabic") => has('\u{600}'..='\u{6ff}'),
        Some(_) | None => true,
    }
}

fn read_found(language: Language, text: &str, timexes: &[Timex], tried: &mut Tried) {
    let (Some(first), Some(last)) = (timexes.first(), timexes.last()) else { return };
    let outside = [&text[..first.span.start as usize], &text[last.span.end as usize..]];
    let is_negative = outside[0].trim_end().ends_with(['-', '\u{2212}']);
    let is_whole = !is_negative && outside.iter().all(|rest| !rest.chars().any(char::is_alphanumeric));
    match timexes {
        [one] if is_whole => read_one(text, one, tried),
        [one]
            if !outside[1].chars().any(char::is_alphanumeric)
                && let Some(relation) = event::relation_of(language, outside[0].trim()) =>
        {
            let mut bound = Tried::default();
            read_one(text, one, &mut bound);
            tried.refused.append(&mut bound.refused);
            for reading in bound.readings {
                if let Some(value) = bounded(relation, &reading.value) {
                    tried.add(Reading { value, nominal: None, written: None, ..reading });
                }
            }
        }
        [start, end] if is_whole && start.range.is_some() && start.range.map(|r| r.id) == end.range.map(|r| r.id) => {
            read_range(start, end, tried);
        }
        [_, ..] => {
            let longest = timexes.iter().max_by_key(|timex| timex.span.len()).unwrap_or(first);
            tried.partly.get_or_insert_with(|| longest.span.of(text).to_owned());
        }
        [] => {}
    }
}

/// "Before 1453", "since 1335": all the time up to a date, or from it on.
fn bounded(relation: Relation, value: &TimeValue) -> Option<TimeValue> {
    let moved = |by: i64| {
        let date = value.as_date()?;
        date.shifted(by, date.granularity(), date.granularity()).ok().map(TimeValue::Date)
    };
    let known = |value: TimeValue| Edge::Known(Box::new(value));
    let (start, end) = match relation {
        Relation::Before => (Edge::Open, known(moved(-1)?)),
        Relation::By | Relation::Until => (Edge::Open, known(value.clone())),
        Relation::After => (known(moved(1)?), Edge::Open),
        Relation::Since | Relation::From | Relation::Told => (known(value.clone()), Edge::Open),
        Relation::Within
        | Relation::Throughout
        | Relation::Yearly
        | Relation::FormerlyYearly
        | Relation::Recurring
        | Relation::FormerlyRecurring => {
            return Some(value.clone());
        }
    };
    Some(TimeValue::Interval { start, end })
}

fn read_one(text: &str, timex: &Timex, tried: &mut Tried) {
    let placed = match &timex.value {
        Some(TimeValue::Duration(_) | TimeValue::Past | TimeValue::Present | TimeValue::Future) | None => None,
        Some(TimeValue::Recurring(_)) => None,
        Some(value) => Some(value),
    };
    let Some(value) = placed else {
        let is_yearless = timex.written().is_none_or(|written| written.year.is_none());
        let yearly = yearly_day(timex).filter(|_| is_yearless);
        if yearly.is_some() || matches!(timex.value, Some(TimeValue::Recurring(_))) {
            tried.yearly = tried.yearly.or(yearly);
            let error = crate::Error::new(format!("'{text}' names no year, so it comes again every year"));
            return tried.refused.push(error);
        }
        let error = crate::Error::new(format!("'{text}' is no date without something to count from: {}", timex.reason));
        return tried.refused.push(error);
    };
    if let Some((hour, minute)) = timex.impossible_hour() {
        return tried.refused.push(crate::Error::new(format!("{hour:02}:{minute:02} is no time of day")));
    }
    let known = tried.readings.len();
    match (value, timex.written()) {
        (TimeValue::Date(_), Some(written)) if let Some(swedish) = several::swedish(written) => {
            several::add_dates(swedish, Said::Nothing, tried);
        }
        (TimeValue::Date(date), Some(written)) => {
            several::add_dates(*date, said(written), tried);
            if let Some(absent) = timex.absent_month() {
                let named = month_name(date).map(|name| format!(", read as {name}")).unwrap_or_default();
                for reading in &mut tried.readings[known..] {
                    *reading = reading.clone().noted(format!("{absent}{named}"));
                }
            }
            other_adar(text, *date, tried);
        }
        (other, _) => {
            if let Err(error) = other.validate() {
                return tried.refused.push(crate::Error::new(error.to_string()));
            }
            tried.add(Reading::of(calendar_of(other), other.clone()));
        }
    }
    let Some(written) = timex.written() else { return };
    let mut added: Vec<Reading> = tried.readings.drain(known..).collect();
    added = added.into_iter().map(|reading| with_written(reading, written)).collect();
    if let Some(weekday) = written.weekday {
        // A weekday chooses between calendars.
        let fits = |reading: &Reading| reading.weekday() == Some(weekday);
        added.sort_by_key(|reading| !fits(reading));
    }
    tried.readings.extend(added);
}

fn said(written: &Written) -> Said {
    match (written.calendar, written.era) {
        (None, None | Some(Era::Ce | Era::Bce)) => Said::Nothing,
        (Some(_), _) | (None, Some(Era::Of(_) | Era::OldStyle | Era::NewStyle)) => Said::Calendar,
    }
}

/// An Adar of a leap year that says neither I nor II may be either.
fn other_adar(text: &str, date: Partial, tried: &mut Tried) {
    if date.calendar != CalendarId::Hebrew {
        return;
    }
    let calendar = date.calendar.calendar();
    let month = match date.part {
        Some(calendar::Part::Month(month) | calendar::Part::Day { month, .. }) => month,
        Some(_) | None => return,
    };
    let Ok(name) = calendar.month_name(date.year.value, month) else { return };
    let Some((stem, _number)) = name.split_once(' ') else { return };
    let lower = text.to_lowercase();
    let Some((_, after)) = lower.split_once(&stem.to_lowercase()) else { return };
    if after.trim_start().starts_with(char::is_alphabetic) {
        return;
    }
    let neighbours = [month.checked_sub(1), month.checked_add(1)].into_iter().flatten();
    for other in neighbours {
        if calendar.month_name(date.year.value, other).is_ok_and(|name| name.starts_with(stem)) {
            let part = match date.part {
                Some(calendar::Part::Day { day, .. }) => Some(calendar::Part::Day { month: other, day }),
                Some(_) | None => Some(calendar::Part::Month(other)),
            };
            several::add_dates(Partial { part, ..date }, Said::Calendar, tried);
            for reading in tried.readings.iter_mut().filter(|reading| reading.calendar == CalendarId::Hebrew) {
                let named = reading.value.as_date().and_then(month_name);
                *reading = reading.clone().noted(format!("read as {}", named.unwrap_or(stem)));
            }
            return;
        }
    }
}

fn month_name(date: &Partial) -> Option<&'static str> {
    match date.part? {
        calendar::Part::Month(month) | calendar::Part::Day { month, .. } => {
            date.calendar.calendar().month_name(date.year.value, month).ok()
        }
        calendar::Part::Season(_)
        | calendar::Part::Quarter(_)
        | calendar::Part::Half(_)
        | calendar::Part::Week(_)
        | calendar::Part::Weekend(_) => None,
    }
}

/// Adds what was written, and what the weekday and the label say of the reading.
fn with_written(reading: Reading, written: &Written) -> Reading {
    let mut reading = Reading { written: Some(written.clone()), ..reading };
    if let Some(label) = written.label {
        let name = calendar::english_name(label);
        reading = reading.noted(format!("its label is of the {name} calendar, its month is not"));
    }
    let Some(weekday) = written.weekday else { return reading };
    let extent = reading.extent();
    match (extent.single_day(), extent.earliest(), extent.latest()) {
        (Some(day), ..) if day.weekday() != weekday => {
            reading.noted(format!("it was a {}, not a {}", day.weekday().name(), weekday.name()))
        }
        (Some(_), ..) => reading,
        (None, Some(first), Some(last)) => {
            let day = first.next_weekday_on_or_after(weekday);
            if day > last {
                return reading.noted(format!("no day within its bounds was a {}", weekday.name()));
            }
            Reading { pinned: Some(day), ..reading }.noted("the weekday pins the day")
        }
        (None, ..) => reading,
    }
}

fn read_range(start: &Timex, end: &Timex, tried: &mut Tried) {
    let edge = |timex: &Timex| timex.value.clone().map_or(Edge::Unknown, |value| Edge::Known(Box::new(value)));
    let value = TimeValue::Interval { start: edge(start), end: edge(end) };
    if matches!((value.extent().earliest(), value.extent().latest()), (Some(first), Some(last)) if first > last) {
        let error = "the second of the two dates lies before the first";
        return tried.refused.push(crate::Error::new(error));
    }
    match value.validate() {
        Ok(()) => tried.add(Reading::of(calendar_of(&value), value)),
        Err(error) => tried.refused.push(crate::Error::new(error.to_string())),
    }
}

/// The calendar a value is counted in.
fn calendar_of(value: &TimeValue) -> CalendarId {
    crate::json::calendar_of(value).unwrap_or(CalendarId::Gregorian)
}
