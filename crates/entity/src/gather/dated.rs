//! Names beside times: where a parser joins a date and the name behind it, the name keeps out of the date.

use source::Span;
use syntax::{Relation, Upos};

use super::draft::Draft;
use crate::Kind;
use crate::class::Class;
use crate::name::Name;
use crate::seen::{Seen, Shape};

/// Cuts names where they would reach into a time. A name whose head is a word of a time is that of the words beside it: of
/// "Christmas Eve Meitner" only "Meitner" is named.
pub(super) fn apart(seen: &Seen<'_>, times: &[Span], names: Vec<Name>) -> Vec<Name> {
    let dated = Dated::new(seen, times);
    if dated.ranges.is_empty() {
        return names;
    }
    let mut cut: Vec<Name> = names.iter().filter_map(|name| dated.cut(seen, *name)).collect();
    cut.sort_by_key(|name| name.head);
    // A name that was a part of another is told by its own words.
    let mut known = names;
    known.sort_by_key(|name| name.head);
    let whole = |name: &Name| {
        let from = known.partition_point(|other| other.head < name.head);
        known[from..].iter().take_while(|other| other.head == name.head).any(|other| other == name)
    };
    cut.sort_by_key(|name| (name.head, !whole(name)));
    cut.dedup_by_key(|name| name.head);
    cut
}

/// "In June Matilda fled": a month before whoever did something then is none of his names, though it may be one.
pub(super) fn after_times(seen: &Seen<'_>, times: &[Span], mut drafts: Vec<Draft>) -> Vec<Draft> {
    let dated = Dated::new(seen, times);
    for draft in drafts.iter_mut().filter(|draft| draft.kind == Kind::Person) {
        let from = dated.ranges.partition_point(|(_, after)| *after <= draft.core.0);
        let inside = dated.ranges.get(from).filter(|(_, after)| *after < draft.core.1 && *after <= draft.head);
        if let Some((first, after)) = inside.filter(|(first, _)| *first <= draft.core.0) {
            let past = |at: usize| if at >= *first { at.max(*after) } else { at };
            draft.core.0 = past(draft.core.0);
            draft.whole.0 = past(draft.whole.0);
            draft.titles = (past(draft.titles.0), past(draft.titles.1));
        }
    }
    drafts
}

/// The times of a document, as words.
struct Dated {
    /// The first word of each and the word after its last, in order.
    ranges: Vec<(usize, usize)>,
}

impl Dated {
    fn new(seen: &Seen<'_>, times: &[Span]) -> Dated {
        let range = |time: &Span| {
            let start = seen.words.partition_point(|word| word.span.end <= time.start);
            let end = start + seen.words[start..].partition_point(|word| word.span.start < time.end);
            (start < end).then_some((start, end))
        };
        let mut ranges: Vec<(usize, usize)> = times.iter().filter_map(range).collect();
        ranges.sort_unstable();
        Dated { ranges }
    }

    /// What is left of a name; none where it is but a time.
    fn cut(&self, seen: &Seen<'_>, name: Name) -> Option<Name> {
        let Name { mut head, mut start, mut end, mut class } = name;
        let from = self.ranges.partition_point(|(_, after)| *after <= start);
        for time in &self.ranges[from..] {
            if time.0 >= end {
                break;
            }
            if !bounds(seen, class, *time) {
                continue;
            }
            if (time.0..time.1).contains(&head) {
                // Behind the date stands who did something on it; a number behind his name is no head.
                let named = (time.1..end).take_while(|at| seen.may_name(*at));
                let behind = named.clone().filter(|at| seen.words[*at].upos != Upos::Num).last().or(named.last())?;
                let joined = matches!(seen.words[behind].relation, Relation::Flat | Relation::Appos);
                if class != Class::Person && !joined {
                    return None;
                }
                (head, start, class) = (behind, time.1, Class::Person);
            } else if time.1 <= head {
                start = start.max(time.1);
            } else if head < time.0 {
                end = end.min(time.0);
            }
        }
        while end > head + 1 && seen.shapes[end - 1] == Shape::Mark {
            end -= 1;
        }
        (start <= head).then_some(Name { head, start, end, class })
    }
}

/// Says whether a time is none of a name's words. "The April 6 Movement", "the Treaty of 1904" and "2004 Summer Games" have theirs.
fn bounds(seen: &Seen<'_>, class: Class, (first, after): (usize, usize)) -> bool {
    let by_article = first > 0 && seen.words[first - 1].upos == Upos::Det;
    let has_number = (first..after).any(|at| matches!(seen.shapes[at], Shape::Digits | Shape::Both));
    match class {
        Class::Person => true,
        Class::Place | Class::Organization => has_number && !by_article,
        Class::Event | Class::Other => has_number && !by_article && after - first > 1,
    }
}

#[cfg(test)]
mod tests {
    use source::{DocumentId, Span, read};

    use crate::{Entity, Kind, entities};

    fn found(text: &str, times: &[&str]) -> Vec<Entity> {
        let (document, _) = read(DocumentId(0), "-", text.as_bytes(), None).document().expect("it is text");
        let span = |time: &&str| text.find(*time).map(|at| Span::new(at, at + time.len())).expect("it is there");
        let times: Vec<Span> = times.iter().map(span).collect();
        entities(&document, &syntax::Syntax::english().parse(text), &times)
    }

    #[test]
    fn a_date_before_a_name_is_none_of_its_words() {
        let text = "Rozhestvensky came late, and on 27–28 May 1905 Admiral Tōgō destroyed the fleet in the strait.";
        let found = found(text, &["27–28 May 1905"]);
        let admiral = found.iter().find(|one| one.name == "Tōgō").unwrap_or_else(|| panic!("{found:?}"));
        assert_eq!((admiral.kind, admiral.mentions[0].span.of(text)), (Kind::Person, "Admiral Tōgō"));
    }

    #[test]
    fn a_feast_before_a_name_is_none_of_its_words() {
        let text = "Meitner was in Sweden. On Christmas Eve Meitner and her nephew explained the result.";
        let names: Vec<String> = found(text, &["Christmas Eve"]).into_iter().map(|one| one.name).collect();
        assert_eq!(names, ["Meitner", "Sweden"]);
    }
}
