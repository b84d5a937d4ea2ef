//! `tarikh read`: the chronology of one or many accounts.

use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};

use clap::Args;
use export::{Mark, Years};
use tarikh::source::{Colour, Diagnostic, Document, Severity};
use tarikh::{Chronology, Options, TableStyle, Words, json, summary, table};

use super::{complain, help};
use crate::arguments::{Common, OffsetsArgument};
use crate::examples::examples;
use crate::failure::Failure;
use crate::inputs::{Folders, gather};
use crate::later;
use crate::output::{self, Output, Wants};
use crate::progress::meanwhile;
use crate::reading::{accounts, chronology};
use crate::shown::{colour, count, width, wrapped};

#[derive(Args, Debug)]
#[command(before_help = examples("Examples:
  tarikh read account.txt                 a table, in order of time
  tarikh read one.txt two.html            one chronology of two accounts
  tarikh read account.txt --format json -o account.json
  tarikh read account.txt --format html -o page.html
  tarikh read account.txt --format csv -o account.csv
  tarikh read account.txt --format ics --years 2027..2036 -o days.ics
  tarikh read account.txt --explain e4    why an event was read as it was
  tarikh read report.txt --written 2019-02-15 --calendar persian
  cat account.txt | tarikh read -"))]
pub struct Arguments {
    /// Files, or `-` for stdin
    #[arg(value_name = "FILE|-")]
    files: Vec<PathBuf>,
    /// How to print the chronology, else by the ending of the output, else as a table
    #[arg(long, value_name = "FORMAT", value_parser = later::Formats::of(&FORMS))]
    format: Option<String>,
    /// A file; or a folder, into which each account goes by itself: one that is there, ends in `/`, or, for several
    /// accounts, has no ending
    #[arg(short, long, value_name = "PATH")]
    output: Option<PathBuf>,
    /// The years an ics file is for: 2027..2036. Without them the ten after the date of writing, where the text or
    /// --written tells it; else nothing is written. Each day comes again by its own
    /// calendar: a Solar Hijri day by that, a Julian one (Old Style, or before 15 October 1582) by the Julian
    #[arg(long, value_name = "A..B", allow_hyphen_values = true)]
    years: Option<String>,
    /// Begin a csv file with the mark by which Excel knows UTF-8
    #[arg(long)]
    bom: bool,
    /// Say why an event was read as it was: its sentence, the tree, its times and roles
    #[arg(long, value_name = "EVENT")]
    explain: Option<String>,
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
    Html,
    Svg,
    Csv,
    Markdown,
    Timelinejs,
    Ics,
    Jsonld,
    Geojson,
    Brat,
    TimeMl,
}

const FORMS: [(&str, Form); 13] = [
    ("table", Form::Table),
    ("json", Form::Json),
    ("jsonl", Form::Jsonl),
    ("html", Form::Html),
    ("svg", Form::Svg),
    ("csv", Form::Csv),
    ("markdown", Form::Markdown),
    ("timelinejs", Form::Timelinejs),
    ("ics", Form::Ics),
    ("jsonld", Form::Jsonld),
    ("geojson", Form::Geojson),
    ("brat", Form::Brat),
    ("timeml", Form::TimeMl),
];

impl Form {
    /// The ending of its files.
    fn ending(self) -> &'static str {
        match self {
            Form::Table => ".txt",
            Form::Json => ".json",
            Form::Jsonl => ".jsonl",
            Form::Html => ".html",
            Form::Svg => ".svg",
            Form::Csv => ".csv",
            Form::Markdown => ".md",
            Form::Timelinejs => ".json",
            Form::Ics => ".ics",
            Form::Jsonld => ".jsonld",
            Form::Geojson => ".geojson",
            Form::Brat => ".ann",
            Form::TimeMl => ".tml",
        }
    }

    /// Whether it annotates a text, so that each account needs a file of its own.
    fn wants(self) -> Wants {
        match self {
            Form::Brat | Form::TimeMl => Wants::OneOfEach,
            Form::Table
            | Form::Json
            | Form::Jsonl
            | Form::Html
            | Form::Svg
            | Form::Csv
            | Form::Markdown
            | Form::Timelinejs
            | Form::Ics
            | Form::Jsonld
            | Form::Geojson => Wants::OneOfAll,
        }
    }
}

pub fn run(arguments: &Arguments) -> Result<u8, Failure> {
    let form = match &arguments.format {
        Some(name) => {
            later::format(name, &FORMS, &[]).map_err(|message| Failure::new(format!("--format {name}: {message}")))?
        }
        None => arguments.output.as_deref().and_then(by_ending).unwrap_or(Form::Table),
    };
    if arguments.years.is_some() && form != Form::Ics {
        return Err(Failure::new("--years goes with --format ics"));
    }
    if arguments.bom && form != Form::Csv {
        return Err(Failure::new("--bom goes with --format csv"));
    }
    if arguments.explain.is_some() && form != Form::Table {
        return Err(Failure::new("--explain is told in words: it goes with no --format"));
    }
    let years = arguments.years.as_deref().map(Years::read).transpose();
    let years = years.map_err(|error| {
        Failure::new(format!("--years {}: {error}", arguments.years.as_deref().unwrap_or_default()))
    })?;
    let Some(inputs) = gather(&arguments.files, Folders::Refuse) else { return help("read") };
    let options = arguments.common.options()?;
    let mut output = Output::chronology(arguments.output.as_deref(), &inputs, form.ending())?;
    if form.wants() == Wants::OneOfEach && inputs.files.len() > 1 && !output.is_folder() {
        let named = FORMS.iter().find(|(_, one)| *one == form).map_or("", |(name, _)| name);
        let message = format!("--format {named} of many inputs needs a folder: --output DIR/");
        return Err(Failure::new(message));
    }
    let read = accounts(arguments.common.jobs()?, &inputs, arguments.common.format())?;
    // What was not read has no chronology, not an empty one.
    if read.documents.is_empty() {
        return Ok(read.worst);
    }
    if let Some(event) = &arguments.explain {
        let chronology = tarikh::read(read.documents, &options);
        let why =
            tarikh::explain(&chronology, event).map_err(|message| Failure::new(format!("--explain: {message}")))?;
        output.write(Path::new(""), &why)?;
        output.finish()?;
        return Ok(read.worst);
    }
    let setting = Setting { arguments, form, years };
    if output.is_folder() {
        for account in read.documents {
            let name = inputs.files.get(account.0.id.0 as usize).map(|input| input.name.clone()).unwrap_or_default();
            let what = format!("reading {}", account.0.path);
            // brat reads an annotation beside its text.
            let beside = (form == Form::Brat).then(|| account.0.text.to_string());
            let text = if form == Form::TimeMl {
                meanwhile(&what, || timeml(account, &options))
            } else {
                setting.text(&chronology(&what, vec![account], &options))?
            };
            output.write(&name, &text)?;
            if let Some(text) = beside {
                output.write_beside(&inputs, &name, TEXT, &text)?;
            }
        }
        return Ok(read.worst);
    }
    let what = format!("reading {}", count(read.documents.len(), "text", "texts"));
    if form == Form::TimeMl {
        let first = read.documents.into_iter().next();
        let text = first.map(|account| meanwhile(&what, || timeml(account, &options)));
        output.write(Path::new(""), text.unwrap_or_default())?;
        output.finish()?;
        return Ok(read.worst);
    }
    let chronology = chronology(&what, read.documents, &options);
    output.write(Path::new(""), &setting.text(&chronology)?)?;
    if let (Form::Brat, Some(path), Some(one)) = (form, &arguments.output, chronology.documents.first()) {
        output::beside(&inputs, path, TEXT, &one.text)?;
    }
    output.finish()?;
    if form == Form::Table && !chronology.documents.is_empty() {
        tell(&chronology);
    }
    Ok(read.worst)
}

/// The form that the ending of a file names; of two that share one, the first listed.
fn by_ending(path: &Path) -> Option<Form> {
    let name = path.file_name()?.to_string_lossy();
    let named = FORMS.iter().map(|(_, form)| *form).find(|form| name.ends_with(form.ending()));
    let (unlisted, _) = name.rsplit_once('.')?;
    named.filter(|_| !unlisted.is_empty())
}

/// What the text is called that an annotation of brat stands beside.
const TEXT: &str = "txt";

/// How a chronology is to be written.
struct Setting<'a> {
    arguments: &'a Arguments,
    form: Form,
    years: Option<Years>,
}

impl Setting<'_> {
    fn text(&self, chronology: &Chronology) -> Result<String, Failure> {
        let unit = self.arguments.offsets.unit();
        Ok(match self.form {
            Form::Table => {
                let colour = if self.arguments.output.is_none() { colour() } else { Colour::Never };
                table(chronology, TableStyle { width: width(), colour }) + &several(chronology)
            }
            Form::Json => json::chronology(chronology, unit),
            Form::Jsonl => json::chronology_lines(chronology, unit),
            Form::Html => page::html(chronology),
            Form::Svg => page::svg(chronology),
            Form::Csv => export::csv(chronology, if self.arguments.bom { Mark::Utf8 } else { Mark::None }),
            Form::Markdown => export::markdown(chronology),
            Form::Timelinejs => {
                let timeline = export::timelinejs(chronology);
                say_of(timeline.listed, "without one place in time, listed on the title slide");
                timeline.text
            }
            Form::Ics => self.days(chronology)?,
            Form::Jsonld => export::jsonld(chronology),
            Form::Geojson => {
                let map = export::geojson(chronology);
                say_of(map.unlocated, "without a point: the coordinates of their place are in no list");
                say_of(map.left_out, "left out: no place is told of");
                map.text
            }
            Form::Brat => chronology.documents.first().map_or(String::new(), |one| export::brat(chronology, one.id)),
            Form::TimeMl => String::new(), // made without a chronology
        })
    }

    /// The days that come again; without years, those after the date of writing.
    fn days(&self, chronology: &Chronology) -> Result<String, Failure> {
        let years = match self.years {
            Some(years) => years,
            None => Years::after_writing(chronology)
                .map_err(|error| Failure::new(format!("--format ics: {error}; say for which years: --years A..B")))?,
        };
        let days = export::ics(chronology, years);
        say_of(days.left_out, "left out, not told to the day");
        say_of(days.not_in_years, "left out, with no day in these years");
        say_of(days.impossible, "left out, told of a day that never was");
        Ok(days.text)
    }
}

/// Says on the side what became of so many events, if of any.
fn say_of(events: usize, what: &str) {
    if events > 0 {
        complain(&format!("{} {what}", count(events, "event", "events")));
    }
}

/// Who gives which day, of what more than one account tells.
fn several(chronology: &Chronology) -> String {
    let Some(compared) = tarikh::compared(chronology) else { return String::new() };
    let compared = wrapped(&(compared.said(Words::default()) + "\n"), width());
    format!("\n── who gives which day ──\n{compared}{}", tarikh::told_by_several(chronology))
}

/// An account with its times, events and links. No chronology is made for it.
fn timeml((document, _): (Document, Vec<Diagnostic>), options: &Options) -> String {
    tarikh::read_timeml(document, options).text
}

/// Says on stderr how much was read, and whether `check` has something to say.
fn tell(chronology: &Chronology) {
    let of = |severity| chronology.diagnostics.iter().filter(|found| found.severity == severity).count();
    let (errors, warnings) = (of(Severity::Error), of(Severity::Warning));
    let mut stderr = std::io::stderr().lock();
    if std::io::stdout().is_terminal() {
        let _ = writeln!(stderr);
    }
    let told = summary(chronology);
    let told = if stderr.is_terminal() { wrapped(&told, width()) } else { told };
    let _ = write!(stderr, "{told}");
    if errors + warnings > 0 {
        let found = format!("{}, {}", count(errors, "error", "errors"), count(warnings, "warning", "warnings"));
        let _ = writeln!(stderr, "`tarikh check` finds {found}");
    }
}
