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

use source::Span;

/// A time as gold or as we mark it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
struct Marked {
    span: Span,
    kind: String,
    value: String,
    modifier: String,
}
