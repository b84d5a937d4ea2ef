//! What two sentences tell of one event: "The invasion began in May. This attack was carried out by the northern army."

use source::Span;
use syntax::{Relation, Upos};

use super::grammar::Verb;
use super::one::One;
use super::sentence::Told;
use super::tree::Tree;
use crate::between::EventRelation;
use crate::event::{EventId, Phase, Polarity};

impl Told<'_> {
    /// Says whether a main clause only says more of what the sentence before told, which its subject points at: it is told at no
    /// time of its own that something was done which was told to begin.
    pub(super) fn is_told_again(&self, tree: &Tree<'_>, main: &One, before: usize) -> bool {
        let lemma = tree.words[main.predicate.at].small_lemma();
        let light = self.means.grammar.is_verb(lemma, Verb::Light);
        let first = &self.events[before];
        let told = first.chronicle && first.modality.is_none() && first.polarity == Polarity::Positive;
        let plain = main.event.map(|event| &self.events[event]).is_some_and(|event| {
            event.modality.is_none() && event.polarity == Polarity::Positive && event.attribution == first.attribution
        });
        light
            && plain
            && told
            && !self.says_what_for(tree, main)
            && main.times.is_empty()
            && first.phase == Some(Phase::Begins)
    }

    /// "was carried out in support of the regent": says whether a clause tells more than by whom, when and where it was done.
    fn says_what_for(&self, tree: &Tree<'_>, main: &One) -> bool {
        let grammar = self.means.grammar;
        let more = |noun: usize| {
            let opening = tree.preposition(noun);
            let of_noun = tree.all(noun, Relation::Nmod).any(|of| grammar.is_of(&tree.preposition(of)));
            let plain = tree.words[noun].upos == Upos::Noun && tree.time_of(noun).is_none();
            plain
                && of_noun
                && !opening.is_empty()
                && !tree.is(noun, Relation::Obl, "agent")
                && grammar.participant(&opening).is_none()
        };
        tree.all(main.predicate.at, Relation::Obl).any(more)
    }

    /// Makes two tellings of one event one line, which both sentences tell.
    pub(super) fn join_tellings(&mut self, first: usize, again: usize) {
        let other = self.events[again].clone();
        self.events[again].chronicle = false;
        let event = &mut self.events[first];
        for participant in other.participants {
            let known =
                participant.entity.is_some() && event.participants.iter().any(|one| one.entity == participant.entity);
            if !known {
                event.participants.push(participant);
            }
        }
        event.quote =
            Span { start: event.quote.start.min(other.quote.start), end: event.quote.end.max(other.quote.end) };
        let (first, again) = (EventId(first as u32), EventId(again as u32));
        let one = |id: EventId| if id == again { first } else { id };
        for tie in &mut self.relations {
            *tie = EventRelation { from: one(tie.from), to: one(tie.to), ..*tie };
        }
    }
}
