//! From the bytes of a file to a document. Reading never fails: what cannot be read is said.

use std::sync::Arc;

use sha2::{Digest, Sha256};

use crate::encoding::{Decoded, How, Loss, decode};
use crate::readers::{Read, html, markdown, plain, timeml};
use crate::{Diagnostic, Document, DocumentId, Format, Label, Severity, Span, dateline, language, sections};

/// The largest document that is read as a whole, in bytes: 64 MiB. Keeping to it is the caller's business; see
/// [`pieces`](crate::pieces) for what to do with a larger one.
pub const MAX_DOCUMENT: usize = 64 << 20;

/// Spans count bytes in 32 bits; a byte of an old encoding may take three in UTF-8.
const MAX_BYTES: usize = 1 << 30;

/// What became of a file's bytes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Reading {
    /// A document, and what is to be said about its reading (info and warnings; an empty file is one of them).
    Document(Box<Document>, Vec<Diagnostic>),
    /// No text: why, for a person, lower case, no full stop: `not a text file (binary data)`.
    Unreadable(String),
}

impl Reading {
    /// Returns the document and what was said of its reading, or why there is none.
    pub fn document(self) -> Result<(Document, Vec<Diagnostic>), String> {
        match self {
            Reading::Document(document, diagnostics) => Ok((*document, diagnostics)),
            Reading::Unreadable(reason) => Err(reason),
        }
    }
}

/// Reads the bytes of a file (or of standard input, `-`) as a document.
///
/// The form is the one given, else told by the path's ending, else by how the text opens. The encoding is told by a
/// mark, a declaration, or the letters. Takes time and memory linear in the size.
///
/// ```
/// use source::{DocumentId, Reading, read};
///
/// let bytes = "KABUL, Feb. 15 (Agency) \u{2014} The bridge is empty.".as_bytes();
/// let Reading::Document(document, diagnostics) = read(DocumentId(0), "bridge.txt", bytes, None) else { panic!() };
/// assert_eq!(document.language.0, "en");
/// assert!(diagnostics.is_empty());
///
/// let reading = read(DocumentId(1), "map.png", b"\x89PNG\r\n\x1a\n", None);
/// assert_eq!(reading, Reading::Unreadable("not a text file (binary data)".to_owned()));
/// ```
pub fn read(id: DocumentId, path: &str, bytes: &[u8], format: Option<Format>) -> Reading {
    match read_unhashed(id, path, bytes, format) {
        Reading::Document(mut document, diagnostics) => {
            document.sha256 = hexadecimal(&Sha256::digest(bytes));
            Reading::Document(document, diagnostics)
        }
        unreadable @ Reading::Unreadable(_) => unreadable,
    }
}

/// Reads the bytes as [`read`] does, and leaves `sha256` empty: for results that do not name the file by its content, which
/// takes as long as a tenth of the rest.
///
/// ```
/// use source::{DocumentId, read_unhashed};
/// let (document, _) = read_unhashed(DocumentId(0), "-", b"A bridge.", None).document()?;
/// assert_eq!((&*document.text, &*document.sha256), ("A bridge.", ""));
/// # Ok::<(), String>(())
/// ```
pub fn read_unhashed(id: DocumentId, path: &str, bytes: &[u8], format: Option<Format>) -> Reading {
    if bytes.len() > MAX_BYTES {
        return Reading::Unreadable("larger than 1 GiB".to_owned());
    }
    let Some(decoded) = decode(bytes) else {
        return Reading::Unreadable("not a text file (binary data)".to_owned());
    };
    let format = format.or_else(|| Format::by_ending(path)).unwrap_or_else(|| Format::by_opening(&decoded.text));
    let file: Arc<str> = Arc::from(&*decoded.text);
    let Read { extract, headings, title, written, publisher, language, cut, unlike, is_other_form } = match format {
        Format::Plain => plain::read(),
        Format::Markdown => markdown::read(&file),
        Format::Html => html::read(&file),
        Format::TimeMl => timeml::read(&file),
    };
    let (text, origin, openings, file) = match extract {
        Some(extract) => (Arc::from(extract.text), extract.origin, extract.openings, Some(file)),
        None => (file, Vec::new(), Vec::new(), None),
    };
    let language = language::of(&text, language.as_deref());
    let dateline = dateline::find(&text);
    let headings = headings.unwrap_or_else(|| sections::find(&text));
    let title = title.or_else(|| sections::title(&text, &headings).map(str::to_owned));
    let sections = sections::divide(text.len(), &headings);
    let document = Document {
        id,
        path: path.to_owned(),
        origin,
        openings,
        file,
        encoding: decoded.encoding.name(),
        is_repaired: decoded.lossy == Loss::SomeBytes,
        sha256: String::new(),
        language,
        title,
        written,
        publisher,
        dateline,
        sections,
        text,
    };
    let other_form = is_other_form.then_some(format);
    let diagnostics = remarks(&document, &decoded, (cut, other_form), unlike.as_deref());
    Reading::Document(Box::new(document), diagnostics)
}

/// Reads `data` in every form and checks what always holds: no panic, spans on character boundaries, sections that
/// are the whole text, sentences in order. What a fuzzer calls, and the tests over `tests/seeds/read`.
pub fn exercise(data: &[u8]) {
    for format in Format::ALL {
        let Reading::Document(document, remarks) = read(DocumentId(0), "seed", data, Some(format)) else { continue };
        let text = &*document.text;
        let whole: String = document.sections.iter().map(|section| section.span.of(text)).collect();
        assert_eq!(whole, text, "the sections are the whole text");
        let mut last = 0;
        for sentence in crate::sentences(&document) {
            assert!(sentence.start >= last && !sentence.of(text).is_empty(), "sentences come in order");
            last = sentence.end;
        }
        let positions = crate::Positions::new(&document);
        for &(at, _) in document.origin.iter().take(1000) {
            assert!(text.is_char_boundary(at as usize), "pieces begin on character boundaries");
            let place = positions.place(at);
            assert!(place.line > 0 && place.column > 0);
        }
        let documents = [*document];
        let shown = crate::render_full(&remarks, &documents, crate::Colour::Never);
        assert!(shown.chars().all(|c| c == '\n' || !c.is_control()), "what is shown is harmless");
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What is to be said about the reading itself.
fn remarks(
    document: &Document,
    decoded: &Decoded<'_>,
    (cut, other_form): (Option<usize>, Option<Format>),
    unlike: Option<&str>,
) -> Vec<Diagnostic> {
    let mut remarks = Vec::new();
    let mut say = |check, severity, message: String, span: Span| {
        let label = Label { document: document.id, span, text: String::new(), primary: true };
        remarks.push(Diagnostic {
            check,
            severity,
            message,
            labels: vec![label],
            notes: Vec::new(),
            fixes: Vec::new(),
        });
    };
    if document.text.trim().is_empty() {
        say("empty-document", Severity::Info, "there is no text to read".to_owned(), Span::new(0, 0));
    }
    if decoded.lossy == Loss::SomeBytes {
        let at = document.text.find('\u{fffd}');
        let span = at.map_or(Span::new(0, 0), |at| Span::new(at, at + '\u{fffd}'.len_utf8()));
        let message = format!("some bytes are not {} and are shown as U+FFFD", decoded.encoding.name());
        say("undecodable-text", Severity::Warning, message, span);
    }
    if let Some(form) = other_form.filter(|_| !document.text.trim().is_empty()) {
        let message = format!("there are no elements of {} in the file; all of it is read as its text", form.name());
        say("other-form", Severity::Warning, message, Span::new(0, 0));
    }
    if let Some(cut) = cut {
        let end = document.text.len();
        let message =
            format!("the page has too many elements or attributes; what follows byte {cut} of the file is left out");
        say("cut-page", Severity::Warning, message, Span::new(end, end));
    }
    if let (Some(unlike), Some(written)) = (unlike, &document.written) {
        let message = format!("the page gives two dates of writing: {written} is taken, {unlike} is not");
        say("unlike-dates", Severity::Info, message, Span::new(0, 0));
    }
    match decoded.how {
        How::Certain | How::Declared => {}
        How::Guessed => {
            let message = format!("the encoding is not stated; read as {}", decoded.encoding.name());
            say("assumed-encoding", Severity::Info, message, Span::new(0, 0));
        }
    }
    remarks
}
