//! Who says it, where the model took a part of the subject, or what is said of it, for the whole: "the newspaper O Dia", "Harcourt,
//! wounded in the thigh, ordered".

use syntax::{Relation, Upos};

use crate::extract::Found;
use crate::grammar::{child, is_passive};
use crate::hash::seen;
use crate::lexicon::{Class, Lexicon};
use crate::words::Words;

/// Gives a verb in the active its whole subject for a source, where the source stands within it and leaves its head or some of its name
/// to what is said; and takes the "by" from whom it is said by.
pub(crate) fn mend(lexicon: &Lexicon, words: &Words, one: &mut Found) {
    // "It is often said": nobody named says it.
    let expletive = |at: usize| words.list[at].relation == Relation::Expl && is_passive(words, one.head);
    one.source.retain(|run| !(run.1 == run.0 + 1 && expletive(run.0)));
    if lexicon.is(words.list[one.head].form, Class::By) || lexicon.is(words.list[one.head].lemma, Class::By) {
        return;
    }
    whole(words, one);
    for run in &mut one.source {
        let first = &words.list[run.0];
        let case = first.upos == Upos::Adp && first.relation == Relation::Case;
        run.0 += usize::from(case && run.1 > run.0 + 1);
    }
}

fn whole(words: &Words, one: &mut Found) {
    let [source] = one.source[..] else { return };
    let head = &words.list[one.head];
    if head.upos != Upos::Verb || is_passive(words, one.head) {
        return;
    }
    let subject = child(words, one.head, |other| words.list[other].relation == Relation::Nsubj && other < one.head);
    let is_noun = |at: &usize| matches!(words.list[*at].upos, Upos::Noun | Upos::Propn);
    let Some(subject) = subject.filter(is_noun) else { return };
    // "The newspaper O Dia": a name that was taken for another subject.
    let others = words.children(one.head).iter().filter(|other| words.list[**other].relation == Relation::Nsubj);
    let last = others.copied().filter(|other| *other < one.head).max().unwrap_or(subject);
    let marks = (subject..last).any(|at| words.list[at].upos == Upos::Punct);
    let last = if marks { subject } else { last };
    let (start, mut end) = (words.list[subject].left, words.list[last].right + 1);
    let behind = end;
    let relative = (start..end).any(|at| [seen("WP"), seen("WDT")].contains(&words.list[at].xpos));
    let within = start <= source.0 && source.1 <= end && end <= one.head;
    let headless = !(source.0..source.1).contains(&subject);
    let lost = one.content.iter().any(|run| run.0 < end && start < run.1);
    if !within || relative || !(headless || lost) {
        return;
    }
    // "Harcourt, himself wounded in the thigh": who it is, without what commas set apart.
    let aside = (subject + 1..end).find(|at| words.list[*at].form == seen(","));
    end = aside.unwrap_or(end);
    one.source = vec![(start, end)];
    one.content.retain(|run| run.1 <= start || run.0 >= behind);
}
