//! What the network learns from: paragraphs of a treebank, with what is to be said of each word.

use std::collections::{BTreeMap, HashMap};

use source::ListedMap;

use crate::conllu::{Opening, Sentence, Word};
use crate::features::{Gap, Looks, folded, gaps, looks};

/// A paragraph, or as much of it as is learnt from at a time.
pub(crate) struct Unit {
    pub words: Vec<Known>,
    /// Where its sentences begin and end.
    pub sentences: Vec<(usize, usize)>,
}

/// A word with what is known of it.
pub(crate) struct Known {
    pub kind: usize,
    pub gaps: usize,
    pub tag: usize,
    pub opens: bool,
    /// The head within the sentence, the root being the word after the last.
    pub head: u32,
    pub label: u8,
}

/// Forms, tags and labels of a training set.
#[derive(Default)]
pub(crate) struct Inventory {
    pub vocabulary: Vec<String>,
    pub tags: Vec<[String; 3]>,
    pub labels: Vec<String>,
    /// Looks and count of each form.
    pub kinds: Vec<(Looks, usize)>,
    places: HashMap<String, usize>,
}

/// A word of the vocabulary stands at least so often in the training set.
const OFTEN: usize = 2;

/// A paragraph longer than this is learnt from in parts.
const LONGEST: usize = 150;

pub(crate) fn tag_of(word: &Word) -> [String; 3] {
    [word.upos.clone(), word.xpos.clone(), word.feats.clone()]
}

/// Lists what stands in a training set, in order of the alphabet.
pub(crate) fn inventory(sentences: &[Sentence]) -> Inventory {
    let mut forms: BTreeMap<&str, usize> = BTreeMap::new();
    let mut words: BTreeMap<String, usize> = BTreeMap::new();
    let mut tags: BTreeMap<[String; 3], usize> = BTreeMap::new();
    let mut labels: BTreeMap<&str, usize> = BTreeMap::new();
    for word in sentences.iter().flat_map(|sentence| &sentence.words) {
        *forms.entry(&word.form).or_default() += 1;
        *words.entry(folded(&word.form)).or_default() += 1;
        *tags.entry(tag_of(word)).or_default() += 1;
        *labels.entry(&word.deprel).or_default() += 1;
    }
    let mut vocabulary = vec![String::new()];
    vocabulary.extend(words.into_iter().filter(|(_, count)| *count >= OFTEN).map(|(word, _)| word));
    let rows: ListedMap<String, u32> =
        vocabulary.iter().enumerate().map(|(row, word)| (word.clone(), row as u32)).collect();
    let enough = if sentences.len() > 1000 { 3 } else { 1 };
    let places = forms.keys().enumerate().map(|(place, form)| ((*form).to_owned(), place)).collect();
    let kinds = forms.iter().map(|(form, count)| (looks(&rows, form), *count)).collect();
    Inventory {
        vocabulary,
        tags: tags.into_iter().filter(|(_, count)| *count >= enough).map(|(tag, _)| tag).collect(),
        labels: labels.into_keys().map(str::to_owned).collect(),
        kinds,
        places,
    }
}

/// Makes units of the sentences of a training set.
pub(crate) fn units(inventory: &Inventory, sentences: &[Sentence]) -> Vec<Unit> {
    let tags: HashMap<&[String; 3], usize> = inventory.tags.iter().enumerate().map(|(at, tag)| (tag, at)).collect();
    // A rare combination is learnt as the first of the same two parts of speech.
    let mut similar: HashMap<(&str, &str), usize> = HashMap::new();
    for (at, tag) in inventory.tags.iter().enumerate().rev() {
        similar.insert((&tag[0], &tag[1]), at);
    }
    let label = |name: &str| inventory.labels.iter().position(|label| label == name).unwrap_or(0) as u8;
    let mut units: Vec<Unit> = Vec::new();
    for (sentence, opens) in sentences.iter().zip(openings(sentences)) {
        if opens == Opening::Paragraph
            || units.last().is_none_or(|unit| unit.words.len() + sentence.words.len() > LONGEST)
        {
            units.push(Unit { words: Vec::new(), sentences: Vec::new() });
        }
        let Some(unit) = units.last_mut() else { continue };
        let start = unit.words.len();
        for ((at, word), gaps) in sentence.words.iter().enumerate().zip(sentence_gaps(sentence)) {
            let tag = tag_of(word);
            let tag = tags.get(&tag).or_else(|| similar.get(&(tag[0].as_str(), tag[1].as_str()))).copied().unwrap_or(0);
            unit.words.push(Known {
                kind: inventory.places[&word.form],
                gaps: crate::features::gaps(gaps.0, gaps.1),
                tag,
                opens: at == 0,
                head: if word.head == 0 { sentence.words.len() as u32 } else { word.head as u32 - 1 },
                label: label(&word.deprel),
            });
        }
        unit.sentences.push((start, unit.words.len()));
    }
    for unit in &mut units {
        // The first and the last word of a paragraph stand at its edge.
        let last = unit.words.len() - 1;
        unit.words[0].gaps = gaps(Gap::Edge, gap_of(unit.words[0].gaps % 4));
        unit.words[last].gaps = gaps(gap_of(unit.words[last].gaps / 4), Gap::Edge);
    }
    units
}

fn gap_of(number: usize) -> Gap {
    [Gap::Edge, Gap::Blank, Gap::Nothing, Gap::Within][number]
}

/// What each sentence opens; the first opens a paragraph.
fn openings(sentences: &[Sentence]) -> impl Iterator<Item = Opening> + '_ {
    sentences.iter().enumerate().map(|(at, sentence)| if at == 0 { Opening::Paragraph } else { sentence.opens })
}

/// The gaps before and after each word, by where the tokens stand in the text.
fn sentence_gaps(sentence: &Sentence) -> Vec<(Gap, Gap)> {
    let mut place = 0;
    let mut before: Vec<Gap> = Vec::new();
    let mut last = None;
    for word in &sentence.words {
        if last == Some(word.token) {
            before.push(Gap::Within);
            continue;
        }
        last = Some(word.token);
        let rest = sentence.text.get(place..).unwrap_or_default();
        let blank = place == 0 || rest.starts_with(char::is_whitespace);
        place += rest.find(&word.surface).map_or(0, |at| at + word.surface.len());
        before.push(if blank { Gap::Blank } else { Gap::Nothing });
    }
    let after = before.iter().skip(1).copied().chain([Gap::Blank]);
    before.iter().copied().zip(after).collect()
}
