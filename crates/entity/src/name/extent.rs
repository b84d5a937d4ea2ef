//! How far a name reaches: which of what hangs on its head belongs to it.

use learn::Features;
use syntax::{Relation, Upos};

use super::features::Glance;
use super::{Head, Model, Name};

/// Finds the extent of each name.
pub(crate) fn extents(model: &Model, glance: &Glance<'_>, heads: &mut [Head]) -> Vec<Name> {
    let mut features = Features::new();
    let mut names = Vec::with_capacity(heads.len());
    for (head, class) in heads.iter().copied() {
        let (mut start, mut end) = (head, head + 1);
        // From the head outwards; what hangs beyond something that does not belong to it does not either.
        let hanging = glance.seen.hanging(head);
        let middle = hanging.partition_point(|part| *part < head);
        for part in hanging[..middle].iter().rev() {
            if !belongs(model, glance, (head, class), *part, &mut features) {
                break;
            }
            start = start.min(glance.seen.under[*part].0);
        }
        for part in &hanging[middle..] {
            if !belongs(model, glance, (head, class), *part, &mut features) {
                break;
            }
            end = end.max(glance.seen.under[*part].1);
        }
        // No name begins with a preposition or a mark, or ends with one that opens nothing.
        let seen = glance.seen;
        let edge = |at: usize| {
            seen.words[at].upos == Upos::Punct && !seen.written(at).ends_with([')', ']', '"', '”', '’', '\'', '.'])
        };
        while start < head
            && matches!(seen.words[start].upos, Upos::Adp | Upos::Punct)
            && seen.words[start].relation != Relation::Flat
        {
            start += 1;
        }
        while end > head + 1 && edge(end - 1) {
            end -= 1;
        }
        end = numbered(glance, (head, end));
        names.push(Name { head, start, end, class });
    }
    names
}

/// "Henry I of Larran", "Henry I's son": the end of a name with the first number of kings behind it, which a parser took for who speaks.
fn numbered(glance: &Glance<'_>, (head, end): (usize, usize)) -> usize {
    let seen = glance.seen;
    let last = seen.sentences[head].1;
    let number = end == head + 1
        && end + 1 < last
        && seen.written(end).chars().eq(['I'])
        && seen.words[head].upos == Upos::Propn;
    let given = || glance.lists.given(seen.written(head)).is_some();
    let goes_on = || {
        let next = seen.words[end + 1];
        next.upos == Upos::Adp && end + 2 < last && seen.is_capital(end + 2) || next.xpos == "POS"
    };
    if number && given() && goes_on() { end + 1 } else { end }
}

fn belongs(model: &Model, glance: &Glance<'_>, head: Head, part: usize, features: &mut Features) -> bool {
    features.clear();
    part_of(glance, head, part, features);
    model.parts.best(features.list()) == 1
}

/// Adds what is seen of `part`, which hangs on the head of a name.
pub(crate) fn part_of(glance: &Glance<'_>, (head, class): Head, part: usize, features: &mut Features) {
    let seen = glance.seen;
    let word = seen.words[part];
    let side = if part < head { "<" } else { ">" };
    let relation = word.relation.as_str();
    let (start, end) = seen.under[part];
    let first = seen.small[start].as_str();
    let inner = if part < head { Some(end) } else { start.checked_sub(1) };
    let beside = inner.map_or("", |at| if at == head { "head" } else { seen.small[at].as_str() });
    let length = ["0", "1", "2", "3", "4", "5", "6+"][(end - start).min(6)];
    let class = class.as_str();
    let case = seen.hanging(part).iter().find(|at| seen.words[**at].relation == Relation::Case);
    let case = case.map_or("", |at| seen.small[*at].as_str());
    let named = if word.upos == Upos::Propn { "name" } else { "" };
    features.add(100, &[side]);
    features.add(101, &[relation, word.subtype, side]);
    features.add(102, &[relation, side, &seen.small[part]]);
    features.add(103, &[relation, side, first]);
    features.add(104, &[relation, side, beside]);
    features.add(105, &[relation, side, word.xpos, seen.words[head].xpos]);
    features.add(106, &[relation, side, class]);
    features.add(107, &[relation, side, case, class]);
    features.add(108, &[relation, side, length]);
    features.add(109, &[relation, side, case, &seen.small[head]]);
    features.add(110, &[relation, side, seen.shapes[part].as_str(), named, case]);
    features.add(111, &[relation, side, case, length, beside]);
    let (run_start, run_end) = glance.runs[head];
    let run = if (run_start..run_end).contains(&part) { "run" } else { "" };
    features.add(112, &[relation, side, run, named]);
    features.add(113, &[relation, side, if seen.may_name(start) { "capital" } else { "" }, beside]);
}
