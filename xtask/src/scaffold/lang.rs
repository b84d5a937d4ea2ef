//! `new lang CODE`: a folder of data that reads one kind of date, and a line that compiles in how the language is printed.

use std::path::Path;

use super::edit::{before_end_of, one_more};
use super::{Files, fill, read};

/// The crates that read a pack: `timex` finds its folder by itself, `source` has a list.
const PRINT: &str = "crates/source/src/lexicon.rs";

/// The files of a pack and their templates.
const TEMPLATES: [(&str, &str); 6] = [
    ("pack.toml", include_str!("templates/pack.toml.txt")),
    ("source.toml", include_str!("templates/source.toml.txt")),
    ("lexicon/months.toml", include_str!("templates/months.toml.txt")),
    ("lexicon/weekdays.toml", include_str!("templates/weekdays.toml.txt")),
    ("rules/day-month-year.md", include_str!("templates/day-month-year.md.txt")),
    ("negative.md", include_str!("templates/negative.md.txt")),
];

pub(super) fn files(root: &Path, code: &str) -> Result<Files, String> {
    if !(2..=3).contains(&code.len()) || !code.bytes().all(|b| b.is_ascii_lowercase()) {
        return Err(format!("`{code}`: a language goes by its ISO 639 code, as de or prs"));
    }
    let made = TEMPLATES.iter().map(|(name, text)| (format!("lang/{code}/{name}"), fill(text, &[("code", code)])));
    Ok(Files {
        made: made.collect(),
        changed: vec![(PRINT.into(), in_print(&read(root, PRINT)?, code)?)],
        next: format!(
            "write its months into lang/{code}/lexicon/months.toml; `cargo test -p tarikh-timex` runs its rules"
        ),
    })
}

fn in_print(text: &str, code: &str) -> Result<String, String> {
    let line = format!("\n    (Language(\"{code}\"), include_str!(\"../../../lang/{code}/source.toml\")),");
    let text = before_end_of(text, "const FILES:", "\n];", &line)?;
    one_more(&text, "const FILES: [(Language, &str); ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_finds_its_place_in_the_crate_as_it_is() {
        let files = files(&crate::tree::root(), "qaa").unwrap();
        assert!(files.changed[0].1.contains("(Language(\"qaa\"), include_str!(\"../../../lang/qaa/source.toml\")),"));
        assert!(files.made.iter().any(|(path, _)| path == "lang/qaa/pack.toml"));
        assert!(super::files(&crate::tree::root(), "Deutsch").is_err());
    }
}
