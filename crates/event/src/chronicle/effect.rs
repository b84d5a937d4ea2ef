//! The line of what a clause brought about, which has no verb of its own: "…, triggering a long war".

use syntax::Relation;

use super::causes::{End, Tie};
use super::grammar::Grammar;
use super::one::One;
use super::predicate::{Predicate, Shape, Tense, is_denied, is_negation};
use super::sentence::Told;
use super::tree::Tree;
use crate::between::RelationKind;

/// "The raid was answered at once, triggering a long war": the line of the war says what triggered it, for no other verb tells
/// of it and nothing says which war it was.
pub(super) fn tell_effects(tree: &Tree<'_>, predicates: &[Predicate], ties: &[Tie], all: &mut [One]) {
    let brings = |one: &&Predicate, tie: &Tie| {
        let loose = one.shape == Shape::Participle && tree.relation(one.at) == Relation::Advcl;
        loose && tree.words[one.at].span.overlaps(tie.cue)
    };
    for tie in ties {
        let End::Word(noun) = tie.to else { continue };
        let Some(verb) = predicates.iter().find(|one| brings(one, tie)) else { continue };
        let own = tree.child(verb.at, Relation::Obj) == Some(noun);
        let one = all.iter_mut().find(|one| one.predicate.at == noun && one.predicate.shape == Shape::Nominal);
        if let Some(one) = one.filter(|one| own && one.told_by.is_none() && is_any(tree, noun)) {
            one.told_by = Some(*verb);
        }
    }
    presume(tree, ties, all);
}

/// "Many hold that the flood led to the guild's end in 1811": that it ended is taken as known; what it came of is theirs.
fn presume(tree: &Tree<'_>, ties: &[Tie], all: &mut [One]) {
    for tie in ties.iter().filter(|tie| matches!(tie.kind, RelationKind::Causes | RelationKind::Enables)) {
        let End::Word(noun) = tie.to else { continue };
        let known = |one: &&mut One| one.predicate.at == noun && one.predicate.shape == Shape::Nominal;
        if let Some(one) = all.iter_mut().find(known).filter(|_| !is_any(tree, noun)) {
            one.presumed = true;
        }
    }
}

impl Told<'_> {
    /// "After the duke's death in 1277 the realm was torn": what somebody did behind what is dated has a line, whatever it names.
    pub(super) fn weigh(&self, tree: &Tree<'_>, ties: &[Tie], all: &mut [One]) {
        for tie in ties.iter().filter(|tie| tie.kind == RelationKind::After) {
            let place = |end: End| all.iter().position(|one| end == End::Word(one.predicate.at));
            let dated = place(tie.to).is_some_and(|before| !all[before].times.is_empty());
            // What a parser took for no verb was not looked at by who finds what happens.
            let unseen = |one: &One| {
                let told = one.predicate.shape == Shape::Finite && one.predicate.tense == Tense::Past;
                told && one.mention.is_none() && tree.is_mended(one.predicate.at)
            };
            let acts = |one: &One| self.is_act(tree, one) || unseen(one);
            if let Some(place) = place(tie.from).filter(|place| dated && acts(&all[*place])) {
                all[place].weighs = true;
            }
        }
    }
}

/// "It blew so hard that the mast broke": of two lines the first says no more than that it blew hard. `lines` says of each predicate
/// whether it has one.
pub(super) fn part_effects(grammar: &Grammar, tree: &Tree<'_>, ties: &[Tie], lines: &[bool], all: &mut [One]) {
    for tie in ties {
        let (End::Word(cause), End::Word(effect)) = (tie.from, tie.to) else { continue };
        let line = |word: usize| (0..lines.len()).find(|place| lines[*place] && all[*place].predicate.at == word);
        let degree = tree.words.iter().position(|word| word.span.start == tie.cue.start).filter(|at| *at < effect);
        let degree = degree.filter(|at| grammar.causes.degree.contains(&tree.words[*at].lemma));
        let within = matches!(tree.relation(effect), Relation::Advcl | Relation::Ccomp);
        let (Some(place), Some(_), Some(degree)) = (line(cause), line(effect), degree.filter(|_| within)) else {
            continue;
        };
        all[place].weighs = true;
        all[place].apart.push(effect);
        if tree.relation(degree) == Relation::Advmod {
            all[place].apart.push(degree);
            // "so much that": alone it says nothing.
            let alone = |at: &usize| grammar.causes.degree_alone.contains(&tree.words[*at].lemma);
            all[place].apart.extend(tree.head(degree).filter(alone));
        }
    }
}

/// "The murder of the envoy on 3 May provoked a rising": the line of the murder says what it led to, and the verb tells nothing else.
pub(super) fn tell_once(grammar: &Grammar, tree: &Tree<'_>, ties: &[Tie], all: &mut [One]) {
    for tie in ties.iter().filter(|tie| tie.kind == RelationKind::Causes) {
        let (End::Word(cause), End::Word(effect)) = (tie.from, tie.to) else { continue };
        let dated = |one: &&One| one.predicate.at == cause && one.predicate.shape == Shape::Nominal;
        let told = all.iter().find(dated).is_some_and(|one| !one.times.is_empty() && !one.contained);
        let Some(verb) = tree.head(cause).filter(|_| told && tree.relation(cause) == Relation::Nsubj) else { continue };
        let own = tree.head(effect) == Some(verb) && matches!(tree.relation(effect), Relation::Obj | Relation::Obl);
        let more = [Relation::Xcomp, Relation::Ccomp, Relation::Advcl].into_iter();
        let alone = own && more.into_iter().all(|one| tree.child(verb, one).is_none());
        let verb = all.iter_mut().find(|one| one.predicate.at == verb && one.predicate.shape == Shape::Finite);
        if let Some(verb) = verb.filter(|verb| alone && verb.times.is_empty()) {
            verb.contained = tree.words[verb.predicate.at].span.overlaps(tie.cue);
        }
    }
    tell_in_cause(grammar, tree, ties, all);
}

/// "Was charged with murder", "hanged for the theft": what somebody is said to have done did not happen when he was. "Broken by the
/// death of his son in 1076, he left": what moved him tells it, and when.
fn tell_in_cause(grammar: &Grammar, tree: &Tree<'_>, ties: &[Tie], all: &mut [One]) {
    for place in 0..all.len() {
        let Predicate { at, shape, .. } = all[place].predicate;
        let verb = tree.head(at).filter(|_| shape == Shape::Nominal && tree.relation(at) == Relation::Obl);
        let Some(verb) = verb.and_then(|verb| all.iter().position(|one| one.predicate.at == verb)) else { continue };
        let charged = grammar.causes.is_charge(&tree.words[all[verb].predicate.at].lemma, &tree.preposition(at));
        if charged && all[place].times.iter().all(|time| all[verb].times.contains(time)) {
            all[place].contained = true;
        }
    }
    for tie in ties.iter().filter(|tie| tie.kind == RelationKind::Causes) {
        let (End::Word(cause), End::Word(effect)) = (tie.from, tie.to) else { continue };
        let place =
            |at: usize, shape| all.iter().position(|one| one.predicate.at == at && one.predicate.shape == shape);
        let Some(verb) = tree.head(cause).filter(|verb| tree.words[*verb].span.start == tie.cue.start) else {
            continue;
        };
        let moved = place(verb, Shape::Participle).filter(|_| verb != effect && tree.tag(verb) == "VBN");
        // "fuelled by rumours": what has no day of its own.
        let happened = !grammar.causes.nouns.contains(tree.words[cause].small_lemma());
        let cause = place(cause, Shape::Nominal).filter(|_| happened);
        let (Some(moved), Some(cause)) = (moved, cause) else { continue };
        if all[cause].times.is_empty() {
            all[cause].times = all[moved].times.clone();
        }
        if all[moved].times.iter().all(|time| all[cause].times.contains(time)) {
            all[moved].contained = true;
        }
    }
}

/// "The hall was shut, largely as a result of the flood": what brought it about stands beside the line, and is not said in it.
pub(super) fn part_causes(grammar: &Grammar, tree: &Tree<'_>, ties: &[Tie], all: &mut [One]) {
    for tie in ties.iter().filter(|tie| tie.kind == RelationKind::Causes) {
        part_cue(tree, tie, all);
        let (End::Word(cause), End::Word(effect)) = (tie.from, tie.to) else { continue };
        // "as a result of the flood": a parser may hang the flood on the result.
        let above = tree.head(cause).filter(|noun| tree.relation(cause) == Relation::Nmod && *noun < cause);
        let within = above.filter(|noun| tree.words[*noun].span.overlaps(tie.cue));
        let known = within.is_some() || grammar.causes.before_cause.contains(&*tree.preposition(cause));
        let phrase = within.unwrap_or(cause);
        if tree.relation(phrase) != Relation::Obl || tree.head(phrase) != Some(effect) || !known {
            continue;
        }
        let begins = tree.all(phrase, Relation::Case).fold(phrase, usize::min);
        let adverb = begins.checked_sub(1).filter(|at| tree.relation(*at) == Relation::Advmod);
        let apart = |at: &usize| *at > 0 && tree.written(*at - 1) == ",";
        // "was built largely because of the flood": half a reason is not the reason, and without it the adverb says nothing.
        let bare = adverb.is_some_and(|at| !apart(&at) && tree.children(at).is_empty() && tree.time_of(at).is_none());
        // "not only because of the ground but also because of the rain"
        let limited = adverb.is_some_and(|at| is_negation(tree, at) || at > 0 && is_negation(tree, at - 1));
        let joined = tree.all(effect, Relation::Conj).any(|at| tree.is_noun(at));
        if limited || joined || bare || is_denied(tree, effect) || tree.child(cause, Relation::Conj).is_some() {
            continue;
        }
        if let Some(one) = all.iter_mut().find(|one| one.predicate.at == effect) {
            one.apart.extend([phrase].into_iter().chain(adverb.filter(apart)));
        }
    }
}

/// "and as a result the town was divided": what says no more than that it came of what was told before is not said in the line.
fn part_cue(tree: &Tree<'_>, tie: &Tie, all: &mut [One]) {
    let End::Word(effect) = tie.to else { return };
    let within = |at: usize| tree.words[at].span.overlaps(tie.cue);
    let whole = |at: &usize| {
        let mut under = Vec::new();
        tree.gather_under(*at, &|_| false, &mut under);
        under.into_iter().all(within)
    };
    let phrase = tree.children(effect).iter().copied().find(|at| {
        matches!(tree.relation(*at), Relation::Obl | Relation::Advmod) && tree.time_of(*at).is_none() && whole(at)
    });
    if let Some(one) = all.iter_mut().find(|one| one.predicate.at == effect) {
        one.apart.extend(phrase);
    }
}

/// "a war", "riots": says whether nothing says which one is meant.
fn is_any(tree: &Tree<'_>, noun: usize) -> bool {
    let says_which = |child: &usize| match tree.relation(*child) {
        Relation::Det => !tree.words[*child].feats.contains("Definite=Ind"),
        Relation::Nmod => tree.words[*child].subtype == "poss",
        _other => false,
    };
    !tree.children(noun).iter().any(says_which)
}
