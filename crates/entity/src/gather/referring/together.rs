//! Several who are named together, "Pierre and Marie Curie", and the "they" that can only be them.

use syntax::Relation;

use super::fit::is_owner;
use super::judge::Judged;
use super::pair::{Asked, Candidate};
use super::told::{By, Sort, Thing, Told};
use super::words::Words;
use super::{Named, Pronoun};
use crate::gather::growing::Gathered;
use crate::seen::Seen;
use crate::{Form, Kind};

/// So many are kept in mind as one.
const MOST: usize = 4;

/// Returns which entities are named together, the first of them at `first`; none if one of them is not known.
pub(super) fn members(seen: &Seen<'_>, named: &Named, first: usize) -> Vec<usize> {
    let joined = seen.hanging(first).iter().copied().filter(|part| seen.words[*part].relation == Relation::Conj);
    let mut members = Vec::new();
    for word in std::iter::once(first).chain(joined) {
        match entity(seen, named, word) {
            Some(entity) if !members.contains(&entity) => members.push(entity),
            Some(_) => {}
            None => return Vec::new(),
        }
    }
    if (2..=MOST).contains(&members.len()) { members } else { Vec::new() }
}

/// "He pushed on with Hale and Reed": he and those who go with him; `members` are these, where several are joined.
pub(super) fn with_subject(told: &Told<'_>, gathered: &Gathered, at: usize, members: &[usize]) -> Option<Vec<usize>> {
    let (seen, along) = (told.seen, &Words::english().along.prepositions);
    let with = |part: &usize| seen.words[*part].relation == Relation::Case && along.contains(&seen.small[*part]);
    if !seen.hanging(at).iter().any(with) {
        return None;
    }
    let mut verb = seen.heads[at]?;
    for _ in 0..STEPS {
        if seen.words[verb].xpos.starts_with("VB") {
            break;
        }
        verb = seen.heads[verb]?;
    }
    let does = |thing: &&Thing| thing.subject_of == Some(verb) && thing.last.at < at && thing.entity.is_some();
    let who = told.recent.iter().rev().map(|thing| &told.things[*thing]).find(does)?.entity?;
    let own = told.of_entity_at(at);
    let others: Vec<usize> = if members.is_empty() { own.into_iter().collect() } else { members.to_vec() };
    let person = |entity: &usize| gathered.all[*entity].kind == Kind::Person;
    let all: Vec<usize> = std::iter::once(who).chain(others.iter().copied().filter(|one| *one != who)).collect();
    ((2..=MOST).contains(&all.len()) && all.iter().all(person)).then_some(all)
}

/// So many steps up a phrase its verb is looked for.
const STEPS: usize = 4;

/// The entity a word names, or whose name stands behind it: "his wife X".
fn entity(seen: &Seen<'_>, named: &Named, word: usize) -> Option<usize> {
    let beside =
        |part: &&usize| **part > word && matches!(seen.words[**part].relation, Relation::Appos | Relation::Flat);
    let known = named.get(&word).or_else(|| seen.hanging(word).iter().filter(beside).find_map(|part| named.get(part)));
    known.filter(|(_, mention)| mention.form != Form::Description).map(|(entity, _)| *entity)
}

/// "X met Y. They married.": the two of the last clause that tells of two persons, where they do what two do to each other.
pub(super) fn couple(told: &Told<'_>, gathered: &Gathered, asked: Asked) -> Option<Vec<usize>> {
    let (seen, words) = (told.seen, Words::english());
    let verb = seen.heads[asked.at].filter(|_| seen.words[asked.at].relation == Relation::Nsubj)?;
    let alone = !seen.hanging(verb).iter().any(|part| seen.words[*part].relation == Relation::Obj);
    if asked.pronoun != Pronoun::They || !alone || !words.mutual.verbs.contains(&seen.words[verb].lemma) {
        return None;
    }
    let is_near = |entity: usize| {
        let thing = told.of_entity(entity).map(|thing| &told.things[thing]);
        thing.is_some_and(|thing| thing.last.sentence + 1 >= told.sentence) && gathered.all[entity].kind == Kind::Person
    };
    let persons = || told.recent.iter().filter_map(|thing| told.things[*thing].entity).filter(|one| is_near(*one));
    let several = told.recent.iter().any(|thing| {
        let thing = &told.things[*thing];
        thing.is_several() && !thing.members.is_empty() && thing.last.sentence + 1 >= told.sentence
    });
    if several {
        return None;
    }
    if let [one, other] = persons().collect::<Vec<usize>>().as_slice() {
        return Some(vec![*one, *other]);
    }
    // The last one somebody did something with, and who did it.
    let other = persons().next_back()?;
    let last = told.of_entity(other).map(|thing| told.things[thing].last.at)?;
    // "met the cellist X"
    let beside = matches!(seen.words[last].relation, Relation::Appos | Relation::Flat);
    let last = seen.heads[last].filter(|_| beside).unwrap_or(last);
    let done = matches!(seen.words[last].relation, Relation::Obj | Relation::Obl);
    let mut clause = seen.heads[last].filter(|_| done)?;
    while seen.words[clause].relation == Relation::Conj && seen.heads[clause].is_some_and(|head| head < clause) {
        clause = seen.heads[clause]?;
    }
    let does = |entity: &usize| {
        told.of_entity(*entity).is_some_and(|thing| told.things[thing].subject_of == Some(clause)) && *entity != other
    };
    persons().find(does).map(|one| vec![one, other])
}

/// The several that "they" can only be: nothing else that is many was told of in this sentence and the one before.
pub(super) fn only(told: &Told<'_>, asked: Asked, candidates: &[Candidate]) -> Option<usize> {
    if asked.pronoun != Pronoun::They || told.quoted {
        return None;
    }
    let many = candidates.iter().filter_map(|candidate| candidate.thing).filter(|thing| {
        let thing = &told.things[*thing];
        let near = thing.last.paragraph == told.paragraph && thing.last.sentence + 1 >= told.sentence;
        let acts = matches!(
            thing.sort,
            Sort::Noun(Kind::Organization | Kind::Group) | Sort::Named(Kind::Organization | Kind::State)
        );
        let acted = acts && told.seen.words[thing.last.at].relation == Relation::Nsubj;
        near && (thing.many || acted || thing.is_several() || thing.pronoun == Some(Pronoun::They))
    });
    let fitting = candidates.iter().filter_map(|candidate| candidate.thing);
    let members: Vec<usize> = fitting.flat_map(|thing| told.things[thing].members.iter().copied()).collect();
    let joined = |thing: usize| told.things[thing].entity.is_some_and(|entity| members.contains(&entity));
    // "He left for the coast with Hale, without the stores. They …": of these only persons go on.
    let seen = told.seen;
    let acts = seen.words[asked.at].relation == Relation::Nsubj;
    let went = candidates.iter().filter_map(|candidate| candidate.thing).find(|thing| {
        let thing = &told.things[*thing];
        let near = thing.last.paragraph == told.paragraph && thing.last.sentence + 1 >= told.sentence;
        let with = matches!(seen.words[thing.last.at].relation, Relation::Obl | Relation::Nmod);
        acts && near && with && thing.is_several() && !thing.members.is_empty()
    });
    let idle = |thing: usize| {
        let thing = &told.things[thing];
        thing.sort == Sort::Other && seen.words[thing.last.at].relation != Relation::Nsubj
    };
    let mut many = many.filter(|thing| {
        !is_within(told, *thing) && !joined(*thing) && (went.is_none() || went == Some(*thing) || !idle(*thing))
    });
    let thing = many.next()?;
    let meant = &told.things[thing];
    let known = match meant.sort {
        Sort::Several => !meant.members.is_empty(),
        Sort::Named(Kind::Group) => meant.last.by != By::Definite,
        Sort::Named(_) | Sort::Person | Sort::Noun(_) | Sort::Other | Sort::Unknown => false,
    };
    (known && many.next().is_none()).then_some(thing)
}

/// "Harold and his son": whom the pronoun is joined to.
pub(super) fn beside(told: &Told<'_>, asked: Asked, candidates: &[Candidate]) -> Option<usize> {
    let seen = told.seen;
    let owned = seen.heads[asked.at].filter(|_| is_owner(seen, asked.at))?;
    let first = seen.heads[owned].filter(|first| seen.words[owned].relation == Relation::Conj && *first < asked.at)?;
    let is_first = |thing: &usize| told.things[*thing].last.at == first && told.things[*thing].entity.is_some();
    candidates.iter().filter_map(|candidate| candidate.thing).find(is_first)
}

/// "Blamed X for his delay": to whom it is done.
pub(super) fn done_for(told: &Told<'_>, asked: Asked, candidates: &[Candidate]) -> Option<usize> {
    let seen = told.seen;
    let of_person = matches!(asked.pronoun, Pronoun::He | Pronoun::She);
    let noun = seen.heads[asked.at].filter(|_| of_person && is_owner(seen, asked.at))?;
    let reason = &Words::english().reason.prepositions;
    let mut cases = seen.hanging(noun).iter().filter(|case| seen.words[**case].relation == Relation::Case);
    if !cases.any(|case| reason.contains(&seen.small[*case])) {
        return None;
    }
    let above = seen.heads[noun]?;
    let done = |at: usize| seen.words[at].relation == Relation::Obj && at < asked.at;
    let object = match seen.words[noun].relation {
        Relation::Nmod => Some(above).filter(|at| done(*at)),
        Relation::Obl => seen.hanging(above).iter().copied().find(|at| done(*at)),
        _other => None,
    }?;
    let is_it =
        |thing: &usize| told.things[*thing].last.at == object && told.things[*thing].sort == Sort::Named(Kind::Person);
    candidates.iter().filter_map(|candidate| candidate.thing).find(is_it)
}

/// Says whether a thing is one of several that were named together.
fn is_within(told: &Told<'_>, thing: usize) -> bool {
    let thing = &told.things[thing];
    told.seen.words[thing.last.at].relation == Relation::Conj && !thing.is_several()
}

/// Judges that it is this thing and no other.
pub(super) fn certain(thing: usize) -> Judged {
    Judged { thing: Some(thing), sure: i32::MAX, is_sure: true }
}

/// "shot himself", "Orme himself": what does it, or what stands right before; nothing where another may be meant.
pub(super) fn of_itself(told: &Told<'_>, at: usize) -> Option<usize> {
    let seen = told.seen;
    let mut verb = seen.heads[at]?;
    if let Some(thing) = told.recent.iter().rev().find(|thing| told.things[**thing].last.at == verb) {
        return Some(*thing);
    }
    for _ in 0..UP {
        let does = |thing: &&usize| told.things[**thing].subject_of == Some(verb);
        if let Some(thing) = told.recent.iter().rev().find(does) {
            return Some(*thing);
        }
        let joined = matches!(seen.words[verb].relation, Relation::Conj | Relation::Xcomp | Relation::Advcl);
        let above = seen.heads[verb].filter(|_| joined)?;
        let to_another = seen.hanging(above).iter().any(|part| seen.words[*part].relation == Relation::Obj);
        if seen.words[verb].relation == Relation::Xcomp && to_another {
            return None;
        }
        verb = above;
    }
    None
}

/// So many verbs up is looked for who acts.
const UP: usize = 6;

/// Judges that it is nothing that may be said.
pub(super) fn open() -> Judged {
    Judged { thing: None, sure: 0, is_sure: false }
}
