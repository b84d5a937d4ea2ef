//! `tarikh date`: one date in every calendar.

use std::ffi::OsString;
use std::fmt::Write as _;
use std::io::{IsTerminal, Read, Write as _};

use clap::Args;
use tarikh::calendar::{CalendarId, english_name};
use tarikh::date::{self, Reading};
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
