//! What a verb tells: "the Senate ratified the treaty", "born in Bergen".

use syntax::{Relation, Upos};

use super::Telling;
use super::teller::Teller;
use crate::told::kinds::{Whom, happenings};

impl Teller<'_, '_, '_> {
    /// What the verb at `at` tells.
    pub fn verb(&self, at: usize) -> Option<Telling> {
        let tree = &self.tree;
        let lemma = &tree.word(at).lemma;
        let (agent, patient) = (self.participant(at, AGENT), self.participant(at, PATIENT));
        let passive = tree.is_passive(at);
        let subject = tree.subject(at).or(if passive { patient } else { agent });
        let by = tree.children(at).iter().copied().find(|&child| {
            let word = tree.word(child);
            word.relation == Relation::Obl && tree.marks(child).any(|mark| happenings().words.by.contains(&mark.lemma))
        });
        let passive = passive || self.is_behind_comma(at, subject);
        let actor = if passive { None } else { subject };
        let subject = subject.map(|subject| self.meant(at, subject));
        let own_object = tree.child(at, &[Relation::Obj]);
        let object = if passive { subject } else { own_object };
        for (kind, whom, needs) in happenings().of_verb(lemma) {
            if needs.is_some_and(|needs| !tree.has_beside(at, needs)) {
                continue;
            }
            let (whom, by) = match whom {
                // "Born in Bergen, he went to sea": a participle whose object the understanding of the account knows.
                Whom::Object => (object.or(patient), if passive { by } else { actor }),
                Whom::Subject if !passive && (own_object.is_none() || needs.is_some()) => (subject, None),
                Whom::Subject => continue,
            };
            if whom.is_some() {
                let agent = by.filter(|_| passive).and_then(|by| self.called(by));
                let by = by.map(|by| self.names_below(by)).unwrap_or_default();
                return self.telling(at, Some(kind), whom, actor).map(|telling| Telling { by, agent, ..telling });
            }
        }
        let told = self.telling(at, None, object.or(subject), actor).filter(|telling| self.is_worth(telling));
        let agent = by.filter(|_| passive);
        told.map(|telling| Telling { agent: agent.and_then(|by| self.called(by)), ..telling })
    }

    /// "The treaty, concluded on 13 May, …": a participle that was taken for the verb of the sentence, of a kind that is done
    /// to its object.
    fn is_behind_comma(&self, verb: usize, subject: Option<usize>) -> bool {
        let tree = &self.tree;
        let done_to_objects = happenings().of_verb(&tree.word(verb).lemma).all(|(_, whom, _)| whom == Whom::Object);
        let bare = tree.child(verb, &[Relation::Obj, Relation::Aux, Relation::Xcomp, Relation::Ccomp]).is_none();
        let Some(subject) = subject.filter(|&subject| done_to_objects && bare && subject < verb) else { return false };
        let marks = (subject..verb).filter(|&at| tree.word(at).upos == Upos::Punct);
        marks.collect::<Vec<usize>>() == [verb - 1]
    }

    /// "They ratified the treaty a month after it was signed": what the verb above speaks of, if that has a name.
    fn meant(&self, verb: usize, noun: usize) -> usize {
        let tree = &self.tree;
        let above =
            tree.word(verb).head.filter(|_| matches!(tree.word(verb).relation, Relation::Advcl | Relation::Parataxis));
        let neutral = tree.word(noun).upos == Upos::Pron && tree.word(noun).feats.contains(NEUTER);
        let Some(above) = above.filter(|_| neutral) else { return noun };
        let object = tree.child(above, &[Relation::Obj]).filter(|&object| tree.word(object).upos == Upos::Propn);
        let named = object.or_else(|| tree.subject(above)).filter(|&named| tree.word(named).upos == Upos::Propn);
        named.unwrap_or(noun)
    }

    /// Where in the sentence somebody stands who takes part, as far as the account was understood.
    fn participant(&self, at: usize, role: &str) -> Option<usize> {
        let event = self.account.places.events(self.tree.word(at).span).next()?;
        let head = event.participants.iter().find(|one| one.role == role)?.head;
        let words = &self.tree.sentence.words;
        let place = words.partition_point(|word| word.span.start < head.start);
        words.get(place).filter(|word| word.span == head).map(|_| place)
    }
}

const NEUTER: &str = "Gender=Neut";
const AGENT: &str = "agent";
const PATIENT: &str = "patient";
