//! What reads as telling and is none: "discovered that the bridge was gone", which the account vouches for, "feared a siege", "warned the
//! mayor"; and who was taken for the source of what nobody is said to say.

use syntax::{Relation, Upos};

use crate::extract::Found;
use crate::grammar::{child, is_passive};
use crate::hash::seen;
use crate::lexicon::{Class, Lexicon};
use crate::speaker;
use crate::telling::{Shape, shape};
use crate::whole::top;
use crate::words::Words;

/// "They were told to leave": an order, and no word of anybody's.
fn is_ordered(lexicon: &Lexicon, words: &Words, head: usize) -> bool {
    let has = |relation: Relation| child(words, head, |part| words.list[part].relation == relation);
    let done = has(Relation::Xcomp).or_else(|| has(Relation::Advcl)).filter(|done| *done > head);
    let to = done.is_some_and(|done| child(words, done, |to| words.list[to].xpos == seen("TO")).is_some());
    let passed_on = lexicon.is(words.list[head].lemma, Class::Passive);
    lexicon.is(words.list[head].lemma, Class::Address) && is_passive(words, head) && to && !passed_on
}

/// Says whether what was found is no telling of anybody's.
pub(crate) fn is_none(lexicon: &Lexicon, words: &Words, one: &Found) -> bool {
    let cue = &words.list[one.head];
    let listed = |class| lexicon.is(cue.lemma, class);
    if cue.upos != Upos::Verb {
        // "Left without a word to his friends"
        let case = child(words, one.head, |case| words.list[case].relation == Relation::Case);
        return cue.upos == Upos::Noun && case.is_some_and(|case| lexicon.is(words.list[case].form, Class::Without));
    }
    // "The strike was called off": it was not called anything.
    let particle = seen(Relation::Compound.as_str()).with(seen("prt"));
    if listed(Class::Naming) && child(words, one.head, |other| words.list[other].label == particle).is_some() {
        return true;
    }
    if is_ordered(lexicon, words, one.head) {
        return true;
    }
    let shape = shape(lexicon, words, one);
    if shape == Shape::Clause {
        if is_loose(lexicon, words, one) {
            return true;
        }
        // "They learned that the king had died": he had. "Nobody knew that", "to learn whether": it is theirs.
        let whether = one.content.first().is_some_and(|run| lexicon.is(words.list[run.0].form, Class::Whether));
        return listed(Class::Factive) && !whether && is_vouched(lexicon, words, one.head);
    }
    if shape != Shape::Noun {
        return false;
    }
    let Some(top) = top(words, &one.content).filter(|top| words.list[*top].head == Some(one.head)) else {
        return false;
    };
    // "proposed to her that summer": when he did is not what he said.
    let bare = child(words, top, |case| words.list[case].relation == Relation::Case).is_none();
    let object = words.list[top].relation == Relation::Obj;
    let whom = object && !speaker::is_mute(lexicon, words, top);
    words.list[top].relation == Relation::Obl && bare || listed(Class::Felt) || listed(Class::Address) && whom
}

/// "By the time they found them on Sunday, only two were alive": what follows a comma, behind a verb that has its object, is no clause of
/// that verb.
fn is_loose(lexicon: &Lexicon, words: &Words, one: &Found) -> bool {
    let cue = &words.list[one.head];
    let [(first, end)] = one.content[..] else { return false };
    let object = child(words, one.head, |other| words.list[other].relation == Relation::Obj && other > one.head);
    let marked = (first..end).any(|at| words.list[at].relation == Relation::Mark && at <= first + 1);
    let quoted = (first..end).any(|at| words.list[at].quotation != cue.quotation);
    let comma = words.list[first].form == seen(",") || first > 0 && words.list[first - 1].form == seen(",");
    let addressed = lexicon.is(cue.lemma, Class::Address) || lexicon.is(cue.lemma, Class::Any);
    object.is_some_and(|object| object < first) && comma && !marked && !quoted && !addressed && first > one.head
}

/// A finite verb that no word denies or puts in doubt.
fn is_vouched(lexicon: &Lexicon, words: &Words, verb: usize) -> bool {
    let finite = [seen("VBD"), seen("VBZ"), seen("VBP")].contains(&words.list[verb].xpos);
    let parts = words.children(verb);
    let denied = parts.iter().any(|part| lexicon.is(words.list[*part].form, Class::Not));
    let nobody = |at: &usize| {
        let word = &words.list[*at];
        word.relation == Relation::Nsubj && lexicon.is(word.lemma, Class::Vague)
    };
    finite && !denied && !parts.iter().any(nobody) && !parts.iter().any(|at| words.list[*at].relation == Relation::Aux)
}

/// "She drove cars, and it is estimated that …": what is told in the passive is said by whom its own clause names, or by nobody.
pub(crate) fn unsay(words: &Words, one: &mut Found) {
    let head = &words.list[one.head];
    let outside = |run: &(usize, usize)| run.1 <= head.left || run.0 > head.right;
    if head.quotation == 0 && is_passive(words, one.head) && one.source.iter().any(outside) {
        one.source.clear();
    }
}

/// "She hesitated, still hoping to return. They were married": what is not quoted ends with the sentence it is told in.
pub(crate) fn stop(words: &Words, one: &mut Found) {
    let sentence = words.list[one.head].sentence;
    let quoted = |run: &(usize, usize)| (run.0..run.1).any(|at| words.list[at].quotation != 0);
    if one.content.iter().any(quoted) {
        return;
    }
    let own = words.sentence(sentence);
    let within = |run: &(usize, usize)| run.0 < own.end && run.1 > own.start;
    if !one.content.iter().any(within) {
        return;
    }
    one.content.retain(within);
    // "Orme, who had said that all was lost, shot himself": the verb of the main clause is the account's.
    let head = &words.list[one.head];
    let above = |at: &usize| words.list[*at].left <= one.head && one.head <= words.list[*at].right;
    // So is a form of the past right behind a comma that tells of nobody else.
    let closes = |at: usize| {
        let object = || child(words, at, |other| words.list[other].relation == Relation::Obj && other > at).is_some();
        let tag = words.list[at].xpos;
        let past = tag == seen("VBD") || tag != seen("VBG") && object();
        past && words.list[at].upos == Upos::Verb && words.list[at - 1].form == seen(",")
    };
    let within = |at: &usize| one.content.iter().any(|run| run.0 < *at && *at < run.1);
    let relative = head.relation == Relation::Acl;
    let behind = (one.head + 1..own.end).find(|at| relative && (above(at) || within(at) && closes(*at)));
    for run in &mut one.content {
        let last = run.1.min(behind.unwrap_or(own.end));
        // The mark at its end is no part of it.
        let mark = last < run.1 && last > run.0 + 1 && words.list[last - 1].upos == Upos::Punct;
        *run = (run.0.max(own.start), if mark { last - 1 } else { last });
    }
    one.content.retain(|run| run.0 < run.1);
}
