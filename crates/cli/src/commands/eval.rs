//! `tarikh eval`: our reading against gold.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;

use super::complain;
use super::evaluation::TASKS;
use crate::arguments::Common;
use crate::examples::examples;
use crate::failure::{Failure, code};
use crate::inputs::gather;
use crate::later;
use crate::output::{Output, spare};
use crate::parallel::in_order;
use crate::progress::Progress;
use crate::replacing::Replacing;

#[derive(Args, Debug)]
#[command(before_help = examples("Examples:
  tarikh eval gold/                       precision, recall and F1 of times
  tarikh eval gold/ --errors misses.jsonl and every miss with its text
  tarikh eval gold/ --format json
  tarikh eval gold/ --task events         events and their classes
  tarikh eval gold/ --task relations      links between events and times
  tarikh eval gold/ --task attribution    who says what
  tarikh eval dev.conllu --task syntax    words, parts of speech, lemmas and heads"))]
pub struct Arguments {
    /// Files of gold, or folders of them
    #[arg(value_name = "GOLD", required = true)]
    gold: Vec<PathBuf>,
    /// What to measure: timex, events, relations (TimeML), entities (CoNLL-U with GUM's Entity), attribution (texts with
    /// standoff of brat), syntax (CoNLL-U)
    #[arg(long, value_name = "TASK", default_value = "timex")]
    task: String,
    /// How to print the figures
    #[arg(long, value_name = "FORMAT", value_parser = ["table", "json"], default_value = "table")]
    format: String,
    /// List every miss, a JSON object a line
    #[arg(long, value_name = "FILE")]
    errors: Option<PathBuf>,
    #[command(flatten)]
    common: Common,
}

pub fn run(arguments: &Arguments) -> Result<u8, Failure> {
    let task = later::format(&arguments.task, &TASKS, &[])
        .map_err(|message| Failure::new(format!("--task {}: {}", arguments.task, message.replace("format", "task"))))?;
    let options = arguments.common.options()?;
    let jobs = arguments.common.jobs()?;
    let inputs = gather(&arguments.gold, task.folders()).unwrap_or_default();
    let mut worst = code::DONE;
    for problem in &inputs.problems {
        complain(problem);
        worst = code::FAILED;
    }
    if let Some(path) = &arguments.errors {
        spare(&inputs, path)?;
    }
    let mut evaluation = task.start();
    let mut progress = Progress::new("comparing");
    let files = &inputs.files;
    in_order(
        jobs,
        files.len(),
        |index| {
            let input = &files[index];
            let mut one = task.start();
            let counted = one.count(&options, input, &input.whole()?);
            counted.map(|()| one).map_err(|problem| format!("{}: {problem}", input.path))
        },
        |index, counted| {
            progress.at(index as u64, files.len() as u64, "files");
            match counted {
                Ok(one) => evaluation.add(one),
                Err(problem) => {
                    complain(&problem);
                    worst = code::FAILED;
                }
            }
            true
        },
    );
    drop(progress);
    let (documents, marked) = evaluation.size();
    if documents == 0 && files.is_empty() && worst == code::FAILED {
        return Ok(worst);
    }
    if documents == 0 {
        let names: Vec<String> = arguments.gold.iter().map(|path| path.display().to_string()).collect();
        let message = format!("{}: no gold there: {} are wanted", names.join(", "), task.wanted());
        return Err(Failure::new(message));
    }
    if marked == 0 {
        complain(task.nothing());
        worst = code::FAILED;
    }
    if let Some(path) = &arguments.errors {
        let written = Replacing::new(path).and_then(|mut file| {
            file.write_all(evaluation.errors().as_bytes())?;
            file.keep()
        });
        written.map_err(|error| Failure::new(format!("--errors {}: {error}", path.display())))?;
    }
    let figures = if arguments.format == "json" { evaluation.json() + "\n" } else { evaluation.table() };
    let mut output = Output::one(None, &inputs)?;
    output.write(&PathBuf::new(), &figures)?;
    output.finish()?;
    Ok(worst)
}
