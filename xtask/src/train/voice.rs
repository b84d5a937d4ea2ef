//! Trains the model of `crates/voice` from texts whose attributions are marked, and measures it by cross-validation.

use std::path::Path;
use std::time::Instant;

use syntax::Syntax;
use voice::train::{Plan, Progress, Text, cross_validate, train};

/// Where the texts lie, seen from the root.
const TEXTS: &str = "../shared/corpora/attribution/en/train";

const MODEL: &str = "crates/voice/models/en.bin";

/// Trains in this very process.
pub fn here(root: &Path) -> Result<(), String> {
    let begun = Instant::now();
    let folder = root.join(TEXTS);
    let texts = texts(&folder)?;
    println!("{:>5.0} s  {} annotations read", begun.elapsed().as_secs_f64(), texts.len());
    let bytes = train(Plan::ENGLISH, &texts, |progress| match progress {
        Progress::Line(line) => println!("{:>5.0} s  {line}", begun.elapsed().as_secs_f64()),
    });
    println!("{:>5.0} s  {MODEL}: {} bytes", begun.elapsed().as_secs_f64(), bytes.len());
    std::fs::write(root.join(MODEL), bytes).map_err(|error| format!("{MODEL}: {error}"))
}

/// Learns from all texts but each third, which it reads: what is right of sources, cues, contents and whole attributions.
pub fn folds(root: &Path) -> Result<(), String> {
    let texts = texts(&root.join(TEXTS))?;
    cross_validate(Plan::ENGLISH, &texts, 3, |guideline, counts| {
        for (name, count) in ["source", "cue", "content", "whole"].into_iter().zip(counts) {
            let percent = |of: usize| 100.0 * count.both as f64 / of.max(1) as f64;
            let (precision, recall) = (percent(count.ours), percent(count.marked));
            let f1 = 2.0 * precision * recall / (precision + recall).max(1e-9);
            println!("{guideline:?} {name:8} P {precision:.2} R {recall:.2} F1 {f1:.2}");
        }
    });
    Ok(())
}

/// Reads every annotation with its text, in the order of their names.
fn texts(folder: &Path) -> Result<Vec<Text>, String> {
    let listed = std::fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut paths: Vec<_> = listed.flatten().map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "ann"));
    paths.sort();
    let read = |path: &Path| std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()));
    let mut reader = Syntax::english().reader();
    let mut texts = Vec::new();
    for path in paths {
        let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
        let name = stem.rsplit_once('_').map_or(stem, |(name, _)| name);
        let text = read(&path.with_file_name(format!("{name}.txt")))?;
        texts.push(Text::new(&text, &reader.parse(&text), &read(&path)?));
    }
    Ok(texts)
}
