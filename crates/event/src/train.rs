//! Learns the models of this crate from annotated news, and says how well they do on documents they have not seen.

use source::Span;
use syntax::Sentence;
use timex::Timex;

use crate::mention::{Class, Examples, Model, Scene, with_model};

/// A document to learn from.
pub struct Account<'s> {
    /// Its text.
    pub text: &'s str,
    /// Its sentences.
    pub sentences: Vec<Sentence<'s>>,
    /// Its times, as this program reads them.
    pub timexes: Vec<Timex>,
    /// Its events, as people mark them.
    pub events: Vec<(Span, Class)>,
}

/// Learns from documents; returns the file of the model.
pub fn train(accounts: &[Account<'_>]) -> Vec<u8> {
    let examples: Examples = accounts.iter().flat_map(examples).collect();
    let mut out = Vec::new();
    Model::learn(&examples).write(&mut out);
    out
}

/// Learns from all documents but each part of them in turn, reads that, and says how it went, a line each.
pub fn cross_validate(accounts: &[Account<'_>], parts: usize, judged: impl Fn(usize) -> bool) -> Vec<String> {
    let examples: Vec<Examples> = accounts.iter().map(examples).collect();
    let (mut gold, mut system, mut hits, mut right) = (0, 0, 0, 0);
    let mut margins: Vec<(i32, bool)> = Vec::new();
    for part in 0..parts {
        let held = |at: usize| at % parts == part;
        let learnt: Examples =
            examples.iter().enumerate().filter(|(at, _)| !held(*at)).flat_map(|(_, one)| one.iter().cloned()).collect();
        let model = Model::learn(&learnt);
        for (at, account) in accounts.iter().enumerate().filter(|(at, _)| held(*at) && judged(*at)) {
            let found = with_model(&model, account.text, &account.sentences, &account.timexes);
            gold += account.events.len();
            system += found.len();
            for mention in &found {
                if let Ok(place) = account.events.binary_search_by_key(&mention.span, |(span, _)| *span) {
                    hits += 1;
                    right += usize::from(account.events[place].1 == mention.class);
                }
            }
            margins.extend(
                examples[at].iter().map(|(seen, class)| (model.margin(seen) * 100 / model.unit(), class.is_some())),
            );
        }
    }
    let f1 = |hits: usize, system: usize| 200.0 * hits as f64 / (gold + system) as f64;
    let share = |part: usize, of: usize| 100.0 * part as f64 / of as f64;
    margins.sort_by_key(|(margin, _)| std::cmp::Reverse(*margin));
    let (mut sum, mut best) = (0, (0.0, 0));
    for (count, (margin, event)) in margins.iter().enumerate() {
        sum += usize::from(*event);
        let at = f1(sum, count + 1);
        if at > best.0 {
            best = (at, *margin);
        }
    }
    vec![format!(
        "events: P {:.2} R {:.2} F1 {:.2}; class F1 {:.2}; best F1 {:.2} above {} hundredths of a unit",
        share(hits, system),
        share(hits, gold),
        f1(hits, system),
        f1(right, system),
        best.0,
        best.1
    )]
}

fn examples(account: &Account<'_>) -> Examples {
    let mut examples = Vec::new();
    for sentence in &account.sentences {
        let first = account.timexes.partition_point(|timex| timex.span.end <= sentence.span.start);
        let scene = Scene::of(account.text, sentence, &account.timexes[first..]);
        for at in (0..sentence.words.len()).filter(|at| scene.may_tell(*at)) {
            let mut features = learn::Features::new();
            scene.see(at, &mut features);
            let span = sentence.words[at].span;
            let place = account.events.binary_search_by_key(&span, |(span, _)| *span);
            examples.push((features.list().to_vec(), place.ok().map(|place| account.events[place].1)));
        }
    }
    examples
}
