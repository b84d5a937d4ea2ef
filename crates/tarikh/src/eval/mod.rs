//! Our reading measured against gold: the text of the gold is read, never its annotation, by the code that `tag`
//! and `read` run.

mod annotation;
mod attribution;
mod entities;
mod events;
mod figures;
mod gold;
mod misses;
mod pairing;
mod relations;
mod syntax;
mod timex;

pub use annotation::{AnnotatedEvent, AnnotatedLink, AnnotatedTime, Annotation, Item, annotation};
pub use attribution::{AttributionEval, eval_attribution};
pub use entities::{EntitiesEval, eval_entities};
pub use events::{EventsEval, eval_events};
pub use figures::{Figures, Share, TimexCounts};
pub use misses::{Kind, Miss};
pub use relations::{RelationsEval, eval_relations};
pub use syntax::{SyntaxEval, eval_syntax};
pub use timex::{TimexEval, eval_timex};

use crate::tags::tags;
use source::{Document, DocumentId, Format, Span, read};

/// Reads gold in TimeML.
fn timeml(name: &str, bytes: &[u8]) -> Result<Document, String> {
    let (document, _) = read(DocumentId(0), name, bytes, Some(Format::TimeMl)).document()?;
    let is_timeml = |file: &str| ["TimeML", "TEXT", "TIMEX3"].iter().any(|name| tags(file, name).next().is_some());
    match document.file.as_deref().is_some_and(is_timeml) || document.text.is_empty() {
        true => Ok(document),
        false => Err("is no TimeML: it has no TEXT".to_owned()),
    }
}

/// A time as gold or as we mark it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
struct Marked {
    span: Span,
    kind: String,
    value: String,
    modifier: String,
}
