//! Which findings stand against an event: the one rule by which tables, pages and exports mark their rows.

use std::collections::{BTreeMap, BTreeSet};

use event::{Event, EventId};
use source::{Diagnostic, Severity, Span};

use crate::chronology::Chronology;
use crate::when::is_bound;

/// The errors and warnings that stand against the events of a chronology. Remarks stand against none: they say what was
/// assumed.
///
/// A finding that points at times stands against the events told of one of them; one about anything else, against those in
/// whose part of the text it points.
#[derive(Clone, Debug)]
pub struct Doubts<'c> {
    /// By event, the places of the findings in the list of all.
    against: BTreeMap<EventId, BTreeSet<usize>>,
    diagnostics: &'c [Diagnostic],
}

impl<'c> Doubts<'c> {
    /// Finds the events that the errors and warnings of a chronology are about.
    ///
    /// ```
    /// use tarikh::source::{DocumentId, Severity, read};
    /// use tarikh::{Doubts, Options};
    ///
    /// let text = "The bridge was opened on Monday, 25 May 1888, and carried trains until 1931.";
    /// let account = read(DocumentId(0), "-", text.as_bytes(), None).document()?;
    /// let chronology = tarikh::read(vec![account], &Options::default());
    /// let doubts = Doubts::new(&chronology);
    /// let worst: Vec<_> = chronology.chronicle().map(|event| doubts.worst(event)).collect();
    /// assert_eq!(worst, [Some(Severity::Error), None]);
    /// # Ok::<(), String>(())
    /// ```
    pub fn new(chronology: &'c Chronology) -> Doubts<'c> {
        let mut against: BTreeMap<EventId, BTreeSet<usize>> = BTreeMap::new();
        let told = Told::new(chronology);
        for (index, diagnostic) in chronology.diagnostics.iter().enumerate() {
            let labels = diagnostic.labels.iter().filter(|_| diagnostic.severity > Severity::Info);
            let places: Vec<(usize, Span)> =
                labels.filter_map(|label| Some((chronology.index_of(label.document)?, label.span))).collect();
            for id in told.about(&places) {
                against.entry(id).or_default().insert(index);
            }
        }
        Doubts { against, diagnostics: &chronology.diagnostics }
    }

    /// Returns the findings against an event, in their order, each with its place in the list of all.
    pub fn of(&self, event: &Event) -> Vec<(usize, &'c Diagnostic)> {
        let found = self.against.get(&event.id).into_iter().flatten();
        found.filter_map(|&index| Some((index, self.diagnostics.get(index)?))).collect()
    }

    /// Returns how bad the worst of them is.
    pub fn worst(&self, event: &Event) -> Option<Severity> {
        self.of(event).into_iter().map(|(_, finding)| finding.severity).max()
    }
}

/// Where each document tells its events.
struct Told {
    /// Of each document the times that events are told of, and the parts of its text that tell them.
    documents: Vec<(Places, Places)>,
}

/// Places in order of their beginning, each with its event; beside them the length of the longest.
#[derive(Default)]
struct Places {
    places: Vec<(Span, EventId)>,
    longest: u32,
}

impl Told {
    fn new(chronology: &Chronology) -> Told {
        let empty = || (Places::default(), Places::default());
        let mut documents: Vec<(Places, Places)> = chronology.documents.iter().map(|_| empty()).collect();
        for event in chronology.chronicle() {
            let timexes = chronology.times_of(event);
            let Some((times, quotes)) = chronology.index_of(event.document).and_then(|at| documents.get_mut(at)) else {
                continue;
            };
            let hangs_on = event.when.into_iter().flat_map(|when| [Some(when.time), when.until]).flatten();
            let hangs_on = hangs_on.filter_map(|id| timexes.get(id.0 as usize));
            // What is only told behind another's day says nothing of that day.
            let bound = event.when.is_some_and(|when| is_bound(&when));
            for time in hangs_on.filter(|time| !bound || time.span.overlaps(event.quote)) {
                times.add(time.span, event.id);
            }
            quotes.add(event.quote, event.id);
        }
        for (times, quotes) in &mut documents {
            times.places.sort();
            quotes.places.sort();
        }
        Told { documents }
    }

    /// The events told of the times that a finding points at; where none is, those in whose part of the text it points.
    fn about(&self, places: &[(usize, Span)]) -> Vec<EventId> {
        let of = |which: fn(&(Places, Places)) -> &Places| -> Vec<EventId> {
            let known = places.iter().filter_map(|(at, span)| Some((self.documents.get(*at)?, *span)));
            known.flat_map(|(document, span)| which(document).overlapping(span)).collect()
        };
        let timed = of(|(times, _)| times);
        if timed.is_empty() { of(|(_, quotes)| quotes) } else { timed }
    }
}

impl Places {
    fn add(&mut self, span: Span, event: EventId) {
        self.places.push((span, event));
        self.longest = self.longest.max(span.end - span.start);
    }

    fn overlapping(&self, span: Span) -> Vec<EventId> {
        let first = self.places.partition_point(|(place, _)| place.start.saturating_add(self.longest) < span.start);
        let near = self.places[first..].iter().take_while(|(place, _)| place.start < span.end);
        near.filter(|(place, _)| place.overlaps(span)).map(|&(_, event)| event).collect()
    }
}

#[cfg(test)]
mod tests {
    use source::{DocumentId, read};

    use super::*;
    use crate::Options;

    #[test]
    fn what_is_only_told_behind_a_time_does_not_stand_against_it() {
        let of = |number, path: &str, text: &str| read(DocumentId(number), path, text.as_bytes(), None).document();
        let first = of(0, "a.txt", "The Treaty of Verra was signed on 30 March 1856.").expect("it is a text");
        let text = "The Treaty of Verra was signed on 30 April 1856. The sultan was admitted to the league.";
        let second = of(1, "b.txt", text).expect("it is a text");
        let chronology = crate::read(vec![first, second], &Options::default());
        let doubts = Doubts::new(&chronology);
        let rows = chronology.chronicle().map(|event| (event.label.as_str(), doubts.of(event).is_empty()));
        let signed = "The Treaty of Verra was signed";
        let rows: Vec<(&str, bool)> = rows.collect();
        assert_eq!(rows, [(signed, false), (signed, false), ("The sultan was admitted to the league", true)]);
    }
}
