//! By how long somebody lived on after another, whose deaths the account dates: "she outlived him by six years".

use entity::EntityId;
use syntax::{Relation, Sentence, Upos};
use timex::Timex;

use super::counted::{Count, Counted, End};
use super::kinds::{EdgeOfLife, happenings};
use super::people::Life;
use super::telling::Telling;
use super::tree::Tree;
use super::understood::Places;

/// Returns the lengths between two deaths.
pub(super) fn outlived(
    places: &Places<'_>,
    sentences: &[Sentence<'_>],
    times: &[Timex],
    (lives, tellings): (&[Life], &[Telling]),
) -> Vec<Counted> {
    let mut found = Vec::new();
    for (number, sentence) in sentences.iter().enumerate() {
        let outlives = |lemma: &str| happenings().words.outlives.contains(lemma);
        let Some(verb) = sentence.words.iter().position(|word| word.upos == Upos::Verb && outlives(&word.lemma)) else {
            continue;
        };
        let tree = Tree::of(sentence, times);
        let by = |top: usize| tree.marks(top).any(|mark| happenings().words.by.contains(&mark.lemma));
        let mut lengths = tree
            .tops
            .iter()
            .filter(|&(&time, &top)| tree.word(top).head == Some(verb) && times[time].duration().is_some() && by(top));
        let Some((&time, _)) = lengths.next() else { continue };
        let of = |word: usize| places.entity(tree.word(word).span).map(|entity| entity.id);
        let other = tree.child(verb, &[Relation::Obj]);
        let whose = (tree.subject(verb).filter(|_| !tree.is_passive(verb)), other);
        let (Some(subject), Some(other)) = whose else { continue };
        // "His widow outlived him by six years and died in 1899": who has no name dies in the same sentence.
        let here = tellings.iter().filter(|one| one.at.sentence == number && tells_death(one));
        let here = here.filter(|one| tree.subject(one.at.word) == Some(subject)).find_map(|one| match one.dates[..] {
            [only] => Some(only),
            _ => None,
        });
        let last = here.or_else(|| death_of(lives, of(subject)?));
        let first = of(other).and_then(|who| death_of(lives, who));
        let (Some(from), Some(to)) = (first, last.filter(|last| Some(*last) != first)) else { continue };
        let end = |time: usize| End { time, until: None };
        let (count, word) = (Count::Length(time), tree.word(verb).span);
        found.push(Counted { span: times[time].span, count, from: end(from), to: end(to), word });
    }
    found
}

fn tells_death(telling: &Telling) -> bool {
    telling.kind.is_some_and(|kind| happenings().kind(kind).edge_of_life == Some(EdgeOfLife::Death))
}

/// The one death that is told of somebody.
pub(super) fn death_of(lives: &[Life], who: EntityId) -> Option<usize> {
    let mut told = lives.iter().filter(|life| life.who.entity == Some(who)).filter_map(|life| life.death);
    let death = told.next()?;
    told.all(|other| other.extent == death.extent).then_some(death.time)
}
