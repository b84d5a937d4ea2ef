//! Trains the models of `crates/syntax` from treebanks: the better part of an hour.

use std::path::Path;
use std::time::Instant;

use syntax::conllu::{self, Sentence};
use syntax::train::{Progress, Schedule, train};

const MODEL: &str = "crates/syntax/models/en.bin";

/// How the model of English was trained.
const SCHEDULE: Schedule = Schedule { rounds: 16, batch: 700, rate: 0.002, seed: 1 };

/// Learns from both treebanks, and writes the model.
pub fn here(root: &Path) -> Result<(), String> {
    let mut sentences = treebank(root, "ewt-train")?;
    sentences.extend(treebank(root, "gum-train")?);
    let dev = treebank(root, "ewt-dev")?;
    let begun = Instant::now();
    let mut kept = Ok(());
    let report = |progress: Progress| match progress {
        Progress::Line(line) => println!("{:>5.0} s  {line}", begun.elapsed().as_secs_f64()),
        Progress::Model(bytes) => {
            println!("{:>5.0} s  {MODEL}: {} bytes", begun.elapsed().as_secs_f64(), bytes.len());
            kept = std::fs::write(root.join(MODEL), bytes).map_err(|error| format!("{MODEL}: {error}"));
        }
    };
    train(&SCHEDULE, &sentences, &dev, report).map_err(|error| error.to_string())?;
    kept
}

fn treebank(root: &Path, name: &str) -> Result<Vec<Sentence>, String> {
    conllu::read(&super::treebank(root, name)?).map_err(|error| format!("{name}: {error}"))
}
