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

    /// "Only after the siege did the town submit": a helper said before the subject makes no question of what was done, and none of a
    /// line.
    pub(super) fn turn_restricted(&mut self) {
        for verb in 3..self.words.len() {
            let helper = self.child(verb, Relation::Aux).filter(|helper| self.tags[*helper] == "VBD" && *helper > 1);
            let subject = self.child(verb, Relation::Nsubj);
            let (Some(helper), Some(subject)) = (helper, subject.filter(|_| self.tags[verb] == "VB")) else { continue };
            let turned = helper < self.first_under(subject) && subject < verb;
            let opener = self.children[verb]
                .iter()
                .copied()
                .find(|child| *child < helper && self.relations[*child] != Relation::Cc);
            let opens = opener.is_some_and(|opener| {
                let first = self.first_under(opener);
                let placed = matches!(self.relations[opener], Relation::Obl | Relation::Advcl | Relation::Advmod);
                placed && self.tags[first] == "RB" && self.last_before(opener, helper) + 1 == helper
            });
            let asks = self.words.last().is_some_and(|last| last.span.of(self.text) == "?");
            if turned && opens && !asks {
                (self.relations[helper], self.tags[verb]) = (Relation::Discourse, "VBD");
                self.retold.past.push(verb);
                self.retold.turned.push(verb);
            }
        }
    }

    /// Says whether what stands before a verb only says when it was told to have been done at last.
    pub(crate) fn is_turned(&self, verb: usize) -> bool {
        self.retold.turned.contains(&verb)
    }

    /// Says whether a clause begins with a mark of quotation.
    fn opens_quotation(&self, clause: usize) -> bool {
        self.tags[self.first_under(clause)] == "``"
    }
}
