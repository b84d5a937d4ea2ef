//! The automaton over token symbols: all rules of a pack at once, made deterministic as far as the text asks for it.

use std::collections::HashMap;

use crate::rule::Instr;
use crate::vocabulary::{Symbol, Vocabulary};

/// States beyond this number are forgotten and made anew: memory stays bounded on any text.
const MOST_STATES: usize = 8_000;

/// No rule can go on.
pub(crate) const DEAD: u32 = 1;
const UNKNOWN: u32 = 0;
/// Where every match begins.
pub(crate) const START: u32 = 2;

/// A lazily built deterministic automaton; one for each thread and domain.
#[derive(Debug)]
pub(crate) struct Automaton {
    symbols: usize,
    starts: Box<[u32]>,
    /// `table[state * symbols + symbol]` is the next state.
    table: Vec<u32>,
    states: Vec<State>,
    index: HashMap<Box<[u32]>, u32>,
    seen: Seen,
}

#[derive(Debug)]
struct State {
    takes: Box<[u32]>,
    accepts: Box<[u16]>,
}

impl Automaton {
    pub(crate) fn new(vocabulary: &Vocabulary, program: &[Instr], starts: &[u32]) -> Automaton {
        let mut automaton = Automaton {
            symbols: vocabulary.symbol_count(),
            starts: starts.into(),
            table: Vec::new(),
            states: Vec::new(),
            index: HashMap::new(),
            seen: Seen::default(),
        };
        automaton.reset(program);
        automaton
    }

    fn reset(&mut self, program: &[Instr]) {
        self.table.clear();
        self.states.clear();
        self.index.clear();
        for _ in 0..2 {
            self.push(State { takes: Box::default(), accepts: Box::default() });
        }
        let starts = self.starts.clone();
        let state = closure(program, &mut self.seen, &starts);
        self.push(state);
    }

    fn push(&mut self, state: State) -> u32 {
        self.states.push(state);
        self.table.resize(self.states.len() * self.symbols, UNKNOWN);
        (self.states.len() - 1) as u32
    }

    /// Returns the state after `symbol`.
    #[inline]
    pub(crate) fn step(&mut self, vocabulary: &Vocabulary, program: &[Instr], state: u32, symbol: Symbol) -> u32 {
        let next = self.table[state as usize * self.symbols + symbol as usize];
        if next != UNKNOWN { next } else { self.build(vocabulary, program, state, symbol) }
    }

    /// Returns the rules that have matched when `state` is reached.
    pub(crate) fn accepts(&self, state: u32) -> &[u16] {
        &self.states[state as usize].accepts
    }

    /// Forgets states where they have become too many; called between matches only.
    pub(crate) fn bound(&mut self, program: &[Instr]) {
        if self.states.len() > MOST_STATES {
            self.reset(program);
        }
    }

    #[cold]
    fn build(&mut self, vocabulary: &Vocabulary, program: &[Instr], state: u32, symbol: Symbol) -> u32 {
        let targets: Vec<u32> = self.states[state as usize]
            .takes
            .iter()
            .copied()
            .filter(|&at| match program[at as usize] {
                Instr::Take(class, _) => vocabulary.has(symbol, class),
                Instr::Split(..)
                | Instr::Jump(_)
                | Instr::Open(_)
                | Instr::Close(_)
                | Instr::Begin
                | Instr::Phrase(..)
                | Instr::Enter(..)
                | Instr::Leave(_)
                | Instr::Accept(_)
                | Instr::Fail => false,
            })
            .map(|at| at + 1)
            .collect();
        let next = if targets.is_empty() {
            DEAD
        } else {
            let reached = closure(program, &mut self.seen, &targets);
            let mut key: Vec<u32> = reached.takes.to_vec();
            key.push(u32::MAX);
            key.extend(reached.accepts.iter().map(|rule| u32::from(*rule)));
            match self.index.get(key.as_slice()) {
                Some(&known) => known,
                None => {
                    let new = self.push(reached);
                    self.index.insert(key.into(), new);
                    new
                }
            }
        };
        self.table[state as usize * self.symbols + symbol as usize] = next;
        next
    }
}

/// Marks instructions as seen; a new round costs nothing.
#[derive(Debug, Default)]
struct Seen {
    round: u32,
    marks: Vec<u32>,
}

impl Seen {
    fn begin(&mut self, length: usize) {
        self.marks.resize(length.max(self.marks.len()), 0);
        self.round = self.round.wrapping_add(1);
        if self.round == 0 {
            self.marks.fill(0);
            self.round = 1;
        }
    }

    fn before(&mut self, at: u32) -> bool {
        std::mem::replace(&mut self.marks[at as usize], self.round) == self.round
    }
}

/// Follows what takes no token, and returns what takes one and what accepts, sorted.
fn closure(program: &[Instr], seen: &mut Seen, from: &[u32]) -> State {
    seen.begin(program.len());
    let mut stack: Vec<u32> = from.iter().rev().copied().collect();
    let (mut takes, mut accepts) = (Vec::new(), Vec::new());
    while let Some(at) = stack.pop() {
        if seen.before(at) {
            continue;
        }
        match program[at as usize] {
            Instr::Take(..) => takes.push(at),
            Instr::Split(first, second) => stack.extend([second, first]),
            Instr::Jump(to) => stack.push(to),
            Instr::Open(_)
            | Instr::Close(_)
            | Instr::Begin
            | Instr::Phrase(..)
            | Instr::Enter(..)
            | Instr::Leave(_) => {
                stack.push(at + 1);
            }
            Instr::Accept(rule) => accepts.push(rule),
            Instr::Fail => {}
        }
    }
    takes.sort_unstable();
    accepts.sort_unstable();
    accepts.dedup();
    State { takes: takes.into(), accepts: accepts.into() }
}
