//! What a pronoun at the head of a sentence stands for where it names nobody known: the main subject of the sentence before.

use syntax::{Relation, Upos};

use super::grammar::Grammar;
use super::roles::{is_time, span_of};
use super::tree::Tree;

/// The main subject of a sentence: a thing or several, nobody.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Topic {
    named: String,
    several: bool,
    /// Its noun.
    lemma: String,
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
        (named.split(' ').count() <= 10).then_some(Topic { named, several, lemma: tree.words[at].lemma.to_lowercase() })
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

    /// Returns what is named if a word is a noun that points at it: "this intervention" at an invasion.
    pub(crate) fn pointed_at(&self, grammar: &Grammar, tree: &Tree<'_>, at: usize) -> Option<String> {
        let kind = |lemma: &str| grammar.noun_kind(lemma);
        let lemma = tree.words[at].lemma.to_lowercase();
        let alike = kind(&lemma).is_some() && kind(&lemma) == kind(&self.lemma);
        let several = matches!(tree.tag(at), "NNS" | "NNPS");
        let points = points(tree, at) && tree.relation(at) == Relation::Nsubj && several == self.several;
        (points && alike).then(|| self.named.clone())
    }
}

/// Says whether nothing but a word that points hangs on a noun: "this war".
fn points(tree: &Tree<'_>, at: usize) -> bool {
    let demonstrative = |word: usize| tree.words[word].feats.contains("PronType=Dem");
    tree.words[at].upos == Upos::Noun && matches!(tree.children(at), [only] if demonstrative(*only))
}
