//! `tarikh date`: one date in every calendar.

use std::ffi::OsString;
use std::fmt::Write as _;
use std::io::{IsTerminal, Read, Write as _};

use clap::Args;
use tarikh::calendar::{CalendarId, english_name};
use tarikh::date::{self, Reading};
use tarikh::json::DateJson;

use super::{complain, help};
use crate::examples::examples;
use crate::failure::{Failure, code};
use crate::options::calendar;
use crate::shown::Columns;

#[derive(Args, Debug)]
#[command(before_help = examples("Examples:
  tarikh date '26 Bahman 1367'
  tarikh date '26 دلو 1367' --format json
  tarikh date 10 Muharram 61
  tarikh date 3/4/1990                    both readings
  tarikh date '1066~'                     about 1066, as EDTF writes it
  tarikh date '26 Bahman' --years 2027..2036
  echo '14 October 1066' | tarikh date -"))]
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
    /// On which days a day without a year comes in these years of the Gregorian calendar: 2027..2036
    #[arg(long, value_name = "A..B", allow_hyphen_values = true)]
    years: Option<String>,
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
    let years = arguments.years.as_deref().map(years_said).transpose()?;
    let mut out = String::new();
    let mut worst = code::DONE;
    for text in &texts {
        if let Some((first, last)) = years {
            worst = worst.max(comes(&mut out, text, (first, last), arguments)?);
            continue;
        }
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
                let yearly = date::yearly(text).map_or("", |_| "; `--years A..B` shows on which days");
                complain(&format!("{error}{yearly}"));
                worst = code::FAILED;
            }
        }
    }
    let mut stdout = std::io::stdout().lock();
    stdout.write_all(out.as_bytes())?;
    stdout.flush()?;
    Ok(worst)
}

/// Reads `2027..2036`, or one year.
fn years_said(text: &str) -> Result<(i64, i64), Failure> {
    let (first, last) = text.split_once("..").unwrap_or((text, text));
    let year = |text: &str| {
        let year = text.trim().parse();
        year.map_err(|_| Failure::new(format!("--years {}: '{}' is not a year", text, text.trim())))
    };
    Ok((year(first)?, year(last)?))
}

/// A day of the year as it comes in some years: a line for each, or as JSON a reading for each.
fn comes(out: &mut String, text: &str, (first, last): (i64, i64), arguments: &Arguments) -> Result<u8, Failure> {
    let Some(day) = date::yearly(text) else {
        complain(&format!("--years: '{text}' is no day of a year without its year"));
        return Ok(code::FAILED);
    };
    let readings = date::in_years(day, first, last).map_err(|error| Failure::new(format!("--years: {error}")))?;
    if arguments.format == "json" {
        let json = serde_json::to_string(&DateJson::new(text, &readings));
        *out += &json.map_err(|error| Failure::new(error.to_string()))?;
        out.push('\n');
        return Ok(code::DONE);
    }
    if !out.is_empty() {
        out.push('\n');
    }
    let _ = writeln!(out, "{text}, read in the {} calendar", english_name(day.calendar));
    // Its own calendar and the Gregorian, where no others are asked for.
    let mut shown = match arguments.calendar.as_slice() {
        [] => vec![CalendarId::Gregorian, day.calendar],
        ids => calendars(ids)?,
    };
    shown.dedup();
    let mut table = Columns::default();
    for reading in &readings {
        // The computed day of a calendar that is observed may be off.
        let weekday = reading.day().map_or("", |day| day.weekday().name());
        let off = if reading.weekday().is_some() { "" } else { "computed" };
        let dates = date::in_calendars(reading, &shown).into_iter().map(|one| one.shown.unwrap_or_default());
        table.row([weekday.to_owned()].into_iter().chain(dates).chain([off.to_owned()]));
    }
    *out += &table.lines("  ");
    Ok(code::DONE)
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

/// One reading as a block of lines.
fn block(out: &mut String, text: &str, reading: &Reading, calendars: &[CalendarId]) {
    let name = english_name(reading.calendar);
    let _ = writeln!(out, "{text}, read in the {name} calendar");
    let mut facts = Columns::default();
    date::facts(reading).into_iter().for_each(|(name, value)| facts.row([name.to_owned(), value]));
    *out += &facts.lines("  ");
    out.push('\n');
    let mut table = Columns::default();
    for one in date::in_calendars(reading, calendars) {
        let computed = if one.computed { "computed: outside the years it is attested for" } else { "" };
        let shown = one.shown.unwrap_or_else(|| "–".to_owned());
        table.row([english_name(one.calendar).to_owned(), shown, computed.to_owned()]);
    }
    *out += &table.lines("  ");
}
