//! Clauses that hang on the main one and yet are told for themselves: what was conceded, what became of somebody named, what is
//! believed to have happened.

use syntax::Relation as Hangs;

use super::grammar::{Grammar, Verb};
use super::one::One;
use super::predicate::{Predicate, Shape, Tense, is_passive, stands_alone};
use super::roles::DESTINATION;
use super::sentence::Told;
use super::sequence::is_plain_past;
use super::shared::{opens, says_there};
use super::subject::{Elsewhere, Subject};
use super::tree::Tree;
use crate::between::RelationKind;
use crate::event::{Event, Relation};

/// "They broke through, although their captain was shot": says whether a verb tells what happened in spite of the main clause, and
/// in its time.
pub(super) fn is_conceded(grammar: &Grammar, tree: &Tree<'_>, at: usize) -> bool {
    let concedes = |mark: usize| mark < at && grammar.beside.concede.contains(tree.words[mark].small_lemma());
    tree.relation(at) == Hangs::Advcl && tree.all(at, Hangs::Mark).any(concedes) && is_plain_past(tree, at)
}

/// "The colonel, who was soon appointed governor": says whether a clause about somebody named tells what came after.
pub(super) fn is_next(grammar: &Grammar, tree: &Tree<'_>, one: &One) -> bool {
    let at = one.predicate.at;
    let Some(Subject { at: noun, elsewhere: Elsewhere::Relative(word) }) = one.subject else { return false };
    // "the only action taken by the guards, who later fled": another noun stands nearer.
    let near = (noun..word).all(|at| !tree.tag(at).starts_with("VB"));
    let apart = noun < word && near && tree.written(word - 1) == ",";
    let later = |adverb: usize| grammar.beside.next.contains(tree.words[adverb].small_lemma());
    let clause = tree.relation(at) == Hangs::Acl && apart && is_plain_past(tree, at);
    clause && tree.all(at, Hangs::Advmod).any(|adverb| later(adverb) && adverb < at)
}

/// Says whether commas set the clause of a verb apart from the noun right before it.
fn is_set_apart(tree: &Tree<'_>, at: usize) -> bool {
    let first = tree.children(at).iter().copied().fold(at, usize::min);
    tree.written(first) == "," || first > 0 && tree.written(first - 1) == ","
}

/// "He met the banker Hale, who lent him a ship", "came to the hall, where stalls were set up": says whether a clause about what stands
/// behind the main verb goes on from that, for it tells of somebody of the main clause, or of where that was.
pub(super) fn goes_on_from(grammar: &Grammar, tree: &Tree<'_>, one: &One) -> bool {
    let at = one.predicate.at;
    let noun = tree.head(at).filter(|_| tree.relation(at) == Hangs::Acl && is_set_apart(tree, at));
    let verb = noun.and_then(|noun| verb_over(tree, noun).filter(|verb| *verb < noun));
    let later = verb.is_some_and(|verb| stands_alone(tree, verb) && is_plain_past(tree, verb));
    let pronoun = |relation| tree.all(at, relation).any(|who| tree.tag(who) == "PRP");
    let of_somebody = [Hangs::Obj, Hangs::Iobj].into_iter().any(pronoun);
    let relative = one.subject.is_some_and(|subject| matches!(subject.elsewhere, Elsewhere::Relative(_)));
    later && is_plain_past(tree, at) && (relative && of_somebody || is_where(grammar, tree, at))
}

/// "to the hall, where stalls were set up": says whether a clause tells what was done where somebody went.
fn is_where(grammar: &Grammar, tree: &Tree<'_>, at: usize) -> bool {
    let noun = tree.head(at).filter(|_| says_there(tree, at) && is_set_apart(tree, at));
    let opens = tree.all(at, Hangs::Advmod).any(|word| word < at && opens(grammar, tree, word));
    !opens && noun.is_some_and(|noun| grammar.participant(&tree.preposition(noun)) == Some(DESTINATION))
}

/// The verb that a noun's phrase belongs to.
pub(super) fn verb_over(tree: &Tree<'_>, noun: usize) -> Option<usize> {
    let mut at = noun;
    for _ in 0..tree.words.len() {
        let part = matches!(
            tree.relation(at),
            Hangs::Nmod | Hangs::Obj | Hangs::Obl | Hangs::Appos | Hangs::Conj | Hangs::Nsubj | Hangs::Iobj
        );
        at = tree.head(at).filter(|_| part)?;
        if tree.tag(at).starts_with("VB") {
            return Some(at);
        }
    }
    None
}

impl Told<'_> {
    /// "His brothers joined him soon afterwards": what is told so is no earlier than the last of the paragraph that has a time.
    pub(super) fn come_after(&mut self, tree: &Tree<'_>, one: &One) {
        let Predicate { at, shape, tense } = one.predicate;
        let is_after = |word: usize| {
            let order = self.means.grammar.order(tree.words[word].small_lemma());
            order == Some(RelationKind::After) && tree.relation(word) == Hangs::Advmod
        };
        // "soon after the war" says after what, and "once he rose" that something else came after.
        let apart =
            |word: usize| word + 1 >= at || tree.words.get(word + 1).is_some_and(|_| tree.written(word + 1) == ",");
        let alone =
            |word: usize| is_after(word) && apart(word) && tree.children(word).iter().all(|child| *child < word);
        let told = shape == Shape::Finite && tense == Tense::Past && one.times.is_empty();
        let later = is_next(self.means.grammar, tree, one) || tree.children(at).iter().any(|word| alone(*word));
        let Some(event) = one.event.filter(|_| told && later) else { return };
        let firm = |event: &Event| {
            let within = event.when.is_some_and(|when| matches!(when.relation, Relation::Within | Relation::From));
            within && event.chronicle && event.modality.is_none()
        };
        // Nouns have their events behind those of the verbs.
        let at = tree.words[at].span.start;
        let behind = |event: &Event| event.trigger.map(|trigger| trigger.end).filter(|end| *end <= at);
        let told = (self.begun..self.events.len()).filter(|before| firm(&self.events[*before]));
        let before = told.filter_map(|before| Some((behind(&self.events[before])?, before))).max();
        let before = before.map(|(_, before)| before);
        self.resumed.extend(before.map(|before| (event, before)));
    }

    /// "Orme, who had been hidden by a farmer, was found", "the banker Hale, who lent him a ship": says whether a clause that commas set
    /// apart tells what somebody with a name did to another, or what was done to him; or what was done where somebody went.
    pub(super) fn is_told_beside(&self, tree: &Tree<'_>, one: &One) -> bool {
        let at = one.predicate.at;
        if tree.relation(at) != Hangs::Acl || !is_set_apart(tree, at) {
            return false;
        }
        if is_where(self.means.grammar, tree, at) {
            return is_plain_past(tree, at) && self.is_act(tree, one);
        }
        let Some(Subject { at: noun, elsewhere: Elsewhere::Relative(word) }) = one.subject else { return false };
        let near = noun < word && (noun..word).all(|at| !tree.tag(at).starts_with("VB"));
        let beside = tree.children(noun).iter().copied();
        let beside = beside.filter(|at| matches!(tree.relation(*at), Hangs::Appos | Hangs::Flat | Hangs::Compound));
        let person = |at: usize| self.named.who(tree.words[at].span).is_some_and(|id| self.named.is_person(id));
        let named = [noun].into_iter().chain(beside).any(person);
        let done = is_passive(tree, at) || tree.child(at, Hangs::Obj).is_some_and(|object| object > at);
        let stays = self.means.grammar.is_verb(tree.words[at].small_lemma(), Verb::GoOn);
        near && named && done && !stays && self.is_act(tree, one)
    }

    /// "Some four thousand are thought to have died": says whether what an infinitive tells is held to have happened.
    pub(super) fn is_believed(&self, tree: &Tree<'_>, one: &One) -> bool {
        let at = one.predicate.at;
        let perfect = tree.tag(at) == "VBN" && tree.all(at, Hangs::Aux).any(|helper| tree.tag(helper) == "VB");
        let held = one.told_by.filter(|told| told.shape == Shape::Finite && tree.head(at) == Some(told.at));
        perfect
            && held.is_some_and(|told| {
                self.means.grammar.is_verb(tree.words[told.at].small_lemma(), Verb::Report) && is_passive(tree, told.at)
            })
    }
}
