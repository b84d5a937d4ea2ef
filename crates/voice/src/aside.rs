//! Who says so in a clause set apart by commas: "the consul, so Orme claims, fled", "as the bishop tells it, the city was lost", "he was, so
//! the story goes, found in a basket", "since he had, it was alleged, sold the keys".

use syntax::{Relation, Upos};

use crate::extract::Found;
use crate::grammar::{child, is_passive, phrase};
use crate::hash::seen;
use crate::lexicon::{Class, Lexicon};
use crate::surface::without_marks;
use crate::words::Words;

/// "The consul, so Orme claims, fled": the clause about who says it.
pub(crate) fn found(lexicon: &Lexicon, words: &Words, at: usize) -> Option<Found> {
    let word = &words.list[at];
    let says = [Class::Any, Class::Clause].into_iter().any(|class| lexicon.is(word.lemma, class));
    let goes = lexicon.is(word.lemma, Class::Goes);
    let sentence = words.sentence(word.sentence);
    let comma = |at: usize| words.list[at].form == seen(",");
    let subject = child(words, at, |other| words.list[other].relation == Relation::Nsubj && other < at)?;
    let told = says || goes && lexicon.is(words.list[subject].lemma, Class::Noun);
    let first = words.list[subject].left;
    let opens = first.checked_sub(1).filter(|opens| *opens >= sentence.start)?;
    let begins = opens == sentence.start;
    let it = at + 1 < sentence.end && lexicon.is(words.list[at + 1].form, Class::It);
    let end = at + 1 + usize::from(it);
    let apart = (begins || comma(opens - 1)) && end < sentence.end && comma(end);
    if !told || !apart || !lexicon.is(words.list[opens].form, Class::Aside) || is_passive(words, at) {
        return None;
    }
    let before = (sentence.start, opens.saturating_sub(1).max(sentence.start));
    let all = [before, (end + 1, sentence.end)];
    let content = all.map(|run| without_marks(words, run)).into_iter().filter(|run| run.0 < run.1).collect();
    // A story is nobody's: its own words tell that it is one.
    let (source, cue) = if goes {
        (Vec::new(), vec![(opens, end)])
    } else {
        (vec![phrase(words, subject)], vec![(opens, opens + 1), (at, end)])
    };
    Some(Found { head: at, source, cue, content, ..Found::default() })
}

/// "Since he had, it was alleged, sold the keys": the clause about it, which nobody is named for.
pub(crate) fn passive(lexicon: &Lexicon, words: &Words, at: usize) -> Option<Found> {
    let word = &words.list[at];
    let sentence = words.sentence(word.sentence);
    let comma = |at: usize| words.list[at].form == seen(",");
    let it = at.checked_sub(2).filter(|it| *it > sentence.start && lexicon.is(words.list[*it].form, Class::It))?;
    let helped = words.list[it + 1].upos == Upos::Aux && word.xpos == seen("VBN");
    let apart = comma(it - 1) && at + 1 < sentence.end && comma(at + 1);
    if !helped || !apart || !lexicon.is(word.lemma, Class::Passive) || word.quotation != 0 {
        return None;
    }
    // "…, since he had, it was alleged, …": the clause it stands in begins behind the mark before.
    let mark = (sentence.start..it - 1).rfind(|at| words.list[*at].upos == Upos::Punct && !words.list[*at].mark);
    let start = mark.map_or(sentence.start, |mark| mark + 1);
    let close = (at + 2..sentence.end).find(|at| words.list[*at].upos == Upos::Punct && !words.list[*at].mark);
    let all = [(start, it - 1), (at + 2, close.unwrap_or(sentence.end))];
    let content = all.map(|run| without_marks(words, run)).into_iter().filter(|run| run.0 < run.1).collect();
    Some(Found { head: at, cue: vec![(it, at + 1)], content, ..Found::default() })
}

/// "It was rumoured at the time that the queen had fled": by the order of words, where the clause hangs elsewhere.
pub(crate) fn rumoured(lexicon: &Lexicon, words: &Words, at: usize) -> Option<Found> {
    let word = &words.list[at];
    let sentence = words.sentence(word.sentence);
    let adverb = at > sentence.start + 2 && words.list[at - 1].upos == Upos::Adv;
    let helper = at.checked_sub(1 + usize::from(adverb)).filter(|helper| *helper > sentence.start)?;
    let helped = words.list[helper].upos == Upos::Aux && word.xpos == seen("VBN");
    let it = lexicon.is(words.list[helper - 1].form, Class::It);
    if !helped || !it || !lexicon.is(word.lemma, Class::Passive) || word.quotation != 0 {
        return None;
    }
    let is_end = |at: &usize| words.list[*at].upos == Upos::Punct || words.list[*at].upos == Upos::Verb;
    let end = (at + 1..sentence.end).find(is_end).unwrap_or(sentence.end);
    let that = (at + 1..end).find(|at| lexicon.is(words.list[*at].form, Class::That))?;
    let close = (that..sentence.end).find(|at| words.list[*at].form == seen(";")).unwrap_or(sentence.end);
    let content = without_marks(words, (that, close));
    Some(Found { head: at, cue: vec![(helper - 1, at + 1)], content: vec![content], ..Found::default() })
}
