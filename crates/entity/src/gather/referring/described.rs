//! Short descriptions of what was told of before: "the general", "the king", "the city".

use source::{MetMap, MetSet};
use syntax::{Relation, Upos};

use super::Named;
use super::offices::{Offices, firm};
use super::told::{By, Told};
use super::words::Words;
use crate::gather::growing::Gathered;
use crate::lists::Lists;
use crate::seen::Seen;
use crate::{Form, Kind};

/// The subtype of the subject of a verb in the passive.
const PASSIVE: &str = "pass";
/// The tag of nouns that are many.
const MANY: &str = "NNS";
/// So many entities are known by one noun.
const MOST: usize = 12;
/// So many sentences back a place is looked for that "the city" stands for.
const NEAR: usize = 2;

/// What nouns are said of.
pub(super) struct Nouns<'a> {
    /// By noun: the entities it is said of in their own names, titles and appositions, with where that was first.
    of: MetMap<&'a str, Vec<(usize, usize)>>,
    /// Nouns that are said of others too, who have no name: "the king of the Franks".
    of_others: MetSet<&'a str>,
}

/// Gathers what nouns are said of entities.
pub(super) fn nouns<'a>(seen: &'a Seen<'_>, lists: &Lists, named: &Named) -> Nouns<'a> {
    let words = Words::english();
    let (mut of, mut of_others) = (MetMap::default(), MetSet::default());
    let mut note = |at: usize, entity: usize| {
        // "one of the king's generals" is a general.
        let many = seen.words[at].xpos == MANY;
        let word = if many { seen.words[at].lemma.as_str() } else { seen.small[at].as_str() };
        if lists.person(word).is_some() || lists.title(word).is_some() || !lists.heads(word).is_empty() {
            let known: &mut Vec<(usize, usize)> = of.entry(word).or_default();
            if known.len() < MOST && !known.iter().any(|(other, _)| *other == entity) {
                known.push((entity, at));
            }
        }
    };
    let mut noted = vec![false; seen.len()];
    for at in 0..seen.len() {
        let Some((entity, mention)) = named.get(&at) else { continue };
        if mention.form == Form::Name {
            noted[mention.whole.0..mention.whole.1].fill(true);
            let says = |word: &usize| *word == at || lists.title(&seen.small[*word]).is_some();
            (mention.whole.0..mention.whole.1).filter(says).for_each(|at| note(at, *entity));
        }
        for part in seen.hanging(at) {
            if seen.words[*part].relation == Relation::Appos {
                note(*part, *entity);
                noted[*part] = true;
                if seen.words[*part].upos == Upos::Num {
                    let of = |noun: &&usize| seen.words[**noun].relation == Relation::Nmod;
                    seen.hanging(*part).iter().filter(of).for_each(|noun| note(*noun, *entity));
                }
            }
        }
        if seen.words[at].relation != Relation::Nsubj {
            continue;
        }
        let Some(head) = seen.heads[at] else { continue };
        if seen.words[head].upos == Upos::Noun {
            note(head, *entity);
            noted[head] = true;
        } else if words.becomes.gives(&seen.words[head].lemma, seen.words[at].subtype == PASSIVE) {
            // "X became king", "X was elected president"
            let said =
                |part: &&usize| seen.words[**part].relation == Relation::Xcomp && seen.words[**part].upos == Upos::Noun;
            for part in seen.hanging(head).iter().filter(said) {
                note(*part, *entity);
                noted[*part] = true;
            }
        }
    }
    for at in (0..seen.len()).filter(|at| !noted[*at] && seen.words[*at].upos == Upos::Noun) {
        if seen.hanging(at).iter().any(|part| says_whose(seen, *part)) {
            of_others.insert(seen.small[at].as_str());
        }
    }
    Nouns { of, of_others }
}

/// Says whether a word that hangs on a noun tells which one is meant: "of X", "X's", "Prussian".
fn says_whose(seen: &Seen<'_>, part: usize) -> bool {
    let adjective =
        || seen.words[part].relation == Relation::Amod && seen.written(part).starts_with(char::is_uppercase);
    matches!(seen.words[part].relation, Relation::Nmod | Relation::Compound) || adjective()
}

/// What "the general" stands for, and where it begins: the one thing told of lately that the noun was said of before; the one person
/// of the text that it is said of; or the one place named just before that may be called so.
pub(super) fn described(
    told: &Told<'_>,
    gathered: &Gathered,
    (nouns, offices, ranks): (&Nouns<'_>, &Offices, &[usize]),
    at: usize,
) -> Option<(usize, usize)> {
    let seen = told.seen;
    if seen.words[at].upos != Upos::Noun {
        return None;
    }
    // "the general" and nothing more, but "the old king" is the king.
    let parts = || seen.hanging(at).iter().filter(|part| !stands_beside(seen, **part, at));
    let mut parts = parts();
    let determiner = *parts.next()?;
    let further: Vec<usize> = parts.copied().collect();
    let definite = told.lists.is_definite(&seen.small[determiner]) && determiner < at;
    let noun = seen.small[at].as_str();
    if let [adjective] = further[..] {
        let says_little = Words::english().aged.adjectives.contains(&seen.small[adjective]) && adjective + 1 == at;
        let office = || in_office(told, gathered, offices, noun);
        return (definite && says_little).then(office).flatten().map(|entity| (entity, determiner));
    }
    if !definite || determiner + 1 != at || !further.is_empty() {
        return None;
    }
    let entity = in_office(told, gathered, offices, noun)
        .or_else(|| said_before(told, nouns, at))
        .or_else(|| office(told, gathered, nouns, noun, at))
        .or_else(|| place(told, gathered, noun))
        .or_else(|| firm(told, gathered, noun, ranks))?;
    Some((entity, determiner))
}

/// Says whether a word that hangs on a noun says nothing of what it is: its preposition, what is joined to it, its marks.
fn stands_beside(seen: &Seen<'_>, part: usize, noun: usize) -> bool {
    let before = part < noun && matches!(seen.words[part].relation, Relation::Case | Relation::Cc);
    before || seen.words[part].relation == Relation::Punct
}

/// "The king": who became it last.
fn in_office(told: &Told<'_>, gathered: &Gathered, offices: &Offices, noun: &str) -> Option<usize> {
    if was_told(told, |by| by != By::Definite, |known| known == noun) {
        return None;
    }
    offices.holder(told, gathered, noun)
}

fn said_before(told: &Told<'_>, nouns: &Nouns<'_>, at: usize) -> Option<usize> {
    let known = nouns.of.get(told.seen.small[at].as_str())?;
    let is_recent = |entity: usize| told.of_entity(entity).is_some_and(|thing| told.recent.contains(&thing));
    let mut meant = known.iter().filter(|(entity, first)| *first < at && is_recent(*entity) && !told.is_dead(*entity));
    let (entity, _) = meant.next()?;
    meant.next().is_none().then_some(*entity)
}

/// "The king": the only person of the text that is said to be one, or what kings are.
fn office(told: &Told<'_>, gathered: &Gathered, nouns: &Nouns<'_>, noun: &str, at: usize) -> Option<usize> {
    let is_office = told.lists.title(noun).is_some() && told.lists.person(noun).is_some();
    if !is_office || nouns.of_others.contains(noun) || was_told(told, |by| by != By::Definite, |known| known == noun) {
        return None;
    }
    let holders = |noun: &str| nouns.of.get(noun).map_or(&[][..], Vec::as_slice);
    let only = |known: &[(usize, usize)]| match known {
        [(entity, _)] if told.is_dead(*entity) => None,
        [(entity, first)] if *first < at && gathered.all[*entity].kind == Kind::Person => Some(*entity),
        _none_or_several => None,
    };
    if !holders(noun).is_empty() {
        return only(holders(noun));
    }
    let mut others = Words::english().same(noun).filter(|other| !holders(other).is_empty());
    let other = others.next()?;
    let entity = only(holders(other))?;
    others.all(|other| only(holders(other)) == Some(entity)).then_some(entity)
}

/// Says whether something without a name that is called so was told of lately, which a description then stands for.
fn was_told(told: &Told<'_>, by: impl Fn(By) -> bool, is_called: impl Fn(&str) -> bool) -> bool {
    told.recent.iter().map(|thing| &told.things[*thing]).any(|thing| {
        let noun = thing.noun.filter(|_| thing.entity.is_none() && by(thing.last.by));
        noun.is_some_and(|noun| is_called(&told.seen.small[noun]))
    })
}

/// "The city", "the island": the one that was named just before.
fn place(told: &Told<'_>, gathered: &Gathered, noun: &str) -> Option<usize> {
    let words = Words::english();
    let (settlement, island) = (words.settlement.nouns.contains(noun), words.island.nouns.contains(noun));
    if !(settlement || island)
        || was_told(told, |_| true, |known| known == noun || settlement && words.settlement.nouns.contains(known))
    {
        return None;
    }
    let may_be = |entity: usize| {
        let growing = &gathered.all[entity];
        let listed = growing.entry.map(|entry| told.lists.entries[entry as usize].name.as_str());
        let called = |kinds: &dyn Fn(&str) -> bool| {
            growing.names.iter().any(|name| name.split(' ').any(|word| kinds(&word.to_lowercase())))
        };
        match growing.kind {
            Kind::Place if settlement => {
                let other = |word: &str| {
                    told.lists.heads(word).contains(&Kind::Place) && !words.settlement.nouns.contains(word)
                };
                !listed.is_some_and(|name| words.settlement.never.contains(name)) && !called(&other)
            }
            Kind::Place => {
                island
                    && (listed.is_some_and(|name| words.island.only.contains(name))
                        || called(&|word| words.island.nouns.contains(word)))
            }
            _other => false,
        }
    };
    let near = told
        .recent
        .iter()
        .map(|thing| &told.things[*thing])
        .filter(|thing| thing.last.paragraph == told.paragraph && thing.last.sentence + NEAR >= told.sentence);
    let mut meant = near.filter_map(|thing| thing.entity).filter(|entity| may_be(*entity));
    let entity = meant.next()?;
    // What no list has may be anything.
    (meant.next().is_none() && gathered.all[entity].entry.is_some()).then_some(entity)
}
