//! Trains the models of `crates/syntax` from treebanks, by a build of this tool made for speed.

use std::path::Path;
use std::time::Instant;

use syntax::conllu::{self, Sentence};
use syntax::train::{Progress, Schedule, train};

use crate::process::{cargo, run as run_command, target};

/// Where the treebanks lie, seen from the root.
const TREEBANKS: &str = "../shared/corpora/syntax/en";

const MODEL: &str = "crates/syntax/models/en.bin";

/// How the model of English was trained.
const SCHEDULE: Schedule = Schedule { rounds: 16, batch: 700, rate: 0.002, seed: 1 };

/// Runs the training in a release build for this processor. What is learnt does not hang on the processor: no two products
/// are fused, and every sum has its order.
pub fn start(root: &Path) -> Result<(), String> {
    let words = ["run", "--quiet", "--release", "--locked", "--package", "xtask", "--", "train", "--here"];
    let mut command = cargo(root, &words);
    command.env("RUSTFLAGS", "-C target-cpu=native").env("CARGO_TARGET_DIR", target(root).join("train"));
    run_command(&mut command)
}

/// Trains in this very process.
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
    let path = root.join(TREEBANKS).join(name).with_extension("conllu");
    let text = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    conllu::read(&text).map_err(|error| format!("{}: {error}", path.display()))
}
