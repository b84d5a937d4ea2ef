//! All rules of a pack as one program for one guideline, and where each rule begins in it.

use std::borrow::Cow;

use crate::guideline::Guideline;
use crate::rule::{Beside, Definition, Language, Rule, compile, link};
use crate::steps::{Place, Steps, lay_out};
use crate::vocabulary::Vocabulary;

/// The rules compiled for one guideline.
#[derive(Debug)]
pub(crate) struct Program {
    pub places: Cow<'static, [Place]>,
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
        Program { places: lay_out(&instrs).into(), entries }
    }

    /// Its steps.
    pub(crate) fn steps(&self) -> Steps<'_> {
        Steps(&self.places)
    }
}
