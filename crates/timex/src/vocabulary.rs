//! The words of a pack and what they mean: from a word to its symbol, the set of classes it belongs to.

use std::collections::BTreeMap;

use crate::ahead::Sketch;
use crate::classes::{ClassId, Classes};
use crate::meaning::Meaning;

/// A token's symbol: which set of classes it belongs to. The automaton steps on symbols.
pub(crate) type Symbol = u16;

/// Buckets of the filter before the look-up.
pub(crate) const FILTER: usize = 1 << 16;

/// The symbol of whatever the pack does not know.
pub(crate) const OTHER: Symbol = 0;

/// The mark that stands for a hyphen which may be a minus.
pub(crate) const MINUS: char = '\u{2212}';

/// No entry: a word the pack does not know.
pub(crate) const NO_WORD: u32 = u32::MAX;

/// How a word is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Case {
    Lower,
    Title,
    Upper,
}

/// In which writing an entry counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum CaseRule {
    Any,
    /// With a capital first letter, or in capitals.
    Title,
    /// In capitals only.
    Upper,
    /// Without a capital.
    Lower,
}

/// A word the pack knows.
#[derive(Debug, Default)]
pub(crate) struct Word {
    /// Its symbol in lower case, with a capital, in capitals.
    pub symbols: [Symbol; 3],
    /// What it means, class by class.
    pub meanings: Vec<(ClassId, CaseRuleSlot, Meaning)>,
    /// The entry of the same word with a full stop, if there is one.
    pub dotted: Option<u32>,
    /// The number it stands for: cardinal, ordinal or scale.
    pub value: Option<i64>,
    /// Turns digits before it into an ordinal (`st`) or a decade (`s`).
    pub suffix: Suffix,
}

/// See [`CaseRule`]; kept beside each meaning.
pub(crate) type CaseRuleSlot = CaseRule;

/// What letters glued to digits make of them.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) enum Suffix {
    #[default]
    None,
    Ordinal,
    Decade,
}

/// A sequence of words that stands in a class as a whole: "new year's day".
#[derive(Debug)]
pub(crate) struct Phrase {
    pub words: Vec<ClassId>,
    pub meaning: Meaning,
}

/// A place of the hash table: a word with what most look-ups ask for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Slot {
    pub(crate) hash: u64,
    pub(crate) word: u32,
    /// Its symbols in lower case and with a capital.
    symbols: [Symbol; 2],
}

impl Slot {
    pub(crate) const FREE: Slot = Slot { hash: 0, word: u32::MAX, symbols: [OTHER; 2] };
}

/// All words, phrases and symbols of a pack.
#[derive(Debug)]
pub(crate) struct Vocabulary {
    pub(crate) classes: Classes,
    pub(crate) slots: Vec<Slot>,
    pub(crate) mask: usize,
    pub(crate) words: Vec<Word>,
    /// Phrases by class.
    pub(crate) phrases: BTreeMap<ClassId, Vec<Phrase>>,
    /// The classes of each symbol.
    pub(crate) sets: ClassSets,
    /// The same as bits, for a quick no.
    pub(crate) sketches: Box<[Sketch]>,
    pub(crate) numeric: Vec<(u32, Symbol)>,
    /// The symbol of an unknown word in lower case (class `word`), with a capital, in capitals: the last two may be a
    /// name.
    pub(crate) unknown: [Symbol; 3],
    /// The symbols of marks in ASCII, and of the others.
    pub(crate) ascii_marks: [Symbol; 128],
    pub(crate) other_marks: BTreeMap<char, Symbol>,
    /// Which of 65,536 buckets hold a word: most words the pack does not know fall through here, without a way to the slots,
    /// which lie further off.
    pub(crate) filter: Box<[u64]>,
    /// The part each symbol can take in a number of several words.
    pub(crate) roles: Vec<Role>,
}

/// The set of classes of each symbol, as a list: a word stands in a few of a pack's thousands.
#[derive(Debug, Default)]
pub(crate) struct ClassSets {
    pub(crate) lists: Vec<ClassId>,
    /// Where the list of each symbol ends.
    pub(crate) ends: Vec<u32>,
    /// The first classes of all, the shapes of numbers among them, as bits: one number has many.
    low: Vec<u64>,
}

impl ClassSets {
    /// Adds the set of the next symbol; `list` ascends.
    pub(crate) fn push(&mut self, list: &[ClassId]) -> Symbol {
        self.lists.extend(list);
        self.ends.push(self.lists.len() as u32);
        self.low.push(low_of(list));
        (self.ends.len() - 1) as Symbol
    }

    /// The sets whose lists lie one behind the other in `lists`, each to one of `ends`.
    pub(crate) fn of_lists(lists: Vec<ClassId>, ends: Vec<u32>) -> Option<ClassSets> {
        let mut low = Vec::with_capacity(ends.len());
        let mut start = 0;
        for &end in &ends {
            low.push(low_of(lists.get(start..end as usize)?));
            start = end as usize;
        }
        Some(ClassSets { lists, ends, low })
    }

    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    #[inline]
    pub(crate) fn of(&self, symbol: Symbol) -> &[ClassId] {
        let symbol = usize::from(symbol);
        let start = if symbol == 0 { 0 } else { self.ends[symbol - 1] };
        &self.lists[start as usize..self.ends[symbol] as usize]
    }

    #[inline]
    pub(crate) fn has(&self, symbol: Symbol, class: ClassId) -> bool {
        if class < 64 {
            return self.low[usize::from(symbol)] >> class & 1 != 0;
        }
        // A list is too short for any search but this one.
        for &known in self.of(symbol) {
            if known >= class {
                return known == class;
            }
        }
        false
    }
}

/// The first 64 classes of a list, as bits.
fn low_of(list: &[ClassId]) -> u64 {
    list.iter().filter(|class| **class < 64).fold(0, |bits, class| bits | 1 << class)
}

/// What part a token can take in a number of several words.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Role {
    None,
    Cardinal,
    Ordinal,
    Scale,
    /// A hyphen, or the pack's word for "and".
    Joiner,
}

impl Vocabulary {
    /// Finds the word with this hash of its folded bytes. Sixty-four bits stand for the word: with the few thousand
    /// words of a pack a false meeting is a matter of one in 10^15 lookups.
    pub(crate) fn find(&self, hash: u64) -> Option<u32> {
        self.slot(hash).map(|slot| slot.word)
    }

    /// Finds a word and its symbol as it is written.
    #[inline]
    pub(crate) fn look(&self, hash: u64, case: Case) -> Option<(u32, Symbol)> {
        let slot = self.slot(hash)?;
        let symbol = match case {
            Case::Lower => slot.symbols[0],
            Case::Title => slot.symbols[1],
            Case::Upper => self.words[slot.word as usize].symbols[2],
        };
        Some((slot.word, symbol))
    }

    #[inline]
    fn slot(&self, hash: u64) -> Option<&Slot> {
        let bucket = (hash >> 40) as usize % FILTER;
        if self.filter[bucket / 64] & (1 << (bucket % 64)) == 0 {
            return None;
        }
        let mut at = (hash >> 20) as usize & self.mask;
        loop {
            let slot = &self.slots[at];
            if slot.hash == hash && slot.word != u32::MAX {
                return Some(slot);
            }
            if slot.word == u32::MAX {
                return None;
            }
            at = (at + 1) & self.mask;
        }
    }

    /// How many places the table for so many words has.
    pub(crate) fn places(words: usize) -> usize {
        (words * 2).next_power_of_two().max(64)
    }

    pub(crate) fn insert(&mut self, hash: u64, word: u32) {
        let bucket = (hash >> 40) as usize % FILTER;
        self.filter[bucket / 64] |= 1 << (bucket % 64);
        let mut slot = (hash >> 20) as usize & self.mask;
        while self.slots[slot].word != u32::MAX {
            slot = (slot + 1) & self.mask;
        }
        let [lower, title, _] = self.words[word as usize].symbols;
        self.slots[slot] = Slot { hash, word, symbols: [lower, title] };
    }

    pub(crate) fn has(&self, symbol: Symbol, class: ClassId) -> bool {
        self.sets.has(symbol, class)
    }

    /// The classes of a symbol, ascending.
    pub(crate) fn classes_of(&self, symbol: Symbol) -> &[ClassId] {
        self.sets.of(symbol)
    }

    pub(crate) fn role(&self, symbol: Symbol) -> Role {
        self.roles[symbol as usize]
    }

    pub(crate) fn symbol_count(&self) -> usize {
        self.roles.len()
    }

    pub(crate) fn numeric_symbol(&self, mask: u32) -> Symbol {
        match self.numeric.binary_search_by_key(&mask, |(known, _)| *known) {
            Ok(index) => self.numeric[index].1,
            Err(_) => OTHER,
        }
    }

    pub(crate) fn punctuation(&self, symbol: char) -> Symbol {
        match self.ascii_marks.get(symbol as usize) {
            Some(known) => *known,
            None => self.other_marks.get(&symbol).copied().unwrap_or(OTHER),
        }
    }
}
