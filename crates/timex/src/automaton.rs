//! The automaton over token symbols: all rules of a pack at once, made deterministic as far as the text asks for it.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use crate::ahead::{Sketch, bit_of};
use crate::classes::ClassId;
use crate::letters::Running;
use crate::rule::Instr;
use crate::steps::Steps;
use crate::vocabulary::{Symbol, Vocabulary};

/// States beyond this number are forgotten and made anew: memory stays bounded on any text.
const MOST_STATES: usize = 8_000;
/// So many steps between states are remembered.
const MOST_STEPS: usize = 1 << 18;

/// No rule can go on.
pub(crate) const DEAD: u32 = 1;
/// Marks a state in which some rule has matched.
pub(crate) const ACCEPTS: u32 = 1 << 23;
const UNKNOWN: u32 = 0;
/// Where every match begins.
const START: u32 = 2;

/// A lazily built deterministic automaton; one for each thread and domain.
#[derive(Debug, Default)]
pub(crate) struct Automaton {
    starts: Box<[u32]>,
    /// The state after each symbol where a match begins: most symbols lead nowhere, and most tokens ask only here.
    first: Box<[u32]>,
    /// The states after the others.
    steps: Known,
    states: Vec<State>,
    /// What each state can take, roughly: most walks end here, without a look into the table of steps.
    ahead: Vec<Sketch>,
    index: HashMap<Box<[u32]>, u32, BuildHasherDefault<Running>>,
    callers: Callers,
    seen: Seen,
}

#[derive(Debug)]
struct State {
    /// What takes a token, by its class and then its place.
    takes: Box<[(ClassId, Place)]>,
    accepts: Box<[u16]>,
}

/// A place in the program; within a phrase, with the places that called for it. All that call for one phrase at one token
/// go through it together.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
struct Place {
    at: u32,
    callers: u32,
}

/// Not within a phrase.
const NOBODY: u32 = 0;

/// Sets of places that call, each by its number from 1.
#[derive(Debug, Default)]
struct Callers {
    sets: Vec<Box<[u32]>>,
    index: HashMap<Box<[u32]>, u32, BuildHasherDefault<Running>>,
}

impl Callers {
    fn clear(&mut self) {
        self.sets.clear();
        self.index.clear();
    }

    fn number(&mut self, set: Vec<u32>) -> u32 {
        if let Some(&known) = self.index.get(set.as_slice()) {
            return known;
        }
        let set: Box<[u32]> = set.into();
        self.sets.push(set.clone());
        let number = self.sets.len() as u32;
        self.index.insert(set, number);
        number
    }

    fn of(&self, number: u32) -> &[u32] {
        &self.sets[number as usize - 1]
    }
}

impl Automaton {
    pub(crate) fn new(vocabulary: &Vocabulary, program: Steps<'_>, starts: &[u32]) -> Automaton {
        let mut automaton = Automaton {
            starts: starts.into(),
            first: vec![UNKNOWN; vocabulary.symbol_count()].into(),
            steps: Known::new(),
            states: Vec::new(),
            ahead: Vec::new(),
            index: HashMap::default(),
            callers: Callers::default(),
            seen: Seen::default(),
        };
        automaton.reset(program);
        automaton
    }

    fn reset(&mut self, program: Steps<'_>) {
        self.first.fill(UNKNOWN);
        self.steps = Known::new();
        self.states.clear();
        self.ahead.clear();
        self.index.clear();
        self.callers.clear();
        for _ in 0..2 {
            self.push(State { takes: Box::default(), accepts: Box::default() });
        }
        let starts: Vec<Place> = self.starts.iter().map(|&at| Place { at, callers: NOBODY }).collect();
        let state = closure(program, &mut self.seen, &mut self.callers, &starts);
        self.push(state);
    }

    fn push(&mut self, state: State) -> u32 {
        self.ahead.push(state.takes.iter().fold(0, |ahead, (class, _)| ahead | bit_of(*class)));
        self.states.push(state);
        (self.states.len() - 1) as u32
    }

    /// Returns the state after `symbol` where a match begins.
    #[inline]
    pub(crate) fn begin(&mut self, vocabulary: &Vocabulary, program: Steps<'_>, symbol: Symbol) -> u32 {
        let next = self.first[usize::from(symbol)];
        if next != UNKNOWN { next } else { self.build(vocabulary, program, START, symbol) }
    }

    /// Returns the state after `symbol`.
    #[inline]
    pub(crate) fn step(&mut self, vocabulary: &Vocabulary, program: Steps<'_>, state: u32, symbol: Symbol) -> u32 {
        let state = state & !ACCEPTS;
        if self.ahead[state as usize] & vocabulary.sketches[usize::from(symbol)] == 0 {
            return DEAD;
        }
        let next = self.steps.get(state, symbol);
        if next != UNKNOWN { next } else { self.build(vocabulary, program, state, symbol) }
    }

    /// Returns the rules that have matched when `state` is reached.
    pub(crate) fn accepts(&self, state: u32) -> &[u16] {
        &self.states[(state & !ACCEPTS) as usize].accepts
    }

    /// Forgets states where they have become too many; called between matches only.
    pub(crate) fn bound(&mut self, program: Steps<'_>) {
        if self.states.len() > MOST_STATES || self.steps.len > MOST_STEPS {
            self.reset(program);
        }
    }

    #[cold]
    fn build(&mut self, vocabulary: &Vocabulary, program: Steps<'_>, state: u32, symbol: Symbol) -> u32 {
        let takes = &self.states[state as usize].takes;
        let mut targets: Vec<Place> = Vec::new();
        for class in vocabulary.classes_of(symbol) {
            let from = takes.partition_point(|(other, _)| other < class);
            let taken = takes[from..].iter().take_while(|(other, _)| other == class);
            targets.extend(taken.map(|(_, place)| Place { at: place.at + 1, ..*place }));
        }
        let next = if targets.is_empty() {
            DEAD
        } else {
            let reached = closure(program, &mut self.seen, &mut self.callers, &targets);
            let mut key: Vec<u32> = reached.takes.iter().flat_map(|(_, place)| [place.at, place.callers]).collect();
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
        let next = if self.states[next as usize].accepts.is_empty() { next } else { next | ACCEPTS };
        if state == START {
            self.first[usize::from(symbol)] = next;
        } else {
            self.steps.insert(state, symbol, next);
        }
        next
    }
}

/// From state and symbol to the next state, for those that were asked for: a state is left by few of a pack's
/// thousands of symbols.
#[derive(Debug, Default)]
struct Known {
    /// Open addressing: state, symbol and next state in 24, 16 and 24 bits, the highest for `ACCEPTS`; a next of `UNKNOWN` is a free place. A
    /// piece of text has too few tokens to make as many states.
    slots: Box<[u64]>,
    len: usize,
}

impl Known {
    fn new() -> Known {
        Known { slots: vec![0; 1 << 10].into(), len: 0 }
    }

    fn place(&self, key: u64) -> usize {
        (key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32) as usize & (self.slots.len() - 1)
    }

    #[inline]
    fn get(&self, state: u32, symbol: Symbol) -> u32 {
        let key = u64::from(state) << 16 | u64::from(symbol);
        let mut at = self.place(key);
        loop {
            let slot = self.slots[at];
            if slot >> 24 == key || slot == 0 {
                return slot as u32 & 0xFF_FFFF;
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
    }

    fn insert(&mut self, state: u32, symbol: Symbol, next: u32) {
        if self.len * 2 >= self.slots.len() {
            let larger = vec![0; self.slots.len() * 2].into();
            std::mem::replace(&mut self.slots, larger).into_iter().filter(|slot| *slot != 0).for_each(|slot| {
                self.fill(slot);
            });
        }
        self.len += 1;
        self.fill(u64::from(state) << 40 | u64::from(symbol) << 24 | u64::from(next));
    }

    fn fill(&mut self, slot: u64) {
        let mut at = self.place(slot >> 24);
        while self.slots[at] != 0 {
            at = (at + 1) & (self.slots.len() - 1);
        }
        self.slots[at] = slot;
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
        if self.marks.len() < length {
            // Zeroed as a whole: of so many, few are ever touched.
            self.marks = vec![0; length];
        }
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
fn closure(program: Steps<'_>, seen: &mut Seen, callers: &mut Callers, from: &[Place]) -> State {
    seen.begin(program.count());
    let (mut takes, mut accepts, mut calls) = (Vec::new(), Vec::new(), Vec::new());
    let mut stack: Vec<u32> = Vec::new();
    for &place in from.iter().rev() {
        if place.callers == NOBODY {
            stack.push(place.at);
        } else if within_phrase(program, place, &mut takes) {
            stack.extend(callers.of(place.callers).iter().map(|call| call + 1));
        }
    }
    while let Some(at) = stack.pop() {
        if seen.before(at) {
            continue;
        }
        match program.instr(at) {
            Instr::Take(class, _) => takes.push((class, Place { at, callers: NOBODY })),
            Instr::Split(first, second) => stack.extend([second, first]),
            Instr::Jump(to) => stack.push(to),
            Instr::Call(tree, _) => calls.push((tree, at)),
            Instr::Open(_) | Instr::Close(_) | Instr::Enter(..) | Instr::Leave(_) => stack.push(at + 1),
            Instr::Accept(rule) => accepts.push(rule),
            Instr::Phrase(..) | Instr::Fail => {}
        }
    }
    calls.sort_unstable();
    for called in calls.chunk_by(|one, next| one.0 == next.0) {
        let callers = callers.number(called.iter().map(|(_, at)| *at).collect());
        within_phrase(program, Place { at: called[0].0, callers }, &mut takes);
    }
    // The order of the pairs, compared as one number: there are hundreds of them.
    takes.sort_unstable_by_key(|(class, place)| {
        u128::from(*class) << 64 | u128::from(place.at) << 32 | u128::from(place.callers)
    });
    accepts.sort_unstable();
    accepts.dedup();
    State { takes: takes.into(), accepts: accepts.into() }
}

/// Follows the tree of a class's phrases from a place in it, and says whether a phrase is done there.
fn within_phrase(program: Steps<'_>, place: Place, takes: &mut Vec<(ClassId, Place)>) -> bool {
    let mut done = false;
    let mut stack = vec![place.at];
    while let Some(at) = stack.pop() {
        match program.instr(at) {
            Instr::Take(class, _) => takes.push((class, Place { at, ..place })),
            Instr::Split(first, second) => stack.extend([second, first]),
            Instr::Jump(to) => stack.push(to),
            Instr::Phrase(..) => done = true,
            Instr::Call(..)
            | Instr::Open(_)
            | Instr::Close(_)
            | Instr::Enter(..)
            | Instr::Leave(_)
            | Instr::Accept(_)
            | Instr::Fail => {}
        }
    }
    done
}
