//! What is asked of a tree: heads, children, prepositions, times and the words as they are written.

use std::borrow::Cow;

use smallvec::SmallVec;
use source::is_small;
use syntax::{Relation, Upos, Word};

use super::Tree;

/// So many words are open at a time in nearly all trees.
const ROOM: usize = 24;

impl<'s> Tree<'s> {
    /// Returns what a word hangs on.
    pub(crate) fn head(&self, at: usize) -> Option<usize> {
        self.heads[at]
    }

    /// Returns how a word hangs on its head.
    pub(crate) fn relation(&self, at: usize) -> Relation {
        self.relations[at]
    }

    /// Says whether a word's relation has a subtype.
    pub(crate) fn is(&self, at: usize, relation: Relation, subtype: &str) -> bool {
        self.relations[at] == relation && !self.is_mended(at) && self.words[at].subtype == subtype
    }

    /// Returns the name that an entry of a register is of, where the sentence is one.
    pub(crate) fn entry(&self) -> Option<usize> {
        self.entry
    }

    /// Returns what hangs on a word, in order.
    pub(crate) fn children(&self, at: usize) -> &[usize] {
        &self.children[at]
    }

    /// Says whether a word hangs elsewhere, or otherwise, than the parser said.
    pub(crate) fn is_mended(&self, at: usize) -> bool {
        self.heads[at] != self.words[at].head || self.relations[at] != self.words[at].relation
    }

    /// Returns the first word that hangs on another by a relation.
    pub(crate) fn child(&self, at: usize, relation: Relation) -> Option<usize> {
        self.children.get(at)?.iter().copied().find(|child| self.relations[*child] == relation)
    }

    /// Returns the words that hang on another by a relation.
    pub(crate) fn all(&self, at: usize, relation: Relation) -> impl Iterator<Item = usize> + '_ {
        self.children[at].iter().copied().filter(move |child| self.relations[*child] == relation)
    }

    /// Returns the preposition of a phrase, in small letters: the lemmas of its `case`, joined.
    pub(crate) fn preposition(&self, at: usize) -> Cow<'s, str> {
        let mut said: Option<Cow<'s, str>> = None;
        for case in self.all(at, Relation::Case).filter(|case| *case < at) {
            // "following the signing": the form, not the verb.
            let verbal = self.words[case].upos == Upos::Verb;
            let words: &'s [Word<'s>] = self.words;
            let first = if verbal { self.written(case) } else { &words[case].lemma };
            for word in [first].into_iter().chain(self.all(case, Relation::Fixed).map(|fixed| &*words[fixed].lemma)) {
                // Most have one word or none, for which no room is taken.
                match &mut said {
                    None => said = Some(Cow::Borrowed(word)),
                    Some(said) => said.to_mut().extend([" ", word]),
                }
            }
        }
        let said = said.unwrap_or_default();
        if is_small(&said) { said } else { said.to_lowercase().into() }
    }

    /// Returns what kind of word one is, as Penn's treebank names it.
    pub(crate) fn tag(&self, at: usize) -> &'s str {
        self.tags[at]
    }

    /// Returns the time a word belongs to, by its place among the sentence's times.
    pub(crate) fn time_of(&self, at: usize) -> Option<usize> {
        self.times.get(at).copied().flatten()
    }

    /// Returns the word a time's phrase hangs by.
    pub(crate) fn top_of_time(&self, time: usize) -> Option<usize> {
        let inside = |at: &usize| self.times[*at] == Some(time);
        let outside = |at: &usize| self.heads[*at].is_none_or(|head| self.times[head] != Some(time));
        (0..self.words.len()).filter(inside).find(outside)
    }

    /// Says whether a word is a noun or a name.
    pub(crate) fn is_noun(&self, at: usize) -> bool {
        let named = self.tags[at] == "NN" && self.words[at].upos == Upos::Verb;
        named || matches!(self.words[at].upos, Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num)
    }

    /// Returns a word as it is written, in full where it is shortened.
    pub(crate) fn written(&self, at: usize) -> &'s str {
        self.words[at].written(self.text)
    }

    /// Adds the words under a word, itself among them, but nothing under a word that `leave` names.
    pub(crate) fn gather_under(&self, at: usize, leave: &dyn Fn(usize) -> bool, into: &mut Vec<usize>) {
        self.visit_under(at, leave, |word| into.push(word));
    }

    /// "The death of the duke in 1839": says whether a time stands right behind a noun and what hangs on it.
    pub(crate) fn stands_behind(&self, noun: usize, time: usize) -> bool {
        let top = self.top_of_time(time).filter(|top| *top > noun);
        let first = top.map(|top| self.child(top, Relation::Case).unwrap_or(top));
        // "until his death fifteen years later": the time begins before its last word.
        let first = first.map(|first| (noun..first).find(|at| self.times[*at] == Some(time)).unwrap_or(first));
        first.is_some_and(|first| {
            first > noun && (noun + 1..first).all(|at| self.is_under(Some(at), noun) && self.written(at) != ",")
        })
    }

    /// The words from one up to the root, each the head of the one before. A tree that is being mended may run in a circle: no way is longer
    /// than the sentence.
    pub(super) fn way_up(&self, from: Option<usize>) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(from, |at| self.heads[*at]).take(self.words.len())
    }

    /// The last word that one comes to from another by its heads, as long as it goes on from a word to its head.
    pub(super) fn last_up(&self, from: usize, goes_on: impl Fn(usize, usize) -> bool) -> usize {
        let next = |at: &usize| self.heads[*at].filter(|head| goes_on(*at, *head));
        std::iter::successors(Some(from), next).take(self.words.len()).last().unwrap_or(from)
    }

    /// "the physicist Emil Strand": says whether a word heads a name that stands right behind the noun it says more of.
    pub(crate) fn is_close_name(&self, at: usize) -> bool {
        let before = self.first_under(at).checked_sub(1);
        let close = before.is_some_and(|before| self.words[before].upos != Upos::Punct);
        close && self.words[at].upos == Upos::Propn && self.head(at).is_some_and(|noun| noun < at)
    }

    /// Returns the first of the words under a word, itself among them.
    pub(crate) fn first_under(&self, at: usize) -> usize {
        let mut first = at;
        self.visit_under(at, &|_| false, |word| first = first.min(word));
        first
    }

    /// Visits the words under a word, itself among them. Most have few, for which no room is taken.
    pub(super) fn visit_under(&self, at: usize, leave: &dyn Fn(usize) -> bool, mut visit: impl FnMut(usize)) {
        let mut open: SmallVec<[usize; ROOM]> = SmallVec::new();
        let mut next = Some(at);
        // While it is mended a tree may not be one.
        for _ in 0..self.words.len() {
            let Some(word) = next else { break };
            visit(word);
            open.extend(self.children[word].iter().copied().filter(|child| !leave(*child)));
            next = open.pop();
        }
    }
}

#[cfg(test)]
mod tests {
    use syntax::Syntax;

    use super::Tree;

    #[test]
    fn a_way_up_ends_though_it_runs_in_a_circle() {
        let text = "The town fell.";
        let sentences = Syntax::english().parse(text);
        let mut tree = Tree::parsed(text, &sentences[0], &[]);
        (tree.heads[1], tree.heads[2]) = (Some(2), Some(1));
        assert_eq!(tree.way_up(Some(1)).collect::<Vec<usize>>(), [1, 2, 1, 2]);
        assert_eq!(tree.last_up(1, |_, _| true), 2);
    }
}
