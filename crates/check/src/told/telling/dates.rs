//! Which word of a sentence a time dates: the one that tells what happened then.

use std::collections::BTreeMap;

use calendar::{Granularity, Qualifier, TimeValue};
use source::Span;
use syntax::{Relation, Upos};
use timex::{Base, Expr, Resolved, Timex};

use crate::told::kinds::happenings;
use crate::told::tree::Tree;

/// Which words of a sentence the times hang on that say when something was, of those that `is_asked` takes.
pub(super) fn dates(
    tree: &Tree<'_, '_>,
    text: &str,
    times: &[Timex],
    is_asked: fn(&Timex) -> bool,
) -> BTreeMap<usize, Vec<usize>> {
    let mut found: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let mut before: Option<(u32, usize)> = None;
    for (&index, &top) in tree.tops.iter().filter(|(index, _)| is_asked(&times[**index])) {
        let span = times[index].span;
        // "26 Dalw 1367 (15 February 1989)": what stands in brackets after a date is another name of it.
        let beside = before.filter(|&(end, _)| text[end as usize..span.start as usize].trim() == "(");
        let teller = beside.map(|(_, teller)| teller).or_else(|| {
            let teller = opened_by(tree, text, span).or_else(|| teller_of(tree, text, top))?;
            Some(taking_place(tree, teller).unwrap_or(teller))
        });
        if let Some(teller) = teller {
            found.entry(teller).or_default().push(index);
            before = Some((span.end, teller));
        }
    }
    found
}

/// "In 1890 Wöhler travelled": what opens a sentence dates its main verb, whatever it was hung on.
fn opened_by(tree: &Tree<'_, '_>, text: &str, time: Span) -> Option<usize> {
    let all = &tree.sentence.words;
    let first = all.partition_point(|word| word.span.end <= time.start);
    let last = all.partition_point(|word| word.span.start < time.end);
    let words = &happenings().words;
    let opens = first <= 1 && all[..first].iter().all(|word| words.within.contains(&word.span.of(text).to_lowercase()));
    let root = all.iter().position(|word| word.head.is_none()).filter(|_| opens)?;
    (root >= last && all[root].upos == Upos::Verb).then_some(root)
}

/// "The signing took place": the noun a verb says no more of than that it happened.
fn taking_place(tree: &Tree<'_, '_>, verb: usize) -> Option<usize> {
    let words = &happenings().words;
    let word = tree.word(verb);
    let object = tree.child(verb, &[Relation::Obj]).map(|object| &tree.word(object).lemma);
    let place = object.is_none_or(|object| words.place.contains(object));
    let occurs = word.upos == Upos::Verb && words.occurs.contains(&word.lemma) && place;
    tree.subject(verb).filter(|&subject| occurs && happenings().of_noun(&tree.word(subject).lemma).is_some())
}

/// Says whether a time is a date the text writes out, plainly, and no end of a range.
pub(crate) fn is_plain_date(time: &Timex) -> bool {
    is_written_date(time) && time.range.is_none()
}

/// Says whether a time is a day or a month whose year the text does not write ("On 22 September"), or is counted on from the time told last
/// ("the following week"), and stands in no range.
pub(super) fn is_filled_date(time: &Timex) -> bool {
    let date = time.value.as_ref().and_then(TimeValue::as_date);
    let plain = |grain: Granularity| {
        date.is_some_and(|date| date.granularity() <= grain && date.qualifier == Qualifier::default())
    };
    let written = time.written().is_some_and(|written| written.month.is_some() && written.year.is_none());
    let told = written && plain(Granularity::Month) || is_step_on(time) && plain(Granularity::Year);
    let filled = matches!(time.resolved, Resolved::Anchored(Some(_)));
    told && filled && time.range.is_none() && time.meant.modifier.is_none()
}

/// Says whether a time is counted on from the time told last, in days or longer units.
pub(crate) fn is_step_on(time: &Timex) -> bool {
    match &time.meant.expr {
        Expr::Shift { sign: 1, unit, base: Base::Story, .. } | Expr::Unit { offset: 1.., unit, base: Base::Story } => {
            *unit >= Granularity::Day
        }
        _other => false,
    }
}

/// Says whether a time is a date the text writes out, plainly, and no name.
pub(super) fn is_written_date(time: &Timex) -> bool {
    is_written(time) && !time.named
}

/// Says whether a time is a date the text writes out, plainly.
pub(crate) fn is_written(time: &Timex) -> bool {
    let date = time.value.as_ref().and_then(TimeValue::as_date);
    let plain =
        date.is_some_and(|date| date.granularity() <= Granularity::Year && date.qualifier == Qualifier::default());
    plain && time.resolved == Resolved::Written && time.meant.modifier.is_none()
}

/// How many words up from a time the word stands at most that it dates.
const HUNG_WITHIN: usize = 3;

/// The word whose happening a time dates: the verb or noun it hangs on, or whose object or subject it was hung on.
fn teller_of(tree: &Tree<'_, '_>, text: &str, top: usize) -> Option<usize> {
    let words = &happenings().words;
    let before = |at: usize| {
        tree.marks(at)
            .all(|mark| words.within.contains(&mark.span.of(text).to_lowercase()) || words.of.contains(&mark.lemma))
    };
    if !before(top) {
        return None;
    }
    let word = tree.word(top);
    let is_kind = |at: usize| match tree.word(at).upos {
        Upos::Verb => happenings().of_verb(&tree.word(at).lemma).next().is_some(),
        Upos::Noun => happenings().of_noun(&tree.word(at).lemma).is_some(),
        _other => false,
    };
    // "The signing was on 14 April 1988".
    if tree.child(top, &[Relation::Cop]).is_some() {
        return tree.child(top, &[Relation::Nsubj]).filter(|&subject| is_kind(subject));
    }
    if !matches!(word.relation, Relation::Obl | Relation::Nmod | Relation::Advmod | Relation::Appos | Relation::Dep) {
        return None;
    }
    let mut at = word.head?;
    // Hung on its own preposition, which hangs on the noun before.
    if tree.word(at).relation == Relation::Case {
        if !words.within.contains(&tree.word(at).lemma) {
            return None;
        }
        at = tree.word(at).head?;
    }
    for _ in 0..HUNG_WITHIN {
        let word = tree.word(at);
        if word.upos == Upos::Verb || is_kind(at) {
            return Some(at);
        }
        let nominal = matches!(
            word.relation,
            Relation::Obj | Relation::Obl | Relation::Nmod | Relation::Nsubj | Relation::Flat | Relation::Appos
        );
        if !nominal || !before(at) && word.relation == Relation::Obl {
            return None;
        }
        at = word.head?;
    }
    None
}
