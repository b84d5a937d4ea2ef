//! New rules, languages, calendars and checks, laid out by the recipes of CONTRIBUTING.md.

mod calendar;
mod check;
mod edit;
mod lang;
mod rule;

use std::fs;
use std::path::Path;

/// A file to be made, or one to be changed: its path from the root, and its whole text.
type Written = (String, String);

/// Makes the files of a new rule, language, calendar or check, and says what is left for you.
pub fn run(root: &Path, kind: &str, name: &str) -> Result<(), String> {
    let files = match kind {
        "rule" => rule::files(root, name)?,
        "lang" => lang::files(root, name)?,
        "calendar" => calendar::files(root, name)?,
        "check" => check::files(root, name)?,
        _ => return Err(format!("nothing is called `{kind}`: a rule, a lang, a calendar or a check can be new")),
    };
    for (path, text) in &files.made {
        let file = root.join(path);
        if file.exists() {
            return Err(format!("{path} is there already"));
        }
        save(&file, text)?;
        println!("made    {path}");
    }
    for (path, text) in &files.changed {
        save(&root.join(path), text)?;
        println!("changed {path}");
    }
    println!("next:   {}", files.next);
    Ok(())
}

/// What a recipe writes.
#[derive(Debug)]
struct Files {
    made: Vec<Written>,
    changed: Vec<Written>,
    /// What to do now, as CONTRIBUTING.md goes on.
    next: String,
}

fn save(file: &Path, text: &str) -> Result<(), String> {
    let fail = |e: std::io::Error| format!("{}: {e}", file.display());
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder).map_err(fail)?;
    }
    fs::write(file, text).map_err(fail)
}

/// Fills `{name}` places of a template.
fn fill(template: &str, places: &[(&str, &str)]) -> String {
    places.iter().fold(template.to_string(), |text, (place, value)| text.replace(&format!("{{{place}}}"), value))
}

/// Reads a file that is to be changed.
fn read(root: &Path, path: &str) -> Result<String, String> {
    fs::read_to_string(root.join(path)).map_err(|e| format!("{path}: {e}"))
}

/// "age-mismatch" as a type: `AgeMismatch`.
fn camel(name: &str) -> String {
    let capital = |part: &str| format!("{}{}", part[..1].to_uppercase(), &part[1..]);
    name.split('-').map(capital).collect()
}

/// "age-mismatch" as a module: `age_mismatch`.
fn snake(name: &str) -> String {
    name.replace('-', "_")
}

/// Names are small letters and digits with single hyphens between: `day-month-year`.
fn is_name(name: &str) -> bool {
    name.split('-').all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()))
        && name.starts_with(|c: char| c.is_ascii_lowercase())
}

/// Checks a name, or says what names look like.
fn named(name: &str) -> Result<(), String> {
    if is_name(name) { Ok(()) } else { Err(format!("`{name}`: names are small letters with hyphens between")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_small_letters_with_hyphens() {
        assert!(is_name("age-mismatch") && is_name("century"));
        assert!(!is_name("Age") && !is_name("-a") && !is_name("a--b") && !is_name("../x") && !is_name(""));
    }
}
