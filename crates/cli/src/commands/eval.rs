//! `tarikh eval`: our reading against gold.

use std::fs;
use std::path::PathBuf;

use clap::Args;
use tarikh::eval::{TimexEval, eval_timex};

use super::complain;
use crate::arguments::Common;
use crate::failure::{Failure, code};
use crate::inputs::{Folders, gather};
use crate::later;
use crate::output::Output;
use crate::parallel::in_order;
use crate::progress::Progress;

#[derive(Args, Debug)]
#[command(before_help = "Examples:
  tarikh eval gold/                       precision, recall and F1 of times
  tarikh eval gold/ --errors misses.jsonl and every miss with its text
  tarikh eval gold/ --format json")]
pub struct Arguments {
    /// Files of gold, or folders of them
    #[arg(value_name = "GOLD", required = true)]
    gold: Vec<PathBuf>,
    /// What to measure: timex
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

const PLANNED: [&str; 5] = ["events", "relations", "entities", "attribution", "syntax"];

pub fn run(arguments: &Arguments) -> Result<u8, Failure> {
    later::format(&arguments.task, &[("timex", ())], &PLANNED)
        .map_err(|message| Failure::new(format!("--task {}: {}", arguments.task, message.replace("format", "task"))))?;
    let options = arguments.common.options()?;
    let jobs = arguments.common.jobs()?;
    let inputs = gather(&arguments.gold, Folders::Walk).unwrap_or_default();
    let mut worst = code::DONE;
    for problem in &inputs.problems {
        complain(problem);
        worst = code::FAILED;
    }
    let mut evaluation = TimexEval::default();
    let mut progress = Progress::new("comparing");
    let files = &inputs.files;
    in_order(
        jobs,
        files.len(),
        |index| {
            let input = &files[index];
            let mut one = TimexEval::default();
            let name = input.name.display().to_string();
            let counted = eval_timex(&options, &mut one, &name, &input.whole()?);
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
    if evaluation.counts.documents == 0 {
        let names: Vec<String> = arguments.gold.iter().map(|path| path.display().to_string()).collect();
        return Err(Failure::new(format!(
            "{}: no gold there: TimeML files (.tml) with TIMEX3 are wanted",
            names.join(", ")
        )));
    }
    if evaluation.counts.gold == 0 {
        complain("no time is marked in the gold: its TEXT has no TIMEX3");
    }
    if let Some(path) = &arguments.errors {
        let written = fs::write(path, evaluation.errors());
        written.map_err(|error| Failure::new(format!("--errors {}: {error}", path.display())))?;
    }
    let figures = match arguments.format.as_str() {
        "json" => evaluation.json() + "\n",
        _table => evaluation.table(),
    };
    let mut output = Output::one(None)?;
    output.write(&PathBuf::new(), &figures)?;
    output.finish()?;
    Ok(worst)
}
