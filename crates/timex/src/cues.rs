//! The words around a time that say how it stands in its text: the tense of the verb near it, the word before it.

use crate::classes::ClassId;
use crate::token::Token;
use crate::vocabulary::{Symbol, Vocabulary};

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

/// For each symbol, what it says of the times beside it, as bits: each time asks this of dozens of tokens.
#[derive(Debug)]
pub(crate) struct Cues {
    said: Box<[u8]>,
}

const PAST: u8 = 1;
const FUTURE: u8 = 1 << 1;
const STOP: u8 = 1 << 2;
const PLAN: u8 = 1 << 3;
const BACKGROUND: u8 = 1 << 4;
const BRACKET: u8 = 1 << 5;

/// The classes of words that are cues; a pack need not have all.
const CLASSES: [(&str, u8); 6] = [
    ("past-cue", PAST),
    ("future-cue", FUTURE),
    ("sentence-end", STOP),
    ("plan-opener", PLAN),
    ("background-opener", BACKGROUND),
    ("bracket-opener", BRACKET),
];

impl Cues {
    pub(crate) fn new(vocabulary: &Vocabulary) -> Cues {
        let known = CLASSES.map(|(name, cue)| (vocabulary.classes.get(name), cue));
        let cue = |class: &ClassId| known.iter().find(|(id, _)| *id == Some(*class)).map_or(0, |(_, cue)| *cue);
        let said = |symbol| vocabulary.classes_of(symbol).iter().map(cue).fold(0, |said, cue| said | cue);
        Cues { said: (0..vocabulary.symbol_count()).map(|symbol| said(symbol as Symbol)).collect() }
    }

    fn has(&self, token: &Token, cue: u8) -> bool {
        self.said[usize::from(token.symbol)] & cue != 0
    }

    fn says(&self, token: &Token) -> Option<Tense> {
        if self.has(token, FUTURE) {
            Some(Tense::Future)
        } else if self.has(token, PAST) {
            Some(Tense::Past)
        } else {
            None
        }
    }

    /// The cue of tense nearest to `tokens[first..end]` in its sentence; words before it count as nearer.
    pub(crate) fn tense(&self, tokens: &[Token], first: usize, end: usize) -> Option<Tense> {
        let mut before = None;
        for (distance, index) in (0..first).rev().take(20).enumerate() {
            if self.has(&tokens[index], STOP) || tokens[index + 1].breaks {
                break;
            }
            if let Some(tense) = self.says(&tokens[index]) {
                before = Some((distance, tense));
                break;
            }
        }
        let after = tokens[end..]
            .iter()
            .take(12)
            .take_while(|token| !self.has(token, STOP) && !token.breaks)
            .enumerate()
            .find_map(|(distance, token)| self.says(token).map(|tense| (distance + 4, tense)));
        match (before, after) {
            (Some(one), Some(other)) => Some(if other.0 < one.0 { other.1 } else { one.1 }),
            (one, other) => one.or(other).map(|(_, tense)| tense),
        }
    }

    /// The role the word or bracket before `tokens[first]` gives it.
    pub(crate) fn role(&self, tokens: &[Token], first: usize) -> Option<Role> {
        if tokens[first].breaks {
            return None;
        }
        let before = tokens.get(first.checked_sub(1)?)?;
        if self.has(before, PLAN) {
            Some(Role::Plan)
        } else if self.has(before, BACKGROUND) {
            Some(Role::Background)
        } else if self.has(before, BRACKET) {
            Some(Role::Bracket)
        } else {
            None
        }
    }
}
