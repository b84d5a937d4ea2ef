//! The headings of letters within a text: "Bath, 3 March 1771. Dear Tom, we came yesterday". What counts from the day of writing counts
//! from them.

use source::Section;

use crate::expr::{Expr, WrittenYear};
use crate::find::Found;
use crate::pack::Pack;
use crate::token::scan;

/// The class of words that greet whom a letter is to, and of those by which its writer speaks of himself.
const GREETING: &str = "greeting";
const FIRST_PERSON: &str = "first-person";

/// The heading that a time stands under.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Letter {
    /// The number of its day among the times.
    pub heading: usize,
    /// Whether somebody speaks of himself in it, so that its weekdays and months count from its day too.
    pub speaks: bool,
}

/// Returns under which letter's heading each time stands, in order.
///
/// A heading is a place and a day, or a day and a greeting behind it, alone in its sentence or line. It holds up to the next one, and no
/// further than its section; one within a paragraph no further than that.
pub(super) fn under(pack: &Pack, text: &str, sections: &[Section], found: &[Found]) -> Vec<Option<Letter>> {
    let mut letters = Vec::with_capacity(found.len());
    let mut open: Option<(Letter, usize)> = None;
    // Where the paragraph looked through last ends: each is looked through once.
    let mut paragraph = 0;
    for (index, one) in found.iter().enumerate() {
        open = open.filter(|(_, end)| (one.span.start as usize) < *end);
        letters.push(open.map(|(letter, _)| letter));
        if let Some((speaks, end)) = heading(pack, text, sections, one, &mut paragraph) {
            open = Some((Letter { heading: index, speaks }, end));
        }
    }
    letters
}

/// Bytes of a place before a day.
const PLACE: usize = 60;
/// Words of a place.
const WORDS: usize = 4;
/// Bytes behind a heading in which somebody greets or speaks of himself.
const SAMPLE: usize = 240;

/// Where what stands under a heading ends, and whether somebody speaks in it.
fn heading(pack: &Pack, text: &str, sections: &[Section], one: &Found, paragraph: &mut usize) -> Option<(bool, usize)> {
    let Expr::Date(written) = &one.meant.expr else { return None };
    let (Some(WrittenYear::Full(_) | WrittenYear::Double(_)), Some(_), Some(_)) =
        (written.year, written.month, written.day)
    else {
        return None;
    };
    let (start, end) = (one.span.start as usize, one.span.end as usize);
    let before = &text[text.ceil_char_boundary(start.saturating_sub(PLACE))..start];
    let opening = before.rfind(['.', '!', '?', '\n', ':']).map_or(before, |at| &before[at + 1..]);
    let opens = opening.len() < before.len() || before.len() == start;
    let place = opening.trim_start();
    if !opens || !(place.is_empty() || is_place(place)) {
        return None;
    }
    let behind = text[end..].trim_start_matches([' ', '\t']);
    let rest =
        behind.strip_prefix(['.', ',', ':', ';', '—', '–', '-']).unwrap_or(behind).trim_start_matches([' ', '\t']);
    let ends_line = rest.starts_with(['\n', '\r']);
    let ends = ends_line || rest.len() < behind.len() && rest.starts_with(char::is_uppercase);
    if !ends || rest.trim_start().is_empty() {
        return None;
    }
    let from = text.len() - rest.len();
    let greets = says(pack, text, from, GREETING, Where::AtItsHead);
    if place.is_empty() && !greets || !place.is_empty() && !ends_line && !behind.starts_with('.') && !greets {
        return None;
    }
    let behind = sections.partition_point(|section| section.span.start <= one.span.start);
    let within = behind.checked_sub(1).map(|at| &sections[at]).filter(|section| section.span.contains(one.span));
    let last = within.map_or(text.len(), |section| section.span.end as usize).max(end);
    let above = text[..start - opening.len()].trim_end_matches([' ', '\t']);
    let inline = !(above.is_empty() || above.ends_with('\n'));
    if inline && *paragraph <= end {
        *paragraph = text[end..].find("\n\n").map_or(text.len(), |at| end + at);
    }
    let end = if inline { last.min(*paragraph) } else { last };
    Some((greets || says(pack, text, from, FIRST_PERSON, Where::Anywhere), end))
}

/// Says whether words are the name of a place and a comma.
fn is_place(words: &str) -> bool {
    let words = words.trim_end();
    let capital = |word: &str| {
        word.starts_with(char::is_uppercase) && word.chars().all(|c| c.is_alphabetic() || matches!(c, ',' | '-' | '\''))
    };
    words.ends_with(',') && words.split_whitespace().count() <= WORDS && words.split_whitespace().all(capital)
}

/// Where a word is looked for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Where {
    AtItsHead,
    Anywhere,
}

/// The first words in which a greeting stands: "My dearest brother".
const HEAD: usize = 3;

/// Says whether a word of a class stands in what follows.
fn says(pack: &Pack, text: &str, from: usize, class: &str, place: Where) -> bool {
    let Some(class) = pack.class(class) else { return false };
    let end = text.floor_char_boundary((from + SAMPLE).min(text.len()));
    let mut tokens = Vec::new();
    scan(&pack.vocabulary, text, from, end, &mut tokens);
    let most = if place == Where::AtItsHead { HEAD } else { tokens.len() };
    tokens.iter().take(most).any(|token| pack.vocabulary.has(token.symbol, class))
}
