//! `tarikh eval`: our reading against gold.

use std::fs;
use std::path::PathBuf;

use clap::Args;
use tarikh::eval::{EntitiesEval, SyntaxEval, TimexEval, eval_entities, eval_syntax, eval_timex};

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
  tarikh eval gold/ --format json
  tarikh eval dev.conllu --task syntax    words, parts of speech, lemmas and heads")]
pub struct Arguments {
    /// Files of gold, or folders of them
    #[arg(value_name = "GOLD", required = true)]
    gold: Vec<PathBuf>,
    /// What to measure: timex (TimeML), entities (CoNLL-U with GUM's Entity), syntax (CoNLL-U)
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

/// What can be measured.
#[derive(Clone, Copy)]
enum Task {
    Timex,
    Entities,
    Syntax,
}

const PLANNED: [&str; 3] = ["events", "relations", "attribution"];

const TASKS: [(&str, Task); 3] = [("timex", Task::Timex), ("entities", Task::Entities), ("syntax", Task::Syntax)];

pub fn run(arguments: &Arguments) -> Result<u8, Failure> {
    let task = later::format(&arguments.task, &TASKS, &PLANNED)
        .map_err(|message| Failure::new(format!("--task {}: {}", arguments.task, message.replace("format", "task"))))?;
    let options = arguments.common.options()?;
    let jobs = arguments.common.jobs()?;
    let folders = match task {
        Task::Timex => Folders::Walk,
        Task::Entities | Task::Syntax => Folders::Treebanks,
    };
    let inputs = gather(&arguments.gold, folders).unwrap_or_default();
    let mut worst = code::DONE;
    for problem in &inputs.problems {
        complain(problem);
        worst = code::FAILED;
    }
    let (mut timex, mut entities, mut syntax) = (TimexEval::default(), EntitiesEval::default(), SyntaxEval::default());
    let mut progress = Progress::new("comparing");
    let files = &inputs.files;
    in_order(
        jobs,
        files.len(),
        |index| {
            let input = &files[index];
            let (mut one, mut two, mut three) = (TimexEval::default(), EntitiesEval::default(), SyntaxEval::default());
            let (name, bytes) = (input.name.display().to_string(), input.whole()?);
            let counted = match task {
                Task::Timex => eval_timex(&options, &mut one, &name, &bytes),
                Task::Entities => eval_entities(&mut two, &name, &bytes),
                Task::Syntax => eval_syntax(&mut three, &name, &bytes),
            };
            counted.map(|()| (one, two, three)).map_err(|problem| format!("{}: {problem}", input.path))
        },
        |index, counted| {
            progress.at(index as u64, files.len() as u64, "files");
            match counted {
                Ok((one, two, three)) => {
                    timex.add(one);
                    entities.add(two);
                    syntax.add(three);
                }
                Err(problem) => {
                    complain(&problem);
                    worst = code::FAILED;
                }
            }
            true
        },
    );
    drop(progress);
    let (documents, wanted) = match task {
        Task::Timex => (timex.counts.documents, "TimeML files (.tml) with TIMEX3"),
        Task::Entities => (entities.documents, "CoNLL-U files (.conllu)"),
        Task::Syntax => (syntax.documents, "CoNLL-U files (.conllu)"),
    };
    if documents == 0 {
        let names: Vec<String> = arguments.gold.iter().map(|path| path.display().to_string()).collect();
        return Err(Failure::new(format!("{}: no gold there: {wanted} are wanted", names.join(", "))));
    }
    if matches!(task, Task::Timex) && timex.counts.gold == 0 {
        complain("no time is marked in the gold: its TEXT has no TIMEX3");
    }
    if let Some(path) = &arguments.errors {
        let errors = match task {
            Task::Timex => timex.errors(),
            Task::Entities => entities.errors(),
            Task::Syntax => syntax.errors(),
        };
        let written = fs::write(path, errors);
        written.map_err(|error| Failure::new(format!("--errors {}: {error}", path.display())))?;
    }
    let figures = match (arguments.format.as_str(), task) {
        ("json", Task::Timex) => timex.json() + "\n",
        ("json", Task::Entities) => entities.json() + "\n",
        ("json", Task::Syntax) => syntax.json() + "\n",
        (_table, Task::Timex) => timex.table(),
        (_table, Task::Entities) => entities.table(),
        (_table, Task::Syntax) => syntax.table(),
    };
    let mut output = Output::one(None)?;
    output.write(&PathBuf::new(), &figures)?;
    output.finish()?;
    Ok(worst)
}
