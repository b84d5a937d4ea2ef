//! What makes it doubtful whom a pronoun stands for, however well the one who fits best fits: then it stays open.

use syntax::{Relation, Upos};

use super::bind::is_of_whoever;
use super::pair::{Asked, Candidate};
use super::told::{By, Sort, Thing, Told};
use crate::Kind;
use crate::lists::{Gender, Pronoun};

/// Says whether a pronoun of a person that seems to stand for a thing may well stand for another.
pub(super) fn is_doubtful(told: &Told<'_>, asked: Asked, thing: usize, candidates: &[Candidate]) -> bool {
    if !matches!(asked.pronoun, Pronoun::He | Pronoun::She) {
        return false;
    }
    let best = &told.things[thing];
    let others = || {
        let others = candidates.iter().filter_map(|candidate| candidate.thing).filter(|other| *other != thing);
        others.map(|other| &told.things[other])
    };
    is_of_whoever(told, asked)
        || others().any(|other| is_unknown_actor(told, best, other))
        || others().any(|other| is_of_this_paragraph(told, best, other))
        || others().any(|other| has_followed(told, best, other))
        || others().any(|other| is_hearer(told, asked, best, other))
        || others().any(|other| is_woman(told, asked, best, other))
}

/// "The Turks under Memish fled; Memish …": a name that nobody knows for a person acted later than the one who fits.
fn is_unknown_actor(told: &Told<'_>, best: &Thing, other: &Thing) -> bool {
    let Some(noun) = other.noun.filter(|_| other.entity.is_none() && other.sort == Sort::Other) else { return false };
    let near = other.last.sentence + 1 >= told.sentence && other.last.paragraph == told.paragraph;
    let acts = told.seen.words[noun].relation == Relation::Nsubj && told.seen.words[noun].upos == Upos::Propn;
    near && acts && other.last.at > best.last.at
}

/// Who fits was told of in an earlier paragraph, another is named in this one; whom the account is about is told of anywhere.
fn is_of_this_paragraph(told: &Told<'_>, best: &Thing, other: &Thing) -> bool {
    let earlier = best.last.paragraph < told.paragraph && (best.entity.is_none() || best.entity != told.hero);
    let named = other.sort == Sort::Named(Kind::Person) && other.last.by == By::Name;
    earlier && named && other.last.paragraph == told.paragraph
}

/// Who fits has died, and another has acted since.
fn has_followed(told: &Told<'_>, best: &Thing, other: &Thing) -> bool {
    let Some((died, _)) = best.died.filter(|(died, _)| *died < told.sentence) else { return false };
    let acts = other.sort == Sort::Named(Kind::Person) && other.subject_of.is_some();
    acts && other.last.sentence > died
}

/// "The general warned X that he was ill": who says it fits, and so does to whom it is said.
fn is_hearer(told: &Told<'_>, asked: Asked, best: &Thing, other: &Thing) -> bool {
    let seen = told.seen;
    let Some(verb) = best.subject_of.filter(|_| other.sort == Sort::Named(Kind::Person)) else { return false };
    let hears = seen.words[other.last.at].relation == Relation::Obj && seen.heads[other.last.at] == Some(verb);
    let clause = seen.heads[asked.at].filter(|_| seen.words[asked.at].relation == Relation::Nsubj);
    let said = clause.filter(|clause| seen.words[*clause].relation == Relation::Ccomp);
    hears && said.and_then(|clause| seen.heads[clause]) == Some(verb)
}

/// "X married Anna. When Y fled, she …": nobody knows who fits for a woman, and another who is one was just told of.
fn is_woman(told: &Told<'_>, asked: Asked, best: &Thing, other: &Thing) -> bool {
    let unknown = best.sort == Sort::Named(Kind::Person) && best.gender.is_none_or(|gender| gender == Gender::Either);
    let woman = other.sort == Sort::Named(Kind::Person) && other.gender == Some(Gender::Female);
    asked.pronoun == Pronoun::She
        && unknown
        && best.pronoun.is_none()
        && woman
        && other.last.sentence + 1 >= told.sentence
}

/// "It was refused at Klein's request. He left …": whom the account is about, where the one who fits was named in an earlier sentence,
/// and no more than beside what it told of.
pub(super) fn hero(told: &Told<'_>, asked: Asked, thing: usize, candidates: &[Candidate]) -> Option<usize> {
    let best = &told.things[thing];
    let word = told.seen.words[best.last.at];
    let aside = matches!(word.relation, Relation::Nmod | Relation::Obl) && best.last.by == By::Name;
    let person = matches!(asked.pronoun, Pronoun::He | Pronoun::She) && !told.quoted;
    if !person || !aside || best.last.sentence == told.sentence {
        return None;
    }
    let hero = told.hero.and_then(|hero| told.of_entity(hero)).filter(|hero| *hero != thing)?;
    let near =
        told.things[hero].last.paragraph == told.paragraph && told.things[hero].last.sentence + NEAR >= told.sentence;
    (near && candidates.iter().any(|candidate| candidate.thing == Some(hero))).then_some(hero)
}

/// So many sentences back whom the account is about was told of.
const NEAR: usize = 2;
