//! Times as JSON: a line for each, or one object for all documents.

use calendar::TimeValue;
use serde::Serialize;
use source::{Base, Document, Unit};
use timex::Timex;

use super::line::line;
use super::offsets::Count;
use crate::json::TimexJson;

/// Adds a JSON object in a line for each time of a document.
///
/// ```
/// use source::{DocumentId, Unit, read};
/// use tarikh::{Options, write};
///
/// let (document, _) = read(DocumentId(0), "-", "—15 February 1989".as_bytes(), None).document()?;
/// let mut lines = Vec::new();
/// write::jsonl(&mut lines, &document, &Options::default().tag(&document), Unit::Codepoint);
/// assert!(lines.starts_with(br#"{"id":"t1","document":"d1","start":1,"end":17,"text":"15 February 1989","type":"DATE""#));
/// # Ok::<(), String>(())
/// ```
pub fn jsonl(out: &mut Vec<u8>, document: &Document, timexes: &[Timex], unit: Unit) {
    piece(out, &document.id.to_string(), &document.text, Base::default(), timexes, unit);
}

/// Adds the lines of a piece of a document.
pub(super) fn piece(out: &mut Vec<u8>, document: &str, text: &str, base: Base, timexes: &[Timex], unit: Unit) {
    out.reserve(timexes.len() * USUAL);
    let mut count = Count::new(text, base, unit);
    for timex in timexes {
        line(out, document, text, count.span(timex.span), timex, timexes);
        out.push(b'\n');
    }
}

/// Bytes of a line, most often.
const USUAL: usize = 400;

const WRITES: &str = "these shapes have string keys and no failing part, and a vector takes every byte";

fn each<'t>(
    document: &'t str,
    text: &'t str,
    base: Base,
    timexes: &'t [Timex],
    unit: Unit,
) -> impl Iterator<Item = TimexJson<'t>> {
    let mut count = Count::new(text, base, unit);
    timexes.iter().map(move |timex| TimexJson::new(document, text, count.span(timex.span), timex, timexes))
}

#[derive(Serialize)]
struct Whole<'t> {
    schema: &'static str,
    unit: &'static str,
    documents: Vec<DocumentJson<'t>>,
    timexes: Vec<TimexJson<'t>>,
}

#[derive(Serialize)]
struct DocumentJson<'t> {
    id: &'t str,
    path: &'t str,
    title: Option<&'t str>,
    language: &'static str,
    written: Option<WrittenOn>,
    sha256: &'t str,
    encoding: &'static str,
    /// Where it differs from the file.
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'t str>,
}

#[derive(Serialize)]
struct WrittenOn {
    edtf: Option<String>,
}

/// A document with its date of writing and its times.
pub type Tagged<'d> = (&'d Document, Option<TimeValue>, &'d [Timex]);

/// Returns the times of all documents as one JSON object.
pub fn json(documents: &[Tagged<'_>], unit: Unit) -> String {
    let ids: Vec<String> = documents.iter().map(|(document, ..)| document.id.to_string()).collect();
    let mut whole = Whole { schema: "tarikh.timexes/1", unit: unit.name(), documents: Vec::new(), timexes: Vec::new() };
    for ((document, written, timexes), id) in documents.iter().zip(&ids) {
        whole.documents.push(DocumentJson {
            id,
            path: &document.path,
            title: document.title.as_deref(),
            language: document.language.0,
            written: written.as_ref().map(|written| WrittenOn { edtf: written.edtf() }),
            sha256: &document.sha256,
            encoding: document.encoding,
            text: document.differs_from_file().then_some(&*document.text),
        });
        whole.timexes.extend(each(id, &document.text, Base::default(), timexes, unit));
    }
    serde_json::to_string(&whole).expect(WRITES) + "\n"
}
