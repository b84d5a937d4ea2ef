//! One text tagged, in the form asked for.

use std::path::Path;

use serde::Serialize;
use tarikh::calendar::TimeValue;
use tarikh::json::{InCalendars, TimexJson};
use tarikh::source::{Diagnostic, Document, DocumentId, Positions, Severity, Unit, read, read_unhashed, sentences};
use tarikh::timex::{Resolved, Timex};

use super::{Counts, Explain, Form, Setting, table};
use crate::failure::Failure;
use crate::inputs::Input;
use crate::output::Output;

/// A text and its times.
pub struct Read {
    pub document: Document,
    pub written: Option<TimeValue>,
    pub timexes: Vec<Timex>,
    /// What is wrong with how the file could be read.
    pub warnings: Vec<String>,
}

/// What is printed of one text.
pub struct Part {
    pub counts: Counts,
    /// The times in the form asked for, in UTF-8.
    pub text: Vec<u8>,
    /// The entry of the text in `documents`.
    pub entry: String,
    /// What is wrong with how the file could be read.
    pub warnings: Vec<String>,
}

/// A text in `documents`.
#[derive(Serialize)]
pub struct Entry<'d> {
    pub id: String,
    pub path: &'d str,
    pub title: Option<&'d str>,
    pub language: &'d str,
    pub written: Option<Written>,
    pub publisher: Option<&'d str>,
    pub sha256: Option<&'d str>,
    /// What the file's bytes were read in.
    pub encoding: &'d str,
    /// Where it is not the file itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<&'d str>,
}

/// The date of writing.
#[derive(Serialize)]
pub struct Written {
    pub edtf: Option<String>,
    pub value: String,
}

impl Written {
    pub fn of(value: &TimeValue) -> Written {
        Written { edtf: value.edtf(), value: value.timex3().value }
    }
}

/// A time with what was asked for beside it.
#[derive(Serialize)]
struct Line<'t> {
    #[serde(flatten)]
    timex: TimexJson<'t>,
    #[serde(rename = "in", skip_serializing_if = "Option::is_none")]
    in_calendars: Option<InCalendars>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'t str>,
}

impl Read {
    /// Reads and tags a text.
    pub fn new(setting: &Setting, index: usize, input: &Input, bytes: &[u8]) -> Result<Read, String> {
        let id = DocumentId(index as u32);
        // Only `json` names the file by its hash.
        let reading = match setting.form {
            Form::Json => read(id, &input.path, bytes, setting.from),
            Form::Table | Form::Jsonl | Form::TimeMl | Form::Brat => {
                read_unhashed(id, &input.path, bytes, setting.from)
            }
        };
        let (document, remarks) = reading.document().map_err(|problem| format!("{}: {problem}", input.path))?;
        let timexes = setting.options.tag(&document);
        let written = setting.options.written_of(&document);
        let warns = |remark: &&Diagnostic| remark.severity == Severity::Warning;
        let say = |remark: &Diagnostic| format!("{}: {}", input.path, remark.message);
        let warnings = remarks.iter().filter(warns).map(say).collect();
        Ok(Read { document, written, timexes, warnings })
    }

    /// Returns what is printed of it.
    pub fn part(&self, setting: &Setting) -> Part {
        let document = &self.document;
        let text = match setting.form {
            Form::Table => table::lines(setting, self).into_bytes(),
            Form::TimeMl => tarikh::write::timeml(document, self.written.as_ref(), &self.timexes).text.into_bytes(),
            Form::Brat => tarikh::write::brat(document, &self.timexes).into_bytes(),
            Form::Json => self.lines(setting, ",\n"),
            Form::Jsonl if setting.is_plain() => {
                let mut lines = Vec::new();
                tarikh::write::jsonl(&mut lines, document, &self.timexes, setting.unit);
                lines
            }
            Form::Jsonl => self.lines(setting, "\n"),
        };
        let counts = Counts {
            documents: 1,
            sentences: if setting.form == Form::Table { sentences(document).len() } else { 0 },
            times: self.timexes.len(),
            unplaced: unplaced(&self.timexes),
            undated: usize::from(self.written.is_none()),
        };
        let entry = if setting.form == Form::Json { self.entry() } else { String::new() };
        Part { counts, text, entry, warnings: self.warnings.clone() }
    }

    fn lines(&self, setting: &Setting, end: &str) -> Vec<u8> {
        let positions = Positions::new(&self.document);
        let id = self.document.id.to_string();
        let offsets = |timex: &Timex| {
            let (start, end) = positions.span(timex.span, setting.unit);
            (u64::from(start), u64::from(end))
        };
        json_lines(setting, &id, &self.document.text, offsets, &self.timexes, end)
    }

    fn entry(&self) -> String {
        let document = &self.document;
        let entry = Entry {
            id: document.id.to_string(),
            path: &document.path,
            title: document.title.as_deref(),
            language: document.language.0,
            written: self.written.as_ref().map(Written::of),
            publisher: document.publisher.as_deref(),
            sha256: Some(&document.sha256),
            encoding: document.encoding,
            text: document.differs_from_file().then_some(&*document.text),
        };
        serde_json::to_string(&entry).unwrap_or_default()
    }
}

/// Counts the times that could not be placed.
fn unplaced(timexes: &[Timex]) -> usize {
    timexes.iter().filter(|timex| timex.resolved == Resolved::Unanchored).count()
}

/// The times as JSON objects, each followed by `end`.
fn json_lines(
    setting: &Setting,
    document: &str,
    text: &str,
    offsets: impl Fn(&Timex) -> (u64, u64),
    timexes: &[Timex],
    end: &str,
) -> Vec<u8> {
    let mut out = Vec::with_capacity(timexes.len() * 320);
    for timex in timexes {
        let json = TimexJson::new(document, text, offsets(timex), timex, timexes);
        let asked = &setting.options.calendars;
        let calendars = timex.value.as_ref().filter(|_| !asked.is_empty()).map(|value| {
            let shown = |id| (tarikh::date::key(id), tarikh::date::in_calendar(id, value, timex.pinned));
            InCalendars(asked.iter().copied().map(shown).collect())
        });
        let why = setting.explain == Explain::Why;
        let line = Line { timex: json, in_calendars: calendars, reason: why.then_some(&*timex.reason) };
        // Writing to memory cannot fail, and the shapes have string keys only.
        let _ = serde_json::to_writer(&mut out, &line);
        out.extend_from_slice(end.as_bytes());
    }
    out
}

/// What stands around the parts: nothing, or the one object of `json`.
pub enum Whole {
    /// Each part stands for itself.
    Parts,
    /// An object a file.
    Files(Unit),
    /// One object for all, with the entries to come at its end.
    Object { entries: Vec<String>, is_first: bool },
}

impl Whole {
    /// Writes what comes before the parts.
    pub fn begin(setting: &Setting, output: &mut Output) -> Result<Whole, Failure> {
        match setting.form {
            Form::Table | Form::Jsonl | Form::TimeMl | Form::Brat => Ok(Whole::Parts),
            Form::Json if output.is_folder() => Ok(Whole::Files(setting.unit)),
            Form::Json => {
                output.write(Path::new(""), head(setting.unit))?;
                Ok(Whole::Object { entries: Vec::new(), is_first: true })
            }
        }
    }

    /// Writes a part; of an object's times the last one has a comma too many.
    pub fn add(&mut self, output: &mut Output, name: &Path, part: Part) -> Result<(), Failure> {
        match self {
            Whole::Parts => output.write(name, &part.text),
            Whole::Files(unit) => {
                let times = part.text.strip_suffix(b",\n").unwrap_or(&part.text);
                output.write(name, [head(*unit).as_bytes(), times, tail(&[part.entry]).as_bytes()].concat())
            }
            Whole::Object { entries, is_first } => {
                entries.push(part.entry);
                let times = part.text.strip_suffix(b",\n").unwrap_or(&part.text);
                if times.is_empty() {
                    return Ok(());
                }
                let comma = if std::mem::take(is_first) { "" } else { ",\n" };
                output.write(name, comma)?;
                output.write(name, times)
            }
        }
    }

    /// Writes what comes after the parts.
    pub fn end(self, output: &mut Output) -> Result<(), Failure> {
        match self {
            Whole::Parts | Whole::Files(_) => Ok(()),
            Whole::Object { entries, .. } => output.write(Path::new(""), tail(&entries)),
        }
    }
}

fn head(unit: Unit) -> String {
    format!("{{\"schema\":\"tarikh.timexes/1\",\"unit\":\"{}\",\"timexes\":[\n", unit.name())
}

fn tail(entries: &[String]) -> String {
    format!("\n],\"documents\":[\n{}\n]}}\n", entries.join(",\n"))
}
