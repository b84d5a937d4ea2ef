//! The project's own commands: gates, invariants, scaffolds and figures. `cargo xtask` prints the list.
#![allow(clippy::disallowed_methods, clippy::disallowed_macros)] // a tool at the edge: files, clock and terminal are its work

mod bench;
mod browser;
mod ci;
mod coreference;
mod desk;
mod formats;
mod people;
mod process;
mod readme;
mod rust;
mod scaffold;
mod senses;
mod tidy;
mod train;
mod tree;

use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask ci                       every gate, in order: what CI runs
cargo xtask tidy                     the invariants of ARCHITECTURE.md, held mechanically
cargo xtask new rule LANG/NAME       a rule of a language:  cargo xtask new rule en/century
cargo xtask new lang CODE            a language:            cargo xtask new lang de
cargo xtask new calendar NAME        a calendar:            cargo xtask new calendar minguo
cargo xtask new check NAME           a check:               cargo xtask new check age-mismatch
cargo xtask readme                   write into README.md what its commands print now
cargo xtask formats                  what is written for other programs, read by their own readers
cargo xtask browser                  the pages in a real browser: the last gate of ci
cargo xtask screenshots              pictures of the pages, into target/browser
cargo xtask bench                    speed, memory and start-up of `tarikh`
cargo xtask bench serve              the desk under fifty callers
cargo xtask bench zoom               ten thousand events drawn, and zoomed in a browser
cargo xtask coreference [FILE]       pronouns and descriptions against GUM: gum-dev, gum-train, or folds: gum-train,
                                     each fifth judged by a model of the others; differences on stderr
cargo xtask train [NAME]             a model, from ../shared/corpora: syntax (the better part of an hour), entity,
                                     referring, voice, event; event-folds and voice-folds measure those two by cross-validation
cargo xtask senses [FOLDER]          lang/en/senses.toml and entities/people.toml, from WordNet 3.0 (Debian's wordnet-base)";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let root = tree::root();
    let outcome = match words.as_slice() {
        ["ci"] => ci::run(&root),
        ["tidy"] => tidy::run(&root),
        ["readme"] => readme::write(&root),
        ["formats"] => formats::run(&root).map(say_skipped),
        ["browser"] => browser::gate(&root).map(say_skipped),
        ["screenshots"] => browser::screenshots(&root),
        ["bench"] => bench::run(&root),
        ["bench", "serve"] => bench::serve(&root),
        ["bench", "zoom"] => browser::bench(&root),
        ["coreference"] => coreference::start(&root, "gum-dev"),
        ["coreference", name] => coreference::start(&root, name),
        ["coreference", name, "--here"] => coreference::here(&root, name),
        ["train"] => train::start(&root, "syntax"),
        ["train", name] => train::start(&root, name),
        ["train", name, "--here"] => train::here(&root, name),
        ["senses"] => of_wordnet(&root, std::path::Path::new(senses::WORDNET)),
        ["senses", folder] => of_wordnet(&root, std::path::Path::new(folder)),
        ["new", kind, name] => scaffold::run(&root, kind, name),
        [] | ["help" | "--help" | "-h"] => {
            println!("{USAGE}");
            return ExitCode::SUCCESS;
        }
        _ => {
            eprintln!("cargo xtask {}: no such command\n\n{USAGE}", words.join(" "));
            return ExitCode::from(2);
        }
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("error: {message}");
            ExitCode::FAILURE
        }
    }
}

/// Says why a gate was passed over.
fn say_skipped(reason: Option<String>) {
    if let Some(reason) = reason {
        eprintln!("SKIPPED: {reason}");
    }
}

fn of_wordnet(root: &std::path::Path, folder: &std::path::Path) -> Result<(), String> {
    senses::write(root, folder)?;
    people::write(root, folder)
}
