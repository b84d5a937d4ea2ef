//! Mends what a relative clause says more of.

use syntax::{Relation, Upos};

use super::Tree;
use crate::chronicle::grammar::Grammar;

/// The kind of what is done to writings.
const PUBLICATION: &str = "publication";

/// What is said of a noun by a name that need not be somebody's.
const NOT_SOMEBODY: [&str; 3] = ["of", "origin", "place"];

impl Tree<'_> {
    /// "The siege, which had opened in May and ended in June, was long": a verb that was joined to the noun that a clause says more of
    /// is joined to that clause.
    pub(super) fn join_within_relatives(&mut self) {
        for verb in 4..self.words.len() {
            let joined = self.relations[verb] == Relation::Conj && self.is_finite(verb);
            let Some(noun) = self.heads[verb].filter(|noun| joined && *noun < verb && self.is_noun(*noun)) else {
                continue;
            };
            let own =
                [Relation::Nsubj, Relation::Aux, Relation::Mark].into_iter().any(|one| self.child(verb, one).is_some());
            // "Two states, which had refused, answered and joined": the noun is the subject of what stands behind both.
            let main = self.relations[noun] == Relation::Nsubj && self.heads[noun].is_some_and(|main| main > verb);
            let Some(cc) = self.child(verb, Relation::Cc).filter(|cc| main && !own && *cc + 1 == verb) else {
                continue;
            };
            let says_more = |clause: &usize| {
                let relative = self.words[*clause].subtype == "relcl" && *clause < cc;
                let subject = self.child(*clause, Relation::Nsubj);
                relative && subject.is_some_and(|at| self.words[at].feats.contains("PronType=Rel"))
            };
            let Some(clause) = self.all(noun, Relation::Acl).find(says_more) else { continue };
            if self.last_before(clause, verb) + 1 == cc {
                self.heads[verb] = Some(clause);
                self.gather();
            }
        }
    }

    /// "prompted an inquiry, which sat in May and reported that …": what something joins to such a clause, which no comma has closed, is
    /// joined to its verb.
    pub(super) fn join_within_open_relatives(&mut self) {
        for verb in 6..self.words.len() {
            let joined = self.relations[verb] == Relation::Conj && self.is_finite(verb);
            let main = self.heads[verb].filter(|main| joined && *main < verb && self.words[*main].upos == Upos::Verb);
            let own =
                [Relation::Nsubj, Relation::Aux, Relation::Mark].into_iter().any(|one| self.child(verb, one).is_some());
            let Some((main, cc)) = main.zip(self.child(verb, Relation::Cc)).filter(|(_, cc)| !own && *cc + 1 == verb)
            else {
                continue;
            };
            let open = (main..cc).rev().find(|at| matches!(self.tags[*at], "WDT" | "WP" | "WRB"));
            let Some(pronoun) = open.filter(|at| *at > main + 1 && self.written(at - 1) == ",") else { continue };
            let clause = self.heads[pronoun].filter(|clause| {
                let there = self.tags[pronoun] == "WRB"
                    && self.child(*clause, Relation::Nsubj).is_some_and(|own| own > pronoun);
                let own = self.relations[pronoun] == Relation::Nsubj || there;
                let relative = self.relations[*clause] == Relation::Acl && own && *clause < cc;
                relative && self.finite_part(*clause).is_some() && self.heads[*clause].is_some_and(|noun| noun > main)
            });
            let closed = (pronoun..cc).any(|at| matches!(self.written(at), "," | ";" | "—" | "–" | "(" | ")"));
            if let Some(clause) = clause.filter(|_| !closed) {
                self.heads[verb] = Some(clause);
                self.gather();
            }
        }
    }

    /// "It was planted by Breen, who was arrested in March, tried in May and fined": what is listed behind such a clause, with no more than
    /// a comma between, is joined to its verb.
    pub(super) fn list_within_relatives(&mut self) {
        for verb in 6..self.words.len() {
            let joined = self.relations[verb] == Relation::Conj && self.written(verb - 1) == ",";
            let main = self.heads[verb].filter(|main| joined && *main < verb && self.tags[*main].starts_with("VB"));
            let own = [Relation::Nsubj, Relation::Aux, Relation::Mark, Relation::Cc];
            let own = own.into_iter().any(|one| self.child(verb, one).is_some());
            let Some(main) = main.filter(|_| !own) else { continue };
            let goes_on = self.all(verb, Relation::Conj).any(|last| self.child(last, Relation::Cc).is_some());
            let pronoun = (main..verb).rev().find(|at| matches!(self.tags[*at], "WDT" | "WP"));
            let Some(pronoun) = pronoun.filter(|at| goes_on && *at > main + 1 && self.written(at - 1) == ",") else {
                continue;
            };
            let clause = self.heads[pronoun].filter(|clause| {
                let about = self.relations[*clause] == Relation::Acl && self.relations[pronoun] == Relation::Nsubj;
                about && *clause < verb && self.tags[*clause] == self.tags[verb]
            });
            let closed = (pronoun..verb - 1).any(|at| matches!(self.written(at), "," | ";" | "—" | "–" | "(" | ")"));
            if let Some(clause) = clause.filter(|_| !closed) {
                self.heads[verb] = Some(clause);
                self.gather();
            }
        }
    }

    /// "The street that had been named after him was renamed": a pronoun that is done to nothing is no subject, and the verb behind it is
    /// that of the noun.
    pub(super) fn part_objects_from_verbs(&mut self) {
        for pronoun in 3..self.words.len() {
            let feats = &self.words[pronoun].feats;
            let object = self.relations[pronoun] == Relation::Nsubj && feats.contains("Case=Acc");
            let Some(verb) = self.heads[pronoun].filter(|verb| object && *verb > pronoun) else { continue };
            let mark = self.child(verb, Relation::Mark).filter(|mark| *mark + 1 == pronoun && self.tags[*mark] == "IN");
            let clause = self.heads[verb].filter(|_| self.finite_part(verb).is_some());
            let clause = clause.filter(|clause| *clause < pronoun && self.words[*clause].subtype == "relcl");
            let noun = clause.and_then(|clause| self.heads[clause]).filter(|noun| self.is_noun(*noun));
            let (Some(mark), Some(clause), Some(noun)) = (mark, clause, noun) else { continue };
            (self.heads[pronoun], self.relations[pronoun]) = (Some(clause), Relation::Obl);
            (self.heads[mark], self.relations[mark]) = (Some(pronoun), Relation::Case);
            self.replace(noun, verb, Relation::Nsubj);
            // "As a result, the street …": what opens the sentence is no verb.
            let opens = self.heads[verb].filter(|top| *top < noun && self.is_noun(*top) && self.heads[*top].is_none());
            if let Some(top) = opens.filter(|_| self.relations[verb] == Relation::Nsubj) {
                self.replace(top, verb, Relation::Obl);
            }
            self.gather();
        }
    }

    /// "the plague broke out in the camp, and the king, who had fallen ill, left": the verb that a comma sets behind a clause about a noun
    /// is the noun's.
    pub(super) fn raise_behind_relatives(&mut self) {
        for noun in 3..self.words.len() {
            let joined = self.relations[noun] == Relation::Conj && self.is_noun(noun);
            let first = self.heads[noun].filter(|first| joined && *first < noun);
            let cc = self.child(noun, Relation::Cc).filter(|cc| *cc > 0 && self.written(cc - 1) == ",");
            let (Some(first), Some(cc)) = (first, cc) else { continue };
            let Some(clause) = self.all(noun, Relation::Acl).find(|clause| self.words[*clause].subtype == "relcl")
            else {
                continue;
            };
            let opens = self.first_under(clause);
            let apart = opens > noun && (self.written(opens) == "," || self.written(opens - 1) == ",");
            let (last, tail) = (self.last_under(clause), clause + 1);
            let verb = (tail..=last).find(|verb| {
                let bare = [Relation::Nsubj, Relation::Mark, Relation::Cc]
                    .into_iter()
                    .all(|one| self.child(*verb, one).is_none());
                let past = self.words[*verb].upos == Upos::Verb && self.is_past_form(*verb);
                past && bare && self.relations[*verb] == Relation::Conj && self.written(verb - 1) == ","
            });
            let main = self.way_up(Some(first)).find(|at| self.is_finite(*at));
            let (Some(verb), Some(main)) = (verb.filter(|_| apart), main) else { continue };
            (self.heads[verb], self.relations[verb], self.tags[verb]) = (Some(main), Relation::Conj, "VBD");
            (self.heads[noun], self.relations[noun]) = (Some(verb), Relation::Nsubj);
            self.heads[cc] = Some(verb);
            self.gather();
        }
    }

    /// "withdrew into the hills, which were taken": the clause says more of the noun before "which", not of the verb.
    pub(super) fn find_antecedents(&mut self) {
        for verb in 0..self.words.len() {
            let relative = self.relations[verb] == Relation::Acl && self.words[verb].subtype == "relcl";
            let Some(head) = self.heads[verb].filter(|head| relative && !self.is_noun(*head) && *head < verb) else {
                continue;
            };
            let stands = |at: &usize| self.words[*at].feats.contains("PronType=Rel") && self.is_under(Some(*at), verb);
            let Some(pronoun) = (head + 1..verb).find(stands) else { continue };
            // "Robert, born in 1667, who went to sea": of whom the participle says more.
            let about = self.heads[head].filter(|noun| {
                let part = self.relations[head] == Relation::Acl && self.tags[head] == "VBN" && *noun < head;
                part && self.is_noun(*noun) && self.written(pronoun - 1) == ","
            });
            if let Some(about) = about.filter(|_| self.words[pronoun].xpos == "WP") {
                self.heads[verb] = Some(about);
                self.gather();
                continue;
            }
            let noun =
                |at: &usize| matches!(self.words[*at].upos, Upos::Noun | Upos::Propn) && self.times[*at].is_none();
            let Some(noun) = (head + 1..pronoun).rev().take(3).find(noun) else { continue };
            let top = match self.relations[noun] {
                Relation::Flat | Relation::Compound => self.heads[noun].unwrap_or(noun),
                _other => noun,
            };
            let top = self.agreeing(top, verb);
            if !self.is_under(Some(top), verb) {
                self.heads[verb] = Some(top);
                self.gather();
            }
        }
    }

    /// "a quarrel among the heirs, which was settled": of a noun and those it hangs on, the first that agrees with a verb in number.
    fn agreeing(&self, noun: usize, verb: usize) -> usize {
        let Some(number) = self.finite_part(verb).and_then(|part| self.number(part)) else { return noun };
        let mut at = noun;
        for _ in 0..self.words.len() {
            if self.number(at).is_none_or(|of_noun| of_noun == number) {
                return at;
            }
            let above = self.heads[at].filter(|above| *above < at && self.is_noun(*above));
            let Some(above) = above.filter(|_| self.relations[at] == Relation::Nmod) else { return noun };
            at = above;
        }
        noun
    }

    /// "examples of the art that was admired", "the fall of Arda, which had held out": of two nouns before a clause, the one
    /// that agrees with its verb in number, or that has a name, where the other only names what happened.
    pub(super) fn agree_relatives(&mut self, grammar: &Grammar) {
        // "the flight of Bishop Hugh": no part of the name of the flight.
        for at in 0..self.words.len() {
            let flat = self.relations[at] == Relation::Flat && self.words[at].upos == Upos::Propn;
            let noun = self.heads[at].filter(|head| flat && *head < at && self.words[*head].upos == Upos::Noun);
            if noun.is_some() && self.child(at, Relation::Case).is_some_and(|case| case < at) {
                self.relations[at] = Relation::Nmod;
            }
        }
        for verb in 0..self.words.len() {
            let relative = self.relations[verb] == Relation::Acl && self.words[verb].subtype == "relcl";
            let Some(head) = self.heads[verb].filter(|head| relative && self.is_noun(*head) && *head < verb) else {
                continue;
            };
            let own = self.child(verb, Relation::Nsubj);
            let Some(pronoun) = own.filter(|own| self.words[*own].feats.contains("PronType=Rel")) else { continue };
            let number = self.finite_part(verb).and_then(|part| self.number(part));
            let disagrees = number.is_some_and(|number| self.number(head).is_some_and(|of_head| of_head != number));
            // "Who" is somebody: the noun that hangs on one with "of" names what he did, or somebody else.
            let somebody = self.tags[pronoun] == "WP" && pronoun > 0 && self.written(pronoun - 1) == ",";
            if let Some(writing) = self.written_of(grammar, head).filter(|_| self.is_published(grammar, verb)) {
                self.heads[verb] = Some(writing);
                self.gather();
                continue;
            }
            if let Some(who) = self.somebody_before(grammar, head, pronoun).filter(|_| somebody) {
                self.heads[verb] = Some(who);
                self.gather();
                continue;
            }
            let happens = self.words[head].upos == Upos::Noun
                && (somebody || grammar.noun_kind(self.words[head].small_lemma()).is_some());
            if self.child(head, Relation::Conj).is_some() || !disagrees && !happens {
                continue;
            }
            let inner = (head + 1..pronoun).rev().find(|noun| {
                let inner = self.relations[*noun] == Relation::Nmod && self.is_under(Some(*noun), head);
                inner && self.times[*noun].is_none() && !self.is_under(Some(*noun), verb)
            });
            let fits = |noun: &usize| {
                let agrees = disagrees && self.number(*noun) == number;
                let of = grammar.is_of(&self.preposition(*noun)) && self.heads[*noun] == Some(head);
                agrees || happens && of && self.words[*noun].upos == Upos::Propn
            };
            if let Some(noun) = inner.filter(fits) {
                self.heads[verb] = Some(noun);
                self.gather();
            }
        }
    }

    /// "a shilling to William, who", "Amina Diallo, a doctor with an agency, who": of a noun and the names beside it, whoever has a name.
    fn somebody_before(&self, grammar: &Grammar, noun: usize, pronoun: usize) -> Option<usize> {
        if self.words[noun].upos != Upos::Noun {
            return None;
        }
        let named = |at: &usize| self.words[*at].upos == Upos::Propn && self.times[*at].is_none();
        let beside = std::iter::successors(Some(noun), |at| {
            self.heads[*at].filter(|above| *above < *at && self.relations[*at] == Relation::Nmod)
        });
        let above = beside.filter(|at| self.relations[*at] == Relation::Appos).find_map(|at| self.heads[at]);
        if let Some(above) = above.filter(named) {
            return Some(above);
        }
        let last = (noun + 1..pronoun - 1).rev().take_while(named).last()?;
        // "a friend in Paris, who"
        let takes_part = grammar.participant(&self.preposition(last)).is_some_and(|role| !NOT_SOMEBODY.contains(&role));
        let hangs = self.relations[last] == Relation::Nmod && self.heads[last] == Some(noun);
        (hangs && takes_part).then_some(last)
    }

    fn is_published(&self, grammar: &Grammar, verb: usize) -> bool {
        grammar.verb_kind(self.words[verb].small_lemma()) == Some(PUBLICATION)
    }

    /// "wrote a history of the strike": of what the writing is of, the writing.
    fn written_of(&self, grammar: &Grammar, noun: usize) -> Option<usize> {
        let of = self.relations[noun] == Relation::Nmod && grammar.is_of(&self.preposition(noun));
        let writing = self.heads[noun].filter(|writing| of && self.relations[*writing] == Relation::Obj)?;
        self.heads[writing].filter(|verb| self.is_published(grammar, *verb)).map(|_| writing)
    }

    /// Whether a word speaks of one or of several; nothing where its form does not tell.
    fn number(&self, at: usize) -> Option<&'static str> {
        ["Number=Sing", "Number=Plur"].into_iter().find(|number| self.words[at].feats.contains(number))
    }

    /// "she met Hale, whom she married in 1847": the relative word is what its verb was done to, and no other name of who stands before
    /// it.
    pub(super) fn free_relatives(&mut self) {
        for word in 2..self.words.len() {
            let beside = self.relations[word] == Relation::Appos && matches!(self.tags[word], "WP" | "WDT");
            let Some(noun) = self.heads[word].filter(|noun| beside && *noun < word) else { continue };
            let clause = self.all(word, Relation::Acl).find(|verb| {
                let own = self.child(*verb, Relation::Nsubj).is_some_and(|own| own > word && own < *verb);
                own && self.child(*verb, Relation::Obj).is_none()
            });
            let Some(verb) = clause else { continue };
            (self.heads[verb], self.relations[verb]) = (Some(noun), Relation::Acl);
            (self.heads[word], self.relations[word]) = (Some(verb), Relation::Obj);
            self.gather();
        }
    }
}
