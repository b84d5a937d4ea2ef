//! No word of a human language in Rust outside tests: language is data, under `lang/`. (Messages to people are
//! sentences, not words to look for, and stay.)

use std::collections::BTreeSet;

use super::{Exception, Finding, excepted};
use crate::rust;
use crate::tree::Tree;

/// Words shorter than this are too often something else: "in", "may", "am".
const SHORTEST: usize = 4;

/// Where words of a language stand in Rust, and why.
const EXCEPTIONS: &[Exception] = &[
    ("crates/calendar/src/calendars/", "the names a calendar's own months are written with in output"),
    ("crates/calendar/src/day.rs", "the names weekdays are written with in output"),
    ("crates/source/src/render/report/", "the names of fields, as the formats of reports have them"),
    ("crates/source/src/readers/html/", "the names of HTML's elements"),
    ("crates/tarikh/src/summary.rs", "what is said to people, in English"),
    ("crates/tarikh/src/eval/annotation.rs", "the names of the attributes of TimeML"),
    ("crates/tarikh/src/write/story.rs", "the names of the attributes of TimeML"),
    ("crates/tarikh/src/recurs.rs", "how what comes again does, as the table shows it, in English"),
    ("crates/tarikh/src/related.rs", "what events are to one another, said to people in English"),
    ("crates/tarikh/src/table.rs", "the headings of the table, in English"),
    ("crates/tarikh/src/told_as.rs", "how an event is told, said to people in English"),
    ("crates/tarikh/src/when.rs", "the parts of the day, as the table shows them, in English"),
    ("crates/page/src/", "what is said to people, in English, and the ids of parts of a page"),
    ("crates/event/src/lexicon.rs", "the names of the tables of a pack's clauses.toml"),
    ("crates/export/src/", "the names of fields and roles, as the forms of others have them"),
    ("crates/calendar/src/id.rs", "the ids of the calendars, as users write them"),
    ("crates/check/src/checks/calendar_mismatch.rs", "Old Style and New Style, the field's terms in a message"),
    ("crates/check/src/template.rs", "the names of the slots of a pack's patterns"),
    ("crates/check/src/words.rs", "the names of the tables of a pack's checks.toml"),
    ("crates/event/src/between.rs", "the names of the relations, as the JSON writes them"),
    ("crates/event/src/chronicle/grammar/file.rs", "the names of the tables of a pack's events.toml"),
    ("crates/event/src/chronicle/grammar/mod.rs", "the names of the tables of a pack's events.toml"),
    ("crates/event/src/chronicle/place.rs", "the kinds of events, as a pack's events.toml names them"),
    ("crates/event/src/event.rs", "the names of the relations, as the JSON writes them"),
    ("crates/tarikh/src/json/", "the names of fields, as the JSON writes them"),
    ("crates/timex/src/examples.rs", "the settings of an example, as rule pages write them"),
    ("crates/entity/src/lists/", "the names of the files of lang/en/entities"),
    ("crates/entity/src/class.rs", "the types of mentions of GUM"),
    ("crates/syntax/src/relation.rs", "the names of the relations of the Universal Dependencies"),
    ("crates/syntax/src/align.rs", "the names of the features of the Universal Dependencies"),
    ("crates/voice/src/attribution.rs", "the names of voices and stances, as the JSON writes them"),
    ("crates/timex/src/operators/", "the names of operators and of their arguments, as rules write them"),
];

pub fn find(tree: &Tree) -> Vec<Finding> {
    let (words, names) = vocabulary(tree);
    let mut findings = Vec::new();
    for (path, text) in tree.library_sources().filter(|(path, _)| !excepted(EXCEPTIONS, path)) {
        for literal in rust::read(text).literals {
            let folded = literal.text.to_lowercase();
            // In capitals it is a name of TIMEX3 (`BEFORE`) or a keyword of the rules.
            let in_capitals = !literal.text.chars().any(char::is_lowercase);
            if words.contains(&folded) && !names.contains(&folded) && !in_capitals {
                let message = format!("\"{}\" is a word of a lexicon: say it there", literal.text);
                findings.push(Finding::error(path, literal.line, message));
            } else if let Some(word) = foreign_word(&literal.text) {
                findings.push(Finding::error(path, literal.line, format!("\"{word}\" belongs under lang/")));
            }
        }
    }
    findings
}

/// Returns the words of all lexicons, and the names the rules and lexicons use for classes, meanings and operators:
/// Rust has to know those, and some are English words.
fn vocabulary(tree: &Tree) -> (BTreeSet<String>, BTreeSet<String>) {
    let (mut words, mut names) = (BTreeSet::new(), BTreeSet::new());
    for (path, text) in tree.ending(".toml").filter(|(path, _)| path.starts_with("lang/")) {
        let Ok(table) = text.parse::<toml::Table>() else { continue };
        for (name, value) in &table {
            names.insert(name.to_lowercase());
            if path.contains("/lexicon/") {
                class(value, &mut words, &mut names);
            }
        }
    }
    for (_, text) in tree.ending(".md").filter(|(path, _)| path.starts_with("lang/") && path.contains("/rules/")) {
        let rules = text.split("```rule").skip(1).filter_map(|rest| rest.split("```").next());
        for unquoted in rules.flat_map(|rule| rule.split('"').step_by(2)) {
            let idents = unquoted.split(|c: char| !c.is_alphanumeric() && c != '-' && c != '_');
            names.extend(idents.map(str::to_lowercase));
        }
    }
    words.retain(|word| word.chars().count() >= SHORTEST);
    (words, names)
}

/// A class is a table `word = meaning`, or a list of entries (feasts, periods) with their `words`.
fn class(value: &toml::Value, words: &mut BTreeSet<String>, names: &mut BTreeSet<String>) {
    for (word, meaning) in value.as_table().into_iter().flatten() {
        words.insert(word.to_lowercase());
        names.extend(strings(meaning));
    }
    for entry in value.as_array().into_iter().flatten().filter_map(toml::Value::as_table) {
        for (field, value) in entry {
            let list = value.as_array().into_iter().flatten().filter_map(toml::Value::as_str);
            words.extend(list.map(str::to_lowercase));
            names.insert(field.to_lowercase());
            names.extend(strings(value));
        }
    }
}

/// The words a meaning is written with: `"gregorian 2"`, or `{ is = "gregorian 3", case = "title" }`.
fn strings(meaning: &toml::Value) -> Vec<String> {
    let fields = meaning.as_table().into_iter().flatten();
    let inner = fields.flat_map(|(field, value)| [Some(field.as_str()), value.as_str()]).flatten();
    let texts = inner.chain(meaning.as_str());
    texts.flat_map(str::split_whitespace).map(str::to_lowercase).collect()
}

/// Returns a word of at least two letters of which one is not ASCII. A letter alone is a matter of script, not language.
fn foreign_word(text: &str) -> Option<&str> {
    let mut words = text.split(|c: char| !c.is_alphabetic());
    words.find(|word| word.chars().nth(1).is_some() && !word.is_ascii())
}

#[cfg(test)]
mod tests {
    use super::super::errors;
    use super::*;

    const LEXICON: (&str, &str) =
        ("lang/en/lexicon/months.toml", "[month]\n\"february\" = \"gregorian 2\"\nmay = \"gregorian 5\"\n");

    #[test]
    fn a_month_name_in_rust_is_found() {
        let bad = ("crates/timex/src/a.rs", "//! x\nif word == \"February\" {}\nif word == \"may\" {}\n\"FEBRUARY\"\n");
        assert_eq!(errors(find, &[LEXICON, bad]), ["crates/timex/src/a.rs:2"]);
    }

    #[test]
    fn a_persian_word_in_rust_is_found_and_a_letter_is_not() {
        let bad = ("crates/source/src/a.rs", "//! x\nlet a = 'ک';\nlet b = \"بهمن\";\n");
        assert_eq!(errors(find, &[bad]), ["crates/source/src/a.rs:3"]);
    }

    #[test]
    fn names_of_the_rule_language_are_right() {
        let lexicon =
            ("lang/en/lexicon/units.toml", "[unit]\ncentury = \"century\"\n[third]\nearly = \"early\"\nsince = 1\n");
        let rule = ("lang/en/rules/since.md", "# since\n```rule\n\"since\" date\n= since(date)\n```\n");
        let code = ("crates/timex/src/a.rs", "//! x\nmatch name { \"century\" | \"early\" | \"since\" => {} }\n");
        assert!(errors(find, &[lexicon, rule, code]).is_empty());
        assert_eq!(errors(find, &[lexicon, code]).len(), 1, "`since` is a word where no rule calls it");
    }

    #[test]
    fn an_entry_with_a_case_is_a_word_and_its_case_is_not() {
        let lexicon = ("lang/en/lexicon/m.toml", "[month]\nmarch = { is = \"gregorian 3\", case = \"title\" }\n");
        let feast = ("lang/en/lexicon/f.toml", "[[feast]]\nid = \"easter\"\nwords = [\"Pascha\"]\n");
        let code =
            ("crates/timex/src/a.rs", "//! x\n[\"case\", \"title\", \"words\", \"easter\"]\n\"march\"\n\"pascha\"\n");
        assert_eq!(errors(find, &[lexicon, feast, code]), ["crates/timex/src/a.rs:3", "crates/timex/src/a.rs:4"]);
    }

    #[test]
    fn tests_and_calendars_may_say_february() {
        let tested = "//! x\n#[cfg(test)]\nmod tests { const A: &str = \"February\"; }\n";
        let files =
            [LEXICON, ("crates/timex/src/a.rs", tested), ("crates/calendar/src/calendars/g.rs", "\"February\"")];
        assert!(errors(find, &files).is_empty());
    }
}
