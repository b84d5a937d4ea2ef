//! The names and words that tell kinds, read from `lang/en/entities`.

mod files;

use std::sync::OnceLock;

use source::{ListedMap, ListedSet};

use crate::{Coordinates, Kind};

/// What the lists of a language say.
#[derive(Debug, Default)]
pub(crate) struct Lists {
    /// What is listed.
    pub entries: Vec<Entry>,
    /// Names as they are written, with what they may stand for.
    names: ListedMap<String, Vec<Listed>>,
    /// The first words of names of several words, with how many words the longest of them has.
    longest: ListedMap<String, usize>,
    /// Nouns in small letters, with the kind of what they name.
    heads: ListedMap<String, Vec<Kind>>,
    /// Of these, what is mostly something else where it is no part of a name.
    things: ListedSet<String>,
    owned: ListedMap<String, Kind>,
    given: ListedMap<String, Gender>,
    titles: ListedMap<String, Gender>,
    persons: ListedMap<String, Gender>,
    kin: ListedSet<String>,
    offspring: ListedSet<String>,
    /// Words behind a name that tell of a birth.
    birth: ListedSet<String>,
    people_nouns: ListedSet<String>,
    junior: ListedSet<String>,
    elder: ListedSet<String>,
    younger: ListedSet<String>,
    pronouns: ListedMap<String, Pronoun>,
    reflexive: ListedSet<String>,
    /// The pronouns of who speaks and of those who are asked.
    speaking: ListedSet<String>,
    within: ListedSet<String>,
    between: ListedSet<String>,
    apart: ListedSet<String>,
    kept: ListedSet<String>,
    /// Titles that people are called by, and no building.
    address: ListedSet<String>,
    definite: ListedSet<String>,
    parts: ListedSet<String>,
    months: ListedSet<String>,
    eras: ListedSet<String>,
    people: Vec<String>,
}

/// What a pronoun may stand for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Pronoun {
    He,
    She,
    It,
    They,
}

/// A listed thing.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Entry {
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: Kind,
    /// Where it lies.
    pub at: Option<Coordinates>,
    /// Whether it reaches too far to be a point: a river, a sea, a range of mountains.
    pub is_wide: bool,
}

/// What a written name stands for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Listed {
    /// Index into the entries.
    pub entry: u32,
    /// How it names it.
    pub by: By,
}

/// How a word names a listed thing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum By {
    /// By its name.
    Name,
    /// By an adjective, or the name of one who belongs to it.
    Belonging,
    /// By the name of those who belong to it.
    Belongings,
}

/// Whom a name or a noun may be said of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Gender {
    /// Men and boys.
    Male,
    /// Women and girls.
    Female,
    /// Either.
    Either,
}

/// How a plural is told from its singular.
const PLURAL: char = 's';

impl Lists {
    /// Returns the lists of English, read at the first call.
    pub fn english() -> &'static Lists {
        static READ: OnceLock<Lists> = OnceLock::new();
        READ.get_or_init(|| files::read().expect("a test reads every compiled-in file"))
    }

    /// Returns what a name may stand for, as it is written; the plural of one who belongs is found too.
    pub fn named(&self, written: &str) -> Named<'_> {
        if let Some(listed) = self.names.get(written) {
            return Named { listed, plural: false };
        }
        let listed = written.strip_suffix(PLURAL).and_then(|one| self.names.get(one));
        let listed = listed.filter(|listed| listed.iter().any(|one| one.by == By::Belonging));
        Named { listed: listed.map_or(&[], Vec::as_slice), plural: true }
    }

    /// Returns how many words the longest name has that begins with this word.
    pub fn longest(&self, first: &str) -> usize {
        self.longest.get(first).copied().unwrap_or(1)
    }

    /// Returns what kinds a noun in small letters tells.
    pub fn heads(&self, noun: &str) -> &[Kind] {
        self.heads.get(noun).map_or(&[], Vec::as_slice)
    }

    /// Says whether a noun in small letters is mostly said of something else than the kind it tells in a name: "the order was read".
    pub fn is_thing(&self, noun: &str) -> bool {
        self.things.contains(noun)
    }

    /// Returns what a noun in small letters names together with whose it is.
    pub fn owned(&self, noun: &str) -> Option<Kind> {
        self.owned.get(noun).copied()
    }

    /// Returns who bears a given name, as it is written.
    pub fn given(&self, name: &str) -> Option<Gender> {
        self.given.get(name).copied()
    }

    /// Returns whom a title in small letters stands before.
    pub fn title(&self, word: &str) -> Option<Gender> {
        self.titles.get(word).copied()
    }

    /// Says whether a noun in small letters is said of persons, of whom else be it.
    pub fn is_human(&self, noun: &str) -> bool {
        self.people_nouns.contains(noun) || self.persons.contains_key(noun) || self.titles.contains_key(noun)
    }

    /// Says whether a word as a key stands behind a surname: "jr".
    pub fn is_junior(&self, word: &str) -> bool {
        self.junior.contains(word)
    }

    /// Says whether a word in small letters tells the first of two of a name from the other: "the elder".
    pub fn is_elder(&self, word: &str) -> bool {
        self.elder.contains(word)
    }

    /// Says whether a word in small letters tells a later one of a name from the first: "the younger".
    pub fn is_younger(&self, word: &str) -> bool {
        self.younger.contains(word)
    }

    /// Says whether a noun in small letters says of whose family somebody is.
    pub fn is_kin(&self, noun: &str) -> bool {
        self.kin.contains(noun)
    }

    /// Says whether a noun in small letters says of somebody that he comes after the one whose he is: "son".
    pub fn is_offspring(&self, noun: &str) -> bool {
        self.offspring.contains(noun)
    }

    /// Says whether a word in small letters tells, behind a name, of a birth.
    pub fn is_birth(&self, word: &str) -> bool {
        self.birth.contains(word)
    }

    /// Returns what a word in small letters stands for, if it is a pronoun.
    pub fn pronoun(&self, word: &str) -> Option<Pronoun> {
        self.pronouns.get(word).copied()
    }

    /// Says whether a word in small letters names nobody by itself: "they", "we".
    pub fn is_nameless(&self, word: &str) -> bool {
        self.pronouns.contains_key(word) || self.speaking.contains(word)
    }

    /// Says whether a pronoun in small letters stands for the subject of its clause.
    pub fn is_reflexive(&self, word: &str) -> bool {
        self.reflexive.contains(word)
    }

    /// Says whether a word in small letters may stand within a name.
    pub fn is_within(&self, word: &str) -> bool {
        self.within.contains(word)
    }

    /// Says whether a word in small letters, though it may stand within a name, ends that of a person.
    pub fn is_between(&self, word: &str) -> bool {
        self.between.contains(word)
    }

    /// Says whether a word in small letters, though it may stand within a name, ends that of a person with two words before it.
    pub fn is_apart(&self, word: &str) -> bool {
        self.apart.contains(word)
    }

    /// Says whether a title in small letters stays with a name of one word.
    pub fn is_kept(&self, title: &str) -> bool {
        self.kept.contains(title)
    }

    /// Says whether a title in small letters is one that people are called by, and no building.
    pub fn is_address(&self, title: &str) -> bool {
        self.address.contains(title)
    }

    /// Says whether a word in small letters stands before what was told of.
    pub fn is_definite(&self, word: &str) -> bool {
        self.definite.contains(word)
    }

    /// Says whether a word in small letters makes another place of the one named behind it.
    pub fn is_part(&self, word: &str) -> bool {
        self.parts.contains(word)
    }

    /// Says whether a word in small letters is the name of a month.
    pub fn is_month(&self, word: &str) -> bool {
        self.months.contains(word)
    }

    /// Says whether a word in small letters is a label of an era.
    pub fn is_era(&self, word: &str) -> bool {
        self.eras.contains(word)
    }

    /// Says whether a name in small letters ends as those of peoples and parties do.
    pub fn is_people(&self, word: &str) -> bool {
        self.people.iter().any(|ending| word.len() > ending.len() + 2 && word.ends_with(ending.as_str()))
    }

    /// Returns of whom a noun in small letters is said, if of persons.
    pub fn person(&self, noun: &str) -> Option<Gender> {
        self.persons.get(noun).copied()
    }
}

/// What a written name may stand for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Named<'a> {
    listed: &'a [Listed],
    plural: bool,
}

impl Named<'_> {
    /// Goes over it.
    pub fn iter(&self) -> impl Iterator<Item = Listed> + '_ {
        let plural = self.plural;
        self.listed.iter().filter_map(move |one| match (plural, one.by) {
            (false, _) => Some(*one),
            (true, By::Belonging) => Some(Listed { by: By::Belongings, ..*one }),
            (true, By::Name | By::Belongings) => None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_read() {
        let lists = files::read().expect("every file is right");
        let placed = lists.entries.iter().filter(|entry| entry.at.is_some()).count();
        assert!(placed >= 400, "{placed} places have coordinates");
    }

    #[test]
    fn a_state_is_known_by_its_people() {
        let lists = Lists::english();
        let entry = |written: &str| {
            let listed = lists.named(written).iter().next();
            listed.map(|listed| (lists.entries[listed.entry as usize].name.as_str(), listed.by))
        };
        assert_eq!(entry("USSR"), Some(("Soviet Union", By::Name)));
        assert_eq!(entry("Soviets"), Some(("Soviet Union", By::Belongings)));
        assert_eq!(entry("Soviet"), Some(("Soviet Union", By::Belonging)));
        assert_eq!(entry("Kabuls"), None);
    }
}
