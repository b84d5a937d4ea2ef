//! Words that look like others of a sentence are read as words that stand as they do: the "I" of "Dam I of the works" is no pronoun.

use crate::tokens::Piece;
use crate::verbs::Verbs;

/// Returns a word as the network is to see it.
pub(crate) fn read_as<'t>(text: &'t str, words: &[Piece], at: usize) -> &'t str {
    let written = |at: usize| words.get(at).map_or("", |word| word.written(text));
    let last = at.checked_sub(1).map_or("", written).trim_matches(|c: char| !c.is_alphanumeric());
    // What stands first in a sentence has its capital from there: "When I, too, had".
    let amid = at.checked_sub(2).is_some_and(|before| written(before).ends_with(char::is_alphanumeric));
    let verbs = Verbs::english();
    let numeral = verbs.numeral(last, written(at), written(at + 1)).filter(|_| amid);
    let looks = || verbs.thing(last, written(at)).or_else(|| verbs.name(written(at)));
    numeral.or_else(looks).unwrap_or(written(at))
}

#[cfg(test)]
mod tests {
    use crate::{Syntax, Upos};

    #[test]
    fn a_name_with_the_ending_of_adjectives_is_a_name() {
        let sentences = Syntax::english().parse("Justinian II ruled at Larran. In 705 Justinian fled.");
        let upos = |at: usize, word: usize| sentences[at].words[word].upos;
        assert_eq!([upos(0, 0), upos(1, 2)], [Upos::Propn, Upos::Propn]);
    }

    #[test]
    fn a_number_and_a_mine_are_no_pronouns() {
        let is_pronoun = |text: &str, word: &str| {
            let sentences = Syntax::english().parse(text);
            let found = sentences.iter().flat_map(|one| &one.words).find(|one| one.span.of(text) == word);
            found.expect("it stands there").upos == Upos::Pron
        };
        assert!(!is_pronoun("At noon Dam I of the Korm works near Larran collapsed.", "I"));
        assert!(!is_pronoun("At noon the dam of the Korm mine near Larran collapsed.", "mine"));
        assert!(is_pronoun("In Larran I met the mayor.", "I"));
        assert!(is_pronoun("He was a friend of mine.", "mine"));
    }
}
