//! The TIMEX3 value of what could not be placed.

use calendar::{Duration, Granularity, Recurring, TimeValue, Timex3, TimexType};

use crate::expr::{Expr, Written};

/// The value of what could not be placed: its shape, with X for what is not known.
pub(crate) fn unplaced(expr: &Expr) -> Timex3 {
    let date = |value: &str| Timex3 { kind: TimexType::Date, value: value.to_owned(), modifier: None };
    match expr {
        Expr::Unit { unit, .. } | Expr::Shift { unit, .. } | Expr::Nth { unit, .. } => date(shape(*unit)),
        // "On Tuesday at 5 pm", nobody knows in which week; "the night of 4 August", nobody knows in which year.
        Expr::At { clock, of: Some(of), .. } if matches!(&**of, Expr::Date(what) if what.weekday.is_some() || what.day.is_some()) =>
        {
            let hour = TimeValue::Recurring(Recurring::Clock(*clock)).timex3().value;
            let hour = hour.find('T').map_or("", |at| &hour[at..]);
            Timex3 { kind: TimexType::Time, value: unplaced(of).value + hour, modifier: None }
        }
        Expr::At { .. } => Timex3 { kind: TimexType::Time, ..date("XXXX-XX-XX") },
        Expr::Part { of, .. } => unplaced(of),
        Expr::Near { what, .. } | Expr::Within { what, .. } | Expr::Date(what) => date(&written_shape(what)),
        Expr::Feast { .. } => date("XXXX-XX-XX"),
        // TIMEX2 leaves VAL out; where it is turned into TIMEX3, this is written.
        Expr::Vague => date("null"),
        Expr::Set(again) => unplaced_set(again),
        Expr::Value(_)
        | Expr::BareCentury { .. }
        | Expr::Period(_)
        | Expr::Event(_)
        | Expr::Age { .. }
        | Expr::Interval(..)
        | Expr::Duration(_) => date("XXXX"),
    }
}

/// What comes with each unit or part of the day, as TIMEX2 writes it: such a unit of no known date.
fn unplaced_set(again: &Expr) -> Timex3 {
    match again {
        Expr::Duration(Duration { parts }) => match parts.as_slice() {
            [(_, unit)] => Timex3 { kind: TimexType::Set, value: shape(*unit).to_owned(), modifier: None },
            _several => unplaced(&Expr::Vague),
        },
        Expr::Date(Written { clock: Some(clock), .. }) => {
            let part = TimeValue::Recurring(Recurring::Clock(*clock)).timex3().value;
            Timex3 { kind: TimexType::Set, value: format!("{}{part}", shape(Granularity::Day)), modifier: None }
        }
        Expr::Nth { of, .. } => unplaced_set(of),
        _other => unplaced(&Expr::Vague),
    }
}

fn shape(unit: Granularity) -> &'static str {
    match unit {
        Granularity::Second | Granularity::Minute | Granularity::Hour | Granularity::DayPart | Granularity::Day => {
            "XXXX-XX-XX"
        }
        Granularity::Weekend => "XXXX-WXX-WE",
        Granularity::Week => "XXXX-WXX",
        Granularity::Month => "XXXX-XX",
        Granularity::Quarter => "XXXX-QX",
        Granularity::Season => "XXXX-XX",
        Granularity::Half => "XXXX-HX",
        Granularity::Year => "XXXX",
        Granularity::Decade => "XXX",
        Granularity::Century | Granularity::Millennium => "XX",
    }
}

fn written_shape(written: &Written) -> String {
    if let (Some(weekday), None) = (written.weekday, written.day) {
        return format!("XXXX-WXX-{}", weekday.iso());
    }
    let month = |month: Option<u8>| month.map_or("XX".to_owned(), |month| format!("{month:02}"));
    match (written.month, written.day, written.season, written.quarter, written.half) {
        (_, Some(day), ..) => format!("XXXX-{}-{day:02}", month(written.month)),
        (Some(number), None, ..) => format!("XXXX-{}", month(Some(number))),
        (None, None, Some(season), ..) => {
            format!("XXXX-{}", ["SP", "SU", "FA", "WI"][season as usize])
        }
        (None, None, None, Some(quarter), _) => format!("XXXX-Q{quarter}"),
        (None, None, None, None, Some(half)) => format!("XXXX-H{half}"),
        (None, None, None, None, None) => "XXXX".to_owned(),
    }
}
