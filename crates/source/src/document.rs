//! A document: its text as shown, and what is known of where it came from.

use std::sync::Arc;

use crate::{Opening, Span};

/// Which document of a run, counted from 0 in the order of the arguments.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct DocumentId(pub u32);

/// A language by its ISO 639-1 code: `en`, `fa`, `ps`; `und` where it is not known.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Language(pub &'static str);

/// A part of the text under a heading; the part before the first heading has none.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Section {
    /// The heading, without its markup.
    pub heading: Option<Span>,
    /// 1 for the highest.
    pub level: u8,
    /// Whether markup makes it a heading, not its look alone.
    pub is_marked: bool,
    /// From the heading to the next heading.
    pub span: Span,
}

/// The line a news report opens with: `KABUL, Feb. 15 (Agency) —`, `Tehran-IRAF-`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Dateline {
    /// All of it, the dash included.
    pub span: Span,
    /// The place.
    pub place: Option<Span>,
    /// The agency or paper.
    pub publisher: Option<Span>,
}

/// A document as it was read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Document {
    /// Which of the run.
    pub id: DocumentId,
    /// The path it was given by, or `-`.
    pub path: String,
    /// The text all spans point into.
    pub text: Arc<str>,
    /// Where `text` is not the file itself: for each piece of text, from which byte of `text` on it comes from which
    /// byte of the decoded file; sorted. Empty where the text is the file.
    pub origin: Vec<(u32, u32)>,
    /// The decoded file, kept where `text` is not the file itself, so that lines and columns can be told.
    pub file: Option<Arc<str>>,
    /// The lines that markup begins, by their first byte, sorted: items of lists, and what follows a line break. Empty where the
    /// text is the file.
    pub openings: Vec<(u32, Opening)>,
    /// The encoding the file was read in, by its WHATWG name: `UTF-8`, `windows-1256`.
    pub encoding: &'static str,
    /// Whether some bytes of the file mean nothing in the encoding and stand as U+FFFD.
    pub is_repaired: bool,
    /// SHA-256 of the file's bytes, in hexadecimal.
    pub sha256: String,
    /// The language.
    pub language: Language,
    /// The title, from metadata, TITLE or the first heading.
    pub title: Option<String>,
    /// The date of writing as metadata or DCT tell it, unread: `2009-12-19`, `15 February 2026`.
    pub written: Option<String>,
    /// Who published it, from metadata; the agency of a dateline is in the dateline.
    pub publisher: Option<String>,
    /// The opening line of a news report.
    pub dateline: Option<Dateline>,
    /// The parts under headings, in order; together they are the whole text.
    pub sections: Vec<Section>,
}

impl Document {
    /// Says whether offsets cannot be told in the file itself: the text was taken out of markup, or out of another encoding than
    /// UTF-8. A byte order mark alone does not count.
    ///
    /// ```
    /// use source::{DocumentId, read};
    /// let (plain, _) = read(DocumentId(0), "-", "Café, 1989".as_bytes(), None).document().expect("it is text");
    /// let (old, _) = read(DocumentId(0), "-", b"Caf\xe9, 1989, and no more.", None).document().expect("it is text");
    /// assert!(!plain.differs_from_file() && old.differs_from_file());
    /// ```
    pub fn differs_from_file(&self) -> bool {
        self.file.is_some() || self.encoding != "UTF-8" || self.is_repaired
    }

    /// Returns the byte of the decoded file that byte `at` of the text comes from; the same where the text is the file.
    ///
    /// ```
    /// use source::{DocumentId, read};
    /// let file = "<html><p>Peace &amp; <b>1989</b></p></html>";
    /// let (document, _) = read(DocumentId(0), "-", file.as_bytes(), None).document().expect("it is text");
    /// assert_eq!(&*document.text, "Peace & 1989");
    /// assert_eq!(document.file_byte(8) as usize, file.find("1989").expect("it is there"));
    /// ```
    pub fn file_byte(&self, at: u32) -> u32 {
        let index = self.origin.partition_point(|&(text, _)| text <= at);
        match index.checked_sub(1).map(|index| self.origin[index]) {
            None => at,
            Some((text, file)) => {
                // What was put in between pieces (a line end for a tag) lies no further than the next piece.
                let limit = self.origin.get(index).map_or(u32::MAX, |&(_, next)| next.max(file));
                (file + (at - text)).min(limit)
            }
        }
    }
}
