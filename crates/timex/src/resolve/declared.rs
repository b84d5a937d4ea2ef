//! What a text says of the style of all its dates: "All dates are Old Style.", "(Dates are given by the Julian calendar.)".

use super::styles::LAST_OLD;
use crate::classes::ClassId;
use crate::expr::WrittenYear;
use crate::find::Found;
use crate::pack::Pack;
use crate::token::{Token, scan};

/// Such a note stands in so many bytes at the head or at the end of a text.
const NOTE: usize = 2_000;

/// So many words stand at most between the dates and what they are.
const WITHIN: usize = 8;

/// The classes of words of such a note: of all; of dates; of old and style, or the calendar; of what makes another note of it; and what ends it.
const CLASSES: [&str; 7] = [
    "style-note-all",
    "style-note-of",
    "style-note-old",
    "style-note-style",
    "style-note-calendar",
    "style-note-not",
    "sentence-end",
];

/// Says whether a text says that its dates are in Old Style. It is asked only of a text with years in which some still wrote so.
pub(super) fn says_old(pack: &Pack, text: &str, found: &[Found]) -> bool {
    let year = |one: &Found| match one.meant.expr.written()?.year? {
        WrittenYear::Full(year) => Some(year),
        _short => None,
    };
    let may_be = found.iter().filter_map(year).any(|year| (1583..LAST_OLD).contains(&year));
    let classes = CLASSES.map(|name| pack.class(name));
    let [Some(all), Some(of), Some(old), Some(style), Some(calendar), Some(not), Some(end)] = classes else {
        return false;
    };
    if !may_be {
        return false;
    }
    let mut tokens: Vec<Token> = Vec::new();
    let mut reads = |from: usize, to: usize| {
        scan(&pack.vocabulary, text, from, to, &mut tokens);
        let is =
            |at: usize, class: ClassId| tokens.get(at).is_some_and(|token| pack.vocabulary.has(token.symbol, class));
        (0..tokens.len()).any(|at| {
            // "Some dates are Old Style" says nothing of the others.
            let begins = |at: usize| {
                let before = tokens[at].start as usize;
                let mark = text[..before].trim_end_matches(' ').chars().next_back();
                mark.is_none_or(|mark| !mark.is_alphanumeric() && mark != ',')
            };
            let first = |at: usize| begins(at) || at.checked_sub(1).is_some_and(|before| is(before, all));
            let opens = is(at, of) && first(at);
            let mut behind = (at + 1..=at + WITHIN).take_while(|at| !is(*at, end) && !is(*at, not));
            opens && behind.any(|at| is(at, old) && is(at + 1, style) || is(at, calendar))
        })
    };
    let mut head = text.len().min(NOTE);
    while !text.is_char_boundary(head) {
        head += 1;
    }
    let mut tail = text.len().saturating_sub(NOTE).max(head);
    while !text.is_char_boundary(tail) {
        tail += 1;
    }
    reads(0, head) || tail < text.len() && reads(tail, text.len())
}
