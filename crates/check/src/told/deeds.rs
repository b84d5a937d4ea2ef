//! When somebody did what a noun of his names: "twenty-nine years after her arrival in Berlin", where "she moved to Berlin in 1907".

use std::collections::{BTreeMap, BTreeSet};

use calendar::TimeValue;
use entity::EntityId;
use event::{Polarity, Relation as Lies};
use syntax::{Relation, Sentence};
use timex::Timex;

use super::counted::{Counting, End};
use super::kinds::happenings;
use super::tree::{Tree, WordAt, place_of};
use super::understood::Places;

/// What was done, by the verb that tells it.
#[derive(Default)]
pub(super) struct Deeds<'a> {
    by_verb: BTreeMap<&'a str, Vec<Deed>>,
}

/// Who did it, and where, and when.
struct Deed {
    of: BTreeSet<EntityId>,
    time: usize,
}

impl<'a> Deeds<'a> {
    /// Gathers what the account itself tells with a date, where something is counted from a noun for a deed.
    pub(super) fn gather(
        places: &Places<'_>,
        sentences: &'a [Sentence<'a>],
        times: &[Timex],
        countings: &[Counting],
    ) -> Deeds<'a> {
        let deeds = &happenings().deeds;
        let noun = |at: WordAt| deeds.get(&sentences[at.sentence].words[at.word].lemma);
        let wanted: BTreeSet<&str> =
            countings.iter().filter_map(|one| noun(one.of())).flatten().map(String::as_str).collect();
        let mut found = Deeds::default();
        if wanted.is_empty() {
            return found;
        }
        for event in places.all() {
            let vouched =
                event.polarity == Polarity::Positive && event.modality.is_none() && event.attribution.is_none();
            let when = event.when.filter(|when| vouched && when.relation == Lies::Within && when.until.is_none());
            let Some(time) = when.map(|when| when.time.0 as usize).filter(|&time| is_date(&times[time])) else {
                continue;
            };
            let Some(place) = event.trigger.and_then(|word| place_of(sentences, word)) else { continue };
            let lemma = sentences[place.sentence].words[place.word].lemma.as_str();
            if wanted.contains(lemma) {
                let who = event.participants.iter().filter_map(|one| one.entity);
                let of = who.chain(event.place.and_then(|place| place.entity)).collect();
                found.by_verb.entry(lemma).or_default().push(Deed { of, time });
            }
        }
        found
    }

    /// Returns when the one whose a deed is did it, if the account tells of one time: at the place that is named beside it.
    pub(super) fn when(
        &self,
        places: &Places<'_>,
        sentence: &Sentence<'_>,
        times: &[Timex],
        noun: usize,
    ) -> Option<End> {
        let verbs = happenings().deeds.get(&sentence.words[noun].lemma)?;
        let tree = Tree::of(sentence, times);
        let beside = |owns: bool| {
            let fits = move |child: &&usize| {
                let word = &sentence.words[**child];
                word.relation == Relation::Nmod && (word.subtype == POSSESSIVE) == owns
            };
            tree.children(noun).iter().filter(fits).filter_map(|&child| Some(places.entity(tree.word(child).span)?.id))
        };
        let owner = beside(true).next()?;
        let others: Vec<EntityId> = beside(false).collect();
        let told = verbs.iter().filter_map(|verb| self.by_verb.get(verb.as_str())).flatten();
        let same = |deed: &&Deed| deed.of.contains(&owner) && others.iter().all(|other| deed.of.contains(other));
        let mut deeds = told.filter(same);
        let first = deeds.next()?.time;
        let one = deeds.all(|deed| times[deed.time].extent() == times[first].extent());
        one.then_some(End { time: first, until: None })
    }
}

/// Says whether a time is a date, written or counted: "the following year".
fn is_date(timex: &Timex) -> bool {
    let date = timex.value.as_ref().and_then(TimeValue::as_date);
    date.is_some_and(|date| date.clock.is_none()) && timex.range.is_none() && timex.meant.modifier.is_none()
}

/// The subtype of who has something.
const POSSESSIVE: &str = "poss";
