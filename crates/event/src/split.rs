//! Two times in one clause make two lines: each keeps its own part and what both share.

use crate::clauses::is_finite;
use crate::compose::{Sentence, has_content, shares_helper};
use crate::lexicon::Class;
use crate::words::Kind;

/// Returns the part of a line that belongs to the time at token `time`, where other times that date events stand in the
/// line too. Lines with nothing to part them at stay whole.
pub(crate) fn part(sentence: &Sentence<'_>, line: Vec<usize>, time: usize) -> Vec<usize> {
    let Some(here) = line.iter().position(|&at| at == time) else { return line };
    let others: Vec<usize> = (0..line.len()).filter(|&place| place != here && dates(sentence, line[place])).collect();
    let before = others.iter().copied().rfind(|&place| place < here);
    let after = others.iter().copied().find(|&place| place > here);
    let end = after.and_then(|after| parting(sentence, &line, here, after)).unwrap_or(line.len());
    let Some(start) = before.and_then(|before| parting(sentence, &line, before, here)) else {
        return line[..end].to_vec();
    };
    let mut own: Vec<usize> = line[start..end].to_vec();
    while own.first().is_some_and(|&at| is_join(sentence, at)) {
        own.remove(0);
    }
    let first_end = others
        .first()
        .and_then(|&first| parting(sentence, &line, first, others.get(1).copied().unwrap_or(here).min(here)));
    let shared = shared(sentence, &line[..first_end.unwrap_or(start)], &own);
    shared.into_iter().chain(own).collect()
}

/// Where a line is parted between two times: at the last conjunction, else at the last comma.
fn parting(sentence: &Sentence<'_>, line: &[usize], from: usize, to: usize) -> Option<usize> {
    let between = from + 1..to;
    let found =
        |wanted: fn(&Sentence<'_>, usize) -> bool| between.clone().rev().find(|&place| wanted(sentence, line[place]));
    found(|sentence, at| sentence.tokens[at].is(Class::Conjunction))
        .or_else(|| found(|sentence, at| matches!(sentence.tokens[at].kind, Kind::Comma | Kind::Break)))
        .or_else(|| found(|sentence, at| sentence.tokens[at].is_any(&[Class::Opener])))
}

/// What the first part says for the others too: all of it for a bare time, its subject and verb for "and London in
/// June", its subject for "and fell in June".
fn shared(sentence: &Sentence<'_>, first: &[usize], own: &[usize]) -> Vec<usize> {
    let verb = first.iter().position(|&at| is_finite(sentence.tokens, at));
    let content = own.iter().any(|&at| has_content(sentence.tokens, at..at + 1));
    if !content {
        // Up to the time, with the words that place it left to the other's own.
        let time = first.iter().position(|&at| dates(sentence, at)).unwrap_or(first.len());
        let mut kept = first[..time].to_vec();
        while kept.last().is_some_and(|&at| sentence.tokens[at].is_any(&[Class::Preposition, Class::Determiner])) {
            kept.pop();
        }
        return kept;
    }
    let starts = own.first().is_some_and(|&at| {
        is_finite(sentence.tokens, at) || sentence.tokens[at].is(Class::Adverb) && is_finite(sentence.tokens, at + 1)
    });
    let own_verb = own.iter().any(|&at| is_finite(sentence.tokens, at));
    // A language whose verbs are not known says its subject first: "the army in May took the town and in June left it".
    let unknown =
        !sentence.tokens.iter().any(|token| token.is_any(&[Class::Was, Class::Is, Class::Past, Class::PastEnding]));
    // A time that nothing places opens a clause of its own: "and three days later the king fled".
    let time = own.iter().position(|&at| dates(sentence, at)).filter(|time| *time > 0);
    if unknown && time.is_some_and(|time| own[..time].iter().all(|&at| sentence.tokens[at].is(Class::Placing))) {
        let mut end = first.iter().position(|&at| dates(sentence, at)).unwrap_or(0);
        while end > 0 && sentence.tokens[first[end - 1]].is(Class::Placing) {
            end -= 1;
        }
        return first[..end].to_vec();
    }
    match verb {
        Some(verb) if starts => {
            let shares = own.first().is_some_and(|&at| shares_helper(sentence.tokens, first[verb], at));
            first[..verb + usize::from(shares)].to_vec()
        }
        Some(verb) if !own_verb => {
            let mut end = verb + 1;
            while end < first.len()
                && sentence.tokens[first[end]].is_any(&[Class::Past, Class::PastEnding])
                && is_finite(sentence.tokens, first[end])
            {
                end += 1;
            }
            first[..end].to_vec()
        }
        // "The governor, count since 1828, was murdered in 1831": its subject stands before what was put in.
        None if starts => name_before_comma(sentence, first),
        Some(_) | None => Vec::new(),
    }
}

/// What stands before the first comma of a line, where that names somebody and tells nothing.
pub(crate) fn name_before_comma(sentence: &Sentence<'_>, line: &[usize]) -> Vec<usize> {
    let tokens = sentence.tokens;
    let comma = line.iter().position(|&at| tokens[at].kind == Kind::Comma).unwrap_or(0);
    let opens = [Class::Preposition, Class::Opener, Class::Subordinator, Class::Adverb, Class::Aside];
    let name = &line[..comma];
    let plain = name.first().is_some_and(|&at| !tokens[at].is_any(&opens))
        && name.iter().any(|&at| has_content(tokens, at..at + 1))
        && !name.iter().any(|&at| is_finite(tokens, at) || matches!(tokens[at].kind, Kind::Time(_)));
    if plain { name.to_vec() } else { Vec::new() }
}

fn is_join(sentence: &Sentence<'_>, at: usize) -> bool {
    sentence.tokens[at].kind == Kind::Comma || sentence.tokens[at].is(Class::Conjunction)
}

fn dates(sentence: &Sentence<'_>, at: usize) -> bool {
    match sentence.tokens[at].kind {
        Kind::Time(time) => sentence.dates[time],
        Kind::Word | Kind::Comma | Kind::Break | Kind::Open | Kind::Close | Kind::Mark => false,
    }
}
