//! The names and words that tell kinds, read from `lang/en/entities`.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::OnceLock;

use serde::Deserialize;

use crate::{Coordinates, Kind};

/// What the lists of a language say.
#[derive(Debug, Default)]
pub(crate) struct Lists {
    /// What is listed.
    pub entries: Vec<Entry>,
    /// Names as they are written, with what they may stand for.
    names: HashMap<String, Vec<Listed>>,
    /// The first words of names of several words, with how many words the longest of them has.
    longest: HashMap<String, usize>,
    /// Nouns in small letters, with the kind of what they name.
    heads: HashMap<String, Vec<Kind>>,
    owned: HashMap<String, Kind>,
    given: HashMap<String, Gender>,
    titles: HashMap<String, Gender>,
    persons: HashMap<String, Gender>,
    pronouns: HashMap<String, Pronoun>,
    reflexive: HashSet<String>,
    within: HashSet<String>,
    between: HashSet<String>,
    apart: HashSet<String>,
    kept: HashSet<String>,
    definite: HashSet<String>,
    months: HashSet<String>,
    eras: HashSet<String>,
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
        READ.get_or_init(|| Lists::read().expect("a test reads every compiled-in file"))
    }

    fn read() -> Result<Lists, String> {
        let mut lists = Lists::default();
        let states: States = read("states", include_str!("../../../lang/en/entities/states.toml"))?;
        for (name, state) in states.state {
            let at = coordinates(&name, Some(&state.at))?;
            lists.add(&name, Kind::State, at, &state.also, &state.of);
        }
        let places: Places = read("places", include_str!("../../../lang/en/entities/places.toml"))?;
        for (name, place) in places.place {
            let at = coordinates(&name, Some(&place.at))?;
            lists.add(&name, Kind::Place, at, &place.also, &[]);
        }
        let organizations: Organizations =
            read("organizations", include_str!("../../../lang/en/entities/organizations.toml"))?;
        for (name, also) in organizations.organization {
            lists.add(&name, Kind::Organization, None, &also, &[]);
        }
        let works: Works = read("works", include_str!("../../../lang/en/entities/works.toml"))?;
        for (name, also) in works.work {
            lists.add(&name, Kind::Work, None, &also, &[]);
        }
        let events: Events = read("events", include_str!("../../../lang/en/entities/events.toml"))?;
        for (name, also) in events.event {
            lists.add(&name, Kind::Event, None, &also, &[]);
        }
        let groups: Groups = read("groups", include_str!("../../../lang/en/entities/groups.toml"))?;
        for (name, also) in groups.group {
            let of: Vec<String> = std::iter::once(name.clone()).chain(also).collect();
            lists.add(&name, Kind::Group, None, &[], &of);
        }
        let heads: BTreeMap<String, Vec<String>> = read("heads", include_str!("../../../lang/en/entities/heads.toml"))?;
        for (kind, words) in heads {
            let kind = Kind::named(&kind).ok_or_else(|| format!("'{kind}' is no kind"))?;
            for word in words {
                lists.heads.entry(word).or_default().push(kind);
            }
        }
        let owned: BTreeMap<String, Vec<String>> = read("owned", include_str!("../../../lang/en/entities/owned.toml"))?;
        for (kind, words) in owned {
            let kind = Kind::named(&kind).ok_or_else(|| format!("'{kind}' is no kind"))?;
            lists.owned.extend(words.into_iter().map(|word| (word, kind)));
        }
        let given: Genders = read("given", include_str!("../../../lang/en/entities/given.toml"))?;
        lists.given = given.by_word();
        let persons: Persons = read("persons", include_str!("../../../lang/en/entities/persons.toml"))?;
        lists.titles = persons.title.by_word();
        lists.persons = persons.person.by_word();
        let words: Words = read("words", include_str!("../../../lang/en/entities/words.toml"))?;
        let set = |words: Vec<String>| words.into_iter().collect();
        lists.within = set(words.within);
        lists.between = set(words.between);
        lists.apart = set(words.apart);
        lists.kept = set(words.kept.titles);
        lists.definite = set(words.definite.words);
        let Pronouns { male, female, thing, many, itself } = words.pronoun;
        lists.reflexive = set(itself);
        let pronouns = [(male, Pronoun::He), (female, Pronoun::She), (thing, Pronoun::It), (many, Pronoun::They)];
        for (words, pronoun) in pronouns {
            lists.pronouns.extend(words.into_iter().map(|word| (word, pronoun)));
        }
        lists.people = words.people.endings;
        let eras: BTreeMap<String, toml::Table> = read("eras", include_str!("../../../lang/en/lexicon/eras.toml"))?;
        lists.eras = eras.into_values().flat_map(|class| class.into_iter().map(|(word, _)| word)).collect();
        for text in [
            include_str!("../../../lang/en/lexicon/months.toml"),
            include_str!("../../../lang/en/lexicon/other-months.toml"),
        ] {
            let months: BTreeMap<String, toml::Table> = read("months", text)?;
            lists.months.extend(months.into_values().flat_map(|class| class.into_iter().map(|(word, _)| word)));
        }
        Ok(lists)
    }

    fn add(&mut self, name: &str, kind: Kind, at: Option<Coordinates>, also: &[String], of: &[String]) {
        let entry = self.entries.len() as u32;
        self.entries.push(Entry { name: name.to_owned(), kind, at });
        let names = std::iter::once(name).chain(also.iter().map(String::as_str)).map(|name| (name, By::Name));
        // A group's own name is that of one who belongs to it.
        let names = names.filter(|_| kind != Kind::Group);
        for (written, by) in names.chain(of.iter().map(|word| (word.as_str(), By::Belonging))) {
            if let Some((first, _)) = written.split_once(' ') {
                let longest = self.longest.entry(first.to_owned()).or_default();
                *longest = (*longest).max(written.split(' ').count());
            }
            let listed = self.names.entry(written.to_owned()).or_default();
            if !listed.iter().any(|one| one.entry == entry) {
                listed.push(Listed { entry, by });
            }
        }
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

    /// Returns what a word in small letters stands for, if it is a pronoun.
    pub fn pronoun(&self, word: &str) -> Option<Pronoun> {
        self.pronouns.get(word).copied()
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

    /// Says whether a word in small letters stands before what was told of.
    pub fn is_definite(&self, word: &str) -> bool {
        self.definite.contains(word)
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

fn read<T: for<'a> Deserialize<'a>>(name: &str, text: &str) -> Result<T, String> {
    toml::from_str(text).map_err(|error| format!("lang/en/entities/{name}.toml: {error}"))
}

fn coordinates(name: &str, at: Option<&String>) -> Result<Option<Coordinates>, String> {
    let Some(at) = at else { return Ok(None) };
    Coordinates::read(at).map(Some).ok_or_else(|| format!("'{name}': '{at}' are no coordinates"))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct States {
    state: BTreeMap<String, State>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct State {
    at: String,
    #[serde(default)]
    of: Vec<String>,
    #[serde(default)]
    also: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Places {
    place: BTreeMap<String, Place>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Place {
    at: String,
    #[serde(default)]
    also: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Organizations {
    organization: BTreeMap<String, Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Events {
    event: BTreeMap<String, Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Works {
    work: BTreeMap<String, Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Groups {
    group: BTreeMap<String, Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Persons {
    title: Genders,
    person: Genders,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    within: Vec<String>,
    between: Vec<String>,
    apart: Vec<String>,
    pronoun: Pronouns,
    definite: Listing,
    kept: Titles,
    people: Endings,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Pronouns {
    male: Vec<String>,
    female: Vec<String>,
    thing: Vec<String>,
    many: Vec<String>,
    #[serde(rename = "self")]
    itself: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Listing {
    words: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Endings {
    endings: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Titles {
    titles: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Genders {
    male: Vec<String>,
    female: Vec<String>,
    either: Vec<String>,
}

impl Genders {
    fn by_word(self) -> HashMap<String, Gender> {
        let all = [(self.male, Gender::Male), (self.female, Gender::Female), (self.either, Gender::Either)];
        all.into_iter().flat_map(|(words, gender)| words.into_iter().map(move |word| (word, gender))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_read() {
        let lists = Lists::read().expect("every file is right");
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
