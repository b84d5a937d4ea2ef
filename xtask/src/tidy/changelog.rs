//! CHANGELOG.md has a section for what is not released yet, with something in it.

use super::Finding;
use crate::tree::Tree;

const PATH: &str = "CHANGELOG.md";

pub fn find(tree: &Tree) -> Vec<Finding> {
    let Some(text) = tree.files.get(PATH) else {
        return vec![Finding::error(PATH, 0, "there is no changelog")];
    };
    let mut lines = text.lines().skip_while(|line| line.trim() != "## Unreleased");
    if lines.next().is_none() {
        return vec![Finding::error(PATH, 0, "no section `## Unreleased`")];
    }
    if lines.take_while(|line| !line.starts_with("## ")).all(|line| line.trim().is_empty()) {
        return vec![Finding::error(PATH, 0, "`## Unreleased` says nothing")];
    }
    Vec::new()
}

#[cfg(test)]
mod tests {
    use super::super::errors;
    use super::*;

    #[test]
    fn a_changelog_without_news_is_found() {
        for bad in ["# Changelog\n\n## 0.1.0\n\n- a\n", "## Unreleased\n\n## 0.1.0\n\n- a\n"] {
            assert_eq!(errors(find, &[(PATH, bad)]), ["CHANGELOG.md:0"]);
        }
        assert_eq!(errors(find, &[]), ["CHANGELOG.md:0"]);
        assert!(errors(find, &[(PATH, "## Unreleased\n\n- Dates of the Julian calendar are read\n")]).is_empty());
    }
}
