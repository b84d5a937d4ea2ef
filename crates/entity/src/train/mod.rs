//! Learns the model of names from a treebank with GUM's `Entity` column.

mod coreference;
mod gold;
pub mod referring;

use std::collections::{HashMap, HashSet};

use learn::train::{Example, Schedule, train as learn_linear};
use learn::{Features, Linear};
use syntax::{Sentence, Syntax, conllu};

use crate::class::Class;
use crate::lists::Lists;
use crate::name::features::{Glance, Words, elsewhere, head};
use crate::name::told::Told;
use crate::name::{Head, Model, extent, heads};
use crate::seen::Seen;

pub use coreference::{Asked, Coreference, Counts};
pub use gold::{Gold, Link, chains, documents, gold};

/// In how many parts the documents are cut, so that what is told of each comes from a model that has not seen it.
const PARTS: usize = 5;

/// A document of the treebank: its text, what is read of it, what its annotation says.
struct Text {
    raw: String,
    parsed: Vec<Sentence<'static>>,
    gold: Vec<Gold>,
}

/// Learns from a treebank, and returns the model's file.
///
/// # Errors
/// If it is no CoNLL-U.
pub fn train(treebank: &str) -> Result<Vec<u8>, syntax::Error> {
    let mut reader = Syntax::english().reader();
    let mut texts = Vec::new();
    for document in documents(treebank) {
        let sentences = conllu::read(document)?;
        let raw = conllu::raw(&sentences);
        texts.push(Text { parsed: reader.parse(&raw), gold: gold(&sentences), raw });
    }
    let lists = Lists::english();
    let seen: Vec<Seen<'_>> = texts.iter().map(|text| Seen::new(&text.raw, &text.parsed)).collect();
    let glances: Vec<Glance<'_>> = seen.iter().map(|seen| Glance::new(seen, lists)).collect();
    let truths: Vec<Truth> = seen.iter().zip(&texts).map(|(seen, text)| truth(seen, &text.gold)).collect();
    let documents: Vec<(&Glance<'_>, &Truth)> = glances.iter().zip(&truths).collect();

    let without = |part: usize| (0..documents.len()).filter(move |at| at % PARTS != part);
    let first = learn_heads(documents.iter().map(|document| (*document, None)));
    let parts = learn_parts(documents.iter().copied());
    let mut told: Vec<Option<Told>> = documents.iter().map(|_| None).collect();
    for part in 0..PARTS {
        let other = learn_heads(without(part).map(|at| (documents[at], None)));
        let model = Model { first: other, second: first.clone(), parts: parts.clone() };
        for at in (part..documents.len()).step_by(PARTS) {
            let found: Vec<Head> = heads(&model, documents[at].0);
            told[at] = Some(Told::of(documents[at].0, &found));
        }
    }
    let told: Vec<Told> = told.into_iter().flatten().collect();
    let second = learn_heads(documents.iter().copied().zip(told.iter().map(Some)));
    Ok(Model { first, second, parts }.write())
}

/// By head: the class, the first word and the word after the last.
type Truth = HashMap<usize, (Class, (usize, usize))>;

/// Finds the words of the gold among those that were read.
fn truth(seen: &Seen<'_>, gold: &[Gold]) -> Truth {
    let mut truth = Truth::new();
    for one in gold {
        let starts = |at: u32| seen.words.partition_point(|word| word.span.end <= at);
        let (head, start) = (starts(one.head.start), starts(one.span.start));
        let end = seen.words.partition_point(|word| word.span.start < one.span.end);
        truth.entry(head).or_insert((one.class, (start, end)));
    }
    truth
}

fn learn_heads<'a>(documents: impl Iterator<Item = ((&'a Glance<'a>, &'a Truth), Option<&'a Told>)>) -> Linear {
    let mut examples = Vec::new();
    let mut features = Features::new();
    for ((glance, truth), told) in documents {
        for at in (0..glance.seen.len()).filter(|at| glance.seen.may_name(*at)) {
            let class = truth.get(&at).map_or(Class::ALL.len(), |(class, _)| *class as usize);
            for words in [Words::Known, Words::Unknown] {
                features.clear();
                head(glance, at, words, &mut features);
                if let Some(told) = told {
                    elsewhere(glance, told, at, &mut features);
                }
                examples.push(Example { features: features.list().to_vec(), class });
            }
        }
    }
    let names: Vec<&str> = Class::ALL.iter().map(|class| class.as_str()).chain(["none"]).collect();
    learn_linear(&names, &kept(examples), Schedule { rounds: 8, rate: 0.03, decay: 3e-4, bits: 19, seed: 1 })
}

fn learn_parts<'a>(documents: impl Iterator<Item = (&'a Glance<'a>, &'a Truth)>) -> Linear {
    let mut examples = Vec::new();
    let mut features = Features::new();
    for (glance, truth) in documents {
        let mut heads: Vec<_> = truth.iter().collect();
        heads.sort();
        for (head, (class, (start, end))) in heads {
            for part in glance.seen.hanging(*head) {
                features.clear();
                extent::part_of(glance, (*head, *class), *part, &mut features);
                let (from, to) = glance.seen.under[*part];
                examples.push(Example {
                    features: features.list().to_vec(),
                    class: usize::from(*start <= from && to <= *end),
                });
            }
        }
    }
    learn_linear(&["no", "yes"], &examples, Schedule { rounds: 8, rate: 0.05, decay: 1e-4, bits: 16, seed: 1 })
}

/// Leaves out features that were seen only once: they say nothing of other texts, and cost room.
fn kept(mut examples: Vec<Example>) -> Vec<Example> {
    let (mut once, mut more) = (HashSet::new(), HashSet::new());
    for feature in examples.iter().step_by(2).flat_map(|example| &example.features) {
        if !once.insert(*feature) {
            more.insert(*feature);
        }
    }
    for example in &mut examples {
        example.features.retain(|feature| more.contains(feature));
    }
    examples
}
