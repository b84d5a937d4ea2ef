//! Tells which rule holds of a run of tokens the automaton accepts, and what it means there.

use smallvec::SmallVec;
use source::Span;

use crate::captures::{Binding, Captures, Goal, Run, Step};
use crate::expr::Meant;
use crate::kept::Kept;
use crate::meaning::Meaning;
use crate::operators::{Argument, evaluate};
use crate::pack::{Grammar, Pack};
use crate::program::Entry;
use crate::token::{Kind, NO_WORD, Token};

/// A pack's rules, compiled for one guideline, and the buffers they run in.
#[derive(Debug)]
pub(crate) struct Matcher<'p> {
    pub pack: &'p Pack,
    pub grammar: &'p Grammar,
    kept: Kept,
    /// For what must stand beside a match.
    aside: Captures,
}

/// A rule that holds of `tokens[first..end]`.
#[derive(Debug)]
pub(crate) struct Match {
    pub first: usize,
    pub end: usize,
    literals: u32,
    pub rule: u16,
    /// `(extent, first token, end)`.
    pub extents: SmallVec<[(u8, usize, usize); 1]>,
    /// One for each extent; none for a rule that says "no time here".
    pub meanings: SmallVec<[Meant; 1]>,
}

/// What labels stand for.
type Bound<'p> = SmallVec<[(u8, Argument<'p>); 4]>;

impl<'p> Matcher<'p> {
    pub(crate) fn new(pack: &'p Pack, grammar: &'p Grammar) -> Matcher<'p> {
        Matcher { pack, grammar, kept: Kept::default(), aside: Captures::default() }
    }

    /// Of the rules that match these tokens, the one with most literals; the first of the pack on a tie.
    pub(crate) fn best(&mut self, tokens: &[Token], first: usize, end: usize, rules: &[u16]) -> Option<Match> {
        let mut best: Option<Match> = None;
        let run = self.grammar.run(&self.pack.vocabulary, tokens);
        for &rule in rules {
            let entry = &self.grammar.program.entries[usize::from(rule)];
            let Some(left) = self.kept.run(run, entry.start, first, end) else { continue };
            if best.as_ref().is_some_and(|known| known.literals >= left.literals) {
                continue;
            }
            if !beside(run, &mut self.aside, entry, first, end) {
                continue;
            }
            if let Some(meanings) = meanings(self.pack, &tokens[first..end], rule, &left.steps) {
                let extents = left.extents.iter().map(|&(extent, at, end)| (extent, first + at, first + end)).collect();
                best = Some(Match { first, end, literals: left.literals, rule, extents, meanings });
            }
        }
        best
    }
}

/// Says whether what must stand beside `tokens[first..end]` does, and what must not does not.
fn beside(run: Run<'_>, captures: &mut Captures, entry: &Entry, first: usize, end: usize) -> bool {
    let tokens = run.tokens;
    let mut holds = |program: u32, from: usize, goal: Goal| {
        run.may_begin(program, from, goal) && captures.run(run, program, from, goal)
    };
    let before = entry.before.iter().all(|&(program, negated)| {
        let mut matched = false;
        let mut from = first;
        while !matched && from > 0 && first - from < 8 && !tokens[from].breaks {
            from -= 1;
            matched = holds(program, from, Goal::At(first));
        }
        matched != negated
    });
    before
        && entry.after.iter().all(|&(program, negated)| {
            let matched = end < tokens.len() && !tokens[end].breaks && holds(program, end, Goal::Anywhere);
            matched != negated
        })
}

/// Evaluates the terms of a rule over what its run left behind; an empty list for a rule that says "no time here".
fn meanings(pack: &Pack, tokens: &[Token], rule: u16, steps: &[Step]) -> Option<SmallVec<[Meant; 1]>> {
    let bound = bound(pack, tokens, steps)?;
    let label = |label: u8| bound.iter().find(|(known, _)| *known == label).map(|(_, value)| value.clone());
    let terms = &pack.rules[usize::from(rule)].terms;
    let mut meanings = SmallVec::with_capacity(terms.len());
    for term in terms {
        match evaluate(term, &label)? {
            Argument::Meant(meant) => meanings.push(*meant),
            Argument::Number(_) | Argument::Meaning(_) | Argument::Keyword(_) | Argument::Words(_) => return None,
        }
    }
    Some(meanings)
}

/// What each label stands for; definitions are evaluated from the inside out. `None` where one has no meaning.
fn bound<'p>(pack: &'p Pack, tokens: &[Token], steps: &[Step]) -> Option<Bound<'p>> {
    let mut open: Vec<(u16, u16, Bound<'p>)> = Vec::new();
    let mut bound = Bound::with_capacity(steps.len());
    for step in steps {
        match *step {
            Step::Bind(binding) => {
                if let Some(value) = word(pack, tokens, &binding) {
                    bind(&mut bound, binding.label, value);
                }
            }
            Step::Enter(definition, way) => open.push((definition, way, std::mem::take(&mut bound))),
            Step::Leave(label) => {
                let (definition, way, outer) = open.pop()?;
                let term = &pack.definitions[usize::from(definition)][usize::from(way)];
                let inner = std::mem::replace(&mut bound, outer);
                let find = |label: u8| inner.iter().find(|(known, _)| *known == label).map(|(_, value)| value.clone());
                let value = evaluate(term, &find)?;
                bound.extend(label.map(|label| (label, value)));
            }
        }
    }
    Some(bound)
}

/// The meaning of a word or phrase in the class it was taken for.
fn word<'p>(pack: &'p Pack, tokens: &[Token], binding: &Binding) -> Option<Argument<'p>> {
    let vocabulary = &pack.vocabulary;
    if let Some(phrase) = binding.phrase {
        let phrase = &vocabulary.phrases.get(&binding.class)?[usize::from(phrase)];
        return Some(argument(&phrase.meaning));
    }
    let token = &tokens[binding.first];
    if token.kind == Kind::Number {
        return Some(Argument::Number(token.hundredths));
    }
    let as_written = Argument::Words(Span { start: token.start, end: token.end });
    if token.word == NO_WORD {
        return Some(as_written);
    }
    let word = &vocabulary.words[token.word as usize];
    let meaning = word.meanings.iter().find(|(class, ..)| *class == binding.class);
    Some(match meaning {
        // Of a word that its class says all of there is only how it is written.
        None | Some((.., Meaning::Plain)) => as_written,
        Some((.., meaning)) => argument(meaning),
    })
}

/// Binds a label; words under one label that stand together are one: "Fort Sumter".
fn bind<'p>(bound: &mut Bound<'p>, label: u8, value: Argument<'p>) {
    match (bound.last_mut(), &value) {
        (Some((known, Argument::Words(words))), Argument::Words(more)) if *known == label => words.end = more.end,
        _other => bound.push((label, value)),
    }
}

fn argument(meaning: &Meaning) -> Argument<'_> {
    match meaning {
        Meaning::Number(value) => Argument::Number(value * 100),
        other => Argument::Meaning(other),
    }
}
