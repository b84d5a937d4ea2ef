//! Names in a text: which words head one, how far each reaches, of which class it is.

pub(crate) mod extent;
pub(crate) mod features;
mod model;
pub(crate) mod told;

pub(crate) use model::Model;

use learn::{Feature, Features, Linear};
use source::{MetMap, Span};
use syntax::Sentence;

use crate::class::Class;
use crate::lists::Lists;
use crate::seen::Seen;
use features::Words;
pub(crate) use features::{Glance, Phrase};
use told::Told;

/// A name, as words of a [`Seen`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Name {
    /// The word the others hang on.
    pub head: usize,
    /// The first word.
    pub start: usize,
    /// The word after the last.
    pub end: usize,
    /// What it is.
    pub class: Class,
}

/// Finds the names, in the order of their heads. They may lie one in another.
pub(crate) fn names(model: &Model, glance: &Glance<'_>) -> Vec<Name> {
    let looks = Looks::of(glance);
    let told = Told::of(glance, &classify(&model.first, glance, &looks, None));
    let mut second = classify(&model.second, glance, &looks, Some(&told));
    extent::extents(model, glance, &mut second)
}

/// A mention by a proper noun, as it is measured.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Proper {
    /// All of it.
    pub span: Span,
    /// The word the others hang on.
    pub head: Span,
    /// What it is.
    pub class: Class,
}

/// Finds the mentions of a text by proper nouns, those of what is no entity to us among them. They may lie one in another.
pub fn propers(text: &str, sentences: &[Sentence<'_>]) -> Vec<Proper> {
    propers_by(Model::english(), text, sentences)
}

/// The same by a model's file.
///
/// # Errors
/// If it is no model, or damaged.
pub fn propers_with(model: &[u8], text: &str, sentences: &[Sentence<'_>]) -> Result<Vec<Proper>, learn::Error> {
    Ok(propers_by(&Model::read(model)?, text, sentences))
}

fn propers_by(model: &Model, text: &str, sentences: &[Sentence<'_>]) -> Vec<Proper> {
    let seen = Seen::new(text, sentences);
    let span = |name: &Name| Span { start: seen.words[name.start].span.start, end: seen.words[name.end - 1].span.end };
    let found = names(model, &Glance::new(&seen, Lists::english()));
    let proper = |name: &Name| Proper { span: span(name), head: seen.words[name.head].span, class: name.class };
    found.iter().map(proper).collect()
}

/// A word that heads a name, and the class of the name.
pub(crate) type Head = (usize, Class);

/// Finds heads by what stands around them alone.
pub(crate) fn heads(model: &Model, glance: &Glance<'_>) -> Vec<Head> {
    classify(&model.first, glance, &Looks::of(glance), None)
}

/// What is seen of the words that may head a name.
struct Looks {
    /// The words.
    words: Vec<usize>,
    /// Where the features of each end.
    ends: Vec<usize>,
    /// Their features, one after the other.
    features: Vec<Feature>,
}

impl Looks {
    fn of(glance: &Glance<'_>) -> Looks {
        let mut looks = Looks { words: Vec::new(), ends: Vec::new(), features: Vec::new() };
        let mut features = Features::new();
        for at in (0..glance.seen.len()).filter(|at| glance.seen.may_name(*at)) {
            features.clear();
            features::head(glance, at, Words::Known, &mut features);
            looks.words.push(at);
            looks.features.extend(features.list());
            looks.ends.push(looks.features.len());
        }
        looks
    }
}

/// Says of each word whether it heads a name, and of which class; by what is told elsewhere as well, once that is known.
fn classify(linear: &Linear, glance: &Glance<'_>, looks: &Looks, told: Option<&Told>) -> Vec<Head> {
    let mut features = Features::new();
    let mut found = Vec::new();
    let mut start = 0;
    for (at, end) in looks.words.iter().zip(&looks.ends) {
        let mut scores = linear.scores(&looks.features[start..*end]);
        start = *end;
        if let Some(told) = told {
            features.clear();
            features::elsewhere(glance, told, *at, &mut features);
            linear.add_scores(features.list(), &mut scores);
        }
        // The last class is that of words which head none.
        if best(&scores) < Class::ALL.len() {
            found.push((*at, scores));
        }
    }
    together(glance, found)
}

/// The place of the largest; of equals the first.
fn best(scores: &[i32]) -> usize {
    (0..scores.len()).max_by_key(|at| (scores[*at], std::cmp::Reverse(*at))).unwrap_or(0)
}

/// The class of each head by its own scores and, as much, by the mean of those of all heads of the same name.
fn together(glance: &Glance<'_>, found: Vec<(usize, Vec<i32>)>) -> Vec<Head> {
    let mut sums: MetMap<String, (i64, [i64; Class::ALL.len()])> = MetMap::default();
    let keys: Vec<String> = found.iter().map(|(at, _)| glance.whole(*at)).collect();
    for ((_, scores), key) in found.iter().zip(&keys) {
        let (count, sum) = sums.entry(key.clone()).or_default();
        *count += 1;
        for (sum, score) in sum.iter_mut().zip(scores) {
            *sum += i64::from(*score);
        }
    }
    let of = |((at, scores), key): (&(usize, Vec<i32>), &String)| {
        let (count, sum) = &sums[key];
        let score = |class: usize| i64::from(scores[class]) + sum[class] / count;
        let class = (0..Class::ALL.len()).max_by_key(|class| (score(*class), std::cmp::Reverse(*class)));
        (*at, Class::ALL[class.unwrap_or(0)])
    };
    found.iter().zip(&keys).map(of).collect()
}
