//! How an event is told that is not told as having happened.

use tarikh::Chronology;
use tarikh::event::{Event, Polarity};

/// Says how an event is told that is not told as having happened, or that it is told as what did not.
pub(crate) fn told_as(chronology: &Chronology, event: &Event) -> Option<&'static str> {
    match (event.modality, event.polarity) {
        (None, Polarity::Negative) => Some("not having happened"),
        (_, Polarity::Negative | Polarity::Positive) => tarikh::told_as(chronology, event),
    }
}
