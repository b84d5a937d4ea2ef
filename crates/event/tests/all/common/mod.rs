//! Accounts of a sentence or two, told as lines.

pub mod account;

use event::{Account, Relation, When, chronicle};
use timex::Timex;

/// Returns the dated lines of an account as `time: line`, the others as lines, in reading order; how it is told that is not told as
/// having happened stands behind in brackets.
pub fn lines(text: &str) -> Vec<String> {
    account::of(text, lines_of)
}

fn lines_of(account: &Account<'_>) -> Vec<String> {
    let (text, timexes) = (&account.document.text, account.timexes);
    let words = |when: When| {
        let timex: &Timex = &timexes[when.time.0 as usize];
        let later = match when.relation {
            Relation::From => " or later",
            Relation::Told => " or later, as told",
            _other => "",
        };
        let between = when.until.filter(|_| when.relation == Relation::Within);
        let until = between.map(|until| timexes[until.0 as usize].span.of(text));
        let until = until.map_or(String::new(), |until| format!("–{until}"));
        timex.span.of(text).to_owned() + &until + later
    };
    let told = chronicle(account).events.into_iter().filter(|event| event.chronicle);
    told.map(|event| {
        let how = event.modality.map_or(String::new(), |how| format!(" ({})", how.as_str()));
        match event.when {
            Some(when) => format!("{}: {}{how}", words(when), event.label),
            None => event.label + &how,
        }
    })
    .collect()
}

/// Says that an account is told as these lines.
#[track_caller]
pub fn told(text: &str, wanted: &[&str]) {
    assert_eq!(lines(text), wanted, "{text}");
}
