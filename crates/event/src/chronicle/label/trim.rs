//! The marks and joining words of a line, once parts of its clause are left off.

use syntax::{Relation, Upos};

use super::Line;
use crate::chronicle::line::is_pair;
use crate::chronicle::predicate::Shape;

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
                    || after && (self.kept.is_some() && tree.head(**at) == self.kept)
                    || (after || self.instead.is_some()) && self.closes_aside(&words[..*place], **at)
                    || after && self.lists_names(&words[..*place], **at)
                    || is_pair(tree.written(**at))
            })
            .map(|(_, at)| *at)
            .collect();
        let loose = |at: usize| is_mark(at) && !is_pair(tree.written(at));
        let opens = |at: &&usize| {
            let alone = tree.head(**at).is_none_or(|head| tree.child(head, Relation::Conj).is_none());
            loose(**at) || tree.relation(**at) == Relation::Cc && tree.tag(**at) == "CC" && alone
        };
        let closes = |at: &&usize| {
            let joins = matches!(tree.relation(**at), Relation::Cc | Relation::Case | Relation::Mark);
            let article =
                tree.relation(**at) == Relation::Det && tree.head(**at).is_some_and(|head| !words.contains(&head));
            article || loose(**at) || joins && tree.head(**at).is_none_or(|head| head > **at || tree.tag(**at) == "CC")
        };
        let kept = &kept[kept.iter().take_while(opens).count()..];
        kept[..kept.len() - kept.iter().rev().take_while(closes).count()].to_vec()
    }

    /// "Ada (born in 1815)", "after months of fighting (the town fell in May)": the line of a clause in brackets has nothing from
    /// outside them.
    pub(super) fn unbracket(&self, own: &mut Vec<usize>) {
        let tree = self.tree;
        let verb = self.predicate.at;
        let bracket = |at: &usize| matches!(tree.written(*at), "(" | ")");
        let open = (0..verb).rev().find(bracket).filter(|open| tree.written(*open) == "(");
        let close = (verb + 1..tree.words.len()).find(bracket).filter(|close| tree.written(*close) == ")");
        if let Some((open, close)) = open.zip(close)
            && matches!(self.predicate.shape, Shape::Participle | Shape::Finite)
        {
            own.retain(|at| (open + 1..close).contains(at));
        }
    }

    /// "Ada (Arabic: …; 1815 – 1852) was": of what stands in brackets a line has all or nothing.
    pub(super) fn whole_brackets(&self, words: &mut Vec<usize>) {
        let tree = self.tree;
        let mut open = None;
        for at in 0..tree.words.len() {
            match tree.written(at) {
                "(" => open = Some(at),
                ")" => {
                    let Some(from) = open.take() else { continue };
                    let inside = words.iter().filter(|word| (from..=at).contains(*word)).count();
                    let told = (from..at).contains(&self.predicate.at);
                    if !told && inside > 0 && inside < at + 1 - from {
                        words.retain(|word| !(from..=at).contains(word));
                    }
                }
                _word => {}
            }
        }
    }

    /// Says of each word whether it stands in square brackets that hold the number of a note, or stand behind a sentence.
    pub(super) fn notes(&self) -> Vec<bool> {
        let tree = self.tree;
        let mut notes = vec![false; tree.words.len()];
        let mut open = None;
        for at in 0..tree.words.len() {
            match tree.written(at) {
                "[" => open = Some(at),
                "]" => {
                    let Some(from) = open.take() else { continue };
                    let number = at == from + 2 && tree.written(from + 1).bytes().all(|byte| byte.is_ascii_digit());
                    let behind = from > 0 && matches!(tree.written(from - 1), "." | "]");
                    if number || behind {
                        notes[from..=at].fill(true);
                    }
                }
                _word => {}
            }
        }
        notes
    }

    /// "Marius, elected consul for 107 BC, replaced him": a comma closes what another opened, though the time before it is
    /// left off.
    fn closes_aside(&self, before: &[usize], at: usize) -> bool {
        let tree = self.tree;
        let comma = |word: &&usize| tree.written(**word) == ",";
        // "At Lemburg, on 3 May, Mary Hale": the one before what is left off closes nothing.
        let time = at > 0 && tree.time_of(at - 1).is_some_and(|time| self.times.contains(&time));
        let parted = time && before.last().is_some_and(|last| last + 1 < at && comma(&last));
        let before = if parted { &before[..before.len() - 1] } else { before };
        let opened = before.iter().rev().take_while(|word| !comma(word)).count();
        let open = opened > 0 && opened < before.len() && before.iter().filter(|word| comma(word)).count() % 2 == 1;
        // "A second son, Hugh, was christened": what was said behind it stands elsewhere.
        let said = at > 0 && self.instead.is_some_and(|(_, said)| tree.is_under(Some(at - 1), said));
        // "Orme took part, under compulsion as he claimed, in the rising"
        let claimed = at > 0 && before.last().is_some_and(|last| last + 1 < at) && tree.is_finite(at - 1);
        // "The last of them, Ada Hale, who was four then, died"
        let relative = |word: usize| tree.words[word].feats.contains("PronType=Rel");
        let begins = before.iter().rposition(|word| tree.written(*word) == ",");
        let named = begins.and_then(|begins| before.get(begins + 1..)).is_some_and(|aside| {
            let of_aside =
                |word: &usize| tree.relation(*word) == Relation::Appos && tree.words[*word].upos == Upos::Propn;
            aside.iter().any(|word| of_aside(word) && tree.head(*word).is_some_and(|noun| noun < aside[0]))
        });
        let clause = named && before.last().is_some_and(|last| (last + 1..at).any(relative));
        tree.written(at) == "," && (time || said || claimed || clause) && open
    }

    /// "three children: Ada, Grace and Paul": says whether a comma parts two names of a noun, though what is said of the first is left off.
    fn lists_names(&self, before: &[usize], at: usize) -> bool {
        let tree = self.tree;
        let mark = |word: &&usize| tree.words[**word].upos == Upos::Punct;
        let named = |word: usize| tree.relation(word) == Relation::Appos && tree.words[word].upos == Upos::Propn;
        let last = before.iter().rev().find(|word| !mark(word)).copied();
        let next = Some(at + 1).filter(|next| *next < tree.words.len() && named(*next));
        let beside = |next: usize| last.is_some_and(|last| named(last) && tree.head(last) == tree.head(next));
        tree.written(at) == "," && next.is_some_and(beside)
    }

    /// "more than doubled", "Gaul and the Rhine": a word that joins two which are kept is kept, whatever it was hung on.
    fn rejoined(&self, words: Vec<usize>) -> Vec<usize> {
        let tree = self.tree;
        let opens = |at: usize| tree.relation(at) == Relation::Mark && tree.head(at) == Some(self.predicate.at);
        let compares = |at: usize| at > 0 && matches!(tree.tag(at - 1), "JJR" | "RBR");
        let joins = |at: usize| {
            let joins = matches!(tree.tag(at), "CC" | "IN" | "TO") && tree.relation(at) != Relation::Discourse;
            joins && tree.time_of(at).is_none() && (!opens(at) || compares(at))
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
