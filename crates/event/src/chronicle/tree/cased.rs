//! Mends a subject that a preposition stands before, and a verb that was taken for what its subject was done to.

use syntax::{Relation, Upos};

use super::Tree;

impl Tree<'_> {
    /// "The report of the inquest convinced Orme": what "of" hangs on a noun is no subject, and that noun is.
    pub(super) fn raise_cased(&mut self) {
        for noun in 2..self.words.len() {
            let subject = self.relations[noun] == Relation::Nsubj && self.is_noun(noun);
            let Some(verb) = self.heads[noun].filter(|verb| subject && *verb > noun) else { continue };
            let case = self.child(noun, Relation::Case).filter(|case| *case < noun && *case == self.first_under(noun));
            let Some(above) = case.and_then(|case| case.checked_sub(1)).filter(|above| self.is_noun(*above)) else {
                continue;
            };
            let own = self.heads[above].is_none() && self.heads[verb] == Some(above);
            let loose = matches!(self.relations[verb], Relation::Parataxis | Relation::Acl | Relation::Ccomp);
            let bare = self.child(verb, Relation::Mark).is_none()
                && (self.is_finite(verb) || self.child(verb, Relation::Aux).is_some());
            if !own || !loose || !bare || self.times[above].is_some() {
                continue;
            }
            self.replace(above, verb, Relation::Nsubj);
            (self.heads[noun], self.relations[noun]) = (Some(above), Relation::Nmod);
            for at in verb + 1..self.words.len() {
                if self.heads[at] == Some(above) {
                    self.heads[at] = Some(verb);
                }
            }
            self.gather();
        }
    }

    /// "Clara fell ill in May 1908 and died on 2 January": what is joined to the adjective behind a verb is joined to the verb.
    pub(super) fn join_over_adjectives(&mut self) {
        for verb in 3..self.words.len() {
            let joined = self.relations[verb] == Relation::Conj && self.is_finite(verb);
            let own = [Relation::Nsubj, Relation::Mark].into_iter().any(|one| self.child(verb, one).is_some());
            let Some(word) = self.heads[verb].filter(|word| joined && !own && *word < verb) else { continue };
            let adjective = self.words[word].upos == Upos::Adj && self.child(word, Relation::Cop).is_none();
            let Some(first) = self.heads[word].filter(|first| adjective && *first < word) else { continue };
            let close = matches!(self.relations[word], Relation::Advmod | Relation::Xcomp | Relation::Obj);
            if close && self.words[first].upos == Upos::Verb && self.tags[first] == self.tags[verb] {
                self.heads[verb] = Some(first);
                self.gather();
            }
        }
    }

    /// "The train crossed at 4:10, ten minutes before the bridge fell.": the only verb that no word opens tells what the subject did, where
    /// its form may be that of the past.
    pub(super) fn raise_only_past(&mut self) {
        let Some(noun) = self.heads.iter().position(Option::is_none).filter(|noun| self.is_noun(*noun)) else { return };
        let known = self.child(noun, Relation::Det).is_some() && self.first_under(noun) == 0;
        let ends = self.words.len().checked_sub(1).is_some_and(|last| self.written(last) == ".");
        let told = |verb: &usize| *verb > noun && self.tags[*verb] == "VBN";
        let told: Vec<usize> = self.all(noun, Relation::Acl).filter(told).collect();
        let Some(verb) = told.first().copied().filter(|_| known && ends) else { return };
        let right_behind = (noun + 1..verb).all(|at| {
            self.is_noun(at)
                || self.words[at].upos == Upos::Adp
                || self.is_under(Some(at), noun) && self.written(at) != ","
        });
        let agent = self.all(verb, Relation::Obl).any(|at| self.is(at, Relation::Obl, "agent"));
        let helped = self.child(verb, Relation::Aux).is_some() || self.words[verb].subtype == "relcl";
        let past = self.is_past_form(verb);
        let others = (0..self.words.len()).any(|at| {
            let finite = self.is_finite(at) && at != verb;
            let opened = |at: usize| {
                let mark = self.child(at, Relation::Mark).is_some() || self.words[at].subtype == "relcl";
                mark || self.all(at, Relation::Advmod).any(|word| self.tags[word] == "WRB")
            };
            let head =
                self.heads[at].filter(|_| self.relations[at] == Relation::Aux || self.relations[at] == Relation::Cop);
            finite && !opened(at) && !head.is_some_and(opened)
        });
        if !right_behind || agent || helped || !past || others || told.len() > 1 {
            return;
        }
        self.replace(noun, verb, Relation::Nsubj);
        self.tags[verb] = "VBD";
        for at in verb + 1..self.words.len() {
            if self.heads[at] == Some(noun) {
                self.heads[at] = Some(verb);
            }
        }
        self.gather();
    }
}
