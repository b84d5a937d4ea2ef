//! Mends sentences whose verb stands behind what commas set apart from its subject, and was taken for a part of that.

use syntax::{Relation, Upos};

use super::Tree;
use crate::chronicle::grammar::{Grammar, Verb};
use crate::chronicle::past::Past;
use crate::chronicle::place::MOVEMENT;

impl Tree<'_> {
    /// "The consul, so Orme claims, crossed the river": the verb behind who says so is the subject's, not his.
    pub(super) fn raise_behind_said(&mut self, grammar: &Grammar) {
        let Some(noun) = self.heads.iter().position(Option::is_none).filter(|noun| self.is_noun(*noun)) else { return };
        let own = [Relation::Nsubj, Relation::Cop, Relation::Aux];
        if own.into_iter().any(|one| self.child(noun, one).is_some()) {
            return;
        }
        let says = |at: &usize| {
            let beside = matches!(self.relations[*at], Relation::Parataxis | Relation::Acl) && *at > noun;
            let report = self.is_finite(*at) && grammar.is_verb(&self.words[*at].lemma, Verb::Report);
            let first = self.child(*at, Relation::Nsubj).map(|own| self.first_under(own));
            let comma = |at: Option<usize>| at.is_some_and(|at| self.written(at) == ",");
            let opens = first.is_some_and(|first| comma(first.checked_sub(1)) || comma(first.checked_sub(2)));
            beside && report && opens && self.words.get(at + 1).is_some() && self.written(at + 1) == ","
        };
        let Some(says) = self.children[noun].iter().copied().find(says) else { return };
        let verb = self.children[says].iter().copied().find(|verb| {
            let past = matches!(self.tags[*verb], "VBN" | "VBD") && self.words[*verb].upos == Upos::Verb;
            let own = [Relation::Nsubj, Relation::Mark, Relation::Cc];
            past && *verb > says + 1 && own.into_iter().all(|one| self.child(*verb, one).is_none())
        });
        let Some(verb) = verb else { return };
        self.replace(noun, verb, Relation::Nsubj);
        self.lift_frame(noun, verb);
        (self.heads[says], self.relations[says]) = (Some(verb), Relation::Parataxis);
        for at in verb + 1..self.words.len() {
            if self.heads[at] == Some(noun) || self.heads[at] == Some(says) {
                self.heads[at] = Some(verb);
            }
        }
        if self.child(verb, Relation::Aux).is_none() {
            self.tags[verb] = "VBD";
        }
        self.gather();
    }

    /// "The ships, crowded with settlers, left Arda": a name behind a form of the past that a comma parts from what is said of the
    /// subject is the object of that form.
    pub(super) fn raise_behind_crowded(&mut self) {
        let Some(part) = self.heads.iter().position(Option::is_none) else { return };
        let form = matches!(self.tags[part], "VBD" | "VBN") && part > 1 && self.written(part - 1) == ",";
        let subject = self.child(part, Relation::Nsubj).filter(|subject| *subject + 2 == part && form);
        let own = [Relation::Aux, Relation::Obj, Relation::Mark];
        let bare = own.into_iter().all(|one| self.child(part, one).is_none());
        let Some(subject) = subject.filter(|_| bare) else { return };
        let verb = (part + 2..self.words.len()).find(|verb| {
            let past = matches!(self.tags[*verb], "VBD" | "VBN") && self.words[*verb].upos == Upos::Verb;
            past && self.relations[*verb] == Relation::Amod && self.written(verb - 1) == ","
        });
        let behind = |verb: usize| {
            self.heads[verb].filter(|object| *object > verb && self.relations[*object] == Relation::Appos)
        };
        let Some((verb, object)) = verb.and_then(|verb| Some((verb, behind(verb)?))) else { return };
        if !self.is_under(Some(object), part) {
            return;
        }
        self.replace(part, verb, Relation::Acl);
        (self.heads[part], self.tags[part]) = (Some(subject), "VBN");
        (self.heads[subject], self.relations[subject]) = (Some(verb), Relation::Nsubj);
        (self.heads[object], self.relations[object]) = (Some(verb), Relation::Obj);
        self.tags[verb] = "VBD";
        for at in 0..self.words.len() {
            let own = self.heads[at] == Some(object) && matches!(self.relations[at], Relation::Obl | Relation::Nmod);
            if at > object && own && self.times[at].is_some() || self.heads[at] == Some(part) && at > verb {
                (self.heads[at], self.relations[at]) = (Some(verb), Relation::Obl);
            } else if self.heads[at] == Some(part) && at < subject {
                self.heads[at] = Some(verb);
            }
        }
        // What closes the aside stands before the verb.
        self.gather();
    }

    /// "six children: Anna, born in 1801, married in 1820 and died in 1850; Karl, …": what a list tells of each behind its participle is
    /// told of the same.
    pub(super) fn list_lives(&mut self) {
        for verb in 4..self.words.len() {
            let joined = self.relations[verb] == Relation::Conj && matches!(self.tags[verb], "VBD" | "VBN");
            let Some(main) = self.heads[verb].filter(|main| joined && *main < verb) else { continue };
            let own = [Relation::Nsubj, Relation::Aux].into_iter().all(|one| self.child(verb, one).is_none());
            let opens = (main..verb).rev().find(|at| matches!(self.written(*at), ":" | ";"));
            let Some(opens) = opens.filter(|_| own) else { continue };
            let born = (opens + 1..verb).find(|at| {
                let name = self.heads[*at].filter(|name| *name > opens && *name < *at);
                let named = name.is_some_and(|name| self.words[name].upos == Upos::Propn);
                self.relations[*at] == Relation::Acl && self.tags[*at] == "VBN" && named
            });
            if let Some(born) = born.filter(|born| {
                !(*born..verb)
                    .any(|at| self.is_finite(at) && self.heads[at] != Some(main) && self.heads[at] != Some(*born))
            }) {
                self.heads[verb] = Some(born);
                self.gather();
            }
        }
    }

    /// "Stephen, who was then at Arda, crossed to Larran, seized the mint and was crowned": the first of the verbs behind the clause about
    /// the subject was taken for a part of that clause.
    pub(super) fn raise_series(&mut self, grammar: &Grammar) {
        for verb in 4..self.words.len() {
            let hung = self.relations[verb] == Relation::Acl && self.words[verb].subtype != "relcl";
            let past = matches!(self.tags[verb], "VBN" | "VBD") && self.written(verb - 1) == ",";
            let own = [Relation::Nsubj, Relation::Aux, Relation::Mark];
            if !hung || !past || own.into_iter().any(|one| self.child(verb, one).is_some()) {
                continue;
            }
            let clause = |at: &usize| self.relations[*at] == Relation::Acl && self.words[*at].subtype == "relcl";
            let relative = self.way_up(self.heads[verb]).take_while(|at| *at < verb).find(clause);
            let subject = relative.and_then(|clause| self.heads[clause]);
            let Some(subject) = subject.filter(|subject| self.relations[*subject] == Relation::Nsubj) else { continue };
            let main = self.heads[subject].filter(|main| *main > verb && self.tags[*main] == "VBD");
            let Some(main) = main.filter(|main| self.written(main - 1) == ",") else { continue };
            let lemma = &self.words[verb].lemma;
            let acts = self.child(verb, Relation::Obj).is_some()
                || [Verb::Alone, Verb::Suffer].into_iter().any(|class| grammar.is_verb(lemma, class))
                || grammar.verb_kind(lemma) == Some(MOVEMENT);
            if !acts || self.child(main, Relation::Conj).is_none() {
                continue;
            }
            self.replace(main, verb, Relation::Conj);
            for at in 0..verb {
                if self.heads[at] == Some(main) {
                    self.heads[at] = Some(verb);
                }
            }
            self.tags[verb] = "VBD";
            self.gather();
        }
    }

    /// "…, and on 2 October the royal general Pedro Osorio crushed Carrera at the bridge": where no verb behind the time has a subject, what
    /// stands between the two does what the verb tells to the name behind it.
    pub(super) fn rebuild_timed(&mut self) {
        for cc in 2..self.words.len().saturating_sub(4) {
            let opens = if self.words[cc + 1].upos == Upos::Adp { cc + 2 } else { cc + 1 };
            let Some(time) = self.times[opens].filter(|_| self.words[cc].upos == Upos::Cconj) else { continue };
            let begins = (opens..self.words.len()).find(|at| self.times[*at] != Some(time)).unwrap_or(opens);
            let within = |at: &usize| matches!(self.words[*at].upos, Upos::Det | Upos::Adj | Upos::Noun | Upos::Propn);
            let Some(verb) = (begins..self.words.len()).find(|at| !within(at)) else { continue };
            let past = matches!(self.tags[verb], "VBN" | "VBD") && self.relations[verb] == Relation::Amod;
            let Some(object) = self.heads[verb].filter(|object| past && *object == verb + 1) else { continue };
            let finite = (begins..self.words.len()).any(|at| self.is_finite(at));
            let named =
                verb > begins && self.words[verb - 1].upos == Upos::Propn && self.words[object].upos == Upos::Propn;
            let main = (0..cc).rfind(|at| self.tags[*at] == "VBD" && !self.is_in_clause(*at));
            let (Some(main), Some(top)) = (main.filter(|_| named && !finite), self.top_of_time(time)) else { continue };
            if self.relations[verb] != Relation::Amod || self.child(verb, Relation::Aux).is_some() {
                continue;
            }
            let name =
                (begins..verb).rev().take_while(|at| self.words[*at].upos == Upos::Propn).last().unwrap_or(verb - 1);
            for at in begins..verb {
                self.heads[at] = Some(name);
                self.relations[at] = match self.words[at].upos {
                    Upos::Det => Relation::Det,
                    Upos::Propn => Relation::Flat,
                    Upos::Adj => Relation::Amod,
                    _other => Relation::Compound,
                };
            }
            for at in verb + 1..self.words.len() {
                let astray =
                    self.heads[at].is_some_and(|head| head < verb && head > cc || head == object && self.is_noun(at));
                if at != object && astray {
                    self.heads[at] = Some(verb);
                    if self.relations[at] != Relation::Punct {
                        self.relations[at] = Relation::Obl;
                    }
                }
            }
            (self.heads[verb], self.relations[verb], self.tags[verb]) = (Some(main), Relation::Conj, "VBD");
            (self.heads[name], self.relations[name]) = (Some(verb), Relation::Nsubj);
            (self.heads[object], self.relations[object]) = (Some(verb), Relation::Obj);
            (self.heads[top], self.relations[top]) = (Some(verb), Relation::Obl);
            (self.heads[cc], self.relations[cc]) = (Some(verb), Relation::Cc);
            if opens == cc + 2 {
                (self.heads[cc + 1], self.relations[cc + 1]) = (Some(top), Relation::Case);
            }
            self.gather();
        }
    }

    /// "In January 1817 the army, numbering 4,000 men, set out": a form that is that of the past as well, and is neither asked for nor
    /// helped, is told of the noun before it.
    pub(super) fn tell_unchanged_root(&mut self) {
        let Some(verb) = self.heads.iter().position(Option::is_none).filter(|verb| self.tags[*verb] == "VB") else {
            return;
        };
        let own = [Relation::Aux, Relation::Mark, Relation::Nsubj, Relation::Cc];
        let lemma = self.words[verb].small_lemma();
        let unchanged = Past::english().of(lemma) == self.written(verb).to_lowercase();
        if !unchanged || own.into_iter().any(|one| self.child(verb, one).is_some()) {
            return;
        }
        let subject = self.children[verb].iter().copied().find(|noun| {
            let beside = matches!(
                self.relations[*noun],
                Relation::Appos | Relation::Nmod | Relation::Obl | Relation::Dislocated
            );
            let bare = self.child(*noun, Relation::Case).is_none() && self.times[*noun].is_none();
            *noun < verb && beside && bare && self.is_noun(*noun)
        });
        if let Some(subject) = subject {
            self.relations[subject] = Relation::Nsubj;
            self.tags[verb] = "VBD";
            self.gather();
        }
    }
}
