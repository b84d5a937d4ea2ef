//! Puts who says something in front of what is quoted: "«All is lost», wrote the cook".

use syntax::{Relation, Upos};

use super::Tree;

impl Tree<'_> {
    /// "«All is lost», wrote the cook": what stands right behind the verb and its quotation is who wrote it, and the line says it first.
    pub(super) fn turn_quoted(&mut self) {
        for verb in 2..self.words.len().saturating_sub(1) {
            let behind = self.written(verb - 1);
            let quoted = self.tags[verb - 1] == "''" || behind == "," && self.tags[verb - 2] == "''";
            if self.tags[verb] != "VBD" || !quoted || self.child(verb, Relation::Aux).is_some() {
                continue;
            }
            let said = self.all(verb, Relation::Ccomp).find(|said| *said < verb && self.opens_quotation(*said));
            let who = self.children[verb].iter().copied().find(|who| {
                let hangs = matches!(self.relations[*who], Relation::Obj | Relation::Nsubj);
                let somebody = matches!(self.words[*who].upos, Upos::Noun | Upos::Propn) && self.times[*who].is_none();
                hangs && somebody && self.first_under(*who) == verb + 1
            });
            let alone = self.all(verb, Relation::Nsubj).all(|own| Some(own) == who);
            let (Some(_), Some(who)) = (said, who.filter(|_| alone)) else { continue };
            self.relations[who] = Relation::Nsubj;
            self.retold.first.push((who, verb));
        }
    }

    /// Says whether a clause begins with a mark of quotation.
    fn opens_quotation(&self, clause: usize) -> bool {
        self.tags[self.first_under(clause)] == "``"
    }
}
