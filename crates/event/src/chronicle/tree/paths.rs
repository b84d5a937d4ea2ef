//! Mends garden paths: words a parser took for one thing, and what comes later shows to be another.

use source::small;
use syntax::{Relation, Upos};

use super::{REACH, Tree};
use crate::chronicle::grammar::{Grammar, Verb};
use crate::chronicle::past::Past;

impl Tree<'_> {
    /// "she was admitted and later sat the examination", "paid the deposit and the balance": what is joined is joined to the
    /// verb, not to what helps it, nor to the word that joins.
    pub(super) fn join_to_verbs(&mut self) {
        for at in 1..self.words.len() {
            let Some(helper) = self.heads[at].filter(|helper| *helper < at) else { continue };
            let Some(verb) = self.heads[helper].filter(|verb| *verb < at && !self.is_under(Some(*verb), at)) else {
                continue;
            };
            match self.relations[helper] {
                Relation::Aux | Relation::Cop if self.relations[at] == Relation::Conj => self.heads[at] = Some(verb),
                Relation::Cc => {
                    self.heads[at] = Some(verb);
                    if self.relations[at] == Relation::Conj {
                        self.heads[helper] = Some(at);
                    }
                }
                _other => {}
            }
        }
        self.gather();
    }

    /// "The soldiers trapped on the island gave up": of two verbs in the past with nothing between that joins them, the first
    /// says more of the subject.
    pub(super) fn lower_reduced(&mut self) {
        for verb in 1..self.words.len() {
            let past = self.tags[verb] == "VBD" && self.words[verb].upos == Upos::Verb && self.may_be_participle(verb);
            let bare = [Relation::Obj, Relation::Aux, Relation::Mark, Relation::Ccomp, Relation::Xcomp];
            // "An edict dated 3 May 1455 forbade it"
            let timed = |at: usize| self.times[at].is_some();
            let bare = past && bare.into_iter().all(|one| self.child(verb, one).is_none_or(timed));
            let subject = self.child(verb, Relation::Nsubj).filter(|noun| bare && self.is_noun(*noun));
            let Some(noun) = subject.filter(|noun| self.tags[*noun] != "PRP" && self.last_under(*noun) + 1 == verb)
            else {
                continue;
            };
            let main = |at: usize| {
                let hangs = matches!(
                    self.relations[at],
                    Relation::Advcl | Relation::Ccomp | Relation::Parataxis | Relation::Conj | Relation::Xcomp
                );
                let own = [Relation::Nsubj, Relation::Cc, Relation::Mark];
                let whole = own.into_iter().all(|one| self.child(at, one).is_none());
                let finite =
                    self.tags[at] == "VBD" || self.child(at, Relation::Aux).is_some_and(|aux| self.is_finite(aux));
                let begins = self.first_under(at);
                let apart = |word: usize| self.words[word].upos == Upos::Punct || self.tags[word] == "CC";
                let one = |word: usize| self.written(word) != ".";
                hangs
                    && whole
                    && finite
                    && begins > verb + 1
                    && !apart(begins)
                    && !apart(begins - 1)
                    && (verb..at).all(one)
            };
            let Some(main) = self.children[verb].iter().copied().find(|at| main(*at)) else { continue };
            self.give_clause(verb, main, noun);
        }
    }

    pub(super) fn may_be_participle(&self, verb: usize) -> bool {
        Past::english().may_be_participle(&small(self.written(verb)))
    }

    /// Says whether the form of a word is one of the past, and nothing else.
    pub(super) fn is_past_alone(&self, verb: usize) -> bool {
        Past::english().is_past_alone(&small(self.written(verb)))
    }

    /// Says whether the form of a verb is that of its past.
    pub(super) fn is_past_form(&self, verb: usize) -> bool {
        let form = small(self.written(verb));
        form == Past::english().of(self.words[verb].small_lemma())
    }

    /// "the slope tore open": a word that is nothing but a verb's past is the verb of the subject before it.
    pub(super) fn free_odd_verbs(&mut self) {
        for verb in 1..self.words.len().saturating_sub(1) {
            let odd =
                || !self.tags[verb].starts_with('V') && self.children[verb].is_empty() && self.is_past_alone(verb);
            let Some(how) = self.heads[verb].filter(|how| *how == verb + 1 && odd()) else { continue };
            let subject = self.child(how, Relation::Nsubj).filter(|subject| self.last_under(*subject) + 1 == verb);
            let helped = [Relation::Cop, Relation::Aux].into_iter().any(|one| self.child(how, one).is_some());
            if subject.is_none() || helped || self.words[how].upos != Upos::Adj {
                continue;
            }
            self.replace(how, verb, Relation::Xcomp);
            for at in 0..self.words.len() {
                if self.heads[at] == Some(how) {
                    self.heads[at] = Some(verb);
                }
            }
            self.tags[verb] = "VBD";
            self.gather();
        }
    }

    /// Makes `main` the head of the clause that `verb` headed, whose subject `noun` is; `verb` says more of that.
    pub(super) fn give_clause(&mut self, verb: usize, main: usize, noun: usize) {
        (self.heads[main], self.relations[main]) = (self.heads[verb], self.relations[verb]);
        (self.heads[noun], self.relations[noun]) = (Some(main), Relation::Nsubj);
        (self.heads[verb], self.relations[verb]) = (Some(noun), Relation::Acl);
        for at in (0..self.words.len()).filter(|at| *at < noun || *at > main) {
            if self.heads[at] == Some(verb) {
                self.heads[at] = Some(main);
            }
        }
        self.tags[verb] = "VBN";
        self.gather();
    }

    /// "a plague struck Athens and killed Pericles": behind a word that joins, and before a bare name, the form is a verb's,
    /// and the name its object.
    pub(super) fn free_verbs(&mut self) {
        for verb in 3..self.words.len().saturating_sub(1) {
            let adjective = self.relations[verb] == Relation::Amod && matches!(self.tags[verb], "VBN" | "VBD");
            let Some(noun) = self.heads[verb].filter(|noun| adjective && *noun > verb) else { continue };
            let is_name = self.written(verb + 1).starts_with(char::is_uppercase) && self.time_of(verb + 1).is_none();
            let joined = self.relations[noun] == Relation::Conj && self.child(noun, Relation::Det).is_none();
            let cc = self.child(noun, Relation::Cc).filter(|cc| cc + 1 == verb && is_name && joined);
            let Some(cc) = cc else { continue };
            let past = |at: usize| self.tags[at] == "VBD" && self.words[at].upos == Upos::Verb;
            let first = (cc.saturating_sub(REACH)..cc).rev().find(|at| past(*at) && !self.is_under(Some(*at), noun));
            let Some(first) = first.filter(|first| self.is_under(Some(noun), *first)) else { continue };
            (self.heads[verb], self.relations[verb]) = (Some(first), Relation::Conj);
            (self.heads[noun], self.relations[noun]) = (Some(verb), Relation::Obj);
            self.heads[cc] = Some(verb);
            self.tags[verb] = "VBD";
            self.gather();
        }
    }

    /// "Drago dissolved parliament and banned the parties": behind a name and before a bare noun that heads the sentence, the form
    /// is the sentence's verb.
    pub(super) fn free_root_verbs(&mut self) {
        let Some(noun) = self.heads.iter().position(Option::is_none).filter(|noun| *noun > 1) else { return };
        let verb = noun - 1;
        let adjective = self.relations[verb] == Relation::Amod && matches!(self.tags[verb], "VBN" | "VBD");
        let bare =
            [Relation::Det, Relation::Cop, Relation::Case].into_iter().all(|one| self.child(noun, one).is_none());
        let is_name = |at: usize| self.words[at].upos == Upos::Propn && self.times[at].is_none();
        if self.heads[verb] != Some(noun) || !adjective || !bare || verb == 0 || !is_name(verb - 1) {
            return;
        }
        // The name hangs on the verb or the noun.
        let mut name = verb - 1;
        while let Some(head) = self.heads[name].filter(|head| *head < name && is_name(*head)) {
            name = head;
        }
        if !matches!(self.heads[name], Some(head) if head == verb || head == noun) {
            return;
        }
        (self.heads[verb], self.relations[verb]) = (None, Relation::Root);
        (self.heads[noun], self.relations[noun]) = (Some(verb), Relation::Obj);
        (self.heads[name], self.relations[name]) = (Some(verb), Relation::Nsubj);
        for at in 0..self.words.len() {
            let stays =
                matches!(self.relations[at], Relation::Amod | Relation::Nmod | Relation::Compound | Relation::Flat);
            if self.heads[at] == Some(noun) && (!stays || at < name) {
                self.heads[at] = Some(verb);
            }
        }
        self.tags[verb] = "VBD";
        self.gather();
    }

    /// "In March 1473, Drago dissolved parliament": a bare name right before a verb that has no subject is that.
    pub(super) fn take_bare_names(&mut self) {
        for verb in 1..self.words.len() {
            let past = matches!(self.tags[verb], "VBN" | "VBD") && self.words[verb].upos == Upos::Verb;
            let lacks = [Relation::Nsubj, Relation::Csubj, Relation::Aux, Relation::Mark];
            if !past || lacks.into_iter().any(|one| self.child(verb, one).is_some()) {
                continue;
            }
            let bare = |noun: usize| {
                let name = self.words[noun].upos == Upos::Propn && self.times[noun].is_none();
                name && self.child(noun, Relation::Case).is_none() && self.last_under(noun) + 1 == verb
            };
            let noun = self.all(verb, Relation::Obl).find(|noun| *noun < verb && bare(*noun));
            if let Some(noun) = noun {
                self.relations[noun] = Relation::Nsubj;
                self.tags[verb] = "VBD";
            }
        }
    }

    /// "was woken and fled": what cannot be done to anybody is told of who does it.
    pub(super) fn free_alone(&mut self, grammar: &Grammar) {
        for verb in 1..self.words.len() {
            let joined = self.relations[verb] == Relation::Conj && self.tags[verb] == "VBN";
            let alone = || grammar.is_verb(self.words[verb].small_lemma(), Verb::Alone);
            if joined && self.child(verb, Relation::Aux).is_none() && alone() {
                self.tags[verb] = "VBD";
            }
        }
    }

    /// "The ship, which was full, left Larran and sank": between a comma and a bare name the form is the verb of what stands
    /// before the comma.
    pub(super) fn free_first_verbs(&mut self) {
        for verb in 3..self.words.len().saturating_sub(1) {
            let adjective = self.relations[verb] == Relation::Amod && matches!(self.tags[verb], "VBN" | "VBD");
            let Some(name) = self.heads[verb].filter(|name| adjective && *name > verb) else { continue };
            let is_name = self.written(verb + 1).starts_with(char::is_uppercase) && self.time_of(verb + 1).is_none();
            let apart = is_name && self.written(verb - 1) == "," && self.relations[name] == Relation::Conj;
            let Some(noun) = self.heads[name].filter(|noun| apart && self.relations[*noun] == Relation::Nsubj) else {
                continue;
            };
            let Some(other) = self.heads[noun].filter(|other| *other > name && self.tags[*other] == "VBD") else {
                continue;
            };
            let cc = (name..other).rev().find(|at| self.tags[*at] == "CC" && self.last_under(name) < *at);
            let Some(cc) = cc else { continue };
            self.replace(other, verb, Relation::Conj);
            (self.heads[noun], self.relations[noun]) = (Some(verb), Relation::Nsubj);
            (self.heads[name], self.relations[name]) = (Some(verb), Relation::Obj);
            (self.heads[cc], self.relations[cc]) = (Some(other), Relation::Cc);
            for at in name + 1..cc {
                if self.heads[at] == Some(name) && self.relations[at] == Relation::Nmod {
                    (self.heads[at], self.relations[at]) = (Some(verb), Relation::Obl);
                }
            }
            self.tags[verb] = "VBD";
            self.gather();
        }
    }

    /// "According to her biographer, Ruth Penrose, Marlowe had found it": what commas set apart before the subject is another
    /// name of what stands before it.
    pub(super) fn name_again(&mut self) {
        for verb in 3..self.words.len() {
            let Some(subject) = self.child(verb, Relation::Nsubj) else { continue };
            let subject = self.all(verb, Relation::Nsubj).filter(|noun| *noun < verb).last().unwrap_or(subject);
            let name = |at: &usize| {
                if *at >= subject || self.times[*at].is_some() || self.words[*at].upos != Upos::Propn {
                    return false;
                }
                let (begins, ends) = (self.first_under(*at), self.last_under(*at));
                let is_comma = |word: usize| word < self.words.len() && self.written(word) == ",";
                let ends = if is_comma(ends) { ends } else { ends + 1 };
                let apart = begins >= 2 && is_comma(begins - 1) && is_comma(ends);
                apart && self.first_under(subject) == ends + 1
            };
            let Some(name) = self.children[verb].iter().copied().find(name) else { continue };
            let before = self.first_under(name) - 2;
            let noun = self.all(verb, Relation::Obl).find(|noun| *noun == before && self.times[*noun].is_none());
            if let Some(noun) = noun {
                (self.heads[name], self.relations[name]) = (Some(noun), Relation::Appos);
                self.gather();
            }
        }
    }

    /// "William Orme (1768–1831) emigrated": behind a bracket the verb's subject is who stands before it.
    pub(super) fn pass_brackets(&mut self) {
        let Some(name) = self.heads.iter().position(Option::is_none).filter(|name| self.is_noun(*name)) else { return };
        let own = [Relation::Nsubj, Relation::Cop, Relation::Mark, Relation::Cc];
        // "Anna Orme (1801–66) taught at Bern": a sentence has a verb.
        let told = |verb: usize| {
            let by = self.all(verb, Relation::Obl).any(|at| self.words[at].subtype == "agent");
            self.tags[verb] == "VBN"
                && self.is_past_form(verb)
                && self.child(verb, Relation::Aux).is_none()
                && !by
                && self.lacks_verb(name)
        };
        let verb = self.children[name].iter().copied().find(|verb| {
            let hangs = matches!(self.relations[*verb], Relation::Parataxis | Relation::Acl);
            let finite =
                self.tags[*verb] == "VBD" || self.child(*verb, Relation::Aux).is_some_and(|aux| self.is_finite(aux));
            hangs && (finite || told(*verb)) && own.into_iter().all(|one| self.child(*verb, one).is_none())
        });
        let Some(verb) = verb else { return };
        let begins = self.first_under(verb);
        if begins > name && self.tags[begins - 1] == "-RRB-" && self.child(name, Relation::Cop).is_none() {
            // What stands in the bracket is told of the name.
            let open = (name..begins).find(|at| self.tags[*at] == "-LRB-").unwrap_or(begins);
            let inside: Vec<usize> = (open..begins).filter(|at| self.heads[*at] == Some(name)).collect();
            self.replace(name, verb, Relation::Nsubj);
            self.lift_frame(name, verb);
            inside.into_iter().for_each(|at| self.heads[at] = Some(name));
            for at in verb + 1..self.words.len() {
                if self.heads[at] == Some(name) {
                    self.heads[at] = Some(verb);
                }
            }
            if self.tags[verb] == "VBN" && self.child(verb, Relation::Aux).is_none() {
                self.tags[verb] = "VBD";
            }
            self.gather();
        }
    }

    /// "Parliament is due to debate it": "due" is what is said, and the verb behind it what for.
    pub(super) fn raise_due(&mut self) {
        for verb in 3..self.words.len() {
            let Some(due) = self.child(verb, Relation::Case).filter(|due| due + 2 == verb) else { continue };
            let is_verb = self.words[verb].upos == Upos::Verb && self.tags[due] == "JJ";
            let to = self.child(due, Relation::Fixed).filter(|to| is_verb && *to + 1 == verb);
            let (Some(to), Some(cop)) = (to, self.child(verb, Relation::Cop)) else { continue };
            self.replace(verb, due, Relation::Xcomp);
            (self.heads[to], self.relations[to]) = (Some(verb), Relation::Mark);
            for at in 0..=cop {
                if self.heads[at] == Some(verb) {
                    self.heads[at] = Some(due);
                }
            }
            (self.tags[verb], self.tags[to]) = ("VB", "TO");
            self.gather();
        }
    }
}
