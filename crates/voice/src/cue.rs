//! What is seen of a word that may be the head of a cue ("said", "according", "fears").

use learn::Feature;
use syntax::{Relation, Upos};

use crate::hash::{Gathering, NONE, Seen};
use crate::words::{Word, Words};

/// Says whether the word may be the head of a cue at all.
pub(crate) fn may_be(words: &Words, at: usize) -> bool {
    let word = &words.list[at];
    !word.mark && (word.upos != Upos::Punct || word.form == crate::hash::seen(":"))
}

/// Gathers the features of word `at`.
pub(crate) fn features(words: &Words, at: usize, out: &mut Vec<Feature>) {
    out.clear();
    let word = &words.list[at];
    let range = words.sentence(word.sentence);
    let near = |offset: isize| {
        let place = at.checked_add_signed(offset).filter(|place| range.contains(place));
        place.map(|place| &words.list[place])
    };
    let form = |offset: isize| near(offset).map_or(NONE, |word| word.form);
    let lemma = |offset: isize| near(offset).map_or(NONE, |word| word.lemma);
    let xpos = |offset: isize| near(offset).map_or(NONE, |word| word.xpos);
    let own = word.lemma;
    let mut all = Gathering::new(0, out);
    all.add([]);
    all.add([own]);
    all.add([word.form]);
    all.add([word.xpos]);
    all.add([word.label]);
    all.add([own, word.xpos]);
    all.add([own, word.label]);
    all.add([word.xpos, word.label]);
    for offset in [-2, -1, 1, 2] {
        all.add([form(offset)]);
        all.add([xpos(offset), word.xpos]);
        all.add([own, form(offset)]);
    }
    all.add([lemma(-1), lemma(-2), word.xpos]);
    all.add([lemma(1), lemma(2), word.xpos]);
    all.add([form(-1), form(1), word.xpos]);
    all.add([own, form(1), form(2)]);
    all.add([xpos(-1), word.xpos, xpos(1)]);
    all.add([xpos(1), word.xpos, xpos(2)]);
    let head = word.head.map(|head| &words.list[head]);
    let head_lemma = head.map_or(NONE, |head| head.lemma);
    all.add([word.label, head_lemma]);
    all.add([own, head_lemma]);
    all.add([word.label, head.map_or(NONE, |head| head.xpos), word.xpos]);
    all.add([head.map_or(NONE, |head| head.label), word.label]);
    let (mut subject, mut objects, mut clause, mut shape) = (None, NONE, None, NONE);
    for &child in words.children(at) {
        let other = &words.list[child];
        all.go_on_behind(40);
        all.add([other.label, word.xpos]);
        all.add([other.label, own]);
        all.add([other.label, other.lemma]);
        all.add([other.label, other.xpos]);
        all.add([own, other.label, Seen::from(child < at), Seen::from(other.quotation != 0)]);
        match other.relation {
            Relation::Nsubj => subject = Some(other),
            Relation::Obj => objects = other.lemma,
            Relation::Ccomp | Relation::Parataxis | Relation::Xcomp => clause = Some(child),
            _ => {}
        }
        if !matches!(other.relation, Relation::Punct) {
            shape = shape.with(other.label);
        }
    }
    all.go_on_behind(50);
    all.add([shape, word.xpos]);
    all.add([shape, own]);
    // The subject may be that of a verb it is coordinated with or that it completes.
    let inherited = head.filter(|_| matches!(word.relation, Relation::Conj | Relation::Xcomp | Relation::Advcl));
    if let (None, Some(_), Some(head)) = (subject, inherited, word.head) {
        subject = words.children(head).iter().map(|child| &words.list[*child]).find(|w| w.relation == Relation::Nsubj);
    }
    let has_subject = subject.is_some();
    let of = |find: fn(&Word) -> Seen| subject.map_or(NONE, find);
    all.add([of(|word| word.lemma)]);
    all.add([of(|word| word.lemma), own]);
    all.add([of(|word| word.xpos), word.xpos]);
    all.add([of(|word| word.xpos), own]);
    all.add([of(|word| word.shape), Seen::from(has_subject), word.xpos]);
    all.add([objects, own]);
    if let Some(clause) = clause {
        let other = &words.list[clause];
        all.add([other.label, words.list[other.left].form, word.xpos]);
        all.add([other.label, other.lemma, word.xpos]);
        all.add([other.label, other.xpos, own]);
        all.add([other.label, Seen::from(words.list[other.left].quotation != 0), word.xpos]);
    }
    // Quotation about.
    all.go_on_behind(70);
    let inside = Seen::from(word.quotation != 0);
    let mark_within = |limit: isize, step: isize| {
        (1..=limit).find(|offset| near(offset * step).is_some_and(|word| word.mark)).unwrap_or(0) as usize
    };
    let (before, after) = (mark_within(8, -1), mark_within(8, 1));
    let (before, after) = (Seen::from(bucket(before)), Seen::from(bucket(after)));
    all.add([inside, word.xpos]);
    all.add([inside, own]);
    all.add([inside, before, after]);
    all.add([before, after, word.xpos, Seen::from(has_subject)]);
    all.add([before, own]);
    all.add([after, own]);
    let quoted = range.clone().any(|place| words.list[place].quotation != 0);
    let opens_quoted = words.list[range.start].quotation != 0;
    all.add([inside, Seen::from(quoted), Seen::from(opens_quoted), word.xpos]);
    all.add([inside, Seen::from(quoted), Seen::from(opens_quoted), own]);
    all.add([Seen::from(bucket(at - range.start)), Seen::from(bucket(range.end - 1 - at)), word.xpos]);
    all.add([Seen::from(word.depth.min(6) as usize), word.xpos]);
    all.add([Seen::from(word.paragraph.min(2)), Seen::from(bucket(range.len())), word.xpos]);
    all.add([Seen::from(word.paragraph.min(2)), own]);
    // Auxiliaries and particles make the cue of verbs that are no cue alone.
    let helper = words.children(at).iter().find(|child| words.list[**child].relation == Relation::Aux);
    all.add([helper.map_or(NONE, |child| words.list[*child].lemma), own]);
}

/// Counts that are large are all one.
pub(crate) fn bucket(count: usize) -> usize {
    match count {
        0..=4 => count,
        5..=6 => 5,
        7..=9 => 6,
        10..=14 => 7,
        15..=24 => 8,
        25..=49 => 9,
        _ => 10,
    }
}
