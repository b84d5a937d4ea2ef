//! Seeks an event in the text before what hangs on it: the nearest time told in a sentence with the same words.

use calendar::{Granularity, TimeValue};
use source::Span;

use super::range_start;
use crate::classes::ClassId;
use crate::expr::{Base, Event, Expr, Happening, RangeEdge};
use crate::meaning::Meaning;
use crate::resolve::Setting;
use crate::timex::Timex;
use crate::token::{Kind, NO_WORD, Token, scan};
use crate::vocabulary::Case;

/// Bytes of text before an event in which it is sought: "the fall of Orvast", and "the battle", of which there are many.
const REACH: usize = 8 * 1024;
const REACH_UNNAMED: usize = 600;
/// And for what only one word of the text says: "the storm".
const REACH_THING: usize = 2000;
/// Tokens of a sentence to each side of a word of the event.
const SENTENCE: usize = 60;
/// Bytes between what happened and its date, where the sentence tells another behind it: "died at home on".
const RIGHT_BEHIND: u32 = 20;
/// A name that stands in the text no more often than this is read only where it stands, with so many bytes around it.
const FEW: usize = 8;
const AROUND: usize = 480;
/// So many days from it an account no longer means a period by a word of its name: about twenty years.
const FAR: i64 = 7300;
/// Words before a word for somebody among which it is said whose it is: "her elder brother".
const WHOSE: usize = 2;
/// Places in the text that are looked at.
const MOST_PLACES: usize = 32;

/// The time told nearest before the event in a sentence with its words, and the word it was found by.
pub(super) fn told_with<'a>(setting: &Setting<'a>, event: &Event, grain: Granularity) -> Option<(&'a Timex, Span)> {
    let end = setting.span.start as usize;
    let named = event.place.is_some() || event.name.is_some();
    let reach = match event.thing {
        Some(_) if event.happening.is_none() => REACH_THING,
        Some(_) => REACH,
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
        if !self.is_key(&tokens[at]) || self.is_of_another(tokens, at) {
            return None;
        }
        let (first, last) = sentence(self.setting.text, tokens, at);
        if !self.holds(&tokens[first..=last]) || !self.does(&tokens[first..=last]) {
            return None;
        }
        let span = Span { start: tokens[first].start, end: tokens[last].end };
        let told = self.told(span, (tokens[at], tokens.get(at + 1)), grain)?;
        Some((told, Span { start: tokens[at].start, end: tokens[at].end }))
    }

    /// Says whether a sentence tells the event: a place alone may, a name or a word needs what happened to it.
    fn holds(&self, sentence: &[Token]) -> bool {
        let happens = || sentence.iter().any(|token| self.happens(token));
        let happened = self.event.happening.is_some();
        let of_whom = self.event.name.is_some() || self.event.thing.is_some() && happened;
        !of_whom && (self.name.is_some() || happened) || happens()
    }

    /// Says whether a sentence tells what it did, where the event says that: "the mills had closed".
    fn does(&self, sentence: &[Token]) -> bool {
        let Some(act) = self.event.act.map(|act| act.of(self.setting.text)) else { return true };
        let written = |token: &Token| &self.setting.text[token.start as usize..token.end as usize];
        sentence.iter().any(|token| written(token).eq_ignore_ascii_case(act))
    }

    /// "His brother died": says whether it is no brother of hers.
    fn is_of_another(&self, tokens: &[Token], at: usize) -> bool {
        let (Some(thing), Some(_), Some(whose)) =
            (self.event.thing, &self.event.happening, self.setting.pack.class("event-determiner"))
        else {
            return false;
        };
        let (text, vocabulary) = (self.setting.text, &self.setting.pack.vocabulary);
        let mut own = Vec::new();
        scan(vocabulary, text, self.setting.span.start as usize, thing.start as usize, &mut own);
        let said = |tokens: &[Token]| {
            let near = tokens.iter().rev().take(WHOSE).find(|token| vocabulary.has(token.symbol, whose));
            near.map(|token| text[token.start as usize..token.end as usize].to_lowercase())
        };
        matches!((said(&own), said(&tokens[..at])), (Some(own), Some(other)) if own != other)
    }

    /// "The war began on 3 May": says whether the text tells the end of what lasts that is counted from right behind its word.
    fn ends_so(&self, next: Option<&Token>) -> bool {
        let vocabulary = &self.setting.pack.vocabulary;
        let (Some(verbs), Some(verb)) =
            (self.setting.pack.class("event-verb"), next.filter(|next| next.word != NO_WORD))
        else {
            return false;
        };
        let edge = match self.event.edge.unwrap_or(RangeEdge::Start) {
            RangeEdge::Start => "START",
            RangeEdge::End => "END",
        };
        let mut meanings = vocabulary.words[verb.word as usize].meanings.iter();
        meanings.any(|(class, _, meaning)| *class == verbs && matches!(meaning, Meaning::Text(text) if text == edge))
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
    fn told(&self, sentence: Span, (word, next): (Token, Option<&Token>), grain: Granularity) -> Option<&'a Timex> {
        let inside = |timex: &&Timex| timex.span.start >= sentence.start && timex.span.end <= sentence.end;
        let near = || self.setting.told.iter().rev().take_while(|timex| timex.span.end > sentence.start).filter(inside);
        let around = |timex: &&Timex| timex.named && timex.span.start <= word.start && word.end <= timex.span.end;
        if let Some(period) = near().find(around) {
            return Some(period).filter(|period| self.is_of_account(period));
        }
        if matches!(self.event.happening, Some(Happening::Lasting(_))) && !self.ends_so(next) {
            return None;
        }
        let fits = |timex: &&Timex| {
            let date = timex.value.as_ref().and_then(TimeValue::as_date);
            let counted = hangs_on_event(&timex.meant.expr) || is_nth_day(&timex.meant.expr);
            date.is_some_and(|date| !counted && !timex.named && date.year.missing == 0 && date.granularity() <= grain)
        };
        // The ends of a range are one time, which goes by the last. Of two nobody knows which is the event's, unless all stand
        // behind the word, and one right behind it.
        let mut dates: Vec<&'a Timex> = near().filter(fits).collect();
        dates.dedup_by(|one, last| range_start(self.setting.told, last).is_some_and(|start| start.id == one.id));
        let (first, rest) = dates.split_last()?;
        let from = range_start(self.setting.told, first).unwrap_or(first).span.start;
        let right_behind = from >= word.end && from - word.end <= RIGHT_BEHIND;
        (rest.is_empty() || right_behind).then_some(*first)
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
pub(in crate::resolve) fn sentence(text: &str, tokens: &[Token], at: usize) -> (usize, usize) {
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
