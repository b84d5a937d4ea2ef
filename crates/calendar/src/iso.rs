//! Dates of the years 0 to 9999 written as ISO 8601, digit by digit: what is written for every time of a text.

/// Returns `1989`.
pub(crate) fn year(year: u16) -> String {
    text(&year_digits(year))
}

/// Returns `1989-02`.
pub(crate) fn month(year: u16, month: u8) -> String {
    let [a, b, c, d] = year_digits(year);
    let [e, f] = two_digits(month);
    text(&[a, b, c, d, b'-', e, f])
}

/// Returns `1989-02-15`.
pub(crate) fn day(year: u16, month: u8, day: u8) -> String {
    text(&day_digits(year, month, day))
}

/// The same as bytes.
pub(crate) fn day_digits(year: u16, month: u8, day: u8) -> [u8; 10] {
    let [a, b, c, d] = year_digits(year);
    let ([e, f], [g, h]) = (two_digits(month), two_digits(day));
    [a, b, c, d, b'-', e, f, b'-', g, h]
}

fn text(ascii: &[u8]) -> String {
    String::from_utf8(ascii.to_vec()).expect("digits and hyphens are ASCII")
}

fn year_digits(year: u16) -> [u8; 4] {
    [year / 1000, year / 100, year / 10, year].map(|digits| b'0' + (digits % 10) as u8)
}

fn two_digits(number: u8) -> [u8; 2] {
    [b'0' + number / 10 % 10, b'0' + number % 10]
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_bridge_was_crossed_on_1989_02_15() {
        assert_eq!(super::day(1989, 2, 15), "1989-02-15");
        assert_eq!(super::month(622, 7), "0622-07");
        assert_eq!(super::year(0), "0000");
    }
}
