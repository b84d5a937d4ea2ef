//! The day of what a time stands in: an entry of a diary, a letter within a text. What is counted from the day of writing counts from it.

use std::iter::Peekable;
use std::vec::IntoIter;

use calendar::{Partial, TimeValue};
use source::{Section, Span};

use super::entries::{self, Entry};
use super::letters::{self, Letter};
use crate::find::Found;
use crate::pack::Pack;
use crate::rule::Domain;
use crate::timex::Timex;

/// The entries and letters of a text, gone through with its times.
pub(super) struct OwnDays {
    diary: Peekable<IntoIter<Entry>>,
    entry: Option<Entry>,
    letters: Vec<Option<Letter>>,
}

/// Whose own day it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Of {
    /// An entry's: its hours without a day, and "tonight", are of it too.
    Entry,
    /// A letter's; whether its writer speaks of himself, so that it is told as news is.
    Letter { speaks: bool },
}

impl OwnDays {
    /// Looks for them; letters only in an account whose day of writing is not known.
    pub(super) fn new(
        pack: &Pack,
        domain: Domain,
        is_dated: bool,
        (text, sections): (&str, &[Section]),
        found: &[Found],
    ) -> OwnDays {
        let diary = entries::of(text, sections, found.iter().map(|one| (one.span, &one.meant.expr)));
        let letters = match domain {
            Domain::Narrative if !is_dated => letters::under(pack, text, sections, found),
            Domain::Narrative | Domain::News => Vec::new(),
        };
        OwnDays { diary: diary.into_iter().peekable(), entry: None, letters }
    }

    /// Returns the own day of what the time of that number stands in. Times are asked for in order; `told` are those before it.
    pub(super) fn at(&mut self, index: usize, span: Span, told: &[Timex]) -> Option<(Partial, Of)> {
        let day = |heading: usize| told.get(heading)?.value.as_ref().and_then(TimeValue::as_date).copied();
        while let Some(next) = self.diary.next_if(|next| next.body.start <= span.start) {
            self.entry = Some(next);
        }
        let entry = self.entry.filter(|entry| span.end <= entry.body.end);
        if let Some(day) = entry.and_then(|entry| day(entry.day.0 as usize)) {
            return Some((day, Of::Entry));
        }
        let letter = self.letters.get(index).copied().flatten()?;
        Some((day(letter.heading)?, Of::Letter { speaks: letter.speaks }))
    }
}
