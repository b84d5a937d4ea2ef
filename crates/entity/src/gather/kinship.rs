//! Kinsmen of one name told apart by whose they are: "Anton Lind, son of the shipbuilder Anton Lind", "his sister Ida" and "his aunt Ida".

use super::names::{Gathering, one};
use super::namesakes::Which;
use super::topic;

impl Gathering<'_> {
    /// The one of those of a bare name who is meant: the only one, or the one who was told of by the same noun before; without a noun,
    /// the only one of whom it was never said whose kinsman he is.
    pub(super) fn own(&self, all: &[usize], kin: Option<&str>) -> Option<usize> {
        let told_so = |entity: &usize| kin.is_some_and(|kin| self.kin.get(entity).is_some_and(|known| known == kin));
        let known = one(all.iter().copied()).or_else(|| one(all.iter().copied().filter(told_so)));
        let nobodys = |entity: &usize| kin.is_none() && !self.kin.contains_key(entity);
        known.or_else(|| one(all.iter().copied().filter(nobodys)))
    }

    /// Notes by which noun somebody is told of first.
    pub(super) fn know_kin(&mut self, entity: usize, kin: Option<String>) {
        if let Some(kin) = kin {
            self.kin.entry(entity).or_insert(kin);
        }
    }

    /// "Anton Lind was born in Malmö, the son of the shipbuilder Anton Lind": of a full name that stands behind whose kinsman
    /// its bearer is, another than the one of the name who is told of before it in the sentence.
    pub(super) fn kinsman(&mut self, at: usize, own: &str, known: &[usize], which: Option<Which>) -> Option<usize> {
        let draft = &self.drafts[at];
        let noun = topic::kin_of(self.seen, self.lists, draft.head)?;
        let begins = self.seen.sentences[draft.head].0;
        let named = |before: &usize| {
            let of = self.of[*before].filter(|of| known.contains(of));
            of.filter(|_| (begins..noun).contains(&self.drafts[*before].head))
        };
        let first = (0..at).rev().take(NEAR).find_map(|before| named(&before))?;
        let entity = self.another(own);
        let comes_after = self.lists.is_offspring(self.seen.words[noun].small_lemma());
        if comes_after && which != Some(Which::Younger) {
            self.gathered.know_key(&(own.to_owned() + Which::Elder.as_key()), entity);
            self.gathered.know_key(&(own.to_owned() + Which::Younger.as_key()), first);
        }
        Some(entity)
    }

    /// The one of several of a name whom the account is about, where a word tells all others from him.
    pub(super) fn unmarked(&self, own: &str, known: &[usize]) -> Option<usize> {
        let topic = self.topic.and_then(|topic| self.of[topic]).filter(|topic| known.contains(topic))?;
        let elder = own.to_owned() + Which::Elder.as_key();
        let marked = |entity: &usize| self.gathered.with_key(&elder).contains(entity);
        known.iter().all(|entity| *entity == topic || marked(entity)).then_some(topic)
    }
}

/// So many names before a mention are looked at.
const NEAR: usize = 8;

#[cfg(test)]
mod tests {
    use source::{DocumentId, read};

    use crate::{Kind, entities};

    /// How often each person who has that name, or is called so, is named.
    fn named(text: &str, name: &str) -> Vec<usize> {
        let (document, _) = read(DocumentId(0), "-", text.as_bytes(), None).document().expect("it is text");
        let found = entities(&document, &syntax::Syntax::english().parse(text), &[]);
        let called = |one: &crate::Entity| one.name == name || one.aliases.iter().any(|alias| alias == name);
        let named = |one: &&crate::Entity| one.kind == Kind::Person && called(one);
        found
            .iter()
            .filter(named)
            .map(|one| one.mentions.iter().filter(|one| one.form == crate::Form::Name).count())
            .collect()
    }

    #[test]
    fn a_father_whose_name_the_son_has_is_another() {
        let text = "Karl Roth was born in Bergen on 4 May 1840, the son of the baker Karl Roth. Karl Roth moved to Graz in 1860.";
        assert_eq!(named(text, "Karl Roth"), [2, 1]);
        let text = "Karl Roth was born in Graz in 1840, the third son of the miller Karl Roth the elder. \
                    The elder Karl died in 1870. Karl married in 1872.";
        assert_eq!(named(text, "Karl"), [2, 2]);
        // Nobody else is told of.
        assert_eq!(
            named("Karl Roth sold the mill in 1840. Ida Roth, the daughter of Karl Roth, died.", "Karl Roth"),
            [2]
        );
    }

    #[test]
    fn a_son_who_is_named_after_his_father_is_known_again() {
        let text = "Karl Roth married Ida Lind in 1890. They had two children: Karl, born in 1891, and Emma, born in 1893. \
                    Their son Karl went to sea in 1907.";
        assert_eq!(named(text, "Karl"), [2]);
    }

    #[test]
    fn a_sister_who_has_the_mothers_name_is_another() {
        let text = "Karl Roth was born in 1840 to the baker Emil Roth and his wife Ida. A sister, also called Ida, followed in 1842. \
                    He moved to Graz with his sister Ida in 1860.";
        assert_eq!(named(text, "Ida"), [1, 2]);
    }
}
