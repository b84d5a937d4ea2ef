//! Lists of years under a day: "14 March", and below it "1879 – Albert Einstein is born". The year is the item's, the day
//! its heading's.

use calendar::Qualifier;
use source::{Row, Section, Span};

use super::{row_weekdays, rows};

use crate::cues::Near;
use crate::digits::{digit_run, digit_value};
use crate::expr::{Expr, Meant, Written, WrittenYear};
use crate::find::Found;
use crate::guideline::Guideline;
use crate::pack::Pack;
use crate::rule::Domain;
use crate::timex::{Resolved, Timex, TimexId};

/// The rule that stands for a year nothing but its place in a list tells to be one.
const YEAR_RULE: &str = "year";
/// Years that need no word beside them to be years.
pub(super) const YEARS: std::ops::RangeInclusive<i64> = 100..=2200;
/// So many items make a list where no day stands over them.
const LIST: usize = 2;
/// Nobody wraps to fewer characters.
const WRAPPED: usize = 40;
/// A line that names a day and says little else is the heading of what follows.
const HEADING: usize = 48;
/// Beside the day of such a line stand no more bytes on either side, white space among them.
const LINE: usize = 1024;

/// An item of a list that begins with its date.
///
/// ```
/// use timex::{Context, Domain, Finder, Pack, items, place_all};
///
/// let text = "14 March\n\n- 1879 – Albert Einstein is born\n- 1883 – Karl Marx dies\n";
/// let pack = Pack::of("en").expect("it is compiled in");
/// let found = Finder::new(pack, Domain::Narrative).find(text);
/// let times = place_all(pack, Domain::Narrative, &Context::default(), text, found);
/// let told: Vec<(Option<String>, &str)> =
///     items(text, &times).into_iter().map(|item| (item.time.and_then(|id| times[id.0 as usize].edtf()), item.body.of(text))).collect();
/// assert_eq!(told, [
///     (Some("1879-03-14".to_owned()), "Albert Einstein is born"),
///     (Some("1883-03-14".to_owned()), "Karl Marx dies"),
/// ]);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Item {
    /// The date it begins with; of a row of dated rows, none where its cell for the date says none ("n.d.").
    pub time: Option<TimexId>,
    /// What it tells, without the date and the mark after it; it may go on over several lines.
    pub body: Span,
    /// Of a row of a table, the cell its date stands in.
    pub cell: Option<Cell>,
}

/// The cell of a table that has the date of an item.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Cell {
    /// Where it stands.
    pub span: Span,
    /// Whether the item is of its row.
    pub of: Of,
    /// Whether the item is what the row tells; other cells tell something only in a sentence.
    pub is_main: bool,
}

/// Whose date an item has.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Of {
    /// That of its row, or of one that reaches into it.
    Row,
    /// That of the last row above it that has one.
    RowAbove,
    /// Of no known one: the cell for the date says none.
    Unknown,
}

/// Returns the items of a text that begin with their date, where they are listed: two or more, or one under a day that
/// stands over it; and the rows of tables that have a date in one column. `timexes` are those of the text, in order, as the items
/// are. Takes linear time.
pub fn items(text: &str, timexes: &[Timex]) -> Vec<Item> {
    let at = |start: u32| timexes.binary_search_by_key(&start, |timex| timex.span.start).ok();
    let times: Vec<Span> = timexes.iter().map(|timex| timex.span).collect();
    let item = |head: Head| {
        let time = if head.is_undated() { None } else { Some(timexes[at(head.date.start)?].id) };
        Some(Item { time, body: head.body, cell: head.cell })
    };
    let found: Vec<Item> = heads(text, &times).into_iter().filter_map(item).collect();
    let headed = |item: &Item| match item.time.and_then(|id| timexes.get(id.0 as usize)).map(|timex| timex.resolved) {
        Some(Resolved::Anchored(Some(on))) => {
            timexes.get(on.0 as usize).is_some_and(|day| matches!(day.meant.expr, Expr::Set(_)))
        }
        Some(Resolved::Anchored(None) | Resolved::Written | Resolved::Unanchored) | None => false,
    };
    let many = found.len() >= LIST;
    found.into_iter().filter(|item| many || item.cell.is_some() || headed(item)).collect()
}

/// What a date takes a part of itself from, and how that is told.
pub(crate) type Headed = (TimexId, &'static str);

/// Gives each year that heads an item under a day that day, and each day of a table the year of its row; returns with the times, for each, the
/// heading it has its day or its year from. A year that only its place in the list tells to be one is added.
pub(crate) fn join(
    pack: &Pack,
    domain: Domain,
    text: &str,
    sections: &[Section],
    mut found: Vec<Found>,
) -> (Vec<Found>, Vec<Option<Headed>>) {
    let at = |found: &[Found], start: u32| found.binary_search_by_key(&start, |one| one.span.start).ok();
    let times: Vec<Span> = found.iter().map(|one| one.span).collect();
    let heads = heads(text, &times);
    let days: Vec<Span> = found.iter().filter(|one| is_day_heading(text, one)).map(|one| one.span).collect();
    let rows = heads.iter().any(|head| head.cell.is_some());
    if heads.is_empty() || heads.len() < LIST && days.is_empty() && !rows {
        return (found, Vec::new());
    }
    let rule = pack.rules.iter().position(|rule| &*rule.name == YEAR_RULE);
    let guideline = match domain {
        Domain::News => Guideline::News,
        Domain::Narrative => Guideline::Narrative,
    };
    let mut told: Vec<(Span, Span)> = Vec::new();
    let (mut more, mut rows_years) = (Vec::new(), Vec::new());
    for head in heads.iter().filter(|head| !head.is_undated()) {
        if let (Some((span, number)), Some(cell)) = (head.of_year, head.cell) {
            rows_years.push((cell.span, span));
            if let (None, Some(rule), Some(year)) = (at(&found, span.start), rule, number) {
                more.push(bare_year(text, span, rule as u16, guideline, year));
            }
        }
        let day = days[..days.partition_point(|day| day.end <= head.date.start)].last();
        let day = day.filter(|day| reaches(sections, **day, head.date.start));
        if at(&found, head.date.start).is_none() {
            let (Some(rule), Some(year)) = (rule, head.year) else { continue };
            let told = heads.len() >= LIST || head.cell.is_some();
            if day.is_none() && !(YEARS.contains(&year) && told) {
                continue;
            }
            more.push(bare_year(text, head.date, rule as u16, guideline, year));
        }
        told.extend(day.map(|day| (head.date, *day)));
    }
    let overlaps = |one: &Found| {
        let before = found.partition_point(|other| other.span.end <= one.span.start);
        found.get(before).is_some_and(|other| other.span.start < one.span.end)
    };
    more.retain(|one| !overlaps(one));
    found.extend(more);
    found.sort_by_key(|one| one.span.start);
    found.dedup_by_key(|one| one.span);
    let mut headed = vec![None; found.len()];
    for (date, day) in told {
        let (Some(item), Some(heading)) = (at(&found, date.start), at(&found, day.start)) else { continue };
        let (month, of) = match &found[heading].meant.expr {
            Expr::Date(written) => (written.clone(), None),
            Expr::Set(inner) => match &**inner {
                Expr::Date(written) => (written.clone(), Some(())),
                _other => continue,
            },
            _other => continue,
        };
        let Expr::Date(year) = &mut found[item].meant.expr else { continue };
        if !year.is_year_only() || !matches!(year.year, Some(WrittenYear::Full(_))) {
            continue;
        }
        (year.month, year.day) = (month.month, month.day);
        year.calendar = year.calendar.or(month.calendar);
        headed[item] = Some((TimexId(heading as u32), "the year of the item, the day of its heading"));
        if of.is_none() {
            // The day itself is one of every year.
            found[heading].meant.expr = Expr::Set(Box::new(Expr::Date(month)));
        }
    }
    for (cell, span) in rows_years {
        if let Some(year) = at(&found, span.start) {
            give_year(&mut found, &mut headed, cell, year);
        }
    }
    row_weekdays::join(pack, text, &heads, &mut found, &mut headed);
    (found, headed)
}

/// A year that only its place in a list or a table tells to be one.
fn bare_year(text: &str, span: Span, rule: u16, guideline: Guideline, year: i64) -> Found {
    // "[1863?]": a mark of doubt stands right behind it.
    let uncertain = text.get(span.end as usize..).is_some_and(|behind| behind.starts_with('?'));
    let qualifier = Qualifier { uncertain, ..Qualifier::default() };
    let year = Some(WrittenYear::Full(year));
    let meant = Meant::plain(Expr::Date(Written { year, qualifier, ..Written::default() }));
    let (group, tense, role) = (None, None, None);
    Found { span, rule, meant, group, tense, role, guideline, near: Near::default() }
}

/// Gives what a cell says without a year that of another cell of its row.
fn give_year(found: &mut [Found], headed: &mut [Option<Headed>], cell: Span, year: usize) {
    let Expr::Date(of) = found[year].meant.expr.clone() else { return };
    if !of.is_year_only() {
        return;
    }
    let first = found.partition_point(|one| one.span.start < cell.start);
    for at in first..found.len() {
        if found[at].span.end > cell.end {
            break;
        }
        match (&mut found[at].meant.expr, of.year) {
            (Expr::Date(date), Some(_)) if date.year.is_none() && date.is_placeable() => {
                date.year = of.year;
                date.calendar = date.calendar.or(of.calendar);
                date.label = date.label.or(of.label);
                date.era = date.era.or(of.era);
            }
            (Expr::Feast { year: none @ None, .. }, Some(WrittenYear::Full(number))) => *none = Some(number),
            _other => continue,
        }
        headed[at] = Some((TimexId(year as u32), "the day of its cell, the year of another of its row"));
    }
}

/// How an item begins.
pub(super) struct Head {
    /// Where its date stands, or what stands in the place of one.
    pub date: Span,
    /// The number, where the date is nothing but one.
    pub year: Option<i64>,
    /// Where the year of the date stands, if in another cell, and the number where that is nothing but one.
    pub of_year: Option<(Span, Option<i64>)>,
    pub body: Span,
    /// What stands between the two.
    pub mark: Option<char>,
    pub cell: Option<Cell>,
}

/// Tells the end of the span that begins at a byte. Spans come in the order of the text, and are asked for so.
fn ends(spans: impl Iterator<Item = Span>) -> impl FnMut(u32) -> Option<u32> {
    let mut spans = spans.peekable();
    move |start| {
        while spans.next_if(|span| span.start < start).is_some() {}
        spans.peek().filter(|span| span.start == start).map(|span| span.end)
    }
}

/// The items of a text: lines that begin with a date or a number and a dash, colon or full stop, and rows of tables, in the order
/// of what they tell. `times` are the times of the text.
fn heads(text: &str, times: &[Span]) -> Vec<Head> {
    let tables = source::tables(text);
    let mut found = lines(text, &tables, ends(times.iter().copied()));
    let listed = found.len();
    found.extend(tables.iter().flat_map(|table| rows::heads(text, table, times)));
    if found.len() > listed {
        found.sort_by_key(|head| head.body.start);
    }
    found
}

/// The items that are no rows of `tables`; `date` gives the end of a date that begins at a byte.
fn lines(text: &str, tables: &[Vec<Row>], mut date: impl FnMut(u32) -> Option<u32>) -> Vec<Head> {
    let mut rows =
        tables.iter().flatten().filter_map(|row| row.cells.last().map(|cell| cell.start as usize)).peekable();
    let mut found: Vec<Head> = Vec::new();
    let mut start = 0;
    let mut open = false;
    let mut before = "";
    while start < text.len() {
        let (from, to) =
            (start, memchr::memchr(b'\n', &text.as_bytes()[start..]).map_or(text.len(), |at| start + at + 1));
        let line = &text[from..to];
        start = to;
        while rows.next_if(|cell| *cell < from).is_some() {}
        if rows.next_if(|cell| *cell < to).is_some() {
            open = false;
            continue;
        }
        // Nearly every line begins with a letter that no date does.
        if !open && line.as_bytes()[0].is_ascii_alphabetic() && date(from as u32).is_none() {
            before = line;
            continue;
        }
        let head = head(text, from, to, &mut date);
        // "in\n1795 Congress met" is no line of annals.
        let closed = |line: &str| line.trim_end().ends_with(['.', '!', '?', ':', ';', '"', '”']);
        let wrapped = |line: &str| !closed(line) && line.chars().nth(WRAPPED - 1).is_some();
        let head = head.filter(|head| head.mark.is_some() || open || !wrapped(before));
        before = line;
        let blank = line.trim().is_empty();
        if let Some(last) = found.last_mut().filter(|_| open && head.is_none() && !blank && !opens_item(line)) {
            last.body.end = (from + line.trim_end().len()) as u32;
        }
        open = head.is_some() || open && !blank && !opens_item(line);
        found.extend(head);
    }
    // One year alone may be a number, unless it opens a sentence beside other items.
    if found.iter().filter(|head| head.mark.is_none()).count() < LIST {
        let beside = found.len() >= LIST;
        let closed = |head: &Head| {
            head.body.of(text).ends_with(['.', '!']) && head.year.is_some_and(|year| YEARS.contains(&year))
        };
        found.retain(|head| head.mark.is_some() || beside && closed(head));
    }
    found
}

fn head(text: &str, from: usize, to: usize, date: &mut impl FnMut(u32) -> Option<u32>) -> Option<Head> {
    let line = text[from..to].trim_end();
    let end = from + line.len();
    let inner = unmarked(line);
    let at = end - inner.len();
    let (digits_end, value, count) = match inner.chars().next().and_then(digit_value) {
        Some(_) => digit_run(text, at, end),
        None => (at, 0, 0),
    };
    let number = (1..=4).contains(&count).then_some((digits_end, value));
    let dated = date(at as u32).map(|end| end as usize).filter(|date| *date < end);
    let (date_end, year) = match (dated, number) {
        (Some(dated), Some((digits, value))) if dated == digits => (dated, Some(value)),
        (Some(dated), _) => (dated, None),
        (None, Some((digits, value))) => (digits, Some(value)),
        (None, None) => return None,
    };
    let rest = text[date_end..end].trim_start_matches(['*', '_', '\'', ']', ')']);
    let marked = rest.trim_start();
    let spaced = marked.len() < rest.len() || rest.starts_with(['–', '—']);
    let body = match marked.chars().next()? {
        ':' => &marked[1..],
        // "3 May 1793. The mill burned down.": a line of annals.
        '.' if dated.is_some() || count == 4 => &marked[1..],
        mark @ ('–' | '—' | '-' | '−') if spaced => &marked[mark.len_utf8()..],
        // "1795 The mill burned."
        told if spaced && told.is_uppercase() && (count == 4 || says_year(&text[at..date_end])) => rest,
        _other => return None,
    };
    let told = body.trim_start_matches(['*', '_', '\'']).trim_start();
    let begins = end - told.len();
    // "1939 – 1945" is a range, "12:30" a time of day.
    let blank = body.len() > body.trim_start().len() || body.starts_with(['*', '_']);
    let is_told = blank && told.contains(char::is_alphabetic) && date(begins as u32).is_none();
    let mark = marked.chars().next().filter(|mark| !mark.is_alphabetic());
    is_told.then(|| Head {
        date: Span::new(at, date_end),
        year,
        body: Span::new(begins, end),
        mark,
        of_year: None,
        cell: None,
    })
}

/// Says whether a date has a year written in figures.
fn says_year(date: &str) -> bool {
    date.split(|c: char| !c.is_numeric()).any(|number| (3..=4).contains(&number.chars().count()))
}

/// A line without its indentation, the mark of a list and marks of emphasis.
fn unmarked(line: &str) -> &str {
    let inner = line.trim_start();
    let bullet = opens_item(line).then(|| inner.find(char::is_whitespace)).flatten();
    let inner = bullet.map_or(inner, |at| inner[at..].trim_start());
    inner.trim_start_matches(['*', '_', '\'', '['])
}

fn opens_item(line: &str) -> bool {
    // Nearly every line begins with a letter.
    let line = line.trim_start();
    if line.bytes().next().is_none_or(|first| first.is_ascii_alphanumeric()) {
        return false;
    }
    ["- ", "* ", "+ ", "• ", "– ", "· "].iter().any(|mark| line.starts_with(mark))
}

/// Says whether a time is a day of no year, on a line that says little else and does not end as a sentence does.
fn is_day_heading(text: &str, one: &Found) -> bool {
    let Expr::Date(Written { year: None, month: Some(_), day: Some(_), weekday: None, era: None, .. }) =
        &one.meant.expr
    else {
        return false;
    };
    let (start, end) = (one.span.start as usize, one.span.end as usize);
    let bytes = text.as_bytes();
    // A line may be the whole text.
    let (first, last) = (start.saturating_sub(LINE), text.len().min(end + LINE));
    let before = memchr::memrchr(b'\n', &bytes[first..start]).map(|at| first + at + 1).or((first == 0).then_some(0));
    let after = memchr::memchr(b'\n', &bytes[end..last]).map(|at| end + at);
    let (Some(before), Some(after)) = (before, after.or((last == text.len()).then_some(last))) else { return false };
    let (before, after) = (text[before..start].trim(), text[end..after].trim());
    let short = before.chars().count() + after.chars().count() <= HEADING;
    let stands_alone =
        |rest: &str| !rest.contains(|c: char| matches!(c, '.' | ',' | ';' | '!' | '?') || c.is_numeric());
    short && stands_alone(after)
}

/// Says whether what stands under the heading of a day goes on up to `at`: no higher heading comes between.
fn reaches(sections: &[Section], day: Span, at: u32) -> bool {
    let own = sections.iter().position(|section| section.heading.is_some_and(|heading| heading.contains(day)));
    let Some(own) = own else { return true };
    let after = sections[own + 1..].iter().take_while(|section| section.span.start <= at);
    after.into_iter().all(|section| section.level >= sections[own].level)
}
