//! Lexicon lines are kept sorted within each table as a dictionary sorts, so that a word is found, and is there once:
//! by letters, digits and blanks; marks do not count, so "ad" and "a.d." stand in either order.

use super::Finding;
use crate::tree::Tree;

pub fn find(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    let lexicons = tree.ending(".toml").filter(|(path, _)| path.starts_with("lang/") && path.contains("/lexicon/"));
    for (path, text) in lexicons {
        let mut last: Option<String> = None;
        // The fields of an entry of a list (a feast, a period) stand in the order they are read in.
        let mut in_list = false;
        for (number, line) in text.lines().enumerate() {
            if line.starts_with('[') {
                last = None;
                in_list = line.starts_with("[[");
                continue;
            }
            if in_list {
                continue;
            }
            let Some(key) = key(line) else { continue };
            if last.as_ref().is_some_and(|last| place(last) > place(&key) || *last == key) {
                let after = last.unwrap_or_default();
                findings.push(Finding::error(path, number + 1, format!("`{key}` stands after `{after}`")));
            }
            last = Some(key);
        }
    }
    findings
}

/// What lines are sorted by.
fn place(key: &str) -> String {
    key.chars().filter(|c| c.is_alphanumeric() || *c == ' ').collect()
}

/// Returns the key of a line `key = value`, without quotes; comments and continued values have none.
fn key(line: &str) -> Option<String> {
    if line.starts_with(['#', ' ', '\t', ']', '}']) {
        return None;
    }
    let key = match line.strip_prefix('"') {
        Some(rest) => rest.split('"').next()?,
        None => line.split_once('=')?.0.trim(),
    };
    Some(key.to_string())
}

#[cfg(test)]
mod tests {
    use super::super::errors;
    use super::*;

    #[test]
    fn the_fields_of_an_entry_keep_their_order() {
        let list = ("lang/en/lexicon/feasts.toml", "[[feast]]\nid = \"a\"\nedtf = \"1\"\n[word]\nb = 1\na = 1\n");
        assert_eq!(errors(find, &[list]), ["lang/en/lexicon/feasts.toml:6"]);
    }

    #[test]
    fn a_word_out_of_order_is_found() {
        let bad = "# months\n[month]\n\"february\" = \"gregorian 2\"\n\"april\" = \"gregorian 4\"\n[other-month]\n\"adar\" = 1\n";
        assert_eq!(errors(find, &[("lang/en/lexicon/months.toml", bad)]), ["lang/en/lexicon/months.toml:4"]);
    }

    #[test]
    fn marks_do_not_count() {
        let good =
            "[era]\nad = \"ce\"\n\"a.d.\" = \"ce\"\n[month]\n\"apr.\" = 4\napril = 4\n\"new year\" = 1\nnewly = 2\n";
        assert!(errors(find, &[("lang/en/lexicon/eras.toml", good)]).is_empty());
    }

    #[test]
    fn a_word_that_is_there_twice_is_found() {
        let bad = "[unit]\nday = \"day\"\nday = \"day\"\n";
        assert_eq!(errors(find, &[("lang/en/lexicon/units.toml", bad)]).len(), 1);
    }
}
