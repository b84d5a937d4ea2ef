//! A value as each calendar counts it, written for people.

use calendar::{CalendarId, Day, Extent, Fields, Part, Partial, TimeValue, computed_day, format_date};
use timex::Nominal;

/// Returns the value as the calendar counts it: `15 February 1989`, `Bahman 1367`, `21 March 1988 – 20 March 1989`;
/// `None` where the calendar does not reach. A day that may lie either way is its computed day.
///
/// ```
/// use calendar::{CalendarId, TimeValue};
/// let day = TimeValue::day(CalendarId::Persian, 1367, 11, 26);
/// let shown = tarikh::date::in_calendar(CalendarId::Gregorian, &day, None);
/// assert_eq!(shown.as_deref(), Some("15 February 1989"));
/// let year = TimeValue::year(CalendarId::Persian, 1367);
/// let shown = tarikh::date::in_calendar(CalendarId::Gregorian, &year, None);
/// assert_eq!(shown.as_deref(), Some("21 March 1988 – 20 March 1989"));
/// ```
pub fn in_calendar(id: CalendarId, value: &TimeValue, pinned: Option<Day>) -> Option<String> {
    if let Some(day) = pinned {
        return day_in(id, day);
    }
    if let TimeValue::Date(date) = value
        && date.calendar == id
        && let Some(own) = own_form(date)
    {
        return Some(own);
    }
    let (first, last) = computed(value)?;
    if first == last {
        return day_in(id, first);
    }
    Some(format!("{} – {}", day_in(id, first)?, day_in(id, last)?))
}

/// Returns the key of the calendar in `in`: its id, and `islamic` for the civil lunar one.
pub fn key(id: CalendarId) -> &'static str {
    match id {
        CalendarId::IslamicCivil => "islamic",
        CalendarId::Gregorian
        | CalendarId::Julian
        | CalendarId::Persian
        | CalendarId::PersianZodiac
        | CalendarId::IslamicUmalqura
        | CalendarId::Hebrew
        | CalendarId::Coptic
        | CalendarId::Ethiopic
        | CalendarId::Indian
        | CalendarId::Republican
        | CalendarId::Rumi
        | CalendarId::Seleucid
        | CalendarId::Shahanshahi => id.as_str(),
    }
}

/// Returns the computed day of a value whose calendar was observed.
pub(super) fn nominal(value: &TimeValue) -> Option<Nominal> {
    let date = value.as_date()?;
    let (month, day) = value.month_day()?;
    let fields = Fields { year: date.year.value, month, day };
    let rule = date.calendar.calendar();
    if date.year.missing > 0 || rule.spread(fields) == 0 {
        return None;
    }
    Some(Nominal { day: computed_day(date.calendar, fields).ok()?, rule: date.calendar })
}

fn day_in(id: CalendarId, day: Day) -> Option<String> {
    id.calendar().fields(day).ok().map(|fields| format_date(fields, id))
}

/// The date in its own calendar's words, as finely as it is told.
fn own_form(date: &Partial) -> Option<String> {
    if date.year.missing > 0 {
        return None;
    }
    let (month, day) = match date.part {
        None => (1, 1),
        Some(Part::Month(month)) => (month, 1),
        Some(Part::Day { month, day }) => (month, day),
        Some(Part::Season(_) | Part::Quarter(_) | Part::Half(_) | Part::Week(_) | Part::Weekend(_)) => return None,
    };
    let whole = format_date(Fields { year: date.year.value, month, day }, date.calendar);
    match date.part {
        Some(Part::Day { .. }) => Some(whole),
        Some(_) => whole.strip_prefix("1 ").map(str::to_owned),
        None => {
            let name = date.calendar.calendar().month_name(date.year.value, 1).ok()?;
            whole.strip_prefix("1 ")?.strip_prefix(name).map(|year| year.trim().to_owned())
        }
    }
}

/// Returns the first and the last day of a value; where they may lie either way, the middle.
pub(crate) fn computed(value: &TimeValue) -> Option<(Day, Day)> {
    if let Some(nominal) = nominal(value) {
        return Some((nominal.day, nominal.day));
    }
    let Extent { start, end } = value.extent();
    let middle = |earliest: Day, latest: Day| Day(earliest.0 + (latest.0 - earliest.0).div_euclid(2));
    Some((middle(start.earliest?, start.latest?), middle(end.earliest?, end.latest?)))
}
