//! Times that a predicate has from another.

use source::{Document, Span};
use syntax::Relation;

use super::belongs::{points_alone, said_above};
use super::beside::{is_conceded, verb_over};
use super::causes::{End, Tie};
use super::grammar::{Grammar, Verb};
use super::one::One;
use super::place::MOVEMENT;
use super::predicate::{Predicate, Shape, Tense, is_close, is_passive, joined_close, joined_within, made_done};
use super::roles::DESTINATION;
use super::sequence::is_plain_past;
use super::tree::Tree;
use crate::between::RelationKind;
use crate::event::Relation as Lies;
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
            // "The invasion began": what came with it has lines of its own.
            let lemma = |at: usize| tree.words[at].small_lemma();
            let phase = [Verb::Begin, Verb::End].into_iter().any(|class| grammar.is_verb(lemma(verb), class));
            let happens = |noun: usize| grammar.noun_kind(lemma(noun)).is_some();
            let whole = phase && all[other].subject.is_some_and(|subject| happens(subject.at));
            let joined = tree.all(top, Relation::Conj).chain([top]).all(happens);
            // "failed with heavy losses": its line says so.
            let says_more = |child: usize| !matches!(tree.relation(child), Relation::Case | Relation::Amod);
            all[place].contained |= !phase && !tree.children(at).iter().any(|child| says_more(*child));
            if !(whole && joined) || all[place].times.is_empty() {
                continue;
            }
            // "with the entry of the army": what goes nowhere by itself stays in the line of what it came with.
            let stays = is_aimless(grammar, tree, top);
            all[place].contained |= stays && at == top;
            let own: Vec<usize> = if stays { tree.all(top, Relation::Conj).collect() } else { vec![top] };
            for noun in own {
                if !all[other].apart.contains(&noun) {
                    all[other].apart.push(noun);
                }
            }
        }
    }
}

/// "the entry of the army": says whether a noun tells that somebody goes, but neither from where nor where to.
fn is_aimless(grammar: &Grammar, tree: &Tree<'_>, noun: usize) -> bool {
    let goes = grammar.noun_kind(tree.words[noun].small_lemma()) == Some(MOVEMENT);
    let says_where = |at: usize| {
        let preposition = tree.preposition(at);
        tree.time_of(at).is_none() && !preposition.is_empty() && !grammar.is_of(&preposition)
    };
    goes && !tree.children(noun).iter().any(|at| tree.relation(*at) == Relation::Nmod && says_where(*at))
}

/// "On 9 May the city surrendered and the fleet sailed": a time at the front dates all that is joined.
/// So it dates what stands behind a semicolon, "On 9 May the river broke in; six men drowned", but not what that is joined to.
/// What goes on from a time is not what was so from then on.
pub(super) fn share(grammar: &Grammar, tree: &Tree<'_>, times: &[told::Told], all: &mut [One]) {
    let is_since = |time: &usize| times[*time].when.is_some_and(|when| when.relation == Lies::Since);
    let fronted = |all: &[One], at: usize| -> Vec<usize> {
        let first = tree.head(at).and_then(|head| all.iter().find(|one| one.predicate.at == head));
        let Some(first) = first else { return Vec::new() };
        let begins = first.subject.map_or(first.predicate.at, |subject| subject.at.min(first.predicate.at));
        let begins = tree.words[begins].span.start;
        first.times.iter().copied().filter(|time| times[*time].span.end <= begins).collect()
    };
    // "on its return in September she was made assistant": that was then.
    let has_occasion =
        |all: &[One], at: usize| all.iter().any(|one| is_occasion(grammar, tree, one, at) && !one.times.is_empty());
    for place in 0..all.len() {
        let Predicate { at, shape, .. } = all[place].predicate;
        // "of whom seven were banished": then or later.
        let part = tree.child(at, Relation::Nsubj).is_some_and(|part| tree.part(part).is_some());
        let part = part || turns_twice(tree, all, at);
        let conceded = shape == Shape::Finite && is_conceded(grammar, tree, at);
        let joined = tree.relation(at) == Relation::Conj
            || conceded && tree.head(at).is_some_and(|main| is_plain_past(tree, main));
        if shape != Shape::Nominal && all[place].times.is_empty() && joined && !part && !has_occasion(all, at) {
            all[place].times = own_time(tree, all, at).unwrap_or_else(|| fronted(all, at));
        }
        if all[place].times.is_empty() && is_in_the_same(grammar, tree, all, &all[place]) {
            let first = tree.head(at).and_then(|first| all.iter().find(|one| one.predicate.at == first));
            all[place].times = first.map(|first| first.times.clone()).unwrap_or_default();
        }
    }
    for place in 0..all.len() {
        let Predicate { at, shape, tense } = all[place].predicate;
        let mark = |head: usize| (head.min(at)..at).any(|word| tree.written(word) == ";");
        let beside = tree.relation(at) == Relation::Parataxis && tree.head(at).is_some_and(mark);
        // "; soon after, it fell": that was later.
        let is_later = |word: usize| grammar.order(tree.words[word].small_lemma()) == Some(RelationKind::After);
        // "In 1598 he married; they had two daughters": not all in that year.
        let has = grammar.is_verb(tree.words[at].small_lemma(), Verb::State) && made_done(tree, at).is_none();
        let told = shape == Shape::Finite && tense == Tense::Past && !has && all[place].times.is_empty();
        // "; this led to a war": that was then or later.
        let brings = grammar.causes.brought_about(&tree.words[at].lemma).next().is_some();
        let points = brings && all[place].subject.is_some_and(|subject| points_alone(tree, subject.at));
        if told && beside && !points && !has_occasion(all, at) && !tree.all(at, Relation::Advmod).any(is_later) {
            // "In April they met, and in June she came; she asked for money": what is told last before it says when.
            let head = tree.head(at);
            let between = |one: &One| {
                let joined = tree.relation(one.predicate.at) == Relation::Conj && tree.head(one.predicate.at) == head;
                joined && one.predicate.at < at && !one.times.is_empty()
            };
            let last = all.iter().rfind(|one| between(one)).map(|one| one.times.clone());
            all[place].times = last.unwrap_or_else(|| fronted(all, at));
            all[place].times.retain(|time| !is_since(time));
        }
    }
}

/// "In May he fled, and he was a witness of the battle on 11 October": the time that is said in a clause, though what its noun names
/// took it.
fn own_time(tree: &Tree<'_>, all: &[One], at: usize) -> Option<Vec<usize>> {
    let subject = tree.child(at, Relation::Nsubj).filter(|subject| *subject < at)?;
    let said = |time: &usize| tree.top_of_time(*time).is_some_and(|top| top > subject && tree.head(top) == Some(at));
    let named = |one: &&One| one.predicate.shape == Shape::Nominal && tree.is_under(Some(one.predicate.at), at);
    let times: Vec<usize> = all.iter().filter(named).flat_map(|one| one.times.iter().copied()).filter(said).collect();
    (!times.is_empty()).then_some(times)
}

/// "The town was taken in May, and its bishop was killed in the sack": says whether a verb joined to another tells what was done in
/// what that tells, for a noun names it that no other word says more of.
fn is_in_the_same(grammar: &Grammar, tree: &Tree<'_>, all: &[One], one: &One) -> bool {
    let Predicate { at, shape, tense } = one.predicate;
    let joined = tree.relation(at) == Relation::Conj && shape == Shape::Finite && tense == Tense::Past;
    let violent = |kind: Option<&str>| kind.is_some_and(|kind| VIOLENT.contains(&kind));
    let lemma = |at: usize| tree.words[at].small_lemma();
    let first = tree.head(at).filter(|first| joined && *first < at && violent(grammar.verb_kind(lemma(*first))));
    let definite =
        |noun: usize| tree.all(noun, Relation::Det).any(|det| tree.words[det].feats.contains("Definite=Def"));
    let light = |noun: usize| {
        let mut own = tree.children(noun).iter();
        own.all(|at| matches!(tree.relation(*at), Relation::Det | Relation::Case | Relation::Punct))
    };
    let noun = tree.all(at, Relation::Obl).find(|noun| {
        let named = violent(grammar.noun_kind(lemma(*noun))) && definite(*noun) && light(*noun);
        named && grammar.places(&tree.preposition(*noun))
    });
    let bare = noun.is_some_and(|noun| all.iter().any(|one| one.predicate.at == noun && one.times.is_empty()));
    first.is_some() && bare && tree.child(at, Relation::Nsubj).is_some()
}

/// The kinds of what is done with force.
const VIOLENT: [&str; 4] = ["attack", "capture", "disaster", "killing"];

/// "At a congress in May they resolved": says whether a noun names what a verb's clause happened in.
fn is_occasion(grammar: &Grammar, tree: &Tree<'_>, one: &One, verb: usize) -> bool {
    let noun = one.predicate.at;
    let inside = one.predicate.shape == Shape::Nominal && tree.head(noun) == Some(verb);
    inside && tree.relation(noun) == Relation::Obl && grammar.places(&tree.preposition(noun))
}

/// "On that day ten ships came, but the mayor warned them, and they sailed home": what others do behind what others did is told
/// of no day.
fn turns_twice(tree: &Tree<'_>, all: &[One], at: usize) -> bool {
    let own = |verb: usize| {
        let comma = tree.all(verb, Relation::Punct).any(|mark| mark < verb && tree.written(mark) == ",");
        let joined = tree.relation(verb) == Relation::Conj && tree.child(verb, Relation::Cc).is_some();
        joined && comma && tree.child(verb, Relation::Nsubj).is_some_and(|subject| subject < verb)
    };
    let first = tree.head(at).filter(|_| own(at));
    first.is_some_and(|first| {
        own(first)
            || all
                .iter()
                .map(|one| one.predicate.at)
                .any(|other| other > first && other < at && tree.head(other) == Some(first) && own(other))
    })
}

/// "died while besieging the town in 1326", "captured and burnt the city in 1326": the time of a clause that is told in the
/// same line.
pub(super) fn raise(grammar: &Grammar, tree: &Tree<'_>, all: &mut [One]) {
    for place in 0..all.len() {
        let at = all[place].predicate.at;
        let above = tree.head(at).and_then(|head| all.iter().position(|one| one.predicate.at == head));
        let Some(above) = above.filter(|above| all[*above].predicate.shape == Shape::Finite) else { continue };
        let joined = joined_close(grammar, tree, all[above].predicate.at) == Some(at) || joined_within(tree, at);
        let close = is_close(tree, at) && !all[place].times.is_empty();
        if joined || close && all[above].times.is_empty() {
            let times = all[place].times.iter().filter(|time| !all[above].times.contains(time));
            let times: Vec<usize> = times.copied().collect();
            all[above].times.extend(times);
            all[place].contained = true;
        }
    }
}

/// "was led in the triumph on 1 January", "At a congress in May they resolved", "met at the bridge on 5 May, where one was beaten": what happens in what is dated,
/// or where it was, has its time.
pub(super) fn contain(grammar: &Grammar, tree: &Tree<'_>, all: &mut [One]) {
    for place in 0..all.len() {
        let Predicate { at, shape, tense } = all[place].predicate;
        if shape != Shape::Finite || tense != Tense::Past || !all[place].times.is_empty() {
            continue;
        }
        let within = |one: &One| is_occasion(grammar, tree, one, at);
        // "A storm on 14 May sank the ships", "the battle of 3 May ended the war": what happens does so at its time. What it led to
        // or is known for may have come later.
        let lemma = tree.words[at].small_lemma();
        let phase = [Verb::Begin, Verb::End].into_iter().any(|phase| grammar.is_verb(lemma, phase));
        let happens = grammar.verb_kind(lemma).is_some() && grammar.causes.brought_about(lemma).next().is_none();
        let strikes = (phase || happens) && !is_passive(tree, at);
        let striking = |one: &One| {
            let noun = one.predicate.at;
            let subject = tree.head(noun) == Some(at) && tree.relation(noun) == Relation::Nsubj;
            strikes && subject && one.predicate.shape == Shape::Nominal && !one.times.is_empty()
        };
        let there = says_there(tree, at);
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
        // "led a handful of men to the hall, where stalls were set up": where they went.
        let to = |noun: usize| grammar.participant(&tree.preposition(noun)) == Some(DESTINATION);
        let above = above.and_then(|noun| match noun {
            verb if told(verb) => Some(verb),
            noun if to(noun) => verb_over(tree, noun),
            noun => tree.head(noun),
        });
        // "At the battle of Orneai, fought in June, they lost"
        let held = |one: &One| {
            let noun = tree.head(one.predicate.at).filter(|_| one.predicate.shape == Shape::Participle);
            let happens = |noun: usize| grammar.noun_kind(tree.words[noun].small_lemma()).is_some();
            noun.is_some_and(|noun| {
                let inside = tree.head(noun) == Some(at) && tree.relation(noun) == Relation::Obl && happens(noun);
                inside
                    && noun < at
                    && grammar.places(&tree.preposition(noun))
                    && tree.relation(one.predicate.at) == Relation::Acl
            })
        };
        let from = all
            .iter()
            .position(within)
            .or_else(|| all.iter().position(striking))
            .or_else(|| all.iter().position(held))
            .or_else(|| all.iter().position(|one| Some(one.predicate.at) == above));
        if let Some(from) = from.filter(|from| !all[*from].times.is_empty()) {
            all[place].times = all[from].times.clone();
            all[from].contained = all[from].predicate.shape == Shape::Nominal;
        }
    }
}

/// "where one was beaten": says whether a clause tells what was done at a place, or at a time.
pub(super) fn says_there(tree: &Tree<'_>, at: usize) -> bool {
    let asks = |word: usize| tree.tag(word) == "WRB" && word < at;
    tree.relation(at) == Relation::Acl && tree.all(at, Relation::Advmod).any(asks)
}

/// "left in 1989, ending a presence that had lasted from 1979": how long what a line ends or begins had lasted is told in it,
/// where that has no name.
pub(super) fn keep(grammar: &Grammar, tree: &Tree<'_>, all: &mut [One]) {
    for place in 0..all.len() {
        let Predicate { at, shape, .. } = all[place].predicate;
        let lasts = shape == Shape::Finite && grammar.is_verb(tree.words[at].small_lemma(), Verb::GoOn);
        let clause = tree.relation(at) == Relation::Acl && lasts && !all[place].times.is_empty();
        let any = |noun: usize| tree.all(noun, Relation::Det).any(|det| tree.words[det].feats.contains("Definite=Ind"));
        let noun = tree.head(at).filter(|noun| clause && any(*noun) && tree.relation(*noun) == Relation::Obj);
        let Some(verb) = noun.and_then(|noun| tree.head(noun)) else { continue };
        let loose = tree.relation(verb) == Relation::Advcl && tree.tag(verb) == "VBG";
        let Some(main) = (if loose { tree.head(verb) } else { Some(verb) }) else { continue };
        let Some(main) = all.iter().position(|one| one.predicate.at == main) else { continue };
        if all[main].predicate.shape == Shape::Finite
            && all[main].times.iter().any(|time| !all[place].times.contains(time))
        {
            let times = all[place].times.clone();
            all[main].kept = Some((verb, times));
            all[place].contained = true;
        }
    }
}

/// Says whether a word opens a clause of the same time: "when".
pub(super) fn opens(grammar: &Grammar, tree: &Tree<'_>, word: usize) -> bool {
    grammar.order(tree.words[word].small_lemma()) == Some(RelationKind::During)
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
