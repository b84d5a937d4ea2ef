//! What somebody denies, doubts or calls by a name of his own, told with a bare noun: "denied liability", "was doubted by Orme", "called
//! the claim ‘a fraud’".

use syntax::{Relation, Upos};

use crate::Stance;
use crate::extract::Found;
use crate::grammar::{child, is_passive, phrase};
use crate::hash::seen;
use crate::lexicon::{Class, Lexicon};
use crate::speaker::is_mute;
use crate::words::Words;

/// "The firm denied liability", "Marsh doubts it"; in the passive with whom it is done by: "was doubted by Orme".
pub(crate) fn denied(lexicon: &Lexicon, words: &Words, at: usize) -> Option<Found> {
    let word = &words.list[at];
    let against = matches!(lexicon.stance(word.lemma), Some(Stance::Denied | Stance::Doubted));
    if word.upos != Upos::Verb || !against || !lexicon.is(word.lemma, Class::Any) {
        return None;
    }
    if is_passive(words, at) {
        return by_agent(lexicon, words, at);
    }
    let subject = child(words, at, |other| words.list[other].relation == Relation::Nsubj && other < at)?;
    let object = child(words, at, |other| words.list[other].relation == Relation::Obj && other > at)?;
    let bare = child(words, at, |other| matches!(words.list[other].relation, Relation::Ccomp | Relation::Xcomp));
    let (source, content) = (phrase(words, subject), alone(words, object));
    Found::of_verb(at, source, content).filter(|_| bare.is_none() && !is_mute(lexicon, words, subject))
}

/// "The clerk denied having met the envoy", "she admitted selling the keys": an act told by its participle.
pub(crate) fn denied_doing(lexicon: &Lexicon, words: &Words, at: usize) -> Option<Found> {
    let word = &words.list[at];
    let first = (at + 1 < words.sentence(word.sentence).end).then_some(at + 1)?;
    let doing = words.list[first].xpos == seen("VBG") && words.list[first].upos != Upos::Noun;
    let tells = lexicon.is(word.lemma, Class::Any) && !lexicon.is(word.lemma, Class::Felt);
    if word.upos != Upos::Verb || !doing || !tells || is_passive(words, at) {
        return None;
    }
    let act = words.list[first].head.filter(|head| words.list[first].relation == Relation::Aux && *head > first);
    let act = act.unwrap_or(first);
    let subject = child(words, at, |other| words.list[other].relation == Relation::Nsubj && other < at)?;
    let (source, content) = (phrase(words, subject), (first, words.list[act].right + 1));
    let hung = words.list[act].head == Some(at);
    Found::of_verb(at, source, content).filter(|_| hung && !is_mute(lexicon, words, subject))
}

/// "The results were doubted by Orme": the subject, as whoever does it has it.
pub(crate) fn by_agent(lexicon: &Lexicon, words: &Words, at: usize) -> Option<Found> {
    let agent = seen(Relation::Obl.as_str()).with(seen("agent"));
    let agent = child(words, at, |other| words.list[other].label == agent && other > at)?;
    let subject = child(words, at, |other| words.list[other].relation == Relation::Nsubj && other < at)?;
    let by = child(words, agent, |case| words.list[case].relation == Relation::Case)?;
    let (content, source) = (alone(words, subject), (by + 1, words.list[agent].right + 1));
    let apart = content.1 <= at && source.0 < source.1;
    (apart && !is_mute(lexicon, words, agent)).then(|| Found {
        head: at,
        source: vec![source],
        cue: vec![(at, at + 1)],
        content: vec![content],
        ..Found::default()
    })
}

/// A noun and what hangs on it, up to what a comma sets apart and up to a verb that was joined to it.
fn alone(words: &Words, noun: usize) -> (usize, usize) {
    let (start, end) = phrase(words, noun);
    let word = |at: usize| &words.list[at];
    let joins = |at: usize| word(at).relation == Relation::Cc && at + 1 < end && word(at + 1).upos == Upos::Verb;
    let ends = (noun + 1..end).find(|at| word(*at).form == seen(",") || joins(*at));
    (start, ends.unwrap_or(end))
}

/// "He called the claim ‘a fraud’": what it is called stands in marks of quotation.
pub(crate) fn called(lexicon: &Lexicon, words: &Words, at: usize) -> Option<Found> {
    let word = &words.list[at];
    if word.upos != Upos::Verb || !lexicon.is(word.lemma, Class::Naming) || is_passive(words, at) {
        return None;
    }
    let subject = child(words, at, |other| words.list[other].relation == Relation::Nsubj && other < at)?;
    let object = child(words, at, |other| words.list[other].relation == Relation::Obj && other > at)?;
    let own = |at: usize| words.list[at].quotation != 0 && words.list[at].quotation != word.quotation;
    let end = words.sentence(word.sentence).end;
    let first = (object + 1..end.min(object + 1 + NEAR)).find(|at| own(*at))?;
    let quotation = words.list[first].quotation;
    let last = (first..end).take_while(|at| words.list[*at].quotation == quotation).last()?;
    let (source, content) = (phrase(words, subject), (words.list[object].left, last + 1));
    Found::of_verb(at, source, content).filter(|_| !own(object) && !is_mute(lexicon, words, subject))
}

/// "Weber considers it a forgery", "which most scholars consider an error": with an article, and without marks of quotation.
pub(crate) fn considered(lexicon: &Lexicon, words: &Words, at: usize) -> Option<Found> {
    let word = &words.list[at];
    if word.upos != Upos::Verb || !lexicon.is(word.lemma, Class::Naming) || is_passive(words, at) {
        return None;
    }
    let named = |of: usize, behind: usize| {
        child(words, of, |other| {
            let part = &words.list[other];
            let told = matches!(part.relation, Relation::Obj | Relation::Xcomp | Relation::Appos);
            other > behind && told && words.list[part.left].xpos == seen("DT") && part.left < other
        })
    };
    let subject = child(words, at, |other| words.list[other].relation == Relation::Nsubj && other < at)?;
    let object = child(words, at, |other| words.list[other].relation == Relation::Obj)?;
    let relative = object < subject && words.list[object].xpos == seen("WDT");
    let name = if relative { named(at, at) } else { named(at, object).or_else(|| named(object, object)) }?;
    let (source, last) = (phrase(words, subject), words.list[name].right + 1);
    let first = words.list[name].left;
    let beside = relative && first == at + 1
        || !relative && object > at && (object + 1..first).all(|at| words.list[at].upos != Upos::Punct);
    let start = if relative { first } else { words.list[object].left };
    let one = Found::of_verb(at, source, (start, last)).filter(|_| beside && !is_mute(lexicon, words, subject))?;
    let what = relative.then_some((object, object + 1)).filter(|what| what.1 <= source.0);
    Some(Found { content: what.into_iter().chain(one.content).collect(), ..one })
}

/// What something is called stands so many words behind it at most.
const NEAR: usize = 3;
