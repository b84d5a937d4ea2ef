//! The times of a sentence as it tells them: a range is one, and so is a day named in two calendars.

use calendar::{CalendarId, Clock, Extent, Granularity, TimeValue};
use source::Span;
use timex::{Expr, RangeEdge, Resolved, Timex, TimexId, WrittenYear};

use crate::bound::{is_bound, widened};
use crate::event::{Ends, Relation, When};
use crate::lexicon::{Class, Lexicon};

/// One or more time expressions that say one time.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Told {
    /// From the first to the last, a bracket around the last included, and words that make a bound of it.
    pub span: Span,
    /// All of them.
    pub times: Vec<TimexId>,
    /// How an event lies to it, where one can be put by it, and by which of them: by its words, and once its sentence is read, by
    /// the grammar around it.
    pub when: Option<When>,
}

/// Adds a time of a sentence once more, to which something lies otherwise than what it stands beside; returns its place.
pub(crate) fn lies_otherwise(times: &mut Vec<Told>, time: usize, when: When) -> usize {
    times.push(Told { span: times[time].span, times: times[time].times.clone(), when: Some(when) });
    times.len() - 1
}

/// Groups the times of a sentence, which come in order.
pub(crate) fn group(lexicon: Option<&Lexicon>, text: &str, all: &[Timex], inside: &[Timex]) -> Vec<Told> {
    let mut told: Vec<Told> = Vec::with_capacity(inside.len());
    for timex in inside {
        let one = single(lexicon, text, timex);
        let joined = told.last_mut().is_some_and(|last| join(lexicon, text, all, last, timex, &one));
        if !joined {
            told.push(one);
        }
    }
    join_styles(lexicon, text, all, &mut told);
    bound(lexicon, text, &mut told);
    for one in &mut told {
        one.span.end = with_year(text, all, one);
    }
    told
}

/// "12–13 March O.S. (25–26 March N.S.)": a range told in two calendars is one.
fn join_styles(lexicon: Option<&Lexicon>, text: &str, all: &[Timex], told: &mut Vec<Told>) {
    let edge = |id: Option<&TimexId>| all.get(id?.0 as usize).filter(|timex| timex.range.is_some() && is_placed(timex));
    let mut at = 1;
    while at < told.len() {
        let (one, other) = (&told[at - 1], &told[at]);
        let gap = text.get(one.span.end as usize..other.span.start as usize).unwrap_or_default();
        let ends = edge(one.times.last()).zip(edge(other.times.first()).filter(|_| other.times.len() == 2));
        let same = ends.is_some_and(|(last, first)| calendar_of(last) != calendar_of(first));
        if same && gap.contains(['(', '[', '/', '=']) && is_equation(lexicon, gap) {
            let closed = gap.contains(['(', '[']) && text[other.span.end as usize..].starts_with([')', ']']);
            let end = other.span.end + u32::from(closed);
            let times = told.remove(at).times;
            told[at - 1].span.end = end;
            told[at - 1].times.extend(times);
        } else {
            at += 1;
        }
    }
}

/// Where a day in two styles ends whose year stands behind both: "25 October (7 November) 1917".
fn with_year(text: &str, all: &[Timex], one: &Told) -> u32 {
    let end = one.span.end as usize;
    let years = one.times.iter().filter_map(|id| all.get(id.0 as usize)?.written()?.year);
    let year = years.filter_map(|year| match year {
        WrittenYear::Full(year) | WrittenYear::Double(year) => Some(year.to_string()),
        WrittenYear::Short(_) | WrittenYear::Decade(_) | WrittenYear::ShortDecade(_) => None,
    });
    let behind = text[end..].trim_start_matches([' ', ',']);
    let skipped = text.len() - end - behind.len();
    let stands = |year: &String| {
        let rest = behind.strip_prefix(year.as_str());
        (1..=2).contains(&skipped) && rest.is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric()))
    };
    let year = year.filter(|_| one.times.len() > 1).find(stands);
    (end + year.map_or(0, |year| skipped + year.len())) as u32
}

/// Makes bounds of the times that the words around them make bounds of; these words belong to them.
fn bound(lexicon: Option<&Lexicon>, text: &str, told: &mut [Told]) {
    let Some(lexicon) = lexicon else { return };
    for at in 0..told.len() {
        let room = Span {
            start: at.checked_sub(1).map_or(0, |before| told[before].span.end),
            end: told.get(at + 1).map_or(text.len() as u32, |next| next.span.start),
        };
        let one = &mut told[at];
        let Some(when) = one.when.as_mut().filter(|when| when.until.is_none() && when.relation == Relation::Within)
        else {
            continue;
        };
        if let Some((said, span)) = widened(lexicon, text, one.span, room) {
            (when.relation, one.span) = (said, span);
        }
    }
}

fn single(lexicon: Option<&Lexicon>, text: &str, timex: &Timex) -> Told {
    let when = When::at(timex.id, Relation::Within);
    if let (Expr::Shift { sign: 1, .. }, None, Resolved::Anchored(Some(from))) =
        (&timex.meant.expr, &timex.value, timex.resolved)
    {
        // "Hours later": then, or after.
        let when = When::at(from, Relation::From);
        return Told { span: timex.span, times: vec![timex.id], when: Some(when) };
    }
    // "On the eve of the First World War"
    let bound = || lexicon.is_some_and(|lexicon| is_bound(lexicon, text, timex.span));
    let told = !timex.named || follows_preposition(lexicon, text, timex.span) || bound();
    let dates = (is_placed(timex) || is_impossible(timex)) && told;
    Told { span: timex.span, times: vec![timex.id], when: dates.then_some(when) }
}

/// Says whether an event can be put in time by it: not by a length, a set, "now", or what could not be placed.
fn is_placed(timex: &Timex) -> bool {
    let extent = timex.extent();
    let bounded = extent.earliest().is_some() || extent.latest().is_some();
    bounded && !matches!(timex.meant.expr, Expr::Duration(_) | Expr::Set(_))
}

/// Says whether it is a day that no calendar has: "31 June 1990". What is told of it is told of that day, wherever it was.
fn is_impossible(timex: &Timex) -> bool {
    let date = timex.value.as_ref().and_then(TimeValue::as_date);
    let is_day = date.is_some_and(|date| date.granularity() == Granularity::Day && date.year.missing == 0);
    is_day && timex.resolved == Resolved::Written && timex.extent() == Extent::UNKNOWN
}

/// A named period dates what happened in it, before or after it ("during the Second World War", "after the First World War"), not what
/// belongs to it or came from it ("Cold War rivalry", "returned from the Second World War").
fn follows_preposition(lexicon: Option<&Lexicon>, text: &str, span: Span) -> bool {
    let Some(lexicon) = lexicon else { return false };
    let mut from = (span.start as usize).saturating_sub(40);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let words = text[from..span.start as usize].split_whitespace().rev().map(str::to_lowercase);
    let places = |word: String| {
        let bounds = [Relation::After, Relation::Before, Relation::Until, Relation::Throughout];
        lexicon.classes(&word).has(Class::Placing) || lexicon.relation(&word).is_some_and(|said| bounds.contains(&said))
    };
    words.take(2).find(|word| !lexicon.classes(word).has(Class::Determiner)).is_some_and(places)
}

/// Adds `one` to the time before it, if both say one time.
fn join(lexicon: Option<&Lexicon>, text: &str, all: &[Timex], last: &mut Told, timex: &Timex, one: &Told) -> bool {
    let Some(before) = last.times.last().and_then(|id| all.get(id.0 as usize)) else { return false };
    if last.span.end > one.span.start {
        return false;
    }
    let gap = &text[last.span.end as usize..one.span.start as usize];
    if let (Some(a), Some(b)) = (before.range, timex.range)
        && a.id == b.id
        && b.edge == RangeEdge::End
    {
        last.span.end = one.span.end;
        last.times.push(timex.id);
        // "in April and June": at some point from one to the other.
        let listed = lexicon.is_some_and(|lexicon| lexicon.classes(gap.trim()).has(Class::Conjunction));
        last.when = (last.when.is_some() && one.when.is_some()).then_some(When {
            time: before.id,
            until: Some(timex.id),
            relation: if listed { Relation::Within } else { Relation::Throughout },
            ends: ends(lexicon, gap),
        });
        return true;
    }
    let is_list = is_list(lexicon, gap) && shares_year(text, before) || is_either(lexicon, gap, before, timex);
    if is_list && is_placed(before) && is_placed(timex) {
        last.span.end = one.span.end;
        last.times.push(timex.id);
        let time = last.when.map_or(before.id, |when| when.time);
        let ends = if last.times.len() == 2 { ends(lexicon, gap) } else { Ends::Range };
        last.when = Some(When { time, until: Some(timex.id), relation: Relation::Within, ends });
        return true;
    }
    if matches!(gap.trim(), "-" | "–" | "—")
        && is_placed(before)
        && is_placed(timex)
        && before.extent().earliest() < timex.extent().earliest()
    {
        last.span.end = one.span.end;
        last.times.push(timex.id);
        last.when =
            Some(When { time: before.id, until: Some(timex.id), relation: Relation::Throughout, ends: Ends::Range });
        return true;
    }
    // "Since 1864, the 24th of July": a day that comes again, not one of that year.
    let since = gap.trim_start().starts_with([',', '،']) && follows_since(lexicon, text, last.span);
    let outright = is_outright(lexicon, gap, before, timex);
    if !(is_equation(lexicon, gap) && !since && same_time(before, timex, gap) || outright) {
        return false;
    }
    last.span.end = one.span.end;
    if gap.contains(['(', '[']) && text[one.span.end as usize..].starts_with([')', ']']) {
        last.span.end += 1;
    }
    last.times.push(timex.id);
    // "Three days later, on 19 March": the day that is said, whatever was counted. An hour that was counted is finer.
    let told_outright = outright && (clock(timex) || !clock(before))
        || before.resolved != Resolved::Written && timex.resolved == Resolved::Written;
    if told_outright || width(timex) < width(before) || last.when.is_none() {
        last.when = one.when.or(last.when);
    }
    true
}

fn follows_since(lexicon: Option<&Lexicon>, text: &str, span: Span) -> bool {
    let before = text[..span.start as usize].trim_end_matches(' ');
    let word = before
        .rfind(|c: char| !c.is_alphabetic())
        .map_or(before, |at| before[at..].trim_start_matches(|c: char| !c.is_alphabetic()));
    lexicon.is_some_and(|lexicon| lexicon.relation(&word.to_lowercase()) == Some(Relation::Since))
}

/// Says whether only a comma or a conjunction stands between.
fn is_list(lexicon: Option<&Lexicon>, gap: &str) -> bool {
    let word = gap.trim().trim_start_matches([',', '،']).trim();
    let comma = gap.trim().starts_with([',', '،']) && word.is_empty();
    comma || lexicon.is_some_and(|lexicon| lexicon.classes(word).has(Class::Conjunction))
}

/// Says whether one of two dates is meant: "in 1250 or 1251".
fn is_either(lexicon: Option<&Lexicon>, gap: &str, before: &Timex, timex: &Timex) -> bool {
    let grain = |timex: &Timex| timex.value.as_ref().and_then(TimeValue::as_date).map(|date| date.granularity());
    is_alternative(lexicon, gap) && grain(before).is_some() && grain(before) == grain(timex)
}

/// What two times are to each other, by the word between them.
fn ends(lexicon: Option<&Lexicon>, gap: &str) -> Ends {
    if is_alternative(lexicon, gap) { Ends::Either } else { Ends::Range }
}

/// Says whether nothing but a word that leaves a choice stands between: "or".
fn is_alternative(lexicon: Option<&Lexicon>, gap: &str) -> bool {
    lexicon.is_some_and(|lexicon| lexicon.classes(gap.trim()).has(Class::Alternative))
}

/// Says whether a time takes its year from the one after it: "in April and June 1955".
fn shares_year(text: &str, timex: &Timex) -> bool {
    let has_year = timex.written().is_some_and(|written| written.year.is_some() && written.month.is_some());
    let digits = timex.span.of(text).chars().filter(|c| c.is_numeric()).count();
    has_year && digits < 3
}

/// Says whether only brackets, dashes and words of equation stand between.
fn is_equation(lexicon: Option<&Lexicon>, gap: &str) -> bool {
    let is_word = |word: &&str| !word.is_empty();
    gap.len() <= 32
        && !gap.contains(['\n', '.', ';'])
        && gap.split(|c: char| !c.is_alphanumeric() && c != '.').filter(is_word).all(|word| {
            let classes = lexicon.map(|lexicon| lexicon.classes(&word.to_lowercase())).unwrap_or_default();
            // "19 August 1953, a Wednesday"
            classes.has(Class::Equal) || classes.has(Class::Determiner) && gap.trim_start().starts_with([',', '،'])
        })
}

/// Says whether the second time says outright what the first counted: "two years earlier, on 3 February 1451".
fn is_outright(lexicon: Option<&Lexicon>, gap: &str, before: &Timex, timex: &Timex) -> bool {
    let hangs = matches!(before.resolved, Resolved::Anchored(_) | Resolved::Unanchored);
    let counted = (hangs || matches!(before.meant.expr, Expr::Shift { .. }))
        && before.recurs.is_none()
        && !matches!(before.meant.expr, Expr::Duration(_) | Expr::Set(_));
    let is_day = timex.extent().single_day().is_some() && timex.written().is_some_and(|parts| parts.day.is_some());
    let word = gap.trim_start().strip_prefix([',', '،']).map(str::trim).unwrap_or_default();
    let placing = lexicon.is_some_and(|lexicon| lexicon.classes(word).has(Class::Placing));
    // "Two hours later, at 17:40": so does a time on the clock of what was counted by the clock.
    let is_clock = clock(timex) && before.value.as_ref().is_none_or(|_| clock(before));
    // "Five years after her death, in 1948"
    let is_year = matches!(before.meant.expr, Expr::Shift { unit: Granularity::Year, .. })
        && timex.written().is_some_and(|parts| parts.is_year_only() || parts.month.is_some() && parts.year.is_some());
    counted && (is_day || is_clock || is_year) && placing && timex.range.is_none() && before.range.is_none()
}

/// Says whether it has a time on the clock.
fn clock(timex: &Timex) -> bool {
    let date = timex.value.as_ref().and_then(TimeValue::as_date);
    date.is_some_and(|date| matches!(date.clock, Some(Clock::Time { .. })))
}

fn same_time(one: &Timex, other: &Timex, gap: &str) -> bool {
    if one.range.is_some() || other.range.is_some() || !is_placed(one) || !is_placed(other) {
        return false;
    }
    match (calendar_of(one), calendar_of(other)) {
        (Some(a), Some(b)) if a != b => true,
        // "two years later (218 BC)": the bracket says outright what was counted.
        _same if gap.contains('(') && one.resolved != Resolved::Written && other.resolved == Resolved::Written => true,
        // A comma or a blank joins only what lies in one another: "in May 1940, on the 10th".
        _same => {
            one.extent().may_overlap(&other.extent()) && (gap.contains(['(', '/', '=', '[']) || nested(one, other))
        }
    }
}

fn nested(one: &Timex, other: &Timex) -> bool {
    let (a, b) = (one.extent(), other.extent());
    let inside = |inner: &calendar::Extent, outer: &calendar::Extent| {
        matches!((outer.earliest(), inner.earliest(), inner.latest(), outer.latest()),
            (Some(first), Some(start), Some(end), Some(last)) if first <= start && end <= last)
    };
    inside(&a, &b) || inside(&b, &a)
}

fn width(timex: &Timex) -> i64 {
    let extent = timex.extent();
    match (extent.earliest(), extent.latest()) {
        (Some(first), Some(last)) => last.0 - first.0,
        _open => i64::MAX,
    }
}

/// Returns the calendar the time was told in.
fn calendar_of(timex: &Timex) -> Option<CalendarId> {
    timex.value.as_ref().and_then(TimeValue::as_date).map(|date| date.calendar)
}
