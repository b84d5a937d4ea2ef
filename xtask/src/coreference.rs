//! How well pronouns and short descriptions find their names, against GUM: by what is asked for, accounts and talk apart.

use std::path::Path;

use entity::train::referring::{Linked, learn};
use entity::train::{Coreference, Counts};

use crate::process::{cargo, run as run_command};
use crate::train::treebank;

/// The genres of GUM that tell of what happened; the others are people talking, pleading or teaching.
const ACCOUNTS: [&str; 4] = ["bio", "news", "textbook", "voyage"];

/// What is measured by models that have not seen it.
const FOLDS: &str = "folds";

/// In so many parts the documents are cut for that.
const PARTS: usize = 5;

/// Measures by a build made for speed.
pub fn start(root: &Path, name: &str) -> Result<(), String> {
    let words = ["run", "--quiet", "--release", "--locked", "--package", "xtask", "--", "coreference", name, "--here"];
    run_command(&mut cargo(root, &words))
}

/// Measures in this very process: prints the table to stdout, every difference to stderr.
pub fn here(root: &Path, name: &str) -> Result<(), String> {
    let documents = Linked::all(&treebank(root, if name == FOLDS { "gum-train" } else { name })?)?;
    let mut models = Vec::new();
    if name == FOLDS {
        let others = |fold: usize| documents.iter().enumerate().filter(move |(at, _)| at % PARTS != fold);
        models.extend((0..PARTS).map(|fold| learn(others(fold).map(|(_, document)| document))));
    }
    let (mut accounts, mut talk) = (Coreference::default(), Coreference::default());
    for (at, document) in documents.iter().enumerate() {
        let ours = document.resolved(models.get(at % PARTS));
        let is_account = document.id.split('_').nth(1).is_some_and(|genre| ACCOUNTS.contains(&genre));
        let sums = if is_account { &mut accounts } else { &mut talk };
        sums.compare(&document.id, &document.text, &document.chains, &ours.entities);
        sums.compare_standing(&document.id, &document.text, &document.chains, &ours.standing);
    }
    let mut all = accounts.clone();
    all.add(&talk);
    print("accounts", &accounts);
    print("talk", &talk);
    print("all", &all);
    for line in &all.misses {
        eprintln!("{line}");
    }
    Ok(())
}

fn print(name: &str, sums: &Coreference) {
    println!("{name:<14}   gold  reach   ours  right       P       R");
    let mut total = Counts::default();
    for (asked, counts) in &sums.counts {
        row(asked.as_str(), *counts);
        total.gold += counts.gold;
        total.within_reach += counts.within_reach;
        total.ours += counts.ours;
        total.right += counts.right;
    }
    row("together", total);
    let mut nouns = Counts::default();
    for (asked, counts) in &sums.nouns {
        row(&format!("noun, {}", asked.as_str()), *counts);
        nouns.ours += counts.ours;
        nouns.right += counts.right;
    }
    row("nouns", nouns);
    println!();
}

fn row(name: &str, Counts { gold, within_reach, ours, right }: Counts) {
    let percent = |of: usize| if of == 0 { 0.0 } else { 100.0 * right as f64 / of as f64 };
    let (precision, recall) = (percent(ours), percent(gold));
    println!("  {name:<12} {gold:>6} {within_reach:>6} {ours:>6} {right:>6} {precision:>7.1} {recall:>7.1}");
}
