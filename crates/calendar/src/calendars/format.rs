//! Dates written for people in English: "26 Bahman 1367", "15 March 44 BC".

use crate::{CalendarId, Family, Fields};

/// Returns the date as English writes it, day, month, year, the year as [`format_year`] does. Fields that are no date are
/// written all the same, so that a message can name them.
///
/// # Example
/// ```
/// use calendar::{CalendarId, Fields, format_date};
/// let date = |year, month, day| Fields { year, month, day };
/// assert_eq!(format_date(date(1367, 11, 26), CalendarId::Persian), "26 Bahman 1367");
/// assert_eq!(format_date(date(-43, 3, 15), CalendarId::Julian), "15 March 44 BC");
/// assert_eq!(format_date(date(8, 2, 18), CalendarId::Republican), "18 Brumaire 8");
/// ```
pub fn format_date(fields: Fields, id: CalendarId) -> String {
    let calendar = id.calendar();
    let named = calendar.month_name(fields.year, fields.month).ok();
    // Outside the calendar's years its month names still serve, where the number is one of theirs.
    let place = usize::from(fields.month).checked_sub(1);
    let name = named.or_else(|| calendar.month_names().get(place?).copied());
    let year = format_year(fields.year, id);
    match name {
        Some(name) => format!("{} {name} {year}", fields.day),
        None => format!("{}.{}.{year}", fields.day, fields.month),
    }
}

/// Returns a year as English writes it. There is no year 0: those before the first of its era are counted back from it, BC,
/// before the Hijra (BH) or before the era; and a Western year of one or two figures says that it is AD.
///
/// # Example
/// ```
/// use calendar::{CalendarId, format_year};
/// assert_eq!(format_year(1989, CalendarId::Gregorian), "1989");
/// assert_eq!(format_year(14, CalendarId::Julian), "AD 14");
/// assert_eq!(format_year(-43, CalendarId::Julian), "44 BC");
/// assert_eq!(format_year(0, CalendarId::IslamicCivil), "1 BH");
/// assert_eq!(format_year(-9, CalendarId::Coptic), "10 before the era");
/// ```
pub fn format_year(year: i64, id: CalendarId) -> String {
    // Of 128 bits, since any year may come here to be refused.
    let before = 1 - i128::from(year);
    match id.family() {
        Family::Western if year <= 0 => format!("{before} BC"),
        Family::Western if year < 100 => format!("AD {year}"),
        Family::SolarHijri | Family::LunarHijri if year <= 0 => format!("{before} BH"),
        Family::Other(_) if year <= 0 => format!("{before} before the era"),
        Family::Western | Family::SolarHijri | Family::LunarHijri | Family::Other(_) => year.to_string(),
    }
}

/// Returns the calendar's English name as it stands before the word "calendar".
pub fn english_name(id: CalendarId) -> &'static str {
    match id {
        CalendarId::Gregorian => "Gregorian",
        CalendarId::Julian => "Julian",
        CalendarId::Persian => "Solar Hijri",
        CalendarId::PersianZodiac => "Solar Hijri zodiac",
        CalendarId::IslamicCivil => "tabular lunar Hijri",
        CalendarId::IslamicUmalqura => "Umm al-Qura",
        CalendarId::Hebrew => "Hebrew",
        CalendarId::Coptic => "Coptic",
        CalendarId::Ethiopic => "Ethiopian",
        CalendarId::Indian => "Indian national",
        CalendarId::Republican => "French Republican",
        CalendarId::Rumi => "Rumi",
        CalendarId::Seleucid => "Seleucid",
        CalendarId::Shahanshahi => "Imperial Iranian",
    }
}
