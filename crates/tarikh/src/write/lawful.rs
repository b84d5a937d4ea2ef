//! Values as the schema of TimeML allows them, and the nearest of those for a value it cannot say.

use std::borrow::Cow;

use calendar::TimexType;

/// Returns the value as the schema allows it. What it has no form for is written by what is certain of it, an `X` for
/// each digit that is not: an interval by what both its edges share, a season or a week BC by its year, the evening of
/// a day BC by the day.
pub(crate) fn lawful(kind: TimexType, value: &str) -> Cow<'_, str> {
    if is_lawful(value) {
        return Cow::Borrowed(value);
    }
    let mended = match kind {
        TimexType::Date | TimexType::Time => date(value),
        TimexType::Duration => duration(value),
        TimexType::Set => duration(value).or_else(|| date(value)),
    };
    let nothing = match kind {
        TimexType::Date | TimexType::Time | TimexType::Set => "XXXX",
        TimexType::Duration => "PXX",
    };
    Cow::Owned(mended.filter(|mended| is_lawful(mended)).unwrap_or_else(|| nothing.to_owned()))
}

/// Says whether the schema allows the value.
pub(crate) fn is_lawful(value: &str) -> bool {
    let (date, clock) = value.split_once('T').unwrap_or((value, ""));
    is_date(value)
        || is_part_of_year(value)
        || matches!(value, "PAST_REF" | "PRESENT_REF" | "FUTURE_REF")
        || value.strip_prefix('P').is_some_and(is_duration)
        || (!clock.is_empty() && (date.is_empty() || is_day(date) || is_weekday(date)) && is_clock(clock))
}

/// Says whether the schema allows the value as that of `freq`.
pub(crate) fn is_frequency(value: &str) -> bool {
    let digits = value.bytes().take_while(u8::is_ascii_digit).count();
    let (count, unit) = value.split_at(if digits > 0 { digits } else { usize::from(value.starts_with('X')) });
    !count.is_empty() && matches!(unit, "C" | "Y" | "X" | "W" | "D" | "H" | "S" | "SP" | "SU" | "FA" | "WI")
}

fn digits(text: &str, most: usize) -> bool {
    (1..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit() || b == b'X')
}

fn is_date(value: &str) -> bool {
    let value = value.strip_prefix("BC").or_else(|| value.strip_prefix('-')).unwrap_or(value);
    let mut parts = value.split('-');
    parts.next().is_some_and(|year| digits(year, 4))
        && value.bytes().filter(|&b| b == b'-').count() <= 2
        && parts.all(|part| digits(part, 2))
}

/// A date to the day of no era.
fn is_day(value: &str) -> bool {
    is_date(value) && !value.starts_with(['B', '-']) && value.bytes().filter(|&b| b == b'-').count() == 2
}

fn is_weekday(value: &str) -> bool {
    is_part_of_year(value) && value.split('-').nth(2).is_some_and(|day| day != "WE")
}

/// Seasons, halves, quarters and weeks, with or without a day of the week.
fn is_part_of_year(value: &str) -> bool {
    let Some((year, part)) = value.split_once('-') else { return false };
    let (part, day) = part.split_once('-').map_or((part, None), |(part, day)| (part, Some(day)));
    let week = part.strip_prefix('W').is_some_and(|week| digits(week, 2));
    let day_of_week = day.is_none_or(|day| day == "WE" || matches!(day.as_bytes(), [b'1'..=b'7' | b'X']));
    let counted = |letter: char, last: u8| {
        let number = part.strip_prefix(letter).map(str::as_bytes);
        matches!(number, Some([number]) if (b'1'..=last).contains(number) || *number == b'X')
    };
    let named = matches!(part, "SP" | "SU" | "FA" | "WI") || counted('H', b'2') || counted('Q', b'4');
    digits(year, 4) && ((week && day_of_week) || (named && day.is_none()))
}

fn is_clock(clock: &str) -> bool {
    if matches!(clock, "MO" | "MI" | "AF" | "EV" | "NI" | "DT") {
        return true;
    }
    let clock = clock.strip_suffix('Z').unwrap_or(clock);
    let mut parts = clock.split(':');
    clock.len() <= 8 && parts.all(|part| part.len() == 2 && digits(part, 2))
}

/// What may follow the `P`: amounts of units that become smaller, or of weeks alone.
fn is_duration(text: &str) -> bool {
    if text == "XX" {
        return true;
    }
    let (days, clock) = text.split_once('T').map_or((text, None), |(days, clock)| (days, Some(clock)));
    let Some(days) = amounts(days) else { return false };
    if clock.is_none() && matches!(days[..], [(_, "W")]) {
        return true;
    }
    let falling = |parts: &[(&str, &str)], order: &[&str]| {
        let places: Option<Vec<_>> = parts.iter().map(|(_, unit)| order.iter().position(|one| one == unit)).collect();
        places.is_some_and(|places| places.is_sorted_by(|one, next| one < next))
    };
    let clock_parts = clock.map(amounts);
    falling(&days, &["ML", "CE", "DE", "Y", "Q", "M", "D"])
        && match clock_parts {
            None => !days.is_empty(),
            Some(parts) => parts.is_some_and(|parts| !parts.is_empty() && falling(&parts, &["H", "M", "S"])),
        }
}

/// Splits `1Y6M` into amounts and units; none where something else stands there.
fn amounts(text: &str) -> Option<Vec<(&str, &str)>> {
    let mut parts = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let amount = rest.find(|c: char| !(c.is_ascii_digit() || c == '.' || c == 'X'))?;
        let unit = rest[amount..].find(|c: char| !c.is_ascii_uppercase() || c == 'X').unwrap_or(rest.len() - amount);
        let (count, name) = (&rest[..amount], &rest[amount..amount + unit]);
        let whole = |count: &str| !count.is_empty() && count.bytes().all(|b| b.is_ascii_digit());
        let decimal = count.split_once('.').is_some_and(|(whole_part, rest)| whole(whole_part) && whole(rest));
        if !(whole(count) || decimal || count == "X" || count == "XX") {
            return None;
        }
        parts.push((count, name));
        rest = &rest[amount + unit..];
    }
    Some(parts)
}

fn date(value: &str) -> Option<String> {
    if let Some((start, end)) = value.split_once('/') {
        return Some(shared(start, end));
    }
    let (day, clock) = value.split_once('T').map_or((value, None), |(day, clock)| (day, Some(clock)));
    if let Some(clock) = clock {
        if !is_date(day) {
            return date(day);
        }
        let known = day.trim_start_matches("BC").split('-').count();
        let whole = format!("{day}{}", "-XX".repeat(3_usize.saturating_sub(known)));
        let timed = format!("{whole}T{clock}");
        return Some(if is_lawful(&timed) { timed } else { whole });
    }
    // A season or week of a year BC, or something finer still.
    let year = value.get(..6).filter(|year| year.starts_with("BC"))?;
    Some(year.to_owned())
}

/// What two dates share, `X` for the digits they do not.
fn shared(start: &str, end: &str) -> String {
    let (start, end) = (date_of(start), date_of(end));
    if !(is_day(start) || is_date(start)) || !is_date(end) || start.starts_with("BC") != end.starts_with("BC") {
        return "XXXX".to_owned();
    }
    let mut same = true;
    let years_as_long = start.find('-').unwrap_or(start.len()) == end.find('-').unwrap_or(end.len());
    start
        .bytes()
        .zip(end.bytes())
        .map(|(one, other)| {
            same &= one == other && years_as_long;
            if same || !one.is_ascii_digit() { char::from(one) } else { 'X' }
        })
        .collect()
}

fn date_of(edge: &str) -> &str {
    edge.split_once('T').map_or(edge, |(day, _)| day)
}

/// Weekends, and weeks beside other units, in days.
fn duration(value: &str) -> Option<String> {
    let (days, clock) = value.strip_prefix('P')?.split_once('T').unwrap_or((value.strip_prefix('P')?, ""));
    let (mut larger, mut sum, mut unknown) = (String::new(), 0_u64, false);
    for (count, unit) in amounts(days)? {
        let scale = match unit {
            "WE" => 2,
            "W" => 7,
            "D" => 1,
            _larger => {
                larger += count;
                larger += unit;
                continue;
            }
        };
        match count.parse::<u64>() {
            Ok(number) => sum = sum.checked_add(number.checked_mul(scale)?)?,
            Err(_) => unknown = true,
        }
    }
    let days = match (unknown, sum) {
        (true, _) => "XD".to_owned(),
        (false, 0) => String::new(),
        (false, sum) => format!("{sum}D"),
    };
    let clock = if clock.is_empty() { String::new() } else { format!("T{clock}") };
    Some(format!("P{larger}{days}{clock}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_schema_allows_stands() {
        let lawful_ones = "1989-02-15 199 19 BC0480 BC04 1939-SU 1998-W03 1998-W03-WE XXXX-WXX-5 XXXX-02-15 1989-02-15TEV \
                           1989-02-15T14:00 TMO 1998-W03-5TNI 1998-Q3 1998-H1 PRESENT_REF P9Y P1DE P2.5Y PXW PT36H P1Y6M \
                           P2DT3H PXX P1CE P3ML";
        for value in lawful_ones.split(' ') {
            assert_eq!(lawful(TimexType::Date, value), value);
            assert!(is_lawful(value), "{value}");
        }
        for value in " P PT 12000 BC0480-SP 1979/1989 P1WE P1Y2W P-1Y 1989-2-15-3 null 1989TEV".split(' ') {
            assert!(!is_lawful(value), "{value}");
        }
    }

    #[test]
    fn what_it_cannot_say_is_written_by_what_is_certain() {
        let cases = [
            (TimexType::Date, "1979-03-21/1980-03-20", "19XX-XX-XX"),
            (TimexType::Date, "1979-11-21/1979-12-19", "1979-1X-XX"),
            (TimexType::Date, "1989-02-14/1989-02-16", "1989-02-1X"),
            (TimexType::Date, "BC0264/BC0241", "BC02XX"),
            (TimexType::Date, "BC0001/0010", "XXXX"),
            (TimexType::Date, "BC0480-SP", "BC0480"),
            (TimexType::Time, "BC0480-08-20TEV", "BC0480-08-20"),
            (TimexType::Time, "1989-02TEV", "1989-02-XXTEV"),
            (TimexType::Date, "12000-01-01", "XXXX"),
            (TimexType::Duration, "P1WE", "P2D"),
            (TimexType::Duration, "P1Y2W", "P1Y14D"),
            (TimexType::Duration, "PXWE", "PXD"),
            (TimexType::Duration, "P-3Y", "PXX"),
        ];
        for (kind, value, expected) in cases {
            assert_eq!(lawful(kind, value), expected, "{value}");
        }
    }

    #[test]
    fn frequencies_are_told() {
        assert!(is_frequency("2X") && is_frequency("1W") && is_frequency("XD") && is_frequency("1SU"));
        assert!(!is_frequency("1M") && !is_frequency("X") && !is_frequency("twice"));
    }
}
