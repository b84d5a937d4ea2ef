//! A name goes on with its capitals: "Port Said" holds no verb.

use crate::features::Gap;
use crate::tokens::Piece;

/// In titles, words of more letters than this have capitals.
const LONG: usize = 4;

/// Of each word of a sentence, whether it stands right behind a capital word within a name, so that it tells nothing by itself.
/// Nothing is said of a title, where all long words have capitals.
pub(crate) fn go_on(text: &str, pieces: &[Piece]) -> Vec<bool> {
    let written = |at: usize| &text[pieces[at].range.clone()];
    let is_long = |at: &usize| written(*at).chars().nth(LONG).is_some();
    let is_title = !(0..pieces.len()).filter(is_long).any(|at| written(at).starts_with(char::is_lowercase));
    let goes_on = |at: usize| {
        at > 0
            && !is_title
            && pieces[at].before == Gap::Blank
            && is_capital(written(at - 1))
            && is_capital(written(at))
            && written(at).chars().skip(1).all(char::is_lowercase)
            && written(at).chars().nth(1).is_some()
    };
    (0..pieces.len()).map(goes_on).collect()
}

fn is_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}
