//! The files of `lang/en/entities`, as they are written.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use source::ListedMap;

use super::{By, Entry, Gender, Listed, Lists, Pronoun};
use crate::{Coordinates, Kind};

/// Reads the files of English.
pub(super) fn read() -> Result<Lists, String> {
    let mut lists = Lists::default();
    let states: States = file("states", include_str!("../../../../lang/en/entities/states.toml"))?;
    for (name, state) in states.state {
        let at = coordinates(&name, &state.at)?;
        lists.add(&name, Kind::State, Some(at), &state.also, &state.of);
    }
    let places: Places = file("places", include_str!("../../../../lang/en/entities/places.toml"))?;
    if let Some(unknown) = places.wide.iter().find(|name| !places.place.contains_key(*name)) {
        return Err(format!("'{unknown}' is wide and no place"));
    }
    for (name, place) in places.place {
        let at = coordinates(&name, &place.at)?;
        lists.add(&name, Kind::Place, Some(at), &place.also, &[]);
        if let Some(entry) = lists.entries.last_mut() {
            entry.is_wide = places.wide.contains(&name);
        }
    }
    let organizations: Organizations =
        file("organizations", include_str!("../../../../lang/en/entities/organizations.toml"))?;
    for (name, also) in organizations.organization {
        lists.add(&name, Kind::Organization, None, &also, &[]);
    }
    let works: Works = file("works", include_str!("../../../../lang/en/entities/works.toml"))?;
    for (name, also) in works.work {
        lists.add(&name, Kind::Work, None, &also, &[]);
    }
    let events: Events = file("events", include_str!("../../../../lang/en/entities/events.toml"))?;
    for (name, also) in events.event {
        lists.add(&name, Kind::Event, None, &also, &[]);
    }
    let groups: Groups = file("groups", include_str!("../../../../lang/en/entities/groups.toml"))?;
    for (name, also) in groups.group {
        let of: Vec<String> = std::iter::once(name.clone()).chain(also).collect();
        lists.add(&name, Kind::Group, None, &[], &of);
    }
    let mut heads: BTreeMap<String, Vec<String>> =
        file("heads", include_str!("../../../../lang/en/entities/heads.toml"))?;
    lists.things = heads.remove("thing").unwrap_or_default().into_iter().collect();
    for (kind, words) in heads {
        let kind = Kind::named(&kind).ok_or_else(|| format!("'{kind}' is no kind"))?;
        for word in words {
            lists.heads.entry(word).or_default().push(kind);
        }
    }
    let owned: BTreeMap<String, Vec<String>> = file("owned", include_str!("../../../../lang/en/entities/owned.toml"))?;
    for (kind, words) in owned {
        let kind = Kind::named(&kind).ok_or_else(|| format!("'{kind}' is no kind"))?;
        lists.owned.extend(words.into_iter().map(|word| (word, kind)));
    }
    let given: Genders = file("given", include_str!("../../../../lang/en/entities/given.toml"))?;
    lists.given = given.by_word();
    let persons: Persons = file("persons", include_str!("../../../../lang/en/entities/persons.toml"))?;
    lists.titles = persons.title.by_word();
    lists.address = persons.address.titles.into_iter().collect();
    lists.persons = persons.person.by_word();
    lists.kin = persons.kin.words.into_iter().collect();
    lists.offspring = persons.offspring.words.into_iter().collect();
    lists.birth = persons.birth.words.into_iter().collect();
    let people: Nouns = file("people", include_str!("../../../../lang/en/entities/people.toml"))?;
    lists.people_nouns = people.nouns.into_iter().collect();
    let words: Words = file("words", include_str!("../../../../lang/en/entities/words.toml"))?;
    let set = |words: Vec<String>| words.into_iter().collect();
    lists.within = set(words.within);
    lists.between = set(words.between);
    lists.apart = set(words.apart);
    lists.junior = set(words.junior);
    lists.elder = set(words.elder);
    lists.younger = set(words.younger);
    lists.kept = set(words.kept.titles);
    lists.definite = set(words.definite.words);
    lists.parts = set(words.part.words);
    let Pronouns { male, female, thing, many, itself, speaking } = words.pronoun;
    lists.speaking = set(speaking);
    lists.reflexive = set(itself);
    let pronouns = [(male, Pronoun::He), (female, Pronoun::She), (thing, Pronoun::It), (many, Pronoun::They)];
    for (words, pronoun) in pronouns {
        lists.pronouns.extend(words.into_iter().map(|word| (word, pronoun)));
    }
    lists.people = words.people.endings;
    let eras: BTreeMap<String, toml::Table> = file("eras", include_str!("../../../../lang/en/lexicon/eras.toml"))?;
    lists.eras = eras.into_values().flat_map(|class| class.into_iter().map(|(word, _)| word)).collect();
    for text in [
        include_str!("../../../../lang/en/lexicon/months.toml"),
        include_str!("../../../../lang/en/lexicon/other-months.toml"),
    ] {
        let months: BTreeMap<String, toml::Table> = file("months", text)?;
        lists.months.extend(months.into_values().flat_map(|class| class.into_iter().map(|(word, _)| word)));
    }
    Ok(lists)
}

impl Lists {
    fn add(&mut self, name: &str, kind: Kind, at: Option<Coordinates>, also: &[String], of: &[String]) {
        let entry = self.entries.len() as u32;
        self.entries.push(Entry { name: name.to_owned(), kind, at, is_wide: false });
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
}

fn file<T: for<'a> Deserialize<'a>>(name: &str, text: &str) -> Result<T, String> {
    toml::from_str(text).map_err(|error| format!("lang/en/entities/{name}.toml: {error}"))
}

fn coordinates(name: &str, at: &str) -> Result<Coordinates, String> {
    Coordinates::read(at).ok_or_else(|| format!("'{name}': '{at}' are no coordinates"))
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
    wide: BTreeSet<String>,
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
    address: Titles,
    person: Genders,
    kin: Listing,
    offspring: Listing,
    birth: Listing,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Nouns {
    nouns: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    within: Vec<String>,
    between: Vec<String>,
    apart: Vec<String>,
    junior: Vec<String>,
    elder: Vec<String>,
    younger: Vec<String>,
    pronoun: Pronouns,
    definite: Listing,
    part: Listing,
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
    speaking: Vec<String>,
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
    fn by_word(self) -> ListedMap<String, Gender> {
        let all = [(self.male, Gender::Male), (self.female, Gender::Female), (self.either, Gender::Either)];
        all.into_iter().flat_map(|(words, gender)| words.into_iter().map(move |word| (word, gender))).collect()
    }
}
