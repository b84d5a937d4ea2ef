//! The room a drawing is made for: a desk, or the width of a phone, on which nothing is to be moved sideways to be read.

/// What a drawing is made for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Room {
    /// A screen, or a sheet of paper.
    Wide,
    /// A phone.
    Narrow,
}

impl Room {
    /// Returns the width, in tenths of a pixel.
    pub(super) fn width(self) -> i64 {
        match self {
            Room::Wide => 8_800,
            Room::Narrow => 3_400,
        }
    }

    /// Returns what is free on both sides, in tenths of a pixel.
    pub(super) fn margin(self) -> i64 {
        match self {
            Room::Wide => 240,
            Room::Narrow => 100,
        }
    }

    /// Returns how many rows all lanes have together before events are gathered.
    pub(super) fn rows(self) -> usize {
        match self {
            Room::Wide => 64,
            Room::Narrow => 180,
        }
    }

    /// Returns how many rows one event needs at most, as its label may take more than a line.
    pub(super) fn rows_of_one(self) -> usize {
        match self {
            Room::Wide => 2,
            Room::Narrow => 4,
        }
    }

    /// Returns what the names of its gradients begin with: two drawings of one page have their own.
    pub(super) fn prefix(self) -> &'static str {
        match self {
            Room::Wide => "tl",
            Room::Narrow => "tn",
        }
    }

    /// Returns what tells it from the other in the style of a page.
    pub(crate) fn class(self) -> &'static str {
        match self {
            Room::Wide => "wide",
            Room::Narrow => "narrow",
        }
    }
}
