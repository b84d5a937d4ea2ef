//! The years a year of EDTF leaves open.

use super::{Digit, Year};

impl Year {
    /// The first and the last year it can be, astronomical; `None` where the number is too large to count.
    pub(crate) fn range(&self) -> Option<(i64, i64)> {
        match self.parts()? {
            (value, Some(significant)) => {
                let unit = 10_i64.checked_pow(count_digits(value).checked_sub(u32::from(significant))?)?;
                let low = value.checked_abs()? / unit * unit;
                let high = low.checked_add(unit - 1)?;
                Some(if value < 0 { (-high, -low) } else { (low, high) })
            }
            (value, None) => match self {
                Year::Four { negative, digits, .. } => {
                    let (low, high) = (with_digits(digits, 0), with_digits(digits, 9));
                    Some(if *negative { (-high, -low) } else { (low, high) })
                }
                Year::Long { .. } => Some((value, value)),
            },
        }
    }

    /// The year with its unknown digits as 0, and how many digits are significant, if that is said.
    fn parts(&self) -> Option<(i64, Option<u8>)> {
        match self {
            Year::Four { negative, digits, significant } => {
                let value = with_digits(digits, 0);
                Some((if *negative { -value } else { value }, *significant))
            }
            Year::Long { number, exponent, significant } => {
                let power = 10_i64.checked_pow(u32::from(exponent.unwrap_or_default()))?;
                Some((number.checked_mul(power)?, *significant))
            }
        }
    }

    /// Says whether `year` has the digits that are known.
    pub(crate) fn may_be(&self, year: i64) -> bool {
        match self {
            Year::Four { negative, digits, significant: None } => {
                let mut rest = year.unsigned_abs();
                let fits = digits.iter().rev().all(|digit| {
                    let last = rest % 10;
                    rest /= 10;
                    digit.is_none_or(|digit| u64::from(digit) == last)
                });
                fits && rest == 0 && (year == 0 || *negative == (year < 0))
            }
            Year::Four { .. } | Year::Long { .. } => {
                self.range().is_some_and(|(low, high)| (low..=high).contains(&year))
            }
        }
    }

    /// The years from the first, where the unknown digits are all at the end; else the widest such run around it.
    pub(crate) fn widened(&self) -> Option<crate::Year> {
        let (first, last) = match self {
            Year::Four { negative, digits, significant: None } => {
                let mut open = *digits;
                if let Some(unknown) = digits.iter().position(Option::is_none) {
                    open[unknown..].fill(None);
                }
                Year::Four { negative: *negative, digits: open, significant: None }.range()?
            }
            Year::Four { .. } | Year::Long { .. } => self.range()?,
        };
        let missing = (last - first).checked_ilog10().map_or(0, |power| power + 1);
        Some(crate::Year { value: first, missing: u8::try_from(missing).ok()? })
    }

    /// Says whether a known digit stands after an unknown one: 1X84.
    pub(crate) fn has_gaps(&self) -> bool {
        match self {
            Year::Four { digits, .. } => digits.windows(2).any(|pair| pair[0].is_none() && pair[1].is_some()),
            Year::Long { .. } => false,
        }
    }

    /// How many digits the year has that could be significant; 0 for the year 0.
    pub(crate) fn digits(&self) -> Option<u32> {
        self.parts().map(|(value, _)| count_digits(value))
    }
}

fn with_digits(digits: &[Digit; 4], unknown: u8) -> i64 {
    digits.iter().fold(0, |year, digit| 10 * year + i64::from(digit.unwrap_or(unknown)))
}

fn count_digits(value: i64) -> u32 {
    value.unsigned_abs().checked_ilog10().map_or(0, |power| power + 1)
}
