//! A check is two files: the code, and the page that explains and tests it.

use super::Finding;
use crate::tree::Tree;

const FOLDER: &str = "crates/check/src/checks/";

/// What every page answers.
const SECTIONS: [&str; 3] = ["## What it means", "## Why it matters", "## Use instead"];

/// Modules of the folder that are no checks.
const NO_CHECKS: [&str; 1] = ["mod"];

pub fn find(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    let stem = |path: &str, ending: &str| path.strip_prefix(FOLDER)?.strip_suffix(ending).map(str::to_string);
    for path in tree.files.keys() {
        if let Some(name) = stem(path, ".rs")
            && !NO_CHECKS.contains(&name.as_str())
            && !name.contains('/')
            && !tree.files.contains_key(&format!("{FOLDER}{name}.md"))
        {
            findings.push(Finding::error(path, 0, format!("no page {name}.md beside it")));
        }
    }
    for (path, text) in tree.ending(".md") {
        let Some(name) = stem(path, ".md") else { continue };
        if !tree.files.contains_key(&format!("{FOLDER}{name}.rs")) {
            findings.push(Finding::error(path, 0, format!("a page of no check: {name}.rs is not there")));
        }
        for section in SECTIONS {
            if !text.lines().any(|line| line.trim() == section) {
                findings.push(Finding::error(path, 0, format!("no section `{section}`")));
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
    fn a_check_without_a_page_is_found() {
        let found = errors(
            find,
            &[("crates/check/src/checks/age_mismatch.rs", "//! x"), ("crates/check/src/checks/mod.rs", "")],
        );
        assert_eq!(found, ["crates/check/src/checks/age_mismatch.rs:0"]);
    }

    #[test]
    fn a_page_that_does_not_say_why_is_found() {
        let page = "# age-mismatch\n\n## What it means\n\n## Use instead\n";
        let files =
            [("crates/check/src/checks/age_mismatch.rs", "//! x"), ("crates/check/src/checks/age_mismatch.md", page)];
        assert_eq!(errors(find, &files), ["crates/check/src/checks/age_mismatch.md:0"]);
    }
}
