//! A text too large to be read whole, tagged in pieces that end where paragraphs end.

use std::io::{self, Read};

use tarikh::source::{DocumentId, Format};
use tarikh::write::{Form as Streamed, tag_stream};

use super::{Counts, Form, Setting};
use crate::failure::Failure;
use crate::inputs::Input;
use crate::output::Output;
use crate::progress::Progress;

/// Tags the input; the inner error is what is wrong with the input, the outer one with the output.
pub fn tag(
    setting: &Setting,
    index: usize,
    input: &Input,
    reader: impl Read,
    output: &mut Output,
    progress: &mut Progress,
) -> Result<Result<Counts, String>, Failure> {
    let is_divisible = match setting.from.or_else(|| Format::by_ending(&input.path)) {
        Some(Format::Plain | Format::Markdown) | None => true,
        Some(Format::Html | Format::TimeMl) => false,
    };
    let streamed = match setting.form {
        Form::Table => Some(Streamed::Table),
        Form::Jsonl => Some(Streamed::Jsonl(setting.unit)),
        Form::Brat => Some(Streamed::Brat),
        Form::Json | Form::TimeMl => None,
    };
    let Some(form) = streamed.filter(|_| is_divisible) else {
        let can = "larger than 64 MiB; only plain text can be taken in pieces, as table, jsonl or brat";
        return Ok(Err(format!("{}: {can}", input.path)));
    };
    let mut failed = None;
    let reader = Watched { reader, read: 0, progress, failed: &mut failed };
    let told = output.stream(&input.name, |mut stream| {
        match tag_stream(&setting.options, DocumentId(index as u32), form, reader, &mut stream) {
            Ok(told) => Ok(Ok(told)),
            Err(error) => Ok(Err(error)),
        }
    })?;
    match (told, failed) {
        (Ok(told), _) => Ok(Ok(Counts { documents: 1, times: told.times as usize, ..Counts::default() })),
        (Err(_), Some(problem)) => Ok(Err(format!("{}: {problem}", input.path))),
        (Err(error), None) if error.kind() == io::ErrorKind::InvalidData => Ok(Err(format!("{}: {error}", input.path))),
        (Err(error), None) => Err(error.into()),
    }
}

/// A reader that shows how far it is, and remembers that it was reading that failed, not writing.
struct Watched<'r, R> {
    reader: R,
    read: u64,
    progress: &'r mut Progress,
    failed: &'r mut Option<String>,
}

impl<R: Read> Read for Watched<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self.reader.read(buffer) {
            Ok(count) => {
                self.read += count as u64;
                self.progress.at_size(self.read >> 20, "MiB");
                Ok(count)
            }
            Err(error) => {
                if error.kind() != io::ErrorKind::Interrupted {
                    *self.failed = Some(error.to_string());
                }
                Err(error)
            }
        }
    }
}
