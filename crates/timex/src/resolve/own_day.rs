//! The day of what a time stands in: an entry of a diary, a letter within a text, what somebody wrote or said on a day. What is counted
//! from the day of writing counts from it.

use std::iter::Peekable;
use std::vec::IntoIter;

use calendar::{Partial, TimeValue};
use source::{Section, Span};

use super::between;
use super::entries::{self, Entry};
use super::gaps::{Gap, gap};
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
    /// For each time, the day its quotation was written or said on.
    quoted: Vec<Option<usize>>,
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
        quoted: &[bool],
    ) -> OwnDays {
        let diary = entries::of(text, sections, found.iter().map(|one| (one.span, &one.meant.expr)));
        let letters = match domain {
            Domain::Narrative if !is_dated => letters::under(pack, text, sections, found),
            Domain::Narrative | Domain::News => Vec::new(),
        };
        let quoted = said_on(text, found, quoted);
        OwnDays { diary: diary.into_iter().peekable(), entry: None, letters, quoted }
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
        if let Some(said) = self.quoted.get(index).copied().flatten().and_then(day) {
            return Some((said, Of::Letter { speaks: true }));
        }
        let letter = self.letters.get(index).copied().flatten()?;
        Some((day(letter.heading)?, Of::Letter { speaks: letter.speaks }))
    }
}

/// "On 5 August 1914 she wrote: ‘Yesterday it was closed’": returns for each time in quotation marks the full date of the sentence that
/// leads to them.
fn said_on(text: &str, found: &[Found], quoted: &[bool]) -> Vec<Option<usize>> {
    let mut last: Option<usize> = None;
    let mut days = Vec::with_capacity(quoted.len());
    for (index, (one, quoted)) in found.iter().zip(quoted).enumerate() {
        let of = last.filter(|_| *quoted).filter(|day| {
            let between = between(text, found[*day].span, one.span);
            let opens = between.find(['"', '“']).filter(|_| between.len() <= LONGEST);
            opens.is_some_and(|opens| gap(&between[..opens]) == Gap::SameSentence)
        });
        days.push(of);
        let is_day = one.meant.expr.written().is_some_and(|date| date.month.is_some() && date.day.is_some());
        if is_day && !quoted {
            last = Some(index);
        }
    }
    days
}

/// Bytes of a quotation that are read.
const LONGEST: usize = 600;
