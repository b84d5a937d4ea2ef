//! Cells of a column of dates that say more than a date.

use tarikh::source::{DocumentId, read};
use tarikh::{Chronology, Options, when_text};

fn chronology(path: &str, text: &str) -> Chronology {
    let account = read(DocumentId(0), path, text.as_bytes(), None).document().expect("it is text");
    tarikh::read(vec![account], &Options::default())
}

/// The lines of a chronology, each with when it was.
fn lines(chronology: &Chronology) -> Vec<String> {
    let when = |event: &tarikh::event::Event| event.when.map(|when| when_text(&when, chronology.times_of(event)));
    chronology.chronicle().map(|event| format!("{}: {}", when(event).unwrap_or_default(), event.label)).collect()
}

#[test]
fn a_cell_may_say_where_its_date_is_from_or_that_it_is_not_sure() {
    let table = "| Date | What |\n|---|---|\n| n.d. (postmark 9 Mar. 1862) | Hale wrote to his sister. |\n\
                 | [1863?] | The mill burned. |\n| 31 Dec 1864/1 Jan 1865 | The bridge fell. |\n";
    let read = lines(&chronology("letters.md", table));
    let told =
        ["9 March 1862: Hale wrote to his sister", "1863?: The mill burned", "31 December 1864: The bridge fell"];
    assert_eq!(read, told);
}

#[test]
fn a_day_that_no_calendar_has_stands_behind_its_month() {
    let text = "On 28 June 1730 the vicar died. On 31 June 1730 the bridge fell. On 29 June 1730 the mill burned.";
    let read = lines(&chronology("june.txt", text));
    assert!(read.last().is_some_and(|line| line.ends_with("The bridge fell")), "{read:?}");
}
