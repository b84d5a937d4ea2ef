//! What somebody holds something to be: "many regard the war as a mistake".

use syntax::{Relation, Upos};

use super::grammar::{Grammar, Verb};
use super::modality::modality;
use super::predicate::{Predicate, Shape, is_denied, is_passive};
use super::sentence::Told;
use super::tree::Tree;

/// What is held, and what it is held to be.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Claim {
    /// The noun of what is held.
    pub what: usize,
    /// The noun of what it is held to be.
    pub held: usize,
    /// Whether somebody is said to hold it.
    pub holder: Holder,
}

/// Who holds a claim.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Holder {
    /// Somebody who is named beside it.
    Told,
    /// Nobody knows who: "is recorded as".
    Unsaid,
}

impl Told<'_> {
    /// Returns what a predicate says that somebody other than the account holds of something that happened.
    pub(super) fn claim(&self, tree: &Tree<'_>, predicate: Predicate) -> Option<Claim> {
        let claim = held(self.means.grammar, tree, predicate)?;
        self.named.said_in(tree.words[claim.what].span).map(|_| claim)
    }

    /// "what many consider a defeat": says whether a noun is all that some people hold something to be.
    pub(super) fn is_held(&self, tree: &Tree<'_>, noun: usize) -> bool {
        let verb = tree.head(noun).filter(|_| matches!(tree.relation(noun), Relation::Obj | Relation::Xcomp));
        let holds = |verb: &usize| {
            let lemma = tree.words[*verb].small_lemma();
            let whole = tree.relation(*verb) == Relation::Acl && tree.child(*verb, Relation::Nsubj).is_some();
            whole && self.means.grammar.is_verb(lemma, Verb::Report)
        };
        let said = self.named.said_in(tree.words[noun].span);
        verb.filter(holds).is_some() && said.is_some_and(|said| self.named.is_of_group(said))
    }
}

fn held(grammar: &Grammar, tree: &Tree<'_>, predicate: Predicate) -> Option<Claim> {
    let Predicate { at, shape, .. } = predicate;
    let says = grammar.is_verb(tree.words[at].small_lemma(), Verb::Report);
    let passive = is_passive(tree, at);
    if shape != Shape::Finite || is_denied(tree, at) || modality(grammar, tree, predicate).is_some() {
        return None;
    }
    let happened = |noun: &usize| grammar.noun_kind(tree.words[*noun].small_lemma()).is_some();
    // "The war is recorded as a defeat": nobody says by whom.
    let (whom, holder) = if passive { (Relation::Nsubj, Holder::Unsaid) } else { (Relation::Obj, Holder::Told) };
    let what = tree.child(at, whom).filter(|noun| happened(noun) && (says || passive))?;
    let named = |word: &usize| {
        let preposition = tree.preposition(*word);
        let noun = matches!(tree.words[*word].upos, Upos::Noun | Upos::Propn | Upos::Num);
        let part = grammar.participant(&preposition).is_none() && !grammar.places(&preposition);
        let as_what = grammar.compares(&preposition) && *word > at;
        noun && part && *word > what && tree.time_of(*word).is_none() && (as_what || !passive)
    };
    let mut held = tree.all(at, Relation::Obl).chain(tree.all(at, Relation::Xcomp));
    let finite = |word: usize| matches!(tree.tag(word), "VBD" | "VBZ" | "VBP" | "MD");
    let told = |held: &usize| (what.max(if passive { at } else { 0 })..*held).any(finite);
    held.find(named).filter(|held| !told(held)).map(|held| Claim { what, held, holder })
}
