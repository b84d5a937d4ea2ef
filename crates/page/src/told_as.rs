//! How an event is told that is not told as having happened.

use tarikh::event::{Event, Modality, Polarity};

/// Says how an event is told that is not told as having happened.
pub(crate) fn told_as(event: &Event) -> Option<&'static str> {
    match (event.modality, event.polarity) {
        (Some(Modality::Planned), _) => Some("planned"),
        (Some(Modality::Ordered), _) => Some("ordered"),
        (Some(Modality::Denied), _) => Some("denied"),
        (Some(Modality::Hypothetical), _) => Some("possible"),
        (None, Polarity::Negative) => Some("not having happened"),
        (None, Polarity::Positive) => None,
    }
}
