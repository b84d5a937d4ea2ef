//! Who says what a pronoun stands for: what was learnt, or, while learning, the treebank.

use std::sync::OnceLock;

use learn::Linear;

use super::pair::{Asked, Candidate};
use super::told::{By, Sort, Told};
use crate::lists::Pronoun;

/// The model of English.
const ENGLISH: &[u8] = include_bytes!("../../../models/referring-en.bin");

/// Says what pronouns stand for.
pub(crate) trait Judge {
    /// Chooses among the candidates; the first of them is nothing.
    fn judge(&mut self, told: &Told<'_>, asked: Asked, candidates: &[Candidate]) -> Judged;

    /// Says whether it is sure enough to say the noun of what has no name in a pronoun's place.
    fn may_name(&self, judged: Judged, pronoun: Pronoun) -> bool;

    /// Says whether rules may tell what it leaves open; the treebank leaves nothing open.
    fn leaves_open(&self, judged: Judged) -> bool;

    /// Says whether rules may tell what it says otherwise; the treebank is never wrong.
    fn may_be_told(&self) -> bool;
}

/// What a pronoun was taken to stand for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Judged {
    pub thing: Option<usize>,
    /// By how much it scores better than what scores next, or less if what it rests on is less sure.
    pub sure: i32,
    /// Whether that is enough to say so.
    pub is_sure: bool,
}

/// Judges by what was learnt.
pub(crate) struct Ranker<'m> {
    model: &'m Linear,
}

impl Ranker<'static> {
    /// Returns the ranker of English; its model is read at the first call.
    pub fn english() -> Ranker<'static> {
        static READ: OnceLock<Linear> = OnceLock::new();
        let read = || Linear::read(ENGLISH).expect("the model of English is read by a test").0;
        Ranker::new(READ.get_or_init(read))
    }
}

impl<'m> Ranker<'m> {
    pub fn new(model: &'m Linear) -> Ranker<'m> {
        Ranker { model }
    }

    /// By how much the best must score better than what scores next, in units of the scores.
    fn least(&self, pronoun: Pronoun) -> i32 {
        let tenths = match pronoun {
            Pronoun::He | Pronoun::She => 8,
            Pronoun::It => 10,
            // What several are is mostly told by nothing but the sense.
            Pronoun::They => 60,
        };
        self.model.unit() * tenths / 10
    }

    fn score(&self, candidate: &Candidate) -> i32 {
        let mut score = [0];
        self.model.add_scores(&candidate.features, &mut score);
        score[0]
    }
}

impl Judge for Ranker<'_> {
    fn may_be_told(&self) -> bool {
        true
    }

    fn may_name(&self, judged: Judged, pronoun: Pronoun) -> bool {
        let tenths = match pronoun {
            Pronoun::He | Pronoun::She => 7,
            Pronoun::It => 12,
            Pronoun::They => 10,
        };
        judged.sure >= self.model.unit() * tenths / 10
    }

    fn leaves_open(&self, judged: Judged) -> bool {
        !judged.is_sure || judged.thing.is_none()
    }

    fn judge(&mut self, told: &Told<'_>, asked: Asked, candidates: &[Candidate]) -> Judged {
        let scores: Vec<i32> = candidates.iter().map(|candidate| self.score(candidate)).collect();
        let (mut best, mut next): ((i32, Option<usize>), i32) = ((i32::MIN, None), i32::MIN);
        for (score, candidate) in scores.iter().zip(candidates) {
            if *score > best.0 {
                next = best.0;
                best = (*score, candidate.thing);
            } else {
                next = next.max(*score);
            }
        }
        let own = if next == i32::MIN { i32::MAX } else { best.0 - next };
        let least = self.least(asked.pronoun);
        let far = best.0.saturating_sub(RIVAL * self.model.unit());
        let near = scores.iter().zip(candidates).filter(|(score, _)| **score >= far);
        let rivals = near.filter_map(|(_, candidate)| candidate.thing);
        let sure = match best.1 {
            Some(thing) if is_only(told, asked, rivals, thing) => own.max(least),
            Some(thing) => own.min(told.things[thing].last.sure),
            None => own,
        };
        Judged { thing: best.1, sure, is_sure: sure >= least }
    }
}

/// What scores lower than the best by more than so many units is no rival.
const RIVAL: i32 = 4;

/// The subtype of the relation of who owns to what is owned.
const POSSESSIVE: &str = "poss";

/// Says whether a thing is the only person named in this paragraph's last sentences that the pronoun may stand for, and no other
/// person was a subject there; what is quoted may speak of others.
fn is_only(told: &Told<'_>, asked: Asked, rivals: impl Iterator<Item = usize>, thing: usize) -> bool {
    let is_rival = |thing: &usize| {
        let thing = &told.things[*thing];
        let near = thing.last.paragraph == told.paragraph && thing.last.sentence + 2 >= told.sentence;
        let sort = match thing.sort {
            Sort::Named(_) => true,
            Sort::Person => thing.subjects > 0,
            Sort::Noun(_) | Sort::Other | Sort::Unknown | Sort::Several => false,
        };
        near && sort
    };
    let mut persons = rivals.filter(is_rival);
    let of_persons = matches!(asked.pronoun, Pronoun::He | Pronoun::She);
    // "Lee's army" tells of the army.
    let owns =
        told.seen.words[told.things[thing].last.at].subtype == POSSESSIVE && told.things[thing].last.by != By::Pronoun;
    of_persons && !owns && !told.quoted && persons.next() == Some(thing) && persons.next().is_none()
}
