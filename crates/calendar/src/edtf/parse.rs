//! EDTF read.

use super::check::{check_date, check_interval, check_set, check_time};
use super::{Component, Date, DateTime, Digit, Digits, Edtf, Endpoint, Member, Part, Year, Zone};
use crate::{Error, Qualifier};

/// The longest text that is read, in bytes: room for a set of some hundred dates.
pub const LONGEST: usize = 4096;

/// Reads EDTF of levels 0, 1 and 2: dates to the year, season, month and day, times of day, intervals, sets, long and
/// estimated years, unknown digits and qualifications anywhere.
///
/// # Errors
/// If the text is not EDTF, is longer than [`LONGEST`], or names a day that does not exist.
///
/// # Example
/// ```
/// use calendar::edtf;
/// for text in ["1985-04-12", "2004-06/..", "Y-17E7", "156X-12-25", "{1667..1672}", "1998-33"] {
///     assert_eq!(edtf::parse(text).unwrap().to_string(), text);
/// }
/// assert!(edtf::parse("1989-02-30").is_err());
/// ```
pub fn parse(text: &str) -> Result<Edtf, Error> {
    if text.len() > LONGEST {
        return Err(Error::new(format!("a text of {} bytes is too long to be a date", text.len())));
    }
    read(text).ok_or_else(|| Error::new(format!("'{text}' is not a date as EDTF writes it")))?
}

/// `None` where the text has not the form of EDTF, `Some(Err)` where it has but the date cannot be.
fn read(text: &str) -> Option<Result<Edtf, Error>> {
    if let Some(inner) = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        let members = read_members(inner)?;
        return Some(check_set(&members).map(|()| Edtf::OneOf(members)));
    }
    if let Some(inner) = text.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')) {
        let members = read_members(inner)?;
        return Some(check_set(&members).map(|()| Edtf::AllOf(members)));
    }
    if let Some((start, end)) = text.split_once('/') {
        let (start, end) = (read_endpoint(start)?, read_endpoint(end)?);
        return Some(check_interval(&start, &end).map(|()| Edtf::Interval { start, end }));
    }
    if text.contains('T') {
        let time = read_time(text)?;
        return Some(check_time(&time).map(|()| Edtf::DateTime(time)));
    }
    let date = read_date(text)?;
    Some(check_date(&date).map(|()| Edtf::Date(date)))
}

fn read_members(text: &str) -> Option<Vec<Member>> {
    text.split(',')
        .enumerate()
        .map(|(place, member)| {
            let member = if place > 0 { member.trim_start_matches(' ') } else { member };
            match member.split_once("..") {
                None => read_date(member).map(Member::Date),
                Some(("", last)) => read_date(last).map(Member::UpTo),
                Some((first, "")) => read_date(first).map(Member::From),
                Some((first, last)) => Some(Member::Range(read_date(first)?, read_date(last)?)),
            }
        })
        .collect()
}

fn read_endpoint(text: &str) -> Option<Endpoint> {
    match text {
        "" => Some(Endpoint::Unknown),
        ".." => Some(Endpoint::Open),
        _ if text.contains('T') => read_time(text).map(Endpoint::DateTime),
        _ => read_date(text).map(Endpoint::Date),
    }
}

fn read_date(text: &str) -> Option<Date> {
    let mut rest = text.as_bytes();
    let date = take_date(&mut rest)?;
    rest.is_empty().then_some(date)
}

fn read_time(text: &str) -> Option<DateTime> {
    let (date, clock) = text.split_once('T')?;
    let date = read_date(date)?;
    let mut rest = clock.as_bytes();
    let hour = take_number(&mut rest)?;
    take(&mut rest, b':')?;
    let minute = take_number(&mut rest)?;
    take(&mut rest, b':')?;
    let second = take_number(&mut rest)?;
    let zone = take_zone(&mut rest)?;
    rest.is_empty().then_some(DateTime { date, hour, minute, second, zone })
}

/// `Some(None)` where no zone stands.
fn take_zone(rest: &mut &[u8]) -> Option<Option<Zone>> {
    if take(rest, b'Z').is_some() {
        return Some(Some(Zone::Utc));
    }
    let negative = match rest.first() {
        None => return Some(None),
        Some(b'+') => false,
        Some(b'-') => true,
        Some(_) => return None,
    };
    *rest = &rest[1..];
    let hours = i16::from(take_number(rest)?);
    let minutes = match take(rest, b':') {
        Some(()) => Some(i16::from(take_number(rest)?)),
        None => None,
    };
    // ISO 8601 knows no zone of minus nothing.
    if hours > 23 || minutes.is_some_and(|minutes| minutes > 59) || (negative && hours + minutes.unwrap_or(0) == 0) {
        return None;
    }
    let signed = |length: i16| if negative { -length } else { length };
    Some(Some(match minutes {
        None => Zone::Hours(signed(hours) as i8),
        Some(minutes) => Zone::Minutes(signed(60 * hours + minutes)),
    }))
}

fn take_date(rest: &mut &[u8]) -> Option<Date> {
    let year = take_component(rest, take_year)?;
    if take(rest, b'-').is_none() {
        return Some(Date { year, part: Part::Whole });
    }
    let month = take_component(rest, take_digits::<2>)?;
    if let [Some(tens @ 2..), Some(ones)] = month.value {
        let season = Component { before: month.before, value: 10 * tens + ones, after: month.after };
        return Some(Date { year, part: Part::Season(season) });
    }
    if take(rest, b'-').is_none() {
        return Some(Date { year, part: Part::Month(month) });
    }
    let day: Component<Digits> = take_component(rest, take_digits::<2>)?;
    Some(Date { year, part: Part::Day { month, day } })
}

fn take_component<T>(rest: &mut &[u8], take_value: fn(&mut &[u8]) -> Option<T>) -> Option<Component<T>> {
    let before = take_qualifier(rest);
    let value = take_value(rest)?;
    Some(Component { before, value, after: take_qualifier(rest) })
}

fn take_qualifier(rest: &mut &[u8]) -> Qualifier {
    let (uncertain, approximate) = match rest.first() {
        Some(b'?') => (true, false),
        Some(b'~') => (false, true),
        Some(b'%') => (true, true),
        Some(_) | None => return Qualifier::default(),
    };
    *rest = &rest[1..];
    Qualifier { uncertain, approximate }
}

fn take_year(rest: &mut &[u8]) -> Option<Year> {
    if take(rest, b'Y').is_some() {
        let negative = take(rest, b'-').is_some();
        let length = i64::try_from(take_long(rest)?).ok()?;
        let number = if negative { -length } else { length };
        let exponent = take_lettered(rest, b'E')?;
        let significant = take_lettered(rest, b'S')?;
        return Some(Year::Long { number, exponent, significant });
    }
    let negative = take(rest, b'-').is_some();
    let digits = take_digits::<4>(rest)?;
    Some(Year::Four { negative, digits, significant: take_lettered(rest, b'S')? })
}

/// The number after a letter; `Some(None)` where the letter does not stand.
fn take_lettered(rest: &mut &[u8], letter: u8) -> Option<Option<u8>> {
    match take(rest, letter) {
        None => Some(None),
        Some(()) => u8::try_from(take_long(rest)?).ok().map(Some),
    }
}

/// A number of any length that does not begin with 0.
fn take_long(rest: &mut &[u8]) -> Option<u64> {
    let length = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let (digits, after) = rest.split_at(length);
    if digits.first() == Some(&b'0') {
        return None;
    }
    *rest = after;
    std::str::from_utf8(digits).ok()?.parse().ok()
}

fn take_digits<const N: usize>(rest: &mut &[u8]) -> Option<[Digit; N]> {
    let (head, after) = rest.split_at_checked(N)?;
    let mut digits = [None; N];
    for (digit, byte) in digits.iter_mut().zip(head) {
        *digit = match byte {
            b'0'..=b'9' => Some(byte - b'0'),
            b'X' => None,
            _ => return None,
        };
    }
    *rest = after;
    Some(digits)
}

/// Two known digits.
fn take_number(rest: &mut &[u8]) -> Option<u8> {
    let [tens, ones] = take_digits::<2>(rest)?;
    Some(10 * tens? + ones?)
}

fn take(rest: &mut &[u8], byte: u8) -> Option<()> {
    let after = rest.strip_prefix(&[byte])?;
    *rest = after;
    Some(())
}
