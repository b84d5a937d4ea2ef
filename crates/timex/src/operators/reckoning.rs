//! By which calendar a written date counts: its month's, else its label's, else what a keyword of the rule says.

use calendar::{CalendarId, Fields};

use super::Arguments;
use crate::meaning::Era;

/// The calendar of a date, and the one its label names where that is another.
pub(super) struct Reckoning {
    pub calendar: Option<CalendarId>,
    pub label: Option<CalendarId>,
}

/// Returns the reckoning, or `None` where a keyword sets bounds to the year that this one is outside of:
/// - `PERSIAN`: an unmarked year of 1200 to 1499 is Solar Hijri, as a short one is; others stay unmarked;
/// - `RUMI`: only 1256 to 1361, when Ottoman and Turkish offices counted so;
/// - `MUNDI`: only 3000 to 6999, the years of the world in which events are dated;
/// - `DUAL`: of two days, the one that stands first in the year is Julian if they lie about as far apart as the two
///   calendars do (`month2` and `day2` are the other);
/// - `NEXT`: only where the day `day2` of `month2` is the one after it.
pub(super) fn reckoning(arguments: &Arguments) -> Option<Reckoning> {
    let label = match arguments.era() {
        Some(Era::Of(calendar)) => Some(calendar),
        Some(Era::OldStyle) => Some(CalendarId::Julian),
        Some(Era::NewStyle) => Some(CalendarId::Gregorian),
        Some(Era::Ce | Era::Bce) | None => None,
    };
    let own = arguments.month().map(|(calendar, _)| calendar).filter(|calendar| *calendar != CalendarId::Gregorian);
    let year = arguments.number("year");
    let within = |first: i64, last: i64| year.is_some_and(|year| (first..=last).contains(&year));
    // "1690/91" is a year that began on 25 March, as Julian years of England did.
    let double = arguments.number("double").map(|_| CalendarId::Julian);
    let by_rule = match arguments.any_keyword() {
        Some("PERSIAN") if arguments.era().is_none() => persian_years(year),
        Some("RUMI") if !within(1256, 1361) => return None,
        Some("RUMI") => Some(CalendarId::Rumi),
        Some("MUNDI") if !within(3000, 6999) => return None,
        Some("DUAL") => Some(dual(arguments)?),
        Some("NEXT") if !is_next_day(arguments) => return None,
        Some("ISLAMIC") => Some(CalendarId::IslamicCivil),
        Some("HEBREW") => Some(CalendarId::Hebrew),
        Some("REPUBLICAN") => Some(CalendarId::Republican),
        _other => None,
    };
    // "February 1367 SH": the month is believed, the label set aside.
    let western = arguments.month().is_some_and(|(calendar, _)| calendar == CalendarId::Gregorian);
    let set_aside = label.filter(|label| western && has_no_western_month(*label));
    let calendar = own.or(label.filter(|_| set_aside.is_none())).or(by_rule).or(double);
    let named = match own {
        Some(own) => label.filter(|label| !may_label(*label, own)),
        None => set_aside,
    };
    Some(Reckoning { calendar, label: named })
}

/// 1200 to 1499 are years of the Solar Hijri calendar in its modern use; so are short ones.
pub(super) fn persian_years(year: Option<i64>) -> Option<CalendarId> {
    year.is_none_or(|year| (1200..1500).contains(&year)).then_some(CalendarId::Persian)
}

/// Says whether no western month name can stand for a month of the calendar.
fn has_no_western_month(label: CalendarId) -> bool {
    matches!(
        label,
        CalendarId::Persian | CalendarId::PersianZodiac | CalendarId::IslamicCivil | CalendarId::IslamicUmalqura
    )
}

/// Says whether a label names the era that the months of a calendar are counted in: AM is Anno Mundi and Anno Martyrum.
fn may_label(label: CalendarId, own: CalendarId) -> bool {
    label == own
        || matches!(
            (label, own),
            (CalendarId::Persian, CalendarId::PersianZodiac)
                | (CalendarId::Shahanshahi, CalendarId::Persian)
                | (CalendarId::IslamicCivil, CalendarId::IslamicUmalqura)
                | (CalendarId::Hebrew, CalendarId::Coptic)
        )
}

/// Says whether the day `day2` of `month2` is the one after `day` of `month`; a month may end on its 28th or any later day.
fn is_next_day(arguments: &Arguments) -> bool {
    let month = |label: &str| arguments.month_named(label).map(|(_, month)| month);
    let (Some(month), Some(month2)) = (arguments.month().map(|(_, month)| month), month("month2")) else {
        return false;
    };
    let (Some(day), Some(day2)) = (arguments.number("day"), arguments.number("day2")) else { return false };
    if month == month2 { day2 == day + 1 } else { month2 == month % 12 + 1 && day2 == 1 && day >= 28 }
}

/// The calendars lie ten to thirteen days apart; two more either way are left to be found wrong by a check.
fn dual(arguments: &Arguments) -> Option<CalendarId> {
    let year = arguments.number("year").or_else(|| arguments.number("double").map(|first| first + 1))?;
    let (month, day) = (arguments.month()?.1, u8::try_from(arguments.number("day")?).ok()?);
    let (month2, day2) = (arguments.month_named("month2")?.1, u8::try_from(arguments.number("day2")?).ok()?);
    let gregorian = CalendarId::Gregorian.calendar();
    let day_of = |year: i64, month: u8, day: u8| gregorian.day(Fields { year, month, day }).ok().map(|day| day.0);
    let (one, other) = (day_of(year, month, day)?, day_of(year, month2, day2)?);
    let year_round = if month.abs_diff(month2) > 6 { 365 } else { 0 };
    let apart = if month > month2 { other + year_round - one } else { other - one - year_round };
    match apart {
        8..=15 => Some(CalendarId::Julian),
        -15..=-8 => Some(CalendarId::Gregorian),
        _far => None,
    }
}
