//! Where or how somebody stayed, said before the clause: "was put under guard, where he remained".

use syntax::{Relation, Upos};

use super::Line;
use crate::chronicle::grammar::Verb;

impl Line<'_, '_> {
    /// The phrase that "where" stands for in a clause that says nothing else of how somebody stayed. Where somebody went is no such
    /// phrase: "moved to the coast, where she remained".
    pub(super) fn where_stayed(&self) -> Vec<usize> {
        let (tree, verb) = (self.tree, self.predicate.at);
        let lemma = tree.words[verb].small_lemma();
        let stays = [Verb::GoOn, Verb::State].into_iter().any(|class| self.grammar.is_verb(lemma, class));
        let noun = tree.head(verb).filter(|noun| tree.relation(verb) == Relation::Acl && stays && tree.is_noun(*noun));
        let Some(noun) = noun.filter(|_| tree.all(verb, Relation::Advmod).any(|word| tree.tag(word) == "WRB")) else {
            return Vec::new();
        };
        let light = [Relation::Nsubj, Relation::Aux, Relation::Advmod, Relation::Punct, Relation::Mark];
        let bare = |child: &usize| light.contains(&tree.relation(*child)) || tree.time_of(*child).is_some();
        let preposition = tree.preposition(noun);
        let goes = matches!(self.grammar.participant(&preposition), Some("destination" | "origin"));
        if preposition.is_empty() || goes || !tree.children(verb).iter().all(bare) {
            return Vec::new();
        }
        let leaves = |child: usize| {
            let more = matches!(tree.relation(child), Relation::Acl | Relation::Appos | Relation::Conj | Relation::Cc);
            more || tree.words[child].upos == Upos::Punct || tree.time_of(child).is_some()
        };
        let mut phrase = Vec::new();
        tree.gather_under(noun, &leaves, &mut phrase);
        phrase.sort_unstable();
        phrase
    }
}
