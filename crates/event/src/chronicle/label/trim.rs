//! The marks and joining words of a line, once parts of its clause are left off.

use syntax::{Relation, Upos};

use super::Line;
use crate::chronicle::line::is_pair;

impl Line<'_, '_> {
    /// Leaves off marks that stand at an edge, and those whose neighbours are left off.
    pub(super) fn trimmed(&self, words: Vec<usize>) -> Vec<usize> {
        let tree = self.tree;
        let words = self.rejoined(words);
        let is_mark = |at: usize| tree.words[at].upos == Upos::Punct;
        let kept: Vec<usize> = words
            .iter()
            .enumerate()
            .filter(|(place, at)| {
                let beside =
                    |other: Option<usize>, step: usize| other.is_some_and(|other| other.abs_diff(**at) == step);
                let before = place.checked_sub(1).map(|before| words[before]);
                let after = beside(words.get(place + 1).copied(), 1);
                !is_mark(**at)
                    || beside(before, 1) && after
                    || after && self.closes_aside(&words[..*place], **at)
                    || is_pair(tree.written(**at))
            })
            .map(|(_, at)| *at)
            .collect();
        let mut kept = &kept[..];
        while let Some((first, rest)) = kept.split_first().filter(|(first, _)| {
            let alone = tree.head(**first).is_none_or(|head| tree.child(head, Relation::Conj).is_none());
            let joins = tree.relation(**first) == Relation::Cc && tree.tag(**first) == "CC" && alone;
            joins || is_mark(**first) && !is_pair(tree.written(**first))
        }) {
            let _ = first;
            kept = rest;
        }
        while let Some((last, rest)) = kept.split_last().filter(|(last, _)| {
            let joins = matches!(tree.relation(**last), Relation::Cc | Relation::Case | Relation::Mark);
            is_mark(**last) && !is_pair(tree.written(**last))
                || joins && tree.head(**last).is_none_or(|head| head > **last || tree.tag(**last) == "CC")
        }) {
            let _ = last;
            kept = rest;
        }
        kept.to_vec()
    }

    /// "Marius, elected consul for 107 BC, replaced him": a comma closes what another opened, though the time before it is
    /// left off.
    fn closes_aside(&self, before: &[usize], at: usize) -> bool {
        let tree = self.tree;
        let comma = |word: &&usize| tree.written(**word) == ",";
        let opened = before.iter().rev().take_while(|word| !comma(word)).count();
        let open = opened > 0 && opened < before.len() && before.iter().filter(|word| comma(word)).count() % 2 == 1;
        let time = at > 0 && tree.time_of(at - 1).is_some_and(|time| self.times.contains(&time));
        tree.written(at) == "," && time && open
    }

    /// "more than doubled", "Gaul and the Rhine": a word that joins two which are kept is kept, whatever it was hung on.
    fn rejoined(&self, words: Vec<usize>) -> Vec<usize> {
        let tree = self.tree;
        let opens = |at: usize| tree.relation(at) == Relation::Mark && tree.head(at) == Some(self.predicate.at);
        let compares = |at: usize| at > 0 && matches!(tree.tag(at - 1), "JJR" | "RBR");
        let joins = |at: usize| {
            matches!(tree.tag(at), "CC" | "IN" | "TO") && tree.time_of(at).is_none() && (!opens(at) || compares(at))
        };
        let mark = |at: usize| tree.words[at].upos == Upos::Punct;
        let mut all = Vec::with_capacity(words.len());
        for at in words {
            let before = all.last().copied().filter(|before| *before + 2 == at && !mark(*before) && !mark(at));
            all.extend(before.map(|before| before + 1).filter(|between| joins(*between)));
            all.push(at);
        }
        all
    }
}
