//! Mends clauses that a parser hangs on a word before them, though they stand beside it.

use syntax::Relation;

use super::Tree;
use crate::chronicle::grammar::Grammar;

impl Tree<'_> {
    /// "were patched rather than replaced, because the ship was to be sold": what is told behind what was not done is told of what was.
    pub(super) fn raise_behind_undone(&mut self, grammar: &Grammar) {
        for undone in 2..self.words.len() {
            let joined = self.relations[undone] == Relation::Conj;
            let cc = self.child(undone, Relation::Cc).filter(|cc| joined && *cc < undone);
            let not = cc.is_some_and(|cc| grammar.is_undone(self.words[cc].small_lemma()));
            let Some(done) = self.heads[undone].filter(|done| not && *done < undone) else { continue };
            for clause in undone + 1..self.words.len() {
                if self.heads[clause] == Some(undone) && self.relations[clause] == Relation::Advcl {
                    self.heads[clause] = Some(done);
                }
            }
            self.gather();
        }
    }

    /// "The boat had left, the harbour master said": no clause is about a verb.
    pub(super) fn part_from_verbs(&mut self) {
        for verb in 1..self.words.len() {
            let about = self.relations[verb] == Relation::Acl;
            let above = self.heads[verb].filter(|head| about && *head < verb && self.tags[*head].starts_with("VB"));
            let stands_for = |at: &usize| self.words[*at].feats.contains("PronType=Rel");
            let own = self.child(verb, Relation::Nsubj).is_some_and(|subject| !stands_for(&subject));
            if above.is_some() && own && self.is_finite(verb) && !self.children[verb].iter().any(stands_for) {
                self.relations[verb] = Relation::Parataxis;
            }
        }
    }

    /// "was awarded the prize for 1944, which was announced": what says more of a time says it of the thing before.
    /// "refused to hear the citizens, who drove her out": so does what the parser hung on the verb.
    pub(super) fn hang_on_nouns(&mut self) {
        for verb in 2..self.words.len() {
            let about = self.relations[verb] == Relation::Advcl && self.words[verb].subtype == "relcl";
            let loose = about || matches!(self.relations[verb], Relation::Acl | Relation::Parataxis);
            let above = self.heads[verb].filter(|above| loose && *above < verb && self.tags[*above].starts_with("VB"));
            let Some(above) = above else { continue };
            let stands_for = |at: &usize| {
                let comma = *at > 0 && self.written(at - 1) == "," && matches!(self.tags[*at], "WP" | "WDT");
                self.words[*at].feats.contains("PronType=Rel") && self.relations[verb] == Relation::Acl || comma
            };
            let word = self.children[verb].iter().copied().find(|at| stands_for(at) && *at < verb);
            let Some(word) = word.filter(|word| self.first_under(verb) + 1 >= *word) else { continue };
            let thing = |at: &usize| self.is_noun(*at) && self.times[*at].is_none() && !self.is_under(Some(*at), verb);
            let Some(noun) = (above + 1..word).rev().find(thing) else { continue };
            let within = |noun: usize| matches!(self.relations[noun], Relation::Nmod | Relation::Flat);
            let noun = self.last_up(noun, |noun, head| head > above && within(noun));
            (self.heads[verb], self.relations[verb]) = (Some(noun), Relation::Acl);
            self.gather();
        }
    }

    /// "She bought the toll in 1319, and the following year she granted a charter": a time that something joins and that a clause
    /// with a subject of its own follows is that clause's.
    pub(super) fn join_after_times(&mut self) {
        for time in 0..self.times.iter().flatten().max().map_or(0, |last| last + 1) {
            let Some(top) = self.top_of_time(time) else { continue };
            let inside = |at: &usize| self.times[*at] == Some(time);
            let (Some(first), Some(last)) = ((0..=top).find(inside), (top..self.words.len()).rfind(inside)) else {
                continue;
            };
            let cc = first.checked_sub(1).filter(|cc| self.tags[*cc] == "CC");
            let clause = |verb: &usize| {
                let subject = self.child(*verb, Relation::Nsubj);
                *verb > last
                    && self.is_finite(*verb)
                    && subject.is_some_and(|subject| self.first_under(subject) == last + 1)
            };
            let (Some(cc), Some(verb)) = (cc, self.all(top, Relation::Acl).find(clause)) else { continue };
            let mut above = self.heads[top];
            while let Some(head) = above.filter(|head| !self.tags[*head].starts_with("VB")) {
                above = self.heads[head].filter(|next| *next < head);
            }
            let Some(main) = above.filter(|main| *main < cc) else { continue };
            (self.heads[verb], self.relations[verb]) = (Some(main), Relation::Conj);
            (self.heads[top], self.relations[top]) = (Some(verb), Relation::Obl);
            (self.heads[cc], self.relations[cc]) = (Some(verb), Relation::Cc);
            self.gather();
        }
    }

    /// "At the battle of Orneai, fought in June, they lost": the battle was fought, and they lost in it.
    pub(super) fn lower_fought(&mut self, grammar: &Grammar) {
        for verb in 3..self.words.len() {
            let clause = self.relations[verb] == Relation::Advcl && matches!(self.tags[verb], "VBD" | "VBN");
            let Some(main) = self.heads[verb].filter(|main| clause && *main > verb) else { continue };
            let Some(noun) = self.child(verb, Relation::Nsubj).filter(|noun| *noun < verb) else { continue };
            let place = |mark: &usize| {
                let lemma = self.words[*mark].small_lemma();
                grammar.places(lemma) && grammar.order(lemma).is_none() && self.first_under(noun) == *mark + 1
            };
            let Some(mark) = self.child(verb, Relation::Mark).filter(place) else { continue };
            let bare = [Relation::Obj, Relation::Aux].into_iter().all(|one| self.child(verb, one).is_none());
            if !bare || self.written(verb - 1) != "," {
                continue;
            }
            (self.heads[noun], self.relations[noun]) = (Some(main), Relation::Obl);
            (self.heads[mark], self.relations[mark]) = (Some(noun), Relation::Case);
            (self.heads[verb], self.relations[verb]) = (Some(noun), Relation::Acl);
            self.tags[verb] = "VBN";
            self.gather();
        }
    }

    /// "Osman, who had been wounded, hid in a well": the verb after the comma that closes the clause about the subject heads the
    /// sentence. "A fire that broke out in May destroyed the town": so does one with an object of its own.
    pub(super) fn raise_after_clause(&mut self) {
        let Some(root) = self.heads.iter().position(Option::is_none) else { return };
        if !self.is_noun(root)
            || self.child(root, Relation::Nsubj).is_some()
            || self.child(root, Relation::Cop).is_some()
        {
            return;
        }
        let Some(clause) = self.all(root, Relation::Acl).find(|clause| self.words[*clause].subtype == "relcl") else {
            return;
        };
        let whole = !(0..root).any(|at| self.is_finite(at));
        let says = self.child(clause, Relation::Nsubj).is_some_and(|own| own == root + 1);
        let told = |verb: &usize| {
            let beside = matches!(
                self.relations[*verb],
                Relation::Parataxis | Relation::Conj | Relation::Acl | Relation::Advcl | Relation::Xcomp
            );
            let past = matches!(self.tags[*verb], "VBD" | "VBN") && self.child(*verb, Relation::Aux).is_none() && whole;
            let own = [Relation::Nsubj, Relation::Mark, Relation::Cc];
            let bare = own.into_iter().all(|one| self.child(*verb, one).is_none());
            let object = self.child(*verb, Relation::Obj).is_some_and(|object| object > *verb);
            let own = object && says && self.is_past_form(*verb) && self.written(root + 1) != ",";
            beside && bare && past && (own || self.written(self.first_under(*verb) - 1) == ",")
        };
        let under = (clause + 1..self.words.len()).filter(|at| self.is_under(Some(*at), clause));
        let Some(verb) = under.into_iter().find(told) else { return };
        self.replace(root, verb, Relation::Nsubj);
        self.tags[verb] = "VBD";
        for at in verb + 1..self.words.len() {
            if self.heads[at] == Some(root) {
                self.heads[at] = Some(verb);
            }
        }
        self.gather();
    }
}
