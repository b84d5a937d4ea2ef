//! Says of a part what it is a part of: "of whom three were hanged" is "three of the mutineers were hanged".

use syntax::{Relation, Upos};

use super::Line;

impl Line<'_, '_> {
    /// Puts behind each part the whole it is taken from, in place of the word that stood for it.
    pub(super) fn of_wholes(&self, words: Vec<usize>) -> Vec<usize> {
        let tree = self.tree;
        let mut all = words;
        let parts: Vec<usize> = all.iter().copied().filter(|at| tree.part(*at).is_some()).collect();
        for at in parts {
            let Some(part) = tree.part(at) else { continue };
            all.retain(|word| *word != part.of && *word != part.of + 1);
            let place = all.iter().position(|word| *word == at).map_or(all.len(), |place| place + 1);
            let mut whole = Vec::new();
            let leaves = |child: usize| {
                let before = child < part.first || child > part.of;
                let apart = matches!(
                    tree.relation(child),
                    Relation::Case | Relation::Acl | Relation::Appos | Relation::Punct | Relation::Cc
                );
                let own = tree.head(child) == Some(part.whole);
                before || tree.time_of(child).is_some() || own && apart
            };
            tree.gather_under(part.whole, &leaves, &mut whole);
            whole.sort_unstable();
            all.splice(place..place, [part.of].into_iter().chain(whole));
        }
        all
    }

    /// "it took the council three years", "in May was the wall broken": the subject is said before its verb.
    pub(super) fn subject_first(&self, words: Vec<usize>) -> Vec<usize> {
        let Some(noun) = self.tree.said_first(self.predicate.at) else { return words };
        let (mut first, rest): (Vec<usize>, Vec<usize>) =
            words.into_iter().partition(|at| self.tree.is_under(Some(*at), noun));
        // "«All is lost», wrote the cook": the cook wrote it.
        let quoted = self.tree.all(self.predicate.at, Relation::Ccomp).any(|said| said < self.predicate.at);
        let (verb, rest): (Vec<usize>, Vec<usize>) =
            rest.into_iter().partition(|at| quoted && *at == self.predicate.at);
        first.extend(verb.into_iter().chain(rest));
        first
    }

    /// "of the twenty mutineers": says whether a word begins a whole that was told of without an article.
    pub(super) fn is_bare_whole(&self, before: Option<usize>, at: usize) -> bool {
        let tree = self.tree;
        let parts = self.tree.children(self.predicate.at).iter().filter_map(|part| tree.part(*part));
        let begins = |whole: usize, of: usize, first: usize| {
            let which = |child: &usize| *child >= first && matches!(tree.words[*child].upos, Upos::Det | Upos::Pron);
            first == at && before == Some(of) && !tree.children(whole).iter().any(which)
        };
        parts.into_iter().any(|part| begins(part.whole, part.of, part.first))
    }
}
