//! Which words stand near a time at all: what asks more of its sentence asks only where such a word is.

use std::ops::Range;

use super::{Cues, mark};
use crate::expr::{Expr, Written, WrittenYear};
use crate::rule::Domain;
use crate::token::{Kind, NO_WORD, Token};
use crate::vocabulary::Case;

/// So many words on either side are looked at, no further than the sentence.
const REACH: usize = 48;

/// So many countries are kept of those named near a time, the nearest before it first.
const PLACES: usize = 3;

/// The words near a time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Near {
    habit: bool,
    /// Whether what stands right behind it can be counted.
    counted: bool,
    /// Whether it is the end of what goes on: "until 1870".
    end: bool,
    /// The words that name a country whose style is known, [`NO_WORD`] behind the last.
    places: [u32; PLACES],
}

impl Default for Near {
    fn default() -> Near {
        Near { habit: false, counted: false, end: false, places: [NO_WORD; PLACES] }
    }
}

impl Near {
    /// Says whether something may be told there that is kept or falls on a day.
    pub(crate) fn has_habit(self) -> bool {
        self.habit
    }

    /// Says whether the year at the end of a date may count what stands right behind it: "5 June 1200 men".
    pub(crate) fn is_counted(self) -> bool {
        self.counted
    }

    /// Says whether it is the end of what goes on.
    pub(crate) fn is_end(self) -> bool {
        self.end
    }

    /// The words there that name a country whose style is known, by their place in the vocabulary.
    pub(crate) fn places(&self) -> impl Iterator<Item = u32> {
        self.places.iter().copied().take_while(|word| *word != NO_WORD)
    }

    #[inline]
    fn take(&mut self, said: u64, word: u32) {
        if said & (mark::HABIT | mark::PLACE) == 0 {
            return;
        }
        self.habit |= said & mark::HABIT != 0;
        if said & mark::PLACE != 0
            && word != NO_WORD
            && let Some(free) = self.places.iter_mut().find(|known| matches!(**known, NO_WORD) || **known == word)
        {
            *free = word;
        }
    }
}

impl Cues {
    /// Returns what stands near a time of which more may be asked: in an account of what has no year, whether it comes
    /// again; of a day, whose style it is in.
    pub(crate) fn near(
        &self,
        domain: Domain,
        (text, tokens): (&str, &[Token]),
        time: &Range<usize>,
        expr: &Expr,
    ) -> Near {
        let (habit, style) = match expr {
            Expr::Value(_) | Expr::Unit { .. } | Expr::Shift { .. } | Expr::Vague => (false, false),
            expr => match expr.written() {
                None => (true, false),
                Some(written) => (
                    written.year.is_none() && (written.month.is_some() || written.season.is_some()),
                    written.month.is_some() && written.day.is_some() && may_be_old(written.year),
                ),
            },
        };
        let habit = habit && domain == Domain::Narrative;
        let end = time.start > 0 && !tokens[time.start].breaks && self.has(&tokens[time.start - 1], mark::END_OPENER);
        let mut near = Near { counted: self.is_counted(tokens, time.end, expr), end, ..Near::default() };
        if !habit && !style {
            return near;
        }
        let (first, end) = (time.start.saturating_sub(REACH), tokens.len().min(time.end + REACH));
        for at in (first..time.start).rev().take_while(|at| !self.stops(text, tokens, *at)) {
            near.take(self.said(&tokens[at]), tokens[at].word);
        }
        for at in (time.end..end).take_while(|at| !self.stops(text, tokens, *at)) {
            near.take(self.said(&tokens[at]), tokens[at].word);
        }
        near
    }

    /// Says whether behind a day or month with a bare year stands what can be counted, no more than a word between.
    fn is_counted(&self, tokens: &[Token], end: usize, expr: &Expr) -> bool {
        let Expr::Date(Written { year: Some(WrittenYear::Full(_)), month: Some(_), era: None, .. }) = expr else {
            return false;
        };
        let word = |at: usize| {
            tokens.get(at).filter(|token| !token.breaks && token.case == Case::Lower && token.kind == Kind::Word)
        };
        let is = |at: usize| word(at).is_some_and(|token| self.has(token, mark::COUNTED));
        is(end) || word(end).is_some_and(|token| self.said(token) == 0) && is(end + 1)
    }

    /// Says whether a mark may end the sentence.
    #[inline]
    fn stops(&self, text: &str, tokens: &[Token], at: usize) -> bool {
        let after_name = || at.checked_sub(1).is_some_and(|before| tokens[before].case != Case::Lower);
        self.has(&tokens[at], mark::STOP) && text.as_bytes()[tokens[at].start as usize] != b';' && !after_name()
    }
}

/// Says whether Old Style was in use in a year, or in the one that is not written.
fn may_be_old(year: Option<WrittenYear>) -> bool {
    match year {
        Some(WrittenYear::Full(year)) => (1582..=1924).contains(&year),
        Some(_) | None => true,
    }
}
