//! Collects the words of a pack's lexicons and rules and freezes them into a vocabulary.

use std::collections::{BTreeMap, HashMap};
use std::hash::BuildHasherDefault;

use crate::ahead::sketches;
use crate::classes::{ClassId, Classes};
use crate::fold::fold;
use crate::letters::{Running, hash};
use crate::meaning::Meaning;
use crate::shapes::numeric_masks;
use crate::vocabulary::{
    Case, CaseRule, ClassSets, FILTER, MINUS, OTHER, Phrase, Role, Slot, Suffix, Symbol, Vocabulary, Word,
};

/// How forms of verbs end that no lexicon lists.
#[derive(Clone, Default, Debug)]
pub(crate) struct Endings {
    /// Of the past: "ed".
    pub past: Vec<String>,
    /// After "is" and "are": "ing".
    pub progressive: Vec<String>,
}

/// Collects entries before they are frozen into a [`Vocabulary`].
#[derive(Debug)]
pub(crate) struct Builder {
    pub classes: Classes,
    entries: BTreeMap<String, Vec<(ClassId, CaseRule, Meaning)>>,
    phrases: BTreeMap<ClassId, Vec<Phrase>>,
    /// How forms of verbs end.
    pub endings: Endings,
}

impl Builder {
    pub(crate) fn new() -> Builder {
        Builder {
            classes: Classes::new(),
            entries: BTreeMap::new(),
            phrases: BTreeMap::new(),
            endings: Endings::default(),
        }
    }

    /// Adds a word or a phrase to a class.
    pub(crate) fn add(&mut self, class: ClassId, text: &str, case: CaseRule, meaning: Meaning) {
        let words = split_phrase(text);
        if let [word] = words.as_slice() {
            self.entries.entry(word.clone()).or_default().push((class, case, meaning));
            return;
        }
        // A title of several words is one only with its capitals: "the day after tomorrow" is a day.
        if matches!(case, CaseRule::Title) && text.contains(char::is_uppercase) {
            return self.add_as_written(class, text, meaning);
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
        let mut sets = ClassSets::default();
        sets.push(&[]);
        let mut known: HashMap<Vec<ClassId>, Symbol, BuildHasherDefault<Running>> = HashMap::default();
        known.insert(Vec::new(), OTHER);
        let mut intern = |mut list: Vec<ClassId>| -> Symbol {
            list.sort_unstable();
            list.dedup();
            *known.entry(list).or_insert_with_key(|list| sets.push(list))
        };
        let numeric = numeric_masks()
            .into_iter()
            .map(|mask| (mask, intern((0..32).filter(|class| mask & (1 << class) != 0).collect())))
            .collect();
        // A word with a capital that the pack does not know, or knows only as a part of names, may name something.
        let name = self.classes.get("name");
        let word = self.classes.get("word");
        let unknown = [word, name, name].map(|class| intern(class.into_iter().collect()));
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
        let hyphen = self.entries.get("-").map_or(&[][..], Vec::as_slice).iter().map(|(class, ..)| *class);
        let minus: Vec<ClassId> = hyphen.chain(self.classes.get("minus")).collect();
        for (key, meanings) in self.entries {
            let mut symbols = [OTHER; 3];
            for (slot, case) in [(0, Case::Lower), (1, Case::Title), (2, Case::Upper)] {
                let allowed = meanings.iter().filter(|(_, rule, _)| allows(*rule, case));
                let mut classes: Vec<ClassId> = allowed.map(|(class, ..)| *class).collect();
                let unruled = classes.iter().all(|class| self.classes.is_of_no_rule(*class));
                let is_name = |class: &ClassId| self.classes.is_capital(*class) || self.classes.is_of_no_rule(*class);
                if case != Case::Lower && !classes.is_empty() && classes.iter().all(is_name) {
                    classes.extend(name);
                }
                if unruled && case == Case::Lower && key.chars().all(char::is_alphabetic) {
                    classes.extend(word);
                }
                symbols[slot] = intern(classes);
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
        // A hyphen that may be a minus is a hyphen to all other rules.
        marks.insert(MINUS, intern(minus));
        let joiner = self.classes.get("number-joiner");
        let part = |symbol| role(&sets, symbol, [scale, Some(ordinal), Some(num), joiner]);
        let roles = (0..sets.len()).map(|symbol| part(symbol as Symbol)).collect();
        let size = Vocabulary::places(keys.len());
        let mut vocabulary = Vocabulary {
            classes: self.classes,
            slots: vec![Slot::FREE; size],
            mask: size - 1,
            words,
            phrases: self.phrases,
            sketches: sketches(&sets),
            sets,
            numeric,
            unknown,
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

/// The first of scale, ordinal, cardinal and joiner that a set of classes holds.
fn role(sets: &ClassSets, symbol: Symbol, classes: [Option<ClassId>; 4]) -> Role {
    let has = |class: Option<ClassId>| class.is_some_and(|id| sets.has(symbol, id));
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
