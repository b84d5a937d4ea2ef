//! Rows of tables that have a date in one column: what stands in the other cells is told of it.

use source::{Row, Span};

use super::listed::{Cell, Head, Of, YEARS};
use crate::digits::{digit_run, digit_value};

/// A cell of a column of dates says so little else: "before 1810", "from 1810 to 1820".
const WORDS: usize = 1;
/// The name of what is told of a date has so many words where no head row says what the columns are ("Born | 1799" is a form).
const TELLS: usize = 2;

/// A cell that says when.
struct Dated {
    date: Span,
    /// The number, where the cell holds nothing but one.
    year: Option<i64>,
}

/// Returns what the rows of a table tell of the dates in one of its columns; `times` are the times of the text, in order.
pub(super) fn heads(text: &str, table: &[Row], times: &[Span]) -> Vec<Head> {
    let rows: Vec<&Row> = table.iter().filter(|row| row.cells.iter().any(|cell| says(text, *cell))).collect();
    let dated: Vec<Vec<Option<Dated>>> =
        rows.iter().map(|row| row.cells.iter().map(|cell| dated(text, *cell, times)).collect()).collect();
    let Some(column) = column(text, &rows, &dated) else { return Vec::new() };
    let is_headed = dated[0].get(column).is_none_or(Option::is_none);
    let mut found = Vec::new();
    let mut above: Option<(Dated, Span)> = None;
    for (row, mut dated) in rows.iter().zip(dated) {
        let Some(cell) = row.cells.get(column).copied() else { continue };
        let own = dated.get_mut(column).and_then(Option::take).map(|date| (date, cell));
        let of = match (&own, cell.of(text)) {
            (Some(_), _) => Of::Row,
            (None, "\u{a0}") => Of::Row,
            (None, blank) if blank.trim().is_empty() => Of::RowAbove,
            (None, _untold) => {
                above = None;
                continue;
            }
        };
        above = own.or(above);
        let Some((date, cell)) = &above else { continue };
        let others = row.cells.iter().enumerate().filter(|(at, _)| *at != column).map(|(_, cell)| trimmed(text, *cell));
        let others: Vec<Span> = others.filter(|cell| cell.of(text).contains(char::is_alphabetic)).collect();
        let main = others.iter().copied().rev().max_by_key(|cell| cell.len());
        let main = main.filter(|main| is_headed || column == 0 || main.of(text).split_whitespace().count() >= TELLS);
        let further = row.more.iter().map(|line| trimmed(text, *line));
        found.extend(others.iter().copied().chain(further).map(|body| Head {
            date: date.date,
            year: date.year,
            body,
            mark: None,
            cell: Some(Cell { span: *cell, of, is_main: Some(body) == main }),
        }));
    }
    found
}

/// The one column whose cells say when. Of several, the first of all, if the others have nothing but numbers and do not stand beside it.
fn column(text: &str, rows: &[&Row], dated: &[Vec<Option<Dated>>]) -> Option<usize> {
    let width = rows.iter().map(|row| row.cells.len()).max()?;
    let dates = |column: &usize| {
        let count = dated.iter().filter(|row| row.get(*column).is_some_and(Option::is_some)).count();
        let other = |(at, row): &(usize, &&Row)| {
            let filled = row.cells.get(*column).is_some_and(|cell| says(text, *cell));
            *at > 0 && filled && dated[*at][*column].is_none()
        };
        let others = rows.iter().enumerate().filter(other).count();
        // One row alone has its date before what it tells.
        count > 0 && count >= others && (*column == 0 || count > 1 || rows.len() > 1 && dated[0][*column].is_none())
    };
    let found: Vec<usize> = (0..width).filter(dates).collect();
    let counts = |column: &usize| {
        dated.iter().all(|row| row.get(*column).is_none_or(|one| one.as_ref().is_none_or(|one| one.year.is_some())))
    };
    let (first, rest) = found.split_first()?;
    // "Name | Born | Died", "From | To | Office": which of them dates what is told, nobody can know.
    rest.iter().all(|other| *first == 0 && *other > 1 && counts(other)).then_some(*first)
}

/// Reads a cell that says nothing but when.
fn dated(text: &str, cell: Span, times: &[Span]) -> Option<Dated> {
    let cell = trimmed(text, cell);
    let first = times.partition_point(|time| time.start < cell.start);
    let inside: Vec<Span> = times[first..].iter().copied().take_while(|time| time.end <= cell.end).collect();
    let number = cell
        .of(text)
        .chars()
        .next()
        .and_then(digit_value)
        .map(|_| digit_run(text, cell.start as usize, cell.end as usize));
    let year = number.filter(|(end, year, count)| *end == cell.end as usize && *count == 4 && YEARS.contains(year));
    let year = year.map(|(_, year, _)| year);
    let Some(date) = inside.first() else { return year.map(|_| Dated { date: cell, year }) };
    let mut from = cell.start;
    let mut words = 0;
    let mut numbers = false;
    for time in inside.iter().copied().chain([Span { start: cell.end, end: cell.end }]) {
        let between = text.get(from as usize..time.start as usize).unwrap_or_default();
        words += between.split_whitespace().filter(|word| word.contains(char::is_alphabetic)).count();
        numbers |= between.contains(char::is_numeric);
        from = time.end;
    }
    (words <= WORDS * inside.len() && !numbers).then_some(Dated { date: *date, year })
}

/// A cell without the blanks and marks of emphasis around what stands in it.
fn trimmed(text: &str, cell: Span) -> Span {
    let whole = cell.of(text);
    let blank = |c: char| c.is_whitespace() || matches!(c, '*' | '_');
    let opened = whole.trim_start_matches(blank);
    let start = cell.start as usize + (whole.len() - opened.len());
    Span::new(start, start + opened.trim_end_matches(blank).len())
}

fn says(text: &str, cell: Span) -> bool {
    cell.of(text).contains(char::is_alphanumeric)
}
