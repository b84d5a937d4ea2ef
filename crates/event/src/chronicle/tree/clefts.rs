//! Mends what "it was" sets apart: "it was at the Cape that she saw it", "it was only when the chest was opened that the theft became known".

use syntax::Relation;

use super::Tree;

impl Tree<'_> {
    /// "it was at the Cape, on 3 October, that she saw it": what is set apart by "it was" belongs to the clause behind it.
    pub(super) fn join_clefts(&mut self) {
        for part in 2..self.words.len() {
            let Some(cop) = self.child(part, Relation::Cop).filter(|cop| *cop < part) else { continue };
            let it = self.children[part].iter().copied().find(|at| {
                matches!(self.relations[*at], Relation::Nsubj | Relation::Expl)
                    && self.tags[*at] == "PRP"
                    && at + 1 == cop
            });
            let Some(it) = it.filter(|it| self.words[*it].feats.contains("Gender=Neut")) else { continue };
            let hangs =
                |verb: usize| matches!(self.relations[verb], Relation::Acl | Relation::Advcl | Relation::Parataxis);
            // "it was about 1810, or at the latest 1812, that it was dug": of two times the clause hangs on the second.
            let joined =
                self.all(part, Relation::Conj).filter(|at| self.times[part].is_some() && self.times[*at].is_some());
            let below = [part].into_iter().chain(joined).flat_map(|at| self.children[at].iter().copied());
            // "and it was not until eleven that they came"
            let when = |verb: usize| self.relations[verb] == Relation::Ccomp && self.times[part].is_some();
            let clause = below.into_iter().find(|verb| *verb > part && (hangs(*verb) || when(*verb)));
            let Some(verb) = clause else { continue };
            let placed = self.child(part, Relation::Case).is_some() || self.times[part].is_some();
            let mark = self.child(verb, Relation::Mark).filter(|mark| placed && self.tags[*mark] == "IN");
            let own =
                self.child(verb, Relation::Nsubj).filter(|own| *own > part && mark.is_some_and(|mark| mark < *own));
            let (Some(mark), Some(_)) = (mark, own) else { continue };
            let relation = if placed { Relation::Obl } else { Relation::Nsubj };
            self.replace(part, verb, relation);
            // "not until eleven"
            let first = self.child(part, Relation::Case);
            let weighs = |at: &usize| self.relations[*at] == Relation::Advmod && first.is_some_and(|first| *at < first);
            let weighing: Vec<usize> = self.children[part].iter().copied().filter(weighs).collect();
            for at in [it, cop, mark].into_iter().chain(weighing) {
                (self.heads[at], self.relations[at]) = (Some(verb), Relation::Discourse);
            }
            for at in 0..verb {
                let moves = matches!(self.relations[at], Relation::Obl | Relation::Cc);
                if self.heads[at] == Some(part) && (moves || self.times[at].is_some()) {
                    self.heads[at] = Some(verb);
                }
            }
            self.gather();
        }
    }

    /// "It was only when the chest was opened that the theft became known": the theft is told, and when.
    pub(super) fn join_timed_clefts(&mut self) {
        for opened in 4..self.words.len() {
            let cops = self.children[opened]
                .iter()
                .copied()
                .filter(|at| matches!(self.relations[*at], Relation::Cop | Relation::Aux));
            let cop = cops.min().filter(|cop| *cop > 0 && *cop < opened);
            let Some((cop, it)) = cop.and_then(|cop| Some((cop, cop.checked_sub(1)?))) else { continue };
            let stands = self.heads[it] == Some(opened)
                && matches!(self.relations[it], Relation::Nsubj | Relation::Expl)
                && self.words[it].feats.contains("Gender=Neut");
            let when =
                self.children[opened].iter().copied().find(|at| self.tags[*at] == "WRB" && *at > cop && *at < opened);
            let clause = self.children[opened].iter().copied().find(|verb| {
                let hangs = matches!(self.relations[*verb], Relation::Advcl | Relation::Ccomp | Relation::Acl);
                *verb > opened && hangs && self.finite_part(*verb).is_some()
            });
            let (Some(when), Some(verb)) = (when, clause.filter(|_| stands)) else { continue };
            let mark = self.child(verb, Relation::Mark).filter(|mark| self.tags[*mark] == "IN" && *mark > opened);
            let own = self.child(verb, Relation::Nsubj).filter(|own| mark.is_some_and(|mark| mark < *own));
            let (Some(mark), Some(_)) = (mark, own) else { continue };
            self.replace(opened, verb, Relation::Advcl);
            for at in (it..when).chain([mark]) {
                if self.heads[at] == Some(opened) || at == mark {
                    (self.heads[at], self.relations[at]) = (Some(verb), Relation::Discourse);
                }
            }
            self.gather();
        }
    }

    /// "But it was only in July that the company obtained a charter": of two subjects of one verb, "it" before "that" is none.
    pub(super) fn join_placed_clefts(&mut self) {
        for verb in 3..self.words.len() {
            let Some(mark) = self.child(verb, Relation::Mark).filter(|mark| self.tags[*mark] == "IN") else { continue };
            let own = self.all(verb, Relation::Nsubj).any(|own| own > mark && own < verb);
            let it = self.children[verb].iter().copied().find(|at| {
                let subject = matches!(self.relations[*at], Relation::Nsubj | Relation::Expl);
                subject && *at < mark && self.words[*at].feats.contains("Gender=Neut")
            });
            let cop = it.filter(|it| self.relations[*it + 1] == Relation::Cop && self.heads[*it + 1] == Some(verb));
            let (Some(it), true) = (cop, own) else { continue };
            if !(it..mark).any(|at| self.times[at].is_some()) {
                continue;
            }
            for at in [it, it + 1, mark] {
                self.relations[at] = Relation::Discourse;
            }
            self.gather();
        }
    }
}
