//! What many hold, told with a bare noun: "modern authors have proposed syphilis", "critics point to the haste". They speak in the
//! present, or have spoken up to now.

use syntax::{Relation, Upos};

use crate::extract::Found;
use crate::grammar::{child, is_passive};
use crate::hash::seen;
use crate::lexicon::{Class, Lexicon};
use crate::surface::{part_end, source_before, without_marks};
use crate::words::Words;

/// Finds what many say by the verb at `at`.
pub(crate) fn found(lexicon: &Lexicon, words: &Words, at: usize) -> Option<Found> {
    let word = &words.list[at];
    let listed = |class| lexicon.is(word.lemma, class);
    let told = listed(Class::Any) && !listed(Class::Felt) && !listed(Class::Address);
    let told = told || listed(Class::RivalTo);
    if word.upos != Upos::Verb || word.quotation != 0 || !told || is_passive(words, at) {
        return None;
    }
    let first = words.sentence(word.sentence).start;
    let helped =
        at > first && words.list[at - 1].upos == Upos::Aux && words.is_present(at - 1) && word.xpos == seen("VBN");
    let verb = if helped { at - 1 } else { at };
    let source = source_before(lexicon, words, verb).filter(|_| helped || words.is_present(at))?;
    let of_many = |at: usize| lexicon.is(words.list[at].lemma, Class::Vague);
    let definite = (source.0..source.1).any(|at| lexicon.is(words.list[at].form, Class::Definite));
    let last = &words.list[source.1 - 1];
    let plural = last.upos == Upos::Noun && last.xpos == seen("NNS");
    if definite || !(plural || (source.0..source.1).any(of_many)) {
        return None;
    }
    let end = part_end(words, at);
    let object = child(words, at, |other| words.list[other].relation == Relation::Obj && other > at);
    let (start, last) = if listed(Class::RivalTo) {
        let to = (at + 1..end).find(|at| lexicon.is(words.list[*at].form, Class::To))?;
        let opens = to == at + 1;
        (if opens { to + 1 } else { at + 1 }, end)
    } else {
        (words.list[object?].left, words.list[object?].right + 1)
    };
    let comma = (start..last).find(|at| words.list[*at].form == seen(",") && listed(Class::RivalTo));
    let content = without_marks(words, (start, comma.unwrap_or(last)));
    let cue = (verb, if listed(Class::RivalTo) && start == at + 2 { start } else { at + 1 });
    (content.0 < content.1 && cue.1 <= content.0).then(|| Found {
        head: at,
        source: vec![source],
        cue: vec![cue],
        content: vec![content],
        ..Found::default()
    })
}
