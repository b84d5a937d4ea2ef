//! The word of a sentence that tells of a happening, and what is told of every one, whether a verb or a noun tells it.

use std::collections::{BTreeMap, BTreeSet};

use event::{Event, Relation as Lies};
use syntax::{Relation, Sentence, Upos};
use timex::{Resolved, Timex};

use super::dates::{dates, is_filled_date, is_plain_date, is_written_date};
use super::happened::{is_remembered, is_told};
use super::{Lying, Telling};
use crate::told::course::Edge;
use crate::told::kinds::{KindId, happenings};
use crate::told::tree::{Tree, WordAt};
use crate::told::understood::{Places, Vouched};

/// An account that is read for what it tells.
pub(crate) struct Reading<'a> {
    pub text: &'a str,
    /// Its times, in order.
    pub times: &'a [Timex],
    pub places: &'a Places<'a>,
    /// The words of which something else is said that needs a telling.
    pub wanted: &'a BTreeSet<WordAt>,
    /// The nouns among them: what they speak of may be told elsewhere.
    pub nouns: &'a BTreeSet<&'a str>,
}

/// Returns what a sentence tells; `number` is its place in the account.
pub(crate) fn tellings(account: &Reading<'_>, number: usize, sentence: &Sentence<'_>) -> Vec<Telling> {
    let tree = Tree::of(sentence, account.times);
    let dates = dates(&tree, account.text, account.times, is_plain_date);
    let teller = Teller { account, tree, dates, number };
    let words = sentence.words.iter().enumerate();
    let told: Vec<Telling> = words
        .filter_map(|(at, word)| match word.upos {
            Upos::Verb if is_told(&teller.tree, at) => teller.verb(at),
            Upos::Noun if !is_remembered(&teller.tree, at) => teller.noun(at),
            Upos::Propn => teller.name(at),
            _other => None,
        })
        .collect();
    told.into_iter().flat_map(|telling| edges(&telling).into_iter().chain([telling])).collect()
}

/// Returns what a sentence tells in the plain past with a day or a month whose year stands elsewhere: "On 22 September he signed".
pub(crate) fn acts_in_filled_years(account: &Reading<'_>, number: usize, sentence: &Sentence<'_>) -> Vec<Telling> {
    let tree = Tree::of(sentence, account.times);
    let dates = dates(&tree, account.text, account.times, is_filled_date);
    if dates.is_empty() {
        return Vec::new();
    }
    let dated: Vec<usize> = dates.keys().copied().collect();
    let teller = Teller { account, tree, dates, number };
    let plain = |at: &usize| {
        sentence.words[*at].upos == Upos::Verb
            && is_told(&teller.tree, *at)
            && teller.tree.child(*at, &[Relation::Aux]).is_none()
    };
    dated.into_iter().filter(plain).filter_map(|at| teller.verb(at)).collect()
}

/// "The siege lasted from 15 December to 21 January": its beginning and its ending are told as well. They stand before it, so that
/// its word is its own.
fn edges(telling: &Telling) -> Vec<Telling> {
    let words = &happenings().words;
    let Some(Lying { relation: Lies::Throughout | Lies::Within, time, until: Some(until) }) = telling.lies else {
        return Vec::new();
    };
    if !words.lasts.contains(&telling.lemma) {
        return Vec::new();
    }
    let kinds = [(happenings().of_edge(Edge::Beginning), time), (happenings().of_edge(Edge::End), until)];
    let edge = |(kind, time): (Option<KindId>, usize)| {
        let whom = telling.whom.clone();
        kind.map(|kind| Telling { kind: Some(kind), whom, dates: vec![time], lies: None, ..telling.clone() })
    };
    kinds.into_iter().filter_map(edge).collect()
}

/// A sentence whose words may tell of happenings.
pub(super) struct Teller<'t, 's, 'm> {
    pub account: &'t Reading<'t>,
    pub tree: Tree<'s, 'm>,
    /// Which of its words which times date.
    pub dates: BTreeMap<usize, Vec<usize>>,
    /// Which sentence of the account it is.
    pub number: usize,
}

impl Teller<'_, '_, '_> {
    /// What is told by the word at `at`; nothing where nobody vouches for it.
    pub fn telling(
        &self,
        at: usize,
        kind: Option<KindId>,
        whom: Option<usize>,
        actor: Option<usize>,
    ) -> Option<Telling> {
        let tree = &self.tree;
        let word = tree.word(at);
        let Vouched::By(voice) = self.account.places.vouched(word) else { return None };
        let beside = |child: &usize| {
            let relation = tree.word(*child).relation;
            matches!(relation, Relation::Obl | Relation::Nmod | Relation::Obj) && !tree.is_in_time(*child)
        };
        let near = tree.children(at).iter().copied().filter(beside).flat_map(|child| self.names_below(child));
        let (dates, lies) = self.when(at);
        Some(Telling {
            word: word.span,
            lemma: word.lemma.clone(),
            label: self.account.places.events(word.span).next().map(|event| event.label.clone()),
            kind,
            whom: whom.and_then(|whom| self.called(whom)),
            about: whom.map(|whom| tree.word(whom).span),
            by: BTreeSet::new(),
            actor: actor.and_then(|actor| self.called(actor)),
            agent: None,
            near: near.collect(),
            itself: None,
            dates,
            lies,
            voice,
            thing: None,
            at: self.place(at),
        })
    }

    /// Where in the account a word of the sentence stands.
    pub fn place(&self, at: usize) -> WordAt {
        WordAt { sentence: self.number, word: at }
    }

    /// Says whether a telling of no known kind is worth keeping.
    pub fn is_worth(&self, telling: &Telling) -> bool {
        !telling.dates.is_empty() || telling.lies.is_some() || self.account.wanted.contains(&telling.at)
    }

    /// The times that date a word; where there are none, how the understanding of the account puts it in time.
    pub fn when(&self, at: usize) -> (Vec<usize>, Option<Lying>) {
        match self.dates.get(&at) {
            Some(dates) => (dates.clone(), None),
            None => match self.lies(at) {
                Some(Lying { relation: Lies::Within, time, until: None }) => (vec![time], None),
                lies => (Vec::new(), lies),
            },
        }
    }

    /// How the understanding of the account puts it in time, where the sentence itself writes the time out.
    fn lies(&self, at: usize) -> Option<Lying> {
        let Reading { times, places, .. } = self.account;
        let sentence = self.tree.sentence.span;
        let events: Vec<&Event> = places.events(self.tree.word(at).span).collect();
        let [event] = events.as_slice() else { return None };
        // What only follows from what the text says of another event is said there.
        let when = event.when.filter(|when| when.relation != Lies::From && !when.relation.is_recurring())?;
        let (time, until) = (when.time.0 as usize, when.until.map(|until| until.0 as usize));
        // "1 July 1968 | Shares floated": the cell before dates the row.
        let text = self.account.text;
        let of_row = |time: &Timex| {
            let between = text.get(time.span.end as usize..sentence.start as usize);
            between.is_some_and(|between| between.trim_matches([' ', '\t', '|', '\u{a0}']).is_empty())
        };
        let here = |time: &Timex| sentence.contains(time.span) || of_row(time);
        let own = |time: usize| times.get(time).is_some_and(|time| here(time) && is_written_date(time));
        let alone = until.is_some() || times.get(time).is_some_and(|time| time.range.is_none());
        // "From 3 May to 8 May 1644": the beginning has its year from the end.
        let with_end = |until: usize| {
            let ends = |time: &Timex| {
                sentence.contains(time.span)
                    && matches!(time.resolved, Resolved::Anchored(Some(end)) if end.0 as usize == until)
            };
            times.get(time).is_some_and(ends)
        };
        ((own(time) || until.is_some_and(with_end)) && until.is_none_or(own) && alone).then_some(Lying {
            relation: when.relation,
            time,
            until,
        })
    }
}
