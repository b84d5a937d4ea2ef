//! What has no place in time said for people: lengths ("3 weeks"), and what comes again ("every year", "every 10 August").

use tarikh::calendar::{Amount, Duration, Granularity, Modifier, TimeValue};
use tarikh::timex::{Expr, Timex, Written};
use tarikh::{recurrence, recurring_text};

/// Returns a length, or what comes again, in English words; none where a time says neither.
pub(super) fn said(timex: &Timex) -> Option<String> {
    match &timex.meant.expr {
        Expr::Duration(length) => Some(format!("{}{}", about(timex.meant.modifier), length_text(length)?)),
        Expr::Set(each) => {
            let again = recurrence(timex).filter(|again| again.rhythm().is_some());
            match (again, &**each) {
                (Some(_), _) => Some(recurring_text(timex)),
                (None, Expr::Duration(each)) => each_text(each),
                (None, _other) => None,
            }
        }
        // "Easter Monday is kept with bells".
        _told if matches!(timex.value, Some(TimeValue::Recurring(_))) => {
            recurrence(timex).map(|_| recurring_text(timex))
        }
        _placed => None,
    }
}

/// Returns the parts of a date that stand in the text, those of what comes again included.
pub(super) fn written_of(timex: &Timex) -> Option<&Written> {
    timex.written().or(match &timex.meant.expr {
        Expr::Set(each) => match &**each {
            Expr::Date(written) => Some(written),
            _other => None,
        },
        _other => None,
    })
}

fn about(modifier: Option<Modifier>) -> &'static str {
    match modifier {
        Some(Modifier::Approx) => "c. ",
        Some(Modifier::MoreThan) => "more than ",
        Some(Modifier::LessThan) => "less than ",
        Some(Modifier::EqualOrMore) => "at least ",
        Some(Modifier::EqualOrLess) => "at most ",
        Some(
            Modifier::Start
            | Modifier::Mid
            | Modifier::End
            | Modifier::Before
            | Modifier::After
            | Modifier::OnOrBefore
            | Modifier::OnOrAfter,
        )
        | None => "",
    }
}

/// `3 weeks`, `2.5 years`, `1 year 6 months`.
fn length_text(length: &Duration) -> Option<String> {
    let part = |&(amount, unit): &(Amount, Granularity)| {
        let (one, many) = unit_name(unit)?;
        Some(match amount {
            Amount::Hundredths(100) => format!("1 {one}"),
            Amount::Hundredths(count) if count % 100 == 0 => format!("{} {many}", count / 100),
            Amount::Hundredths(count) => {
                let part = format!("{}.{:02}", count / 100, count % 100);
                format!("{} {many}", part.trim_end_matches('0'))
            }
            Amount::Unknown => format!("some {many}"),
        })
    };
    let parts: Option<Vec<String>> = length.parts.iter().map(part).collect();
    parts.filter(|parts| !parts.is_empty()).map(|parts| parts.join(" "))
}

/// `every year`, `every 2 years`.
fn each_text(each: &Duration) -> Option<String> {
    match each.parts.as_slice() {
        [(Amount::Hundredths(100), unit)] => Some(format!("every {}", unit_name(*unit)?.0)),
        _longer => length_text(each).map(|each| format!("every {each}")),
    }
}

fn unit_name(unit: Granularity) -> Option<(&'static str, &'static str)> {
    Some(match unit {
        Granularity::Second => ("second", "seconds"),
        Granularity::Minute => ("minute", "minutes"),
        Granularity::Hour => ("hour", "hours"),
        Granularity::Day => ("day", "days"),
        Granularity::Weekend => ("weekend", "weekends"),
        Granularity::Week => ("week", "weeks"),
        Granularity::Month => ("month", "months"),
        Granularity::Quarter => ("quarter", "quarters"),
        Granularity::Year => ("year", "years"),
        Granularity::Decade => ("decade", "decades"),
        Granularity::Century => ("century", "centuries"),
        Granularity::Millennium => ("millennium", "millennia"),
        Granularity::DayPart | Granularity::Season | Granularity::Half => return None,
    })
}
