//! What a claim binds: an event's relation to its time, as constraints on its first and last day.

use calendar::{Day, Extent};
use event::Relation;
use network::{Because, Constraint, Happening, Point};

/// Returns what follows for the days of `what` if it lies so to a time; a side nobody knows stays open.
///
/// With the time from `s` to `e`, each of them between an earliest and a latest day: within binds the first day to `s`
/// or later and the last to `e` or earlier; throughout binds the first day to `s` and the last to `e` both ways; since
/// binds the first day to within `s` and `e`, until the last; before and by bind the last day to `e` or earlier, after
/// and from the first to `s` or later.
///
/// ```
/// use calendar::{CalendarId, TimeValue};
/// use check::bind;
/// use event::Relation;
/// use network::{Because, Happening, Place, Point, solve};
/// use source::{DocumentId, Span};
///
/// let said = Because::Said(Place { document: DocumentId(0), span: Span::new(0, 10) });
/// let year = TimeValue::year(CalendarId::Gregorian, 1980).extent();
/// let bounds = solve(&bind(Happening(0), Relation::Since, &year, said)).bounds;
/// assert_eq!(bounds[&Point::Start(Happening(0))].earliest, year.earliest());
/// assert!(!bounds.contains_key(&Point::End(Happening(0))));
/// ```
pub fn bind(what: Happening, relation: Relation, time: &Extent, because: Because) -> Vec<Constraint> {
    let (start, end) = (Point::Start(what), Point::End(what));
    let from = |point, day: Option<Day>| day.map(|day| Constraint::at_earliest(point, day, because));
    let to = |point, day: Option<Day>| day.map(|day| Constraint::at_latest(point, day, because));
    let bounds = match relation {
        Relation::Within => vec![from(start, time.earliest()), to(end, time.latest())],
        Relation::Throughout => vec![
            from(start, time.start.earliest),
            to(start, time.start.latest),
            from(end, time.end.earliest),
            to(end, time.end.latest),
        ],
        Relation::Since => vec![from(start, time.earliest()), to(start, time.latest())],
        Relation::Until => vec![from(end, time.earliest()), to(end, time.latest())],
        Relation::Before | Relation::By => vec![to(end, time.latest())],
        Relation::After | Relation::From => vec![from(start, time.earliest())],
        // It has no day of its own.
        Relation::Yearly | Relation::FormerlyYearly | Relation::Recurring | Relation::FormerlyRecurring => Vec::new(),
        // The order of telling proves nothing.
        Relation::Told => Vec::new(),
    };
    bounds.into_iter().flatten().collect()
}
