//! A drawing cut between its rows, so that it goes over from one sheet of paper to the next with no row cut in two, and the axis
//! heads each sheet.

use std::fmt::Write as _;

use super::draw::{HALF_ROW, px};
use super::pack::Placed;
use super::scale::Scale;

/// A part of a drawing, from one height to another, in pixels.
#[derive(Clone, Default, Debug)]
pub(super) struct Slice {
    pub top: i64,
    pub bottom: i64,
    /// The lines of the axis.
    pub grid: String,
    /// What is told.
    pub body: String,
}

/// A slice is no lower than so many pixels, where it ends before its lane does.
const LEAST: i64 = 84;

/// Returns the half rows behind which no item goes on, in order, the last of them behind all.
pub(super) fn cuts(placed: &[Placed]) -> Vec<usize> {
    let used = placed.iter().map(|one| one.row + one.height()).max().unwrap_or(0);
    let mut is_cut = vec![true; used + 1];
    for one in placed {
        is_cut[one.row + 1..one.row + one.height()].fill(false);
    }
    (1..=used).filter(|&row| is_cut[row]).collect()
}

/// Returns where a lane whose rows begin at a height is cut, from `top` on, each part high enough to stand alone.
pub(super) fn ends(top: i64, rows: i64, cuts: &[usize]) -> Vec<i64> {
    let mut ends = Vec::new();
    let mut from = top;
    let last = cuts.last().copied().unwrap_or(0);
    for &row in cuts {
        let at = rows + row as i64 * HALF_ROW;
        if row == last || at - from >= LEAST {
            ends.push(at);
            from = at;
        }
    }
    // A low rest stays with what is before it.
    if let [.., before, end] = ends[..]
        && end - before < LEAST / 2
    {
        ends.remove(ends.len() - 2);
    }
    ends
}

/// Adds one part as a picture of its own.
pub(super) fn picture(out: &mut String, scale: &Scale, (top, bottom): (i64, i64), body: &str) {
    let (width, height) = (px(scale.width()), bottom - top);
    let _ = write!(out, "<svg viewBox=\"0 {top} {width} {height}\" width=\"{width}\" height=\"{height}\">{body}</svg>");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lane_is_cut_where_no_row_is_and_no_part_is_too_low_to_stand_alone() {
        // Of ten half rows one may be cut behind every second; each takes 12 pixels.
        let every_second: Vec<usize> = (1..=12).map(|row| row * 2).collect();
        assert_eq!(ends(22, 30, &every_second), [126, 222, 318]);
        assert_eq!(ends(22, 30, &[7, 8]), [126]);
        assert_eq!(ends(22, 30, &[8, 10]), [150]);
    }
}
