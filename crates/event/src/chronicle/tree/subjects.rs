//! Mends whose doing a verb tells.

use syntax::{Relation, Upos};

use super::{REACH, Tree};
use crate::chronicle::grammar::{Grammar, Noun};

impl Tree<'_> {
    /// "the government led by X remained": a noun hung on the participle before the verb is the verb's subject, and the
    /// participle says more of it.
    pub(super) fn give_subjects(&mut self) {
        for participle in 0..self.words.len() {
            if self.tags[participle] != "VBN" || self.child(participle, Relation::Aux).is_some() {
                continue;
            }
            let Some(noun) = self.child(participle, Relation::Nsubj).filter(|noun| *noun < participle) else {
                continue;
            };
            let near = participle + 1..self.words.len().min(participle + REACH);
            let finite = |verb: &usize| self.is_finite(*verb);
            let Some(verb) = near
                .into_iter()
                .find(|verb| finite(verb) && !matches!(self.relations[*verb], Relation::Aux | Relation::Cop))
            else {
                continue;
            };
            // "The ferry left at six and reached the island": what another verb is joined to is as much a verb.
            if self.is_joined_verb(participle, verb) {
                self.tags[participle] = "VBD";
                continue;
            }
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

    /// Says whether a verb that has no subject of its own is joined to a participle that may be a past, is not done by anybody and is
    /// not set apart by commas.
    fn is_joined_verb(&self, participle: usize, verb: usize) -> bool {
        let cc = self.child(verb, Relation::Cc).filter(|cc| *cc > participle && *cc < verb);
        let joined = self.relations[verb] == Relation::Conj && self.heads[verb] == Some(participle);
        let active = self.all(participle, Relation::Nsubj).all(|noun| self.words[noun].subtype != "pass");
        let by = self.all(participle, Relation::Obl).any(|at| self.words[at].subtype == "agent");
        let apart = participle > 0 && self.written(participle - 1) == ",";
        cc.is_some() && joined && active && !by && !apart && self.child(verb, Relation::Nsubj).is_none()
    }

    /// "woke to a new order after officers overthrew the old": a phrase right before a verb that lacks a subject is its
    /// subject, and the preposition opens a clause.
    pub(super) fn open_clauses(&mut self, grammar: &Grammar) {
        for verb in 1..self.words.len() {
            let own = [Relation::Nsubj, Relation::Csubj, Relation::Cc, Relation::Mark];
            let Some(begins) = self.finite_part(verb) else { continue };
            if own.into_iter().any(|relation| self.child(verb, relation).is_some()) {
                continue;
            }
            let loose = match self.relations[verb] {
                Relation::Parataxis | Relation::Advcl | Relation::Ccomp | Relation::Conj => true,
                Relation::Acl => !self.children[verb].iter().any(|at| self.words[*at].feats.contains("PronType=Rel")),
                _other => false,
            };
            // "After the ruler turned against him, he lost all": the clause after it is the main one.
            let main = self.clause_after(verb);
            let from = match (self.heads[verb].filter(|head| *head < verb), main) {
                (Some(head), _) if loose => head,
                (_, Some(_)) => 0,
                (_, None) => continue,
            };
            let between =
                |noun: usize| (self.last_under(noun) + 1..begins).all(|at| self.words[at].upos == Upos::Punct);
            let opens = |noun: &usize| {
                let before = (from..begins).contains(noun) && grammar.order(&self.preposition(*noun)).is_some();
                before
                    && self.is_noun(*noun)
                    && self.times[*noun].is_none()
                    && self.last_under(*noun) < begins
                    && between(*noun)
            };
            let phrase = |noun: &usize| matches!(self.relations[*noun], Relation::Obl | Relation::Nmod);
            let near = from.max(verb.saturating_sub(REACH))..begins;
            let Some(noun) = near.rev().filter(phrase).find(opens) else { continue };
            let cases: Vec<usize> = self.all(noun, Relation::Case).filter(|case| *case < noun).collect();
            (self.heads[noun], self.relations[noun]) = (Some(verb), Relation::Nsubj);
            for case in cases {
                (self.heads[case], self.relations[case]) = (Some(verb), Relation::Mark);
            }
            match main.filter(|_| !loose) {
                Some(main) => self.replace(verb, main, Relation::Advcl),
                None => self.relations[verb] = Relation::Advcl,
            }
            self.gather();
        }
    }

    /// Where a verb or what helps it is finite: the first such word.
    pub(super) fn finite_part(&self, verb: usize) -> Option<usize> {
        let helper = self.children[verb]
            .iter()
            .copied()
            .find(|child| matches!(self.relations[*child], Relation::Cop | Relation::Aux) && self.is_finite(*child));
        helper.or_else(|| Some(verb).filter(|verb| self.is_finite(*verb)))
    }

    /// The clause with a subject that stands beside a root, after it and a comma.
    fn clause_after(&self, root: usize) -> Option<usize> {
        let beside = |at: &usize| {
            *at > root
                && matches!(self.relations[*at], Relation::Parataxis | Relation::Ccomp | Relation::Advcl)
                && self.child(*at, Relation::Mark).is_none()
                && self.child(*at, Relation::Nsubj).is_some_and(|subject| subject > root)
        };
        self.children[root].iter().copied().find(beside).filter(|_| self.relations[root] == Relation::Root)
    }

    /// "the signing of the accords, with A and B serving as guarantors": A and B serve, not the signing.
    pub(super) fn play_parts(&mut self, grammar: &Grammar) {
        for verb in 1..self.words.len() {
            if self.tags[verb] != "VBG" || self.child(verb, Relation::Aux).is_some() {
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

    /// "struggles over power and continued interference led to war": a verb that tells nothing of its own, right before the
    /// subject of what hangs on it, says how that is, and two are the subject.
    pub(super) fn join_nouns(&mut self) {
        for verb in 2..self.words.len() {
            let joined = self.relations[verb] == Relation::Conj && self.tags[verb].starts_with("VB");
            let Some(cc) = self.child(verb, Relation::Cc).filter(|cc| joined && *cc + 1 == verb) else { continue };
            let mut others = self.children[verb].iter().copied().filter(|at| *at != cc);
            let (Some(clause), None) = (others.next(), others.next()) else { continue };
            let Some(noun) = self.child(clause, Relation::Nsubj).filter(|noun| self.first_under(*noun) == verb + 1)
            else {
                continue;
            };
            let mut first = cc - 1;
            for _ in 0..self.words.len() {
                let goes_on = |head: &usize| {
                    *head < cc && self.last_under(*head) == cc - 1 && self.relations[first] != Relation::Appos
                };
                let Some(head) = self.heads[first].filter(goes_on) else { break };
                first = head;
            }
            if !self.is_noun(first) || self.last_under(first) != cc - 1 || self.relations[first] == Relation::Nsubj {
                continue;
            }
            let (above, relation) = (self.heads[verb], Relation::Parataxis);
            (self.heads[clause], self.relations[clause]) = (above, relation);
            (self.heads[first], self.relations[first]) = (Some(clause), Relation::Nsubj);
            (self.heads[noun], self.relations[noun]) = (Some(first), Relation::Conj);
            (self.heads[verb], self.relations[verb]) = (Some(noun), Relation::Amod);
            self.heads[cc] = Some(noun);
            self.gather();
        }
    }

    /// Says whether a phrase opens the clause it hangs on: "by the time the force arrived".
    pub(crate) fn frames(&self, grammar: &Grammar, at: usize) -> bool {
        let Some(verb) = self.heads[at].filter(|verb| *verb > at) else { return false };
        let subject = self.child(verb, Relation::Nsubj).filter(|subject| self.first_under(*subject) == at + 1);
        let noun = grammar.is_noun(self.words[at].small_lemma(), Noun::Frame);
        noun && subject.is_some() && self.child(at, Relation::Case).is_some()
    }

    /// "While the army won, the state fell": what a word opens is not the main clause where another stands after it.
    pub(super) fn lower_clauses(&mut self, grammar: &Grammar) {
        let Some(root) = self.heads.iter().position(Option::is_none) else { return };
        let opens = |at: &usize| self.words[*at].upos == Upos::Sconj && *at < root;
        let framed = self.all(root, Relation::Obl).any(|at| self.frames(grammar, at));
        let marked = framed || self.all(root, Relation::Mark).any(|at| opens(&at));
        // "Following the signing of the accords, the army left."
        let phrase = self.is_noun(root) && grammar.order(&self.preposition(root)).is_some();
        let below = if phrase { Relation::Obl } else { Relation::Advcl };
        if let Some(main) = self.clause_after(root).filter(|_| marked || phrase) {
            self.replace(root, main, below);
            self.gather();
        }
    }

    /// "Quarrels over land and continued loans led to a revolt": a verb right behind the word that joins it to its own subject
    /// is none.
    pub(super) fn rejoin_nouns(&mut self) {
        for verb in 2..self.words.len() {
            let cc = self.child(verb, Relation::Cc).filter(|cc| *cc + 1 == verb);
            let subject = self.child(verb, Relation::Nsubj);
            let (Some(cc), Some(subject)) = (cc, subject.filter(|subject| subject + 1 < verb)) else { continue };
            let clause = self.children[verb].iter().copied().find(|clause| {
                let own = self.child(*clause, Relation::Nsubj);
                *clause > verb && own.is_some_and(|own| self.first_under(own) == verb + 1)
            });
            let Some(clause) = clause.filter(|_| self.last_under(subject) + 1 == cc) else { continue };
            let Some(noun) = self.child(clause, Relation::Nsubj) else { continue };
            (self.heads[clause], self.relations[clause]) = (self.heads[verb], self.relations[verb]);
            for at in 0..self.words.len() {
                if self.heads[at] == Some(verb) && at != clause && at != cc {
                    self.heads[at] = Some(clause);
                }
            }
            (self.heads[noun], self.relations[noun]) = (Some(subject), Relation::Conj);
            (self.heads[verb], self.relations[verb]) = (Some(noun), Relation::Amod);
            self.heads[cc] = Some(noun);
            self.gather();
        }
    }

    /// "The captain, elected governor in 1702, rebuilt the harbour": what he was elected, not a governor elected.
    pub(super) fn free_participles(&mut self) {
        for verb in 1..self.words.len().saturating_sub(1) {
            let before = self.relations[verb] == Relation::Amod && self.tags[verb] == "VBN";
            let Some(part) = self.heads[verb].filter(|part| before && *part == verb + 1) else { continue };
            let Some(noun) = self.heads[part].filter(|noun| *noun < verb) else { continue };
            let apart = self.written(verb - 1) == "," && self.relations[part] == Relation::Appos;
            if !apart || self.tags[part] != "NN" || self.child(part, Relation::Det).is_some() {
                continue;
            }
            (self.heads[verb], self.relations[verb]) = (Some(noun), Relation::Acl);
            (self.heads[part], self.relations[part]) = (Some(verb), Relation::Xcomp);
            for mark in self.children[part].clone() {
                if self.relations[mark] == Relation::Punct {
                    self.heads[mark] = Some(verb);
                }
            }
            self.gather();
        }
    }

    /// "attacked Poland and war broke out": of two joined before a verb, the first is what the verb before lacks.
    pub(super) fn part_subjects(&mut self) {
        for verb in 2..self.words.len() {
            let joined = matches!(self.relations[verb], Relation::Conj | Relation::Parataxis | Relation::Ccomp);
            let Some(before) = self.heads[verb].filter(|before| joined && *before < verb) else { continue };
            let Some(first) = self.child(verb, Relation::Nsubj).filter(|first| *first < verb && *first > before) else {
                continue;
            };
            let Some(second) = self.child(first, Relation::Conj).filter(|second| *second < verb) else { continue };
            let cc = self.child(second, Relation::Cc).or_else(|| self.child(first, Relation::Cc));
            let opens = self.child(verb, Relation::Cc).is_none() && self.child(verb, Relation::Mark).is_none();
            let lacks = self.child(before, Relation::Obj).is_none() && self.child(before, Relation::Ccomp).is_none();
            let active = self.words[before].upos == Upos::Verb && self.child(before, Relation::Aux).is_none();
            if !opens || !lacks || !active || self.first_under(first) != before + 1 {
                continue;
            }
            (self.heads[first], self.relations[first]) = (Some(before), Relation::Obj);
            (self.heads[second], self.relations[second]) = (Some(verb), Relation::Nsubj);
            self.relations[verb] = Relation::Conj;
            if let Some(cc) = cc {
                self.heads[cc] = Some(verb);
            }
            self.gather();
        }
    }

    /// "crossed the bridge, and an army that had stayed was gone": a joined noun right before a clause that lacks a subject
    /// is its subject.
    pub(super) fn join_clauses(&mut self) {
        for verb in 2..self.words.len() {
            // "sued the pilot, and the case dragged on": of two a comma parts clauses only.
            let parted = || {
                let noun =
                    self.heads[verb].filter(|noun| self.relations[verb] == Relation::Acl && *noun + 1 == verb)?;
                let first = self.heads[noun].filter(|_| self.relations[noun] == Relation::Conj)?;
                let cc = self.child(noun, Relation::Cc)?;
                let two =
                    self.all(first, Relation::Conj).count() == 1 && self.first_under(noun) >= cc.saturating_sub(1);
                let by = self.all(verb, Relation::Obl).any(|at| self.words[at].subtype == "agent");
                (two && !by && self.tags[verb] == "VBN" && self.written(cc - 1) == ",").then_some(verb)
            };
            let Some(begins) = self.finite_part(verb).or_else(parted) else { continue };
            let own = [Relation::Nsubj, Relation::Csubj, Relation::Mark, Relation::Cc];
            let hung =
                matches!(self.relations[verb], Relation::Acl | Relation::Parataxis | Relation::Ccomp | Relation::Xcomp);
            if !hung || begins == 0 || own.into_iter().any(|relation| self.child(verb, relation).is_some()) {
                continue;
            }
            let stands_for = |at: &usize| self.words[*at].feats.contains("PronType=Rel");
            if self.children[verb].iter().any(stands_for) {
                continue;
            }
            let Some(head) = self.heads[verb].filter(|head| *head < verb) else { continue };
            // "sued the pilot, and the case dragged on": it may hang on its own subject.
            let about = self.relations[verb] == Relation::Acl && self.relations[head] == Relation::Conj;
            let subject = (head + usize::from(!about)..begins).rev().find(|noun| {
                let joined = self.relations[*noun] == Relation::Conj && self.is_noun(*noun);
                let ends = if *noun == head { *noun } else { self.last_under(*noun) };
                joined && ends + 1 == begins && self.child(*noun, Relation::Cc).is_some()
            });
            let Some(noun) = subject.filter(|noun| !self.is_under(Some(*noun), verb)) else { continue };
            let mut top = noun;
            for _ in 0..self.words.len() {
                let Some(head) = self.heads[top].filter(|_| self.relations[top] == Relation::Conj) else { break };
                top = head;
            }
            if !matches!(self.relations[top], Relation::Obj | Relation::Obl | Relation::Nmod) {
                continue;
            }
            if noun == head {
                let Some(main) = self.heads[top].filter(|main| self.tags[*main].starts_with("VB")) else { continue };
                self.heads[verb] = Some(main);
                self.tags[verb] = if self.tags[verb] == "VBN" { "VBD" } else { self.tags[verb] };
            }
            (self.heads[noun], self.relations[noun]) = (Some(verb), Relation::Nsubj);
            self.relations[verb] = Relation::Conj;
            for mark in self.children[noun].clone() {
                let leads = matches!(self.relations[mark], Relation::Cc | Relation::Punct);
                if leads && self.child(noun, Relation::Det).is_none_or(|article| mark < article) && mark < noun {
                    self.heads[mark] = Some(verb);
                }
            }
            self.gather();
        }
    }
}
