//! Two analyses of one text side by side: which word of the one is which word of the other, as the CoNLL-2018 evaluation
//! pairs them.

use crate::conllu::{Sentence, Word};
use crate::relation::Relation;

/// Features that are the same in all languages.
const UNIVERSAL: [&str; 21] = [
    "PronType", "NumType", "Poss", "Reflex", "Foreign", "Abbr", "Gender", "Animacy", "Number", "Case", "Definite",
    "Degree", "VerbForm", "Mood", "Tense", "Aspect", "Voice", "Evident", "Polarity", "Person", "Polite",
];

/// Letters counted without blanks: from the first, up to the one after the last.
pub(crate) type Extent = (usize, usize);

/// A treebank laid out as one row of words.
pub(crate) struct Laid<'a> {
    pub letters: Vec<char>,
    pub tokens: Vec<Extent>,
    pub sentences: Vec<Extent>,
    pub words: Vec<Part<'a>>,
}

pub(crate) struct Part<'a> {
    pub word: &'a Word,
    /// The number of its sentence.
    pub sentence: usize,
    /// That of the token, where several words share it.
    pub extent: Extent,
    pub shared: bool,
    pub small: String,
    pub feats: Vec<&'a str>,
    pub relation: &'a str,
    pub kind: Option<Relation>,
    /// Among all words; none is that of a root.
    pub head: Option<usize>,
    pub serving: Vec<usize>,
}

pub(crate) fn lay(sentences: &[Sentence]) -> Laid<'_> {
    let mut laid = Laid { letters: Vec::new(), tokens: Vec::new(), sentences: Vec::new(), words: Vec::new() };
    for (number, sentence) in sentences.iter().enumerate() {
        let (begun, first) = (laid.letters.len(), laid.words.len());
        for group in sentence.words.chunk_by(|one, other| one.token == other.token) {
            let start = laid.letters.len();
            laid.letters.extend(group[0].surface.chars().filter(|c| !c.is_whitespace()));
            let extent = (start, laid.letters.len());
            laid.tokens.push(extent);
            for word in group {
                let relation = word.deprel.split(':').next().unwrap_or_default();
                let mut feats: Vec<&str> = word.feats.split('|').collect();
                feats.retain(|feat| UNIVERSAL.contains(&feat.split('=').next().unwrap_or_default()));
                feats.sort_unstable();
                laid.words.push(Part {
                    word,
                    sentence: number,
                    extent,
                    shared: group.len() > 1,
                    small: word.form.to_lowercase(),
                    feats,
                    relation,
                    kind: Relation::named(relation),
                    head: word.head.checked_sub(1).map(|head| first + head),
                    serving: Vec::new(),
                });
            }
        }
        for at in first..laid.words.len() {
            if let (Some(head), true) = (laid.words[at].head, laid.words[at].kind.is_some_and(Relation::is_function)) {
                laid.words[head].serving.push(at);
            }
        }
        laid.sentences.push((begun, laid.letters.len()));
    }
    laid
}

/// Pairs the words of both: by extent, and within tokens of several words by the longest sequence they share.
pub(crate) fn align(gold: &[Part<'_>], system: &[Part<'_>]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    let (mut g, mut s) = (0, 0);
    while let (Some(one), Some(other)) = (gold.get(g), system.get(s)) {
        if one.shared || other.shared {
            let (from, to) = shared_extent(gold, system, g, s);
            pair_shared(&mut pairs, gold, system, from, to);
            (g, s) = to;
        } else if one.extent == other.extent {
            pairs.push((g, s));
            (g, s) = (g + 1, s + 1);
        } else if one.extent.0 <= other.extent.0 {
            g += 1;
        } else {
            s += 1;
        }
    }
    pairs
}

/// The least stretch of both that ends no token of several words in its middle.
fn shared_extent(
    gold: &[Part<'_>],
    system: &[Part<'_>],
    mut g: usize,
    mut s: usize,
) -> ((usize, usize), (usize, usize)) {
    let mut end = if gold[g].shared {
        s += usize::from(!system[s].shared && system[s].extent.0 < gold[g].extent.0);
        gold[g].extent.1
    } else {
        g += usize::from(!gold[g].shared && gold[g].extent.0 < system[s].extent.0);
        system[s].extent.1
    };
    let from = (g, s);
    let beyond = |parts: &[Part<'_>], at: usize, end: usize| match parts.get(at) {
        None => true,
        Some(part) if part.shared => part.extent.0 >= end,
        Some(part) => part.extent.1 > end,
    };
    let extended = |part: &Part<'_>, end: usize| if part.shared { end.max(part.extent.1) } else { end };
    while !beyond(gold, g, end) || !beyond(system, s, end) {
        if g < gold.len() && (s >= system.len() || gold[g].extent.0 <= system[s].extent.0) {
            end = extended(&gold[g], end);
            g += 1;
        } else {
            end = extended(&system[s], end);
            s += 1;
        }
    }
    (from, (g, s))
}

fn pair_shared(
    pairs: &mut Vec<(usize, usize)>,
    gold: &[Part<'_>],
    system: &[Part<'_>],
    from: (usize, usize),
    to: (usize, usize),
) {
    let (gold_count, system_count) = (to.0 - from.0, to.1 - from.1);
    let same = |g: usize, s: usize| gold[from.0 + g].small == system[from.1 + s].small;
    let mut longest = vec![vec![0usize; system_count + 1]; gold_count + 1];
    for g in (0..gold_count).rev() {
        for s in (0..system_count).rev() {
            let paired = if same(g, s) { 1 + longest[g + 1][s + 1] } else { 0 };
            longest[g][s] = paired.max(longest[g + 1][s]).max(longest[g][s + 1]);
        }
    }
    let (mut g, mut s) = (0, 0);
    while g < gold_count && s < system_count {
        if same(g, s) {
            pairs.push((from.0 + g, from.1 + s));
            (g, s) = (g + 1, s + 1);
        } else if longest[g][s] == longest[g + 1][s] {
            g += 1;
        } else {
            s += 1;
        }
    }
}
