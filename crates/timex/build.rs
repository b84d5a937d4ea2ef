//! Compiles the folders of `lang/` into the crate: each pack as bytes, ready to match, and the text of its files.
//!
//! It reads and compiles packs by the library's own files, which know nothing of texts; so nothing is parsed when a program
//! starts, and a rule that is wrong stops the build by file and line.
#![allow(clippy::disallowed_methods, clippy::disallowed_macros)] // a build script reads files and talks to cargo
#![allow(dead_code)] // of the files shared with the library a part is for texts only

extern crate self as source; // of that crate they need the one file

#[path = "src/ahead.rs"]
mod ahead;
#[path = "src/bake.rs"]
mod bake;
#[path = "src/baked.rs"]
mod baked;
#[path = "src/blocks.rs"]
mod blocks;
#[path = "src/builder.rs"]
mod builder;
#[path = "src/bytes.rs"]
mod bytes;
#[path = "src/classes.rs"]
mod classes;
#[path = "src/expr.rs"]
mod expr;
#[path = "src/fold.rs"]
mod fold;
#[path = "src/guideline.rs"]
mod guideline;
#[path = "src/letters.rs"]
mod letters;
#[path = "src/lexicon.rs"]
mod lexicon;
#[path = "src/meaning.rs"]
mod meaning;
#[path = "src/operators/mod.rs"]
mod operators;
#[path = "src/program.rs"]
mod program;
#[path = "src/reading.rs"]
mod reading;
#[path = "src/rule/mod.rs"]
mod rule;
#[path = "src/shapes.rs"]
mod shapes;
#[path = "../source/src/span.rs"]
mod span;
#[path = "src/steps.rs"]
mod steps;
#[path = "src/vocabulary.rs"]
mod vocabulary;

pub use span::Span;

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use reading::Files;

fn main() {
    let lang = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../lang");
    watch(&lang);
    let target = PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    let (mut packs, mut baked) = (String::new(), String::new());
    for folder in sorted(&lang).into_iter().filter(|path| path.join("pack.toml").is_file()) {
        watch(&folder);
        let language = folder.file_name().expect("a listed folder has a name").to_string_lossy().into_owned();
        let settings = folder.join("pack.toml");
        watch(&settings);
        let lists = [("lexicon", "toml"), ("definitions", "md"), ("rules", "md")];
        let [lexicon, definitions, rules] = lists.map(|(name, ending)| texts(&folder.join(name), ending));
        let files = Files {
            language: &language,
            settings: &fs::read_to_string(&settings).expect("a listed file can be read"),
            lexicon: &borrowed(&lexicon),
            definitions: &borrowed(&definitions),
            rules: &borrowed(&rules),
        };
        let parts = reading::read(&files).unwrap_or_else(|problem| panic!("lang/{language}/{problem}"));
        let bytes = target.join(format!("{language}.pack"));
        fs::write(&bytes, bake::write(&parts)).expect("OUT_DIR can be written");
        writeln!(baked, "include_bytes!({bytes:?}),").expect("a string takes all");
        writeln!(packs, "Files {{ language: {language:?}, settings: include_str!({settings:?}),")
            .expect("a string takes all");
        for ((name, _), texts) in lists.iter().zip([&lexicon, &definitions, &rules]) {
            writeln!(packs, "{name}: &[").expect("a string takes all");
            for Text { name, path, .. } in texts {
                writeln!(packs, "({name:?}, include_str!({path:?})),").expect("a string takes all");
            }
            packs.push_str("],\n");
        }
        packs.push_str("},\n");
    }
    let tables = format!("const PACKS: &[Files] = &[\n{packs}];\nconst BAKED: &[&[u8]] = &[\n{baked}];\n");
    fs::write(target.join("packs.rs"), tables).expect("OUT_DIR can be written");
}

/// A file of a pack.
struct Text {
    name: String,
    path: PathBuf,
    text: String,
}

/// The files of a folder with an ending, sorted.
fn texts(folder: &Path, ending: &str) -> Vec<Text> {
    // Cargo takes what is not there for changed, and would build all that follows anew each time; a folder that comes to be
    // changes the language's folder, which is watched.
    if folder.is_dir() {
        watch(folder);
    }
    let paths = sorted(folder).into_iter().filter(|path| path.extension().is_some_and(|found| found == ending));
    let read = |path: PathBuf| {
        watch(&path);
        let name = path.file_stem().expect("a listed file has a name").to_string_lossy().into_owned();
        let text = fs::read_to_string(&path).expect("a listed file can be read");
        Text { name, path, text }
    };
    paths.map(read).collect()
}

fn borrowed(texts: &[Text]) -> Vec<(&str, &str)> {
    texts.iter().map(|text| (text.name.as_str(), text.text.as_str())).collect()
}

fn watch(path: &Path) {
    println!("cargo:rerun-if-changed={}", path.display());
}

fn sorted(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder).map(|entries| entries.flatten().map(|entry| entry.path()).collect()).unwrap_or_default();
    paths.sort();
    paths
}
