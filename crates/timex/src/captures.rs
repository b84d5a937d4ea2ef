//! Runs one rule's program over the tokens of a match to learn which token bears which label.

use crate::ahead::{END, Sketch, bit_of};
use crate::classes::ClassId;
use crate::rule::{Instr, LabelId};
use crate::steps::Steps;
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

impl Step {
    /// The same, tokens counted from `first`.
    pub(crate) fn from(&self, first: usize) -> Step {
        match *self {
            Step::Bind(binding) => Step::Bind(Binding { first: binding.first - first, ..binding }),
            Step::Enter(..) | Step::Leave(_) => *self,
        }
    }
}

/// What a run leaves behind, and the buffers it works in: kept from run to run.
#[derive(Debug, Default)]
pub(crate) struct Captures {
    /// What happened on the way, in order.
    pub steps: Vec<Step>,
    /// `(extent, first token, end)`.
    pub extents: Vec<(u8, usize, usize)>,
    pub literals: u32,
    edges: Vec<(u8, usize)>,
    open: Vec<Open>,
}

/// A way left for later.
#[derive(Clone, Copy, Debug)]
struct Open {
    at: u32,
    token: usize,
    steps: usize,
    edges: usize,
    literals: u32,
    caller: Caller,
}

/// Where a phrase was called that is not done yet, and the token it began with.
#[derive(Clone, Copy, Debug)]
struct Caller {
    at: u32,
    token: usize,
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

/// The program that is run and what it is run over.
#[derive(Clone, Copy)]
pub(crate) struct Run<'a> {
    pub vocabulary: &'a Vocabulary,
    pub program: Steps<'a>,
    pub tokens: &'a [Token],
}

impl Run<'_> {
    /// What the token can be taken for, and whether the goal is reached.
    fn here(&self, first: usize, token: usize, goal: Goal) -> Sketch {
        let (room, end) = match goal {
            Goal::At(end) => (token < end, if token == end { END } else { 0 }),
            Goal::Anywhere => (token < self.tokens.len() && (token == first || !self.tokens[token].breaks), END),
        };
        if room { self.vocabulary.sketches[usize::from(self.tokens[token].symbol)] | end } else { end }
    }

    /// Says whether the program can begin at a token; what it says yes to may yet fail.
    pub(crate) fn may_begin(&self, entry: u32, first: usize, goal: Goal) -> bool {
        self.program.ahead(entry) & self.here(first, first, goal) != 0
    }
}

impl Captures {
    /// Runs the program from `entry` over `tokens[first..]`; the preferred way that reaches the goal wins. Says whether
    /// one does.
    pub(crate) fn run(&mut self, run: Run<'_>, entry: u32, first: usize, goal: Goal) -> bool {
        let Run { vocabulary, program, tokens } = run;
        self.open.clear();
        let nobody = Caller { at: entry, token: first };
        self.open.push(Open { at: entry, token: first, steps: 0, edges: 0, literals: 0, caller: nobody });
        let mut count = 0;
        while let Some(Open { mut at, mut token, steps, edges, mut literals, mut caller }) = self.open.pop() {
            self.steps.truncate(steps);
            self.edges.truncate(edges);
            let mut here = run.here(first, token, goal);
            loop {
                count += 1;
                if count > MOST_STEPS {
                    return false;
                }
                match program.instr(at) {
                    Instr::Take(class, label) => {
                        if here & bit_of(class) == 0 || !vocabulary.has(tokens[token].symbol, class) {
                            break;
                        }
                        if let Some(label) = label {
                            self.steps.push(Step::Bind(Binding { label, class, first: token, phrase: None }));
                        } else {
                            literals += 1;
                        }
                        token += 1;
                        at += 1;
                        here = run.here(first, token, goal);
                    }
                    Instr::Split(one, other) => {
                        let leads = |to: u32| program.ahead(to) & here != 0;
                        at = match (leads(one), leads(other)) {
                            (true, true) => {
                                let (steps, edges) = (self.steps.len(), self.edges.len());
                                self.open.push(Open { at: other, token, steps, edges, literals, caller });
                                one
                            }
                            (true, false) => one,
                            (false, true) => other,
                            (false, false) => break,
                        };
                    }
                    Instr::Jump(to) => at = to,
                    Instr::Open(extent) | Instr::Close(extent) => {
                        self.edges.push((extent, token));
                        at += 1;
                    }
                    Instr::Call(tree, _) => {
                        caller = Caller { at, token };
                        at = tree;
                    }
                    Instr::Phrase(class, index) => {
                        let Caller { at: call, token: first } = caller;
                        if let Instr::Call(_, Some(label)) = program.instr(call) {
                            self.steps.push(Step::Bind(Binding { label, class, first, phrase: Some(index) }));
                        }
                        at = call + 1;
                    }
                    Instr::Enter(definition, way) => {
                        self.steps.push(Step::Enter(definition, way));
                        at += 1;
                    }
                    Instr::Leave(label) => {
                        self.steps.push(Step::Leave(label));
                        at += 1;
                    }
                    Instr::Accept(_) => {
                        if matches!(goal, Goal::At(end) if token != end) {
                            break;
                        }
                        self.literals = literals;
                        self.mark_extents();
                        return true;
                    }
                    Instr::Fail => break,
                }
            }
        }
        false
    }

    fn mark_extents(&mut self) {
        self.extents.clear();
        for &(extent, place) in &self.edges {
            match self.extents.iter_mut().find(|known| known.0 == extent) {
                Some(known) => known.2 = place,
                None => self.extents.push((extent, place, place)),
            }
        }
    }
}
