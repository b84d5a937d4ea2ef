//! Mends what stands before a main clause and was taken for it.

use syntax::{Relation, Upos};

use super::super::causes::owed;
use super::super::grammar::Grammar;
use super::Tree;

impl Tree<'_> {
    /// "As a result the price of gold rose", "Thanks to this the toll fell": no comma stands behind the phrase that opens the sentence, and
    /// a parser takes it for the main clause, or what follows for a part of it.
    pub(super) fn part_openings(&mut self, grammar: &Grammar) {
        let opening: Vec<String> = (0..self.words.len().min(4)).map(|at| self.written(at).to_lowercase()).collect();
        let Some(count) = grammar.causes.therefore(&opening).or_else(|| owed(grammar, self, &opening)) else { return };
        let is = |at: usize, upos: &[Upos]| upos.contains(&self.words[at].upos);
        let names = [Upos::Det, Upos::Adj, Upos::Noun, Upos::Propn, Upos::Adp, Upos::Num, Upos::Pron, Upos::Adv];
        let verb = (count..self.words.len())
            .take_while(|at| *at == count || is(*at - 1, &names))
            .find(|at| self.is_finite(*at));
        let root = self.heads.iter().position(Option::is_none);
        let Some((verb, root)) = verb.zip(root.filter(|root| *root < count)) else { return };
        if verb == count || is(count, &[Upos::Adp, Upos::Punct]) {
            return;
        }
        // The helper of a verb that follows hangs on that.
        let verb =
            self.heads[verb].filter(|head| self.relations[verb] == Relation::Aux && *head > verb).unwrap_or(verb);
        let own = self.child(verb, Relation::Nsubj).filter(|noun| (count..verb).contains(noun));
        let noun = |at: usize| matches!(self.words[at].upos, Upos::Noun | Upos::Propn | Upos::Pron);
        let last = |at: &usize| noun(*at) && (*at + 1 >= verb || !noun(*at + 1));
        let Some(subject) = own.or_else(|| (count..verb).find(last)) else { return };
        (self.heads[verb], self.relations[verb]) = (None, Relation::Root);
        (self.heads[root], self.relations[root]) = (Some(verb), Relation::Obl);
        if own.is_none() {
            self.hang_phrases(count..verb, subject);
        }
        (self.heads[subject], self.relations[subject]) = (Some(verb), Relation::Nsubj);
        for at in verb + 1..self.words.len() {
            if self.heads[at].is_some_and(|head| head < verb) {
                self.heads[at] = Some(verb);
            }
        }
        self.gather();
    }

    /// Hangs the words of a subject on it: what stands before each noun on that noun, and each noun behind a preposition on the first.
    fn hang_phrases(&mut self, range: std::ops::Range<usize>, subject: usize) {
        let mut above = subject;
        for at in range.rev() {
            let noun = self.is_noun(at) || self.words[at].upos == Upos::Pron;
            let ends = noun && (at == subject || !self.is_noun(at + 1) || self.tags[at + 1].starts_with("VB"));
            if ends && at != subject {
                (self.heads[at], self.relations[at]) = (Some(subject), Relation::Nmod);
            }
            if ends {
                above = at;
                continue;
            }
            self.heads[at] = Some(above);
            self.relations[at] = match self.words[at].upos {
                Upos::Adp => Relation::Case,
                Upos::Det => Relation::Det,
                Upos::Adj => Relation::Amod,
                Upos::Noun | Upos::Propn => Relation::Compound,
                _other => self.relations[at],
            };
        }
    }

    /// "Fighting in the hills continued": a form at the head of a sentence, right before a verb that lacks a subject, is its
    /// subject.
    pub(super) fn raise_gerunds(&mut self) {
        let Some(root) = self.heads.iter().position(Option::is_none) else { return };
        let opens = (0..root).all(|at| self.is_under(Some(at), root) && !self.tags[at].starts_with("VB"));
        let names = self.tags[root] == "VBG" && opens && self.is_bare_verb(root);
        let verb = self.children[root].iter().copied().find(|verb| {
            let loose = matches!(self.relations[*verb], Relation::Advcl | Relation::Parataxis | Relation::Ccomp)
                // "Planning for a dam began in 1926": no participle.
                || self.relations[*verb] == Relation::Acl && self.finite_part(*verb).is_some_and(|part| self.tags[part] == "VBD");
            *verb > root && loose && self.finite_part(*verb).is_some() && self.is_bare_verb(*verb)
        });
        let Some(verb) = verb.filter(|_| names) else { return };
        let begins = self.finite_part(verb).unwrap_or(verb);
        if self.written(begins - 1) == "," {
            return;
        }
        self.replace(root, verb, Relation::Nsubj);
        for at in begins..self.words.len() {
            if self.heads[at] == Some(root) && at != verb {
                self.heads[at] = Some(verb);
            }
        }
        self.gather();
    }

    /// Says whether a verb has neither a subject nor a word that opens its clause.
    fn is_bare_verb(&self, verb: usize) -> bool {
        [Relation::Nsubj, Relation::Csubj, Relation::Mark].into_iter().all(|one| self.child(verb, one).is_none())
    }

    /// "After the general took the town in 1914, the rebels who opposed him met there": of a clause that a word opens, what a
    /// comma sets behind it, with a verb at its end, is the main clause.
    pub(super) fn close_clauses(&mut self) {
        let Some(root) = self.heads.iter().position(Option::is_none) else { return };
        let opened = self.all(root, Relation::Mark).any(|at| at < root && self.tags[at] != "TO");
        let noun = self.children[root].iter().copied().find(|noun| {
            let behind = *noun > root && matches!(self.relations[*noun], Relation::Appos | Relation::Obj);
            let first = self.first_under(*noun);
            behind && self.is_noun(*noun) && first > root && self.written(first - 1) == ","
                || behind && self.written(first) == ","
        });
        let Some(noun) = noun.filter(|_| opened) else { return };
        let mut under = Vec::new();
        self.gather_under(noun, &|_| false, &mut under);
        under.sort_unstable();
        let verb = under.into_iter().find(|verb| {
            let past = matches!(self.tags[*verb], "VBN" | "VBD") && self.words[*verb].upos == Upos::Verb;
            let hung = matches!(self.relations[*verb], Relation::Xcomp | Relation::Advcl | Relation::Ccomp);
            let alone = self.is_bare_verb(*verb) && self.child(*verb, Relation::Aux).is_none();
            past && hung && alone && !matches!(self.written(*verb - 1), ",") && self.tags[*verb - 1] != "CC"
        });
        let Some(verb) = verb else { return };
        (self.heads[verb], self.relations[verb]) = (None, Relation::Root);
        (self.heads[root], self.relations[root]) = (Some(verb), Relation::Advcl);
        (self.heads[noun], self.relations[noun]) = (Some(verb), Relation::Nsubj);
        for at in 0..self.words.len() {
            if self.heads[at] == Some(root) && at > verb {
                self.heads[at] = Some(verb);
            }
        }
        self.tags[verb] = "VBD";
        self.gather();
    }

    /// "lasted until the council, charged with a task, met in May": what commas set apart behind the subject of a clause is not
    /// its verb where another without a subject follows.
    pub(super) fn reopen_clauses(&mut self) {
        for first in 3..self.words.len() {
            let clause = self.relations[first] == Relation::Advcl && self.written(first - 1) == ",";
            let marked = self.child(first, Relation::Mark).is_some() && self.child(first, Relation::Aux).is_none();
            let Some(above) = self.heads[first].filter(|_| clause && marked) else { continue };
            let Some(noun) = self.child(first, Relation::Nsubj).filter(|noun| *noun < first) else { continue };
            let hangs = |verb: &usize| {
                let bare = self.is_bare_verb(*verb) && self.child(*verb, Relation::Cc).is_none();
                let past = matches!(self.tags[*verb], "VBD" | "VBN") && self.words[*verb].upos == Upos::Verb;
                *verb > first
                    && bare
                    && past
                    && self.relations[*verb] == Relation::Conj
                    && self.written(*verb - 1) == ","
            };
            let main = self.all(above, Relation::Conj).find(hangs);
            let Some(main) = main.filter(|main| self.last_under(first).abs_diff(*main) <= 2) else { continue };
            let marks: Vec<usize> = self.all(first, Relation::Mark).filter(|mark| *mark < noun).collect();
            (self.heads[main], self.relations[main]) = (Some(above), Relation::Advcl);
            (self.heads[noun], self.relations[noun]) = (Some(main), Relation::Nsubj);
            (self.heads[first], self.relations[first]) = (Some(noun), Relation::Acl);
            for mark in marks {
                self.heads[mark] = Some(main);
            }
            (self.tags[first], self.tags[main]) = ("VBN", "VBD");
            self.gather();
            // What was joined behind is joined to it.
            for at in main + 1..self.words.len() {
                if self.heads[at] == Some(above) && self.relations[at] == Relation::Conj {
                    self.heads[at] = Some(main);
                }
            }
            self.gather();
        }
    }

    /// "though protracted fighting at Arda throughout May brought the army low": right behind the word that opens a clause, a form
    /// before a bare noun says what that was like, and the noun is the subject of the verb behind it.
    pub(super) fn take_marked(&mut self) {
        for first in 1..self.words.len() {
            let form = matches!(self.tags[first], "VBD" | "VBN") && self.words[first].upos == Upos::Verb;
            let opened = self.child(first, Relation::Mark) == Some(first - 1) && self.tags[first - 1] == "IN";
            let own = [Relation::Nsubj, Relation::Aux, Relation::Cc];
            let bare = own.into_iter().all(|one| self.child(first, one).is_none());
            if !form || !opened || !bare || !self.may_be_participle(first) {
                continue;
            }
            let Some(noun) = self.child(first, Relation::Obj).filter(|noun| *noun > first) else { continue };
            let article = self.child(noun, Relation::Det).is_some() || self.first_under(noun) != first + 1;
            let hangs = |verb: &usize| {
                let loose = matches!(
                    self.relations[*verb],
                    Relation::Advcl | Relation::Ccomp | Relation::Parataxis | Relation::Xcomp
                );
                let lacks = [Relation::Nsubj, Relation::Mark, Relation::Cc, Relation::Aux];
                let apart = (noun..*verb).any(|at| self.written(at) == ",");
                let bare = lacks.into_iter().all(|one| self.child(*verb, one).is_none());
                loose && *verb > noun && bare && !apart && self.tags[*verb] == "VBD"
            };
            let Some(main) = self.children[first].iter().copied().find(hangs).filter(|_| !article) else { continue };
            (self.heads[main], self.relations[main]) = (self.heads[first], self.relations[first]);
            (self.heads[noun], self.relations[noun]) = (Some(main), Relation::Nsubj);
            for at in 0..self.words.len() {
                if self.heads[at] == Some(first) && at != main {
                    let within = at > noun && at < main && self.times[at].is_none();
                    self.heads[at] = Some(if within { noun } else { main });
                }
            }
            (self.heads[first], self.relations[first]) = (Some(noun), Relation::Amod);
            self.gather();
        }
    }

    /// "To save coal, the council resolved to shut the baths": what a purpose opens, and was taken for all that it works on, is told in
    /// the verb behind.
    pub(super) fn raise_behind_purpose(&mut self) {
        let Some(aim) = self.heads.iter().position(Option::is_none).filter(|aim| self.tags[*aim] == "VB") else {
            return;
        };
        let opened = self.all(aim, Relation::Mark).any(|to| to == 0 && self.tags[to] == "TO");
        let bare =
            [Relation::Nsubj, Relation::Aux, Relation::Cop].into_iter().all(|one| self.child(aim, one).is_none());
        let is_subject = |noun: &usize| {
            let first = self.first_under(*noun);
            *noun > aim && first > aim && self.written(first - 1) == "," && self.is_noun(*noun)
        };
        let objects: Vec<usize> = self.children[aim].iter().copied().filter(is_subject).collect();
        let (true, true, &[noun]) = (opened, bare, &objects[..]) else { return };
        let told = |verb: &usize| {
            let form = self.tags[*verb] == "VBN" && self.is_past_form(*verb) || self.tags[*verb] == "VBD";
            *verb > noun && form && self.child(*verb, Relation::Nsubj).is_none() && self.written(*verb - 1) != ","
        };
        let verb = self.all(noun, Relation::Acl).find(told).filter(|verb| self.child(*verb, Relation::Aux).is_none());
        let Some(verb) =
            verb.filter(|verb| !self.all(*verb, Relation::Obl).any(|by| self.words[by].subtype == "agent"))
        else {
            return;
        };
        (self.heads[verb], self.relations[verb], self.tags[verb]) = (None, Relation::Root, "VBD");
        (self.heads[noun], self.relations[noun]) = (Some(verb), Relation::Nsubj);
        (self.heads[aim], self.relations[aim]) = (Some(verb), Relation::Advcl);
        for at in verb + 1..self.words.len() {
            if self.heads[at] == Some(aim) {
                self.heads[at] = Some(verb);
            }
        }
        self.gather();
    }
}
