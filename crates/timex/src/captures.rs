//! Runs one rule's program over the tokens of a match to learn which token bears which label.

use crate::classes::ClassId;
use crate::rule::{Instr, LabelId};
use crate::token::Token;
use crate::vocabulary::Vocabulary;

/// What a label stands for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Binding {
    pub label: LabelId,
    pub class: ClassId,
    /// The first of its tokens.
    pub first: usize,
    /// The phrase of the class, where it is one.
    pub phrase: Option<u16>,
}

/// What happens on the way through a match, in order.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Step {
    Bind(Binding),
    /// Definition and way.
    Enter(u16, u16),
    Leave(Option<LabelId>),
}

/// A match with its labels and extents, in token numbers.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Captures {
    pub steps: Vec<Step>,
    /// `(extent, first token, end)`.
    pub extents: Vec<(u8, usize, usize)>,
    pub literals: u32,
}

/// Steps after which a rule is given up on a match; far above what any match of a real rule needs.
const MOST_STEPS: usize = 20_000;

/// Where to stop.
#[derive(Clone, Copy)]
pub(crate) enum Goal {
    /// Exactly here.
    At(usize),
    /// Wherever the program accepts first.
    Anywhere,
}

/// Runs `program` from `entry` over `tokens[first..]`; the preferred way that reaches the goal wins.
pub(crate) fn capture(
    vocabulary: &Vocabulary,
    program: &[Instr],
    entry: u32,
    tokens: &[Token],
    first: usize,
    goal: Goal,
) -> Option<Captures> {
    let mut stack = vec![(entry, first, 0_usize, 0_usize, 0_usize, 0_u32)];
    let mut taken: Vec<Step> = Vec::new();
    let mut edges: Vec<(u8, usize)> = Vec::new();
    let mut begins: Vec<usize> = Vec::new();
    let mut steps = 0;
    while let Some((mut at, mut token, bound, edged, begun, mut literals)) = stack.pop() {
        taken.truncate(bound);
        edges.truncate(edged);
        begins.truncate(begun);
        loop {
            steps += 1;
            if steps > MOST_STEPS {
                return None;
            }
            match program[at as usize] {
                Instr::Take(class, label) => {
                    let room = match goal {
                        Goal::At(end) => token < end,
                        Goal::Anywhere => token < tokens.len() && (token == first || !tokens[token].breaks),
                    };
                    if !room || !vocabulary.has(tokens[token].symbol, class) {
                        break;
                    }
                    if let Some(label) = label {
                        taken.push(Step::Bind(Binding { label, class, first: token, phrase: None }));
                    } else {
                        literals += 1;
                    }
                    token += 1;
                    at += 1;
                }
                Instr::Split(one, other) => {
                    stack.push((other, token, taken.len(), edges.len(), begins.len(), literals));
                    at = one;
                }
                Instr::Jump(to) => at = to,
                Instr::Open(extent) | Instr::Close(extent) => {
                    edges.push((extent, token));
                    at += 1;
                }
                Instr::Begin => {
                    begins.push(token);
                    at += 1;
                }
                Instr::Phrase(label, class, index) => {
                    let begin = begins.last().copied().unwrap_or(token);
                    if let Some(label) = label {
                        taken.push(Step::Bind(Binding { label, class, first: begin, phrase: Some(index) }));
                    }
                    at += 1;
                }
                Instr::Enter(definition, way) => {
                    taken.push(Step::Enter(definition, way));
                    at += 1;
                }
                Instr::Leave(label) => {
                    taken.push(Step::Leave(label));
                    at += 1;
                }
                Instr::Accept(_) => {
                    if matches!(goal, Goal::At(end) if token != end) {
                        break;
                    }
                    let mut extents: Vec<(u8, usize, usize)> = Vec::new();
                    for (extent, place) in edges {
                        match extents.iter_mut().find(|known| known.0 == extent) {
                            Some(known) => known.2 = place,
                            None => extents.push((extent, place, place)),
                        }
                    }
                    return Some(Captures { steps: taken, extents, literals });
                }
                Instr::Fail => break,
            }
        }
    }
    None
}
