//! The point an account has reached. An account moves forward; it also looks back ("as in 1931"), ahead ("the plan
//! for 1976") and aside, and returns. Such asides hold for their own sentence only, unless the account stays there.

mod ahead;
mod aside;
mod back;

use std::collections::VecDeque;

use calendar::{Day, Granularity, Partial, TimeValue};

use super::era::{Antiquity, ancient_year, begins_with};
use super::gaps::Gap;
use crate::cues::{Role, Tense};
use crate::expr::{Base, Expr};
use crate::find::Found;
use crate::rule::Domain;
use crate::timex::TimexId;
pub(crate) use ahead::years_ahead;
pub(crate) use aside::is_counted_back;
use aside::{closes_range, opens_bracketed_range};
pub(super) use back::lies_in;

/// The running account.
#[derive(Debug)]
pub(crate) struct Story {
    domain: Domain,
    about: Option<Partial>,
    /// The last day of the date of writing.
    written: Option<Day>,
    main: VecDeque<Told>,
    /// Dates told aside in the current sentence.
    aside: VecDeque<Aside>,
    /// Those told aside in the sentence before.
    passed: Vec<Aside>,
    /// The last date told aside, to see whether the account stays there.
    strayed: Option<Told>,
    /// The end of a range, where it was told last.
    ended: Option<Told>,
    antiquity: Option<Antiquity>,
}

/// A date the account told.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Told {
    pub id: Option<TimexId>,
    pub at: Partial,
}

/// A date told aside.
#[derive(Clone, Copy, Debug)]
struct Aside {
    told: Told,
    reach: Reach,
}

/// How far what is told aside holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Reach {
    /// To the end of its clause.
    Clause,
    /// To the end of its bracket: "(1860–1931), whose assistant she became four years later".
    Bracket,
    /// What had happened before.
    Behind,
    /// Told on the main line, but far from the account or ahead of it: what the next sentence counts may hang on it.
    Leap,
    Sentence,
}

/// Dates remembered; older ones are out of reach for any reference.
const MEMORY: usize = 64;
/// Years an account may move on from one date to the next; a longer step is taken for an aside.
const STRIDE: i64 = 12;
/// Years of a leap from which nothing is counted on.
const LIFETIMES: i64 = 150;
/// How many dates settle an account in its years.
const SETTLED: usize = 3;

/// Days that one day may lie from itself told in the other style, a slip in the sum allowed for.
const STYLES_APART: i64 = 31;

impl Story {
    pub(crate) fn new(domain: Domain, about: Option<Partial>, writing: Option<Partial>) -> Story {
        let written = writing.and_then(|at| TimeValue::Date(at).extent().latest());
        Story {
            domain,
            about,
            written,
            main: VecDeque::new(),
            aside: VecDeque::new(),
            passed: Vec::new(),
            strayed: None,
            ended: None,
            antiquity: None,
        }
    }

    /// Goes on to the next time of the text.
    pub(crate) fn go_on(&mut self, found: &Found, gap: Gap) {
        if gap == Gap::SameSentence {
            if !closes_range(found) {
                let in_clause = found.role == Some(Role::Clause);
                self.aside.retain(|aside| match aside.reach {
                    Reach::Bracket => false,
                    Reach::Clause => in_clause,
                    Reach::Behind | Reach::Leap | Reach::Sentence => true,
                });
            }
            return;
        }
        // What had happened may go on behind the account.
        let goes_on = gap < Gap::NewParagraph && found.tense == Some(Tense::Pluperfect);
        let stays = |aside: &Aside| goes_on && aside.reach == Reach::Behind;
        self.passed.clear();
        self.passed.extend(self.aside.iter().copied().filter(|aside| !stays(aside)));
        self.aside.retain(stays);
    }

    /// Takes in a placed time.
    pub(crate) fn tell(&mut self, found: &Found, id: TimexId, gap: Gap, value: Option<&TimeValue>) {
        // "The time of the coup" only points back to what was told.
        if found.meant.expr.is_named() || matches!(found.meant.expr, Expr::Set(_) | Expr::Event(_)) {
            return;
        }
        if let Some(year) = value.and_then(ancient_year) {
            self.antiquity = Some(Antiquity { id, year });
        }
        let Some(at) = value.and_then(point) else { return };
        if at.year.missing > 1 {
            return;
        }
        // News compares with "a year ago" and goes on with the time it deals with.
        let compares = match &found.meant.expr {
            // "The day before last Tuesday" is a day it tells.
            Expr::Shift { sign: -1, base: Base::Of(of), .. } => !matches!(**of, Expr::Date(_) | Expr::Near { .. }),
            Expr::Shift { sign: -1, .. } => true,
            Expr::Unit { offset: ..0, base: Base::Story, .. } => true,
            _other => false,
        };
        if self.domain == Domain::News && compares {
            return;
        }
        if self.is_compared(at) {
            return;
        }
        let told = Told { id: Some(id), at };
        if self.is_attribute(found.role, at) {
            // "The reply, dated the 14th, told of one seen three nights earlier": in its sentence others count from it.
            if at.granularity() <= Granularity::Day {
                self.aside.push_back(Aside { told, reach: Reach::Sentence });
            }
            return;
        }
        if self.is_told_again(found, gap, at) {
            return;
        }
        self.ended = Some(told).filter(|_| closes_range(found) && !self.is_inside());
        if self.domain == Domain::Narrative && self.is_of_an_object(found, gap, at) {
            self.tell_aside(told, found, gap);
            return;
        }
        if self.domain == Domain::Narrative && (self.lies_behind(found, at) || self.looks_ahead(found, at)) {
            if found.role != Some(Role::Clause) {
                self.strayed = Some(told);
            }
            self.tell_aside(told, found, gap);
            return;
        }
        let stays = gap > Gap::SameSentence && self.stays(at);
        if self.domain == Domain::Narrative && !stays && self.is_aside(found, gap, at) {
            self.strayed = Some(told);
            self.tell_aside(told, found, gap);
            return;
        }
        self.strayed = None;
        self.aside.clear();
        self.passed.clear();
        if self.main.len() == MEMORY {
            self.main.pop_front();
        }
        self.main.push_back(told);
    }

    fn is_lifetimes_on(&self, told: Told) -> bool {
        self.main.back().is_some_and(|last| told.at.year.value - last.at.year.value > LIFETIMES)
    }

    fn tell_aside(&mut self, told: Told, found: &Found, gap: Gap) {
        if self.aside.len() == MEMORY {
            self.aside.pop_front();
        }
        let closes = closes_range(found) && self.is_inside();
        let inside = closes || opens_bracketed_range(found);
        let reach = match found.role {
            _ if inside && found.role == Some(Role::Clause) => Reach::Clause,
            _ if inside => Reach::Bracket,
            Some(Role::Clause) => Reach::Clause,
            Some(Role::Turn) => Reach::Leap,
            _ if found.tense == Some(Tense::Pluperfect) => Reach::Behind,
            Some(Role::Plan | Role::Background | Role::Bracket | Role::Attribute | Role::Quoted) => Reach::Sentence,
            None | Some(Role::Ahead) if found.tense == Some(Tense::Future) => Reach::Sentence,
            // "The boys of '99" lie behind; nothing goes on from there.
            None if self.main.back().is_some_and(|last| told.at.year.value < last.at.year.value) => Reach::Sentence,
            // "The treaty was cut in stone; a piece of it was found in 1887": no account goes on so far.
            None if gap == Gap::SameSentence && self.is_lifetimes_on(told) => Reach::Sentence,
            Some(Role::Ahead | Role::Borne) | None => Reach::Leap,
        };
        self.aside.push_back(Aside { told, reach });
    }

    /// The last time before the year 1000 that was told.
    pub(crate) fn antiquity(&self) -> Option<Antiquity> {
        self.antiquity
    }
}

/// The date a value stands at, for others to hang on.
fn point(value: &TimeValue) -> Option<Partial> {
    begins_with(value).as_date().copied()
}
