//! `new rule LANG/NAME`: one Markdown file, which is documentation, rule and test at once.

use super::{Files, fill, named};

const TEMPLATE: &str = include_str!("templates/rule.md.txt");

pub(super) fn files(name: &str) -> Result<Files, String> {
    let Some((language, rule)) = name.split_once('/') else {
        return Err(format!("`{name}`: say the language too, as in en/{name}"));
    };
    named(language)?;
    named(rule)?;
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
        let files = files("en/papal-year").unwrap();
        let (path, text) = &files.made[0];
        assert_eq!(path, "lang/en/rules/papal-year.md");
        assert!(text.starts_with("# papal-year\n") && text.contains("```never"));
        assert!(super::files("century").is_err() && super::files("../x").is_err());
    }
}
