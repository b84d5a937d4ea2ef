//! Links to learn from, and how far those of documents that were not learnt from agree with what people say.

use std::collections::HashMap;

use super::{Account, PARTS, is_of};
use crate::link::{
    Awareness, Item, LEAST, LinkExample, LinkModel, Pair, Said, Told, awareness, closed, pairs, with_model,
};
use crate::mention::Mention;

/// The pairs of a document, each with the relation that follows from what people say.
pub(super) fn examples(account: &Account<'_>, found: &[Mention]) -> Vec<LinkExample> {
    let numbers = numbers(account, found);
    let graph = closed(account.events.len() + account.times.len(), &account.links);
    let of = |pair: Pair| {
        let known = numbers.get(&pair.from).zip(numbers.get(&pair.to)).filter(|(one, other)| one != other);
        let mut features = pair.features;
        features.push(account.habit.prior());
        (pair.kind, features, known.and_then(|(one, other)| graph.order(*one, *other)))
    };
    document_pairs(account, found).into_iter().map(of).collect()
}

fn document_pairs(account: &Account<'_>, found: &[Mention]) -> Vec<Pair> {
    pairs(&Told {
        text: account.text,
        sentences: &account.sentences,
        timexes: &account.timexes,
        written: account.written.as_ref(),
        mentions: found,
    })
}

/// What of ours is what of the gold.
fn numbers(account: &Account<'_>, found: &[Mention]) -> HashMap<Item, usize> {
    let mut numbers = HashMap::new();
    for (at, mention) in found.iter().enumerate() {
        if let Ok(event) = account.events.binary_search_by_key(&mention.span, |(span, _)| *span) {
            numbers.insert(Item::Event(at), event);
        }
    }
    let behind = account.events.len();
    if let Some(written) = account.times.iter().position(Option::is_none) {
        numbers.insert(Item::Written, behind + written);
    }
    for timex in &account.timexes {
        let shares = |span: &Option<source::Span>| {
            span.is_some_and(|span| span.start < timex.span.end && timex.span.start < span.end)
        };
        if let Some(time) = account.times.iter().position(shares) {
            numbers.insert(Item::Time(timex.id), behind + time);
        }
    }
    numbers
}

pub(super) fn figures(accounts: &[Account<'_>], read: &[Vec<Mention>], judged: &impl Fn(usize) -> bool) -> Vec<String> {
    let learnt: Vec<Vec<LinkExample>> =
        accounts.iter().zip(read).map(|(account, found)| examples(account, found)).collect();
    let models: Vec<LinkModel> = (0..PARTS)
        .map(|part| {
            let seen = learnt.iter().enumerate().filter(|(at, _)| !is_of(*at, part));
            LinkModel::learn(&seen.flat_map(|(_, one)| one).collect::<Vec<_>>())
        })
        .collect();
    let documents: Vec<usize> = (0..accounts.len()).filter(|at| judged(*at)).collect();
    let pairs: Vec<Vec<Pair>> = documents.iter().map(|at| document_pairs(&accounts[*at], &read[*at])).collect();
    let with = |least: [u16; 5]| {
        let mut sum = Awareness::default();
        for (at, pairs) in documents.iter().zip(&pairs) {
            let said = said(&accounts[*at], &read[*at], &models[at % PARTS], least, pairs);
            let one = awareness(said.1, &accounts[*at].links, &said.0);
            sum.add(one);
        }
        sum
    };
    let mut lines = vec![line("as set", LEAST, with(LEAST))];
    for step in [-100, -50, 50] {
        let least = LEAST.map(|one| one.saturating_add_signed(step));
        lines.push(line("moved", least, with(least)));
    }
    lines
}

fn line(name: &str, least: [u16; 5], sum: Awareness) -> String {
    let share = |part: usize, whole: usize| 100.0 * part as f64 / whole.max(1) as f64;
    let (p, r) = (share(sum.right, sum.system), share(sum.recalled, sum.gold));
    let f1 = if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 };
    format!(
        "awareness, {name} {least:?}: P {p:.2} R {r:.2} F1 {f1:.2} of {} links, {} in the gold",
        sum.system, sum.gold
    )
}

/// Our links by the numbers of the gold, what is not in the gold counted behind it.
fn said(
    account: &Account<'_>,
    found: &[Mention],
    model: &LinkModel,
    least: [u16; 5],
    pairs: &[Pair],
) -> (Vec<Said>, usize) {
    let mut numbers = numbers(account, found);
    let mut next = account.events.len() + account.times.len();
    let mut number = |item: Item| {
        *numbers.entry(item).or_insert_with(|| {
            next += 1;
            next - 1
        })
    };
    let links = with_model(model, least, pairs);
    let said = links.iter().map(|link| (number(link.from), link.order, number(link.to))).collect();
    (said, next)
}
