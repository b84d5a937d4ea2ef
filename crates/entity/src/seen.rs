//! The words of a document as one row, with their trees: what stands under a word is a stretch of the row.

use syntax::{Gap, Hanging, Sentence, Upos, Word};

/// A document's words, numbered through.
pub(crate) struct Seen<'a> {
    /// The text.
    pub text: &'a str,
    /// The words of all sentences.
    pub words: Vec<&'a Word<'a>>,
    /// The same in small letters.
    pub small: Vec<String>,
    /// How each is written.
    pub shapes: Vec<Shape>,
    /// The first word of each word's sentence and the word after its last.
    pub sentences: Vec<(usize, usize)>,
    /// Of each word, the first word under it and the word after the last one.
    pub under: Vec<(usize, usize)>,
    /// Of each word, the word it hangs on.
    pub heads: Vec<Option<usize>>,
    hanging: Hanging,
}

/// How a word is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Shape {
    /// `Kabul`.
    Title,
    /// `PDPA`, `U.S.`; two letters at least.
    Capitals,
    /// `A`, `I`.
    Letter,
    /// `McDonald`, `iPad`.
    Mixed,
    /// `army`.
    Small,
    /// `1989`.
    Digits,
    /// Letters and digits: `F-16`, `26th`.
    Both,
    /// Neither.
    Mark,
}

impl<'a> Seen<'a> {
    /// Looks at the words of a document.
    pub fn new(text: &'a str, all: &'a [Sentence<'a>]) -> Seen<'a> {
        let words: Vec<&Word<'a>> = all.iter().flat_map(|sentence| &sentence.words).collect();
        let mut sentences = Vec::with_capacity(words.len());
        let mut heads = Vec::with_capacity(words.len());
        for sentence in all {
            let start = sentences.len();
            let end = start + sentence.words.len();
            sentences.extend(sentence.words.iter().map(|_| (start, end)));
            heads.extend(sentence.words.iter().map(|word| {
                let head = word.head.filter(|head| *head < sentence.words.len());
                head.map(|head| start + head)
            }));
        }
        let small = words.iter().map(|word| small(word.written(text))).collect();
        let shapes = words.iter().map(|word| shape(word.written(text))).collect();
        let hanging = Hanging::of(&heads);
        let mut seen = Seen { text, words, small, shapes, sentences, under: Vec::new(), heads, hanging };
        seen.under = seen.stretches();
        seen
    }

    /// Returns how many words there are.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Returns the words that hang on a word, in order.
    pub fn hanging(&self, at: usize) -> &[usize] {
        self.hanging.on(at)
    }

    /// Returns a word as it is written.
    pub fn written(&self, at: usize) -> &'a str {
        self.words[at].span.of(self.text)
    }

    /// Writes words as they stand, with one blank where any are, over what `out` held.
    pub fn write(&self, start: usize, end: usize, out: &mut String) {
        out.clear();
        for at in start..end {
            if at > start && matches!(self.words[at].before, Gap::Blank | Gap::Edge) {
                out.push(' ');
            }
            out.push_str(self.written(at));
        }
    }

    /// Says whether the word may be one of a name by how it is written or what it is.
    pub fn may_name(&self, at: usize) -> bool {
        self.words[at].upos == Upos::Propn || self.is_capital(at)
    }

    /// Says whether the word is written with a capital.
    pub fn is_capital(&self, at: usize) -> bool {
        match self.shapes[at] {
            Shape::Title | Shape::Capitals | Shape::Letter | Shape::Mixed => true,
            Shape::Both => self.written(at).chars().any(char::is_uppercase),
            Shape::Small | Shape::Digits | Shape::Mark => false,
        }
    }

    /// The stretch under each word, from the leaves up.
    fn stretches(&self) -> Vec<(usize, usize)> {
        let mut under: Vec<(usize, usize)> = (0..self.len()).map(|at| (at, at + 1)).collect();
        let mut order: Vec<usize> = (0..self.len()).filter(|at| self.heads[*at].is_none()).collect();
        let mut next = 0;
        while next < order.len() {
            order.extend_from_slice(self.hanging(order[next]));
            next += 1;
        }
        for at in order.into_iter().rev() {
            if let Some(head) = self.heads[at] {
                let (start, end) = under[at];
                under[head] = (under[head].0.min(start), under[head].1.max(end));
            }
        }
        under
    }
}

/// Returns a word in small letters, with one kind of apostrophe.
pub(crate) fn small(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    word.chars().flat_map(char::to_lowercase).map(|c| if matches!(c, '’' | 'ʼ' | '‘') { '\'' } else { c }).collect()
}

fn shape(word: &str) -> Shape {
    let (mut large, mut little, mut digits) = (0, 0, 0);
    let mut first = None;
    for c in word.chars() {
        if c.is_uppercase() {
            large += 1;
        } else if c.is_alphabetic() {
            little += 1;
        } else if c.is_numeric() {
            digits += 1;
        } else {
            continue;
        }
        first.get_or_insert(c);
    }
    let begins_large = first.is_some_and(char::is_uppercase);
    match (large, little, digits) {
        (0, 0, 0) => Shape::Mark,
        (0, 0, _) => Shape::Digits,
        (0, _, 0) => Shape::Small,
        (1, 0, 0) => Shape::Letter,
        (_, 0, 0) => Shape::Capitals,
        (1, _, 0) if begins_large => Shape::Title,
        (_, _, 0) => Shape::Mixed,
        (_, _, _) => Shape::Both,
    }
}
