//! Dates in figures, 5/6/2015: whether the day or the month stands first, as the other dates of the text tell.

use crate::expr::{Order, Written};
use crate::find::Found;

/// The most months a year is written with: a number above it is a day.
const MONTHS: u8 = 12;

/// Lets the dates in figures of a text that tell no order follow those that do; where none does, or they disagree, each is
/// marked as unsettled, and its day as uncertain.
pub(super) fn order(text: &str, found: &mut [Found]) {
    let (mut day_first, mut month_first, mut unsettled) = (false, false, false);
    for one in found.iter() {
        if let Some((first, second)) = figures(text, one) {
            day_first |= first > MONTHS;
            month_first |= second > MONTHS;
            unsettled |= is_open(first, second);
        }
    }
    if !unsettled {
        return;
    }
    let order = match (day_first, month_first) {
        (true, false) => Order::DayFirst,
        (false, true) => Order::MonthFirst,
        (true, true) | (false, false) => Order::Unsettled,
    };
    for one in found {
        let Some((first, second)) = figures(text, one).filter(|&(first, second)| is_open(first, second)) else {
            continue;
        };
        if let Some(written) = one.meant.expr.written_mut() {
            settle(written, (first, second), order);
        }
    }
}

fn is_open(first: u8, second: u8) -> bool {
    first <= MONTHS && second <= MONTHS && first != second
}

fn settle(written: &mut Written, (first, second): (u8, u8), order: Order) {
    let (month, day) = match order {
        Order::DayFirst => (second, first),
        Order::MonthFirst => (first, second),
        Order::Unsettled => {
            written.order = Some(order);
            written.qualifier.uncertain = true;
            return;
        }
    };
    *written = Written { month: Some(month), day: Some(day), order: Some(order), ..std::mem::take(written) };
}

/// The first two of the three numbers of a date in figures: 25 and 6 of 25/6/2015.
fn figures(text: &str, one: &Found) -> Option<(u8, u8)> {
    let written = one.meant.expr.written()?;
    let (month, day) = (written.month?, written.day?);
    let bytes = &text.as_bytes()[one.span.start as usize..one.span.end as usize];
    if !bytes[0].is_ascii_digit() && written.weekday.is_none() {
        return None;
    }
    let from = bytes.iter().position(u8::is_ascii_digit)?;
    let mut numbers = bytes[from..].split(|byte| *byte == b'/');
    let mut number = || std::str::from_utf8(numbers.next()?).ok()?.parse::<u8>().ok();
    let (first, second) = (number()?, number()?);
    let same = (first, second) == (month, day) || (first, second) == (day, month);
    (same && numbers.next().is_some()).then_some((first, second))
}
