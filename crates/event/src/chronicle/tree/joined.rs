//! Mends what is joined to what.

use syntax::{Relation, Upos};

use super::{REACH, Tree};
use crate::chronicle::grammar::Grammar;

impl Tree<'_> {
    /// "hired four thousand Swiss under Ruef and besieged the town": a verb of the past that "and" joins is joined to the verb before, not to
    /// a word of its object.
    pub(super) fn join_pasts_to_verbs(&mut self) {
        for verb in 3..self.words.len() {
            let joined = self.tags[verb] == "VBD" && self.relations[verb] == Relation::Conj;
            let cc = self.child(verb, Relation::Cc).filter(|cc| joined && *cc + 1 == verb);
            let own =
                [Relation::Nsubj, Relation::Aux, Relation::Mark].into_iter().any(|one| self.child(verb, one).is_some());
            let Some(word) = self.heads[verb].filter(|word| cc.is_some() && !own && *word < verb) else { continue };
            let says = |at: usize| {
                let told = [Relation::Cop, Relation::Nsubj].into_iter().any(|one| self.child(at, one).is_some());
                told || self.tags[at].starts_with("VB")
            };
            let mut above = Some(word);
            while let Some(at) = above.filter(|at| !says(*at)) {
                let part =
                    matches!(self.relations[at], Relation::Amod | Relation::Nummod | Relation::Flat | Relation::Appos);
                let within = part || matches!(self.relations[at], Relation::Obj | Relation::Obl | Relation::Nmod);
                above = self.heads[at].filter(|head| *head < at && within);
            }
            if let Some(main) = above.filter(|main| *main != word && self.tags[*main] == "VBD") {
                self.heads[verb] = Some(main);
                self.gather();
            }
        }
    }

    /// "and in March, after the pope had threatened them, the peace was signed": what a comma and a subject of its own set behind a clause
    /// that a word opens is the main one.
    pub(super) fn raise_behind_opened(&mut self) {
        for first in 1..self.words.len() {
            let clause = matches!(self.relations[first], Relation::Conj | Relation::Root);
            let Some(mark) = self.child(first, Relation::Mark).filter(|mark| clause && *mark < first) else { continue };
            let told = |verb: &usize| {
                let hangs = matches!(self.relations[*verb], Relation::Acl | Relation::Parataxis | Relation::Ccomp);
                let own = self.child(*verb, Relation::Nsubj).is_some_and(|own| own > first);
                let opens = self.first_under(*verb);
                let comma = [Some(opens), opens.checked_sub(1)].into_iter().flatten().any(|at| self.written(at) == ",");
                hangs && own && comma && *verb > first && self.finite_part(*verb).is_some()
            };
            let verb = self.children[first].iter().copied().find(told);
            let Some(verb) = verb.filter(|verb| self.child(*verb, Relation::Mark).is_none()) else { continue };
            self.replace(first, verb, Relation::Advcl);
            for at in 0..mark {
                if self.heads[at] == Some(first) {
                    self.heads[at] = Some(verb);
                }
            }
            self.gather();
        }
    }

    /// "Excavations in 1908 and again in 1973 uncovered the cloister", "On 11 January weavers, who had found it missing, shut down their
    /// looms": what joins a verb of the past to the noun that a sentence without a verb is told by does not; it is what the noun did.
    pub(super) fn raise_joined_pasts(&mut self) {
        let Some(noun) = self.heads.iter().position(Option::is_none).filter(|noun| self.is_noun(*noun)) else { return };
        let cased = self.all(noun, Relation::Case).any(|case| self.times[case].is_none());
        let told =
            [Relation::Cop, Relation::Aux, Relation::Nsubj].into_iter().any(|one| self.child(noun, one).is_some());
        let past = |verb: &usize| {
            *verb > noun && (self.tags[*verb] == "VBD" || self.tags[*verb] == "VB" && self.is_past_form(*verb))
        };
        let verbs: Vec<usize> = self.all(noun, Relation::Conj).filter(past).collect();
        let own = |verb: &usize| self.child(*verb, Relation::Nsubj).is_some();
        let Some(&first) = verbs.first().filter(|_| !cased && !told && !verbs.iter().any(own)) else { return };
        self.replace(noun, first, Relation::Nsubj);
        for verb in &verbs {
            self.tags[*verb] = "VBD";
        }
        for at in first + 1..self.words.len() {
            if self.heads[at] == Some(noun) {
                self.heads[at] = Some(first);
            }
        }
        self.lift_frame(noun, first);
        self.gather();
    }

    /// "The couple separated in 1926 and were divorced in 1929": what "and" joins a verb with a helper to is a verb, and no clause about the
    /// noun before it.
    pub(super) fn raise_before_joined(&mut self) {
        for first in 1..self.words.len() {
            let about = self.tags[first] == "VBN" && self.relations[first] == Relation::Acl;
            let Some(noun) = self.heads[first].filter(|noun| about && *noun < first) else { continue };
            let told = |verb: &usize| {
                *verb > first && self.relations[noun] == Relation::Nsubj && self.finite_part(*verb).is_some()
            };
            let Some(verb) = self.heads[noun].filter(told) else { continue };
            let cc = self.all(verb, Relation::Cc).find(|cc| *cc > first && *cc < verb);
            let apart =
                self.children[first].iter().any(|at| self.written(*at) == ",") || self.written(first - 1) == ",";
            let by = self.all(first, Relation::Obl).any(|by| self.words[by].subtype == "agent");
            let Some(cc) = cc.filter(|_| !apart && !by && self.relations[verb] != Relation::Conj) else { continue };
            // "were divorced" has its helper behind the "and".
            if self.finite_part(verb).is_some_and(|helper| helper < cc) {
                continue;
            }
            (self.heads[first], self.relations[first]) = (self.heads[verb], self.relations[verb]);
            (self.heads[verb], self.relations[verb]) = (Some(first), Relation::Conj);
            self.tags[first] = "VBD";
            for at in 0..cc {
                if self.heads[at] == Some(verb) {
                    self.heads[at] = Some(first);
                }
            }
            self.gather();
        }
    }

    /// "It found that the boiler had been neglected and blamed Crane": an active verb that is joined to what was done to something goes on
    /// with who tells it.
    pub(super) fn join_tellings(&mut self) {
        for joined in 4..self.words.len() {
            let hung = self.relations[joined] == Relation::Conj && matches!(self.tags[joined], "VBN" | "VBD");
            let own = [Relation::Nsubj, Relation::Aux, Relation::Mark].into_iter();
            let bare = own.into_iter().all(|one| self.child(joined, one).is_none());
            let told = self.heads[joined].filter(|told| hung && bare && *told < joined);
            let passive = |told: &usize| {
                let aux = self.all(*told, Relation::Aux).any(|aux| self.words[aux].subtype == "pass");
                aux && self.relations[*told] == Relation::Ccomp && self.tags[*told] == "VBN"
            };
            let Some(told) = told.filter(passive) else { continue };
            let Some(teller) = self.heads[told].filter(|teller| *teller < told && self.tags[*teller] == "VBD") else {
                continue;
            };
            // Who stands right behind it is what it is done to: "was burnt and left".
            let object = self
                .all(told, Relation::Obj)
                .chain(self.all(joined, Relation::Obj))
                .find(|object| *object > joined && self.first_under(*object) == joined + 1 && self.is_noun(*object));
            if object.is_none() || !self.is_past_form(joined) {
                continue;
            }
            (self.heads[joined], self.tags[joined]) = (Some(teller), "VBD");
            for at in joined + 1..self.words.len() {
                if self.heads[at] == Some(told) {
                    self.heads[at] = Some(joined);
                }
            }
            self.gather();
        }
    }

    /// "The aims in Gaul and the Rhine were reached": of two subjects with a word between that joins them, the second is
    /// joined to what stands before that word.
    pub(super) fn join_subjects(&mut self) {
        for verb in 2..self.words.len() {
            let subjects: Vec<usize> = self.all(verb, Relation::Nsubj).filter(|subject| *subject < verb).collect();
            let &[first, second] = subjects.as_slice() else { continue };
            let Some(cc) = self.child(verb, Relation::Cc).filter(|cc| (first..second).contains(cc)) else { continue };
            if self.last_under(first) + 1 != cc || self.first_under(second) != cc + 1 {
                continue;
            }
            let near = Some(cc - 1).filter(|noun| self.is_noun(*noun) && self.times[*noun].is_none());
            (self.heads[second], self.relations[second]) = (near.or(Some(first)), Relation::Conj);
            self.heads[cc] = Some(second);
            self.gather();
        }
    }

    /// "The south sent envoys and offered peace": a verb that something joins to nothing is joined to what was taken for a
    /// participle before its subject, which has a subject of its own.
    pub(super) fn join_verbs(&mut self) {
        for verb in 3..self.words.len() {
            let Some(cc) = self.child(verb, Relation::Cc).filter(|cc| *cc + 1 == verb) else { continue };
            let alone = self.relations[verb] != Relation::Conj && self.is_finite(verb);
            let Some(object) = self.child(verb, Relation::Nsubj).filter(|noun| alone && *noun < cc) else { continue };
            let participle = |at: &usize| self.words[*at].upos == Upos::Verb && self.tags[*at] == "VBN";
            let Some(first) = self.all(object, Relation::Amod).find(|at| *at < object && participle(at)) else {
                continue;
            };
            let mut before = self.children[object].iter().copied().filter(|at| *at < first);
            let subject = before.rfind(|at| self.is_noun(*at) && self.times[*at].is_none());
            let Some(subject) = subject.filter(|subject| subject + 1 == first) else { continue };
            if self.last_under(object) + 1 != cc {
                continue;
            }
            self.replace(verb, first, Relation::Conj);
            for at in 0..first {
                if at != subject && self.heads[at] == Some(object) {
                    self.heads[at] = Some(subject);
                } else if self.heads[at] == Some(verb) {
                    self.heads[at] = Some(first);
                }
            }
            (self.heads[subject], self.relations[subject]) = (Some(first), Relation::Nsubj);
            (self.heads[object], self.relations[object]) = (Some(first), Relation::Obj);
            self.tags[first] = "VBD";
            self.gather();
        }
    }

    /// "the entry of troops and the murder of the sultan": what happens is joined to what happens, not to who does it.
    pub(super) fn join_happenings(&mut self, grammar: &Grammar) {
        for second in 2..self.words.len() {
            let happens = |at: usize| grammar.noun_kind(self.words[at].small_lemma()).is_some();
            let of = |at: usize| grammar.is_of(&self.preposition(at)) && self.relations[at] == Relation::Nmod;
            let joined = self.relations[second] == Relation::Conj && self.children[second].iter().any(|at| of(*at));
            let Some(noun) = self.heads[second].filter(|noun| joined && *noun < second && of(*noun)) else { continue };
            let Some(first) = self.heads[noun].filter(|first| *first < noun) else { continue };
            let article = |at: usize| self.child(at, Relation::Det).is_some();
            let alike = happens(first) && happens(second) && !happens(noun) && article(first) && article(second);
            if alike && self.tags[first] == self.tags[second] {
                self.heads[second] = Some(first);
                self.gather();
            }
        }
    }

    /// "fought in the Battle of Arda and the Battle of Nis": a noun goes with the last one of its name before it.
    pub(super) fn join_namesakes(&mut self) {
        for second in 2..self.words.len() {
            let joined = self.relations[second] == Relation::Conj && self.words[second].upos == Upos::Propn;
            let Some(head) = self.heads[second].filter(|head| joined && *head < second) else { continue };
            let like = |at: &usize| {
                self.words[*at].lemma == self.words[second].lemma
                    && self.is_noun(*at)
                    && self.is_under(Some(*at), head)
                    && !self.is_under(Some(*at), second)
            };
            if like(&head) {
                continue;
            }
            if let Some(first) = (head + 1..second).rev().find(like) {
                self.heads[second] = Some(first);
                self.gather();
            }
        }
    }

    /// "helped change and reform the law": a bare noun between a verb and a verb joined to it is one too.
    pub(super) fn join_infinitives(&mut self) {
        for second in 3..self.words.len() {
            let joined = self.relations[second] == Relation::Conj && self.tags[second] == "VB";
            let Some(verb) = self.heads[second].filter(|verb| joined && *verb < second) else { continue };
            let Some(first) = self.child(verb, Relation::Obj).filter(|first| *first + 2 == second) else { continue };
            let bare = self.children[first].is_empty() && self.tags[first] == "NN" && first == verb + 1;
            if bare && self.is_finite(verb) && self.child(second, Relation::Mark).is_none() {
                self.relations[first] = Relation::Xcomp;
                self.tags[first] = "VB";
                self.heads[second] = Some(first);
                self.gather();
            }
        }
    }

    /// "drove out the bailiffs and invited the king to take the city": what stands behind the last of several verbs belongs to it.
    pub(super) fn lower_infinitives(&mut self) {
        for infinitive in 4..self.words.len() {
            let hangs = matches!(self.relations[infinitive], Relation::Advcl | Relation::Xcomp);
            let to = self.child(infinitive, Relation::Mark).filter(|to| hangs && self.tags[*to] == "TO");
            let Some((to, first)) = to.zip(self.heads[infinitive]) else { continue };
            let joined = |verb: &usize| {
                let cc = self.child(*verb, Relation::Cc).is_some_and(|cc| cc + 1 == *verb);
                cc && self.relations[*verb] == Relation::Conj
                    && self.heads[*verb] == Some(first)
                    && self.is_finite(*verb)
            };
            let last = (first + 1..to).rev().find(joined).filter(|last| self.last_before(*last, to) + 1 == to);
            if last.is_some() {
                self.heads[infinitive] = last;
                self.gather();
            }
        }
    }

    /// "They joined the league, and in 1896, helped by a new forward, they won it": a participle between commas behind what joins two clauses
    /// says more of the second.
    pub(super) fn join_behind_participles(&mut self) {
        for participle in 4..self.words.len() {
            let bare = [Relation::Aux, Relation::Nsubj].into_iter().all(|one| self.child(participle, one).is_none());
            let joined = self.relations[participle] == Relation::Conj && self.tags[participle] == "VBN" && bare;
            let first =
                self.heads[participle].filter(|first| joined && *first < participle && self.tags[*first] == "VBD");
            let Some(first) = first else { continue };
            let cc = self.child(participle, Relation::Cc).filter(|cc| *cc > first);
            // Either of the two clauses may hang on the other.
            let above = self.heads[first].filter(|_| self.relations[first] == Relation::Parataxis);
            let below = self.all(first, Relation::Parataxis).find(|verb| *verb > participle);
            let verb = above.or(below).filter(|verb| *verb > participle && self.is_finite(*verb));
            let (Some(cc), Some(verb)) = (cc, verb.filter(|_| self.written(participle - 1) == ",")) else { continue };
            let own = self.child(verb, Relation::Nsubj).map(|own| self.first_under(own));
            if !own.is_some_and(|own| own > participle && self.written(own - 1) == ",") {
                continue;
            }
            if above.is_some() {
                self.replace(verb, first, Relation::Conj);
            } else {
                self.relations[verb] = Relation::Conj;
            }
            (self.heads[participle], self.relations[participle]) = (Some(verb), Relation::Advcl);
            for at in cc..participle {
                if self.heads[at] == Some(participle) {
                    self.heads[at] = Some(verb);
                }
            }
            self.gather();
        }
    }

    /// "won the war, and on 27 May sank the fleet": a verb behind a time that something joins belongs to the verb before.
    pub(super) fn join_dated(&mut self) {
        for verb in 4..self.words.len() {
            let past = matches!(self.tags[verb], "VBN" | "VBD") && self.words[verb].upos == Upos::Verb;
            let bare =
                [Relation::Nsubj, Relation::Aux, Relation::Mark].into_iter().all(|one| self.child(verb, one).is_none());
            let Some(time) = self.times[verb - 1].filter(|_| past && bare) else { continue };
            let mut begins = verb - 1;
            while begins > 0 && (self.times[begins - 1] == Some(time) || self.words[begins - 1].upos == Upos::Adp) {
                begins -= 1;
            }
            let Some(cc) = begins.checked_sub(1).filter(|cc| self.tags[*cc] == "CC") else { continue };
            let first = (0..cc).rev().take(REACH).find(|at| self.tags[*at] == "VBD" && !self.is_under(Some(*at), verb));
            let Some(top) = self.top_of_time(time) else { continue };
            let Some(first) = first.filter(|first| !self.is_under(Some(*first), top) && *first != top) else {
                continue;
            };
            (self.heads[verb], self.relations[verb]) = (Some(first), Relation::Conj);
            (self.heads[top], self.relations[top]) = (Some(verb), Relation::Obl);
            (self.heads[cc], self.relations[cc]) = (Some(verb), Relation::Cc);
            for at in begins..verb {
                if self.times[at].is_none() {
                    (self.heads[at], self.relations[at]) = (Some(top), Relation::Case);
                }
            }
            self.tags[verb] = "VBD";
            self.gather();
        }
    }

    /// "The party met in April and resolved to seize power": what has an object or an aim of its own, right behind the word that
    /// joins it to a verb in the past, is told of who did that.
    pub(super) fn free_joined(&mut self, grammar: &Grammar) {
        for verb in 2..self.words.len() {
            let own = [Relation::Nsubj, Relation::Aux, Relation::Mark];
            let bare = own.into_iter().all(|one| self.child(verb, one).is_none());
            let joined = self.relations[verb] == Relation::Conj && self.tags[verb] == "VBN";
            let first = self.heads[verb].filter(|first| joined && bare && *first < verb && self.tags[*first] == "VBD");
            let Some(first) = first.filter(|first| self.words[*first].upos == Upos::Verb) else { continue };
            let cc = self.child(verb, Relation::Cc).filter(|cc| *cc < verb);
            let shares = |cc: usize| cc > 0 && self.words[cc - 1].upos == Upos::Adp;
            let close = cc.is_some_and(|cc| !shares(cc) && (cc + 1..verb).all(|at| self.words[at].upos == Upos::Adv));
            // "were checked at Arda and forced to withdraw": whoever forces somebody says whom.
            let object = self.child(verb, Relation::Obj).is_some_and(|at| at > verb);
            let forces = grammar.causes.brought_about(self.words[verb].small_lemma()).next().is_some();
            let aims = [Relation::Xcomp, Relation::Ccomp].into_iter().any(|one| self.child(verb, one).is_some());
            let goes_on = object || aims && !forces;
            let by = self.all(verb, Relation::Obl).any(|at| self.words[at].subtype == "agent");
            let active = self.child(first, Relation::Aux).is_none() && !self.is_done_to(verb);
            if close && goes_on && active && !by && self.words[verb].upos == Upos::Verb {
                self.tags[verb] = "VBD";
            }
        }
    }
}
