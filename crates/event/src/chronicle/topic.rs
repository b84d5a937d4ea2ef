//! What a pronoun at the head of a sentence stands for where it names nobody known: the main subject of the sentence before.

use syntax::{Relation, Upos};

use super::roles::{is_time, span_of};
use super::tree::Tree;

/// The main subject of a sentence: a thing or several, nobody.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Topic {
    named: String,
    several: bool,
}

impl Topic {
    /// Returns what the subject names; none if that is a pronoun or a time.
    pub(crate) fn new(tree: &Tree<'_>, at: usize) -> Option<Topic> {
        let word = &tree.words[at];
        let joined = tree.child(at, Relation::Conj).is_some();
        if !matches!(word.upos, Upos::Noun | Upos::Propn) || is_time(tree, at) || joined {
            return None;
        }
        let named = span_of(tree, at).of(tree.text).split_whitespace().collect::<Vec<&str>>().join(" ");
        let first = span_of(tree, at).start;
        let opens = tree.words.iter().find(|word| word.span.start == first);
        let named = match opens.filter(|word| word.upos == Upos::Det) {
            Some(article) => article.span.of(tree.text).to_lowercase() + &named[article.span.of(tree.text).len()..],
            None => named,
        };
        let several = matches!(tree.tag(at), "NNS" | "NNPS");
        (named.split(' ').count() <= 10).then_some(Topic { named, several })
    }

    /// Returns what is named if a word is a pronoun that may stand for it.
    pub(crate) fn stands_for(&self, tree: &Tree<'_>, at: usize) -> Option<String> {
        let feats = tree.words[at].feats;
        let third = tree.words[at].upos == Upos::Pron && feats.contains("Person=3") && tree.tag(at) == "PRP";
        let fits = match self.several {
            true => feats.contains("Number=Plur"),
            false => feats.contains("Gender=Neut") && feats.contains("Number=Sing"),
        };
        (third && fits && tree.relation(at) == Relation::Nsubj).then(|| self.named.clone())
    }
}
