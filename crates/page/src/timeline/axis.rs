//! The marks of an axis, in any calendar: days, months or years, as fine as there is room for. There is no year 0.

use tarikh::calendar::{CalendarId, Day, Fields, format_year};

use super::hours::DAY;
use super::lines::width;
use super::mark::{Mark, month_name, only_mark};
use super::reckoning::Reckoning;
use super::scale::{Finest, Piece, Scale};

/// A mark on the axis.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Tick {
    /// In tenths of a pixel, without regard to the direction.
    pub place: i64,
    /// What is written there; nothing where there is no room for it.
    pub label: String,
    /// Whether it is written before the mark: behind it there is no room.
    pub before: bool,
}

impl Tick {
    /// Returns where what is written there ends. Letters of an axis are smaller than those of labels.
    fn ends(&self) -> i64 {
        match self.before {
            true => self.place,
            false => self.place + LABEL_FROM + width(&self.label) * 11 / 12,
        }
    }
}

/// How far from its mark a label begins, in tenths of a pixel.
pub(super) const LABEL_FROM: i64 = 40;

/// How far apart marks are, at least, in tenths of a pixel.
const YEARS_APART: i64 = 600;
const MONTHS_APART: i64 = 920;
const DAYS_APART: i64 = 1_250;
const HOURS_APART: i64 = 440;

/// How far apart marks stand.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Step {
    Hours(i64),
    Days(i64),
    Months(u8),
    Years(i64),
}

impl Step {
    /// How far apart its marks are, at least.
    fn apart(self) -> i64 {
        match self {
            Step::Hours(_) => HOURS_APART,
            Step::Days(_) => DAYS_APART,
            Step::Months(_) => MONTHS_APART,
            Step::Years(_) => YEARS_APART,
        }
    }
}

/// Returns the marks of the axis, each piece as fine as it has room for; none where its calendar does not reach the days shown.
pub(super) fn ticks(scale: &Scale, reckoning: Reckoning) -> Vec<Tick> {
    let mut ticks: Vec<Tick> = Vec::new();
    let mut said = None;
    // How many marks the stretch before has.
    let mut before: usize = 0;
    let breaks: Vec<i64> = scale.breaks().map(|(piece, _)| piece.to).collect();
    for piece in &scale.pieces {
        let step = step(piece);
        let apart = step.apart();
        let mut of_piece = marks(reckoning, step, piece);
        let label = |mark: &Mark, with_year: bool| {
            let year = format_year(mark.year, reckoning.at(Day(mark.day)));
            let date = match &mark.within {
                None => year,
                Some(within) if with_year && mark.has_date() => format!("{within} {year}"),
                Some(within) => within.clone(),
            };
            match &mark.clock {
                Some(clock) if mark.has_date() => format!("{date}, {clock}"),
                Some(clock) => clock.clone(),
                None => date,
            }
        };
        let place = |mark: &Mark| scale.at(mark.day, mark.hour * 60);
        // Where it begins near a break, its words do not run into it.
        let end = if breaks.contains(&piece.to) { piece.to + INTO_BREAK } else { scale.width() };
        let ends = |mark: &Mark, label: &str| place(mark) + LABEL_FROM + width(label);
        if !of_piece.iter().any(|mark| ends(mark, &label(mark, true)) < end) {
            of_piece = only_mark(reckoning, piece).into_iter().collect();
        }
        let is_only = of_piece.len() == 1;
        let fits = |mark: &Mark, label: &str| ends(mark, label) < if is_only { scale.width() } else { end };
        // The first beyond a break is worth more than the last before it, but not more than the only one.
        if let Some(first) = of_piece.first().map(place) {
            while before > 1 && ticks.last().is_some_and(|last| first - last.place < apart) {
                ticks.pop();
                before -= 1;
            }
        }
        before = 0;
        for mark in of_piece {
            let place = place(&mark);
            // A new day is worth more than the hour before it.
            // What has no words runs into nothing.
            let free_from = |ticks: &[Tick]| ticks.iter().rfind(|tick| !tick.label.is_empty()).map_or(0, Tick::ends);
            let is_run_into = |ticks: &[Tick]| place < free_from(ticks);
            let is_worth_more = mark.is_day_of_hours && (before > 0 || mark.is_first);
            while is_worth_more && is_run_into(&ticks) {
                ticks.pop();
                before = before.saturating_sub(1);
                said = said.filter(|_| before > 0);
            }
            // At a break two marks may come too near each other.
            let least = if is_only { 0 } else { apart * 2 / 3 };
            if ticks.last().is_some_and(|last| place - last.place < least) {
                continue;
            }
            if is_run_into(&ticks) {
                // An hour has its line all the same: beside none the hours would seem to pass faster there.
                if piece.finest == Finest::Hour {
                    ticks.push(Tick { place, label: String::new(), before: false });
                    before += 1;
                }
                continue;
            }
            let label = label(&mark, said != Some(mark.year));
            // What stands alone at the end of the drawing has its whole date before it: its year alone would be told of another day.
            let is_before = is_only && !fits(&mark, &label);
            let has_room = match is_before {
                true => free_from(&ticks) <= place - LABEL_FROM - width(&label),
                false => fits(&mark, &label),
            };
            if has_room {
                if mark.within.is_none() || mark.has_date() {
                    said = Some(mark.year);
                }
                ticks.push(Tick { place, label, before: is_before });
                before += 1;
            }
        }
    }
    ticks
}

/// A label may run so far into a break, which is no narrower than its air, in tenths of a pixel.
const INTO_BREAK: i64 = 40;

/// Returns the marks of a piece.
fn marks(reckoning: Reckoning, step: Step, piece: &Piece) -> Vec<Mark> {
    let mut marks = Vec::new();
    for (id, days) in reckoning.stretches((piece.first, piece.end)) {
        match step {
            Step::Hours(step) => by_hours(id, step, days, &mut marks),
            Step::Days(step) => by_days(id, step, days, &mut marks),
            Step::Months(step) => by_months(id, step, days, &mut marks),
            Step::Years(step) => by_years(id, step, days, &mut marks),
        }
    }
    let is_before = |mark: &Mark| mark.day == piece.first && mark.hour * 60 < piece.begins;
    let is_behind = |mark: &Mark| mark.day + 1 == piece.end && mark.hour * 60 >= piece.ends;
    marks.retain(|mark| !is_before(mark) && !is_behind(mark));
    // Where no day begins, the first hour says of which day it is.
    if let Some(first) = marks.first_mut() {
        first.is_first = true;
    }
    marks
}

/// Says whether there is a date for every day shown.
pub(super) fn reaches(scale: &Scale, reckoning: Reckoning) -> bool {
    let has = |day: i64| reckoning.fields(Day(day)).is_some();
    scale.pieces.iter().all(|piece| has(piece.first) && has(piece.end))
}

fn step(piece: &Piece) -> Step {
    if piece.finest == Finest::Hour {
        let (room, long) = (piece.to - piece.from, (piece.end - 1 - piece.first) * DAY + piece.ends - piece.begins);
        let hours = [1, 2, 3, 6, 12].into_iter().find(|hours| room * hours * 60 / long.max(1) >= HOURS_APART);
        // Else each day alone.
        return Step::Hours(hours.unwrap_or(24));
    }
    for days in [1, 2, 7, 14] {
        if piece.days_in(DAYS_APART) <= days {
            return Step::Days(days);
        }
    }
    for months in [1, 2, 3, 6] {
        if piece.days_in(MONTHS_APART) <= i64::from(months) * 30 {
            return Step::Months(months);
        }
    }
    let least = piece.days_in(YEARS_APART);
    let mut years: i64 = 1;
    // 1, 2, 5, 10, 20, 50, …
    for factor in [2, 5, 10].into_iter().cycle().take(60) {
        let decade = 10_i64.pow((years as u64).ilog10());
        if years.saturating_mul(365) >= least {
            break;
        }
        years = decade.saturating_mul(factor);
    }
    Step::Years(years)
}

/// Each day by its date, and the hours between.
fn by_hours(id: CalendarId, step: i64, days: (i64, i64), marks: &mut Vec<Mark>) {
    let mut by_day = Vec::new();
    by_days(id, 1, days, &mut by_day);
    for mark in by_day {
        let Mark { day, year, ref within, .. } = mark;
        let hours = (1..24 / step).map(|count| count * step);
        let hours: Vec<Mark> = hours
            .map(|hour| Mark { hour, clock: Some(format!("{hour:02}:00")), ..Mark::of_day(day, year, within.clone()) })
            .collect();
        marks.push(Mark { is_day_of_hours: !hours.is_empty(), ..mark });
        marks.extend(hours);
    }
}

fn by_days(id: CalendarId, step: i64, (first, end): (i64, i64), marks: &mut Vec<Mark>) {
    let mut day = first + (-first).rem_euclid(step);
    while day < end {
        if let Ok(fields) = id.calendar().fields(Day(day)) {
            let month = month_name(id, fields);
            marks.push(Mark::of_day(day, fields.year, Some(format!("{} {month}", fields.day))));
        }
        day += step;
    }
}

fn by_months(id: CalendarId, step: u8, (first, end): (i64, i64), marks: &mut Vec<Mark>) {
    let Ok(from) = id.calendar().fields(Day(first)) else { return };
    let (mut year, mut month) = (from.year, 1);
    loop {
        let fields = Fields { year, month, day: 1 };
        let Ok(Day(day)) = id.calendar().day(fields) else { return };
        if day >= end {
            return;
        }
        if day >= first {
            marks.push(Mark::of_day(day, year, Some(month_name(id, fields))));
        }
        month += step;
        if id.calendar().months_in_year(year).is_ok_and(|months| month > months) {
            (year, month) = (year + 1, 1);
        }
    }
}

/// At round years as people count them: 200 BC, 100 BC, AD 1, 100, 200.
fn by_years(id: CalendarId, step: i64, (first, end): (i64, i64), marks: &mut Vec<Mark>) {
    let Ok(from) = id.calendar().fields(Day(first)) else { return };
    let mut counted = from.year.div_euclid(step) * step;
    if step == 1 && counted <= 0 {
        counted -= 1;
    }
    loop {
        let year = match counted {
            0 => 1,
            ..0 => counted + 1,
            _counted_as_written => counted,
        };
        let doubled = counted == 1 && step == 1;
        let day = id.calendar().day(Fields { year, month: 1, day: 1 });
        if let Ok(Day(day)) = day {
            if day >= end {
                return;
            }
            if day >= first && !doubled {
                marks.push(Mark::of_day(day, year, None));
            }
        } else if counted > from.year {
            return;
        }
        counted += step;
    }
}

#[cfg(test)]
mod tests {
    use super::super::scale::{Direction, Told};
    use super::*;

    fn labels(id: CalendarId, first: &str, last: &str) -> Vec<String> {
        let day = |text: &str| Day::from_iso(text).expect("a date").0;
        let scale = Scale::fit(vec![Told::days(day(first), day(last))], 10_000, 100, Direction::LeftToRight);
        ticks(&scale, Reckoning::One(id)).into_iter().map(|tick| tick.label).collect()
    }

    #[test]
    fn there_is_no_year_0() {
        let centuries = labels(CalendarId::Gregorian, "-0300-01-01", "0300-01-01");
        assert!(centuries.contains(&"100 BC".to_owned()), "{centuries:?}");
        assert!(centuries.contains(&"AD 1".to_owned()) && centuries.contains(&"100".to_owned()), "{centuries:?}");
        let lunar = labels(CalendarId::IslamicCivil, "0300-01-01", "1000-01-01");
        assert!(lunar.contains(&"200 BH".to_owned()) && lunar.contains(&"1".to_owned()), "{lunar:?}");
        assert!(lunar.iter().all(|year| year != "0" && !year.starts_with('-')), "{lunar:?}");
        let years = labels(CalendarId::Gregorian, "-0003-06-01", "0003-06-01");
        assert_eq!(years, ["4 BC", "3 BC", "2 BC", "1 BC", "AD 1", "AD 2", "AD 3"]);
    }

    #[test]
    fn a_week_is_marked_by_days_and_a_year_by_months() {
        let week = labels(CalendarId::Gregorian, "1989-02-12", "1989-02-16");
        assert_eq!(&week[..2], ["11 February 1989", "12 February"]);
        let year = labels(CalendarId::Persian, "1988-03-21", "1989-03-20");
        assert!(year.contains(&"Farvardin 1367".to_owned()) || year.contains(&"Tir 1367".to_owned()), "{year:?}");
    }

    #[test]
    fn a_day_told_by_the_hour_is_marked_by_hours() {
        let day = Day::from_iso("1912-06-17").expect("a date").0;
        let hours = [8, 11, 19].map(|hour| Told { first: day, last: day, minutes: Some((hour * 60, hour * 60)) });
        let scale = Scale::fit(hours.to_vec(), 8_800, 240, Direction::LeftToRight);
        let labels: Vec<String> =
            ticks(&scale, Reckoning::One(CalendarId::Gregorian)).into_iter().map(|tick| tick.label).collect();
        assert_eq!(&labels[..4], ["17 June 1912, 07:00", "", "09:00", "10:00"], "{labels:?}");
    }

    #[test]
    fn a_week_told_by_the_hour_is_marked_by_days_and_hours_as_there_is_room() {
        let day = Day::from_iso("1931-05-11").expect("a date").0;
        let told: Vec<Told> = (day..day + 7)
            .flat_map(|day| {
                [6, 12, 20].map(|hour| Told { first: day, last: day, minutes: Some((hour * 60, hour * 60)) })
            })
            .collect();
        let labels = |width: i64| -> Vec<String> {
            let scale = Scale::fit(told.clone(), width, 100, Direction::LeftToRight);
            ticks(&scale, Reckoning::One(CalendarId::Gregorian)).into_iter().map(|tick| tick.label).collect()
        };
        assert_eq!(&labels(8_800)[..4], ["11 May 1931", "", "12 May", "12:00"]);
        // Each day has its line, and its date where there is room.
        assert_eq!(labels(3_400), ["11 May 1931", "", "13 May", "14 May", "15 May", "16 May", "17 May"]);
    }

    #[test]
    fn years_across_1582_are_those_of_the_calendar_of_their_time() {
        let day = |text: &str| Day::from_iso(text).expect("a date").0;
        let days = vec![Told::days(day("1560-01-01"), day("1600-01-01"))];
        let scale = Scale::fit(days, 10_000, 100, Direction::LeftToRight);
        let ticks = ticks(&scale, Reckoning::Western);
        let place = |label: &str| ticks.iter().find(|tick| tick.label == label).map(|tick| tick.place);
        // 1 January 1570 by the Julian calendar was 11 January by the Gregorian.
        assert_eq!(place("1570"), Some(scale.place(day("1570-01-11"))), "{ticks:?}");
        assert_eq!(place("1590"), Some(scale.place(day("1590-01-01"))), "{ticks:?}");
    }

    #[test]
    fn what_is_written_beyond_a_break_is_the_day_its_mark_stands_on() {
        let day = |text: &str| Day::from_iso(text).expect("a date").0;
        let of = |alone: (&str, &str)| {
            let mut told: Vec<Told> = (0..12)
                .map(|month| Told::days(day("1951-03-20") + month * 150, day("1951-03-20") + month * 150))
                .collect();
            told.push(Told::days(day(alone.0), day(alone.1)));
            let scale = Scale::fit(told, 8_800, 240, Direction::LeftToRight);
            let last = ticks(&scale, Reckoning::One(CalendarId::Gregorian)).pop().expect("a mark");
            (last.label, last.before, scale, last.place)
        };
        let (label, before, scale, place) = of(("1967-03-05", "1967-03-05"));
        assert_eq!((label.as_str(), before, place), ("5 March 1967", true, scale.place(day("1967-03-05"))));
        let (label, _, scale, place) = of(("1967-03-05", "1967-04-20"));
        assert_eq!((label.as_str(), place), ("April 1967", scale.place(day("1967-04-01"))));
        let (label, _, scale, place) = of(("1967-03-05", "1968-05-20"));
        assert_eq!((label.as_str(), place), ("1968", scale.place(day("1968-01-01"))));
    }

    #[test]
    fn solar_hijri_years_are_labelled_as_such() {
        let years = labels(CalendarId::Persian, "1979-01-01", "1996-01-01");
        assert!(years.contains(&"1360".to_owned()), "{years:?}");
    }
}
