//! Ordinals that say which of several a noun is: "the fiftieth anniversary", "her 21st birthday".

use source::Span;
use syntax::Upos;

use super::kinds::happenings;
use super::tree::Tree;

/// The number that an ordinal on a noun comes to, and where it stands.
pub(super) fn nth(tree: &Tree<'_, '_>, text: &str, noun: usize) -> Option<(i64, Span)> {
    tree.children(noun).iter().find_map(|&child| {
        // "The one hundred and fiftieth" is none of fifty years.
        let span = hyphenated(text, tree.word(child).span);
        let before = child.checked_sub(1).map(|before| tree.word(before));
        let goes_on =
            before.is_some_and(|word| word.span.end <= span.start && matches!(word.upos, Upos::Num | Upos::Cconj));
        ordinal(&span.of(text).to_lowercase()).filter(|_| !goes_on).map(|nth| (nth, span))
    })
}

/// A word with what hyphens join to it before: "twenty-fifth".
fn hyphenated(text: &str, word: Span) -> Span {
    let before = text[..word.start as usize].trim_end_matches(|c: char| c.is_alphanumeric() || c == '-');
    let joined = text[before.len()..word.start as usize].contains('-');
    Span { start: if joined { before.len() as u32 } else { word.start }, ..word }
}

/// What an ordinal comes to: "second", "twenty-fifth", "50th".
fn ordinal(word: &str) -> Option<i64> {
    let counts = &happenings().counts;
    let figures: String = word.chars().take_while(char::is_ascii_digit).collect();
    let at = |list: &[String]| list.iter().position(|one| one == word).map(|at| at as i64 + 1);
    if let Some((tens, unit)) = word.rsplit_once('-') {
        let tens = counts.tens.iter().position(|one| one == tens).map(|at| (at as i64 + 1) * 10)?;
        let unit = counts.ordinals.iter().take(9).position(|one| one == unit).map(|at| at as i64 + 1)?;
        return Some(tens + unit);
    }
    at(&counts.ordinals).or_else(|| Some(at(&counts.tenths)? * 10)).or_else(|| figures.parse().ok())
}
