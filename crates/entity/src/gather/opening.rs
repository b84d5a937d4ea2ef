//! Names of a dateline: what stands before its dash is a place, and an agency, and no name reaches over them.

use source::{Dateline, Span};

use crate::class::Class;
use crate::name::Name;
use crate::seen::Seen;

/// Gives the words of a dateline to its place and its publisher.
pub(super) fn apart(seen: &Seen<'_>, dateline: Option<&Dateline>, names: Vec<Name>) -> Vec<Name> {
    let Some(dateline) = dateline else { return names };
    let words = |span: Span| {
        let start = seen.words.partition_point(|word| word.span.end <= span.start);
        let end = start + seen.words[start..].partition_point(|word| word.span.end <= span.end);
        (start < end && seen.words[start].span.start >= span.start).then_some((start, end))
    };
    let Some((_, after)) = words(dateline.span) else { return names };
    let cut = |name: Name| (name.head >= after).then_some(Name { start: name.start.max(after), ..name });
    let named = |span: Option<Span>, class: Class| {
        let (start, end) = span.and_then(words)?;
        let head = (start..end).rfind(|at| seen.is_capital(*at))?;
        Some(Name { head, start, end, class })
    };
    let own = [named(dateline.place, Class::Place), named(dateline.publisher, Class::Organization)];
    own.into_iter().flatten().chain(names.into_iter().filter_map(cut)).collect()
}

#[cfg(test)]
mod tests {
    use source::{DocumentId, read};

    use crate::{Kind, entities};

    #[test]
    fn a_dateline_is_a_place_and_an_agency() {
        let text = "Tehran-IRAF-On this day the last column crossed the bridge.";
        let (document, _) = read(DocumentId(0), "-", text.as_bytes(), None).document().expect("it is text");
        let found = entities(&document, &syntax::Syntax::english().parse(text), &[]);
        let told: Vec<(Kind, &str)> = found.iter().map(|one| (one.kind, one.name.as_str())).collect();
        assert_eq!(told, [(Kind::Place, "Tehran"), (Kind::Organization, "IRAF")]);
    }
}
