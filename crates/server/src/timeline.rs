//! The timeline of a kept text, near and far: a window of days that links move, widen and narrow.

use page::escape::escaped;
use page::{View, Window, Words};
use serde::Deserialize;
use tarikh::Chronology;
use tarikh::calendar::{CalendarId, Day, edtf};

use crate::answer::Refusal;
use crate::home::framed_in;

/// Moves and zooms the drawing where scripts run.
const SCRIPT: &str = include_str!("timeline.js");

/// No day counted farther from the first is asked for: some hundred million years.
const FARTHEST: i64 = 40_000_000_000;

/// No window is widened to more than so many times the days that are told.
const FARTHER: i64 = 4;

/// The window that is asked for.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub(crate) struct Asked {
    from: Option<String>,
    to: Option<String>,
}

/// Returns the page of the timeline; the whole of it where no window is asked for.
pub(crate) fn timeline(name: &str, chronology: &Chronology, asked: &Asked) -> Result<String, Refusal> {
    let view = View::new(chronology);
    let told = told(chronology);
    let whole = whole(&told);
    let window = match (&asked.from, &asked.to) {
        (Some(from), Some(to)) => Some(window(day(from, End::First)?, day(to, End::Last)?)?),
        (None, None) => None,
        (Some(_), None) | (None, Some(_)) => return Err(Refusal::bad("a window has both 'from' and 'to'")),
    };
    let drawing = page::timelines(&view, window);
    let words = view.words;
    let part = if window.is_some() { Part::Window } else { Part::Whole };
    let steps = window.or(whole).map_or(String::new(), |shown| steps(words, name, &told, shown, part));
    let line = match window {
        Some(window) => {
            let (first, last) = page::window_said(&view, window);
            words.fill("{} to {}", &[&first, &last])
        }
        None => words.say("All of it").to_owned(),
    };
    let days = window.or(whole).map_or(String::new(), |shown| {
        let all = whole.map_or(0, |whole| whole.last.0 - whole.first.0);
        format!(" data-first=\"{}\" data-last=\"{}\" data-all=\"{all}\"", shown.first.0, shown.last.0)
    });
    let content = format!(
        "<p class=\"steps\"><a href=\"/read/{name}\">{}</a>{steps}</p>\n\
         <div class=\"scroll\" id=\"drawing\" tabindex=\"0\" role=\"region\" aria-label=\"{}\"{days}>{drawing}</div>\n\
         <p class=\"how hint\" hidden>{}</p>\n<script>{SCRIPT}</script>\n",
        words.say("Text"),
        words.say("Timeline, scrolls sideways"),
        words.say("Drag it, or zoom with Ctrl and the wheel or with + and −."),
    );
    Ok(framed_in(words, &words.fill("Timeline: {}", &[&page::title(&view)]), &line, &content))
}

/// Which end of a window is meant where a month or a year is named.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum End {
    First,
    Last,
}

/// Stands before a counted day.
const COUNTED: &str = "day";

/// A day as links name it (`1989-02-15`); the first or last one of a month or year (`1989-02`, `1989`, `-0100` of 101 BC); or a day as
/// the script does: counted, `day1` being 1 January 1.
fn day(text: &str, end: End) -> Result<Day, Refusal> {
    let text = text.trim();
    if let Some(counted) = text.strip_prefix(COUNTED).and_then(|counted| counted.parse::<i64>().ok()) {
        let near = Some(Day(counted)).filter(|day| (-FARTHEST..FARTHEST).contains(&day.0));
        return near.ok_or_else(|| Refusal::bad("no such day is drawn"));
    }
    // What a day is written by tells of a day that is none.
    let error = match Day::from_iso(text) {
        Ok(day) => return Ok(day),
        Err(error) => error,
    };
    let read = edtf::parse(text).ok().map(|date| date.extent());
    let day = read.and_then(|extent| match end {
        End::First => extent.earliest(),
        End::Last => extent.latest(),
    });
    // Months and years are those of the axis, the Julian ones before 1582.
    let day = day.map(|day| {
        let fields = CalendarId::Gregorian.calendar().fields(day);
        fields.and_then(|fields| CalendarId::western(day).calendar().day(fields)).unwrap_or(day)
    });
    day.filter(|day| (-FARTHEST..FARTHEST).contains(&day.0)).ok_or_else(|| Refusal::bad(error.to_string()))
}

fn window(first: Day, last: Day) -> Result<Window, Refusal> {
    match first < last {
        true => Ok(Window { first, last }),
        false => Err(Refusal::bad("the window ends before it begins")),
    }
}

/// The first and last day of each event told, in order.
fn told(chronology: &Chronology) -> Vec<(Day, Day)> {
    let extents = chronology.chronicle().filter_map(|event| Some(event.when?.extent(chronology.times_of(event))));
    let days = extents.filter_map(|extent| {
        let (first, last) = (extent.earliest().or(extent.latest())?, extent.latest().or(extent.earliest())?);
        Some((first, last))
    });
    let mut days: Vec<(Day, Day)> = days.collect();
    days.sort_unstable();
    days
}

/// From the first to the last day of what is told.
fn whole(told: &[(Day, Day)]) -> Option<Window> {
    let (first, last) = (told.iter().map(|day| day.0).min()?, told.iter().map(|day| day.1).max()?);
    (first < last).then_some(Window { first, last })
}

/// Where a step leads: never to days of which nothing is told, if there is anything that way.
fn step(told: &[(Day, Day)], shown: Window, by: i64) -> Option<Window> {
    let moved = Window { first: shown.first.plus(by), last: shown.last.plus(by) };
    let shows = |window: Window| told.iter().any(|day| day.0 <= window.last && window.first <= day.1);
    let beyond = match by < 0 {
        true => told.iter().map(|day| day.1).filter(|&day| day < shown.first).max(),
        false => told.iter().map(|day| day.0).filter(|&day| shown.last < day).min(),
    }?;
    if shows(moved) {
        return Some(moved);
    }
    let half = (shown.last.0 - shown.first.0) / 2;
    Some(Window { first: beyond.plus(-half), last: beyond.plus(half.max(1)) })
}

/// Half the window, where most of it is told; of several such, nearest to the middle.
fn nearer(told: &[(Day, Day)], shown: Window) -> Option<Window> {
    let length = ((shown.last.0 - shown.first.0) / 2).max(1);
    let middle = shown.first.plus((shown.last.0 - shown.first.0) / 2);
    let inside: Vec<Day> =
        told.iter().map(|day| day.0).filter(|day| shown.first <= *day && *day <= shown.last).collect();
    // In order: how many begin within the length from each on, counted once through.
    let (mut best, mut end) = (None, 0);
    for (at, &first) in inside.iter().enumerate() {
        while inside.get(end).is_some_and(|day| day.0 - first.0 <= length) {
            end += 1;
        }
        let last = inside.get(end - 1).copied().unwrap_or(first);
        let centre = first.plus((last.0 - first.0) / 2);
        let rank = (end - at, std::cmp::Reverse((centre.0 - middle.0).abs()));
        if best.is_none_or(|(known, _)| rank > known) {
            best = Some((rank, centre));
        }
    }
    let (_, centre) = best?;
    let window = Window { first: centre.plus(-length / 2), last: centre.plus((length + 1) / 2) };
    // What is shown holds it all.
    let (before, beyond) = (window.first.0 - shown.first.0, window.last.0 - shown.last.0);
    let by = if before < 0 { -before } else { -beyond.max(0) };
    Some(Window { first: window.first.plus(by), last: window.last.plus(by) })
}

/// Links that move the window, halve it and double it; of the whole of it only the one that halves it.
fn steps(words: Words, name: &str, told: &[(Day, Day)], shown: Window, part: Part) -> String {
    let half = ((shown.last.0 - shown.first.0) / 2).max(1);
    let farther = Window { first: shown.first.plus(-half), last: shown.last.plus(half) };
    // From farther off than this, all that is told is a stroke.
    let length = |window: Window| window.last.0 - window.first.0;
    let near = whole(told).is_none_or(|whole| length(shown) <= FARTHER * length(whole));
    let moves = match part {
        Part::Window => vec![
            (words.say("Earlier"), step(told, shown, -half)),
            (words.say("Later"), step(told, shown, half)),
            (words.say("Nearer"), nearer(told, shown)),
            (words.say("Farther"), Some(farther).filter(|_| near)),
        ],
        Part::Whole => vec![(words.say("Nearer"), nearer(told, shown))],
    };
    let link = |(word, window): (&str, Option<Window>)| {
        let window = window?;
        // Days beyond all calendars have no name to link by.
        let names = [window.first.to_string(), window.last.to_string()];
        let known = names.iter().all(|name| Day::from_iso(name).is_ok()) && window.first < window.last;
        known.then(|| {
            format!(
                " <a href=\"/read/{name}/timeline?from={}&amp;to={}\">{word}</a>",
                escaped(&names[0]),
                escaped(&names[1])
            )
        })
    };
    let all = match part {
        Part::Window => format!(" <a href=\"/read/{name}/timeline\">{}</a>", words.say("All")),
        Part::Whole => String::new(),
    };
    moves.into_iter().filter_map(link).chain([all]).collect()
}

/// Whether all of a timeline is shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Part {
    Whole,
    Window,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(days: &[i64]) -> Vec<(Day, Day)> {
        days.iter().map(|&day| (Day(day), Day(day))).collect()
    }

    #[test]
    fn nearer_leads_to_where_something_is_told() {
        let told = days(&[0, 10, 20, 1_000_000]);
        let near = nearer(&told, Window { first: Day(0), last: Day(1_000_000) });
        assert_eq!(near, Some(Window { first: Day(0), last: Day(500_000) }));
        assert_eq!(nearer(&told, Window { first: Day(100), last: Day(200) }), None);
    }

    #[test]
    fn a_step_leads_over_years_of_which_nothing_is_told_and_not_beyond_the_last() {
        let told = days(&[0, 10, 1_000]);
        let shown = Window { first: Day(-5), last: Day(15) };
        assert_eq!(step(&told, shown, 10), Some(Window { first: Day(5), last: Day(25) }));
        assert_eq!(step(&told, shown, 30), Some(Window { first: Day(990), last: Day(1_010) }));
        assert_eq!(step(&told, shown, -10), None);
    }
}
