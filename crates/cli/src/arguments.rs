//! What can be said on the command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

use crate::commands::{check, date, demo, eval, read, rule, tag};

/// Reads accounts of history and makes of them a checked chronology.
#[derive(Parser, Debug)]
#[command(
    name = "tarikh",
    version,
    disable_help_subcommand = true,
    arg_required_else_help = true,
    before_help = "Examples:
  tarikh read account.txt                 the chronology of an account
  tarikh check account.txt                what is wrong with it
  tarikh date '26 دلو 1367'               one date in every calendar
  tarikh demo                             three accounts of one event that disagree"
)]
pub struct Arguments {
    /// The command.
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Subcommand, Debug)]
pub enum Command {
    /// The chronology of one or many accounts
    Read(read::Arguments),
    /// What is wrong with them, like a compiler
    Check(check::Arguments),
    /// Times only, at full speed
    Tag(tag::Arguments),
    /// One date in every calendar, with weekday and bounds
    Date(date::Arguments),
    /// The page of a check, or the list of all
    Rule(rule::Arguments),
    /// A built-in sample: three accounts of one event that disagree
    Demo(demo::Arguments),
    /// Figures against gold
    Eval(eval::Arguments),
}

/// What may be said of the texts: common to `read`, `check`, `tag` and `eval`.
#[derive(Args, Debug)]
pub struct Common {
    /// When the text was written, what "today" means: EDTF, or anything `tarikh date` reads
    #[arg(long, value_name = "DATE")]
    pub written: Option<String>,
    /// The period the text is about: EDTF, or anything `tarikh date` reads
    #[arg(long, value_name = "PERIOD")]
    pub about: Option<String>,
    /// The language of the text, else detected
    #[arg(long, value_name = "xx")]
    pub lang: Option<String>,
    /// The guideline to read by
    #[arg(long, value_name = "DOMAIN", value_parser = ["news", "narrative", "auto"], default_value = "auto")]
    pub domain: String,
    /// Print dates in further calendars too
    #[arg(long, value_name = "ID", num_args = 1, value_delimiter = ',')]
    pub calendar: Vec<String>,
    /// How many files to work on at once, else as many as there are processors
    #[arg(long, value_name = "N")]
    pub jobs: Option<usize>,
    /// Load a language pack from a folder
    #[arg(long, value_name = "DIR")]
    pub pack: Vec<PathBuf>,
    /// The form of the input, else told by the file's ending or opening
    #[arg(long, value_name = "FORM", value_parser = ["plain", "markdown", "html", "timeml"])]
    pub from: Option<String>,
}

/// What machine formats count offsets in.
#[derive(Args, Debug)]
pub struct OffsetsArgument {
    /// What offsets count in machine formats
    #[arg(long, value_name = "UNIT", value_parser = ["codepoint", "byte", "utf16"], default_value = "codepoint")]
    pub offsets: String,
}
