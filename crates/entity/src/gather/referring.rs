//! Pronouns and short descriptions of what was told of.

use std::collections::HashMap;

use syntax::{Relation, Upos};

use super::growing::Gathered;
use crate::lists::{Gender, Lists, Pronoun};
use crate::seen::Seen;
use crate::{Form, Kind};

/// So many sentences back is looked for what a pronoun or a description stands for.
const REACH: usize = 2;

/// So many candidates are kept of a sentence.
const MOST: usize = 12;

/// Something told of, where it was last mentioned.
#[derive(Clone, Copy, Debug)]
struct Told {
    /// Which entity; none where a pronoun stands for somebody unknown.
    entity: Option<usize>,
    /// The pronoun of the unknown.
    pronoun: Option<Pronoun>,
    sentence: usize,
    paragraph: usize,
    subject: Place,
}

/// Where in its clause something is told.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Place {
    Subject,
    Elsewhere,
}

/// By head: the entity, and the mention.
type Named = HashMap<usize, (usize, (usize, usize, usize, Form))>;

/// Adds those that can stand for one thing only.
pub(super) fn gather(seen: &Seen<'_>, lists: &Lists, gathered: &mut Gathered) {
    let named: Named = gathered
        .all
        .iter()
        .enumerate()
        .flat_map(|(entity, growing)| growing.mentions.iter().map(move |mention| (mention.0, (entity, *mention))))
        .collect();
    let nouns = nouns(seen, lists, &named);
    let mut recent: Vec<Told> = Vec::new();
    let (mut sentence, mut paragraph) = (0, 0);
    for at in 0..seen.len() {
        if seen.sentences[at].0 == at {
            sentence += 1;
            paragraph += usize::from(seen.words[at].before == syntax::Gap::Edge);
            recent.retain(|told| told.sentence + REACH >= sentence && told.paragraph == paragraph);
        }
        let told = |entity| Told { entity: Some(entity), pronoun: None, sentence, paragraph, subject: place(seen, at) };
        if let Some((entity, _)) = named.get(&at) {
            push(&mut recent, told(*entity));
        } else if let Some(pronoun) = lists.pronoun(&seen.small[at]) {
            if let Some(entity) = pronoun_for(gathered, &recent, pronoun) {
                gathered.mention(entity, (at, at, at + 1, Form::Pronoun), None);
                learn_gender(gathered, entity, pronoun);
                push(&mut recent, told(entity));
            } else {
                push(&mut recent, Told { entity: None, pronoun: Some(pronoun), ..told(0) });
            }
        } else if let Some((entity, start)) = described(seen, lists, &nouns, &recent, at) {
            gathered.mention(entity, (at, start, at + 1, Form::Description), None);
            push(&mut recent, told(entity));
        }
    }
}

fn push(recent: &mut Vec<Told>, told: Told) {
    recent.retain(|known| (known.entity, known.pronoun) != (told.entity, told.pronoun));
    if recent.len() > MOST * REACH {
        recent.remove(0);
    }
    recent.push(told);
}

fn place(seen: &Seen<'_>, at: usize) -> Place {
    match seen.words[at].relation {
        Relation::Nsubj => Place::Subject,
        _ => Place::Elsewhere,
    }
}

fn learn_gender(gathered: &mut Gathered, entity: usize, pronoun: Pronoun) {
    let gender = match pronoun {
        Pronoun::He => Gender::Male,
        Pronoun::She => Gender::Female,
        Pronoun::It | Pronoun::They => return,
    };
    let known = &mut gathered.all[entity].gender;
    if known.is_none_or(|known| known == Gender::Either) {
        *known = Some(gender);
    }
}

/// What a pronoun stands for, if one thing only was told of that it may stand for, or one only as a subject.
fn pronoun_for(gathered: &Gathered, recent: &[Told], pronoun: Pronoun) -> Option<usize> {
    let may_be = |entity: usize| {
        let growing = &gathered.all[entity];
        match pronoun {
            Pronoun::He => growing.kind == Kind::Person && growing.gender != Some(Gender::Female),
            Pronoun::She => growing.kind == Kind::Person && growing.gender != Some(Gender::Male),
            Pronoun::It | Pronoun::They => false,
        }
    };
    let fits = |told: &&Told| told.entity.map_or(told.pronoun == Some(pronoun), may_be);
    let fitting: Vec<&Told> = recent.iter().filter(fits).collect();
    if let [only] = fitting.as_slice() {
        return only.entity;
    }
    let subjects: Vec<&&Told> = fitting.iter().filter(|told| told.subject == Place::Subject).collect();
    match subjects.as_slice() {
        [only] => only.entity,
        _ => None,
    }
}

/// By noun: the entities it is said of in their own names, titles and appositions, with where that was first.
type Nouns<'a> = HashMap<&'a str, Vec<(usize, usize)>>;

fn nouns<'a>(seen: &'a Seen<'_>, lists: &Lists, named: &Named) -> Nouns<'a> {
    let mut nouns: Nouns<'a> = HashMap::new();
    let mut note = |at: usize, entity: usize| {
        let word = seen.small[at].as_str();
        if lists.person(word).is_some() || lists.title(word).is_some() || !lists.heads(word).is_empty() {
            let known = nouns.entry(word).or_default();
            if known.len() < MOST && !known.iter().any(|(other, _)| *other == entity) {
                known.push((entity, at));
            }
        }
    };
    for at in 0..seen.len() {
        let Some((entity, (_, start, end, form))) = named.get(&at) else { continue };
        if *form == Form::Name {
            let says = |word: &usize| *word == at || lists.title(&seen.small[*word]).is_some();
            (*start..*end).filter(says).for_each(|at| note(at, *entity));
        }
        for part in seen.hanging(at) {
            if seen.words[*part].relation == Relation::Appos {
                note(*part, *entity);
            }
        }
        if let (Relation::Nsubj, Some(head)) = (seen.words[at].relation, seen.heads[at])
            && seen.words[head].upos == Upos::Noun
        {
            note(head, *entity);
        }
    }
    nouns
}

/// What "the general" stands for: the one thing told of lately that the noun was said of before.
fn described(seen: &Seen<'_>, lists: &Lists, nouns: &Nouns<'_>, recent: &[Told], at: usize) -> Option<(usize, usize)> {
    if seen.words[at].upos != Upos::Noun {
        return None;
    }
    // "the general" and nothing more.
    let [determiner] = seen.hanging(at) else { return None };
    let before = *determiner + 1 == at && lists.is_definite(&seen.small[*determiner]);
    if !before {
        return None;
    }
    let known = nouns.get(seen.small[at].as_str())?;
    let mut meant =
        known.iter().filter(|(entity, told)| *told < at && recent.iter().any(|recent| recent.entity == Some(*entity)));
    let (entity, _) = meant.next()?;
    meant.next().is_none().then_some((*entity, *determiner))
}
