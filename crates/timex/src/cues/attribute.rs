//! What a date only says of something: the year by which it is called ("a 1921 law"), the date it bears ("a letter of 2
//! October"), what a participle says of somebody ("Anna, born in 1842, was").

use std::ops::Range;

use calendar::Modifier;

use super::{Cues, Role, mark};
use crate::token::{Kind, Token};

/// How many words a participle may stand before its time: "introduced by his father in the late 1880s".
const PARTICIPLE_REACH: usize = 8;
/// How far back the sentence is looked through for its verb.
const CLAUSE_BEFORE: usize = 12;

impl Cues {
    /// "Before dawn", "shortly after 10 a.m.": the side of an hour something was on; "about 2 p.m.": an hour that is rounded.
    pub(crate) fn side_of_hour(&self, tokens: &[Token], first: usize) -> Option<Modifier> {
        if self.has(&tokens[first], mark::ABOUT) {
            return Some(Modifier::Approx);
        }
        let before = first.checked_sub(1).filter(|_| !tokens[first].breaks).map(|at| &tokens[at])?;
        if self.has(before, mark::BEFORE) {
            return Some(Modifier::Before);
        }
        if self.has(before, mark::ABOUT) {
            return Some(Modifier::Approx);
        }
        self.has(before, mark::AFTER).then_some(Modifier::After)
    }

    /// The role of a date that only says of something when it is of; `opening` is the first token of its match.
    pub(super) fn role_of_thing(
        &self,
        text: &str,
        tokens: &[Token],
        opening: usize,
        time: &Range<usize>,
    ) -> Option<Role> {
        if self.names(tokens, opening..time.end) {
            return Some(Role::Attribute);
        }
        if self.is_borne(tokens, opening) {
            return Some(Role::Borne);
        }
        self.is_in_participle(text, tokens, time).then_some(Role::Clause)
    }

    /// "A 1921 law", "under the 1905 charter"; not "in the 1905 revolution", "at the 1948 games".
    fn names(&self, tokens: &[Token], time: Range<usize>) -> bool {
        let [year] = &tokens[time.clone()] else { return false };
        let (Some(before), Some(after)) = (time.start.checked_sub(1), tokens.get(time.end)) else { return false };
        let owned = !year.breaks && self.has(&tokens[before], mark::DETERMINER | mark::POSSESSIVE);
        let names = owned && year.kind == Kind::Number && !after.breaks && after.kind == Kind::Word;
        let happens = |at: usize| tokens[before].breaks || self.has(&tokens[at], mark::HAPPENS);
        names && !before.checked_sub(1).is_none_or(happens) && !self.has(after, mark::PAST)
    }

    /// "A letter of 2 October was read", "a confession dated 31 December", "under the act of 1796", "held the toll by a charter of 1412";
    /// not "in a letter of 2 October he wrote".
    pub(super) fn is_borne(&self, tokens: &[Token], first: usize) -> bool {
        let Some(before) = first.checked_sub(1).filter(|_| !tokens[first].breaks) else { return false };
        if self.has(&tokens[before], mark::DATED) {
            return true;
        }
        let thing = before.checked_sub(1).filter(|_| self.has(&tokens[before], mark::BEARS));
        let Some(thing) = thing.filter(|&thing| self.has(&tokens[thing], mark::BEARER)) else { return false };
        let opener = thing.checked_sub(1).map(|at| match self.has(&tokens[at], mark::DETERMINER | mark::POSSESSIVE) {
            true => at.checked_sub(1),
            false => Some(at),
        });
        !opener.flatten().is_some_and(|at| self.has(&tokens[at], mark::HAPPENS) && !self.has(&tokens[at], mark::AGENT))
    }

    /// "The ground, opened in September 1898, was pulled down": a participle right behind a comma, and the comma that closes
    /// it. "He came home, married in 1840, and left" goes on.
    fn is_in_participle(&self, text: &str, tokens: &[Token], time: &Range<usize>) -> bool {
        let (first, end) = (time.start, time.end);
        if tokens[first].breaks {
            return false;
        }
        let mut reach = (first.saturating_sub(PARTICIPLE_REACH)..first).rev().take_while(|&at| !tokens[at + 1].breaks);
        let comma = reach.find(|&at| self.has(&tokens[at], mark::CLAUSE | mark::STOP));
        let Some(comma) = comma.filter(|&at| self.has(&tokens[at], mark::CLAUSE)) else { return false };
        let participle = comma + 1;
        let is_one = || self.has(&tokens[participle], mark::PARTICIPLE) || self.is_past_form(text, tokens, participle);
        if participle == first || !is_one() {
            return false;
        }
        let mut behind = (end..tokens.len().min(end + PARTICIPLE_REACH)).take_while(|&at| !tokens[at].breaks);
        let closes = behind.find(|&at| self.has(&tokens[at], mark::CLAUSE) || self.ends_sentence(text, tokens, at));
        let Some(closes) = closes else { return tokens.get(end).is_none_or(|next| next.breaks) };
        // "Born in 1801 and killed in 1860" is said of him as well.
        let joined = |at: usize| at > end && self.has(&tokens[at - 1], mark::JOINS);
        let told = (end..closes).any(|at| self.is_past_form(text, tokens, at) && !joined(at));
        let goes_on = tokens.get(closes + 1).is_some_and(|next| self.has(next, mark::JOINS));
        if told || goes_on {
            return false;
        }
        // What stands before it tells nothing yet: it is what the participle is said of.
        let subject = (comma.saturating_sub(CLAUSE_BEFORE)..comma).rev();
        let mut subject = subject.take_while(|&at| !tokens[at + 1].breaks && !self.ends_sentence(text, tokens, at));
        !subject.any(|at| self.has(&tokens[at], mark::CLAUSE) || self.is_past_form(text, tokens, at))
    }
}
