//! How pronouns and short descriptions that were gathered compare with a treebank's chains.
//!
//! Of the gold those count whose chain holds a mention by a proper noun. Ours is right if any mention of our entity by name is one
//! of that chain, by its head. What we resolve and the gold has in no such chain is wrong as well.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use source::Span;

use super::Link;
use crate::lists::{Lists, Pronoun};
use crate::{Entity, Form, Standing};

/// What is counted apart.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Asked {
    /// Of a man, but for his own.
    Male,
    /// What a man owns.
    Males,
    /// Of a woman.
    Female,
    /// What a woman owns.
    Females,
    /// Of a thing.
    Thing,
    /// What a thing owns.
    Things,
    /// Of many.
    Many,
    /// What many own.
    Manys,
    /// A noun with a definite determiner.
    Description,
}

impl Asked {
    /// Returns the name of the row.
    pub fn as_str(self) -> &'static str {
        match self {
            Asked::Male => "man",
            Asked::Males => "a man's",
            Asked::Female => "woman",
            Asked::Females => "a woman's",
            Asked::Thing => "thing",
            Asked::Things => "a thing's",
            Asked::Many => "plural",
            Asked::Manys => "plural's",
            Asked::Description => "description",
        }
    }
}

/// What was counted of one kind.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Counts {
    /// In the gold, in a chain with a name.
    pub gold: usize,
    /// Of these, how many could be right: a name of the chain is among ours.
    pub within_reach: usize,
    /// Ours.
    pub ours: usize,
    /// Right ones.
    pub right: usize,
}

/// Counts over documents, and what differs.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Coreference {
    /// By what is asked for.
    pub counts: BTreeMap<Asked, Counts>,
    /// The same of pronouns that were taken for a noun without a name.
    pub nouns: BTreeMap<Asked, Counts>,
    /// Every difference, a line each.
    pub misses: Vec<String>,
}

impl Coreference {
    /// Adds how the entities of a document compare with its chains.
    pub fn compare(&mut self, name: &str, text: &str, chains: &[Vec<Link>], ours: &[Entity]) {
        let lists = Lists::english();
        // The heads of our names, and to which of our entities they belong.
        let mut named: HashMap<Span, usize> = HashMap::new();
        let mut spans: HashMap<Span, usize> = HashMap::new();
        let mut referring: BTreeMap<Span, Vec<usize>> = BTreeMap::new();
        for (at, entity) in ours.iter().enumerate() {
            for mention in &entity.mentions {
                match mention.form {
                    Form::Name => {
                        named.insert(mention.head, at);
                        spans.insert(mention.span, at);
                    }
                    Form::Pronoun | Form::Together => referring.entry(mention.head).or_default().push(at),
                    Form::Description if entity.owner.is_none() => referring.entry(mention.head).or_default().push(at),
                    Form::Description | Form::Demonym => {}
                }
            }
        }
        let mut gold: BTreeMap<Span, (Asked, usize, BTreeSet<usize>)> = BTreeMap::new();
        let mut other: BTreeMap<Span, Asked> = BTreeMap::new();
        for (chain, links) in chains.iter().enumerate() {
            let names = links.iter().filter(|link| link.upos == "PROPN");
            let right: BTreeSet<usize> = names
                .clone()
                .filter_map(|link| named.get(&link.head).or_else(|| spans.get(&link.span)))
                .copied()
                .collect();
            let has_name = names.count() > 0;
            for link in links {
                let Some(asked) = asked(lists, link) else { continue };
                if has_name {
                    gold.insert(link.head, (asked, chain, right.clone()));
                } else {
                    other.insert(link.head, asked);
                }
            }
        }
        for (head, (asked, chain, right)) in &gold {
            let counts = self.counts.entry(*asked).or_default();
            counts.gold += 1;
            counts.within_reach += usize::from(!right.is_empty());
            let found = referring.remove(head);
            counts.ours += usize::from(found.is_some());
            let is_right = found.as_ref().is_some_and(|found| found.iter().any(|one| right.contains(one)));
            counts.right += usize::from(is_right);
            if !is_right {
                let gold =
                    chains[*chain].iter().find(|link| link.upos == "PROPN").map_or("", |link| link.span.of(text));
                let kind = if found.is_some() { "wrong" } else { "missed" };
                let reach = if right.is_empty() { "out-of-reach" } else { "in-reach" };
                let found = found.map_or("-".to_owned(), |found| names_of(ours, &found));
                self.misses.push(line(name, kind, reach, *asked, *head, (gold, &found), text));
            }
        }
        // A noun with a capital that the gold has for a name is measured as one.
        let names: BTreeSet<Span> =
            chains.iter().flatten().filter(|link| link.upos == "PROPN").map(|link| link.head).collect();
        for (head, found) in referring {
            if names.contains(&head) {
                continue;
            }
            let word = head.of(text).to_lowercase();
            let asked = other.get(&head).copied().unwrap_or_else(|| of_pronoun(lists, &word, false));
            self.counts.entry(asked).or_default().ours += 1;
            self.misses.push(line(name, "spurious", "", asked, head, ("", &names_of(ours, &found)), text));
        }
    }

    /// Adds how the nouns without a name that pronouns were taken for compare with the chains of a document.
    pub fn compare_standing(&mut self, name: &str, text: &str, chains: &[Vec<Link>], standing: &[Standing]) {
        let lists = Lists::english();
        let chain = |head: Span| chains.iter().position(|links| links.iter().any(|link| link.head == head));
        for one in standing {
            let word = one.pronoun.of(text).to_lowercase();
            let owns = chains.iter().flatten().any(|link| link.head == one.pronoun && link.xpos == "PRP$");
            let counts = self.nouns.entry(of_pronoun(lists, &word, owns)).or_default();
            counts.ours += 1;
            let is_right = chain(one.pronoun).is_some() && chain(one.pronoun) == chain(one.head);
            counts.right += usize::from(is_right);
            if !is_right {
                let asked = of_pronoun(lists, &word, owns);
                self.misses.push(line(name, "noun", "", asked, one.pronoun, ("", &one.noun), text));
            }
        }
    }

    /// Adds what was counted elsewhere.
    pub fn add(&mut self, other: &Coreference) {
        for (asked, counts) in &other.counts {
            let sum = self.counts.entry(*asked).or_default();
            sum.gold += counts.gold;
            sum.within_reach += counts.within_reach;
            sum.ours += counts.ours;
            sum.right += counts.right;
        }
        for (asked, counts) in &other.nouns {
            let sum = self.nouns.entry(*asked).or_default();
            sum.ours += counts.ours;
            sum.right += counts.right;
        }
        self.misses.extend_from_slice(&other.misses);
    }
}

fn names_of(ours: &[Entity], found: &[usize]) -> String {
    found.iter().map(|one| ours[*one].name.as_str()).collect::<Vec<&str>>().join(" & ")
}

fn asked(lists: &Lists, link: &Link) -> Option<Asked> {
    if link.span == link.head && lists.pronoun(&link.word).is_some() {
        return Some(of_pronoun(lists, &link.word, link.xpos == "PRP$"));
    }
    let described = link.upos == "NOUN" && link.span != link.head && lists.is_definite(&link.first);
    described.then_some(Asked::Description)
}

fn of_pronoun(lists: &Lists, word: &str, owns: bool) -> Asked {
    match (lists.pronoun(word), owns) {
        (Some(Pronoun::He), false) => Asked::Male,
        (Some(Pronoun::He), true) => Asked::Males,
        (Some(Pronoun::She), false) => Asked::Female,
        (Some(Pronoun::She), true) => Asked::Females,
        (Some(Pronoun::It), false) => Asked::Thing,
        (Some(Pronoun::It), true) => Asked::Things,
        (Some(Pronoun::They), false) => Asked::Many,
        (Some(Pronoun::They), true) => Asked::Manys,
        (None, _) => Asked::Description,
    }
}

fn line(
    name: &str,
    kind: &str,
    reach: &str,
    asked: Asked,
    head: Span,
    (gold, ours): (&str, &str),
    text: &str,
) -> String {
    let (start, end) = (head.start as usize, head.end as usize);
    let from = text[..start].char_indices().rev().nth(160).map_or(0, |(at, _)| at);
    let to = text[end..].char_indices().nth(40).map_or(text.len(), |(at, _)| end + at);
    let around = format!("{}[[{}]]{}", &text[from..start], &text[start..end], &text[end..to]).replace('\n', "|");
    format!("{kind} {reach} {} gold={gold:?} ours={ours:?} {name}: {around}", asked.as_str())
}
