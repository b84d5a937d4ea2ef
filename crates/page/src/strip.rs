//! Which years the text speaks of: a strip of columns, one for each year, or for ten or a hundred where there are many.

use std::fmt::Write as _;

use tarikh::calendar::{CalendarId, Day, Fields};

use crate::view::View;

/// More columns than this are joined by ten, a hundred, a thousand.
const MOST: i64 = 130;

/// The strip, in pixels.
const WIDTH: i64 = 1_040;
const HEIGHT: i64 = 44;

/// Times longer than so many columns speak of none of them.
const LONGEST: i64 = 12;

/// Returns the strip; empty where no time has a place.
pub fn strip(view: &View<'_>) -> String {
    let years: Vec<(i64, i64)> = view
        .chronology
        .timexes
        .iter()
        .flatten()
        .filter_map(|timex| {
            let extent = timex.extent();
            let (first, last) = (extent.earliest()?, extent.latest()?);
            Some((year(first)?, year(last)?))
        })
        .collect();
    let Some((first, last, size)) = columns(&years) else { return String::new() };
    let count = (last - first) / size + 1;
    let mut told = vec![0_i64; count as usize];
    for &(from, to) in &years {
        let (from, to) = ((from - first).div_euclid(size), (to - first).div_euclid(size));
        if to - from < LONGEST {
            for column in told.iter_mut().skip(from.max(0) as usize).take((to - from + 1) as usize) {
                *column += 1;
            }
        }
    }
    let most = told.iter().copied().max().unwrap_or(0).max(1);
    let label = match size {
        1 => "Years the text speaks of".to_owned(),
        size => format!("Years the text speaks of, by {size}"),
    };
    let mut out = format!(
        "<svg class=\"strip\" role=\"img\" aria-label=\"{label}\" viewBox=\"0 0 {WIDTH} {}\" width=\"{WIDTH}\" height=\"{}\">",
        HEIGHT + 20,
        HEIGHT + 20
    );
    let place = |column: i64| column * WIDTH / count;
    for (column, &number) in told.iter().enumerate().filter(|(_, number)| **number > 0) {
        let column = column as i64;
        let height = (number * (HEIGHT - 4) / most).max(3);
        let year = first + column * size;
        let name = match size {
            1 => shown(year),
            size => format!("{}–{}", shown(year), shown(year + size - 1)),
        };
        let times = crate::view::count(number as usize, "time", "times");
        let _ = write!(
            out,
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{height}\"><title>{name}: {times}</title></rect>",
            place(column),
            HEIGHT - height,
            (place(column + 1) - place(column) - 1).max(2),
        );
    }
    let _ = write!(out, "<path d=\"M0 {HEIGHT}H{WIDTH}\"/>");
    // A label for the first and the last column, and round ones between.
    let apart = (count * 90 / WIDTH).max(1);
    let step = [1, 2, 5, 10, 20, 50, 100].into_iter().find(|step| *step >= apart).unwrap_or(apart);
    for column in 0..count {
        let year = first + column * size;
        if year.rem_euclid(step * size) == 0 && place(column) + 60 < WIDTH {
            let _ = write!(out, "<text x=\"{}\" y=\"{}\">{}</text>", place(column), HEIGHT + 15, shown(year));
        }
    }
    out.push_str("</svg>\n");
    out
}

/// The first and last year shown, and how many a column holds.
fn columns(years: &[(i64, i64)]) -> Option<(i64, i64, i64)> {
    let mut size = 1;
    loop {
        // What is longer than the columns can show does not stretch the strip.
        let short = || years.iter().filter(|(from, to)| (to - from) / size < LONGEST);
        let (first, last) = (short().map(|year| year.0).min()?, short().map(|year| year.1).max()?);
        let first = first.div_euclid(size) * size;
        if (last - first) / size < MOST {
            return Some((first, last.max(first + 19 * size), size));
        }
        size *= 10;
    }
}

fn year(day: Day) -> Option<i64> {
    CalendarId::Gregorian.calendar().fields(day).ok().map(|Fields { year, .. }| year)
}

fn shown(year: i64) -> String {
    if year <= 0 { format!("{} BC", 1 - year) } else { year.to_string() }
}
