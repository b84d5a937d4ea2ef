//! What the signs of a drawing mean that stands alone: those that stand in it; a page says it below its drawing.

use std::fmt::Write as _;

use tarikh::source::Severity;

use super::draw::{px, sign};
use super::pack::{Placed, width};
use super::scale::Scale;
use crate::view::severity_name;
use crate::words::Words;

/// What is to be said: years left out, and findings.
#[derive(Clone, Copy, Default, Debug)]
pub(super) struct Key {
    gaps: bool,
    errors: bool,
    warnings: bool,
}

/// The middle of the first sign, in tenths of a pixel.
const FROM: i64 = 240;

/// Between the sign and its words, in tenths of a pixel.
const AIR: i64 = 60;

/// Between one sign with its words and the next.
const APART: i64 = 160;

impl Key {
    /// Begins with what a scale leaves out.
    pub(super) fn of(scale: &Scale) -> Key {
        Key { gaps: scale.pieces.len() > 1, ..Key::default() }
    }

    /// Adds what stands against the items of a lane.
    pub(super) fn add(&mut self, placed: &[Placed]) {
        let has = |severity: Severity| placed.iter().any(|one| one.item.against == Some(severity));
        self.errors |= has(Severity::Error);
        self.warnings |= has(Severity::Warning);
    }

    /// Writes the signs in a line around `middle`, with what they mean.
    pub(super) fn draw(self, out: &mut String, words: Words, middle: i64) {
        let mut place = FROM;
        if self.gaps {
            let (x, y) = (px(place - 50), middle - 5);
            let _ = write!(out, "<rect class=\"tl-break\" x=\"{x}\" y=\"{y}\" width=\"10\" height=\"10\"/>");
            place = said(out, place, middle, words.say("years left out in which nothing is told"));
        }
        for (severity, has) in [(Severity::Error, self.errors), (Severity::Warning, self.warnings)] {
            if has {
                sign(out, severity, place, middle);
                place = said(out, place, middle, words.say(severity_name(severity)));
            }
        }
    }
}

/// Writes what a sign means behind it; returns where the next may stand.
fn said(out: &mut String, place: i64, middle: i64, text: &str) -> i64 {
    let (from, y) = (place + 50 + AIR, middle + 4);
    let _ = write!(out, "<text class=\"tl-caption\" x=\"{}\" y=\"{y}\">\u{2068}{text}\u{2069}</text>", px(from));
    // A caption is smaller than a label.
    from + width(text) * 10 / 12 + APART
}
