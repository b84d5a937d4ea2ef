//! Attributions told by grammar and lists where the model finds none: "reportedly", "is said to", "what many consider", "tradition
//! holds that", "is referred to as". The model learnt from news, accounts of history have these of their own.

use syntax::{Relation, Upos};

use crate::extract::Found;
use crate::hash::seen;
use crate::lexicon::{Class, Lexicon};
use crate::words::Words;
use crate::{Guideline, aside, given, held, joined, many, reported, speaker, view};

/// "As" stands at most so many words behind its verb in a cue: "referred to as", "described by some as".
const AS_WITHIN: usize = 6;

/// Returns what the lists find and `known` does not have.
pub(crate) fn found(lexicon: &Lexicon, words: &Words, guideline: Guideline, known: &[&Found]) -> Vec<Found> {
    let mut taken = vec![false; words.list.len()];
    for at in known.iter().flat_map(|one| &one.cue).flat_map(|run| run.0..run.1) {
        taken[at] = true;
    }
    let at = |at: usize| {
        (!taken[at])
            .then(|| {
                adverb(lexicon, words, at)
                    .or_else(|| passive(lexicon, words, at))
                    .or_else(|| vague(lexicon, words, at))
                    .or_else(|| opinion(lexicon, words, at))
                    .or_else(|| match guideline {
                        Guideline::News => None,
                        Guideline::Narrative => reported::found(lexicon, words, at)
                            .or_else(|| view::of_somebody(lexicon, words, at))
                            .or_else(|| view::of_cause(lexicon, words, at))
                            .or_else(|| view::of_number(lexicon, words, at))
                            .or_else(|| view::of_story(lexicon, words, at))
                            .or_else(|| aside::found(lexicon, words, at))
                            .or_else(|| aside::passive(lexicon, words, at))
                            .or_else(|| aside::rumoured(lexicon, words, at))
                            .or_else(|| held::denied_doing(lexicon, words, at))
                            .or_else(|| view::of_source(lexicon, words, at))
                            .or_else(|| given::found(lexicon, words, at))
                            .or_else(|| held::denied(lexicon, words, at))
                            .or_else(|| held::called(lexicon, words, at))
                            .or_else(|| held::considered(lexicon, words, at))
                            .or_else(|| many::found(lexicon, words, at))
                            .or_else(|| joined::found(lexicon, words, at)),
                    })
                    .or_else(|| legend(lexicon, words, at))
            })
            .flatten()
    };
    let found = (0..words.list.len()).filter_map(at);
    found
        .filter(|one| !one.content.is_empty() && !one.cue.iter().any(|run| (run.0..run.1).any(|at| taken[at])))
        .collect()
}

/// "The general reportedly refused": the clause without the adverb.
fn adverb(lexicon: &Lexicon, words: &Words, at: usize) -> Option<Found> {
    let word = &words.list[at];
    let head = word.head.filter(|_| lexicon.is(word.lemma, Class::Adverb) && word.relation == Relation::Advmod)?;
    let clause = &words.list[head];
    let content = without(words, (clause.left, clause.right + 1), (at, at + 1));
    Some(Found { head: at, cue: vec![(at, at + 1)], content, ..Found::default() })
}

/// "He is said to have died", "the day is also referred to as a feast": the subject and what is said of it, by nobody or by whom the
/// clause names.
fn passive(lexicon: &Lexicon, words: &Words, at: usize) -> Option<Found> {
    let word = &words.list[at];
    let helper = passive_helper(words, at)?;
    let of_agent = seen(Relation::Obl.as_str()).with(seen("agent"));
    let subject = child(words, at, |other| words.list[other].relation == Relation::Nsubj);
    let agent = child(words, at, |other| words.list[other].label == of_agent && other > at);
    let (cue_end, said) = if lexicon.is(word.lemma, Class::Naming) {
        named_as(lexicon, words, at)?
    } else if lexicon.is(word.lemma, Class::Passive) && agent.is_none() {
        let clause = child(words, at, |other| {
            let relation = words.list[other].relation;
            let infinitive = relation == Relation::Xcomp && lexicon.is(word.lemma, Class::Infinitive);
            other > at && (relation == Relation::Ccomp || infinitive)
        })?;
        (at + 1, phrase(words, clause))
    } else {
        return None;
    };
    let cue = (helper.min(at), cue_end);
    let mut source = Vec::new();
    if let Some(agent) = agent {
        // The word that opens the agent is none of it.
        let (start, end) = phrase(words, agent);
        let by = child(words, agent, |other| words.list[other].relation == Relation::Case);
        source.push((by.map_or(start, |by| by + 1), end));
    }
    let mut content: Vec<(usize, usize)> = subject.map(|subject| phrase(words, subject)).into_iter().collect();
    content.push(said);
    let apart = |one: (usize, usize), other: (usize, usize)| one.1 <= other.0 || other.1 <= one.0;
    content.retain(|run| run.0 < run.1 && apart(*run, cue) && source.iter().all(|source| apart(*run, *source)));
    source.retain(|run| run.0 < run.1 && apart(*run, cue));
    Some(Found { head: at, source, cue: vec![cue], content, ..Found::default() })
}

/// Returns where a cue such as "referred to as" ends, and what stands behind it.
fn named_as(lexicon: &Lexicon, words: &Words, at: usize) -> Option<(usize, (usize, usize))> {
    let end = words.sentence(words.list[at].sentence).end;
    let opens = (at + 1..end.min(at + 1 + AS_WITHIN)).find(|place| lexicon.is(words.list[*place].form, Class::As))?;
    let start = opens + 1;
    // Up from the word behind it, as long as all of it stands behind; a verb with a subject is another clause.
    let has_subject = |at: usize| {
        let is_verb = matches!(words.list[at].upos, Upos::Verb | Upos::Aux);
        is_verb && child(words, at, |other| words.list[other].relation == Relation::Nsubj).is_some()
    };
    let mut named = (start < end).then_some(start)?;
    while let Some(up) = words.list[named].head.filter(|up| words.list[*up].left >= opens && !has_subject(*up)) {
        named = up;
    }
    Some((start, (start, words.list[named].right + 1)))
}

/// The helper of a verb in the passive.
fn passive_helper(words: &Words, at: usize) -> Option<usize> {
    let passive = seen(Relation::Aux.as_str()).with(seen("pass"));
    child(words, at, |other| words.list[other].label == passive)
}

/// Says whether a verb stands in the passive.
pub(crate) fn is_passive(words: &Words, at: usize) -> bool {
    passive_helper(words, at).is_some()
}

/// Gives what is named or believed in the passive to the content, where it was taken for who says so: "the day is called".
pub(crate) fn mend(lexicon: &Lexicon, words: &Words, one: &mut Found) {
    let lemma = words.list[one.head].lemma;
    let told = lexicon.is(lemma, Class::Naming) || lexicon.is(lemma, Class::Passive);
    let addressed = lexicon.is(lemma, Class::Address);
    let Some(helper) = passive_helper(words, one.head).filter(|_| told || addressed) else { return };
    // The helper belongs to the cue, where nothing else stands between.
    let between = |run: &&mut (usize, usize)| run.0 == one.head && helper < run.0;
    let is_free = (helper..one.head).all(|at| {
        words.list[at].head == Some(one.head) && matches!(words.list[at].relation, Relation::Aux | Relation::Advmod)
    });
    if let Some(cue) = one.cue.iter_mut().find(between).filter(|_| is_free) {
        cue.0 = helper;
        one.content.retain(|run| run.1 <= helper || one.head < run.0);
    }
    let is_subject = |at: usize| words.list[at].relation == Relation::Nsubj && words.list[at].head == Some(one.head);
    let holds = |run: &(usize, usize)| (run.0..run.1).any(is_subject);
    let clause = child(words, one.head, |other| words.list[other].relation == Relation::Ccomp);
    // "Three died, and it is said that the fourth fled": what stands before is told by the account.
    let it = child(words, one.head, |other| words.list[other].relation == Relation::Expl);
    let behind = |clause: usize| one.content.iter().any(|run| run.1 > words.list[clause].left);
    if told && it.is_some() && clause.is_some_and(behind) {
        one.content.retain(|run| run.0 > helper);
    }
    if addressed && !told && clause.is_some() {
        one.content.retain(|run| !holds(run) || (run.0..run.1).contains(&one.head));
    }
    if !one.source.iter().any(holds) {
        return;
    }
    if told {
        one.content.append(&mut one.source);
        one.content.sort_unstable();
    } else {
        one.source.clear(); // whoever is told does not say it
    }
}

/// "What many consider the end": a vague source and what it takes for what.
fn vague(lexicon: &Lexicon, words: &Words, at: usize) -> Option<Found> {
    let word = &words.list[at];
    if !lexicon.is(word.lemma, Class::Naming) {
        return None;
    }
    let subject = child(words, at, |other| {
        words.list[other].relation == Relation::Nsubj && lexicon.is(words.list[other].lemma, Class::Vague) && other < at
    })?;
    let after: Vec<usize> = words
        .children(at)
        .iter()
        .copied()
        .filter(|child| {
            let told = matches!(
                words.list[*child].relation,
                Relation::Obj | Relation::Xcomp | Relation::Obl | Relation::Ccomp | Relation::Nmod
            );
            *child > at && told
        })
        .collect();
    let (first, last) = (after.first()?, after.last()?);
    let content = (words.list[*first].left, words.list[*last].right + 1);
    let source = phrase(words, subject);
    (source.1 <= at && at < content.0).then(|| Found {
        head: at,
        source: vec![source],
        cue: vec![(at, at + 1)],
        content: vec![content],
        ..Found::default()
    })
}

/// "Historians see the treaty as the start": one thing taken for another by somebody.
fn opinion(lexicon: &Lexicon, words: &Words, at: usize) -> Option<Found> {
    let word = &words.list[at];
    let taken = child(words, at, |other| words.list[other].relation == Relation::Obj && other > at)?;
    if !lexicon.is(word.lemma, Class::Naming) || word.upos != Upos::Verb || is_passive(words, at) {
        return None;
    }
    let subject = child(words, at, |other| words.list[other].relation == Relation::Nsubj && other < at)?;
    let is_as = |at: &usize| lexicon.is(words.list[*at].form, Class::As);
    let takes_for = |other: usize| {
        let told =
            [Relation::Obl, Relation::Xcomp, Relation::Advcl, Relation::Nmod].contains(&words.list[other].relation);
        other > taken && told && words.children(other).iter().any(is_as)
    };
    let takes_for = child(words, at, takes_for).or_else(|| child(words, taken, takes_for))?;
    let source = phrase(words, subject);
    let content = (words.list[taken].left, words.list[takes_for].right + 1);
    Found::of_verb(at, source, content).filter(|_| !speaker::is_mute(lexicon, words, subject))
}

/// "Tradition holds that", "legend has it that".
fn legend(lexicon: &Lexicon, words: &Words, at: usize) -> Option<Found> {
    let word = &words.list[at];
    if !lexicon.is(word.lemma, Class::Telling) {
        return None;
    }
    let subject = child(words, at, |other| {
        words.list[other].relation == Relation::Nsubj && lexicon.is(words.list[other].lemma, Class::Legend)
    })?;
    let clause = child(words, at, |other| {
        other > at
            && matches!(
                words.list[other].relation,
                Relation::Ccomp | Relation::Advcl | Relation::Acl | Relation::Parataxis
            )
    })?;
    let (source, start) = (phrase(words, subject), words.list[clause].left);
    (source.1 <= at && at < start).then(|| Found {
        head: at,
        source: vec![source],
        cue: vec![(at, start)],
        content: vec![(start, words.list[clause].right + 1)],
        ..Found::default()
    })
}

pub(crate) fn child(words: &Words, at: usize, is: impl Fn(usize) -> bool) -> Option<usize> {
    words.children(at).iter().copied().find(|child| is(*child))
}

/// All that hangs on a word.
pub(crate) fn phrase(words: &Words, at: usize) -> (usize, usize) {
    (words.list[at].left, words.list[at].right + 1)
}

/// A run without another within it, and without marks at its ends.
fn without(words: &Words, run: (usize, usize), other: (usize, usize)) -> Vec<(usize, usize)> {
    let is_mark = |at: usize| words.list[at].upos == syntax::Upos::Punct && !words.list[at].mark;
    let mut runs = vec![(run.0, other.0), (other.1, run.1)];
    for run in &mut runs {
        while run.0 < run.1 && is_mark(run.1 - 1) {
            run.1 -= 1;
        }
        while run.0 < run.1 && is_mark(run.0) {
            run.0 += 1;
        }
    }
    runs.retain(|run| run.0 < run.1);
    runs
}
