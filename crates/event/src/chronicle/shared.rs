//! Times that a predicate has from another.

use source::{Document, Span};
use syntax::Relation;

use super::belongs::said_above;
use super::causes::{End, Tie};
use super::grammar::Grammar;
use super::one::One;
use super::predicate::{Predicate, Shape, Tense, is_close, joined_close};
use super::tree::Tree;
use crate::between::RelationKind;
use crate::told;

/// "began with the entry of the army and the murder of the president": what came with it was at the same time.
pub(super) fn inherit(grammar: &Grammar, tree: &Tree<'_>, all: &mut [One]) {
    for place in 0..all.len() {
        let Predicate { at, shape, .. } = all[place].predicate;
        if shape != Shape::Nominal || !all[place].times.is_empty() {
            continue;
        }
        let top = if tree.relation(at) == Relation::Conj { tree.head(at).unwrap_or(at) } else { at };
        if tree.relation(top) != Relation::Obl {
            continue;
        }
        let with = grammar.accompanies(&tree.preposition(top));
        let Some(verb) = tree.head(top).filter(|_| with) else { continue };
        if let Some(other) = all.iter().position(|one| one.predicate.at == verb) {
            all[place].times = all[other].times.clone();
        }
    }
}

/// "On 9 May the city surrendered and the fleet sailed": a time at the front dates all that is joined.
pub(super) fn share(tree: &Tree<'_>, times: &[told::Told], all: &mut [One]) {
    for place in 0..all.len() {
        let Predicate { at, shape, .. } = all[place].predicate;
        if shape == Shape::Nominal || !all[place].times.is_empty() || tree.relation(at) != Relation::Conj {
            continue;
        }
        let first = tree.head(at).and_then(|head| all.iter().position(|one| one.predicate.at == head));
        let Some(first) = first else { continue };
        let begins =
            all[first].subject.map_or(all[first].predicate.at, |subject| subject.at.min(all[first].predicate.at));
        let begins = tree.words[begins].span.start;
        let fronted = all[first].times.iter().copied().filter(|time| times[*time].span.end <= begins);
        all[place].times = fronted.collect();
    }
}

/// "died while besieging the town in 1326", "captured and burnt the city in 1326": the time of a clause that is told in the
/// same line.
pub(super) fn raise(grammar: &Grammar, tree: &Tree<'_>, all: &mut [One]) {
    for place in 0..all.len() {
        let at = all[place].predicate.at;
        let above = tree.head(at).and_then(|head| all.iter().position(|one| one.predicate.at == head));
        let Some(above) = above.filter(|above| all[*above].predicate.shape == Shape::Finite) else { continue };
        let joined = joined_close(grammar, tree, all[above].predicate.at) == Some(at);
        let close = is_close(tree, at) && !all[place].times.is_empty();
        if joined || close && all[above].times.is_empty() {
            let times = all[place].times.iter().filter(|time| !all[above].times.contains(time));
            let times: Vec<usize> = times.copied().collect();
            all[above].times.extend(times);
            all[place].contained = true;
        }
    }
}

/// "was led in the triumph on 1 January", "met at the bridge on 5 May, where one was beaten": what happens in what is dated,
/// or where it was, has its time.
pub(super) fn contain(grammar: &Grammar, tree: &Tree<'_>, all: &mut [One]) {
    for place in 0..all.len() {
        let Predicate { at, shape, tense } = all[place].predicate;
        if shape != Shape::Finite || tense != Tense::Past || !all[place].times.is_empty() {
            continue;
        }
        let within = |one: &One| {
            let noun = one.predicate.at;
            let inside = one.predicate.shape == Shape::Nominal && tree.head(noun) == Some(at);
            inside && tree.relation(noun) == Relation::Obl && grammar.places(&tree.preposition(noun)) && noun > at
        };
        let there = tree.relation(at) == Relation::Acl
            && tree.all(at, Relation::Advmod).any(|word| tree.tag(word) == "WRB" && word < at);
        // "ended on 3 March when they voted"
        let there = there
            || matches!(tree.relation(at), Relation::Advcl | Relation::Parataxis)
                && !is_close(tree, at)
                && tree.head(at).is_some_and(|head| head < at)
                && tree.children(at).iter().any(|word| {
                    let leads = tree.tag(*word) == "WRB" || tree.relation(*word) == Relation::Mark;
                    leads && *word < at && opens(grammar, tree, *word)
                });
        let told = |word: usize| all.iter().any(|one| one.predicate.at == word && one.predicate.shape == Shape::Finite);
        let above = tree.head(at).filter(|_| there);
        let above = above.and_then(|noun| if told(noun) { Some(noun) } else { tree.head(noun) });
        let from = all.iter().position(within).or_else(|| all.iter().position(|one| Some(one.predicate.at) == above));
        if let Some(from) = from.filter(|from| !all[*from].times.is_empty()) {
            all[place].times = all[from].times.clone();
            all[from].contained = all[from].predicate.shape == Shape::Nominal;
        }
    }
}

/// Says whether a word opens a clause of the same time: "when".
fn opens(grammar: &Grammar, tree: &Tree<'_>, word: usize) -> bool {
    grammar.order(&tree.words[word].lemma.to_lowercase()) == Some(RelationKind::During)
}

/// "On 7 December (8 December in Tokyo)": in brackets a time is said again.
pub(super) fn is_again(document: &Document, times: &[told::Told], index: usize) -> bool {
    let before = index.checked_sub(1).and_then(|before| times.get(before));
    before.zip(times.get(index)).is_some_and(|(before, time)| {
        before.span.end <= time.span.start
            && Span { start: before.span.end, end: time.span.start }.of(&document.text).trim() == "("
    })
}

/// "The quarrels led to a revolt in 1890": the line of the verb is that of the revolt.
pub(super) fn lift(grammar: &Grammar, tree: &Tree<'_>, ties: &[Tie], all: &mut [One]) {
    for place in 0..all.len() {
        let Some(verb) = said_above(grammar, tree, &all[place], ties).filter(|_| !all[place].times.is_empty()) else {
            continue;
        };
        // What brought it about may have been long before.
        let end = End::Word(all[place].predicate.at);
        if !ties.iter().any(|tie| tie.to == end) || ties.iter().any(|tie| tie.from == end) {
            continue;
        }
        let verb = all.iter().position(|one| one.predicate.at == verb && one.predicate.shape == Shape::Finite);
        if let Some(verb) = verb.filter(|verb| all[*verb].times.is_empty()) {
            all[verb].times = all[place].times.clone();
            all[place].contained = true;
        }
    }
}
