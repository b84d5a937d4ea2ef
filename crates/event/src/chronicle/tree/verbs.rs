//! Mends which verbs head a clause, and which of them are joined.

use syntax::{Relation, Upos};

use super::{REACH, Tree};
use crate::chronicle::grammar::{Grammar, Verb};
use crate::chronicle::past::Past;

impl Tree<'_> {
    /// A verb in the past hung on its subject as if it were a participle ("The conflict left deep wounds") is raised to be
    /// the head of its clause.
    pub(super) fn raise_clauses(&mut self, grammar: &Grammar) {
        for verb in 0..self.words.len() {
            if self.relations[verb] != Relation::Acl || self.words[verb].subtype == "relcl" {
                continue;
            }
            let Some(noun) = self.heads[verb].filter(|noun| *noun < verb && self.is_noun(*noun)) else { continue };
            let noun = self.whole_phrase(noun, verb);
            let finite = self.is_finite(verb);
            let with_object = self.tags[verb] == "VBN" && self.child(verb, Relation::Obj).is_some();
            // "interference led to war": what such verbs tell is done to nobody.
            let lemma = &self.words[verb].lemma;
            let followed =
                |preposition: &str| self.all(verb, Relation::Obl).any(|at| self.preposition(at) == preposition);
            let of_itself = grammar.is_verb(lemma, Verb::Suffer)
                || grammar.is_verb(lemma, Verb::Alone)
                || grammar
                    .causes
                    .brought_about(lemma)
                    .any(|cue| cue.object.is_none() && cue.with.as_deref().is_some_and(followed));
            let with_object = with_object || self.tags[verb] == "VBN" && of_itself;
            let has_subject = self.child(verb, Relation::Nsubj).is_some() || self.child(verb, Relation::Mark).is_some();
            // "forces supported by the crown": done by whom.
            let by = self.all(verb, Relation::Obl).any(|at| self.words[at].subtype == "agent");
            if by && self.child(verb, Relation::Obj).is_none() {
                continue;
            }
            // "a public relations drive": one thing is no subject of several.
            let one = |at: usize| self.words[at].feats.contains("Definite=Ind");
            if self.tags[verb] == "VBP" && self.all(noun, Relation::Det).any(one) {
                continue;
            }
            // A noun that is a subject or a predicate already has its clause.
            // "The conference opened at Arda on 9 August.": a sentence has a verb.
            let whole = self.tags[verb] == "VBN" && self.lacks_verb(noun) && self.last_before(noun, verb) + 1 == verb;
            let with_object = with_object || whole;
            let placed = self.relations[noun] == Relation::Nsubj || self.child(noun, Relation::Cop).is_some();
            if placed || !(finite || with_object) || has_subject || self.child(verb, Relation::Aux).is_some() {
                continue;
            }
            let (above, relation) = (self.heads[noun], self.relations[noun]);
            self.heads[verb] = above;
            self.relations[verb] = match relation {
                Relation::Root | Relation::Conj | Relation::Parataxis | Relation::Ccomp | Relation::Advcl => relation,
                _other => Relation::Parataxis,
            };
            self.heads[noun] = Some(verb);
            self.relations[noun] = Relation::Nsubj;
            self.lift_frame(noun, verb);
            // What comes after the verb is the clause's, not the subject's.
            for at in verb + 1..self.words.len() {
                if self.heads[at] == Some(noun) {
                    self.heads[at] = Some(verb);
                }
            }
        }
        self.gather();
    }

    /// Says whether a noun heads a sentence that has no finite verb but in clauses about nouns.
    pub(super) fn lacks_verb(&self, noun: usize) -> bool {
        let last = self.words.len().saturating_sub(1);
        let finite = |at: usize| (self.is_finite(at) || self.tags[at] == "MD") && !self.is_in_clause(at);
        self.heads[noun].is_none() && self.written(last) == "." && !(0..last).any(finite)
    }

    /// "A column of two thousand men left": of nouns that hang on one another before a verb, the first, where that has no
    /// clause yet.
    fn whole_phrase(&self, noun: usize, verb: usize) -> usize {
        let mut top = noun;
        while let Some(head) = self.heads[top].filter(|head| *head < top && self.is_noun(*head)) {
            if self.relations[top] != Relation::Nmod || self.times[head].is_some() {
                break;
            }
            top = head;
        }
        let free = matches!(self.relations[top], Relation::Root | Relation::Parataxis | Relation::Appos);
        let first = self.all(top, Relation::Acl).next() == Some(verb) || self.all(top, Relation::Acl).next().is_none();
        if free && first && self.finite(verb) { top } else { noun }
    }

    /// Says whether a verb is told as past, as far as its form tells.
    fn finite(&self, verb: usize) -> bool {
        self.is_finite(verb) || self.tags[verb] == "VBN"
    }

    /// A verb joined to one of another tense belongs to the nearest of its own that lies between: "regard it as one that
    /// weakened … and contributed …".
    pub(super) fn pair_verbs(&mut self) {
        for at in 0..self.words.len() {
            let Some(head) = self.heads[at].filter(|head| *head < at) else { continue };
            if self.relations[at] != Relation::Conj || self.child(at, Relation::Nsubj).is_some() {
                continue;
            }
            let (tag, other) = (self.tags[at], self.tags[head]);
            // "refused to help and sent a fleet": who sent is who refused.
            if tag == "VBD" && other == "VB" {
                let before = |verb: usize| Some(verb) == self.heads[head] || verb < at;
                let past = |verb: &usize| self.tags[*verb] == "VBD";
                let past = self.way_up(self.heads[head]).take_while(|verb| before(*verb)).find(past);
                self.heads[at] = past.or(Some(head));
                continue;
            }
            let finite = |tag: &str| matches!(tag, "VBD" | "VBZ" | "VBP");
            if tag == other || !finite(tag) || !finite(other) {
                continue;
            }
            let near = at.saturating_sub(REACH).max(head + 1)..at;
            let fits = |verb: usize| self.is_under(Some(verb), head) && !self.is_under(Some(verb), at);
            let between = near.rev().find(|verb| self.tags[*verb] == tag && fits(*verb));
            if let Some(verb) = between {
                self.heads[at] = Some(verb);
            }
        }
        self.gather();
    }

    /// A finite clause that no word hangs on another stands beside it.
    pub(super) fn part_clauses(&mut self) {
        for verb in 0..self.words.len() {
            let hung = match self.relations[verb] {
                Relation::Advcl => true,
                Relation::Acl => self.words[verb].subtype != "relcl",
                _other => false,
            };
            let finite = hung
                && matches!(self.tags[verb], "VBD" | "VBZ" | "VBP")
                && !self.tells_whose(verb)
                && !self.asks_of(verb);
            if finite && self.child(verb, Relation::Mark).is_none() && self.child(verb, Relation::Nsubj).is_some() {
                self.relations[verb] = Relation::Parataxis;
            }
        }
    }

    /// "Marius, elected consul, replaced Metellus.": in a sentence without a finite verb, the participle after the commas is
    /// it.
    pub(super) fn find_verb(&mut self) {
        let Some(root) = self.heads.iter().position(Option::is_none) else { return };
        let last = self.words.len().saturating_sub(1);
        let helped = self.children[root].iter().any(|child| {
            matches!(self.relations[*child], Relation::Cop | Relation::Aux | Relation::Nsubj | Relation::Csubj)
        });
        let whole = self.written(last) == "." && self.is_noun(root) && self.times[root].is_none() && !helped;
        let finite = |at: usize| (self.is_finite(at) || self.tags[at] == "MD") && !self.is_in_clause(at);
        if !whole || (0..self.words.len()).any(finite) {
            return;
        }
        let commas = |verb: usize| (root..verb).filter(|at| self.written(*at) == ",").count();
        let verb = (root + 1..last).rev().find(|verb| {
            let infinitive = self.all(*verb, Relation::Mark).next().is_some();
            let form = matches!(self.tags[*verb], "VBN" | "VB" | "NNP") && self.words[*verb].upos == Upos::Verb;
            let bare = form && !infinitive && self.child(*verb, Relation::Aux).is_none();
            let goes_on = [Relation::Obj, Relation::Obl].into_iter().any(|one| self.child(*verb, one).is_some());
            bare && goes_on && self.written(*verb - 1) == "," && commas(*verb) > 1
        });
        let Some(verb) = verb else { return };
        self.replace(root, verb, Relation::Nsubj);
        for at in verb + 1..self.words.len() {
            if self.heads[at] == Some(root) {
                self.heads[at] = Some(verb);
            }
        }
        self.tags[verb] = "VBD";
        self.gather();
    }

    /// "Initially, the navy prevailed.": no adverb heads a sentence whose subject does something.
    pub(super) fn lower_adverbs(&mut self) {
        let Some(root) = self.heads.iter().position(Option::is_none) else { return };
        let adverb = self.words[root].upos == Upos::Adv && self.child(root, Relation::Cop).is_none();
        let Some(noun) = self.child(root, Relation::Nsubj).filter(|noun| adverb && *noun > root) else { return };
        let does =
            |verb: &usize| matches!(self.tags[*verb], "VBN" | "VBD") && self.child(*verb, Relation::Aux).is_none();
        let verb = self.all(noun, Relation::Acl).find(|verb| self.words[*verb].subtype != "relcl" && does(verb));
        let Some(verb) = verb else { return };
        self.replace(root, verb, Relation::Advmod);
        for at in 0..self.words.len() {
            if self.heads[at] == Some(root) && at > noun {
                self.heads[at] = Some(verb);
            }
        }
        (self.heads[noun], self.relations[noun]) = (Some(verb), Relation::Nsubj);
        self.tags[verb] = "VBD";
        self.gather();
    }

    /// "was born in Fez, left home, and did not return": of verbs in a row after commas, none is a participle.
    pub(super) fn list_verbs(&mut self) {
        for verb in 2..self.words.len() {
            let bare = [Relation::Mark, Relation::Aux, Relation::Nsubj];
            let hangs = self.relations[verb] == Relation::Advcl && self.tags[verb] == "VBN";
            let Some(head) = self.heads[verb].filter(|head| hangs && *head + 1 < verb) else { continue };
            if self.written(verb - 1) != "," || bare.into_iter().any(|one| self.child(verb, one).is_some()) {
                continue;
            }
            let goes_on = self.all(head, Relation::Conj).any(|other| {
                let joined = self.child(other, Relation::Cc).is_some() && self.words[other].upos == Upos::Verb;
                joined && other > verb
            });
            // "fell back, pursued by horsemen, and lost a third of them"
            let by = self.all(verb, Relation::Obl).any(|by| self.is(by, Relation::Obl, "agent"));
            if goes_on && !by && self.is_told_as_past(head) {
                self.relations[verb] = Relation::Conj;
                self.tags[verb] = "VBD";
            }
        }
    }

    /// Says whether a verb, or what helps it, is told as past.
    fn is_told_as_past(&self, verb: usize) -> bool {
        self.tags[verb] == "VBD" || self.all(verb, Relation::Aux).any(|aux| self.tags[aux] == "VBD")
    }

    /// Says whether a word is part of a clause that says more of a noun.
    pub(super) fn is_in_clause(&self, at: usize) -> bool {
        let mut next = Some(at);
        for _ in 0..self.words.len() {
            let Some(word) = next else { return false };
            if matches!(self.relations[word], Relation::Acl) {
                return true;
            }
            next = self.heads[word];
        }
        false
    }

    /// "when war broke out": what opens a clause is its verb's, not its subject's.
    pub(super) fn give_openers(&mut self) {
        for at in 0..self.words.len() {
            let noun = self.heads[at].filter(|noun| self.tags[at] == "WRB" && self.relations[*noun] == Relation::Nsubj);
            if let Some(verb) = noun.and_then(|noun| self.heads[noun]).filter(|verb| *verb > at) {
                (self.heads[at], self.relations[at]) = (Some(verb), Relation::Advmod);
            }
        }
        self.gather();
    }

    /// A participle with a subject of its own and no helper is told as past: "The flood destroyed the bridge".
    pub(super) fn name_tenses(&mut self) {
        for verb in 0..self.words.len() {
            let heads = matches!(
                self.relations[verb],
                Relation::Root | Relation::Parataxis | Relation::Ccomp | Relation::Conj | Relation::Advcl
            );
            if !heads {
                continue;
            }
            // "Four were acquitted and six condemned"
            let shares = self.retold.done_to.contains(&verb)
                || self.heads[verb].filter(|_| self.relations[verb] == Relation::Conj).is_some_and(|first| {
                    let passive = self.all(first, Relation::Aux).any(|aux| self.words[aux].subtype == "pass");
                    passive && self.all(verb, Relation::Nsubj).any(|at| self.words[at].upos == Upos::Num)
                });
            // "The lease expired in May": taken for an adjective. What the next verb says it says as well has its line from that.
            let how = self.tags[verb] == "JJ"
                && self.child(verb, Relation::Conj).is_none_or(|next| next > verb + 2)
                && Past::english().is_regular(&self.written(verb).to_lowercase())
                && self.child(verb, Relation::Cop).is_none();
            let bare = (self.tags[verb] == "VBN" || how) && self.child(verb, Relation::Aux).is_none() && !shares;
            let does = |at: &usize| *at < verb && (self.is_mended(*at) || self.words[*at].subtype != "pass");
            // "The quake shook the harbour": of one, no form but the past has none of the endings.
            let one = |at: usize| self.words[at].feats.contains("Number=Sing") && self.words[at].upos != Upos::Pron;
            let base = self.tags[verb] == "VB"
                && self.child(verb, Relation::Aux).is_none()
                && self.child(verb, Relation::Mark).is_none()
                && self.child(verb, Relation::Nsubj).is_some_and(|at| at < verb && one(at));
            // "Napoleon beat them": one with a plural's form, which is that of the past too.
            let lemma = || self.words[verb].small_lemma();
            let base = base
                || self.tags[verb] == "VBP"
                    && Past::english().of(lemma()) == lemma()
                    && self.child(verb, Relation::Aux).is_none()
                    && self
                        .child(verb, Relation::Nsubj)
                        .is_some_and(|at| at < verb && one(at) && self.child(at, Relation::Conj).is_none());
            // "Quakes shook the harbour": one that is nothing but a past.
            let base = base || matches!(self.tags[verb], "VBP" | "VB") && self.is_past_alone(verb);
            if base || bare && self.all(verb, Relation::Nsubj).any(|at| does(&at)) {
                self.tags[verb] = "VBD";
            }
        }
    }

    /// "Their wars, fought far from home, lasted ten years": what commas set apart behind the subject is no main verb.
    pub(super) fn set_apart(&mut self) {
        for first in 2..self.words.len() {
            let past =
                |verb: usize| matches!(self.tags[verb], "VBD" | "VBN") && self.child(verb, Relation::Aux).is_none();
            let may = past(first) && self.may_be_participle(first);
            let Some(noun) = self.child(first, Relation::Nsubj).filter(|noun| may && *noun < first) else { continue };
            // "Orme, a page held in the tower, was freed"
            let other = self.all(noun, Relation::Appos).find(|other| self.last_before(*other, first) + 1 == first);
            let other = other.filter(|other| {
                self.written(self.first_under(*other)) == "," || {
                    let opens = self.first_under(*other);
                    opens > 0 && self.written(opens - 1) == ","
                }
            });
            // "The mill, also called the Long House, burned"
            let how = |at: &usize| self.words[*at].upos == Upos::Adv && self.heads[*at] == Some(first);
            let begins = first - (noun + 1..first).rev().take_while(how).count();
            // ", which had refused, now left, declared and joined": behind a clause the comma closes that.
            let said_of = |at: usize| self.tags[at].starts_with("VB") || self.words[at].upos == Upos::Punct;
            let plain = begins == first || (noun + 1..begins - 1).all(|at| !said_of(at));
            if (self.written(begins - 1) != "," || !plain) && other.is_none() {
                continue;
            }
            let with = [Relation::Mark, Relation::Cc, Relation::Nsubj];
            let bare = |verb: usize| with.into_iter().all(|relation| self.child(verb, relation).is_none());
            let hangs = |verb: &usize| {
                let loose = matches!(
                    self.relations[*verb],
                    Relation::Advcl | Relation::Conj | Relation::Parataxis | Relation::Acl
                );
                // "…, was forced out", "…, is due to report": its helper stands behind the comma.
                let helped = self.finite_part(*verb).filter(|helper| helper < verb);
                let begins = helped.unwrap_or(*verb);
                let told = past(*verb) || helped.is_some();
                loose && *verb > first && told && bare(*verb) && self.written(begins - 1) == ","
            };
            let Some(main) = self.children[first].iter().copied().find(hangs) else { continue };
            if other.is_none() && self.last_before(noun, begins) + 2 != begins {
                continue;
            }
            (self.heads[main], self.relations[main]) = (self.heads[first], self.relations[first]);
            for at in 0..self.words.len() {
                if self.heads[at] == Some(first) && at < noun {
                    self.heads[at] = Some(main);
                }
            }
            (self.heads[noun], self.relations[noun]) = (Some(main), Relation::Nsubj);
            (self.heads[first], self.relations[first]) = (Some(other.unwrap_or(noun)), Relation::Acl);
            self.tags[first] = "VBN";
            if self.finite_part(main).is_none_or(|part| part == main) {
                self.tags[main] = "VBD";
            }
            self.gather();
        }
    }

    /// The last word under a word, marks aside, before another.
    pub(super) fn last_before(&self, at: usize, limit: usize) -> usize {
        let mut under = Vec::new();
        self.gather_under(at, &|child| self.words[child].upos == Upos::Punct, &mut under);
        under.into_iter().filter(|word| *word < limit).max().unwrap_or(at)
    }
}
