//! Mends what is told with what brought it about: "forcing the king to withdraw", "owing to a revolt".

use syntax::{Relation, Upos};

use super::Tree;
use crate::between::RelationKind;
use crate::chronicle::grammar::Grammar;
use crate::chronicle::predicate::is_negation;
use crate::chronicle::subject::is_relative;

impl Tree<'_> {
    /// "The fleet shelled the palace, forcing the king to withdraw", "fell ill, which forced him to resign": what somebody was brought to
    /// do he did.
    pub(super) fn tell_forced(&mut self, grammar: &Grammar) {
        for verb in 1..self.words.len() {
            // Of several a pronoun tells too little: "burnt the stores, forcing them to leave".
            let told =
                |object: &usize| self.tags[*object] != "PRP" || !self.words[*object].feats.contains("Number=Plur");
            let object = self.child(verb, Relation::Obj).filter(|object| *object > verb);
            let Some(object) = object.filter(told) else { continue };
            let lemma = self.words[verb].small_lemma();
            let causes = grammar.causes.brought_about(lemma).any(|cue| cue.kind == RelationKind::Causes);
            if !causes || !self.is_told_of_clause(verb) {
                continue;
            }
            let done = self.all(verb, Relation::Xcomp).find(|done| {
                let to = self.all(*done, Relation::Mark).any(|mark| self.tags[mark] == "TO");
                to && *done > object && self.tags[*done] == "VB" && self.child(*done, Relation::Aux).is_none()
            });
            let denied = |at: usize| self.children[at].iter().any(|word| is_negation(self, *word));
            let Some(done) = done.filter(|done| !denied(verb) && !denied(*done)) else { continue };
            let read = self.tags[done] != self.words[done].xpos;
            if self.words[done].upos == Upos::Verb || read {
                self.tags[done] = "VBD";
                self.retold.past.push(done);
                self.retold.first.push((object, done));
            }
        }
    }

    /// "Provoked the duke to march against the town": what stands behind the preposition of what somebody was brought to, and is a verb
    /// that happens, is no name and no noun.
    pub(super) fn read_brought_to(&mut self, grammar: &Grammar) {
        for done in 3..self.words.len() {
            let to = done - 1;
            let alone = *self.children[done] == [to] && self.relations[to] == Relation::Case;
            let Some(verb) = self.heads[done].filter(|verb| alone && *verb < to) else { continue };
            let small = self.written(done).starts_with(char::is_lowercase) && matches!(self.tags[done], "NN" | "NNP");
            let object = self.child(verb, Relation::Obj).filter(|object| *object > verb && *object < to);
            let beside = object.is_some_and(|object| self.last_under(object) + 1 == to);
            let lemma = self.words[verb].small_lemma();
            let brings = grammar.causes.brought_about(lemma).any(|cue| {
                cue.with.as_deref() == Some(&*self.words[to].lemma) && self.relations[done] == Relation::Obl
            });
            let happens = grammar.verb_kind(self.written(done)).is_some();
            if !small || !beside || !brings || !happens {
                continue;
            }
            (self.relations[done], self.relations[to]) = (Relation::Xcomp, Relation::Mark);
            (self.tags[done], self.tags[to]) = ("VB", "TO");
            for at in done + 1..self.words.len() {
                if self.heads[at] == Some(verb) && self.relations[at] == Relation::Obl {
                    self.heads[at] = Some(done);
                }
            }
            self.gather();
        }
    }

    /// "They fled, for most of the guards had gone": what opens a clause that tells a cause is no preposition of its subject.
    pub(super) fn open_causes(&mut self, grammar: &Grammar) {
        for verb in 4..self.words.len() {
            let hung = self.relations[verb] == Relation::Advcl && self.heads[verb].is_some_and(|main| main < verb);
            let helper = self.child(verb, Relation::Aux).unwrap_or(verb);
            if !hung || !self.is_finite(helper) || self.child(verb, Relation::Nsubj).is_some() {
                continue;
            }
            let opens = |noun: &usize| {
                let case = self.child(*noun, Relation::Case).filter(|case| self.written(case.saturating_sub(1)) == ",");
                let known = case.filter(|case| grammar.causes.behind.contains(&self.words[*case].lemma));
                known.is_some_and(|case| self.first_under(*noun) == case) && self.last_under(*noun) + 1 == helper
            };
            let Some(noun) = self.all(verb, Relation::Obl).find(opens) else { continue };
            let Some(case) = self.child(noun, Relation::Case) else { continue };
            self.relations[noun] = Relation::Nsubj;
            (self.heads[case], self.relations[case]) = (Some(verb), Relation::Mark);
            self.gather();
        }
    }

    /// Says whether all that the clause above tells in the past is what a verb is told of.
    fn is_told_of_clause(&self, verb: usize) -> bool {
        let Some(main) = self.heads[verb].filter(|main| *main < verb) else { return false };
        let past = self.finite_part(main).is_some_and(|part| self.tags[part] == "VBD");
        let subject = self.child(verb, Relation::Nsubj);
        let first = self.first_under(verb);
        let apart = first > 0 && (self.written(first) == "," || self.written(first - 1) == ",");
        let loose = self.relations[verb] == Relation::Advcl && self.tags[verb] == "VBG" && subject.is_none();
        let which = self.relations[verb] == Relation::Acl
            && self.tags[verb] == "VBD"
            && !self.is_noun(main)
            && subject.is_some_and(|subject| is_relative(self, subject));
        past && apart && (loose && self.child(verb, Relation::Mark).is_none() || which)
    }

    /// "They warned the mayor, and as a result of his complaint her name was added": what has a subject of its own, with no word that
    /// stands for the noun of the cause, is the clause that the cause is told with.
    pub(super) fn free_caused(&mut self, grammar: &Grammar) {
        for verb in 4..self.words.len() {
            let clause = self.relations[verb] == Relation::Acl && self.words[verb].subtype == "relcl";
            let Some(noun) = self.heads[verb].filter(|noun| clause && *noun < verb && self.is_noun(*noun)) else {
                continue;
            };
            let stands = |at: usize| matches!(self.tags[at], "WP" | "WDT" | "WP$" | "WRB");
            let own = self.child(verb, Relation::Nsubj).is_some_and(|own| own < verb && own > noun);
            if !own || (noun + 1..verb).any(stands) || self.child(verb, Relation::Mark).is_some() {
                continue;
            }
            let top =
                self.heads[noun].filter(|top| self.relations[noun] == Relation::Nmod && *top < noun).unwrap_or(noun);
            let article =
                self.child(top, Relation::Det).map_or(String::new(), |word| self.written(word).to_lowercase() + " ");
            let written = match top == noun {
                true => self.preposition(noun).into_owned(),
                false => {
                    format!("{} {article}{} {}", self.preposition(top), self.words[top].lemma, self.preposition(noun))
                }
            };
            let first = self.all(top, Relation::Case).fold(top, usize::min);
            let cc = first.checked_sub(1).filter(|cc| self.words[*cc].upos == Upos::Cconj);
            let above = self.way_up(self.heads[top]).find(|at| self.tags[*at].starts_with("VB"));
            let known = grammar.causes.before_cause.contains(&written);
            let (Some(cc), Some(above)) = (cc, above.filter(|above| *above < first && known)) else { continue };
            (self.heads[verb], self.relations[verb]) = (Some(above), Relation::Conj);
            (self.heads[top], self.relations[top]) = (Some(verb), Relation::Obl);
            self.heads[cc] = Some(verb);
            self.gather();
        }
    }

    /// "were driven out owing to a revolt": a participle that with the word behind it stands before a cause is a preposition.
    pub(super) fn join_participles(&mut self, grammar: &Grammar) {
        for first in 0..self.words.len().saturating_sub(1) {
            if self.tags[first] != "VBG" || self.words[first + 1].upos != Upos::Adp {
                continue;
            }
            let both = format!("{} {}", self.written(first), self.written(first + 1)).to_lowercase();
            let noun = self.heads[first + 1].filter(|noun| *noun > first && self.heads[*noun] == Some(first));
            let Some(noun) = noun.filter(|_| grammar.causes.before_cause.contains(&both)) else { continue };
            let says = |at: &usize| self.tags[*at].starts_with("VB") || self.child(*at, Relation::Cop).is_some();
            let above = self.way_up(self.heads[first]).find(says);
            let Some(verb) = above.filter(|verb| !self.is_under(Some(*verb), first)) else { continue };
            (self.heads[noun], self.relations[noun]) = (Some(verb), Relation::Obl);
            (self.heads[first], self.relations[first]) = (Some(noun), Relation::Case);
            (self.heads[first + 1], self.relations[first + 1]) = (Some(first), Relation::Fixed);
            self.gather();
        }
    }
}
