//! What stands in the chronology and has no place on the axis: a day kept every year of no known year, a date that no calendar
//! has, what is told without a time. It is named below the axis, so that nothing is lost without a word.

use std::fmt::Write as _;

use tarikh::event::Event;
use tarikh::source::DocumentId;
use tarikh::timex::TimexId;
use tarikh::{Words, recurrence};

use super::draw::px;
use super::key::{Sign, drawn};
use super::lines::{lines, width};
use super::scale::{Direction, Scale};
use super::shape::Shape;
use super::{Links, Room};
use crate::card::is_no_day;
use crate::escape::{escaped, shortened};
use crate::view::View;

/// So many are named; of further ones there is the number.
const NAMED: usize = 8;

/// So many characters of a label are written.
const LABEL: usize = 90;

/// From one line to the next, in pixels.
const LINE: i64 = 18;

/// From one line of what has no room in one to the next, in pixels.
const CAPTION: i64 = 14;

/// Free beside the words, in tenths of a pixel.
const FREE: i64 = 60;

/// The middle of a sign, and where the words begin, in tenths of a pixel.
const SIGN: i64 = 240;
const WORDS: i64 = 370;

/// Why an event has no place on the axis.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Why {
    /// It is kept on a day of every year, and the text tells no year of it.
    Yearly,
    /// It comes again on no one day of the year.
    Again,
    /// There is no such day.
    NoDay,
    /// Its time could not be placed, or is no day.
    NoPlace,
}

impl Why {
    /// Returns why; none for what has a place, or no time at all.
    fn of(view: &View<'_>, event: &Event) -> Option<Why> {
        let when = event.when?;
        let timexes = view.chronology.times_of(event);
        if Shape::of(event, timexes).is_some() {
            return None;
        }
        let time = timexes.get(when.time.0 as usize);
        match (when.relation.is_recurring(), time.is_some_and(is_no_day)) {
            (true, _) if time.and_then(recurrence).is_some_and(|again| again.is_day_of_year()) => Some(Why::Yearly),
            (true, _) => Some(Why::Again),
            (false, true) => Some(Why::NoDay),
            (false, false) => Some(Why::NoPlace),
        }
    }

    fn said(self, words: Words) -> &'static str {
        match self {
            Why::Yearly => words.say("a day of every year"),
            Why::Again => words.say("it comes again"),
            Why::NoDay => words.say("there is no such day"),
            Why::NoPlace => words.say("no day of its own"),
        }
    }

    fn sign(self) -> Option<Sign> {
        match self {
            Why::Yearly | Why::Again => Some(Sign::EveryYear),
            Why::NoDay => Some(Sign::Error),
            Why::NoPlace => None,
        }
    }
}

/// The rows of the chronology that are not on the axis.
#[derive(Clone, Default, Debug)]
pub(super) struct Unplaced {
    /// Those that have a time, as indices into the chronology, in its order.
    told: Vec<(usize, Why)>,
    /// How many have none.
    undated: usize,
    /// The dates that no calendar has and no row is told of.
    strays: Vec<String>,
}

impl Unplaced {
    /// Says whether there is a row with a time, which says more than that no event has a place.
    pub(super) fn has_rows(&self) -> bool {
        !self.told.is_empty()
    }

    /// Returns the signs that are drawn before them.
    pub(super) fn signs(&self) -> impl Iterator<Item = Sign> + '_ {
        let error = (!self.strays.is_empty()).then_some(Sign::Error);
        self.told.iter().take(NAMED).filter_map(|(_, why)| why.sign()).chain(error)
    }
}

/// Returns the rows of the chronology that have no place on the axis.
pub(super) fn unplaced(view: &View<'_>) -> Unplaced {
    let events = || view.chronology.events.iter().enumerate().filter(|(_, event)| event.chronicle);
    Unplaced {
        told: events().filter_map(|(index, event)| Some((index, Why::of(view, event)?))).collect(),
        undated: events().filter(|(_, event)| event.when.is_none()).count(),
        strays: strays(view),
    }
}

/// The words of the dates that no calendar has and no row is told of.
fn strays(view: &View<'_>) -> Vec<String> {
    let chronology = view.chronology;
    let ends = chronology.chronicle().filter_map(|event| Some((event.document, event.when?)));
    let told: Vec<(DocumentId, TimexId)> = ends
        .flat_map(|(id, when)| [Some(when.time), when.until].into_iter().flatten().map(move |time| (id, time)))
        .collect();
    let mut strays = Vec::new();
    for (document, timexes) in chronology.documents.iter().zip(&chronology.timexes) {
        let stray = timexes.iter().filter(|timex| is_no_day(timex) && !told.contains(&(document.id, timex.id)));
        strays.extend(stray.map(|timex| timex.span.of(&document.text).to_owned()));
    }
    strays
}

/// Names them in lines below `top` that run as time does, each with its sign and why; returns where they end.
pub(super) fn draw(
    out: &mut String,
    view: &View<'_>,
    unplaced: &Unplaced,
    scale: &Scale,
    top: i64,
    (links, room): (Links, Room),
) -> i64 {
    let words = view.words;
    let Unplaced { told, undated, strays } = unplaced;
    let mut said = Vec::new();
    if !told.is_empty() {
        let count = words.count(
            told.len(),
            "row of the chronology is not on the axis",
            "rows of the chronology are not on the axis",
        );
        said.push(count);
    }
    if *undated > 0 {
        said.push(words.count(*undated, "row has no time", "rows have no time"));
    }
    if !strays.is_empty() {
        said.push(words.count(
            strays.len(),
            "date that no calendar has is told of no row",
            "dates that no calendar has are told of no row",
        ));
    }
    if said.is_empty() {
        return top;
    }
    let mut y = caption(out, scale, SIGN - 80, top, &words.list(&said));
    for stray in strays.iter().take(NAMED) {
        out.push_str("<g class=\"tl-lane1\">");
        drawn(out, Sign::Error, (across(scale, SIGN), y + LINE - 4), room);
        out.push_str("</g>");
        // Set apart by us: what stands in the text itself is made harmless when it is written.
        let said = format!("{} ({})", shortened(stray, LABEL), Why::NoDay.said(words));
        y = caption(out, scale, WORDS, y + LINE - CAPTION, &said);
    }
    for &(index, why) in told.iter().take(NAMED) {
        y += LINE;
        let Some(event) = view.chronology.events.get(index) else { continue };
        let close = match links {
            Links::ToRows => {
                let _ = write!(out, "<a class=\"tl-item\" href=\"#{}\">", view.event_id(event));
                "</a>"
            }
            Links::None => {
                out.push_str("<g class=\"tl-item\">");
                "</g>"
            }
        };
        out.push_str("<g class=\"tl-lane1\">");
        if let Some(sign) = why.sign() {
            drawn(out, sign, (across(scale, SIGN), y - 4), room);
        }
        out.push_str("</g>");
        // That there is no such day stands behind the day itself.
        let why = if why == Why::NoDay { String::new() } else { format!("({})", why.said(words)) };
        y = row(out, scale, y, (&view.when(event).unwrap_or_default(), &shortened(&event.label, LABEL), &why));
        out.push_str(close);
    }
    if told.len() > NAMED {
        let more = words.number((told.len() - NAMED) as u64);
        y = caption(out, scale, WORDS, y + LINE - CAPTION, &words.fill("… and {} more", &[&more]));
    }
    y + 12
}

/// Writes when it was, what, and why it has no place, in as many lines as that needs; returns where the last stands.
fn row(out: &mut String, scale: &Scale, y: i64, (when, label, why): (&str, &str, &str)) -> i64 {
    let room = scale.width() - WORDS - FREE;
    let mut label = lines(label, room - width(when) - width(" "), room, usize::MAX);
    let last = label.last().map_or(0, |line| width(line) + width(" "));
    let first = if label.len() > 1 { 0 } else { width(when) };
    let is_apart = !why.is_empty() && first + last + width(why) > room;
    if is_apart {
        label.push(String::new());
    }
    let (begins, anchor) = match scale.direction() {
        Direction::LeftToRight => ('\u{2066}', "start"),
        Direction::RightToLeft => ('\u{2067}', "end"),
    };
    let x = px(across(scale, WORDS));
    let _ = write!(out, "<text class=\"tl-label\" x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\">");
    let many = label.len();
    for (at, line) in label.iter().enumerate() {
        let _ = match at {
            0 => write!(out, "{begins}<tspan class=\"tl-when\">\u{2068}{}\u{2069}</tspan> ", escaped(when)),
            _next => write!(out, " <tspan x=\"{x}\" dy=\"{CAPTION}\">{begins}"),
        };
        if !line.is_empty() {
            let _ = write!(out, "\u{2068}{}\u{2069}", escaped(line));
        }
        if at + 1 == many && !why.is_empty() {
            let _ = write!(out, " <tspan class=\"tl-when\">\u{2068}{}\u{2069}</tspan>", escaped(why));
        }
        out.push_str(if at == 0 { "\u{2069}" } else { "\u{2069}</tspan>" });
    }
    out.push_str("</text>");
    y + CAPTION * (many as i64 - 1)
}

/// Writes a line below `top`, or more where one has no room for it; returns where the last stands.
fn caption(out: &mut String, scale: &Scale, place: i64, top: i64, said: &str) -> i64 {
    let anchor = match scale.direction() {
        Direction::LeftToRight => "start",
        Direction::RightToLeft => "end",
    };
    let x = px(across(scale, place));
    // Its letters are smaller than those of a label.
    let room = (scale.width() - place - FREE) * 12 / 10;
    let mut y = top;
    for line in lines(said, room, room, usize::MAX) {
        y += CAPTION;
        let line = escaped(&line);
        let _ = write!(
            out,
            "<text class=\"tl-caption\" x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\">\u{2068}{line}\u{2069}</text>"
        );
    }
    y
}

/// Where a place counted from the beginning lies.
fn across(scale: &Scale, place: i64) -> i64 {
    match scale.direction() {
        Direction::LeftToRight => place,
        Direction::RightToLeft => scale.width() - place,
    }
}
