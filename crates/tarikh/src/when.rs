//! When an event was, written for people: `15 February 1989, morning`, `c. 219 BC`, `until 1992`, `1993–1996`.

use calendar::{
    CalendarId, Clock, Day, DayPart, Extent, Fields, Granularity, Modifier, Part, Partial, Third, TimeValue,
    english_name, format_year,
};
use event::{Ends, Event, Relation, When};
use timex::{Expr, Resolved, Timex};

use crate::chronology::Chronology;
use crate::date::in_calendar;
use crate::recurs::recurring_text;
use crate::said::{bound_text, edge_text};
use crate::season::season_text;
use crate::second::is_old_style;
use crate::words::Words;

/// Stands behind the time of what was then or later: so it is told, or it is told without a time of its own, behind what was then.
const OR_LATER: &str = "→";

/// Stands behind a day or month of the Julian calendar that New Style has otherwise.
pub(crate) const OLD_STYLE: &str = "O.S.";

/// Returns what the arrow behind a time means, where one stands in the chronology: 27 December 1979 →.
pub fn said_of_arrow(words: Words, chronology: &Chronology) -> Option<String> {
    let said = || words.fill("{} then or later; how much later is not told", &[OR_LATER]);
    let is_open =
        |event: &Event| event.when.is_some_and(|when| when_text(&when, chronology.times_of(event)).ends_with(OR_LATER));
    chronology.chronicle().any(is_open).then(said)
}

/// Returns when an event was, in the calendar its text tells it in; `timexes` are those of its document.
pub fn when_text(when: &When, timexes: &[Timex]) -> String {
    let time = |id: timex::TimexId| timexes.get(id.0 as usize);
    let Some(first) = time(when.time) else { return String::new() };
    if when.relation.is_recurring() {
        let again = recurring_text(first);
        return if when.relation.is_formerly() { format!("formerly {again}") } else { again };
    }
    // "Nine hours later": counted in hours, whose minutes nobody told.
    let about = |timex: &Timex| match (&timex.meant.expr, clock_of(timex)) {
        (Expr::Shift { .. }, Some(Clock::Time { minute: None, .. })) => "about ",
        (Expr::Shift { unit: Granularity::Hour, .. }, Some(Clock::Time { .. })) => "about ",
        (Expr::At { .. }, Some(_)) if timex.meant.modifier == Some(Modifier::Before) => "before ",
        (Expr::At { .. }, Some(Clock::Time { .. })) if timex.meant.modifier == Some(Modifier::After) => AFTER,
        (Expr::At { .. }, Some(_)) if timex.meant.modifier == Some(Modifier::Approx) => "about ",
        (_other, _clock) => "",
    };
    let hour = |timex: &Timex| {
        // "Before dawn".
        let before = timex.meant.modifier == Some(Modifier::Before);
        if before && clock_of(timex) == Some(Clock::Part(DayPart::Morning)) {
            return format!(", {}", clock_text(Clock::Part(DayPart::EarlyHours)));
        }
        // "Shortly after midnight": of the day it opens.
        let opening = |clock| matches!(clock, Clock::Time { hour: 0, minute: Some(0), .. }) && about(timex) == AFTER;
        let told = |clock| match opening(clock) {
            true => format!(", {AFTER}{MIDNIGHT}"),
            false => format!(", {}{}", about(timex), clock_text(clock)),
        };
        clock_of(timex).map(told).unwrap_or_default()
    };
    let text = |timex: &Timex| {
        let told = time_text(timex, counted_from(timex, timexes));
        if is_old_style(timex) { format!("{told} {OLD_STYLE}") } else { told }
    };
    let shown = match when.until.and_then(time) {
        // What is only told behind it was not at that hour.
        None if when.relation == Relation::Told => text(first),
        None => bound_text(first, when.relation).unwrap_or_else(|| format!("{}{}", text(first), hour(first))),
        // Two hours of one day.
        Some(last) if text(first) == text(last) => match (clock_of(first), clock_of(last)) {
            (Some(from), Some(to)) if from != to => {
                format!("{}, {}–{}", text(first), clock_text(from), clock_text(to))
            }
            (Some(_), _) | (None, _) => format!("{}{}", text(first), hour(first)),
        },
        Some(last) => match when.ends {
            Ends::Range => span_text(&text(first), &text(last)),
            Ends::Either => joined(&text(first), &text(last), " or ", " or "),
            Ends::Bounds => format!("between {} and {}", text(first), text(last)),
        },
    };
    let extent = when.extent(timexes);
    let open = match (extent.earliest(), extent.latest()) {
        (Some(_), Some(_)) | (None, None) => None,
        (first, _) => Some(if first.is_some() { OR_LATER } else { "or earlier" }),
    };
    match (when.relation, open) {
        (Relation::Since, _) => format!("since {shown}"),
        (Relation::Until, _) => format!("until {shown}"),
        (Relation::Before, _) => format!("before {shown}"),
        (Relation::By, _) => format!("by {shown}"),
        (Relation::After, _) => format!("after {shown}"),
        (Relation::From | Relation::Told, _) => format!("{shown} {OR_LATER}"),
        (Relation::Within | Relation::Throughout, Some(open)) => format!("{shown} {open}"),
        (Relation::Within | Relation::Throughout, None)
        | (Relation::Yearly | Relation::FormerlyYearly | Relation::Recurring | Relation::FormerlyRecurring, _) => shown,
    }
}

/// The year, month and day of a date, which need not exist.
fn fields_of(date: &Partial) -> Option<Fields> {
    match date.part {
        Some(Part::Day { month, day }) => Some(Fields { year: date.year.value, month, day }),
        Some(
            Part::Month(_) | Part::Season(_) | Part::Quarter(_) | Part::Half(_) | Part::Week(_) | Part::Weekend(_),
        )
        | None => None,
    }
}

/// Returns what is known of when an event was, where it is one day: not where the day is a bound of it.
pub fn single_day(when: &When, timexes: &[Timex]) -> Option<Day> {
    let is_within = matches!(when.relation, Relation::Within | Relation::Throughout);
    when.extent(timexes).single_day().filter(|_| is_within)
}

/// Says whether the time is no time of the event, but what it followed.
pub(crate) fn is_bound(when: &When) -> bool {
    matches!(when.relation, Relation::From | Relation::Told)
}

/// Returns the hour an event is told at, or the part of the day: `12:00`, `morning`, `11:00–14:30`; none where it is only told behind
/// what was then.
pub fn hour_text(when: &When, timexes: &[Timex]) -> Option<String> {
    if is_bound(when) {
        return None;
    }
    let clock = |id: timex::TimexId| timexes.get(id.0 as usize).and_then(clock_of).map(clock_text);
    let first = clock(when.time);
    let last = when.until.and_then(clock).filter(|last| Some(last) != first.as_ref());
    match (first, last) {
        (Some(first), Some(last)) => Some(format!("{first}–{last}")),
        (first, last) => first.or(last),
    }
}

const AFTER: &str = "after ";
const MIDNIGHT: &str = "midnight";

/// The time of day that is told of one day.
fn clock_of(timex: &Timex) -> Option<Clock> {
    timex.value.as_ref().and_then(TimeValue::as_date).and_then(|date| date.clock)
}

/// `11:30`, `afternoon`; a zone stands in the JSON.
pub(crate) fn clock_text(clock: Clock) -> String {
    let part = match clock {
        // The end of its day.
        Clock::Time { hour: 24, .. } => MIDNIGHT,
        Clock::Time { hour, minute, .. } => return format!("{hour:02}:{:02}", minute.unwrap_or(0)),
        Clock::Part(DayPart::EarlyHours) => "early hours",
        Clock::Part(DayPart::Morning) => "morning",
        Clock::Part(DayPart::Midday) => "midday",
        Clock::Part(DayPart::Afternoon) => "afternoon",
        Clock::Part(DayPart::Evening) => "evening",
        Clock::Part(DayPart::Night) => "night",
        Clock::Part(DayPart::Daytime) => "daytime",
    };
    part.to_owned()
}

/// The calendar of the date that a time is counted from.
fn counted_from(timex: &Timex, timexes: &[Timex]) -> Option<CalendarId> {
    let Resolved::Anchored(Some(on)) = timex.resolved else { return None };
    timexes.get(on.0 as usize)?.value.as_ref()?.as_date().map(|date| date.calendar)
}

/// Returns the time in words; a week, which is no calendar's own, in the calendar it is counted in.
pub(crate) fn time_text(timex: &Timex, counted: Option<CalendarId>) -> String {
    let Some(value) = &timex.told_value() else { return "?".to_owned() };
    let week = value.as_date().filter(|date| matches!(date.part, Some(Part::Week(_) | Part::Weekend(_))));
    let less = value.as_date().filter(|date| timex.is_less() && date.year.missing == 0);
    if let Some(date) = less {
        return stretch_text(timex.extent(), date.calendar);
    }
    let mut text = match (week, counted) {
        (Some(week), Some(calendar)) if week.year.missing == 0 => stretch_text(week.extent(), calendar),
        (_, _) => value_text(value),
    };
    let qualifier = value.as_date().map(|date| date.qualifier).unwrap_or_default();
    // A third is written by its bounds; a beginning or an end of a day, month or year has none of its own.
    let edge = match timex.meant.modifier {
        Some(Modifier::Start) => "start of ",
        Some(Modifier::Mid) => "middle of ",
        Some(Modifier::End) => "end of ",
        Some(
            Modifier::Before
            | Modifier::After
            | Modifier::OnOrBefore
            | Modifier::OnOrAfter
            | Modifier::LessThan
            | Modifier::MoreThan
            | Modifier::EqualOrLess
            | Modifier::EqualOrMore
            | Modifier::Approx,
        )
        | None => "",
    };
    if matches!(value, TimeValue::Date(_) | TimeValue::Century { .. } | TimeValue::Millennium { .. }) {
        text.insert_str(0, edge);
    }
    // Of "about 2 p.m." the hour is rounded, not the day.
    let is_hour = matches!(timex.meant.expr, Expr::At { .. });
    if qualifier.approximate || timex.meant.modifier == Some(Modifier::Approx) && !is_hour {
        text = format!("c. {text}");
    }
    if qualifier.uncertain {
        text.push('?');
    }
    if value.is_no_day() {
        text.push_str(" (no such day)");
    }
    if let Some(nominal) = timex.nominal.filter(|_| timex.pinned.is_none()) {
        // A day of a calendar that was observed may lie a day or more either way.
        let extent = value.extent();
        let off = |bound: Option<Day>| bound.map_or(1, |day| (day.0 - nominal.day.0).abs());
        text.push_str(&format!(" ±{}", off(extent.earliest()).max(off(extent.latest()))));
    }
    text
}

/// "early May 1941", "mid-1990s": a part of a stretch is said as people say it; its bounds stand in the JSON.
fn third_text(third: Third, of: &str) -> String {
    let part = match third {
        Third::Early => "early ",
        Third::Mid => "mid-",
        Third::Late => "late ",
        Third::FirstHalf => "first half of ",
        Third::SecondHalf => "second half of ",
        Third::FirstQuarter => "first quarter of ",
        Third::SecondQuarter => "second quarter of ",
        Third::ThirdQuarter => "third quarter of ",
        Third::LastQuarter => "last quarter of ",
    };
    format!("{part}{of}")
}

pub(crate) fn value_text(value: &TimeValue) -> String {
    match value {
        TimeValue::Date(date) => date_text(date),
        TimeValue::Century { nth, .. } => counted(*nth, "century"),
        TimeValue::Millennium { nth, .. } => counted(*nth, "millennium"),
        TimeValue::Third { third, of } => third_text(*third, &value_text(of)),
        TimeValue::Interval { start, end } => span_text(&edge_text(start), &edge_text(end)),
        TimeValue::OneOf(values) => values.iter().map(value_text).collect::<Vec<_>>().join(" or "),
        TimeValue::AllOf(values) => values.iter().map(value_text).collect::<Vec<_>>().join(", "),
        TimeValue::Duration(_) | TimeValue::Recurring(_) | TimeValue::Past | TimeValue::Present | TimeValue::Future => {
            "?".to_owned()
        }
    }
}

/// Years are joined by a dash alone, longer dates by one with blanks around it.
pub(crate) fn span_text(first: &str, last: &str) -> String {
    joined(first, last, "–", " – ")
}

/// Joins two times by what stands between years and days of one month, or by what stands between longer dates.
fn joined(first: &str, last: &str, close: &str, wide: &str) -> String {
    if first == last {
        return first.to_owned();
    }
    if let Some(text) = shared_text(first, last, close, wide) {
        return text;
    }
    let year = |text: &str| text.len() > 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    let years = !first.contains(' ') && (!last.contains(' ') || last.split(' ').next().is_some_and(year));
    format!("{first}{}{last}", if years { close } else { wide }).trim().to_owned()
}

/// "27–28 May 1905", "3 May – 5 June 1905", "1230–1270 SH": what two days, months or years have in common, to the year, is said once.
fn shared_text(first: &str, last: &str, close: &str, wide: &str) -> Option<String> {
    let (one, other): (Vec<&str>, Vec<&str>) = (first.split(' ').collect(), last.split(' ').collect());
    let common = one.iter().rev().zip(other.iter().rev()).take_while(|(a, b)| a == b).count();
    let number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    let (own, shared) = one.split_at(one.len() - common);
    let of_an_era = shared.iter().any(|word| ["AD", "BC", "BH"].contains(word));
    let year = of_an_era || shared.iter().any(|word| word.len() > 2 && number(word));
    let days = matches!(own, [day] if number(day)) && shared.iter().any(|word| !number(word));
    // "1230–1270 SH": the era is said once.
    let eras = |word: &&str| word.len() == 2 && word.bytes().all(|byte| byte.is_ascii_uppercase());
    let of_one_era = days && matches!(shared, [era] if eras(era)) && other.first().is_some_and(|year| number(year));
    ((year || of_one_era) && !own.is_empty() && one.len() == other.len()).then(|| {
        let mark = if days { close } else { wide };
        format!("{}{mark}{last}", own.join(" "))
    })
}

pub(crate) fn date_text(date: &Partial) -> String {
    let plain = Partial { clock: None, ..*date };
    let year = || year_text(date.year.value, date.calendar);
    match (date.year.missing, date.part) {
        (0, None) => year(),
        (0, Some(Part::Day { .. } | Part::Month(_))) => {
            // A day that the calendar has not is written all the same.
            in_calendar(date.calendar, &TimeValue::Date(plain), None)
                .or_else(|| Some(calendar::format_date(fields_of(date)?, date.calendar)))
                .unwrap_or_else(|| "?".to_owned())
        }
        (0, Some(Part::Season(season))) => season_text(season, date.year.value, date.calendar, year_text),
        (0, Some(Part::Quarter(quarter))) => format!("quarter {quarter} of {}", year()),
        (0, Some(Part::Half(half))) => format!("half {half} of {}", year()),
        (0, Some(Part::Week(_) | Part::Weekend(_))) => stretch_text(date.extent(), date.calendar),
        (1, None) if date.year.value > 0 => {
            // The era stands behind: "1350s SH".
            let number = date.year.value.to_string();
            year().replacen(&number, &format!("{number}s"), 1)
        }
        _open => stretch_text(date.extent(), date.calendar),
    }
}

/// The year as people write it, with BC where it is before the era, and the calendar where no month gives it away.
fn year_text(year: i64, calendar: CalendarId) -> String {
    match calendar {
        _ if year <= 0 => format_year(year, calendar),
        CalendarId::Gregorian | CalendarId::Julian => format_year(year, calendar),
        CalendarId::Persian | CalendarId::PersianZodiac => format!("{year} SH"),
        CalendarId::IslamicCivil | CalendarId::IslamicUmalqura => format!("{year} AH"),
        CalendarId::Hebrew => format!("{year} AM"),
        CalendarId::Coptic
        | CalendarId::Ethiopic
        | CalendarId::Indian
        | CalendarId::Republican
        | CalendarId::Rumi
        | CalendarId::Seleucid
        | CalendarId::Shahanshahi => format!("{year} {}", english_name(calendar)),
    }
}

/// No month of any calendar has more days.
const LONGEST_MONTH: i64 = 32;

/// From the first to the last day, in years or months where they are whole ones.
fn stretch_text(extent: Extent, calendar: CalendarId) -> String {
    let (Some(mut first), Some(mut last)) = (extent.earliest(), extent.latest()) else { return "?".to_owned() };
    let rule = calendar.calendar();
    // The bounds of a stretch of an observed calendar are wider than its months by what the moon leaves open.
    let open = rule.fields(first).map_or(0, |fields| i64::from(rule.spread(fields)));
    if last.0 - first.0 > 2 * LONGEST_MONTH {
        (first, last) = (Day(first.0 + open), Day(last.0 - open));
    }
    let (Ok(a), Ok(b)) = (rule.fields(first), rule.fields(last)) else { return "?".to_owned() };
    let ends_month = rule.days_in_month(b.year, b.month).is_ok_and(|days| days == b.day);
    let whole_months = a.day == 1 && ends_month;
    let whole_years = whole_months && a.month == 1 && rule.months_in_year(b.year).is_ok_and(|months| months == b.month);
    let month = |fields: Fields| date_text(&Partial::month(calendar, fields.year, fields.month));
    let day = |fields: Fields| calendar::format_date(fields, calendar);
    if whole_years {
        years_text(a.year, b.year, calendar)
    } else if whole_months {
        span_text(&month(a), &month(b))
    } else {
        span_text(&day(a), &day(b))
    }
}

/// Years from one to another, their era said once: "861–900 AH".
pub(crate) fn years_text(first: i64, last: i64, calendar: CalendarId) -> String {
    let (from, to) = (year_text(first, calendar), year_text(last, calendar));
    let shared = to.strip_prefix(&last.to_string()).filter(|label| !label.is_empty());
    let from = shared.and_then(|label| from.strip_suffix(label)).unwrap_or(&from);
    if first == last { to.clone() } else { span_text(from, &to) }
}

fn counted(nth: i32, unit: &str) -> String {
    let number = nth.unsigned_abs();
    let ending = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _other => "th",
    };
    let era = if nth < 0 { " BC" } else { "" };
    format!("{number}{ending} {unit}{era}")
}
