//! The lexicon of a pack as lines: what is left of its TOML once it is understood. Compiled-in packs come as lines, so
//! that nothing is parsed twice; the build script reads their TOML by this same file, which knows nothing of the crate.
//!
//! A line is a letter and its fields, tabs between: `c` a class, `w` a word of it with its case and meaning, `f` a feast
//! with its rule and the first of its names, `p` a period with its bounds, `n` words of the feast or period above in a class.

use toml::{Table, Value};

/// How a period is called, and the class of it: alone ("the Cold War"), before a word such as "era" ("the Safavid era"),
/// by the ruler ("the reign of Akbar"), and where something is counted from it ("a week after D-Day").
const PERIOD_WORDS: [(&str, &str); 4] =
    [("words", "period"), ("names", "period-name"), ("reigns", "reign"), ("anchors", "period-anchor")];

/// Returns the lines of a lexicon file in TOML.
pub(crate) fn lines(text: &str) -> Result<String, String> {
    let mut out = String::with_capacity(text.len());
    for part in list_entries(text) {
        let table: Table = part.parse().map_err(|error| format!("{error}"))?;
        for (class, value) in &table {
            match (class.as_str(), value) {
                ("feast", Value::Array(list)) => list.iter().try_for_each(|entry| feast(&mut out, entry))?,
                ("period", Value::Array(list)) => list.iter().try_for_each(|entry| period(&mut out, entry))?,
                (_, Value::Table(words)) => class_of(&mut out, class, words)?,
                (_, _) => return Err(format!("'{class}' is not a table of words")),
            }
        }
    }
    Ok(out)
}

/// Cuts a lexicon before each entry of a list. Hundreds of periods are read entry by entry: parsed at once they cost a
/// megabyte and half as much time again at every start.
fn list_entries(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let cut = rest[first.len_utf8()..].find("\n[[").map_or(rest.len(), |at| first.len_utf8() + at + 1);
        let (part, left) = rest.split_at(cut);
        rest = left;
        Some(part)
    })
}

fn class_of(out: &mut String, class: &str, words: &Table) -> Result<(), String> {
    line(out, "c", [class])?;
    for (word, value) in words {
        let (text, case) = match value {
            Value::Table(entry) => {
                let case = match entry.get("case").and_then(Value::as_str) {
                    Some(case @ ("title" | "upper" | "lower")) => case,
                    Some(other) => return Err(format!("'{word}': '{other}' is no case")),
                    None => "",
                };
                (entry.get("is").map(plain).unwrap_or_default(), case)
            }
            other => (plain(other), ""),
        };
        line(out, "w", [word, case, &text])?;
    }
    Ok(())
}

fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Boolean(true) => String::new(),
        other => other.to_string(),
    }
}

fn feast(out: &mut String, entry: &Value) -> Result<(), String> {
    let words = entry.get("words").and_then(Value::as_array).ok_or_else(|| "'words' is missing".to_owned())?;
    let name = words.first().and_then(Value::as_str).ok_or_else(|| "'words' are none".to_owned())?;
    line(out, "f", [string(entry, "id")?, string(entry, "rule")?, name])?;
    names(out, "feast", entry, "words")?;
    if entry.get("quarter-days").is_some() {
        names(out, "quarter-day", entry, "quarter-days")?;
    }
    if entry.get("saints").is_some() {
        names(out, "saint", entry, "saints")?;
    }
    // Messages write feasts without their capitals.
    let small: Vec<String> = words.iter().filter_map(Value::as_str).map(str::to_lowercase).collect();
    line(out, "n", std::iter::once("feast-in-chat").chain(small.iter().map(String::as_str)))
}

fn period(out: &mut String, entry: &Value) -> Result<(), String> {
    let id = string(entry, "id")?;
    line(out, "p", [id, string(entry, "edtf")?])?;
    let listed: Vec<_> = PERIOD_WORDS.iter().filter(|(key, _)| entry.get(key).is_some()).collect();
    if listed.is_empty() {
        return Err(format!("the period '{id}' has no words"));
    }
    listed.into_iter().try_for_each(|(key, class)| names(out, class, entry, key))
}

fn names(out: &mut String, class: &str, entry: &Value, key: &str) -> Result<(), String> {
    let words = entry.get(key).and_then(Value::as_array).ok_or_else(|| format!("'{key}' is missing"))?;
    line(out, "n", std::iter::once(class).chain(words.iter().filter_map(Value::as_str)))
}

fn string<'e>(entry: &'e Value, key: &str) -> Result<&'e str, String> {
    entry.get(key).and_then(Value::as_str).ok_or_else(|| format!("'{key}' is missing"))
}

fn line<'f>(out: &mut String, letter: &str, fields: impl IntoIterator<Item = &'f str>) -> Result<(), String> {
    out.push_str(letter);
    for field in fields {
        if field.contains(['\t', '\n']) {
            return Err(format!("'{field}' holds a tab or the end of a line"));
        }
        out.push('\t');
        out.push_str(field);
    }
    out.push('\n');
    Ok(())
}
