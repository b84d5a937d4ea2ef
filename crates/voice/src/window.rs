//! What is seen of the words about a cue, each as a part of the cue, of the source, of the content, or of neither.

use std::ops::Range;

use crate::cue::bucket;
use crate::hash::{NONE, Seen, feature};
use crate::words::{Word, Words};
use learn::{Feature, Row};

/// What a word is to a cue, in the order of the labels of the model.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(crate) enum Part {
    Neither = 0,
    Cue = 1,
    Source = 2,
    Content = 3,
}

/// The labels of the model.
pub(crate) const LABELS: [&str; 4] = ["O", "K", "S", "C"];

/// So many words before and after a cue are looked at.
const REACH: usize = 160;

/// So many steps of a tree are walked at most.
const STEPS: usize = 24;

/// Returns the words that are looked at about a cue's head: its paragraph, or what lies near in it.
pub(crate) fn range(words: &Words, head: usize) -> Range<usize> {
    let paragraph = words.paragraph(words.list[head].paragraph);
    paragraph.start.max(head.saturating_sub(REACH))..paragraph.end.min(head + REACH)
}

/// How a word hangs together with the cue's head.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Branch {
    /// The word below the meeting that this one hangs on; none if it is where they meet.
    top: Option<usize>,
    /// How far below that it stands.
    below: usize,
    /// The second word on the way down.
    second: Option<usize>,
    key: Seen,
}

/// Gathers what is seen about the cue's head. `likely` says which words are likely heads of cues.
pub(crate) fn look(words: &Words, head: usize, likely: &[bool], row: &mut Row) {
    row.clear();
    let range = range(words, head);
    let branches = branches(words, head, range.clone());
    let cue = &words.list[head];
    let (quote_before, quote_after) = near_quotations(words, head, range.clone());
    let quoted = words.sentence(cue.sentence).any(|at| words.list[at].quotation != 0);
    let mut between = likely_between(likely, head, range.clone());
    let mut features = Vec::new();
    let mut alike = None;
    for (place, at) in range.clone().enumerate() {
        thing(
            words,
            head,
            at,
            &Context {
                branch: branches[place],
                likely: std::mem::take(&mut between[place]),
                owner: owner(words, likely, head, at),
                quotation: quotation(cue, &words.list[at], quote_before, quote_after),
                quoted,
                range: range.clone(),
            },
            (&mut alike, &mut features),
            row,
        );
    }
    let mut alike = None;
    for at in range.start..=range.end {
        let before = (at > range.start).then(|| (at - 1, branches[at - 1 - range.start]));
        let after = (at < range.end).then(|| (at, branches[at - range.start]));
        step(words, head, (before, after), (&mut alike, &mut features), row);
    }
}

/// The words a step leads from and to, with their places in the tree.
type Beside = (Option<(usize, Branch)>, Option<(usize, Branch)>);

struct Context {
    branch: Branch,
    likely: usize,
    owner: usize,
    quotation: usize,
    quoted: bool,
    range: Range<usize>,
}

/// What is seen of several words that follow each other alike.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Alike {
    branch: Branch,
    side: Seen,
    distance: Seen,
    sentence: Seen,
    quote: Seen,
    owner: Seen,
    likely: Seen,
}

fn thing(
    words: &Words,
    head: usize,
    at: usize,
    context: &Context,
    (before, features): (&mut Option<Alike>, &mut Vec<Feature>),
    row: &mut Row,
) {
    let (cue, word) = (&words.list[head], &words.list[at]);
    let Context { branch, likely, owner, quotation, quoted, range } = context;
    let side = Seen::from(match at.cmp(&head) {
        std::cmp::Ordering::Less => 0usize,
        std::cmp::Ordering::Equal => 1,
        std::cmp::Ordering::Greater => 2,
    });
    let apart = at.abs_diff(head);
    let distance = Seen::from(bucket(apart));
    let sentence = Seen::from((word.sentence + 3).saturating_sub(cue.sentence).min(6));
    let near = |offset: isize| {
        let place = at.checked_add_signed(offset).filter(|place| range.contains(place));
        place.map(|place| &words.list[place])
    };
    let form = |offset: isize| near(offset).map_or(NONE, |word| word.form);
    let xpos = |offset: isize| near(offset).map_or(NONE, |word| word.xpos);
    let top = branch.top.map(|top| &words.list[top]);
    let second = branch.second.map(|second| words.list[second].label).unwrap_or(NONE);
    let quote = Seen::from(*quotation);
    let owner = Seen::from(*owner);
    let likely = Seen::from(*likely);
    let key = branch.key;
    let quoted = Seen::from(*quoted);
    let may = if at == head { 1 << Part::Cue as u32 } else { 0b1111 };
    let branch = Branch { below: branch.below.min(4), ..*branch };
    let alike = Alike { branch, side, distance, sentence, quote, owner, likely };
    if *before != Some(alike) {
        *before = Some(alike);
        features.clear();
        features.push(feature(101, []));
        features.push(feature(102, [side]));
        features.push(feature(103, [key, side]));
        features.push(feature(104, [key, cue.lemma]));
        features.push(feature(105, [key, cue.xpos, side]));
        features.push(feature(107, [key, top.map_or(NONE, |top| top.lemma)]));
        features.push(feature(108, [key, second]));
        features.push(feature(109, [key, quote]));
        features.push(feature(119, [side, distance]));
        features.push(feature(120, [side, distance, quote]));
        features.push(feature(122, [side, distance, cue.xpos]));
        features.push(feature(123, [side, distance, cue.lemma]));
        features.push(feature(131, [sentence, quote]));
        features.push(feature(132, [sentence, quote, quoted]));
        features.push(feature(133, [sentence, quote, quoted, cue.xpos]));
        features.push(feature(134, [sentence, quote, cue.lemma]));
        features.push(feature(137, [side, quote, likely]));
        features.push(feature(138, [sentence, quote, likely]));
        features.push(feature(139, [side, owner]));
        features.push(feature(140, [owner, key]));
        features.push(feature(141, [owner, quote, side, likely]));
        features.push(feature(144, [top.map_or(NONE, |top| top.form), side, Seen::from(branch.below.min(3))]));
        row.share_by_things(features.iter().copied());
    }
    features.clear();
    features.push(feature(106, [key, Seen::from(branch.below), word.label]));
    features.push(feature(110, [key, word.xpos]));
    features.push(feature(111, [key, word.form]));
    features.push(feature(112, [key, side, Seen::from(cue.quotation != 0), Seen::from(word.quotation != 0)]));
    features.push(feature(113, [side, word.form]));
    features.push(feature(114, [side, word.lemma]));
    features.push(feature(115, [side, word.xpos]));
    features.push(feature(116, [side, form(-1)]));
    features.push(feature(117, [side, form(1)]));
    features.push(feature(118, [xpos(-1), word.xpos, xpos(1), side]));
    features.push(feature(121, [side, distance, word.xpos]));
    if apart <= 6 {
        let exact = Seen::from(apart);
        features.push(feature(124, [side, exact, word.form]));
        features.push(feature(125, [side, exact, word.xpos, cue.xpos]));
        features.push(feature(126, [side, exact, cue.lemma]));
        features.push(feature(127, [side, exact, cue.lemma, word.xpos]));
        features.push(feature(128, [side, exact, cue.lemma, word.form]));
    }
    features.push(feature(135, [side, cue.lemma, word.xpos]));
    features.push(feature(136, [side, cue.lemma, word.form]));
    features.push(feature(142, [Seen::from(word.mark), side, quote]));
    features.push(feature(143, [key, side, word.shape]));
    row.thing(may, features.iter().copied());
}

/// What is seen of several steps that follow each other alike.
#[derive(Clone, Copy, PartialEq, Eq)]
struct AlikeSteps {
    side: Seen,
    parts: Seen,
    labels: [Seen; 2],
    keys: [Seen; 2],
    sentence: Seen,
    quote: Seen,
    edges: [Seen; 2],
}

fn step(
    words: &Words,
    head: usize,
    (before, after): Beside,
    (alike_before, features): (&mut Option<AlikeSteps>, &mut Vec<Feature>),
    row: &mut Row,
) {
    let cue = &words.list[head];
    let one = before.map(|(at, _)| &words.list[at]);
    let other = after.map(|(at, _)| &words.list[at]);
    let of = |word: Option<&Word>, find: fn(&Word) -> Seen| word.map_or(NONE, find);
    let (form, next_form) = (of(one, |word| word.form), of(other, |word| word.form));
    let (xpos, next_xpos) = (of(one, |word| word.xpos), of(other, |word| word.xpos));
    let side = Seen::from(match (before, after) {
        (_, Some((at, _))) if at < head => 0usize,
        (_, Some((at, _))) if at == head => 1,
        (Some((at, _)), _) if at == head => 2,
        _ => 3,
    });
    let top = |side: Option<(usize, Branch)>| side.and_then(|(_, branch)| branch.top);
    let label = |top: Option<usize>| top.map_or(NONE, |top| words.list[top].label);
    let (one_top, other_top) = (top(before), top(after));
    let parts = Seen::from(one_top != other_top);
    let key = before.map_or(NONE, |(_, branch)| branch.key);
    let next_key = after.map_or(NONE, |(_, branch)| branch.key);
    let sentence = Seen::from(one.map(|word| word.sentence) != other.map(|word| word.sentence));
    let (quotation, next_quotation) = (one.map_or(0, |word| word.quotation), other.map_or(0, |word| word.quotation));
    let quote = Seen::from(match (quotation, next_quotation) {
        (0, 0) => 0usize,
        (0, _) => 1,
        (_, 0) => 2,
        (a, b) if a == b => 3,
        _ => 4,
    });
    let begins = after.is_some_and(|(at, branch)| branch.top.is_some_and(|top| words.list[top].left == at));
    let ends = before.is_some_and(|(at, branch)| branch.top.is_some_and(|top| words.list[top].right == at));
    let opening = after.map_or(NONE, |(at, _)| widest(words, head, at, |word| word.left));
    let closing = before.map_or(NONE, |(at, _)| widest(words, head, at, |word| word.right));
    let labels = [label(one_top), label(other_top)];
    let edges = [Seen::from(begins), Seen::from(ends)];
    let alike = AlikeSteps { side, parts, labels, keys: [key, next_key], sentence, quote, edges };
    if *alike_before != Some(alike) {
        *alike_before = Some(alike);
        features.clear();
        features.push(feature(201, []));
        features.push(feature(202, [side]));
        features.push(feature(207, [side, parts, labels[0], labels[1]]));
        features.push(feature(208, [parts, key, next_key]));
        features.push(feature(209, [side, sentence, quote]));
        features.push(feature(214, [next_key, edges[0], side]));
        features.push(feature(215, [key, edges[1], side]));
        row.share_by_steps(features.iter().copied());
    }
    features.clear();
    features.push(feature(203, [side, form]));
    features.push(feature(204, [side, next_form]));
    features.push(feature(205, [form, next_form]));
    features.push(feature(206, [side, xpos, next_xpos]));
    features.push(feature(210, [sentence, quote, form]));
    features.push(feature(211, [sentence, quote, next_form]));
    features.push(feature(212, [cue.lemma, side, next_form]));
    features.push(feature(213, [cue.lemma, side, form]));
    features.push(feature(216, [opening, side]));
    features.push(feature(217, [opening, side, form]));
    features.push(feature(218, [closing, side]));
    features.push(feature(219, [closing, side, next_form]));
    features.push(feature(220, [opening, closing]));
    features.push(feature(221, [cue.xpos, side, next_xpos]));
    features.push(feature(222, [cue.lemma, side, next_xpos]));
    let (mark, next_mark) = (one.is_some_and(|word| word.mark), other.is_some_and(|word| word.mark));
    features.push(feature(223, [Seen::from(mark), Seen::from(next_mark), quote, side]));
    row.step(features.iter().copied());
}

/// Returns the relation of the widest phrase that has this edge and does not hold the cue's head.
fn widest(words: &Words, head: usize, at: usize, edge: fn(&Word) -> usize) -> Seen {
    let mut found = NONE;
    let mut next = Some(at);
    for _ in 0..STEPS {
        let Some(place) = next else { break };
        let word = &words.list[place];
        if edge(word) != at || (word.left <= head && head <= word.right) {
            break;
        }
        found = word.label;
        next = word.head;
    }
    found
}

/// How each word of the range hangs together with the cue's head.
fn branches(words: &Words, head: usize, range: Range<usize>) -> Vec<Branch> {
    let mut chain = vec![head];
    while let Some(next) = words.list[chain[chain.len() - 1]].head.filter(|_| chain.len() < STEPS) {
        chain.push(next);
    }
    let sentence = words.list[head].sentence;
    let way =
        |up: usize| chain[..up.min(2)].iter().fold(Seen::from(up.min(4)), |way, at| way.with(words.list[*at].label));
    range
        .map(|at| {
            let word = &words.list[at];
            if word.sentence != sentence {
                let offset = Seen::from((word.sentence + 2).saturating_sub(sentence).min(4));
                return Branch { top: None, below: 0, second: None, key: NONE.with(offset) };
            }
            let (mut top, mut second, mut place, mut below) = (None, None, at, 0);
            for _ in 0..STEPS {
                if let Some(up) = chain.iter().position(|other| *other == place) {
                    let label = top.map_or(NONE, |top: usize| words.list[top].label);
                    return Branch { top, below, second, key: way(up).with(label) };
                }
                (second, top) = (top, Some(place));
                below += 1;
                match words.list[place].head {
                    Some(head) => place = head,
                    None => break,
                }
            }
            Branch { top: None, below: 0, second: None, key: NONE }
        })
        .collect()
}

/// Counts the likely heads of cues between each word and the cue's head, up to two.
fn likely_between(likely: &[bool], head: usize, range: Range<usize>) -> Vec<usize> {
    let mut counts = vec![0; range.len()];
    let mut count = 0;
    for at in (range.start..head).rev() {
        counts[at - range.start] = count.min(2);
        count += usize::from(likely[at]);
    }
    count = 0;
    for at in head + 1..range.end {
        counts[at - range.start] = count.min(2);
        count += usize::from(likely[at]);
    }
    counts
}

/// Which likely head of a cue a word hangs on first: this one, one below it, another, none.
fn owner(words: &Words, likely: &[bool], head: usize, at: usize) -> usize {
    let mut place = at;
    for step in 0..STEPS {
        if place == head {
            return if step == 0 { 4 } else { 0 };
        }
        if likely[place] {
            return if words.list[head].left <= place && place <= words.list[head].right { 1 } else { 2 };
        }
        match words.list[place].head {
            Some(head) => place = head,
            None => break,
        }
    }
    3
}

/// The nearest quotations before and after the head.
fn near_quotations(words: &Words, head: usize, range: Range<usize>) -> (u32, u32) {
    let own = words.list[head].quotation;
    let other = |at: &usize| words.list[*at].quotation != 0 && words.list[*at].quotation != own;
    let before = (range.start..head).rev().find(other).map_or(0, |at| words.list[at].quotation);
    let after = (head..range.end).find(other).map_or(0, |at| words.list[at].quotation);
    (before, after)
}

/// How a word's quotation stands to that of the cue.
fn quotation(cue: &Word, word: &Word, before: u32, after: u32) -> usize {
    match word.quotation {
        0 if cue.quotation == 0 => 0,
        0 => 1,
        own if own == cue.quotation => 2,
        own if own == before => 3,
        own if own == after => 4,
        _ => 5,
    }
}
