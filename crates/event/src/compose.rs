//! Puts together the words of one line: a clause with the subject it lacks, without what was put in.

use std::ops::Range;

use crate::clauses::{Clause, Hang, is_finite};
use crate::lexicon::Class;
use crate::words::{Kind, Token};

/// A line of a chronology has at most so many words.
pub(crate) const MOST_WORDS: usize = 25;

/// A line of fewer words says little: it takes the clause that says which is meant even where that must be cut.
const BARE: usize = 8;

/// The longest subject that is said again before a clause that lacks one, in tokens.
const LONGEST_SUBJECT: usize = 14;

/// A sentence, cut.
pub(crate) struct Sentence<'t> {
    pub text: &'t str,
    pub tokens: &'t [Token],
    pub clauses: &'t [Clause],
    /// For each token that is a time, whether an event can be put by it.
    pub dates: &'t [bool],
}

impl Sentence<'_> {
    /// Returns the clause that tells of what is said in clause `index`: a phrase at the front belongs to the main clause
    /// after it, a bracket with nothing but a time to the clause before.
    pub(crate) fn home(&self, index: usize) -> usize {
        let clause = &self.clauses[index];
        let bare = !has_content(self.tokens, clause.start..clause.end);
        match clause.hang {
            Hang::Front => self.next_main(index).unwrap_or(index),
            Hang::Resume => self.root(index),
            _any if bare && index > 0 && clause.hang != Hang::Main => self.home_before(index),
            Hang::Main if bare => {
                self.next_main(index).or_else(|| index.checked_sub(1).map(|_| self.home_before(index))).unwrap_or(index)
            }
            Hang::Main
            | Hang::Coordinate
            | Hang::Shared
            | Hang::Relative
            | Hang::Doing
            | Hang::Done
            | Hang::Subordinate
            | Hang::Said
            | Hang::Example
            | Hang::Bracket
            | Hang::Absent => index,
        }
    }

    fn home_before(&self, index: usize) -> usize {
        let before = index - 1;
        if self.clauses[before].hang == Hang::Resume { self.root(before) } else { before }
    }

    fn next_main(&self, index: usize) -> Option<usize> {
        let after = self.clauses.iter().enumerate().skip(index + 1);
        after
            .filter(|(_, clause)| has_content(self.tokens, clause.start..clause.end))
            .find(|(_, clause)| matches!(clause.hang, Hang::Main | Hang::Coordinate))
            .map(|(found, _)| found)
    }

    /// Returns the clause that this one goes on from.
    fn root(&self, index: usize) -> usize {
        let before = self.clauses[..index].iter().rposition(|clause| {
            matches!(clause.hang, Hang::Main | Hang::Coordinate | Hang::Subordinate | Hang::Said | Hang::Front)
        });
        before.unwrap_or(0)
    }

    /// Returns the tokens of the line that tells clause `home`, in order.
    pub(crate) fn line(&self, home: usize) -> Vec<usize> {
        let clause = &self.clauses[home];
        let own = self.own(home);
        match clause.hang {
            Hang::Main
            | Hang::Coordinate
            | Hang::Subordinate
            | Hang::Said
            | Hang::Example
            | Hang::Front
            | Hang::Resume => self.with_rest(home, own),
            Hang::Absent => {
                let main = self.next_main(home).map(|main| self.main_part(main)).unwrap_or_default();
                own.into_iter().chain(main).collect()
            }
            Hang::Bracket => {
                own.into_iter().filter(|&at| !matches!(self.tokens[at].kind, Kind::Open | Kind::Close)).collect()
            }
            Hang::Shared => self.shared(home, own),
            Hang::Relative | Hang::Done => {
                let whole = self.joined(&self.before(home), &(clause.start..clause.end));
                let parent_dated = home > 0 && self.is_dated(home - 1);
                match home > 0
                    && !parent_dated
                    && self.clauses[home - 1].hang == Hang::Main
                    && self.words(&whole) <= MOST_WORDS
                {
                    true => whole,
                    false => self.joined(&self.antecedent(clause.start), &(clause.start..clause.end)),
                }
            }
            Hang::Doing => {
                let root = self.root(home);
                let whole: Vec<usize> = self
                    .main_part(root)
                    .into_iter()
                    .filter(|&at| at < clause.start)
                    .chain(clause.start - 1..clause.end)
                    .collect();
                if root < home && !self.is_dated(root) && self.words(&whole) <= MOST_WORDS {
                    return whole;
                }
                let subject = self.subject(root);
                let named: Vec<usize> = subject.into_iter().chain(clause.start - 1..clause.end).collect();
                if root < home && self.words(&named) <= MOST_WORDS { named } else { own }
            }
        }
    }

    /// "and was completed": with its subject, or with the relative clause it goes on.
    fn shared(&self, home: usize, own: Vec<usize>) -> Vec<usize> {
        let earlier = self.clauses[..home].iter().rposition(|clause| {
            !matches!(clause.hang, Hang::Shared | Hang::Example | Hang::Bracket | Hang::Doing | Hang::Done)
        });
        let Some(earlier) = earlier else { return own };
        let base = &self.clauses[earlier];
        if base.hang == Hang::Relative {
            let opener = base.start..base.verb.unwrap_or(base.start + 1);
            let after = |start: Vec<usize>| -> Vec<usize> {
                start.into_iter().chain(opener.clone()).chain(own.iter().copied()).collect()
            };
            let whole = after(self.before(earlier).collect());
            return match self.words(&whole) <= MOST_WORDS {
                true => whole,
                false => after(self.antecedent(base.start).collect()),
            };
        }
        let root = if base.hang == Hang::Resume { self.root(earlier) } else { earlier };
        self.subject(root).into_iter().chain(own).collect()
    }

    /// The clause's tokens less the word that opens it.
    fn own(&self, index: usize) -> Vec<usize> {
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

    /// Adds where the clause goes on after what was put in, and what its subject did next, if that has no time of its
    /// own and there is room.
    fn with_rest(&self, index: usize, own: Vec<usize>) -> Vec<usize> {
        let mut line = own;
        for (at, clause) in self.clauses.iter().enumerate().skip(index + 1) {
            let follows = line.last().is_some_and(|&last| last + 1 == clause.start);
            let comma = self.tokens[clause.start - 1].kind == Kind::Comma;
            let room = || {
                let longer = line.iter().copied().chain(clause.start..clause.end).collect::<Vec<_>>();
                self.words(&longer) <= MOST_WORDS
            };
            let belongs = match clause.hang {
                Hang::Resume => true,
                Hang::Shared => follows && !self.is_dated(at) && room(),
                // One that stands without a comma says which is meant, and belongs to the line.
                Hang::Relative => follows && !comma && !self.is_dated(at) && (room() || self.words(&line) < BARE),
                // "said that …" says nothing without what was said; what is too long is cut.
                Hang::Said => follows && (!self.is_dated(at) || room()),
                // "before the battle", without a verb of its own.
                Hang::Subordinate => follows && !comma && clause.verb.is_none() && !self.is_dated(at) && room(),
                Hang::Coordinate => follows && clause.verb.is_some() && !self.is_dated(at) && room(),
                Hang::Main | Hang::Front | Hang::Absent => false,
                Hang::Doing | Hang::Done | Hang::Example | Hang::Bracket => continue,
            };
            match (belongs, clause.hang) {
                (true, _) => line.extend(clause.start..clause.end),
                // What was put in is passed over.
                (false, Hang::Relative) => {}
                (false, Hang::Subordinate | Hang::Shared | Hang::Said) if self.resumes(at) => {}
                (false, _) => break,
            }
        }
        line
    }

    /// Says whether the main clause goes on after clause `index`.
    fn resumes(&self, index: usize) -> bool {
        let rest = self.clauses[index + 1..].iter();
        rest.take_while(|clause| !matches!(clause.hang, Hang::Main | Hang::Coordinate | Hang::Front))
            .any(|clause| clause.hang == Hang::Resume)
    }

    fn main_part(&self, index: usize) -> Vec<usize> {
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
    fn before(&self, index: usize) -> Range<usize> {
        index.checked_sub(1).map_or(0..0, |before| self.clauses[before].start..self.clauses[index].start)
    }

    /// The words a clause has before its verb.
    fn subject(&self, index: usize) -> Vec<usize> {
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

    /// The name before a relative clause: back to where its phrase begins.
    fn antecedent(&self, start: usize) -> Range<usize> {
        let mut end = start;
        while end > 0 && matches!(self.tokens[end - 1].kind, Kind::Comma | Kind::Open | Kind::Break) {
            end -= 1;
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
        first..start
    }

    fn joined(&self, one: &Range<usize>, other: &Range<usize>) -> Vec<usize> {
        one.clone().chain(other.clone()).collect()
    }

    /// Says whether a time that can date an event stands in the clause.
    pub(crate) fn is_dated(&self, index: usize) -> bool {
        let clause = &self.clauses[index];
        self.tokens[clause.start..clause.end].iter().any(|token| match token.kind {
            Kind::Time(time) => self.dates[time],
            Kind::Word | Kind::Comma | Kind::Break | Kind::Open | Kind::Close | Kind::Mark => false,
        })
    }

    /// Counts the words of a line.
    pub(crate) fn words(&self, line: &[usize]) -> usize {
        line.iter()
            .map(|&at| match self.tokens[at].kind {
                Kind::Word => 1,
                Kind::Time(_) => self.tokens[at].span.of(self.text).split_whitespace().count(),
                Kind::Comma | Kind::Break | Kind::Open | Kind::Close | Kind::Mark => 0,
            })
            .sum()
    }
}

/// Says whether the tokens tell anything besides a time and the words that place it.
pub(crate) fn has_content(tokens: &[Token], range: Range<usize>) -> bool {
    tokens[range].iter().any(|token| {
        token.kind == Kind::Word
            && !token.is_any(&[
                Class::Preposition,
                Class::Determiner,
                Class::Conjunction,
                Class::Adverb,
                Class::Aside,
                Class::Opener,
                Class::Subordinator,
            ])
    })
}
