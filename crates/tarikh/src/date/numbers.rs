//! Dates written with numbers alone: EDTF, years, and numbers between strokes, dots or dashes.

use calendar::{CalendarId, Edge, Partial, TimeValue};

use super::several::{self, First};
use super::{Reading, Tried};
use crate::Error;

/// Whether a text is for this file or for those that know words.
pub(super) enum Form {
    Numbers,
    Words,
}

/// Returns the year of a date in numbers, and the months and days it may mean, none for a year alone.
pub(super) fn parts(text: &str) -> Option<(i64, Vec<(u8, u8)>)> {
    let (plain, _) = european(text);
    if let Some(year) = bare_year(&plain) {
        return Some((year, Vec::new()));
    }
    let [one, two, three] = three(&plain)?;
    let number = |text: &str| text.parse::<u8>().ok();
    if one.len() > 2 {
        return Some((one.parse().ok()?, vec![(number(two)?, number(three)?)]));
    }
    let year = three.parse().ok().filter(|_| three.len() > 2)?;
    Some((year, vec![(number(two)?, number(one)?)]))
}

/// Whose digits a number is written with: they tell which calendar is likelier.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Digits {
    European,
    /// Of Persian, Pashto or Arabic.
    Eastern,
}

/// Reads a text that is numbers alone.
pub(super) fn read(text: &str, tried: &mut Tried) -> Form {
    let (plain, digits) = european(text);
    if !plain.bytes().any(|byte| byte.is_ascii_digit()) {
        return Form::Words;
    }
    if let Some(year) = bare_year(&plain) {
        read_year(year, digits, tried);
        return Form::Numbers;
    }
    if let Some((first, last)) = two_years(&plain) {
        let edge = |year| Edge::Known(Box::new(TimeValue::year(CalendarId::Gregorian, year)));
        let years = TimeValue::Interval { start: edge(first), end: edge(last) };
        tried.add(Reading::of(CalendarId::Gregorian, years));
        return Form::Numbers;
    }
    let is_edtf = digits == Digits::European && read_edtf(&plain, tried);
    if !tried.refused.is_empty() {
        return Form::Numbers;
    }
    match three(&plain) {
        Some(numbers) => read_three(numbers, digits, tried),
        None if is_edtf => {}
        None => return Form::Words,
    }
    Form::Numbers
}

/// The text with the digits of Persian, Pashto and Arabic as European ones.
fn european(text: &str) -> (String, Digits) {
    let mut digits = Digits::European;
    let plain = text.chars().map(|c| match c {
        '\u{660}'..='\u{669}' | '\u{6f0}'..='\u{6f9}' => {
            digits = Digits::Eastern;
            char::from(b'0' + (u32::from(c) & 0xf) as u8)
        }
        other => other,
    });
    (plain.collect(), digits)
}

fn bare_year(text: &str) -> Option<i64> {
    let is_year = (1..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| is_year)
}

/// From one year to another: `1979-1989`, `1914–18`; with a stroke only to the next: `1768/69`.
fn two_years(text: &str) -> Option<(i64, i64)> {
    let (first, last) = text.split_once(['-', '\u{2013}', '/'])?;
    let first: i64 = first.trim().parse().ok().filter(|_| first.trim().len() == 4)?;
    let last = last.trim();
    let number: i64 = last.parse().ok()?;
    let last = match last.len() {
        4 => number,
        // A month after a year is EDTF.
        2 if !(1..=12).contains(&number) => first - first.rem_euclid(100) + number,
        _other => return None,
    };
    (first < last && (first + 1 == last || !text.contains('/'))).then_some((first, last))
}

/// The years that numbers of the lunar and solar Hijri calendars have had in modern times.
const HIJRI: std::ops::RangeInclusive<i64> = 1200..=1500;
/// Years of the Imperial Iranian calendar.
const IMPERIAL: std::ops::RangeInclusive<i64> = 2535..=2537;
/// Years of the Hebrew calendar since the Middle Ages.
const HEBREW: std::ops::RangeInclusive<i64> = 4800..=6000;

/// The calendars that count with such a year, the likeliest first; the western one among them.
fn calendars(year: i64, first: CalendarId) -> Vec<CalendarId> {
    let mut found = vec![CalendarId::Gregorian];
    if HIJRI.contains(&year) {
        found.extend([CalendarId::Persian, CalendarId::IslamicCivil]);
    } else if IMPERIAL.contains(&year) {
        found.insert(0, CalendarId::Shahanshahi);
    } else if HEBREW.contains(&year) {
        found.insert(0, CalendarId::Hebrew);
    }
    found.sort_by_key(|id| *id != first);
    found
}

fn read_year(year: i64, digits: Digits, tried: &mut Tried) {
    let first = match digits {
        Digits::European => CalendarId::Gregorian,
        Digits::Eastern => CalendarId::Persian,
    };
    let known = calendars(year, first);
    let many = known.len() > 1;
    for id in known {
        let reading = Reading::of(id, TimeValue::year(id, year));
        let note = format!("a year without an era; read as {} {}", several::article(id), several::year_of(id));
        tried.add(if many { reading.noted(note) } else { reading });
    }
}

/// EDTF that says more than a bare year.
fn read_edtf(text: &str, tried: &mut Tried) -> bool {
    let Ok(edtf) = calendar::edtf::parse(text) else { return false };
    let value = edtf.to_value();
    if let Err(error) = value.validate() {
        tried.refused.push(Error::new(error.to_string()));
        return false;
    }
    let extent = value.extent();
    if matches!(value, TimeValue::Interval { .. })
        && matches!((extent.earliest(), extent.latest()), (Some(first), Some(last)) if first > last)
    {
        tried.refused.push(Error::new(format!("{text} ends before it begins")));
        return false;
    }
    let note = match &value {
        TimeValue::Date(date) if date.part.is_some() => several::before_reform(date),
        TimeValue::Interval { start: Edge::Known(start), .. } => start.as_date().and_then(several::before_reform),
        _other => None,
    };
    let reading = Reading::of(CalendarId::Gregorian, value);
    tried.edtf = Some(match note {
        Some(_) => reading.noted("EDTF counts in the Gregorian calendar throughout"),
        None => reading,
    });
    true
}

/// Three numbers with the same mark between them, as they are written.
fn three(text: &str) -> Option<[&str; 3]> {
    let mark = ['/', '-', '.'].into_iter().find(|mark| text.contains(*mark))?;
    let parts: Vec<&str> = text.split(mark).map(str::trim).collect();
    let [one, two, three] = parts[..] else { return None };
    let is_number = |part: &&str| (1..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    [one, two, three].iter().all(is_number).then_some([one, two, three])
}

fn read_three(numbers: [&str; 3], digits: Digits, tried: &mut Tried) {
    let [one, two, three] = numbers;
    let number = |text: &str| text.parse::<i64>().unwrap_or(0);
    if one.len() > 2 {
        // Where the year comes first, a Hijri year is likelier than one of the Middle Ages.
        let year = number(one);
        let first = if tried.edtf.is_none() { CalendarId::Persian } else { CalendarId::Gregorian };
        let dates = [(year, number(two), number(three), First::Year)];
        return read_dates(year, first, &dates, tried);
    }
    let year = number(three);
    let first = match digits {
        Digits::European => CalendarId::Gregorian,
        Digits::Eastern => CalendarId::Persian,
    };
    let centuries: &[i64] = match (three.len(), digits) {
        (3.., _) => &[0],
        (_, Digits::European) => &[1900, 2000],
        (_, Digits::Eastern) => &[1300, 1400],
    };
    for century in centuries {
        let year = century + year;
        let mut dates = vec![(year, number(two), number(one), First::Day)];
        if one != two {
            dates.push((year, number(one), number(two), First::Month));
        }
        let known = tried.readings.len();
        read_dates(year, first, &dates, tried);
        for reading in tried.readings.iter_mut().skip(known).filter(|_| centuries.len() > 1) {
            *reading = reading.clone().noted("two digits of the year are written, its century is assumed");
        }
    }
}

/// Reads year, month and day in every calendar that counts such years.
fn read_dates(year: i64, first: CalendarId, dates: &[(i64, i64, i64, First)], tried: &mut Tried) {
    let possible = |(_, month, day, _): &&(i64, i64, i64, First)| (1..=13).contains(month) && (1..=32).contains(day);
    let sensible: Vec<_> = dates.iter().filter(possible).collect();
    if let ([], Some((year, month, day, _))) = (sensible.as_slice(), dates.first()) {
        tried.refused.push(several::no_such_numbers(*year, *month, *day));
    }
    let several_orders = sensible.len() > 1;
    for id in calendars(year, first) {
        for (year, month, day, order) in &sensible {
            let date = Partial::day(id, *year, *month as u8, *day as u8);
            let known = tried.readings.len();
            several::add_dates(date, several::Said::Nothing, tried);
            for reading in tried.readings.iter_mut().skip(known).filter(|_| several_orders) {
                *reading = reading.clone().noted(order.note());
            }
        }
    }
}
