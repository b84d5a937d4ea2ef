//! Lists of rival views: "Orme blames the drought, Holm points to the tax, and Roe and Pitt attribute it to the war". They are told by the
//! order of words, as a parser loses itself in such a list.

use syntax::Upos;

use crate::extract::Found;
use crate::hash::seen;
use crate::lexicon::{Class, Lexicon};
use crate::surface::{is_saying, is_verb, source_before, without_marks};
use crate::words::Words;

/// Finds the lists, each view with its own source and content, and takes from `all` what runs over their edges.
pub(crate) fn found(lexicon: &Lexicon, words: &Words, all: &mut Vec<Found>) -> Vec<Found> {
    let mut found = Vec::new();
    for sentence in 0..words.sentences.len().saturating_sub(1) {
        let views = views(lexicon, words, words.sentence(sentence));
        for view in views {
            let (start, end) = (view.source[0].0, view.content[0].1);
            let inside = |run: &(usize, usize)| start <= run.0 && run.1 <= end;
            all.retain(|one| {
                let own = start <= one.head && one.head < end;
                !own || one.head != view.head && one.source.iter().chain(&one.content).all(inside)
            });
            let before = |one: &&mut Found| one.head < start && words.list[one.head].sentence == sentence;
            for one in all.iter_mut().filter(before) {
                one.content.retain(|run| run.0 < start);
                let edge = edge(words, start);
                one.content.iter_mut().for_each(|run| run.1 = run.1.min(edge.max(run.0 + 1)));
            }
            found.push(view);
        }
    }
    found
}

/// Where what stands before a part ends: before the mark, and what joins the part.
fn edge(words: &Words, start: usize) -> usize {
    let is_mark = |at: usize| words.list[at].upos == Upos::Punct && !words.list[at].mark;
    let joined = start > 1 && !is_mark(start - 1) && is_mark(start - 2);
    let edge = if joined { start - 1 } else { start };
    if edge > 0 && is_mark(edge - 1) { edge - 1 } else { edge }
}

/// The views that a sentence lists: none where but one part of it has somebody who says something.
fn views(lexicon: &Lexicon, words: &Words, sentence: std::ops::Range<usize>) -> Vec<Found> {
    let rival = |at: usize| {
        let classes = [Class::Rival, Class::RivalTo, Class::RivalAs];
        classes.into_iter().find(|class| lexicon.is(words.list[at].lemma, *class))
    };
    let holds = |at: &usize| rival(*at).is_some() || is_saying(lexicon, words, *at);
    let parts: Vec<(usize, (usize, usize))> = sentence
        .clone()
        .filter(holds)
        .filter_map(|at| Some((at, source_before(lexicon, words, at).filter(|source| is_verb(words, *source, at))?)))
        .collect();
    if parts.len() < 2 {
        return Vec::new();
    }
    let mut views = Vec::new();
    for (number, &(at, source)) in parts.iter().enumerate() {
        let Some(class) = rival(at) else { continue };
        let next = parts.get(number + 1).map_or(sentence.end, |(_, next)| edge(words, next.0));
        let mark = (at + 1..next).find(|at| words.list[*at].form == seen(";")).unwrap_or(next);
        let (start, end) = without_marks(words, (at + 1, mark));
        let has = |class: Class| (start..end).find(|at| lexicon.is(words.list[*at].form, class));
        let needed = match class {
            Class::RivalTo => has(Class::To),
            Class::RivalAs => has(Class::As),
            _bare => Some(start),
        };
        if needed.is_none_or(|needed| needed + 1 > end) || end <= start {
            continue;
        }
        // "points to": the word belongs to the verb.
        let opens = class == Class::RivalTo && needed == Some(start) && start + 1 < end;
        let start = start + usize::from(opens);
        let also = (start + 1..end).find(|at| goes_on(lexicon, words, *at, end));
        let mut close = also.map_or(end, |also| also - 1);
        while close > start + 1 && words.list[close - 1].upos == Upos::Punct && !words.list[close - 1].mark {
            close -= 1;
        }
        let of = |head: usize, start: usize, end: usize, cue: (usize, usize)| Found {
            head,
            source: vec![source],
            cue: vec![cue],
            content: vec![(start, end)],
            ..Found::default()
        };
        views.push(of(at, start, close, (at, start)));
        views.extend(also.map(|also| of(also, also + 1, end, (also, also + 1))));
    }
    views
}

/// "and hints that she knew": the same goes on to say more.
fn goes_on(lexicon: &Lexicon, words: &Words, at: usize, end: usize) -> bool {
    let joins = words.list[at - 1].upos == Upos::Cconj;
    joins && is_saying(lexicon, words, at) && at + 2 < end && lexicon.is(words.list[at + 1].form, Class::That)
}
