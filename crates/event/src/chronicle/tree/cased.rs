//! Mends a subject that a preposition stands before.

use syntax::Relation;

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
}
