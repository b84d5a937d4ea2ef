//! The part of conflicting-accounts that holds the years behind a name to the days of that life: "Anna Holm (1820–1891) … she died on
//! 3 March 1892".

use source::Severity;

use crate::Findings;
use crate::facts::Account;
use crate::findings::Finding;
use crate::say::name;
use crate::told::{Life, Said, may_be_one};

/// An end of a life: what it is called, and where it is told.
type End = (&'static str, fn(&Life) -> Option<Said>);
const ENDS: [End; 2] = [("birth", |life| life.birth), ("death", |life| life.death)];

/// Reports the ends of lives that are told elsewhere in the account, and not in the year that stands behind the name.
pub(crate) fn check(check: &'static str, account: &Account<'_>, found: &mut Findings) {
    let is_span = |life: &&Life| life.birth.is_some() && life.death.is_some();
    let lives = || account.told.lives.iter();
    for span in lives().filter(is_span) {
        // Of two who bear one name nobody knows whose day it is.
        if lives().filter(is_span).filter(|other| other.who.is_like(&span.who)).count() > 1 {
            continue;
        }
        let his = || lives().filter(|life| !is_span(life) && is_one(life, span));
        for (what, end) in ENDS {
            let mut told = his().filter_map(end);
            let (Some(years), Some(day)) = (end(span), told.next()) else { continue };
            let one = told.all(|other| other.extent == day.extent);
            let times = [years, day].map(|said| &account.timexes[said.time]);
            if one && !may_be_one(times[0], times[1]) {
                report(check, account, (what, span), [years, day], found);
            }
        }
    }
}

fn is_one(life: &Life, span: &Life) -> bool {
    let full = life.who.name.len().min(span.who.name.len()) > 1;
    let known = life.who.entity.is_some() && life.who.entity == span.who.entity;
    life.who.is_person() && life.who.is_like(&span.who) && !life.who.is_another_than(&span.who) && (full || known)
}

fn report(
    check: &'static str,
    account: &Account<'_>,
    (what, span): (&str, &Life),
    [years, day]: [Said; 2],
    found: &mut Findings,
) {
    let day_of = |said: Said| name(account, &account.timexes[said.time]);
    let placed = |said: Said| {
        let preposition = if said.extent.single_day().is_some() { "on" } else { "in" };
        format!("{preposition} {}", day_of(said))
    };
    let who = span.who.written(account.text());
    let message = format!("the {what} of {who} is put {} and {}", placed(years), placed(day));
    Finding::new(check, Severity::Warning, message)
        .at(account, day.span, format!("here it is {}", day_of(day)))
        .beside(account, years.span, format!("here it is {}", day_of(years)))
        .note("none of them was chosen: each telling stands as it was made")
        .report(found);
}
