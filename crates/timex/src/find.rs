//! Finds the time expressions of a text: spans and what they say, nothing placed yet.

use source::Span;

use crate::automaton::{Automaton, DEAD, START};
use crate::captures::{Binding, Captures, Goal, Step, capture};
use crate::classes::ClassId;
use crate::expr::Meant;
use crate::meaning::Meaning;
use crate::operators::{Argument, evaluate};
use crate::pack::{Grammar, Pack};
use crate::rule::{Domain, Guideline};
use crate::token::{Kind, NO_WORD, Token, scan};

/// Pieces of a text are cut at a paragraph end, or a line end, at about this many bytes.
const PIECE: usize = 32 * 1024;
/// A document of news up to this many bytes is a message.
const MESSAGE: usize = 300;
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
}

/// What the words before a time make of it in the account.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Role {
    /// "a campaign for 1976"
    Plan,
    /// "since 513 BC"
    Background,
    /// In brackets.
    Bracket,
}

/// What the verb near a time says of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs)]
pub enum Tense {
    Past,
    Future,
}

/// Finds times with one pack and domain; keeps its buffers and automaton from text to text.
#[derive(Debug)]
pub struct Finder<'p> {
    pack: &'p Pack,
    grammar: &'p Grammar,
    automaton: Automaton,
    tokens: Vec<Token>,
    candidates: Vec<Candidate>,
    ends: Vec<(usize, u32)>,
    groups: u32,
    domain: Domain,
    cues: Cues,
    /// For short everyday messages, made when the first comes.
    message: Option<Box<Finder<'p>>>,
}

/// The classes of words that say something of the times beside them; `None` where the pack has no such words.
#[derive(Debug)]
struct Cues {
    past: Option<ClassId>,
    future: Option<ClassId>,
    stop: Option<ClassId>,
    plan: Option<ClassId>,
    background: Option<ClassId>,
    bracket: Option<ClassId>,
}

/// What labels stand for.
type Bound = Vec<(u8, Argument)>;

#[derive(Debug)]
struct Candidate {
    first: usize,
    end: usize,
    literals: u32,
    rule: u16,
    captures: Captures,
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
            pack,
            grammar,
            automaton: grammar.automaton(&pack.vocabulary),
            tokens: Vec::new(),
            candidates: Vec::new(),
            ends: Vec::new(),
            groups: 0,
            domain,
            message: None,
            cues: Cues {
                past: pack.class("past-cue"),
                future: pack.class("future-cue"),
                stop: pack.class("sentence-end"),
                plan: pack.class("plan-opener"),
                background: pack.class("background-opener"),
                bracket: pack.class("bracket-opener"),
            },
        }
    }

    /// Returns the pack.
    pub fn pack(&self) -> &'p Pack {
        self.pack
    }

    /// Returns the domain.
    pub fn domain(&self) -> Domain {
        self.domain
    }

    /// Finds the times of a whole document: a short one that hangs on its date of writing is read as a message.
    pub fn find_document(&mut self, text: &str) -> Vec<Found> {
        if self.domain == Domain::Narrative || text.len() > MESSAGE {
            return self.find(text);
        }
        let (pack, domain) = (self.pack, self.domain);
        let message = self.message.get_or_insert_with(|| Box::new(Finder::under(pack, domain, Guideline::Message)));
        message.find(text)
    }

    /// Finds the times of `text`, in order, not overlapping.
    pub fn find(&mut self, text: &str) -> Vec<Found> {
        let mut found = Vec::new();
        let mut start = 0;
        while start < text.len() {
            let end = piece_end(text, start);
            let mut tokens = std::mem::take(&mut self.tokens);
            scan(&self.pack.vocabulary, text, start, end, &mut tokens);
            self.piece(&tokens, &mut found);
            self.tokens = tokens;
            start = end;
        }
        found
    }

    fn piece(&mut self, tokens: &[Token], found: &mut Vec<Found>) {
        self.candidates.clear();
        for first in 0..tokens.len() {
            let mut state = self.step(START, tokens[first]);
            if state == DEAD {
                continue;
            }
            self.ends.clear();
            let mut at = first + 1;
            loop {
                if !self.automaton.accepts(state).is_empty() {
                    self.ends.push((at, state));
                }
                if at >= tokens.len() || tokens[at].breaks || at - first >= LONGEST {
                    break;
                }
                state = self.step(state, tokens[at]);
                if state == DEAD {
                    break;
                }
                at += 1;
            }
            while let Some((end, state)) = self.ends.pop() {
                if let Some(candidate) = self.best(tokens, first, end, state) {
                    self.candidates.push(candidate);
                    break;
                }
            }
            self.automaton.bound(&self.grammar.program);
        }
        self.choose(tokens, found);
    }

    fn step(&mut self, state: u32, token: Token) -> u32 {
        self.automaton.step(&self.pack.vocabulary, &self.grammar.program, state, token.symbol)
    }

    /// Of the rules that match these tokens, the one with most literals; the first of the pack on a tie.
    fn best(&self, tokens: &[Token], first: usize, end: usize, state: u32) -> Option<Candidate> {
        let mut best: Option<Candidate> = None;
        for &rule in self.automaton.accepts(state) {
            let entry = &self.grammar.entries[usize::from(rule)];
            let goal = Goal::At(end);
            let Some(captures) =
                capture(&self.pack.vocabulary, &self.grammar.program, entry.start, tokens, first, goal)
            else {
                continue;
            };
            if best.as_ref().is_some_and(|known| known.literals >= captures.literals) {
                continue;
            }
            if !self.beside(tokens, first, end, rule) || self.meanings(tokens, rule, &captures).is_none() {
                continue;
            }
            best = Some(Candidate { first, end, literals: captures.literals, rule, captures });
        }
        best
    }

    fn beside(&self, tokens: &[Token], first: usize, end: usize, rule: u16) -> bool {
        let entry = &self.grammar.entries[usize::from(rule)];
        let run = |program: u32, from: usize, goal: Goal| {
            capture(&self.pack.vocabulary, &self.grammar.program, program, tokens, from, goal).is_some()
        };
        let before = entry.before.iter().all(|&(program, negated)| {
            let mut matched = false;
            let mut from = first;
            while !matched && from > 0 && first - from < 8 && !tokens[from].breaks {
                from -= 1;
                matched = run(program, from, Goal::At(first));
            }
            matched != negated
        });
        before
            && entry.after.iter().all(|&(program, negated)| {
                let matched = end < tokens.len() && !tokens[end].breaks && run(program, end, Goal::Anywhere);
                matched != negated
            })
    }

    /// Evaluates the terms of a rule over its captures; an empty list for a rule that says "no time here".
    fn meanings(&self, tokens: &[Token], rule: u16, captures: &Captures) -> Option<Vec<Meant>> {
        let bound = self.bound(tokens, &captures.steps)?;
        let label = |label: u8| bound.iter().find(|(known, _)| *known == label).map(|(_, value)| value.clone());
        let terms = &self.pack.rules[usize::from(rule)].terms;
        terms
            .iter()
            .map(|term| match evaluate(term, &label)? {
                Argument::Meant(meant) => Some(*meant),
                Argument::Number(_) | Argument::Meaning(_) | Argument::Keyword(_) => None,
            })
            .collect()
    }

    /// What each label stands for; definitions are evaluated from the inside out. `None` where one has no meaning.
    fn bound(&self, tokens: &[Token], steps: &[Step]) -> Option<Bound> {
        let mut open: Vec<(u16, u16, Bound)> = Vec::new();
        let mut bound = Bound::new();
        for step in steps {
            match *step {
                Step::Bind(binding) => bound.extend(self.word(tokens, &binding).map(|value| (binding.label, value))),
                Step::Enter(definition, way) => open.push((definition, way, std::mem::take(&mut bound))),
                Step::Leave(label) => {
                    let (definition, way, outer) = open.pop()?;
                    let way = &self.pack.definitions[usize::from(definition)].ways[usize::from(way)];
                    let inner = std::mem::replace(&mut bound, outer);
                    let find =
                        |label: u8| inner.iter().find(|(known, _)| *known == label).map(|(_, value)| value.clone());
                    let value = evaluate(&way.term, &find)?;
                    bound.extend(label.map(|label| (label, value)));
                }
            }
        }
        Some(bound)
    }

    /// The meaning of a word or phrase in the class it was taken for.
    fn word(&self, tokens: &[Token], binding: &Binding) -> Option<Argument> {
        if let Some(phrase) = binding.phrase {
            let phrase = &self.pack.vocabulary.phrases.get(&binding.class)?[usize::from(phrase)];
            return Some(argument(&phrase.meaning));
        }
        let token = &tokens[binding.first];
        if token.kind == Kind::Number {
            return Some(Argument::Number(token.hundredths));
        }
        if token.word == NO_WORD {
            return None;
        }
        let word = &self.pack.vocabulary.words[token.word as usize];
        word.meanings.iter().find(|(class, ..)| *class == binding.class).map(|(.., meaning)| argument(meaning))
    }

    /// Takes the longest candidates that do not overlap, then those with most literals.
    fn choose(&mut self, tokens: &[Token], found: &mut Vec<Found>) {
        let candidates = std::mem::take(&mut self.candidates);
        let bytes = |candidate: &Candidate| tokens[candidate.end - 1].end - tokens[candidate.first].start;
        let mut start = 0;
        while start < candidates.len() {
            let mut reach = candidates[start].end;
            let mut end = start + 1;
            while end < candidates.len() && candidates[end].first < reach {
                reach = reach.max(candidates[end].end);
                end += 1;
            }
            let mut order: Vec<usize> = (start..end).collect();
            order.sort_by_key(|&index| {
                let candidate = &candidates[index];
                (std::cmp::Reverse((bytes(candidate), candidate.literals)), candidate.first)
            });
            let mut taken: Vec<usize> = Vec::new();
            for index in order {
                let one = &candidates[index];
                if taken.iter().all(|&known| {
                    let other = &candidates[known];
                    one.end <= other.first || other.end <= one.first
                }) {
                    taken.push(index);
                }
            }
            taken.sort_unstable();
            for index in taken {
                self.emit(tokens, &candidates[index], found);
            }
            start = end;
        }
        self.candidates = candidates;
    }

    /// The cue of tense nearest to a match in its sentence, words before it first.
    fn tense(&self, tokens: &[Token], candidate: &Candidate) -> Option<Tense> {
        let Cues { past, future, stop, .. } = self.cues;
        let has =
            |token: &Token, class: Option<u16>| class.is_some_and(|id| self.pack.vocabulary.has(token.symbol, id));
        let cue = |token: &Token| {
            if has(token, future) {
                Some(Tense::Future)
            } else if has(token, past) {
                Some(Tense::Past)
            } else {
                None
            }
        };
        let mut before = None;
        for (distance, index) in (0..candidate.first).rev().take(20).enumerate() {
            if has(&tokens[index], stop) || tokens[index + 1].breaks {
                break;
            }
            if let Some(tense) = cue(&tokens[index]) {
                before = Some((distance, tense));
                break;
            }
        }
        let after = tokens[candidate.end..]
            .iter()
            .take(12)
            .take_while(|token| !has(token, stop) && !token.breaks)
            .enumerate()
            .find_map(|(distance, token)| cue(token).map(|tense| (distance + 4, tense)));
        match (before, after) {
            (Some(one), Some(other)) => Some(if other.0 < one.0 { other.1 } else { one.1 }),
            (one, other) => one.or(other).map(|(_, tense)| tense),
        }
    }

    /// The role a word or bracket just before a match gives it.
    fn role(&self, tokens: &[Token], candidate: &Candidate) -> Option<Role> {
        if tokens[candidate.first].breaks {
            return None;
        }
        let before = tokens.get(candidate.first.checked_sub(1)?)?;
        let has = |class: Option<ClassId>| class.is_some_and(|id| self.pack.vocabulary.has(before.symbol, id));
        if has(self.cues.plan) {
            Some(Role::Plan)
        } else if has(self.cues.background) {
            Some(Role::Background)
        } else if has(self.cues.bracket) {
            Some(Role::Bracket)
        } else {
            None
        }
    }

    fn emit(&mut self, tokens: &[Token], candidate: &Candidate, found: &mut Vec<Found>) {
        let Some(meanings) = self.meanings(tokens, candidate.rule, &candidate.captures) else { return };
        let span = |first: usize, end: usize| Span { start: tokens[first].start, end: tokens[end - 1].end };
        let group = (meanings.len() > 1).then(|| {
            self.groups += 1;
            self.groups
        });
        let tense = self.tense(tokens, candidate);
        let role = self.role(tokens, candidate);
        for (index, meant) in meanings.into_iter().enumerate() {
            let place = candidate.captures.extents.iter().find(|(extent, ..)| usize::from(*extent) == index);
            let (first, end) = place.map_or((candidate.first, candidate.end), |&(_, first, end)| (first, end));
            if first < end {
                found.push(Found { span: span(first, end), rule: candidate.rule, meant, group, tense, role });
            }
        }
    }
}

fn argument(meaning: &Meaning) -> Argument {
    match meaning {
        Meaning::Number(value) => Argument::Number(value * 100),
        other => Argument::Meaning(other.clone()),
    }
}

/// Returns where to cut: at the last empty line, else line end, else space, before the size of a piece.
fn piece_end(text: &str, start: usize) -> usize {
    if text.len() - start <= PIECE {
        return text.len();
    }
    let mut limit = start + PIECE;
    while !text.is_char_boundary(limit) {
        limit -= 1;
    }
    let window = &text[start..limit];
    let cut = window.rfind("\n\n").map(|at| at + 2).filter(|at| *at > PIECE / 4);
    let cut = cut.or_else(|| window.rfind('\n').map(|at| at + 1).filter(|at| *at > PIECE / 4));
    let cut = cut.or_else(|| window.rfind(' ').map(|at| at + 1).filter(|at| *at > PIECE / 4));
    start + cut.unwrap_or(window.len())
}
