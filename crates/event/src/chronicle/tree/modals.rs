//! Mends a noun that is written like an auxiliary: "Will proved at York".

use syntax::Relation;

use super::Tree;

impl Tree<'_> {
    /// "Will proved at York 2 Dec. 1741": what stands right before a form of the past helps no verb, but is what is told of.
    pub(super) fn name_modals(&mut self) {
        for verb in 1..self.words.len() {
            let modal = verb - 1;
            let past = matches!(self.tags[verb], "VBD" | "VBN")
                && !self.words[verb].lemma.eq_ignore_ascii_case(self.written(verb));
            let helps = self.tags[modal] == "MD" && self.heads[modal] == Some(verb);
            let alone = self.all(verb, Relation::Aux).all(|aux| aux == modal);
            if past && helps && alone && self.child(verb, Relation::Nsubj).is_none() {
                self.relations[modal] = Relation::Nsubj;
                self.tags[modal] = "NN";
                self.gather();
            }
        }
    }
}
