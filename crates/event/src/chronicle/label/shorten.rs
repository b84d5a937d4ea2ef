//! What else is left off a line that is too long: first clauses and phrases that hang deep in it, the last first.

use std::collections::BTreeSet;

use syntax::{Relation, Upos};

use super::Line;
use crate::chronicle::grammar::Noun;
use crate::compose::MOST_WORDS;

/// How readily a part of a line is left off.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Weight {
    /// A clause about a noun, or another name of it.
    Clause,
    /// What says more of a noun.
    Detail,
    /// What says more of the verb.
    Frame,
    /// What a noun is of.
    Needed,
}

impl Line<'_, '_> {
    /// Returns what of the words of a line is left off, so that at most 25 are left.
    pub(super) fn shorten(&self, words: &[usize]) -> BTreeSet<usize> {
        let mut cut = BTreeSet::new();
        let mut over = self.count(words).saturating_sub(MOST_WORDS);
        if over == 0 {
            return cut;
        }
        let mut left: BTreeSet<usize> = words.iter().copied().collect();
        let mut parts: Vec<(Weight, usize)> = words.iter().filter_map(|at| Some((self.weight(*at)?, *at))).collect();
        parts.sort_by_key(|(weight, at)| (*weight, std::cmp::Reverse(*at)));
        for (_, part) in parts {
            if over == 0 {
                break;
            }
            let mut under = Vec::new();
            self.tree.gather_under(part, &|child| !left.contains(&child), &mut under);
            under.retain(|at| left.remove(at));
            if !under.is_empty() {
                cut.insert(part);
            }
            over = over.saturating_sub(self.count(&under));
        }
        cut
    }

    /// How readily a word is left off, with all under it; nothing of what the line cannot do without.
    fn weight(&self, at: usize) -> Option<Weight> {
        let tree = self.tree;
        let own = at == self.predicate.at || self.subject.is_some_and(|subject| subject.at == at);
        let deep = self.depth(at) > 1;
        let by = tree.words[at].subtype == "agent" || tree.words[at].subtype == "poss";
        let of = self.grammar.is_of(&tree.preposition(at));
        let before = tree.head(at).is_some_and(|head| at < head && tree.relation(at) == Relation::Nmod);
        if own || by || before {
            return None;
        }
        // "at a time when the war was lost"
        let framed = tree.head(at).is_some_and(|head| {
            tree.relation(at) == Relation::Acl && self.grammar.is_noun(tree.words[head].small_lemma(), Noun::Frame)
        });
        let free = tree.head(at).is_some_and(|head| matches!(tree.tag(head), "WRB" | "WP"));
        match tree.relation(at) {
            _any if free => None,
            _any if framed => Some(Weight::Needed),
            Relation::Acl if tree.tag(at) == "VB" && deep => Some(Weight::Detail),
            // "with the aim of crossing the desert"
            Relation::Acl if tree.all(at, Relation::Mark).any(|mark| self.grammar.is_of(tree.written(mark))) => {
                Some(Weight::Needed)
            }
            // "the general, reporting that …": all of it or nothing.
            Relation::Ccomp if deep && tree.head(at).is_some_and(|head| tree.relation(head) == Relation::Acl) => None,
            Relation::Acl | Relation::Advcl | Relation::Ccomp if deep => Some(Weight::Clause),
            Relation::Appos if deep && tree.child(at, Relation::Punct).is_some() => Some(Weight::Clause),
            Relation::Nmod | Relation::Obl if deep && !of => Some(Weight::Detail),
            Relation::Nmod | Relation::Acl => Some(Weight::Needed),
            Relation::Obl | Relation::Advcl if at > self.predicate.at => Some(Weight::Frame),
            _other => None,
        }
    }

    /// How far below the predicate a word hangs; what the predicate cannot be said without counts as the predicate.
    fn depth(&self, at: usize) -> usize {
        let tree = self.tree;
        let mut depth = 0;
        let mut next = at;
        for _ in 0..tree.words.len() {
            if next == self.predicate.at {
                break;
            }
            depth += usize::from(!matches!(tree.relation(next), Relation::Ccomp | Relation::Xcomp | Relation::Conj));
            match tree.head(next) {
                Some(head) => next = head,
                None => break,
            }
        }
        depth
    }

    fn count(&self, words: &[usize]) -> usize {
        words.iter().filter(|at| self.tree.words[**at].upos != Upos::Punct).count()
    }
}
