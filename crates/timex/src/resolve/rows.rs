//! Rows of tables that have a date in one column: what stands in the other cells is told of it.

use source::{Row, Span};

use super::listed::{Cell, Head, Of, YEARS};
use crate::digits::{digit_run, digit_value};

/// A cell of a column of dates says so little else: "before 1810", "from 1810 to 1820".
const WORDS: usize = 1;
/// The name of what is told of a date has so many words where no head row says what the columns are ("Born | 1799" is a form).
const TELLS: usize = 2;

/// No table has its date further to the right.
const MOST_COLUMNS: usize = 256;

/// A cell that says when.
#[derive(Clone, Copy)]
struct Dated {
    date: Span,
    /// The number, where it begins with a year alone.
    year: Option<i64>,
    /// Whether it holds nothing but that number.
    counts: bool,
}

/// The columns that say when.
#[derive(Clone, Copy)]
struct Columns {
    /// The one that dates the rows: whole dates, or what dates of a year lack it.
    of_date: usize,
    /// The one that has the year of the other.
    of_year: Option<usize>,
}

/// Returns what the rows of a table tell of the dates in one of its columns, or in two of which one has the year; `times` are the
/// times of the text, in order.
pub(super) fn heads(text: &str, table: &[Row], times: &[Span]) -> Vec<Head> {
    let rows: Vec<&Row> = table.iter().filter(|row| row.cells.iter().any(|cell| says(text, *cell))).collect();
    let dated: Vec<Vec<Option<Dated>>> =
        rows.iter().map(|row| row.cells.iter().map(|cell| dated(text, *cell, times)).collect()).collect();
    let Some(columns) = columns(text, &rows, &dated) else { return Vec::new() };
    let when = |at: usize| at == columns.of_date || columns.of_year == Some(at);
    let is_headed = (0..dated[0].len()).filter(|at| when(*at)).all(|at| dated[0][at].is_none());
    let opens = when(0);
    let told = telling(text, &rows, times, &when);
    // The head row says what its columns are, and may stand further down again.
    let named = rows[0].cells.get(columns.of_date).map(|cell| trimmed(text, *cell).of(text));
    let is_named_so = |head: &Head| Some(head.date.of(text)) == named;
    let mut found = Vec::new();
    let mut above = Above::default();
    let mut year_above = Above::default();
    for (row, dated) in rows.iter().zip(&dated) {
        let year = columns.of_year.and_then(|column| year_above.of(text, row, dated, column));
        let own = above.of(text, row, dated, columns.of_date);
        // A row with nothing but the year is of that year; what stands above it is of another row.
        let is_of_year = matches!((own, year), (None | Some((.., Of::RowAbove)), Some((.., Of::Row))));
        if is_of_year {
            above = Above::default();
        }
        let Some((date, cell, of)) = own.filter(|_| !is_of_year).or(year) else {
            found.extend(undated(text, row, columns.of_date, told).filter(|head| !is_headed || !is_named_so(head)));
            continue;
        };
        let year = year.filter(|(year, ..)| year.date != date.date).map(|(year, ..)| (year.date, year.year));
        let others = row.cells.iter().enumerate().filter(|(at, _)| !when(*at) || dated[*at].is_none());
        let others: Vec<(usize, Span)> = others
            .map(|(at, cell)| (at, trimmed(text, *cell)))
            .filter(|(_, cell)| cell.of(text).contains(char::is_alphabetic))
            .collect();
        let main = others.iter().find(|(at, _)| Some(*at) == told);
        let main = main.or_else(|| others.iter().rev().max_by_key(|(_, cell)| cell.len())).map(|(_, cell)| *cell);
        let main = main.filter(|main| is_headed || opens || main.of(text).split_whitespace().count() >= TELLS);
        let further = row.more.iter().map(|line| trimmed(text, *line));
        found.extend(others.iter().map(|(_, cell)| *cell).chain(further).map(|body| Head {
            date: date.date,
            year: date.year,
            of_year: year,
            body,
            mark: None,
            cell: Some(Cell { span: cell, of, is_main: Some(body) == main }),
        }));
    }
    found
}

impl Head {
    /// Says whether what stands in the place of a date is none.
    pub(super) fn is_undated(&self) -> bool {
        self.cell.is_some_and(|cell| cell.of == Of::Unknown)
    }
}

/// What a row tells, right of the cell that would date it and says no date: "n.d. | A letter was found".
fn undated(text: &str, row: &Row, column: usize, told: Option<usize>) -> Option<Head> {
    let said = trimmed(text, *row.cells.get(column)?);
    let body = trimmed(text, *row.cells.get(told.filter(|told| *told > column)?)?);
    let tells = body.of(text).contains(char::is_alphabetic) && body.of(text).split_whitespace().count() >= TELLS;
    let cell = Cell { span: said, of: Of::Unknown, is_main: true };
    (tells && !said.is_empty()).then_some(Head {
        date: said,
        year: None,
        of_year: None,
        body,
        mark: None,
        cell: Some(cell),
    })
}

/// What a column said last that reaches further down.
#[derive(Default)]
struct Above(Option<(Dated, Span)>);

impl Above {
    /// Returns what dates a row by a column, and the cell that says so.
    fn of(&mut self, text: &str, row: &Row, dated: &[Option<Dated>], column: usize) -> Option<(Dated, Span, Of)> {
        let cell = *row.cells.get(column)?;
        let of = match (dated[column], cell.of(text)) {
            (Some(own), _) => {
                self.0 = Some((own, cell));
                Of::Row
            }
            (None, "\u{a0}") => Of::Row,
            (None, blank) if blank.trim().is_empty() => Of::RowAbove,
            (None, _untold) => {
                self.0 = None;
                return None;
            }
        };
        self.0.map(|(date, cell)| (date, cell, of))
    }
}

/// The column that tells what happened: the one with the most words that are no dates; beside it are sources and remarks.
fn telling(text: &str, rows: &[&Row], times: &[Span], when: &impl Fn(usize) -> bool) -> Option<usize> {
    let width = rows.iter().map(|row| row.cells.len()).max()?;
    let mut said = vec![0_usize; width];
    for row in rows {
        for (at, cell) in row.cells.iter().enumerate().filter(|(at, _)| !when(*at)) {
            let cell = trimmed(text, *cell);
            let first = times.partition_point(|time| time.start < cell.start);
            let inside = times[first..].iter().take_while(|time| time.end <= cell.end);
            said[at] += cell.len().saturating_sub(inside.map(|time| time.len()).sum());
        }
    }
    (0..width).rev().filter(|at| said[*at] > 0).max_by_key(|at| said[*at])
}

/// The column whose cells say when. Of several, the first of all, if the others have nothing but numbers and do not stand beside it; of
/// two, one with years and one with what lacks them are one date.
fn columns(text: &str, rows: &[&Row], dated: &[Vec<Option<Dated>>]) -> Option<Columns> {
    let width = rows.iter().map(|row| row.cells.len()).max()?.min(MOST_COLUMNS);
    let dates = |column: &usize| {
        let count = dated.iter().filter(|row| row.get(*column).is_some_and(Option::is_some)).count();
        let other = |(at, row): &(usize, &&Row)| {
            let filled = row.cells.get(*column).is_some_and(|cell| says(text, *cell));
            *at > 0 && filled && dated[*at][*column].is_none()
        };
        let others = rows.iter().enumerate().filter(other).count();
        // One row alone has its date before what it tells.
        count > 0
            && count >= others
            && (*column == 0 || count > 1 || rows.len() > 1 && dated[0].get(*column).is_none_or(Option::is_none))
    };
    let mut found: Vec<usize> = (0..width).filter(dates).collect();
    // "unknown", "n.d.": the first column says when, however few of its cells do, where no other does.
    let has_date = |column: usize| dated.iter().any(|row| row.get(column).is_some_and(Option::is_some));
    if found.is_empty() && rows.len() > 1 && has_date(0) && !(1..width).any(has_date) {
        found.push(0);
    }
    let all = |column: usize, says: &dyn Fn(Dated, Span) -> bool| {
        rows.iter().zip(dated).all(|(row, dated)| {
            dated.get(column).copied().flatten().is_none_or(|one| says(one, trimmed(text, row.cells[column])))
        })
    };
    let of_year =
        |column: usize| all(column, &|one, cell| one.counts || numbers(cell.of(text)).all(|count| count >= 3));
    let lacks_year = |column: usize| all(column, &|_, cell| numbers(cell.of(text)).all(|count| count < 3));
    // "a Sunday", "Thursday": a column that says no number only says more of the date in another.
    let numbered = |column: &usize| !all(*column, &|_, cell| !cell.of(text).contains(char::is_numeric));
    if found.iter().any(numbered) {
        found.retain(numbered);
    }
    let (first, rest) = found.split_first()?;
    if let [second] = rest {
        let pair = [(*first, *second), (*second, *first)];
        let pair = pair.into_iter().find(|(year, date)| of_year(*year) && lacks_year(*date));
        if let Some((year, date)) = pair {
            return Some(Columns { of_date: date, of_year: Some(year) });
        }
    }
    let counts = |column: &usize| all(*column, &|one, _| one.counts);
    // "Name | Born | Died", "From | To | Office": which of them dates what is told, nobody can know.
    let one = rest.iter().all(|other| *first == 0 && *other > 1 && counts(other));
    one.then_some(Columns { of_date: *first, of_year: None })
}

/// How many figures each number of a cell has.
fn numbers(cell: &str) -> impl Iterator<Item = usize> {
    cell.split(|c: char| !c.is_numeric()).map(|number| number.chars().count()).filter(|count| *count > 0)
}

/// Reads a cell that says nothing but when.
fn dated(text: &str, cell: Span, times: &[Span]) -> Option<Dated> {
    let cell = trimmed(text, cell);
    let first = times.partition_point(|time| time.start < cell.start);
    let mut inside: Vec<Span> = times[first..].iter().copied().take_while(|time| time.end <= cell.end).collect();
    // "[1863?]", "(1863)": whoever drew up the table is not sure, or has it from elsewhere.
    let bare = guessed(text, cell).filter(|_| inside.is_empty()).unwrap_or(cell);
    let number = bare
        .of(text)
        .chars()
        .next()
        .and_then(digit_value)
        .map(|_| digit_run(text, bare.start as usize, bare.end as usize));
    let number = number.filter(|(_, year, count)| *count == 4 && YEARS.contains(year));
    let counts = number.is_some_and(|(end, ..)| end == bare.end as usize);
    let mut year = number.filter(|_| counts).map(|(_, year, _)| year);
    if inside.is_empty() && year.is_some() {
        inside.push(bare);
    }
    // "1831 or 1832": only the place of the first tells that it is a year.
    if let (Some((end, first, _)), Some(next)) = (number, inside.first().copied())
        && let Some(between) = text.get(end..next.start as usize)
        && between.split_whitespace().count() == 1
        && between.trim().chars().all(char::is_alphabetic)
        && matches!(digit_run(text, next.start as usize, cell.end as usize), (_, second, 4) if first < second)
    {
        inside.insert(0, Span::new(cell.start as usize, end));
        year = Some(first);
    }
    let date = *inside.first()?;
    if date == bare && bare != cell {
        return Some(Dated { date, year, counts });
    }
    let mut from = cell.start;
    let mut words = 0;
    let mut numbers = false;
    let mut open = false;
    for time in inside.iter().copied().chain([Span { start: cell.end, end: cell.end }]) {
        let between = text.get(from as usize..time.start as usize).unwrap_or_default();
        // "n.d. (postmark 9 Mar. 1862)": a word in brackets says where the date is from.
        for word in between.split_inclusive(char::is_whitespace) {
            let opens = word.contains(['(', '[']);
            words += usize::from(word.contains(char::is_alphabetic) && !open && !opens);
            open = (open || opens) && !word.contains([')', ']']);
        }
        numbers |= between.contains(char::is_numeric);
        from = time.end;
    }
    (words <= WORDS * inside.len() && !numbers).then_some(Dated { date, year, counts })
}

/// A number in brackets, or with a mark of doubt behind it: what stands between the marks.
fn guessed(text: &str, cell: Span) -> Option<Span> {
    let whole = cell.of(text);
    let mark = |c: char| matches!(c, '[' | ']' | '(' | ')' | '?');
    let opened = whole.trim_start_matches(mark);
    let start = cell.start as usize + (whole.len() - opened.len());
    let bare = Span::new(start, start + opened.trim_end_matches(mark).len());
    (bare != cell && !bare.is_empty()).then_some(bare)
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
