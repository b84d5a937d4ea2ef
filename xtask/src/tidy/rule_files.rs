//! Every rule of a language says what it reads, shows it, and shows what it leaves alone.

use super::Finding;
use crate::tree::Tree;

const BLOCKS: [&str; 3] = ["rule", "examples", "never"];

pub fn find(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    let rules = tree.ending(".md").filter(|(path, _)| path.starts_with("lang/") && path.contains("/rules/"));
    for (path, text) in rules {
        let stem = path.rsplit('/').next().and_then(|name| name.strip_suffix(".md")).unwrap_or_default();
        let title = text.lines().next().and_then(|line| line.strip_prefix("# ")).unwrap_or_default().trim();
        if title != stem {
            findings.push(Finding::error(path, 1, format!("the heading is `# {stem}`, as the file is named")));
        }
        for name in BLOCKS {
            if !block_lines(text, name).any(|line| !line.trim().is_empty()) {
                findings.push(Finding::error(path, 0, format!("no ```{name} block with a line in it")));
            }
        }
    }
    findings
}

/// Returns the lines of all blocks of this name.
fn block_lines<'a>(text: &'a str, name: &'a str) -> impl Iterator<Item = &'a str> {
    let mut inside: Option<&str> = None;
    text.lines().filter(move |line| {
        match (inside, line.strip_prefix("```")) {
            (None, Some(opened)) => inside = Some(opened.trim()),
            (Some(_), Some(_)) => inside = None,
            (Some(opened), None) => return opened == name,
            (None, None) => {}
        }
        false
    })
}

#[cfg(test)]
mod tests {
    use super::super::errors;
    use super::*;

    const GOOD: &str = "# century\n\nWhy.\n\n```rule\nordinal \"century\"\n= century(ordinal, CE)\n```\n```examples\n\
                        {3rd century} = 0201/0300\n```\n```never\ncentury plant\n```\n";

    #[test]
    fn a_rule_that_says_what_it_leaves_alone_is_right() {
        assert!(errors(find, &[("lang/en/rules/century.md", GOOD)]).is_empty());
    }

    #[test]
    fn a_rule_without_examples_is_found() {
        let bad = GOOD.replace("{3rd century} = 0201/0300\n", "");
        assert_eq!(errors(find, &[("lang/en/rules/century.md", &bad)]), ["lang/en/rules/century.md:0"]);
        let bad = GOOD.replace("```never\n", "```notes\n");
        assert_eq!(errors(find, &[("lang/en/rules/century.md", &bad)]).len(), 1);
    }

    #[test]
    fn a_rule_named_otherwise_than_its_file_is_found() {
        assert_eq!(errors(find, &[("lang/en/rules/decade.md", GOOD)]), ["lang/en/rules/decade.md:1"]);
    }
}
