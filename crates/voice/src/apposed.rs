//! What somebody makes of the clause before: "…, a story many scholars doubt", "…, a claim that the court rejected", "…, which neighbours
//! dispute".

use syntax::Upos;

use crate::Stance;
use crate::extract::Found;
use crate::hash::seen;
use crate::lexicon::{Class, Lexicon};
use crate::surface::{is_mark, part_end, part_start, whoever_before, without_marks};
use crate::words::Words;

/// Between the comma and the noun for what is said stand at most so many words.
const NOUN: usize = 4;

/// Finds what the verb at `at` says of the clause before it.
pub(crate) fn found(lexicon: &Lexicon, words: &Words, at: usize) -> Option<Found> {
    let word = &words.list[at];
    let against = matches!(lexicon.stance(word.lemma), Some(Stance::Denied | Stance::Doubted));
    let against = against && lexicon.is(word.lemma, Class::Any);
    let end = part_end(words, at);
    let last = at + 1 >= end || is_mark(words, at + 1);
    if !last || word.quotation != 0 || !(against || lexicon.is(word.lemma, Class::Judge)) {
        return None;
    }
    let source = whoever_before(lexicon, words, at)?;
    let start = part_start(words, at);
    let before = source.0.checked_sub(1).filter(|before| *before > start)?;
    let relative = words.list[before].xpos == seen("WDT") || lexicon.is(words.list[before].form, Class::That);
    let comma = |at: usize| words.list[at].form == seen(",");
    let of_noun = if relative { before - 1 } else { before };
    let is_said = |at: usize| {
        let lemma = words.list[at].lemma;
        [Class::Noun, Class::Legend, Class::Story].into_iter().any(|class| lexicon.is(lemma, class))
    };
    let parted = if relative && comma(of_noun) && against {
        of_noun
    } else {
        let noun = Some(of_noun).filter(|noun| is_said(*noun) && words.list[*noun].upos == Upos::Noun)?;
        let article = (noun.saturating_sub(NOUN).max(start)..noun).rfind(|at| words.list[*at].upos == Upos::Det)?;
        article.checked_sub(1).filter(|parted| comma(*parted))?
    };
    // "Said that the wire had been cut, which …": the clause that is said alone.
    // "He is said to have fled, but the army was lost, a story …": so it is with what was told last.
    let opens = |at: &usize| {
        let joins = *at > start && words.list[*at].upos == Upos::Cconj && comma(at - 1);
        joins || lexicon.is(words.list[*at].form, Class::That)
    };
    let first = (start..parted).rfind(opens).map_or(start, |opens| opens + 1);
    let content = without_marks(words, (first, parted));
    words.has_verb(content).then(|| Found {
        head: at,
        source: vec![source],
        cue: vec![(at, at + 1)],
        content: vec![content],
        ..Found::default()
    })
}
