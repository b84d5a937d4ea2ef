//! What the signs of a drawing mean: those that stand in it, and no others.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use tarikh::source::Severity;

use super::Room;
use super::dot::{Dot, dot, dot_of};
use super::draw::{px, sign};
use super::lines::width;
use super::pack::Placed;
use super::scale::{Direction, Scale};
use super::shape::{Recurs, Shape};
use tarikh::Words;

/// A sign of a drawing.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Sign {
    /// A dot.
    Day,
    /// A dot on an axis of hours.
    Hour,
    /// A pale dot with a dashed edge.
    Short,
    /// A lozenge.
    Brief,
    /// A ring.
    EveryYear,
    /// A ring, and smaller ones behind it.
    EverySince,
    /// A bar that fades at both ends.
    Within,
    /// A bar.
    Throughout,
    /// An arrow.
    Open,
    /// A number in a box.
    Many,
    /// A pale band.
    LeftOut,
    /// An arrow, where labels have one too, behind a time.
    Behind,
    /// A dashed line.
    Change,
    /// A cross.
    Error,
    /// A triangle.
    Warning,
}

impl Sign {
    /// Returns what it means.
    pub(crate) fn said(self, words: Words) -> &'static str {
        match self {
            Sign::Day => words.say("a day"),
            Sign::Hour => words.say("a day, or an hour where the axis has hours"),
            Sign::Short => words.say("at some time in it, too short here for a bar"),
            Sign::Brief => words.say("all through it, too short here for a bar"),
            Sign::EveryYear => words.say("a day that comes again"),
            Sign::EverySince => words.say("a day that comes again since then"),
            Sign::Within => words.say("at some time in it"),
            Sign::Throughout => words.say("all through it"),
            Sign::Open => words.say("open: how far is not told"),
            Sign::Many => words.say("several events"),
            Sign::LeftOut => words.say("time left out in which nothing is told"),
            Sign::Behind => words.say("open: how far is not told; → then or later"),
            Sign::Change => words.say("the scale changes"),
            Sign::Error => words.say("error"),
            Sign::Warning => words.say("warning"),
        }
    }
}

/// The signs that stand in a drawing.
#[derive(Clone, Default, Debug)]
pub(crate) struct Key {
    signs: BTreeSet<Sign>,
}

/// The middle of the first sign, in tenths of a pixel.
const FROM: i64 = 240;

/// Half of what a sign takes, in tenths of a pixel.
const HALF: i64 = 80;

/// Between the sign and its words, in tenths of a pixel.
const AIR: i64 = 50;

/// Between one sign with its words and the next.
const APART: i64 = 160;

/// From one line of signs to the next, in pixels.
const LINE: i64 = 18;

impl Key {
    /// Begins with what a scale leaves out.
    pub(super) fn of(scale: &Scale) -> Key {
        let mut signs = BTreeSet::new();
        if scale.breaks().next().is_some() {
            signs.insert(Sign::LeftOut);
        }
        if scale.changes().next().is_some() {
            signs.insert(Sign::Change);
        }
        Key { signs }
    }

    /// Adds the signs of a lane.
    pub(super) fn add(&mut self, scale: &Scale, placed: &[Placed]) {
        for one in placed {
            let item = &one.item;
            match item.events.len() {
                1 => self.signs.extend(signs_of(scale, &item.shape, (item.from, item.to))),
                _many => {
                    let open = item.shape.first.is_none() || item.shape.last.is_none();
                    self.signs.extend(std::iter::once(Sign::Many).chain(open.then_some(Sign::Open)));
                }
            }
            if item.when.contains('→') {
                self.signs.insert(Sign::Behind);
            }
            match item.against {
                Some(Severity::Error) => self.signs.insert(Sign::Error),
                Some(Severity::Warning) => self.signs.insert(Sign::Warning),
                Some(Severity::Info) | None => false,
            };
        }
    }

    /// Says once what a dot is, where some are days and some hours, and what an arrow is, at a bar or behind a time.
    pub(super) fn join(&mut self) {
        if self.signs.contains(&Sign::Behind) {
            self.signs.remove(&Sign::Open);
        }
        if self.signs.contains(&Sign::Hour) {
            self.signs.remove(&Sign::Day);
        }
    }

    /// Adds signs that stand beside the axis.
    pub(super) fn extend(&mut self, signs: impl Iterator<Item = Sign>) {
        self.signs.extend(signs);
    }

    /// Returns the signs, in a fixed order.
    pub(crate) fn signs(&self) -> impl Iterator<Item = Sign> + '_ {
        self.signs.iter().copied()
    }

    /// Writes the signs with what they mean, in lines below `top` that run as time does; returns where they end.
    pub(super) fn draw(&self, out: &mut String, words: Words, scale: &Scale, (top, room): (i64, Room)) -> i64 {
        let (direction, whole) = (scale.direction(), scale.width());
        if self.signs.is_empty() {
            return top;
        }
        let (mut place, mut middle) = (FROM, top + LINE / 2);
        out.push_str("<g class=\"tl-lane1\">");
        for sign in self.signs() {
            let text = sign.said(words);
            // A caption is smaller than a label.
            let taken = 2 * HALF + AIR + width(text) * 10 / 12;
            if place > FROM && place - HALF + taken > whole - FROM {
                (place, middle) = (FROM, middle + LINE);
            }
            let (at, x, anchor) = match direction {
                Direction::LeftToRight => (place, place + HALF + AIR, "start"),
                Direction::RightToLeft => (whole - place, whole - place - HALF - AIR, "end"),
            };
            drawn(out, sign, (at, middle), room);
            let (x, y) = (px(x), middle + 4);
            let _ = write!(
                out,
                "<text class=\"tl-caption\" x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\">\u{2068}{text}\u{2069}</text>"
            );
            place += taken + APART;
        }
        out.push_str("</g>");
        middle + LINE
    }
}

/// The signs that a bar or a dot is drawn with.
fn signs_of(scale: &Scale, shape: &Shape, ends: (i64, i64)) -> Vec<Sign> {
    let by_hour = shape.minutes.is_some() && shape.first.is_some_and(|day| scale.is_by_hour(day));
    match dot_of(shape, ends) {
        Some(Dot::Ring) if shape.recurs == Recurs::EverySince => return vec![Sign::EverySince],
        Some(Dot::Ring) => return vec![Sign::EveryYear],
        Some(Dot::Day) if by_hour => return vec![Sign::Hour],
        Some(Dot::Day) => return vec![Sign::Day],
        Some(Dot::Blur) => return vec![Sign::Short],
        Some(Dot::Brief) => return vec![Sign::Brief],
        None => {}
    }
    let bar = if shape.core.is_some() && !shape.is_day() { Sign::Throughout } else { Sign::Within };
    let open = shape.first.is_none() || shape.last.is_none();
    std::iter::once(bar).chain(open.then_some(Sign::Open)).collect()
}

/// Draws a sign around a place.
pub(super) fn drawn(out: &mut String, one: Sign, (place, middle): (i64, i64), room: Room) {
    let (x, y) = (px(place), middle);
    let (left, top) = (px(place - HALF), middle - 4);
    let bar = |fill: &str| format!("<rect x=\"{left}\" y=\"{top}\" width=\"16\" height=\"8\" fill=\"{fill}\"/>");
    let at = |one: Dot| {
        let mut drawn = String::new();
        dot(&mut drawn, one, place, middle, 4);
        drawn
    };
    let shape = match one {
        Sign::Day | Sign::Hour => at(Dot::Day),
        Sign::Short => at(Dot::Blur),
        Sign::Brief => at(Dot::Brief),
        Sign::EveryYear => at(Dot::Ring),
        Sign::EverySince => {
            let again = format!("<circle class=\"tl-again\" cx=\"{}\" cy=\"{y}\" r=\"2.5\"/>", px(place + 40));
            format!("<circle class=\"tl-ring\" cx=\"{}\" cy=\"{y}\" r=\"4\"/>{again}", px(place - 40))
        }
        Sign::Within => bar(&format!("url(#{}-some-1)", room.prefix())),
        Sign::Throughout => bar("currentColor"),
        Sign::Open | Sign::Behind => {
            let (back, tip) = (px(place - 25), px(place + 25));
            format!("<path class=\"tl-open\" d=\"M{back} {}L{tip} {y}L{back} {}\"/>", middle - 4, middle + 4)
        }
        Sign::Many => {
            format!("<rect class=\"tl-many\" x=\"{left}\" y=\"{}\" width=\"16\" height=\"10\" rx=\"5\"/>", middle - 5)
        }
        Sign::LeftOut => format!(
            "<rect class=\"tl-break\" x=\"{}\" y=\"{}\" width=\"10\" height=\"12\"/>",
            px(place - 50),
            middle - 6
        ),
        Sign::Change => format!("<path class=\"tl-change\" d=\"M{x} {}V{}\"/>", middle - 6, middle + 6),
        Sign::Error => return sign(out, Severity::Error, place, middle),
        Sign::Warning => return sign(out, Severity::Warning, place, middle),
    };
    out.push_str(&shape);
}
