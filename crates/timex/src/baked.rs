//! A pack read from bytes, as `bake` writes them when the crate is built: nothing is parsed when a program starts.

use std::collections::BTreeMap;

use crate::ahead::sketches;
use crate::builder::Endings;
use crate::bytes::Reader;
use crate::classes::Classes;
use crate::guideline::Guideline;
use crate::meaning::Meaning;
use crate::operators::OperatorId;
use crate::program::{Entry, Program};
use crate::reading::{Feast, Period};
use crate::rule::{Sense, Term};
use crate::steps::Place;
use crate::vocabulary::{CaseRule, ClassSets, FILTER, Phrase, Role, Slot, Suffix, Vocabulary, Word};

/// The guidelines a pack has a program for, in the order of the bytes.
pub(crate) const GUIDELINES: [Guideline; 3] = [Guideline::News, Guideline::Message, Guideline::Narrative];

/// What a pack needs to read texts.
#[derive(Debug)]
pub(crate) struct Baked {
    pub vocabulary: Vocabulary,
    pub endings: Endings,
    pub rules: Vec<Sense>,
    /// The meanings of each way of each definition.
    pub definitions: Vec<Vec<Term>>,
    pub feasts: Vec<Feast>,
    pub periods: Vec<Period>,
}

/// Reads a pack, all but its programs; nothing where the bytes are not a pack's.
pub(crate) fn read(bytes: &[u8]) -> Option<Baked> {
    let mut from = Reader::new(bytes);
    for _ in GUIDELINES {
        let length = from.number()?;
        from.bytes(length as usize)?;
    }
    let vocabulary = read_vocabulary(&mut from)?;
    let mut texts = || from.list(|from| Some(from.text()?.to_owned()));
    let endings = Endings { past: texts()?, progressive: texts()? };
    let rules = from.list(|from| Some(Sense { name: from.text()?.into(), terms: from.list(read_term)? }))?;
    let definitions = from.list(|from| from.list(read_term))?;
    let feast = |from: &mut Reader<'_>| {
        Some(Feast { id: from.text()?.to_owned(), rule: from.text()?.to_owned(), name: from.text()?.to_owned() })
    };
    let feasts = from.list(feast)?;
    let periods = from.list(|from| {
        let (id, edtf) = (from.text()?.to_owned(), from.text()?.to_owned());
        Some(Period { id, edtf, ..Period::default() })
    })?;
    Some(Baked { vocabulary, endings, rules, definitions, feasts, periods })
}

/// Reads the program for a guideline.
pub(crate) fn read_program(bytes: &'static [u8], guideline: Guideline) -> Option<Program> {
    let mut from = Reader::new(bytes);
    for known in GUIDELINES {
        let length = from.number()?;
        let part = from.bytes(length as usize)?;
        if known == guideline {
            let mut from = Reader::new(part);
            let count = from.number()? as usize;
            let places = from.bytes(count.checked_mul(size_of::<Place>())?)?.as_chunks().0.as_chunks().0;
            let beside = |from: &mut Reader<'_>| from.list(|from| Some((from.number()?, from.byte()? != 0)));
            let entry = |from: &mut Reader<'_>| {
                Some(Entry { start: from.number()?, before: beside(from)?, after: beside(from)? })
            };
            let entries = from.list(entry)?;
            return Some(Program { places: places.into(), entries });
        }
    }
    None
}

fn read_term(from: &mut Reader<'_>) -> Option<Term> {
    Some(match from.byte()? {
        0 => Term::Label(from.byte()?),
        1 => Term::Number(from.long()? as i64),
        2 => Term::Keyword(from.text()?.to_owned()),
        3 => Term::Call(
            OperatorId(from.byte()?),
            from.list(|from| {
                let name = if from.byte()? == 0 { None } else { Some(from.text()?.to_owned()) };
                Some((name, read_term(from)?))
            })?,
        ),
        4 => Term::Or(Box::new(read_term(from)?), Box::new(read_term(from)?)),
        _ => return None,
    })
}

fn read_vocabulary(from: &mut Reader<'_>) -> Option<Vocabulary> {
    let classes = Classes::of(from.list(|from| Some((from.text()?, from.short()?)))?);
    let meanings = from.list(|from| {
        let (class, text) = (from.text()?, from.text()?);
        Meaning::parse(class, text).ok()
    })?;
    let hashes = from.longs()?;
    let words = from.list(|from| {
        Some(Word {
            symbols: [from.short()?, from.short()?, from.short()?],
            dotted: from.number().map(|word| (word != u32::MAX).then_some(word))?,
            value: if from.byte()? == 0 { None } else { Some(from.long()? as i64) },
            suffix: match from.byte()? {
                0 => Suffix::None,
                1 => Suffix::Ordinal,
                2 => Suffix::Decade,
                _ => return None,
            },
            meanings: from.list(|from| {
                let class = from.short()?;
                let case = match from.byte()? {
                    0 => CaseRule::Any,
                    1 => CaseRule::Title,
                    2 => CaseRule::Upper,
                    3 => CaseRule::Lower,
                    _ => return None,
                };
                Some((class, case, read_meaning(from, &meanings)?))
            })?,
        })
    })?;
    let phrase =
        |from: &mut Reader<'_>| Some(Phrase { words: from.shorts()?, meaning: read_meaning(from, &meanings)? });
    let phrases = from.list(|from| Some((from.short()?, from.list(phrase)?)))?;
    let sets = ClassSets::of_lists(from.shorts()?, from.numbers()?)?;
    let numeric = from.list(|from| Some((from.number()?, from.short()?)))?;
    let mut symbols = [0; 3 + 128];
    for symbol in &mut symbols {
        *symbol = from.short()?;
    }
    let (unknown, ascii_marks) = symbols.split_first_chunk::<3>()?;
    let marks = from.list(|from| Some((char::from_u32(from.number()?)?, from.short()?)))?;
    let roles = from.list(|from| {
        Some(match from.byte()? {
            0 => Role::None,
            1 => Role::Cardinal,
            2 => Role::Ordinal,
            3 => Role::Scale,
            4 => Role::Joiner,
            _ => return None,
        })
    })?;
    let size = Vocabulary::places(words.len());
    let mut vocabulary = Vocabulary {
        classes,
        slots: vec![Slot::FREE; size],
        mask: size - 1,
        words,
        phrases: BTreeMap::from_iter(phrases),
        sketches: sketches(&sets),
        sets,
        numeric,
        unknown: *unknown,
        ascii_marks: ascii_marks.try_into().ok()?,
        other_marks: BTreeMap::from_iter(marks),
        filter: vec![0; FILTER / 64].into(),
        roles,
    };
    for (word, hash) in hashes.into_iter().enumerate() {
        vocabulary.insert(hash, word as u32);
    }
    Some(vocabulary)
}

fn read_meaning(from: &mut Reader<'_>, known: &[Meaning]) -> Option<Meaning> {
    Some(match from.byte()? {
        0 => Meaning::Plain,
        1 => Meaning::Number(from.long()? as i64),
        2 => Meaning::Feast(from.short()?),
        3 => Meaning::Period(from.short()?),
        4 => known.get(from.number()? as usize)?.clone(),
        _ => return None,
    })
}
