//! `new lang CODE`: a folder of data that reads one kind of date, and the lines that compile it in.

use std::path::Path;

use super::edit::{before_end_of, one_more, sorted_line};
use super::{Files, fill, read};

/// The lists of packs: `timex` finds the folder by itself; `source`, `event` and `check` read one file of it each. The
/// list's file, its head (up to the number of its lines where it says one), and an entry.
const LISTS: [(&str, &str, &str); 3] = [
    (
        "crates/source/src/lexicon.rs",
        "const FILES: [(Language, &str); ",
        r#"    (Language("{code}"), include_str!("../../../lang/{code}/source.toml")),"#,
    ),
    (
        "crates/event/src/lexicon.rs",
        "const FILES: &[(&str, &str)]",
        r#"    ("{code}", include_str!("../../../lang/{code}/clauses.toml")),"#,
    ),
    (
        "crates/check/src/words.rs",
        "const FILES: [(&str, &str); ",
        r#"    ("{code}", include_str!("../../../lang/{code}/checks.toml")),"#,
    ),
];

/// The files of a pack and their templates.
const TEMPLATES: [(&str, &str); 8] = [
    ("pack.toml", include_str!("templates/pack.toml.txt")),
    ("source.toml", include_str!("templates/source.toml.txt")),
    ("clauses.toml", include_str!("templates/clauses.toml.txt")),
    ("checks.toml", include_str!("templates/checks.toml.txt")),
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
    let changed = LISTS.iter().map(|(path, head, entry)| {
        let text = listed(&read(root, path)?, head, &fill(entry, &[("code", code)]))?;
        let text = if head.ends_with("; ") { one_more(&text, head)? } else { text };
        Ok(((*path).to_owned(), text))
    });
    Ok(Files {
        made: made.collect(),
        changed: changed.collect::<Result<_, String>>()?,
        next: format!(
            "write its months into lang/{code}/lexicon/months.toml; `cargo fmt`, then `cargo test -p tarikh-timex` runs \
             its rules"
        ),
    })
}

/// Puts an entry into a list, which may stand on lines of its own or on one line.
fn listed(text: &str, head: &str, line: &str) -> Result<String, String> {
    let from = text.find(head).ok_or_else(|| format!("`{head}` is nowhere"))?;
    let end = text[from..].find("];").ok_or_else(|| format!("`{head}` has no end"))? + from;
    if text[..end].ends_with('\n') {
        return sorted_line(text, head, "\n];", line);
    }
    before_end_of(text, head, "];", &format!(", {}", line.trim().trim_end_matches(',')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_finds_its_places_in_the_crates_as_they_are() {
        let files = files(&crate::tree::root(), "qaa").unwrap();
        let lines = [
            "    (Language(\"qaa\"), include_str!(\"../../../lang/qaa/source.toml\")),\n",
            "(\"qaa\", include_str!(\"../../../lang/qaa/clauses.toml\"))",
            "    (\"qaa\", include_str!(\"../../../lang/qaa/checks.toml\")),\n",
        ];
        for ((path, text), line) in files.changed.iter().zip(lines) {
            assert!(text.contains(line), "{path}");
        }
        assert!(files.made.iter().any(|(path, _)| path == "lang/qaa/pack.toml"));
        assert!(super::files(&crate::tree::root(), "Deutsch").is_err());
    }

    /// The readers of these files refuse a field too many or too few; what English has, a new language is given.
    #[test]
    fn a_new_language_has_the_tables_that_english_has() {
        let keys = |text: &str, of: &[&str]| -> Vec<String> {
            let table: toml::Table = text.parse().unwrap();
            let inner = of.iter().flat_map(|name| table[*name].as_table().unwrap().keys().cloned());
            table.keys().cloned().chain(inner).collect()
        };
        let tables: [(&str, &[&str]); 4] = [
            ("pack.toml", &[]),
            ("source.toml", &["identify", "abbreviations", "sentences"]),
            ("clauses.toml", &["endings"]),
            ("checks.toml", &[]),
        ];
        for (name, inner) in tables {
            let english = read(&crate::tree::root(), &format!("lang/en/{name}")).unwrap();
            let new = TEMPLATES.iter().find(|(known, _)| *known == name).unwrap().1;
            let missing = |key: &&String| !["lists"].contains(&key.as_str()) && !keys(new, inner).contains(key);
            assert_eq!(keys(&english, inner).iter().find(missing), None, "{name}");
        }
    }
}
