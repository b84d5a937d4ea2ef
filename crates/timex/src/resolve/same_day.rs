//! What stands between a day and the same day in the other style: "3 June (14 June)", "3 June, that is 14 June".

use source::Span;

use super::between;
use crate::expr::{Style, Written};
use crate::meaning::Era;
use crate::pack::Pack;
use crate::token::{Kind, scan};

/// Marks that say that what follows is the same day.
const MARKS: [&str; 5] = ["(", "[", "/", "(=", "[="];
/// The class of the words that may stand there, and of the marks among them.
const WORDS: &str = "same-day";
/// The most bytes between the two: ", which is equivalent to ".
const BETWEEN: usize = 32;

/// How two days stand beside each other.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Joint {
    /// By words or brackets.
    Said,
    /// With a comma between them, as two days of a list do.
    Comma,
}

/// Tells how a day stands beside the one before it; `None` where something else is said between them.
pub(super) fn joint(pack: &Pack, text: &str, first: Span, second: Span) -> Option<Joint> {
    let gap = between(text, first, second);
    match gap.trim() {
        "" => return None,
        "," => return Some(Joint::Comma),
        mark if MARKS.contains(&mark) => return Some(Joint::Said),
        _words => {}
    }
    let class = pack.class(WORDS).filter(|_| gap.len() <= BETWEEN)?;
    let mut tokens = Vec::new();
    scan(&pack.vocabulary, text, first.end as usize, second.start as usize, &mut tokens);
    let said = tokens.iter().all(|token| pack.vocabulary.has(token.symbol, class))
        && tokens.iter().any(|token| token.kind == Kind::Word);
    said.then_some(Joint::Said)
}

/// Returns the style a date says of itself.
pub(super) fn style_of(written: &Written) -> Option<Style> {
    match written.era {
        Some(Era::OldStyle) => Some(Style::OldBeside),
        Some(Era::NewStyle) => Some(Style::NewBeside),
        Some(Era::Ce | Era::Bce | Era::Of(_)) | None => None,
    }
}
