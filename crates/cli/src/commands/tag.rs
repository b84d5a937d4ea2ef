//! `tarikh tag`: times only.

mod document;
mod large;
mod table;

use std::io::Write;
use std::path::PathBuf;

use clap::Args;
use tarikh::Options;
use tarikh::source::{Format, Unit};

use super::{complain, help};
use crate::arguments::{Common, OffsetsArgument};
use crate::examples::examples;
use crate::failure::{Failure, code};
use crate::inputs::{Content, Folders, Input, Inputs, gather};
use crate::later;
use crate::output::Output;
use crate::parallel::in_order;
use crate::progress::Progress;
use crate::shown::count;
use document::{Part, Read};

#[derive(Args, Debug)]
#[command(before_help = examples("Examples:
  tarikh tag account.txt                  a table of its times
  tarikh tag account.txt --format jsonl   a JSON object for each time
  tarikh tag articles/ --format timeml -o marked/
  tarikh tag report.txt --written 2019-02-15 --explain
  cat account.txt | tarikh tag -"))]
pub struct Arguments {
    /// Files, folders of them, or `-` for stdin
    #[arg(value_name = "FILE|DIR|-")]
    files: Vec<PathBuf>,
    /// How to print the times
    #[arg(long, value_name = "FORMAT", default_value = "table", value_parser = later::Formats::of(&FORMS))]
    format: String,
    /// A file, or a folder where there are many inputs
    #[arg(short, long, value_name = "PATH")]
    output: Option<PathBuf>,
    /// Say for each time by which rule it was read and why it was placed so
    #[arg(long)]
    explain: bool,
    #[command(flatten)]
    offsets: OffsetsArgument,
    #[command(flatten)]
    common: Common,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Form {
    Table,
    Json,
    Jsonl,
    TimeMl,
    Brat,
}

const FORMS: [(&str, Form); 5] = [
    ("table", Form::Table),
    ("json", Form::Json),
    ("jsonl", Form::Jsonl),
    ("timeml", Form::TimeMl),
    ("brat", Form::Brat),
];

/// Whether each time says why it was placed so.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Explain {
    No,
    Why,
}

/// All that tagging one input needs to know.
struct Setting {
    options: Options,
    form: Form,
    from: Option<Format>,
    unit: Unit,
    explain: Explain,
    /// Whether the table names the file of each time.
    many: bool,
}

impl Setting {
    /// Says whether nothing was asked for beside what every line holds.
    fn is_plain(&self) -> bool {
        self.options.calendars.is_empty() && self.explain == Explain::No
    }
}

/// What was read, for the summary.
#[derive(Clone, Copy, Default)]
struct Counts {
    documents: usize,
    sentences: usize,
    times: usize,
    unplaced: usize,
    undated: usize,
}

impl Counts {
    fn add(&mut self, other: Counts) {
        self.documents += other.documents;
        self.sentences += other.sentences;
        self.times += other.times;
        self.unplaced += other.unplaced;
        self.undated += other.undated;
    }
}

/// What became of one input.
enum Outcome {
    Tagged(Part),
    Large(Box<dyn std::io::Read + Send>),
    Unreadable(String),
}

pub fn run(arguments: &Arguments) -> Result<u8, Failure> {
    let form = later::format(&arguments.format, &FORMS, &[])
        .map_err(|message| Failure::new(format!("--format {}: {message}", arguments.format)))?;
    let Some(inputs) = gather(&arguments.files, Folders::Walk) else { return help("tag") };
    let setting = Setting {
        options: arguments.common.options()?,
        form,
        from: arguments.common.format(),
        unit: arguments.offsets.unit(),
        explain: if arguments.explain { Explain::Why } else { Explain::No },
        many: inputs.files.len() > 1 || inputs.had_folder,
    };
    let jobs = arguments.common.jobs()?;
    let ending = match form {
        Form::Table => ".txt",
        Form::Json => ".json",
        Form::Jsonl => ".jsonl",
        Form::TimeMl => ".tml",
        Form::Brat => ".ann",
    };
    let mut output = Output::each(arguments.output.as_deref(), &inputs, ending)?;
    if matches!(form, Form::TimeMl | Form::Brat) && setting.many && !output.is_folder() {
        let message = format!("--format {} of many inputs needs a folder: --output DIR", arguments.format);
        return Err(Failure::new(message));
    }
    let mut worst = code::DONE;
    for problem in &inputs.problems {
        complain(problem);
        worst = code::FAILED;
    }
    let mut counts = Counts::default();
    tag_all(&setting, jobs, &inputs, &mut output, &mut counts, &mut worst)?;
    output.finish()?;
    if form == Form::Table {
        summary(&setting, &inputs, counts);
    }
    Ok(worst)
}

fn tag_all(
    setting: &Setting,
    jobs: usize,
    inputs: &Inputs,
    output: &mut Output,
    counts: &mut Counts,
    worst: &mut u8,
) -> Result<(), Failure> {
    let files = &inputs.files;
    let mut progress = Progress::new("reading");
    let mut failed = None;
    let mut whole = document::Whole::begin(setting, output)?;
    in_order(
        jobs,
        files.len(),
        |index| tag_one(setting, index, &files[index]),
        |index, outcome| {
            progress.at(index as u64, files.len() as u64, "files");
            let input = &files[index];
            let taken = match outcome {
                Outcome::Tagged(part) => {
                    part.warnings.iter().for_each(|warning| complain(warning));
                    counts.add(part.counts);
                    whole.add(output, &input.name, part)
                }
                Outcome::Large(reader) => {
                    let large = large::tag(setting, index, input, reader, output, &mut progress);
                    large.map(|result| match result {
                        Ok(more) => counts.add(more),
                        Err(problem) => {
                            complain(&problem);
                            *worst = code::FAILED;
                        }
                    })
                }
                Outcome::Unreadable(problem) => {
                    complain(&problem);
                    *worst = code::FAILED;
                    Ok(())
                }
            };
            failed = taken.err();
            failed.is_none()
        },
    );
    match failed {
        Some(failure) => Err(failure),
        None => whole.end(output),
    }
}

fn tag_one(setting: &Setting, index: usize, input: &Input) -> Outcome {
    match input.content() {
        Err(problem) => Outcome::Unreadable(problem),
        Ok(Content::Large(reader)) => Outcome::Large(reader),
        Ok(Content::Whole(bytes)) => {
            let read = Read::new(setting, index, input, &bytes);
            drop(bytes);
            match read {
                Ok(read) => Outcome::Tagged(read.part(setting)),
                Err(problem) => Outcome::Unreadable(problem),
            }
        }
    }
}

/// Says on stderr how much was read and what was assumed.
fn summary(setting: &Setting, inputs: &Inputs, counts: Counts) {
    let mut stderr = std::io::stderr().lock();
    let mut said = count(counts.documents, "text", "texts");
    // The sentences of a text taken in pieces are not counted.
    if counts.sentences > 0 {
        said += &format!(", {}", count(counts.sentences, "sentence", "sentences"));
    }
    said += &format!(", {}", count(counts.times, "time", "times"));
    if counts.unplaced > 0 {
        said += &format!(", {} of them not placed", counts.unplaced);
    }
    if inputs.passed_over > 0 {
        said += &format!("; {} of other forms passed over", count(inputs.passed_over, "file", "files"));
    }
    if counts.undated > 0 && counts.unplaced > 0 {
        said += "\nno date of writing is known, so \"today\" and the like stay open: --written DATE";
    } else if let Some(written) = setting.options.written.as_ref().and_then(|value| value.edtf()) {
        said += &format!("; written {written}");
    }
    said += "\ndates without a calendar: Gregorian from 15 October 1582, Julian before";
    let _ = writeln!(stderr, "{said}");
}
