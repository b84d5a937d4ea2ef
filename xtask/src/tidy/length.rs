//! One idea a file: a Rust file of over 400 lines is thought over, one of over 600 needs a reason.

use super::{Exception, Finding, excepted};
use crate::tree::Tree;

/// Lines from which on to think again.
const THINK: usize = 400;

/// Lines from which on a reason is needed.
const STOP: usize = 600;

/// Longer files, and why.
const EXCEPTIONS: &[Exception] = &[];

pub fn find(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, text) in tree.ending(".rs") {
        let lines = text.lines().count();
        if lines > STOP && !excepted(EXCEPTIONS, path) {
            findings.push(Finding::error(path, 0, format!("{lines} lines: split it, or say why not")));
        } else if lines > THINK {
            findings.push(Finding::warning(path, 0, format!("{lines} lines: is it one idea?")));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::super::errors;
    use super::*;

    #[test]
    fn a_long_file_is_found() {
        assert_eq!(errors(find, &[("crates/a/src/a.rs", &"\n".repeat(601))]), ["crates/a/src/a.rs:0"]);
        let thought = find(&Tree::of(&[("crates/a/src/a.rs", &"\n".repeat(401))]));
        assert_eq!(thought.len(), 1);
        assert!(find(&Tree::of(&[("crates/a/src/a.rs", &"\n".repeat(400))])).is_empty());
    }
}
