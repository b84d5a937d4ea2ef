//! House habits that no lint holds: no `unwrap` in a library, no clamping, no test that is switched off.

use super::{Exception, Finding, excepted};
use crate::rust;
use crate::tree::Tree;

/// What a library does not do, and what it does instead.
const IN_LIBRARIES: [(&str, &str); 3] = [
    (".unwrap()", "`expect` with the reason why it holds"),
    (".clamp(", "return an error: a clamped date is a wrong date"),
    ("unsafe", "nothing here needs it"),
];

/// What no Rust file does.
const ANYWHERE: [(&str, &str); 2] = [
    ("#[ignore", "keep a wrong result under test with its reason instead"),
    ("#[should_panic", "test the error instead"),
];

/// Where a habit may be broken, and why.
const EXCEPTIONS: &[Exception] = &[];

pub fn find(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, text) in tree.library_sources().filter(|(path, _)| !excepted(EXCEPTIONS, path)) {
        let code = rust::read(text).code;
        for (word, instead) in IN_LIBRARIES {
            for line in rust::lines_with(&code, word) {
                findings.push(Finding::error(path, line, format!("`{word}` in a library: {instead}")));
            }
        }
    }
    for (path, text) in tree.ending(".rs") {
        for (number, line) in text.lines().enumerate() {
            for (word, instead) in ANYWHERE.iter().filter(|(word, _)| line.trim_start().starts_with(word)) {
                findings.push(Finding::error(path, number + 1, format!("`{word}`: {instead}")));
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::super::errors;
    use super::*;

    #[test]
    fn unwrapping_and_clamping_are_found() {
        let bad = "//! x\nlet a = b.unwrap();\nlet day = day.clamp(1, 28);\n";
        assert_eq!(errors(find, &[("crates/calendar/src/a.rs", bad)]).len(), 2);
    }

    #[test]
    fn a_test_switched_off_is_found_wherever_it_lies() {
        let bad = "//! x\n#[test]\n#[ignore = \"slow\"]\nfn f() {}\n";
        assert_eq!(errors(find, &[("crates/cli/tests/a.rs", bad)]), ["crates/cli/tests/a.rs:3"]);
    }

    #[test]
    fn unwrap_or_and_tests_are_right() {
        let good = "let a = b.unwrap_or(1);\n#[cfg(test)]\nmod tests { fn f() { b.unwrap(); } }";
        assert!(errors(find, &[("crates/calendar/src/a.rs", good)]).is_empty());
    }
}
