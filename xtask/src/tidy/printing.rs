//! Only `cli` prints; a library returns what it has to say.

use super::Finding;
use crate::rust;
use crate::tree::Tree;

const MACROS: [&str; 5] = ["println!", "eprintln!", "print!", "eprint!", "dbg!"];

/// `dbg!` is wrong at the edge as well.
const EVERYWHERE: &str = "dbg!";

pub fn find(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, text) in tree.library_sources() {
        let code = rust::read(text).code;
        for name in MACROS {
            for line in rust::lines_with(&code, name) {
                findings.push(Finding::error(path, line, format!("`{name}` below cli: return it instead")));
            }
        }
    }
    for (path, text) in tree.ending(".rs").filter(|(path, _)| path.starts_with("crates/cli/")) {
        for line in rust::lines_with(&rust::read(text).code, EVERYWHERE) {
            findings.push(Finding::error(path, line, "`dbg!` is left over"));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::super::errors;
    use super::*;

    #[test]
    fn a_library_that_prints_is_found() {
        let bad = "//! x\nfn f() {\n    eprintln!(\"found\");\n}\n";
        assert_eq!(errors(find, &[("crates/event/src/f.rs", bad)]), ["crates/event/src/f.rs:3"]);
    }

    #[test]
    fn cli_prints() {
        assert!(errors(find, &[("crates/cli/src/main.rs", "fn f() { println!(); }")]).is_empty());
        assert_eq!(errors(find, &[("crates/cli/src/main.rs", "fn f() { dbg!(1); }")]).len(), 1);
    }
}
