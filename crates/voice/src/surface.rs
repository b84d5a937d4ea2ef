//! Who says so by the order of words alone, where the parser's tree goes astray: "testified to the police that", ", Orme writes,".

use syntax::{Relation, Upos};

use crate::extract::Found;
use crate::grammar::child;
use crate::hash::seen;
use crate::lexicon::{Class, Lexicon};
use crate::speaker::is_mute;
use crate::words::Words;
use crate::{apposed, given, portrayed, unsettled};

/// Who says something is named by so many words at most.
const NAME: usize = 8;

/// To whom something is said is named by so many words at most: "to Orme, the governor of the bank, that".
const HEARER: usize = 14;

/// Finds what is told so and puts it in the place of what was found by the same verb.
pub(crate) fn found(lexicon: &Lexicon, words: &Words, all: &mut Vec<Found>) {
    for at in 0..words.list.len() {
        let other = || apposed::found(lexicon, words, at).or_else(|| portrayed::found(lexicon, words, at));
        if let Some(one) = other().or_else(|| unsettled::found(lexicon, words, at)) {
            all.retain(|other| other.head != at);
            all.push(one);
            continue;
        }
        if let Some(one) = given::of_somebody(lexicon, words, at) {
            all.retain(|other| !other.cue.iter().any(|cue| cue.0 <= at && at < cue.1));
            all.push(one);
            continue;
        }
        let saying = is_saying(lexicon, words, at);
        let topic = lexicon.is(words.list[at].lemma, Class::Topic);
        if !saying && !topic || words.list[at].quotation != 0 {
            continue;
        }
        let one = topic.then(|| of_topic(lexicon, words, at)).flatten().or_else(|| {
            let one = || aside(lexicon, words, at).or_else(|| inverted(lexicon, words, at));
            hearer(lexicon, words, at).or_else(|| whom(lexicon, words, at)).or_else(one).filter(|_| saying)
        });
        if let Some(one) = one {
            all.retain(|other| other.head != at);
            all.push(one);
        }
    }
}

/// Says whether a word is listed as a verb of telling.
pub(crate) fn is_saying(lexicon: &Lexicon, words: &Words, at: usize) -> bool {
    [Class::Any, Class::Clause].into_iter().any(|class| lexicon.is(words.list[at].lemma, class))
}

/// Says whether a word is the finite verb behind its source, be it taken for a noun: "Ford points".
pub(crate) fn is_verb(words: &Words, source: (usize, usize), at: usize) -> bool {
    let finite = ["VBD", "VBZ", "VBP", "VBN", "VB"].into_iter().any(|tag| words.list[at].xpos == seen(tag));
    let last = &words.list[source.1 - 1];
    let name = last.upos == Upos::Propn || is_capital(words, source.1 - 1);
    // "Roe and Pitt attribute": what two do has the form of one noun.
    let two = (source.0..source.1).any(|at| words.list[at].upos == Upos::Cconj);
    let noun = seen(if two { "NN" } else { "NNS" });
    finite || words.list[at].xpos == noun && name && source.1 == at
}

fn is_capital(words: &Words, at: usize) -> bool {
    matches!(words.list[at].shape.0, 1 | 2)
}

pub(crate) fn is_name(words: &Words, at: usize) -> bool {
    matches!(words.list[at].upos, Upos::Propn | Upos::Noun) || is_capital(words, at)
}

pub(crate) fn is_mark(words: &Words, at: usize) -> bool {
    words.list[at].upos == Upos::Punct && words.list[at].xpos != seen("HYPH")
}

/// Returns who stands right before a verb, or before one adverb and the verb, if nobody and nothing else stands before the mark, or the
/// word that joins, in front: ", and some scholars later suspected".
pub(crate) fn source_before(lexicon: &Lexicon, words: &Words, verb: usize) -> Option<(usize, usize)> {
    let first = words.sentence(words.list[verb].sentence).start;
    let (start, end) = whoever_before(lexicon, words, verb)?;
    let joins = |at: usize| words.list[at].upos == Upos::Cconj || lexicon.is(words.list[at].form, Class::Contrast);
    let joined = start > first + 1 && joins(start - 1) && is_mark(words, start - 2);
    (start == first || joined || is_mark(words, start - 1)).then_some((start, end))
}

/// Returns who stands right before a verb, or before one adverb and the verb, whatever stands in front.
pub(crate) fn whoever_before(lexicon: &Lexicon, words: &Words, verb: usize) -> Option<(usize, usize)> {
    let first = words.sentence(words.list[verb].sentence).start;
    let adverb = verb > first && words.list[verb - 1].upos == Upos::Adv;
    let end = if adverb { verb - 1 } else { verb };
    let part = |at: usize| {
        let word = &words.list[at];
        let inner = matches!(word.upos, Upos::Det | Upos::Adj) || word.xpos == seen("HYPH");
        let joins = word.upos == Upos::Cconj && at > first && is_name(words, at - 1);
        // "A story many scholars doubt": another begins behind a noun.
        let last = at + 1 == end || !matches!(words.list[at + 1].upos, Upos::Det | Upos::Adj);
        is_name(words, at) && last || inner || joins || lexicon.is(word.form, Class::Of)
    };
    let mut start = end;
    while start > first && end - start < NAME && part(start - 1) {
        start -= 1;
    }
    let named = start < end && is_name(words, end - 1) && !lexicon.is(words.list[start].form, Class::Of);
    // "The Battle of the Fords": it is the battle that says nothing.
    let of = (start + 1..end).find(|at| lexicon.is(words.list[*at].form, Class::Of));
    let mute = || is_mute(lexicon, words, end - 1) || of.is_some_and(|of| is_mute(lexicon, words, of - 1));
    (named && !mute()).then_some((start, end))
}

/// "Testified to the police that he had been pressed": the clause behind whoever hears it.
fn hearer(lexicon: &Lexicon, words: &Words, at: usize) -> Option<Found> {
    let end = part_end(words, at);
    let to = (at + 1 < end).then_some(at + 1).filter(|to| lexicon.is(words.list[*to].form, Class::To))?;
    let that = (to + 2..end.min(to + HEARER)).find(|at| lexicon.is(words.list[*at].form, Class::That))?;
    let subject = child(words, at, |other| words.list[other].relation == Relation::Nsubj && other < at)?;
    let hung = [seen("IN"), seen("WDT")].contains(&words.list[that].xpos);
    let whom = (to + 1..that).any(|at| is_name(words, at) && !is_mute(lexicon, words, at));
    let clause = words.has_verb((that + 1, end)) && hung && whom && !words.has_verb((to + 1, that));
    let source = without_marks(words, (words.list[subject].left, words.list[subject].right + 1));
    let content = without_marks(words, (that, end));
    Found::of_verb(at, source, content).filter(|_| clause && !is_mute(lexicon, words, subject))
}

/// "The report of the inquest convinced Orme that the water was bad": whoever hears it stands between the verb and the clause.
fn whom(lexicon: &Lexicon, words: &Words, at: usize) -> Option<Found> {
    let end = part_end(words, at);
    let source = source_before(lexicon, words, at).filter(|source| source.1 == at)?;
    let past = words.list[at].xpos == seen("VBD") || words.list[at].xpos == seen("VBN");
    let part = |at: &usize| is_name(words, *at) || matches!(words.list[*at].upos, Upos::Det | Upos::Adj);
    let that = (at + 1..end.min(at + 1 + NAME)).take_while(part).last()? + 1;
    let hung = that < end && [seen("IN"), seen("WDT")].contains(&words.list[that].xpos);
    let opens = hung && lexicon.is(words.list[that].form, Class::That);
    let heard = is_name(words, that - 1) && !is_mute(lexicon, words, that - 1);
    let said = lexicon.is(words.list[that - 1].lemma, Class::Noun);
    let clause = past && opens && heard && !said && words.has_verb((that + 1, end));
    Found::of_verb(at, source, without_marks(words, (that, end))).filter(|_| clause)
}

/// "The king, Orme writes, fled", "the king fled, the chronicle asserts".
fn aside(lexicon: &Lexicon, words: &Words, at: usize) -> Option<Found> {
    let source = source_before(lexicon, words, at).filter(|source| is_verb(words, *source, at) && source.1 == at)?;
    let sentence = words.sentence(words.list[at].sentence);
    let comma = |at: usize| words.list[at].form == seen(",");
    let (start, end) = (part_start(words, at), part_end(words, at));
    let behind = at + 1 < sentence.end && comma(at + 1);
    let last = at + 1 == sentence.end || is_mark(words, at + 1) && !behind;
    let present = words.list[at].xpos != seen("VBD") && words.list[at].xpos != seen("VBN");
    let name = words.list[source.1 - 1].upos == Upos::Propn || is_capital(words, source.1 - 1);
    let finite = words.is_present(at);
    let present = present && (finite || lexicon.is(words.list[at].lemma, Class::OnlyVerb));
    // "They had not been asked, their union complained.": at the very end it may have been said then.
    let told = last && words.list[at].xpos == seen("VBD") && lexicon.is(words.list[at].lemma, Class::Any);
    let present = present || told && words.list[start].upos != Upos::Sconj && words.list[start].upos != Upos::Adp;
    if source.0 <= start + 1 || !comma(source.0 - 1) || !(behind && name || last) || !present {
        return None;
    }
    // "Invaded with, Orme writes, forty thousand men": he vouches for what the word before him opens alone.
    let opened = behind && words.list[source.0 - 2].upos == Upos::Adp;
    if opened {
        return Found::of_verb(at, source, without_marks(words, (at + 2, end)));
    }
    let content = [(start, source.0 - 1), (at + 2, end)].into_iter().filter(|run| run.0 < run.1);
    let content: Vec<(usize, usize)> = content.map(|run| without_marks(words, run)).collect();
    // "Holm, the mayor says, is ill": a clause of its own stands about it.
    let clause = content.iter().any(|run| words.has_verb(*run));
    clause.then(|| Found { head: at, source: vec![source], cue: vec![(at, at + 1)], content, ..Found::default() })
}

/// "‘All is lost,’ declared the consul Orme": whoever stands behind the verb, up to the next mark.
fn inverted(lexicon: &Lexicon, words: &Words, at: usize) -> Option<Found> {
    let quotation = at.checked_sub(1).filter(|before| words.list[*before].mark).map(|at| words.list[at].quotation)?;
    let end = part_end(words, at);
    let part = |at: &usize| is_name(words, *at) || matches!(words.list[*at].upos, Upos::Det | Upos::Adj);
    let last = (at + 1..end).take_while(part).last()? + 1;
    let closes = last == end || is_mark(words, last);
    let finite = ["VBD", "VBZ", "VBN"].into_iter().any(|tag| words.list[at].xpos == seen(tag));
    let start = (0..at).rev().take_while(|at| words.list[*at].quotation == quotation).last()?;
    let speaks = quotation != 0 && closes && finite && !is_mute(lexicon, words, last - 1);
    speaks.then(|| Found {
        head: at,
        source: vec![(at + 1, last)],
        cue: vec![(at, at + 1)],
        content: vec![(start, at)],
        ..Found::default()
    })
}

/// "Orme speaks of a plot": in the present, so it is a text that does.
fn of_topic(lexicon: &Lexicon, words: &Words, at: usize) -> Option<Found> {
    let source = source_before(lexicon, words, at)?;
    let end = part_end(words, at);
    let of = (at + 1 < end).then_some(at + 1).filter(|of| lexicon.is(words.list[*of].form, Class::Of))?;
    // A verb that has the form of a noun stands behind a plural.
    let plural = words.list[at].xpos == seen("NN") && words.list[source.1 - 1].xpos == seen("NNS");
    let present = words.is_present(at) || plural;
    let comma = (of + 1..end).find(|at| words.list[*at].form == seen(",")).unwrap_or(end);
    let content = without_marks(words, (of + 1, comma));
    (present && content.0 < content.1 && source.1 <= at).then(|| Found {
        head: at,
        source: vec![source],
        cue: vec![(at, of + 1)],
        content: vec![content],
        ..Found::default()
    })
}

/// The part of a sentence between semicolons.
pub(crate) fn part_start(words: &Words, at: usize) -> usize {
    let sentence = words.sentence(words.list[at].sentence);
    (sentence.start..at).rfind(|at| words.list[*at].form == seen(";")).map_or(sentence.start, |mark| mark + 1)
}

pub(crate) fn part_end(words: &Words, at: usize) -> usize {
    let sentence = words.sentence(words.list[at].sentence);
    (at..sentence.end).find(|at| words.list[*at].form == seen(";")).unwrap_or(sentence.end)
}

/// A run without the marks that end it.
pub(crate) fn without_marks(words: &Words, run: (usize, usize)) -> (usize, usize) {
    let last = (run.0..run.1).rev().find(|at| !is_mark(words, *at) || words.list[*at].mark);
    (run.0, last.map_or(run.1, |last| last + 1))
}
