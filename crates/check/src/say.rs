//! How dates, lengths and spans are named in messages.

use calendar::{CalendarId, Day, Extent, Family, Fields, Part, Partial, TimeValue, english_name, format_date};
use timex::Timex;

use crate::facts::Account;
use crate::length::{Length, Spread};

/// Names a time: a plain date as English writes it, anything else in the text's words.
pub(crate) fn name(account: &Account<'_>, timex: &Timex) -> String {
    let date = timex.value.as_ref().and_then(TimeValue::as_date);
    date.and_then(date_name).unwrap_or_else(|| quote(account, timex))
}

/// Returns the text's own words in quotation marks, in one line and not without end.
pub(crate) fn quote(account: &Account<'_>, timex: &Timex) -> String {
    const LONGEST: usize = 60;
    let words: Vec<&str> = timex.span.of(account.text()).split_whitespace().collect();
    let line = words.join(" ");
    match line.char_indices().nth(LONGEST) {
        Some((cut, _)) => format!("'{}…'", &line[..cut]),
        None => format!("'{line}'"),
    }
}

/// Names a day, a month or a year: "26 Bahman 1367", "Safar 1400 AH", "1979".
pub(crate) fn date_name(date: &Partial) -> Option<String> {
    if date.year.missing > 0 {
        return None;
    }
    let (year, calendar) = (date.year.value, date.calendar);
    let name = match date.part {
        Some(Part::Day { month, day }) => format_date(Fields { year, month, day }, calendar),
        Some(Part::Month(month)) => {
            // The day is left out again: a day of one figure, then a blank.
            let whole = format_date(Fields { year, month, day: 1 }, calendar);
            whole.get(2..).filter(|_| whole.starts_with("1 "))?.to_owned()
        }
        None => {
            let whole = format_date(Fields { year, month: 1, day: 1 }, calendar);
            let named = calendar.calendar().month_names().first()?;
            whole.split_once(named).map(|(_, year)| year.trim().to_owned())?
        }
        Some(Part::Season(_) | Part::Quarter(_) | Part::Half(_) | Part::Week(_) | Part::Weekend(_)) => return None,
    };
    Some(match (era_of(calendar), date.part) {
        (Some("SH"), Some(_)) | (None, _) => name,
        (Some(era), _) => format!("{name} {era}"),
    })
}

/// The label of a calendar's years, where their number alone would be read as another's.
fn era_of(calendar: CalendarId) -> Option<&'static str> {
    match calendar {
        CalendarId::IslamicCivil | CalendarId::IslamicUmalqura => Some("AH"),
        CalendarId::Persian | CalendarId::PersianZodiac => Some("SH"),
        CalendarId::Hebrew => Some("AM"),
        CalendarId::Gregorian
        | CalendarId::Julian
        | CalendarId::Coptic
        | CalendarId::Ethiopic
        | CalendarId::Indian
        | CalendarId::Republican
        | CalendarId::Rumi
        | CalendarId::Seleucid
        | CalendarId::Shahanshahi => None,
    }
}

/// Names a day in a calendar; by its ISO date where the calendar does not reach.
pub(crate) fn day_in(calendar: CalendarId, day: Day) -> String {
    let named = calendar
        .calendar()
        .fields(day)
        .ok()
        .and_then(|fields| date_name(&Partial::day(calendar, fields.year, fields.month, fields.day)));
    named.unwrap_or_else(|| day.to_string())
}

/// Names the calendar: "the Solar Hijri calendar".
pub(crate) fn calendar_name(calendar: CalendarId) -> String {
    match calendar.family() {
        Family::SolarHijri => "the Solar Hijri calendar".to_owned(),
        Family::LunarHijri => "the lunar Hijri calendar".to_owned(),
        Family::Western | Family::Other(_) => format!("the {} calendar", english_name(calendar)),
    }
}

/// Names a length: "9 years, 1 month and 19 days".
pub(crate) fn length(length: &Length) -> String {
    counted(&[(length.years, "year"), (length.months, "month"), (length.days, "day")])
}

/// Names counts of units, the longest first: "5 weeks and 6 days".
pub(crate) fn counted(units: &[(i64, &str)]) -> String {
    let one = |&(count, unit): &(i64, &str)| match count {
        0 => None,
        1 => Some(format!("1 {unit}")),
        _ => Some(format!("{count} {unit}s")),
    };
    let parts: Vec<String> = units.iter().filter_map(one).collect();
    match parts.as_slice() {
        [] => "no time at all".to_owned(),
        [only] => only.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

/// Says how long after one time another is, at the least: "4 May 1936 is at least 1 year and 124 days after 1934"; nothing
/// where it may be no time.
pub(crate) fn sum(early: (&str, &Extent), late: (&str, &Extent)) -> Option<String> {
    let spread = Spread::new(CalendarId::Gregorian, early.1, late.1)?;
    let least = spread.shortest_length().filter(|length| *length != Length { years: 0, months: 0, days: 0 })?;
    let bound = if spread.is_exact() { "" } else { "at least " };
    Some(format!("{} is {bound}{} after {}", late.0, length(&least), early.0))
}

/// Names a number of years.
pub(crate) fn years(count: i64) -> String {
    if count == 1 { "1 year".to_owned() } else { format!("{count} years") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_length_is_told_as_people_say_it() {
        let of = |years, months, days| length(&Length { years, months, days });
        assert_eq!(of(9, 1, 19), "9 years, 1 month and 19 days");
        assert_eq!(of(0, 0, 0), "no time at all");
        assert_eq!(of(10, 0, 1), "10 years and 1 day");
    }

    #[test]
    fn months_and_years_are_named_with_their_era() {
        let month = Partial::month(CalendarId::IslamicCivil, 1400, 2);
        assert_eq!(date_name(&month).as_deref(), Some("Safar 1400 AH"));
        assert_eq!(date_name(&Partial::year(CalendarId::Persian, 1358)).as_deref(), Some("1358 SH"));
        assert_eq!(date_name(&Partial::year(CalendarId::Gregorian, -43)).as_deref(), Some("44 BC"));
        assert_eq!(date_name(&Partial::month(CalendarId::Gregorian, 1989, 2)).as_deref(), Some("February 1989"));
    }
}
