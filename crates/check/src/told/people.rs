//! The people an account names in full, their shorter names, and the years of their lives.

use std::collections::{BTreeMap, BTreeSet};

use calendar::Extent;
use entity::EntityId;
use source::{Span, small};
use syntax::{Relation, Sentence, Upos};
use timex::{RangeEdge, Timex};

use super::kinds::{EdgeOfLife, happenings};
use super::naming::{Naming, naming};
use super::telling::{Telling, is_written};
use super::tree::Tree;
use super::understood::Places;

/// Makes whole the last names that belong to one full name of the account; a last name of several people names nobody. Returns the full
/// names by last name.
pub(crate) fn complete(
    text: &str,
    places: &Places<'_>,
    sentences: &[Sentence<'_>],
    times: &[Timex],
    tellings: &mut [Telling],
) -> BTreeMap<String, BTreeSet<Vec<String>>> {
    // By full name who bears it.
    let mut bearers: BTreeMap<Vec<String>, BTreeSet<EntityId>> = BTreeMap::new();
    let mut full: BTreeMap<String, BTreeSet<Vec<String>>> = BTreeMap::new();
    let mut first_names: BTreeMap<String, BTreeSet<Vec<String>>> = BTreeMap::new();
    let namesakes = &happenings().words.namesakes;
    let mut shared: BTreeSet<String> = BTreeSet::new();
    for sentence in sentences {
        let tree = Tree::of(sentence, times);
        // "The younger George Haddon": there are two of the last name.
        for (at, _) in
            sentence.words.iter().enumerate().filter(|(_, word)| namesakes.contains(&*small(word.span.of(text))))
        {
            let name = sentence.words[at + 1..].iter().take_while(|word| word.upos == Upos::Propn).last();
            // "Josiah the younger"
            let article = at.checked_sub(1).filter(|before| sentence.words[*before].upos == Upos::Det);
            let before = article.and_then(|article| sentence.words.get(article.checked_sub(1)?));
            let name = name.or_else(|| before.filter(|word| word.upos == Upos::Propn));
            shared.extend(name.map(|last| last.span.of(text).to_lowercase()));
        }
        for (at, word) in sentence.words.iter().enumerate() {
            let is_part = matches!(word.relation, Relation::Flat | Relation::Compound);
            if word.upos == Upos::Propn && !is_part {
                let found = naming(&tree, text, at);
                // "Mr Cole, his son": there are two of the name.
                let is_child = |child: &usize| {
                    let word = tree.word(*child);
                    word.relation == Relation::Appos && happenings().words.children.contains(&word.lemma)
                };
                if let ([last], Some(_)) = (found.name.as_slice(), tree.children(at).iter().find(|at| is_child(at))) {
                    shared.extend(Some(last.clone()).filter(|_| !found.titles.is_empty()));
                }
                if let (Some(last), 2..=4) = (found.name.last(), found.name.len()) {
                    let bearer = places.entity(word.span).map(|entity| entity.id);
                    bearers.entry(found.name.clone()).or_default().extend(bearer);
                    full.entry(last.clone()).or_default().insert(found.name.clone());
                    first_names.entry(found.name[0].clone()).or_default().insert(found.name);
                }
            }
        }
    }
    let bears = |name: &Vec<String>, own: EntityId| {
        bearers.get(name).is_none_or(|known| known.is_empty() || known.contains(&own))
    };
    let make_whole = |naming: &mut Naming| {
        let [only] = naming.name.as_slice() else { return };
        if shared.contains(only) {
            naming.is_shared = true;
            return;
        }
        let Some(names) = full.get(only) else {
            // "Clara" where the account names but one Clara in full.
            let names = first_names.get(only).map(|names| names.iter().collect::<Vec<_>>());
            if let Some([one]) = names.as_deref()
                && naming.entity.is_none_or(|own| bears(one, own))
                && naming.nouns.is_empty()
                && naming.numbers.is_empty()
                && !naming.may_reign
            {
                naming.name.clone_from(one);
            }
            return;
        };
        // "Ian Richard Smith" and "Ian Smith" are one, "Ian Smith" and "Ann Smith" two.
        let longest = names.iter().max_by_key(|name| name.len());
        let one = longest.filter(|longest| names.iter().all(|name| name.iter().all(|word| longest.contains(word))));
        // "Paul Reed" and "his son Paul Ames Reed" are two as well.
        let all: BTreeSet<EntityId> = names.iter().filter_map(|name| bearers.get(name)).flatten().copied().collect();
        let one = one.filter(|_| all.len() < 2);
        naming.is_shared = one.is_none();
        if let Some(one) = one {
            naming.name.clone_from(one);
        }
    };
    for telling in tellings {
        telling.whom.iter_mut().for_each(make_whole);
        telling.actor.iter_mut().for_each(make_whole);
        telling.agent.iter_mut().for_each(make_whole);
    }
    // Of two who bear one full name nobody knows how many there are.
    full.retain(|_, names| names.iter().all(|name| bearers.get(name).is_none_or(|bearers| bearers.len() < 2)));
    full
}

/// Someone's years.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Life {
    pub who: Naming,
    pub birth: Option<Said>,
    pub death: Option<Said>,
}

/// When something was, and where the text says so.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Said {
    pub time: usize,
    pub extent: Extent,
    pub span: Span,
}

/// Nobody lives longer; years in brackets that are farther apart are no life.
pub(crate) const LONGEST_LIFE: i64 = 110 * 366;
/// Who is named in a history has lived so long; years in brackets nearer to each other are an office or a war.
pub(crate) const SHORTEST_LIFE: i64 = 16 * 365;

/// Returns the lives an account tells: years in brackets after a name, and who was born or died when.
pub(crate) fn lives(
    text: &str,
    places: &Places<'_>,
    sentences: &[Sentence<'_>],
    times: &[Timex],
    tellings: &[Telling],
) -> Vec<Life> {
    let mut found = Vec::new();
    for (index, pair) in times.windows(2).enumerate() {
        let is_edge = |time: &Timex, edge| time.range.is_some_and(|range| range.edge == edge);
        if is_edge(&pair[0], RangeEdge::Start)
            && is_edge(&pair[1], RangeEdge::End)
            && stands_in_brackets(text, pair[0].span, pair[1].span)
            && let Some(who) = named_before(text, places, sentences, times, pair[0].span.start)
            && let (Some(born), Some(died)) = (times[index].extent().earliest(), times[index + 1].extent().latest())
            && (SHORTEST_LIFE..LONGEST_LIFE).contains(&(died.0 - born.0))
        {
            // "(c. 1540–1602)": one end may be told about, the other plainly.
            found.push(Life { who, birth: edge(times, index), death: edge(times, index + 1) });
        }
    }
    for telling in tellings {
        let Some(who) = &telling.whom else { continue };
        let Some(kind) = telling.kind.map(|kind| happenings().kind(kind)) else { continue };
        let said = match telling.dates.as_slice() {
            [one] => Said { time: *one, extent: times[*one].extent(), span: times[*one].span },
            _several => continue,
        };
        if !who.is_person() {
            continue;
        }
        match kind.edge_of_life {
            Some(EdgeOfLife::Birth) => {
                found.push(Life { who: who.clone(), birth: Some(said), death: None });
            }
            Some(EdgeOfLife::Death) => {
                found.push(Life { who: who.clone(), birth: None, death: Some(said) });
            }
            None => {}
        }
    }
    found
}

fn edge(times: &[Timex], index: usize) -> Option<Said> {
    let time = &times[index];
    is_written(time).then(|| Said { time: index, extent: time.extent(), span: time.span })
}

fn stands_in_brackets(text: &str, first: Span, last: Span) -> bool {
    text[..first.start as usize].trim_end().ends_with('(')
        && text[last.end as usize..].trim_start().starts_with([')', ';'])
}

/// The person whose name ends right before a bracket.
fn named_before(
    text: &str,
    places: &Places<'_>,
    sentences: &[Sentence<'_>],
    times: &[Timex],
    at: u32,
) -> Option<Naming> {
    let sentence = &sentences[sentences.partition_point(|sentence| sentence.span.end <= at)..].first()?;
    let before = sentence.words.partition_point(|word| word.span.end < at).checked_sub(1)?;
    let between = &text[sentence.words[before].span.end as usize..at as usize];
    if between.trim() != "(" || sentence.words[before].upos != Upos::Propn {
        return None;
    }
    let mut head = before;
    // "Joan of Arc": the last name may hang on the first.
    while let Some(above) = sentence.words[head].head
        && (matches!(sentence.words[head].relation, Relation::Flat | Relation::Compound)
            || sentence.words[head].relation == Relation::Nmod && sentence.words[above].upos == Upos::Propn)
    {
        head = above;
    }
    let tree = Tree::of(sentence, times);
    let entity = places.entity(sentence.words[head].span).map(|entity| entity.id);
    let who = Naming { entity, ..naming(&tree, text, head) };
    (who.is_person() && who.name.len() > 1 && !who.may_reign && tree.child(head, &[Relation::Det]).is_none())
        .then_some(who)
}
