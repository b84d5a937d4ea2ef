//! Who gives which day: for each event told more than once, every telling with its days, and whether they can all be right.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use calendar::Day;
use check::{Agreement, Occurrence, Voice};
use event::{Ends, Event, Relation, When};
use source::{DocumentId, Positions, Span, apart, harmless};
use timex::{Timex, TimexId};

use crate::also::western_text;
use crate::chronology::Chronology;
use crate::open::open_extent;
use crate::when::when_text;
use crate::words::Words;

/// An event that more than one account tells, with the days it is put on. None is chosen.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ToldBySeveral {
    /// What it is, in the words of the accounts.
    pub what: String,
    /// Whether the days can all be right.
    pub fit: Fit,
    /// The days, in order.
    pub days: Vec<GivenDay>,
}

/// How the days that an event is put on lie to each other.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fit {
    /// All put it on one day.
    OneDay,
    /// The days can all be right: a day and its month.
    CanAllBeRight,
    /// Two of them exclude each other.
    Exclude,
}

/// A day that an event is put on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct GivenDay {
    /// As people write it in the Gregorian calendar, in English.
    pub day: String,
    /// Who gives it, in the order of the accounts.
    pub givers: Vec<Giver>,
}

/// A telling that gives a day.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Giver {
    /// The account, by its place in the chronology.
    pub account: usize,
    /// The line of it, from 1.
    pub line: u32,
    /// Who says so in it.
    pub voice: Voice,
    /// The words for the day.
    pub words: String,
}

impl ToldBySeveral {
    /// Says how the days fit, in words.
    pub fn said(&self, words: Words) -> String {
        match self.fit {
            Fit::OneDay => words.say("told on one day").to_owned(),
            Fit::CanAllBeRight => words.say("told on days that can all be right").to_owned(),
            Fit::Exclude => {
                words.fill("told on {} days that exclude each other", &[&words.number(self.days.len() as u64)])
            }
        }
    }
}

/// Returns each event that more than one account tells, in the order of the first telling.
///
/// ```
/// use source::{DocumentId, read};
/// use tarikh::{Fit, Options};
///
/// let of = |number, path: &str, text: &str| read(DocumentId(number), path, text.as_bytes(), None).document();
/// let accounts = vec![
///     of(0, "a.txt", "The general Tomas Lindgren died on 5 May 1821.")?,
///     of(1, "b.txt", "The death of Tomas Lindgren on 6 May 1821 was not known for two months.")?,
/// ];
/// let several = tarikh::who_gives_which_day(&tarikh::read(accounts, &Options::default()));
/// assert_eq!((several.len(), several[0].fit), (1, Fit::Exclude));
/// assert_eq!(several[0].days[1].day, "6 May 1821");
/// # Ok::<(), String>(())
/// ```
pub fn who_gives_which_day(chronology: &Chronology) -> Vec<ToldBySeveral> {
    let rows = rows_by_time(chronology);
    let mut all: Vec<ToldBySeveral> = several(chronology).map(|one| told(chronology, &rows, one)).collect();
    all.extend(in_the_same_words(chronology).iter().map(|rows| told_alike(chronology, rows)));
    all
}

/// Rows of several accounts that tell one thing in the same words, and are not recognised as one otherwise. Fewer words than three tell
/// too little.
pub(crate) fn in_the_same_words(chronology: &Chronology) -> Vec<Vec<&Event>> {
    let known: Vec<(usize, Span)> =
        several(chronology).flat_map(|one| one.told.iter().map(|told| (told.account, told.word))).collect();
    let mut rows: BTreeMap<String, Vec<&Event>> = BTreeMap::new();
    let mut order: Vec<String> = Vec::new();
    // What is only told behind something has no day of its own.
    let is_dated =
        |relation: Relation| !relation.is_recurring() && !matches!(relation, Relation::Told | Relation::From);
    for event in chronology.chronicle().filter(|event| event.when.is_some_and(|when| is_dated(when.relation))) {
        let Some(account) = chronology.index_of(event.document) else { continue };
        let is_known = known.iter().any(|(of, word)| *of == account && event.quote.contains(*word));
        let comes_again = event.trigger.is_some_and(|word| chronology.comes_again.contains(&(account, word)));
        let words: Vec<String> = event.label.split_whitespace().map(str::to_lowercase).collect();
        if is_known || comes_again || words.len() < FEWEST_WORDS {
            continue;
        }
        let words = words.join(" ");
        let of = rows.entry(words.clone()).or_default();
        if of.is_empty() {
            order.push(words);
        }
        // One account that tells it twice tells two things.
        of.push(event);
    }
    let is_of_several = |rows: &Vec<&Event>| {
        let mut accounts: Vec<_> = rows.iter().map(|event| event.document).collect();
        accounts.sort_unstable();
        accounts.windows(2).all(|pair| pair[0] != pair[1]) && accounts.len() > 1
    };
    order.iter().filter_map(|words| rows.remove(words)).filter(is_of_several).collect()
}

/// Pairs of rows of one account that tell one thing in the same words of days that are next to each other, each by a day of its own
/// sentence: what a slip of the pen looks like. Fewer words than four tell too little.
pub(crate) fn twice_in_one(chronology: &Chronology) -> Vec<Vec<&Event>> {
    let mut rows: BTreeMap<(DocumentId, String), Vec<(&Event, Day)>> = BTreeMap::new();
    let mut order = Vec::new();
    let known: BTreeSet<(usize, Span)> =
        chronology.occurrences.iter().flat_map(|one| one.told.iter().map(|told| (told.account, told.word))).collect();
    for event in chronology.chronicle() {
        let (Some(account), Some(when), Some(word)) = (chronology.index_of(event.document), event.when, event.trigger)
        else {
            continue;
        };
        let Some(time) = chronology.times_of(event).get(when.time.0 as usize) else { continue };
        let plain = when.relation == Relation::Within && when.until.is_none() && event.quote.contains(time.span);
        let Some(day) = time.extent().single_day().filter(|_| plain) else { continue };
        let words: Vec<String> = event.label.split_whitespace().map(str::to_lowercase).collect();
        let is_known = known.contains(&(account, word)) || chronology.comes_again.contains(&(account, word));
        if words.len() <= FEWEST_WORDS || is_known {
            continue;
        }
        let key = (event.document, words.join(" "));
        let of = rows.entry(key.clone()).or_default();
        if of.is_empty() {
            order.push(key);
        }
        of.push((event, day));
    }
    order.iter().filter_map(|key| a_slip_apart(&rows.remove(key)?)).collect()
}

/// The two events, where they are no more than two and of days next to each other.
fn a_slip_apart<'c>(rows: &[(&'c Event, Day)]) -> Option<Vec<&'c Event>> {
    match rows {
        // "On 3 and 4 May the square was crowded" is told once.
        [(one, day), (other, next)] if !one.quote.overlaps(other.quote) => {
            (1..=SLIP).contains(&(next.0 - day.0).abs()).then(|| vec![*one, *other])
        }
        _other => None,
    }
}

/// A slip of the pen puts something so many days off.
const SLIP: i64 = 2;

/// So many words tell what something is.
const FEWEST_WORDS: usize = 3;

/// What is told in the same words, with the days it is put on.
pub(crate) fn told_alike(chronology: &Chronology, rows: &[&Event]) -> ToldBySeveral {
    let mut given: Vec<(Bounds, String, Giver)> = Vec::new();
    for event in rows {
        let (Some(account), Some(when)) = (chronology.index_of(event.document), event.when) else { continue };
        let (document, timexes) = (&chronology.documents[account], chronology.times_of(event));
        let extent = open_extent(&when, timexes);
        let words = when.span(timexes).map(|span| span.of(&document.text)).unwrap_or_default();
        let words = words.split_whitespace().collect::<Vec<&str>>().join(" ");
        let line = Positions::new(document).place(event.quote.start).line;
        let day = western_text(&when, timexes).unwrap_or_else(|| when_text(&when, timexes));
        let voice = chronology.speaker(event).map_or(Voice::Narrator, Voice::Source);
        given.push(((extent.earliest(), extent.latest()), day, Giver { account, line, voice, words }));
    }
    given.sort_by_key(|(bounds, _, _)| *bounds);
    let overlap = |one: Bounds, other: Bounds| {
        let after = |first: Option<Day>, last: Option<Day>| first.zip(last).is_some_and(|(first, last)| first > last);
        !after(one.0, other.1) && !after(other.0, one.1)
    };
    // Old Style in one and New Style in the other is one day.
    let time = |event: &Event| {
        let when = event.when.filter(|when| when.until.is_none() && when.relation == Relation::Within)?;
        chronology.times_of(event).get(when.time.0 as usize)
    };
    let in_styles =
        |one: &Event, other: &Event| time(one).zip(time(other)).is_some_and(|(a, b)| check::may_be_one(a, b));
    let all_in_styles = rows.iter().all(|one| rows.iter().all(|other| in_styles(one, other)));
    let all_overlap = given.iter().all(|(one, _, _)| given.iter().all(|(other, _, _)| overlap(*one, *other)));
    let all_overlap = all_overlap || all_in_styles;
    let days = by_days(given);
    let fit = match (all_overlap, days.len()) {
        (false, _) => Fit::Exclude,
        (true, 1) => Fit::OneDay,
        (true, _) => Fit::CanAllBeRight,
    };
    let what = rows.first().map(|event| event.label.clone()).unwrap_or_default();
    ToldBySeveral { what, fit, days }
}

/// What more than one account tells.
pub(crate) fn several(chronology: &Chronology) -> impl Iterator<Item = &Occurrence> {
    let several = |one: &&Occurrence| one.told.iter().any(|told| told.account != one.told[0].account);
    chronology.occurrences.iter().filter(several)
}

/// Days by their bounds.
type Bounds = (Option<Day>, Option<Day>);

/// The rows of the chronology, by their account and time.
type Rows<'c> = BTreeMap<(usize, TimexId), Vec<&'c Event>>;

fn rows_by_time(chronology: &Chronology) -> Rows<'_> {
    let mut rows: Rows<'_> = BTreeMap::new();
    for event in chronology.chronicle() {
        if let (Some(account), Some(when)) = (chronology.index_of(event.document), event.when) {
            rows.entry((account, when.time)).or_default().push(event);
        }
    }
    rows
}

fn told(chronology: &Chronology, rows: &Rows<'_>, one: &Occurrence) -> ToldBySeveral {
    let given = one.told.iter().flat_map(|told| givers(chronology, rows, told));
    let mut given: Vec<(Bounds, String, Giver)> = given.collect();
    // Stable: who gives one day comes in the order of the accounts.
    given.sort_by_key(|(bounds, _, _)| *bounds);
    let days = by_days(given);
    let fit = match (one.agreement, days.len()) {
        (Agreement::Excluded, _) => Fit::Exclude,
        (Agreement::Possible, 1) => Fit::OneDay,
        (Agreement::Possible, _) => Fit::CanAllBeRight,
    };
    ToldBySeveral { what: one.what.clone(), fit, days }
}

/// Joins what is given, in order of days, by its days.
fn by_days(given: Vec<(Bounds, String, Giver)>) -> Vec<GivenDay> {
    let mut days: Vec<(Bounds, GivenDay)> = Vec::new();
    for (bounds, day, giver) in given {
        match days.last_mut().filter(|(last, known)| *last == bounds && known.day == day) {
            Some((_, known)) => known.givers.push(giver),
            None => days.push((bounds, GivenDay { day, givers: vec![giver] })),
        }
    }
    days.into_iter().map(|(_, day)| day).collect()
}

fn givers(chronology: &Chronology, rows: &Rows<'_>, told: &check::ToldBy) -> Vec<(Bounds, String, Giver)> {
    let (Some(document), Some(timexes)) =
        (chronology.documents.get(told.account), chronology.timexes.get(told.account))
    else {
        return Vec::new();
    };
    let line = Positions::new(document).place(told.word.start).line;
    // As its row says it: "3 or 4 March".
    let of_row = |time: &Timex| {
        let rows = rows.get(&(told.account, time.id)).into_iter().flatten();
        rows.filter(|event| event.quote.contains(told.word)).find_map(|event| event.when)
    };
    let mut given: Vec<(Bounds, String, Span)> = Vec::new();
    for time in told.times.iter().filter_map(|&id| timexes.get(id)) {
        let until = told.until.and_then(|until| timexes.get(until)).map(|last| last.id);
        let relation = if until.is_some() { Relation::Throughout } else { Relation::Within };
        let either = of_row(time).filter(|when| when.ends == Ends::Either);
        let when = either.unwrap_or(When { time: time.id, until, relation, ends: Ends::Range });
        let span = when.span(timexes).unwrap_or(time.span);
        let extent = when.extent(timexes);
        let bounds = (extent.earliest(), extent.latest());
        let day = western_text(&when, timexes).unwrap_or_else(|| when_text(&when, timexes));
        match given.last_mut() {
            // "10/22 May": one day, written twice.
            Some((known, _, whole)) if *known == bounds && is_joined(&document.text, *whole, span) => {
                whole.end = span.end.max(whole.end);
            }
            Some(_) | None => given.push((bounds, day, span)),
        }
    }
    let giver = |(bounds, day, span): (Bounds, String, Span)| {
        let words = span.of(&document.text).split_whitespace().collect::<Vec<&str>>().join(" ");
        (bounds, day, Giver { account: told.account, line, voice: told.voice.clone(), words })
    };
    given.into_iter().map(giver).collect()
}

/// Says whether no more than a stroke stands between two times.
fn is_joined(text: &str, first: Span, next: Span) -> bool {
    text.get(first.end as usize..next.start as usize).is_some_and(|between| between.trim() == "/")
}

/// Returns the same as text: a block for each event, in it the days in order, and with each day every telling that gives it, in the
/// words of its text.
///
/// ```
/// use source::{DocumentId, read};
/// use tarikh::Options;
///
/// let of = |number, path: &str, text: &str| read(DocumentId(number), path, text.as_bytes(), None).document();
/// let accounts = vec![
///     of(0, "a.txt", "The general Tomas Lindgren died on 5 May 1821.")?,
///     of(1, "b.txt", "The death of Tomas Lindgren on 6 May 1821 was not known for two months.")?,
/// ];
/// let shown = tarikh::told_by_several(&tarikh::read(accounts, &Options::default()));
/// assert_eq!(
///     shown,
///     "the death of Tomas Lindgren: told on 2 days that exclude each other\n\
///      \x20 5 May 1821  a.txt:1  5 May 1821\n\
///      \x20 6 May 1821  b.txt:1  6 May 1821\n"
/// );
/// # Ok::<(), String>(())
/// ```
pub fn told_by_several(chronology: &Chronology) -> String {
    let mut out = String::new();
    for one in who_gives_which_day(chronology) {
        let _ = writeln!(out, "{}: {}", harmless(&one.what), one.said(Words::default()));
        let place = |giver: &Giver| {
            let path = chronology.documents.get(giver.account).map_or("", |document| &*document.path);
            let by = match &giver.voice {
                Voice::Narrator => String::new(),
                Voice::Source(who) => format!(", by {who}"),
                Voice::Unnamed => ", by hearsay".to_owned(),
            };
            harmless(&format!("{path}:{}{by}", giver.line)).into_owned()
        };
        let day_width = one.days.iter().map(|day| day.day.chars().count()).max().unwrap_or(0);
        let givers = one.days.iter().flat_map(|day| &day.givers);
        let place_width = givers.map(|giver| place(giver).chars().count()).max().unwrap_or(0);
        for day in &one.days {
            for (number, giver) in day.givers.iter().enumerate() {
                let shown = if number == 0 { day.day.as_str() } else { "" };
                let blanks = " ".repeat(day_width - shown.chars().count());
                let words = apart(&harmless(&giver.words));
                let _ = writeln!(out, "  {shown}{blanks}  {:place_width$}  {words}", place(giver));
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use source::{DocumentId, read};

    #[test]
    fn a_day_is_given_as_its_row_says_it() {
        let of = |number, path: &str, text: &str| {
            read(DocumentId(number), path, text.as_bytes(), None).document().expect("it is a text")
        };
        let one = of(
            0,
            "a.txt",
            "The clerk Paul Stern died on 3 or 4 March 1802. The judge Karl Voss died on 10/22 May 1871.",
        );
        let other =
            of(1, "b.txt", "The clerk Paul Stern died on 5 March 1802. The judge Karl Voss died on 22 May 1871.");
        let given: Vec<(String, String)> =
            super::who_gives_which_day(&crate::read(vec![one, other], &crate::Options::default()))
                .into_iter()
                .flat_map(|told| told.days)
                .flat_map(|day| day.givers.into_iter().map(move |giver| (day.day.clone(), giver.words)))
                .collect();
        let expected = [
            ("3 or 4 March 1802", "3 or 4 March 1802"),
            ("5 March 1802", "5 March 1802"),
            ("22 May 1871", "10/22 May"),
            ("22 May 1871", "22 May 1871"),
        ];
        assert_eq!(given, expected.map(|(day, words)| (day.to_owned(), words.to_owned())));
    }
}
