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
            let lemma = tree.words[*verb].lemma.to_lowercase();
            let whole = tree.relation(*verb) == Relation::Acl && tree.child(*verb, Relation::Nsubj).is_some();
            whole && self.means.grammar.is_verb(&lemma, Verb::Report)
        };
        let said = self.named.said_in(tree.words[noun].span);
        verb.filter(holds).is_some() && said.is_some_and(|said| self.named.is_of_group(said))
    }
}

fn held(grammar: &Grammar, tree: &Tree<'_>, predicate: Predicate) -> Option<Claim> {
    let Predicate { at, shape, .. } = predicate;
    let says = shape == Shape::Finite && grammar.is_verb(&tree.words[at].lemma.to_lowercase(), Verb::Report);
    if !says || is_passive(tree, at) || is_denied(tree, at) || modality(grammar, tree, predicate).is_some() {
        return None;
    }
    let happened = |noun: &usize| grammar.noun_kind(&tree.words[*noun].lemma.to_lowercase()).is_some();
    let what = tree.child(at, Relation::Obj).filter(happened)?;
    let named = |word: &usize| {
        let preposition = tree.preposition(*word);
        let noun = matches!(tree.words[*word].upos, Upos::Noun | Upos::Propn | Upos::Num);
        let part = grammar.participant(&preposition).is_none() && !grammar.places(&preposition);
        noun && part && *word > what && tree.time_of(*word).is_none()
    };
    let mut held = tree.all(at, Relation::Obl).chain(tree.all(at, Relation::Xcomp));
    let told = |held: &usize| (what..*held).any(|word| matches!(tree.tag(word), "VBD" | "VBZ" | "VBP" | "MD"));
    held.find(named).filter(|held| !told(held)).map(|held| Claim { what, held })
}
