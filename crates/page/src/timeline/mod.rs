//! The timeline of a chronology, drawn as SVG: a scale that fits the events, a lane for each account, an axis in any
//! calendar. Coordinates are whole tenths of a pixel, so the same chronology gives the same bytes.

mod axis;
mod draw;
mod foot;
mod gap;
mod hours;
mod key;
mod lane;
mod lines;
mod pack;
mod reckoning;
mod scale;
mod shape;
mod stretch;

use std::fmt::Write as _;

use tarikh::Chronology;
use tarikh::calendar::{CalendarId, Day};

use crate::escape::{escaped, shortened};
use crate::head::without_comments;
use crate::view::View;
use draw::HALF_ROW;
pub(crate) use draw::px;
pub(crate) use key::{Key, Sign};
use lane::{items, lanes};
pub(crate) use reckoning::Reckoning;
use scale::{Direction, Finest, Piece, Scale, Told};
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
    let shapes = || lanes.iter().flat_map(|lane| &lane.events).map(|(_, shape)| shape);
    let told = |shape: &Shape| {
        let (first, last) = shape.known();
        Told { first, last, minutes: shape.minutes }
    };
    let scale = match window {
        None => Scale::fit(shapes().map(told).collect(), WIDTH, MARGIN, direction(view)),
        Some(Window { first, last }) => {
            let by_hour = shapes().any(|shape| shape.minutes.is_some());
            let finest = if by_hour { Finest::Hour } else { Finest::Day };
            Scale::of_days(first.0, last.0, finest, WIDTH, MARGIN, direction(view))
        }
    };
    let axes = axes(view, &scale);
    let rows = shared(&lanes.iter().map(|lane| lane.events.len()).collect::<Vec<_>>());
    let main = axes.first().copied().unwrap_or(Reckoning::Western);
    let words = view.words;
    let span = move |days: (i64, i64)| gap::span(main, days).map_or(String::new(), |said| words.date(&said));
    let mut body = String::new();
    let mut key = Key::of(&scale);
    let top = 30;
    let mut y = top;
    for (number, lane) in lanes.iter().enumerate() {
        let colour = number % COLOURS + 1;
        let _ = write!(body, "<g class=\"tl-lane{colour}\">");
        if !lane.name.is_empty() {
            let (x, anchor) = match scale.direction() {
                Direction::LeftToRight => (60, "start"),
                Direction::RightToLeft => (WIDTH - 60, "end"),
            };
            let _ = write!(
                body,
                "<rect class=\"tl-band\" x=\"0\" y=\"{y}\" width=\"{}\" height=\"22\"/><text class=\"tl-name\" x=\"{}\" y=\"{}\" text-anchor=\"{anchor}\">\u{2068}{}\u{2069}</text>",
                px(WIDTH),
                px(x),
                y + 15,
                escaped(&shortened(&lane.name, 90))
            );
            y += 26;
        }
        let placed = pack::pack(&scale, items(view, &scale, lane), rows[number], &span);
        key.add(&scale, &placed);
        for one in &placed {
            draw::item(&mut body, view, &scale, one, draw::Place { top: y + 2, colour }, links);
        }
        let used = placed.iter().map(|one| one.row + one.height()).max().unwrap_or(0);
        y += used as i64 * HALF_ROW + 12;
        body.push_str("</g>");
    }
    // Of a part of the time nobody asks what has no place in it.
    let unplaced = if window.is_none() { foot::unplaced(view) } else { foot::Unplaced::default() };
    if lanes.is_empty() && !unplaced.has_rows() {
        let _ = write!(
            body,
            "<text class=\"tl-label\" x=\"24\" y=\"{}\">{}</text>",
            y + 20,
            words.say(match window {
                Some(_) => "No event is told of these days.",
                None => "No event has a place in time.",
            })
        );
        y += 32;
    }
    // The years that a break leaves out stand below it.
    let said = |(before, behind): (&Piece, &Piece)| gap::between(main, before, behind).map(|said| words.date(&said));
    let breaks = if lanes.is_empty() { Vec::new() } else { gap::labels(&scale, &said) };
    let gap_lines = breaks.iter().map(|label| label.line as i64 + 1).max().unwrap_or(0);
    let left_out = if gap_lines > 0 { gap_lines * draw::GAP_LINE + 1 } else { 0 };
    y += left_out;
    let caption_foot = y + if axes.len() > 1 { 46 } else { 24 };
    key.join_dots();
    key.extend(unplaced.signs());
    let mut signs = String::new();
    let foot = foot::draw(&mut signs, view, &unplaced, scale.direction(), caption_foot, links);
    let height = match links {
        Links::None => key.draw(&mut signs, words, scale.direction(), foot),
        Links::ToRows => foot,
    };
    let mut out = opening(words, &scale, height, links);
    (1..=lanes.len().min(COLOURS)).for_each(|colour| draw::gradients(&mut out, colour));
    let ticks: Vec<Vec<axis::Tick>> = axes.iter().map(|&one| axis::ticks(&scale, one)).collect();
    if let Some(ticks) = ticks.first().filter(|_| !lanes.is_empty()) {
        draw::grid(&mut out, words, &scale, ticks, 22, y - left_out);
        draw::axis(&mut out, &scale, ticks, 16, words);
        draw::left_out(&mut out, &scale, &breaks, y - left_out + draw::GAP_LINE - 3);
    }
    if let Some(ticks) = ticks.get(1).filter(|_| !lanes.is_empty()) {
        let _ = write!(out, "<g class=\"tl-second\">");
        draw::lines(&mut out, &scale, ticks, y, y + 18);
        draw::axis(&mut out, &scale, ticks, y + 16, words);
        out.push_str("</g>");
    }
    let names: Vec<String> = axes.iter().map(|one| one.name(words)).collect();
    let caption = match names.as_slice() {
        // What is marked may be years, days or hours.
        _nothing_drawn if lanes.is_empty() => String::new(),
        [one] => words.fill("calendar: {}", &[one]),
        [above, below, ..] => words.fill("calendar above: {} · below: {}", &[above, below]),
        [] => String::new(),
    };
    let caption = match without_axis(view, &axes, words) {
        Some(without) if !lanes.is_empty() => format!("{caption} · {without}"),
        Some(_) | None => caption,
    };
    let _ = write!(
        out,
        "<text class=\"tl-caption\" x=\"{}\" y=\"{}\" text-anchor=\"end\">{caption}</text>",
        px(WIDTH - 40),
        caption_foot - 6
    );
    out.push_str(&signs);
    out.push_str(&body);
    out.push_str("</svg>");
    (out, key)
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

/// How the axes count, one or two: in the most used calendar of the texts, and then in those asked for, else in the next used one that
/// a reader tells from it. Where nobody asks for one of them, Western years are those of the calendar of their time.
fn axes(view: &View<'_>, scale: &Scale) -> Vec<Reckoning> {
    let days = (scale.pieces.first(), scale.pieces.last());
    let (first, last) = days.0.zip(days.1).map_or((0, 0), |(first, last)| (first.first, last.end - 1));
    let asked = &view.chronology.calendars;
    let used = view.used.iter().copied().chain([CalendarId::Gregorian]);
    let used = used.map(|id| Reckoning::of(id, Day(first), Day(last)));
    let mut axes: Vec<Reckoning> = Vec::new();
    let asked_too = || asked.iter().map(|&id| Reckoning::One(id));
    // The one asked for stands for its kind.
    let told = used.map(|one| asked_too().find(|asked| asked.family() == one.family()).unwrap_or(one));
    let told: Vec<Reckoning> = told.collect();
    let first = told.iter().copied().find(|one| axis::reaches(scale, *one));
    for one in first.into_iter().chain(asked_too()).chain(told) {
        let known = axes.iter().any(|known| known.family() == one.family());
        if !known && axis::reaches(scale, one) {
            axes.push(one);
        }
    }
    let many = axes.len() > 1 && (!asked.is_empty() || view.used.len() > 1);
    axes.truncate(if many { 2 } else { 1 });
    axes
}

/// Says which of the calendars asked for have no axis: they do not reach the days shown, or two others have one.
fn without_axis(view: &View<'_>, axes: &[Reckoning], words: Words) -> Option<String> {
    let asked = view.chronology.calendars.iter();
    let shown = |id: CalendarId| axes.iter().any(|axis| *axis == Reckoning::One(id) || axis.at(Day::REFORM) == id);
    let names: Vec<String> = asked.filter(|id| !shown(**id)).map(|id| Reckoning::One(*id).name(words)).collect();
    let why = match axes.len() {
        2 => "no axis, as there are two already: {}",
        _one => "no axis, as it does not reach these days: {}",
    };
    (!names.is_empty()).then(|| words.fill(why, &[&words.list(&names)]))
}

/// Returns how years are counted, in the most used calendar of the texts that reaches the days from one to another.
pub(crate) fn main_reckoning(view: &View<'_>, first: Day, last: Day) -> Reckoning {
    let used = view.used.iter().map(|&id| Reckoning::of(id, first, last));
    let reaches = |one: &Reckoning| [first, last].into_iter().all(|day| one.fields(day).is_some());
    used.chain([Reckoning::Western]).find(reaches).unwrap_or(Reckoning::Western)
}
