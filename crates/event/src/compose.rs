//! Puts together the words of one line: a clause with the subject it lacks, without what was put in.

mod parts;

use std::ops::Range;

use crate::clauses::{Clause, Hang, is_finite};
use crate::lexicon::Class;
use crate::words::{Kind, Token};

/// A line of a chronology has at most so many words.
pub(crate) const MOST_WORDS: usize = 25;

/// A line of fewer words says little: it takes the clause that says which is meant even where that must be cut.
const BARE: usize = 8;

/// A sentence, cut.
pub(crate) struct Sentence<'t> {
    pub text: &'t str,
    pub tokens: &'t [Token],
    pub clauses: &'t [Clause],
    /// For each token that is a time, whether an event can be put by it.
    pub dates: &'t [bool],
    pub verbs: Verbs,
}

/// Whether the verbs of the language are listed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Verbs {
    Listed,
    /// They stand at the end of their clauses, so what comes before them may be left off wherever it stands.
    Unlisted,
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
                    true => self.told_plainly(self.before(home), whole, home),
                    false => {
                        let name = self.antecedent(clause.start);
                        let line = self.antecedent_and(clause.start).chain(clause.start..clause.end).collect();
                        self.told_plainly(name, line, home)
                    }
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

    /// "the general, who had led the army" tells that the general had led the army: its word "who" is left off where what
    /// stands before is a name and nothing else, so that no other name can be meant.
    fn told_plainly(&self, name: Range<usize>, line: Vec<usize>, home: usize) -> Vec<usize> {
        let clause = &self.clauses[home];
        let tokens = self.tokens;
        let mut verb = clause.start + 1;
        while verb < clause.end && tokens[verb].is(Class::Adverb) && !is_finite(tokens, verb) {
            verb += 1;
        }
        let subject = tokens[clause.start].is(Class::Relative) && verb < clause.end && is_finite(tokens, verb);
        let plain = has_content(tokens, name.clone())
            && !name.clone().any(|at| {
                is_finite(tokens, at)
                    || tokens[at].is_any(&[Class::Preposition, Class::Relative, Class::Subordinator, Class::Opener])
            });
        match subject && plain {
            true => line.into_iter().filter(|&at| at != clause.start).collect(),
            false => line,
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
                false => after(self.antecedent_and(base.start).collect()),
            };
        }
        let root = if base.hang == Hang::Resume { self.root(earlier) } else { earlier };
        let subject: Vec<usize> = self.subject(root);
        let Some(helper) = self.helper(earlier, home) else { return subject.into_iter().chain(own).collect() };
        // "was overthrown and executed": both by one time, if the first has none of its own.
        let whole: Vec<usize> =
            self.own(root).into_iter().chain(self.clauses[home].start..self.clauses[home].end).collect();
        if earlier == root && root + 1 == home && !self.is_dated(root) && self.words(&whole) <= MOST_WORDS {
            return whole;
        }
        subject.into_iter().chain([helper]).chain(own).collect()
    }

    /// The "was" of clause `earlier` that clause `home` goes on from: "was captured, and executed".
    fn helper(&self, earlier: usize, home: usize) -> Option<usize> {
        let verb = self.clauses[earlier].verb.filter(|&verb| self.tokens[verb].is(Class::Was))?;
        let start = self.clauses[home].start;
        let first = (start..self.clauses[home].end)
            .find(|&at| !self.tokens[at].is_any(&[Class::Conjunction, Class::Adverb]))?;
        shares_helper(self.tokens, verb, first).then_some(verb)
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

/// Says whether the participle at `later` shares the "was" at `verb`, which has one of its own: "was seized and hanged",
/// and not "was born and died". Without a dictionary of verbs, one that takes an object or never takes "was" shares none.
pub(crate) fn shares_helper(tokens: &[Token], verb: usize, later: usize) -> bool {
    let participle = |at: usize| {
        let forms = [Class::Past, Class::PastEnding, Class::Participle];
        tokens.get(at).is_some_and(|token| token.is_any(&forms) && !token.is(Class::Was))
    };
    let own = (verb + 1..tokens.len().min(verb + 4)).find(|&at| !tokens[at].is(Class::Adverb));
    let object = tokens.get(later + 1).is_some_and(|next| {
        next.is_any(&[Class::Determiner, Class::Pronoun, Class::Relative]) || next.kind == Kind::Word && next.capital
    });
    tokens[verb].is(Class::Was)
        && own.is_some_and(participle)
        && participle(later)
        && !object
        && !tokens[later].is(Class::Active)
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
