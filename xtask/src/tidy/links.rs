//! Links in Markdown lead to files that are there. Addresses of the web are not followed: nothing is fetched.

use super::Finding;
use crate::tree::Tree;

pub fn find(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, text) in tree.ending(".md").filter(|(path, _)| !path.starts_with("suite/")) {
        let mut fenced = false;
        for (number, line) in text.lines().enumerate() {
            if line.trim_start().starts_with("```") {
                fenced = !fenced;
            }
            for target in targets(line).into_iter().filter(|_| !fenced) {
                let file = target.split('#').next().unwrap_or_default();
                let web = ["http://", "https://", "mailto:"].iter().any(|scheme| file.starts_with(scheme));
                if !file.is_empty() && !web && !exists(tree, &joined(path, file)) {
                    findings.push(Finding::error(path, number + 1, format!("`{target}` leads nowhere")));
                }
            }
        }
    }
    findings
}

/// Returns what the links `[text](target)` of a line lead to; code between backticks has no links.
fn targets(line: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for plain in line.split('`').step_by(2) {
        for (at, _) in plain.match_indices("](") {
            if let Some(end) = plain[at + 2..].find(')') {
                found.push(plain[at + 2..at + 2 + end].split(' ').next().unwrap_or_default());
            }
        }
    }
    found
}

fn joined(page: &str, target: &str) -> String {
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in target.split('/').filter(|part| !part.is_empty() && *part != ".") {
        if part == ".." {
            parts.pop();
        } else {
            parts.push(part);
        }
    }
    parts.join("/")
}

fn exists(tree: &Tree, path: &str) -> bool {
    tree.files.contains_key(path) || tree.files.keys().any(|file| file.starts_with(&format!("{path}/")))
}

#[cfg(test)]
mod tests {
    use super::super::errors;
    use super::*;

    #[test]
    fn a_dead_link_is_found() {
        let page = "See [the flow](ARCHITECTURE.md#flow) and [gone](crates/none.md).\n`[no](link)`\n```\n[a](b)\n```\n";
        assert_eq!(errors(find, &[("README.md", page), ("ARCHITECTURE.md", "")]), ["README.md:1"]);
    }

    #[test]
    fn folders_parents_and_the_web_are_right() {
        let page = "[a](../lang) [b](../README.md) [c](https://example.org/x) [d](#here)";
        assert!(errors(find, &[("bench/R.md", page), ("README.md", ""), ("lang/en/pack.toml", "")]).is_empty());
    }
}
