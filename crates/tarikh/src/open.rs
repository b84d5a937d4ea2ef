//! Times of what has no known end, or no known beginning: since 1990, until 1992.

use calendar::{Bounds, Extent};
use event::{Relation, When};
use timex::Timex;

/// Which end of an event its time leaves open.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Open {
    Neither,
    Beginning,
    End,
}

fn open(relation: Relation) -> Open {
    match relation {
        Relation::Since | Relation::After | Relation::From | Relation::Told => Open::End,
        Relation::Until | Relation::Before | Relation::By => Open::Beginning,
        Relation::Within | Relation::Throughout | Relation::Yearly | Relation::FormerlyYearly => Open::Neither,
    }
}

/// Returns the days of an event by those of the time it hangs on: what has gone on since has no end, and what went on until no
/// beginning. `timexes` are those of its document.
///
/// ```
/// use source::{DocumentId, read};
/// let account = read(DocumentId(0), "-", b"The bridge was closed before 1740.", None).document()?;
/// let chronology = tarikh::read(vec![account], &tarikh::Options::default());
/// let when = chronology.events[0].when.ok_or("it is dated")?;
/// let extent = tarikh::open_extent(&when, &chronology.timexes[0]);
/// assert_eq!((extent.earliest(), extent.latest().map(|day| day.to_string())), (None, Some("1740-12-31".to_owned())));
/// assert_eq!(tarikh::open_edtf(&when, &chronology.timexes[0]).as_deref(), Some("../1740"));
/// # Ok::<(), String>(())
/// ```
pub fn open_extent(when: &When, timexes: &[Timex]) -> Extent {
    let time = when.extent(timexes);
    match open(when.relation) {
        Open::Neither => time,
        Open::End => Extent { end: Bounds::default(), ..time },
        Open::Beginning => Extent { start: Bounds::default(), ..time },
    }
}

/// Returns the time of an event as EDTF, open where the event is; `None` where EDTF cannot say it.
pub fn open_edtf(when: &When, timexes: &[Timex]) -> Option<String> {
    let edtf = when.edtf(timexes)?;
    let open = open(when.relation);
    // One of several days or years is no end of an interval.
    if open != Open::Neither && edtf.starts_with(['[', '{']) {
        return None;
    }
    let (first, last) = edtf.split_once('/').unwrap_or((&edtf, &edtf));
    Some(match open {
        Open::Neither => edtf,
        Open::End => format!("{first}/.."),
        Open::Beginning => format!("../{last}"),
    })
}
