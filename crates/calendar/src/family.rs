//! Which calendars count the same years: a text goes from one to the other with the year or the country, unsaid.

use crate::CalendarId;

/// Calendars that share their years.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Family {
    /// The Julian and the Gregorian calendar.
    Western,
    /// The years of the sun since the Hijra, whatever their months are called.
    SolarHijri,
    /// The years of the moon since the Hijra, whoever fixes their months.
    LunarHijri,
    /// A calendar that shares its years with no other.
    Other(CalendarId),
}

impl Family {
    /// Returns why a day computed by the rule of such a calendar may not be the day that was meant.
    ///
    /// # Example
    /// ```
    /// use calendar::CalendarId;
    ///
    /// assert_eq!(CalendarId::IslamicCivil.family().why_open(), "the month began when the moon was seen");
    /// ```
    pub fn why_open(self) -> &'static str {
        match self {
            Family::LunarHijri => "the month began when the moon was seen",
            Family::Western | Family::SolarHijri | Family::Other(_) => "the calendar was not kept by this rule then",
        }
    }
}

impl CalendarId {
    /// Returns the calendars it shares its years with.
    ///
    /// # Example
    /// ```
    /// use calendar::CalendarId;
    ///
    /// assert_eq!(CalendarId::Julian.family(), CalendarId::Gregorian.family());
    /// assert_ne!(CalendarId::Persian.family(), CalendarId::IslamicCivil.family());
    /// ```
    pub fn family(self) -> Family {
        match self {
            CalendarId::Gregorian | CalendarId::Julian => Family::Western,
            CalendarId::Persian | CalendarId::PersianZodiac => Family::SolarHijri,
            CalendarId::IslamicCivil | CalendarId::IslamicUmalqura => Family::LunarHijri,
            CalendarId::Hebrew
            | CalendarId::Coptic
            | CalendarId::Ethiopic
            | CalendarId::Indian
            | CalendarId::Republican
            | CalendarId::Rumi
            | CalendarId::Seleucid
            | CalendarId::Shahanshahi => Family::Other(self),
        }
    }
}
