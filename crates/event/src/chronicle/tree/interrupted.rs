//! Mends sentences that who says so interrupts, between commas, and whose rest was taken for what he does.

use syntax::Relation;

use super::Tree;
use crate::chronicle::grammar::{Grammar, Verb};

impl Tree<'_> {
    /// "The council closed the mill, in breach, the owners claimed, of the lease": the verb is that before, and the rest goes on with the
    /// phrase before.
    pub(super) fn lower_interrupting(&mut self, grammar: &Grammar) {
        let Some(says) = self.heads.iter().position(Option::is_none).filter(|at| self.says_so(grammar, *at)) else {
            return;
        };
        let subject = self.child(says, Relation::Nsubj).filter(|own| self.last_under(*own) + 1 == says);
        let Some(begins) = subject.map(|own| self.first_under(own)).filter(|begins| *begins > 2) else { return };
        let parted = self.written(begins - 1) == "," && self.is_comma(says + 1);
        // "In May 1880 the council closed it": what opens a time was taken for what opens the clause.
        let timed = |mark: &usize| self.times.get(mark + 1).is_some_and(Option::is_some);
        let opens = |at: usize| self.child(at, Relation::Mark).filter(timed);
        let told = |at: &usize| {
            let clause = matches!(self.relations[*at], Relation::Parataxis | Relation::Ccomp)
                || self.relations[*at] == Relation::Advcl && opens(*at).is_some()
                || self.heads[*at].is_some_and(|time| self.times[time].is_some());
            clause && *at < begins && self.is_finite(*at) && self.child(*at, Relation::Nsubj).is_some()
        };
        // "In May 1880 the council closed it": the clause was hung on its time.
        let near = |at: &usize| {
            let time = self.heads[*at].filter(|time| self.times[*time].is_some());
            self.heads[*at] == Some(says) || time.is_some_and(|time| self.heads[time] == Some(says))
        };
        let Some(verb) = (0..begins).find(|at| parted && near(at) && told(at)) else { return };
        let Some(phrase) = self.phrase_before(begins - 1, verb) else { return };
        let behind = |at: &usize| *at > says && self.relations[*at] != Relation::Punct;
        let rest: Vec<usize> = self.children[says].iter().copied().filter(behind).collect();
        let goes_on = |at: &usize| {
            let hangs = matches!(self.relations[*at], Relation::Obl | Relation::Nmod);
            hangs && self.child(*at, Relation::Case).is_some()
        };
        if rest.is_empty() || !rest.iter().all(goes_on) {
            return;
        }
        if let Some((mark, top)) = opens(verb).and_then(|mark| Some((mark, self.top_of_time(self.times[mark + 1]?)?))) {
            (self.heads[mark], self.relations[mark]) = (Some(top), Relation::Case);
        }
        self.replace(says, verb, Relation::Parataxis);
        for at in rest {
            let of = grammar.is_of(&self.preposition(at));
            (self.heads[at], self.relations[at]) =
                if of { (Some(phrase), Relation::Nmod) } else { (Some(verb), Relation::Obl) };
        }
        for at in 0..self.words.len() {
            if self.heads[at] == Some(says) && (at < begins || self.relations[at] == Relation::Punct) {
                self.heads[at] = Some(verb);
                if self.times[at].is_some() && self.relations[at] == Relation::Advcl {
                    self.relations[at] = Relation::Obl;
                }
            }
        }
        self.gather();
    }

    fn says_so(&self, grammar: &Grammar, at: usize) -> bool {
        self.is_finite(at) && grammar.is_verb(self.words[at].small_lemma(), Verb::Report)
    }

    fn is_comma(&self, at: usize) -> bool {
        self.words.get(at).is_some() && self.written(at) == ","
    }

    /// The noun of the phrase that ends at a comma and has another before it, somewhere under a verb.
    fn phrase_before(&self, comma: usize, verb: usize) -> Option<usize> {
        let opens = (verb..comma).rfind(|at| self.written(*at) == ",")?;
        let noun = comma.checked_sub(1).filter(|noun| *noun > opens && self.is_noun(*noun))?;
        let noun = self.last_up(noun, |_, above| above > opens && above < comma);
        let case = self.child(noun, Relation::Case)?;
        (case == opens + 1 && self.is_under(Some(noun), verb)).then_some(noun)
    }
}
