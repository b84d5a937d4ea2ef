//! A sentence as a tree, mended where a parser is known to slip: one kind of slip a file, in the order of `mended`.

use smallvec::SmallVec;
use syntax::{Relation, Sentence, Word};

use crate::told::Told;
use parts::Part;

mod agree;
mod asides;
mod asked;
mod astray;
mod bare;
mod beside;
mod called;
mod cased;
mod caused;
mod claimed;
mod clefts;
mod contents;
mod doubled;
mod gapped;
mod heads;
mod interposed;
mod interrupted;
mod inverted;
mod joined;
mod listed;
mod mended;
mod modals;
mod names;
mod objects;
mod openings;
mod owned;
mod parted;
mod parts;
mod passives;
mod paths;
mod quotes;
mod registers;
mod relatives;
mod restated;
mod second;
mod seen;
mod sides;
mod slipped;
mod subjects;
mod times;
mod told_of;
mod unopened;
mod until;
mod verbs;
mod wedged;
mod whose;
mod writings;

pub(crate) use mended::trees;

/// So many words hang on nearly every word at most.
const FEW: usize = 4;

/// So far back a verb is looked for that another belongs to.
const REACH: usize = 40;

/// A sentence, its heads and who hangs on whom.
pub(crate) struct Tree<'s> {
    pub text: &'s str,
    pub words: &'s [Word<'s>],
    heads: Vec<Option<usize>>,
    relations: Vec<Relation>,
    /// What kind of word each is, as Penn's treebank names it.
    tags: Vec<&'s str>,
    /// What hangs on each; most have few, for which no room is taken.
    children: Vec<SmallVec<[usize; FEW]>>,
    /// For each word, the time it belongs to.
    times: Vec<Option<usize>>,
    /// For each word, the mark that opens the quotation it stands in.
    quotes: Vec<Option<usize>>,
    /// What a line tells otherwise than it is written.
    retold: Retold,
    /// The name that an entry of a register is of.
    entry: Option<usize>,
}

/// What a line tells otherwise than it is written.
#[derive(Clone, Default, Debug)]
struct Retold {
    /// The words that are a part of something, and of what.
    parts: Vec<(usize, Part)>,
    /// The times by which what is told was reached.
    reached: Vec<usize>,
    /// The words that are said in the past, whatever their form.
    past: Vec<usize>,
    /// The nouns that are said before the verb they are the subject of.
    first: Vec<(usize, usize)>,
    /// The verbs whose helper was said before their subject: "only then did they submit".
    turned: Vec<usize>,
    /// The participles that are done to their subject, though no helper that a parser knew as one says so.
    done_to: Vec<usize>,
}

impl<'s> Tree<'s> {
    /// Makes the tree of a sentence as it was parsed; `times` are its times, in order.
    fn parsed(text: &'s str, sentence: &'s Sentence<'s>, times: &[Told]) -> Tree<'s> {
        let words = &sentence.words[..];
        let mut of_word = vec![None; words.len()];
        let mut next = 0;
        for (index, span) in times.iter().map(|time| time.span).enumerate() {
            while next < words.len() && words[next].span.end <= span.start {
                next += 1;
            }
            let mut at = next;
            while at < words.len() && words[at].span.start < span.end {
                of_word[at] = Some(index);
                at += 1;
            }
            // "By the afternoon train": the article is that of the train.
            let means = |noun: &Word<'_>| noun.relation == Relation::Obl && noun.subtype == "agent";
            let of_noun = |word: &Word<'_>| word.relation == Relation::Det && word.head == Some(at);
            let which = next + 1 < at && words.get(at).is_some_and(means) && of_noun(&words[next]);
            if which && words[at - 1].relation == Relation::Compound {
                of_word[next] = None;
            }
        }
        let mut tree = Tree {
            text,
            words,
            heads: words.iter().map(|word| word.head).collect(),
            relations: words.iter().map(|word| word.relation).collect(),
            tags: words.iter().map(|word| word.xpos).collect(),
            children: Vec::new(),
            times: of_word,
            quotes: quotes::quotes(words, text),
            retold: Retold::default(),
            entry: None,
        };
        tree.gather();
        tree
    }

    /// Of mends that do not agree none is made.
    fn keep_whole(&mut self) {
        if self.is_whole() {
            return;
        }
        self.heads = self.words.iter().map(|word| word.head).collect();
        self.relations = self.words.iter().map(|word| word.relation).collect();
        self.tags = self.words.iter().map(|word| word.xpos).collect();
        self.retold = Retold::default();
        self.entry = None;
        self.gather();
    }

    /// Says whether every word hangs on the one that hangs on nothing.
    fn is_whole(&self) -> bool {
        let mut reaches = vec![false; self.words.len()];
        let mut open: Vec<usize> = (0..self.words.len()).filter(|at| self.heads[*at].is_none()).collect();
        while let Some(word) = open.pop() {
            reaches[word] = true;
            open.extend(self.children[word].iter().copied());
        }
        reaches.into_iter().all(|reached| reached)
    }

    fn gather(&mut self) {
        self.children.iter_mut().for_each(SmallVec::clear);
        self.children.resize_with(self.words.len(), SmallVec::new);
        for (at, head) in self.heads.iter().enumerate() {
            if let Some(head) = head {
                self.children[*head].push(at);
            }
        }
    }

    /// Gives a word the place of another in the tree, which then hangs on it.
    fn replace(&mut self, at: usize, by: usize, relation: Relation) {
        (self.heads[by], self.relations[by]) = (self.heads[at], self.relations[at]);
        (self.heads[at], self.relations[at]) = (Some(by), relation);
    }

    /// Hangs what stood about a noun that has become a subject on its verb: times, and what is set before it.
    fn lift_frame(&mut self, noun: usize, verb: usize) {
        for at in 0..self.words.len() {
            let frames = matches!(
                self.relations[at],
                Relation::Obl | Relation::Advmod | Relation::Advcl | Relation::Parataxis | Relation::Discourse
            );
            let time = self.times[at].is_some();
            if self.heads[at] == Some(noun) && at != verb && (frames || time && self.relations[at] == Relation::Nmod) {
                self.heads[at] = Some(verb);
            }
        }
    }

    /// Says whether a verb has a tense of its own.
    pub(crate) fn is_finite(&self, at: usize) -> bool {
        matches!(self.tags[at], "VBD" | "VBZ" | "VBP")
    }

    /// The last word under a word.
    fn last_under(&self, at: usize) -> usize {
        let mut last = at;
        self.visit_under(at, &|_| false, |word| last = last.max(word));
        last
    }

    /// Says whether `at` lies under `above`, or is it.
    pub(crate) fn is_under(&self, at: Option<usize>, above: usize) -> bool {
        let mut next = at;
        // No way up is longer than the sentence.
        for _ in 0..=self.words.len() {
            match next {
                None => return false,
                Some(word) if word == above => return true,
                Some(word) => next = self.heads[word],
            }
        }
        false
    }
}
