//! What kind of source speaks, and how what it says is vouched for.

use syntax::{Relation, Upos};

use crate::extract::Found;
use crate::lexicon::{Class, Lexicon};
use crate::speaker::noun;
use crate::telling::{self, Shape};
use crate::words::Words;
use crate::{Stance, Voice, unsettled};

/// Returns what kind of source speaks.
pub(crate) fn voice(lexicon: &Lexicon, words: &Words, found: &Found) -> Voice {
    let Some(head) = noun(words, &found.source) else { return Voice::Group };
    let word = &words.list[head];
    if lexicon.is(word.lemma, Class::Work) {
        return Voice::Work;
    }
    // "One of them, Nils Holm": somebody is named.
    let named = |at: &usize| words.list[*at].relation == Relation::Appos && words.list[*at].upos == Upos::Propn;
    if words.children(head).iter().any(named) {
        return Voice::Speaker;
    }
    if [Class::Vague, Class::Legend, Class::Rumour].into_iter().any(|class| lexicon.is(word.lemma, class)) {
        return Voice::Group;
    }
    // People in the plural that nothing makes definite: "many analysts", "critics".
    let definite = words.children(head).iter().any(|child| lexicon.is(words.list[*child].form, Class::Definite));
    // "Ferns": a name that has the form of a plural.
    let sentence = words.sentence(word.sentence).start;
    let name = head > sentence && matches!(word.shape.0, 1 | 2);
    let is_plural = word.upos == syntax::Upos::Noun && word.xpos == crate::hash::seen("NNS") && !name;
    if is_plural && !definite { Voice::Group } else { Voice::Speaker }
}

/// Returns how what is said is vouched for.
pub(crate) fn stance(lexicon: &Lexicon, words: &Words, found: &Found) -> Stance {
    let within = |runs: &[(usize, usize)]| runs.iter().flat_map(|run| run.0..run.1).collect::<Vec<usize>>();
    let cue = within(&found.cue);
    let is_legend = |at: &usize| lexicon.is(words.list[*at].lemma, Class::Legend);
    if cue.iter().any(is_legend) || noun(words, &found.source).is_some_and(|at| is_legend(&at)) {
        return Stance::Legend;
    }
    if noun(words, &found.source).is_some_and(|at| lexicon.is(words.list[at].lemma, Class::Rumour)) {
        return Stance::Reported;
    }
    if found.source.is_empty() && unsettled::is_open(lexicon, words, found.head) {
        return Stance::Doubted;
    }
    // A word beside the head of the cue may say it ("reportedly refused"), as the head itself does.
    let said = by_head(lexicon, words, found);
    let said = said.or_else(|| {
        let mut beside = cue.iter().filter(|at| **at != found.head);
        beside.find_map(|at| lexicon.stance(words.list[*at].lemma))
    });
    let is_not = |at: usize| lexicon.is(words.list[at].form, Class::Not);
    let denies = cue.iter().any(|at| is_not(*at)) || words.children(found.head).iter().any(|child| is_not(*child));
    match (said, denies) {
        (Some(Stance::Denied | Stance::Doubted), true) => Stance::Asserted,
        (Some(stance), _) => stance,
        // "They did not know that the king had died": he had.
        (None, true) if is_so(lexicon, words, found) => Stance::Asserted,
        (None, true) => Stance::Doubted,
        (None, false) if asks(lexicon, words, found) => Stance::Hypothetical,
        (None, false) if found.source.is_empty() => Stance::Reported,
        (None, false) => Stance::Asserted,
    }
}

/// Returns the stance that the head of the cue gives to what stands with it: "asked whether" supposes, "asked them to come" wants.
fn by_head(lexicon: &Lexicon, words: &Words, found: &Found) -> Option<Stance> {
    let lemma = words.list[found.head].lemma;
    let shape = telling::shape(lexicon, words, found);
    let alone = found.cue.iter().map(|run| run.1 - run.0).sum::<usize>() == 1;
    let believed = lexicon.is(lemma, Class::Passive) || lexicon.is(lemma, Class::Naming);
    match (lexicon.stance(lemma), shape) {
        (Some(Stance::Planned), Shape::As) => None, // "called them"
        (Some(Stance::Planned), Shape::Noun) if alone && lexicon.is(lemma, Class::Naming) => None,
        // "Modern authors have proposed malaria": they hold it to be so.
        (Some(Stance::Planned), Shape::Noun)
            if up_to_now(words, found.head) && voice(lexicon, words, found) == Voice::Group =>
        {
            None
        }
        (Some(Stance::Hypothetical), Shape::Infinitive | Shape::Noun) if lexicon.is(lemma, Class::Address) => {
            Some(Stance::Planned)
        }
        (None, Shape::Infinitive) if lexicon.is(lemma, Class::Infinitive) && !believed => Some(Stance::Planned),
        (stance, _) => stance,
    }
}

/// "Have proposed", "propose".
fn up_to_now(words: &Words, verb: usize) -> bool {
    words.is_present(verb)
        || words.children(verb).iter().any(|at| words.list[*at].relation == Relation::Aux && words.is_present(*at))
}

/// Says whether what somebody knows, or does not, is so: a clause of its own that no question opens.
fn is_so(lexicon: &Lexicon, words: &Words, found: &Found) -> bool {
    let factive = lexicon.is(words.list[found.head].lemma, Class::Factive);
    factive && !asks(lexicon, words, found) && telling::shape(lexicon, words, found) == Shape::Clause
}

/// Says whether the content is a question: it opens with a word that asks.
fn asks(lexicon: &Lexicon, words: &Words, found: &Found) -> bool {
    found.content.first().is_some_and(|run| {
        let first = &words.list[run.0];
        lexicon.is(first.form, Class::Whether) && first.relation == syntax::Relation::Mark
    })
}
