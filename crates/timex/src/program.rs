//! All rules of a pack as one program for one guideline, and where each rule begins in it.

use crate::ahead::{Sketch, ahead};
use crate::guideline::Guideline;
use crate::rule::{Beside, Definition, Instr, Language, Rule, compile, link};
use crate::vocabulary::Vocabulary;

/// The rules compiled for one guideline.
#[derive(Debug)]
pub(crate) struct Program {
    pub instrs: Vec<Instr>,
    /// What can be taken next from each place.
    pub ahead: Box<[Sketch]>,
    pub entries: Vec<Entry>,
}

/// Where the programs of a rule begin.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Entry {
    pub start: u32,
    /// Program and whether it must not match.
    pub before: Vec<(u32, bool)>,
    pub after: Vec<(u32, bool)>,
}

impl Program {
    pub(crate) fn new(
        vocabulary: &Vocabulary,
        definitions: &[Definition],
        rules: &[Rule],
        guideline: Guideline,
    ) -> Program {
        let mut instrs = Vec::new();
        let mut entries = Vec::new();
        let language = Language { vocabulary, definitions, guideline };
        for (index, rule) in rules.iter().enumerate() {
            let start = compile(language, &rule.pattern, index as u16, &mut instrs);
            let mut beside = |list: &[Beside]| -> Vec<(u32, bool)> {
                list.iter().map(|item| (compile(language, &item.pattern, 0, &mut instrs), item.negated)).collect()
            };
            let (before, after) = (beside(&rule.before), beside(&rule.after));
            entries.push(Entry { start, before, after });
        }
        link(vocabulary, &mut instrs);
        Program::of(instrs, entries)
    }

    /// The program of these steps.
    pub(crate) fn of(instrs: Vec<Instr>, entries: Vec<Entry>) -> Program {
        let ahead = ahead(&instrs);
        Program { instrs, ahead, entries }
    }
}
