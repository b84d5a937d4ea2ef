//! What is told more than once, by one account or by several: the tellings gathered, none of them changed or preferred.

use std::collections::BTreeMap;

use calendar::{CalendarId, Day, Extent, Fields, TimeValue};
use source::Span;
use timex::Timex;

use super::kinds::{EdgeOfLife, Often, Takes, happenings};
use super::people::Life;
use super::same::{Accounts, Days, TellingAt, groups, together, told_of_one};
use super::telling::Telling;
use super::understood::Voice;
use crate::days::{fields_of, readings_of};
use crate::facts::{Account, Facts};

/// One happening, told at least twice with days to it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Occurrence {
    /// What it is, in the words of the accounts: "the death of Napoleon Bonaparte".
    pub what: String,
    /// Who tells it, in the order of the accounts and of their texts.
    pub told: Vec<ToldBy>,
    /// Whether the days can all be right.
    pub agreement: Agreement,
}

/// An account's telling of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ToldBy {
    /// The account, as an index.
    pub account: usize,
    /// The word that tells it.
    pub word: Span,
    /// The times it is told to have happened at, as indexes into those of the account.
    pub times: Vec<usize>,
    /// The last of the times, where it is told from the only one of `times` to this one.
    pub until: Option<usize>,
    /// Who tells it in the account.
    pub voice: Voice,
}

/// Whether days can all be right.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Agreement {
    /// There may be one day that all of them mean.
    Possible,
    /// Two of them exclude each other.
    Excluded,
}

/// Days of what lasts are no two accounts of it unless they lie farther apart.
const LASTING: i64 = 62;

/// Returns what the accounts tell more than once with days, in the order of the first telling.
pub fn occurrences(facts: &Facts<'_>) -> Vec<Occurrence> {
    let dated = gathered(facts, Which::Dated);
    let mut found: Vec<Occurrence> = dated.iter().map(|together| occurrence(facts, together)).collect();
    found.sort_by_key(|one| (one.told[0].account, one.told[0].word));
    found
}

/// Returns the words, with their accounts, that tell what people do again and again: that somebody visited a place on another day is told
/// of another visit.
pub fn what_comes_again(facts: &Facts<'_>) -> Vec<(usize, Span)> {
    let repeats = &happenings().words.repeats;
    let accounts = facts.accounts().iter().enumerate();
    let told = accounts.flat_map(|(at, account)| account.told.tellings.iter().map(move |telling| (at, telling)));
    told.filter(|(_, telling)| repeats.contains(&telling.lemma)).map(|(at, telling)| (at, telling.word)).collect()
}

/// Says whether two times may mean one day, in whatever style each was written.
pub fn may_be_one(a: &Timex, b: &Timex) -> bool {
    !are_apart(a, b)
}

/// Returns tellings of one happening, dated or not, whose dates can all be right.
pub(crate) fn one_of_each(facts: &Facts<'_>) -> Vec<Vec<TellingAt>> {
    let can_be = |together: &Vec<TellingAt>| {
        let dated: Vec<TellingAt> = together.iter().copied().filter(|&at| is_dated(facts, at)).collect();
        dated.len() < 2 || occurrence(facts, &dated).agreement == Agreement::Possible
    };
    gathered(facts, Which::All).into_iter().filter(can_be).collect()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Which {
    Dated,
    All,
}

fn is_dated(facts: &Facts<'_>, at: TellingAt) -> bool {
    let telling = telling(facts, at);
    !telling.dates.is_empty() || telling.range().is_some()
}

/// Tellings of one happening, two or more of each.
fn gathered(facts: &Facts<'_>, which: Which) -> Vec<Vec<TellingAt>> {
    let mut lives: BTreeMap<(usize, &str), Vec<&Life>> = BTreeMap::new();
    for (number, account) in facts.accounts().iter().enumerate() {
        for life in &account.told.lives {
            let Some(last) = life.who.name.last() else { continue };
            let known = lives.entry((number, last)).or_default();
            if known.len() < MOST_LIVES {
                known.push(life);
            }
        }
    }
    // "John, born in 1701, died in 1703 … John, born in 1704": a child was named after one that had died.
    let are_namesakes = |earlier: TellingAt, later: TellingAt| {
        let (one, other) = (telling(facts, earlier), telling(facts, later));
        let Some(whom) = one.whom.as_ref().filter(|_| earlier.account == later.account) else { return false };
        let known = whom.name.last().and_then(|last| lives.get(&(earlier.account, last.as_str())));
        let between = |life: &&&Life| {
            let said = life.birth.or(life.death);
            life.who.is_like(whom) && said.is_some_and(|said| one.word < said.span && said.span < other.word)
        };
        let mut between = known.into_iter().flatten().filter(between);
        let edge = |one: &Telling| one.kind.and_then(|kind| happenings().kind(kind).edge_of_life);
        let days = |telling: &Telling| telling.dates.first().map(|&time| extent_of(facts, earlier.account, time));
        match (edge(one), edge(other)) {
            (Some(EdgeOfLife::Birth), Some(EdgeOfLife::Birth)) => between
                .any(|life| life.death.zip(days(other)).is_some_and(|(death, born)| is_before(&death.extent, &born))),
            (Some(EdgeOfLife::Death), Some(EdgeOfLife::Death)) => between
                .any(|life| life.birth.zip(days(one)).is_some_and(|(birth, died)| is_before(&died, &birth.extent))),
            (_, _) => false,
        }
    };
    let is_one = |earlier: TellingAt, later: TellingAt| {
        if are_namesakes(earlier, later) {
            return false;
        }
        let accounts = if earlier.account == later.account { Accounts::One } else { Accounts::Two };
        let one = told_of_one(telling(facts, earlier), telling(facts, later), accounts);
        one.is_some_and(|one| match days_apart(facts, earlier, later) {
            Some(days) => {
                let near = days <= one.within_days;
                match one.days {
                    Days::Near => near,
                    Days::OrOneSlipApart => near || is_a_slip_apart(facts, earlier, later, YEARS_OF_A_SLIP),
                    Days::Exact => {
                        near && are_days(facts, earlier, later)
                            || is_a_slip_apart(facts, earlier, later, YEARS_OF_A_SLIP)
                    }
                    Days::AYearApart => is_a_slip_apart(facts, earlier, later, 1),
                    Days::NearAndExact => near && are_days(facts, earlier, later),
                    Days::ExactApart => {
                        near && are_days(facts, earlier, later) && are_in_two_paragraphs(facts, earlier, later)
                    }
                }
            }
            // What can happen again within a lifetime may have, where one of the two has no day.
            None => one.often == Often::Once,
        })
    };
    let mut found = Vec::new();
    for group in groups(facts.accounts().iter().map(|account| account.told.tellings.as_slice())) {
        let asked = group.into_iter().filter(|&at| which == Which::All || is_dated(facts, at));
        found.extend(together(asked, is_one).into_iter().filter(|together| together.len() > 1));
    }
    found
}

/// Says whether a line ends between two tellings of one account.
fn are_in_two_paragraphs(facts: &Facts<'_>, earlier: TellingAt, later: TellingAt) -> bool {
    let text = facts.accounts()[earlier.account].text();
    let (one, other) = (telling(facts, earlier).word, telling(facts, later).word);
    text.get(one.end as usize..other.start as usize).is_some_and(|between| between.contains('\n'))
}

/// More lives of one last name are not looked at.
const MOST_LIVES: usize = 64;

fn extent_of(facts: &Facts<'_>, account: usize, time: usize) -> Extent {
    facts.accounts()[account].timexes[time].extent()
}

/// Says whether one time is over when another begins, or may be.
fn is_before(one: &Extent, other: &Extent) -> bool {
    one.earliest().zip(other.latest()).is_some_and(|(one, other)| one <= other)
}

fn telling<'a>(facts: &'a Facts<'_>, at: TellingAt) -> &'a Telling {
    &facts.accounts()[at.account].told.tellings[at.telling]
}

/// The last year in which some country's year began in March or at Easter, and the last year of the Julian calendar.
const OLD_NEW_YEAR: i64 = 1752;
const OLD_STYLE: i64 = 1923;

/// By how many days two accounts may differ over a date of that time without meaning another: a year where it began in
/// spring for one of them, two weeks where one goes by the old calendar, one day where they live in two time zones.
pub(crate) fn between_accounts(latest: Option<Day>) -> i64 {
    match latest {
        Some(day) if day < first_of(OLD_NEW_YEAR + 1) => 366,
        Some(day) if day < first_of(OLD_STYLE + 1) => 14,
        Some(_) | None => 1,
    }
}

fn first_of(year: i64) -> Day {
    CalendarId::Gregorian.calendar().day(Fields { year, month: 1, day: 1 }).unwrap_or(Day(0))
}

fn occurrence(facts: &Facts<'_>, together: &[TellingAt]) -> Occurrence {
    let accounts = facts.accounts();
    let tellings: Vec<&Telling> = together.iter().map(|&at| telling(facts, at)).collect();
    let told = together.iter().zip(&tellings);
    let told: Vec<ToldBy> = told
        .map(|(at, one)| {
            let range = one.range();
            ToldBy {
                account: at.account,
                word: one.word,
                times: range.map_or_else(|| one.dates.clone(), |(from, _)| vec![from]),
                until: range.map(|(_, until)| until),
                voice: one.voice.clone(),
            }
        })
        .collect();
    let excluded = (0..told.len()).any(|one| {
        (0..one).any(|other| excludes(accounts, &told[one], &told[other], takes(tellings[one], tellings[other])))
    });
    Occurrence {
        what: what(&accounts[together[0].account], tellings[0]),
        told,
        agreement: if excluded { Agreement::Excluded } else { Agreement::Possible },
    }
}

/// How long what two tellings tell takes: no longer than a day, where both tell all of it.
fn takes(one: &Telling, other: &Telling) -> Takes {
    let Some(kind) = one.kind.map(|kind| happenings().kind(kind)) else { return Takes::Day };
    let whole = kind.is_told_whole(&one.lemma) && kind.is_told_whole(&other.lemma);
    if whole { Takes::Day } else { kind.takes }
}

/// "The death of Napoleon Bonaparte"; what is told of the only one of its sort by the words of the account.
fn what(account: &Account<'_>, telling: &Telling) -> String {
    let text = account.text();
    let whom = telling.whom.as_ref().map(|naming| naming.written(text)).unwrap_or_default();
    let is_named = telling.whom.as_ref().is_some_and(|naming| naming.is_named);
    let kind = telling.kind.map(|kind| happenings().kind(kind));
    // "He launched an attack": what has no name, or no kind, is told by the line it has.
    let by_line = telling.unique().is_none() && (!is_named || kind.is_none());
    if let Some(label) = telling.label.as_ref().filter(|_| by_line) {
        return format!("'{label}'");
    }
    match kind {
        Some(kind) if telling.unique().is_none() => match kind.takes {
            Takes::Day => format!("the {} of {whom}", kind.name),
            Takes::Days => whom,
        },
        Some(_) | None => {
            let spans = [&telling.whom, &telling.actor].into_iter().flatten().map(|naming| naming.span);
            let whole = spans.fold(telling.word, |whole, span| Span {
                start: whole.start.min(span.start),
                end: whole.end.max(span.end),
            });
            let article =
                [&telling.whom, &telling.actor].into_iter().flatten().find(|naming| naming.span.start == whole.start);
            let article = article.and_then(|naming| naming.article.as_deref());
            let words = article.into_iter().chain(whole.of(text).split_whitespace());
            format!("'{}'", words.collect::<Vec<&str>>().join(" "))
        }
    }
}

/// A time of a telling, with the last of those it lasts to.
#[derive(Clone, Copy)]
struct Placed<'t> {
    from: &'t Timex,
    until: Option<&'t Timex>,
}

impl Placed<'_> {
    fn extent(&self) -> Extent {
        let from = self.from.extent();
        self.until.map_or(from, |until| Extent { start: from.start, end: until.extent().end })
    }
}

/// Says whether what one account says leaves no day that another's allows: each of the days of one is none of the other's.
fn excludes(accounts: &[Account<'_>], one: &ToldBy, other: &ToldBy, takes: Takes) -> bool {
    let times = |told: &ToldBy| -> Vec<Placed<'_>> {
        let time = |at: usize| &accounts[told.account].timexes[at];
        told.times.iter().map(|&at| Placed { from: time(at), until: told.until.map(time) }).collect()
    };
    let (ours, theirs) = (times(one), times(other));
    // Two that both tell from when to when tell all of it.
    let whole = one.until.is_some() && other.until.is_some();
    let least = match takes {
        Takes::Days if !whole => LASTING,
        Takes::Day | Takes::Days => 0,
    };
    let apart = |a: &Placed<'_>, b: &Placed<'_>| {
        are_placed_apart(a, b) && gap(&a.extent(), &b.extent()).is_some_and(|gap| gap > least)
    };
    ours.iter().any(|a| theirs.iter().all(|b| apart(a, b))) || theirs.iter().any(|b| ours.iter().all(|a| apart(a, b)))
}

/// Says whether two times, or what lasts from one to another, share no day, in whatever style each was written.
fn are_placed_apart(a: &Placed<'_>, b: &Placed<'_>) -> bool {
    match (a.until, b.until) {
        (None, None) => are_apart(a.from, b.from),
        (Some(last), Some(other)) => {
            !a.extent().may_overlap(&b.extent()) && (are_apart(a.from, b.from) || are_apart(last, other))
        }
        (Some(_), None) | (None, Some(_)) => !a.extent().may_overlap(&b.extent()),
    }
}

/// Says whether two times share no day, in whatever style each was written.
fn are_apart(a: &Timex, b: &Timex) -> bool {
    if a.extent().may_overlap(&b.extent()) {
        return false;
    }
    let (ours, theirs) = (readings_of(a), readings_of(b));
    !ours.iter().any(|one| theirs.iter().any(|other| one.day == other.day))
}

/// How many days lie between two times; none where a bound is missing.
fn gap(a: &Extent, b: &Extent) -> Option<i64> {
    Some((b.earliest()?.0 - a.latest()?.0).max(a.earliest()?.0 - b.latest()?.0))
}

/// A slip of the pen takes one year for another that is not far.
const YEARS_OF_A_SLIP: i64 = 10;

/// Says whether two tellings are put on days that differ in the year alone, by `most` years at most, or in the month alone: one of them
/// may be a slip.
fn is_a_slip_apart(facts: &Facts<'_>, one: TellingAt, other: TellingAt, most: i64) -> bool {
    let (ours, theirs) = (days_of(facts, one), days_of(facts, other));
    let slip = |(a, here): &(CalendarId, Fields), (b, there): &(CalendarId, Fields)| {
        let years = (here.year - there.year).abs();
        let year = years > 0 && years <= most && here.month == there.month;
        let month = years == 0 && here.month != there.month;
        a == b && here.day == there.day && (year || month)
    };
    ours.iter().any(|a| theirs.iter().any(|b| slip(a, b)))
}

/// Says whether both tellings are put on a day, or from one to another.
fn are_days(facts: &Facts<'_>, one: TellingAt, other: TellingAt) -> bool {
    [one, other].into_iter().all(|at| {
        let is_day = |time: usize| facts.accounts()[at.account].timexes[time].extent().single_day().is_some();
        let of_days = || telling(facts, at).range().is_some_and(|(from, until)| is_day(from) && is_day(until));
        !days_of(facts, at).is_empty() || of_days()
    })
}

/// The days a telling is put on, as they are written.
fn days_of(facts: &Facts<'_>, at: TellingAt) -> Vec<(CalendarId, Fields)> {
    let account = &facts.accounts()[at.account];
    let times = account.told.tellings[at.telling].dates.iter().map(|&time| &account.timexes[time]);
    let dates = times.filter_map(|time| time.value.as_ref().and_then(TimeValue::as_date));
    dates.filter_map(|date| Some((date.calendar, fields_of(date)?))).collect()
}

/// How many days lie between two tellings' dates; none where one of them has none.
fn days_apart(facts: &Facts<'_>, one: TellingAt, other: TellingAt) -> Option<i64> {
    let extents = |at: TellingAt| -> Vec<Extent> {
        let telling = telling(facts, at);
        let of = |time: usize| facts.accounts()[at.account].timexes[time].extent();
        let range = telling.range().map(|(from, until)| Extent { start: of(from).start, end: of(until).end });
        range.map_or_else(|| telling.dates.iter().map(|&time| of(time)).collect(), |range| vec![range])
    };
    let (ours, theirs) = (extents(one), extents(other));
    ours.iter().flat_map(|a| theirs.iter().filter_map(move |b| gap(a, b))).min()
}
