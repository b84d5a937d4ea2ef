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
    if Words::english().dead.nouns.contains(&seen.words[owned].lemma.to_lowercase()) {
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
