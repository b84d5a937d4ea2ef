//! Trains the models of `crates/entity`: of names, a few minutes, and of pronouns, less than one.

use std::path::Path;

use entity::train::referring::{Linked, learn};

const NAMES: &str = "crates/entity/models/en.bin";
const REFERRING: &str = "crates/entity/models/referring-en.bin";

/// Learns names from GUM, and writes the model.
pub fn here(root: &Path) -> Result<(), String> {
    let bytes = entity::train::train(&super::treebank(root, "gum-train")?).map_err(|error| error.to_string())?;
    write(root, NAMES, &bytes)
}

/// Learns what pronouns stand for from GUM, and writes the model.
pub fn referring(root: &Path) -> Result<(), String> {
    let documents = Linked::all(&super::treebank(root, "gum-train")?)?;
    let mut bytes = Vec::new();
    learn(documents.iter()).write(&mut bytes);
    write(root, REFERRING, &bytes)
}

fn write(root: &Path, path: &str, bytes: &[u8]) -> Result<(), String> {
    println!("{path}: {} bytes", bytes.len());
    std::fs::write(root.join(path), bytes).map_err(|error| format!("{path}: {error}"))
}
