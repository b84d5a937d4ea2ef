//! `new rule LANG/NAME`: one Markdown file, which is documentation, rule and test at once.

use std::path::Path;

use super::{Files, fill, named};

const TEMPLATE: &str = include_str!("templates/rule.md.txt");

pub(super) fn files(root: &Path, name: &str) -> Result<Files, String> {
    let Some((language, rule)) = name.split_once('/') else {
        return Err(format!("`{name}`: say the language too, as in en/{name}"));
    };
    named(language)?;
    named(rule)?;
    if !root.join(format!("lang/{language}/pack.toml")).is_file() {
        return Err(format!("lang/{language} is not there: `cargo xtask new lang {language}` lays out a language"));
    }
    let path = format!("lang/{language}/rules/{rule}.md");
    let text = fill(TEMPLATE, &[("rule", rule), ("words", &rule.replace('-', " "))]);
    Ok(Files {
        made: vec![(path.clone(), text)],
        changed: Vec::new(),
        next: format!("say in {path} what the rule reads; `cargo test -p tarikh-timex` runs its examples"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_is_one_file_named_for_it() {
        let root = crate::tree::root();
        let files = files(&root, "en/papal-year").unwrap();
        let (path, text) = &files.made[0];
        assert_eq!(path, "lang/en/rules/papal-year.md");
        assert!(text.starts_with("# papal-year\n") && text.contains("```never"));
        assert!(super::files(&root, "century").is_err() && super::files(&root, "../x").is_err());
    }

    #[test]
    fn a_rule_of_a_language_that_is_not_there_is_refused() {
        let refused = files(&crate::tree::root(), "qaa/century").unwrap_err();
        assert!(refused.starts_with("lang/qaa is not there"), "{refused}");
    }
}
