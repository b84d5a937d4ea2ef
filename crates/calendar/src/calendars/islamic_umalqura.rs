//! The Umm al-Qura calendar, the lunar Hijri calendar of Saudi Arabia, from tables.
//!
//! Sources, both in `data/umalqura.txt`: the calendar as printed, 1343–1500, as the package hijridate has it (MIT), and
//! the computed table of KACST for 1300–1600, as ICU4X has it (Unicode-3.0). The printed calendar is followed where
//! there is one: its months were announced, not computed, so that some have 28 or 31 days, and the computed table is a
//! day off in every second month before 1420. Attested 1356–1500, the years of the official books of comparison; the
//! years 1343–1355 rest on newspaper mastheads, 1300–1342 and 1501–1600 on computation alone (Dhu al-Hijja 1342, where
//! the two tables meet, is left with 28 days). Other years are an error. A day is bounded by one day either way, or by
//! two where the tables part so far.

use std::sync::LazyLock;

use super::islamic_civil::MONTH_NAMES;
use super::month_table::{MonthTable, read_iso};
use super::{check_fields, check_month, check_year, outside};
use crate::{Bounds, Calendar, CalendarId, Day, Error, Fields};

/// The Umm al-Qura calendar.
pub(super) struct IslamicUmalqura;

const ATTESTED: (i64, i64) = (1356, 1500);

impl Calendar for IslamicUmalqura {
    fn id(&self) -> CalendarId {
        CalendarId::IslamicUmalqura
    }

    fn attested(&self) -> Bounds {
        let start = |year| TABLES.chosen.start(year, 1).expect("the table holds the attested years");
        Bounds::between(Day(start(ATTESTED.0)), Day(start(ATTESTED.1 + 1) - 1))
    }

    fn day(&self, fields: Fields) -> Result<Day, Error> {
        check_fields(self, fields)?;
        let start = TABLES.chosen.start(fields.year, fields.month).expect("the year has just been checked");
        Ok(Day(start + i64::from(fields.day) - 1))
    }

    fn fields(&self, day: Day) -> Result<Fields, Error> {
        TABLES.chosen.fields(day).ok_or_else(|| outside(self.id(), day))
    }

    fn months_in_year(&self, year: i64) -> Result<u8, Error> {
        check_year(self.id(), year, TABLES.chosen.first_year(), TABLES.chosen.last_year())?;
        Ok(12)
    }

    fn days_in_month(&self, year: i64, month: u8) -> Result<u8, Error> {
        check_month(month, self.months_in_year(year)?)?;
        Ok(TABLES.chosen.length(year, month).expect("the year has just been checked"))
    }

    fn spread(&self, fields: Fields) -> u8 {
        let chosen = TABLES.chosen.start(fields.year, fields.month);
        let computed = TABLES.computed.start(fields.year, fields.month);
        match (chosen, computed) {
            (Some(chosen), Some(computed)) if chosen.abs_diff(computed) > 1 => 2,
            (Some(_) | None, Some(_) | None) => 1,
        }
    }

    fn month_names(&self) -> &'static [&'static str] {
        &MONTH_NAMES
    }
}

struct Tables {
    chosen: MonthTable,
    computed: MonthTable,
}

static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    let published = read("published");
    let computed = read("computed");
    let (first, last) = (published.first_year(), published.last_year());
    let start = |table: &MonthTable, year, month| table.start(year, month).expect("inside the table");
    let mut starts = Vec::new();
    for year in computed.first_year()..=computed.last_year() {
        let table = if (first..=last).contains(&year) { &published } else { &computed };
        starts.extend((1..=12).map(|month| start(table, year, month)));
    }
    starts.push(start(&computed, computed.last_year() + 1, 1));
    Tables { chosen: MonthTable::new(computed.first_year(), starts), computed }
});

/// Reads the lines of one kind: `published 1343 1924-08-01 30 29 …`.
fn read(kind: &str) -> MonthTable {
    let mut first_year = None;
    let mut starts = Vec::new();
    let mut end = 0;
    for line in include_str!("../../data/umalqura.txt").lines() {
        let Some(("", rest)) = line.split_once(kind) else { continue };
        let mut words = rest.split_ascii_whitespace();
        let year = words.next().and_then(|word| word.parse().ok()).expect("a line has a year");
        first_year.get_or_insert(year);
        end = read_iso(words.next().expect("a line has a date"));
        for length in words {
            starts.push(end);
            end += length.parse::<i64>().expect("the lengths are numbers");
        }
    }
    starts.push(end);
    MonthTable::new(first_year.expect("the table has lines of each kind"), starts)
}
