//! How near two things stand in a text.

use source::Span;

/// Says whether at most so many words stand between two stretches of a text, the first before the second, and no sentence ends there:
/// ", on" between what is counted and its date.
pub(crate) fn few_between(text: &str, first: Span, second: Span, most: usize) -> bool {
    let Some(between) = text.get(first.end as usize..second.start as usize) else { return false };
    let ends = between.contains(['.', '!', '?', ';', '\n']);
    !ends && between.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count() <= most
}

/// So many words stand at most between a count and the date or hour it is told with: ", on the", "or just about".
pub(crate) const COUNT_TO_DATE: usize = 2;
