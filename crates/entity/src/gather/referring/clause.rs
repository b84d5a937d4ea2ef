//! What the clauses around a pronoun tell of it: whom the clause before it is about, whose doing it stands in, and nobody in
//! particular, "a daughter could not travel alone", whom no later clause goes on from.

use std::ops::Range;

use syntax::{Relation, Upos};

use super::pair::{Asked, Candidate};
use super::told::{By, Sort, Thing, Told};
use super::words::Words;
use crate::Kind;
use crate::lists::Pronoun;
use crate::seen::Seen;

/// What a clause tells of a pronoun.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Tells {
    /// It stands for this.
    Thing(usize),
    /// It stands for what was told, though nobody knows that it may.
    Open,
}

/// What the clause before a pronoun, or the one around its own, tells of it.
pub(super) fn tells(told: &Told<'_>, asked: Asked, candidates: &[Candidate]) -> Option<Tells> {
    let subject = told.seen.words[asked.at].relation == Relation::Nsubj;
    if !subject || !matches!(asked.pronoun, Pronoun::He | Pronoun::She) || told.quoted {
        return None;
    }
    let thing = goes_on(told, asked, candidates)
        .or_else(|| keeps_on(told, asked, candidates))
        .or_else(|| kin_acts(told, asked, candidates))
        .or_else(|| kin_goes_on(told, asked, candidates))
        .or_else(|| set_apart(told, asked, candidates));
    thing.map(Tells::Thing).or_else(|| of_maker(told, asked, candidates))
}

/// "The general was wounded in an attempt to seize him; he died in May": to whom the clause before the semicolon was done.
fn goes_on(told: &Told<'_>, asked: Asked, candidates: &[Candidate]) -> Option<usize> {
    let seen = told.seen;
    let first = seen.sentences[asked.at].0;
    let before = asked.at.checked_sub(1).filter(|before| *before > first && seen.written(*before) == ";")?;
    let begins = (first..before).rev().find(|at| seen.written(*at) == ";").map_or(first, |at| at + 1);
    let done = |at: &usize| {
        let passive = seen.words[*at].relation == Relation::Nsubj && seen.words[*at].subtype == "pass";
        passive && seen.heads[*at].is_some_and(|verb| is_main(seen, verb))
    };
    let mut subjects = (begins..before).filter(done);
    let subject = subjects.next().filter(|_| subjects.next().is_none())?;
    thing_at(told, candidates, subject)
}

/// "X filed for a patent; it was granted": the one new thing of the clause before, where nothing named there may be meant.
pub(super) fn introduced(told: &Told<'_>, asked: Asked, candidates: &[Candidate]) -> Option<usize> {
    let seen = told.seen;
    let done = seen.words[asked.at].relation == Relation::Nsubj && seen.words[asked.at].subtype == "pass";
    if asked.pronoun != Pronoun::It || !done || told.quoted {
        return None;
    }
    let opens = seen.sentences[asked.at].0 == asked.at && !opens_paragraph(seen, asked.at);
    let reach = if opens { 1 } else { 0 };
    let near = |thing: &usize| told.things[*thing].last.sentence + reach >= told.sentence;
    let things = || candidates.iter().filter_map(|candidate| candidate.thing).filter(near);
    if things().any(|thing| matches!(told.things[thing].sort, Sort::Named(_))) {
        return None;
    }
    // "It had been sold to a company. It was rebuilt": the account goes on with what was "it" there.
    let carried = |thing: usize| {
        let last = told.things[thing].last;
        last.by == By::Pronoun && seen.words[last.at].relation == Relation::Nsubj
    };
    if things().any(|thing| told.things[thing].pronoun == Some(Pronoun::It) && carried(thing)) {
        return None;
    }
    let new = |thing: &usize| {
        let thing = &told.things[*thing];
        thing.noun.filter(|noun| *noun == thing.last.at).is_some_and(|noun| {
            let indefinite = |part: &usize| seen.words[*part].feats.contains("Definite=Ind");
            let told_of = matches!(seen.words[noun].relation, Relation::Obj | Relation::Obl);
            let main = seen.heads[noun].is_some_and(|verb| is_main(seen, verb));
            told_of && main && seen.hanging(noun).iter().any(indefinite)
        })
    };
    let mut found = things().filter(new);
    found.next().filter(|_| found.next().is_none())
}

/// "X was made governor. Angered by the denial of Y's claim, he revolted": whom the main clause before is told of, where a participle
/// stands before the pronoun's verb and all that is named since stands within its phrase. None of that is whom it is said of.
fn keeps_on(told: &Told<'_>, asked: Asked, candidates: &[Candidate]) -> Option<usize> {
    let seen = told.seen;
    let verb = seen.heads[asked.at].filter(|verb| is_main(seen, *verb))?;
    let frame = seen.hanging(verb).iter().copied().find(|part| {
        let participle = matches!(seen.words[*part].xpos, "VBN" | "VBG");
        *part < asked.at && participle && seen.words[*part].relation == Relation::Advcl
    })?;
    let first = seen.sentences[asked.at].0;
    let (start, end) = seen.under[frame];
    let things = || candidates.iter().filter_map(|candidate| candidate.thing);
    let here = |thing: &usize| told.things[*thing].last.at >= first;
    let within = |thing: usize| (start..end).contains(&told.things[thing].last.at);
    let before = first.checked_sub(1).map(|last| seen.sentences[last].0)?;
    if !things().filter(here).all(within) || opens_paragraph(seen, first) {
        return None;
    }
    // Where nobody is named in the phrase, the one who does something in the sentence before goes on.
    if !things().any(|thing| here(&thing)) {
        return only_actor(told, candidates, before..first);
    }
    let mut subjects = main_subjects(seen, before..first);
    let thing = thing_at(told, candidates, subjects.next()?).or_else(|| only_actor(told, candidates, before..first))?;
    // Another main clause of another subject stands between.
    (subjects.next().is_none() && !here(&thing)).then_some(thing)
}

/// "Trouble began when X took over": the only one who does anything in a sentence whose main clause is of nobody.
fn only_actor(told: &Told<'_>, candidates: &[Candidate], words: Range<usize>) -> Option<usize> {
    let acts = |at: &usize| told.seen.words[*at].relation == Relation::Nsubj;
    let mut actors: Vec<usize> = words.filter(acts).filter_map(|at| thing_at(told, candidates, at)).collect();
    actors.dedup();
    <[usize; 1]>::try_from(actors).ok().map(|[only]| only)
}

/// "His only son, X, was called to the bar. He died in 1758": a kinsman who is named by what he did is the one told of; of one who was
/// only born that is not so.
fn kin_acts(told: &Told<'_>, asked: Asked, candidates: &[Candidate]) -> Option<usize> {
    let seen = told.seen;
    let first = seen.sentences[asked.at].0;
    if asked.at != first || opens_paragraph(seen, first) {
        return None;
    }
    let before = first.checked_sub(1).map(|last| seen.sentences[last].0)?;
    let mut subjects = main_subjects(seen, before..first);
    let kin = subjects.next().filter(|_| subjects.next().is_none())?;
    let introduced = &Words::english().introduced.verbs;
    let acts = seen.heads[kin].is_some_and(|verb| !introduced.contains(seen.words[verb].small_lemma()));
    let his = seen.hanging(kin).iter().any(|part| seen.words[*part].xpos == "PRP$");
    let named = seen.hanging(kin).iter().any(|part| {
        seen.words[*part].relation == Relation::Appos && seen.words[*part].upos == Upos::Propn && *part > kin
    });
    let is_kin = told.lists.is_kin(seen.words[kin].small_lemma());
    thing_at(told, candidates, kin).filter(|_| acts && his && named && is_kin)
}

/// "His son X escaped to the hills, from where he raided the road": so it is within a clause that says more of what the kinsman did.
fn kin_goes_on(told: &Told<'_>, asked: Asked, candidates: &[Candidate]) -> Option<usize> {
    let seen = told.seen;
    let verb = seen.heads[asked.at]?;
    let first = seen.sentences[asked.at].0;
    let more = matches!(seen.words[verb].relation, Relation::Advcl | Relation::Acl | Relation::Parataxis);
    let kin = main_subjects(seen, first..asked.at).next().filter(|_| more)?;
    let (begins, main) = (seen.under[verb].0, seen.heads[kin]?);
    let under = kin < begins && main < begins && seen.heads[verb].is_some_and(|head| seen.under[main].0 <= head);
    let named = seen.hanging(kin).iter().copied().find(|part| {
        seen.words[*part].relation == Relation::Appos && seen.words[*part].upos == Upos::Propn && *part > kin
    })?;
    let his = seen.hanging(kin).iter().any(|part| seen.words[*part].xpos == "PRP$");
    let introduced = &Words::english().introduced.verbs;
    let acts = !introduced.contains(seen.words[main].small_lemma());
    let is_kin = told.lists.is_kin(seen.words[kin].small_lemma());
    let found = thing_at(told, candidates, kin).or_else(|| thing_at(told, candidates, named));
    found.filter(|_| under && his && acts && is_kin)
}

/// "The elder X came to Graz in 1850. By 1868 he owned a mill": whom a word told from a namesake as the one the clause before is about.
fn set_apart(told: &Told<'_>, asked: Asked, candidates: &[Candidate]) -> Option<usize> {
    let seen = told.seen;
    let first = seen.sentences[asked.at].0;
    let main = seen.heads[asked.at].is_some_and(|verb| is_main(seen, verb));
    let before = first.checked_sub(1).map(|last| seen.sentences[last].0).filter(|_| main)?;
    let mut subjects = main_subjects(seen, before..first);
    let subject = subjects.next().filter(|_| subjects.next().is_none() && !opens_paragraph(seen, first))?;
    let tells = |at: usize| told.lists.is_elder(&seen.small[at]) || told.lists.is_younger(&seen.small[at]);
    let apart = tells(subject) || seen.hanging(subject).iter().any(|part| tells(*part));
    let thing = thing_at(told, candidates, subject).filter(|_| apart)?;
    let here = |candidate: &Candidate| candidate.thing.is_some_and(|thing| told.things[thing].last.at >= first);
    (told.things[thing].entity.is_some() && !candidates.iter().any(here)).then_some(thing)
}

/// "In that century Hiero reigned for long. He died in May": whom the main clause before is told of; where that is a name of nobody
/// known, he stays open.
pub(super) fn subject_before(told: &Told<'_>, asked: Asked, candidates: &[Candidate]) -> Option<Tells> {
    let seen = told.seen;
    let first = seen.sentences[asked.at].0;
    let subject = seen.words[asked.at].relation == Relation::Nsubj && seen.heads[asked.at].is_some();
    let person = matches!(asked.pronoun, Pronoun::He | Pronoun::She);
    if !subject || !person || told.quoted || opens_paragraph(seen, first) {
        return None;
    }
    let before = first.checked_sub(1).map(|last| seen.sentences[last].0)?;
    let subject = main_subjects(seen, before..first).next()?;
    let thing = thing_at(told, candidates, subject).map(Tells::Thing);
    let known = told.recent.iter().map(|thing| &told.things[*thing]);
    let known = known.into_iter().any(|thing| thing.last.at == subject && thing.entity.is_some());
    thing.or_else(|| (seen.words[subject].upos == Upos::Propn && !known).then_some(Tells::Open))
}

/// "Thomas Carr, son of Henry Carr, was baptised in 1650. He was apprenticed in 1664": the one named whom the main clause before is told
/// of, where a pronoun opens the sentence as its subject.
pub(super) fn goes_on_from(told: &Told<'_>, asked: Asked, candidates: &[Candidate]) -> Option<usize> {
    let first = told.seen.sentences[asked.at].0;
    let person = |thing: usize| {
        let thing = &told.things[thing];
        thing.last.at >= first && matches!(thing.sort, Sort::Named(Kind::Person) | Sort::Person)
    };
    let main = told.seen.heads[asked.at].is_some_and(|verb| is_main(told.seen, verb));
    if !main || candidates.iter().filter_map(|candidate| candidate.thing).any(person) {
        return None;
    }
    match subject_before(told, asked, candidates)? {
        Tells::Thing(thing) => told.things[thing].entity.map(|_| thing),
        Tells::Open => None,
    }
}

fn opens_paragraph(seen: &Seen<'_>, first: usize) -> bool {
    seen.words[first].before == syntax::Gap::Edge
}

/// "X wrote a letter in which he accused Y": who made what the clause is about. Where that is nobody who is known to be a person, he
/// stays open.
fn of_maker(told: &Told<'_>, asked: Asked, candidates: &[Candidate]) -> Option<Tells> {
    let seen = told.seen;
    let verb = seen.heads[asked.at].filter(|verb| seen.words[*verb].relation == Relation::Acl)?;
    let within = (verb.min(asked.at).saturating_sub(2)..asked.at).any(|at| {
        let opens = seen.words[at].xpos == "WDT" && seen.heads[at] == Some(verb) && at + 1 == asked.at;
        opens && seen.words[at].relation == Relation::Obl
    });
    let made = seen.heads[verb].filter(|made| within && *made < verb && seen.words[*made].relation == Relation::Obj)?;
    let does = seen.heads[made]?;
    let maker = seen.hanging(does).iter().copied().find(|part| {
        seen.words[*part].relation == Relation::Nsubj && seen.words[*part].subtype != "pass" && *part < does
    })?;
    match thing_at(told, candidates, maker) {
        Some(thing) => Some(Tells::Thing(thing)),
        None => (seen.words[maker].upos == Upos::Propn).then_some(Tells::Open),
    }
}

/// The person that may be meant who is told of at a word, or beside it: "the chief, General X".
fn thing_at(told: &Told<'_>, candidates: &[Candidate], at: usize) -> Option<usize> {
    let seen = told.seen;
    let is_beside = |last: usize| {
        matches!(seen.words[last].relation, Relation::Appos | Relation::Flat) && seen.heads[last] == Some(at)
    };
    let is_person = |thing: &&usize| {
        let thing = &told.things[**thing];
        let person = matches!(thing.sort, Sort::Named(_) | Sort::Person) || thing.pronoun.is_some();
        person && thing.noun.into_iter().chain([thing.last.at]).any(|told| told == at || is_beside(told))
    };
    let all: Vec<usize> = candidates.iter().filter_map(|candidate| candidate.thing).collect();
    let named = all.iter().filter(is_person).find(|thing| told.things[**thing].entity.is_some());
    named.or_else(|| all.iter().find(is_person)).copied()
}

/// Says whether a verb hangs on nothing, or is only joined to one that does; nor is one that was taken to be told by a clause before
/// it, "before they voted, he was shot".
/// The subjects of main clauses among words.
fn main_subjects(seen: &Seen<'_>, words: Range<usize>) -> impl Iterator<Item = usize> {
    words.filter(|at| {
        let subject = seen.words[*at].relation == Relation::Nsubj;
        subject && seen.heads[*at].is_some_and(|verb| is_main(seen, verb))
    })
}

fn is_main(seen: &Seen<'_>, verb: usize) -> bool {
    match seen.words[verb].relation {
        Relation::Root => true,
        Relation::Conj | Relation::Parataxis => seen.heads[verb].is_some_and(|head| is_main(seen, head)),
        Relation::Ccomp => seen.heads[verb].filter(|head| *head < verb).is_some_and(|head| {
            let opens = |part: &usize| seen.words[*part].relation == Relation::Mark && seen.words[*part].xpos == "IN";
            seen.words[head].relation == Relation::Root
                && seen.hanging(head).iter().any(|part| opens(part) && *part < head)
        }),
        _within => false,
    }
}

/// "Since a daughter could not travel alone, she married": one who is nobody in particular is none of those told of, but in what is
/// said of him: "if a man could not pay, he was jailed".
pub(super) fn is_of_nobody(told: &Told<'_>, asked: Asked, thing: &Thing) -> bool {
    let seen = told.seen;
    let Some(noun) = thing.noun.filter(|_| thing.entity.is_none()) else { return false };
    let indefinite = |part: &usize| seen.words[*part].feats.contains("Definite=Ind");
    let Some(verb) = seen.heads[noun].filter(|_| seen.words[noun].relation == Relation::Nsubj) else { return false };
    let may = |part: &usize| seen.words[*part].xpos == "MD" && *part < verb;
    let (start, end) = seen.under[verb];
    if !seen.hanging(noun).iter().any(indefinite) || !seen.hanging(verb).iter().any(may) || asked.at < start {
        return false;
    }
    if seen.words[verb].relation == Relation::Root || asked.at >= seen.sentences[verb].1 {
        return asked.at >= seen.sentences[verb].1;
    }
    let supposed = &Words::english().supposed.marks;
    let opens = |part: &usize| matches!(seen.words[*part].relation, Relation::Mark | Relation::Advmod);
    let clause = if seen.words[verb].relation == Relation::Conj { seen.heads[verb].unwrap_or(verb) } else { verb };
    let is_supposed = [verb, clause]
        .into_iter()
        .flat_map(|verb| seen.hanging(verb))
        .any(|part| opens(part) && supposed.contains(&seen.small[*part]));
    asked.at >= end && !is_supposed
}
