//! Mends of what is told of whom: garden paths about who it is, and helpers that were taken for verbs.

use syntax::{Relation, Upos};

use super::Tree;
use crate::chronicle::grammar::{Grammar, Verb};

impl Tree<'_> {
    /// "to Ada and a shilling to William, who had emigrated": the name right before the comma is who is meant.
    pub(super) fn near_antecedents(&mut self) {
        for who in 4..self.words.len() {
            let relative =
                self.tags[who] == "WP" && self.relations[who] == Relation::Nsubj && self.written(who - 1) == ",";
            let clause = self.heads[who].filter(|clause| relative && self.relations[*clause] == Relation::Acl);
            let Some((clause, noun)) = clause.and_then(|clause| Some((clause, self.heads[clause]?))) else { continue };
            let name = self.last_up(who - 2, |name, above| {
                let part = matches!(self.relations[name], Relation::Flat | Relation::Compound);
                part && self.words[above].upos == Upos::Propn && above < who
            });
            let named = self.words[name].upos == Upos::Propn && self.times[name].is_none() && name != noun;
            let beside = self.relations[name] == Relation::Nmod && self.child(name, Relation::Case).is_some();
            let joined = self.heads[name].filter(|_| named && beside);
            let joined =
                joined.filter(|other| self.relations[*other] == Relation::Conj && self.heads[*other] == Some(noun));
            if joined.is_some() && noun < name {
                self.heads[clause] = Some(name);
                self.gather();
            }
        }
    }

    /// "A keeper named George Lyle noticed it": what he is called by is no verb of the sentence.
    pub(super) fn lower_calling(&mut self) {
        for calls in 2..self.words.len().saturating_sub(2) {
            let noun = calls - 1;
            let of_noun = self.tags[calls] == "VBN" && self.relations[noun] == Relation::Compound;
            if !of_noun || self.heads[noun] != Some(calls) || self.child(calls, Relation::Nsubj).is_some() {
                continue;
            }
            let verb = self.child(calls, Relation::Ccomp).filter(|verb| self.is_finite(*verb));
            let name = verb.and_then(|verb| self.child(verb, Relation::Nsubj)).filter(|name| *name == calls + 1);
            let article = self.child(calls, Relation::Det).filter(|article| *article < noun);
            let (Some(verb), Some(name), Some(article)) = (verb, name, article) else { continue };
            self.replace(calls, verb, Relation::Acl);
            (self.heads[noun], self.relations[noun]) = (Some(verb), Relation::Nsubj);
            (self.heads[calls], self.heads[article]) = (Some(noun), Some(noun));
            (self.heads[name], self.relations[name]) = (Some(calls), Relation::Xcomp);
            for at in 0..self.words.len() {
                if self.heads[at] == Some(calls) && at != name {
                    let within = at > article && at < noun;
                    self.heads[at] = Some(if within { noun } else { verb });
                }
            }
            self.gather();
        }
    }

    /// "but was himself beaten at the ford": the helper is none of the clause's verbs.
    pub(super) fn lower_helpers(&mut self) {
        for helper in 1..self.words.len().saturating_sub(2) {
            let object = self.child(helper, Relation::Obj).filter(|object| *object == helper + 1);
            let stressed = object.filter(|object| self.words[*object].feats.contains("Reflex=Yes"));
            let verb = self.child(helper, Relation::Xcomp).filter(|verb| self.tags[*verb] == "VBN");
            let (Some(stressed), Some(verb)) = (stressed.filter(|_| self.words[helper].upos == Upos::Aux), verb) else {
                continue;
            };
            self.replace(helper, verb, Relation::Aux);
            (self.heads[stressed], self.relations[stressed]) = (Some(verb), Relation::Advmod);
            for at in 0..self.words.len() {
                if self.heads[at] == Some(helper) {
                    self.heads[at] = Some(verb);
                }
            }
            self.retold.done_to.push(verb);
            self.gather();
        }
    }

    /// "denied having spoken with her": so is that.
    pub(super) fn lower_having(&mut self) {
        for helper in 1..self.words.len().saturating_sub(1) {
            let having = self.tags[helper] == "VBG" && self.relations[helper] == Relation::Ccomp;
            let verb = self.child(helper, Relation::Xcomp).filter(|verb| having && *verb == helper + 1);
            if let Some(verb) = verb.filter(|verb| self.tags[*verb] == "VBN") {
                self.replace(helper, verb, Relation::Aux);
                self.gather();
            }
        }
    }

    /// "after a woman she had treated died": a form of the past behind a clause about a noun that "after" stands before tells what that did.
    pub(super) fn tell_behind_clauses(&mut self, grammar: &Grammar) {
        for verb in 4..self.words.len() {
            let form = self.words[verb].upos == Upos::Verb && matches!(self.tags[verb], "VBN" | "VBD");
            let own = [Relation::Nsubj, Relation::Aux, Relation::Mark, Relation::Cc];
            let bare = form && own.into_iter().all(|one| self.child(verb, one).is_none());
            let alone = bare && grammar.is_verb(self.words[verb].small_lemma(), Verb::Alone);
            let clause = self.heads[verb].filter(|clause| alone && *clause < verb);
            let whole = |clause: &usize| {
                let last = (*clause..verb).rev().find(|at| self.heads[*at] == Some(*clause)).unwrap_or(*clause);
                self.relations[*clause] == Relation::Acl && self.last_before(last, verb) + 1 == verb
            };
            let Some(clause) = clause.filter(|clause| whole(clause)) else { continue };
            let noun = self.heads[clause].filter(|noun| self.relations[*noun] == Relation::Obl && *noun < clause);
            let case = noun.and_then(|noun| self.child(noun, Relation::Case));
            let opens = case.filter(|case| grammar.order(self.words[*case].small_lemma()).is_some());
            let (Some(noun), Some(case)) = (noun, opens) else { continue };
            (self.heads[verb], self.relations[verb], self.tags[verb]) = (self.heads[noun], Relation::Advcl, "VBD");
            (self.heads[noun], self.relations[noun]) = (Some(verb), Relation::Nsubj);
            (self.heads[case], self.relations[case]) = (Some(verb), Relation::Mark);
            self.gather();
        }
    }

    /// "Josiah the younger drowned": the name is who did, and the rest of it says which.
    pub(super) fn name_the_younger(&mut self) {
        for name in 0..self.words.len().saturating_sub(3) {
            let (article, which, verb) = (name + 1, name + 2, name + 3);
            let called = self.words[name].upos == Upos::Propn && self.relations[name] == Relation::Vocative;
            let told = called && [name, article, which].into_iter().all(|at| self.heads[at] == Some(verb));
            let compares = self.words[article].upos == Upos::Det && self.tags[which] == "JJR";
            if told
                && compares
                && self.child(verb, Relation::Nsubj).is_none()
                && self.child(verb, Relation::Aux).is_none()
            {
                (self.relations[name], self.tags[verb]) = (Relation::Nsubj, "VBD");
                (self.heads[article], self.heads[which]) = (Some(name), Some(name));
                self.relations[which] = Relation::Amod;
                self.gather();
            }
        }
    }

    /// "thought the danger exaggerated and delayed the alarm": of two forms of the past the first, to which nothing is done, is what is
    /// thought of the noun before it.
    pub(super) fn lower_thought(&mut self, grammar: &Grammar) {
        for held in 3..self.words.len() {
            let clause =
                self.relations[held] == Relation::Ccomp && self.tags[held] == "VBD" && self.may_be_participle(held);
            let thinks = self.heads[held].filter(|verb| {
                clause && self.is_finite(*verb) && grammar.is_verb(self.words[*verb].small_lemma(), Verb::Report)
            });
            let noun = self.child(held, Relation::Nsubj).filter(|noun| *noun + 1 == held && self.is_noun(*noun));
            let with = [Relation::Obj, Relation::Obl, Relation::Mark, Relation::Aux, Relation::Xcomp];
            let bare = with.into_iter().all(|one| self.child(held, one).is_none());
            let (Some(thinks), Some(noun)) = (thinks.filter(|verb| bare && *verb < held), noun) else { continue };
            let acts = |at: &usize| self.tags[*at] == "VBD" && self.child(*at, Relation::Obj).is_some();
            let Some(next) = self.all(held, Relation::Conj).find(acts) else { continue };
            if self.child(next, Relation::Nsubj).is_some() || self.child(next, Relation::Cc) != Some(held + 1) {
                continue;
            }
            self.heads[next] = Some(thinks);
            (self.heads[noun], self.relations[noun]) = (Some(thinks), Relation::Obj);
            (self.relations[held], self.tags[held]) = (Relation::Xcomp, "VBN");
            self.gather();
        }
    }
}
