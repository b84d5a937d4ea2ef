//! Mends what is done to somebody: participles that share a helper, and verbs taken for what stands before a noun.

use source::small;
use syntax::{Relation, Upos};

use super::Tree;
use crate::chronicle::grammar::{Grammar, Verb};
use crate::chronicle::past::Past;

/// What is told by a verb of these kinds without an object behind "was tried and …" is done to the same.
const DONE_TO: [&str; 3] = ["imprisonment", "killing", "trial"];

impl Tree<'_> {
    /// "was tried and acquitted", "were betrayed and put in irons": the second is a participle as well.
    pub(super) fn share_passives(&mut self, grammar: &Grammar) {
        let own = [Relation::Nsubj, Relation::Aux, Relation::Obj, Relation::Mark, Relation::Xcomp, Relation::Ccomp];
        // "accepted the following year"
        let has = |tree: &Tree<'_>, verb: usize, one: Relation| {
            // "was raised, repaired and renamed Hope"
            let names = grammar.is_verb(tree.words[verb].small_lemma(), Verb::Name);
            let name =
                |at: usize| names && tree.words[at].upos == Upos::Propn && tree.child(at, Relation::Case).is_none();
            tree.all(verb, one).any(|at| tree.times[at].is_none() && !name(at))
        };
        for verb in 1..self.words.len() {
            let joined = self.relations[verb] == Relation::Conj && self.words[verb].upos == Upos::Verb;
            let Some(first) = self.heads[verb].filter(|first| joined && *first < verb) else { continue };
            let passive = self.all(first, Relation::Aux).any(|aux| self.words[aux].subtype == "pass");
            if !passive || self.tags[first] != "VBN" || own.iter().any(|one| has(self, verb, *one)) {
                continue;
            }
            let lemma = self.words[verb].small_lemma();
            // "was besieged but held": it did so itself; "and held at the fort": it was.
            if grammar.is_verb(lemma, Verb::EitherWay) && self.child(verb, Relation::Obl).is_none() {
                continue;
            }
            let form = self.written(verb).to_lowercase();
            let told = match self.tags[verb] {
                "VB" => true,
                "VBD" => {
                    let kind = grammar.verb_kind(lemma);
                    let done = [Verb::DoneTo, Verb::Name].into_iter().any(|class| grammar.is_verb(lemma, class));
                    kind.is_some_and(|kind| DONE_TO.contains(&kind)) || done
                }
                _other => false,
            };
            if told && !grammar.is_verb(lemma, Verb::Alone) && Past::english().may_be_participle(&form) {
                self.tags[verb] = "VBN";
            }
        }
    }

    /// "The Hope was a ship of forty guns, launched in 1781 and commanded by X": what a comma sets behind what somebody or something was
    /// was done to him or it.
    pub(super) fn raise_done_to_subject(&mut self) {
        for verb in 5..self.words.len() {
            let done =
                self.tags[verb] == "VBN" && self.relations[verb] == Relation::Acl && self.written(verb - 1) == ",";
            let noun = self.heads[verb].filter(|noun| done && *noun < verb && self.relations[*noun] == Relation::Nmod);
            let Some(what) = noun.and_then(|noun| self.heads[noun]).filter(|what| self.is_noun(*what)) else {
                continue;
            };
            let cop = self.child(what, Relation::Cop).filter(|cop| self.tags[*cop] == "VBD");
            let subject =
                self.child(what, Relation::Nsubj).filter(|own| self.is_noun(*own) && self.times[*own].is_none());
            if cop.is_none() || subject.is_none() || self.child(verb, Relation::Aux).is_some() {
                continue;
            }
            (self.heads[verb], self.relations[verb]) = (Some(what), Relation::Conj);
            self.retold.done_to.push(verb);
            let agent = |at: usize| self.all(at, Relation::Obl).any(|by| self.words[by].subtype == "agent");
            let joined = (verb + 1..self.words.len()).find(|at| {
                let verbal = self.relations[*at] == Relation::Conj && matches!(self.tags[*at], "VBD" | "VBN");
                verbal && matches!(self.heads[*at], Some(head) if head == verb || head == what) && agent(*at)
            });
            if let Some(joined) = joined.filter(|at| self.child(*at, Relation::Nsubj).is_none()) {
                (self.heads[joined], self.tags[joined]) = (Some(what), "VBN");
                self.retold.done_to.push(joined);
            }
            self.gather();
        }
    }

    /// "had been repaired the previous October": what is done to something has no day for an object.
    pub(super) fn free_done_to(&mut self) {
        for at in 1..self.words.len() {
            let object = self.times[at].is_some() && self.relations[at] == Relation::Obj;
            let Some(verb) = self.heads[at].filter(|verb| object && *verb < at) else { continue };
            let helped = |verb: usize| self.all(verb, Relation::Aux).any(|aux| self.words[aux].subtype == "pass");
            // "was rejected, but accepted the following year"
            let first = self.heads[verb].filter(|_| self.relations[verb] == Relation::Conj && self.tags[verb] == "VBN");
            if helped(verb) || first.is_some_and(helped) {
                self.relations[at] = Relation::Obl;
            }
        }
    }

    /// "They were beaten and shut themselves up": a verb whose past is as its stem tells, where nothing opens an infinitive.
    pub(super) fn tell_unchanged(&mut self) {
        for verb in 1..self.words.len() {
            let stem = self.tags[verb] == "VB" && self.words[verb].upos == Upos::Verb;
            let own =
                [Relation::Aux, Relation::Mark, Relation::Nsubj].into_iter().all(|one| self.child(verb, one).is_none());
            let beside = matches!(self.relations[verb], Relation::Parataxis | Relation::Conj);
            let past = self.heads[verb].is_some_and(|head| head < verb && self.tags[head] == "VBD");
            let unchanged = || Past::english().of(self.words[verb].small_lemma()) == small(self.written(verb));
            if stem && own && beside && past && unchanged() {
                self.tags[verb] = "VBD";
            }
        }
    }

    /// "Four were acquitted and six condemned": a number right before the second is whom it is done to.
    pub(super) fn count_subjects(&mut self) {
        for verb in 2..self.words.len() {
            let joined = self.relations[verb] == Relation::Conj && matches!(self.tags[verb], "VBN" | "VBD");
            let Some(first) = self.heads[verb].filter(|first| joined && *first < verb) else { continue };
            let number =
                self.children[verb].iter().copied().find(|at| at + 1 == verb && self.words[*at].upos == Upos::Num);
            let passive = self.all(first, Relation::Aux).any(|aux| self.words[aux].subtype == "pass");
            let own = [Relation::Nsubj, Relation::Aux].into_iter().any(|one| self.child(verb, one).is_some());
            if let Some(number) = number.filter(|number| passive && !own && self.times[*number].is_none()) {
                self.relations[number] = Relation::Nsubj;
                self.tags[verb] = "VBN";
            }
        }
    }

    /// "held that about 9,000 of the town's people perished": a number without a preposition right before a verb that lacks a subject is
    /// its subject.
    pub(super) fn raise_counted(&mut self) {
        for verb in 2..self.words.len() {
            let clause = matches!(self.relations[verb], Relation::Ccomp | Relation::Root | Relation::Parataxis);
            let own = || {
                [Relation::Nsubj, Relation::Aux, Relation::Cop].into_iter().any(|one| self.child(verb, one).is_some())
            };
            if !clause || !matches!(self.tags[verb], "VBN" | "VBD") || self.words[verb].upos != Upos::Verb || own() {
                continue;
            }
            let bare = |number: &usize| {
                let hangs = matches!(self.relations[*number], Relation::Obl | Relation::Nmod | Relation::Obj);
                let alone = self.child(*number, Relation::Case).is_none() && self.times[*number].is_none();
                hangs && alone && self.words[*number].upos == Upos::Num && self.last_under(*number) + 1 == verb
            };
            if let Some(number) = self.children[verb].iter().copied().find(bare) {
                self.relations[number] = Relation::Nsubj;
                self.tags[verb] = "VBD";
            }
        }
    }

    /// "his son was crowned co-emperor": what has a subject of its own says nothing of the noun behind it, but heads its clause.
    pub(super) fn raise_crowned(&mut self, grammar: &Grammar) {
        for verb in 1..self.words.len().saturating_sub(1) {
            let before = self.relations[verb] == Relation::Amod && self.tags[verb] == "VBN";
            let own = [Relation::Nsubj, Relation::Aux].into_iter().all(|one| self.child(verb, one).is_some());
            let Some(noun) = self.heads[verb].filter(|noun| before && own && *noun > verb) else { continue };
            if self.heads[noun].is_none() {
                // "Anselm was elected bishop in May, and his rival fled."
                self.replace(noun, verb, Relation::Xcomp);
                for at in 0..self.words.len() {
                    let others = self.times[at].is_some()
                        || !matches!(
                            self.relations[at],
                            Relation::Nmod | Relation::Det | Relation::Amod | Relation::Compound
                        )
                        || self.relations[at] == Relation::Nmod && !grammar.is_of(&self.preposition(at));
                    if self.heads[at] == Some(noun) && others {
                        self.heads[at] = Some(verb);
                        let named = self.relations[at] == Relation::Nmod;
                        self.relations[at] = if named { Relation::Obl } else { self.relations[at] };
                    }
                }
                self.gather();
                continue;
            }
            let above = self.heads[noun].filter(|above| self.tags[*above].starts_with("VB"));
            let Some(above) = above.filter(|above| *above < verb) else { continue };
            let joined = self.child(verb, Relation::Cc).is_some();
            (self.heads[verb], self.relations[verb]) =
                (Some(above), if joined { Relation::Conj } else { Relation::Parataxis });
            (self.heads[noun], self.relations[noun]) = (Some(verb), Relation::Xcomp);
            self.gather();
        }
    }

    /// "and in 1331 had her confined": whom somebody has something done to is no subject.
    pub(super) fn raise_causers(&mut self) {
        for verb in 2..self.words.len() {
            let Some(whom) = self.child(verb, Relation::Nsubj).filter(|whom| *whom + 1 == verb) else { continue };
            let Some(had) = self.child(verb, Relation::Aux).filter(|had| *had + 1 == whom) else { continue };
            let object = self.words[whom].feats.contains("Case=Acc");
            if !object || self.tags[had] != "VBD" || !matches!(self.tags[verb], "VBN" | "VBD") {
                continue;
            }
            self.replace(verb, had, Relation::Xcomp);
            (self.heads[whom], self.relations[whom]) = (Some(had), Relation::Obj);
            for at in 0..had {
                if self.heads[at] == Some(verb) {
                    self.heads[at] = Some(had);
                }
            }
            self.tags[verb] = "VBN";
            self.gather();
        }
    }
}
