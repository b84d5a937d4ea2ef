//! Times that a clause has from the word "when": from the time it stands behind, or from the clause that it opens.

use syntax::{Relation, Upos};
use timex::TimexId;

use super::grammar::Grammar;
use super::kind::idiom;
use super::one::One;
use super::place::MOVEMENT;
use super::predicate::{Predicate, Shape, Tense, reports};
use super::reading::Means;
use super::shared::{opens, says_there};
use super::tree::Tree;
use crate::event::{Ends, Relation as Lies, When};
use crate::told::{self, lies_otherwise};

/// The kind of what makes somebody rule, or ends it.
const RULE: &str = "rule";

/// "from 1876 until 1884, when she left": a clause that "when" opens right behind a time is of that time, of a range its end.
/// Such a time is one more of the sentence's.
pub(super) fn follow(grammar: &Grammar, tree: &Tree<'_>, times: &mut Vec<told::Told>, all: &mut [One]) {
    for one in all.iter_mut().filter(|one| one.times.is_empty() && one.predicate.shape == Shape::Finite) {
        let at = one.predicate.at;
        let when = |word: &usize| *word < at && tree.tag(*word) == "WRB" && opens(grammar, tree, *word);
        let Some(when) = tree.children(at).iter().copied().find(when) else { continue };
        let before = |steps: usize| when.checked_sub(steps).filter(|word| tree.time_of(*word).is_some());
        let comma = when > 1 && tree.written(when - 1) == ",";
        let Some(time) = before(1).or_else(|| before(2).filter(|_| comma)).and_then(|word| tree.time_of(word)) else {
            continue;
        };
        let (told, Some(said)) = (&times[time], times[time].when) else { continue };
        let end = said.until.filter(|_| said.relation == Lies::Throughout);
        let when = match end {
            Some(end) => When::at(end, Lies::Within),
            // "a few years later, when the war began": no earlier than then.
            None if said.relation == Lies::From => said,
            None => When { relation: Lies::Within, ..said },
        };
        let told =
            told::Told { span: told.span, times: end.map_or(told.times.clone(), |end| vec![end]), when: Some(when) };
        one.times.push(times.len());
        times.push(told);
    }
}

/// "came to the port in May 1851, where he taught": what somebody did where he came to, or had come to rule, was then or later.
pub(super) fn stay(grammar: &Grammar, tree: &Tree<'_>, times: &mut Vec<told::Told>, all: &mut [One]) {
    for place in 0..all.len() {
        let Predicate { at, shape, tense } = all[place].predicate;
        let there = shape == Shape::Finite && tense == Tense::Past && says_there(tree, at);
        let whens_clause = tree.all(at, Relation::Advmod).any(|word| word < at && opens(grammar, tree, word));
        if !there || whens_clause || !all[place].times.is_empty() {
            continue;
        }
        let told =
            |word: usize| all.iter().find(|one| one.predicate.at == word && one.predicate.shape == Shape::Finite);
        let verb = tree.head(at).and_then(|noun| told(noun).or_else(|| told(tree.head(noun)?)));
        let Some(verb) = verb else { continue };
        let &[time] = verb.times.as_slice() else { continue };
        let Some(when) = times[time].when.filter(|when| when.relation == Lies::Within && when.until.is_none()) else {
            continue;
        };
        let lemma = tree.words[verb.predicate.at].small_lemma();
        let kind = idiom(grammar, tree, verb.predicate.at, lemma).unwrap_or_else(|| grammar.verb_kind(lemma));
        // "reached the camp, where two hundred died"
        let same = tree.child(at, Relation::Nsubj).is_some_and(|own| tree.words[own].upos == Upos::Pron);
        if same && matches!(kind, Some(MOVEMENT | RULE)) {
            let when = When { relation: Lies::Told, ..when };
            all[place].times.push(lies_otherwise(times, time, when));
        }
    }
}

/// "Questioned in the house on 20 January, the minister denied it": what is told behind a clause of what was done to somebody before was
/// then or later.
pub(super) fn go_on_from_done(tree: &Tree<'_>, times: &mut Vec<told::Told>, all: &mut [One]) {
    for place in 0..all.len() {
        let Predicate { at, shape, tense } = all[place].predicate;
        if shape != Shape::Finite || tense != Tense::Past || !all[place].times.is_empty() {
            continue;
        }
        let done = |one: &&One| {
            let clause = one.predicate.at;
            // "he was sentenced to death but reprieved"
            let main = if tree.relation(at) == Relation::Conj { tree.head(at) } else { Some(at) };
            let before = tree.head(clause) == main && clause < at && tree.relation(clause) == Relation::Advcl;
            before && one.predicate.shape == Shape::Participle && tree.tag(clause) == "VBN"
        };
        let with = [Relation::Obj, Relation::Obl, Relation::Ccomp, Relation::Xcomp];
        let joined = tree.relation(at) == Relation::Conj;
        if !joined
            && !with.into_iter().any(|one| tree.all(at, one).any(|child| tree.time_of(child).is_none() && child > at))
        {
            continue;
        }
        let Some(&[time]) = all.iter().find(done).map(|one| one.times.as_slice()) else { continue };
        let Some(when) = times[time].when.filter(|when| when.relation == Lies::Within && when.until.is_none()) else {
            continue;
        };
        let when = When { relation: Lies::Told, ..when };
        all[place].times.push(lies_otherwise(times, time, when));
    }
}

/// "From 1928 until her retirement in 1948 she led the school": what lasted from a time until something that has a time lasted from
/// the one to the other. "He ran the firm until his death on 3 May 1874": it lasted until then.
pub(super) fn last_until(means: &Means<'_>, tree: &Tree<'_>, times: &mut Vec<told::Told>, all: &mut [One]) {
    end_with(means, tree, times, all);
    for place in 0..all.len() {
        let Predicate { at, shape, tense } = all[place].predicate;
        let &[since] = all[place].times.as_slice() else { continue };
        let told = matches!(shape, Shape::Finite | Shape::Copular) && tense == Tense::Past;
        let from = times[since].when.filter(|when| told && when.relation == Lies::Since && when.until.is_none());
        let ends = |one: &&One| {
            let clause = one.predicate.at;
            // "from 1909 until he retired in 1938"
            let clausal = one.predicate.shape == Shape::Finite
                && tree.relation(clause) == Relation::Advcl
                && tree.head(clause) == Some(at);
            let mark = tree.child(clause, Relation::Mark).filter(|_| clausal);
            ends_it(means, tree, one, at) || mark.is_some_and(|mark| is_until(means, tree.words[mark].small_lemma()))
        };
        let Some((from, end)) = from.zip(all.iter().find(ends)) else { continue };
        let &[last] = end.times.as_slice() else { continue };
        let Some(to) = times[last].when.filter(|when| when.relation == Lies::Within && when.until.is_none()) else {
            continue;
        };
        let noun = end.predicate.at;
        let when = When { until: Some(to.time), relation: Lies::Throughout, ends: Ends::Range, ..from };
        let ended: Vec<TimexId> = times[last].times.clone();
        times[since].times.extend(ended);
        times[since].when = Some(when);
        // Until when is said by the range.
        if tree.relation(noun) == Relation::Obl {
            all[place].apart.push(noun);
        }
    }
}

fn is_until(means: &Means<'_>, word: &str) -> bool {
    means.lexicon.and_then(|lexicon| lexicon.relation(word)) == Some(Lies::Until)
}

/// "until his death": says whether a noun tells what a verb's doing ended with.
fn ends_it(means: &Means<'_>, tree: &Tree<'_>, one: &One, verb: usize) -> bool {
    let noun = one.predicate.at;
    // "was allowed to keep his throne until his death"
    let told = tree.head(noun) == Some(verb)
        || tree.head(noun).is_some_and(|own| tree.child(verb, Relation::Xcomp) == Some(own));
    let hangs = told && tree.relation(noun) == Relation::Obl;
    hangs && one.predicate.shape == Shape::Nominal && is_until(means, &tree.preposition(noun))
}

/// "He ran the firm until his death on 3 May 1874": the day is that of the death, until which he ran it.
fn end_with(means: &Means<'_>, tree: &Tree<'_>, times: &mut Vec<told::Told>, all: &mut [One]) {
    for place in 0..all.len() {
        let Predicate { at, shape, tense } = all[place].predicate;
        let told = matches!(shape, Shape::Finite | Shape::Copular) && tense == Tense::Past;
        let ends = |one: &One| one.predicate.at > at && ends_it(means, tree, one, at);
        let Some(end) = all.iter().position(ends).filter(|_| told) else { continue };
        let noun = all[end].predicate.at;
        // The time may hang on either.
        let behind = |time: &usize| tree.stands_behind(noun, *time);
        let own = all[end].times.iter().chain(&all[place].times).copied().find(behind);
        let within = |when: &When| matches!(when.relation, Lies::Within | Lies::Until) && when.until.is_none();
        let Some((time, when)) = own.and_then(|time| Some((time, times[time].when.filter(within)?))) else { continue };
        let others: Vec<usize> = all[place].times.iter().copied().filter(|other| *other != time).collect();
        // "from 1607 until his death in 1628": from the one to the other.
        let from = match others.as_slice() {
            &[since] => times[since]
                .when
                .filter(|when| when.relation == Lies::Since && when.until.is_none())
                .map(|from| (since, from)),
            _none_or_several => None,
        };
        if let Some((since, from)) = from {
            let range = When { until: Some(when.time), relation: Lies::Throughout, ends: Ends::Range, ..from };
            let ended: Vec<TimexId> = times[time].times.clone();
            times[since].times.extend(ended);
            times[since].when = Some(range);
            (all[end].times, all[place].times) = (vec![time], vec![since]);
            all[place].apart.push(noun);
            continue;
        }
        if !others.is_empty() || when.relation == Lies::Until {
            continue;
        }
        let when = When { relation: Lies::Until, ..when };
        all[end].times = vec![time];
        all[place].times = vec![lies_otherwise(times, time, when)];
    }
}

/// "When the gates were opened on 9 May, the guards fled", "People died when a ship sank on Sunday": what such a clause says of
/// the time is the main clause's too.
pub(super) fn framed(grammar: &Grammar, tree: &Tree<'_>, all: &mut [One]) {
    for place in 0..all.len() {
        let Predicate { at, shape, tense } = all[place].predicate;
        if shape != Shape::Finite || tense != Tense::Past || !all[place].times.is_empty() {
            continue;
        }
        let finite = |one: &One| matches!(one.predicate.shape, Shape::Finite | Shape::Copular);
        let frames = |one: &One| {
            let clause = one.predicate.at;
            let past = finite(one) && one.predicate.tense == Tense::Past;
            let opener =
                tree.children(clause).iter().copied().find(|word| *word < clause && opens(grammar, tree, *word));
            let Some(opener) = opener.filter(|_| past) else { return false };
            let hangs = matches!(tree.relation(clause), Relation::Advcl | Relation::Parataxis);
            if clause < at {
                return hangs && tree.head(clause) == Some(at);
            }
            // "were killed and more injured when a ferry sank": the last told before it, but not "said that when it sank".
            let joins = |word: usize| tree.relation(word) == Relation::Mark || matches!(tree.tag(word), "CC" | "IN");
            let nearest =
                all.iter().filter(|one| finite(one) && one.predicate.at < opener).map(|one| one.predicate.at).max();
            hangs && nearest == Some(at) && !opener.checked_sub(1).is_some_and(joins) && !reports(grammar, tree, at)
        };
        if let Some(times) = all.iter().find(|one| frames(one)).map(|one| one.times.clone()) {
            all[place].times = times.clone();
            // "When they landed on 9 May, the guards fled and the gates were opened"
            for one in all.iter_mut().filter(|one| one.times.is_empty() && one.predicate.at > at && finite(one)) {
                let joined =
                    tree.relation(one.predicate.at) == Relation::Conj && tree.head(one.predicate.at) == Some(at);
                if joined && one.predicate.tense == Tense::Past {
                    one.times = times.clone();
                }
            }
        }
    }
}
