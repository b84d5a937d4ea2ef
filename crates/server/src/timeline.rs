//! The timeline of a kept text, near and far: a window of days that links move, widen and narrow.

use page::escape::escaped;
use page::{Links, View, Window, Words};
use serde::Deserialize;
use tarikh::Chronology;
use tarikh::calendar::Day;

use crate::answer::Refusal;
use crate::home::framed_in;

/// Moves and zooms the drawing where scripts run.
const SCRIPT: &str = include_str!("timeline.js");

/// No day counted farther from the first is asked for: some hundred million years.
const FARTHEST: i64 = 40_000_000_000;

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
    let whole = whole(chronology);
    let window = match (&asked.from, &asked.to) {
        (Some(from), Some(to)) => Some(window(day(from)?, day(to)?)?),
        (None, None) => None,
        (Some(_), None) | (None, Some(_)) => return Err(Refusal::bad("a window has both 'from' and 'to'")),
    };
    let drawing = page::timeline(&view, window, Links::None);
    let words = view.words;
    let steps = window.or(whole).map_or(String::new(), |shown| steps(words, name, shown));
    let line = match window {
        Some(window) => words.fill("{} to {}", &[&window.first.to_string(), &window.last.to_string()]),
        None => words.say("All of it").to_owned(),
    };
    let days = window
        .or(whole)
        .map_or(String::new(), |shown| format!(" data-first=\"{}\" data-last=\"{}\"", shown.first.0, shown.last.0));
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

/// A day as links name it (`1989-02-15`), or as the script does: counted, 1 being 1 January 1.
fn day(text: &str) -> Result<Day, Refusal> {
    let text = text.trim();
    if let Some(counted) = text.parse::<i64>().ok().filter(|day| (-FARTHEST..FARTHEST).contains(day)) {
        return Ok(Day(counted));
    }
    Day::from_iso(text).map_err(|error| Refusal::bad(error.to_string()))
}

fn window(first: Day, last: Day) -> Result<Window, Refusal> {
    match first < last {
        true => Ok(Window { first, last }),
        false => Err(Refusal::bad("the window ends before it begins")),
    }
}

/// From the first to the last day of what is told.
fn whole(chronology: &Chronology) -> Option<Window> {
    let extents = chronology.events.iter().filter_map(|event| Some(event.when?.extent(chronology.times_of(event))));
    let days: Vec<Day> = extents.flat_map(|extent| [extent.earliest(), extent.latest()]).flatten().collect();
    let (first, last) = (*days.iter().min()?, *days.iter().max()?);
    (first < last).then_some(Window { first, last })
}

/// Links that move the window by half of it, halve it and double it.
fn steps(words: Words, name: &str, shown: Window) -> String {
    let half = ((shown.last.0 - shown.first.0) / 2).max(1);
    let quarter = half / 2;
    let moves = [
        (words.say("Earlier"), -half, -half),
        (words.say("Later"), half, half),
        (words.say("Nearer"), quarter, -quarter),
        (words.say("Farther"), -half, half),
    ];
    let link = |(word, first, last): (&str, i64, i64)| {
        let window = Window { first: shown.first.plus(first), last: shown.last.plus(last) };
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
    let all = format!(" <a href=\"/read/{name}/timeline\">{}</a>", words.say("All"));
    moves.into_iter().filter_map(link).chain([all]).collect()
}
