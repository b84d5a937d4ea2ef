//! The events of an account: a clause for each time, and a line for each sentence that tells something without one.

use std::collections::BTreeSet;

use calendar::{Clock, Extent, TimeValue};
use source::{Document, Span};
use timex::{Expr, Resolved, Timex, TimexId};

use crate::clauses::{self, Clause, Hang, is_past};
use crate::compose::{Sentence, Verbs};
use crate::event::{Event, EventId, Modality, Polarity, Relation, When};
use crate::label::label;
use crate::lexicon::{Class, Lexicon};
use crate::relation::relation;
use crate::split::part;
use crate::told::{Told, group};
use crate::words::{Kind, tokens};
use crate::yearly::{Still, keep_within, kept};

/// Returns the events of a document in reading order. `sentences` and `timexes` are those of the document, in order.
///
/// Each time that can be put on a calendar makes an event of its clause. A sentence with none makes one event without a
/// time, if it tells of something past or holds a time all the same (a length, "annually", "now"). A heading tells
/// something only if it has a time and a verb. No event is made of nothing: its quote is always the text that tells it.
///
/// ```
/// use event::events;
/// use source::{DocumentId, read, sentences};
/// use timex::{Context, Domain, Finder, Pack, tag};
///
/// let text = "The emperor abdicated in 1814 and died on 5 May 1821.";
/// let (document, _) = read(DocumentId(0), "-", text.as_bytes(), None).document().expect("it is text");
/// let mut finder = Finder::new(Pack::of("en").expect("it is compiled in"), Domain::Narrative);
/// let timexes = tag(&mut finder, &Context::default(), &document);
/// let labels: Vec<String> =
///     events(&document, &sentences(&document), &timexes).into_iter().map(|event| event.label).collect();
/// assert_eq!(labels, ["The emperor abdicated", "The emperor died"]);
/// ```
pub fn events(document: &Document, sentences: &[Span], timexes: &[Timex]) -> Vec<Event> {
    let lexicon = Lexicon::of(document.language);
    let mut events = Vec::new();
    let mut next = 0;
    for &sentence in sentences {
        let first = next;
        while next < timexes.len() && timexes[next].span.start < sentence.end {
            next += 1;
        }
        let inside: &[Timex] = &timexes[first..next];
        // A time that reaches over a sentence's edge takes the sentence with it.
        let start = inside.first().map_or(sentence.start, |timex| timex.span.start.min(sentence.start));
        let end = inside.last().map_or(sentence.end, |timex| timex.span.end.max(sentence.end));
        let teller = Teller { document, lexicon, timexes };
        for piece in pieces(&document.text, Span { start, end }, inside) {
            let from = inside.partition_point(|timex| timex.span.start < piece.start);
            let to = inside.partition_point(|timex| timex.span.start < piece.end);
            teller.tell(piece, &inside[from..to], &mut events);
        }
    }
    for (index, event) in events.iter_mut().enumerate() {
        event.id = EventId(index as u32);
    }
    events
}

/// What no stop ends is told piece by piece, so that the work for each time stays bounded.
const LONGEST: usize = 4000;

/// A line of so many tokens with no word besides its time tells nothing.
const LONGEST_BARE: usize = 4;

/// Says whether an event is told at a time, or throughout it.
fn is_firm(event: &Event) -> bool {
    matches!(event.relation(), Some(Relation::Within | Relation::Throughout))
}

/// Cuts a sentence that is too long at blanks outside its times, about every `LONGEST` bytes; where no blank comes for as
/// long again, within a word.
fn pieces(text: &str, sentence: Span, inside: &[Timex]) -> Vec<Span> {
    let (mut start, end) = (sentence.start as usize, sentence.end as usize);
    let mut pieces = Vec::new();
    while end - start > LONGEST {
        let mut cut = text.ceil_char_boundary(start + LONGEST);
        let ahead = text.ceil_char_boundary((cut + LONGEST).min(end));
        cut += text[cut..ahead].find(char::is_whitespace).unwrap_or(ahead - cut);
        let over = inside.partition_point(|timex| (timex.span.end as usize) <= cut);
        if let Some(timex) = inside.get(over)
            && (timex.span.start as usize) < cut
        {
            cut = timex.span.end as usize;
        }
        pieces.push(Span::new(start, cut));
        start = cut;
    }
    pieces.push(Span::new(start, end));
    pieces
}

/// What the sentences of a document are told with.
struct Teller<'d> {
    document: &'d Document,
    lexicon: Option<&'static Lexicon>,
    timexes: &'d [Timex],
}

impl Teller<'_> {
    /// Adds the events of a sentence.
    fn tell(&self, span: Span, inside: &[Timex], events: &mut Vec<Event>) {
        let text = &*self.document.text;
        let told = group(self.lexicon, text, self.timexes, inside);
        let tokens = tokens(self.lexicon, text, span, &told);
        // "1917" between two paragraphs: a heading, whether or not it is marked as one.
        let bare = tokens.iter().all(|token| matches!(token.kind, Kind::Time(_) | Kind::Break | Kind::Mark));
        if bare && tokens.len() <= LONGEST_BARE {
            return;
        }
        let clauses = clauses::cut(&tokens);
        let dates: Vec<bool> = told.iter().map(|told| told.when.is_some()).collect();
        let verbs = self.lexicon.is_some_and(Lexicon::knows_verbs);
        let listed = if verbs { Verbs::Listed } else { Verbs::Unlisted };
        let sentence = Sentence { text, tokens: &tokens, clauses: &clauses, dates: &dates, verbs: listed };
        let tells = !verbs || (0..tokens.len()).any(|at| is_past(&tokens, at));
        let tells_in_heading = verbs && tells && dates.contains(&true);
        if self.is_heading(span) && !tells_in_heading || self.is_dateline(span) {
            return;
        }
        let before = events.len();
        let mut told_clauses: Vec<usize> = Vec::new();
        let mut lines: Vec<Vec<usize>> = Vec::new();
        let mut others: Vec<(usize, TimexId)> = Vec::new();
        for (at, token) in tokens.iter().enumerate() {
            let Kind::Time(index) = token.kind else { continue };
            let clause = clause_of(&clauses, at);
            let home = sentence.home(clause);
            match told[index].when {
                Some(when) if !self.is_yearly(when, inside) || past_in(&sentence, home) => {
                    let line = part(&sentence, sentence.line(home), at);
                    let event = self.dated(&sentence, &line, &told[index], when, at);
                    lines.push(line);
                    let same = (before..events.len())
                        .find(|&one| told_clauses[one - before] == home && self.is_one(&events[one], &event));
                    if let Some(one) = same {
                        others.extend(told[index].times.iter().map(|&id| (home, id)));
                        self.narrow(&mut events[one], event);
                        continue;
                    }
                    told_clauses.push(home);
                    others.extend(told[index].times.iter().map(|&id| (home, id)));
                    events.push(event);
                }
                Some(_) | None => others.extend(told[index].times.iter().map(|&id| (home, id))),
            }
        }
        if tells || !lines.is_empty() || !inside.is_empty() {
            self.undated(&sentence, span, &lines, events);
        }
        attach(&mut events[before..], &told_clauses, &others);
        // "If the government had held out, the town would have burned": nothing that happened.
        if tokens.iter().find(|token| token.kind == Kind::Word).is_some_and(|token| token.is(Class::Conditional)) {
            for event in &mut events[before..] {
                (event.modality, event.chronicle) = (Some(Modality::Hypothetical), false);
            }
        }
        let now = tokens.iter().any(|token| token.is(Class::Present)).then_some(Still::Now);
        for event in &mut events[before..] {
            keep_within(self.timexes, event, now);
        }
        for event in events[before..].iter_mut().filter(|event| event.when.is_none()) {
            let times: Vec<&Timex> = event.times.iter().filter_map(|id| self.timexes.get(id.0 as usize)).collect();
            event.when = kept(self.timexes, &times, now);
            let day = event.when.map(|when| when.time);
            event.times.retain(|id| Some(*id) != day);
        }
    }

    fn dated(&self, sentence: &Sentence<'_>, line: &[usize], told: &Told, when: When, at: usize) -> Event {
        let time = &self.timexes[when.time.0 as usize];
        let relation = relation(self.lexicon, sentence.text, sentence.tokens, at, time, when.relation);
        let mut quote = quote_of(sentence, line);
        // "On 15 February, …": the phrase at the front tells when.
        let front = &sentence.tokens[sentence.clauses[clause_of(sentence.clauses, at)].start];
        quote.start = quote.start.min(told.span.start);
        if !matches!(front.kind, Kind::Comma | Kind::Break | Kind::Close) {
            quote.start = quote.start.min(front.span.start);
        }
        quote.end = quote.end.max(told.span.end);
        Event {
            id: EventId(0),
            document: self.document.id,
            label: label(sentence, line, Some(at)),
            trigger: trigger(sentence, line),
            when: Some(When { relation, ..when }),
            times: Vec::new(),
            polarity: polarity(sentence, line),
            quote,
            ..Event::told(self.document.id)
        }
    }

    /// Says whether two events are one clause whose times lie in one another: "in 1940, on 10 May".
    fn is_one(&self, one: &Event, other: &Event) -> bool {
        let bounds = |event: &Event| event.when.map_or(Extent::UNKNOWN, |when| when.extent(self.timexes));
        let inside = |inner: Extent, outer: Extent| {
            let (first, start) = (outer.earliest(), inner.earliest());
            let (end, last) = (inner.latest(), outer.latest());
            matches!((first, start, end, last), (Some(first), Some(start), Some(end), Some(last)) if first <= start && end <= last)
        };
        let (a, b) = (bounds(one), bounds(other));
        let nested = one.quote.overlaps(other.quote) && (inside(a, b) || inside(b, a));
        match (self.clock_of(one), self.clock_of(other)) {
            // "It came at six and stopped two hours later": two hours of a day are two times.
            (Some(one), Some(other)) if one != other => false,
            // "On 9 May they worked from two to five": the hours are of the day.
            (Some(_), None) | (None, Some(_)) if is_firm(one) && is_firm(other) => nested,
            (_, _) => nested && one.relation() == other.relation(),
        }
    }

    /// The time on the clock that an event is told at, or from.
    fn clock_of(&self, event: &Event) -> Option<Clock> {
        let timex = self.timexes.get(event.when?.time.0 as usize)?;
        timex.value.as_ref().and_then(TimeValue::as_date)?.clock
    }

    /// Keeps the narrower of two times for one event.
    fn narrow(&self, one: &mut Event, other: Event) {
        let width = |event: &Event| {
            let extent = event.when.map_or(Extent::UNKNOWN, |when| when.extent(self.timexes));
            extent.earliest().zip(extent.latest()).map_or(i64::MAX, |(first, last)| last.0 - first.0)
        };
        one.quote.start = one.quote.start.min(other.quote.start);
        one.quote.end = one.quote.end.max(other.quote.end);
        let finer = self.clock_of(&other).is_some() && self.clock_of(one).is_none();
        if width(&other) < width(one) || finer {
            one.when = other.when;
            one.label = other.label;
        }
    }

    /// Adds what the sentence tells without a time: one event where no time dates any, else one for each main clause that
    /// no line holds yet.
    fn undated(&self, sentence: &Sentence<'_>, whole: Span, lines: &[Vec<usize>], events: &mut Vec<Event>) {
        if lines.is_empty() {
            events.extend(self.line_without_time(sentence, main_of(sentence), Some(whole)));
            return;
        }
        let held: BTreeSet<usize> = lines.iter().flatten().copied().collect();
        for (index, clause) in sentence.clauses.iter().enumerate() {
            let stands = matches!(clause.hang, Hang::Main | Hang::Coordinate);
            // "and an army that had stayed for years was gone": the verbs come after the relative word.
            let relative = sentence.clauses.get(index + 1).filter(|next| next.hang == Hang::Relative);
            // "the poet (born in Tunis) was famous"
            let resumed = || {
                let rest = sentence.clauses[index + 1..].iter();
                rest.take_while(|next| !matches!(next.hang, Hang::Main | Hang::Coordinate))
                    .filter(|next| next.hang == Hang::Resume)
                    .find_map(|next| next.verb)
            };
            let held_verb = |verb: &usize| held.contains(verb);
            let verb = clause.verb.or_else(|| relative?.verb.filter(|verb| !held_verb(verb))).or_else(resumed);
            let told = verb.is_some_and(|verb| is_past(sentence.tokens, verb) && !held.contains(&verb));
            if stands && told && !sentence.is_dated(index) {
                events.extend(self.line_without_time(sentence, index, None));
            }
        }
    }

    fn line_without_time(&self, sentence: &Sentence<'_>, clause: usize, quote: Option<Span>) -> Option<Event> {
        let line = sentence.line(clause);
        let label = label(sentence, &line, None);
        (!label.is_empty()).then(|| Event {
            id: EventId(0),
            document: self.document.id,
            label,
            trigger: trigger(sentence, &line),
            when: None,
            times: Vec::new(),
            polarity: polarity(sentence, &line),
            quote: quote.unwrap_or_else(|| quote_of(sentence, &line)),
            ..Event::told(self.document.id)
        })
    }

    /// Says whether the time names the day of every year, so that what is told of it in the present is no event of one.
    fn is_yearly(&self, when: When, inside: &[Timex]) -> bool {
        let Some(timex) = self.timexes.get(when.time.0 as usize) else { return false };
        let on = match timex.resolved {
            Resolved::Anchored(Some(on)) => self.timexes.get(on.0 as usize),
            Resolved::Anchored(None) | Resolved::Written | Resolved::Unanchored => None,
        };
        let points = matches!(timex.meant.expr, Expr::Unit { offset: 0, .. });
        // "this day is honoured every year"
        let every = || inside.iter().any(|other| matches!(other.meant.expr, Expr::Set(_)));
        timex.resolved != Resolved::Written
            && (timex.recurs.is_some() || points && (on.is_some_and(|on| on.recurs.is_some()) || every()))
    }

    fn is_heading(&self, span: Span) -> bool {
        let sections = &self.document.sections;
        let after = sections.partition_point(|section| section.span.start <= span.start);
        let section = after.checked_sub(1).map(|index| &sections[index]);
        section.and_then(|section| section.heading).is_some_and(|heading| heading.overlaps(span))
    }

    fn is_dateline(&self, span: Span) -> bool {
        self.document.dateline.as_ref().is_some_and(|dateline| dateline.span.contains(span))
    }
}

/// Gives the times that date nothing to the event of their clause, else to the first of the sentence.
fn attach(events: &mut [Event], homes: &[usize], others: &[(usize, TimexId)]) {
    for &(home, id) in others {
        let index = homes.iter().position(|&told| told == home).unwrap_or(events.len().saturating_sub(1));
        let Some(event) = events.get_mut(index) else { continue };
        let dates = event.when.is_some_and(|when| when.time == id || when.until == Some(id));
        if !dates {
            event.times.push(id);
        }
    }
}

fn clause_of(clauses: &[Clause], token: usize) -> usize {
    clauses.partition_point(|clause| clause.end <= token).min(clauses.len().saturating_sub(1))
}

fn past_in(sentence: &Sentence<'_>, home: usize) -> bool {
    let line = sentence.line(home);
    let is_past = |at: usize| is_past(sentence.tokens, at);
    // "the treaty signed in May is honoured": before a verb of the present, an ending alone shows no more than a participle.
    match line.iter().position(|&at| sentence.tokens[at].is(Class::Is)) {
        Some(is) => line[..is].iter().any(|&at| is_past(at) && sentence.tokens[at].is_any(&[Class::Was, Class::Past])),
        None => line.iter().any(|&at| is_past(at)),
    }
}

/// Says whether the clause itself, less what hangs on it, is told as past.
fn past_of(sentence: &Sentence<'_>, index: usize) -> bool {
    let clause = &sentence.clauses[index];
    (clause.start..clause.end).any(|at| is_past(sentence.tokens, at))
}

/// The clause a sentence is told by: the first main clause told as past, else the first.
fn main_of(sentence: &Sentence<'_>) -> usize {
    let mains = || {
        sentence.clauses.iter().enumerate().filter(|(_, clause)| matches!(clause.hang, Hang::Main | Hang::Coordinate))
    };
    let told = mains().find(|&(index, _)| past_of(sentence, index));
    told.or_else(|| mains().next()).map_or(0, |(index, _)| sentence.home(index))
}

fn trigger(sentence: &Sentence<'_>, line: &[usize]) -> Option<Span> {
    let verb = line.iter().position(|&at| clauses::is_finite(sentence.tokens, at))?;
    // The last of a group of verbs carries the meaning: "was completed".
    let group = line[verb..]
        .iter()
        .take(4)
        .take_while(|&&at| clauses::is_finite(sentence.tokens, at) || sentence.tokens[at].is(Class::Adverb));
    let last = group.filter(|&&at| clauses::is_finite(sentence.tokens, at)).last()?;
    Some(sentence.tokens[*last].span)
}

/// A negation beside the verb denies; "not only" does not.
fn polarity(sentence: &Sentence<'_>, line: &[usize]) -> Polarity {
    let tokens = sentence.tokens;
    let denied = line.windows(2).any(|pair| {
        let near = is_verb(sentence, pair[0]) || is_verb(sentence, pair[1]);
        let (first, second) = (&tokens[pair[0]], &tokens[pair[1]]);
        near && (first.is(Class::Negation) || second.is(Class::Negation))
            && !(first.is(Class::Negation) && second.is(Class::Only))
            && !(second.is(Class::Negation) && tokens.get(pair[1] + 1).is_some_and(|next| next.is(Class::Only)))
    });
    if denied { Polarity::Negative } else { Polarity::Positive }
}

fn is_verb(sentence: &Sentence<'_>, at: usize) -> bool {
    clauses::is_finite(sentence.tokens, at)
}

fn quote_of(sentence: &Sentence<'_>, line: &[usize]) -> Span {
    let opens = |at: &&usize| !matches!(sentence.tokens[**at].kind, Kind::Comma | Kind::Break | Kind::Close);
    let first = line.iter().filter(opens).min().or_else(|| line.iter().min());
    let start = first.map_or(0, |&at| sentence.tokens[at].span.start);
    let end = line.iter().map(|&at| sentence.tokens[at].span.end).max().unwrap_or(start);
    Span { start, end }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_stop_and_no_blank_ends_is_cut_all_the_same() {
        for text in ["12/".repeat(20_000), "<".repeat(30_000), "و".repeat(20_001), "in 1989 ".repeat(5_000)] {
            let cut = pieces(&text, Span::new(0, text.len()), &[]);
            let whole: String = cut.iter().map(|piece| piece.of(&text)).collect();
            assert_eq!(whole, text);
            assert!(cut.iter().all(|piece| piece.of(&text).len() <= 2 * LONGEST + 4), "{cut:?}");
        }
    }
}
