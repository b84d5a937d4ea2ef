//! `tarikh check`: what is wrong with the accounts, like a compiler.

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::Args;
use tarikh::Words;
use tarikh::check::{CHECKS, Verified};
use tarikh::source::{
    Colour, Diagnostic, Document, Look, Positions, Report, Rule, Severity, apart, harmless, render_agreeing,
    render_concise, render_full_in, render_github, render_gitlab, render_json, render_jsonl, render_junit,
    render_rdjson, render_sarif,
};

use super::{complain, help};
use crate::arguments::{Common, OffsetsArgument};
use crate::examples::examples;
use crate::failure::{Failure, code};
use crate::inputs::{Folders, Inputs, gather};
use crate::later;
use crate::names::nearest;
use crate::output::Output;
use crate::reading::{accounts, chronology};
use crate::shown::{count, look};

#[derive(Args, Debug)]
#[command(before_help = examples("Examples:
  tarikh check account.txt                every finding with its text
  tarikh check articles/ --output-format concise
  tarikh check account.txt --show-verified
  tarikh check account.txt --select weekday-mismatch,calendar-mismatch
  tarikh check account.txt --fail-on error --output-format json
  tarikh check articles/ --output-format sarif -o findings.sarif"))]
pub struct Arguments {
    /// Files, folders of them, or `-` for stdin
    #[arg(value_name = "FILE|DIR|-")]
    files: Vec<PathBuf>,
    /// How to print the findings: full or concise for people, the others for programs, code hosts and review tools
    #[arg(long, value_name = "FORMAT", default_value = "full", value_parser = later::Formats::of(&FORMS))]
    output_format: String,
    /// Only these checks
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    select: Vec<String>,
    /// Not these checks
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    ignore: Vec<String>,
    /// Print the sums that agree, too
    #[arg(long)]
    show_verified: bool,
    /// The mildest finding that makes the exit code 1
    #[arg(long, value_name = "SEVERITY", value_parser = ["error", "warning", "never"], default_value = "warning")]
    fail_on: String,
    /// Write to a file
    #[arg(short, long, value_name = "PATH")]
    output: Option<PathBuf>,
    #[command(flatten)]
    offsets: OffsetsArgument,
    #[command(flatten)]
    common: Common,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Form {
    Full,
    Concise,
    Json,
    Jsonl,
    Report(Reported),
}

/// Reports for code hosts and review tools.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Reported {
    Sarif,
    Github,
    Gitlab,
    Junit,
    Rdjson,
}

const FORMS: [(&str, Form); 9] = [
    ("full", Form::Full),
    ("concise", Form::Concise),
    ("json", Form::Json),
    ("jsonl", Form::Jsonl),
    ("sarif", Form::Report(Reported::Sarif)),
    ("github", Form::Report(Reported::Github)),
    ("gitlab", Form::Report(Reported::Gitlab)),
    ("junit", Form::Report(Reported::Junit)),
    ("rdjson", Form::Report(Reported::Rdjson)),
];

/// What the readers say of a file; not checks with a page, but they can be chosen like them.
const REMARKS: [&str; 6] =
    ["assumed-encoding", "cut-page", "empty-document", "other-form", "undecodable-text", "unlike-dates"];

pub fn run(arguments: &Arguments) -> Result<u8, Failure> {
    let form = later::format(&arguments.output_format, &FORMS, &[])
        .map_err(|message| Failure::new(format!("--output-format {}: {message}", arguments.output_format)))?;
    known(&arguments.select)?;
    known(&arguments.ignore)?;
    let Some(inputs) = gather(&arguments.files, Folders::Walk) else { return help("check") };
    let options = arguments.common.options()?;
    let mut output = Output::one(arguments.output.as_deref(), &inputs)?;
    let read = accounts(arguments.common.jobs()?, &inputs, arguments.common.format())?;
    let what = format!("checking {}", count(read.documents.len(), "text", "texts"));
    let chronology = chronology(&what, read.documents, &options);
    let chosen = |name: &str| {
        let named = |list: &[String]| list.iter().any(|asked| asked == name);
        (arguments.select.is_empty() || named(&arguments.select)) && !named(&arguments.ignore)
    };
    let findings: Vec<Diagnostic> =
        chronology.diagnostics.into_iter().filter(|finding| chosen(finding.check)).collect();
    let verified: Vec<Verified> = chronology.verified.into_iter().filter(|sum| chosen(sum.check)).collect();
    let documents = &chronology.documents;
    let text = match form {
        Form::Full | Form::Concise => {
            let findings: Vec<Diagnostic> = findings.iter().map(|finding| in_words(finding, documents)).collect();
            let look = if arguments.output.is_none() { look() } else { Colour::Never.into() };
            let mut text = match form {
                Form::Full => render_full_in(&findings, documents, look, &around(documents)),
                Form::Concise | Form::Json | Form::Jsonl | Form::Report(_) => render_concise(&findings, documents),
            };
            if arguments.show_verified {
                text += &match form {
                    Form::Full => agreeing_in_full(&verified, documents, look),
                    Form::Concise | Form::Json | Form::Jsonl | Form::Report(_) => agreeing(&verified, documents),
                };
            }
            text
        }
        Form::Json => {
            let sums: Vec<Diagnostic> = verified.iter().map(Verified::to_diagnostic).collect();
            render_json(&findings, &sums, documents, arguments.offsets.unit())
        }
        Form::Jsonl => render_jsonl(&findings, documents, arguments.offsets.unit()),
        Form::Report(kind) => {
            let sums: Vec<Diagnostic> = match arguments.show_verified {
                true => verified.iter().map(Verified::to_diagnostic).collect(),
                false => Vec::new(),
            };
            report(kind, documents, &findings, &sums, chosen)
        }
    };
    output.write(Path::new(""), &text)?;
    output.finish()?;
    if matches!(form, Form::Full | Form::Concise) {
        tell(&inputs, documents, &findings, &verified);
    }
    let limit = match arguments.fail_on.as_str() {
        "error" => Some(Severity::Error),
        "never" => None,
        _warning => Some(Severity::Warning),
    };
    let failed = limit.is_some_and(|limit| findings.iter().any(|finding| finding.severity >= limit));
    Ok(match (read.worst, failed) {
        (code::DONE, true) => code::FINDINGS,
        (worst, _) => worst,
    })
}

/// The report of a kind, which names the checks that were chosen.
fn report(
    kind: Reported,
    documents: &[Document],
    diagnostics: &[Diagnostic],
    verified: &[Diagnostic],
    chosen: impl Fn(&str) -> bool,
) -> String {
    let rules: Vec<Rule<'_>> = CHECKS
        .iter()
        .filter(|check| chosen(check.name))
        .map(|check| Rule { name: check.name, severity: check.severity, summary: check.subject(), page: check.doc })
        .collect();
    let report = Report { version: env!("CARGO_PKG_VERSION"), rules: &rules, documents, diagnostics, verified };
    match kind {
        Reported::Sarif => render_sarif(&report),
        Reported::Github => render_github(&report),
        Reported::Gitlab => render_gitlab(&report),
        Reported::Junit => render_junit(&report),
        Reported::Rdjson => render_rdjson(&report),
    }
}

/// A finding as people read it, in the language of its account where that has the words.
fn in_words(finding: &Diagnostic, documents: &[Document]) -> Diagnostic {
    words_of(finding, documents).finding(finding)
}

/// The words around a finding in the same language.
fn around(documents: &[Document]) -> impl Fn(&Diagnostic, &'static str, &[u32]) -> String {
    |finding, words, numbers| {
        let language = words_of(finding, documents);
        let numbers: Vec<String> = numbers.iter().map(|number| language.number(*number)).collect();
        language.fill(words, &numbers.iter().map(String::as_str).collect::<Vec<_>>())
    }
}

fn words_of(finding: &Diagnostic, documents: &[Document]) -> Words {
    let first = finding.labels.iter().find(|label| label.primary).or(finding.labels.first());
    let document = first.and_then(|label| documents.iter().find(|document| document.id == label.document));
    Words::of_languages(document.map(|document| document.language.0))
}

/// Refuses names of no check.
fn known(asked: &[String]) -> Result<(), Failure> {
    let names = || CHECKS.iter().map(|check| check.name).chain(REMARKS);
    for name in asked {
        if !names().any(|known| known == name) {
            let meant = nearest(name, names()).map_or(String::new(), |near| format!("; '{near}' is one"));
            return Err(Failure::new(format!("there is no check '{name}'{meant}; `tarikh rule` lists them")));
        }
    }
    Ok(())
}

/// The sums that agree, each with its words as a finding has them.
fn agreeing_in_full(verified: &[Verified], documents: &[Document], look: Look) -> String {
    let sums: Vec<Diagnostic> = verified.iter().map(|sum| in_words(&sum.to_diagnostic(), documents)).collect();
    render_agreeing(&sums, documents, look, &around(documents))
}

/// The sums that agree, a line each with its place.
fn agreeing(verified: &[Verified], documents: &[Document]) -> String {
    let mut out = String::new();
    for sum in verified {
        out += &format!("agrees[{}]: {}\n", sum.check, harmless(&sum.message));
        let label = sum.labels.iter().find(|label| label.primary).or(sum.labels.first());
        let document = label.and_then(|label| documents.iter().find(|document| document.id == label.document));
        if let (Some(label), Some(document)) = (label, document) {
            let place = Positions::new(document).place(label.span.start);
            out += &format!("  --> {}:{}:{}\n", harmless(&document.path), place.line, place.column);
        }
    }
    out
}

fn tell(inputs: &Inputs, documents: &[Document], findings: &[Diagnostic], verified: &[Verified]) {
    let of = |severity| findings.iter().filter(|finding| finding.severity == severity).count();
    let words = Words::of_languages(documents.iter().map(|document| document.language.0));
    let found = words.list(&[
        words.count(of(Severity::Error), "error", "errors"),
        words.count(of(Severity::Warning), "warning", "warnings"),
        words.count(of(Severity::Info), "info", "infos"),
    ]);
    let texts = words.count(documents.len(), "text", "texts");
    let agreeing = words.count(verified.len(), "sum agrees", "sums agree");
    let said = apart(&words.fill("{}: {}; {}", &[&texts, &found, &agreeing]));
    let _ = writeln!(std::io::stderr().lock(), "{said}");
    if inputs.passed_over > 0 {
        complain(&format!("{} of other forms passed over", count(inputs.passed_over, "file", "files")));
    }
}
