//! Where on the earth a place lies.

use std::fmt;

/// A place on the earth, in hundredths of a degree of WGS 84.
///
/// ```
/// let kabul = entity::Coordinates::read("34.53 69.17").expect("these are coordinates");
/// assert_eq!((kabul.north, kabul.east), (3453, 6917));
/// assert_eq!(kabul.to_string(), "34.53 69.17");
/// assert_eq!(entity::Coordinates::read("-91.00 0.00"), None);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Coordinates {
    /// Latitude, −9000 to 9000; south is negative.
    pub north: i32,
    /// Longitude, −18000 to 18000; west is negative.
    pub east: i32,
}

impl Coordinates {
    /// Reads latitude and longitude in degrees with two decimals, `34.53 69.17`; none where they are no such numbers.
    pub fn read(text: &str) -> Option<Coordinates> {
        let (north, east) = text.split_once(' ')?;
        let (north, east) = (hundredths(north)?, hundredths(east)?);
        (north.abs() <= 9000 && east.abs() <= 18000).then_some(Coordinates { north, east })
    }
}

impl fmt::Display for Coordinates {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", Degrees(self.north), Degrees(self.east))
    }
}

/// Hundredths of a degree, written with two decimals.
struct Degrees(i32);

impl fmt::Display for Degrees {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        write!(f, "{sign}{}.{:02}", self.0.abs() / 100, self.0.abs() % 100)
    }
}

fn hundredths(text: &str) -> Option<i32> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => (-1, digits),
        None => (1, text),
    };
    let (whole, part) = digits.split_once('.')?;
    let plain = |digits: &str| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    if part.len() != 2 || whole.len() > 3 || !plain(whole) || !plain(part) {
        return None;
    }
    Some(sign * (whole.parse::<i32>().ok()? * 100 + part.parse::<i32>().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_southern_and_western_numbers_keep_their_sign() {
        let quito = Coordinates::read("-0.18 -78.47").expect("these are coordinates");
        assert_eq!((quito.north, quito.east), (-18, -7847));
        assert_eq!(quito.to_string(), "-0.18 -78.47");
    }

    #[test]
    fn what_has_not_two_decimals_is_none() {
        for wrong in ["34.5 69.17", "34.53", "34.53 69.171", "+34.53 69.17", "a.bc 1.00", ""] {
            assert_eq!(Coordinates::read(wrong), None, "{wrong}");
        }
    }
}
