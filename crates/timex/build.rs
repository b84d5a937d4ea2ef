//! Compiles the folders of `lang/` into the crate: the text of every lexicon and rule file, in a stated order.
#![allow(clippy::disallowed_methods, clippy::disallowed_macros)] // a build script reads files and talks to cargo

#[path = "src/lexicon.rs"]
mod lexicon;

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

fn main() {
    let lang = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../lang");
    println!("cargo:rerun-if-changed={}", lang.display());
    let mut out = String::from("pub(crate) const PACKS: &[Files] = &[\n");
    for folder in sorted(&lang).into_iter().filter(|path| path.join("pack.toml").is_file()) {
        println!("cargo:rerun-if-changed={}", folder.display());
        let name = folder.file_name().expect("a listed folder has a name").to_string_lossy().into_owned();
        writeln!(out, "Files {{ language: {name:?}, settings: include_str!({:?}),", folder.join("pack.toml")).unwrap();
        lexicon_lines(&mut out, &folder.join("lexicon"));
        list(&mut out, "definitions", &folder.join("definitions"), "md");
        list(&mut out, "rules", &folder.join("rules"), "md");
        out.push_str("},\n");
    }
    out.push_str("];\n");
    let target = PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo sets OUT_DIR")).join("packs.rs");
    fs::write(target, out).expect("OUT_DIR can be written");
}

/// Lists the lexicon files as lines: TOML is read here once, not at every start.
fn lexicon_lines(out: &mut String, folder: &Path) {
    println!("cargo:rerun-if-changed={}", folder.display());
    println!("cargo:rerun-if-changed=src/lexicon.rs");
    out.push_str("lexicon: &[\n");
    for path in sorted(folder).into_iter().filter(|path| path.extension().is_some_and(|found| found == "toml")) {
        println!("cargo:rerun-if-changed={}", path.display());
        let stem = path.file_stem().expect("a listed file has a name").to_string_lossy().into_owned();
        let text = fs::read_to_string(&path).expect("a listed file can be read");
        let lines = lexicon::lines(&text).unwrap_or_else(|problem| panic!("{}: {problem}", path.display()));
        writeln!(out, "({stem:?}, {lines:?}),").unwrap();
    }
    out.push_str("],\n");
}

fn list(out: &mut String, field: &str, folder: &Path, ending: &str) {
    // Cargo takes what is not there for changed, and would build all that follows anew each time; a folder that comes to be
    // changes the language's folder, which is watched.
    if folder.is_dir() {
        println!("cargo:rerun-if-changed={}", folder.display());
    }
    writeln!(out, "{field}: &[").unwrap();
    for path in sorted(folder).into_iter().filter(|path| path.extension().is_some_and(|found| found == ending)) {
        println!("cargo:rerun-if-changed={}", path.display());
        let stem = path.file_stem().expect("a listed file has a name").to_string_lossy().into_owned();
        writeln!(out, "({stem:?}, include_str!({path:?})),").unwrap();
    }
    out.push_str("],\n");
}

fn sorted(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder).map(|entries| entries.flatten().map(|entry| entry.path()).collect()).unwrap_or_default();
    paths.sort();
    paths
}
