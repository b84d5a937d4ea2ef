//! What a sentence tells of one happening: its word, whom it happens to, by whom, where, and on which days.

mod called;
mod dates;
mod happened;
mod noun;
mod teller;
mod verb;

use std::collections::BTreeSet;

use calendar::Extent;
use event::Relation as Lies;
use source::Span;

use super::kinds::{KindId, happenings};
use super::naming::Naming;
use super::tree::WordAt;
use super::understood::Voice;
use crate::facts::Account;

pub(crate) use dates::{is_plain_date, is_step_on, is_written};
pub(crate) use teller::{Reading, acts_in_filled_years, tellings};

/// A happening as one sentence tells it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Telling {
    /// The word that tells it.
    pub word: Span,
    /// Its dictionary form.
    pub lemma: String,
    /// The line that the understanding of the account has for it, if it has one.
    pub label: Option<String>,
    /// What kind of happening it is, where it is one of those known.
    pub kind: Option<KindId>,
    /// Whom or what it happens to.
    pub whom: Option<Naming>,
    /// The word for that, though nobody be known by it: "he".
    pub about: Option<Span>,
    /// Names of those who do it.
    pub by: BTreeSet<String>,
    /// Who acts with hands and feet: the subject of a verb in the active.
    pub actor: Option<Naming>,
    /// By whom it is told to be done, of a verb in the passive.
    pub agent: Option<Naming>,
    /// Names in what else is said of it, without those of its times: places, mostly.
    pub near: BTreeSet<String>,
    /// What a noun that tells it is called, with its article.
    pub itself: Option<Naming>,
    /// The times it happened at, as indexes into those of the account.
    pub dates: Vec<usize>,
    /// How else it lies to times.
    pub lies: Option<Lying>,
    /// Who tells it.
    pub voice: Voice,
    /// The thing it tells the end of, in the words it is told of by, where the account knows but one: "dam".
    pub thing: Option<String>,
    /// Where its word stands.
    pub at: WordAt,
}

/// How a happening lies to a time, or to a range from one to another; both as indexes into those of the account.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Lying {
    pub relation: Lies,
    pub time: usize,
    pub until: Option<usize>,
}

/// What a telling says of when it was: how it lies to which days, and where that is said.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Limit {
    pub relation: Lies,
    pub extent: Extent,
    pub span: Span,
    /// The first of the times that say so, as an index.
    pub time: usize,
}

/// Returns what a telling says of when it was.
pub(crate) fn limits(account: &Account<'_>, telling: &Telling) -> Option<Limit> {
    let extent_of = |time: usize| account.timexes[time].extent();
    if let Some(&time) = telling.dates.first() {
        let extent = telling.dates.iter().map(|&date| extent_of(date)).reduce(Extent::one_of)?;
        return Some(Limit { relation: Lies::Within, extent, span: account.timexes[time].span, time });
    }
    let Lying { relation, time, until } = telling.lies?;
    let first = extent_of(time);
    let extent = until.map_or(first, |until| Extent { start: first.start, end: extent_of(until).end });
    Some(Limit { relation, extent, span: account.timexes[time].span, time })
}

impl Telling {
    /// Returns whom or what it happens to, or who does it, where that is said to be the only one of its sort.
    pub(crate) fn unique(&self) -> Option<&Naming> {
        [&self.whom, &self.actor].into_iter().flatten().find(|naming| naming.unique.is_some())
    }

    /// Returns the times from which to which it is told to have lasted, as indexes; none where its beginning and its ending are tellings
    /// of their own.
    pub(crate) fn range(&self) -> Option<(usize, usize)> {
        let own = self.dates.is_empty() && !happenings().words.lasts.contains(&self.lemma);
        match self.lies.filter(|_| own)? {
            Lying { relation: Lies::Throughout | Lies::Within, time, until: Some(until) } => Some((time, until)),
            Lying { .. } => None,
        }
    }
}
