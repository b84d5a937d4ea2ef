//! Words in small letters, without room taken for the many that are small already.

use std::borrow::Cow;

/// Says whether a word has nothing but letters, digits and marks of ASCII, and no capitals.
///
/// ```
/// assert!(source::is_small("fort") && !source::is_small("Fort") && !source::is_small("é"));
/// ```
pub fn is_small(word: &str) -> bool {
    // All are looked at, which takes less time than to ask after each whether to go on.
    word.bytes().fold(true, |small, byte| small & (byte.is_ascii() & !byte.is_ascii_uppercase()))
}

/// Returns a word in small letters.
///
/// ```
/// assert_eq!(source::small("Élysée"), "élysée");
/// assert_eq!(source::small("the"), "the");
/// ```
pub fn small(word: &str) -> Cow<'_, str> {
    if is_small(word) { Cow::Borrowed(word) } else { Cow::Owned(word.to_lowercase()) }
}
