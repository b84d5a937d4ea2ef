//! The words around a time that make a bound of it: "no later than 1750", "in 1777 or earlier".

use source::{Language, Span};

use crate::event::Relation;
use crate::lexicon::{Class, Lexicon};

/// So many bytes before a time and behind it are looked at.
const REACH: usize = 48;

/// The longest phrase has so many words.
const MOST: usize = 4;

/// Returns how an event lies to a time, where the words around it make a bound of it: `By` of "no later than 1750", "1850 at the latest"
/// and "by 1931", `From` of "not before May 1990" and "on or after 4 May".
///
/// ```
/// use event::{Relation, bound_of};
/// use source::{Language, Span};
///
/// let text = "It opened no earlier than 1820, and shut in 1850 at the latest.";
/// let of = |time: &str| {
///     let start = text.find(time)? as u32;
///     bound_of(Language("en"), text, Span { start, end: start + 4 })
/// };
/// assert_eq!(of("1820"), Some(Relation::From));
/// assert_eq!(of("1850"), Some(Relation::By));
/// ```
pub fn bound_of(language: Language, text: &str, time: Span) -> Option<Relation> {
    let lexicon = Lexicon::of(language)?;
    let around = Span { start: 0, end: text.len() as u32 };
    let by = || {
        let word = words_before(text, around.start, time.start).next()?.of(text).to_lowercase();
        lexicon.relation(&word).filter(|said| *said == Relation::By)
    };
    widened(lexicon, text, time, around).map(|(said, _)| said).or_else(by)
}

/// Returns what phrases around a time say, and the time with them; what lies outside `room` is not looked at.
pub(crate) fn widened(lexicon: &Lexicon, text: &str, time: Span, room: Span) -> Option<(Relation, Span)> {
    let before = before(lexicon, text, time, room);
    let behind = behind(lexicon, text, time, room);
    let (said, _) = behind.or(before)?;
    let start = before.map_or(time.start, |(_, start)| start);
    let end = behind.map_or(time.end, |(_, end)| end);
    Some((said, Span { start, end }))
}

/// Says whether several words before a time make a bound of it.
pub(crate) fn is_bound(lexicon: &Lexicon, text: &str, time: Span) -> bool {
    before(lexicon, text, time, Span { start: 0, end: time.start }).is_some()
}

fn before(lexicon: &Lexicon, text: &str, time: Span, room: Span) -> Option<(Relation, u32)> {
    let words: Vec<Span> = words_before(text, room.start, time.start)
        .skip_while(|word| lexicon.classes(&word.of(text).to_lowercase()).has(Class::Determiner))
        .take(MOST)
        .collect();
    (1..words.len()).rev().find_map(|first| {
        let phrase: Vec<String> = words[..=first].iter().rev().map(|word| word.of(text).to_lowercase()).collect();
        Some((lexicon.bound_before(&phrase.join(" "))?, words[first].start))
    })
}

/// The words before a place, the nearest first, as far as nothing but blanks stands between them.
fn words_before(text: &str, from: u32, until: u32) -> impl Iterator<Item = Span> {
    let mut end = until as usize;
    let mut from = (end.saturating_sub(REACH)).max(from as usize);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    std::iter::from_fn(move || {
        let head = text.get(from..end)?.trim_end_matches([' ', '\n', '\r', '\t', '\u{a0}']);
        let start = head
            .rfind(|c: char| !is_of_word(c))
            .map_or(0, |at| at + head[at..].chars().next().map_or(1, char::len_utf8));
        let word = Span { start: (from + start) as u32, end: (from + head.len()) as u32 };
        end = from + start;
        (word.start < word.end).then_some(word)
    })
}

fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\'' | '’' | '\u{200c}')
}

fn behind(lexicon: &Lexicon, text: &str, time: Span, room: Span) -> Option<(Relation, u32)> {
    let mut until = (time.end as usize + REACH).min(room.end as usize);
    while !text.is_char_boundary(until) {
        until -= 1;
    }
    let rest = text.get(time.end as usize..until)?;
    let opens = rest.strip_prefix(',').unwrap_or(rest);
    let mut ends: Vec<usize> = Vec::new();
    let (mut at, mut phrase) = (rest.len() - opens.len(), Vec::new());
    while ends.len() < MOST {
        let blanks = rest[at..].len() - rest[at..].trim_start().len();
        let word = rest[at + blanks..].split(|c: char| !is_of_word(c)).next().unwrap_or_default();
        if blanks == 0 || word.is_empty() {
            break;
        }
        at += blanks + word.len();
        ends.push(at);
        phrase.push(word.to_lowercase());
    }
    (2..=ends.len()).rev().find_map(|count| {
        let said = lexicon.bound_behind(&phrase[..count].join(" "))?;
        // "In 1850 or later in 1851" is another time.
        let goes_on = phrase.get(count).is_some_and(|next| lexicon.classes(next).has(Class::Placing));
        (!goes_on).then_some((said, time.end + ends[count - 1] as u32))
    })
}
