//! Each dependency has a line in the table of DESIGN.md that says why not thirty lines of our own.

use super::Finding;
use super::dependencies::{is_own, named};
use crate::tree::Tree;

const PATH: &str = "DESIGN.md";

pub fn find(tree: &Tree) -> Vec<Finding> {
    let design = tree.files.get(PATH).map(String::as_str).unwrap_or_default();
    let explained: Vec<&str> = design.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next()).collect();
    let mut findings = Vec::new();
    let mut used: Vec<String> = Vec::new();
    for (path, text) in tree.ending("Cargo.toml") {
        for name in named(text).unwrap_or_default() {
            if !is_own(&name) && !explained.contains(&name.as_str()) && !used.contains(&name) {
                findings.push(Finding::error(path, 0, format!("DESIGN.md does not say why `{name}`")));
            }
            used.push(name);
        }
    }
    for name in explained.iter().filter(|name| !used.iter().any(|u| u == *name)) {
        findings.push(Finding::error(PATH, 0, format!("explains `{name}`, which nothing depends on")));
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::super::errors;
    use super::*;

    const MANIFEST: &str = "[workspace.dependencies]\ncalendar = { path = \"x\" }\nmemchr = \"2\"\n";

    #[test]
    fn an_unexplained_dependency_is_found() {
        assert_eq!(errors(find, &[("Cargo.toml", MANIFEST), (PATH, "memchr is fast\n")]), ["Cargo.toml:0"]);
        assert!(errors(find, &[("Cargo.toml", MANIFEST), (PATH, "| `memchr` | finds bytes |\n")]).is_empty());
    }

    #[test]
    fn an_explanation_of_nothing_is_found() {
        assert_eq!(errors(find, &[(PATH, "| `chrono` | no longer used |\n")]), ["DESIGN.md:0"]);
    }
}
