//! Which years the text speaks of: a strip of columns, one for each year, or for ten or a hundred where there are many.

use std::fmt::Write as _;

use tarikh::calendar::{CalendarId, Day, Family};

use crate::escape::escaped;
use crate::timeline::{Reckoning, main_reckoning, year_text};
use crate::view::{View, calendar_of};
use tarikh::timex::{RangeEdge, Timex};

/// More columns than this are joined by ten, a hundred, a thousand.
const MOST: i64 = 130;

/// Fewer columns than this are not stretched over the whole width.
const FEWEST: i64 = 12;

/// The strip, in pixels.
const WIDTH: i64 = 880;
const HEIGHT: i64 = 44;

/// A label of a year takes so many pixels, with what sets it apart.
const LABEL: i64 = 70;

/// Times longer than so many columns speak of none of them.
const LONGEST: i64 = 12;

/// The columns of a strip.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Columns {
    /// The first year shown.
    first: i64,
    /// The last year shown.
    last: i64,
    /// Years to a column.
    size: i64,
}

/// Returns the strip, in the calendar and the direction of the timeline; empty where no time has a place.
pub fn strip(view: &View<'_>) -> String {
    let all = || view.chronology.timexes.iter().flatten();
    let told: Vec<(Day, Day)> = all().filter_map(days).collect();
    let (Some(first), Some(last)) = (told.iter().map(|day| day.0).min(), told.iter().map(|day| day.1).max()) else {
        return String::new();
    };
    let main = main_reckoning(view, first, last);
    let years_of = |timex: &Timex| {
        let ((first, last), counted) = (days(timex)?, as_told(main, calendar_of(timex)));
        Some((counted.fields(first)?.year, counted.fields(last)?.year))
    };
    let years: Vec<(i64, i64)> = all().filter_map(years_of).collect();
    // "From 1979 to 1989" speaks of the years between, too.
    let between = view.chronology.timexes.iter().flat_map(|timexes| timexes.windows(2)).filter_map(|pair| {
        let (start, end) = (pair[0].range?, pair[1].range?);
        let are_ends = start.id == end.id && start.edge == RangeEdge::Start && end.edge == RangeEdge::End;
        are_ends.then_some((years_of(&pair[0])?.1, years_of(&pair[1])?.0))
    });
    let between: Vec<(i64, i64)> = between.collect();
    let Some(columns) = columns(&years) else { return String::new() };
    drawn(view, main.at(last), columns, &counted(columns, &years, &between))
}

/// The first and the last day of a time.
fn days(timex: &Timex) -> Option<(Day, Day)> {
    let extent = timex.extent();
    Some((extent.earliest()?, extent.latest()?))
}

/// How many times speak of each column: those within it, and those between whose ends it lies.
fn counted(Columns { first, last, size }: Columns, years: &[(i64, i64)], between: &[(i64, i64)]) -> Vec<i64> {
    let mut told = vec![0; ((last - first) / size + 1) as usize];
    for &(from, to) in years.iter().filter(|(from, to)| (to - from) / size < LONGEST) {
        let (from, to) = ((from - first).div_euclid(size), (to - first).div_euclid(size));
        for column in told.iter_mut().skip(from.max(0) as usize).take((to - from + 1) as usize) {
            *column += 1;
        }
    }
    for &(from, to) in between.iter().filter(|(from, to)| (to - from) / size < LONGEST) {
        let (from, to) = ((from - first).div_euclid(size), (to - first).div_euclid(size));
        for column in told.iter_mut().skip((from + 1).max(0) as usize).take((to - from - 1).max(0) as usize) {
            *column += 1;
        }
    }
    told
}

fn drawn(view: &View<'_>, id: CalendarId, Columns { first, size, .. }: Columns, told: &[i64]) -> String {
    let many = told.len() as i64;
    let most = told.iter().copied().max().unwrap_or(0).max(1);
    let words = view.words;
    let label = match size {
        1 => words.say("Years the text speaks of").to_owned(),
        size => words.fill("Years the text speaks of, {} to a column", &[&words.number(size)]),
    };
    let from_right = view.is_right_to_left();
    // Where a column begins and how wide it is, whichever way time runs.
    let place = |column: i64| column * WIDTH / many;
    let drawn = |from: i64, width: i64| if from_right { WIDTH - from - width } else { from };
    let height = HEIGHT + 20;
    let mut out = format!(
        "<p class=\"hint\">{label}</p><div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{}\">\
         <svg class=\"strip\" role=\"img\" aria-label=\"{label}\" viewBox=\"0 0 {WIDTH} {height}\" width=\"{WIDTH}\" height=\"{height}\">",
        words.say("Years, scroll sideways")
    );
    for (column, &number) in (0..).zip(told).filter(|(_, number)| **number > 0) {
        let height = (number * (HEIGHT - 4) / most).max(3);
        let width = (place(column + 1) - place(column) - 1).max(2);
        let year = first + column * size;
        let name = match size {
            1 => year_text(year, id),
            size => format!("{}–{}", year_text(year, id), year_text(year + size - 1, id)),
        };
        let _ = write!(
            out,
            "<rect x=\"{}\" y=\"{}\" width=\"{width}\" height=\"{height}\"><title>{}: {}</title></rect>",
            drawn(place(column), width),
            HEIGHT - height,
            words.date(&name),
            words.count(number as usize, "time", "times"),
        );
    }
    // Where a few columns leave room, the line goes no further than what is named.
    let ends = told.iter().rposition(|number| *number > 0).map_or(many, |last| last as i64 + 1);
    let (from, to) = (drawn(0, 0), drawn(place(ends), 0));
    let _ = write!(out, "<path d=\"M{from} {HEIGHT}H{to}\"/>");
    let anchor = if from_right { "end" } else { "start" };
    // A label takes so many pixels: "500 BC", "۱۳۶۷".
    let apart = (many * LABEL + WIDTH - 1) / WIDTH;
    let step = [1, 2, 5, 10, 20, 50, 100].into_iter().find(|step| *step >= apart).unwrap_or(apart);
    // Where a few columns leave room, no year is named of which nothing is said.
    let named = told.iter().rposition(|number| *number > 0).map_or(0, |last| last as i64 + 1);
    let year_of = |column: i64| first + column * size;
    let is_round = |column: &i64| (year_of(*column) - first.rem_euclid(size)).rem_euclid(step * size) == 0;
    let mut labelled: Vec<i64> = (0..many.min(named + 1)).filter(is_round).collect();
    labelled.retain(|&column| place(column) + LABEL * 3 / 4 < WIDTH);
    // The last column of which something is said is named, too, where there is room.
    let last = named - 1;
    let near = |column: i64| (place(last) - place(column)).abs() < LABEL;
    // It is worth more than one of which nothing is said.
    labelled.retain(|&column| column == last || !near(column) || told.get(column as usize).is_some_and(|n| *n > 0));
    if last >= 0 && labelled.iter().all(|&column| (place(last) - place(column)).abs() >= LABEL) {
        labelled.push(last);
    }
    for column in labelled {
        let label = escaped(&words.date(&year_text(year_of(column), id)));
        // At the end it stands before the end of its column.
        let (x, anchor) = match place(column) + LABEL * 3 / 4 > WIDTH {
            false => (place(column), anchor),
            true => (place(column + 1), if from_right { "start" } else { "end" }),
        };
        let x = drawn(x, 0);
        let _ = write!(out, "<text x=\"{x}\" y=\"{}\" text-anchor=\"{anchor}\">{label}</text>", HEIGHT + 15);
    }
    out.push_str("</svg></div>\n");
    out
}

/// The columns that hold all years told, each of as few years as there is room for.
fn columns(years: &[(i64, i64)]) -> Option<Columns> {
    let mut size = 1;
    loop {
        // What is longer than the columns can show does not stretch the strip.
        let short = || years.iter().filter(|(from, to)| (to - from) / size < LONGEST);
        let (first, last) = (short().map(|year| year.0).min()?, short().map(|year| year.1).max()?);
        // A hundred years before the era are those from 200 to 101 BC, which begin one after a round number.
        let after = i64::from(first <= 0 && size > 1);
        let first = (first - after).div_euclid(size) * size + after;
        if (last - first) / size < MOST {
            return Some(Columns { first, last: last.max(first + (FEWEST - 1) * size), size });
        }
        size *= 10;
    }
}

/// A Western year is the one written, by whichever of the two calendars: the year 1066 is no part of 1065.
fn as_told(main: Reckoning, told: Option<CalendarId>) -> Reckoning {
    let western = |id: CalendarId| id.family() == Family::Western;
    match told {
        Some(id) if western(id) && western(main.at(Day(0))) => Reckoning::One(id),
        Some(_) | None => main,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn centuries_before_the_era_begin_with_a_round_year() {
        let found = columns(&[(-215, -215), (529, 529), (1522, 1522)]).expect("there are years");
        assert_eq!((found.size, year_text(found.first, CalendarId::Gregorian)), (100, "300 BC".to_owned()));
    }

    #[test]
    fn a_war_of_ten_years_is_told_of_in_each() {
        let columns = columns(&[(1979, 1989), (1989, 1989)]).expect("there are years");
        let told = counted(columns, &[(1979, 1989), (1989, 1989)], &[]);
        assert_eq!((told[0], told[10], told[11]), (1, 2, 0));
        // As the two ends of a range.
        let told = counted(columns, &[(1979, 1979), (1989, 1989)], &[(1979, 1989)]);
        assert_eq!((told[0], told[5], told[10], told[11]), (1, 1, 1, 0));
    }
}
