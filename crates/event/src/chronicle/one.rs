//! A predicate on its way to become an event.

use timex::TimexId;

use super::predicate::{Predicate, Shape, Tense};
use super::subject::Subject;
use super::unsaid::Unsaid;
use crate::mention::Mention;

/// A predicate, what dates it, and the event it becomes.
pub(super) struct One {
    pub(super) predicate: Predicate,
    pub(super) subject: Option<Subject>,
    /// Whom it tells of, where it has no subject.
    pub(super) unsaid: Option<Unsaid>,
    /// The times that date it, by their places among those of the sentence.
    pub(super) times: Vec<usize>,
    /// Of what comes again every year, the time since which it does.
    pub(super) since: Option<TimexId>,
    /// Of what came again every year, the time until which it did.
    pub(super) kept_until: Option<TimexId>,
    pub(super) event: Option<usize>,
    /// The verb that tells of it, of an infinitive.
    pub(super) told_by: Option<Predicate>,
    /// Whether what happens in it tells it as well: "ran in the next election".
    pub(super) contained: bool,
    /// Whether it is taken as known by whoever says what it came of.
    pub(super) presumed: bool,
    /// What is left off its line, because it has lines of its own.
    pub(super) apart: Vec<usize>,
    /// The clause behind it that is told in its line, and the times said there.
    pub(super) kept: Option<(usize, Vec<usize>)>,
    /// Whether it has a line however little it names: it follows what is dated, or its effect is told in another.
    pub(super) weighs: bool,
    /// Whether a time dates it that could not be placed.
    pub(super) is_open: bool,
    /// What TimeML says of it.
    pub(super) mention: Option<Mention>,
}

impl One {
    pub(super) fn new(predicate: Predicate, subject: Option<Subject>) -> One {
        One {
            predicate,
            subject,
            unsaid: None,
            times: Vec::new(),
            since: None,
            kept_until: None,
            event: None,
            told_by: None,
            contained: false,
            presumed: false,
            apart: Vec::new(),
            kept: None,
            weighs: false,
            is_open: false,
            mention: None,
        }
    }

    /// An event of TimeML that is told by no predicate of its own.
    pub(super) fn mentioned(mention: &Mention) -> One {
        let predicate = Predicate { at: mention.word, shape: Shape::Nominal, tense: Tense::None };
        One { mention: Some(mention.clone()), ..One::new(predicate, None) }
    }
}
