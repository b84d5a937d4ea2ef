//! A chronology as a table for spreadsheets: comma-separated values by RFC 4180.

use tarikh::calendar::Day;
use tarikh::event::Relation;
use tarikh::source::harmless;
use tarikh::{Chronology, Words};

use crate::stray::Stray;
use crate::{Line, Place, lines, strays};

/// Whether the text begins with the mark that tells Excel it is UTF-8.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mark {
    /// It does not: what other programs expect.
    None,
    /// It begins with U+FEFF.
    Utf8,
}

/// The columns, in order.
const COLUMNS: [&str; 34] = [
    "id",
    "date_text",
    "calendar",
    "edtf",
    "earliest",
    "latest",
    "jdn_min",
    "jdn_max",
    "precision",
    "relation",
    "weekday",
    "beside",
    "event",
    "kind",
    "actors",
    "place",
    "lat",
    "lon",
    "source",
    "line",
    "quote",
    "start",
    "end",
    "said_by",
    "stance",
    "conflict_ids",
    "findings",
    "polarity",
    "hour",
    "shown",
    "since",
    "told_as",
    "names_places",
    "place_precision",
];

/// The Julian day number of the day before day 1, counted at noon.
const JULIAN: i64 = 1_721_425;

/// Returns the chronology as comma-separated values, a row for each event, and behind them one for each date that no calendar has and no
/// event is told of.
///
/// `date_text` is what the text says, `shown` when that was, as the chronology shows it; `edtf`, `earliest` and `latest` are proleptic Gregorian, `jdn_min` and `jdn_max`
/// Julian day numbers to sort by; `hour` is the hour or the part of the day; `since`
/// is the time, as EDTF, since which it comes again every year, `told_as` says `planned` or the like of what is not told as having happened; `names_places`
/// are the places that its words name, whether or not it happened there; `actors` are persons, peoples, organisations and states alone; of a
/// state `lat` and `lon` are those of its capital or its middle, and `place_precision` says `state`; `start` and `end` count code points. Cells of text that a spreadsheet would take for a
/// formula are written after an apostrophe; dates and numbers are ours and stand as they are.
///
/// ```
/// use export::{Mark, csv};
/// use tarikh::source::{DocumentId, read};
/// let account = read(DocumentId(0), "a.txt", b"The army left, at last, on 15 February 1989.", None).document()?;
/// let text = csv(&tarikh::read(vec![account], &tarikh::Options::default()), Mark::None);
/// let row = text.lines().nth(1).unwrap_or_default();
/// assert!(row.starts_with("e1,15 February 1989,gregorian,1989-02-15,1989-02-15,1989-02-15,2447573,2447573,day,within,"));
/// assert!(text.contains("\"The army left, at last\""));
/// # Ok::<(), String>(())
/// ```
pub fn csv(chronology: &Chronology, mark: Mark) -> String {
    let mut out = String::new();
    if mark == Mark::Utf8 {
        out.push('\u{feff}');
    }
    push_row(&mut out, COLUMNS.map(str::to_owned));
    for line in lines(chronology) {
        push_row(&mut out, row(&line));
    }
    for one in strays(chronology) {
        push_row(&mut out, stray_row(&one, Words::of(chronology)));
    }
    out
}

fn row(line: &Line<'_>) -> [String; COLUMNS.len()] {
    let event = &line.json;
    let when = event.when.as_ref();
    let number = |day: Option<Day>| day.map_or_else(String::new, |day| (day.0 + JULIAN).to_string());
    let plain = |text: Option<&str>| text.unwrap_or_default().to_owned();
    let place = line.place.as_ref();
    [
        event.id.clone(),
        // What comes again is told by "this day", or the like; its day stands elsewhere.
        safe(when.map_or("", |when| {
            if line.relation().is_some_and(Relation::is_recurring) { &when.shown } else { &when.text }
        })),
        plain(when.and_then(|when| when.calendar)),
        plain(line.edtf()),
        plain(line.extent.earliest().map(Day::to_iso).as_deref()),
        plain(line.extent.latest().map(Day::to_iso).as_deref()),
        number(line.extent.earliest()),
        number(line.extent.latest()),
        plain(line.precision()),
        plain(when.map(|when| when.relation)),
        plain(line.weekday().as_deref()),
        safe(&line.beside().join("; ")),
        safe(&event.label),
        plain(event.kind),
        safe(&line.actors().join("; ")),
        safe(event.place.as_ref().map_or("", |place| &place.name)),
        place.map_or_else(String::new, |place| place.north.to_string()),
        place.map_or_else(String::new, |place| place.east.to_string()),
        safe(line.file_name()),
        event.line.to_string(),
        safe(&event.quote),
        event.start.to_string(),
        event.end.to_string(),
        safe(&line.said_by().unwrap_or_default()),
        plain(line.stance()),
        line.findings.iter().map(|(number, _)| format!("f{number}")).collect::<Vec<_>>().join("; "),
        safe(&line.findings.iter().map(|(_, found)| line.said(found)).collect::<Vec<_>>().join("; ")),
        event.polarity.to_owned(),
        plain(line.hour().as_deref()),
        safe(&when.map_or_else(String::new, |_| line.when())),
        plain(when.and_then(|when| when.since.as_ref()?.edtf.as_deref())),
        plain(line.told_as()),
        safe(&line.names_places.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>().join("; ")),
        plain(place.map(Place::precision)),
    ]
}

/// A date that no calendar has, of which no row is told: what is known of it is its words, and what is wrong with them.
fn stray_row(one: &Stray<'_>, words: Words) -> [String; COLUMNS.len()] {
    COLUMNS.map(|column| match column {
        "id" => one.id.clone(),
        "date_text" | "quote" => safe(one.text),
        "source" => safe(&one.file_name),
        "line" => one.line.to_string(),
        "conflict_ids" => one.findings.iter().map(|(number, _)| format!("f{number}")).collect::<Vec<_>>().join("; "),
        "findings" => safe(&one.said(words).join("; ")),
        _not_told => String::new(),
    })
}

/// Text of others: in one line, and never a formula.
fn safe(text: &str) -> String {
    let text = harmless(text);
    // Full-width signs begin a formula as well, in some locales.
    match text.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) {
        // What came in by a pipe.
        true if text == "-" => text.into_owned(),
        true => format!("'{text}"),
        false => text.into_owned(),
    }
}

fn push_row(out: &mut String, cells: [String; COLUMNS.len()]) {
    for (at, cell) in cells.iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        let is_plain = !cell.contains([',', '"', ';', '\r', '\n']) && cell.trim() == cell;
        if is_plain {
            out.push_str(cell);
        } else {
            out.push('"');
            out.push_str(&cell.replace('"', "\"\""));
            out.push('"');
        }
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_of_text_is_a_formula() {
        for formula in ["=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "＝1"] {
            assert!(safe(formula).starts_with('\''), "{formula}");
        }
        assert_eq!(safe("26 دلو 1367"), "26 دلو 1367");
    }

    #[test]
    fn the_hour_is_kept() {
        let text = "The brigade was gone by noon on 1 March 1896. The ship sailed on 3 May 1903.";
        let account = tarikh::source::read(tarikh::source::DocumentId(0), "a.txt", text.as_bytes(), None);
        let (document, remarks) = account.document().expect("it is a text");
        let rows = csv(&tarikh::read(vec![(document, remarks)], &tarikh::Options::default()), Mark::None);
        let ends = [",positive,12:00,\"by 1 March 1896, 12:00\",,,,", ",positive,,3 May 1903,,,,"];
        assert!(rows.lines().skip(1).zip(ends).all(|(row, end)| row.ends_with(end)), "{rows}");
    }

    #[test]
    fn what_the_words_leave_to_the_context_is_shown() {
        let text = "The bell rang at 1:10 a.m. on 3 May 1903. Ten minutes later the gate opened.";
        let account = tarikh::source::read(tarikh::source::DocumentId(0), "a.txt", text.as_bytes(), None);
        let rows = csv(
            &tarikh::read(vec![account.document().expect("it is a text")], &tarikh::Options::default()),
            Mark::None,
        );
        let row = rows.lines().nth(2).unwrap_or_default();
        assert!(row.contains(",Ten minutes later,") && row.ends_with(",01:20,\"3 May 1903, 01:20\",,,,"), "{rows}");
    }

    #[test]
    fn the_year_since_which_a_day_is_kept_has_a_column() {
        let text = "Since 1975 a lecture has been held every year on 3 May.";
        let account = tarikh::source::read(tarikh::source::DocumentId(0), "a.txt", text.as_bytes(), None);
        let (document, remarks) = account.document().expect("it is a text");
        let rows = csv(&tarikh::read(vec![(document, remarks)], &tarikh::Options::default()), Mark::None);
        let row = rows.lines().nth(1).unwrap_or_default();
        assert!(
            row.contains(",every 3 May,gregorian,") && row.ends_with(",\"every 3 May, since 1975\",1975,,,"),
            "{rows}"
        );
    }

    #[test]
    fn quotes_are_doubled() {
        let mut out = String::new();
        let mut cells = COLUMNS.map(|_| String::new());
        cells[0] = "he said \"no\", twice".to_owned();
        push_row(&mut out, cells);
        assert!(out.starts_with("\"he said \"\"no\"\", twice\",,"));
        assert!(out.ends_with("\r\n"));
    }
}
