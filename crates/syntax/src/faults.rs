//! What does not hold together in the tree of a clause.

use crate::clauses::Clauses;
use crate::hanging::Hanging;
use crate::parts::{Aside, Kind, Part};
use crate::relation::Relation;

/// What a verb with a tense tells.
struct Told<'t> {
    /// The word that tells it: the verb, or what it helps.
    at: usize,
    /// The verb.
    verb: usize,
    /// How that hangs on its head, with the subtype.
    own: &'t (Relation, String),
    /// What hangs on it.
    on: &'t [usize],
}

impl Clauses<'_> {
    /// Counts what does not hold together: verbs without a subject or with two, a root that tells nothing, and the like.
    pub(crate) fn faults(&self, words: &[usize], root: usize, ways: &[Part]) -> usize {
        let mut heads = vec![None; self.units.len()];
        words.iter().for_each(|at| heads[*at] = Some(self.heads[*at] as usize));
        let hanging = Hanging::of(&heads);
        let parted = ways.iter().filter(|part| !self.is_whole(words, **part)).count();
        let verbs = || words.iter().copied().filter(|at| self.units[*at].kind == Kind::Finite);
        let idle = verbs().next().is_some() && !self.is_told(root);
        let named = words.windows(2).filter(|pair| self.is_name_apart(pair[0], pair[1])).count();
        let joined = words.iter().filter(|at| self.joins_verb(**at, &hanging)).count();
        let told = verbs().filter_map(|verb| self.told(verb, &hanging));
        let opens = matches!(self.units[words[0]].kind, Kind::Preposition | Kind::Joins);
        let faults = |told: Told<'_>| {
            let asks = told.at != root || self.asks(&told, words[0]);
            let begins = told.at == root && told.verb == words[0];
            self.subject_faults(&told, &hanging, begins)
                + self.place_faults(&told, &hanging, opens)
                + usize::from(!asks)
        };
        parted + 2 * usize::from(idle) + named + joined + told.map(faults).sum::<usize>()
    }

    /// What a verb tells, or none if it helps the sentence itself, as no sound tree has it.
    fn told<'t>(&'t self, verb: usize, hanging: &'t Hanging) -> Option<Told<'t>> {
        let at = match self.relation(verb) {
            Relation::Aux | Relation::Cop => self.heads[verb] as usize,
            _tells => verb,
        };
        let own = &self.names[usize::from(*self.labels.get(at)?)];
        Some(Told { at, verb, own, on: hanging.on(at) })
    }

    /// Faults in what something is told of.
    fn subject_faults(&self, told: &Told<'_>, hanging: &Hanging, begins: bool) -> usize {
        let count = |wanted: &[Relation]| told.on.iter().filter(|at| wanted.contains(&self.relation(**at))).count();
        let subjects = count(&[Relation::Nsubj, Relation::Csubj]);
        // "There was no hope", "it is true that he fled": what stands for a subject, and what it stands for.
        let none = subjects == 0 && count(&[Relation::Expl]) == 0;
        let shared = matches!(told.own.0, Relation::Conj | Relation::Xcomp) || begins;
        let loose = told.own.0 == Relation::Acl && told.own.1.is_empty() && subjects == 0;
        // "After he left" is a clause, and no phrase.
        let phrase = subjects > 0 && self.relation(told.verb) != Relation::Cop && count(&[Relation::Case]) > 0;
        // "Aboard the ship" is no subject.
        let cased = |at: &&usize| hanging.on(**at).iter().any(|on| self.relation(*on) == Relation::Case);
        let placed = told.on.iter().filter(|at| self.relation(**at) == Relation::Nsubj).any(|at| cased(&at));
        [none && !shared, subjects > 1, loose, phrase, placed].into_iter().map(usize::from).sum()
    }

    /// Faults in what it hangs on.
    fn place_faults(&self, told: &Told<'_>, hanging: &Hanging, opens: bool) -> usize {
        let (own, head) = (told.own.0, self.heads[told.at] as usize);
        let subject = told.on.iter().any(|at| matches!(self.relation(*at), Relation::Nsubj | Relation::Csubj));
        // Behind a clause that opens a sentence stands the main one, and not one beside it.
        let beside = own == Relation::Parataxis && subject && told.at > head && opens;
        // A verb joins another by a word, its own or that of the last that does.
        let bare = own == Relation::Conj && !subject && head < self.units.len() && !self.is_joined_on(head, hanging);
        // What says more of a noun stands behind it.
        let before = own == Relation::Acl && head > told.at;
        // What is told is no name, nor part of one, nor what another verb is told of.
        let noun = matches!(own, Relation::Appos | Relation::Nmod | Relation::Compound | Relation::Flat)
            || matches!(own, Relation::Nsubj | Relation::Obj | Relation::Iobj);
        [beside, bare, before, noun].into_iter().map(usize::from).sum()
    }

    /// Says whether one of what joins a word has a word that joins it.
    fn is_joined_on(&self, head: usize, hanging: &Hanging) -> bool {
        let has = |at: usize| hanging.on(at).iter().any(|on| self.relation(*on) == Relation::Cc);
        hanging.on(head).iter().any(|at| self.relation(*at) == Relation::Conj && has(*at))
    }

    /// Says whether a noun joins a verb, though it tells nothing.
    fn joins_verb(&self, at: usize, hanging: &Hanging) -> bool {
        let verb = self.units.get(self.heads[at] as usize);
        let verb = verb.is_some_and(|unit| matches!(unit.kind, Kind::Finite | Kind::Participle));
        let noun = self.units[at].kind == Kind::Noun && self.relation(at) == Relation::Conj;
        noun && verb && !hanging.on(at).iter().any(|on| self.units[*on].kind == Kind::Finite)
    }

    /// Says whether what a main clause is told of by "who" or "which" asks: it opens the clause. "Who left" is else told of
    /// the noun before.
    fn asks(&self, told: &Told<'_>, first: usize) -> bool {
        let relative = told.on.iter().find(|at| self.units[**at].kind == Kind::Relative);
        relative.is_none_or(|at| *at == first)
    }

    /// Says whether what could be parted is read as that: the subject reaches the verb behind what is set apart, and nothing
    /// behind a front hangs on it.
    fn is_whole(&self, words: &[usize], part: Part) -> bool {
        match part {
            Part::Joined(_) | Part::Far(_) => true,
            Part::Front(comma) => {
                let behind = words[comma + 1..].iter().filter(|at| !self.units[**at].is_mark);
                behind.into_iter().all(|at| self.heads[*at] as usize > words[comma])
            }
            Part::Aside(Aside { open, close, .. }) => {
                let noun = self.top(words[open - 1], words[open]);
                let mut behind = words[close + 1..].iter().copied();
                let verb = behind.find(|at| self.units[*at].kind == Kind::Finite);
                let head = self.heads[noun] as usize;
                verb.is_some_and(|verb| head == verb || head == self.heads[verb] as usize)
            }
        }
    }

    /// Says whether a word has a tense of its own, or by what helps it.
    pub(crate) fn is_told(&self, at: usize) -> bool {
        let finite = |at: usize| self.units[at].kind == Kind::Finite;
        finite(at) || (0..self.units.len()).any(|on| self.heads[on] as usize == at && finite(on))
    }
}
