//! Events to learn from, and how many are found in documents that were not learnt from.

use super::{Account, PARTS, is_of};
use crate::mention::{Examples, Mention, Model, Scene, with_model};

/// The words of a document, each with what people say of it.
pub(super) fn examples(account: &Account<'_>) -> Examples {
    let mut examples = Vec::new();
    for sentence in &account.sentences {
        let first = account.timexes.partition_point(|timex| timex.span.end <= sentence.span.start);
        let scene = Scene::of(account.text, sentence, &account.timexes[first..]);
        for at in (0..sentence.words.len()).filter(|at| scene.may_tell(*at)) {
            let mut features = learn::Features::new();
            scene.see(at, account.habit, &mut features);
            let span = sentence.words[at].span;
            let place = account.events.binary_search_by_key(&span, |(span, _)| *span);
            examples.push((features.list().to_vec(), place.ok().map(|place| account.events[place].1)));
        }
    }
    examples
}

/// Reads each document by a model that has not seen it.
pub(super) fn read_unseen(accounts: &[Account<'_>], examples: &[Examples]) -> Vec<Vec<Mention>> {
    let mut read = vec![Vec::new(); accounts.len()];
    for part in 0..PARTS {
        let seen = examples.iter().enumerate().filter(|(at, _)| !is_of(*at, part));
        let learnt: Examples = seen.flat_map(|(_, one)| one.iter().cloned()).collect();
        let model = Model::learn(&learnt);
        for (at, account) in accounts.iter().enumerate().filter(|(at, _)| is_of(*at, part)) {
            read[at] = with_model(&model, account.habit, account.text, &account.sentences, &account.timexes);
        }
    }
    read
}

pub(super) fn figures(accounts: &[Account<'_>], read: &[Vec<Mention>], judged: &impl Fn(usize) -> bool) -> String {
    let (mut gold, mut system, mut hits, mut right) = (0, 0, 0, 0);
    for (_, (account, found)) in accounts.iter().zip(read).enumerate().filter(|(at, _)| judged(*at)) {
        gold += account.events.len();
        system += found.len();
        for mention in found {
            if let Ok(place) = account.events.binary_search_by_key(&mention.span, |(span, _)| *span) {
                hits += 1;
                right += usize::from(account.events[place].1 == mention.class);
            }
        }
    }
    let f1 = |hits: usize| 200.0 * hits as f64 / (gold + system) as f64;
    let share = |of: usize| 100.0 * hits as f64 / of as f64;
    format!("events: P {:.2} R {:.2} F1 {:.2}; class F1 {:.2}", share(system), share(gold), f1(hits), f1(right))
}
