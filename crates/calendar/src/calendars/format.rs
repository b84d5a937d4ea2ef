//! Dates written for people in English: "26 Bahman 1367", "15 March 44 BC".

use crate::{CalendarId, Fields};

/// Returns the date as English writes it, day, month, year; Gregorian and Julian years before 1 as years BC. Fields that
/// are no date are written all the same, so that a message can name them.
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

fn format_year(year: i64, id: CalendarId) -> String {
    if year <= 0 && matches!(id, CalendarId::Gregorian | CalendarId::Julian) {
        // Of 128 bits, since any year may come here to be refused.
        return format!("{} BC", 1 - i128::from(year));
    }
    year.to_string()
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
