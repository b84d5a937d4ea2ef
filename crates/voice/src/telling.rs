//! Whether what the model found is telling at all: speech, thought, will or a document, and not an act. The model learnt from
//! news, whose annotators mark acts of taking sides as well; an account of wars is full of acts.

use syntax::{Relation, Upos};

use crate::extract::Found;
use crate::grammar::{child, is_passive};
use crate::hash::Seen;
use crate::lexicon::{Class, Lexicon};
use crate::speaker;
use crate::whole::top;
use crate::words::Words;

/// How what is said stands with its cue.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Shape {
    /// A bare noun: "denied it".
    Noun,
    /// One thing taken for another: "regard it as", "call it".
    As,
    /// What is to be done, or is said to be so: "to pay".
    Infinitive,
    /// A clause of its own: "that the war was over".
    Clause,
    /// Somebody's very words.
    Quotation,
}

/// A quotation of fewer words is but a name or a word set apart.
const QUOTED: usize = 4;

/// Returns how what is said stands with its cue.
pub(crate) fn shape(lexicon: &Lexicon, words: &Words, found: &Found) -> Shape {
    let within = |at: usize| found.content.iter().any(|run| run.0 <= at && at < run.1);
    let size: usize = found.content.iter().map(|run| run.1 - run.0).sum();
    let cue = &words.list[found.head];
    let is_quoted = |at: &usize| {
        let word = &words.list[*at];
        word.quotation != 0 && word.quotation != cue.quotation && !word.mark
    };
    let quoted = found.content.iter().flat_map(|run| run.0..run.1).filter(is_quoted).count();
    let opens = found.content.first().is_some_and(|run| words.list[run.0].mark);
    if quoted >= QUOTED && (opens || quoted * 2 > size) {
        return Shape::Quotation;
    }
    let mut best = Shape::Noun;
    for &at in words.children(found.head).iter().filter(|at| within(**at)) {
        best = best.max(of_child(lexicon, words, at));
    }
    let Some(top) = top(words, &found.content) else { return best };
    let hangs = words.list[top].head == Some(found.head);
    if !hangs && is_clause(words, top) {
        return Shape::Clause;
    }
    if !hangs && best == Shape::Noun {
        return of_child(lexicon, words, top).max(best);
    }
    best
}

fn of_child(lexicon: &Lexicon, words: &Words, at: usize) -> Shape {
    let word = &words.list[at];
    let takes_as = |at: usize| words.children(at).iter().any(|child| lexicon.is(words.list[*child].form, Class::As));
    match word.relation {
        Relation::Ccomp | Relation::Parataxis | Relation::Csubj => Shape::Clause,
        Relation::Xcomp if is_infinitive(words, at) => Shape::Infinitive,
        Relation::Advcl if is_infinitive(words, at) && !is_for(lexicon, words, at) => Shape::Infinitive,
        Relation::Acl if is_infinitive(words, at) && on_noun(words, at) => Shape::Infinitive,
        Relation::Xcomp | Relation::Acl if is_clause(words, at) => Shape::Clause,
        Relation::Xcomp => Shape::As,
        Relation::Obl | Relation::Advcl if takes_as(at) => Shape::As,
        Relation::Obj if words.children(at).iter().any(|child| takes_as(*child)) => Shape::As,
        _other => Shape::Noun,
    }
}

/// What a thing or an act is for, which the verb has for its object: "ordered a dispatch of troops to hold the pass".
fn is_for(lexicon: &Lexicon, words: &Words, at: usize) -> bool {
    let Some(verb) = words.list[at].head else { return false };
    let object = child(words, verb, |other| words.list[other].relation == Relation::Obj);
    object.is_some_and(|object| speaker::is_mute(lexicon, words, object))
}

/// "Orders to halt", "willing to pay".
fn on_noun(words: &Words, at: usize) -> bool {
    words.list[at].head.is_some_and(|head| matches!(words.list[head].upos, Upos::Noun | Upos::Adj))
}

/// A verb that nothing but its particle opens.
fn is_infinitive(words: &Words, at: usize) -> bool {
    let particle = crate::hash::seen("TO");
    words.children(at).iter().any(|child| words.list[*child].xpos == particle)
}

/// A verb, or what is said with a copula, that has a subject of its own.
fn is_clause(words: &Words, at: usize) -> bool {
    let has = |relation: Relation| child(words, at, |other| words.list[other].relation == relation).is_some();
    let predicate = matches!(words.list[at].upos, Upos::Verb | Upos::Aux) || has(Relation::Cop);
    predicate && (has(Relation::Nsubj) || has(Relation::Expl) || has(Relation::Csubj))
}

/// Says whether what was found is telling.
pub(crate) fn is_telling(lexicon: &Lexicon, words: &Words, found: &Found) -> bool {
    let shape = shape(lexicon, words, found);
    let head = &words.list[found.head];
    let sourced = !found.source.is_empty();
    if lexicon.is(head.form, Class::By) || lexicon.is(head.lemma, Class::By) {
        return sourced;
    }
    if lexicon.is(head.lemma, Class::Adverb) {
        return true;
    }
    let noun = speaker::noun(words, &found.source);
    let mute = noun.is_some_and(|at| speaker::is_mute(lexicon, words, at));
    if mute || (shape == Shape::Quotation && !sourced) {
        return false;
    }
    let listed = |lemma: Seen, classes: &[Class]| classes.iter().any(|class| lexicon.is(lemma, *class));
    let by_verb = |lemma: Seen| match shape {
        Shape::Noun => {
            listed(lemma, &[Class::Any]) || (is_vague(lexicon, words, noun) && listed(lemma, &[Class::Naming]))
        }
        Shape::As => listed(lemma, &[Class::Naming, Class::Any]),
        Shape::Infinitive => listed(lemma, &[Class::Infinitive]),
        Shape::Clause | Shape::Quotation => listed(lemma, &[Class::Any, Class::Clause, Class::Infinitive]),
    };
    let by_other = |lemma: Seen| shape > Shape::As && listed(lemma, &[Class::Noun, Class::Adjective]);
    let beside = |listed: &dyn Fn(Seen) -> bool| {
        let cue = found.cue.iter().flat_map(|run| run.0..run.1);
        cue.into_iter().any(|at| at != found.head && listed(words.list[at].lemma))
    };
    let is_verb = matches!(head.upos, Upos::Verb | Upos::Aux);
    let by_words = shape > Shape::As && beside(&|lemma| by_verb(lemma) || by_other(lemma));
    let told = by_words || if is_verb { by_verb(head.lemma) } else { by_other(head.lemma) };
    if !sourced {
        return told && passed_on(words, found, shape);
    }
    told || (shape == Shape::Quotation && matches!(head.upos, Upos::Verb | Upos::Punct | Upos::Adp))
}

fn is_vague(lexicon: &Lexicon, words: &Words, noun: Option<usize>) -> bool {
    noun.is_some_and(|at| lexicon.is(words.list[at].lemma, Class::Vague))
}

/// Says whether what nobody says is passed on: in the passive, with what is said behind it, or by a noun for it.
fn passed_on(words: &Words, found: &Found, shape: Shape) -> bool {
    let head = &words.list[found.head];
    let behind = found.content.iter().any(|run| run.0 > found.head);
    match head.upos {
        Upos::Verb | Upos::Aux => is_passive(words, found.head) && behind && shape > Shape::Noun,
        Upos::Noun => shape == Shape::Clause && behind,
        _other => false,
    }
}
