//! What the nouns and pronouns beside a word that tells are called.

use std::collections::BTreeSet;

use syntax::{Relation, Upos};

use super::teller::Teller;
use crate::told::kinds::happenings;
use crate::told::naming::{Naming, naming};
use crate::told::tree::Tree;

impl Teller<'_, '_, '_> {
    /// What a noun or pronoun is called; nothing where several are named together.
    pub fn called(&self, noun: usize) -> Option<Naming> {
        let tree = &self.tree;
        let noun = named(tree, noun);
        if tree.child(noun, &[Relation::Conj]).is_some() {
            return None;
        }
        let word = tree.word(noun);
        let entity = self.account.places.entity(word.span);
        if word.upos == Upos::Pron {
            let mut naming = Naming::of_entity(entity?, word.span);
            // "He" and "she" are people, whatever was thought of the name.
            if GENDERS.iter().any(|gender| word.feats.contains(gender)) {
                naming.nouns.clear();
            }
            return Some(naming);
        }
        let mut own = naming(tree, self.account.text, noun);
        // "The steamer Karl Lindt sailed": what bears the name was hung on the verb beside it.
        let before = noun.checked_sub(1).filter(|&before| {
            let beside = tree.word(before).head == word.head || word.head == Some(before);
            beside && happenings().words.bearers.contains(&tree.word(before).lemma)
        });
        own.nouns.extend(before.map(|before| tree.word(before).lemma.clone()));
        match entity {
            Some(entity) if own.name.is_empty() => Some(Naming::of_entity(entity, own.span)),
            entity => Some(Naming { entity: entity.map(|entity| entity.id), ..own }),
        }
    }

    /// The names in all that hangs on a word, itself included.
    pub fn names_below(&self, at: usize) -> BTreeSet<String> {
        let (tree, text) = (&self.tree, self.account.text);
        let mut names = BTreeSet::new();
        let mut waiting = vec![(at, 0)];
        while let Some((at, depth)) = waiting.pop() {
            let word = tree.word(at);
            let written = word.span.of(text);
            // The capital of a sentence's first word says nothing.
            let adjective = at > 0 && word.upos == Upos::Adj && written.starts_with(char::is_uppercase);
            if (word.upos == Upos::Propn || adjective) && !tree.is_in_time(at) {
                let name = written.to_lowercase();
                if !happenings().words.titles.contains(&name) {
                    names.insert(name);
                }
            }
            // What a clause about the noun names is not the noun's.
            let inner = tree.children(at).iter().filter(|&&child| {
                !matches!(tree.word(child).relation, Relation::Acl | Relation::Parataxis | Relation::Advcl)
            });
            if depth < DEPTH {
                waiting.extend(inner.map(|&child| (child, depth + 1)));
            }
        }
        names
    }
}

const GENDERS: [&str; 2] = ["Gender=Masc", "Gender=Fem"];

/// How far down names are gathered: "in the chapel of the palace of the Bishop of Durham".
const DEPTH: u8 = 4;

/// "The president, Hafizullah Amin": the name beside a common noun.
fn named(tree: &Tree<'_, '_>, noun: usize) -> usize {
    if tree.word(noun).upos == Upos::Propn {
        return noun;
    }
    // "The town of Bilsk" is Bilsk.
    let words = &happenings().words;
    if words.settlements.contains(&tree.word(noun).lemma)
        && let Some(name) = tree.child(noun, &[Relation::Nmod])
        && tree.word(name).upos == Upos::Propn
        && tree.marks(name).all(|mark| words.of.contains(&mark.lemma))
    {
        return name;
    }
    let beside = tree.children(noun).iter().copied();
    let names = beside.filter(|&child| tree.word(child).relation == Relation::Appos);
    names.into_iter().find(|&child| tree.word(child).upos == Upos::Propn).unwrap_or(noun)
}
