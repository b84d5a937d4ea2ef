//! Where what a predicate tells happens: as its words say, as those of what it is done to say, or as was told just before.

use entity::EntityId;
use source::Span;
use syntax::{Relation, Upos};

use super::named::is_studied;
use super::one::One;
use super::predicate::Shape;
use super::roles::{BENEFICIARY, DESTINATION, ORIGIN, PATIENT, Phrase, ground, span_of};
use super::sentence::Told;
use super::subject::Elsewhere;
use super::tree::Tree;
use crate::between::RelationKind;
use crate::event::{Event, Filled, Participant, Place};

/// The kind of what goes somewhere.
pub(super) const MOVEMENT: &str = "movement";
/// The role of whom something is done against.
const OPPONENT: &str = "opponent";
/// So many phrases deep a place is looked for in what something is done to.
const DEEP: usize = 4;

/// Where the sentence before is set.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Scene {
    /// The places it names.
    named: Vec<(EntityId, Span)>,
    /// Where what it tells last happens, by its own words.
    told: Option<Place>,
    /// Whether that is a fight.
    is_fought: bool,
}

impl Told<'_> {
    /// The nearest phrase of place that names somewhere; else what somebody goes to, takes or builds, if that is somewhere; else
    /// what lies near to what it is done to; else what was told before.
    pub(super) fn place(
        &self,
        tree: &Tree<'_>,
        one: &One,
        kind: Option<&str>,
        (phrases, participants): (&[Phrase], &[Participant]),
    ) -> Option<Place> {
        self.said(phrases)
            .or_else(|| self.there(tree, one.predicate.at))
            .or_else(|| {
                self.done_to(tree, kind, participants).filter(|_| self.pointer(tree, one.predicate.at).is_none())
            })
            .or_else(|| self.said(&self.inside(tree, one, kind)))
            .or_else(|| self.reached(tree, one))
            .or_else(|| self.stays(tree, one, kind))
    }

    /// Where the nearest phrase of place says.
    pub(super) fn said(&self, phrases: &[Phrase]) -> Option<Place> {
        phrases.iter().find_map(|phrase| {
            let aboard = self.named.at_head(phrase.head).filter(|id| phrase.is_upon && self.named.is_vessel(*id));
            let entity = self.somewhere(phrase.head).filter(|id| !phrase.is_upon || !self.named.is_state(*id));
            let entity = entity.or(aboard);
            let written = phrase.head.of(&self.document.text).starts_with(char::is_uppercase);
            let unknown = phrase.is_name && written && !phrase.is_upon && self.named.at_head(phrase.head).is_none();
            (entity.is_some() || unknown && !is_studied(phrase.head.of(&self.document.text))).then_some(Place {
                span: phrase.span,
                entity,
                filled: None,
            })
        })
    }

    /// Where that is to which something is done, or where it goes to or comes from.
    fn done_to(&self, tree: &Tree<'_>, kind: Option<&str>, participants: &[Participant]) -> Option<Place> {
        let grammar = self.means.grammar;
        let there = |role: &str| match role {
            DESTINATION => true,
            ORIGIN => kind.is_some_and(|kind| grammar.is_where_it_begins(kind)),
            PATIENT => kind.is_some_and(|kind| grammar.is_where_its_patient_is(kind)),
            _other => false,
        };
        // Where something goes comes before where it comes from.
        let is_origin = |one: &&Participant| one.role == ORIGIN;
        let other = || participants.iter().filter(|one| there(&one.role));
        let other = other().filter(|one| !is_origin(one)).chain(other().filter(is_origin));
        let at = |one: &Participant| tree.words.iter().position(|word| word.span == one.head);
        // Who sailed for X was not there yet.
        let bound = |one: &Participant| {
            one.role == DESTINATION
                && at(one).is_some_and(|at| grammar.participant(&tree.preposition(at)) == Some(BENEFICIARY))
        };
        other.filter(|one| !bound(one)).find_map(|one| {
            let own = self.somewhere(one.head).map(|id| Place { span: one.span, entity: Some(id), filled: None });
            // "took the city of X", "bombarded X"
            own.or_else(|| {
                let at = at(one)?;
                let mut places = Vec::new();
                if one.role == PATIENT && tree.words[at].upos == Upos::Propn {
                    let (span, head) = (one.span, one.head);
                    places.push(Phrase { span, head, is_name: true, is_upon: false });
                }
                if grammar.is_ground(tree.words[at].small_lemma()) {
                    ground(grammar, tree, at, false, &mut places);
                }
                self.said(&places)
            })
        })
    }

    /// "destroyed a depot near X", "began to build a bridge at X": what stands inside what is done.
    fn inside(&self, tree: &Tree<'_>, one: &One, kind: Option<&str>) -> Vec<Phrase> {
        let grammar = self.means.grammar;
        let mut places = Vec::new();
        if !kind.is_some_and(|kind| grammar.is_where_its_object_is(kind)) || one.predicate.shape == Shape::Nominal {
            return places;
        }
        let mut open = vec![(one.predicate.at, 0)];
        while let Some((at, deep)) = open.pop() {
            if deep == DEEP {
                continue;
            }
            for child in tree.children(at).iter().copied().rev().filter(|child| *child > at) {
                let preposition = tree.preposition(child);
                // "for her support of the war in X" tells of no place.
                let beside = grammar.places(&preposition)
                    || grammar.order(&preposition) == Some(RelationKind::During)
                    || grammar.participant(&preposition) == Some(OPPONENT);
                let happens = || grammar.noun_kind(tree.words[at].small_lemma()).is_some();
                let within = match tree.relation(child) {
                    Relation::Obj | Relation::Nmod => true,
                    Relation::Obl => beside,
                    // "launched an offensive to drive them from X"
                    Relation::Acl => deep == 1 && tree.tag(child) == "VB" && happens(),
                    Relation::Appos => tree.words[child].upos == Upos::Propn,
                    Relation::Xcomp => deep == 0 && tree.tag(child) == "VB",
                    _other => false,
                };
                if !within || tree.time_of(child).is_some() {
                    continue;
                }
                if deep > 0 && grammar.places(&preposition) && tree.relation(child) != Relation::Obj {
                    let (is_name, is_upon) = (false, grammar.is_upon(&preposition));
                    places.push(Phrase { span: span_of(tree, child), head: tree.words[child].span, is_name, is_upon });
                    if grammar.is_ground(tree.words[child].small_lemma()) {
                        ground(grammar, tree, child, is_upon, &mut places);
                    }
                }
                open.push((child, deep + 1));
            }
        }
        places
    }

    /// "He was born there": the one place that is named before in the sentence, or in the sentence before.
    fn there(&self, tree: &Tree<'_>, at: usize) -> Option<Place> {
        // In what is quoted it is where the speaker is.
        let word = self.pointer(tree, at)?;
        if self.named.said_in(tree.words[word].span).is_some() {
            return None;
        }
        let span = tree.words[word].span;
        let at = |entity: EntityId| Place { span, entity: Some(entity), filled: Some(Filled::There) };
        let before = self.places_in(tree, |at| at < word);
        match before.as_slice() {
            [(one, _)] => Some(at(*one)),
            [] => match self.scene.named.as_slice() {
                // Where it was told to happen may be somewhere no list has.
                [(one, _)] => {
                    Some(*one).filter(|one| self.scene.told.is_none_or(|told| told.entity == Some(*one))).map(at)
                }
                [.., (last, _)] => self.scene.told.and_then(|told| told.entity).filter(|told| told == last).map(at),
                [] => None,
            },
            _several => None,
        }
    }

    /// The word that says that something happens where was told before.
    fn pointer(&self, tree: &Tree<'_>, at: usize) -> Option<usize> {
        let points = |word: &usize| {
            tree.words[*word].upos == Upos::Adv && self.means.grammar.is_there(tree.words[*word].small_lemma())
        };
        tree.all(at, Relation::Advmod).find(points)
    }

    /// "landed at X and burned a village": where who does it has gone.
    fn reached(&self, tree: &Tree<'_>, one: &One) -> Option<Place> {
        let at = one.predicate.at;
        let before = tree.head(at).filter(|_| tree.relation(at) == Relation::Conj)?;
        if one.subject.is_none_or(|subject| subject.elsewhere != Elsewhere::Unsaid) || self.names_place(tree, at) {
            return None;
        }
        let trigger = tree.words[before].span;
        let gone = self.events.iter().rev().take(tree.words.len()).find(|event| event.trigger == Some(trigger))?;
        let place = gone.place.filter(|_| gone.kind == Some(MOVEMENT))?;
        let goes_on = gone.participants.iter().any(|part| part.role == ORIGIN && Some(part.span) == Some(place.span));
        (place.entity.is_some() && !goes_on).then_some(Place { filled: Some(Filled::Reached), ..place })
    }

    /// "The armies met at X. The general won the day.": where what the sentence before tells happened, of how it ended.
    fn stays(&self, tree: &Tree<'_>, one: &One, kind: Option<&str>) -> Option<Place> {
        let ends = kind.is_some_and(|kind| self.means.grammar.ends_a_fight(kind)) && one.times.is_empty();
        let told = self.scene.told.filter(|_| ends && self.scene.is_fought)?;
        let only = matches!(self.scene.named.as_slice(), [(one, _)] if Some(*one) == told.entity);
        let none = self.places_in(tree, |_| true).is_empty();
        (only && none).then_some(Place { filled: Some(Filled::Scene), ..told })
    }

    /// Says whether something under a word names a place, be it known to any list or not: "was beaten on the Marne".
    fn names_place(&self, tree: &Tree<'_>, at: usize) -> bool {
        let mut under = Vec::new();
        tree.gather_under(at, &|_| false, &mut under);
        let grammar = self.means.grammar;
        under.into_iter().any(|word| {
            let named = self.named.at_head(tree.words[word].span);
            let unknown = || {
                let preposition = tree.preposition(word);
                let where_it_is = grammar.places(&preposition) || grammar.is_upon(&preposition);
                named.is_none() && where_it_is && tree.words[word].upos == Upos::Propn && tree.time_of(word).is_none()
            };
            named.is_some_and(|id| self.named.is_place(id)) || unknown()
        })
    }

    /// The places a sentence names, each once.
    fn places_in(&self, tree: &Tree<'_>, which: impl Fn(usize) -> bool) -> Vec<(EntityId, Span)> {
        let mut places: Vec<(EntityId, Span)> = Vec::new();
        for at in (0..tree.words.len()).filter(|at| which(*at)) {
            let head = tree.words[at].span;
            if let Some(id) = self.named.at_head(head).filter(|id| self.named.is_place(*id))
                && places.iter().all(|(known, _)| *known != id)
            {
                places.push((id, head));
            }
        }
        places
    }

    /// Notes where a sentence is set, for the next; `made` is how many events there were before.
    pub(super) fn set_scene(&mut self, tree: &Tree<'_>, made: usize) {
        let own =
            |event: &&Event| event.chronicle && event.place.is_some_and(|place| place.filled != Some(Filled::Scene));
        let told = self.events[made..].iter().filter(own).max_by_key(|event| event.trigger.map(|at| at.start));
        let is_fought = told.and_then(|event| event.kind).is_some_and(|kind| self.means.grammar.is_fight(kind));
        let told = told.and_then(|event| event.place);
        self.scene = Scene { named: self.places_in(tree, |_| true), told, is_fought };
    }

    fn somewhere(&self, head: Span) -> Option<EntityId> {
        let named = self.named.at_head(head).filter(|_| self.named.is_named_at(head));
        named.filter(|id| self.named.is_place(*id))
    }
}
