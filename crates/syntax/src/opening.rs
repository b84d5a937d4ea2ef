//! Where no sentence opens, whatever the network says.

use crate::features::Gap;
use crate::tokens::Piece;

/// Says whether the sentence goes on before a word, since an abbreviation stands there: "Maj. Gen.".
pub(crate) fn goes_on(text: &str, words: &[Piece], at: usize) -> bool {
    let Some(last) = at.checked_sub(1).map(|last| &text[words[last].range.clone()]) else { return false };
    let word = match last.strip_suffix('.') {
        Some("") => at
            .checked_sub(2)
            .filter(|_| words[at - 1].before == Gap::Nothing)
            .map(|word| &text[words[word].range.clone()]),
        other => other,
    };
    word.is_some_and(|word| source::goes_on_after(word, &text[words[at].range.start..]))
}

/// "On 27 June 1797 the mill burned": a word in small letters behind a number, with no mark between, opens none.
pub(crate) fn is_amid(text: &str, words: &[Piece], at: usize) -> bool {
    let written = |at: usize| &text[words[at].range.clone()];
    let last = at.checked_sub(1).filter(|_| words[at].before == Gap::Blank).map(written);
    written(at).starts_with(char::is_lowercase) && last.is_some_and(|last| last.ends_with(char::is_numeric))
}

#[cfg(test)]
mod tests {
    use crate::Syntax;

    #[test]
    fn a_word_in_small_letters_behind_a_year_opens_no_sentence() {
        for (text, count) in [
            ("On 14 November 1825 the bridge at York collapsed.", 1),
            ("On 27 June 1797 the mill at Leeds burned.", 1),
            ("The mill burned. the bridge fell.", 2),
        ] {
            assert_eq!(Syntax::english().parse(text).len(), count, "{text}");
        }
    }
}
