//! What stands around the items of a timeline: its axes with their lines, the years left out, and which calendars they are in.

use std::fmt::Write as _;

use tarikh::Words;
use tarikh::calendar::{CalendarId, Day};

use super::TOP;
use super::axis::{self, Tick};
use super::draw::{self, px};
use super::gap::{self, Label};
use super::lines::lines;
use super::reckoning::Reckoning;
use super::scale::{Piece, Scale};
use crate::escape::escaped;
use crate::view::View;

/// A scale with its axes.
pub(super) struct Frame<'v> {
    pub view: &'v View<'v>,
    pub scale: &'v Scale,
    /// How days are counted above, and below where there are two.
    axes: Vec<Reckoning>,
    /// The marks of each.
    ticks: Vec<Vec<Tick>>,
}

/// From one line of the caption to the next, in pixels.
const CAPTION: i64 = 14;

/// Free beside the caption, in tenths of a pixel.
const BESIDE: i64 = 160;

/// Where what stands below the lanes begins, in pixels.
#[derive(Clone, Copy)]
pub(super) struct Below {
    /// The lines of the grid end here.
    lanes: i64,
    /// The axis below.
    axis: i64,
    /// What has no place on the axes.
    pub foot: i64,
}

impl<'v> Frame<'v> {
    pub(super) fn new(view: &'v View<'v>, scale: &'v Scale) -> Frame<'v> {
        let axes = axes(view, scale);
        let ticks = axes.iter().map(|&one| axis::ticks(scale, one)).collect();
        Frame { view, scale, axes, ticks }
    }

    fn main(&self) -> Reckoning {
        self.axes.first().copied().unwrap_or(Reckoning::Western)
    }

    /// Returns the days of items gathered in one, as the axis above counts them.
    pub(super) fn span(&self, days: (i64, i64)) -> String {
        gap::span(self.main(), days).map_or(String::new(), |said| self.view.words.date(&said))
    }

    /// Returns the years that each break leaves out.
    pub(super) fn breaks(&self) -> Vec<Label> {
        let said = |(before, behind): (&Piece, &Piece)| {
            gap::between(self.main(), before, behind).map(|said| self.view.words.date(&said))
        };
        gap::labels(self.scale, &said)
    }

    /// Returns where what stands below lanes that end at `y` begins: the years left out, then an axis where there are two.
    pub(super) fn below(&self, breaks: &[Label], y: i64) -> Below {
        let lines = breaks.iter().map(|label| label.line as i64 + 1).max().unwrap_or(0);
        let axis = y + if lines > 0 { lines * draw::GAP_LINE + 1 } else { 0 };
        let more = CAPTION * (self.caption_lines().len() as i64 - 1).max(0);
        let foot = axis + if self.axes.len() > 1 { 46 } else { 24 } + more;
        Below { lanes: y, axis, foot }
    }

    /// Draws the axis above the lanes.
    pub(super) fn above(&self, out: &mut String) {
        if let Some(ticks) = self.ticks.first() {
            draw::axis(out, self.scale, ticks, TOP - 14, self.view.words);
        }
    }

    /// Draws the lines of the axis through lanes, from one height to another.
    pub(super) fn grid(&self, out: &mut String, top: i64, bottom: i64) {
        if let Some(ticks) = self.ticks.first() {
            draw::grid(out, self.view.words, self.scale, ticks, top, bottom);
        }
    }

    /// Draws the years left out, the second axis and the caption.
    pub(super) fn draw_below(&self, out: &mut String, breaks: &[Label], below: Below) {
        let (scale, words) = (self.scale, self.view.words);
        draw::left_out(out, scale, breaks, below.lanes + draw::GAP_LINE - 3);
        if let Some(ticks) = self.ticks.get(1) {
            out.push_str("<g class=\"tl-second\">");
            draw::lines(out, scale, ticks, below.axis, below.axis + 18);
            draw::axis(out, scale, ticks, below.axis + 16, words);
            out.push_str("</g>");
        }
        let lines = self.caption_lines();
        let first = below.foot - 6 - CAPTION * (lines.len() as i64 - 1).max(0);
        let x = px(scale.width() - BESIDE);
        for (caption, y) in lines.iter().zip((0..).map(|line| first + line * CAPTION)) {
            let caption = escaped(caption);
            let _ = write!(out, "<text class=\"tl-caption\" x=\"{x}\" y=\"{y}\" text-anchor=\"end\">{caption}</text>");
        }
    }

    /// Returns the caption in as many lines as it needs; its letters are smaller than those of a label.
    fn caption_lines(&self) -> Vec<String> {
        let room = (self.scale.width() - 2 * BESIDE) * 12 / 10;
        lines(&self.caption(), room, room, usize::MAX)
    }

    /// Says which calendars the axes are in.
    fn caption(&self) -> String {
        let words = self.view.words;
        let names: Vec<String> = self.axes.iter().map(|one| one.name(words)).collect();
        let caption = match names.as_slice() {
            [] => String::new(),
            [one] => words.fill("calendar: {}", &[one]),
            [above, below, ..] => words.fill("calendar above: {} · below: {}", &[above, below]),
        };
        match without_axis(self.view, &self.axes, words) {
            Some(without) => format!("{caption} · {without}"),
            None => caption,
        }
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
