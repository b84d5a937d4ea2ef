//! Entities while they are gathered, and how a name finds the one it belongs to.

use source::MetMap;

use super::atlas::Atlas;
use super::qualified::Within;
use crate::lists::{Gender, Lists};
use crate::{Coordinates, EntityId, Form, Kind};

/// So many things of one name are told apart; with more a bare name says nothing.
const MOST: usize = 8;

/// A mention, by words of the row.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Mentioned {
    /// The word the others hang on.
    pub head: usize,
    /// The first word and the one after the last.
    pub whole: (usize, usize),
    pub form: Form,
}

/// An entity that may still grow.
#[derive(Clone, Debug)]
pub(crate) struct Growing {
    pub kind: Kind,
    /// Its names as they are written, in the order they come, each once.
    pub names: Vec<String>,
    /// Those of its names that it is said to be called as well.
    pub called: Vec<String>,
    pub mentions: Vec<Mentioned>,
    /// The first of their heads.
    pub first: usize,
    pub gender: Option<Gender>,
    pub entry: Option<u32>,
    /// Where it lies, if it is not the listed one of its name.
    pub within: Option<Within>,
    /// Whether it may be another of its name: nothing in the account chooses.
    pub is_unchosen: bool,
    /// Whether it is a ship.
    pub is_vessel: bool,
    /// Whose it is: of "Soviet forces" the Soviet Union.
    pub owner: Option<usize>,
    /// The words of its fullest name, as keys.
    pub words: Vec<String>,
}

/// All of them, and what they are found by.
#[derive(Default)]
pub(crate) struct Gathered {
    pub all: Vec<Growing>,
    /// Whom its heading or first sentence says the account is about.
    pub topic: Option<usize>,
    /// By head of a mention by name: the first word of the name with its titles, and the word after its last.
    pub names: MetMap<usize, (usize, usize)>,
    /// Pronouns, and the nouns without a name that they stand for.
    pub standing: Vec<(usize, usize)>,
    by_entry: MetMap<u32, usize>,
    by_key: MetMap<String, Vec<usize>>,
    by_skeleton: MetMap<String, Vec<usize>>,
    by_initials: MetMap<String, Vec<usize>>,
    by_last: MetMap<String, Vec<usize>>,
    by_first: MetMap<String, Vec<usize>>,
    by_firm: MetMap<String, Vec<usize>>,
}

/// By which part of a name it is looked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Part {
    First,
    Last,
    /// The first word of a firm's name.
    Firm,
}

impl Gathered {
    /// Begins a new entity.
    pub fn begin(&mut self, kind: Kind, words: Vec<String>) -> usize {
        let names = Vec::new();
        self.all.push(Growing {
            kind,
            names,
            called: Vec::new(),
            mentions: Vec::new(),
            first: usize::MAX,
            gender: None,
            entry: None,
            within: None,
            is_unchosen: false,
            is_vessel: false,
            owner: None,
            words,
        });
        self.all.len() - 1
    }

    pub fn with_entry(&self, entry: u32) -> Option<usize> {
        self.by_entry.get(&entry).copied()
    }

    pub fn know_entry(&mut self, entry: u32, at: usize) {
        self.by_entry.entry(entry).or_insert(at);
        self.all[at].entry.get_or_insert(entry);
    }

    pub fn with_key(&self, key: &str) -> &[usize] {
        self.by_key.get(key).map_or(&[], Vec::as_slice)
    }

    pub fn know_key(&mut self, key: &str, at: usize) {
        add(&mut self.by_key, key, at);
    }

    pub fn with_skeleton(&self, skeleton: &str) -> &[usize] {
        self.by_skeleton.get(skeleton).map_or(&[], Vec::as_slice)
    }

    pub fn know_skeleton(&mut self, skeleton: &str, at: usize) {
        add(&mut self.by_skeleton, skeleton, at);
    }

    pub fn with_initials(&self, initials: &str) -> &[usize] {
        self.by_initials.get(initials).map_or(&[], Vec::as_slice)
    }

    pub fn know_initials(&mut self, initials: &str, at: usize) {
        add(&mut self.by_initials, initials, at);
    }

    pub fn with_part(&self, part: Part, word: &str) -> &[usize] {
        let map = match part {
            Part::First => &self.by_first,
            Part::Last => &self.by_last,
            Part::Firm => &self.by_firm,
        };
        map.get(word).map_or(&[], Vec::as_slice)
    }

    pub fn know_part(&mut self, part: Part, word: &str, at: usize) {
        let map = match part {
            Part::First => &mut self.by_first,
            Part::Last => &mut self.by_last,
            Part::Firm => &mut self.by_firm,
        };
        add(map, word, at);
    }

    /// Adds a mention, and the name it is made by.
    pub fn mention(&mut self, at: usize, mention: Mentioned, name: Option<&str>) {
        let entity = &mut self.all[at];
        entity.first = entity.first.min(mention.head);
        entity.mentions.push(mention);
        if let Some(name) = name.filter(|name| !entity.names.iter().any(|known| known == name)) {
            // A name in so many spellings is noise.
            if entity.names.len() < 4 * MOST {
                entity.names.push(name.to_owned());
            }
        }
    }
}

fn add(map: &mut MetMap<String, Vec<usize>>, key: &str, at: usize) {
    let known = map.entry(key.to_owned()).or_default();
    if known.len() < MOST && !known.contains(&at) {
        known.push(at);
    }
}

impl Growing {
    /// Returns where it lies, if a list says so.
    pub fn at(&self, lists: &Lists) -> Option<Coordinates> {
        match self.within {
            Some(within) => within.at,
            // A river or a sea is no point.
            None => Some(&lists.entries[self.entry? as usize]).filter(|entry| !entry.is_wide)?.at,
        }
    }

    /// Returns it as it is shown; `ids` are those of all.
    pub fn finished(
        self,
        lists: &Lists,
        ids: &[EntityId],
        own: EntityId,
        mentions: Vec<crate::Mention>,
    ) -> crate::Entity {
        let at = self.at(lists);
        let listed = self.entry.map(|entry| lists.entries[entry as usize].name.clone());
        let mut fullest: Option<usize> = None;
        let its_own = self.names.iter().enumerate().filter(|(_, name)| !self.called.contains(name));
        for (place, name) in its_own {
            // What has no name of its own goes by the shortest description.
            let words = |name: &str| {
                let count = name.split(' ').count() as i32;
                if self.owner.is_some() { -count } else { count }
            };
            let size = |name: &str| (words(name), name.chars().any(char::is_lowercase));
            if fullest.is_none_or(|known| size(name) > size(&self.names[known])) {
                fullest = Some(place);
            }
        }
        let mut aliases = self.names;
        let name = match fullest {
            Some(place) => aliases.remove(place),
            None => listed.unwrap_or_default(),
        };
        let owner = self.owner.map(|owner| ids[owner]);
        let is_vessel = self.is_vessel && self.kind == Kind::Facility;
        let namesakes = if self.is_unchosen { Atlas::english().others(&name, at) } else { Vec::new() };
        crate::Entity { id: own, kind: self.kind, name, aliases, mentions, at, namesakes, is_vessel, owner }
    }
}
