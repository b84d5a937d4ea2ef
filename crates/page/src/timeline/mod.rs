//! The timeline of a chronology, drawn as SVG: a scale that fits the events, a lane for each account, an axis in any
//! calendar. Coordinates are whole tenths of a pixel, so the same chronology gives the same bytes.

mod axis;
mod crowd;
mod dot;
mod draw;
mod foot;
mod frame;
mod gap;
mod gather;
mod hours;
mod key;
mod lane;
mod lines;
mod mark;
mod pack;
mod reckoning;
mod room;
mod scale;
mod shape;
mod slices;
mod stretch;

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
pub(crate) use lines::width;
pub(crate) use reckoning::Reckoning;
pub(crate) use room::Room;
use scale::{Direction, Finest, Scale, Told};
use shape::Shape;
use slices::Slice;
use tarikh::Words;

/// The style of the drawing, for light and dark and for paper.
pub(crate) const STYLE: &str = include_str!("timeline.css");

/// Lanes are told apart by their names; so many colours help.
const COLOURS: usize = 6;

/// Where the first lane begins, in pixels, below the years.
const TOP: i64 = 30;

/// Where the lines of the axis begin, in pixels, below what is written of it.
const GROUND: i64 = 22;

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
    Drawing::new(view, window, links, Room::Wide).whole(view.words, links)
}

/// Returns the timeline as two drawings, one for a desk and one for a phone, of which the style of a page shows one.
pub fn timelines(view: &View<'_>, window: Option<Window>) -> String {
    let drawn = |room: Room| {
        let drawing = Drawing::new(view, window, Links::None, room).whole(view.words, Links::None);
        format!("<div class=\"{}\">{drawing}</div>", room.class())
    };
    [Room::Wide, Room::Narrow].map(drawn).concat()
}

/// A drawing before it is put together, as one picture or as several.
pub(crate) struct Drawing {
    scale: Scale,
    room: Room,
    lanes: usize,
    /// The axis above.
    above: String,
    slices: Vec<Slice>,
    /// What stands below the lanes, and where it ends.
    foot: Slice,
    /// What its signs mean.
    pub key: Key,
}

impl Drawing {
    /// Draws a timeline; one without links tells below it what its signs mean.
    pub(crate) fn new(view: &View<'_>, window: Option<Window>, links: Links, room: Room) -> Drawing {
        let lanes = lanes(view, window);
        let scale = scale_of(view, window, &lanes, room);
        let frame = Frame::new(view, &scale);
        let mut key = Key::of(&scale);
        let mut slices = draw_lanes(&mut key, &frame, &lanes, links, room);
        // Of a part of the time nobody asks what has no place in it.
        let unplaced = if window.is_none() { foot::unplaced(view) } else { foot::Unplaced::default() };
        let is_empty = lanes.is_empty();
        if is_empty && !unplaced.has_rows() {
            slices.push(nothing(view, window));
        }
        let breaks = if is_empty { Vec::new() } else { frame.breaks() };
        let below = frame.below(&breaks, slices.last().map_or(TOP, |slice| slice.bottom));
        key.join();
        key.extend(unplaced.signs());
        let (mut above, mut signs) = (String::new(), String::new());
        if !is_empty {
            frame.above(&mut above);
            slices.iter_mut().for_each(|slice| frame.grid(&mut slice.grid, slice.top, slice.bottom));
            frame.draw_below(&mut signs, &breaks, below);
        }
        let foot = foot::draw(&mut signs, view, &unplaced, &scale, below.foot, (links, room));
        let bottom = match links {
            Links::None => key.draw(&mut signs, view.words, &scale, (foot, room)),
            Links::ToRows => foot,
        };
        let top = slices.last().map_or(GROUND, |slice| slice.bottom);
        let foot = Slice { top, bottom, body: signs, grid: String::new() };
        Drawing { lanes: lanes.len(), room, above, slices, foot, key, scale }
    }

    /// Returns its height in pixels.
    pub(crate) fn height(&self) -> i64 {
        self.foot.bottom
    }

    fn gradients(&self) -> String {
        let mut out = String::new();
        (1..=self.lanes.min(COLOURS)).for_each(|colour| draw::gradients(&mut out, self.room, colour));
        out
    }

    /// Returns it as one picture.
    pub(crate) fn whole(&self, words: Words, links: Links) -> String {
        let (width, height) = (px(self.scale.width()), self.height());
        // A drawing with links is a group of them; one without is a picture.
        let role = match links {
            Links::None => "img",
            Links::ToRows => "group",
        };
        let mut out = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"{}\" role=\"{role}\" lang=\"{}\" aria-label=\"{}\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\">",
            self.class(),
            words.code(),
            words.say("Timeline")
        );
        out.push_str(&self.gradients());
        self.slices.iter().for_each(|slice| out.push_str(&slice.grid));
        out.push_str(&self.above);
        out.push_str(&self.foot.body);
        self.slices.iter().for_each(|slice| out.push_str(&slice.body));
        out.push_str("</svg>");
        out
    }

    /// Returns it as pictures one below the other, between which a sheet of paper may end; the first of them, with the axis, heads
    /// each sheet.
    pub(crate) fn in_slices(&self, words: Words) -> String {
        let mut out = format!(
            "<div class=\"{}\" role=\"group\" lang=\"{}\" aria-label=\"{}\"><div class=\"tl-head\">",
            self.class(),
            words.code(),
            words.say("Timeline")
        );
        slices::picture(&mut out, &self.scale, (0, GROUND), &(self.gradients() + &self.above));
        out.push_str("</div><div class=\"tl-rows\">");
        for slice in self.slices.iter().chain([&self.foot]) {
            let body = format!("{}{}", slice.grid, slice.body);
            slices::picture(&mut out, &self.scale, (slice.top, slice.bottom), &body);
        }
        out.push_str("</div></div>");
        out
    }

    fn class(&self) -> &'static str {
        match self.scale.direction() {
            Direction::LeftToRight => "tl",
            Direction::RightToLeft => "tl tl-rtl",
        }
    }
}

/// The scale that all lanes fit on, or that of the part shown.
fn scale_of(view: &View<'_>, window: Option<Window>, lanes: &[Lane], room: Room) -> Scale {
    let (width, margin) = (room.width(), room.margin());
    let shapes = || lanes.iter().flat_map(|lane| &lane.events).map(|(_, shape)| shape);
    let told = |shape: &Shape| {
        let (first, last) = shape.known();
        Told { first, last, minutes: shape.minutes }
    };
    match window {
        None => Scale::fit(shapes().map(told).collect(), width, margin, direction(view)),
        Some(Window { first, last }) => {
            let by_hour = shapes().any(|shape| shape.minutes.is_some());
            let finest = if by_hour { Finest::Hour } else { Finest::Day };
            Scale::of_days(first.0, last.0, finest, width, margin, direction(view))
        }
    }
}

/// Draws the lanes one below the other, in slices.
fn draw_lanes(key: &mut Key, frame: &Frame<'_>, lanes: &[Lane], links: Links, room: Room) -> Vec<Slice> {
    let Frame { view, scale, .. } = *frame;
    let rows = shared(&lanes.iter().map(|lane| lane.events.len()).collect::<Vec<_>>(), room);
    let mut slices: Vec<Slice> = Vec::new();
    let (mut y, mut top) = (TOP, GROUND);
    for (number, lane) in lanes.iter().enumerate() {
        let colour = number % COLOURS + 1;
        let mut band = String::new();
        if !lane.name.is_empty() {
            draw::band(&mut band, &shortened(&lane.name, 90), y, scale);
            y += 26;
        }
        let placed = pack::pack(scale, items(view, scale, lane), rows[number], &|days| frame.span(days));
        key.add(scale, &placed);
        let ends = slices::ends(top, y + 2, &slices::cuts(&placed));
        let mut bodies = vec![String::new(); ends.len()];
        for one in &placed {
            let begins = y + 2 + one.row as i64 * HALF_ROW;
            if let Some(body) = bodies.get_mut(ends.partition_point(|&end| end <= begins)) {
                draw::item(body, view, scale, one, draw::Place { top: y + 2, colour, room }, links);
            }
        }
        let used = placed.iter().map(|one| one.row + one.height()).max().unwrap_or(0);
        y += used as i64 * HALF_ROW + 12;
        let many = ends.len();
        for (at, (end, body)) in ends.into_iter().zip(bodies).enumerate() {
            // The last one of a lane has the air below it.
            let bottom = if at + 1 == many { y } else { end };
            let body = format!("<g class=\"tl-lane{colour}\">{}{body}</g>", std::mem::take(&mut band));
            slices.push(Slice { top, bottom, body, grid: String::new() });
            top = bottom;
        }
    }
    slices
}

/// Says that nothing is drawn.
fn nothing(view: &View<'_>, window: Option<Window>) -> Slice {
    let said = view.words.say(match window {
        Some(_) => "No event is told of these days.",
        None if view.chronology.chronicle().next().is_none() => "No event was found.",
        None => "No event has a place in time.",
    });
    let body = format!("<text class=\"tl-label\" x=\"24\" y=\"{}\">{said}</text>", TOP + 20);
    Slice { top: GROUND, bottom: TOP + 32, body, grid: String::new() }
}

/// Shares the rows among lanes: a lane of few events takes no more than it needs, and what is left is for the others.
fn shared(events: &[usize], room: Room) -> Vec<usize> {
    let mut order: Vec<usize> = (0..events.len()).collect();
    order.sort_by_key(|&lane| events[lane]);
    let mut rows = vec![0; events.len()];
    let (mut left, mut lanes) = (room.rows(), events.len());
    let each = room.rows_of_one();
    for lane in order {
        let share = (left / lanes.max(1)).max(FEWEST_ROWS);
        // A label may take more than a line.
        rows[lane] = if events[lane] * each < share { events[lane] * each } else { share }.max(FEWEST_ROWS.min(share));
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
