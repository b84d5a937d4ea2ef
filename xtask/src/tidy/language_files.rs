//! `lang/` holds no code: a pack is TOML and Markdown, and nothing else.

use super::Finding;
use crate::tree::Tree;

const ENDINGS: [&str; 2] = [".toml", ".md"];

/// The one file every pack has.
const MANIFEST: &str = "pack.toml";

pub fn find(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut packs: Vec<&str> = Vec::new();
    for path in tree.files.keys().filter(|path| path.starts_with("lang/")) {
        if !ENDINGS.iter().any(|ending| path.ends_with(ending)) {
            findings.push(Finding::error(path, 0, "a language pack holds only .toml and .md"));
        }
        let mut parts = path.split('/').skip(1);
        if let (Some(code), Some(_)) = (parts.next(), parts.next())
            && !packs.contains(&code)
        {
            packs.push(code);
        }
    }
    for code in packs {
        let manifest = format!("lang/{code}/{MANIFEST}");
        if !tree.files.contains_key(&manifest) {
            findings.push(Finding::error(&manifest, 0, "a language has no pack.toml"));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::super::errors;
    use super::*;

    #[test]
    fn code_in_a_pack_is_found() {
        let files = [("lang/en/pack.toml", ""), ("lang/en/rules/century.rs", "fn f() {}")];
        assert_eq!(errors(find, &files), ["lang/en/rules/century.rs:0"]);
    }

    #[test]
    fn a_language_without_its_manifest_is_found() {
        assert_eq!(errors(find, &[("lang/de/lexicon/months.toml", "")]), ["lang/de/pack.toml:0"]);
    }
}
