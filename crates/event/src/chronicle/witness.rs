//! What a time is told to have done, where a sentence makes it its subject: "3 May marked the end", "1848 saw a rising".

use syntax::Relation;

use super::grammar::{Grammar, Noun, Verb};
use super::one::One;
use super::predicate::{Shape, Tense, is_denied, is_passive};
use super::subject::{Elsewhere, Subject};
use super::tree::Tree;
use crate::event::Relation as Lies;
use crate::told;

/// "On 4 June the town fell, a day that ruined its guild": what such a day is said to have done is told of the day.
pub(super) fn mark_day(grammar: &Grammar, tree: &Tree<'_>, times: &[told::Told], all: &mut [One]) {
    for one in all.iter_mut().filter(|one| one.times.is_empty() && one.predicate.tense == Tense::Past) {
        let Some(Subject { at: day, elsewhere: elsewhere @ Elsewhere::Relative(_) }) = one.subject else { continue };
        let frame = grammar.is_noun(tree.words[day].small_lemma(), Noun::Frame);
        let apart = tree.head(day).filter(|_| frame && tree.relation(day) == Relation::Appos);
        // "3 June remains a dark day, a day that …": it stands beside the same noun.
        let same = apart.filter(|noun| tree.words[*noun].small_lemma() == tree.words[day].small_lemma());
        let clause = same.map_or(apart, |noun| tree.head(noun));
        let Some(clause) = clause.filter(|_| one.predicate.shape == Shape::Finite) else { continue };
        let told = |time: &usize| {
            let within = times[*time].when.is_some_and(|when| when.relation == Lies::Within && when.until.is_none());
            let top = tree.top_of_time(*time).filter(|_| within);
            top.is_some_and(|top| tree.head(top) == Some(clause) && top < day)
        };
        let Some(time) = (0..times.len()).find(told) else { continue };
        if let Some(top) = tree.top_of_time(time) {
            one.subject = Some(Subject { at: top, elsewhere });
            one.times.push(time);
        }
    }
}

/// "1848 saw a rising in the lower town": the rising has the line, and its time.
pub(super) fn witness(grammar: &Grammar, tree: &Tree<'_>, all: &mut [One]) {
    for place in 0..all.len() {
        let (predicate, subject) = (all[place].predicate, all[place].subject);
        let verb = predicate.at;
        let sees = predicate.shape == Shape::Finite
            && predicate.tense == Tense::Past
            && grammar.is_verb(tree.words[verb].small_lemma(), Verb::Witness)
            && !is_passive(tree, verb)
            && !is_denied(tree, verb);
        let time = subject.filter(|_| sees).and_then(|subject| tree.time_of(subject.at));
        let Some(time) = time.filter(|time| all[place].times.contains(time)) else { continue };
        let seen: Vec<usize> =
            tree.all(verb, Relation::Obj).flat_map(|noun| tree.all(noun, Relation::Conj).chain([noun])).collect();
        let happens = |one: &One| {
            let noun = one.predicate.at;
            let nominal = one.predicate.shape == Shape::Nominal && seen.contains(&noun);
            nominal && grammar.noun_kind(tree.words[noun].small_lemma()).is_some()
        };
        if seen.is_empty() || all.iter().filter(|one| happens(one)).count() < seen.len() {
            continue;
        }
        for one in all.iter_mut().filter(|one| happens(one)) {
            if one.times.is_empty() {
                one.times.push(time);
            }
        }
        all[place].contained = true;
    }
}
