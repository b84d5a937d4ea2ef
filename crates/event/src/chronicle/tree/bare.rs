//! Mends clauses whose subject was taken for something else: for a phrase without a preposition, for more of what stood before it.

use syntax::{Relation, Upos};

use super::Tree;
use crate::chronicle::grammar::{Grammar, Verb};

impl Tree<'_> {
    /// "And on 30 August the committee published an appeal", "and in the following spring the couple left": a bare noun right before
    /// a verb that lacks a subject is its subject.
    pub(super) fn raise_bare_nouns(&mut self) {
        for verb in 2..self.words.len() {
            let past = self.is_finite(verb) || self.tags[verb] == "VBN" && self.child(verb, Relation::Aux).is_none();
            let joined = self.relations[verb] == Relation::Conj && self.child(verb, Relation::Cc).is_some();
            if !past || !joined || !self.lacks_subject(verb) {
                continue;
            }
            let cc = self.child(verb, Relation::Cc).unwrap_or(verb);
            let bare = |noun: &usize| {
                let hung = match self.relations[*noun] {
                    Relation::Appos => true,
                    Relation::Nmod | Relation::Obl => self.words[*noun].subtype == "unmarked",
                    _other => false,
                };
                hung && *noun > cc
                    && *noun < verb
                    && matches!(self.words[*noun].upos, Upos::Noun | Upos::Propn)
                    && self.times[*noun].is_none()
                    && self.child(*noun, Relation::Case).is_none()
                    && self.child(*noun, Relation::Det).is_some()
            };
            let Some(noun) = self.children[verb].iter().copied().rev().find(bare) else { continue };
            // A time stands before it: else it may say how far, or how often.
            if !(cc..noun).any(|at| self.times[at].is_some()) {
                continue;
            }
            self.relations[noun] = Relation::Nsubj;
            self.tell_as_past(verb);
            self.gather();
        }
    }

    /// "The junta dissolved Congress on 3 May and banned the parties": a participle with an object of its own, right behind a bare
    /// subject, tells what that did, and the verb joined behind it what it did next.
    pub(super) fn raise_doers(&mut self) {
        for verb in 1..self.words.len() {
            let free =
                self.tags[verb] == "VBN" && self.child(verb, Relation::Aux).is_none() && self.lacks_subject(verb);
            let Some(above) = self.heads[verb].filter(|_| free) else { continue };
            // "dissolved Congress", taken for a Congress that was dissolved
            let (noun, object) = match self.relations[verb] {
                Relation::Acl => (above, self.child(verb, Relation::Obj)),
                Relation::Amod if above > verb && self.relations[above] == Relation::Appos => {
                    (self.heads[above].unwrap_or(above), Some(above))
                }
                _other => continue,
            };
            let Some(object) = object.filter(|object| *object > verb) else { continue };
            let Some(main) = self.heads[noun].filter(|main| *main > object) else { continue };
            let joined = self.relations[noun] == Relation::Nsubj
                && self.is_finite(main)
                && self.tags[main - 1] == "CC"
                && self.last_before(noun, verb) + 1 == verb
                && self.written(verb - 1) != ",";
            let by = self.all(verb, Relation::Obl).any(|at| self.words[at].subtype == "agent");
            if !joined || by {
                continue;
            }
            self.replace(main, verb, Relation::Conj);
            (self.heads[noun], self.relations[noun]) = (Some(verb), Relation::Nsubj);
            (self.heads[object], self.relations[object]) = (Some(verb), Relation::Obj);
            self.heads[main - 1] = Some(main);
            for at in 0..main {
                let moves = self.heads[at] == Some(noun) && at > verb || self.heads[at] == Some(main) && at < noun;
                if moves {
                    self.heads[at] = Some(verb);
                    if self.times[at].is_some() && self.relations[at] == Relation::Nmod {
                        self.relations[at] = Relation::Obl;
                    }
                }
            }
            self.tags[verb] = "VBD";
            self.gather();
        }
    }

    /// "In its report, presented in July, the court found": what commas set apart behind a noun is said of that, and not of the
    /// subject after it.
    pub(super) fn lower_set_apart(&mut self, grammar: &Grammar) {
        for verb in 3..self.words.len() {
            let bare = self.tags[verb] == "VBN" && self.relations[verb] == Relation::Advcl && self.lacks_subject(verb);
            let apart = bare && self.child(verb, Relation::Aux).is_none() && self.written(verb - 1) == ",";
            let Some(main) = self.heads[verb].filter(|main| apart && *main > verb) else { continue };
            let subject = self.all(main, Relation::Nsubj).find(|subject| *subject > verb);
            let before = |noun: &usize| {
                *noun < verb
                    && self.relations[*noun] == Relation::Obl
                    && self.words[*noun].upos == Upos::Noun
                    && self.times[*noun].is_none()
                    && self.child(*noun, Relation::Case).is_some()
                    && self.last_before(*noun, verb) + 2 == verb
            };
            // "By the truce of Arda, sealed in May, Osman gave up the fort": it was not Osman who was sealed.
            let own = self.children[verb].iter().copied().find(before);
            let noun = own.or_else(|| self.children[main].iter().copied().find(before));
            if let Some(own) = own {
                self.heads[own] = Some(main);
            }
            let noun = noun.or_else(|| self.fought_before(grammar, verb));
            let Some(noun) = noun.filter(|_| subject.is_some() && self.child(verb, Relation::Mark).is_none()) else {
                continue;
            };
            (self.heads[verb], self.relations[verb]) = (Some(noun), Relation::Acl);
            self.gather();
        }
    }

    /// "On 9 March, the day after the battle of Arda, fought on the 8th, the town fell": the noun before the comma that names what is fought.
    fn fought_before(&self, grammar: &Grammar, verb: usize) -> Option<usize> {
        let fought = grammar.is_verb(&self.words[verb].lemma, Verb::Occur);
        let mut above = verb.checked_sub(2).filter(|_| fought);
        while let Some(noun) = above.filter(|noun| self.is_noun(*noun)) {
            if grammar.noun_kind(self.words[noun].small_lemma()).is_some() {
                return Some(noun);
            }
            above = self.heads[noun].filter(|head| *head < noun);
        }
        None
    }

    /// "Alarmed by reports that X meant to burn the villages of the plain, A, B and C signed": a list behind a comma, right before a
    /// verb that lacks a subject, is its subject, where a participle opens the sentence.
    pub(super) fn raise_lists(&mut self) {
        let opens = self.words.first().is_some_and(|first| first.xpos == "VBN");
        if !opens || !matches!(self.relations[0], Relation::Root | Relation::Advcl) {
            return;
        }
        for verb in 5..self.words.len() {
            let loose = match self.relations[verb] {
                Relation::Root => self.heads[0] == Some(verb),
                Relation::Conj | Relation::Parataxis | Relation::Ccomp | Relation::Acl | Relation::Advcl => {
                    self.relations[0] == Relation::Root && self.child(verb, Relation::Cc).is_none()
                }
                _other => false,
            };
            if !loose || self.tags[verb] != "VBD" || !self.lacks_subject(verb) {
                continue;
            }
            let last = (1..verb).rev().find(|at| {
                self.relations[*at] == Relation::Conj && self.is_noun(*at) && self.last_before(*at, verb) + 1 == verb
            });
            let Some(last) = last.filter(|last| self.child(*last, Relation::Cc).is_some()) else { continue };
            let mut top = last;
            while self.relations[top] == Relation::Conj {
                let Some(head) = self.heads[top].filter(|head| *head < top) else { break };
                top = head;
            }
            let mut list: Vec<usize> = (top + 1..=last)
                .filter(|at| {
                    self.relations[*at] == Relation::Conj && self.is_noun(*at) && self.is_under(Some(*at), top)
                })
                .collect();
            list.sort_unstable();
            let first = list.first().copied().filter(|first| {
                list.len() > 1 && self.written(self.first_under(*first)) == "," || {
                    let begins = self.first_under(*first);
                    begins > 0 && self.written(begins - 1) == ","
                }
            });
            let Some(first) = first.filter(|_| list.len() > 1) else { continue };
            for at in list.into_iter().skip(1) {
                self.heads[at] = Some(first);
            }
            if self.relations[verb] != Relation::Root {
                (self.heads[verb], self.relations[verb]) = (None, Relation::Root);
                (self.heads[0], self.relations[0]) = (Some(verb), Relation::Advcl);
                for at in verb + 1..self.words.len() {
                    if self.heads[at] == Some(0) {
                        self.heads[at] = Some(verb);
                    }
                }
            }
            (self.heads[first], self.relations[first]) = (Some(verb), Relation::Nsubj);
            self.gather();
            return;
        }
    }

    /// "Orme, conspicuous in a white hat, led the march": what a noun at the head of a sentence is like is no subject.
    pub(super) fn raise_described(&mut self) {
        let Some(noun) = self.heads.iter().position(Option::is_none).filter(|noun| self.is_noun(*noun)) else { return };
        let described = |verb: &usize| {
            let like = self.child(*verb, Relation::Nsubj).filter(|like| self.tags[*like] == "JJ" && *like > noun + 1);
            let apart = like.is_some_and(|like| self.written(noun + 1) == "," && noun + 2 == like);
            let loose = matches!(self.relations[*verb], Relation::Parataxis | Relation::Ccomp | Relation::Acl);
            apart && loose && self.tags[*verb] == "VBD"
        };
        let verb = self.children[noun].iter().copied().find(described);
        let Some((verb, like)) = verb.and_then(|verb| Some((verb, self.child(verb, Relation::Nsubj)?))) else { return };
        self.replace(noun, verb, Relation::Nsubj);
        (self.heads[like], self.relations[like]) = (Some(noun), Relation::Amod);
        for at in like + 1..verb {
            if self.heads[at] == Some(verb) && self.is_noun(at) {
                self.heads[at] = Some(like);
            }
        }
        for at in verb + 1..self.words.len() {
            if self.heads[at] == Some(noun) {
                self.heads[at] = Some(verb);
            }
        }
        self.gather();
    }

    /// Says whether a verb has no subject.
    fn lacks_subject(&self, verb: usize) -> bool {
        [Relation::Nsubj, Relation::Csubj].into_iter().all(|one| self.child(verb, one).is_none())
    }

    /// Says of a participle that it is told as past.
    fn tell_as_past(&mut self, verb: usize) {
        if self.tags[verb] == "VBN" {
            self.tags[verb] = "VBD";
        }
    }
}
