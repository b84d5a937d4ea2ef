//! The timeline of a chronology, drawn as SVG: a scale that fits the events, a lane for each account, an axis in any
//! calendar. Coordinates are whole tenths of a pixel, so the same chronology gives the same bytes.

mod axis;
mod crowd;
mod dot;
mod draw;
mod foot;
mod frame;
mod gap;
mod hours;
mod key;
mod lane;
mod lines;
mod mark;
mod pack;
mod reckoning;
mod scale;
mod shape;
mod stretch;

use std::fmt::Write as _;

use tarikh::Chronology;
use tarikh::calendar::{Day, format_date};

use crate::escape::shortened;
use crate::head::without_comments;
use crate::view::View;
use draw::HALF_ROW;
pub(crate) use draw::px;
use frame::Frame;
pub(crate) use key::{Key, Sign};
use lane::{Lane, items, lanes};
pub(crate) use reckoning::Reckoning;
use scale::{Direction, Finest, Scale, Told};
use shape::Shape;
use tarikh::Words;

/// The style of the drawing, for light and dark and for paper.
pub(crate) const STYLE: &str = include_str!("timeline.css");

/// In tenths of a pixel.
const WIDTH: i64 = 8_800;

/// Free on both sides, in tenths of a pixel.
const MARGIN: i64 = 240;

/// Lanes are told apart by their names; so many colours help.
const COLOURS: usize = 6;

/// Where the first lane begins, in pixels, below the years.
const TOP: i64 = 30;

/// Rows all lanes have together before events are gathered.
const ROWS: usize = 64;

/// Rows a lane has in any case.
const FEWEST_ROWS: usize = 7;

/// Whether the items of a drawing lead to the rows of the table beside it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Links {
    /// A drawing that stands alone.
    None,
    /// Each item is a link to the row of its event.
    ToRows,
}

/// A part of a timeline: from one day to another, both included.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Window {
    /// The first day shown.
    pub first: Day,
    /// The last day shown.
    pub last: Day,
}

/// Returns the timeline as a file of its own.
///
/// ```
/// use tarikh::Options;
/// use tarikh::source::{DocumentId, read};
///
/// let text = "The army left on 15 February 1989. The capital fell in 1992.";
/// let account = read(DocumentId(0), "-", text.as_bytes(), None).document()?;
/// let svg = page::svg(&tarikh::read(vec![account], &Options::default()));
/// assert!(svg.starts_with("<svg xmlns=") && svg.contains("The army left"));
/// # Ok::<(), String>(())
/// ```
pub fn svg(chronology: &Chronology) -> String {
    let mut out = timeline(&View::new(chronology), None, Links::None);
    let at = out.find('>').map_or(0, |at| at + 1);
    out.insert_str(at, &format!("<style>{}</style>", without_comments(STYLE)));
    out.push('\n');
    out
}

/// Returns the timeline as an `svg` element for a page that has its style; of a part of it where a window is given.
/// Where nothing has a place in time the drawing is empty and says so.
pub fn timeline(view: &View<'_>, window: Option<Window>, links: Links) -> String {
    drawing(view, window, links).0
}

/// Returns the timeline, and what its signs mean; a drawing without links holds that itself.
pub(crate) fn drawing(view: &View<'_>, window: Option<Window>, links: Links) -> (String, Key) {
    let lanes = lanes(view, window);
    let scale = scale_of(view, window, &lanes);
    let frame = Frame::new(view, &scale);
    let (mut body, mut key) = (String::new(), Key::of(&scale));
    let mut y = draw_lanes(&mut body, &mut key, &frame, &lanes, links);
    // Of a part of the time nobody asks what has no place in it.
    let unplaced = if window.is_none() { foot::unplaced(view) } else { foot::Unplaced::default() };
    if lanes.is_empty() && !unplaced.has_rows() {
        y = nothing(&mut body, view, window, y);
    }
    let is_empty = lanes.is_empty();
    let breaks = if is_empty { Vec::new() } else { frame.breaks() };
    let below = frame.below(&breaks, y);
    key.join();
    key.extend(unplaced.signs());
    let mut signs = String::new();
    let foot = foot::draw(&mut signs, view, &unplaced, scale.direction(), below.foot, links);
    let height = match links {
        Links::None => key.draw(&mut signs, view.words, scale.direction(), foot),
        Links::ToRows => foot,
    };
    let mut out = opening(view.words, &scale, height, links);
    (1..=lanes.len().min(COLOURS)).for_each(|colour| draw::gradients(&mut out, colour));
    if !is_empty {
        frame.draw(&mut out, &breaks, below);
    }
    out.push_str(&signs);
    out.push_str(&body);
    out.push_str("</svg>");
    (out, key)
}

/// The scale that all lanes fit on, or that of the part shown.
fn scale_of(view: &View<'_>, window: Option<Window>, lanes: &[Lane]) -> Scale {
    let shapes = || lanes.iter().flat_map(|lane| &lane.events).map(|(_, shape)| shape);
    let told = |shape: &Shape| {
        let (first, last) = shape.known();
        Told { first, last, minutes: shape.minutes }
    };
    match window {
        None => Scale::fit(shapes().map(told).collect(), WIDTH, MARGIN, direction(view)),
        Some(Window { first, last }) => {
            let by_hour = shapes().any(|shape| shape.minutes.is_some());
            let finest = if by_hour { Finest::Hour } else { Finest::Day };
            Scale::of_days(first.0, last.0, finest, WIDTH, MARGIN, direction(view))
        }
    }
}

/// Draws the lanes one below the other; returns where the last ends.
fn draw_lanes(body: &mut String, key: &mut Key, frame: &Frame<'_>, lanes: &[Lane], links: Links) -> i64 {
    let Frame { view, scale, .. } = *frame;
    let rows = shared(&lanes.iter().map(|lane| lane.events.len()).collect::<Vec<_>>());
    let mut y = TOP;
    for (number, lane) in lanes.iter().enumerate() {
        let colour = number % COLOURS + 1;
        let _ = write!(body, "<g class=\"tl-lane{colour}\">");
        if !lane.name.is_empty() {
            draw::band(body, &shortened(&lane.name, 90), y, scale.direction());
            y += 26;
        }
        let placed = pack::pack(scale, items(view, scale, lane), rows[number], &|days| frame.span(days));
        key.add(scale, &placed);
        for one in &placed {
            draw::item(body, view, scale, one, draw::Place { top: y + 2, colour }, links);
        }
        let used = placed.iter().map(|one| one.row + one.height()).max().unwrap_or(0);
        y += used as i64 * HALF_ROW + 12;
        body.push_str("</g>");
    }
    y
}

/// Says that nothing is drawn; returns where the line ends.
fn nothing(body: &mut String, view: &View<'_>, window: Option<Window>, y: i64) -> i64 {
    let said = view.words.say(match window {
        Some(_) => "No event is told of these days.",
        None if view.chronology.chronicle().next().is_none() => "No event was found.",
        None => "No event has a place in time.",
    });
    let _ = write!(body, "<text class=\"tl-label\" x=\"24\" y=\"{}\">{said}</text>", y + 20);
    y + 32
}

fn opening(words: Words, scale: &Scale, height: i64, links: Links) -> String {
    let width = px(WIDTH);
    // A drawing with links is a group of them; one without is a picture.
    let role = match links {
        Links::None => "role=\"img\"",
        Links::ToRows => "role=\"group\"",
    };
    let direction = match scale.direction() {
        Direction::LeftToRight => "",
        Direction::RightToLeft => " tl-rtl",
    };
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"tl{direction}\" {role} lang=\"{}\" aria-label=\"{}\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\">",
        words.code(),
        words.say("Timeline")
    )
}

/// Shares the rows among lanes: a lane of few events takes no more than it needs, and what is left is for the others.
fn shared(events: &[usize]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..events.len()).collect();
    order.sort_by_key(|&lane| events[lane]);
    let mut rows = vec![0; events.len()];
    let (mut left, mut lanes) = (ROWS, events.len());
    for lane in order {
        let share = (left / lanes.max(1)).max(FEWEST_ROWS);
        // A label may take more than a line.
        rows[lane] = if events[lane] * 2 < share { events[lane] * 2 } else { share }.max(FEWEST_ROWS.min(share));
        left = left.saturating_sub(rows[lane].min(events[lane] + 1));
        lanes -= 1;
    }
    rows
}

/// Time runs the way the accounts are written, where all are written from right to left.
fn direction(view: &View<'_>) -> Direction {
    match view.is_right_to_left() {
        true => Direction::RightToLeft,
        false => Direction::LeftToRight,
    }
}

/// Returns the first and the last day of a window as the axis of its drawing counts them; a day beyond the calendar as programs write it.
pub fn window_said(view: &View<'_>, window: Window) -> (String, String) {
    let reckoning = main_reckoning(view, window.first, window.last);
    let said = |day: Day| match reckoning.fields(day) {
        Some(fields) => view.words.date(&format_date(fields, reckoning.at(day))),
        None => day.to_string(),
    };
    (said(window.first), said(window.last))
}

/// Returns how years are counted, in the most used calendar of the texts that reaches the days from one to another.
pub(crate) fn main_reckoning(view: &View<'_>, first: Day, last: Day) -> Reckoning {
    let used = view.used.iter().map(|&id| Reckoning::of(id, first, last));
    let reaches = |one: &Reckoning| [first, last].into_iter().all(|day| one.fields(day).is_some());
    used.chain([Reckoning::Western]).find(reaches).unwrap_or(Reckoning::Western)
}
