//! The events of a document as TimeML marks them, and how they lie to its times and to each other.

use calendar::TimeValue;
use event::{Link, Mention, Told, links, mentions};
use source::Document;
use timex::Timex;

use crate::understand::sentences_of;

/// Events and links of a document, none where its language has no grammar here.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Story {
    /// The events, in reading order.
    pub mentions: Vec<Mention>,
    /// The links between them, the times, and the time of writing.
    pub links: Vec<Link>,
}

impl Story {
    /// Reads them; `timexes` are the document's.
    ///
    /// ```
    /// use source::{DocumentId, read};
    /// use tarikh::{Options, Story};
    ///
    /// let (document, _) = read(DocumentId(0), "-", b"The last column left in 1989.", None).document()?;
    /// let timexes = Options::default().tag(&document);
    /// assert_eq!(Story::of(&document, &timexes, None).mentions.len(), 1);
    /// # Ok::<(), String>(())
    /// ```
    pub fn of(document: &Document, timexes: &[Timex], written: Option<&TimeValue>) -> Story {
        if !READ.contains(&document.language.0) {
            return Story::default();
        }
        let text = &*document.text;
        let sentences = sentences_of(document);
        let mentions = mentions(text, &sentences, timexes);
        let links = links(&Told { text, sentences: &sentences, timexes, written, mentions: &mentions });
        Story { mentions, links }
    }
}

/// English, and what is too short to be told.
const READ: [&str; 2] = ["en", "und"];
