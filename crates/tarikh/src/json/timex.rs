//! A time, as `tag --format jsonl` writes a line and `read --format json` an entry of `timexes`.

use calendar::{CalendarId, Day, Edge, Part, Partial, Recurring, Season, TimeValue, fixed_day_of_feast};
use serde::Serialize;
use timex::{Era, Nominal, RangeEdge, Resolved, Timex, TimexId, Written, WrittenYear};

/// A time as machines get it. Offsets count what `unit` of the whole says.
#[derive(Serialize, Clone, PartialEq, Eq, Debug)]
pub struct TimexJson<'t> {
    /// `t1` for the first of its document.
    pub id: String,
    /// The id of its document: `d1`.
    pub document: &'t str,
    /// Where it begins.
    pub start: u64,
    /// Where it ends, exclusive.
    pub end: u64,
    /// The words of the text.
    pub text: &'t str,
    /// DATE, TIME, DURATION or SET.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// As TimeML writes it.
    pub value: String,
    /// START, APPROX, …
    #[serde(rename = "mod")]
    pub modifier: Option<&'static str>,
    /// TimeML's `quant`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quant: Option<&'t str>,
    /// TimeML's `freq`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub freq: Option<&'t str>,
    /// Proleptic Gregorian; null where EDTF cannot say it.
    pub edtf: Option<String>,
    /// The calendar the value is counted in.
    pub calendar: Option<&'static str>,
    /// The first day it can lie on, ISO 8601.
    pub earliest: Option<String>,
    /// The last day it can lie on, ISO 8601.
    pub latest: Option<String>,
    /// The parts that are written, nothing filled in.
    pub written: Option<WrittenJson>,
    /// `written`, `anchored` or `unanchored`.
    pub resolved: &'static str,
    /// The time it was counted from.
    pub anchor: Option<String>,
    /// The range it is one end of.
    pub range: Option<RangeJson>,
    /// The day it names in every year.
    pub recurs: Option<RecursJson>,
    /// The computed day of a calendar that is observed.
    pub nominal: Option<NominalJson>,
    /// A named period, not a written date.
    pub named: bool,
    /// The rule that read it.
    pub rule: &'t str,
}

/// The parts that are written, as numbers.
#[derive(Serialize, Clone, PartialEq, Eq, Debug, Default)]
pub struct WrittenJson {
    /// The year as its digits are written: 89 of '89, 1990 of the 1990s.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub year: Option<i64>,
    /// The month, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub month: Option<u8>,
    /// The day, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub day: Option<u8>,
    /// The day of the week.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weekday: Option<&'static str>,
    /// `ce`, `bce`, `old-style`, `new-style`, or the calendar the label names.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub era: Option<&'static str>,
}

/// Which range, and which end of it.
#[derive(Serialize, Clone, PartialEq, Eq, Debug)]
pub struct RangeJson {
    /// `r1` for the first of its document.
    pub id: String,
    /// `start` or `end`.
    pub edge: &'static str,
    /// Both ends.
    pub edtf: Option<String>,
}

/// What comes again, and when: a day or month of every year, a feast, a weekday of the month, a length.
#[derive(Serialize, Clone, PartialEq, Eq, Debug, Default)]
pub struct RecursJson {
    /// The calendar whose year is meant.
    pub calendar: &'static str,
    /// From 1; absent where it comes in every month, or by a rule of its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub month: Option<u8>,
    /// From 1, of the month, or of every month where none is; absent where the whole month is meant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub day: Option<u8>,
    /// The day of the week.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weekday: Option<&'static str>,
    /// Which of these days of the month, from 1, or from -1 backwards; absent where it is each.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nth: Option<i8>,
    /// The name of a feast, in the language of its text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub feast: Option<String>,
    /// A season of the year.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub season: Option<&'static str>,
    /// From one time to the next, as ISO 8601 writes a length.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub every: Option<String>,
}

impl RecursJson {
    /// Returns what comes again as machines get it; none of what comes each day or oftener.
    pub(super) fn of(again: &Recurring) -> Option<RecursJson> {
        again.rhythm()?;
        let western = RecursJson { calendar: CalendarId::Gregorian.as_str(), ..RecursJson::default() };
        Some(match again {
            Recurring::DayOfYear { calendar, month, day } => {
                RecursJson { calendar: calendar.as_str(), month: Some(*month), day: Some(*day), ..western }
            }
            Recurring::Month { calendar, month } => {
                RecursJson { calendar: calendar.as_str(), month: Some(*month), ..western }
            }
            Recurring::Weekday(weekday) | Recurring::WeekdayPart { weekday, .. } => {
                RecursJson { weekday: Some(weekday.name()), ..western }
            }
            Recurring::WeekdayOfMonth { nth, weekday, month } => {
                RecursJson { month: *month, weekday: Some(weekday.name()), nth: Some(*nth), ..western }
            }
            Recurring::DayOfMonth(day) => RecursJson { day: Some(*day), ..western },
            Recurring::Feast { name, rule } => {
                let feast = Some(name.to_string());
                // The place of a month of the Hebrew calendar is not its number in every year.
                match fixed_day_of_feast(rule) {
                    Some((calendar, ..)) if calendar == CalendarId::Hebrew => {
                        RecursJson { calendar: calendar.as_str(), feast, ..western }
                    }
                    Some((calendar, month, day)) => {
                        RecursJson { calendar: calendar.as_str(), month: Some(month), day: Some(day), feast, ..western }
                    }
                    None => RecursJson { feast, ..western },
                }
            }
            Recurring::Season(season) => RecursJson {
                season: Some(match season {
                    Season::Spring => "spring",
                    Season::Summer => "summer",
                    Season::Autumn => "autumn",
                    Season::Winter => "winter",
                }),
                ..western
            },
            Recurring::Every(length) => {
                RecursJson { every: Some(TimeValue::Duration(length.clone()).timex3().value), ..western }
            }
            Recurring::Clock(_) => return None,
        })
    }
}

/// The day a rule computes, where the days of a calendar were observed.
#[derive(Serialize, Clone, PartialEq, Eq, Debug)]
pub struct NominalJson {
    /// ISO 8601.
    pub day: String,
    /// Its day of the week.
    pub weekday: &'static str,
    /// The calendar whose rule computes it.
    pub rule: &'static str,
}

impl<'t> TimexJson<'t> {
    /// Returns a time as machines get it: `timexes` are all of its document, `text` is the document's, `offsets` where
    /// the time stands in the unit asked for.
    pub fn new(
        document: &'t str,
        text: &'t str,
        offsets: (u64, u64),
        timex: &'t Timex,
        timexes: &'t [Timex],
    ) -> TimexJson<'t> {
        let timex3 = timex.timex3();
        let extent = timex.extent();
        let (resolved, anchor) = match timex.resolved {
            Resolved::Written => ("written", None),
            Resolved::Anchored(on) => ("anchored", on),
            Resolved::Unanchored => ("unanchored", None),
        };
        TimexJson {
            id: id(timex.id),
            document,
            start: offsets.0,
            end: offsets.1,
            text: timex.span.of(text),
            kind: timex3.kind.as_str(),
            value: timex3.value,
            modifier: timex3.modifier.map(|modifier| modifier.as_str()),
            quant: timex.meant.quant(),
            freq: timex.meant.freq(),
            edtf: timex.edtf(),
            calendar: timex.value.as_ref().and_then(calendar_of).map(CalendarId::as_str),
            earliest: extent.earliest().map(Day::to_iso),
            latest: extent.latest().map(Day::to_iso),
            written: timex.written().and_then(WrittenJson::new),
            resolved,
            anchor: anchor.map(id),
            range: range(timex, timexes),
            recurs: recurs(timex),
            nominal: nominal(timex),
            named: timex.named,
            rule: &timex.rule,
        }
    }
}

fn id(timex: TimexId) -> String {
    let mut digits = (u64::from(timex.0) + 1).to_string();
    digits.insert(0, 't');
    digits
}

/// Both ends of the range a time belongs to: the other one stands near it.
pub(crate) fn range(timex: &Timex, timexes: &[Timex]) -> Option<RangeJson> {
    let range = timex.range?;
    // Numbers are given in reading order.
    let at = timexes.binary_search_by_key(&timex.id, |other| other.id).ok()?;
    let near = &timexes[at.saturating_sub(1)..timexes.len().min(at + 2)];
    let edge_of = |wanted: RangeEdge| -> Edge {
        let end = near.iter().find(|other| other.range.is_some_and(|r| r.id == range.id && r.edge == wanted));
        end.and_then(|end| end.value.clone()).map_or(Edge::Unknown, |value| Edge::Known(Box::new(value)))
    };
    let both = TimeValue::Interval { start: edge_of(RangeEdge::Start), end: edge_of(RangeEdge::End) };
    let edge = match range.edge {
        RangeEdge::Start => "start",
        RangeEdge::End => "end",
    };
    Some(RangeJson { id: format!("r{}", range.id), edge, edtf: both.edtf() })
}

/// How what it names comes again.
pub(crate) fn recurs(timex: &Timex) -> Option<RecursJson> {
    let of_value = match &timex.value {
        Some(TimeValue::Recurring(recurring)) => Some(recurring),
        Some(_) | None => None,
    };
    RecursJson::of(timex.recurs.as_ref().or(of_value)?)
}

/// The computed day of a calendar that is observed.
pub(crate) fn nominal(timex: &Timex) -> Option<NominalJson> {
    timex.nominal.map(NominalJson::new)
}

/// Returns the calendar a value is counted in; of an interval the one of its first known edge.
///
/// ```
/// use calendar::{CalendarId, TimeValue};
/// let year = TimeValue::year(CalendarId::Persian, 1358);
/// assert_eq!(tarikh::json::calendar_of(&year), Some(CalendarId::Persian));
/// assert_eq!(tarikh::json::calendar_of(&TimeValue::Past), None);
/// ```
pub fn calendar_of(value: &TimeValue) -> Option<CalendarId> {
    // Values nest no deeper than their expressions do, but a loop needs no such promise.
    let mut value = value;
    loop {
        value = match value {
            TimeValue::Date(date) => return Some(date.calendar),
            TimeValue::Century { calendar, .. } | TimeValue::Millennium { calendar, .. } => return Some(*calendar),
            TimeValue::Third { of, .. } => of,
            TimeValue::Interval { start: Edge::Known(edge), .. } => edge,
            TimeValue::Interval { end: Edge::Known(edge), .. } => edge,
            TimeValue::Interval { .. } => return None,
            TimeValue::OneOf(values) | TimeValue::AllOf(values) => values.first()?,
            TimeValue::Recurring(again) => return again.calendar(),
            TimeValue::Duration(_) | TimeValue::Past | TimeValue::Present | TimeValue::Future => return None,
        };
    }
}

impl WrittenJson {
    /// Returns the written parts; none where nothing of a date is written.
    pub fn new(written: &Written) -> Option<WrittenJson> {
        let year = written.year.map(|year| match year {
            WrittenYear::Full(year)
            | WrittenYear::Short(year)
            | WrittenYear::Decade(year)
            | WrittenYear::ShortDecade(year)
            | WrittenYear::Double(year) => year,
        });
        let era = written.era.map(|era| match era {
            Era::Ce => "ce",
            Era::Bce => "bce",
            Era::Of(calendar) => calendar.as_str(),
            Era::OldStyle => "old-style",
            Era::NewStyle => "new-style",
        });
        let weekday = written.weekday.map(|weekday| weekday.name());
        let json = WrittenJson { year, month: written.month, day: written.day, weekday, era };
        (json != WrittenJson::default()).then_some(json)
    }

    /// Returns the numbers of a date; none where digits of its year are open.
    pub(super) fn of_date(date: &Partial) -> Option<WrittenJson> {
        if date.year.missing > 0 {
            return None;
        }
        let (month, day) = match date.part {
            Some(Part::Day { month, day }) => (Some(month), Some(day)),
            Some(Part::Month(month)) => (Some(month), None),
            Some(Part::Season(_) | Part::Quarter(_) | Part::Half(_) | Part::Week(_) | Part::Weekend(_)) | None => {
                (None, None)
            }
        };
        Some(WrittenJson { year: Some(date.year.value), month, day, ..WrittenJson::default() })
    }
}

impl NominalJson {
    /// Returns the computed day as machines get it.
    pub fn new(nominal: Nominal) -> NominalJson {
        NominalJson { day: nominal.day.to_string(), weekday: nominal.day.weekday().name(), rule: nominal.rule.as_str() }
    }
}
