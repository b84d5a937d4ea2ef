//! Hours and minutes counted from what is told elsewhere by the clock: "crossed it at 4:10, ten minutes before the bridge fell".

use std::collections::BTreeMap;

use calendar::{Amount, Clock, Granularity, TimeValue};
use event::{Event, Polarity, Relation as Lies};
use source::Span;
use syntax::{Sentence, Upos};
use timex::{Expr, Timex};

use super::counted::Counting;
use super::kinds::happenings;
use super::tree::place_of;
use super::understood::Places;
use crate::beside::{COUNT_TO_DATE, few_between};

/// A count of hours or minutes between two times of the clock, by their places among those of the account.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Clocked {
    /// Where the count stands.
    pub span: Span,
    /// The time that tells it.
    pub count: usize,
    pub from: usize,
    pub to: usize,
    /// The word for what is told elsewhere.
    pub word: Span,
}

/// Returns the minutes a length or a step tells, and those of its unit; none where it is of days, or of no number.
pub(crate) fn minutes_told(timex: &Timex) -> Option<(i64, i64)> {
    let (amount, unit) = match (&timex.meant.expr, timex.duration()) {
        (Expr::Shift { count, unit, .. }, _) => (*count, *unit),
        (_, Some(duration)) => match duration.parts.as_slice() {
            [(amount, unit)] => (*amount, *unit),
            _several => return None,
        },
        (_, None) => return None,
    };
    let minutes = match unit {
        Granularity::Hour => 60,
        Granularity::Minute => 1,
        _other => return None,
    };
    let Amount::Hundredths(hundredths) = amount else { return None };
    let told = hundredths.checked_mul(minutes)? / 100;
    // Of half an hour the unit is a half.
    (0 < told && told < DAY).then_some((told, if hundredths % 100 == 0 { minutes } else { minutes / 2 }))
}

/// Returns the minute a time of the clock is, counted on from day to day; none where it has no day, or is no time of the clock.
pub(crate) fn minute(timex: &Timex) -> Option<i64> {
    let date = timex.value.as_ref().and_then(TimeValue::as_date)?;
    let Some(Clock::Time { hour, minute, .. }) = date.clock else { return None };
    let day = timex.extent().single_day()?;
    Some(day.0 * DAY + i64::from(hour) * 60 + i64::from(minute.unwrap_or(0)))
}

/// Returns the counts that can be held to hours told elsewhere, in reading order.
pub(super) fn clocked(
    text: &str,
    places: &Places<'_>,
    sentences: &[Sentence<'_>],
    times: &[Timex],
    countings: &[Counting],
) -> Vec<Clocked> {
    let counted: Vec<&Counting> = countings.iter().filter(|one| is_of_hours(one, times)).collect();
    if counted.is_empty() {
        return Vec::new();
    }
    let told = by_word(places, sentences, times);
    let read = |one: &&Counting| {
        let Counting::Length { time, span, cue, of } = **one else { return None };
        let sentence = &sentences[cue.sentence];
        let word = &sentence.words[of.word];
        let day = time
            .checked_sub(1)
            .filter(|&day| sentence.span.contains(times[day].span) && minute(&times[day]).is_some())?;
        let few = few_between(text, times[day].span, span, COUNT_TO_DATE);
        let own = places.events(word.span).next();
        let other = told.get(word.lemma.as_str())?;
        let [there] = other.iter().filter(|there| there.word != word.span).collect::<Vec<_>>()[..] else { return None };
        // "It fell" is what else is told to have fallen; what has a noun of its own is of the same noun.
        let noun = own.and_then(|own| subject(own, sentences));
        let same = noun.is_none_or(|noun| there.noun.is_none_or(|other| other == noun));
        // The same word with an hour of its own is told here.
        let here = other.iter().any(|one| one.word == word.span);
        let behind = happenings().words.after.contains(&sentence.words[cue.word].lemma);
        let (from, to) = if behind { (there.time, day) } else { (day, there.time) };
        (few && same && !here && there.time != day).then_some(Clocked { span, count: time, from, to, word: word.span })
    };
    counted.iter().filter_map(read).collect()
}

fn is_of_hours(one: &Counting, times: &[Timex]) -> bool {
    matches!(one, Counting::Length { time, .. } if minutes_told(&times[*time]).is_some())
}

/// What a verb tells at an hour.
struct There<'a> {
    word: Span,
    time: usize,
    noun: Option<&'a str>,
}

/// What the account itself tells of by the clock, by the word that tells it.
fn by_word<'a>(
    places: &Places<'_>,
    sentences: &'a [Sentence<'a>],
    times: &[Timex],
) -> BTreeMap<&'a str, Vec<There<'a>>> {
    let mut found: BTreeMap<&str, Vec<There<'a>>> = BTreeMap::new();
    for event in places.all() {
        let vouched = event.polarity == Polarity::Positive && event.modality.is_none() && event.attribution.is_none();
        let when = event.when.filter(|when| vouched && when.relation == Lies::Within && when.until.is_none());
        let Some(time) = when.map(|when| when.time.0 as usize).filter(|&time| minute(&times[time]).is_some()) else {
            continue;
        };
        let Some((word, place)) = event.trigger.and_then(|word| Some((word, place_of(sentences, word)?))) else {
            continue;
        };
        let lemma = sentences[place.sentence].words[place.word].lemma.as_str();
        found.entry(lemma).or_default().push(There { word, time, noun: subject(event, sentences) });
    }
    found
}

/// The noun for what it happens to, or who does it.
fn subject<'a>(event: &Event, sentences: &'a [Sentence<'a>]) -> Option<&'a str> {
    let role = |role: &str| event.participants.iter().find(|one| one.role == role);
    let head = role("patient").or_else(|| role("agent"))?.head;
    let place = place_of(sentences, head)?;
    let word = &sentences[place.sentence].words[place.word];
    (word.upos == Upos::Noun).then_some(word.lemma.as_str())
}

/// So many minutes has a day.
const DAY: i64 = 24 * 60;
