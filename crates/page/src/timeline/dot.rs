//! What is drawn at one place of the scale, not as a bar.

use std::fmt::Write as _;

use super::draw::px;
use super::pack::LEAST;
use super::shape::{Recurs, Shape};

/// What is drawn at one place, not as a bar.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Dot {
    /// A day.
    Day,
    /// At some time within days too few to be told apart.
    Blur,
    /// All through days too few to be told apart.
    Brief,
    /// A day of every year.
    Ring,
}

/// Returns the dot that a shape is drawn as, if it is drawn as one.
pub(super) fn dot_of(shape: &Shape, (from, to): (i64, i64)) -> Option<Dot> {
    let narrow = to - from <= LEAST;
    let closed = shape.first.is_some() && shape.last.is_some();
    match shape.recurs {
        Recurs::EverySince => Some(Dot::Ring),
        Recurs::EveryYear => (narrow && (shape.is_day() || closed && !shape.has_lasted())).then_some(Dot::Ring),
        Recurs::Once if !narrow => None,
        Recurs::Once if shape.is_day() => Some(Dot::Day),
        Recurs::Once if !closed => None,
        Recurs::Once => Some(if shape.has_lasted() { Dot::Brief } else { Dot::Blur }),
    }
}

/// Adds a dot around a place, `half` a size from its middle.
pub(super) fn dot(out: &mut String, dot: Dot, place: i64, middle: i64, half: i64) {
    let x = px(place);
    let class = match dot {
        Dot::Day => "tl-dot",
        Dot::Blur => "tl-blur",
        Dot::Ring => "tl-ring",
        Dot::Brief => {
            let (left, right) = (px(place - 10 * half), px(place + 10 * half));
            let (top, low) = (middle - half, middle + half);
            let _ =
                write!(out, "<path class=\"tl-dot\" d=\"M{left} {middle}L{x} {top}L{right} {middle}L{x} {low}Z\"/>");
            return;
        }
    };
    let _ = write!(out, "<circle class=\"{class}\" cx=\"{x}\" cy=\"{middle}\" r=\"{half}\"/>");
}
