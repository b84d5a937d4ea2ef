//! EDTF written.

use std::fmt::{self, Display, Formatter, Write as _};

use super::{Component, Date, DateTime, Digit, Digits, Edtf, Endpoint, Member, Part, Year, Zone};
use crate::Qualifier;

impl Display for Edtf {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Edtf::Date(date) => date.fmt(f),
            Edtf::DateTime(time) => time.fmt(f),
            Edtf::Interval { start, end } => {
                start.fmt(f)?;
                f.write_str("/")?;
                end.fmt(f)
            }
            Edtf::OneOf(members) => write_set(f, '[', members, ']'),
            Edtf::AllOf(members) => write_set(f, '{', members, '}'),
        }
    }
}

fn write_set(f: &mut Formatter<'_>, open: char, members: &[Member], close: char) -> fmt::Result {
    write!(f, "{open}")?;
    for (place, member) in members.iter().enumerate() {
        if place > 0 {
            f.write_str(",")?;
        }
        member.fmt(f)?;
    }
    write!(f, "{close}")
}

impl Display for Member {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Member::Date(date) => date.fmt(f),
            Member::Range(first, last) => write!(f, "{first}..{last}"),
            Member::UpTo(last) => write!(f, "..{last}"),
            Member::From(first) => write!(f, "{first}.."),
        }
    }
}

impl Display for Endpoint {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Endpoint::Date(date) => date.fmt(f),
            Endpoint::DateTime(time) => time.fmt(f),
            Endpoint::Unknown => Ok(()),
            Endpoint::Open => f.write_str(".."),
        }
    }
}

impl Display for Date {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        if let Some((ascii, length)) = plain(self)
            && let Ok(text) = str::from_utf8(&ascii[..length])
        {
            return f.write_str(text);
        }
        write_component(f, &self.year, write_year)?;
        match &self.part {
            Part::Whole => Ok(()),
            Part::Season(season) => {
                f.write_str("-")?;
                write_component(f, season, |f, season| write!(f, "{season}"))
            }
            Part::Month(month) => {
                f.write_str("-")?;
                write_component(f, month, |f, digits| write_digits(f, digits))
            }
            Part::Day { month, day } => {
                f.write_str("-")?;
                write_component(f, month, |f, digits| write_digits(f, digits))?;
                f.write_str("-")?;
                write_component(f, day, |f, digits| write_digits(f, digits))
            }
        }
    }
}

impl Display for DateTime {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{}T{:02}:{:02}:{:02}", self.date, self.hour, self.minute, self.second)?;
        match self.zone {
            None => Ok(()),
            Some(Zone::Utc) => f.write_str("Z"),
            Some(Zone::Hours(hours)) => write!(f, "{}{:02}", sign(hours < 0), hours.unsigned_abs()),
            Some(Zone::Minutes(minutes)) => {
                let length = minutes.unsigned_abs();
                write!(f, "{}{:02}:{:02}", sign(minutes < 0), length / 60, length % 60)
            }
        }
    }
}

fn sign(negative: bool) -> char {
    if negative { '-' } else { '+' }
}

/// The characters of a date of four digits a year with nothing marked, and how many they are: most dates are so.
fn plain(date: &Date) -> Option<([u8; 11], usize)> {
    let Year::Four { negative, digits, significant: None } = date.year.value else { return None };
    if date.qualifier() != Qualifier::default() {
        return None;
    }
    let (mut ascii, mut length) = ([0; 11], 0);
    let mut push = |byte| {
        ascii[length] = byte;
        length += 1;
    };
    let digit = |digit: Digit| digit.map_or(b'X', |digit| b'0' + digit);
    if negative {
        push(b'-');
    }
    digits.into_iter().for_each(|one| push(digit(one)));
    let mut two = |[tens, units]: Digits| [b'-', digit(tens), digit(units)].into_iter().for_each(&mut push);
    match date.part {
        Part::Whole => {}
        Part::Season(season) => two([Some(season.value / 10), Some(season.value % 10)]),
        Part::Month(month) => two(month.value),
        Part::Day { month, day } => {
            two(month.value);
            two(day.value);
        }
    }
    Some((ascii, length))
}

fn write_component<T>(
    f: &mut Formatter<'_>,
    component: &Component<T>,
    write_value: fn(&mut Formatter<'_>, &T) -> fmt::Result,
) -> fmt::Result {
    f.write_str(mark(component.before))?;
    write_value(f, &component.value)?;
    f.write_str(mark(component.after))
}

fn mark(qualifier: Qualifier) -> &'static str {
    match (qualifier.uncertain, qualifier.approximate) {
        (false, false) => "",
        (true, false) => "?",
        (false, true) => "~",
        (true, true) => "%",
    }
}

fn write_year(f: &mut Formatter<'_>, year: &Year) -> fmt::Result {
    let significant = match year {
        Year::Four { negative, digits, significant } => {
            if *negative {
                f.write_str("-")?;
            }
            write_digits(f, digits)?;
            significant
        }
        Year::Long { number, exponent, significant } => {
            write!(f, "Y{number}")?;
            if let Some(exponent) = exponent {
                write!(f, "E{exponent}")?;
            }
            significant
        }
    };
    match significant {
        Some(significant) => write!(f, "S{significant}"),
        None => Ok(()),
    }
}

fn write_digits(f: &mut Formatter<'_>, digits: &[Digit]) -> fmt::Result {
    digits.iter().try_for_each(|digit| match digit {
        Some(digit) => f.write_char(char::from(b'0' + digit)),
        None => f.write_char('X'),
    })
}
