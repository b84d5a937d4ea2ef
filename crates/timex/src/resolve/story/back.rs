//! Which of the dates told so far others hang on.

use calendar::{Granularity, Partial, TimeValue};

use super::{Reach, Story, Told};
use crate::rule::Domain;

impl Story {
    pub(super) fn backwards(&self) -> impl Iterator<Item = Told> {
        let about = self.about.map(|at| Told { id: None, at });
        let aside = self.aside.iter().rev().map(|aside| aside.told);
        aside.chain(self.main.iter().rev().copied()).chain(about)
    }

    /// The last date told at all, or what the text is about.
    pub(crate) fn last(&self) -> Option<Told> {
        self.backwards().next()
    }

    /// The last date told at least as finely as `grain`; one of another time than the last date told is none to go
    /// back to: "three days later" after a year told alone is no day of the chapter before.
    pub(crate) fn last_as_fine_as(&self, grain: Granularity) -> Option<Told> {
        // "At three o'clock …; twenty minutes later": an hour is as fine as accounts count from.
        let grain = grain.max(Granularity::Hour);
        let last = self.last()?;
        // What was told aside too coarsely to count from hides no day of the account.
        let coarse = last.at.granularity() > grain && !self.aside.is_empty();
        let hidden = |main: &Told| main.at.year == last.at.year || last.at.granularity() > Granularity::Month;
        let main = self.main_as_fine_as(grain).filter(hidden);
        if let (Domain::Narrative, true, Some(main)) = (self.domain, coarse, main) {
            return Some(main);
        }
        let near = |told: &Told| match self.domain {
            // News keeps to its day, whatever year it mentions.
            Domain::News => true,
            Domain::Narrative => last.at.granularity() <= grain || lies_in(told.at, last.at),
        };
        self.backwards().find(|told| told.at.granularity() <= grain).filter(near)
    }

    /// The last day told at all, whatever was told since.
    pub(crate) fn last_day_told(&self) -> Option<Told> {
        self.backwards().find(|told| told.at.granularity() <= Granularity::Day)
    }

    /// "That day": what is pointed to may have been told aside in the sentence before, where the account tells nothing so fine.
    pub(crate) fn pointed_at(&self, grain: Granularity) -> Option<Told> {
        let fine = |told: &&Told| told.at.granularity() <= grain;
        let coarse = self.last().is_none_or(|last| !fine(&&last));
        self.passed.iter().rev().map(|aside| aside.told).find(|told| fine(&told)).filter(|_| coarse)
    }

    /// "She died in February 1974. The lamp was given away the next year": what the sentence before told last, far from the
    /// account.
    pub(crate) fn leapt(&self, grain: Granularity) -> Option<Told> {
        let last = self.passed.last().filter(|_| self.aside.is_empty())?;
        let ahead = self.main.back().is_some_and(|main| last.told.at.year.value > main.at.year.value);
        let leaps = last.reach == Reach::Leap || last.reach == Reach::Clause && ahead;
        Some(last.told).filter(|told| leaps && told.at.granularity() <= grain)
    }

    /// "The fan had been stopped on Saturday and started only the evening before": what is counted back counts from the
    /// account, not from what had happened before it.
    pub(crate) fn counted_back_from(&self, grain: Granularity) -> Option<Told> {
        let behind = self.aside.back().is_some_and(|aside| matches!(aside.reach, Reach::Behind | Reach::Clause));
        self.main_as_fine_as(grain).filter(|_| behind)
    }

    /// "From 1941 to 1944 she lived there. The next year": what is counted on goes on from the end of a range told just before.
    pub(crate) fn ended(&self, grain: Granularity) -> Option<Told> {
        self.ended.filter(|told| told.at.granularity() <= grain && self.domain == Domain::Narrative)
    }

    /// The last such date of the account, whatever the sentence tells aside.
    pub(crate) fn main_as_fine_as(&self, grain: Granularity) -> Option<Told> {
        self.main.back().copied().filter(|told| told.at.granularity() <= grain)
    }

    /// The quarter told last, however long ago: a report deals with one.
    pub(crate) fn last_quarter(&self) -> Option<Told> {
        self.backwards().find(|told| self.is_quarter_begun(told))
    }

    /// The quarter told last of those that were over when the text was written.
    pub(crate) fn last_quarter_ended(&self) -> Option<Told> {
        let over = |told: &Told| TimeValue::Date(told.at).extent().latest() < self.written;
        self.backwards().find(|told| told.at.granularity() == Granularity::Quarter && over(told))
    }

    /// The quarter the text deals with: the last told date, or one of the two before, where it is one.
    pub(crate) fn quarter_at_hand(&self) -> Option<Told> {
        self.backwards().filter(|told| !self.is_quarter_to_come(told)).take(3).find(|told| self.is_quarter_begun(told))
    }

    /// Nobody reports on a quarter that begins after the day of writing: it is what somebody expects.
    pub(super) fn is_quarter_begun(&self, told: &Told) -> bool {
        told.at.granularity() == Granularity::Quarter && !self.is_quarter_to_come(told)
    }

    pub(super) fn is_quarter_to_come(&self, told: &Told) -> bool {
        told.at.granularity() == Granularity::Quarter
            && self.written.is_some_and(|written| TimeValue::Date(told.at).extent().earliest() > Some(written))
    }
}

/// Says whether two dates share a day.
pub(in crate::resolve) fn lies_in(fine: Partial, coarse: Partial) -> bool {
    let (fine, coarse) = (TimeValue::Date(fine).extent(), TimeValue::Date(coarse).extent());
    fine.earliest() <= coarse.latest() && coarse.earliest() <= fine.latest()
}
