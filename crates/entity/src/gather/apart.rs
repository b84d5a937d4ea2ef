//! Persons whose names would fit one, and who are two: births in two years, "Victoria" and "her daughter Victoria", "Elizabeth" and
//! "Elizabeth of York".

use source::MetMap;
use syntax::{Gap, Relation};

use super::draft::Draft;
use super::key::key;
use super::names::Gathering;
use super::persons::genders_fit;
use super::{born, topic};
use crate::lists::{Gender, Lists, Pronoun};
use crate::seen::Seen;
use crate::{Form, Kind};

/// By full name of a person, the year of birth that is told beside it first.
pub(super) fn births(seen: &Seen<'_>, lists: &Lists, drafts: &[Draft]) -> MetMap<String, u32> {
    let mut found = MetMap::default();
    let full = |draft: &&Draft| draft.kind == Kind::Person && draft.core.1 - draft.core.0 > 1;
    for draft in drafts.iter().filter(full) {
        if let Some(year) = born::year(seen, lists, draft.head, draft.core.1) {
            found.entry(key(seen, draft.core)).or_insert(year);
        }
    }
    found
}

impl Gathering<'_> {
    /// "George Bush was born in 1924, George W. Bush in 1946": says whether a person who was told of by another name and the bearer of
    /// this one are born in two years.
    pub(super) fn is_born_apart(&self, entity: usize, own: &str) -> bool {
        let other = self.gathered.all[entity].words.join(" ");
        let years = self.told_births.get(own).zip(self.told_births.get(&other));
        years.is_some_and(|(one, other)| one != other)
    }

    /// "Victoria died in 1901. Her daughter Victoria": says whether the one who is named at `at` is told of as a kinsman of whom the
    /// account named last, who has the name as well, or of whom that one is another kinsman.
    pub(super) fn is_kin_of(&self, other: usize, at: usize, kin: Option<&str>) -> bool {
        let head = self.drafts[at].head;
        let Some((kin, owner)) = kin.zip(topic::kin_owner(self.seen, self.lists, head)) else { return false };
        let person = |before: &usize| {
            let draft = &self.drafts[*before];
            draft.kind == Kind::Person && draft.form == Form::Name
        };
        let Some(last) = (0..at).rev().take(NEAR).find(person).filter(|last| self.of[*last] == Some(other)) else {
            return false;
        };
        let last = self.drafts[last].head;
        let parted = (last + 1..=head).any(|at| self.seen.words[at].before == Gap::Edge);
        // Of "his son Karl" it is said first that there is a Karl.
        let is_told = self.kin.get(&other).map(|known| self.lists.is_offspring(known));
        let is_other = is_told.is_none_or(|is_offspring| is_offspring != self.lists.is_offspring(kin));
        let same_owner = is_told.is_some() && topic::kin_owner(self.seen, self.lists, last) == Some(owner);
        let acts = self.subject(last);
        let gender = match owner {
            Pronoun::He => Gender::Male,
            Pronoun::She => Gender::Female,
            Pronoun::It | Pronoun::They => return false,
        };
        let own = genders_fit(self.gathered.all[other].gender, Some(gender)) && !self.is_of_topic(other);
        acts && !parted && is_other && (same_owner || own)
    }

    /// Says whether a name, or the noun it stands beside, is the subject of its clause.
    fn subject(&self, head: usize) -> bool {
        let is = |at: usize| self.seen.words[at].relation == Relation::Nsubj;
        is(head) || self.seen.words[head].relation == Relation::Appos && self.seen.heads[head].is_some_and(is)
    }

    /// Says whether the account is about somebody else, whose kinsman this one may be.
    fn is_of_topic(&self, other: usize) -> bool {
        self.topic.and_then(|topic| self.of[topic]).is_some_and(|topic| topic != other)
    }

    /// "Elizabeth of York": says whether a person is known by where she is from, which tells her from others of the name.
    pub(super) fn is_of_somewhere(&self, entity: usize) -> bool {
        let words = &self.gathered.all[entity].words;
        let of = |word: &String| self.lists.is_apart(word) && !self.lists.is_definite(word);
        words.len() > 2 && of(&words[1])
    }
}

/// So many names before a mention are looked at.
const NEAR: usize = 4;
