//! Short descriptions of what was told of lately: "the general".

use std::collections::HashMap;

use syntax::{Relation, Upos};

use super::Named;
use super::told::Told;
use crate::Form;
use crate::lists::Lists;
use crate::seen::Seen;

/// So many entities are known by one noun.
const MOST: usize = 12;

/// By noun: the entities it is said of in their own names, titles and appositions, with where that was first.
pub(super) type Nouns<'a> = HashMap<&'a str, Vec<(usize, usize)>>;

/// Gathers what nouns are said of entities.
pub(super) fn nouns<'a>(seen: &'a Seen<'_>, lists: &Lists, named: &Named) -> Nouns<'a> {
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
        let Some((entity, mention)) = named.get(&at) else { continue };
        if mention.form == Form::Name {
            let says = |word: &usize| *word == at || lists.title(&seen.small[*word]).is_some();
            (mention.whole.0..mention.whole.1).filter(says).for_each(|at| note(at, *entity));
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
pub(super) fn described(told: &Told<'_>, nouns: &Nouns<'_>, at: usize) -> Option<(usize, usize)> {
    let seen = told.seen;
    if seen.words[at].upos != Upos::Noun {
        return None;
    }
    // "the general" and nothing more.
    let [determiner] = seen.hanging(at) else { return None };
    let before = *determiner + 1 == at && told.lists.is_definite(&seen.small[*determiner]);
    if !before {
        return None;
    }
    let known = nouns.get(seen.small[at].as_str())?;
    let is_recent = |entity: usize| told.of_entity(entity).is_some_and(|thing| told.recent.contains(&thing));
    let mut meant = known.iter().filter(|(entity, told)| *told < at && is_recent(*entity));
    let (entity, _) = meant.next()?;
    meant.next().is_none().then_some((*entity, *determiner))
}
