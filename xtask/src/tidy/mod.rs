//! The invariants of ARCHITECTURE.md, each held by one small rule over the files of the tree.

mod changelog;
mod check_pages;
mod dependencies;
mod design;
mod empty;
mod floats;
mod habits;
mod language_files;
mod length;
mod lexicon_order;
mod lexicon_words;
mod links;
mod opening;
mod operators;
mod outside;
mod printing;
mod rule_files;
mod unfinished;

use std::path::Path;

use crate::tree::Tree;

/// What a rule found, and where. Line 0 is the file as a whole.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Finding {
    pub path: String,
    pub line: usize,
    pub message: String,
    pub weight: Weight,
}

/// Whether a finding stops the gate.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Weight {
    Error,
    Warning,
}

impl Finding {
    fn error(path: &str, line: usize, message: impl Into<String>) -> Finding {
        Finding { path: path.into(), line, message: message.into(), weight: Weight::Error }
    }

    fn warning(path: &str, line: usize, message: impl Into<String>) -> Finding {
        Finding { path: path.into(), line, message: message.into(), weight: Weight::Warning }
    }
}

/// A rule: its name, and what it finds.
struct Rule {
    name: &'static str,
    find: fn(&Tree) -> Vec<Finding>,
}

const RULES: [Rule; 18] = [
    Rule { name: "dependencies", find: dependencies::find },
    Rule { name: "outside", find: outside::find },
    Rule { name: "printing", find: printing::find },
    Rule { name: "floats", find: floats::find },
    Rule { name: "habits", find: habits::find },
    Rule { name: "lexicon-words", find: lexicon_words::find },
    Rule { name: "lexicon-order", find: lexicon_order::find },
    Rule { name: "language-files", find: language_files::find },
    Rule { name: "rule-files", find: rule_files::find },
    Rule { name: "operators", find: operators::find },
    Rule { name: "check-pages", find: check_pages::find },
    Rule { name: "opening", find: opening::find },
    Rule { name: "length", find: length::find },
    Rule { name: "empty", find: empty::find },
    Rule { name: "unfinished", find: unfinished::find },
    Rule { name: "changelog", find: changelog::find },
    Rule { name: "design", find: design::find },
    Rule { name: "links", find: links::find },
];

/// A place where a rule does not hold, and why that is right.
type Exception = (&'static str, &'static str);

/// Says whether a path, or the folder of it (an entry ending in `/`), is excepted.
fn excepted(exceptions: &[Exception], path: &str) -> bool {
    exceptions.iter().any(|(place, _)| path == *place || (place.ends_with('/') && path.starts_with(place)))
}

/// Runs all rules over the tree under `root` and prints what they find.
pub fn run(root: &Path) -> Result<(), String> {
    let tree = Tree::load(root)?;
    let mut errors = 0;
    for rule in &RULES {
        for finding in (rule.find)(&tree) {
            let word = match finding.weight {
                Weight::Error => "error",
                Weight::Warning => "warning",
            };
            errors += usize::from(finding.weight == Weight::Error);
            eprintln!("{}:{}: {word}[{}]: {}", finding.path, finding.line, rule.name, finding.message);
        }
    }
    eprintln!("tidy: {} rules over {} files, {errors} errors", RULES.len(), tree.files.len());
    if errors == 0 { Ok(()) } else { Err(format!("tidy found {errors} errors")) }
}

/// Runs a rule on a tree made of strings and returns `path:line` of each error.
#[cfg(test)]
fn errors(find: fn(&Tree) -> Vec<Finding>, files: &[(&str, &str)]) -> Vec<String> {
    let found = find(&Tree::of(files));
    found.iter().filter(|f| f.weight == Weight::Error).map(|f| format!("{}:{}", f.path, f.line)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn this_tree_is_tidy() {
        run(&crate::tree::root()).unwrap();
    }

    #[test]
    fn exceptions_are_files_or_folders() {
        let exceptions: &[Exception] = &[("crates/a/b.rs", "why"), ("crates/c/", "why")];
        assert!(excepted(exceptions, "crates/a/b.rs") && excepted(exceptions, "crates/c/d.rs"));
        assert!(!excepted(exceptions, "crates/a/b.rs.rs") && !excepted(exceptions, "crates/cd.rs"));
    }
}
