//! A text too large to be read whole: tagged in pieces that end where paragraphs end, in memory that stays flat.

use std::io::{self, Read, Write};

use source::{Base, Document, DocumentId, Format, Piece, Section, Span, Unit, pieces, read};
use timex::{Finder, Resolved, Timex, TimexId};

use super::{brat, json, table};
use crate::Options;

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
    if form == Form::Table {
        out.write_all(table::HEADING.as_bytes())?;
    }
    let mut running = Running::default();
    let mut pieces = pieces(reader, PIECE);
    let Some(first) = pieces.next().transpose()? else { return Ok(running.told) };
    // The first piece tells language and domain of all: one text is not read by two guidelines.
    let reading = read(id, "-", first.text.as_bytes(), Some(Format::Plain));
    let (mut document, _) = reading.document().map_err(|reason| io::Error::new(io::ErrorKind::InvalidData, reason))?;
    let Some(pack) = options.pack_of(&document) else { return Ok(running.told) };
    let domain = options.domain_of(pack, &document);
    let context = options.context_of(&document, domain);
    let mut finder = Finder::new(pack, domain);
    for piece in std::iter::once(Ok(first)).chain(pieces) {
        let Piece { text, base } = piece?;
        document.sections = vec![Section { heading: None, level: 1, is_marked: false, span: Span::new(0, text.len()) }];
        document.text = text.into();
        let mut timexes = timex::tag(&mut finder, &context, &document);
        running.number_through(&mut timexes)?;
        running.write(form, &document, base, &timexes, out)?;
    }
    Ok(running.told)
}

/// What runs on from piece to piece.
#[derive(Default)]
struct Running {
    told: Told,
    ranges: u32,
    attributes: u64,
    bytes: Vec<u8>,
}

impl Running {
    fn write(
        &mut self,
        form: Form,
        document: &Document,
        base: Base,
        timexes: &[Timex],
        out: &mut impl Write,
    ) -> io::Result<()> {
        let mut text = String::new();
        self.bytes.clear();
        match form {
            Form::Jsonl(unit) => {
                json::piece(&mut self.bytes, &document.id.to_string(), &document.text, base, timexes, unit);
            }
            Form::Table => table::piece(&mut text, document, base, timexes),
            Form::Brat => brat::piece(&mut text, &mut self.attributes, &document.text, base, timexes),
        }
        self.told.bytes += document.text.len() as u64;
        self.told.times += timexes.len() as u64;
        out.write_all(text.as_bytes())?;
        out.write_all(&self.bytes)
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
