//! Learns what pronouns stand for, from the chains of a treebank.

use std::collections::{BTreeMap, HashMap};

use learn::Linear;
use learn::train::{Choice, Schedule, train_ranking};
use source::{DocumentId, Format, read};
use syntax::{Reader, Sentence, Syntax, conllu};

use super::{Link, chains, documents};
use crate::Form;
use crate::gather::referring::{Asked, Candidate, Judge, Judged, Ranker, Told, walk};
use crate::gather::{Gathered, Read, finish, named, standing};
use crate::lists::{Lists, Pronoun};
use crate::seen::Seen;

/// A document of the treebank: its text, what is read of it, what its annotation says.
pub struct Linked {
    /// Its name in the treebank.
    pub id: String,
    /// The text.
    pub text: String,
    /// Its chains.
    pub chains: Vec<Vec<Link>>,
    parsed: Vec<Sentence<'static>>,
}

impl Linked {
    /// Reads the documents of a treebank.
    ///
    /// # Errors
    /// If it is no CoNLL-U, or not as a text is.
    pub fn all(treebank: &str) -> Result<Vec<Linked>, String> {
        let mut reader = Syntax::english().reader();
        documents(treebank).into_iter().map(|document| Linked::read(&mut reader, document)).collect()
    }

    fn read(reader: &mut Reader<'static>, document: &str) -> Result<Linked, String> {
        let id = document.lines().find_map(|line| line.strip_prefix("# newdoc id = ")).unwrap_or_default();
        let sentences = conllu::read(document).map_err(|error| error.to_string())?;
        let raw = conllu::raw(&sentences);
        let (document, _) = read(DocumentId(0), id, raw.as_bytes(), Some(Format::Plain)).document()?;
        let parsed = reader.parse_within(&document.text, &source::paragraphs(&document));
        Ok(Linked { id: id.to_owned(), chains: chains(&sentences), text: document.text.to_string(), parsed })
    }

    /// Returns what it speaks of; pronouns are judged by `model`, or by that of English.
    pub fn resolved(&self, model: Option<&Linear>) -> Read {
        let lists = Lists::english();
        let seen = Seen::new(&self.text, &self.parsed);
        let mut gathered = named(&seen, lists, &[], None);
        let mut ranker = match model {
            Some(model) => Ranker::new(model),
            None => Ranker::english(),
        };
        walk(&seen, lists, &mut gathered, &mut ranker);
        let standing = standing(&seen, &gathered);
        Read { entities: finish(&seen, lists, gathered), standing }
    }
}

/// Learns from documents.
pub fn learn<'a>(documents: impl Iterator<Item = &'a Linked>) -> Linear {
    let mut choices = Vec::new();
    for document in documents {
        choose(document, &mut choices);
    }
    keep_frequent(&mut choices);
    train_ranking(&choices, Schedule { rounds: 8, rate: 0.03, decay: 1e-4, bits: 16, seed: 1 })
}

/// Leaves out features that are met in one choice only.
fn keep_frequent(choices: &mut [Choice]) {
    let mut counts = HashMap::new();
    for choice in choices.iter() {
        let mut features: Vec<_> = choice.things.iter().flatten().copied().collect();
        features.sort();
        features.dedup();
        features.into_iter().for_each(|feature| *counts.entry(feature).or_insert(0u32) += 1);
    }
    for features in choices.iter_mut().flat_map(|choice| &mut choice.things) {
        features.retain(|feature| counts[feature] > 1);
    }
}

fn choose(document: &Linked, choices: &mut Vec<Choice>) {
    let lists = Lists::english();
    let seen = Seen::new(&document.text, &document.parsed);
    let mut gathered = named(&seen, lists, &[], None);
    let mut teacher = Teacher::new(document, &seen, &gathered, choices);
    walk(&seen, lists, &mut gathered, &mut teacher);
}

/// Judges as the treebank does, and notes what there was to choose from.
struct Teacher<'a> {
    /// By head: the chain, and that of several joined by "and" if they have one.
    chains: HashMap<usize, (usize, Option<usize>)>,
    /// By entity: the chain most of its names are of.
    entities: HashMap<usize, usize>,
    choices: &'a mut Vec<Choice>,
}

impl<'a> Teacher<'a> {
    fn new(document: &Linked, seen: &Seen<'_>, gathered: &Gathered, choices: &'a mut Vec<Choice>) -> Teacher<'a> {
        let mut by_head: BTreeMap<usize, Vec<(u32, usize)>> = BTreeMap::new();
        for (chain, links) in document.chains.iter().enumerate() {
            for link in links {
                let head = seen.words.partition_point(|word| word.span.end <= link.head.start);
                by_head.entry(head).or_default().push((link.span.end - link.span.start, chain));
            }
        }
        let mut chains = HashMap::new();
        for (head, mut links) in by_head {
            links.sort();
            if let [(_, short), rest @ ..] = links.as_slice() {
                chains.insert(head, (*short, rest.last().map(|(_, long)| *long)));
            }
        }
        let mut entities = HashMap::new();
        for (at, entity) in gathered.all.iter().enumerate() {
            let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
            for mention in entity.mentions.iter().filter(|mention| mention.form == Form::Name) {
                if let Some((chain, _)) = chains.get(&mention.head) {
                    *counts.entry(*chain).or_default() += 1;
                }
            }
            if let Some((chain, _)) =
                counts.into_iter().max_by_key(|(chain, count)| (*count, std::cmp::Reverse(*chain)))
            {
                entities.insert(at, chain);
            }
        }
        Teacher { chains, entities, choices }
    }

    fn chain(&self, told: &Told<'_>, thing: usize) -> Option<usize> {
        let thing = &told.things[thing];
        match thing.entity {
            Some(entity) => self.entities.get(&entity).copied(),
            None => {
                let (short, long) = self.chains.get(&thing.origin)?;
                if thing.is_several() { *long } else { Some(*short) }
            }
        }
    }
}

impl Judge for Teacher<'_> {
    fn may_be_told(&self) -> bool {
        false
    }

    fn may_name(&self, _judged: Judged, _pronoun: Pronoun) -> bool {
        false
    }

    fn leaves_open(&self, _judged: Judged) -> bool {
        false
    }

    fn judge(&mut self, told: &Told<'_>, asked: Asked, candidates: &[Candidate]) -> Judged {
        let own = self.chains.get(&asked.at).map(|(short, _)| *short);
        let of = |candidate: &Candidate| candidate.thing.and_then(|thing| self.chain(told, thing));
        let is_right = |at: &usize| own.is_some() && of(&candidates[*at]) == own;
        let mut right: Vec<usize> = (0..candidates.len()).filter(is_right).collect();
        let thing = right.first().and_then(|at| candidates[*at].thing);
        if right.is_empty() {
            right.push(0);
        }
        self.choices.push(Choice { things: candidates.iter().map(|one| one.features.clone()).collect(), right });
        Judged { thing, sure: i32::MAX, is_sure: true }
    }
}
