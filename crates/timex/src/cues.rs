//! The words around a time that say how it stands in its text: the tense of the verb near it, the word before it.

use crate::classes::ClassId;
use crate::pack::Pack;
use crate::token::Token;
use crate::vocabulary::Vocabulary;

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

/// The classes of words that say something of the times beside them; `None` where the pack has no such words.
#[derive(Debug)]
pub(crate) struct Cues<'p> {
    vocabulary: &'p Vocabulary,
    past: Option<ClassId>,
    future: Option<ClassId>,
    stop: Option<ClassId>,
    plan: Option<ClassId>,
    background: Option<ClassId>,
    bracket: Option<ClassId>,
}

impl<'p> Cues<'p> {
    pub(crate) fn new(pack: &'p Pack) -> Cues<'p> {
        Cues {
            vocabulary: &pack.vocabulary,
            past: pack.class("past-cue"),
            future: pack.class("future-cue"),
            stop: pack.class("sentence-end"),
            plan: pack.class("plan-opener"),
            background: pack.class("background-opener"),
            bracket: pack.class("bracket-opener"),
        }
    }

    fn has(&self, token: &Token, class: Option<ClassId>) -> bool {
        class.is_some_and(|id| self.vocabulary.has(token.symbol, id))
    }

    fn says(&self, token: &Token) -> Option<Tense> {
        if self.has(token, self.future) {
            Some(Tense::Future)
        } else if self.has(token, self.past) {
            Some(Tense::Past)
        } else {
            None
        }
    }

    /// The cue of tense nearest to `tokens[first..end]` in its sentence; words before it count as nearer.
    pub(crate) fn tense(&self, tokens: &[Token], first: usize, end: usize) -> Option<Tense> {
        let mut before = None;
        for (distance, index) in (0..first).rev().take(20).enumerate() {
            if self.has(&tokens[index], self.stop) || tokens[index + 1].breaks {
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
            .take_while(|token| !self.has(token, self.stop) && !token.breaks)
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
        if self.has(before, self.plan) {
            Some(Role::Plan)
        } else if self.has(before, self.background) {
            Some(Role::Background)
        } else if self.has(before, self.bracket) {
            Some(Role::Bracket)
        } else {
            None
        }
    }
}
