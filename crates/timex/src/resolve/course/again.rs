//! A day told by its number alone that is one told before: "On 17 July 1936 the dam gave way. The council had voted in June 1935 to
//! wait. … At nine on the 17th a keeper saw water".

use crate::expr::{Written, WrittenYear};
use crate::resolve::gaps::{Gap, gap};

/// The days told so far in full, and how finely the last date was told.
#[derive(Default)]
pub(super) struct DaysTold {
    full: Vec<(i64, u8, u8, usize)>,
    /// Whether the date told last is a month without a day.
    in_month: bool,
}

impl DaysTold {
    /// Takes the next date of the account, and the year it writes.
    pub(super) fn go_on(&mut self, written: &Written, year: Option<i64>, index: usize) {
        self.in_month = written.month.is_some() && written.day.is_none();
        if let (Some(year), Some(month), Some(day)) = (year, written.month, written.day) {
            self.full.push((year, month, day, index));
        }
    }

    /// Returns the day that a number at the head of a paragraph tells once more, and the time that told it, where a month in which no
    /// day was told stands between: a day of that month would be new.
    pub(super) fn again(&self, written: &Written, between: &str) -> Option<(Written, usize)> {
        let number = written.day.filter(|_| written.month.is_none() && written.year.is_none() && self.in_month)?;
        let (year, month, _, index) = *self.full.iter().rev().find(|(_, _, day, _)| *day == number)?;
        let whole = Written { year: Some(WrittenYear::Full(year)), month: Some(month), ..written.clone() };
        (gap(between) == Gap::NewParagraph).then_some((whole, index))
    }
}
