//! A chronology for people: a row for each event, in order of time, fitted to a width.

use calendar::english_name;
use event::Event;
use source::{Colour, Positions, Severity, apart, cells_of, harmless};

use crate::also::also_text;
use crate::chronology::Chronology;
use crate::doubts::Doubts;
use crate::related::{Related, reasons};
use crate::said::when_said;
use crate::second::second_calendar;
use crate::told_as::told_before;
use crate::weekday::weekday_told;
use crate::when::said_of_arrow;
use crate::words::Words;
use crate::wrap::{wrap, wrap_line};

/// How a table is to look.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TableStyle {
    /// In columns of a terminal; a table is never narrower than 40.
    pub width: u16,
    /// With ANSI escape sequences or without.
    pub colour: Colour,
}

/// A table is never narrower.
const LEAST_WIDTH: usize = 40;

/// Blanks between two columns.
const GAP: usize = 2;

/// What happened is given so much before the other columns give way.
const LEAST: usize = 24;

/// No other column is made narrower than this to give it room: a day and the longest name of a month.
const NARROWEST: usize = 12;

/// The widest the other columns are made before they wrap.
const MOST: usize = 26;

/// Returns the chronology as a table, in the words of the accounts' language: when, in the calendar the text tells it in; the day in a second calendar where the
/// texts use more than one, and in those that were asked for; the day of the week; what; and the line it stands in, with
/// the number of the document where there are many. Where the width is too little for that, the day in further calendars
/// stands below the first, and where that is not enough the days of the week are shortened. A row against which an error or a
/// warning stands has a sign behind its time, said below the table. Why
/// something came about stands below it, where its account says so. Text that runs from right to left is set apart by U+2068 and U+2069.
///
/// ```
/// use source::{Colour, DocumentId, read};
/// use tarikh::{Options, TableStyle};
///
/// let account = read(DocumentId(0), "-", b"It fell in 1992.\nThey had left on 26 Bahman 1367.", None).document()?;
/// let chronology = tarikh::read(vec![account], &Options::default());
/// let table = tarikh::table(&chronology, TableStyle { width: 72, colour: Colour::Never });
/// assert_eq!(table, "\
/// when            also              day        what           line
/// ──────────────  ────────────────  ─────────  ─────────────  ────
/// 26 Bahman 1367  15 February 1989  Wednesday  They had left     2
/// 1992            1370–1371 SH                 It fell           1
/// ");
/// # Ok::<(), String>(())
/// ```
pub fn table(chronology: &Chronology, style: TableStyle) -> String {
    let words = Words::of(chronology);
    if chronology.chronicle().next().is_none() {
        return format!("{}\n", words.say("No event was found."));
    }
    let mut heads = vec![words.say("when").to_owned()];
    let also = beside_those_asked(chronology, second_calendar(chronology));
    let has_second = also.iter().any(|cell| !cell.is_empty());
    heads.extend(has_second.then(|| words.say("also").to_owned()));
    heads.extend(chronology.calendars.iter().map(|&id| words.say_of(english_name(id))));
    heads.extend([words.say("day"), words.say("what"), words.say("line")].map(str::to_owned));
    let positions: Vec<Positions<'_>> = chronology.documents.iter().map(Positions::new).collect();
    let doubts = Doubts::new(chronology);
    let reasons = reasons(chronology);
    let signs: Vec<Option<Severity>> = chronology.chronicle().map(|event| doubts.worst(event)).collect();
    let events = chronology.chronicle().zip(also).zip(&signs);
    let mut rows: Vec<Vec<String>> = events
        .map(|((event, also), sign)| {
            let also = has_second.then(|| words.date(&also));
            row(words, chronology, (&positions, &reasons), also, event, *sign)
        })
        .collect();
    if is_crowded(&heads, &rows, usize::from(style.width)) {
        stack(&mut heads, &mut rows);
    }
    if is_crowded(&heads, &rows, usize::from(style.width)) {
        shorten_weekdays(words, &mut rows);
    }
    let what = heads.len() - 2;
    let widths = widths(&heads, &rows, what, usize::from(style.width));
    let mut out = String::new();
    line(&mut out, &heads, &widths, style.colour, Look::Head);
    let rules: Vec<String> = widths.iter().map(|&width| "─".repeat(width)).collect();
    line(&mut out, &rules, &widths, style.colour, Look::Rule);
    for row in &rows {
        line(&mut out, row, &widths, style.colour, Look::Row);
    }
    let said = said_of_signs(words, &signs).into_iter().chain(said_of_arrow(words, chronology));
    key(&mut out, said, usize::from(style.width).max(LEAST_WIDTH));
    accounts(&mut out, words, chronology, usize::from(style.width).max(LEAST_WIDTH));
    out
}

/// Leaves out the day in a second calendar where a column that was asked for tells it.
fn beside_those_asked(chronology: &Chronology, also: Vec<String>) -> Vec<String> {
    let is_asked = |event: &Event, cell: &str| {
        let timexes = chronology.times_of(event);
        let mut asked = chronology.calendars.iter().filter_map(|&id| also_text(&event.when?, timexes, id));
        asked.any(|shown| shown == cell)
    };
    let cells = chronology.chronicle().zip(also);
    cells.map(|(event, cell)| if is_asked(event, &cell) { String::new() } else { cell }).collect()
}

/// Stands behind the time of a row against which an error stands.
const ERROR: char = '✗';

/// Stands behind the time of a row against which a warning stands.
const WARNING: char = '!';

fn sign(severity: Severity) -> Option<char> {
    match severity {
        Severity::Error => Some(ERROR),
        Severity::Warning => Some(WARNING),
        Severity::Info => None,
    }
}

/// Says below the table what the signs mean that stand in it.
fn key(out: &mut String, said: impl Iterator<Item = String>, width: usize) {
    for (place, said) in said.enumerate() {
        out.push_str(if place == 0 { "\n" } else { "" });
        below(out, &said, width);
    }
}

/// What the signs of rows mean against which something stands.
fn said_of_signs(words: Words, signs: &[Option<Severity>]) -> Option<String> {
    let has = |severity: Severity| signs.contains(&Some(severity));
    let (error, warning) = (ERROR.to_string(), WARNING.to_string());
    match (has(Severity::Error), has(Severity::Warning)) {
        (true, true) => Some(
            words
                .fill("{} an error, {} a warning stands against the row; `tarikh check` says why", &[&error, &warning]),
        ),
        (true, false) => Some(words.fill("{} an error stands against the row; `tarikh check` says why", &[&error])),
        (false, true) => Some(words.fill("{} a warning stands against the row; `tarikh check` says why", &[&warning])),
        (false, false) => None,
    }
}

/// Says below a table of several accounts which is which.
fn accounts(out: &mut String, words: Words, chronology: &Chronology, width: usize) {
    if chronology.documents.len() < 2 {
        return;
    }
    out.push('\n');
    for document in &chronology.documents {
        below(out, &words.fill("{} is {}", &[&document.id.to_string(), &harmless(&document.path)]), width);
    }
}

fn below(out: &mut String, said: &str, width: usize) {
    for line in wrap_line(said, width) {
        out.push_str(&apart(&line));
        out.push('\n');
    }
}

fn row(
    words: Words,
    chronology: &Chronology,
    (positions, reasons): (&[Positions<'_>], &Related<'_>),
    also: Option<String>,
    event: &Event,
    against: Option<Severity>,
) -> Vec<String> {
    let timexes = chronology.times_of(event);
    let mut when = when_said(words, event, timexes);
    if let Some(sign) = against.and_then(sign) {
        when.push(' ');
        when.push(sign);
    }
    let mut cells = vec![when];
    cells.extend(also);
    for &id in &chronology.calendars {
        let shown = event.when.and_then(|when| also_text(&when, timexes, id));
        cells.push(words.date(&shown.unwrap_or_default()));
    }
    let weekday = event.when.and_then(|when| weekday_told(&when, timexes));
    cells.push(weekday.map_or_else(String::new, |weekday| words.date(weekday.name())));
    let mut what = harmless(&told(words, chronology, event)).into_owned();
    for (said, other) in reasons.get(&event.id).into_iter().flatten().take(REASONS) {
        // Who says why may be another than who tells what came of it.
        let line = if other.attribution == event.attribution {
            other.named().to_owned()
        } else {
            told(words, chronology, other)
        };
        what += &format!("\n{}: {}", words.say(said), harmless(&line));
    }
    cells.push(what);
    let index = chronology.index_of(event.document);
    let place = index.map(|index| (index, positions[index].place(event.quote.start).line));
    cells.push(match place {
        Some((_, line)) if chronology.documents.len() == 1 => words.number(line),
        Some((_, line)) => format!("{}:{line}", event.document),
        None => String::new(),
    });
    cells
}

/// So many reasons of an event are told below it.
const REASONS: usize = 3;

/// So much of the words for a speaker is shown.
const SPEAKER: usize = 60;

/// The line of an event, before it whether it is told as planned or otherwise not as having happened, behind it who says so.
fn told(words: Words, chronology: &Chronology, event: &Event) -> String {
    let how = told_before(words, chronology, event).map_or_else(String::new, |told| format!("{told}: "));
    match chronology.speaker(event) {
        Some(speaker) if speaker.chars().count() > SPEAKER => {
            let shown: String = speaker.chars().take(SPEAKER - 1).collect();
            format!("{how}{} — {}…", event.label, shown.trim_end())
        }
        Some(speaker) => format!("{how}{} — {speaker}", event.label),
        None => format!("{how}{}", event.label),
    }
}

/// Says whether what happened would get too little room, were the other columns as wide as they need.
fn is_crowded(heads: &[String], rows: &[Vec<String>], width: usize) -> bool {
    let what = heads.len() - 2;
    let needs = |column: usize| needed(heads, rows, column);
    let others: usize = (0..heads.len()).filter(|&column| column != what).map(needs).sum();
    others + needs(what).min(LEAST) + GAP * (heads.len() - 1) > width.max(LEAST_WIDTH)
}

/// Puts the days in further calendars below the first, in one column.
fn stack(heads: &mut Vec<String>, rows: &mut [Vec<String>]) {
    let days = 1..heads.len() - 3;
    heads.drain(days.clone());
    for row in rows {
        let further: Vec<String> = row.drain(days.clone()).filter(|cell| !cell.is_empty()).collect();
        for cell in further {
            row[0].push('\n');
            row[0].push_str(&cell);
        }
    }
}

/// Leaves the first three letters of the days of the week, where these are English: others are not told apart by them.
fn shorten_weekdays(words: Words, rows: &mut [Vec<String>]) {
    if words.code() != "en" {
        return;
    }
    for row in rows {
        let day = row.len() - 3;
        row[day].truncate(3);
    }
}

/// The columns of the widest line of a column's cells.
fn needed(heads: &[String], rows: &[Vec<String>], column: usize) -> usize {
    let cells = rows.iter().map(|row| &row[column]).chain(std::iter::once(&heads[column]));
    cells.flat_map(|cell| cell.lines()).map(cells_of).max().unwrap_or(0)
}

/// The columns are as wide as they need, up to a limit; what is left is for what happened.
fn widths(heads: &[String], rows: &[Vec<String>], what: usize, width: usize) -> Vec<usize> {
    let mut widths: Vec<usize> = (0..heads.len()).map(|column| needed(heads, rows, column)).collect();
    for (column, cell) in widths.iter_mut().enumerate() {
        if column != what {
            *cell = (*cell).min(MOST);
        }
    }
    let room = width.max(LEAST_WIDTH).saturating_sub(GAP * (heads.len() - 1));
    let left = |widths: &[usize]| {
        let others = widths.iter().enumerate().filter(|&(column, _)| column != what).map(|(_, width)| width);
        room.saturating_sub(others.sum())
    };
    // On a narrow page the widest of the others gives way, as far as its cells can be wrapped.
    let wanted = widths[what].min(LEAST);
    while left(&widths) < wanted {
        let others = widths.iter_mut().enumerate().filter(|&(column, _)| column != what).map(|(_, width)| width);
        let Some(widest) = others.max().filter(|widest| **widest > NARROWEST) else { break };
        *widest -= 1;
    }
    widths[what] = widths[what].min(left(&widths).max(NARROWEST));
    widths
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Look {
    Head,
    Rule,
    Row,
}

/// Adds the lines of a row, its cells wrapped by words.
fn line(out: &mut String, cells: &[String], widths: &[usize], colour: Colour, look: Look) {
    let wrapped: Vec<Vec<String>> = cells.iter().zip(widths).map(|(cell, &width)| wrap(cell, width)).collect();
    let height = wrapped.iter().map(Vec::len).max().unwrap_or(0);
    let last = cells.len() - 1;
    for at in 0..height {
        let mut text = String::new();
        for (column, lines) in wrapped.iter().enumerate() {
            let piece = lines.get(at).map_or("", String::as_str);
            let room = " ".repeat(widths[column].saturating_sub(cells_of(piece)));
            let piece = painted(&apart(piece), colour, look, column);
            // Line numbers stand to the right.
            text.push_str(&if column == last && look == Look::Row { room + &piece } else { piece + &room });
            if column < last {
                text.push_str("  ");
            }
        }
        out.push_str(text.trim_end());
        out.push('\n');
    }
}

fn painted(text: &str, colour: Colour, look: Look, column: usize) -> String {
    let code = match (colour, look, column) {
        (Colour::Never, _, _) => None,
        (Colour::Always, Look::Head, _) => Some("1"),
        (Colour::Always, Look::Rule, _) => Some("2"),
        (Colour::Always, Look::Row, 0) => Some("36"),
        (Colour::Always, Look::Row, _) => None,
    };
    // The sign of a finding has a colour of its own.
    let (text, sign) = match (code, text.strip_suffix(ERROR), text.strip_suffix(WARNING)) {
        (Some("36"), Some(text), _) => (text, format!("\u{1b}[1;31m{ERROR}\u{1b}[0m")),
        (Some("36"), None, Some(text)) => (text, format!("\u{1b}[1;33m{WARNING}\u{1b}[0m")),
        _plain => (text, String::new()),
    };
    match code {
        Some(code) if !text.is_empty() => format!("\u{1b}[{code}m{text}\u{1b}[0m{sign}"),
        Some(_) | None => format!("{text}{sign}"),
    }
}
