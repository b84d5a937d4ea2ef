//! What the account itself leaves open: "whether the fleet sailed is disputed", "who gave the order has never been established", "it is
//! uncertain whether". Nobody is named who says so.

use syntax::Upos;

use crate::extract::Found;
use crate::hash::seen;
use crate::lexicon::{Class, Lexicon};
use crate::surface::{is_mark, part_end, part_start, without_marks};
use crate::words::Words;

/// The question stands at most so many words behind "it is uncertain": "to this day".
const BEHIND: usize = 4;

/// Finds what is said to be open by the adjective or the participle at `at`.
pub(crate) fn found(lexicon: &Lexicon, words: &Words, at: usize) -> Option<Found> {
    let cue = cue(lexicon, words, at)?;
    let (start, end) = (part_start(words, at), part_end(words, at));
    let asks = |at: usize| lexicon.is(words.list[at].form, Class::Question);
    let content = if cue.0 > start && lexicon.is(words.list[cue.0 - 1].form, Class::It) {
        let first = (at + 1..end.min(at + 1 + BEHIND)).find(|at| asks(*at))?;
        (first, end)
    } else {
        let opens = |at: &usize| *at == start || is_mark(words, at - 1) || words.list[at - 1].upos == Upos::Cconj;
        let first = (start..cue.0).find(|at| asks(*at) && opens(at))?;
        let closes = at + 1 >= end || is_mark(words, at + 1) || words.list[at + 1].upos == Upos::Cconj;
        // "Who he was, a cook or a spy, is unknown": all of it is asked.
        closes.then_some((first, cue.0))?
    };
    let content = without_marks(words, content);
    words.has_verb(content).then(|| Found { head: at, cue: vec![cue], content: vec![content], ..Found::default() })
}

/// Says whether a cue's head leaves open what stands with it.
pub(crate) fn is_open(lexicon: &Lexicon, words: &Words, at: usize) -> bool {
    cue(lexicon, words, at).is_some()
}

/// "Is disputed", "remains quite unclear", "has never been settled", "is not known": from the verb in the present to the word itself.
fn cue(lexicon: &Lexicon, words: &Words, at: usize) -> Option<(usize, usize)> {
    let word = &words.list[at];
    let first = words.sentence(word.sentence).start;
    let denies = |at: usize| lexicon.is(words.list[at].form, Class::Not);
    let open = lexicon.is(word.form, Class::Unsettled);
    let settled = lexicon.is(word.lemma, Class::Settle) && word.xpos == seen("VBN");
    if word.quotation != 0 || !open && !settled {
        return None;
    }
    let between = |at: &usize| words.list[*at].upos == Upos::Adv || denies(*at) || words.list[*at].xpos == seen("VBN");
    let mut back = (first..at).rev().take_while(between).last().unwrap_or(at);
    back = back.checked_sub(1).filter(|back| *back >= first && words.is_present(*back))?;
    let denied = (back + 1..at).any(denies);
    // "Is not disputed", "is known".
    (open != denied).then_some((back, at + 1))
}
