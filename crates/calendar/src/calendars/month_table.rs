//! Calendars whose months are known only from tables: twelve months a year, each with the day it began on.

use crate::{Day, Fields};

/// The first days of consecutive months, and of the month after the last.
pub(super) struct MonthTable {
    first_year: i64,
    starts: Vec<i64>,
}

impl MonthTable {
    /// Takes the starts of months from month 1 of `first_year` on, ending with the day after the last month.
    pub(super) fn new(first_year: i64, starts: Vec<i64>) -> MonthTable {
        assert!(starts.len() % 12 == 1, "a table of whole years");
        assert!(starts.is_sorted_by(|earlier, later| earlier < later), "months follow each other");
        MonthTable { first_year, starts }
    }

    pub(super) fn first_year(&self) -> i64 {
        self.first_year
    }

    pub(super) fn last_year(&self) -> i64 {
        self.first_year + (self.starts.len() / 12) as i64 - 1
    }

    /// Returns the first day of the month, where the table has it; that after the last month can be asked for, too.
    pub(super) fn start(&self, year: i64, month: u8) -> Option<i64> {
        let years = usize::try_from(year.checked_sub(self.first_year)?).ok()?;
        let index = years.checked_mul(12)?.checked_add(usize::from(month).checked_sub(1)?)?;
        self.starts.get(index).copied()
    }

    /// Returns how many days the month has.
    pub(super) fn length(&self, year: i64, month: u8) -> Option<u8> {
        let next = if month == 12 { self.start(year + 1, 1) } else { self.start(year, month + 1) };
        u8::try_from(next? - self.start(year, month)?).ok()
    }

    /// Returns year, month and day of a day in the table.
    pub(super) fn fields(&self, day: Day) -> Option<Fields> {
        let after = self.starts.partition_point(|&start| start <= day.0);
        let index = after.checked_sub(1)?;
        if after == self.starts.len() {
            return None;
        }
        Some(Fields {
            year: self.first_year + (index / 12) as i64,
            month: (index % 12) as u8 + 1,
            day: (day.0 - self.starts[index] + 1) as u8,
        })
    }
}

/// Reads `1924-08-01` in a table of ours.
pub(super) fn read_date(text: &str) -> Fields {
    let mut parts = text.split('-').map(|part| part.parse::<u16>().expect("a test reads every table"));
    let mut next = || parts.next().expect("a date of our tables has three parts");
    Fields { year: i64::from(next()), month: next() as u8, day: next() as u8 }
}

/// Reads a Gregorian date of a table of ours, as a day number.
pub(super) fn read_iso(text: &str) -> i64 {
    let Fields { year, month, day } = read_date(text);
    super::gregorian::to_day(year, month, day).0
}
