//! Times of verbs from what they are told of: "in a vote held in June 1956", "the strike of May 1901 was carried on".

use calendar::TimeValue;
use syntax::Relation;
use timex::Timex;

use super::grammar::{Grammar, Verb};
use super::modality::modality;
use super::one::One;
use super::place::MOVEMENT;
use super::predicate::{Predicate, Shape, Tense, is_denied, is_passive};
use super::subject::is_relative;
use super::tree::Tree;
use crate::between::RelationKind;
use crate::event::{Relation as Lies, When};
use crate::told::{self, lies_otherwise};

/// The kind of visits.
const MEETING: &str = "meeting";

/// The kind of what befalls people.
const DISASTER: &str = "disaster";

/// "was elected in a vote held in June 1956": what happens where something is held does so when that is. "A second storm on 3 May
/// levelled the fort", "the revolt of 1837 was carried on by miners": so does what that does, or how it goes.
/// `days` says of each time whether it is no longer than a day.
pub(super) fn date_by_occasion(grammar: &Grammar, tree: &Tree<'_>, days: &[bool], all: &mut [One]) {
    for place in 0..all.len() {
        let Predicate { at, shape, tense } = all[place].predicate;
        if shape != Shape::Finite || tense != Tense::Past || !all[place].times.is_empty() {
            continue;
        }
        let held = |one: &One| {
            let noun = tree.head(one.predicate.at).filter(|noun| tree.head(*noun) == Some(at));
            noun.is_some_and(|noun| {
                let inside = tree.relation(noun) == Relation::Obl && grammar.places(&tree.preposition(noun));
                inside && is_held(grammar, tree, one, noun)
            })
        };
        let goes = |one: &One| {
            let subject = tree.child(at, Relation::Nsubj) == Some(one.predicate.at);
            let event = subject && one.predicate.shape == Shape::Nominal && !one.times.is_empty();
            let day = || one.times.iter().all(|time| days.get(*time) == Some(&true));
            // "levelled the fort", "levelled what was left"
            let done_to = tree.children(at).iter().any(|child| {
                *child > at && matches!(tree.relation(*child), Relation::Obj | Relation::Acl | Relation::Ccomp)
            });
            let does = || done_to && day() && tells(grammar, tree, at);
            event && if is_passive(tree, at) { is_occurring(grammar, tree, at) } else { does() }
        };
        // "A fire that broke out on 3 May destroyed the town"
        let breaks_out = |one: &One| {
            let Predicate { at: clause, shape, tense } = one.predicate;
            let noun = tree.head(clause).filter(|noun| tree.child(at, Relation::Nsubj) == Some(*noun));
            let kind = noun.and_then(|noun| grammar.noun_kind(tree.words[noun].small_lemma()));
            let own = tree.child(clause, Relation::Nsubj).is_some_and(|own| is_relative(tree, own));
            let day = || one.times.iter().all(|time| days.get(*time) == Some(&true));
            let told = shape == Shape::Finite && tense == Tense::Past && tree.relation(clause) == Relation::Acl && own;
            let strikes = kind.is_some_and(|kind| kind == DISASTER || day()) && !one.times.is_empty();
            told && strikes
                && !is_passive(tree, at)
                && tree.child(at, Relation::Obj).is_some()
                && tells(grammar, tree, at)
        };
        // "was annulled by the congress of 1815", "was destroyed by the fire of 1666"
        let agent = |one: &One| {
            let Predicate { at: noun, shape, .. } = one.predicate;
            let by = tree.head(noun) == Some(at) && tree.is(noun, Relation::Obl, "agent");
            by && shape == Shape::Nominal && !one.times.is_empty() && tells(grammar, tree, at)
        };
        // "was hit by a shell during the siege of January 1871"
        let during = |one: &One| {
            let Predicate { at: noun, shape, .. } = one.predicate;
            let head = tree.head(noun).filter(|_| matches!(tree.relation(noun), Relation::Obl | Relation::Nmod));
            let beside = head.is_some_and(|head| head == at || tree.head(head) == Some(at));
            let inside = grammar.order(&tree.preposition(noun)) == Some(RelationKind::During);
            beside && inside && shape == Shape::Nominal && !one.times.is_empty()
        };
        let by = || all.iter().position(agent).filter(|_| is_passive(tree, at));
        if let Some(from) = all.iter().position(during).or_else(by) {
            all[place].times = all[from].times.clone();
            all[from].contained = true;
            continue;
        }
        if let Some(from) = all.iter().position(breaks_out) {
            all[place].times = all[from].times.clone();
            continue;
        }
        let from = all.iter().position(held).or_else(|| all.iter().position(goes));
        if let Some(from) = from {
            all[place].times = all[from].times.clone();
            let first = tree.children(all[from].predicate.at).iter().copied().min();
            let first = first.map_or(all[from].predicate.at, |first| first.min(all[from].predicate.at));
            let apart = |at: usize| matches!(tree.written(at), "," | "(" | "–" | "—");
            all[from].contained = !(apart(first) || first > 0 && apart(first - 1));
        }
    }
}

/// "signed the treaty of 1850", "led the house to pass the act of 1858": what makes something did so when that was, which its name says.
pub(super) fn date_by_made(
    grammar: &Grammar,
    tree: &Tree<'_>,
    timexes: &[Timex],
    times: &mut Vec<told::Told>,
    all: &mut [One],
) {
    for place in 0..all.len() {
        let Predicate { at, shape, tense } = all[place].predicate;
        if !all[place].times.is_empty() || shape != Shape::Finite || tense != Tense::Past || is_denied(tree, at) {
            continue;
        }
        let makes =
            |verb: &usize| grammar.is_verb(tree.words[*verb].small_lemma(), Verb::Make) && !is_passive(tree, *verb);
        let brings = grammar.causes.brought_about(&tree.words[at].lemma).next().is_some();
        let verb = [at].into_iter().chain(tree.all(at, Relation::Xcomp).filter(|_| brings)).find(makes);
        let Some(object) = verb.and_then(|verb| tree.child(verb, Relation::Obj)) else { continue };
        let of = |child: &usize| {
            tree.relation(*child) == Relation::Nmod
                && grammar.is_of(&tree.preposition(*child))
                && tree.time_of(*child).is_some()
        };
        let Some(time) = tree.children(object).iter().copied().find(of).and_then(|child| tree.time_of(child)) else {
            continue;
        };
        let &[id] = times[time].times.as_slice() else { continue };
        let dated = timexes.get(id.0 as usize).is_some_and(|timex| matches!(timex.value, Some(TimeValue::Date(_))));
        if dated {
            let when = When::at(id, Lies::Within);
            all[place].times.push(lies_otherwise(times, time, when));
            all.iter_mut().filter(|one| one.predicate.at == object).for_each(|one| one.contained = true);
        }
    }
}

/// "a vote held in June": says whether a clause about a noun says when that took place.
fn is_held(grammar: &Grammar, tree: &Tree<'_>, one: &One, noun: usize) -> bool {
    let Predicate { at, shape, tense } = one.predicate;
    let done = shape == Shape::Participle && tree.tag(at) == "VBN" || shape == Shape::Finite && tense == Tense::Past;
    let says = tree.relation(at) == Relation::Acl && done && !one.times.is_empty();
    let held = grammar.is_verb(tree.words[at].small_lemma(), Verb::Occur);
    let happens = grammar.noun_kind(tree.words[noun].small_lemma()).is_some();
    // "in a town he held in 1340"
    let whose = tree.child(at, Relation::Nsubj).is_none_or(|own| tree.words[own].feats.contains("PronType=Rel"));
    let by = tree.all(at, Relation::Obl).any(|by| tree.is(by, Relation::Obl, "agent"));
    says && whose && (held && !by || happens && is_occurring(grammar, tree, at))
}

/// "was carried out", "took place": says whether a verb says of what happens only that it does.
fn is_occurring(grammar: &Grammar, tree: &Tree<'_>, at: usize) -> bool {
    let lemma = tree.words[at].small_lemma();
    [Verb::Occur, Verb::Light].into_iter().any(|class| grammar.is_verb(lemma, class))
}

/// Says whether a verb tells something done, which it does no later than what does it.
fn tells(grammar: &Grammar, tree: &Tree<'_>, at: usize) -> bool {
    let lemma = tree.words[at].small_lemma();
    let classes = [Verb::State, Verb::GoOn, Verb::Report, Verb::Light, Verb::Plan, Verb::Order];
    grammar.causes.brought_about(lemma).next().is_none()
        && !classes.into_iter().any(|class| grammar.is_verb(lemma, class))
}

/// "Inspectors who examined it", "the bishop, who visited in May": the noun that does what a clause about it tells, where no comma sets
/// that apart or he came there by it.
fn doer_of(grammar: &Grammar, tree: &Tree<'_>, clause: usize) -> Option<usize> {
    let does =
        tree.child(clause, Relation::Nsubj).is_some_and(|own| is_relative(tree, own)) && !is_passive(tree, clause);
    let first = tree.first_under(clause);
    let apart = [first.checked_sub(1), Some(first)].into_iter().flatten().any(|at| tree.written(at) == ",");
    let kind = grammar.verb_kind(tree.words[clause].small_lemma());
    let came = matches!(kind, Some(MOVEMENT | MEETING)) && tree.tag(clause) == "VBD";
    tree.head(clause).filter(|_| does && (!apart || came) && tree.relation(clause) == Relation::Acl)
}

/// "The chapel built in 1740 was burnt", "The rising of May 1848 was put down": the time that is said of what a verb is told of,
/// and does not date the verb. What is so told was no earlier.
pub(super) fn said_beside(
    grammar: &Grammar,
    tree: &Tree<'_>,
    times: &[told::Told],
    all: &[One],
    one: &One,
) -> Option<When> {
    let verb = one.predicate.at;
    let beside = |other: &&One| {
        let Predicate { at, shape, .. } = other.predicate;
        let relation = match shape {
            Shape::Nominal => Some(tree.relation(at)).filter(|_| tree.head(at) == Some(verb)),
            Shape::Participle => tree.head(at).filter(|noun| tree.head(*noun) == Some(verb)).map(|n| tree.relation(n)),
            // "Inspectors who examined it in 1877 found cracks"
            Shape::Finite => {
                doer_of(grammar, tree, at).filter(|noun| tree.head(*noun) == Some(verb)).map(|n| tree.relation(n))
            }
            Shape::Copular | Shape::Infinitive => None,
        };
        let done = match shape {
            Shape::Finite => relation == Some(Relation::Nsubj) && other.predicate.tense == Tense::Past,
            Shape::Nominal => relation == Some(Relation::Nsubj),
            _clause => {
                let of_noun = matches!(relation, Some(Relation::Nsubj | Relation::Obj | Relation::Obl));
                let done = tree.tag(at) == "VBN" && tree.relation(at) == Relation::Acl;
                of_noun && done && modality(grammar, tree, other.predicate).is_none()
            }
        };
        done && !other.times.is_empty()
    };
    let is_for = |time: usize| {
        let top = tree.top_of_time(time);
        top.is_some_and(|top| grammar.participant(&tree.preposition(top)) == Some("beneficiary"))
    };
    let said = all.iter().filter(beside).flat_map(|other| other.times.iter().copied());
    let told = |time: usize| times[time].when.filter(|when| when.relation == Lies::Within && !is_for(time));
    said.filter_map(told).next_back()
}
