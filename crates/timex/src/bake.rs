//! Writes a pack as bytes, which `baked` reads. Only the build script does, and the test that holds the two to each other.

use crate::baked::GUIDELINES;
use crate::classes::ClassId;
use crate::meaning::Meaning;
use crate::operators::OperatorId;
use crate::program::Program;
use crate::reading::{Parts, Worded};
use crate::rule::Term;
use crate::vocabulary::{CaseRule, Phrase, Role, Suffix};

/// Writes a pack: a length and its program for each guideline, then all else.
pub(crate) fn write(parts: &Parts) -> Vec<u8> {
    let mut out = Writer::default();
    for guideline in GUIDELINES {
        let program = Program::new(&parts.vocabulary, &parts.definitions, &parts.rules, guideline);
        let mut part = Writer::default();
        write_program(&mut part, &program);
        out.number(part.bytes.len() as u32);
        out.bytes.extend(part.bytes);
    }
    write_vocabulary(&mut out, parts);
    for endings in [&parts.endings.past, &parts.endings.progressive] {
        out.list(endings, |out, ending| out.text(ending));
    }
    out.list(&parts.rules, |out, rule| {
        out.text(&rule.name);
        out.list(&rule.terms, write_term);
    });
    out.list(&parts.definitions, |out, definition| out.list(&definition.ways, |out, way| write_term(out, &way.term)));
    out.list(&parts.feasts, |out, feast| [&feast.id, &feast.rule, &feast.name].iter().for_each(|text| out.text(text)));
    out.list(&parts.periods, |out, period| [&period.id, &period.edtf].iter().for_each(|text| out.text(text)));
    out.bytes
}

fn write_program(out: &mut Writer, program: &Program) {
    out.list(&program.places, |out, place| out.bytes.extend(place.as_flattened()));
    out.list(&program.entries, |out, entry| {
        out.number(entry.start);
        for beside in [&entry.before, &entry.after] {
            out.list(beside, |out, (start, negated)| {
                out.number(*start);
                out.byte(u8::from(*negated));
            });
        }
    });
}

fn write_term(out: &mut Writer, term: &Term) {
    match term {
        Term::Label(label) => {
            out.byte(0);
            out.byte(*label);
        }
        Term::Number(number) => {
            out.byte(1);
            out.long(*number as u64);
        }
        Term::Keyword(word) => {
            out.byte(2);
            out.text(word);
        }
        Term::Call(OperatorId(operator), arguments) => {
            out.byte(3);
            out.byte(*operator);
            out.list(arguments, |out, (name, term)| {
                out.byte(u8::from(name.is_some()));
                name.iter().for_each(|name| out.text(name));
                write_term(out, term);
            });
        }
        Term::Or(one, other) => {
            out.byte(4);
            write_term(out, one);
            write_term(out, other);
        }
    }
}

fn write_vocabulary(out: &mut Writer, parts: &Parts) {
    let vocabulary = &parts.vocabulary;
    // The words that stand in rules and phrases are classes too, which nobody calls by name any more.
    let classes = vocabulary.classes.names.iter().zip(0..).map(|(name, class)| (name.as_str(), class));
    let named: Vec<(&str, ClassId)> = classes.filter(|(name, _)| !name.starts_with(['"', '^'])).collect();
    out.list(&named, |out, (name, class)| {
        out.text(name);
        out.short(*class);
    });
    out.list(&parts.meanings, |out, worded| {
        out.text(&worded.class);
        out.text(&worded.text);
    });
    let mut hashes = vec![0; vocabulary.words.len()];
    let taken = vocabulary.slots.iter().filter(|slot| slot.word != u32::MAX);
    taken.for_each(|slot| hashes[slot.word as usize] = slot.hash);
    out.list(&hashes, |out, hash| out.long(*hash));
    out.list(&vocabulary.words, |out, word| {
        word.symbols.iter().for_each(|symbol| out.short(*symbol));
        out.number(word.dotted.unwrap_or(u32::MAX));
        out.byte(u8::from(word.value.is_some()));
        word.value.iter().for_each(|value| out.long(*value as u64));
        out.byte(match word.suffix {
            Suffix::None => 0,
            Suffix::Ordinal => 1,
            Suffix::Decade => 2,
        });
        out.list(&word.meanings, |out, (class, case, meaning)| {
            out.short(*class);
            out.byte(match case {
                CaseRule::Any => 0,
                CaseRule::Title => 1,
                CaseRule::Upper => 2,
                CaseRule::Lower => 3,
            });
            write_meaning(out, &parts.meanings, meaning);
        });
    });
    let phrases: Vec<(&ClassId, &Vec<Phrase>)> = vocabulary.phrases.iter().collect();
    out.list(&phrases, |out, (class, phrases)| {
        out.short(**class);
        out.list(phrases, |out, phrase| {
            out.list(&phrase.words, |out, word| out.short(*word));
            write_meaning(out, &parts.meanings, &phrase.meaning);
        });
    });
    out.list(&vocabulary.sets.lists, |out, class| out.short(*class));
    out.list(&vocabulary.sets.ends, |out, end| out.number(*end));
    out.list(&vocabulary.numeric, |out, (mask, symbol)| {
        out.number(*mask);
        out.short(*symbol);
    });
    vocabulary.unknown.iter().chain(&vocabulary.ascii_marks).for_each(|symbol| out.short(*symbol));
    let marks: Vec<(&char, &u16)> = vocabulary.other_marks.iter().collect();
    out.list(&marks, |out, (mark, symbol)| {
        out.number(u32::from(**mark));
        out.short(**symbol);
    });
    out.list(&vocabulary.roles, |out, role| {
        out.byte(match role {
            Role::None => 0,
            Role::Cardinal => 1,
            Role::Ordinal => 2,
            Role::Scale => 3,
            Role::Joiner => 4,
        });
    });
}

fn write_meaning(out: &mut Writer, known: &[Worded], meaning: &Meaning) {
    match meaning {
        Meaning::Plain => out.byte(0),
        Meaning::Number(number) => {
            out.byte(1);
            out.long(*number as u64);
        }
        Meaning::Feast(index) => {
            out.byte(2);
            out.short(*index);
        }
        Meaning::Period(index) => {
            out.byte(3);
            out.short(*index);
        }
        other => {
            out.byte(4);
            let worded = known.iter().position(|known| known.meaning == *other);
            out.number(worded.expect("the lexicon has words for whatever its words mean") as u32);
        }
    }
}

/// Writes one after another.
#[derive(Debug, Default)]
pub(crate) struct Writer {
    pub bytes: Vec<u8>,
}

impl Writer {
    pub(crate) fn byte(&mut self, number: u8) {
        self.bytes.push(number);
    }

    pub(crate) fn short(&mut self, number: u16) {
        self.bytes.extend(number.to_le_bytes());
    }

    pub(crate) fn number(&mut self, number: u32) {
        self.bytes.extend(number.to_le_bytes());
    }

    pub(crate) fn long(&mut self, number: u64) {
        self.bytes.extend(number.to_le_bytes());
    }

    pub(crate) fn text(&mut self, text: &str) {
        self.number(text.len() as u32);
        self.bytes.extend(text.as_bytes());
    }

    /// A list: its length, then each of it by `each`.
    pub(crate) fn list<T>(&mut self, items: &[T], mut each: impl FnMut(&mut Writer, &T)) {
        self.number(items.len() as u32);
        items.iter().for_each(|item| each(self, item));
    }
}
