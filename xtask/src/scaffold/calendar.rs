//! `new calendar NAME`: a file of its own, and its name in the few places that list all calendars.

use std::path::Path;

use super::edit::{before_end_of, module_line, one_more};
use super::{Files, camel, fill, named, read, snake};

const TEMPLATE: &str = include_str!("templates/calendar.rs.txt");
const FOLDER: &str = "crates/calendar/src/calendars";
const ID: &str = "crates/calendar/src/id.rs";
/// Dates that are known in two calendars, which a test holds all calendars to.
const KNOWN: &str = "crates/calendar/tests/known_dates.txt";

pub(super) fn files(root: &Path, name: &str) -> Result<Files, String> {
    named(name)?;
    let (registry, printer) = (format!("{FOLDER}/mod.rs"), format!("{FOLDER}/format.rs"));
    let path = format!("{FOLDER}/{}.rs", snake(name));
    let title = title(name);
    let text = fill(TEMPLATE, &[("Type", &camel(name)), ("title", &title)]);
    Ok(Files {
        changed: vec![
            (ID.into(), in_ids(&read(root, ID)?, name)?),
            (registry.clone(), in_registry(&read(root, &registry)?, name)?),
            (printer.clone(), in_names(&read(root, &printer)?, name, &title)?),
            (KNOWN.into(), in_known(&read(root, KNOWN)?, name)),
        ],
        made: vec![(path.clone(), text)],
        next: format!(
            "write its source, range and arithmetic into {path}, and days known in two calendars into {KNOWN}; \
             `cargo check --workspace` names the matches that want a decision about it, `cargo test -p \
             tarikh-calendar` walks every attested day"
        ),
    })
}

/// The enumeration, the list of all, the name users write.
fn in_ids(text: &str, name: &str) -> Result<String, String> {
    let id = camel(name);
    let text = before_end_of(text, "pub enum CalendarId {", "\n}", &format!("\n    {id},"))?;
    let text = before_end_of(&text, "pub const ALL:", "\n    ];", &format!("\n        CalendarId::{id},"))?;
    let text =
        before_end_of(&text, "fn as_str", "\n        }", &format!("\n            CalendarId::{id} => \"{name}\","))?;
    one_more(&text, "pub const ALL: [CalendarId; ")
}

fn in_registry(text: &str, name: &str) -> Result<String, String> {
    let (id, module) = (camel(name), snake(name));
    let text = module_line(text, &module)?;
    before_end_of(&text, "fn get(", "\n    }", &format!("\n        CalendarId::{id} => &{module}::{id},"))
}

fn in_names(text: &str, name: &str, title: &str) -> Result<String, String> {
    let line = format!("\n        CalendarId::{} => \"{title}\",", camel(name));
    before_end_of(text, "fn english_name", "\n    }", &line)
}

/// A line that is right as long as the calendar is the Gregorian one under another name.
fn in_known(text: &str, name: &str) -> String {
    let line = "1 January 2000 | 2000-01-01 | Saturday | say what happened; name who says so";
    format!("{}\n{name} | {line}\n", text.trim_end())
}

/// "saka-era" is written "Saka Era" before the word "calendar".
fn title(name: &str) -> String {
    let capital = |part: &str| format!("{}{}", part[..1].to_uppercase(), &part[1..]);
    name.split('-').map(capital).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_calendar_finds_its_places_in_the_crate_as_it_is() {
        let files = files(&crate::tree::root(), "long-count").unwrap();
        let changed: String = files.changed.iter().map(|(_, text)| text.as_str()).collect();
        for line in [
            "\n    LongCount,",
            "\n        CalendarId::LongCount,",
            "CalendarId::LongCount => \"long-count\",",
            "\nmod long_count;",
            "CalendarId::LongCount => &long_count::LongCount,",
            "CalendarId::LongCount => \"Long Count\",",
            "\nlong-count | 1 January 2000 | ",
        ] {
            assert!(changed.contains(line), "{line}");
        }
        assert_eq!(files.made[0].0, "crates/calendar/src/calendars/long_count.rs");
        assert!(!files.made[0].1.contains("{Type}"));
    }
}
