//! `tarikh date`: one date in every calendar.

use std::ffi::OsString;
use std::fmt::Write as _;
use std::io::{IsTerminal, Read, Write as _};

use clap::Args;
use tarikh::calendar::{CalendarId, Day, english_name};
use tarikh::date::{self, Reading, in_calendar};
use tarikh::json::DateJson;

use super::{complain, help};
use crate::failure::{Failure, code};
use crate::options::calendar;
use crate::shown::Columns;

#[derive(Args, Debug)]
#[command(before_help = "Examples:
  tarikh date '26 Bahman 1367'
  tarikh date '26 دلو 1367' --format json
  tarikh date 10 Muharram 61
  tarikh date 3/4/1990                    both readings
  tarikh date '1066~'                     about 1066, as EDTF writes it
  echo '14 October 1066' | tarikh date -")]
pub struct Arguments {
    /// The date, in words or figures; `-` reads stdin, a date a line
    #[arg(value_name = "TEXT")]
    text: Vec<String>,
    /// How to print it
    #[arg(long, value_name = "FORMAT", value_parser = ["table", "json"], default_value = "table")]
    format: String,
    /// Only these calendars in the table; JSON has all. An ID that is none is answered with the list of them
    #[arg(long, value_name = "ID", value_delimiter = ',')]
    calendar: Vec<String>,
}

/// Puts a date that begins with a minus (`-0043-03-15`) where it is not taken for an option: behind `--`.
pub fn with_dates_last(arguments: Vec<OsString>) -> Vec<OsString> {
    let is_date = |argument: &OsString| {
        let bytes = argument.as_encoded_bytes();
        bytes.first() == Some(&b'-') && bytes.get(1).is_some_and(u8::is_ascii_digit)
    };
    if arguments.get(1).is_none_or(|name| name != "date") || arguments.iter().any(|argument| argument == "--") {
        return arguments;
    }
    let (dates, mut others): (Vec<OsString>, Vec<OsString>) = arguments.into_iter().partition(is_date);
    if !dates.is_empty() {
        others.push("--".into());
        others.extend(dates);
    }
    others
}

/// A text from stdin is cut at so many bytes: no date is so long.
const MOST: u64 = 1 << 20;

pub fn run(arguments: &Arguments) -> Result<u8, Failure> {
    let texts = match arguments.text.as_slice() {
        [] if std::io::stdin().is_terminal() => return help("date"),
        [] => from_stdin()?,
        [dash] if dash == "-" => from_stdin()?,
        words => vec![words.join(" ")],
    };
    let calendars = calendars(&arguments.calendar)?;
    let mut out = String::new();
    let mut worst = code::DONE;
    for text in &texts {
        match date::read(text) {
            Ok(readings) if arguments.format == "json" => {
                let json = serde_json::to_string(&DateJson::new(text, &readings));
                out += &json.map_err(|error| Failure::new(error.to_string()))?;
                out.push('\n');
            }
            Ok(readings) => {
                for reading in &readings {
                    if !out.is_empty() {
                        out.push('\n');
                    }
                    block(&mut out, text, reading, &calendars);
                }
            }
            Err(error) => {
                complain(&error.to_string());
                worst = code::FAILED;
            }
        }
    }
    let mut stdout = std::io::stdout().lock();
    stdout.write_all(out.as_bytes())?;
    stdout.flush()?;
    Ok(worst)
}

fn from_stdin() -> Result<Vec<String>, Failure> {
    let mut bytes = Vec::new();
    let read = std::io::stdin().take(MOST).read_to_end(&mut bytes);
    read.map_err(|error| Failure::new(format!("-: {error}")))?;
    let text = String::from_utf8(bytes).map_err(|_| Failure::new("-: not UTF-8"))?;
    let lines: Vec<String> = text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect();
    if lines.is_empty() {
        return Err(Failure::new("there is no date to read: write one behind `tarikh date`, or pass one on stdin"));
    }
    Ok(lines)
}

fn calendars(ids: &[String]) -> Result<Vec<CalendarId>, Failure> {
    if ids.is_empty() {
        return Ok(CalendarId::ALL.to_vec());
    }
    ids.iter().map(|id| calendar(id)).collect()
}

/// The Julian day number of a day's noon is its number here and this.
const JULIAN_DAY_OF_DAY_0: i64 = 1_721_425;

/// The first day of the Gregorian calendar, 15 October 1582.
const REFORM: Day = Day(577_736);

/// One reading as a block of lines.
fn block(out: &mut String, text: &str, reading: &Reading, calendars: &[CalendarId]) {
    let name = english_name(reading.calendar);
    let _ = writeln!(out, "{text}, read in the {name} calendar");
    let mut facts = Columns::default();
    let mut fact = |name: &str, value: String| facts.row([name.to_owned(), value]);
    if let Some(weekday) = reading.weekday() {
        fact("weekday", weekday.name().to_owned());
    }
    let extent = reading.extent();
    match (reading.nominal.filter(|_| reading.pinned.is_none()), extent.earliest(), extent.latest()) {
        (Some(nominal), Some(first), Some(last)) => {
            let before = if nominal.day < REFORM { " (proleptic Gregorian)" } else { "" };
            fact("computed", format!("{}, {}{before}", nominal.day.weekday().name(), nominal.day));
            let why = reading.calendar.family().why_open();
            fact("bounds", format!("{first} to {last}, since {why}"));
        }
        (None, Some(first), Some(last)) if first != last => fact("bounds", format!("{first} to {last}")),
        (_, Some(first), None) => fact("bounds", format!("{first} or later")),
        (_, None, Some(last)) => fact("bounds", format!("{last} or earlier")),
        (_, Some(_), Some(_)) | (_, None, None) => {}
    }
    if let Some(day) = reading.day() {
        fact("Julian day", (day.0 + JULIAN_DAY_OF_DAY_0).to_string());
    }
    if let Some(edtf) = reading.edtf() {
        let before = extent.latest().is_some_and(|day| day < REFORM);
        let carried =
            if before && extent.single_day().is_some() { " (proleptic Gregorian, as EDTF always is)" } else { "" };
        fact("EDTF", edtf + carried);
    }
    if let Some(note) = &reading.note {
        fact("note", note.clone());
    }
    *out += &facts.lines("  ");
    out.push('\n');
    let mut table = Columns::default();
    for id in calendars {
        let shown = in_calendar(*id, &reading.value, reading.pinned);
        let computed = reading.day().is_some_and(|day| !is_attested(*id, day)) && shown.is_some();
        let computed = if computed { "computed: outside the years it is attested for" } else { "" };
        let shown = shown.unwrap_or_else(|| "–".to_owned());
        table.row([english_name(*id).to_owned(), shown, computed.to_owned()]);
    }
    *out += &table.lines("  ");
}

fn is_attested(id: CalendarId, day: Day) -> bool {
    let attested = id.calendar().attested();
    attested.earliest.is_none_or(|first| first <= day) && attested.latest.is_none_or(|last| day <= last)
}
