//! Places what hangs on an event. No more is known of it than its words: it is sought among the pack's periods, then
//! in the text before, as the nearest time told in a sentence with the same words.

use calendar::{CalendarId, Edge, Granularity, Partial, TimeValue};
use source::Span;

use super::story::Told;
use super::{Placed, Reason, Setting};
use crate::classes::ClassId;
use crate::expr::{Base, Event, Expr, Happening, RangeEdge};
use crate::meaning::Meaning;
use crate::timex::{Resolved, Timex};
use crate::token::{Kind, NO_WORD, Token, scan};
use crate::vocabulary::{Case, Phrase};

/// Why a time stays open.
pub(super) const UNDATED: &str = "the text before does not date what it hangs on";

/// Bytes of text before an event in which it is sought: "the fall of Orvast", and "the battle", of which there are many.
const REACH: usize = 8 * 1024;
const REACH_UNNAMED: usize = 600;
/// And for what only one word of the text says: "the storm".
const REACH_THING: usize = 2000;
/// Tokens of a sentence to each side of a word of the event.
const SENTENCE: usize = 60;
/// Words before the place in the name of an event: "Battle of", "Siege of the".
const OPENING: std::ops::RangeInclusive<usize> = 2..=3;
/// Bytes between what happened and its date, where the sentence tells another behind it: "died at home on".
const RIGHT_BEHIND: u32 = 20;
/// A name that stands in the text no more often than this is read only where it stands, with so many bytes around it.
const FEW: usize = 8;
const AROUND: usize = 480;
/// So many days from it an account no longer means a period by a word of its name: about twenty years.
const FAR: i64 = 7300;
/// Places in the text that are looked at.
const MOST_PLACES: usize = 32;

/// Places the event itself: all of a named period, or the time told with it.
pub(super) fn place(setting: &Setting<'_>, event: &Event, grain: Granularity) -> Placed {
    if let Some(period) = event.period {
        return of_period(setting, period);
    }
    let named = event.place.and_then(|place| period_at(setting, place)).map(|period| of_period(setting, period));
    if let Some(named) = named.as_ref().filter(|named| is_one_day(named)) {
        return named.clone();
    }
    // What the text tells of a place on a day of what happened there by the pack is that.
    let told = told_with(setting, event, grain)
        .filter(|(told, _)| named.as_ref().is_none_or(|named| is_within(told.value.as_ref(), named.value.as_ref())));
    if let (None, Some(named)) = (told, named) {
        return named;
    }
    match told {
        Some((told, word)) => Placed {
            value: told.value.clone(),
            resolved: Resolved::Anchored(Some(told.id)),
            reason: format!("told with \"{}\": {}", word.of(setting.text), told.span.of(setting.text)).into(),
        },
        None => Placed::unanchored(UNDATED),
    }
}

/// The bounds that the pack gives for a period.
fn of_period(setting: &Setting<'_>, period: u16) -> Placed {
    let period = &setting.pack.periods[usize::from(period)];
    match super::period::value(period) {
        Some(value) => Placed {
            value: Some(value.clone()),
            resolved: Resolved::Written,
            reason: format!("the bounds the pack gives for {}", period.id).into(),
        },
        None => Placed::unanchored(super::period::UNREAD),
    }
}

fn is_one_day(placed: &Placed) -> bool {
    placed.value.as_ref().is_some_and(|value| value.extent().single_day().is_some())
}

/// Says whether a day lies in a period, both ends known.
fn is_within(day: Option<&TimeValue>, period: Option<&TimeValue>) -> bool {
    let (Some(day), Some(period)) = (day.map(TimeValue::extent), period.map(TimeValue::extent)) else { return false };
    day.single_day().is_some() && day.earliest() >= period.earliest() && day.latest() <= period.latest()
}

/// The point of an event that others count from, as finely as `grain`: its end for what comes after, its beginning for
/// what comes before.
pub(super) fn point(setting: &Setting<'_>, event: &Event, grain: Granularity) -> Option<(Told, Reason)> {
    let placed = place(setting, event, grain);
    let at = edge_of(placed.value.as_ref()?, event.edge.unwrap_or(RangeEdge::Start))?;
    let id = match placed.resolved {
        Resolved::Anchored(id) => id,
        Resolved::Written | Resolved::Unanchored => None,
    };
    Some((Told { id, at }, format!("counted from what it hangs on, {}", placed.reason).into()))
}

/// The n-th unit of an event, counted from its first day, or back from its last.
pub(super) fn nth(setting: &Setting<'_>, nth: i64, unit: Granularity, event: &Event) -> Placed {
    if let Some(placed) = beside(setting, unit) {
        return placed;
    }
    let placed = place(setting, event, unit);
    let (edge, steps) = if nth > 0 { (RangeEdge::Start, nth - 1) } else { (RangeEdge::End, nth + 1) };
    // One date told of an event may be its first, not its last.
    let open = nth < 0 && !matches!(placed.value, Some(TimeValue::Interval { .. }));
    let from = placed.value.as_ref().and_then(|value| edge_of(value, edge)).filter(|_| !open);
    match from.and_then(|from| from.shifted(steps, unit, unit).ok()) {
        Some(partial) => Placed { value: Some(TimeValue::Date(partial)), ..placed },
        None => Placed::unanchored("what it hangs on is not told finely enough"),
    }
}

/// The date an expression stands beside, which it tells again: "on 27 June 1950, two days after the invasion".
pub(super) fn beside(setting: &Setting<'_>, unit: Granularity) -> Option<Placed> {
    let told = setting.told.last()?;
    let gap = super::between(setting.text, told.span, setting.span).trim();
    let partial = told.value.as_ref()?.as_date()?;
    let dated = told.written().is_some() && partial.granularity() <= unit;
    if !dated || !matches!(gap, "," | "-" | "–" | "—" | "(") {
        return None;
    }
    let grain = if unit == Granularity::Week { partial.granularity() } else { unit };
    let value = partial.shifted(0, grain, grain).ok()?;
    Some(Placed {
        value: Some(TimeValue::Date(value)),
        resolved: Resolved::Anchored(Some(told.id)),
        reason: "the date it stands beside".into(),
    })
}

fn edge_of(value: &TimeValue, edge: RangeEdge) -> Option<Partial> {
    match (value, edge) {
        (TimeValue::Date(partial), _) => Some(*partial),
        (TimeValue::Interval { start: Edge::Known(known), .. }, RangeEdge::Start)
        | (TimeValue::Interval { end: Edge::Known(known), .. }, RangeEdge::End) => known.as_date().copied(),
        (_, RangeEdge::Start) => Partial::from_day(CalendarId::Gregorian, value.extent().earliest()?).ok(),
        (_, RangeEdge::End) => Partial::from_day(CalendarId::Gregorian, value.extent().latest()?).ok(),
    }
}

/// The one named event that ends in a place: "Marathon" is the Battle of Marathon, if the pack has no other there.
fn period_at(setting: &Setting<'_>, place: Span) -> Option<u16> {
    let vocabulary = &setting.pack.vocabulary;
    let happening = setting.pack.class("event-noun");
    let mut tokens = Vec::new();
    scan(vocabulary, setting.text, place.start as usize, place.end as usize, &mut tokens);
    let phrases = vocabulary.phrases.get(&setting.pack.class("period")?)?;
    let ends_so = |phrase: &&Phrase| {
        let before = phrase.words.len().saturating_sub(tokens.len());
        let mut name = phrase.words[before..].iter().zip(&tokens);
        OPENING.contains(&before) && name.all(|(class, token)| vocabulary.has(token.symbol, *class))
    };
    let opens_so = |phrase: &&Phrase| {
        vocabulary.words.iter().any(|word| {
            let is = |wanted| word.meanings.iter().any(|(class, ..)| Some(*class) == wanted);
            is(Some(phrase.words[0])) && is(happening)
        })
    };
    let mut found = None;
    for phrase in phrases.iter().filter(ends_so).filter(opens_so) {
        if let Meaning::Period(period) = phrase.meaning {
            if found.is_some_and(|known| known != period) {
                return None;
            }
            found = Some(period);
        }
    }
    found
}

/// The time told nearest before the event in a sentence with its words, and the word it was found by.
fn told_with<'a>(setting: &Setting<'a>, event: &Event, grain: Granularity) -> Option<(&'a Timex, Span)> {
    let end = setting.span.start as usize;
    let named = event.place.is_some() || event.name.is_some();
    let reach = match event.thing {
        Some(_) => REACH_THING,
        None if named => REACH,
        None => REACH_UNNAMED,
    };
    let mut start = end.saturating_sub(reach);
    while !setting.text.is_char_boundary(start) {
        start += 1;
    }
    let name = event.place.or(event.name).or(event.thing).map(|span| last_word(setting, span));
    let classes = ["event-noun", "event-lasting", "event-act", "event-deed"].map(|name| setting.pack.class(name));
    let sought = Sought { setting, event, name, classes };
    let vocabulary = &setting.pack.vocabulary;
    if let Some(name) = name {
        let names = memchr::memmem::find_iter(&setting.text.as_bytes()[start..end], name.as_bytes());
        let names: Vec<usize> = names.take(FEW + 1).map(|at| start + at).collect();
        if names.len() <= FEW {
            let mut tokens = Vec::new();
            return names.into_iter().rev().find_map(|name| {
                let (from, to) = around(setting.text, name, start, end);
                scan(vocabulary, setting.text, from, to, &mut tokens);
                let at = tokens.binary_search_by_key(&(name as u32), |token| token.start).ok()?;
                sought.told_at(&tokens, at, grain)
            });
        }
    }
    let mut read = setting.read.borrow_mut();
    let tokens = read.between(vocabulary, setting.text, start, end);
    let places = (0..tokens.len()).rev().filter(|&at| sought.is_key(&tokens[at])).take(MOST_PLACES);
    places.into_iter().find_map(|at| sought.told_at(tokens, at, grain))
}

/// The text around a name that its sentence is sought in, from blank to blank.
fn around(text: &str, name: usize, start: usize, end: usize) -> (usize, usize) {
    let bytes = text.as_bytes();
    let blank = |at: &usize| bytes[*at] == b' ';
    let from = name.saturating_sub(AROUND).max(start);
    let from = if from == start { start } else { (from..name).find(blank).unwrap_or(name) };
    let to = (name + AROUND).min(end);
    let to = if to == end { end } else { (name..to).rev().find(blank).unwrap_or(end) };
    (from, to)
}

fn last_word<'a>(setting: &Setting<'a>, span: Span) -> &'a str {
    span.of(setting.text).rsplit([' ', '-', '\n']).next().unwrap_or_default()
}

struct Sought<'s, 'a> {
    setting: &'s Setting<'a>,
    event: &'s Event,
    /// The last word of its name or place.
    name: Option<&'a str>,
    /// The classes of words for what happens.
    classes: [Option<ClassId>; 4],
}

impl<'a> Sought<'_, 'a> {
    /// What the text is searched for: the name where there is one, else what happened.
    fn is_key(&self, token: &Token) -> bool {
        if self.name.is_some() { self.is_name(token) } else { self.happens(token) }
    }

    fn is_name(&self, token: &Token) -> bool {
        let text = &self.setting.text[token.start as usize..token.end as usize];
        (token.case != Case::Lower || self.event.thing.is_some()) && self.name == Some(text)
    }

    fn happens(&self, token: &Token) -> bool {
        let Some(Happening::Once(noun) | Happening::Lasting(noun)) = &self.event.happening else { return false };
        if token.word == NO_WORD || token.kind != Kind::Word {
            return false;
        }
        let mut meanings = self.setting.pack.vocabulary.words[token.word as usize].meanings.iter();
        meanings.any(|(class, _, meaning)| {
            self.classes.contains(&Some(*class))
                && matches!(meaning, Meaning::Text(text) if text.split(' ').any(|one| one == noun))
        })
    }

    /// The time told in the sentence around a token, if the token is what is sought and the sentence tells of it.
    fn told_at(&self, tokens: &[Token], at: usize, grain: Granularity) -> Option<(&'a Timex, Span)> {
        if !self.is_key(&tokens[at]) {
            return None;
        }
        let (first, last) = sentence(self.setting.text, tokens, at);
        if !self.holds(&tokens[first..=last]) {
            return None;
        }
        let span = Span { start: tokens[first].start, end: tokens[last].end };
        let told = self.told(span, tokens[at], grain)?;
        Some((told, Span { start: tokens[at].start, end: tokens[at].end }))
    }

    /// Says whether a sentence tells the event: a place alone may, a name needs what happened to it.
    fn holds(&self, sentence: &[Token]) -> bool {
        let happens = || sentence.iter().any(|token| self.happens(token));
        self.event.name.is_none() && (self.name.is_some() || self.event.happening.is_some()) || happens()
    }

    /// Says whether a period named before lies within a generation of the time told last: "the war" is another then.
    fn is_of_account(&self, period: &Timex) -> bool {
        let extent = period.extent();
        let here = self.setting.story.last().map(|told| TimeValue::Date(told.at).extent());
        match (here.and_then(|here| here.earliest()), extent.earliest(), extent.latest()) {
            (Some(here), Some(first), Some(last)) => here.0 >= first.0 - FAR && here.0 <= last.0 + FAR,
            _open => true,
        }
    }

    /// The one date of the sentence; a named period that holds the word itself comes first, and is all there is for
    /// what lasts for years.
    fn told(&self, sentence: Span, word: Token, grain: Granularity) -> Option<&'a Timex> {
        let inside = |timex: &&Timex| timex.span.start >= sentence.start && timex.span.end <= sentence.end;
        let near = || self.setting.told.iter().rev().take_while(|timex| timex.span.end > sentence.start).filter(inside);
        let around = |timex: &&Timex| timex.named && timex.span.start <= word.start && word.end <= timex.span.end;
        if let Some(period) = near().find(around) {
            return Some(period).filter(|period| self.is_of_account(period));
        }
        if matches!(self.event.happening, Some(Happening::Lasting(_))) {
            return None;
        }
        let fits = |timex: &&Timex| {
            let date = timex.value.as_ref().and_then(TimeValue::as_date);
            let counted = hangs_on_event(&timex.meant.expr) || is_nth_day(&timex.meant.expr);
            date.is_some_and(|date| !counted && !timex.named && date.year.missing == 0 && date.granularity() <= grain)
        };
        // Of two dates nobody knows which is the event's, unless all stand behind the word, and one right behind it.
        let mut dates = near().filter(fits);
        let last = dates.next()?;
        let Some(other) = dates.next() else { return Some(last) };
        let first = dates.last().unwrap_or(other);
        let right_behind = first.span.start >= word.end && first.span.start - word.end <= RIGHT_BEHIND;
        Some(first).filter(|_| right_behind)
    }
}

/// "On the second day" is no other date than that of what it counts from.
fn is_nth_day(expr: &Expr) -> bool {
    matches!(expr, Expr::Nth { of, .. } if **of == Expr::Vague)
}

/// What is itself counted from an event does not tell when that event was.
fn hangs_on_event(expr: &Expr) -> bool {
    let event = |of: &Expr| matches!(of, Expr::Event(_));
    match expr {
        Expr::Shift { base: Base::Of(of), .. } => event(of),
        Expr::Nth { of, .. } => event(of),
        _other => false,
    }
}

/// The sentence around a token, as its first and last token.
pub(super) fn sentence(text: &str, tokens: &[Token], at: usize) -> (usize, usize) {
    let ends = |index: usize| {
        let next = tokens.get(index + 1);
        let stop = matches!(text.as_bytes()[tokens[index].start as usize], b'.' | b'!' | b'?');
        next.is_none_or(|next| next.breaks || stop && next.case != Case::Lower)
    };
    let first = (at.saturating_sub(SENTENCE)..at)
        .rev()
        .find(|&index| ends(index))
        .map_or_else(|| at.saturating_sub(SENTENCE), |index| index + 1);
    let limit = (at + SENTENCE).min(tokens.len() - 1);
    let last = (at..limit).find(|&index| ends(index)).unwrap_or(limit);
    (first, last)
}
