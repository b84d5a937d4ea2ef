//! Which predicate a time dates, by the grammar of the sentence.

use syntax::Relation;

use super::grammar::{Grammar, Verb, VerbCue};
use super::modality::modality;
use super::predicate::{Predicate, Shape, Tense, reports};
use super::tree::Tree;
use crate::between::RelationKind;
use crate::event::{Modality, Relation as Lies};

/// Why a time dates a predicate.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Why {
    /// It hangs on it.
    Hangs,
    /// It stands right behind it, and the verb before tells no event of its own.
    Behind,
    /// It stands behind what is told to be done or become, and this tells that.
    Governs,
    /// It says for when something was planned, and this is said of that.
    Planned,
    /// It is a stretch, and this is the last told before it.
    Stretch,
    /// It hangs on nothing that tells anything, and this is the nearest.
    Nearest,
}

/// Returns the predicate that a time of the sentence dates, by its place among `predicates`, and why.
pub(crate) fn dated_by(
    grammar: &Grammar,
    tree: &Tree<'_>,
    predicates: &[Predicate],
    time: usize,
    lies: Lies,
) -> Option<(usize, Why)> {
    let top = tree.top_of_time(time).filter(|top| !tree.tells_of_day(*top))?;
    let place = |at: usize| predicates.iter().position(|predicate| predicate.at == at);
    let mut above = tree.head(top);
    let mut found = None;
    for _ in 0..tree.words.len() {
        let Some(at) = above else { break };
        found = place(at);
        if found.is_some() {
            break;
        }
        above = tree.head(at);
    }
    let found = found.map(|found| beyond_clause(tree, predicates, found, top).unwrap_or(found));
    let Some(found) = found else {
        return nearest(tree, predicates, top).map(|found| (found, Why::Nearest));
    };
    let begin = phrase_start(tree, top);
    if let Some(main) = behind_length(grammar, tree, predicates, predicates[found], top) {
        return Some((main, Why::Governs));
    }
    if let Some(governs) = governor(grammar, tree, predicates, predicates[found], top) {
        return Some((governs, Why::Governs));
    }
    if let Some(governs) = doing(grammar, tree, predicates, predicates[found], top) {
        return Some((governs, Why::Governs));
    }
    let predicate = predicates[found];
    if let Some(main) = fronted(tree, predicates, predicate, top) {
        return Some((main, Why::Governs));
    }
    if let Some(held) = planned_for(grammar, tree, predicates, predicate, top) {
        return Some((held, Why::Planned));
    }
    let verbal = predicate.shape != Shape::Nominal;
    if verbal && begin > predicate.at {
        let behind = noun_before(grammar, tree, predicates, predicate, begin).filter(|_| !tree.is_reached(time));
        if let Some(noun) = behind {
            return Some((noun, Why::Behind));
        }
        // "crossed the bridge, ending a presence that had lasted from 1979 to 1989": a stretch goes with what lasts.
        if lies == Lies::Throughout {
            // "remained closed throughout 1208"
            let how = |other: &Predicate| {
                let of_state =
                    tree.head(other.at).is_some_and(|head| grammar.is_verb(&tree.words[head].lemma, Verb::State));
                of_state && tree.relation(other.at) == Relation::Xcomp
            };
            let tells = |other: &Predicate| other.at < begin && other.shape != Shape::Infinitive && !how(other);
            let last = predicates.iter().rposition(tells);
            return last.map(|last| (last, Why::Stretch)).or(Some((found, Why::Hangs)));
        }
    }
    Some((found, Why::Hangs))
}

/// "married first, in 1790, a clerk, who died in 1798, and then, on 5 May 1801, a priest": a clause that has its time already is
/// over where something joins another, which is that of the verb above.
fn beyond_clause(tree: &Tree<'_>, predicates: &[Predicate], clause: usize, time: usize) -> Option<usize> {
    let Predicate { at, shape, .. } = predicates[clause];
    if shape != Shape::Finite || tree.relation(at) != Relation::Acl || time <= at {
        return None;
    }
    let timed = |word: usize| tree.time_of(word).is_some() && tree.time_of(word) != tree.time_of(time);
    let own = (at..time).find(|word| timed(*word))?;
    (own + 1..time).find(|word| tree.tag(*word) == "CC" && tree.written(word - 1) == ",")?;
    // What follows the join may be a verb of the clause itself: "who died in 1798 and left, on 5 May, a debt".
    let joined = |one: &Predicate| one.at > own && one.at < time && one.shape == Shape::Finite;
    let verb = tree.head(at).and_then(|noun| tree.head(noun)).filter(|_| !predicates.iter().any(joined))?;
    predicates.iter().position(|one| one.at == verb && one.shape == Shape::Finite)
}

/// "became the first woman to hold a chair in 1926", "moved north to relieve the city in May": the verb it hangs on is dated.
/// Not where that only plans, orders or refuses it.
fn governor(
    grammar: &Grammar,
    tree: &Tree<'_>,
    predicates: &[Predicate],
    predicate: Predicate,
    time: usize,
) -> Option<usize> {
    // "refused to sign on 3 September": that was when he refused.
    let is = |told: &usize, class| grammar.is_verb(tree.words[predicates[*told].at].small_lemma(), class);
    let how = modality(grammar, tree, predicate);
    let told = governing(tree, predicates, predicate).filter(|told| predicates[*told].tense == Tense::Past);
    // "The hall was a shed, put up to house the fair of 1851": that says which fair.
    let of_noun = tree.head(time) != Some(predicate.at);
    let put_up = tree.relation(predicate.at) == Relation::Acl && of_noun;
    let told = told.filter(|told| predicates[*told].shape != Shape::Copular || !put_up);
    told.filter(|told| match how {
        None => true,
        Some(Modality::Denied) => is(told, Verb::Deny),
        // "tried to land in May": that was when they tried.
        Some(Modality::Planned) => is(told, Verb::Attempt),
        Some(Modality::Ordered | Modality::Hypothetical) => false,
    })
}

/// "ceased working in 1871", "was caught stealing in March", "kept them from landing in May", "was suspected of having burnt it": when
/// something was begun, left off, seen or held against somebody is told of that, and not of what was done.
fn doing(
    grammar: &Grammar,
    tree: &Tree<'_>,
    predicates: &[Predicate],
    predicate: Predicate,
    time: usize,
) -> Option<usize> {
    let Predicate { at, shape, .. } = predicate;
    let verb = tree.head(at).filter(|verb| *verb < at)?;
    let goes_on = shape == Shape::Participle && tree.relation(at) == Relation::Xcomp && tree.tag(at) == "VBG";
    let prevents = grammar.causes.brought_about(&tree.words[verb].lemma).any(|cue| cue.kind == RelationKind::Prevents);
    let under = matches!(tree.relation(at), Relation::Obj | Relation::Obl | Relation::Advcl | Relation::Xcomp);
    let prevented = matches!(shape, Shape::Participle | Shape::Nominal) && under && prevents;
    let of = shape == Shape::Participle && tree.all(at, Relation::Mark).any(|mark| grammar.is_of(tree.written(mark)));
    // "was accused in June of having burnt the mill in May"
    let other = |child: &usize| tree.time_of(*child).is_some() && *child != time;
    let held = (prevented || of) && !tree.children(verb).iter().any(other);
    let verb = Some(verb).filter(|_| goes_on || held)?;
    predicates.iter().position(|one| one.at == verb && one.shape == Shape::Finite && one.tense == Tense::Past)
}

/// "fell after a siege of two years in May 1212": behind the length of what went before stands when it was over.
fn behind_length(
    grammar: &Grammar,
    tree: &Tree<'_>,
    predicates: &[Predicate],
    before: Predicate,
    time: usize,
) -> Option<usize> {
    let after = grammar.order(&tree.preposition(before.at)) == Some(RelationKind::After);
    let noun = before.shape == Shape::Nominal && tree.relation(before.at) == Relation::Obl && after;
    let other = |length: &usize| {
        let apart = tree.time_of(*length).is_some() && tree.time_of(*length) != tree.time_of(time);
        apart && tree.relation(*length) == Relation::Nmod && *length < time && tree.time_of(*length + 1).is_none()
    };
    let length = tree.children(before.at).iter().copied().find(other).filter(|_| noun)?;
    let of = grammar.is_of(&tree.preposition(length)) && tree.child(time, Relation::Case).is_some();
    let verb = tree.head(before.at).filter(|verb| of && *verb < before.at)?;
    predicates.iter().position(|one| one.at == verb && one.shape == Shape::Finite && one.tense == Tense::Past)
}

/// The verb that tells of an infinitive, by its place among the predicates: "moved" of "moved north to relieve".
pub(crate) fn governing(tree: &Tree<'_>, predicates: &[Predicate], predicate: Predicate) -> Option<usize> {
    if predicate.shape != Shape::Infinitive {
        return None;
    }
    let mut at = tree.head(predicate.at)?;
    for _ in 0..tree.words.len() {
        let told = predicates.iter().position(|one| one.at == at);
        let finite = told.filter(|told| matches!(predicates[*told].shape, Shape::Finite | Shape::Copular));
        if finite.is_some() {
            return finite;
        }
        let goes_on = matches!(
            tree.relation(at),
            Relation::Xcomp | Relation::Obj | Relation::Conj | Relation::Advcl | Relation::Nsubj
        );
        at = tree.head(at).filter(|_| goes_on)?;
    }
    None
}

/// "In 1789, angered by prices, the crowd marched": what stands before both is the time of the main verb.
fn fronted(tree: &Tree<'_>, predicates: &[Predicate], told: Predicate, time: usize) -> Option<usize> {
    let before = told.shape == Shape::Participle && tree.relation(told.at) == Relation::Advcl && time < told.at;
    let main = tree.head(told.at).filter(|main| before && *main > told.at)?;
    predicates.iter().position(|one| one.at == main && one.shape == Shape::Finite)
}

/// "Elections planned for 14 May were held", "elected consul for 107 BC, he took command": the time is that of what it was
/// for.
fn planned_for(grammar: &Grammar, tree: &Tree<'_>, all: &[Predicate], plan: Predicate, time: usize) -> Option<usize> {
    let plans = plan.shape == Shape::Participle;
    let beneficiary = grammar.participant(&tree.preposition(time)) == Some("beneficiary");
    if !plans || !beneficiary || tree.relation(plan.at) != Relation::Acl {
        return None;
    }
    let noun = tree.head(plan.at)?;
    // "The trial, set for May, was postponed"
    let called_off = |at: usize| grammar.is_verb(tree.words[at].small_lemma(), Verb::CallOff);
    let held = |at: usize| all.iter().position(|one| one.at == at && one.shape == Shape::Finite && !called_off(at));
    tree.head(noun).filter(|_| tree.relation(noun) == Relation::Nsubj).and_then(held)
}

/// The first word of the phrase a time stands in: its preposition.
fn phrase_start(tree: &Tree<'_>, top: usize) -> usize {
    let first = tree.children(top).iter().copied().filter(|child| tree.relation(*child) == Relation::Case).min();
    let mut start = first.unwrap_or(top).min(top);
    while start > 0 && tree.time_of(start - 1).is_some() && tree.time_of(start - 1) == tree.time_of(top) {
        start -= 1;
    }
    start
}

/// "contributed to its collapse in 1991": behind a verb that tells no event of its own the time dates the noun before it.
fn noun_before(
    grammar: &Grammar,
    tree: &Tree<'_>,
    predicates: &[Predicate],
    verb: Predicate,
    begin: usize,
) -> Option<usize> {
    let lemma = &tree.words[verb.at].lemma;
    // What was prevented did not happen.
    // "led to a war in May", but not "led an assault in May".
    let fits = |preposition: &str| {
        tree.children(verb.at).iter().any(|child| {
            let mark = tree.all(*child, Relation::Mark).any(|mark| tree.words[mark].lemma == preposition);
            mark || tree.preposition(*child) == preposition
        })
    };
    let brings = |cue: &VerbCue| cue.kind != RelationKind::Prevents && cue.with.as_deref().is_none_or(fits);
    let hollow = grammar.causes.brought_about(lemma).any(brings)
        || verb.tense == Tense::Present
        || reports(grammar, tree, verb.at)
        || grammar.is_verb(lemma, Verb::State)
        || verb.shape == Shape::Copular;
    if !hollow {
        return None;
    }
    // "remained under siege until August": how it stood then, and not the siege.
    let case_alone = |noun: usize| tree.children(noun).iter().all(|child| tree.relation(*child) == Relation::Case);
    let stands =
        |noun: usize| grammar.is_verb(lemma, Verb::State) && tree.head(noun) == Some(verb.at) && case_alone(noun);
    // "opened the siege in May": that was when it was opened.
    let phase = [Verb::Begin, Verb::End].into_iter().any(|phase| grammar.is_verb(lemma, phase));
    let opened = |noun: usize| phase && tree.relation(noun) == Relation::Obj && tree.head(noun) == Some(verb.at);
    predicates.iter().position(|noun| {
        noun.shape == Shape::Nominal
            && !stands(noun.at)
            && !opened(noun.at)
            && noun.at > verb.at
            && noun.at < begin
            && last_under(tree, noun.at, begin) + 1 == begin
    })
}

/// The last word under a noun before `limit`.
fn last_under(tree: &Tree<'_>, noun: usize, limit: usize) -> usize {
    let mut under = Vec::new();
    tree.gather_under(noun, &|_| false, &mut under);
    under.into_iter().filter(|at| *at < limit).max().unwrap_or(noun)
}

/// The finite predicate that stands nearest to a word.
fn nearest(tree: &Tree<'_>, predicates: &[Predicate], top: usize) -> Option<usize> {
    let finite = |predicate: &Predicate| matches!(predicate.shape, Shape::Finite | Shape::Copular);
    let distance = |predicate: &Predicate| predicate.at.abs_diff(top);
    let all = predicates.iter().enumerate();
    // "On 5 May the mill, of which Orme is a partner, …": what is said of a noun behind the time is not what the time is of.
    let aside = |one: &Predicate| {
        let which = tree.children(one.at).iter().any(|at| tree.words[*at].feats.contains("PronType=Rel"));
        which
            && tree.relation(one.at) == Relation::Acl
            && tree.head(one.at).is_some_and(|noun| top < noun && noun < one.at)
    };
    let main = all.clone().filter(|(_, one)| finite(one) && !aside(one)).min_by_key(|(_, one)| distance(one));
    let best = main.or_else(|| all.clone().filter(|(_, one)| finite(one)).min_by_key(|(_, one)| distance(one)));
    best.or_else(|| all.min_by_key(|(_, one)| distance(one))).map(|(index, _)| index).filter(|_| !tree.words.is_empty())
}
