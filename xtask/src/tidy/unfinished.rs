//! Nothing is left to do: no marker of work to come, no macro that panics in its place.

use super::Finding;
use crate::rust;
use crate::tree::Tree;

/// Macros that stand for code that is not there.
const MACROS: [&str; 2] = ["todo!", "unimplemented!"];

/// Markers, in two halves so that this file is free of them.
const MARKERS: [&str; 3] = [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("HA", "CK:")];

pub fn find(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, text) in tree.ending(".rs") {
        let code = rust::read(text).code;
        for name in MACROS {
            for line in rust::lines_with(&code, name) {
                findings.push(Finding::error(path, line, format!("`{name}` stands where code should")));
            }
        }
    }
    let written = tree.files.iter().filter(|(path, _)| [".rs", ".md", ".toml"].iter().any(|end| path.ends_with(end)));
    for (path, text) in written {
        for marker in MARKERS {
            for line in rust::lines_with(text, marker) {
                findings.push(Finding::error(path, line, format!("`{marker}`: do it, or write an issue")));
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
    fn code_to_come_is_found() {
        let bad = format!("//! x\nfn f() {{ todo!() }}\n// {}: later\n", MARKERS[0]);
        assert_eq!(errors(find, &[("crates/a/src/a.rs", &bad)]), ["crates/a/src/a.rs:2", "crates/a/src/a.rs:3"]);
    }

    #[test]
    fn the_word_in_small_letters_is_a_word() {
        assert!(errors(find, &[("a.rs", "//! a todo\nfn f() { \"todo!\"; }")]).is_empty());
    }
}
