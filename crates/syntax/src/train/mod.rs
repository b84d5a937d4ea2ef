//! How the models are learnt from treebanks. `cargo xtask train` calls this; nothing at run time does.

mod adam;
mod cuts;
mod layer;
mod lemmas;
mod matrix;
mod network;
mod pass;
mod random;
mod steps;
mod units;

pub use network::Schedule;

use crate::conllu::{Sentence, from_parse, given, raw};
use crate::model::Model;
use crate::score::{Count, Metric, score};
use crate::{Error, Syntax};

/// What there is to say while a model is learnt.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Progress {
    /// How far it is, and how well it does.
    Line(String),
    /// The file of the model as it is now.
    Model(Vec<u8>),
}

/// Rounds between two looks at how well a model does.
const LOOKS: usize = 2;

/// Learns a model from sentences. Every few rounds, and at the end, `report` is told how the model does on the sentences
/// of `dev`, which are not learnt from, and is given its file.
///
/// # Errors
/// If the training set is empty, or names parts of speech or relations that are not universal.
pub fn train(
    schedule: &Schedule,
    sentences: &[Sentence],
    dev: &[Sentence],
    mut report: impl FnMut(Progress),
) -> Result<(), Error> {
    if sentences.is_empty() {
        return Err(Error::new("there is nothing to learn from"));
    }
    let inventory = units::inventory(sentences);
    let units = units::units(&inventory, sentences);
    let tokens = cuts::train_cuts(sentences, schedule.seed);
    let lemmas = lemmas::train_lemmas(&inventory, sentences);
    report(Progress::Line(format!(
        "{} units, {} words of the vocabulary, {} tags, {} labels, {} lemma endings",
        units.len(),
        inventory.vocabulary.len(),
        inventory.tags.len(),
        inventory.labels.len(),
        lemmas.endings.iter().map(|known| known.len()).sum::<usize>()
    )));
    let mut model = Model {
        tags: inventory.tags.clone(),
        labels: inventory.labels.clone(),
        vocabulary: inventory.vocabulary.clone(),
        tokens,
        lemmas,
        weights: Vec::new(),
    };
    let mut outcome = Ok(());
    network::train_network(schedule, &inventory, &units, |round, tally, weights| {
        report(Progress::Line(format!("round {round} of {}: {tally}", schedule.rounds)));
        if (round % LOOKS == 0 || round == schedule.rounds) && outcome.is_ok() {
            model.weights = weights.to_vec();
            let bytes = model.write();
            outcome = figures(&bytes, dev).map(|line| report(Progress::Line(line)));
            report(Progress::Model(bytes));
        }
    });
    outcome
}

/// Reads the text of a treebank and says how the reading compares.
fn figures(model: &[u8], gold: &[Sentence]) -> Result<String, Error> {
    let syntax = Syntax::read(model)?;
    let text = raw(gold);
    let of = |name: &str, counts: Vec<(Metric, Count)>| {
        let f1 = |count: Count| 200.0 * count.correct as f64 / (count.gold + count.system).max(1) as f64;
        let shown: Vec<String> =
            counts.iter().map(|(metric, count)| format!("{} {:.2}", metric.as_str(), f1(*count))).collect();
        format!("{name}: {}", shown.join(" "))
    };
    let ours = from_parse(&text, &syntax.parse(&text));
    let given = from_parse(&text, &syntax.reader().parse_given(&text, &given(gold)));
    Ok(format!("{}\n{}", of("raw text", score(gold, &ours)?.counts), of("gold tokens", score(gold, &given)?.counts)))
}
