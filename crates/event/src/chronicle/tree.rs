//! A sentence as a tree, mended where a parser is known to slip.

use source::Span;
use syntax::{Relation, Sentence, Upos, Word};

use super::grammar::{Grammar, Verb};

/// So far back a verb is looked for that another belongs to.
const REACH: usize = 40;

/// A sentence, its heads and who hangs on whom.
pub(crate) struct Tree<'s> {
    pub text: &'s str,
    pub words: &'s [Word<'s>],
    heads: Vec<Option<usize>>,
    relations: Vec<Relation>,
    children: Vec<Vec<usize>>,
    /// For each word, the time it belongs to.
    times: Vec<Option<usize>>,
}

impl<'s> Tree<'s> {
    /// Makes the tree of a sentence; `times` are the spans of its times, in order.
    pub(crate) fn new(grammar: &Grammar, text: &'s str, sentence: &'s Sentence<'s>, times: &[Span]) -> Tree<'s> {
        let words = &sentence.words[..];
        let mut of_word = vec![None; words.len()];
        let mut next = 0;
        for (index, span) in times.iter().enumerate() {
            while next < words.len() && words[next].span.end <= span.start {
                next += 1;
            }
            let mut at = next;
            while at < words.len() && words[at].span.start < span.end {
                of_word[at] = Some(index);
                at += 1;
            }
        }
        let mut tree = Tree {
            text,
            words,
            heads: words.iter().map(|word| word.head).collect(),
            relations: words.iter().map(|word| word.relation).collect(),
            children: Vec::new(),
            times: of_word,
        };
        tree.gather();
        tree.free_times();
        tree.give_subjects();
        tree.play_parts(grammar);
        tree.open_clauses(grammar);
        tree.raise_clauses(grammar);
        tree.pair_verbs();
        tree.part_clauses();
        tree
    }

    fn gather(&mut self) {
        self.children = vec![Vec::new(); self.words.len()];
        for (at, head) in self.heads.iter().enumerate() {
            if let Some(head) = head {
                self.children[*head].push(at);
            }
        }
    }

    /// What hangs on a word of a time and is none hangs on what the time hangs on: "in 1988 between Afghanistan and …".
    fn free_times(&mut self) {
        for at in 0..self.words.len() {
            let Some(time) = self.heads[at].and_then(|head| self.times[head]) else { continue };
            if self.times[at] == Some(time) || matches!(self.relations[at], Relation::Case | Relation::Punct) {
                continue;
            }
            let mut above = self.heads[at];
            while let Some(head) = above.filter(|head| self.times[*head] == Some(time)) {
                above = self.heads[head];
            }
            if above.is_some() && !self.is_under(above, at) {
                self.heads[at] = above;
            }
        }
        // "left on 15 February": the preposition is the time's, not the verb's.
        for at in 1..self.words.len() {
            let opens =
                self.times[at].is_some() && self.times[at - 1].is_none() && self.words[at - 1].upos == Upos::Adp;
            let Some(top) = self.times[at].filter(|_| opens).and_then(|time| self.top_of_time(time)) else { continue };
            if self.heads[top] == Some(at - 1) && self.heads[at - 1].is_some() {
                (self.heads[top], self.relations[top]) = (self.heads[at - 1], Relation::Obl);
            }
            let alone = self.heads.iter().all(|head| *head != Some(at - 1));
            if alone && self.heads[at - 1].is_some() && !self.is_under(Some(top), at - 1) {
                (self.heads[at - 1], self.relations[at - 1]) = (Some(top), Relation::Case);
            }
        }
        self.gather();
    }

    /// A verb in the past hung on its subject as if it were a participle ("The conflict left deep wounds") is raised to be
    /// the head of its clause.
    fn raise_clauses(&mut self, grammar: &Grammar) {
        for verb in 0..self.words.len() {
            if self.relations[verb] != Relation::Acl || self.words[verb].subtype == "relcl" {
                continue;
            }
            let Some(noun) = self.heads[verb].filter(|noun| *noun < verb && self.is_noun(*noun)) else { continue };
            let finite = matches!(self.words[verb].xpos, "VBD" | "VBZ" | "VBP");
            let with_object = self.words[verb].xpos == "VBN" && self.child(verb, Relation::Obj).is_some();
            // "interference led to war": what such verbs tell is done to nobody.
            let lemma = &self.words[verb].lemma;
            let followed =
                |preposition: &str| self.all(verb, Relation::Obl).any(|at| self.preposition(at) == preposition);
            let of_itself = grammar.is_verb(lemma, Verb::Suffer)
                || grammar
                    .cues(lemma)
                    .iter()
                    .any(|cue| cue.object.is_none() && cue.with.as_deref().is_some_and(followed));
            let with_object = with_object || self.words[verb].xpos == "VBN" && of_itself;
            let has_subject = self.child(verb, Relation::Nsubj).is_some() || self.child(verb, Relation::Mark).is_some();
            // A noun that is a subject or a predicate already has its clause.
            let placed = self.relations[noun] == Relation::Nsubj || self.child(noun, Relation::Cop).is_some();
            if placed || !(finite || with_object) || has_subject || self.child(verb, Relation::Aux).is_some() {
                continue;
            }
            let (above, relation) = (self.heads[noun], self.relations[noun]);
            self.heads[verb] = above;
            self.relations[verb] = match relation {
                Relation::Root | Relation::Conj | Relation::Parataxis | Relation::Ccomp | Relation::Advcl => relation,
                _other => Relation::Parataxis,
            };
            self.heads[noun] = Some(verb);
            self.relations[noun] = Relation::Nsubj;
            // What comes after the verb is the clause's, not the subject's.
            for at in verb + 1..self.words.len() {
                if self.heads[at] == Some(noun) {
                    self.heads[at] = Some(verb);
                }
            }
        }
        self.gather();
    }

    /// A verb joined to one of another tense belongs to the nearest of its own that lies between: "regard it as one that
    /// weakened … and contributed …".
    fn pair_verbs(&mut self) {
        for at in 0..self.words.len() {
            let Some(head) = self.heads[at].filter(|head| *head < at) else { continue };
            if self.relations[at] != Relation::Conj || self.child(at, Relation::Nsubj).is_some() {
                continue;
            }
            let (tag, other) = (self.words[at].xpos, self.words[head].xpos);
            let finite = |tag: &str| matches!(tag, "VBD" | "VBZ" | "VBP");
            if tag == other || !finite(tag) || !finite(other) {
                continue;
            }
            let near = at.saturating_sub(REACH).max(head + 1)..at;
            let fits = |verb: usize| self.is_under(Some(verb), head) && !self.is_under(Some(verb), at);
            let between = near.rev().find(|verb| self.words[*verb].xpos == tag && fits(*verb));
            if let Some(verb) = between {
                self.heads[at] = Some(verb);
            }
        }
        self.gather();
    }

    /// "the government led by X remained": a noun hung on the participle before the verb is the verb's subject, and the
    /// participle says more of it.
    fn give_subjects(&mut self) {
        for participle in 0..self.words.len() {
            if self.words[participle].xpos != "VBN" || self.child(participle, Relation::Aux).is_some() {
                continue;
            }
            let Some(noun) = self.child(participle, Relation::Nsubj).filter(|noun| *noun < participle) else {
                continue;
            };
            let near = participle + 1..self.words.len().min(participle + REACH);
            let finite = |verb: &usize| matches!(self.words[*verb].xpos, "VBD" | "VBZ" | "VBP");
            let Some(verb) = near
                .into_iter()
                .find(|verb| finite(verb) && !matches!(self.relations[*verb], Relation::Aux | Relation::Cop))
            else {
                continue;
            };
            let beside = self.heads[verb] == self.heads[participle] || self.heads[verb] == Some(participle);
            if !beside || self.child(verb, Relation::Nsubj).is_some() {
                continue;
            }
            if self.heads[verb] == Some(participle) {
                self.heads[verb] = self.heads[participle];
                self.relations[verb] = self.relations[participle];
            }
            for at in 0..noun {
                if self.heads[at] == Some(participle) {
                    self.heads[at] = Some(verb);
                }
            }
            (self.heads[noun], self.relations[noun]) = (Some(verb), Relation::Nsubj);
            (self.heads[participle], self.relations[participle]) = (Some(noun), Relation::Acl);
        }
        self.gather();
    }

    /// "woke to a new order after officers overthrew the old": a phrase right before a verb that lacks a subject is its
    /// subject, and the preposition opens a clause.
    fn open_clauses(&mut self, grammar: &Grammar) {
        for verb in 1..self.words.len() {
            let finite = matches!(self.words[verb].xpos, "VBD" | "VBZ" | "VBP");
            let loose = matches!(
                self.relations[verb],
                Relation::Parataxis | Relation::Advcl | Relation::Ccomp | Relation::Conj
            );
            let own = [Relation::Nsubj, Relation::Csubj, Relation::Cc, Relation::Mark];
            if !finite || !loose || own.into_iter().any(|relation| self.child(verb, relation).is_some()) {
                continue;
            }
            let Some(head) = self.heads[verb].filter(|head| *head < verb) else { continue };
            let opens = |noun: &usize| {
                let before = (head..verb).contains(noun) && grammar.order(&self.preposition(*noun)).is_some();
                before && self.is_noun(*noun) && self.last_under(*noun) + 1 == verb
            };
            let phrase = |noun: &usize| matches!(self.relations[*noun], Relation::Obl | Relation::Nmod);
            let near = head.max(verb.saturating_sub(REACH))..verb;
            let Some(noun) = near.rev().filter(phrase).find(opens) else { continue };
            let cases: Vec<usize> = self.all(noun, Relation::Case).filter(|case| *case < noun).collect();
            (self.heads[noun], self.relations[noun]) = (Some(verb), Relation::Nsubj);
            for case in cases {
                (self.heads[case], self.relations[case]) = (Some(verb), Relation::Mark);
            }
            self.relations[verb] = Relation::Advcl;
            self.gather();
        }
    }

    /// The last word under a word.
    fn last_under(&self, at: usize) -> usize {
        let mut under = Vec::new();
        self.gather_under(at, &|_| false, &mut under);
        under.into_iter().max().unwrap_or(at)
    }

    /// "the signing of the accords, with A and B serving as guarantors": A and B serve, not the signing.
    fn play_parts(&mut self, grammar: &Grammar) {
        for verb in 1..self.words.len() {
            if self.words[verb].xpos != "VBG" || self.child(verb, Relation::Aux).is_some() {
                continue;
            }
            let mut who = verb - 1;
            while self.relations[who] == Relation::Conj && self.heads[who].is_some_and(|head| head < who) {
                who = self.heads[who].unwrap_or(who);
            }
            let with = grammar.accompanies(&self.preposition(who));
            let Some(noun) = self.heads[who].filter(|noun| with && *noun < who && self.is_noun(*noun)) else {
                continue;
            };
            if self.heads[noun] == Some(verb) {
                (self.heads[noun], self.relations[noun]) = (self.heads[verb], self.relations[verb]);
                for at in 0..self.words.len() {
                    let stays = at > verb && !matches!(self.relations[at], Relation::Parataxis | Relation::Punct);
                    if self.heads[at] == Some(verb) && !stays {
                        self.heads[at] = Some(noun);
                    }
                }
            }
            (self.heads[verb], self.relations[verb]) = (Some(noun), Relation::Acl);
            (self.heads[who], self.relations[who]) = (Some(verb), Relation::Nsubj);
            self.gather();
        }
    }

    /// A finite clause that no word hangs on another stands beside it.
    fn part_clauses(&mut self) {
        for verb in 0..self.words.len() {
            let hung = match self.relations[verb] {
                Relation::Advcl => true,
                Relation::Acl => self.words[verb].subtype != "relcl",
                _other => false,
            };
            let finite = hung && matches!(self.words[verb].xpos, "VBD" | "VBZ" | "VBP");
            if finite && self.child(verb, Relation::Mark).is_none() && self.child(verb, Relation::Nsubj).is_some() {
                self.relations[verb] = Relation::Parataxis;
            }
        }
    }

    /// Says whether `at` lies under `above`, or is it.
    pub(crate) fn is_under(&self, at: Option<usize>, above: usize) -> bool {
        let mut next = at;
        // No way up is longer than the sentence.
        for _ in 0..=self.words.len() {
            match next {
                None => return false,
                Some(word) if word == above => return true,
                Some(word) => next = self.heads[word],
            }
        }
        false
    }

    /// Returns what a word hangs on.
    pub(crate) fn head(&self, at: usize) -> Option<usize> {
        self.heads[at]
    }

    /// Returns how a word hangs on its head.
    pub(crate) fn relation(&self, at: usize) -> Relation {
        self.relations[at]
    }

    /// Says whether a word's relation has a subtype.
    pub(crate) fn is(&self, at: usize, relation: Relation, subtype: &str) -> bool {
        self.relations[at] == relation && self.words[at].relation == relation && self.words[at].subtype == subtype
    }

    /// Returns what hangs on a word, in order.
    pub(crate) fn children(&self, at: usize) -> &[usize] {
        &self.children[at]
    }

    /// Says whether a word hangs elsewhere, or otherwise, than the parser said.
    pub(crate) fn is_mended(&self, at: usize) -> bool {
        self.heads[at] != self.words[at].head || self.relations[at] != self.words[at].relation
    }

    /// Returns the first word that hangs on another by a relation.
    pub(crate) fn child(&self, at: usize, relation: Relation) -> Option<usize> {
        self.children.get(at)?.iter().copied().find(|child| self.relations[*child] == relation)
    }

    /// Returns the words that hang on another by a relation.
    pub(crate) fn all(&self, at: usize, relation: Relation) -> impl Iterator<Item = usize> + '_ {
        self.children[at].iter().copied().filter(move |child| self.relations[*child] == relation)
    }

    /// Returns the preposition of a phrase, in small letters: the lemmas of its `case`, joined.
    pub(crate) fn preposition(&self, at: usize) -> String {
        let mut words: Vec<&str> = Vec::new();
        for case in self.all(at, Relation::Case).filter(|case| *case < at) {
            words.push(&self.words[case].lemma);
            words.extend(self.all(case, Relation::Fixed).map(|fixed| &*self.words[fixed].lemma));
        }
        words.join(" ").to_lowercase()
    }

    /// Returns the time a word belongs to, by its place among the sentence's times.
    pub(crate) fn time_of(&self, at: usize) -> Option<usize> {
        self.times[at]
    }

    /// Returns the word a time's phrase hangs by.
    pub(crate) fn top_of_time(&self, time: usize) -> Option<usize> {
        let inside = |at: &usize| self.times[*at] == Some(time);
        let outside = |at: &usize| self.heads[*at].is_none_or(|head| self.times[head] != Some(time));
        (0..self.words.len()).filter(inside).find(outside)
    }

    /// Says whether a word is a noun or a name.
    pub(crate) fn is_noun(&self, at: usize) -> bool {
        matches!(self.words[at].upos, Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num)
    }

    /// Returns a word as it is written.
    pub(crate) fn written(&self, at: usize) -> &'s str {
        self.words[at].span.of(self.text)
    }

    /// Adds the words under a word, itself among them, but nothing under a word that `leave` names.
    pub(crate) fn gather_under(&self, at: usize, leave: &dyn Fn(usize) -> bool, into: &mut Vec<usize>) {
        let mut open = vec![at];
        while let Some(word) = open.pop() {
            into.push(word);
            open.extend(self.children[word].iter().copied().filter(|child| !leave(*child)));
        }
    }
}
