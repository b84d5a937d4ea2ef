//! Trains the model of names of `crates/entity`: a few minutes.

use std::path::Path;

const MODEL: &str = "crates/entity/models/en.bin";

/// Learns from GUM, and writes the model.
pub fn here(root: &Path) -> Result<(), String> {
    let bytes = entity::train::train(&super::treebank(root, "gum-train")?).map_err(|error| error.to_string())?;
    println!("{MODEL}: {} bytes", bytes.len());
    std::fs::write(root.join(MODEL), bytes).map_err(|error| format!("{MODEL}: {error}"))
}
