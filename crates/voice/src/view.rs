//! Opinions told by phrases: "in the view of Orme, the town was lost", "historians ascribe the defeat to hunger".

use syntax::Relation;

use crate::extract::Found;
use crate::grammar::{child, is_passive, phrase};
use crate::lexicon::{Class, Lexicon};
use crate::speaker;
use crate::words::Words;

/// "In the view of Orme, the town was lost": the clause the phrase is set before, without the phrase.
pub(crate) fn of_somebody(lexicon: &Lexicon, words: &Words, at: usize) -> Option<Found> {
    let word = &words.list[at];
    if !lexicon.is(word.lemma, Class::View) || word.relation != Relation::Obl {
        return None;
    }
    let opens = |noun: usize, class| {
        child(words, noun, |case| {
            words.list[case].relation == Relation::Case && lexicon.is(words.list[case].form, class)
        })
    };
    let begin = opens(at, Class::In)?;
    let somebody = child(words, at, |other| words.list[other].relation == Relation::Nmod && other > at)?;
    let of = opens(somebody, Class::Of)?;
    let clause = word.head?;
    let (start, end) = phrase(words, at);
    let comma = words.list.get(end - 1).is_some_and(|last| last.form == crate::hash::seen(","));
    let end_of_view = if comma { end - 1 } else { end };
    let content = (end, words.list[clause].right + 1);
    let before = begin == start && clause >= end && content.0 < content.1;
    let mute = speaker::is_mute(lexicon, words, somebody);
    (before && !mute && of + 1 < end_of_view).then(|| Found {
        head: at,
        source: vec![(of + 1, end_of_view)],
        cue: vec![(begin, of + 1)],
        content: vec![without_marks(words, content)],
        ..Found::default()
    })
}

/// "Historians ascribe the defeat to hunger": what came of what, as somebody has it.
pub(crate) fn of_cause(lexicon: &Lexicon, words: &Words, at: usize) -> Option<Found> {
    let word = &words.list[at];
    let object = child(words, at, |other| words.list[other].relation == Relation::Obj && other > at)?;
    if !lexicon.is(word.lemma, Class::Ascribe) || is_passive(words, at) {
        return None;
    }
    let subject = child(words, at, |other| words.list[other].relation == Relation::Nsubj && other < at)?;
    let to = |other: usize| {
        let case = |case: usize| lexicon.is(words.list[case].form, Class::To);
        let phrase = matches!(words.list[other].relation, Relation::Obl | Relation::Nmod);
        phrase && other > object && child(words, other, case).is_some()
    };
    let cause = child(words, at, to).or_else(|| child(words, object, to))?;
    let (source, content) = (phrase(words, subject), (words.list[object].left, words.list[cause].right + 1));
    Found::of_verb(at, source, content).filter(|_| !speaker::is_mute(lexicon, words, subject))
}

/// A run without the marks that end it.
fn without_marks(words: &Words, run: (usize, usize)) -> (usize, usize) {
    let is_mark = |at: usize| words.list[at].upos == syntax::Upos::Punct && !words.list[at].mark;
    let last = (run.0..run.1).rev().find(|at| !is_mark(*at));
    (run.0, last.map_or(run.1, |last| last + 1))
}
