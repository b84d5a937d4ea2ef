//! A text too large to be read whole: tagged in pieces that end where paragraphs end, in memory that stays flat.

use std::io::{self, Read, Write};

use source::{Document, DocumentId, Format, Piece, Unit, pieces, read};
use timex::{Pack, Resolved, Timex, TimexId};

use super::{brat, json, table};
use crate::{DomainChoice, Options};

/// The formats that can be written piece by piece.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Form {
    /// A line for people.
    Table,
    /// A JSON object in a line, offsets in units.
    Jsonl(Unit),
    /// brat's standoff.
    Brat,
}

/// What was read.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Told {
    /// Bytes of text.
    pub bytes: u64,
    /// Times.
    pub times: u64,
}

/// Bytes of text tagged at a time.
const PIECE: usize = 1 << 20;

/// Tags plain text from `reader` and writes its times to `out` as it goes. Times are numbered through; "that year" at
/// the beginning of a piece does not see the piece before it.
///
/// # Errors
/// If reading or writing fails; of kind `InvalidData` where the input is no text.
///
/// ```
/// use source::{Document, DocumentId, Unit};
/// use tarikh::{Options, write};
///
/// let text = "The bridge was crossed on 15 February 1989.\n\n".repeat(50_000);
/// let mut lines = Vec::new();
/// let form = write::Form::Jsonl(Unit::Codepoint);
/// let told = write::tag_stream(&Options::default(), DocumentId(0), form, text.as_bytes(), &mut lines)?;
/// assert_eq!(told.times, 50_000);
/// assert!(lines.ends_with(b"}\n") && lines.windows(13).any(|window| window == br#""id":"t50000""#));
/// # Ok::<(), std::io::Error>(())
/// ```
pub fn tag_stream(
    options: &Options,
    id: DocumentId,
    form: Form,
    reader: impl Read,
    out: &mut impl Write,
) -> io::Result<Told> {
    let mut writer = Running { options: options.clone(), ..Running::default() };
    if form == Form::Table {
        out.write_all(table::HEADING.as_bytes())?;
    }
    for piece in pieces(reader, PIECE) {
        writer.piece(id, form, &piece?)?;
        out.write_all(&writer.bytes)?;
    }
    Ok(writer.told)
}

/// What runs on from piece to piece.
#[derive(Default)]
struct Running {
    options: Options,
    told: Told,
    ranges: u32,
    attributes: u64,
    bytes: Vec<u8>,
}

impl Running {
    fn piece(&mut self, id: DocumentId, form: Form, piece: &Piece) -> io::Result<()> {
        let failed = |reason: String| io::Error::new(io::ErrorKind::InvalidData, reason);
        let reading = read(id, "-", piece.text.as_bytes(), Some(Format::Plain));
        let (document, _) = reading.document().map_err(failed)?;
        if self.told.bytes == 0 {
            self.settle(&document);
        }
        let mut timexes = self.options.tag(&document);
        self.number_through(&mut timexes)?;
        self.bytes.clear();
        match form {
            Form::Jsonl(unit) => {
                json::piece(&mut self.bytes, &id.to_string(), &document.text, piece.base, &timexes, unit);
            }
            Form::Table => {
                let mut text = String::new();
                table::piece(&mut text, &document, piece.base, &timexes);
                self.bytes = text.into_bytes();
            }
            Form::Brat => {
                let mut text = String::new();
                brat::piece(&mut text, &mut self.attributes, &document.text, piece.base, &timexes);
                self.bytes = text.into_bytes();
            }
        }
        self.told.bytes += piece.text.len() as u64;
        self.told.times += timexes.len() as u64;
        Ok(())
    }

    /// The first piece tells language and domain of all: one text is not read by two guidelines.
    fn settle(&mut self, first: &Document) {
        let language = *self.options.language.get_or_insert(first.language);
        if let Some(pack) = Pack::of(language.0).or_else(|| Pack::of("en")) {
            self.options.domain = DomainChoice::As(self.options.domain_of(pack, first));
        }
    }

    /// Numbers times and ranges on from those of the pieces before.
    fn number_through(&mut self, timexes: &mut [Timex]) -> io::Result<()> {
        let too_many = || io::Error::new(io::ErrorKind::InvalidData, "more than 4294967295 times in one text");
        let first = u32::try_from(self.told.times).map_err(|_| too_many())?;
        let on = |number: u32, by: u32| number.checked_add(by).ok_or_else(too_many);
        let ranges = self.ranges;
        for timex in timexes {
            timex.id = TimexId(on(timex.id.0, first)?);
            if let Resolved::Anchored(Some(id)) = &mut timex.resolved {
                *id = TimexId(on(id.0, first)?);
            }
            if let Some(range) = &mut timex.range {
                range.id = on(range.id, ranges)?;
                self.ranges = self.ranges.max(range.id);
            }
        }
        Ok(())
    }
}
