//! Birthdays by their number, beside a date: "on his fiftieth birthday, 3 March 1871".

use std::collections::BTreeSet;

use source::Span;
use syntax::{Relation, Sentence};
use timex::Timex;

use super::kinds::happenings;
use super::of_age::{OfAge, Unit, births, is_told_with};
use super::ordinals::nth;
use super::people::Life;
use super::telling::is_plain_date;
use super::tree::Tree;
use super::understood::Places;

/// Returns the birthdays told of people whose one birth the account dates, each with the one date of its sentence.
pub(super) fn birthdays(
    text: &str,
    places: &Places<'_>,
    sentences: &[Sentence<'_>],
    times: &[Timex],
    lives: &[Life],
) -> Vec<OfAge> {
    let births = births(lives);
    let born: BTreeSet<usize> = lives.iter().filter_map(|life| Some(life.birth?.time)).collect();
    let mut found = Vec::new();
    for sentence in sentences {
        let is_birthday = |lemma: &str| happenings().words.birthdays.contains(lemma);
        let Some(noun) = sentence.words.iter().position(|word| is_birthday(&word.lemma)) else { continue };
        let first = times.partition_point(|time| time.span.start < sentence.span.start);
        let last = times.partition_point(|time| time.span.end <= sentence.span.end).max(first);
        let mut dates = (first..last).filter(|at| is_plain_date(&times[*at]) && !born.contains(at));
        let Some(at) = dates.next().filter(|_| dates.next().is_none()) else { continue };
        let tree = Tree::of(sentence, times);
        // "Three weeks short of her 80th birthday", "the day before it"
        let is_on = tree.marks(noun).all(|mark| happenings().words.birthday_on.contains(&mark.lemma));
        let Some((age, span)) = nth(&tree, text, noun).filter(|_| is_on) else { continue };
        let owner = tree.children(noun).iter().find(|&&child| tree.word(child).relation == Relation::Nmod);
        let whose = owner.and_then(|&owner| places.entity(tree.word(owner).span)).map(|entity| entity.id);
        let birth = whose.and_then(|who| births.get(&who).copied().flatten());
        // A date beside the birthday is told of it, whatever they hang on.
        let beside = span_between(times[at].span, tree.word(noun).span).is_none_or(|gap| is_comma(gap.of(text)));
        if let Some(birth) = birth.filter(|_| beside || is_told_with(sentence, span, times[at].span)) {
            found.push(OfAge { birth: birth.time, at, age, unit: Unit::Years, span });
        }
    }
    found
}

/// What stands between two stretches of which neither holds the other's beginning.
fn span_between(one: Span, other: Span) -> Option<Span> {
    let (first, second) = if one.start <= other.start { (one, other) } else { (other, one) };
    (first.end <= second.start).then_some(Span { start: first.end, end: second.start })
}

fn is_comma(between: &str) -> bool {
    between.trim() == ","
}
