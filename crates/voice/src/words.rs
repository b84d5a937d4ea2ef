//! The words of a document in one row, with what the models look at: hashes of their forms, their trees, and quotation.

use source::Span;
use syntax::{Gap, Hanging, Relation, Sentence, Upos};

use crate::hash::{Seen, fold, seen};

/// A word.
#[derive(Clone, Debug)]
pub(crate) struct Word {
    pub span: Span,
    pub form: Seen,
    pub lemma: Seen,
    pub xpos: Seen,
    pub upos: Upos,
    pub relation: Relation,
    /// The relation with its subtype.
    pub label: Seen,
    pub head: Option<usize>,
    pub sentence: usize,
    pub paragraph: usize,
    /// The first and the last word of all that hangs on it.
    pub left: usize,
    pub right: usize,
    pub depth: u32,
    /// Which quotation of the document it stands in, its marks included; 0 outside.
    pub quotation: u32,
    /// Whether it is a mark of quotation.
    pub mark: bool,
    /// How it is written: capitals, digits.
    pub shape: Seen,
}

/// The words of a document.
#[derive(Debug)]
pub(crate) struct Words {
    pub list: Vec<Word>,
    /// The first word of each sentence, and one past the last.
    pub sentences: Vec<usize>,
    /// The first word of each paragraph, and one past the last.
    pub paragraphs: Vec<usize>,
    hanging: Hanging,
}

impl Words {
    /// Takes the words of the sentences of a text.
    pub(crate) fn of(text: &str, sentences: &[Sentence<'_>]) -> Words {
        let mut words =
            Words { list: Vec::new(), sentences: Vec::new(), paragraphs: Vec::new(), hanging: Hanging::of(&[]) };
        let mut lower = String::new();
        let mut last_end = 0;
        for (number, sentence) in sentences.iter().enumerate() {
            let first = words.list.len();
            words.sentences.push(first);
            let opens = sentence.words.first().is_some_and(|word| word.before == Gap::Edge);
            let between = text.get(last_end..sentence.span.start as usize).unwrap_or("");
            if opens || between.contains('\n') || words.paragraphs.is_empty() {
                words.paragraphs.push(first);
            }
            last_end = sentence.span.end as usize;
            for word in &sentence.words {
                let written = word.span.of(text);
                lower.clear();
                fold(written, &mut lower);
                let form = seen(&lower);
                lower.clear();
                fold(&word.lemma, &mut lower);
                words.list.push(Word {
                    span: word.span,
                    form,
                    lemma: seen(&lower),
                    xpos: seen(word.xpos),
                    upos: word.upos,
                    relation: word.relation,
                    label: seen(word.relation.as_str()).with(seen(word.subtype)),
                    head: word.head.map(|head| first + head),
                    sentence: number,
                    paragraph: words.paragraphs.len() - 1,
                    left: words.list.len(),
                    right: words.list.len(),
                    depth: 0,
                    quotation: 0,
                    mark: false,
                    shape: shape(written),
                });
            }
        }
        words.sentences.push(words.list.len());
        words.paragraphs.push(words.list.len());
        words.trees();
        crate::quotes::mark(text, &mut words);
        words
    }

    /// Depths and what hangs on each word.
    fn trees(&mut self) {
        let heads: Vec<Option<usize>> = self.list.iter().map(|word| word.head).collect();
        let hanging = Hanging::of(&heads);
        let mut order: Vec<usize> = (0..heads.len()).filter(|at| heads[*at].is_none()).collect();
        let mut at = 0;
        while at < order.len() {
            let word = order[at];
            let depth = self.list[word].depth + 1;
            for &child in hanging.on(word) {
                self.list[child].depth = depth;
                order.push(child);
            }
            at += 1;
        }
        for word in order.into_iter().rev() {
            let (left, right) = (self.list[word].left, self.list[word].right);
            if let Some(head) = heads[word] {
                let head = &mut self.list[head];
                head.left = head.left.min(left);
                head.right = head.right.max(right);
            }
        }
        self.hanging = hanging;
    }

    /// Returns the words that hang on a word, in order.
    pub(crate) fn children(&self, at: usize) -> &[usize] {
        self.hanging.on(at)
    }

    /// Returns the words of a sentence.
    pub(crate) fn sentence(&self, number: usize) -> std::ops::Range<usize> {
        self.sentences[number]..self.sentences[number + 1]
    }

    /// Says whether a verb or its helper stands in a run.
    pub(crate) fn has_verb(&self, run: (usize, usize)) -> bool {
        self.list[run.0..run.1.max(run.0)].iter().any(|word| matches!(word.upos, Upos::Verb | Upos::Aux))
    }

    /// Says whether a word is a verb in the present tense.
    pub(crate) fn is_present(&self, at: usize) -> bool {
        PRESENT.iter().any(|tag| self.list[at].xpos == seen(tag))
    }

    /// Returns the words of a paragraph.
    pub(crate) fn paragraph(&self, number: usize) -> std::ops::Range<usize> {
        self.paragraphs[number]..self.paragraphs[number + 1]
    }
}

/// The tags of verbs in the present tense.
const PRESENT: [&str; 2] = ["VBZ", "VBP"];

fn shape(written: &str) -> Seen {
    let mut letters = written.chars();
    let first = letters.next().unwrap_or(' ');
    let second = letters.next();
    let kind = if first.is_uppercase() {
        if second.is_some_and(char::is_uppercase) { 1 } else { 2 }
    } else if first.is_numeric() {
        3
    } else if first.is_alphabetic() {
        4
    } else {
        5
    };
    Seen(kind)
}
