//! Which years the text speaks of: a strip of columns, one for each year, or for ten or a hundred where there are many.

use std::fmt::Write as _;

use tarikh::calendar::{CalendarId, Day, Family, format_year};

use crate::escape::escaped;
use crate::timeline::{Reckoning, Room, main_reckoning, px, width};
use crate::view::{View, calendar_of};
use tarikh::timex::{RangeEdge, Timex};

/// The strip, in pixels: the highest column, and what stands below it.
const HEIGHT: i64 = 44;
const FOOT: i64 = 20;

/// One column has so much room at most, in tenths of a pixel.
const WIDEST: i64 = 400;

/// How much room all columns have together, in tenths of a pixel, and how many there are at most; more are joined by ten, a hundred, a
/// thousand.
fn room_of(room: Room) -> (i64, i64) {
    match room {
        Room::Wide => (8_400, 130),
        Room::Narrow => (2_900, 58),
    }
}

/// Beside the columns stands how many times the highest one means, in pixels.
const BESIDE: i64 = 40;

/// A label of a year takes so many tenths of a pixel, with what sets it apart: "500 BC", "۱۳۶۷".
const LABEL: i64 = 620;

/// Times longer than so many columns speak of none of them, unless both their ends are told.
const LONGEST: i64 = 12;

/// The columns of a strip.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Columns {
    /// The first year shown.
    first: i64,
    /// How many there are.
    many: i64,
    /// Years to a column.
    size: i64,
    /// Columns from a label to the next.
    step: i64,
    /// How much room all have together, in tenths of a pixel.
    room: i64,
}

impl Columns {
    /// Where a column begins, in tenths of a pixel, whichever way time runs.
    fn place(self, column: i64) -> i64 {
        column * (self.room / self.many).min(WIDEST)
    }

    fn year(self, column: i64) -> i64 {
        self.first + column * self.size
    }

    /// The column of a year.
    fn of(self, year: i64) -> i64 {
        (year - self.first).div_euclid(self.size)
    }

    /// Says whether a year is named below its column: a round one as people count them.
    fn is_named(self, column: i64) -> bool {
        let year = self.year(column);
        let counted = match (self.size, year) {
            // There is no year 0, and no round one where the era begins.
            (1, 1) => return self.step > 1,
            (1, ..=0) => 1 - year,
            _counted_as_written => year - self.first.rem_euclid(self.size),
        };
        counted.rem_euclid(self.step * self.size) == 0
    }
}

/// Returns the strip, in the calendar and the direction of the timeline; empty where no time has a place, or all have one year.
pub(crate) fn strip(view: &View<'_>, room: Room) -> String {
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
    // One column would say nothing that a number does not.
    if years.iter().map(|year| year.0).min() == years.iter().map(|year| year.1).max() {
        return String::new();
    }
    // "From 1979 to 1989" speaks of the years between, too; "(1608–1671)" behind a name only of its ends.
    let texts = view.chronology.documents.iter().map(|document| &*document.text);
    let texts = texts.zip(&view.chronology.timexes);
    let pairs = texts.flat_map(|(text, timexes)| timexes.windows(2).map(move |pair| (text, pair)));
    let pairs = pairs.filter(|(text, pair)| !is_bracketed(text, &pair[0], &pair[1])).map(|(_, pair)| pair);
    let between = pairs.filter_map(|pair| {
        let (start, end) = (pair[0].range?, pair[1].range?);
        let are_ends = start.id == end.id && start.edge == RangeEdge::Start && end.edge == RangeEdge::End;
        are_ends.then_some((years_of(&pair[0])?.1, years_of(&pair[1])?.0))
    });
    let between: Vec<(i64, i64)> = between.collect();
    let id = main.at(last);
    let Some(columns) = columns(&years, room) else { return String::new() };
    drawn(view, id, columns, &counted(columns, &years, &between))
}

/// Says whether a bracket holds nothing but two times and what joins them.
fn is_bracketed(text: &str, first: &Timex, last: &Timex) -> bool {
    let before = text.get(..first.span.start as usize).unwrap_or_default();
    let behind = text.get(last.span.end as usize..).unwrap_or_default();
    before.ends_with(['(', '[']) && behind.starts_with([')', ']'])
}

/// The first and the last day of a time; of an open one the day up to which or from which it is told.
fn days(timex: &Timex) -> Option<(Day, Day)> {
    let extent = timex.extent();
    let (first, last) = (extent.earliest(), extent.latest());
    Some((first.or(last)?, last.or(first)?))
}

/// How many times speak of each column: those within it, and those between whose ends it lies.
fn counted(columns: Columns, years: &[(i64, i64)], between: &[(i64, i64)]) -> Vec<i64> {
    let mut told = vec![0; columns.many as usize];
    let mut count = |from: i64, to: i64| {
        let many = usize::try_from(to - from + 1).unwrap_or(0);
        told.iter_mut().skip(from.max(0) as usize).take(many).for_each(|column| *column += 1);
    };
    for &(from, to) in years.iter().filter(|(from, to)| (to - from) / columns.size < LONGEST) {
        count(columns.of(from), columns.of(to));
    }
    for &(from, to) in between {
        count(columns.of(from) + 1, columns.of(to) - 1);
    }
    told
}

fn drawn(view: &View<'_>, id: CalendarId, columns: Columns, told: &[i64]) -> String {
    let most = told.iter().copied().max().unwrap_or(0).max(1);
    let words = view.words;
    let label = match columns.size {
        1 => words.say("How often the text speaks of each year").to_owned(),
        size => words.fill("How often the text speaks of each {} years", &[&words.number(size)]),
    };
    let from_right = view.is_right_to_left();
    let ends = columns.place(columns.many);
    // Where there are few, no room is left empty behind them.
    let whole = ends + 10 * BESIDE;
    // In tenths of a pixel, the way time runs.
    let drawn = |from: i64, width: i64| px(if from_right { whole - from - width } else { from });
    let (across, height) = (px(whole), HEIGHT + FOOT);
    let mut out = format!(
        "<p class=\"hint\">{label}</p><div class=\"years\">\
         <svg class=\"strip\" role=\"img\" aria-label=\"{label}\" viewBox=\"0 0 {across} {height}\" width=\"{across}\" height=\"{height}\">"
    );
    let (start, end) = if from_right { ("end", "start") } else { ("start", "end") };
    // The lines of the scale, and what the upper one means.
    let (from, to) = (drawn(0, 0), drawn(ends, 0));
    let _ = write!(
        out,
        "<path class=\"most\" d=\"M{from} {TOP}H{to}\"/><path d=\"M{from} {HEIGHT}H{to}\"/>\
         <text x=\"{}\" y=\"{}\" text-anchor=\"{start}\">{}×</text>",
        drawn(ends + 50, 0),
        TOP + 5,
        words.number(most)
    );
    for (column, &number) in (0..).zip(told).filter(|(_, number)| **number > 0) {
        let height = (number * (HEIGHT - TOP) / most).max(3);
        let wide = (columns.place(column + 1) - columns.place(column) - 10).max(20);
        let year = columns.year(column);
        let name = match columns.size {
            1 => format_year(year, id),
            size => format!("{}–{}", format_year(year, id), format_year(year + size - 1, id)),
        };
        let _ = write!(
            out,
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{height}\"><title>{}: {}</title></rect>",
            drawn(columns.place(column), wide),
            HEIGHT - height,
            px(wide),
            words.date(&name),
            words.count(number as usize, "time", "times"),
        );
    }
    for column in (0..columns.many).filter(|&column| columns.is_named(column)) {
        let said = words.date(&format_year(columns.year(column), id));
        let label = escaped(&said);
        let x = drawn(columns.place(column), 0);
        // Its letters are smaller than those of the drawing.
        let wide = width(&said) * 11 / 12;
        let anchor = if columns.place(column) + wide > whole { end } else { start };
        let _ = write!(
            out,
            "<path d=\"M{x} {HEIGHT}v4\"/><text x=\"{x}\" y=\"{}\" text-anchor=\"{anchor}\">{label}</text>",
            HEIGHT + 16
        );
    }
    out.push_str("</svg></div>\n");
    out
}

/// Where the highest column ends, in pixels.
const TOP: i64 = 6;

/// The columns that hold all years told, each of as few years as there is room for, from a named one to a named one.
fn columns(years: &[(i64, i64)], room: Room) -> Option<Columns> {
    let (room, most) = room_of(room);
    let mut size = 1;
    loop {
        // What is longer than the columns can show does not stretch the strip.
        let short = || years.iter().filter(|(from, to)| (to - from) / size < LONGEST);
        let (first, last) = (short().map(|year| year.0).min()?, short().map(|year| year.1).max()?);
        // A hundred years before the era are those from 200 to 101 BC, which begin one after a round number.
        let after = i64::from(first <= 0 && size > 1);
        let first = (first - after).div_euclid(size) * size + after;
        let many = (last - first) / size + 1;
        if many <= most {
            let column = (room / many).min(WIDEST);
            let steps = [1, 2, 5, 10, 20, 50, 100];
            let step = steps.into_iter().find(|step| step * column >= LABEL).unwrap_or(100);
            return Some(rounded(Columns { first, many, size, step, room }));
        }
        size *= 10;
    }
}

/// Lets columns begin and end where a year is named, so that every one stands between two.
fn rounded(mut columns: Columns) -> Columns {
    for _ in 0..columns.step {
        if columns.is_named(0) {
            break;
        }
        (columns.first, columns.many) = (columns.first - columns.size, columns.many + 1);
    }
    for _ in 0..columns.step {
        if columns.is_named(columns.many - 1) {
            break;
        }
        columns.many += 1;
    }
    columns
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

    const WESTERN: CalendarId = CalendarId::Gregorian;

    fn named(columns: Columns) -> Vec<String> {
        let named = (0..columns.many).filter(|&column| columns.is_named(column));
        named.map(|column| format_year(columns.year(column), WESTERN)).collect()
    }

    #[test]
    fn centuries_before_the_era_begin_with_a_round_year() {
        let found = columns(&[(-215, -215), (529, 529), (1522, 1522)], Room::Wide).expect("there are years");
        assert_eq!((found.size, format_year(found.first, WESTERN)), (100, "400 BC".to_owned()));
    }

    #[test]
    fn round_years_are_named_at_their_distances_and_none_is_left_out() {
        let found = columns(&[(1912, 1912), (1985, 1985)], Room::Wide).expect("there are years");
        assert_eq!(named(found), ["1910", "1920", "1930", "1940", "1950", "1960", "1970", "1980", "1990"]);
        let (first, second, last) = (found.of(1910), found.of(1920), found.of(1990));
        assert_eq!((found.place(second) - found.place(first)) * 8, found.place(last) - found.place(first));
        let found = columns(&[(-48, -48), (14, 14)], Room::Wide).expect("there are years");
        assert_eq!(
            named(found),
            [
                "50 BC", "45 BC", "40 BC", "35 BC", "30 BC", "25 BC", "20 BC", "15 BC", "10 BC", "5 BC", "AD 1",
                "AD 5", "AD 10", "AD 15"
            ]
        );
    }

    #[test]
    fn a_war_of_ten_years_is_told_of_in_each() {
        let columns = columns(&[(1979, 1989), (1989, 1989)], Room::Wide).expect("there are years");
        let in_year = |told: &[i64], year: i64| told[columns.of(year) as usize];
        let told = counted(columns, &[(1979, 1989), (1989, 1989)], &[]);
        assert_eq!((in_year(&told, 1979), in_year(&told, 1989), told.iter().sum::<i64>()), (1, 2, 12));
        // As the two ends of a range.
        let told = counted(columns, &[(1979, 1979), (1989, 1989)], &[(1979, 1989)]);
        assert_eq!((in_year(&told, 1979), in_year(&told, 1984), told.iter().sum::<i64>()), (1, 1, 11));
    }

    #[test]
    fn a_range_of_a_lifetime_is_told_of_in_every_year() {
        let ends = [(1901, 1901), (1947, 1947)];
        let columns = columns(&ends, Room::Wide).expect("there are years");
        assert_eq!(counted(columns, &ends, &[(1901, 1947)]).iter().sum::<i64>(), 47);
    }
}
