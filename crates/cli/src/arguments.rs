//! What can be said on the command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

use crate::commands::{check, completions, date, demo, eval, man, read, rule, serve, tag};
use crate::examples::examples;

/// Reads accounts of history and makes of them a checked chronology.
#[derive(Parser, Debug)]
#[command(
    name = "tarikh",
    version,
    disable_help_subcommand = true,
    arg_required_else_help = true,
    before_help = examples("Examples:
  tarikh read account.txt                 the chronology of an account
  tarikh check account.txt                what is wrong with it
  tarikh date '26 دلو 1367'               one date in every calendar
  tarikh demo                             three accounts of one event that disagree")
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
    /// What is wrong with accounts, shown in the text as a compiler would
    Check(check::Arguments),
    /// Times only, at full speed
    Tag(tag::Arguments),
    /// One date in every calendar, with weekday and bounds
    Date(date::Arguments),
    /// What a check means and why it matters; without a name, all checks
    Rule(rule::Arguments),
    /// A desk for a browser on 127.0.0.1: pages and a JSON API
    Serve(serve::Arguments),
    /// A built-in sample: three accounts of one event that disagree
    Demo(demo::Arguments),
    /// How right it is: precision, recall and F1 against annotated texts
    Eval(eval::Arguments),
    /// What a shell needs to complete the command line: bash, zsh, fish, elvish or powershell
    Completions(completions::Arguments),
    /// The page for `man`, of tarikh or of a command
    Man(man::Arguments),
}

/// What may be said of the texts: common to `read`, `check`, `tag` and `eval`.
#[derive(Args, Debug)]
pub struct Common {
    /// When the text was written, which is what "today" means: 1989-02-15, or any date `tarikh date` reads
    #[arg(long, value_name = "DATE")]
    pub written: Option<String>,
    /// The years the text is about, for dates that name none: 1989, 1979/1989, or any date `tarikh date` reads
    #[arg(long, value_name = "PERIOD")]
    pub about: Option<String>,
    /// The language of the text: en, fa, ps; else told by its words
    #[arg(long, value_name = "xx")]
    pub lang: Option<String>,
    /// What times hang on: the day of writing (news) or the account itself (narrative); auto goes by the text
    #[arg(long, value_name = "DOMAIN", value_parser = ["news", "narrative", "auto"], default_value = "auto")]
    pub domain: String,
    /// Print dates in these calendars too: persian, hebrew, islamic-civil …; an unknown name is answered with the list of all
    #[arg(long, value_name = "ID", num_args = 1, value_delimiter = ',')]
    pub calendar: Vec<String>,
    /// How many files to work on at once, else as many as there are processors
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    pub jobs: Option<usize>,
    /// A folder with a language pack like those under lang/, to read with it
    #[arg(long, value_name = "DIR")]
    pub pack: Vec<PathBuf>,
    /// What the files are, else told by their ending or opening
    #[arg(long, value_name = "FORM", value_parser = ["plain", "markdown", "html", "timeml"])]
    pub from: Option<String>,
}

/// What machine formats count offsets in.
#[derive(Args, Debug)]
pub struct OffsetsArgument {
    /// What `start` and `end` count in machine formats
    #[arg(long, value_name = "UNIT", value_parser = ["codepoint", "byte", "utf16"], default_value = "codepoint")]
    pub offsets: String,
}
