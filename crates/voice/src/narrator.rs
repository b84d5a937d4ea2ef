//! What the narrator goes on with: of "the court ruled that it had erred, and in 2013 a judge reduced his term" the second half is not
//! the court's, and of "X, who blamed Y" it is X who does.

use syntax::{Relation, Upos};

use crate::extract::Found;
use crate::grammar::{child, is_passive};
use crate::hash::seen;
use crate::speaker;
use crate::words::Words;

/// Takes from the content what is told by the narrator, and names who is meant by a relative.
pub(crate) fn mend(words: &Words, one: &mut Found) {
    if is_own_clause(words, one) {
        one.content.clear();
        return;
    }
    free(words, one);
    close(words, one);
    stand_for(words, one);
    unname(words, one);
}

/// "She sat on the board, whose report she wrote": says whether the verb behind what seems to be said is that of a clause about a noun in
/// it, which has no other.
fn is_own_clause(words: &Words, one: &Found) -> bool {
    let [(start, end)] = one.content[..] else { return false };
    if end > one.head || words.list[start].quotation != 0 {
        return false;
    }
    let opens = |at: &usize| {
        let relative = [seen("WP$"), seen("WDT"), seen("WP")].contains(&words.list[*at].xpos);
        relative && *at > start && words.list[*at - 1].upos == Upos::Punct
    };
    let finite = |at: usize| FINITE.iter().any(|tag| words.list[at].xpos == seen(tag));
    (start..end).rev().find(opens).is_some_and(|relative| !(relative..one.head).any(finite))
}

/// The tags of what is a verb of its own.
const FINITE: [&str; 4] = ["VBD", "VBZ", "VBP", "MD"];

/// Cuts the content before a clause with a subject of its own that goes on with what the narrator tells.
fn free(words: &Words, one: &mut Found) {
    let Some(last) = one.content.last().copied() else { return };
    if words.list[last.0].quotation != 0 {
        return;
    }
    let goes_on = |at: &usize| {
        let word = &words.list[*at];
        word.relation == Relation::Conj && is_told(words, *at) && word.right + 1 >= last.1.saturating_sub(1)
    };
    for at in (last.0..last.1).filter(goes_on) {
        let Some(first) = words.list[at].head.filter(|first| *first < at) else { continue };
        let joins = child(words, at, |part| words.list[part].relation == Relation::Cc && part < at);
        let Some(joins) = joins.filter(|joins| last.0 < *joins) else { continue };
        let apart = words.list[joins - 1].upos == Upos::Punct;
        let within = last.0 <= first;
        if first == one.head || within && (is_infinitive(words, first) || apart && is_looking_back(words, first)) {
            let end = if apart { joins - 1 } else { joins };
            if last.0 < end {
                one.content.pop();
                one.content.push((last.0, end));
            }
            return;
        }
    }
}

/// Leaves off the comma that closes what is said, before the narrator goes on.
fn close(words: &Words, one: &mut Found) {
    for run in &mut one.content {
        let is_mark =
            |at: usize| words.list[at].upos == Upos::Punct && words.list[at].quotation == 0 && !words.list[at].mark;
        while run.1 > run.0 + 1 && is_mark(run.1 - 1) {
            run.1 -= 1;
        }
    }
}

/// Says whether a verb has a subject of its own and stands in the plain past, behind no word that subordinates it.
fn is_told(words: &Words, at: usize) -> bool {
    let has = |relation: Relation| child(words, at, |part| words.list[part].relation == relation).is_some();
    let helpers = || words.children(at).iter().filter(|part| words.list[**part].relation == Relation::Aux);
    let past = words.list[at].xpos == seen(PAST) && helpers().next().is_none()
        || is_passive(words, at)
            && helpers().count() == 1
            && helpers().all(|part| words.list[*part].xpos == seen(PAST));
    past && has(Relation::Nsubj) && !has(Relation::Mark)
}

/// "Had erred", "would come": told of what was before or after what is told.
fn is_looking_back(words: &Words, at: usize) -> bool {
    let plain = seen(Relation::Aux.as_str()).with(seen(""));
    let helps = |part: &usize| {
        let word = &words.list[*part];
        word.label == plain && (word.xpos == seen(MODAL) || word.xpos == seen(PAST))
    };
    words.children(at).iter().any(helps)
}

fn is_infinitive(words: &Words, at: usize) -> bool {
    words.children(at).iter().any(|part| words.list[*part].xpos == seen(TO))
}

/// The tags of the past, of "would" and of "to".
const PAST: &str = "VBD";
const MODAL: &str = "MD";
const TO: &str = "TO";

/// "X, who blamed Y": the source is X.
fn stand_for(words: &Words, one: &mut Found) {
    let [(start, end)] = one.source[..] else { return };
    let relative = [seen("WP"), seen("WDT")].contains(&words.list[start].xpos);
    if end != start + 1 || !relative {
        return;
    }
    let Some(meant) = speaker::named(words, &one.source).filter(|meant| *meant < start) else { return };
    let mut end = start;
    while end > meant + 1 && words.list[end - 1].upos == Upos::Punct {
        end -= 1;
    }
    let marks = |at: &usize| words.list[*at].upos == Upos::Punct && !words.list[*at].mark;
    let first = (words.list[meant].left..meant).find(|at| !marks(at)).unwrap_or(meant);
    one.source = vec![(first, end)];
}

/// "Edmund III, called the Lame": he does not call himself so.
fn unname(words: &Words, one: &mut Found) {
    let head = &words.list[one.head];
    let helped = words.children(one.head).iter().any(|part| words.list[*part].relation == Relation::Aux);
    let Some(noun) = head.head.filter(|_| head.relation == Relation::Acl && head.xpos == seen("VBN") && !helped) else {
        return;
    };
    if one.source.iter().any(|run| (run.0..run.1).contains(&noun)) {
        one.source.clear();
    }
}
