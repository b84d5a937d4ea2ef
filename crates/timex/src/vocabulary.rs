//! The words of a pack and what they mean: from a word to its symbol, the set of classes it belongs to.

use std::collections::{BTreeMap, HashMap};

use crate::classes::{ClassId, Classes, bit};
use crate::fold::fold;
use crate::meaning::Meaning;

/// A token's symbol: which set of classes it belongs to. The automaton steps on symbols.
pub(crate) type Symbol = u16;

/// Buckets of the filter before the look-up.
const FILTER: usize = 1 << 16;

/// The symbol of whatever the pack does not know.
pub(crate) const OTHER: Symbol = 0;

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

/// All words, phrases and symbols of a pack.
#[derive(Debug)]
pub(crate) struct Vocabulary {
    pub classes: Classes,
    slots: Vec<(u64, u32)>,
    mask: usize,
    pub words: Vec<Word>,
    /// Phrases by class.
    pub phrases: BTreeMap<ClassId, Vec<Phrase>>,
    /// The classes of each symbol, as a bit set.
    sets: Vec<u64>,
    /// Words of 64 classes to a symbol.
    width: usize,
    numeric: Vec<(u32, Symbol)>,
    /// The symbols of marks in ASCII, and of the others.
    ascii_marks: [Symbol; 128],
    other_marks: BTreeMap<char, Symbol>,
    /// Which of 65,536 buckets hold a word: most words of a text fall through here.
    filter: Box<[u64]>,
    /// The part each symbol can take in a number of several words.
    roles: Vec<Role>,
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

/// Collects entries before they are frozen into a [`Vocabulary`].
#[derive(Debug)]
pub(crate) struct Builder {
    pub classes: Classes,
    entries: BTreeMap<String, Vec<(ClassId, CaseRule, Meaning)>>,
    phrases: BTreeMap<ClassId, Vec<Phrase>>,
}

impl Builder {
    pub(crate) fn new() -> Builder {
        Builder { classes: Classes::new(), entries: BTreeMap::new(), phrases: BTreeMap::new() }
    }

    /// Adds a word or a phrase to a class.
    pub(crate) fn add(&mut self, class: ClassId, text: &str, case: CaseRule, meaning: Meaning) {
        let words = split_phrase(text);
        if let [word] = words.as_slice() {
            self.entries.entry(word.clone()).or_default().push((class, case, meaning));
            return;
        }
        let words = words.iter().map(|word| self.literal(word)).collect();
        self.phrases.entry(class).or_default().push(Phrase { words, meaning });
    }

    /// Adds a word or a phrase whose capitals count.
    pub(crate) fn add_as_written(&mut self, class: ClassId, text: &str, meaning: Meaning) {
        let capitals: Vec<bool> = split_words(text).iter().map(|word| word.starts_with(char::is_uppercase)).collect();
        let words = split_phrase(text);
        if let ([word], [capital]) = (words.as_slice(), capitals.as_slice()) {
            let case = if *capital { CaseRule::Title } else { CaseRule::Any };
            self.entries.entry(word.clone()).or_default().push((class, case, meaning));
            return;
        }
        let words = words
            .iter()
            .zip(capitals)
            .map(|(word, capital)| if capital { self.capital(word) } else { self.literal(word) })
            .collect();
        self.phrases.entry(class).or_default().push(Phrase { words, meaning });
    }

    /// Returns the class of a word that counts only with a capital.
    fn capital(&mut self, word: &str) -> ClassId {
        let name = format!("^\"{word}\"");
        if let Some(id) = self.classes.get(&name) {
            return id;
        }
        let id = self.classes.intern(&name);
        self.entries.entry(word.to_owned()).or_default().push((id, CaseRule::Title, Meaning::Plain));
        id
    }

    /// Returns the class of a literal word of a rule, which any spelling in case matches.
    pub(crate) fn literal(&mut self, word: &str) -> ClassId {
        let word = fold(word);
        let name = format!("\"{word}\"");
        if let Some(id) = self.classes.get(&name) {
            return id;
        }
        let id = self.classes.intern(&name);
        self.entries.entry(word).or_default().push((id, CaseRule::Any, Meaning::Plain));
        id
    }

    pub(crate) fn finish(mut self) -> Vocabulary {
        for phrases in self.phrases.values_mut() {
            phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.words.len()));
        }
        let width = self.classes.len().div_ceil(64);
        let mut sets: Vec<u64> = vec![0; width];
        let mut known: HashMap<Vec<ClassId>, Symbol> = HashMap::from([(Vec::new(), OTHER)]);
        // A set is known by the list of its classes: far shorter than its bits where a pack has thousands.
        let mut intern = |mut list: Vec<ClassId>| -> Symbol {
            list.sort_unstable();
            list.dedup();
            *known.entry(list).or_insert_with_key(|list| {
                let start = sets.len();
                sets.resize(start + width, 0);
                list.iter().for_each(|&class| sets[start + usize::from(class) / 64] |= 1 << (class % 64));
                (start / width) as Symbol
            })
        };
        let numeric = numeric_masks()
            .into_iter()
            .map(|mask| (mask, intern((0..32).filter(|class| mask & (1 << class) != 0).collect())))
            .collect();
        let scale = self.classes.get("scale");
        let num = self.classes.get("num").expect("num is a numeric class");
        let ordinal = self.classes.get("ordinal").expect("ordinal is a numeric class");
        let ordinal_suffix = self.classes.get("ordinal-suffix");
        let decade_suffix = self.classes.get("decade-suffix");
        let mut words = Vec::with_capacity(self.entries.len());
        let mut keys = Vec::with_capacity(self.entries.len());
        let mut marks = BTreeMap::new();
        let bare: Vec<String> =
            self.entries.keys().filter_map(|key| key.strip_suffix('.').map(str::to_owned)).collect();
        for key in bare {
            if !key.is_empty() && !key.contains('.') {
                self.entries.entry(key).or_default();
            }
        }
        for (key, meanings) in self.entries {
            let mut symbols = [OTHER; 3];
            for (slot, case) in [(0, Case::Lower), (1, Case::Title), (2, Case::Upper)] {
                let allowed = meanings.iter().filter(|(_, rule, _)| allows(*rule, case));
                symbols[slot] = intern(allowed.map(|(class, ..)| *class).collect());
            }
            let has = |wanted: Option<ClassId>| meanings.iter().any(|(class, ..)| Some(*class) == wanted);
            let number = [Some(num), Some(ordinal), scale];
            let value = meanings.iter().find_map(|(class, _, meaning)| match meaning {
                Meaning::Number(value) if number.contains(&Some(*class)) => Some(*value),
                _other => None,
            });
            let suffix = if has(ordinal_suffix) {
                Suffix::Ordinal
            } else if has(decade_suffix) {
                Suffix::Decade
            } else {
                Suffix::None
            };
            if let (Some(symbol), 1) = (key.chars().next().filter(|c| !c.is_alphanumeric()), key.chars().count()) {
                marks.insert(symbol, symbols[0]);
            }
            words.push(Word { symbols, meanings, dotted: None, value, suffix });
            keys.push(key);
        }
        let joiner = self.classes.get("number-joiner");
        let roles = sets.chunks(width).map(|set| role(set, [scale, Some(ordinal), Some(num), joiner])).collect();
        let size = (keys.len() * 4).next_power_of_two().max(64);
        let mut vocabulary = Vocabulary {
            classes: self.classes,
            slots: vec![(0, u32::MAX); size],
            mask: size - 1,
            words,
            phrases: self.phrases,
            width,
            sets,
            numeric,
            ascii_marks: std::array::from_fn(|index| {
                char::from_u32(index as u32).and_then(|mark| marks.get(&mark).copied()).unwrap_or(OTHER)
            }),
            other_marks: marks,
            filter: vec![0; FILTER / 64].into(),
            roles,
        };
        for (index, key) in keys.iter().enumerate() {
            vocabulary.insert(hash(key.as_bytes()), index as u32);
        }
        for (index, key) in keys.iter().enumerate() {
            if let Some(bare) = key.strip_suffix('.').filter(|bare| !bare.contains('.'))
                && let Some(word) = vocabulary.find(hash(bare.as_bytes()))
            {
                vocabulary.words[word as usize].dotted = Some(index as u32);
            }
        }
        vocabulary
    }
}

impl Vocabulary {
    /// Finds the word with this hash of its folded bytes. Sixty-four bits stand for the word: with the few thousand
    /// words of a pack a false meeting is a matter of one in 10^15 lookups.
    pub(crate) fn find(&self, hash: u64) -> Option<u32> {
        let bucket = (hash >> 40) as usize % FILTER;
        if self.filter[bucket / 64] & (1 << (bucket % 64)) == 0 {
            return None;
        }
        let mut slot = (hash >> 20) as usize & self.mask;
        loop {
            let (found, word) = self.slots[slot];
            if word == u32::MAX {
                return None;
            }
            if found == hash {
                return Some(word);
            }
            slot = (slot + 1) & self.mask;
        }
    }

    fn insert(&mut self, hash: u64, word: u32) {
        let bucket = (hash >> 40) as usize % FILTER;
        self.filter[bucket / 64] |= 1 << (bucket % 64);
        let mut slot = (hash >> 20) as usize & self.mask;
        while self.slots[slot].1 != u32::MAX {
            slot = (slot + 1) & self.mask;
        }
        self.slots[slot] = (hash, word);
    }

    pub(crate) fn has(&self, symbol: Symbol, class: ClassId) -> bool {
        self.sets[symbol as usize * self.width + class as usize / 64] & (1 << (class % 64)) != 0
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

/// The first of scale, ordinal, cardinal and joiner that a set of classes holds.
fn role(set: &[u64], classes: [Option<ClassId>; 4]) -> Role {
    let has = |class: Option<ClassId>| class.is_some_and(|id| set[id as usize / 64] & (1 << (id % 64)) != 0);
    let roles = [Role::Scale, Role::Ordinal, Role::Cardinal, Role::Joiner];
    classes.into_iter().zip(roles).find(|(class, _)| has(*class)).map_or(Role::None, |(_, role)| role)
}

fn allows(rule: CaseRule, case: Case) -> bool {
    match rule {
        CaseRule::Any => true,
        CaseRule::Title => case != Case::Lower,
        CaseRule::Upper => case == Case::Upper,
        CaseRule::Lower => case == Case::Lower,
    }
}

/// Hashes folded bytes; also computed on the fly by the tokenizer, byte by byte.
pub(crate) fn hash(bytes: &[u8]) -> u64 {
    bytes.iter().fold(SEED, |state, &byte| step(state, byte))
}

/// The start of the running hash.
pub(crate) const SEED: u64 = 0x9E37_79B9_7F4A_7C15;

/// One step of the running hash.
#[inline(always)]
pub(crate) fn step(state: u64, byte: u8) -> u64 {
    (state.rotate_left(5) ^ u64::from(byte)).wrapping_mul(0x517C_C1B7_2722_0A95)
}

/// Splits a lexicon phrase into the words the tokenizer will see: at spaces, before `'s` and a last `'`, around hyphens.
fn split_phrase(text: &str) -> Vec<String> {
    split_words(&fold(text))
}

/// The same, with the letters as they are.
fn split_words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for piece in text.split_whitespace() {
        let mut rest = piece;
        while let Some(at) = rest.find('-').filter(|_| rest.chars().count() > 1) {
            if at > 0 {
                push_word(&mut words, &rest[..at]);
            }
            words.push("-".to_owned());
            rest = &rest[at + 1..];
        }
        if !rest.is_empty() {
            push_word(&mut words, rest);
        }
    }
    words
}

fn push_word(words: &mut Vec<String>, word: &str) {
    match word.strip_suffix("'s") {
        Some(base) if !base.is_empty() => words.extend([base.to_owned(), "'s".to_owned()]),
        _ => match word.strip_suffix('\'') {
            Some(base) if !base.is_empty() => words.extend([base.to_owned(), "'".to_owned()]),
            _ => words.push(word.to_owned()),
        },
    }
}

/// Returns every mask of numeric classes the tokenizer can give, sorted.
fn numeric_masks() -> Vec<u32> {
    let mut masks = vec![
        bit("ordinal"),
        bit("decade"),
        bit("decade2"),
        bit("yy"),
        bit("yy") | bit("num"),
        bit("num"),
        bit("num") | bit("comma"),
        bit("num") | bit("decimal"),
    ];
    for digits in 1..=9_u32 {
        let values: Vec<i64> = match digits {
            1 => (0..10).collect(),
            2 => (0..100).collect(),
            4 => vec![0, 999, 1000, 1900, 2199, 2200, 9999],
            8 => vec![0, 19_890_215, 99_999_999],
            _ => vec![10_i64.pow(digits - 1)],
        };
        masks.extend(values.into_iter().map(|value| digit_mask(digits, value)));
    }
    masks.sort_unstable();
    masks.dedup();
    masks
}

/// Returns the numeric classes of a run of digits.
pub(crate) fn digit_mask(digits: u32, value: i64) -> u32 {
    let mut mask = bit("int") | bit("num");
    let mut also = |class: u32, holds: bool| {
        if holds {
            mask |= class;
        }
    };
    also(bit("d1"), digits == 1);
    also(bit("d2"), digits == 2);
    also(bit("d3"), digits == 3);
    also(bit("d4"), digits == 4);
    also(bit("day"), digits <= 2 && (1..=31).contains(&value));
    also(bit("monthnum"), digits <= 2 && (1..=12).contains(&value));
    also(bit("hour"), digits <= 2 && value <= 24);
    also(bit("minute"), digits == 2 && value <= 59);
    also(bit("year"), digits == 4 && (1000..2200).contains(&value));
    also(bit("modern"), digits == 4 && (1900..=2030).contains(&value));
    let (month, day) = (value / 100 % 100, value % 100);
    also(bit("compact"), digits == 8 && (1..=12).contains(&month) && (1..=31).contains(&day) && value / 10_000 > 999);
    mask
}
