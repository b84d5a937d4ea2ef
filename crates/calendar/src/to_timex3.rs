//! Values written as TIMEX3.
//!
//! Gregorian dates are written in their own numbers, and so are Julian ones before 15 October 1582 and Julian years at
//! any time. A day of any other calendar is written as its Gregorian day, a longer unit as the interval of its days.

use crate::extent::counted_years;
use crate::iso;
use crate::partial::{Clock, DayPart};
use crate::span::YEAR_LIMIT;
use crate::{
    Amount, CalendarId, Duration, Edge, Granularity, Modifier, Part, Partial, Recurring, Season, Third, TimeValue,
    Timex3, TimexType,
};

impl TimeValue {
    /// Returns the TIMEX3 of the value.
    ///
    /// A century is written by its leading digits (the 20th as `19`, the 5th BC as `BC04`), a decade by three (`199`).
    /// An interval with both edges known is `A/B`; with one, that edge with `ON_OR_AFTER` or `ON_OR_BEFORE`. Times of
    /// the clock keep the hour and minute told and leave out the zone. Several values that TIMEX3 cannot tell apart are
    /// the interval of their days.
    ///
    /// ```
    /// use calendar::{CalendarId, TimeValue};
    /// let day = TimeValue::day(CalendarId::Persian, 1367, 11, 26);
    /// assert_eq!(day.timex3().value, "1989-02-15");
    /// let year = TimeValue::year(CalendarId::Persian, 1358);
    /// assert_eq!(year.timex3().value, "1979-03-21/1980-03-20");
    /// let century = TimeValue::Century { calendar: CalendarId::Julian, nth: -5 };
    /// assert_eq!(century.timex3().value, "BC04");
    /// ```
    pub fn timex3(&self) -> Timex3 {
        match self {
            TimeValue::Date(partial) => of_partial(partial),
            TimeValue::Century { calendar, nth } => date(of_counted(*calendar, *nth, 2)),
            TimeValue::Millennium { calendar, nth } => date(of_counted(*calendar, *nth, 3)),
            TimeValue::Third { third, of } => {
                let modifier = match third {
                    Third::Early | Third::FirstHalf | Third::FirstQuarter => Modifier::Start,
                    Third::Mid | Third::SecondQuarter | Third::ThirdQuarter => Modifier::Mid,
                    Third::Late | Third::SecondHalf | Third::LastQuarter => Modifier::End,
                };
                Timex3 { modifier: Some(modifier), ..of.timex3() }
            }
            TimeValue::Interval { start, end } => of_interval(start, end),
            TimeValue::OneOf(values) | TimeValue::AllOf(values) => of_several(self, values),
            TimeValue::Duration(duration) => {
                Timex3 { kind: TimexType::Duration, value: of_duration(duration), modifier: None }
            }
            TimeValue::Recurring(recurring) => {
                Timex3 { kind: TimexType::Set, value: of_recurring(recurring), modifier: None }
            }
            TimeValue::Past => date("PAST_REF".to_string()),
            TimeValue::Present => date("PRESENT_REF".to_string()),
            TimeValue::Future => date("FUTURE_REF".to_string()),
        }
    }
}

/// What is written of a day nobody can place.
const NO_DAY: &str = "XXXX-XX-XX";

fn date(value: String) -> Timex3 {
    Timex3 { kind: TimexType::Date, value, modifier: None }
}

fn of_partial(partial: &Partial) -> Timex3 {
    let (kind, clock) = match partial.clock {
        Some(clock) => (TimexType::Time, of_clock(clock)),
        None => (TimexType::Date, String::new()),
    };
    let day = if keeps_its_numbers(partial) { of_numbers(partial) } else { of_days(partial) };
    let modifier = partial.qualifier.approximate.then_some(Modifier::Approx);
    Timex3 { kind, value: day + &clock, modifier }
}

/// Says whether the date is written in its own numbers: always in the Gregorian calendar, in the Julian for dates
/// before 15 October 1582 (5 October there) and for years, whole or as seasons.
pub(crate) fn keeps_its_numbers(partial: &Partial) -> bool {
    let before_the_reform = |month, day| (partial.year.value, month, day) < (1582, 10, 5);
    match partial.calendar {
        CalendarId::Gregorian => true,
        CalendarId::Julian => match partial.part {
            Some(Part::Month(month)) => before_the_reform(month, 1),
            Some(Part::Day { month, day }) => before_the_reform(month, day),
            Some(Part::Season(_) | Part::Quarter(_) | Part::Half(_) | Part::Week(_) | Part::Weekend(_)) | None => true,
        },
        CalendarId::Persian
        | CalendarId::PersianZodiac
        | CalendarId::IslamicCivil
        | CalendarId::IslamicUmalqura
        | CalendarId::Hebrew
        | CalendarId::Coptic
        | CalendarId::Ethiopic
        | CalendarId::Indian
        | CalendarId::Republican
        | CalendarId::Rumi
        | CalendarId::Seleucid
        | CalendarId::Shahanshahi => false,
    }
}

fn of_numbers(partial: &Partial) -> String {
    let (year, missing) = (partial.year.value, partial.year.missing);
    if let (Ok(year @ 1..=9999), 0) = (u16::try_from(year), missing) {
        match partial.part {
            None => return iso::year(year),
            Some(Part::Month(month)) => return iso::month(year, month),
            Some(Part::Day { month, day }) => return iso::day(year, month, day),
            Some(Part::Season(_) | Part::Quarter(_) | Part::Half(_) | Part::Week(_) | Part::Weekend(_)) => {}
        }
    }
    let Some(part) = partial.part else { return leading_digits(year, missing) };
    let year = leading_digits(year, missing) + &"X".repeat(usize::from(missing));
    match part {
        Part::Month(month) => format!("{year}-{month:02}"),
        Part::Day { month, day } => format!("{year}-{month:02}-{day:02}"),
        Part::Season(season) => format!("{year}-{}", season_code(season)),
        Part::Quarter(quarter) => format!("{year}-Q{quarter}"),
        Part::Half(half) => format!("{year}-H{half}"),
        Part::Week(week) => format!("{year}-W{week:02}"),
        Part::Weekend(week) => format!("{year}-W{week:02}-WE"),
    }
}

/// The known digits of an astronomical year as history counts: 1979 is `1979`, the 1970s `197`, the year −479 `BC0480`.
/// A run of years that begins with 479 BC is the 470s BC; a run that shares no leading digits is written from end to
/// end.
fn leading_digits(year: i64, missing: u8) -> String {
    if missing >= 9 || year.unsigned_abs() > YEAR_LIMIT.unsigned_abs() {
        return "XXXX".to_string();
    }
    let unit = 10_i64.pow(u32::from(missing));
    let width = usize::from(4_u8.saturating_sub(missing).max(1));
    if year > 0 || (year == 0 && missing > 0) {
        return format!("{:0width$}", year / unit);
    }
    let bc = 1 - year;
    if bc % unit == unit - 1 || missing == 0 {
        return format!("BC{:0width$}", bc / unit);
    }
    format!("{}/{}", leading_digits(year, 0), leading_digits(year + unit - 1, 0))
}

/// A day as its Gregorian day, a longer unit as the interval of its computed days.
fn of_days(partial: &Partial) -> String {
    let days = partial
        .years()
        .and_then(|(first, last)| Ok((partial.days_in(first)?.first, partial.days_in(last)?.last)))
        .and_then(|(first, last)| {
            Ok((Partial::from_day(CalendarId::Gregorian, first)?, Partial::from_day(CalendarId::Gregorian, last)?))
        });
    match days {
        Ok((first, last)) if first == last => of_numbers(&first),
        Ok((first, last)) => format!("{}/{}", of_numbers(&first), of_numbers(&last)),
        Err(_) => NO_DAY.to_string(),
    }
}

/// Centuries (`missing` 2) and millennia (3) counted from an era: the years 1901–2000 are `19`, 500–401 BC `BC04`.
fn of_counted(calendar: CalendarId, nth: i32, missing: u8) -> String {
    if keeps_its_numbers(&Partial::year(calendar, 1)) {
        let width = usize::from(4 - missing);
        return match nth {
            0 => "XX".to_string(),
            1.. => format!("{:0width$}", nth - 1),
            ..0 => format!("BC{:0width$}", nth.unsigned_abs() - 1),
        };
    }
    let years = counted_years(nth, 10_i64.pow(u32::from(missing)));
    match years {
        Ok((first, last)) => {
            let (first, last) = (of_days(&Partial::year(calendar, first)), of_days(&Partial::year(calendar, last)));
            join(&first, &last)
        }
        Err(_) => NO_DAY.to_string(),
    }
}

fn of_interval(start: &Edge, end: &Edge) -> Timex3 {
    match (start, end) {
        (Edge::Known(start), Edge::Known(end)) => {
            let (start, end) = (start.timex3(), end.timex3());
            let approximate = [start.modifier, end.modifier].contains(&Some(Modifier::Approx));
            let modifier = approximate.then_some(Modifier::Approx);
            Timex3 { kind: start.kind, value: join(&start.value, &end.value), modifier }
        }
        (Edge::Known(start), Edge::Unknown | Edge::Open) => {
            Timex3 { modifier: Some(Modifier::OnOrAfter), ..start.timex3() }
        }
        (Edge::Unknown | Edge::Open, Edge::Known(end)) => {
            Timex3 { modifier: Some(Modifier::OnOrBefore), ..end.timex3() }
        }
        (Edge::Unknown | Edge::Open, Edge::Unknown | Edge::Open) => date(NO_DAY.to_string()),
    }
}

/// From the first edge of one value to the last of another.
fn join(start: &str, end: &str) -> String {
    let first = start.split('/').next().unwrap_or(start);
    let last = end.rsplit('/').next().unwrap_or(end);
    format!("{first}/{last}")
}

fn of_several(whole: &TimeValue, values: &[TimeValue]) -> Timex3 {
    let mut written = values.iter().map(TimeValue::timex3);
    if let Some(first) = written.next()
        && written.all(|other| other == first)
    {
        return first;
    }
    let extent = whole.extent();
    let day = |day| Partial::from_day(CalendarId::Gregorian, day).map(|partial| of_numbers(&partial));
    match (extent.earliest().map(day), extent.latest().map(day)) {
        (Some(Ok(first)), Some(Ok(last))) => date(format!("{first}/{last}")),
        _ => date(NO_DAY.to_string()),
    }
}

/// Parts of the day are `TMO TMI TAF TEV TNI TDT`; a time on the clock `T14:00`, or `T14:00:05` with seconds.
fn of_clock(clock: Clock) -> String {
    match clock {
        Clock::Part(DayPart::EarlyHours | DayPart::Morning) => "TMO".to_string(),
        Clock::Part(DayPart::Midday) => "TMI".to_string(),
        Clock::Part(DayPart::Afternoon) => "TAF".to_string(),
        Clock::Part(DayPart::Evening) => "TEV".to_string(),
        Clock::Part(DayPart::Night) => "TNI".to_string(),
        Clock::Part(DayPart::Daytime) => "TDT".to_string(),
        Clock::Time { hour, minute, second, zone: _ } => {
            let minute = minute.unwrap_or_default();
            let second = second.map(|second| format!(":{second:02}")).unwrap_or_default();
            format!("T{hour:02}:{minute:02}{second}")
        }
    }
}

fn season_code(season: Season) -> &'static str {
    match season {
        Season::Spring => "SP",
        Season::Summer => "SU",
        Season::Autumn => "FA",
        Season::Winter => "WI",
    }
}

/// Only the numbers of the Gregorian year can be said; a yearly day of another calendar is a day nobody can write.
/// A part of every day stands alone (`TMO`), as TimeBank's SETs have it.
fn of_recurring(recurring: &Recurring) -> String {
    match recurring {
        Recurring::DayOfYear { calendar: CalendarId::Gregorian, month, day } => format!("XXXX-{month:02}-{day:02}"),
        Recurring::DayOfYear { .. } => NO_DAY.to_string(),
        Recurring::Month { calendar: CalendarId::Gregorian, month } => format!("XXXX-{month:02}"),
        Recurring::Month { .. } => "XXXX-XX".to_string(),
        Recurring::Weekday(weekday) => format!("XXXX-WXX-{}", weekday.iso()),
        Recurring::WeekdayPart { weekday, part } => {
            format!("XXXX-WXX-{}{}", weekday.iso(), of_clock(Clock::Part(*part)))
        }
        Recurring::Season(season) => format!("XXXX-{}", season_code(*season)),
        Recurring::Clock(clock @ Clock::Part(_)) => of_clock(*clock),
        Recurring::Clock(clock @ Clock::Time { .. }) => NO_DAY.to_string() + &of_clock(*clock),
        Recurring::Every(duration) => of_duration(duration),
        // No more of it can be said than its month, or that it comes.
        Recurring::WeekdayOfMonth { month: Some(month), .. } => format!("XXXX-{month:02}"),
        Recurring::WeekdayOfMonth { month: None, .. } => "XXXX-XX".to_string(),
        Recurring::DayOfMonth(day) => format!("XXXX-XX-{day:02}"),
        Recurring::Feast { rule, .. } => fixed_day(rule).unwrap_or_else(|| NO_DAY.to_string()),
    }
}

/// The day of a feast that the Gregorian calendar fixes: `gregorian 12-25`.
fn fixed_day(rule: &str) -> Option<String> {
    let (month, day) = rule.strip_prefix("gregorian ")?.split_once('-')?;
    let (month, day): (u8, u8) = (month.parse().ok()?, day.parse().ok()?);
    Some(format!("XXXX-{month:02}-{day:02}"))
}

/// `P9Y6M`, `PT3H`, `PXD`; a half is six months and a season three, a part of the day counts as the day it belongs to.
fn of_duration(duration: &Duration) -> String {
    let (mut days, mut clock) = (String::new(), String::new());
    for (amount, unit) in &duration.parts {
        let times = |factor: i64| match amount {
            Amount::Hundredths(count) => decimal(count.saturating_mul(factor)),
            Amount::Unknown => "X".to_string(),
        };
        match unit {
            Granularity::Second => clock += &format!("{}S", times(1)),
            Granularity::Minute => clock += &format!("{}M", times(1)),
            Granularity::Hour => clock += &format!("{}H", times(1)),
            Granularity::DayPart | Granularity::Day => days += &format!("{}D", times(1)),
            Granularity::Weekend => days += &format!("{}WE", times(1)),
            Granularity::Week => days += &format!("{}W", times(1)),
            Granularity::Month => days += &format!("{}M", times(1)),
            Granularity::Quarter => days += &format!("{}Q", times(1)),
            Granularity::Season => days += &format!("{}M", times(3)),
            Granularity::Half => days += &format!("{}M", times(6)),
            Granularity::Year => days += &format!("{}Y", times(1)),
            Granularity::Decade => days += &format!("{}DE", times(1)),
            Granularity::Century => days += &format!("{}CE", times(1)),
            Granularity::Millennium => days += &format!("{}ML", times(1)),
        }
    }
    match (days.is_empty(), clock.is_empty()) {
        (true, true) => "PXX".to_string(),
        (_, true) => format!("P{days}"),
        (_, false) => format!("P{days}T{clock}"),
    }
}

/// Hundredths without trailing zeros: 250 is `2.5`, 50 is `0.5`.
fn decimal(hundredths: i64) -> String {
    let sign = if hundredths < 0 { "-" } else { "" };
    let (whole, rest) = (hundredths.unsigned_abs() / 100, hundredths.unsigned_abs() % 100);
    match rest {
        0 => format!("{sign}{whole}"),
        _ if rest % 10 == 0 => format!("{sign}{whole}.{}", rest / 10),
        _ => format!("{sign}{whole}.{rest:02}"),
    }
}
