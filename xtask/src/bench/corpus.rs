//! The texts that figures are taken on: one dense with times, one without any, one cut into a folder of files.

use std::fs;
use std::path::{Path, PathBuf};

/// Where the texts lie, and what they were made of.
pub struct Corpus {
    pub dense: PathBuf,
    pub empty: PathBuf,
    pub folder: PathBuf,
    pub origin: String,
}

/// Gold text of the same kind as the published figures, where the checkout has it beside itself.
const WIKIWARS: &str = "../shared/corpora/timex/en/wikiwars";

/// Our own texts, which every checkout has.
const OWN: [&str; 2] = ["suite", "examples"];

/// Prose without a word that a time could begin with.
const TIMELESS: &str = "The river bends below the old bridge, and the road follows it toward the hills. \
Carters bring salt, wool and glass to the market; porters carry them up the steep lane to the upper town. \
A clerk writes what each of them owes, and nobody argues with the clerk. Beyond the gate stand orchards of \
apricot and mulberry, walled with mud brick, watered by channels that the villagers keep clear of silt.\n\n";

/// Files in the folder.
const FILES: usize = 100;

/// Writes the texts, each of about `size` bytes, under `folder`.
pub fn prepare(root: &Path, folder: &Path, size: usize) -> Result<Corpus, String> {
    let (text, origin) = source(root)?;
    let corpus = Corpus {
        dense: folder.join("dense.txt"),
        empty: folder.join("timeless.txt"),
        folder: folder.join("files"),
        origin: format!("{origin}, {} kB repeated to {} MB", text.len() / 1000, size / 1_000_000),
    };
    let fail = |e: std::io::Error| format!("{}: {e}", folder.display());
    fs::create_dir_all(&corpus.folder).map_err(fail)?;
    let dense = repeated(&text, size);
    fs::write(&corpus.dense, &dense).map_err(fail)?;
    fs::write(&corpus.empty, repeated(TIMELESS, size)).map_err(fail)?;
    for (number, piece) in pieces(&dense, FILES).into_iter().enumerate() {
        fs::write(corpus.folder.join(format!("{number:03}.txt")), piece).map_err(fail)?;
    }
    Ok(corpus)
}

/// Returns the text to repeat and what it is.
fn source(root: &Path) -> Result<(String, &'static str), String> {
    let wikiwars = root.join(WIKIWARS);
    let folders = if wikiwars.is_dir() { vec![wikiwars] } else { OWN.map(|name| root.join(name)).to_vec() };
    let origin = if folders.len() == 1 { "WikiWars, markup taken away" } else { "suite/ and examples/" };
    let mut text = String::new();
    for folder in &folders {
        let entries = fs::read_dir(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
        let mut paths: Vec<PathBuf> = entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
        paths.sort();
        for path in paths.iter().filter(|path| path.is_file()) {
            let file = fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
            let is_gold = path.extension().is_some_and(|ending| ending == "tml");
            text.push_str(&if is_gold { without_tags(&file) } else { file });
            text.push_str("\n\n");
        }
    }
    if text.trim().is_empty() { Err("no text to repeat".into()) } else { Ok((text, origin)) }
}

/// Returns the text of a TimeML file: what stands in TEXT, tags taken away, the five entities read.
fn without_tags(file: &str) -> String {
    let body = file.split_once("<TEXT>").map_or(file, |(_, rest)| rest);
    let body = body.split_once("</TEXT>").map_or(body, |(text, _)| text);
    let mut text = String::with_capacity(body.len());
    for piece in body.split('<') {
        text.push_str(piece.split_once('>').map_or(piece, |(_, after)| after));
    }
    let entities = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&amp;", "&")];
    entities.iter().fold(text, |text, (entity, letter)| text.replace(entity, letter))
}

/// Repeats a text whole until it is at least `size` bytes long.
fn repeated(text: &str, size: usize) -> String {
    text.repeat(size.div_ceil(text.len().max(1)))
}

/// Cuts a text into `count` pieces of about one length, at ends of lines.
fn pieces(text: &str, count: usize) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut rest = text;
    for left in (1..=count).rev() {
        let ideal = rest.len() / left;
        let cut = rest.as_bytes()[ideal..].iter().position(|b| *b == b'\n').map_or(rest.len(), |at| ideal + at + 1);
        let (piece, after) = rest.split_at(if left == 1 { rest.len() } else { cut });
        pieces.push(piece);
        rest = after;
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_and_entities_are_read() {
        let file = "<DCT>x</DCT><TEXT>In <TIMEX3 tid=\"t1\">1989</TIMEX3> A &amp; B</TEXT>";
        assert_eq!(without_tags(file), "In 1989 A & B");
    }

    #[test]
    fn pieces_are_the_whole() {
        let text = "in 1979\nin 1989\n".repeat(50);
        let cut = pieces(&text, 7);
        assert_eq!(cut.len(), 7);
        assert_eq!(cut.concat(), text);
        assert!(cut.iter().all(|piece| piece.ends_with('\n')));
    }
}
