//! No empty crate and no empty module: what is not built yet is not there.

use super::Finding;
use crate::rust;
use crate::tree::Tree;

pub fn find(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, text) in tree.ending(".rs") {
        let source = rust::read(text);
        // A file of tests alone is code too.
        let code = source.code.trim().is_empty() && !text.contains("#[cfg(test)]");
        if code {
            findings.push(Finding::error(path, 0, "nothing but comments"));
        }
    }
    for (path, _) in tree.ending("/Cargo.toml").filter(|(path, _)| path.starts_with("crates/")) {
        let folder = path.trim_end_matches("Cargo.toml");
        let root = |name: &str| tree.files.contains_key(&format!("{folder}src/{name}"));
        if !root("lib.rs") && !root("main.rs") {
            findings.push(Finding::error(path, 0, "a crate without src/lib.rs or src/main.rs"));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::super::errors;
    use super::*;

    #[test]
    fn a_module_to_come_is_found() {
        let files = [("crates/a/src/lib.rs", "//! What is to come.\n"), ("crates/a/src/b.rs", "//! b\nfn f() {}\n")];
        assert_eq!(errors(find, &files), ["crates/a/src/lib.rs:0"]);
    }

    #[test]
    fn a_crate_without_a_root_is_found() {
        assert_eq!(errors(find, &[("crates/a/Cargo.toml", "")]), ["crates/a/Cargo.toml:0"]);
    }
}
