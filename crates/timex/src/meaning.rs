//! What a word of the lexicon means, by the class it stands in.

use calendar::{CalendarId, Clock, DayPart, Granularity, Modifier, Season, Third, Weekday};

/// The meaning of a word in one class.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Meaning {
    /// The class says it all.
    Plain,
    /// A number, an ordinal, a scale, an offset.
    Number(i64),
    /// A month of a calendar.
    Month(CalendarId, u8),
    Weekday(Weekday),
    /// A unit and how many of it: a fortnight is 2 weeks.
    Unit(Granularity, i64),
    Season(Season),
    Clock(Clock),
    Era(Era),
    Third(Third),
    Modifier(Modifier),
    /// Index into the pack's feasts.
    Feast(u16),
    /// Index into the pack's named periods.
    Period(u16),
    /// Minutes east of Greenwich.
    Zone(i16),
    /// A word kept as it is: TIMEX3's `quant`.
    Text(String),
}

/// A calendar era or style, as a word beside a year names it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs)]
pub enum Era {
    Ce,
    Bce,
    /// Years of a calendar: AH, SH, AM.
    Of(CalendarId),
    OldStyle,
    NewStyle,
}

impl Meaning {
    /// Reads the right side of a lexicon line; `class` is the table it stands in.
    pub(crate) fn parse(class: &str, text: &str) -> Result<Meaning, String> {
        let fail = || format!("'{text}' is no meaning for the class '{class}'");
        let number = |text: &str| text.parse::<i64>().map_err(|_| fail());
        let (head, tail) = text.split_once(' ').unwrap_or((text, ""));
        let part = |wanted: &str| class.split('-').any(|part| part == wanted);
        Ok(match class {
            _ if part("month") => Meaning::Month(head.parse().map_err(|_| fail())?, tail.parse().map_err(|_| fail())?),
            _ if class.starts_with("weekday") => {
                let index = number(text)?;
                Meaning::Weekday(*Weekday::ALL.get((index - 1) as usize).ok_or_else(fail)?)
            }
            "unit" | "clock-unit" | "units" | "single" => {
                let scale = if tail.is_empty() { 1 } else { number(tail)? };
                Meaning::Unit(granularity(head).ok_or_else(fail)?, scale)
            }
            "season" | "season-doubtful" => Meaning::Season(season(text).ok_or_else(fail)?),
            _ if class.starts_with("daypart") || class.starts_with("night-") => {
                Meaning::Clock(Clock::Part(day_part(text).ok_or_else(fail)?))
            }
            "clock-word" => {
                let (hour, minute) = text.split_once(':').ok_or_else(fail)?;
                Meaning::Clock(Clock::Time {
                    hour: hour.parse().map_err(|_| fail())?,
                    minute: Some(minute.parse().map_err(|_| fail())?),
                    second: None,
                    zone: None,
                })
            }
            _ if part("era") || class == "style" => Meaning::Era(match text {
                "ce" => Era::Ce,
                "bce" => Era::Bce,
                "old-style" => Era::OldStyle,
                "new-style" => Era::NewStyle,
                _ => Era::Of(text.parse().map_err(|_| fail())?),
            }),
            "third" => Meaning::Third(match text {
                "early" => Third::Early,
                "mid" => Third::Mid,
                "late" => Third::Late,
                _ => return Err(fail()),
            }),
            "modifier" | "edge" => Meaning::Modifier(modifier(text).ok_or_else(fail)?),
            "zone" => Meaning::Zone(text.parse().map_err(|_| fail())?),
            "quant" | "freq" => Meaning::Text(text.to_owned()),
            _ if text.is_empty() => Meaning::Plain,
            _ => text.parse().map(Meaning::Number).unwrap_or_else(|_| Meaning::Text(text.to_owned())),
        })
    }
}

pub(crate) fn granularity(text: &str) -> Option<Granularity> {
    Some(match text {
        "second" => Granularity::Second,
        "minute" => Granularity::Minute,
        "hour" => Granularity::Hour,
        "day" => Granularity::Day,
        "weekend" => Granularity::Weekend,
        "week" => Granularity::Week,
        "month" => Granularity::Month,
        "quarter" => Granularity::Quarter,
        "season" => Granularity::Season,
        "half" => Granularity::Half,
        "year" => Granularity::Year,
        "decade" => Granularity::Decade,
        "century" => Granularity::Century,
        "millennium" => Granularity::Millennium,
        _ => return None,
    })
}

pub(crate) fn season(text: &str) -> Option<Season> {
    Some(match text {
        "spring" => Season::Spring,
        "summer" => Season::Summer,
        "autumn" => Season::Autumn,
        "winter" => Season::Winter,
        _ => return None,
    })
}

fn day_part(text: &str) -> Option<DayPart> {
    Some(match text {
        "morning" => DayPart::Morning,
        "midday" => DayPart::Midday,
        "afternoon" => DayPart::Afternoon,
        "evening" => DayPart::Evening,
        "early-hours" => DayPart::EarlyHours,
        "night" => DayPart::Night,
        "daytime" => DayPart::Daytime,
        _ => return None,
    })
}

pub(crate) fn modifier(text: &str) -> Option<Modifier> {
    Some(match text {
        "BEFORE" => Modifier::Before,
        "AFTER" => Modifier::After,
        "ON_OR_BEFORE" => Modifier::OnOrBefore,
        "ON_OR_AFTER" => Modifier::OnOrAfter,
        "LESS_THAN" => Modifier::LessThan,
        "MORE_THAN" => Modifier::MoreThan,
        "EQUAL_OR_LESS" => Modifier::EqualOrLess,
        "EQUAL_OR_MORE" => Modifier::EqualOrMore,
        "START" => Modifier::Start,
        "MID" => Modifier::Mid,
        "END" => Modifier::End,
        "APPROX" => Modifier::Approx,
        _ => return None,
    })
}
