//! Finds the time expressions of a text: spans and what they say, nothing placed yet.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use source::Span;

use crate::automaton::{ACCEPTS, Automaton, DEAD};
use crate::cues::{Near, Role, Tense};
use crate::expr::{Expr, Meant};
use crate::guideline::Guideline;
use crate::lately::Lately;
use crate::matching::{Match, Matcher};
use crate::message;
use crate::pack::Pack;
use crate::rule::Domain;
use crate::token::{Token, scan_after};

/// Pieces of a text are cut at the first paragraph end after so many bytes: tokens of so much stay near at hand.
const NEAR: usize = 8 * 1024;
/// Where no paragraph ends, they are cut at a line end or space before so many.
const PIECE: usize = 32 * 1024;
/// An account has a time in so many bytes.
const USUAL: usize = 256;
/// A match is at most this many tokens long.
const LONGEST: usize = 40;

/// A time expression as it was found.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Found {
    /// Where it stands.
    pub span: Span,
    /// The rule that read it, as an index into the pack's rules.
    pub rule: u16,
    /// What it says.
    pub meant: Meant,
    /// Other extents of the same match follow directly: the parts of one range.
    pub group: Option<u32>,
    /// The tense of the words around it, where a cue of the pack says it.
    pub tense: Option<Tense>,
    /// Whether it is told aside, by the words before it.
    pub role: Option<Role>,
    /// The guideline it was read by.
    pub guideline: Guideline,
    /// The words near it that more may be asked about.
    pub(crate) near: Near,
}

/// Finds times with one pack and domain; keeps its buffers and automaton from text to text.
#[derive(Debug)]
pub struct Finder<'p> {
    matcher: Matcher<'p>,
    automaton: Automaton,
    tokens: Vec<Token>,
    lately: Lately,
    runs: Vec<Run>,
    ends: Vec<(usize, u32)>,
    groups: u32,
    domain: Domain,
    guideline: Guideline,
    /// For short everyday messages, made when the first comes.
    message: Option<Box<Finder<'p>>>,
}

/// The ways the automaton accepts from one token on: `ends[from..to]`, the longest last.
#[derive(Clone, Copy, Debug)]
struct Run {
    first: usize,
    from: usize,
    to: usize,
}

impl<'p> Finder<'p> {
    /// Prepares to find times.
    pub fn new(pack: &'p Pack, domain: Domain) -> Finder<'p> {
        let guideline = match domain {
            Domain::News => Guideline::News,
            Domain::Narrative => Guideline::Narrative,
        };
        Finder::under(pack, domain, guideline)
    }

    fn under(pack: &'p Pack, domain: Domain, guideline: Guideline) -> Finder<'p> {
        let grammar = pack.grammar(guideline);
        Finder {
            matcher: Matcher::new(pack, grammar),
            automaton: grammar.automaton(&pack.vocabulary),
            tokens: Vec::new(),
            lately: Lately::new(),
            runs: Vec::new(),
            ends: Vec::new(),
            groups: 0,
            domain,
            guideline,
            message: None,
        }
    }

    /// Returns the pack.
    pub fn pack(&self) -> &'p Pack {
        self.matcher.pack
    }

    /// Returns the domain.
    pub fn domain(&self) -> Domain {
        self.domain
    }

    /// Finds the times of a whole document: a short one that hangs on its date of writing is read as a message.
    pub fn find_document(&mut self, text: &str) -> Vec<Found> {
        if self.domain == Domain::Narrative || !message::is_message(&self.pack().vocabulary, text, &mut self.tokens) {
            return self.find(text);
        }
        let (pack, domain) = (self.pack(), self.domain);
        let message = self.message.get_or_insert_with(|| Box::new(Finder::under(pack, domain, Guideline::Message)));
        message.find(text)
    }

    /// Finds the times of `text`, in order, not overlapping.
    pub fn find(&mut self, text: &str) -> Vec<Found> {
        let mut found = Vec::with_capacity(text.len() / USUAL);
        let mut start = 0;
        while start < text.len() {
            let end = piece_end(text, start);
            let mut tokens = std::mem::take(&mut self.tokens);
            scan_after(&mut self.lately, &self.matcher.pack.vocabulary, text, start, end, &mut tokens);
            self.run(&tokens);
            self.choose(text, &tokens, &mut found);
            self.tokens = tokens;
            start = end;
        }
        found
    }

    /// Runs the automaton from every token on.
    fn run(&mut self, tokens: &[Token]) {
        let Matcher { pack, grammar, .. } = self.matcher;
        self.automaton.bound(grammar.program.steps());
        self.runs.clear();
        self.ends.clear();
        for first in 0..tokens.len() {
            let mut state = self.automaton.begin(&pack.vocabulary, grammar.program.steps(), tokens[first].symbol);
            if state == DEAD {
                continue;
            }
            let from = self.ends.len();
            let mut at = first + 1;
            loop {
                if state & ACCEPTS != 0 {
                    self.ends.push((at, state));
                }
                if at >= tokens.len() || tokens[at].breaks || at - first >= LONGEST {
                    break;
                }
                state = self.automaton.step(&pack.vocabulary, grammar.program.steps(), state, tokens[at].symbol);
                if state == DEAD {
                    break;
                }
                at += 1;
            }
            if from < self.ends.len() {
                self.runs.push(Run { first, from, to: self.ends.len() });
            }
        }
    }

    /// Takes the longest matches that hold and do not overlap; of two as long, the earlier. A rule is tried only on
    /// what is left when its turn comes.
    fn choose(&mut self, text: &str, tokens: &[Token], found: &mut Vec<Found>) {
        let (runs, ends) = (std::mem::take(&mut self.runs), std::mem::take(&mut self.ends));
        let length = |run: &Run| tokens[ends[run.to - 1].0 - 1].end - tokens[run.first].start;
        let mut queue: BinaryHeap<(u32, Reverse<usize>, usize, usize)> = BinaryHeap::new();
        let mut taken: Vec<Match> = Vec::new();
        let mut start = 0;
        while start < runs.len() {
            let mut reach = ends[runs[start].to - 1].0;
            let mut end = start + 1;
            while end < runs.len() && runs[end].first < reach {
                reach = reach.max(ends[runs[end].to - 1].0);
                end += 1;
            }
            if end == start + 1 {
                // Most stand alone.
                let Run { first, from, to } = runs[start];
                let best = ends[from..to]
                    .iter()
                    .rev()
                    .find_map(|&(last, state)| self.matcher.best(tokens, first, last, self.automaton.accepts(state)));
                if let Some(one) = best {
                    self.emit(text, tokens, one, found);
                }
                start = end;
                continue;
            }
            queue.extend(runs[start..end].iter().map(|run| (length(run), Reverse(run.first), run.from, run.to)));
            while let Some((_, Reverse(first), from, to)) = queue.pop() {
                let (last, state) = ends[to - 1];
                let free = taken.iter().all(|other| last <= other.first || other.end <= first);
                let rules = self.automaton.accepts(state);
                match if free { self.matcher.best(tokens, first, last, rules) } else { None } {
                    Some(one) => taken.push(one),
                    None if to - 1 > from => {
                        let shorter = Run { first, from, to: to - 1 };
                        queue.push((length(&shorter), Reverse(first), from, to - 1));
                    }
                    None => {}
                }
            }
            taken.sort_unstable_by_key(|one| one.first);
            for one in taken.drain(..) {
                self.emit(text, tokens, one, found);
            }
            start = end;
        }
        (self.runs, self.ends) = (runs, ends);
    }

    /// Adds the times of a match: one for each extent, in the order of the text.
    fn emit(&mut self, text: &str, tokens: &[Token], one: Match, found: &mut Vec<Found>) {
        self.groups += 1;
        let cues = &self.pack().cues;
        let group = (one.meanings.len() > 1).then_some(self.groups);
        for (index, mut meant) in one.meanings.into_iter().enumerate() {
            let place = one.extents.iter().find(|(extent, ..)| usize::from(*extent) == index);
            let (first, end) = place.map_or((one.first, one.end), |&(_, first, end)| (first, end));
            if first < end && !is_of_name(text, tokens[first].start) {
                let span = Span { start: tokens[first].start, end: tokens[end - 1].end };
                if matches!(meant.expr, Expr::At { .. }) && meant.modifier.is_none() {
                    meant.modifier = cues.side_of_hour(tokens, first);
                }
                let (tense, role) = cues.stance(self.domain, text, tokens, one.first, first..end);
                let near = cues.near(self.domain, (text, tokens), &(first..end), &meant.expr);
                let (rule, guideline) = (one.rule, self.guideline);
                found.push(Found { span, rule, meant, group, tense, role, guideline, near });
            }
        }
    }
}

/// Says whether figures stand at the end of a capitalised word and are a part of it: "XB1944".
fn is_of_name(text: &str, start: u32) -> bool {
    let (before, after) = text.as_bytes().split_at(start as usize);
    let joined = after.first().is_some_and(u8::is_ascii_digit) && before.last().is_some_and(u8::is_ascii_alphabetic);
    joined && {
        let letters = before.iter().rev().take_while(|byte| byte.is_ascii_alphabetic());
        letters.last().is_some_and(u8::is_ascii_uppercase)
    }
}

impl Drop for Finder<'_> {
    fn drop(&mut self) {
        self.matcher.grammar.give_back(std::mem::take(&mut self.automaton));
    }
}

/// Returns where to cut: at the first empty line, else the last line end, else the last full stop, else the last space.
fn piece_end(text: &str, start: usize) -> usize {
    if text.len() - start <= NEAR {
        return text.len();
    }
    let mut limit = text.len().min(start + PIECE);
    while !text.is_char_boundary(limit) {
        limit -= 1;
    }
    let window = &text[start..limit];
    if let Some(at) = memchr::memmem::find(&window.as_bytes()[NEAR..], b"\n\n") {
        return start + NEAR + at + 2;
    }
    if limit == text.len() {
        return limit;
    }
    let cut = window.rfind('\n').map(|at| at + 1).filter(|at| *at > NEAR);
    // A date is not cut where its sentence could be.
    let cut = cut.or_else(|| window.rfind(". ").map(|at| at + 2).filter(|at| *at > NEAR));
    let cut = cut.or_else(|| window.rfind(' ').map(|at| at + 1).filter(|at| *at > NEAR));
    start + cut.unwrap_or(window.len())
}
