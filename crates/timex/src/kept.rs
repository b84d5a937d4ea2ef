//! What runs over matches left behind, kept by the symbols of their tokens: dates of one shape come again and again, and
//! which token bears which label hangs on nothing else.

use crate::captures::{Captures, Goal, Run, Step};
use crate::letters::mix;
use crate::vocabulary::Symbol;

/// So many runs are kept; then all are forgotten.
const MOST: usize = 8192;
/// Twice as many places, so that a look-up is short.
const PLACES: usize = 2 * MOST;

/// What a run left behind, tokens counted from its first.
#[derive(Debug)]
pub(crate) struct Left {
    /// What happened on the way, in order.
    pub steps: Box<[Step]>,
    /// `(extent, first token, end)`.
    pub extents: Box<[(u8, usize, usize)]>,
    pub literals: u32,
}

/// Runs of one grammar's programs that were made before.
#[derive(Debug, Default)]
pub(crate) struct Kept {
    /// For each hash the number of its run from 1, or of the one that has its place; 0 is free.
    places: Vec<u16>,
    runs: Vec<Ran>,
    /// The symbols of all runs.
    symbols: Vec<Symbol>,
    captures: Captures,
}

#[derive(Debug)]
struct Ran {
    hash: u64,
    entry: u32,
    /// Its symbols end here; they begin where those of the run before end.
    end: usize,
    left: Option<Left>,
}

impl Kept {
    /// Runs the program from `entry` over `tokens[first..end]`, or tells what that left behind before; nothing where it does
    /// not match just these.
    pub(crate) fn run(&mut self, run: Run<'_>, entry: u32, first: usize, end: usize) -> Option<&Left> {
        let tokens = &run.tokens[first..end];
        let hash = tokens.iter().fold(u64::from(entry), |hash, token| mix(hash, u64::from(token.symbol) + 1));
        if self.runs.len() == MOST || self.places.is_empty() {
            self.places.clear();
            self.places.resize(PLACES, 0);
            self.runs.clear();
            self.symbols.clear();
        }
        let mut place = hash as usize % PLACES;
        while let Some(known) = usize::from(self.places[place]).checked_sub(1) {
            let ran = &self.runs[known];
            let begin = known.checked_sub(1).map_or(0, |before| self.runs[before].end);
            let symbols = &self.symbols[begin..ran.end];
            let same = ran.hash == hash && ran.entry == entry && symbols.len() == tokens.len();
            if same && symbols.iter().zip(tokens).all(|(symbol, token)| *symbol == token.symbol) {
                return self.runs[known].left.as_ref();
            }
            place = (place + 1) % PLACES;
        }
        let left = self.captures.run(run, entry, first, Goal::At(end)).then(|| Left {
            steps: self.captures.steps.iter().map(|step| step.from(first)).collect(),
            extents: self.captures.extents.iter().map(|&(extent, at, end)| (extent, at - first, end - first)).collect(),
            literals: self.captures.literals,
        });
        self.symbols.extend(tokens.iter().map(|token| token.symbol));
        self.runs.push(Ran { hash, entry, end: self.symbols.len(), left });
        self.places[place] = self.runs.len() as u16;
        self.runs.last().and_then(|ran| ran.left.as_ref())
    }
}
