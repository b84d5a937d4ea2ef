//! Years alone in an account that tells its days by the Hijri calendars: "born on 7 Esfand 1281, he left school in 1301".

use calendar::CalendarId;

use crate::expr::{Expr, Written, WrittenYear};
use crate::find::Found;

/// A year that lies no further from one of a day is of its calendar.
const NEAR: i64 = 100;
/// A western year of those is one of the Middle Ages or a little later.
const OLD: std::ops::Range<i64> = 600..1700;

/// Gives the years that say no calendar that of the days of the account, where all its days of such years are of one Hijri calendar,
/// and it writes no other years of the Middle Ages.
pub(super) fn carry(found: &mut [Found]) {
    let dated = |one: &Found| {
        let written = one.meant.expr.written()?;
        let WrittenYear::Full(year) = written.year? else { return None };
        Some((year, written.calendar.filter(|_| written.month.is_some()).filter(|id| is_hijri(*id))?))
    };
    let Some((first, calendar)) = found.iter().find_map(dated) else { return };
    let (mut least, mut most) = (first, first);
    for (year, id) in found.iter().filter_map(dated) {
        if id != calendar {
            return;
        }
        (least, most) = (least.min(year), most.max(year));
    }
    let own = least - NEAR..=most + NEAR;
    let speaks_against = |written: &Written| {
        let Some(WrittenYear::Full(year) | WrittenYear::Double(year)) = written.year else { return false };
        let western = written.calendar.is_none() && (written.month.is_some() || written.era.is_some());
        own.contains(&year) && western || !own.contains(&year) && OLD.contains(&year) && written.calendar.is_none()
    };
    if found.iter().flat_map(|one| whole(&one.meant.expr)).any(speaks_against) {
        return;
    }
    for one in found.iter_mut() {
        give(&mut one.meant.expr, calendar, &own);
    }
}

fn is_hijri(id: CalendarId) -> bool {
    matches!(
        id,
        CalendarId::Persian | CalendarId::PersianZodiac | CalendarId::IslamicCivil | CalendarId::IslamicUmalqura
    )
}

/// The dates of an expression: both ends of a range.
fn whole(expr: &Expr) -> impl Iterator<Item = &Written> {
    let (one, other) = match expr {
        Expr::Interval(from, to) => (from.written(), to.written()),
        other => (other.written(), None),
    };
    one.into_iter().chain(other)
}

fn give(expr: &mut Expr, calendar: CalendarId, own: &std::ops::RangeInclusive<i64>) {
    match expr {
        Expr::Date(written) => {
            let year = matches!(written.year, Some(WrittenYear::Full(year) | WrittenYear::Decade(year)) if own.contains(&year));
            let said = written.calendar.is_some() || written.era.is_some() || written.month.is_some();
            if year && !said {
                written.calendar = Some(calendar);
            }
        }
        Expr::Interval(from, to) => {
            give(from, calendar, own);
            give(to, calendar, own);
        }
        _other => {}
    }
}
