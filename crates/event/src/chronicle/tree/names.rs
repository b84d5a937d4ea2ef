//! Mends names that a parser took apart, and numbers that belong to the noun before them.

use syntax::{Relation, Upos};

use super::Tree;
use crate::chronicle::grammar::{Grammar, Noun};

impl Tree<'_> {
    /// "Henry I died", "Sultan Murad I died": a number that looks like who speaks goes with the name before it, who died.
    pub(super) fn number_kings(&mut self) {
        for number in 1..self.words.len() {
            let speaks = self.words[number].feats.contains("Person=1") && self.written(number).len() == 1;
            // The last word of a name hangs on its first.
            let name = match self.relations[number - 1] {
                Relation::Flat => self.heads[number - 1].unwrap_or(number - 1),
                _first => number - 1,
            };
            let Some(verb) = self.heads[number].filter(|_| speaks && self.relations[number] == Relation::Nsubj) else {
                continue;
            };
            // "William I was crowned and died": two words side by side are one subject.
            // "When the ship sank, Henry I of Larran lost his son": nor is the first what is lost.
            let side = matches!(self.relations[name], Relation::Nsubj | Relation::Obj) && name < verb;
            if self.words[name].upos == Upos::Propn && side && self.heads[name] == Some(verb) {
                self.relations[name] = Relation::Nsubj;
                (self.heads[number], self.relations[number]) = (Some(name), Relation::Flat);
                for at in number + 1..verb {
                    if self.heads[at] == Some(number) {
                        self.heads[at] = Some(name);
                    }
                }
                self.gather();
                continue;
            }
            // "Ships before World War I had failed": it goes with the name, and the verb is told of what stands before both.
            let name = match self.heads[verb].filter(|noun| self.is_within_phrase(name, *noun)) {
                Some(noun) if self.relations[verb] == Relation::Acl && self.words[name].upos == Upos::Propn => {
                    (self.heads[number], self.relations[number]) = (Some(name), Relation::Flat);
                    self.gather();
                    noun
                }
                Some(_) | None => name,
            };
            let about = self.relations[verb] == Relation::Acl && self.heads[verb] == Some(name);
            let named = self.words[name].upos == Upos::Propn || self.heads[number] != Some(verb);
            if !about || !named || verb < number {
                continue;
            }
            self.replace(name, verb, Relation::Nsubj);
            if self.heads[number] == Some(verb) {
                (self.heads[number], self.relations[number]) = (Some(name), Relation::Flat);
            }
            for at in 0..self.words.len() {
                if self.heads[at] == Some(number) {
                    self.heads[at] = Some(name);
                } else if self.heads[at] == Some(name) && at > verb {
                    self.heads[at] = Some(verb);
                }
            }
            self.gather();
        }
    }

    /// Says whether a name stands behind a preposition in the phrase of a noun that heads the sentence.
    fn is_within_phrase(&self, name: usize, noun: usize) -> bool {
        let part = self.relations[name] == Relation::Nmod && self.heads[name] == Some(noun) && noun < name;
        part && self.heads[noun].is_none() && self.child(name, Relation::Case).is_some()
    }

    /// "landed at Port Said on 5 November": a name that was taken for a clause goes on the name before it.
    pub(super) fn flatten_names(&mut self) {
        for at in 1..self.words.len() {
            let clause =
                matches!(self.relations[at], Relation::Advcl | Relation::Xcomp | Relation::Ccomp | Relation::Acl);
            let names =
                [at - 1, at].into_iter().all(|one| self.words[one].upos == Upos::Propn && self.times[one].is_none());
            if !clause || !names || self.is_under(Some(at - 1), at) {
                continue;
            }
            let above = self.heads[at - 1];
            (self.heads[at], self.relations[at]) = (Some(at - 1), Relation::Flat);
            for child in self.children[at].clone() {
                self.heads[child] = above.or(Some(at - 1));
            }
            self.gather();
        }
    }

    /// "after Fath-Ali Shah refused": a name that ends one phrase and begins the next is one name, and the next's.
    pub(super) fn join_names(&mut self, grammar: &Grammar) {
        for second in 1..self.words.len() {
            let first = second - 1;
            let name = |at: usize| self.words[at].upos == Upos::Propn && self.times[at].is_none();
            let subject = self.relations[second] == Relation::Nsubj && self.first_under(second) == second;
            if !name(first) || !name(second) || !subject {
                continue;
            }
            let Some(verb) = self.heads[second].filter(|verb| *verb > second) else { continue };
            let mut top = first;
            for _ in 0..self.words.len() {
                let part = matches!(self.relations[top], Relation::Flat | Relation::Compound);
                match self.heads[top].filter(|head| part && *head != verb) {
                    Some(head) => top = head,
                    None => break,
                }
            }
            let phrase = matches!(self.relations[top], Relation::Obl | Relation::Nmod) && top <= first;
            let opens = phrase && grammar.order(&self.preposition(top)).is_some();
            if !opens || self.last_under(top) != first || self.is_under(Some(top), verb) {
                continue;
            }
            let cases: Vec<usize> = self.all(top, Relation::Case).filter(|case| *case < top).collect();
            (self.heads[top], self.relations[top]) = (Some(verb), Relation::Nsubj);
            (self.heads[second], self.relations[second]) = (Some(top), Relation::Flat);
            for case in cases {
                (self.heads[case], self.relations[case]) = (Some(verb), Relation::Mark);
            }
            self.relations[verb] = Relation::Advcl;
            self.gather();
        }
    }

    /// "known as Abba Theodore and Theodore the Great was their heir": an article and a name right behind a name belong to it,
    /// where the verb has another subject.
    pub(super) fn join_epithets(&mut self) {
        for name in 3..self.words.len() {
            let subject = self.relations[name] == Relation::Nsubj && self.words[name].upos == Upos::Propn;
            let Some(verb) = self.heads[name].filter(|verb| subject && *verb > name) else { continue };
            let first = self.first_under(name);
            let article = self.words[first].upos == Upos::Det && first + 1 == name;
            let before = first.checked_sub(1).filter(|before| article && self.words[*before].upos == Upos::Propn);
            let other = self.all(verb, Relation::Nsubj).any(|other| other < first);
            let Some(before) = before.filter(|before| other && self.times[*before].is_none()) else { continue };
            if !self.is_under(Some(before), name) {
                (self.heads[name], self.relations[name]) = (Some(before), Relation::Flat);
                self.gather();
            }
        }
    }

    /// "The French counter attacked": right behind the name of several, and before a verb of the past, the noun is a part of that.
    pub(super) fn part_prefixes(&mut self, grammar: &Grammar) {
        for noun in 1..self.words.len().saturating_sub(1) {
            let verb = noun + 1;
            let subject = self.relations[noun] == Relation::Nsubj && self.heads[noun] == Some(verb);
            let prefix = subject && self.tags[verb] == "VBD" && self.tags[noun] == "NN";
            if !prefix || !grammar.is_noun(self.words[noun].small_lemma(), Noun::Prefix) {
                continue;
            }
            let part = |at: &usize| {
                matches!(self.relations[*at], Relation::Compound | Relation::Amod) && self.last_under(*at) + 1 == noun
            };
            let Some(name) = self.children[noun].iter().copied().find(part) else { continue };
            for at in 0..noun {
                if self.heads[at] == Some(noun) && at != name {
                    self.heads[at] = Some(name);
                }
            }
            (self.heads[name], self.relations[name]) = (Some(verb), Relation::Nsubj);
            (self.heads[noun], self.relations[noun]) = (Some(verb), Relation::Advmod);
            self.gather();
        }
    }

    /// "Under the treaty Persia ceded": what stands after a preposition before the subject's name is a phrase of its own.
    pub(super) fn part_names(&mut self) {
        for name in 2..self.words.len() {
            let subject = self.relations[name] == Relation::Nsubj && self.words[name].upos == Upos::Propn;
            let Some(verb) = self.heads[name].filter(|verb| subject && *verb > name) else { continue };
            let noun = name - 1;
            let before = self.heads[noun] == Some(name) && self.words[noun].upos == Upos::Noun;
            let Some(case) = self.child(name, Relation::Case).filter(|case| before && *case < noun) else { continue };
            (self.heads[noun], self.relations[noun]) = (Some(verb), Relation::Obl);
            for at in case..noun {
                if self.heads[at] == Some(name) {
                    self.heads[at] = Some(noun);
                }
            }
            self.gather();
        }
    }

    /// "an earthquake of magnitude 7.8 struck": a number is said of the noun right before it, and what both hang on is the
    /// subject.
    pub(super) fn number_nouns(&mut self) {
        for number in 1..self.words.len() {
            let noun = number - 1;
            let subject = self.relations[number] == Relation::Nsubj && self.words[number].upos == Upos::Num;
            let bare = self.words[noun].upos == Upos::Noun && self.children[number].is_empty();
            let Some(verb) = self.heads[number].filter(|verb| subject && bare && *verb > number) else { continue };
            if self.times[number].is_some() || self.is_under(Some(noun), verb) {
                continue;
            }
            let mut top = noun;
            for _ in 0..self.words.len() {
                let part = matches!(self.relations[top], Relation::Nmod | Relation::Compound | Relation::Flat);
                match self.heads[top].filter(|head| part && *head < number) {
                    Some(head) => top = head,
                    None => break,
                }
            }
            (self.heads[number], self.relations[number]) = (Some(noun), Relation::Nummod);
            if self.is_under(Some(verb), top) {
                self.replace(top, verb, Relation::Nsubj);
                self.lift_frame(top, verb);
            } else {
                (self.heads[top], self.relations[top]) = (Some(verb), Relation::Nsubj);
            }
            self.gather();
        }
    }
}
