//! How old somebody of whom a birth is told elsewhere is said to be at a date: "Hale, then 35, took command on 3 June 1860".

use std::collections::{BTreeMap, BTreeSet};

use calendar::{Amount, Granularity};
use entity::EntityId;
use source::{Document, Span};
use syntax::{Relation, Sentence, Upos};
use timex::{Expr, Timex};

use super::age_clause::{own_clause, when_told};
use super::borne::kin_before;
use super::people::{Life, Said};
use super::telling::is_plain_date;
use super::tree::Tree;
use super::understood::Places;
use crate::template::{Match, Slot, Template};
use crate::tokens::{Kind, Token, tokens};
use crate::words::words;

/// An age told of somebody by name or pronoun; times are indices into those of the account.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct OfAge {
    /// The birth of the one whose age it is.
    pub birth: usize,
    /// The date it is told of.
    pub at: usize,
    pub age: i64,
    pub unit: Unit,
    /// Where the age stands.
    pub span: Span,
}

/// What an age is counted in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Unit {
    Years,
    Months,
    Weeks,
    Days,
}

/// A length of one unit, as an age: "nine months".
pub(crate) fn of_length(time: &Timex) -> Option<(i64, Unit)> {
    let Expr::Duration(length) = &time.meant.expr else { return None };
    let [(Amount::Hundredths(age), unit)] = length.parts.as_slice() else { return None };
    let age = Some(age / 100).filter(|whole| whole * 100 == *age)?;
    let unit = match unit {
        Granularity::Year => Unit::Years,
        Granularity::Month => Unit::Months,
        Granularity::Week => Unit::Weeks,
        Granularity::Day => Unit::Days,
        _ => return None,
    };
    Some((age, unit))
}

/// Returns the ages told of people whose one birth the account dates.
pub(super) fn ages(
    document: &Document,
    places: &Places<'_>,
    sentences: &[Sentence<'_>],
    times: &[Timex],
    lives: &[Life],
) -> Vec<OfAge> {
    let births = births(lives);
    let born: BTreeSet<usize> = lives.iter().filter_map(|life| Some(life.birth?.time)).collect();
    let mut found = Vec::new();
    if births.is_empty() {
        return found;
    }
    let text = &*document.text;
    // The one plain date of the sentence before, and where that sentence ends.
    let mut before: Option<(usize, u32)> = None;
    for (number, sentence) in sentences.iter().enumerate() {
        let first = times.partition_point(|time| time.span.start < sentence.span.start);
        let last = times.partition_point(|time| time.span.end <= sentence.span.end).max(first);
        let mut dates = (first..last).filter(|at| is_plain_date(&times[*at]) && !born.contains(at));
        let date = dates.next();
        let only = date.filter(|_| dates.next().is_none());
        let goes_on = |(_, end): &(usize, u32)| {
            text.get(*end as usize..sentence.span.start as usize).is_some_and(|gap| !gap.contains('\n'))
        };
        let at = if date.is_some() { only } else { before.filter(goes_on).map(|(at, _)| at) };
        before = only.map(|at| (at, sentence.span.end));
        if date.is_some() && at.is_none() {
            continue;
        }
        let has_age = |word: &syntax::Word<'_>| word.upos == Upos::Num;
        if !sentence.words.iter().any(has_age) {
            continue;
        }
        let tokens = tokens(words(), text, sentence.span, times, first..last);
        let mut tree: Option<Tree<'_, '_>> = None;
        let told = Template::find(&words().age_of, &tokens, times).into_iter().map(|place| (place, Stands::Anywhere));
        let bare = Template::find(&words().age_beside, &tokens, times).into_iter();
        for (place, stands) in told.chain(bare.map(|place| (place, Stands::BehindName))) {
            let Some((age, unit, span)) = age_of(text, &tokens, &place, times) else { continue };
            let tree = tree.get_or_insert_with(|| Tree::of(sentence, times));
            if date.is_some() && at.is_some_and(|at| !is_told_with(sentence, span, times[at].span)) {
                continue;
            }
            if kin_before(tree, span).is_some()
                || stands == Stands::BehindName && (age < YOUNGEST || right_before(tree, span).is_none())
            {
                continue;
            }
            // A pronoun far from the name may be of another.
            let whose = whose(tree, places, span).filter(|who| is_named(text, &sentences[..=number], places, *who));
            let whose = whose.filter(|who| !has_namesake(lives, *who));
            let birth = whose.and_then(|who| births.get(&who).copied().flatten());
            let Some((who, birth)) = whose.zip(birth) else { continue };
            // "He was eighty-four when he died": the clause dates it, not the sentence before.
            let at = match own_clause(tree, span).filter(|_| date.is_none()) {
                Some(verb) => when_told(tree, verb, who, (places, sentences, times, lives)),
                None => at,
            };
            let Some(at) = at else { continue };
            found.push(OfAge { birth: birth.time, at, age, unit, span });
        }
    }
    found
}

/// Where an age that nothing says is one stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stands {
    Anywhere,
    BehindName,
}

/// A number below this right behind a name is none that anybody would give as an age.
const YOUNGEST: i64 = 10;

/// Says whether an age and a date are told in one clause: "died when she was three, and in 1651 her mother married" has two.
pub(super) fn is_told_with(sentence: &Sentence<'_>, age: Span, date: Span) -> bool {
    let words = &sentence.words;
    let clause = |span: Span| {
        let first = words.partition_point(|word| word.span.end <= span.start);
        let last = words.partition_point(|word| word.span.start < span.end);
        let within = first..last;
        // The word of it that hangs on none of it.
        let mut next = within.clone().find(|at| words[*at].head.is_none_or(|head| !within.contains(&head)));
        let mut up = BTreeSet::new();
        while let Some(at) = next.filter(|at| up.insert(*at)) {
            let joined = matches!(words[at].relation, Relation::Conj | Relation::Parataxis);
            next = words[at].head.filter(|_| !joined || words[at].upos == Upos::Propn || words[at].upos == Upos::Noun);
        }
        up
    };
    !clause(age).is_disjoint(&clause(date))
}

/// Says whether the last of the sentences or the one before names somebody by name, or one from which on each of the paragraph speaks
/// of the same.
fn is_named(text: &str, sentences: &[Sentence<'_>], places: &Places<'_>, who: EntityId) -> bool {
    let speaks = |sentence: &Sentence<'_>, forms: &[Upos]| {
        let mut words = sentence.words.iter().filter(|word| forms.contains(&word.upos));
        words.any(|word| places.entity(word.span).is_some_and(|entity| entity.id == who))
    };
    let mut end = None;
    for (back, sentence) in sentences.iter().rev().enumerate() {
        let goes_on =
            |end: u32| text.get(sentence.span.end as usize..end as usize).is_some_and(|gap| !gap.contains('\n'));
        if back > 1 && !end.is_some_and(goes_on) {
            return false;
        }
        if speaks(sentence, &[Upos::Propn]) {
            return true;
        }
        if back > 0 && !speaks(sentence, &[Upos::Pron]) {
            return false;
        }
        end = Some(sentence.span.start);
    }
    false
}

/// "Their daughter Anna was born in 1820. Anna Holm, born in 1815, …": says whether another life of the account is of somebody whose first
/// name is all that is told of the name of this one.
fn has_namesake(lives: &[Life], who: EntityId) -> bool {
    let name = |life: &Life| life.who.name.first().cloned();
    let own = || lives.iter().filter(|life| life.who.entity == Some(who));
    // "Mrs Bell" and "Miss Bell"
    let mut all = own();
    if all.next().is_some_and(|first| all.any(|life| life.who.is_titled_otherwise(&first.who))) {
        return true;
    }
    let alone: BTreeSet<String> = own().filter(|life| life.who.name.len() == 1).filter_map(name).collect();
    let others = lives.iter().filter(|life| life.who.entity != Some(who));
    others.filter_map(name).any(|first| alone.contains(&first))
}

/// By person the one birth that is told; nothing where two are told that differ.
pub(super) fn births(lives: &[Life]) -> BTreeMap<EntityId, Option<Said>> {
    let mut births: BTreeMap<EntityId, Option<Said>> = BTreeMap::new();
    let mut differ: BTreeSet<EntityId> = BTreeSet::new();
    for (who, birth) in lives.iter().filter_map(|life| Some((life.who.entity?, life.birth?))) {
        let known = births.entry(who).or_insert(Some(birth));
        if known.is_some_and(|known| known.extent != birth.extent) {
            differ.insert(who);
        }
    }
    for who in differ {
        births.insert(who, None);
    }
    births
}

/// The age that a template ties, in years or months: figures, or a length that says it is one ("eight months old").
fn age_of(text: &str, tokens: &[Token], place: &Match, times: &[Timex]) -> Option<(i64, Unit, Span)> {
    if let Some(token) = place.of(Slot::Figures).next().map(|at| tokens[at]) {
        return match token.kind {
            Kind::Number(age) => Some((age, Unit::Years, token.span)),
            Kind::Word(_) | Kind::Mark(_) | Kind::Time(_) => None,
        };
    }
    let token = tokens[place.of(Slot::Duration).next()?];
    let Kind::Time(time) = token.kind else { return None };
    let last = token.span.of(text).rsplit(char::is_whitespace).next()?.to_lowercase();
    let (age, unit) = of_length(&times[time])?;
    words().number(&last).is_some_and(|last| words().old.contains(&last)).then_some((age, unit, token.span))
}

/// So many words up from an age stands the one whose it is.
const WITHIN: usize = 5;

/// Whose age it is: of the name it hangs on, or of the subject of what it is said in; nothing where a common noun stands between.
fn whose(tree: &Tree<'_, '_>, places: &Places<'_>, age: Span) -> Option<EntityId> {
    if let Some(name) = right_before(tree, age) {
        return places.entity(tree.word(name).span).map(|entity| entity.id);
    }
    let words = &tree.sentence.words;
    let first = words.partition_point(|word| word.span.end <= age.start);
    let last = words.partition_point(|word| word.span.start < age.end).checked_sub(1)?;
    above(tree, places, last).or_else(|| above(tree, places, first))
}

/// Who stands above a word of an age.
fn above(tree: &Tree<'_, '_>, places: &Places<'_>, word: usize) -> Option<EntityId> {
    let mut at = word;
    for _ in 0..WITHIN {
        if let Some(subject) = tree.subject(at).filter(|subject| *subject != at) {
            return places.entity(tree.word(subject).span).map(|entity| entity.id);
        }
        let word = tree.word(at);
        let above = word.head?;
        let is_name = matches!(tree.word(above).upos, Upos::Propn | Upos::Pron);
        if is_name
            && matches!(
                word.relation,
                Relation::Appos | Relation::Acl | Relation::Amod | Relation::Nummod | Relation::Dep
            )
        {
            return places.entity(tree.word(above).span).map(|entity| entity.id);
        }
        // "His son, then 35": the age is the son's.
        if tree.word(above).upos == Upos::Noun && matches!(word.relation, Relation::Appos | Relation::Acl) {
            return None;
        }
        at = above;
    }
    None
}

/// "Hale, then 35,": the name that stands right before an age, set off by a mark, as its head word.
fn right_before(tree: &Tree<'_, '_>, age: Span) -> Option<usize> {
    let words = &tree.sentence.words;
    let first = words.partition_point(|word| word.span.end <= age.start);
    let mut at = first.checked_sub(1)?;
    if matches!(words[at].upos, Upos::Adv | Upos::Adj | Upos::Verb) {
        at = at.checked_sub(1)?;
    }
    if words[at].upos != Upos::Punct {
        return None;
    }
    at = at.checked_sub(1).filter(|before| words[*before].upos == Upos::Propn)?;
    while matches!(words[at].relation, Relation::Flat | Relation::Compound) {
        at = words[at].head?;
    }
    Some(at)
}
