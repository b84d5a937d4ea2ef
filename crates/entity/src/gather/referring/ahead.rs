//! Whom a pronoun before the subject of its sentence stands for who is named there: "Following her marriage in 1730, Anna Orme lived at
//! Bern".

use syntax::Relation;

use super::Named;
use super::pair::{Asked, Candidate};
use super::told::{Sort, Told};
use super::words::Words;
use crate::gather::growing::Gathered;
use crate::lists::{Gender, Pronoun};
use crate::{Form, Kind};

/// A person named further on, as the subject behind the phrase the pronoun stands in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Coming {
    pub thing: usize,
    /// The word the phrase hangs together by.
    pub phrase: usize,
}

/// So many steps are taken up the tree.
const STEPS: usize = 6;

/// Returns the entity that is the subject behind a phrase which opens the sentence, where the pronoun owns something within that phrase,
/// the name is one of its gender, and nobody told of before is known to be of it.
pub(super) fn ahead(
    told: &Told<'_>,
    gathered: &Gathered,
    named: &Named,
    asked: Asked,
    candidates: &[Candidate],
) -> Option<usize> {
    let seen = told.seen;
    let gender = match asked.pronoun {
        Pronoun::He => Gender::Male,
        Pronoun::She => Gender::Female,
        Pronoun::It | Pronoun::They => return None,
    };
    let owned = seen.heads[asked.at].filter(|_| seen.words[asked.at].subtype == "poss" && !told.quoted)?;
    // Who is dead does nothing.
    if Words::english().dead.nouns.contains(seen.words[owned].small_lemma()) {
        return None;
    }
    let mut phrase = owned;
    for _ in 0..STEPS {
        let verb = seen.heads[phrase]?;
        let subject = seen.hanging(verb).iter().copied().find(|part| {
            let first = seen.words[*part].relation == Relation::Nsubj && *part > phrase;
            first && *part < verb
        });
        let loose = matches!(seen.words[phrase].relation, Relation::Obl | Relation::Advcl);
        let opens = seen.under[phrase].0 == seen.sentences[phrase].0;
        if let Some(subject) = subject.filter(|_| loose && opens) {
            let (entity, mention) = named.get(&subject)?;
            let who = &gathered.all[*entity];
            let fits = who.kind == Kind::Person && mention.form == Form::Name && who.gender == Some(gender);
            let known = |thing: usize| {
                let thing = &told.things[thing];
                let person = matches!(thing.sort, Sort::Named(Kind::Person) | Sort::Person);
                thing.gender == Some(gender) && (person || thing.pronoun == Some(asked.pronoun))
            };
            let rivalled = candidates.iter().filter_map(|candidate| candidate.thing).any(known);
            return (fits && !rivalled).then_some(*entity);
        }
        phrase = verb;
    }
    None
}

/// Returns the person who is the subject behind a phrase that a pronoun of a person stands in: "In his memoirs, Bruno Falk told …".
pub(super) fn coming(told: &mut Told<'_>, gathered: &Gathered, named: &Named, asked: Asked) -> Option<Coming> {
    let seen = told.seen;
    if !matches!(asked.pronoun, Pronoun::He | Pronoun::She) {
        return None;
    }
    let mut phrase = seen.heads[asked.at]?;
    for _ in 0..STEPS {
        let verb = seen.heads[phrase]?;
        let loose = matches!(seen.words[phrase].relation, Relation::Obl | Relation::Advcl);
        let is_subject = |part: &&usize| seen.words[**part].relation == Relation::Nsubj && **part > asked.at;
        let subject = seen.hanging(verb).iter().filter(is_subject).find(|part| **part > phrase).copied();
        if let Some(subject) = subject.filter(|_| loose && phrase < verb) {
            let beside = |part: &&usize| matches!(seen.words[**part].relation, Relation::Appos | Relation::Flat);
            let name = named.get(&subject);
            let name = name.or_else(|| seen.hanging(subject).iter().filter(beside).find_map(|part| named.get(part)));
            let (entity, mention) = name?;
            let person = gathered.all[*entity].kind == Kind::Person && mention.form == Form::Name;
            let entity = Some(*entity).filter(|_| person)?;
            let thing = told.coming(gathered, entity, subject);
            return Some(Coming { thing, phrase });
        }
        phrase = verb;
    }
    None
}
