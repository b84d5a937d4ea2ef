//! A season of a year as a table writes it. A western winter lies in two years, and both are said.

use calendar::{CalendarId, Family, Season};

/// Returns a season of a year: "spring 1769", "winter 1768/69", "winter 49/48 BC"; `year_text` writes a year.
pub(crate) fn season_text(
    season: Season,
    year: i64,
    calendar: CalendarId,
    year_text: impl Fn(i64, CalendarId) -> String,
) -> String {
    let name = season_name(season);
    let text = year_text(year, calendar);
    if season != Season::Winter || calendar.family() != Family::Western {
        return format!("{name} {text}");
    }
    let next = year_text(year + 1, calendar);
    match (text.split_once(' '), next.split_once(' ')) {
        (Some((number, era)), Some((next, next_era))) if era == next_era => format!("{name} {number}/{next} {era}"),
        (None, None) if text.len() == 4 && text[..2] == next[..2] => format!("{name} {text}/{}", &next[2..]),
        _other => format!("{name} {text}/{next}"),
    }
}

pub(crate) fn season_name(season: Season) -> &'static str {
    match season {
        Season::Spring => "spring",
        Season::Summer => "summer",
        Season::Autumn => "autumn",
        Season::Winter => "winter",
    }
}

#[cfg(test)]
mod tests {
    use calendar::format_year;

    use super::*;

    #[test]
    fn a_winter_says_both_its_years() {
        let text = |season, year| season_text(season, year, CalendarId::Gregorian, format_year);
        assert_eq!(text(Season::Winter, 1768), "winter 1768/69");
        assert_eq!(text(Season::Winter, 1899), "winter 1899/1900");
        assert_eq!(text(Season::Winter, -48), "winter 49/48 BC");
        assert_eq!(text(Season::Summer, 1768), "summer 1768");
        let persian = season_text(Season::Winter, 1357, CalendarId::Persian, |year, _| format!("{year} SH"));
        assert_eq!(persian, "winter 1357 SH");
    }
}
