//! Which accounts tell days of Old Style: beside these a day kept every year may be taken for one of either calendar.

use std::collections::BTreeSet;

use tarikh::Chronology;
use tarikh::calendar::{CalendarId, Day};
use tarikh::source::DocumentId;
use tarikh::timex::Timex;

/// The documents that tell days of Old Style.
pub(super) fn old_style(chronology: &Chronology) -> BTreeSet<DocumentId> {
    let is_old = |timex: &Timex| {
        let date = timex.value.as_ref().and_then(|value| value.as_date());
        let is_julian = date.is_some_and(|date| date.calendar == CalendarId::Julian);
        is_julian && timex.extent().single_day().is_some_and(|day| day >= Day::REFORM)
    };
    let documents = chronology.documents.iter().zip(&chronology.timexes);
    documents.filter(|(_, timexes)| timexes.iter().any(is_old)).map(|(document, _)| document.id).collect()
}
