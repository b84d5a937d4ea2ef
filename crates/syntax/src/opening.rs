//! Where no sentence opens, whatever the network says, and where paragraphs do.

use std::ops::Range;

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

/// "On 27 June 1797 the mill burned", "Every Friday the guilds meet", "On 26 Dalw 1367 (15 February 1989) the column crossed": a word in
/// small letters behind another word, a number or a bracket, with no mark between, opens none, and behind a date in brackets no word does.
pub(crate) fn is_amid(text: &str, words: &[Piece], at: usize) -> bool {
    let written = |at: usize| &text[words[at].range.clone()];
    let Some(last) = at.checked_sub(1).filter(|_| words[at].before == Gap::Blank) else { return false };
    let small = written(at).starts_with(char::is_lowercase);
    match written(last) {
        ")" | "]" => {
            let inside = || (last.saturating_sub(BRACKET)..last).rev().map(written);
            // "(27 August O.S.) 1855": a shortened word ends none where the year of the date stands behind it.
            let year = written(at).len() == YEAR && is_number(written(at));
            let shortened = |word: &str| year && word.trim_end_matches('.').contains('.');
            let stops = inside().next().is_some_and(|word| word.ends_with(['.', '!', '?']) && !shortened(word));
            let dated = || {
                let own = inside().take_while(|word| !matches!(*word, "(" | "[")).collect::<Vec<&str>>();
                own.len() < BRACKET && own.iter().any(|word| is_number(word))
            };
            !stops && (small || dated())
        }
        word => small && word.ends_with(char::is_alphanumeric),
    }
}

/// Digits of a year.
const YEAR: usize = 4;

/// A date in brackets has fewer words.
const BRACKET: usize = 10;

/// Says whether a word is a year or another number of a date.
fn is_number(word: &str) -> bool {
    (1..=4).contains(&word.chars().count()) && word.chars().all(char::is_numeric)
}

/// Paragraphs: what lies between empty lines.
pub(crate) fn paragraphs(text: &str) -> Vec<Range<usize>> {
    let mut all: Vec<Range<usize>> = Vec::new();
    let mut place = 0;
    let mut open = false;
    for line in text.split_inclusive('\n') {
        let end = place + line.len();
        if line.trim().is_empty() {
            open = false;
        } else if let (true, Some(paragraph)) = (open, all.last_mut()) {
            paragraph.end = end;
        } else {
            all.push(place..end);
            open = true;
        }
        place = end;
    }
    all
}

#[cfg(test)]
mod tests {
    use crate::Syntax;

    #[test]
    fn a_word_in_small_letters_behind_a_year_opens_no_sentence() {
        for (text, count) in [
            ("On 14 November 1825 the bridge at York collapsed.", 1),
            ("On 27 June 1797 the mill at Leeds burned.", 1),
            ("On 26 Dalw 1367 (15 February 1989) the last column crossed the river.", 1),
            ("On 13 November 1851 (18 Muharram 1268) Nasir al-Din entered Tehran.", 1),
            ("Every Friday the guilds carry the lamp to the hermitage.", 1),
            ("Each Easter Monday the guilds carry the wooden lamp to the hermitage.", 1),
            ("On 8 September (27 August O.S.) 1855 the French stormed the hill.", 1),
            ("The mill burned. the bridge fell.", 2),
            ("The mill burned (in 1802.) Nobody was hurt.", 2),
        ] {
            assert_eq!(Syntax::english().parse(text).len(), count, "{text}");
        }
    }
}
