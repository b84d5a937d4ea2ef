//! A weekday in a column of its own: "3 June 1946 | Tuesday | …". It is the weekday of the date of its row.

use calendar::Weekday;
use source::Span;

use super::listed::{Cell, Head, Headed, Of, items};
use crate::expr::Expr;
use crate::find::Found;
use crate::pack::Pack;
use crate::timex::{Timex, TimexId};
use crate::token::{Kind, scan};

/// A cell that is a weekday and nothing else has no more bytes.
const LONGEST: usize = 24;

/// A weekday that a row of a table has in another cell than its date.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct RowWeekday {
    /// The date of its row.
    pub date: TimexId,
    /// The day of the week.
    pub weekday: Weekday,
    /// The cell that says so.
    pub span: Span,
}

/// Returns the weekdays that stand in cells of their own in rows that have a date, in reading order. `timexes` are those of the text,
/// in order. Takes linear time.
///
/// ```
/// use timex::{Context, Domain, Finder, Pack, place_all, row_weekdays};
///
/// let text = "Date | Day | Sold\n8 May 1861 | Wed | a mare\n9 May 1861 | Thursday | a cart\n";
/// let pack = Pack::of("en").expect("it is compiled in");
/// let found = Finder::new(pack, Domain::Narrative).find(text);
/// let times = place_all(pack, Domain::Narrative, &Context::default(), text, found);
/// let told: Vec<(&str, &str)> = row_weekdays(pack, text, &times)
///     .into_iter()
///     .map(|one| (times[one.date.0 as usize].span.of(text), one.span.of(text)))
///     .collect();
/// assert_eq!(told, [("8 May 1861", "Wed"), ("9 May 1861", "Thursday")]);
/// ```
pub fn row_weekdays(pack: &Pack, text: &str, timexes: &[Timex]) -> Vec<RowWeekday> {
    if memchr::memchr2(b'\t', b'|', text.as_bytes()).is_none() {
        return Vec::new();
    }
    let weekday = |(time, body): (Option<TimexId>, Span)| {
        Some(RowWeekday { date: time?, weekday: alone(pack, text, body)?, span: body })
    };
    let own = |cell: Option<Cell>| cell.is_some_and(|cell| cell.of == Of::Row);
    let cells = items(text, timexes).into_iter().filter(|item| own(item.cell));
    cells.filter_map(|item| weekday((item.time, item.body))).collect()
}

/// Gives each weekday that was found in a cell of its own the date of its row.
pub(super) fn join(pack: &Pack, text: &str, heads: &[Head], found: &mut [Found], headed: &mut [Option<Headed>]) {
    let at = |found: &[Found], start: u32| found.binary_search_by_key(&start, |one| one.span.start).ok();
    for head in heads.iter().filter(|head| head.cell.is_some_and(|cell| cell.of == Of::Row)) {
        if alone(pack, text, head.body).is_none() {
            continue;
        }
        let (Some(date), Some(weekday)) = (at(found, head.date.start), at(found, head.body.start)) else { continue };
        let whole = |written: &crate::expr::Written| written.month.is_some() && written.day.is_some();
        match &found[date].meant.expr {
            Expr::Date(written) if whole(written) => found[weekday].meant.expr = Expr::Date(written.clone()),
            _other => continue,
        }
        headed[weekday] = Some((TimexId(date as u32), "the weekday of the date of its row"));
    }
}

/// Reads a cell that is a weekday and nothing else.
fn alone(pack: &Pack, text: &str, cell: Span) -> Option<Weekday> {
    if cell.is_empty() || cell.len() > LONGEST {
        return None;
    }
    let mut tokens = Vec::new();
    scan(&pack.vocabulary, text, cell.start as usize, cell.end as usize, &mut tokens);
    let mut words = tokens.iter().filter(|token| token.kind != Kind::Mark);
    let weekday = pack.weekday(words.next()?)?;
    words.next().is_none().then_some(weekday)
}
