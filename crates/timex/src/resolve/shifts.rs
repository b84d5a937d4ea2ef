//! Places what is counted on or back: "three years later", "two weeks ago".

use calendar::{Amount, Clock, Granularity, Modifier, Partial, TimeValue};

use super::gaps::{Gap, gap};
use super::place::{NOBODY_TOLD, antecedent, base_point, counts_on_from_writing, has_not_come};
use super::spread::{Spread, spread};
use super::story::Told;
use super::units::too_coarse;
use super::{Placed, Setting, beside, between, events};
use crate::expr::{Base, Expr};
use crate::rule::Domain;
use crate::timex::{Resolved, Timex, TimexId};

pub(super) fn shift(
    setting: &Setting<'_>,
    (count, sign, unit): (Amount, i64, Granularity),
    grain: Option<Granularity>,
    base: &Base,
    modifier: Option<Modifier>,
) -> Placed {
    let (count, unit) = match (setting.domain, count, unit) {
        (Domain::News, Amount::Hundredths(decades), Granularity::Decade) => {
            (Amount::Hundredths(decades.saturating_mul(10)), Granularity::Year)
        }
        // "Three seasons later": each comes once a year.
        (Domain::Narrative, count, Granularity::Season) => (count, Granularity::Year),
        (Domain::News | Domain::Narrative, ..) => (count, unit),
    };
    let Amount::Hundredths(hundredths) = count else {
        let value = match (base, sign) {
            (Base::Writing, -1) => Some(TimeValue::Past),
            (Base::Writing, _) => Some(TimeValue::Future),
            (Base::Story | Base::Domain | Base::Passage | Base::Of(_), _) => None,
        };
        let unplaced = Placed { value, ..Placed::unanchored("nobody says how long") };
        // "A few hours later": it follows what was told last, however long after.
        let from = setting.story.last().and_then(|told| told.id).filter(|_| (base, sign) == (&Base::Story, 1));
        let told = from.and_then(|from| setting.told.get(from.0 as usize));
        let here = |told: &Timex| gap(between(setting.text, told.span, setting.span)) < Gap::NewParagraph;
        return match from {
            Some(from) if setting.domain == Domain::Narrative && told.is_some_and(here) => {
                Placed { resolved: Resolved::Anchored(Some(from)), ..unplaced }
            }
            Some(_) | None => unplaced,
        };
    };
    let (count, whole_unit) = whole(hundredths, unit);
    if let Some(placed) = beside::said_outright(setting, (count * sign, whole_unit), base) {
        return placed;
    }
    // "On 2 March 1945, the day before I turned fourteen": what is counted from what somebody did.
    let of_event = matches!(base, Base::Of(of) if matches!(**of, Expr::Event(_) | Expr::Vague));
    if let Some(placed) = of_event.then(|| events::beside(setting, grain.unwrap_or(unit))).flatten() {
        return placed;
    }
    // "The same period a year ago" is told of a quarter only where one is told.
    let of_quarter = matches!(base, Base::Of(of) if matches!(**of, Expr::Unit { unit: Granularity::Quarter, offset: 0, base: Base::Story }));
    let no_quarter = of_quarter && setting.domain == Domain::News && setting.story.last_quarter().is_none();
    let (grain, base) = if no_quarter { (Some(Granularity::Year), &Base::Writing) } else { (grain, base) };
    let Some((told, reason)) = antecedent(setting, base, sign, unit).or_else(|| base_point(setting, base, unit)) else {
        return Placed::unanchored(if of_event { events::UNDATED } else { "nothing to count from" });
    };
    if counts_on_from_writing(setting, base, told, sign) {
        return Placed::unanchored(NOBODY_TOLD);
    }
    let unit = whole_unit;
    let told = Told { at: as_its_year(setting, at_the_hour(told.at, unit), told.id, unit), ..told };
    // Where only the day of writing is known, "an hour ago" is some time of it.
    if unit < Granularity::Day && *base == Base::Writing && told.at.clock.is_none() {
        let hours = if unit == Granularity::Hour { count } else { 0 };
        return match told.at.shifted(hours / 24 * sign, Granularity::Day, Granularity::Day) {
            Ok(day) => Placed { value: Some(TimeValue::Date(day)), resolved: Resolved::Anchored(told.id), reason },
            Err(_) => Placed::unanchored("the day of writing is not known"),
        };
    }
    // Beside a quarter's figures "a year ago" is that quarter of the year before; beside those of nine months it is not.
    if let (Domain::News, Granularity::Year, 1, Some(quarter)) =
        (setting.domain, unit, count, setting.story.quarter_at_hand())
        && grain.is_none_or(|grain| grain == Granularity::Quarter)
        && (grain.is_some() || !told_of_months(setting))
        && let Ok(partial) = quarter.at.shifted(4 * count * sign, Granularity::Quarter, Granularity::Quarter)
    {
        return Placed {
            value: Some(TimeValue::Date(partial)),
            resolved: Resolved::Anchored(quarter.id),
            reason: "the quarter told last, years away".into(),
        };
    }
    // "More than" makes the day of an account the bound, so it is kept; otherwise the unit says how finely it is told.
    let bounded = setting.domain == Domain::Narrative
        && matches!(
            modifier,
            Some(Modifier::MoreThan | Modifier::LessThan | Modifier::EqualOrMore | Modifier::EqualOrLess)
        );
    let grain = match grain {
        Some(grain) => grain,
        None if bounded => told.at.granularity().min(unit),
        // "At 10:45 …; an hour later": to the minute.
        None if unit == Granularity::Hour => told.at.granularity().min(unit),
        None => unit,
    };
    // What is counted from an event the pack dates hangs on nothing else.
    let resolved = if of_event && told.id.is_none() { Resolved::Written } else { Resolved::Anchored(told.id) };
    match told.at.shifted(count * sign, unit, grain) {
        Ok(partial) if has_not_come(setting, base, partial) => Placed::unanchored(NOBODY_TOLD),
        Ok(partial) if unit == Granularity::Year && count >= AGES => {
            Placed { value: Some(TimeValue::Date(rounded(partial, count))), resolved, reason }
        }
        Ok(partial) => Placed { value: Some(TimeValue::Date(partial)), resolved, reason },
        Err(_) => match spread(told.at, count * sign, unit) {
            Spread::Stays => too_coarse(setting, told, unit, Granularity::Year),
            Spread::Over(value) if setting.domain == Domain::Narrative => {
                Placed { value: Some(value), resolved, reason }
            }
            Spread::Over(_) | Spread::Far => Placed::unanchored("what it counts from is not told finely enough"),
        },
    }
}

/// Says whether the figures of the sentence are those of several months, told in it after any quarter: "for the nine
/// months, sales rose from those of a year earlier".
fn told_of_months(setting: &Setting<'_>) -> bool {
    let here = |timex: &&Timex| gap(between(setting.text, timex.span, setting.span)) == Gap::SameSentence;
    let told = setting.told.iter().rev().take(SENTENCE).take_while(here);
    let says = told.filter_map(|timex| match timex.value.as_ref()? {
        TimeValue::Duration(length) => match length.parts[..] {
            [(Amount::Hundredths(months), Granularity::Month)] => (months > 300).then_some(true),
            _ => None,
        },
        TimeValue::Date(date) if date.granularity() == Granularity::Quarter => Some(false),
        _other => None,
    });
    says.take(1).any(|of_months| of_months)
}

/// From so many years on nobody counts them one by one.
const AGES: i64 = 10_000;

/// "Four million years ago": the year as finely as its count is said, to a tenth of the power of ten that it is a multiple of.
fn rounded(at: Partial, count: i64) -> Partial {
    let mut step = 1;
    while count % (step * 100) == 0 {
        step *= 10;
    }
    let year = at.year.value;
    // BC years lie one below their number: 4000000 BC is the year -3999999.
    let rounded = (year - i64::from(year <= 0) + year.signum() * (step / 2)) / step * step;
    let value = rounded + i64::from(rounded < 0);
    Partial { year: calendar::Year { value, ..at.year }, ..at }
}

/// How many times of its sentence are looked at.
const SENTENCE: usize = 6;

/// "At three o'clock …; twenty minutes later": from the full hour.
fn at_the_hour(at: Partial, unit: Granularity) -> Partial {
    match at.clock {
        Some(Clock::Time { hour, minute: None, second, zone }) if unit < Granularity::Hour => {
            Partial { clock: Some(Clock::Time { hour, minute: Some(0), second, zone }), ..at }
        }
        _other => at,
    }
}

/// "On 15 February 1989 …; 26 Bahman is a holiday. Three decades later …": years are counted in the calendar that the year of a day was
/// told in.
fn as_its_year(setting: &Setting<'_>, at: Partial, id: Option<TimexId>, unit: Granularity) -> Partial {
    let of = |id: TimexId| setting.told.get(id.0 as usize);
    let anchor = match id.and_then(of).map(|timex| &timex.resolved) {
        Some(Resolved::Anchored(Some(anchor))) => of(*anchor),
        Some(_) | None => None,
    };
    let calendar = match anchor.and_then(|anchor| anchor.value.as_ref()) {
        Some(TimeValue::Date(date)) => date.calendar,
        Some(_) | None => return at,
    };
    if unit < Granularity::Year || at.granularity() != Granularity::Day || calendar == at.calendar {
        return at;
    }
    let day = TimeValue::Date(at).extent().earliest();
    day.and_then(|day| Partial::from_day(calendar, day).ok()).unwrap_or(at)
}

/// Two and a half years are thirty months; half a century is fifty years, and 48 hours are two days.
fn whole(hundredths: i64, unit: Granularity) -> (i64, Granularity) {
    if unit == Granularity::Hour && hundredths > 0 && hundredths % 2400 == 0 {
        return (hundredths / 2400, Granularity::Day);
    }
    if hundredths % 100 == 0 {
        return (hundredths / 100, unit);
    }
    let (per, finer) = match unit {
        Granularity::Millennium => (10, Granularity::Century),
        Granularity::Century => (100, Granularity::Year),
        Granularity::Decade => (10, Granularity::Year),
        Granularity::Year => (12, Granularity::Month),
        Granularity::Half | Granularity::Season | Granularity::Quarter => (3, Granularity::Month),
        Granularity::Month => (30, Granularity::Day),
        Granularity::Week | Granularity::Weekend => (7, Granularity::Day),
        Granularity::Day | Granularity::DayPart => (24, Granularity::Hour),
        Granularity::Hour => (60, Granularity::Minute),
        Granularity::Minute | Granularity::Second => (60, Granularity::Second),
    };
    (hundredths * per / 100, finer)
}
