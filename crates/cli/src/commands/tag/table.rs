//! The times of a text as a table for people.

use tarikh::source::{Positions, harmless};
use tarikh::timex::{Resolved, Timex};

use super::document::Read;
use super::{Explain, Setting};
use crate::shown::Columns;

/// Returns a line for each time: where, what is written, what it means, how it was placed.
pub fn lines(setting: &Setting, read: &Read) -> String {
    let positions = Positions::new(&read.document);
    let mut columns = Columns::default();
    for timex in &read.timexes {
        let place = positions.place(timex.span.start);
        columns.row(cells(setting, &format!("{}:{}", place.line, place.column), &read.document.text, timex));
    }
    if !setting.many {
        return columns.lines("");
    }
    format!("{}\n{}\n", harmless(&read.document.path), columns.lines("  "))
}

/// The cells of one time; `place` is its line and column.
pub fn cells(setting: &Setting, place: &str, text: &str, timex: &Timex) -> Vec<String> {
    let timex3 = timex.timex3();
    let value = match timex3.modifier {
        Some(modifier) => format!("{} {}", timex3.value, modifier.as_str()),
        None => timex3.value,
    };
    let how = match timex.resolved {
        Resolved::Written => String::new(),
        Resolved::Anchored(Some(on)) => format!("by t{}", u64::from(on.0) + 1),
        Resolved::Anchored(None) => "worked out".to_owned(),
        Resolved::Unanchored => "not placed".to_owned(),
    };
    let id = format!("t{}", u64::from(timex.id.0) + 1);
    let mut cells = vec![place.to_owned(), id, timex3.kind.as_str().to_owned(), value, timex.span.of(text).to_owned()];
    for calendar in &setting.options.calendars {
        let shown = timex.value.as_ref().and_then(|value| tarikh::date::in_calendar(*calendar, value, timex.pinned));
        cells.push(shown.unwrap_or_default());
    }
    cells.push(how);
    if setting.explain == Explain::Why {
        cells.push(format!("{}: {}", timex.rule, timex.reason));
    }
    cells
}
