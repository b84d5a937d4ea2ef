//! Opinions told by phrases: "in the view of Orme, the town was lost", "historians ascribe the defeat to hunger".

use syntax::{Relation, Upos};

use crate::extract::Found;
use crate::grammar::{child, is_passive, phrase};
use crate::held;
use crate::lexicon::{Class, Lexicon};
use crate::speaker;
use crate::surface::without_marks;
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
    if !lexicon.is(word.lemma, Class::Ascribe) {
        return None;
    }
    if is_passive(words, at) {
        return of_passive(lexicon, words, at);
    }
    let object = child(words, at, |other| words.list[other].relation == Relation::Obj)?;
    if object < at {
        return of_relative(lexicon, words, at, object);
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

/// "The defeat was ascribed by the generals to hunger".
fn of_passive(lexicon: &Lexicon, words: &Words, at: usize) -> Option<Found> {
    let one = held::by_agent(lexicon, words, at)?;
    let source = one.source[0];
    let to = |other: usize| {
        let case = |case: usize| lexicon.is(words.list[case].form, Class::To);
        words.list[other].relation == Relation::Obl && other > at && child(words, other, case).is_some()
    };
    let cause = phrase(words, child(words, at, to)?);
    let apart = cause.1 <= source.0 || source.1 <= cause.0;
    let content = vec![one.content[0], without_marks(words, cause)];
    apart.then_some(Found { content, ..one })
}

/// "… of a fever, which his doctors ascribed to the damp".
fn of_relative(lexicon: &Lexicon, words: &Words, at: usize, object: usize) -> Option<Found> {
    let subject = child(words, at, |other| words.list[other].relation == Relation::Nsubj && other > object)?;
    let to = |other: usize| {
        let case = |case: usize| lexicon.is(words.list[case].form, Class::To);
        let phrase = matches!(words.list[other].relation, Relation::Obl | Relation::Nmod);
        phrase && other > at && child(words, other, case).is_some()
    };
    let cause = child(words, at, to)?;
    let (source, content) = (phrase(words, subject), (words.list[cause].left, words.list[at].right + 1));
    let relative = words.list[object].xpos == crate::hash::seen("WDT");
    Found::of_verb(at, source, without_marks(words, content))
        .filter(|_| relative && !speaker::is_mute(lexicon, words, subject))
}

/// "Reports put the toll at 600": how many, as somebody has it.
pub(crate) fn of_number(lexicon: &Lexicon, words: &Words, at: usize) -> Option<Found> {
    let word = &words.list[at];
    if !lexicon.is(word.lemma, Class::Reckon) || is_passive(words, at) {
        return None;
    }
    let counts = |other: usize| words.list[other].relation == Relation::Obj && other > at;
    // "It" is what was counted before, if a number follows.
    let is_it = |object: usize| words.list[object].upos == Upos::Pron;
    let is_sum = |object: &usize| lexicon.is(words.list[*object].lemma, Class::Sum) || is_it(*object);
    let object = child(words, at, counts).filter(is_sum)?;
    let subject = child(words, at, |other| words.list[other].relation == Relation::Nsubj && other < at)?;
    let number = |other: usize| {
        let case = |case: usize| lexicon.is(words.list[case].form, Class::At);
        words.list[other].relation.is_content() && other > object && child(words, other, case).is_some()
    };
    let end = words.sentence(word.sentence).end;
    let mark = (object..end).find(|at| words.list[*at].upos == Upos::Punct).unwrap_or(end);
    // By the order of words, where the number hangs elsewhere: "put the number of his followers at sixty".
    let behind = |at: &usize| lexicon.is(words.list[*at].form, Class::At) && words.list[*at + 1].upos == Upos::Num;
    let told = || (object + 1..mark.saturating_sub(1)).find(behind).map(|at| at + 1);
    let number = child(words, at, number).or_else(|| child(words, object, number)).or_else(told)?;
    if is_it(object) && words.list[number].upos != Upos::Num {
        return None;
    }
    // "Sixty thousand": all of the number.
    let more = (number + 1..end).take_while(|at| words.list[*at].upos == Upos::Num).last().unwrap_or(number);
    let last = words.list[number].right.max(more) + 1;
    let (source, content) = (phrase(words, subject), (words.list[object].left, last));
    Found::of_verb(at, source, content).filter(|_| !speaker::is_mute(lexicon, words, subject))
}

/// "Most historians dismiss the story": what somebody makes of what is said.
pub(crate) fn of_story(lexicon: &Lexicon, words: &Words, at: usize) -> Option<Found> {
    let word = &words.list[at];
    if !lexicon.is(word.lemma, Class::Judge) || is_passive(words, at) {
        return None;
    }
    let object = child(words, at, |other| words.list[other].relation == Relation::Obj && other > at)?;
    let said = [Class::Noun, Class::Legend].into_iter().any(|class| lexicon.is(words.list[object].lemma, class));
    let subject = child(words, at, |other| words.list[other].relation == Relation::Nsubj && other < at)?;
    let (source, content) = (phrase(words, subject), phrase(words, object));
    // "Most historians reject the last charge": many at once judge no case.
    let many = (source.0..source.1).any(|at| lexicon.is(words.list[at].lemma, Class::Vague));
    let said = said || many && lexicon.is(words.list[object].lemma, Class::Story);
    Found::of_verb(at, source, without_marks(words, content))
        .filter(|_| said && !speaker::is_mute(lexicon, words, subject))
}

/// "According to Orme, the town was lost", "the crew, according to Orme, rose": who is named up to the next mark, and the rest of the
/// sentence, or of the part of it between semicolons.
pub(crate) fn of_source(lexicon: &Lexicon, words: &Words, at: usize) -> Option<Found> {
    let word = &words.list[at];
    let sentence = words.sentence(word.sentence);
    let mark = |at: usize, mark: &str| words.list[at].form == crate::hash::seen(mark);
    let names = [word.form, word.lemma].into_iter().any(|form| lexicon.is(form, Class::By));
    let to = (at + 1 < sentence.end).then_some(at + 1).filter(|to| lexicon.is(words.list[*to].form, Class::To))?;
    if !names || word.quotation != 0 {
        return None;
    }
    let from = (sentence.start..at).rfind(|at| mark(*at, ";")).map_or(sentence.start, |part| part + 1);
    let last = (at..sentence.end).find(|at| mark(*at, ";")).unwrap_or(sentence.end);
    let last = if words.list[last - 1].upos == syntax::Upos::Punct && last > to + 2 { last - 1 } else { last };
    let opens = at == from;
    let apart = opens || at > from && mark(at - 1, ",");
    let comma = (to + 1..last).find(|at| mark(*at, ","));
    // "According to her biographer, Anna Reed, the loss …": the name between two commas is who that is.
    let named_behind = |comma: usize| {
        let name = |at: usize| words.list[at].upos == syntax::Upos::Propn;
        let next = (comma + 1..last).find(|at| !name(*at)).filter(|next| *next > comma + 1 && mark(*next, ","))?;
        (opens && comma > to + 1 && words.list[comma - 1].upos == syntax::Upos::Noun).then_some(next)
    };
    let comma = comma.map(|comma| named_behind(comma).unwrap_or(comma));
    // "Many died; the town, according to Orme and others, was lost", or at the end: "…, according to Orme".
    let end = comma.unwrap_or(last);
    let named = (to + 1..end).any(|at| matches!(words.list[at].upos, syntax::Upos::Noun | syntax::Upos::Propn));
    let verb = (to + 1..end).any(|at| matches!(words.list[at].upos, syntax::Upos::Verb | syntax::Upos::Aux));
    if !named || verb || !apart || opens && comma.is_none() {
        return None;
    }
    let before = (from, if at > from { at - 1 } else { from });
    let content: Vec<(usize, usize)> = [before, (comma.map_or(end, |comma| comma + 1), last)]
        .into_iter()
        .filter(|run| run.0 < run.1)
        .map(|run| without_marks(words, run))
        .collect();
    let noun = (to + 1..end).find(|at| words.list[*at].relation.is_content())?;
    let mute = speaker::is_mute(lexicon, words, speaker::noun(words, &[(to + 1, end)]).unwrap_or(noun));
    (!mute).then(|| Found {
        head: at,
        source: vec![(to + 1, end)],
        cue: vec![(at, to + 1)],
        content,
        ..Found::default()
    })
}
