//! Lists of years under a day: "14 March", and below it "1879 – Albert Einstein is born". The year is the item's, the day
//! its heading's.

use source::{Section, Span};

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
const YEARS: std::ops::RangeInclusive<i64> = 100..=2200;
/// So many items make a list where no day stands over them.
const LIST: usize = 2;
/// A line that names a day and says little else is the heading of what follows.
const HEADING: usize = 48;

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
///     items(text, &times).into_iter().map(|item| (times[item.time.0 as usize].edtf(), item.body.of(text))).collect();
/// assert_eq!(told, [
///     (Some("1879-03-14".to_owned()), "Albert Einstein is born"),
///     (Some("1883-03-14".to_owned()), "Karl Marx dies"),
/// ]);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Item {
    /// The date it begins with.
    pub time: TimexId,
    /// What it tells, without the date and the mark after it; it may go on over several lines.
    pub body: Span,
}

/// Returns the items of a text that begin with their date, where they are listed: two or more, or one under a day that
/// stands over it. `timexes` are those of the text, in order. Takes linear time.
pub fn items(text: &str, timexes: &[Timex]) -> Vec<Item> {
    let at = |start: u32| timexes.binary_search_by_key(&start, |timex| timex.span.start).ok();
    let found: Vec<Item> = heads(text, ends(timexes.iter().map(|timex| timex.span)))
        .into_iter()
        .filter_map(|head| Some(Item { time: timexes[at(head.date.start)?].id, body: head.body }))
        .collect();
    let headed = |item: &Item| match timexes.get(item.time.0 as usize).map(|timex| timex.resolved) {
        Some(Resolved::Anchored(Some(on))) => {
            timexes.get(on.0 as usize).is_some_and(|day| matches!(day.meant.expr, Expr::Set(_)))
        }
        Some(Resolved::Anchored(None) | Resolved::Written | Resolved::Unanchored) | None => false,
    };
    let many = found.len() >= LIST;
    found.into_iter().filter(|item| many || headed(item)).collect()
}

/// Gives each year that heads an item under a day that day; returns with the times, for each, the heading it has its day
/// from. A year that only its place in the list tells to be one is added.
pub(crate) fn join(
    pack: &Pack,
    domain: Domain,
    text: &str,
    sections: &[Section],
    mut found: Vec<Found>,
) -> (Vec<Found>, Vec<Option<TimexId>>) {
    let at = |found: &[Found], start: u32| found.binary_search_by_key(&start, |one| one.span.start).ok();
    let heads = heads(text, ends(found.iter().map(|one| one.span)));
    let days: Vec<Span> = found.iter().filter(|one| is_day_heading(text, one)).map(|one| one.span).collect();
    if heads.is_empty() || heads.len() < LIST && days.is_empty() {
        return (found, Vec::new());
    }
    let rule = pack.rules.iter().position(|rule| &*rule.name == YEAR_RULE);
    let guideline = match domain {
        Domain::News => Guideline::News,
        Domain::Narrative => Guideline::Narrative,
    };
    let mut told: Vec<(Span, Span)> = Vec::new();
    let mut more = Vec::new();
    for head in &heads {
        let day = days[..days.partition_point(|day| day.end <= head.date.start)].last();
        let day = day.filter(|day| reaches(sections, **day, head.date.start));
        if at(&found, head.date.start).is_none() {
            let (Some(rule), Some(year)) = (rule, head.year) else { continue };
            if day.is_none() && (!YEARS.contains(&year) || heads.len() < LIST) {
                continue;
            }
            let written = Written { year: Some(WrittenYear::Full(year)), ..Written::default() };
            let meant = Meant::plain(Expr::Date(written));
            let (group, tense, role) = (None, None, None);
            more.push(Found { span: head.date, rule: rule as u16, meant, group, tense, role, guideline });
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
        headed[item] = Some(TimexId(heading as u32));
        if of.is_none() {
            // The day itself is one of every year.
            found[heading].meant.expr = Expr::Set(Box::new(Expr::Date(month)));
        }
    }
    (found, headed)
}

/// How an item begins.
struct Head {
    date: Span,
    /// The number, where the date is nothing but one.
    year: Option<i64>,
    body: Span,
}

/// Tells the end of the span that begins at a byte. Spans come in the order of the text, and are asked for so.
fn ends(spans: impl Iterator<Item = Span>) -> impl FnMut(u32) -> Option<u32> {
    let mut spans = spans.peekable();
    move |start| {
        while spans.next_if(|span| span.start < start).is_some() {}
        spans.peek().filter(|span| span.start == start).map(|span| span.end)
    }
}

/// The lines of a text that begin with a date or a number and a dash or colon, a full stop, or with a date in a cell of its own; `date` gives the end of a date that begins
/// at a byte.
fn heads(text: &str, mut date: impl FnMut(u32) -> Option<u32>) -> Vec<Head> {
    let mut found: Vec<Head> = Vec::new();
    let mut start = 0;
    let mut open = false;
    while start < text.len() {
        let (from, to) =
            (start, memchr::memchr(b'\n', &text.as_bytes()[start..]).map_or(text.len(), |at| start + at + 1));
        let line = &text[from..to];
        start = to;
        let head = head(text, from, to, &mut date);
        let blank = line.trim().is_empty();
        if let Some(last) = found.last_mut().filter(|_| open && head.is_none() && !blank && !opens_item(line)) {
            last.body.end = (from + line.trim_end().len()) as u32;
        }
        open = head.is_some() || open && !blank && !opens_item(line);
        found.extend(head);
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
        // The next cell of a table. A number alone is none that counts something there.
        _told if rest.starts_with('\t') && (dated.is_some() || count == 4) => rest,
        mark @ ('–' | '—' | '-' | '−') if spaced => &marked[mark.len_utf8()..],
        _other => return None,
    };
    let told = body.trim_start_matches(['*', '_', '\'']).trim_start();
    let begins = end - told.len();
    // "1939 – 1945" is a range, "12:30" a time of day.
    let blank = body.len() > body.trim_start().len() || body.starts_with(['*', '_']);
    let is_told = blank && told.contains(char::is_alphabetic) && date(begins as u32).is_none();
    is_told.then(|| Head { date: Span::new(at, date_end), year, body: Span::new(begins, end) })
}

/// A line without its indentation, the mark of a list and marks of emphasis.
fn unmarked(line: &str) -> &str {
    let inner = line.trim_start();
    let bullet = opens_item(line).then(|| inner.find(char::is_whitespace)).flatten();
    let inner = bullet.map_or(inner, |at| inner[at..].trim_start());
    inner.trim_start_matches(['*', '_', '\'', '['])
}

fn opens_item(line: &str) -> bool {
    ["- ", "* ", "+ ", "• ", "– ", "· "].iter().any(|mark| line.trim_start().starts_with(mark))
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
    let before = memchr::memrchr(b'\n', &bytes[..start]).map_or(0, |at| at + 1);
    let after = memchr::memchr(b'\n', &bytes[end..]).map_or(text.len(), |at| end + at);
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
