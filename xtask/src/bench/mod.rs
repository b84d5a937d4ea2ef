//! Figures: how fast `tarikh tag` reads, how soon it starts, how much memory it takes. Reported, never a test.

mod corpus;
mod desk;
mod measure;

pub use desk::run as serve;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::process;
use measure::Measured;

const MEGABYTE: usize = 1_000_000;

/// Size of the long texts.
const LONG: usize = 100 * MEGABYTE;

/// Starts of `tarikh date` timed one after another.
const STARTS: usize = 20;

/// Builds `tarikh` in release, makes the texts under the target folder, and prints a row for each figure.
pub fn run(root: &Path) -> Result<(), String> {
    process::run(&mut process::cargo(root, &["build", "--release", "--locked", "--package", "tarikh-cli"]))?;
    let tarikh = process::target(root).join("release/tarikh");
    let folder = process::target(root).join("bench");
    let corpus = corpus::prepare(root, &folder, LONG)?;
    println!("text with times: {}", corpus.origin);
    println!("one core, wall and processor time of one process each; peak is the process's high-water mark\n");
    println!("{:<44} {:>9} {:>9} {:>9} {:>9}", "", "MB/s", "wall s", "cpu s", "peak MB");

    let tag = ["tag", "--format", "jsonl", "--jobs", "1"];
    let narrative = ["--domain", "narrative"];
    let files: [(&str, &Path); 2] = [("text with times", &corpus.dense), ("text with no time in it", &corpus.empty)];
    for (name, file) in files {
        row(&format!("wc -w, {name}"), file, Command::new("wc").arg("-w").arg(file))?;
        row(&format!("tag, {name}"), file, Command::new(&tarikh).args(tag).args(narrative).arg(file))?;
    }
    let one = ["tag, 100 files of 1 MB", "tag, 100 files of 1 MB, default --jobs"];
    for (name, words) in one.into_iter().zip([&tag[..], &tag[..3]]) {
        row(name, &corpus.folder, Command::new(&tarikh).args(words).args(narrative).arg(&corpus.folder))?;
    }

    println!();
    for date in ["1989-02-15", "15 February 1989"] {
        start(&tarikh, date)?;
    }
    println!("\ncommand: {} {} {} FILE > /dev/null", shown(root, &tarikh), tag.join(" "), narrative.join(" "));
    Ok(())
}

/// Times `tarikh date` one after another: a date in numbers needs no language, one in words the pack of English.
fn start(tarikh: &Path, date: &str) -> Result<(), String> {
    let mut starts = Vec::new();
    for _ in 0..STARTS {
        starts.push(measure::wall(Command::new(tarikh).args(["date", date]))?);
    }
    starts.sort();
    let ms = |at: usize| starts[at].as_secs_f64() * 1e3;
    println!("start-up, `tarikh date '{date}'`: median {:.1} ms, least {:.1} ms of {STARTS}", ms(STARTS / 2), ms(0));
    Ok(())
}

/// Runs a command over a text and prints its row. Bytes are those of the text, over processor time: one core's worth.
fn row(name: &str, text: &Path, command: &mut Command) -> Result<(), String> {
    let Measured { wall, processor, peak } = measure::run(command.stdout(Stdio::null()))?;
    let bytes = size(text)? as f64 / MEGABYTE as f64;
    let processor_shown = processor.map_or("n/a".into(), |time| format!("{:.2}", time.as_secs_f64()));
    let peak_shown = peak.map_or("n/a".into(), |bytes| format!("{:.1}", bytes as f64 / MEGABYTE as f64));
    let speed = bytes / wall.as_secs_f64();
    println!("{name:<44} {speed:>9.1} {:>9.2} {processor_shown:>9} {peak_shown:>9}", wall.as_secs_f64());
    Ok(())
}

/// Returns the bytes of a file, or of the files of a folder.
fn size(path: &Path) -> Result<u64, String> {
    let fail = |e: std::io::Error| format!("{}: {e}", path.display());
    let data = std::fs::metadata(path).map_err(fail)?;
    if data.is_file() {
        return Ok(data.len());
    }
    let mut sum = 0;
    for entry in std::fs::read_dir(path).map_err(fail)? {
        sum += entry.and_then(|entry| entry.metadata()).map_err(fail)?.len();
    }
    Ok(sum)
}

fn shown(root: &Path, path: &Path) -> String {
    path.strip_prefix(root).map(PathBuf::from).unwrap_or_else(|_| path.to_path_buf()).display().to_string()
}
