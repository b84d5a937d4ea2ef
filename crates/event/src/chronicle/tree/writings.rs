//! Mends what stands behind a time and was taken for a part of it: "An edict dated 3 May 1455 forbade it".

use syntax::{Relation, Upos};

use super::Tree;

impl Tree<'_> {
    /// "An edict dated 3 May 1455 forbade it": right behind the day that a noun bears, a form of the past is the verb of the sentence.
    pub(super) fn raise_enacting(&mut self) {
        let Some(noun) = self.heads.iter().position(Option::is_none) else { return };
        for verb in noun + 3..self.words.len() {
            let past = self.words[verb].upos == Upos::Verb && self.is_past_form(verb) && self.times[verb].is_none();
            let Some(time) = self.times[verb - 1].filter(|_| past && self.is_noun(noun)) else { continue };
            let Some(first) = (noun + 1..verb).find(|at| self.times[*at] == Some(time)) else { continue };
            let bears = first - 1;
            let borne = bears > noun && self.tags[bears] == "VBN" && self.relations[bears] == Relation::Acl;
            let own = self.heads[bears] == Some(noun) && self.last_before(noun, bears) + 1 == bears;
            let hangs = self.heads[verb].is_some_and(|head| (bears..verb).contains(&head));
            let alone = [Relation::Cop, Relation::Nsubj].into_iter().all(|one| self.child(noun, one).is_none());
            if !(borne && own && hangs && alone) {
                continue;
            }
            (self.heads[verb], self.relations[verb], self.tags[verb]) = (None, Relation::Root, "VBD");
            (self.heads[noun], self.relations[noun]) = (Some(verb), Relation::Nsubj);
            for at in verb + 1..self.words.len() {
                if self.heads[at] == Some(noun) {
                    self.heads[at] = Some(verb);
                }
            }
            self.gather();
            return;
        }
    }

    /// "Rung on Good Friday, and on the second Thursday in October the sellers elect their abbot": a time that was joined to the one
    /// before it, but for a part that hangs on the verb behind it, is that verb's.
    pub(super) fn gather_parted_times(&mut self) {
        for part in 2..self.words.len() {
            let Some(time) = self.times[part] else { continue };
            let Some(top) = self.top_of_time(time).filter(|top| *top < part) else { continue };
            let joined = self.relations[top] == Relation::Conj
                && self.heads[top].and_then(|head| self.times[head]).is_some_and(|other| other != time);
            let verb = self.heads[part].filter(|verb| {
                let subject = self.child(*verb, Relation::Nsubj);
                *verb > part && self.times[*verb].is_none() && subject.is_some_and(|own| (part..*verb).contains(&own))
            });
            let (Some(verb), Some(cc)) = (verb.filter(|_| joined), self.child(top, Relation::Cc)) else { continue };
            (self.heads[part], self.relations[part]) = (Some(top), Relation::Nmod);
            (self.heads[top], self.relations[top]) = (Some(verb), Relation::Obl);
            for at in 0..top {
                if at == cc || self.heads[at] == Some(top) && self.relations[at] == Relation::Punct {
                    self.heads[at] = Some(verb);
                }
            }
            if self.relations[verb] == Relation::Parataxis {
                self.relations[verb] = Relation::Conj;
            }
            self.gather();
        }
    }
}
