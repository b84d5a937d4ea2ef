//! Where source and content were taken too wide: a mark at the end of a name, a day before it, what is said of a report, what stands
//! behind a quotation or before a semicolon.

use syntax::{Relation, Upos};

use crate::extract::Found;
use crate::grammar::child;
use crate::hash::seen;
use crate::lexicon::{Class, Lexicon};
use crate::surface::{is_mark, part_start};
use crate::words::Words;

/// Cuts what was found to what belongs to it.
pub(crate) fn mend(lexicon: &Lexicon, words: &Words, one: &mut Found) {
    one.source.iter_mut().for_each(|run| name(words, run));
    let by = [words.list[one.head].form, words.list[one.head].lemma].iter().any(|form| lexicon.is(*form, Class::By));
    if by {
        told_of(words, one);
    }
    before(words, one, by);
    quoted(words, one);
    what(words, one);
}

/// "The day is also what many consider a defeat": of what stands before those who hold it only "what" is theirs.
fn what(words: &Words, one: &mut Found) {
    let Some(source) = one.source.first().map(|run| run.0).filter(|start| *start < one.head) else { return };
    let opens =
        |run: &&mut (usize, usize)| run.1 == source && [seen("WP"), seen("WDT")].contains(&words.list[run.1 - 1].xpos);
    one.content.iter_mut().filter(opens).for_each(|run| run.0 = run.1 - 1);
}

/// "On 8 November Lord Holm, the partner," is Lord Holm, the partner; "Stung by the reviews, Holm" is Holm.
fn name(words: &Words, run: &mut (usize, usize)) {
    let word = |at: usize| &words.list[at];
    while run.1 > run.0 + 1 && is_mark(words, run.1 - 1) && !word(run.1 - 1).mark && word(run.1 - 1).form == seen(",") {
        run.1 -= 1;
    }
    // What hangs on the day before it: the number of a day stands in front of the name of a month.
    let dated = run.0 > 0 && word(run.0 - 1).upos == Upos::Num && word(run.0).upos == Upos::Propn;
    let comma = (run.0..run.1).find(|at| word(*at).form == seen(","));
    let fronted = [seen("VBN"), seen("VBG")].contains(&word(run.0).xpos) && word(run.0).relation == Relation::Advcl;
    match comma.filter(|comma| fronted && comma + 1 < run.1) {
        Some(comma) => run.0 = comma + 1,
        None if dated && run.1 > run.0 + 1 && word(run.0 + 1).upos == Upos::Propn => run.0 += 1,
        None => {}
    }
}

/// "According to a report of May, seen by two journalists, the bridge was unsafe": who saw it is none of what it says.
fn told_of(words: &Words, one: &mut Found) {
    let Some(source) = one.source.last().map(|run| run.1) else { return };
    let comma = |at: usize| words.list[at].form == seen(",");
    let Some(at) = one.content.iter().position(|run| run.0 >= source && run.0 <= source + 1) else { return };
    let run = one.content[at];
    let end = words.sentence(words.list[one.head].sentence).end;
    let first = run.0 + usize::from(comma(run.0));
    let adverb = first < end && words.list[first].upos == Upos::Adv;
    let verb = first + usize::from(adverb);
    let participle = verb < end && words.list[verb].xpos == seen("VBN") && words.list[verb].upos == Upos::Verb;
    let Some(close) = (verb..end).find(|at| comma(*at)).filter(|close| participle && close + 1 < end) else { return };
    if words.has_verb((close + 1, end)) {
        let last = if is_mark(words, end - 1) { end - 1 } else { end };
        one.content[at] = (close + 1, run.1.max(last));
    }
}

/// "No bell rang; the firm said that the wire was cut", "it was long believed, but according to the report he died": what stands before
/// a mark, and before what sets another clause against it, is the account's.
fn before(words: &Words, one: &mut Found, by: bool) {
    let first = one.source.iter().chain(&one.cue).map(|run| run.0).min().unwrap_or(one.head);
    let behind = one.content.iter().any(|run| run.0 > first);
    let quoted = |run: &(usize, usize)| (run.0..run.1).any(|at| words.list[at].quotation != 0);
    if !behind || words.list[one.head].quotation != 0 {
        return;
    }
    let start = part_start(words, first);
    let joined = by && first > start + 1 && words.list[first - 1].upos == Upos::Cconj && is_mark(words, first - 2);
    one.content.retain(|run| quoted(run) || run.1 > start && !(joined && run.1 < first));
}

/// "‘I kneel before nobody,’ the duke said, and the king let him stand": what follows outside of the marks is the account's.
fn quoted(words: &Words, one: &mut Found) {
    let cue = one.cue.last().map_or(one.head, |run| run.1).max(one.source.last().map_or(0, |run| run.1));
    let has = |run: &(usize, usize)| (run.0..run.1).any(|at| words.list[at].quotation != 0);
    let own = words.list[one.head].quotation == 0;
    let whole = one.content.iter().any(|run| run.1 <= one.head && words.list[run.1 - 1].mark && has(run));
    if own && whole && child(words, one.head, |other| words.list[other].relation == Relation::Mark).is_none() {
        one.content.retain(|run| run.0 < cue || has(run));
    }
}
