//! Names as works of reference turn them round: "KARLSSON, Elsa Maria (14 June 1883 – …)".

use std::collections::BTreeMap;

use super::draft::Draft;
use super::kinds::gender;
use crate::Kind;
use crate::lists::Lists;
use crate::seen::Seen;

/// A person has no more given names there.
const MOST: usize = 4;

/// Makes one person of a surname in capitals that opens a sentence and of the given names between the comma behind it and a bracket.
pub(super) fn settle(seen: &Seen<'_>, lists: &Lists, drafts: &mut BTreeMap<usize, Draft>) {
    for (first, &(start, last)) in seen.sentences.iter().enumerate() {
        if first != start {
            continue;
        }
        let Some(end) = given(seen, first, last) else { continue };
        let Some(mut draft) = drafts.get(&first).cloned().filter(|draft| draft.core == (first, first + 1)) else {
            continue;
        };
        let given: Vec<usize> = drafts.range(first..end).map(|(head, _)| *head).collect();
        for head in given {
            drafts.remove(&head);
        }
        let titles = (first + 2, first + 2);
        draft.gender = gender(seen, lists, (first + 2, end), titles).or(draft.gender);
        draft = Draft { core: (first, end), whole: (first, end), kind: Kind::Person, entry: None, ..draft };
        drafts.insert(first, draft);
    }
}

/// Returns the word after the given names.
fn given(seen: &Seen<'_>, first: usize, last: usize) -> Option<usize> {
    let written = |at: usize| seen.words.get(at).map_or("", |word| word.span.of(seen.text));
    let surname = written(first);
    let capitals = surname.chars().count() > 2 && surname.chars().all(char::is_uppercase);
    if !capitals || written(first + 1) != "," {
        return None;
    }
    let name = |at: &usize| {
        let word = written(*at);
        word.starts_with(char::is_uppercase) && word.chars().skip(1).all(|c| !c.is_uppercase())
    };
    let from = first + 2;
    let end = (from..last.min(from + MOST)).find(|at| !name(at))?;
    (end > from && written(end) == "(").then_some(end)
}

#[cfg(test)]
mod tests {
    use source::{DocumentId, read};

    use crate::{Kind, entities};

    #[test]
    fn a_name_that_is_turned_round_is_one_person_and_none_of_the_surname_alone() {
        let text =
            "KARLSSON, Elsa Maria (1883–1961) was a seismologist. She married the geologist Axel Karlsson in 1914.";
        let (document, _) = read(DocumentId(0), "-", text.as_bytes(), None).document().expect("it is text");
        let found = entities(&document, &syntax::Syntax::english().parse(text), &[]);
        let told: Vec<(Kind, &str)> = found.iter().map(|one| (one.kind, one.name.as_str())).collect();
        assert_eq!(told, [(Kind::Person, "KARLSSON, Elsa Maria"), (Kind::Person, "Axel Karlsson")]);
    }
}
