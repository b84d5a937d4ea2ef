//! Standoff annotation as brat reads it, beside the text: a `T` line for each time, `A` lines for what it is, a note
//! with its value.

use source::{Base, Document, Span, Unit};
use timex::Timex;

use super::offsets::Count;

/// Returns the times of a document as brat's standoff. Offsets are code points of the document's text; a time that runs
/// over a line end is written in fragments, as brat wants it.
///
/// ```
/// use source::{DocumentId, read};
/// use tarikh::{Options, write};
///
/// let (document, _) = read(DocumentId(0), "-", b"in the early 1990s", None).document()?;
/// let standoff = write::brat(&document, &Options::default().tag(&document));
/// assert_eq!(standoff.lines().next(), Some("T1\tDATE 3 18\tthe early 1990s"));
/// assert_eq!(standoff.lines().nth(1), Some("A1\tmod T1 START"));
/// # Ok::<(), String>(())
/// ```
pub fn brat(document: &Document, timexes: &[Timex]) -> String {
    let mut out = String::new();
    let mut attributes = 0;
    piece(&mut out, &mut attributes, &document.text, Base::default(), timexes);
    out
}

/// Adds the lines of a piece of a document; `attributes` have been numbered so far.
pub(super) fn piece(out: &mut String, attributes: &mut u64, text: &str, base: Base, timexes: &[Timex]) {
    let mut count = Count::new(text, base, Unit::Codepoint);
    for timex in timexes {
        let number = u64::from(timex.id.0) + 1;
        let timex3 = timex.timex3();
        let mut places = String::new();
        for line in lines(text, timex.span) {
            let (start, end) = count.span(line);
            places += if places.is_empty() { " " } else { ";" };
            places += &format!("{start} {end}");
        }
        let words = timex.span.of(text).replace(char::is_control, " ");
        out.push_str(&format!("T{number}\t{}{places}\t{words}\n", timex3.kind.as_str()));
        let mut attribute = |attribute: String| {
            *attributes += 1;
            out.push_str(&format!("A{attributes}\t{attribute}\n"));
        };
        if let Some(modifier) = timex3.modifier {
            attribute(format!("mod T{number} {}", modifier.as_str()));
        }
        if timex.named {
            attribute(format!("named T{number}"));
        }
        let edtf = timex.edtf().map(|edtf| format!(" edtf {edtf}")).unwrap_or_default();
        out.push_str(&format!("#{number}\tAnnotatorNotes T{number}\tvalue {}{edtf}\n", timex3.value));
    }
}

/// The parts of a span between its line ends.
fn lines(text: &str, span: Span) -> Vec<Span> {
    let mut parts = Vec::new();
    let mut start = span.start as usize;
    for part in span.of(text).split(['\n', '\r']) {
        if !part.trim().is_empty() {
            parts.push(Span::new(start, start + part.len()));
        }
        start += part.len() + 1;
    }
    parts
}
