//! One person named by a longer and a shorter name: "Anna Holzer" and "Anna Maria Holzer", "Abdel Nasser" and "Gamal Abdel Nasser".

use syntax::Relation;

use super::draft::Draft;
use super::growing::Part;
use super::key::key;
use super::names::{Gathering, one};
use super::persons::{genders_fit, is_shorter};
use super::topic;
use crate::Kind;
use crate::lists::Lists;
use crate::seen::Seen;

impl Gathering<'_> {
    /// The one person whose name is the same but for a middle name: "Anna Holzer" of "Anna Maria Holzer". Who are named in one sentence,
    /// or one as kin of somebody, are two.
    pub(super) fn without_middle(&self, words: &[String], at: usize) -> Option<usize> {
        let draft = &self.drafts[at];
        let (last, own) = (words.last()?, words.join(" "));
        let fits = |entity: &&usize| {
            let growing = &self.gathered.all[**entity];
            let one = is_shorter(&growing.words, words) && genders_fit(growing.gender, draft.gender);
            one && !self.is_born_apart(**entity, &own)
        };
        let entity = one(self.gathered.with_part(Part::Last, last).iter().filter(fits).copied())?;
        let other = self.gathered.all[entity].words.join(" ");
        let of_key = |name: &str| -> Vec<&Draft> {
            self.drafts.iter().filter(|one| one.kind == Kind::Person && key(self.seen, one.core) == name).collect()
        };
        let (of_own, of_other) = (of_key(&own), of_key(&other));
        let kin =
            |one: &Draft| topic::is_kin(self.seen, self.lists, one.head) || is_of_kin(self.seen, self.lists, one.head);
        let apart = of_own.iter().chain(&of_other).any(|one| kin(one));
        let sentence = |one: &Draft| self.seen.sentences[one.head];
        let together = of_own.iter().any(|one| of_other.iter().any(|other| sentence(one) == sentence(other)));
        (!apart && !together).then_some(entity)
    }

    /// The one person whose longer name ends or begins with these words: "Abdel Nasser" of "Gamal Abdel Nasser".
    pub(super) fn longer(&self, words: &[String], draft: &Draft) -> Option<usize> {
        let (first, last) = (words.first().filter(|_| words.len() > 1)?, words.last()?);
        let own = words.join(" ");
        let fits = |entity: &usize| {
            genders_fit(self.gathered.all[*entity].gender, draft.gender) && !self.is_born_apart(*entity, &own)
        };
        let ends = self.gathered.with_part(Part::Last, last).iter().copied();
        let ends = ends.filter(|entity| self.gathered.all[*entity].words.ends_with(words));
        let begins = self.gathered.with_part(Part::First, first).iter().copied();
        let begins = begins.filter(|entity| self.gathered.all[*entity].words.starts_with(words));
        one(ends.chain(begins).filter(fits))
    }
}

/// "The son of X", "X, the father of the poet".
fn is_of_kin(seen: &Seen<'_>, lists: &Lists, head: usize) -> bool {
    let kin = |at: usize| lists.is_kin(seen.words[at].small_lemma());
    let above = seen.heads[head].filter(|_| matches!(seen.words[head].relation, Relation::Nmod | Relation::Appos));
    above.is_some_and(kin)
}
