//! The tree of a sentence, with its times: who hangs on whom, who is the subject of what.

use std::collections::BTreeMap;

use source::Span;
use syntax::{Hanging, Relation, Sentence, Upos, Word};
use timex::Timex;

/// A word of an account.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct WordAt {
    /// Which sentence of the account it stands in.
    pub sentence: usize,
    /// Which of its words it is.
    pub word: usize,
}

/// Returns where a word stands.
pub(crate) fn place_of(sentences: &[Sentence<'_>], word: Span) -> Option<WordAt> {
    let number = sentences.partition_point(|sentence| sentence.span.end <= word.start);
    let words = &sentences.get(number)?.words;
    let at = words.partition_point(|other| other.span.start < word.start);
    (words.get(at)?.span == word).then_some(WordAt { sentence: number, word: at })
}

/// A sentence with what hangs on each word at hand, and its times.
pub(crate) struct Tree<'s, 'm> {
    pub sentence: &'s Sentence<'m>,
    hanging: Hanging,
    /// For each time of the sentence, by its place among those of the account, its topmost word.
    pub tops: BTreeMap<usize, usize>,
    in_time: Vec<bool>,
}

impl<'s, 'm> Tree<'s, 'm> {
    /// Lays out a sentence; `times` are the times of the account, in order.
    pub(crate) fn of(sentence: &'s Sentence<'m>, times: &[Timex]) -> Tree<'s, 'm> {
        let words = &sentence.words;
        let (mut tops, mut in_time) = (BTreeMap::new(), vec![false; words.len()]);
        let first = times.partition_point(|time| time.span.end <= sentence.span.start);
        let inside = times.iter().enumerate().skip(first).take_while(|(_, time)| time.span.start < sentence.span.end);
        for (index, time) in inside {
            let from = words.partition_point(|word| word.span.end <= time.span.start);
            let to = words.partition_point(|word| word.span.start < time.span.end);
            let top = (from..to).find(|&at| words[at].head.is_none_or(|head| !(from..to).contains(&head)));
            tops.extend(top.map(|top| (index, top)));
            // A named period is a name as well: "the First Battle of Bull Run".
            in_time.get_mut(from..to).into_iter().flatten().for_each(|inside| *inside = !time.named);
        }
        Tree { sentence, hanging: sentence.hanging(), tops, in_time }
    }

    /// Says whether a word is part of a time.
    pub(crate) fn is_in_time(&self, at: usize) -> bool {
        self.in_time[at]
    }

    pub(crate) fn word(&self, at: usize) -> &'s Word<'m> {
        &self.sentence.words[at]
    }

    pub(crate) fn children(&self, at: usize) -> &[usize] {
        self.hanging.on(at)
    }

    /// Returns the first word that hangs on `at` by one of the relations.
    pub(crate) fn child(&self, at: usize, relations: &[Relation]) -> Option<usize> {
        self.children(at).iter().copied().find(|&child| relations.contains(&self.word(child).relation))
    }

    /// Says whether a verb has an object or a particle of this dictionary form.
    pub(crate) fn has_beside(&self, verb: usize, lemma: &str) -> bool {
        let beside = |word: &Word<'_>| matches!(word.relation, Relation::Obj | Relation::Compound | Relation::Advmod);
        self.children(verb).iter().map(|&child| self.word(child)).any(|word| beside(word) && word.lemma == lemma)
    }

    /// Returns the words before a noun or clause that say how it hangs: prepositions, conjunctions.
    pub(crate) fn marks(&self, at: usize) -> impl Iterator<Item = &'s Word<'m>> {
        let marks = |word: &&Word<'_>| matches!(word.relation, Relation::Case | Relation::Mark);
        self.children(at).iter().map(|&child| self.word(child)).filter(marks)
    }

    /// Says whether a verb stands in the passive: its subject, an auxiliary or its place beside a noun says so.
    pub(crate) fn is_passive(&self, verb: usize) -> bool {
        let passive = |child: &usize| self.word(*child).subtype == PASSIVE;
        // No verb is finite in the passive by itself: a subject alone says nothing.
        let helped = self.child(verb, &[Relation::Aux]).is_some() || self.word(verb).head.is_some();
        self.children(verb).iter().any(passive) && helped
            || self.word(verb).relation == Relation::Acl
                && self.word(verb).subtype.is_empty()
                && self.word(verb).xpos == PARTICIPLE
    }

    /// Returns the subject of a verb: its own, that of the verb it is coordinated with, or the noun it says more of.
    pub(crate) fn subject(&self, verb: usize) -> Option<usize> {
        let word = self.word(verb);
        if let Some(own) = self.child(verb, &[Relation::Nsubj]) {
            // "who died": the noun the clause says more of.
            let relative = self.word(own).upos == Upos::Pron && self.word(own).xpos.starts_with(WH);
            return if relative && word.relation == Relation::Acl { word.head } else { Some(self.beside(verb, own)) };
        }
        match word.relation {
            Relation::Conj => word.head.and_then(|head| match self.word(head).upos {
                Upos::Verb => self.subject_of_first(head),
                // "The siege, which opened in May and ended in June": joined to the noun that the clause says more of.
                Upos::Noun | Upos::Propn => Some(head).filter(|_| self.says_more(head, verb)),
                _other => None,
            }),
            Relation::Acl if self.is_passive(verb) => word.head,
            _other if word.head.is_none() => self.behind_opening_time(verb),
            _other => None,
        }
    }

    /// Says whether a clause that says more of a noun stands between it and a verb.
    fn says_more(&self, noun: usize, verb: usize) -> bool {
        let clause =
            |at: &usize| self.word(*at).relation == Relation::Acl && self.word(*at).subtype == RELATIVE && *at < verb;
        self.children(noun).iter().any(clause)
    }

    /// "In 1858 Hauge joined the crew": the name behind the time that opens a sentence, which was hung on the time.
    fn behind_opening_time(&self, verb: usize) -> Option<usize> {
        let (_, &top) = self.tops.iter().next()?;
        let first = (0..=top).find(|&at| self.in_time[at]).filter(|&first| first <= 1)?;
        let next = (first..verb).find(|&at| !self.in_time[at])?;
        let hung_on_time = |at: usize| self.word(at).head.is_some_and(|head| self.in_time[head]);
        let is_name = |at: usize| self.word(at).upos == Upos::Propn;
        (is_name(next)
            && (hung_on_time(next) || self.word(next).head.is_some_and(|head| head != verb && hung_on_time(head))))
        .then_some(next)
    }

    /// "The caliph Yazid was killed": the name right behind a noun, where both were hung on the verb.
    fn beside(&self, verb: usize, noun: usize) -> usize {
        let next = self.children(verb).iter().copied().find(|&child| child == noun + 1);
        let name = next.filter(|&next| {
            self.word(noun).upos == Upos::Noun
                && self.word(next).upos == Upos::Propn
                && self.word(next).relation == self.word(noun).relation
        });
        name.unwrap_or(noun)
    }

    /// The subject of the first of several verbs; a chain of them is no longer than a sentence.
    fn subject_of_first(&self, mut verb: usize) -> Option<usize> {
        for _ in 0..self.sentence.words.len() {
            if let Some(own) = self.child(verb, &[Relation::Nsubj]) {
                let word = self.word(verb);
                let relative = self.word(own).upos == Upos::Pron && self.word(own).xpos.starts_with(WH);
                return if relative && word.relation == Relation::Acl { word.head } else { Some(own) };
            }
            let word = self.word(verb);
            verb = word.head.filter(|_| word.relation == Relation::Conj)?;
        }
        None
    }
}

/// The subtype of what hangs on a verb in the passive.
const PASSIVE: &str = "pass";
/// The subtype of a clause with "who" or "which".
const RELATIVE: &str = "relcl";
/// The past participle of the Penn Treebank.
const PARTICIPLE: &str = "VBN";
/// What the tags of "who" and "which" begin with.
const WH: &str = "W";
