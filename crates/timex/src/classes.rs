//! Token classes: the names rules call words and numbers by. Each is a number; a token's symbol stands for its set.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use crate::letters::Running;

/// A class of tokens: a lexicon table, a shape of number, or a literal word of a rule.
pub(crate) type ClassId = u16;

/// The shapes of numbers, which need no lexicon. They come first, so that a mask of them fits a `u32`.
pub(crate) const NUMERIC: &[&str] = &[
    "int",        // digits without a comma: 7, 1848
    "num",        // any number, in digits or in words
    "d1",         // one digit
    "d2",         // two digits
    "d3",         // three digits
    "d4",         // four digits
    "day",        // 1 to 31, one or two digits
    "year",       // 1000 to 2199, four digits
    "modern",     // 1900 to 2030, four digits: more often a year than not
    "ordinal",    // 21st, third
    "decade",     // 1990s
    "decade2",    // 90s, '90s, nineties
    "yy",         // '18
    "hour",       // 0 to 24, one or two digits
    "minute",     // 00 to 59, two digits
    "comma",      // digits with a thousands comma: 1,917
    "decimal",    // 2.5
    "monthnum",   // 1 to 12, one or two digits
    "compact",    // eight digits that spell a day: 19890215
    "n0",         // 0
    "n3",         // 3
    "n9",         // 9
    "n11",        // 11
    "padded",     // 0000 to 0999, four digits
    "roman-year", // MDCCXLV: 1000 to 2199
    "nth",        // 21st: an ordinal in digits
    "minus",      // a hyphen right before digits, with nothing right before it: -0043
];

/// The classes of words that no lexicon lists: one with a capital, which may name something, and one in small letters.
const OF_ANY_WORD: [&str; 2] = ["name", "word"];

/// The classes that no rule takes for a part of a time: what stands in no others is to rules a word that no lexicon lists.
const OF_NO_RULE: [&str; 23] = [
    "called-by-date",
    "called-by-day",
    "credit",
    "demands",
    "first-person",
    "greeting",
    "habit-falls",
    "habit-held",
    "habit-helps",
    "habit-kept",
    "habit-place",
    "habit-takes",
    "ordered-thing",
    "same-day",
    "state-kept",
    "style-note-all",
    "style-note-calendar",
    "style-note-not",
    "style-note-of",
    "style-note-old",
    "style-note-style",
    "style-place",
    "told-of-day",
];

/// Interned names of classes.
#[derive(Debug)]
pub(crate) struct Classes {
    pub(crate) names: Vec<String>,
    by_name: HashMap<String, ClassId, BuildHasherDefault<Running>>,
}

impl Classes {
    pub(crate) fn new() -> Classes {
        let mut classes = Classes { names: Vec::new(), by_name: HashMap::default() };
        for name in NUMERIC {
            classes.intern(name);
        }
        classes
    }

    /// The classes of these names, where no rule is to be read any more.
    pub(crate) fn of(named: Vec<(&str, ClassId)>) -> Classes {
        let by_name = named.into_iter().map(|(name, class)| (name.to_owned(), class)).collect();
        Classes { names: Vec::new(), by_name }
    }

    pub(crate) fn intern(&mut self, name: &str) -> ClassId {
        if let Some(&id) = self.by_name.get(name) {
            return id;
        }
        let id = self.names.len() as ClassId;
        self.names.push(name.to_owned());
        self.by_name.insert(name.to_owned(), id);
        id
    }

    pub(crate) fn get(&self, name: &str) -> Option<ClassId> {
        self.by_name.get(name).copied()
    }

    /// Returns the class a rule names; `None` where neither a lexicon nor the reader of tokens gives it any word.
    pub(crate) fn known(&mut self, name: &str) -> Option<ClassId> {
        if OF_ANY_WORD.contains(&name) { Some(self.intern(name)) } else { self.get(name) }
    }

    /// Says whether a class is a word that counts only with a capital, as a part of some name.
    pub(crate) fn is_capital(&self, class: ClassId) -> bool {
        self.names.get(usize::from(class)).is_some_and(|name| name.starts_with('^'))
    }

    /// Says whether no rule asks for a class.
    pub(crate) fn is_of_no_rule(&self, class: ClassId) -> bool {
        self.names.get(usize::from(class)).is_some_and(|name| OF_NO_RULE.contains(&name.as_str()))
    }
}

/// Returns the bit of a numeric class.
pub(crate) const fn bit(name: &str) -> u32 {
    let mut index = 0;
    while index < NUMERIC.len() {
        if same(NUMERIC[index], name) {
            return 1 << index;
        }
        index += 1;
    }
    panic!("not a numeric class")
}

const fn same(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if a.len() != b.len() {
        return false;
    }
    let mut index = 0;
    while index < a.len() {
        if a[index] != b[index] {
            return false;
        }
        index += 1;
    }
    true
}
