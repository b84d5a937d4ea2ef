//! The drawing itself, as SVG: text is text, what is uncertain fades, what is open has an arrow, what comes again a ring.

use std::fmt::Write as _;

use tarikh::source::Severity;

use super::axis::{LABEL_FROM, Tick};
use super::dot::{dot, dot_of};
use super::gap;
use super::gather::ARROW;
use super::lines::fitted;
use super::pack::{AGAIN, AIR, Item, LEAST, Placed, Side};
use super::scale::{BREAK, Direction, Scale};
use super::shape::{Recurs, Shape};
use super::{Links, Room};
use crate::escape::{escaped, push, shortened};
use crate::view::{View, severity_name};
use tarikh::Words;

/// Pixels half a row takes.
pub(super) const HALF_ROW: i64 = 12;

/// Pixels from a line of a label to the next.
const LINE: i64 = 14;

/// Pixels from the middle of a bar to the first line below it.
const BELOW: i64 = 18;

/// Half the height of a bar, in pixels.
const HALF: i64 = 5;

/// So many labels of gathered events are told in their title.
const TOLD: usize = 6;

/// Writes tenths of a pixel.
pub(crate) fn px(tenths: i64) -> String {
    match tenths % 10 {
        0 => (tenths / 10).to_string(),
        _part => {
            let sign = if tenths < 0 { "-" } else { "" };
            format!("{sign}{}.{}", tenths.abs() / 10, tenths.abs() % 10)
        }
    }
}

/// Adds the gradients that bars of a lane's colour fade by: to the right, to the left, and in both directions.
pub(super) fn gradients(out: &mut String, room: Room, colour: usize) {
    let gradient = |out: &mut String, id: &str, stops: &[(u8, &str)]| {
        let prefix = room.prefix();
        let _ = write!(out, "<linearGradient id=\"{prefix}-{id}-{colour}\" class=\"tl-lane{colour}\">");
        for (offset, opacity) in stops {
            let _ = write!(out, "<stop offset=\"{offset}%\" stop-color=\"currentColor\" stop-opacity=\"{opacity}\"/>");
        }
        out.push_str("</linearGradient>");
    };
    out.push_str("<defs>");
    gradient(out, "left", &[(0, "0.08"), (100, "0.85")]);
    gradient(out, "right", &[(0, "0.85"), (100, "0.08")]);
    gradient(out, "some", &[(0, "0.1"), (25, "0.45"), (75, "0.45"), (100, "0.1")]);
    // Cut at the end of the drawing, a bar has no end of its own there.
    gradient(out, "ends", &[(0, "0.45"), (75, "0.45"), (100, "0.1")]);
    gradient(out, "begins", &[(0, "0.1"), (25, "0.45"), (100, "0.45")]);
    gradient(out, "on", &[(0, "0.45"), (100, "0.45")]);
    out.push_str("</defs>");
}

/// Adds the lines of an axis through all lanes, and what it leaves out.
pub(super) fn grid(out: &mut String, words: Words, scale: &Scale, ticks: &[Tick], top: i64, bottom: i64) {
    lines(out, scale, ticks, top, bottom);
    for (before, behind) in scale.breaks() {
        let (from, to) = (scale.drawn(before.to), scale.drawn(behind.from));
        let (x, width) = (from.min(to), BREAK);
        let _ = write!(
            out,
            "<rect class=\"tl-break\" x=\"{}\" y=\"{top}\" width=\"{}\" height=\"{}\"><title>{}</title></rect>",
            px(x + 60),
            px(width - 120),
            bottom - top,
            words.say("time left out in which nothing is told")
        );
    }
    // Days and hours, or years and days, drawn by different scales, are set apart.
    for place in scale.changes() {
        let x = px(scale.drawn(place));
        let _ = write!(out, "<path class=\"tl-change\" d=\"M{x} {top}V{bottom}\"/>");
    }
}

/// Adds the lines of an axis alone.
pub(super) fn lines(out: &mut String, scale: &Scale, ticks: &[Tick], top: i64, bottom: i64) {
    let mut path = String::new();
    for tick in ticks {
        let _ = write!(path, "M{} {top}V{bottom}", px(scale.drawn(tick.place)));
    }
    let _ = write!(out, "<path class=\"tl-grid\" d=\"{path}\"/>");
}

/// From a line of what breaks leave out to the next, in pixels.
pub(super) const GAP_LINE: i64 = 13;

/// Writes below each break which years, months or days are left out, from a first line on.
pub(super) fn left_out(out: &mut String, scale: &Scale, labels: &[gap::Label], y: i64) {
    for label in labels {
        let _ = write!(
            out,
            "<text class=\"tl-gap\" x=\"{}\" y=\"{}\" text-anchor=\"middle\">\u{2068}{}\u{2069}</text>",
            px(scale.drawn(label.middle)),
            y + label.line as i64 * GAP_LINE,
            escaped(&label.said)
        );
    }
}

/// Adds the labels of an axis on a line of text.
pub(super) fn axis(out: &mut String, scale: &Scale, ticks: &[Tick], y: i64, words: Words) {
    for tick in ticks.iter().filter(|tick| !tick.label.is_empty()) {
        let anchor = match (scale.direction(), tick.before) {
            (Direction::LeftToRight, false) | (Direction::RightToLeft, true) => "start",
            (Direction::RightToLeft, false) | (Direction::LeftToRight, true) => "end",
        };
        // A date of the Arabic script runs from right to left within the drawing, which does not.
        let is_turned = words.direction() == "rtl" && tick.label.contains(' ');
        let (from, to) = if is_turned { ("\u{2068}", "\u{2069}") } else { ("", "") };
        let x = px(scale.drawn(tick.place + if tick.before { -LABEL_FROM } else { LABEL_FROM }));
        let _ = write!(
            out,
            "<text class=\"tl-tick\" x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\">{from}{}{to}</text>",
            escaped(&words.date(&tick.label))
        );
    }
}

/// Where a lane is drawn, and in which of the colours.
#[derive(Clone, Copy)]
pub(super) struct Place {
    /// In pixels; of a bar its middle.
    pub top: i64,
    /// From 1.
    pub colour: usize,
    /// Of the drawing.
    pub room: Room,
}

/// Draws the band that names a lane, at `y`.
pub(super) fn band(out: &mut String, name: &str, y: i64, scale: &Scale) {
    let (x, anchor) = match scale.direction() {
        Direction::LeftToRight => (60, "start"),
        Direction::RightToLeft => (scale.width() - 60, "end"),
    };
    let name = fitted(name, (scale.width() - 120) * 9 / 10);
    let _ = write!(
        out,
        "<rect class=\"tl-band\" x=\"0\" y=\"{y}\" width=\"{}\" height=\"22\"/><text class=\"tl-name\" x=\"{}\" y=\"{}\" text-anchor=\"{anchor}\">\u{2068}{}\u{2069}</text>",
        px(scale.width()),
        px(x),
        y + 15,
        escaped(&name)
    );
}

/// Adds an item: its bar or its dot, its label, and a title that says all of it.
pub(super) fn item(out: &mut String, view: &View<'_>, scale: &Scale, placed: &Placed, place: Place, links: Links) {
    let item = &placed.item;
    let middle = place.top + placed.row as i64 * HALF_ROW + HALF_ROW;
    let events = &view.chronology.events;
    let first = item.events.first().and_then(|&index| events.get(index));
    let target = first.map(|event| view.event_id(event));
    let close = match (links, target) {
        (Links::ToRows, Some(id)) => {
            let _ = write!(out, "<a class=\"tl-item\" href=\"#{id}\">");
            "</a>"
        }
        (Links::ToRows | Links::None, _) => {
            out.push_str("<g class=\"tl-item\">");
            "</g>"
        }
    };
    out.push_str("<title>");
    title(out, view, &item.events);
    out.push_str("</title>");
    match item.events.len() {
        1 => bar(out, scale, &item.shape, (item.from, item.to), Place { top: middle, ..place }),
        _many => gathered(out, view.words, scale, item, middle),
    }
    label(out, scale, placed, middle);
    out.push_str(close);
}

fn title(out: &mut String, view: &View<'_>, indices: &[usize]) {
    for (at, event) in indices.iter().filter_map(|&index| view.chronology.events.get(index)).take(TOLD).enumerate() {
        if at > 0 {
            out.push('\n');
        }
        if let Some(when) = view.when(event) {
            push(out, &when);
            out.push_str(": ");
        }
        push(out, &shortened(&event.label, 200));
        if let Some(speaker) = view.speaker(event) {
            push(out, &format!(" — {}", shortened(&speaker, 60)));
        }
        for (number, finding) in view.against(event) {
            let severity = view.words.say(severity_name(finding.severity));
            let _ = write!(out, " ({severity} {})", view.finding_number(number));
        }
    }
    if indices.len() > TOLD {
        let more = view.words.number((indices.len() - TOLD) as u64);
        let _ = write!(out, "\n{}", view.words.fill("… and {} more", &[&more]));
    }
}

/// A rectangle from one place to another, whichever way time runs.
fn rect(out: &mut String, scale: &Scale, (from, to): (i64, i64), middle: i64, fill: &str) {
    let (a, b) = (scale.drawn(from), scale.drawn(to));
    let (x, width) = (a.min(b), (a - b).abs());
    if width > 0 {
        let (y, height) = (middle - HALF, 2 * HALF);
        let _ = write!(
            out,
            "<rect x=\"{}\" y=\"{y}\" width=\"{}\" height=\"{height}\" fill=\"{fill}\"/>",
            px(x),
            px(width)
        );
    }
}

fn bar(out: &mut String, scale: &Scale, shape: &Shape, (from, to): (i64, i64), place: Place) {
    let middle = place.top;
    if let Some(one) = dot_of(shape, (from, to)) {
        let middle_of = match shape.recurs {
            Recurs::EverySince => from + LEAST / 2,
            Recurs::Once | Recurs::EveryYear => (from + to) / 2,
        };
        dot(out, one, scale.drawn(middle_of), middle, HALF);
        if shape.recurs == Recurs::EverySince {
            for again in 0..(to - from - LEAST) / AGAIN {
                let x = px(scale.drawn(from + LEAST + again * AGAIN + AGAIN * 2 / 3));
                let _ = write!(out, "<circle class=\"tl-again\" cx=\"{x}\" cy=\"{middle}\" r=\"2.5\"/>");
            }
        }
        return;
    }
    let by = |name: &str| format!("url(#{}-{name}-{})", place.room.prefix(), place.colour);
    // A gradient runs from left to right whichever way time does.
    let along = |name: &str, backwards: &str| match scale.direction() {
        Direction::LeftToRight => by(name),
        Direction::RightToLeft => by(backwards),
    };
    let (cut_before, cut_behind) = scale.cuts(shape.first, shape.last);
    let within = match (cut_before, cut_behind) {
        (false, false) => by("some"),
        (true, false) => along("ends", "begins"),
        (false, true) => along("begins", "ends"),
        (true, true) => by("on"),
    };
    let rising = if cut_before { by("on") } else { along("left", "right") };
    let falling = if cut_behind { by("on") } else { along("right", "left") };
    match shape.core {
        None if shape.first.is_none() => rect(out, scale, (from, to), middle, &rising),
        None if shape.last.is_none() => rect(out, scale, (from, to), middle, &falling),
        None => rect(out, scale, (from, to), middle, &within),
        Some(_day) if shape.is_day() => rect(out, scale, (from, to), middle, &within),
        Some((first, last)) => {
            let begins = first.map_or(from, |day| scale.place(day)).max(from);
            let ends = last.map_or(to, |day| scale.place(day + 1)).min(to);
            // An open end is drawn fading too, behind its arrow.
            let (begins, ends) = match (first, last) {
                (None, _) => (begins + (ends - begins) / 2, ends),
                (_, None) => (begins, ends - (ends - begins) / 2),
                (Some(_), Some(_)) => (begins, ends),
            };
            rect(out, scale, (from, begins), middle, &rising);
            rect(out, scale, (begins, ends), middle, "currentColor");
            rect(out, scale, (ends, to), middle, &falling);
        }
    }
    if shape.first.is_none() {
        arrow(out, scale, from, -1, middle);
    }
    if shape.last.is_none() {
        arrow(out, scale, to, 1, middle);
    }
}

/// An open end: nothing says how far it goes.
fn arrow(out: &mut String, scale: &Scale, place: i64, towards: i64, middle: i64) {
    let (back, tip) = (scale.drawn(place - 50 * towards), scale.drawn(place));
    let (above, below) = (middle - HALF, middle + HALF);
    let _ =
        write!(out, "<path class=\"tl-open\" d=\"M{} {above}L{} {middle}L{} {below}\"/>", px(back), px(tip), px(back));
}

/// The number of several events in a box that has room for it, and arrows where the time of some is open.
fn gathered(out: &mut String, words: Words, scale: &Scale, item: &Item, middle: i64) {
    let (mut from, mut to) = (item.from, item.to);
    if item.shape.first.is_none() {
        arrow(out, scale, from, -1, middle);
        from += ARROW;
    }
    if item.shape.last.is_none() {
        arrow(out, scale, to, 1, middle);
        to -= ARROW;
    }
    let (a, b) = (scale.drawn(from), scale.drawn(to));
    let (x, width) = (a.min(b), (a - b).abs());
    let _ = write!(
        out,
        "<rect class=\"tl-many\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"16\" rx=\"8\"/><text class=\"tl-count\" x=\"{}\" y=\"{}\" text-anchor=\"middle\">{}</text>",
        px(x),
        middle - 8,
        px(width),
        px(x + width / 2),
        middle + 4,
        words.number(item.events.len() as u64)
    );
}

/// Half the size of the sign of a finding, in tenths of a pixel.
const SIGN_HALF: i64 = 45;

/// Adds the sign of a finding around a place: a cross for an error, a triangle for a warning, so that no colour is needed.
pub(super) fn sign(out: &mut String, severity: Severity, place: i64, middle: i64) {
    let (left, right, top, low) =
        (px(place - SIGN_HALF), px(place + SIGN_HALF), px(middle * 10 - 40), px(middle * 10 + 40));
    let path = match severity {
        Severity::Error => format!("M{left} {top}L{right} {low}M{right} {top}L{left} {low}"),
        Severity::Warning => format!("M{} {top}L{right} {low}H{left}Z", px(place)),
        Severity::Info => return,
    };
    let _ = write!(out, "<path class=\"tl-{}\" d=\"{path}\"/>", severity_name(severity));
}

/// The ground of a label, so that no line of the axis runs through its words.
fn under(out: &mut String, scale: &Scale, placed: &Placed, place: i64, middle: i64) {
    // Widths are told rather too wide.
    let wide = placed.widest() * 9 / 10;
    let from = if placed.side == Side::Before { place - wide } else { place };
    let (a, b) = (scale.drawn(from), scale.drawn(from + wide));
    let (x, y, height) = (px(a.min(b)), middle - 7, 14 + LINE * (placed.lines.len().max(1) as i64 - 1));
    let _ = write!(out, "<rect class=\"tl-under\" x=\"{x}\" y=\"{y}\" width=\"{}\" height=\"{height}\"/>", px(wide));
}

fn label(out: &mut String, scale: &Scale, placed: &Placed, middle: i64) {
    let item = &placed.item;
    // A sign stands between the bar and the words.
    let (place, signed, anchor, below) = match placed.side {
        Side::After => (item.to + AIR + item.sign(), item.to + AIR + SIGN_HALF, "start", 0),
        Side::Before => (item.from - AIR - item.sign(), item.from - AIR - SIGN_HALF, "end", 0),
        Side::Below(from) => (from + item.sign(), from + SIGN_HALF, "start", BELOW),
    };
    let middle = middle + below;
    if let Some(severity) = item.against {
        sign(out, severity, scale.drawn(signed), middle);
    }
    let anchor = match (scale.direction(), anchor) {
        (Direction::LeftToRight, anchor) => anchor,
        (Direction::RightToLeft, "start") => "end",
        (Direction::RightToLeft, _) => "start",
    };
    // Each part is set apart, so that neither turns the other around; the direction of time orders the two.
    let when = match item.when.as_str() {
        "" => String::new(),
        when => format!("<tspan class=\"tl-when\">\u{2068}{}\u{2069}</tspan> ", escaped(when)),
    };
    let direction = match scale.direction() {
        Direction::LeftToRight => '\u{2066}',
        Direction::RightToLeft => '\u{2067}',
    };
    under(out, scale, placed, place, middle);
    let x = px(scale.drawn(place));
    let (first, more) = placed.lines.split_first().map_or(("", &[][..]), |(first, more)| (first.as_str(), more));
    let _ = write!(
        out,
        "<text class=\"tl-label\" x=\"{x}\" y=\"{}\" text-anchor=\"{anchor}\">{direction}{when}\u{2068}{}\u{2069}\u{2069}",
        middle + 4,
        escaped(first)
    );
    for line in more {
        let _ =
            write!(out, " <tspan x=\"{x}\" dy=\"{LINE}\">{direction}\u{2068}{}\u{2069}\u{2069}</tspan>", escaped(line));
    }
    out.push_str("</text>");
}
