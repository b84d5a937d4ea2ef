//! No clock, no environment, no network, no file access and no thread of its own making below `cli`, `server`, `python`.

use super::Finding;
use crate::rust;
use crate::tree::Tree;

/// What reaches outside, and what stands in its place.
const REACHES: [(&str, &str); 10] = [
    ("SystemTime", "\"today\" is an argument: Context::written"),
    ("Instant", "speed is measured by xtask bench"),
    ("std::env", "settings are arguments"),
    ("env::var", "settings are arguments"),
    ("std::fs", "a reader takes bytes; cli opens files"),
    ("fs::", "a reader takes bytes; cli opens files"),
    ("File::open", "a reader takes bytes; cli opens files"),
    ("std::net", "nothing is fetched"),
    ("std::process", "only cli and xtask start or end processes"),
    ("thread_rng", "same input, same bytes out"),
];

/// Parts of `std` that may not come in by a braced `use` either.
const MODULES: [&str; 4] = ["env", "fs", "net", "process"];

pub fn find(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, text) in tree.library_sources() {
        let code = rust::read(text).code;
        for (word, instead) in REACHES {
            for line in rust::lines_with(&code, word) {
                findings.push(Finding::error(path, line, format!("`{word}` below the edge: {instead}")));
            }
        }
        for line in rust::lines_with(&code, "use std::{") {
            let used = code.lines().nth(line - 1).unwrap_or_default();
            for module in MODULES.iter().filter(|module| !rust::lines_with(used, module).is_empty()) {
                findings.push(Finding::error(path, line, format!("`std::{module}` below the edge")));
            }
        }
    }
    findings.dedup_by(|a, b| a.path == b.path && a.line == b.line);
    findings
}

#[cfg(test)]
mod tests {
    use super::super::errors;
    use super::*;

    #[test]
    fn a_library_that_looks_at_the_clock_is_found() {
        let bad = "//! x\nfn now() { let t = std::time::SystemTime::now(); }\n";
        assert_eq!(errors(find, &[("crates/timex/src/now.rs", bad)]), ["crates/timex/src/now.rs:2"]);
    }

    #[test]
    fn files_and_environment_are_found_by_any_name() {
        for bad in ["use std::fs::File;", "use std::{fs, fmt};", "let v = std::env::var(\"X\");", "File::open(p)"] {
            assert_eq!(errors(find, &[("crates/source/src/a.rs", bad)]).len(), 1, "{bad}");
        }
    }

    #[test]
    fn the_edge_and_tests_may() {
        let outside = "use std::fs;";
        let inner = "#[cfg(test)]\nmod tests { use std::fs; }\n// std::fs\nconst A: &str = \"std::fs\";";
        let files =
            [("crates/cli/src/main.rs", outside), ("crates/source/src/a.rs", inner), ("xtask/src/a.rs", outside)];
        assert!(errors(find, &files).is_empty());
    }
}
