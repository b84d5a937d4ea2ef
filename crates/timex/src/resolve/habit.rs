//! What is told to be kept or to fall on its day, in no one year: "Easter Monday is kept with bells", "the feast falls on 21 March".

use calendar::{Amount, CalendarId, Duration, Granularity, Recurring};

use super::Setting;
use super::gaps::{Gap, gap_to, sentence_around};
use crate::cues::Role;
use crate::rule::Domain;
use crate::token::scan;

/// The classes of what is told so: a verb of the present, and a participle behind one that helps it.
const FALLS: &str = "habit-falls";
const KEPT: &str = "habit-kept";
const HELPS: &str = "habit-helps";
/// What a tale in the present says of a day of its year as well: "is held".
const HELD: &str = "habit-held";
/// The classes of the two words of "takes place", which a tale in the present says of a day of its year as well.
const TAKES: [&str; 2] = ["habit-takes", "habit-place"];
/// So many words may stand between the two: "is still duly kept", "is the baker's birthday".
const GROUP: usize = 5;
/// So many bytes of a sentence on either side of a day are looked through.
const NEAR: usize = 200;

/// Of what it is asked.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Of {
    /// A feast, a month, a weekday of a month.
    Season,
    /// A day of a month by its number.
    Day,
}

/// Says whether the sentence of an account tells what is kept or falls on a day, and tells no year.
pub(super) fn is_told(setting: &Setting<'_>, of: Of) -> bool {
    if setting.domain != Domain::Narrative || !setting.near.has_habit() || has_year_beside(setting) {
        return false;
    }
    let class = |name: &str| setting.pack.class(name);
    let (Some(falls), Some(kept), Some(helps)) = (class(FALLS), class(KEPT), class(HELPS)) else { return false };
    let (takes, held) = (TAKES.map(class), class(HELD).filter(|_| of == Of::Season));
    let sentence = sentence_around(setting.text, setting.span, NEAR);
    let mut tokens = Vec::new();
    let vocabulary = &setting.pack.vocabulary;
    scan(vocabulary, setting.text, sentence.start as usize, sentence.end as usize, &mut tokens);
    (0..tokens.len()).any(|at| {
        let is = |at: usize, class: u16| vocabulary.has(tokens[at].symbol, class);
        let pair = |first: u16, second: u16| is(at, first) && at + 1 < tokens.len() && is(at + 1, second);
        is(at, falls)
            || of == Of::Season && matches!(takes, [Some(takes), Some(place)] if pair(takes, place))
            || (is(at, kept) || held.is_some_and(|held| is(at, held)))
                && (at.saturating_sub(GROUP)..at).any(|before| is(before, helps))
    })
}

/// Says whether a time beside it in its sentence tells a year, not that since which something comes again.
fn has_year_beside(setting: &Setting<'_>) -> bool {
    let before = setting.told.last().filter(|last| gap_to(setting.text, last.span, setting.span) == Gap::SameSentence);
    let after = setting.next.filter(|next| gap_to(setting.text, setting.span, next.span) == Gap::SameSentence);
    let before = before.filter(|last| last.role != Some(Role::Background)).and_then(|last| last.written());
    let after = after.filter(|next| next.role != Some(Role::Background)).and_then(|next| next.meant.expr.written());
    before.into_iter().chain(after).any(|written| written.year.is_some())
}

/// Returns what a feast comes again as: the day it is fixed on in its calendar, else every year.
pub(super) fn feast(rule: &str) -> Recurring {
    let yearly = || Recurring::Every(Duration { parts: [(Amount::Hundredths(100), Granularity::Year)].into() });
    let fixed = || {
        let (calendar, day) = rule.split_once(' ')?;
        let (calendar, (month, day)) = (calendar.parse::<CalendarId>().ok()?, day.split_once('-')?);
        Some(Recurring::DayOfYear { calendar, month: month.parse().ok()?, day: day.parse().ok()? })
    };
    fixed().unwrap_or_else(yearly)
}
