//! How a source has it: "Plutarch has him die at the gate", "tradition credits the mason with the tower", "she is credited with saving
//! the town", "by his own account he fled".

use syntax::{Relation, Upos};

use crate::extract::Found;
use crate::grammar::{child, is_passive, phrase};
use crate::hash::seen;
use crate::lexicon::{Class, Lexicon};
use crate::surface::{is_mark, is_name, part_end, part_start, source_before, without_marks};
use crate::words::Words;

/// An aside between a source and its verb has at most so many words: ", by contrast,".
const ASIDE: usize = 4;

/// Finds what the word at `at` says so.
pub(crate) fn found(lexicon: &Lexicon, words: &Words, at: usize) -> Option<Found> {
    if words.list[at].quotation != 0 {
        return None;
    }
    has(lexicon, words, at).or_else(|| credits(lexicon, words, at)).or_else(|| own(lexicon, words, at))
}

/// Who stands before a verb, with or without an aside between commas.
fn source(lexicon: &Lexicon, words: &Words, at: usize) -> Option<(usize, usize)> {
    let first = words.sentence(words.list[at].sentence).start;
    let comma = |at: usize| words.list[at].form == seen(",");
    let mut end = at;
    if at > first && comma(at - 1) {
        end = (at.saturating_sub(ASIDE + 2).max(first)..at - 1).rfind(|at| comma(*at))?;
    }
    source_before(lexicon, words, end)
}

/// "Livy has him cross the river": in the present, so it is a text that does.
fn has(lexicon: &Lexicon, words: &Words, at: usize) -> Option<Found> {
    if !lexicon.is(words.list[at].lemma, Class::Have) || !words.is_present(at) {
        return None;
    }
    let end = part_end(words, at);
    if at + 2 >= end {
        return None;
    }
    let whom = at + 1;
    let name = |at: &usize| words.list[*at].upos == Upos::Propn;
    let verb = if lexicon.is(words.list[whom].form, Class::Them) {
        whom + 1
    } else {
        (whom..end).take_while(name).last()? + 1
    };
    let bare = verb < end && words.list[verb].upos == Upos::Verb && words.list[verb].xpos == seen("VB");
    let source = source(lexicon, words, at).filter(|_| bare)?;
    let last = source.1 - 1;
    let speaks = [Class::Work, Class::Legend, Class::Vague].into_iter();
    let speaks = speaks.into_iter().any(|class| lexicon.is(words.list[last].lemma, class));
    let known = speaks || words.list[last].upos == Upos::Propn || matches!(words.list[last].shape.0, 1 | 2);
    Found::of_verb(at, source, without_marks(words, (whom, end))).filter(|_| known)
}

/// "Tradition credits Holm with the north tower", "she is credited with saving two hundred children".
fn credits(lexicon: &Lexicon, words: &Words, at: usize) -> Option<Found> {
    if !lexicon.is(words.list[at].lemma, Class::Credit) {
        return None;
    }
    let end = part_end(words, at);
    let with = (at + 1..end).find(|at| lexicon.is(words.list[*at].form, Class::With) || is_mark(words, *at));
    let with = with.filter(|with| !is_mark(words, *with) && with + 1 < end)?;
    let close = (with + 1..end).find(|at| words.list[*at].form == seen(",")).unwrap_or(end);
    let said = without_marks(words, (with, close));
    if is_passive(words, at) {
        let helper = child(words, at, |other| words.list[other].relation == Relation::Aux && words.is_present(other))?;
        let subject = child(words, at, |other| words.list[other].relation == Relation::Nsubj && other < helper)?;
        let (start, last) = phrase(words, subject);
        let content = vec![without_marks(words, (start, last.min(helper))), said];
        let beside = with == at + 1;
        return beside.then(|| Found { head: at, cue: vec![(helper, at + 1)], content, ..Found::default() });
    }
    let source = source(lexicon, words, at).filter(|_| (at + 1..with).any(|at| is_name(words, at)))?;
    Found::of_verb(at, source, (at + 1, said.1))
}

/// "By his own account he fled": he who says so is the word between.
fn own(lexicon: &Lexicon, words: &Words, at: usize) -> Option<Found> {
    if !lexicon.is(words.list[at].form, Class::ByOwn) {
        return None;
    }
    let (start, end) = (part_start(words, at), part_end(words, at));
    let is = |at: usize, class| at < end && lexicon.is(words.list[at].form, class);
    let opens = at == start && is(at + 2, Class::Own) && is(at + 3, Class::View);
    if !opens || words.list[at + 1].xpos != seen("PRP$") {
        return None;
    }
    let behind = at + 4 + usize::from(at + 4 < end && is_mark(words, at + 4));
    let content = without_marks(words, (behind, end));
    (content.0 < content.1).then(|| Found {
        head: at + 3,
        source: vec![(at + 1, at + 2)],
        cue: vec![(at, at + 1), (at + 2, at + 4)],
        content: vec![content],
        ..Found::default()
    })
}
