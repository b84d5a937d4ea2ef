//! The parts of a clause that a line is put together from: the clause itself, its subject, the name before it.

use std::ops::Range;

use super::{MOST_WORDS, Sentence};
use crate::clauses::{Hang, is_finite};
use crate::lexicon::Class;
use crate::words::Kind;

/// The longest subject that is said again before a clause that lacks one, in tokens.
const LONGEST_SUBJECT: usize = 14;

impl Sentence<'_> {
    /// The clause's tokens less the word that opens it.
    pub(super) fn own(&self, index: usize) -> Vec<usize> {
        let clause = &self.clauses[index];
        let mut start = clause.start;
        let opener: &[Class] = match clause.hang {
            Hang::Subordinate => &[Class::Subordinator, Class::Opener],
            Hang::Said => &[Class::Relative],
            Hang::Example => &[Class::Example],
            Hang::Main | Hang::Coordinate | Hang::Shared | Hang::Front => &[Class::Conjunction],
            Hang::Resume | Hang::Relative | Hang::Doing | Hang::Done | Hang::Bracket | Hang::Absent => &[],
        };
        if start + 1 < clause.end && self.tokens[start].is_any(opener) {
            start += 1;
        }
        while start + 1 < clause.end
            && (self.tokens[start].is(Class::Aside) && self.tokens[start + 1].kind == Kind::Comma
                || self.tokens[start].kind == Kind::Comma)
        {
            start += 1;
        }
        (start..clause.end).collect()
    }

    pub(super) fn main_part(&self, index: usize) -> Vec<usize> {
        let mut line = self.own(index);
        for clause in &self.clauses[index + 1..] {
            match clause.hang {
                Hang::Resume => line.extend(clause.start..clause.end),
                Hang::Relative | Hang::Doing | Hang::Done | Hang::Example | Hang::Bracket => {}
                Hang::Main
                | Hang::Coordinate
                | Hang::Shared
                | Hang::Subordinate
                | Hang::Said
                | Hang::Front
                | Hang::Absent => break,
            }
        }
        line
    }

    /// The clause before, whole.
    pub(super) fn before(&self, index: usize) -> Range<usize> {
        index.checked_sub(1).map_or(0..0, |before| self.clauses[before].start..self.clauses[index].start)
    }

    /// The words a clause has before its verb.
    pub(super) fn subject(&self, index: usize) -> Vec<usize> {
        let own = self.own(index);
        let verb = self.clauses[index].verb.or_else(|| {
            self.clauses[index + 1..]
                .iter()
                .take_while(|clause| !matches!(clause.hang, Hang::Main))
                .find_map(|clause| clause.verb)
        });
        let end = verb.unwrap_or(0).min(self.clauses[index].end);
        let mut subject: Vec<usize> = own.into_iter().filter(|&at| at < end).collect();
        while subject.last().is_some_and(|&at| self.tokens[at].is(Class::Adverb) || self.tokens[at].kind == Kind::Comma)
        {
            subject.pop();
        }
        if subject.len() > LONGEST_SUBJECT { Vec::new() } else { subject }
    }

    /// The name before a relative clause, and the comma after it.
    pub(super) fn antecedent_and(&self, start: usize) -> impl Iterator<Item = usize> {
        let comma = start.checked_sub(1).filter(|&at| self.tokens[at].kind != Kind::Word);
        let name = self.antecedent(start);
        let comma = comma.filter(|at| !name.contains(at));
        name.chain(comma)
    }

    /// The name before a relative clause: back to where its phrase begins, without a bracket after it.
    pub(super) fn antecedent(&self, start: usize) -> Range<usize> {
        let mut end = start;
        while end > 0 && matches!(self.tokens[end - 1].kind, Kind::Comma | Kind::Open | Kind::Break) {
            end -= 1;
        }
        // "the designer (1883), who": the bracket is passed over.
        if end > 0 && self.tokens[end - 1].kind == Kind::Close {
            let open = (0..end).rev().take(MOST_WORDS).find(|&at| self.tokens[at].kind == Kind::Open);
            end = open.unwrap_or(end);
        }
        let mut first = end;
        while first > 0 && end - first < MOST_WORDS / 2 {
            let token = &self.tokens[first - 1];
            let closes = match token.kind {
                Kind::Word => {
                    token.is_any(&[Class::Conjunction, Class::Relative, Class::Subordinator])
                        && !token.is(Class::Determiner)
                        || token.is(Class::Preposition) && !token.is(Class::Link)
                        || token.is(Class::ParticipleEnding)
                        || is_finite(self.tokens, first - 1)
                }
                // "In 1986 Najibullah, who": a time with its preposition is no part of the name.
                Kind::Time(_) => first > 1 && self.tokens[first - 2].is_any(&[Class::Placing, Class::Opener]),
                Kind::Mark => false,
                Kind::Comma | Kind::Break | Kind::Open | Kind::Close => true,
            };
            if closes {
                break;
            }
            first -= 1;
        }
        first..end
    }
}
