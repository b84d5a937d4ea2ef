//! Children in a list, each by a given name with its birth: "John, born 1 May 1701; Mary, born 4 March 1702; John, born 6 April 1704".

use syntax::Upos;

use crate::lists::Lists;
use crate::seen::{Seen, Shape};

/// Says whether a name of one word is a given name in a list of births: it tells of somebody for the first time, whoever else has the
/// name.
pub(super) fn is_listed(seen: &Seen<'_>, lists: &Lists, core: (usize, usize)) -> bool {
    let (first, _) = seen.sentences[core.0];
    if core.1 - core.0 != 1 || !is_birth(seen, lists, core.0) {
        return false;
    }
    // Behind a mark or a number, or near another that is told so; the point of "b." may end a sentence for who cuts them.
    let before = core.0.checked_sub(1).filter(|before| *before >= first);
    let behind_mark = before
        .is_some_and(|at| matches!(seen.shapes[at], Shape::Mark | Shape::Digits) || seen.words[at].upos == Upos::Num);
    let beside = || {
        let near = core.0.saturating_sub(AROUND)..(core.0 + AROUND).min(seen.len());
        near.into_iter().any(|at| at != core.0 && is_birth(seen, lists, at))
    };
    behind_mark || before.is_none() && beside()
}

/// Says whether a given name stands at a place, and behind it that its bearer was born, with a number.
fn is_birth(seen: &Seen<'_>, lists: &Lists, at: usize) -> bool {
    let (_, last) = seen.sentences[at];
    if !seen.is_capital(at) || lists.given(seen.written(at)).is_none() {
        return false;
    }
    let mut next = at + 1;
    if next < last && matches!(seen.written(next), "," | "(") {
        next += 1;
    }
    if next >= last || !lists.is_birth(&seen.small[next]) {
        return false;
    }
    // "b." may be two words.
    (next + 1..seen.len().min(next + NEAR))
        .any(|at| seen.shapes[at] == Shape::Digits || seen.words[at].upos == Upos::Num)
}

/// Says whether a name of several words is one of a list of births, as `is_listed` does of given names.
pub(super) fn is_listed_in_full(seen: &Seen<'_>, lists: &Lists, core: (usize, usize)) -> bool {
    let (first, _) = seen.sentences[core.0];
    if core.1 - core.0 < 2 || !tells_birth(seen, lists, core.1) {
        return false;
    }
    let before = core.0.checked_sub(1).filter(|before| *before >= first);
    let opens = before
        .is_none_or(|at| matches!(seen.shapes[at], Shape::Mark | Shape::Digits) || seen.words[at].upos == Upos::Num);
    let near = core.0.saturating_sub(AROUND)..(core.1 + AROUND).min(seen.len());
    opens
        && near
            .into_iter()
            .any(|at| !(core.0..core.1).contains(&at) && seen.is_capital(at) && tells_birth(seen, lists, at + 1))
}

/// The year in which somebody was born or baptised, as the words behind the name, or behind its verb, tell it.
pub(super) fn year(seen: &Seen<'_>, lists: &Lists, head: usize, end: usize) -> Option<u32> {
    let verb = seen.heads[head].filter(|verb| *verb > head && lists.is_birth(&seen.small[*verb]));
    let born = verb.or_else(|| birth_behind(seen, lists, end))?;
    let (_, last) = seen.sentences[born];
    let years = (born + 1..last.min(born + YEAR)).filter(|at| seen.shapes[*at] == Shape::Digits);
    years.filter_map(|at| seen.small[at].parse().ok()).find(|year| YEARS.contains(year))
}

/// The word for a birth that stands right behind a name.
fn birth_behind(seen: &Seen<'_>, lists: &Lists, end: usize) -> Option<usize> {
    let next = if end < seen.len() && matches!(seen.written(end), "," | "(") { end + 1 } else { end };
    (next < seen.len() && lists.is_birth(&seen.small[next])).then_some(next)
}

fn tells_birth(seen: &Seen<'_>, lists: &Lists, end: usize) -> bool {
    let Some(born) = birth_behind(seen, lists, end) else { return false };
    (born + 1..seen.len().min(born + NEAR))
        .any(|at| seen.shapes[at] == Shape::Digits || seen.words[at].upos == Upos::Num)
}

/// So many words behind the word for a birth its date begins: "b. on the 4".
const NEAR: usize = 5;

/// So many words behind the word for a birth its year stands: "baptised at Upper Slaughter on 3 May 1712".
const YEAR: usize = 10;

/// What may be a year.
const YEARS: std::ops::RangeInclusive<u32> = 1000..=2100;

/// So many words around a name another of the list stands.
const AROUND: usize = 30;

#[cfg(test)]
mod tests {
    use source::{DocumentId, read};

    use crate::{Kind, entities};

    /// How many persons are named so.
    fn persons(text: &str, name: &str) -> usize {
        let (document, _) = read(DocumentId(0), "-", text.as_bytes(), None).document().expect("it is text");
        let found = entities(&document, &syntax::Syntax::english().parse(text), &[]);
        let named = |one: &&crate::Entity| {
            one.kind == Kind::Person && (one.name == name || one.aliases.iter().any(|a| a == name))
        };
        found.iter().filter(named).count()
    }

    #[test]
    fn every_child_of_a_list_is_somebody_else() {
        let list =
            "Their children were John, born 1 May 1701, died 1703; Mary, born 4 March 1702; John, born 6 April 1704.";
        assert_eq!(persons(&format!("John Marsh married Ann Lowe. {list}"), "John"), 2);
        let items = "John, b. 1 May 1701, d. 1703.\n\nMary, b. 4 March 1702.\n\nJohn, b. 6 April 1704, d. 1760.";
        assert_eq!(persons(&format!("John Marsh married Ann Lowe.\n\n{items}"), "John"), 2);
        assert_eq!(persons("John Marsh built a mill. John, born in Hull, sold it.", "John"), 1);
    }
}
