//! What has no name and is the only one of its sort in the account, and comes to its end there: "the dam broke", told on two days.

use std::collections::{BTreeMap, BTreeSet};

use calendar::TimeValue;
use syntax::{Relation, Sentence, Upos, Word};
use timex::Timex;

use super::kinds::happenings;
use super::naming::Naming;
use super::telling::Telling;
use super::tree::Tree;

/// Notes with each telling what thing it tells the end of, in the words it is told of by, up to where the account tells of several.
pub(super) fn note(text: &str, sentences: &[Sentence<'_>], times: &[Timex], tellings: &mut [Telling]) {
    let things: Vec<Option<String>> = tellings.iter().map(|telling| thing(text, sentences, times, telling)).collect();
    let heads: BTreeSet<&str> = tellings
        .iter()
        .zip(&things)
        .filter(|(_, thing)| thing.is_some())
        .filter_map(|(telling, _)| Some(telling.whom.as_ref()?.head.as_str()))
        .collect();
    if heads.is_empty() {
        return;
    }
    let several = several(sentences, &heads);
    let reopens = |telling: &Telling| happenings().words.reopens.contains(&telling.lemma);
    let first = tellings.iter().zip(&things).find(|(telling, thing)| thing.is_some() && reopens(telling));
    let shut = first.and_then(|(telling, _)| shut_behind(sentences, telling.word.end));
    for (telling, thing) in tellings.iter_mut().zip(things) {
        let head = telling.whom.as_ref().map(|whom| &whom.head);
        let known = head.and_then(|head| several.get(head)).copied();
        let known = if reopens(telling) { known.into_iter().chain(shut).min() } else { known };
        telling.thing = thing.filter(|_| known.is_none_or(|known| telling.word.start < known));
    }
}

/// Where an account first tells, behind a place, that something was shut: what reopens behind that reopens again.
fn shut_behind(sentences: &[Sentence<'_>], from: u32) -> Option<u32> {
    let first = sentences.partition_point(|sentence| sentence.span.end <= from);
    let words = sentences[first..].iter().flat_map(|sentence| &sentence.words);
    let shuts = |word: &&Word<'_>| word.upos == Upos::Verb && happenings().words.shuts.contains(&word.lemma);
    let mut shuts = words.filter(|word| word.span.start >= from).filter(shuts);
    shuts.next().map(|word| word.span.start)
}

/// The thing a telling tells the end of: what is definite, one, and called by common words alone, and what nobody is told to act on.
fn thing(text: &str, sentences: &[Sentence<'_>], times: &[Timex], telling: &Telling) -> Option<String> {
    let words = &happenings().words;
    let reopens = words.reopens.contains(&telling.lemma);
    if !reopens && !words.undoes.contains(&telling.lemma) || telling.dates.is_empty() {
        return None;
    }
    let whom = telling.whom.as_ref().filter(|whom| is_nameless(whom))?;
    if !whom.article.as_ref().is_some_and(|article| words.definite.contains(article))
        || telling.actor.as_ref().is_some_and(|actor| actor.span != whom.span)
    {
        return None;
    }
    let sentence = sentences.get(telling.at.sentence)?;
    let tree = Tree::of(sentence, times);
    if words.particles.iter().any(|particle| tree.has_beside(telling.at.word, particle)) {
        return None;
    }
    let head = sentence.words.iter().find(|word| whom.span.contains(word.span) && is_head(word, &whom.head))?;
    let mut called: Vec<String> = whom.span.of(text).split_whitespace().map(str::to_lowercase).collect();
    if reopens {
        // In another year it may reopen again.
        let date = times.get(*telling.dates.first()?)?.value.as_ref().and_then(TimeValue::as_date)?;
        called.push(date.year.value.to_string());
    }
    (!head.feats.contains(MANY)).then(|| called.join(" "))
}

fn is_nameless(naming: &Naming) -> bool {
    let plain = naming.name.is_empty() && naming.numbers.is_empty() && naming.titles.is_empty();
    plain && !naming.is_named && !naming.is_shared && naming.unique.is_none() && naming.taken_for.is_none()
}

fn is_head(word: &Word<'_>, head: &str) -> bool {
    word.upos == Upos::Noun && word.lemma.to_lowercase() == head
}

/// From where on an account is known to tell of several of a sort: where it names them in the plural, counts them, brings in a second
/// one, or tells of them by different words.
fn several(sentences: &[Sentence<'_>], heads: &BTreeSet<&str>) -> BTreeMap<String, u32> {
    let mut found: BTreeMap<String, u32> = BTreeMap::new();
    let mut called: BTreeMap<String, BTreeSet<Vec<String>>> = BTreeMap::new();
    let mut brought_in: BTreeMap<String, usize> = BTreeMap::new();
    for sentence in sentences {
        let hanging = sentence.hanging();
        for (at, word) in sentence.words.iter().enumerate().filter(|(_, word)| word.upos == Upos::Noun) {
            let lemma = word.small_lemma();
            if !heads.contains(lemma) {
                continue;
            }
            let beside = || hanging.on(at).iter().map(|&child| &sentence.words[child]);
            let tells = |word: &Word<'_>| happenings().words.several.contains(word.small_lemma());
            let counted = beside().any(|word| word.relation == Relation::Nummod || tells(word));
            let more = |word: &&Word<'_>| matches!(word.relation, Relation::Amod | Relation::Compound);
            let more: Vec<String> = beside().filter(more).map(|word| word.lemma.to_lowercase()).collect();
            let known = called.entry(lemma.to_owned()).or_default();
            if !more.is_empty() && known.len() < TOLD {
                known.insert(more);
            }
            let is_many = word.feats.contains(MANY) || counted || known.len() > 1;
            let new = brought_in.entry(lemma.to_owned()).or_default();
            *new += usize::from(beside().any(|word| word.relation == Relation::Det && word.feats.contains(INDEFINITE)));
            if is_many || *new > 1 {
                found.entry(lemma.to_owned()).or_insert(word.span.start);
            }
        }
    }
    found
}

/// Two ways of calling a thing are several already.
const TOLD: usize = 2;
const MANY: &str = "Number=Plur";
const INDEFINITE: &str = "Definite=Ind";
