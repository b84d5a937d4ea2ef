//! The zodiac months of Iran, 1220–1303, as almanacs and dated newspapers give them.
//!
//! The tables lie in `data/persian`, dedicated to the public domain (CC0), each with its source in its first lines.
//! Where they disagree, never by more than a day, a printed masthead is believed before an almanac, since it shows the
//! calendar as people used it; then Najmabadi, the one almanac that gives every month's first day itself (the others
//! give lengths, so that one misprint moves all months after it), then Tsybulsky, Sarlati and Eqbal.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::month_table::{MonthTable, read_iso};
use super::persian;
use crate::Day;

/// Who gives the first day of a zodiac month, the most trusted first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum ZodiacSource {
    /// *Ruznameh-ye rasmi*, the official gazette, 1290–1293.
    OfficialGazette,
    /// *Majles*, the newspaper of the parliament, 1285.
    Majles,
    /// *Aftab*, 1290–1291.
    Aftab,
    /// *Asr-e hadid*, 1300.
    AsrEHadid,
    /// *Asia-ye markazi*, 1301.
    AsiaMarkazi,
    /// *Asia-ye vosta*, 1302.
    AsiaVosta,
    /// *Azadi*, 1302.
    Azadi,
    /// *Azar*, 1302–1303.
    Azar,
    /// *Fulad*, 1303.
    Foolad,
    /// *Nejat-e vatan*, 1303.
    NejatEVatan,
    /// Ahmad Najmabadi's calendar of 105 years (Tehran, 1334), for 1230–1303.
    Najmabadi,
    /// V. V. Tsybulsky, *Calendars of Middle East Countries* (Moscow, 1979), for 1230–1303.
    Tsybulsky,
    /// Hesam Sarlati's comparative calendar of 141 years (Tehran), for 1220–1303.
    Sarlati,
    /// The astronomical calendar of 120 years of the publisher Eqbal, for 1271–1273.
    Eqbal,
}

/// Returns the first day of the zodiac month in Iran as each source gives it, the most trusted source first; empty
/// outside the years 1220–1303.
///
/// # Example
/// ```
/// use calendar::{ZodiacSource, zodiac_month_starts};
/// // 1 Asad 1291: the official gazette is a day later than the almanacs.
/// let starts = zodiac_month_starts(1291, 5);
/// assert_eq!(starts[0].0, ZodiacSource::OfficialGazette);
/// assert_eq!(starts[0].1.to_string(), "1912-07-24");
/// assert_eq!(starts[1].1.to_string(), "1912-07-23");
/// ```
pub fn zodiac_month_starts(year: i64, month: u8) -> &'static [(ZodiacSource, Day)] {
    TABLES.by_month.get(&(year, month)).map_or(&[], Vec::as_slice)
}

/// Returns the months as the most trusted source of each gives them.
pub(super) fn chosen() -> &'static MonthTable {
    &TABLES.chosen
}

/// Returns the greatest number of days that any almanac ever gave the month.
pub(super) fn longest(month: u8) -> u8 {
    TABLES.longest[usize::from(month) - 1]
}

struct Tables {
    by_month: BTreeMap<(i64, u8), Vec<(ZodiacSource, Day)>>,
    chosen: MonthTable,
    longest: [u8; 12],
}

static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    let mut by_month: BTreeMap<(i64, u8), Vec<(ZodiacSource, Day)>> = BTreeMap::new();
    let mut longest = [0; 12];
    for (source, text) in FILES {
        for line in text.lines().map(without_comment).filter(|line| !line.is_empty()) {
            for (year, month, start) in read_line(line, &mut longest) {
                by_month.entry((year, month)).or_default().push((source, Day(start)));
            }
        }
    }
    let (&(first, _), _) = by_month.first_key_value().expect("the tables are not empty");
    let (&(last, _), _) = by_month.last_key_value().expect("the tables are not empty");
    // FILES are in the order of trust.
    let mut starts: Vec<i64> = by_month.values().map(|given| given[0].1.0).collect();
    starts.push(persian::new_year(last + 1));
    Tables { by_month, chosen: MonthTable::new(first, starts), longest }
});

fn without_comment(line: &str) -> &str {
    line.split('#').next().unwrap_or_default().trim()
}

/// Reads `1290/1 1911-03-22`, one month, or `1230 31 31 32 …`, the lengths of a year that begins at Nowruz.
fn read_line(line: &str, longest: &mut [u8; 12]) -> Vec<(i64, u8, i64)> {
    let mut words = line.split_ascii_whitespace();
    let first = words.next().expect("empty lines are left out");
    if let Some((year, month)) = first.split_once('/') {
        let year = year.parse().expect("a year");
        let month = month.parse().expect("a month");
        return vec![(year, month, read_iso(words.next().expect("a month has its first day")))];
    }
    let year = first.parse().expect("a year");
    let mut start = persian::new_year(year);
    let mut months = Vec::with_capacity(12);
    for (month, word) in (1..).zip(words) {
        let length: u8 = word.parse().expect("the lengths are numbers");
        months.push((year, month, start));
        start += i64::from(length);
        let longest = &mut longest[usize::from(month) - 1];
        *longest = length.max(*longest);
    }
    months
}

/// The tables, the most trusted first.
const FILES: [(ZodiacSource, &str); 14] = [
    (ZodiacSource::OfficialGazette, include_str!("../../data/persian/rooznameh-ye-rasmi.txt")),
    (ZodiacSource::Majles, include_str!("../../data/persian/majles.txt")),
    (ZodiacSource::Aftab, include_str!("../../data/persian/aftab.txt")),
    (ZodiacSource::AsrEHadid, include_str!("../../data/persian/asr-e-hadid.txt")),
    (ZodiacSource::AsiaMarkazi, include_str!("../../data/persian/asia-markazi.txt")),
    (ZodiacSource::AsiaVosta, include_str!("../../data/persian/asia-ye-vosta.txt")),
    (ZodiacSource::Azadi, include_str!("../../data/persian/azadi.txt")),
    (ZodiacSource::Azar, include_str!("../../data/persian/azar.txt")),
    (ZodiacSource::Foolad, include_str!("../../data/persian/foolad.txt")),
    (ZodiacSource::NejatEVatan, include_str!("../../data/persian/nejat-e-vatan.txt")),
    (ZodiacSource::Najmabadi, include_str!("../../data/persian/najmabadi.txt")),
    (ZodiacSource::Tsybulsky, include_str!("../../data/persian/tsybulsky.txt")),
    (ZodiacSource::Sarlati, include_str!("../../data/persian/sarlati.txt")),
    (ZodiacSource::Eqbal, include_str!("../../data/persian/eqbal.txt")),
];
