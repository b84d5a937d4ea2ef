//! Trains the models, by a build of this tool made for speed.

mod entity;
mod event;
mod syntax;
mod voice;

use std::path::Path;

use crate::process::{cargo, run as run_command, target};

/// Where the treebanks lie, seen from the root.
const TREEBANKS: &str = "../shared/corpora/syntax/en";

/// What trains a model, in this very process.
type Training = fn(&Path) -> Result<(), String>;

const TRAININGS: [(&str, Training); 7] = [
    ("syntax", syntax::here),
    ("entity", entity::here),
    ("referring", entity::referring),
    ("voice", voice::here),
    ("voice-folds", voice::folds),
    ("event", event::here),
    ("event-folds", event::folds),
];

/// Runs the training in a release build for this processor. What is learnt does not hang on the processor: no two products
/// are fused, and every sum has its order.
pub fn start(root: &Path, name: &str) -> Result<(), String> {
    find(name)?;
    let words = ["run", "--quiet", "--release", "--locked", "--package", "xtask", "--", "train", name, "--here"];
    let mut command = cargo(root, &words);
    command.env("RUSTFLAGS", "-C target-cpu=native").env("CARGO_TARGET_DIR", target(root).join("train"));
    run_command(&mut command)
}

/// Trains in this very process.
pub fn here(root: &Path, name: &str) -> Result<(), String> {
    find(name)?(root)
}

fn find(name: &str) -> Result<Training, String> {
    let known = TRAININGS.iter().find(|(own, _)| *own == name).map(|(_, training)| *training);
    let names: Vec<&str> = TRAININGS.iter().map(|(name, _)| *name).collect();
    known.ok_or_else(|| format!("there is no model '{name}': {}", names.join(", ")))
}

/// Reads a treebank's file.
pub(crate) fn treebank(root: &Path, name: &str) -> Result<String, String> {
    let path = root.join(TREEBANKS).join(name).with_extension("conllu");
    std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))
}
