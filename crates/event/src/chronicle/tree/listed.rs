//! Mends lists of names each of which is told of: "three children: John, baptised in 1676, Peter, born in 1677, and Anne, who died".

use syntax::{Relation, Upos};

use super::Tree;

impl Tree<'_> {
    /// Gives a participle behind a comma to the name right before that, where it was taken for one of what all of the names are, or for
    /// what the name does.
    pub(super) fn part_listed(&mut self) {
        for verb in 2..self.words.len() {
            let own = [Relation::Aux, Relation::Mark, Relation::Cc];
            let bare = self.tags[verb] == "VBN" && own.into_iter().all(|one| self.child(verb, one).is_none());
            if !bare || self.written(verb - 1) != "," {
                continue;
            }
            let Some(above) = self.heads[verb] else { continue };
            match self.relations[verb] {
                // "three children: John, baptised in 1676"
                Relation::Acl if matches!(self.tags[above], "NNS" | "NNPS") => {
                    let name = |at: &usize| {
                        let listed = matches!(self.relations[*at], Relation::Appos | Relation::Conj);
                        let close = self.last_before(*at, verb) + 2 == verb;
                        listed && close && self.words[*at].upos == Upos::Propn && *at > above
                    };
                    let Some(name) = (above + 1..verb).rev().find(name).filter(|_| self.times[above].is_none()) else {
                        continue;
                    };
                    self.heads[verb] = Some(name);
                    self.gather();
                }
                // "…, Peter, born in 1677"
                Relation::Parataxis | Relation::Conj | Relation::Appos if self.is_noun(above) => {
                    let subject = self.child(verb, Relation::Nsubj).filter(|subject| {
                        let name = self.words[*subject].upos == Upos::Propn;
                        name && *subject < verb && self.last_before(*subject, verb) + 2 == verb
                    });
                    let Some(name) = subject.filter(|name| *name > above && self.tags[*name] == "NNP") else {
                        continue;
                    };
                    (self.heads[name], self.relations[name]) = (Some(above), Relation::Appos);
                    (self.heads[verb], self.relations[verb]) = (Some(name), Relation::Acl);
                    self.gather();
                }
                _other => {}
            }
        }
    }

    /// "three children: Ada, born 1822, Grace, born 1824, who died young, and Paul, born 1827": what is said of each name behind a comma is
    /// that name's, and the names are one list.
    pub(super) fn list_named(&mut self) {
        let done = |at: &usize| {
            let form = self.tags[*at] == "VBN" && self.written(at - 1) == "," && self.words[at - 2].upos == Upos::Propn;
            let timed =
                self.words.get(at + 1).is_some() && self.times[at + 1].is_some() && self.times[at - 2].is_none();
            form && timed && [Relation::Nsubj, Relation::Aux].into_iter().all(|one| self.child(*at, one).is_none())
        };
        let all: Vec<usize> = (3..self.words.len()).filter(done).collect();
        let Some((first, rest)) = all.split_first().filter(|(_, rest)| !rest.is_empty()) else { return };
        let name = |at: usize| {
            let mut name = at - 2;
            while name > 0 && self.words[name - 1].upos == Upos::Propn {
                name -= 1;
            }
            name
        };
        let whole = name(*first);
        let opens = whole > 0 && self.written(whole - 1) == ":" && self.relations[whole] == Relation::Appos;
        let names: Vec<usize> = all.iter().map(|at| name(*at)).collect();
        if !opens || rest.iter().any(|at| (*first..*at).any(|word| self.written(word) == ".")) {
            return;
        }
        for (at, name) in all.iter().zip(&names) {
            (self.heads[*at], self.relations[*at]) = (Some(*name), Relation::Acl);
            (self.heads[*name], self.relations[*name]) = (self.heads[whole], Relation::Appos);
            for word in *at..self.words.len() {
                if self.heads[word] == Some(*at) && self.relations[word] == Relation::Acl {
                    self.heads[word] = Some(*name);
                }
            }
        }
        self.gather();
    }
}
