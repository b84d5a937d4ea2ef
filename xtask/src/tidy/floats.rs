//! No floating point in a date: `calendar` and `timex` count in whole numbers.

use super::{Exception, Finding, excepted};
use crate::rust;
use crate::tree::{Tree, crate_of};

const CRATES: [&str; 2] = ["calendar", "timex"];

/// Where a float is right, and why.
const EXCEPTIONS: &[Exception] = &[];

pub fn find(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    let within = |path: &str| crate_of(path).is_some_and(|name| CRATES.contains(&name));
    for (path, text) in tree.library_sources().filter(|(path, _)| within(path) && !excepted(EXCEPTIONS, path)) {
        let code = rust::read(text).code;
        for (number, line) in code.lines().enumerate() {
            let named = ["f32", "f64"].iter().any(|name| !rust::lines_with(line, name).is_empty());
            if named || has_decimal(line) {
                findings.push(Finding::error(path, number + 1, "a float beside dates: count in whole units"));
            }
        }
    }
    findings
}

/// Says whether a decimal number such as `365.25` stands in a line; `t.0.1` and `0..5` are none.
fn has_decimal(line: &str) -> bool {
    let bytes = line.as_bytes();
    (1..bytes.len().saturating_sub(1)).any(|at| {
        let digits = bytes[at] == b'.' && bytes[at - 1].is_ascii_digit() && bytes[at + 1].is_ascii_digit();
        let start = bytes[..at].iter().rposition(|b| !b.is_ascii_alphanumeric() && *b != b'_').map_or(0, |p| p + 1);
        digits && bytes[start].is_ascii_digit() && (start == 0 || bytes[start - 1] != b'.')
    })
}

#[cfg(test)]
mod tests {
    use super::super::errors;
    use super::*;

    #[test]
    fn a_year_of_365_and_a_quarter_days_is_found() {
        let bad = "//! x\nfn days(years: i64) -> i64 { (years as f64) as i64 }\nconst YEAR: i64 = 365.25 as i64;\n";
        let found = errors(find, &[("crates/calendar/src/a.rs", bad)]);
        assert_eq!(found, ["crates/calendar/src/a.rs:2", "crates/calendar/src/a.rs:3"]);
    }

    #[test]
    fn tuples_ranges_and_other_crates_are_right() {
        let good = "fn f(t: ((i64, i64), i64)) { t.0.1; 0..5; a1.0; }";
        assert!(errors(find, &[("crates/calendar/src/a.rs", good)]).is_empty());
        assert!(errors(find, &[("crates/syntax/src/a.rs", "const A: f32 = 1.5;")]).is_empty());
    }
}
