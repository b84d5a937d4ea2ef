//! A pattern made into a small program, which the automaton and the capturing matcher both run.

use std::collections::BTreeMap;

use super::{Definition, Guideline, LabelId, Pattern};
use crate::classes::ClassId;
use crate::vocabulary::{Phrase, Vocabulary};

/// A step of a program.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Instr {
    /// Takes a token of the class.
    Take(ClassId, Option<LabelId>),
    /// Goes on at both; the first is preferred.
    Split(u32, u32),
    Jump(u32),
    /// An extent begins or ends.
    Open(u8),
    Close(u8),
    /// Takes a phrase of a class, under a label: goes on at the tree of its phrases, and behind this when one is done.
    Call(u32, Option<LabelId>),
    /// A phrase is done: class, index in the class.
    Phrase(ClassId, u16),
    /// A way of a definition begins.
    Enter(u16, u16),
    /// The definition that began last is done.
    Leave(Option<LabelId>),
    /// The rule has matched.
    Accept(u16),
    /// Goes nowhere.
    Fail,
}

/// Appends the program of `pattern`, ending in `Accept(rule)`, and returns where it begins. Until `link` has been called, a
/// call holds the class whose phrases it takes.
pub(crate) fn compile(language: Language<'_>, pattern: &Pattern, rule: u16, program: &mut Vec<Instr>) -> u32 {
    let start = program.len() as u32;
    emit(language, pattern, program);
    program.push(Instr::Accept(rule));
    start
}

/// Appends the phrases of each class that is called, once, as a tree, and leads the calls there.
pub(crate) fn link(vocabulary: &Vocabulary, program: &mut Vec<Instr>) {
    let mut trees: BTreeMap<u32, u32> = BTreeMap::new();
    for at in 0..program.len() {
        if let Instr::Call(class, label) = program[at] {
            let tree = *trees.entry(class).or_insert_with(|| {
                let start = program.len() as u32;
                let class = class as ClassId;
                let phrases = vocabulary.phrases.get(&class).map_or(&[][..], Vec::as_slice);
                Branch::of(phrases).emit(class, program);
                start
            });
            program[at] = Instr::Call(tree, label);
        }
    }
}

/// What a program is made against.
#[derive(Clone, Copy)]
pub(crate) struct Language<'a> {
    pub vocabulary: &'a Vocabulary,
    pub definitions: &'a [Definition],
    pub guideline: Guideline,
}

fn emit(language: Language<'_>, pattern: &Pattern, program: &mut Vec<Instr>) {
    match pattern {
        Pattern::Empty => {}
        Pattern::Class(class, label) => emit_class(language.vocabulary, *class, *label, program),
        Pattern::Sequence(parts) => parts.iter().for_each(|part| emit(language, part, program)),
        Pattern::Choice(ways) => emit_choice(ways.len(), program, |index, program| {
            emit(language, &ways[index], program);
        }),
        Pattern::Optional(inner) => {
            let split = program.len();
            program.push(Instr::Fail);
            emit(language, inner, program);
            program[split] = Instr::Split(split as u32 + 1, program.len() as u32);
        }
        Pattern::Repeat(inner) => {
            let start = program.len() as u32;
            emit(language, inner, program);
            let next = program.len() as u32 + 1;
            program.push(Instr::Split(start, next));
        }
        Pattern::Extent(index, inner) => {
            program.push(Instr::Open(*index));
            emit(language, inner, program);
            program.push(Instr::Close(*index));
        }
        Pattern::Defined(index, label) => {
            let ways = &language.definitions[usize::from(*index)].ways;
            emit_choice(ways.len(), program, |way, program| {
                program.push(Instr::Enter(*index, way as u16));
                emit(language, &ways[way].pattern, program);
                program.push(Instr::Leave(*label));
            });
        }
        Pattern::Only(only, inner) => {
            // Under another guideline an optional token is left out; a way that needs the token is none.
            if language.guideline.holds(*only) {
                emit(language, inner, program);
            } else if !matches!(**inner, Pattern::Optional(_)) {
                program.push(Instr::Fail);
            }
        }
    }
}

/// A class is its phrases and its single words, which come last.
fn emit_class(vocabulary: &Vocabulary, class: ClassId, label: Option<LabelId>, program: &mut Vec<Instr>) {
    let ways = if vocabulary.phrases.contains_key(&class) { 2 } else { 1 };
    emit_choice(ways, program, |way, program| {
        program.push(if way + 1 < ways { Instr::Call(class.into(), label) } else { Instr::Take(class, label) });
    });
}

/// Phrases by their words: those that begin alike share a branch, the one with the longest phrase first.
#[derive(Default)]
struct Branch {
    ends: Option<u16>,
    order: Vec<(ClassId, Branch)>,
    places: BTreeMap<ClassId, usize>,
}

impl Branch {
    /// Phrases come with the longest first; of two with the same words the first stands.
    fn of(phrases: &[Phrase]) -> Branch {
        let mut root = Branch::default();
        for (index, phrase) in phrases.iter().enumerate() {
            let mut branch = &mut root;
            for &word in &phrase.words {
                let next = branch.order.len();
                let place = *branch.places.entry(word).or_insert(next);
                if place == next {
                    branch.order.push((word, Branch::default()));
                }
                branch = &mut branch.order[place].1;
            }
            branch.ends.get_or_insert(index as u16);
        }
        root
    }

    fn emit(&self, class: ClassId, program: &mut Vec<Instr>) {
        let ways = self.order.len() + usize::from(self.ends.is_some());
        emit_choice(ways, program, |way, program| match (self.order.get(way), self.ends) {
            (Some((word, branch)), _) => {
                program.push(Instr::Take(*word, None));
                branch.emit(class, program);
            }
            (None, Some(index)) => program.push(Instr::Phrase(class, index)),
            (None, None) => {}
        });
    }
}

/// Ways in the order they are preferred. They hang on a tree, not a chain, for whoever looks ahead to pass by those
/// that cannot begin half of them at a time.
fn emit_choice(ways: usize, program: &mut Vec<Instr>, mut emit_way: impl FnMut(usize, &mut Vec<Instr>)) {
    let mut jumps = Vec::with_capacity(ways.saturating_sub(1));
    // Splits whose second half is to come: the place of each and the way that half begins with.
    let mut open: Vec<(usize, usize)> = Vec::new();
    for index in 0..ways {
        if let Some((split, _)) = open.pop_if(|(_, second)| *second == index) {
            program[split] = Instr::Split(split as u32 + 1, program.len() as u32);
        }
        let mut end = open.last().map_or(ways, |(_, second)| *second);
        while end - index > 1 {
            end = index + (end - index).div_ceil(2);
            open.push((program.len(), end));
            program.push(Instr::Fail);
        }
        emit_way(index, program);
        if index + 1 < ways {
            jumps.push(program.len());
            program.push(Instr::Fail);
        }
    }
    let end = program.len() as u32;
    for jump in jumps {
        program[jump] = Instr::Jump(end);
    }
}
