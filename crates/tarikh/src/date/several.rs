//! The calendars one written date may be meant in: Julian or Gregorian, civil or Umm al-Qura, which Adar.

use calendar::switch::{self, Style};
use calendar::{CalendarId, Day, Fields, Part, Partial, TimeValue, english_name, format_date};

use timex::{Written, WrittenYear};

use super::{Reading, Tried};
use crate::Error;

/// Which of three numbers comes first.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum First {
    Year,
    Day,
    Month,
}

/// What the text says of the calendar.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Said {
    /// Nothing: a western date may be Julian or Gregorian.
    Nothing,
    /// The calendar, by a label or by Old Style and New Style.
    Calendar,
}

impl First {
    pub(super) fn note(self) -> &'static str {
        match self {
            First::Year => "read year first",
            First::Day => "read day first",
            First::Month => "read month first",
        }
    }
}

/// Adds the readings of a date, or the reason why there is none.
pub(super) fn add_dates(date: Partial, said: Said, tried: &mut Tried) {
    match (date.calendar, said) {
        (CalendarId::Gregorian | CalendarId::Julian, Said::Nothing) => western(date, tried),
        (CalendarId::IslamicCivil, Said::Nothing | Said::Calendar) => {
            let known = tried.readings.len();
            let by_rule = is_by_rule(&date);
            if by_rule && exists(date, tried) {
                tried.add(Reading::of(date.calendar, TimeValue::Date(date)));
            }
            observed_by_table(date, tried);
            // A month of 29 days by rule had 30 where the table says so, and may have had them where the moon did.
            if !by_rule && tried.readings.len() == known && exists(date, tried) {
                let reading = Reading::of(date.calendar, TimeValue::Date(date));
                tried.add(reading.noted("the month has 29 days by rule, and may have been a day longer"));
            }
        }
        (_, Said::Nothing | Said::Calendar) => {
            if exists(date, tried) {
                tried.add(Reading::of(date.calendar, TimeValue::Date(date)));
            }
        }
    }
}

/// Says whether the calendar's rule has the day.
fn is_by_rule(date: &Partial) -> bool {
    let Some(Part::Day { month, day }) = date.part else { return true };
    date.calendar.calendar().day(Fields { year: date.year.value, month, day }).is_ok()
}

fn exists(date: Partial, tried: &mut Tried) -> bool {
    match date.validate() {
        Ok(()) => true,
        Err(error) => {
            tried.refused.push(Error::new(error.to_string()));
            false
        }
    }
}

/// A western date that says nothing of its calendar: before the reform Julian, then Gregorian; after it the other way
/// round, as long as some country still counted so.
fn western(date: Partial, tried: &mut Tried) {
    let as_gregorian = Partial { calendar: CalendarId::Gregorian, ..date };
    let as_julian = Partial { calendar: CalendarId::Julian, ..date };
    if date.part.is_none() {
        if exists(as_gregorian, tried) {
            tried.add(Reading::of(CalendarId::Gregorian, TimeValue::Date(as_gregorian)));
        }
        return;
    }
    let last = |date: Partial| date.validate().ok().and_then(|()| date.extent().latest());
    let (gregorian, julian) = (last(as_gregorian), last(as_julian));
    let is_old = gregorian.or(julian).is_some_and(|day| day < Day::REFORM);
    let read = |date: Partial| {
        let reading = Reading::of(date.calendar, TimeValue::Date(date));
        match left_out(date) {
            Some(note) => reading.noted(note),
            None => reading,
        }
    };
    match (gregorian, julian) {
        (None, None) => neither(date, tried),
        (Some(_), Some(_)) if is_old => {
            tried.add(read(as_julian).noted("before 15 October 1582, read in the Julian calendar"));
            tried.add(read(as_gregorian).noted("the Gregorian calendar carried back before its beginning"));
        }
        (Some(day), Some(_)) => {
            tried.add(read(as_gregorian));
            if switch::in_use(None, day).contains(&Style::Julian) {
                tried.add(read(as_julian).noted("Old Style, where the Julian calendar was still in use"));
            }
        }
        (Some(_), None) => tried.add(read(as_gregorian)),
        (None, Some(day)) => {
            let in_use = switch::in_use(None, day).contains(&Style::Julian);
            let note = "a date of the Julian calendar only";
            match in_use {
                true => tried.add(read(as_julian).noted(note)),
                false => neither(date, tried),
            }
        }
    }
}

/// So many countries are named that left a day out.
const NAMED: usize = 4;

/// The countries that left a day out when they changed calendars: where the day before was followed by the day after.
fn left_out(date: Partial) -> Option<String> {
    let Some(Part::Day { month, day }) = date.part else { return None };
    let numbers = |fields: Fields| (fields.year, fields.month, fields.day);
    let ends = |switch: &switch::Switch| {
        let last = CalendarId::Julian.calendar().fields(switch.last_julian?).ok()?;
        let first = CalendarId::Gregorian.calendar().fields(switch.first_gregorian).ok()?;
        Some((last, first))
    };
    let written = (date.year.value, month, day);
    let out = |(last, first): &(Fields, Fields)| numbers(*last) < written && written < numbers(*first);
    let all = || switch::switches().iter().filter_map(|switch| Some((switch, ends(switch).filter(out)?)));
    let (_, (last, first)) = all().next()?;
    let mut countries: Vec<&str> = Vec::new();
    for (switch, _) in all().filter(|(_, other)| *other == (last, first)) {
        if !countries.contains(&switch.country) {
            countries.push(switch.country);
        }
    }
    let more = if countries.len() > NAMED { " and elsewhere" } else { "" };
    countries.truncate(NAMED);
    let (last, first) = (format_date(last, CalendarId::Julian), format_date(first, CalendarId::Gregorian));
    let left = countries.join(", ");
    Some(format!("left out by the change of calendar ({left}{more}): {last} was followed by {first}"))
}

/// The day as it is written, where only Sweden had it; its value is the same day of another calendar.
pub(super) fn swedish(written: &Written) -> Option<Partial> {
    let (Some(WrittenYear::Full(year)), Some(month), Some(day)) = (written.year, written.month, written.day) else {
        return None;
    };
    let readings = switch::readings(None, Fields { year, month, day });
    let only = matches!(readings.as_slice(), [(Style::Swedish, _)]);
    (only && written.calendar.is_none()).then(|| Partial::day(CalendarId::Gregorian, year, month, day))
}

/// A day of the Swedish calendar, or none at all.
fn neither(date: Partial, tried: &mut Tried) {
    let Some(Part::Day { month, day }) = date.part else {
        let error = date.validate().err().map(|error| error.to_string());
        tried.refused.extend(error.map(Error::new));
        return;
    };
    let fields = Fields { year: date.year.value, month, day };
    if let Some((Style::Swedish, day)) = switch::readings(None, fields).first()
        && let Ok(same) = Partial::from_day(CalendarId::Gregorian, *day)
    {
        let note = format!("{}, a day that only the calendar of Sweden had", format_date(fields, CalendarId::Julian));
        return tried.add(Reading::of(CalendarId::Gregorian, TimeValue::Date(same)).noted(note));
    }
    if month > 12 || month == 0 {
        return tried.refused.push(no_such_numbers(fields.year, i64::from(month), i64::from(day)));
    }
    // Where both were in use, a date fails only if both fail.
    let both = fields.year < 1924;
    let first = if both { CalendarId::Julian } else { CalendarId::Gregorian };
    let other = if both { ", nor in the Gregorian".to_owned() } else { String::new() };
    let written = format_date(fields, CalendarId::Gregorian);
    tried.refused.push(Error::new(format!("{written} is not a date in the {} calendar{other}", english_name(first))));
}

/// The table of Umm al-Qura beside the civil rule, in the years the table is made for.
fn observed_by_table(date: Partial, tried: &mut Tried) {
    let other = Partial { calendar: CalendarId::IslamicUmalqura, ..date };
    let attested = CalendarId::IslamicUmalqura.calendar().attested();
    let within = |day: Day| {
        attested.earliest.is_some_and(|first| first <= day) && attested.latest.is_some_and(|last| day <= last)
    };
    if other.validate().is_ok() && other.extent().earliest().is_some_and(within) {
        let note = "by the Umm al-Qura table of Saudi Arabia";
        tried.add(Reading::of(other.calendar, TimeValue::Date(other)).noted(note));
    }
}

/// Says whether a western date is told before the reform of 1582.
pub(super) fn before_reform(date: &Partial) -> Option<Day> {
    date.extent().latest().filter(|day| *day < Day::REFORM)
}

/// Names the number that cannot be: the month, where that alone is beyond every calendar.
pub(super) fn no_such_numbers(year: i64, month: i64, day: i64) -> Error {
    let what = match ((1..=12).contains(&month), (1..=32).contains(&day)) {
        (true, _) => format!("day {day}"),
        (false, true) => format!("month {month}"),
        (false, false) => format!("day {day} and no month {month}"),
    };
    Error::new(format!("there is no {what}, so {day}.{month}.{year} is no date"))
}

pub(super) fn article(id: CalendarId) -> &'static str {
    match english_name(id).starts_with(['A', 'E', 'I', 'O', 'U']) {
        true => "an",
        false => "a",
    }
}

pub(super) fn year_of(id: CalendarId) -> String {
    format!("{} year", english_name(id))
}
