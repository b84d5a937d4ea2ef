//! From days to places on the drawing, in tenths of a pixel. Long stretches in which nothing is told are left out where
//! the rest would be too narrow to read, and the break is shown.

/// Where things are drawn: the scale's own width.
#[derive(Clone, Debug)]
pub(super) struct Scale {
    /// In order of days.
    pub pieces: Vec<Piece>,
    /// How fine it is to be read.
    pub finest: Finest,
    direction: Direction,
    width: i64,
}

/// How fine a scale is to be read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Finest {
    Day,
    /// Something of a day or few is told by the hour.
    Hour,
}

/// A stretch of days drawn without a break.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Piece {
    /// In days.
    pub first: i64,
    /// In days, beyond the last.
    pub end: i64,
    /// In tenths of a pixel.
    pub from: i64,
    /// In tenths of a pixel.
    pub to: i64,
}

/// Which way time runs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Direction {
    LeftToRight,
    RightToLeft,
}

/// A gap is left out where it is so many hundredths of the whole.
const GAP: i64 = 22;

/// Once some are left out, a further gap is where it is so many hundredths of what is left.
const FURTHER: i64 = 40;

/// A break is worth its confusion where no more than so many hundredths of the whole are left.
const WORTH: i64 = 50;

/// So many days are read by the hour, at most.
const BY_HOUR: i64 = 3;

/// What a break takes, in tenths of a pixel.
pub(super) const BREAK: i64 = 260;

/// So many items stand together, on average, where a break helps to tell them apart.
const COMPANY: usize = 2;

impl Scale {
    /// Fits a scale of a width to stretches of days, both ends included, leaving `margin` free on both sides; it is read by the
    /// hour only where it shows few days.
    pub(super) fn fit(
        finest: Finest,
        mut days: Vec<(i64, i64)>,
        width: i64,
        margin: i64,
        direction: Direction,
    ) -> Scale {
        days.sort_unstable();
        let stretches = stretches(&days);
        let told = length(&stretches);
        // A little air around each, and never less than a few days in all.
        let finest = if told <= BY_HOUR && stretches.len() == 1 { finest } else { Finest::Day };
        let air = match finest {
            Finest::Hour => 0,
            Finest::Day => (told / (14 * stretches.len() as i64)).max(1),
        };
        let stretches = with_air(&stretches, air);
        let room = width - 2 * margin - BREAK * (stretches.len() as i64 - 1);
        let all: i64 = stretches.iter().map(|(first, end)| end - first).sum();
        let mut pieces = Vec::new();
        let mut from = margin;
        for (first, end) in stretches {
            let to = from + scaled(end - first, room, all);
            pieces.push(Piece { first, end, from, to });
            from = to + BREAK;
        }
        Scale { pieces, finest, direction, width }
    }

    /// Returns where a day begins, without regard to the direction.
    pub(super) fn place(&self, day: i64) -> i64 {
        let mut place = self.pieces.first().map_or(0, |piece| piece.from);
        for piece in &self.pieces {
            if day < piece.first {
                break;
            }
            place = match day < piece.end {
                true => piece.from + scaled(day - piece.first, piece.to - piece.from, piece.end - piece.first),
                false => piece.to,
            };
        }
        place
    }

    /// Returns a place on the drawing, and turned around where time runs from right to left.
    pub(super) fn drawn(&self, place: i64) -> i64 {
        match self.direction {
            Direction::LeftToRight => place,
            Direction::RightToLeft => self.width - place,
        }
    }

    /// Returns which way time runs.
    pub(super) fn direction(&self) -> Direction {
        self.direction
    }

    /// Returns the width.
    pub(super) fn width(&self) -> i64 {
        self.width
    }

    /// Returns how many days so many tenths of a pixel show, at least one.
    pub(super) fn days_in(&self, tenths: i64) -> i64 {
        let days: i64 = self.pieces.iter().map(|piece| piece.end - piece.first).sum();
        let room: i64 = self.pieces.iter().map(|piece| piece.to - piece.from).sum();
        scaled(tenths, days, room.max(1)).max(1)
    }
}

/// Returns stretches with air around each, their ends beyond the last day; where no day is left between two, they are one: there is
/// nothing to leave out.
fn with_air(stretches: &[(i64, i64)], air: i64) -> Vec<(i64, i64)> {
    let mut aired: Vec<(i64, i64)> = Vec::new();
    for &(first, last) in stretches {
        let (first, end) = (first - air, last + 1 + air);
        match aired.last_mut() {
            Some(before) if first <= before.1 => before.1 = end,
            Some(_) | None => aired.push((first, end)),
        }
    }
    aired
}

fn length(stretches: &[(i64, i64)]) -> i64 {
    stretches.iter().map(|(from, to)| to - from + 1).sum()
}

/// Cuts days, in order of their beginning, into the stretches that are shown. Of what is left after a cut another may be worth
/// it: a campaign, a death six years later and a burial a lifetime later are three stretches.
fn stretches(days: &[(i64, i64)]) -> Vec<(i64, i64)> {
    let first = days.iter().map(|day| day.0).min().unwrap_or(0);
    let last = days.iter().map(|day| day.1).max().unwrap_or(0);
    let whole = last - first + 1;
    let within = |gap: i64| {
        let mut stretches: Vec<(i64, i64)> = Vec::new();
        for &(from, to) in days {
            match stretches.last_mut() {
                Some(stretch) if from - stretch.1 < gap => stretch.1 = stretch.1.max(to),
                Some(_) | None => stretches.push((from, to)),
            }
        }
        stretches
    };
    let has_company = |stretches: &[(i64, i64)]| days.len() > COMPANY * stretches.len();
    let mut cut = within(whole * GAP / 100);
    if !has_company(&cut) || length(&cut) > whole * WORTH / 100 {
        return vec![(first, last)];
    }
    loop {
        let finer = within(length(&cut) * FURTHER / 100);
        if finer.len() == cut.len() || !has_company(&finer) {
            return cut;
        }
        cut = finer;
    }
}

/// `value * by / of`, without overflow: days may lie millions of years apart.
fn scaled(value: i64, by: i64, of: i64) -> i64 {
    (i128::from(value) * i128::from(by) / i128::from(of.max(1))) as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thousand_empty_years_are_left_out_beside_a_busy_month() {
        let mut days: Vec<(i64, i64)> = (0..20).map(|day| (day, day)).collect();
        days.push((365_000, 365_000));
        let scale = Scale::fit(Finest::Day, days, 10_000, 100, Direction::LeftToRight);
        assert_eq!(scale.pieces.len(), 2);
        assert!(scale.place(19) > 5_000, "the busy days have most of the room");
        assert!(scale.place(365_000) > scale.place(19) + BREAK);
    }

    #[test]
    fn a_campaign_a_death_and_a_burial_are_three_stretches() {
        let mut days: Vec<(i64, i64)> = (0..12).map(|day| (day * 10, day * 10)).collect();
        days.extend([(2_200, 2_200), (2_400, 2_700), (9_300, 9_300)]);
        assert_eq!(stretches(&days), [(0, 110), (2_200, 2_700), (9_300, 9_300)]);
    }

    #[test]
    fn there_is_no_break_where_no_day_is_left_out() {
        assert_eq!(with_air(&[(0, 0), (3, 4), (40, 40)], 1), [(-1, 6), (39, 42)]);
    }

    #[test]
    fn three_battles_in_three_centuries_keep_their_distances() {
        let days = vec![(0, 0), (36_500, 36_500), (73_000, 73_000)];
        let scale = Scale::fit(Finest::Day, days, 10_000, 100, Direction::LeftToRight);
        assert_eq!(scale.pieces.len(), 1);
        let (a, b, c) = (scale.place(0), scale.place(36_500), scale.place(73_000));
        assert!(((b - a) - (c - b)).abs() < 3);
    }

    #[test]
    fn time_runs_from_the_right_where_the_language_does() {
        let scale = Scale::fit(Finest::Day, vec![(0, 0), (10, 10)], 1_000, 0, Direction::RightToLeft);
        assert!(scale.drawn(scale.place(0)) > scale.drawn(scale.place(10)));
    }
}
