//! From days to places on the drawing, in tenths of a pixel. Long stretches in which nothing is told are left out where
//! the rest would be too narrow to read, and what is told by the hour has a scale of its own; the breaks are shown.

use super::crowd::relieved;
use super::hours::{DAY, LONGEST, hours};
use super::stretch::{stretches, with_air, without};

/// Where things are drawn: the scale's own width.
#[derive(Clone, Debug)]
pub(super) struct Scale {
    /// In order of days.
    pub pieces: Vec<Piece>,
    direction: Direction,
    width: i64,
}

/// How fine a piece is to be read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Finest {
    Day,
    /// It is told by the hour.
    Hour,
}

/// What is told, for a scale to fit.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct Told {
    /// The first day.
    pub first: i64,
    /// The last day.
    pub last: i64,
    /// The minute of the first day and that of the last, where they are told.
    pub minutes: Option<(i64, i64)>,
}

impl Told {
    /// Returns what is told of days, both included, of which no hour is told.
    #[cfg(test)]
    pub(super) fn days(first: i64, last: i64) -> Told {
        Told { first, last, minutes: None }
    }
}

/// A stretch of days drawn without a break.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Piece {
    /// In days.
    pub first: i64,
    /// In days, beyond the last.
    pub end: i64,
    /// The minute of the first day from which on it is drawn.
    pub begins: i64,
    /// The minute of the last day up to which it is drawn.
    pub ends: i64,
    /// In tenths of a pixel.
    pub from: i64,
    /// In tenths of a pixel.
    pub to: i64,
    /// How fine it is to be read.
    pub finest: Finest,
}

/// Which way time runs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Direction {
    LeftToRight,
    RightToLeft,
}

/// What a break takes, in tenths of a pixel.
pub(super) const BREAK: i64 = 260;

/// What is told by the hour has so many hundredths of the room beside days, at least and at most.
const BY_HOUR: (i64, i64) = (45, 75);

/// The least room of a piece, in tenths of a pixel.
pub(super) const LEAST_PIECE: i64 = 240;

impl Scale {
    /// Fits a scale of a width to what is told, leaving `margin` free on both sides. Few days that are told by the hour are drawn by
    /// the hour, whatever else is told.
    pub(super) fn fit(mut told: Vec<Told>, width: i64, margin: i64, direction: Direction) -> Scale {
        told.sort_unstable();
        let hours = hours(&told);
        let days: Vec<(i64, i64)> = told.iter().map(|one| (one.first, one.last)).collect();
        let mut parts: Vec<Piece> = Vec::new();
        let mut days_alone = Vec::new();
        for stretch in relieved(stretches(&days), &days, width - 2 * margin) {
            days_alone.extend(without(stretch, &hours, &days));
        }
        for (first, end) in with_air(&days_alone, &hours) {
            parts.push(Piece { first, end, begins: 0, ends: DAY, from: 0, to: 0, finest: Finest::Day });
        }
        for one in &hours {
            let touches = |piece: &Piece| (piece.end == one.first, one.last + 1 == piece.first);
            let (before, behind) =
                parts.iter().map(touches).fold((false, false), |all, one| (all.0 | one.0, all.1 | one.1));
            parts.push(Piece {
                first: one.first,
                end: one.last + 1,
                // Beside a day that is drawn nothing is left out.
                begins: if before { 0 } else { one.from },
                ends: if behind { DAY } else { one.to },
                from: 0,
                to: 0,
                finest: Finest::Hour,
            });
        }
        parts.sort_unstable_by_key(|piece| piece.first);
        let share = hours.iter().map(|hours| hours.told as i64).sum::<i64>() * 100 / (told.len() as i64).max(1);
        let parts = placed(parts, share, width, margin, &told);
        Scale { pieces: parts, direction, width }
    }

    /// Fits a scale to days, both included, of which all is drawn; by the hour where they are few and something is told so.
    pub(super) fn of_days(
        first: i64,
        last: i64,
        finest: Finest,
        width: i64,
        margin: i64,
        direction: Direction,
    ) -> Scale {
        let (air, finest) = match finest {
            Finest::Hour if last - first < LONGEST => (0, Finest::Hour),
            Finest::Hour | Finest::Day => (((last - first + 1) / 14).max(1), Finest::Day),
        };
        let piece = Piece { first: first - air, end: last + 1 + air, begins: 0, ends: DAY, from: 0, to: 0, finest };
        Scale { pieces: placed(vec![piece], 0, width, margin, &[]), direction, width }
    }

    /// Returns where a day begins, without regard to the direction.
    pub(super) fn place(&self, day: i64) -> i64 {
        self.at(day, 0)
    }

    /// Returns where a minute of a day is, without regard to the direction; what is left out is where it is.
    pub(super) fn at(&self, day: i64, minute: i64) -> i64 {
        let mut place = self.pieces.first().map_or(0, |piece| piece.from);
        let moment = minutes(day, minute);
        for piece in &self.pieces {
            let (begins, ends) = (minutes(piece.first, piece.begins), minutes(piece.end - 1, piece.ends));
            if moment < begins {
                break;
            }
            place = match moment < ends {
                true => piece.from + scaled(moment - begins, piece.to - piece.from, ends - begins),
                false => piece.to,
            };
        }
        place
    }

    /// Says whether what lies from a first to a last day goes on before what is drawn, and behind it.
    pub(super) fn cuts(&self, first: Option<i64>, last: Option<i64>) -> (bool, bool) {
        let before = self.pieces.first().zip(first).is_some_and(|(piece, first)| first < piece.first);
        let behind = self.pieces.last().zip(last).is_some_and(|(piece, last)| piece.end <= last);
        (before, behind)
    }

    /// Says whether a day is drawn by the hour.
    pub(super) fn is_by_hour(&self, day: i64) -> bool {
        let within = |piece: &Piece| piece.first <= day && day < piece.end && piece.finest == Finest::Hour;
        self.pieces.iter().any(within)
    }

    /// Returns the pieces between which something is left out, two by two.
    pub(super) fn breaks(&self) -> impl Iterator<Item = (&Piece, &Piece)> {
        self.pieces.windows(2).map(|pair| (&pair[0], &pair[1])).filter(|(a, b)| is_break(a, b))
    }

    /// Returns the places where the scale changes; where something is left out, in its middle.
    pub(super) fn changes(&self) -> impl Iterator<Item = i64> {
        let pairs = self.pieces.windows(2).map(|pair| (&pair[0], &pair[1]));
        pairs.filter(|(a, b)| !is_break(a, b) || is_other_scale(a, b)).map(|(a, b)| (a.to + b.from) / 2)
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
}

impl Piece {
    /// Returns how many days so many tenths of a pixel show of it, at least one.
    pub(super) fn days_in(&self, tenths: i64) -> i64 {
        scaled(tenths, self.end - self.first, (self.to - self.from).max(1)).max(1)
    }
}

fn is_break(before: &Piece, behind: &Piece) -> bool {
    minutes(before.end - 1, before.ends) < minutes(behind.first, behind.begins)
}

/// A scale is another where so much more, or less, of time has the same room.
const OTHER: i128 = 2;

/// Says whether a reader who takes the scale of one for that of the other is misled.
fn is_other_scale(one: &Piece, other: &Piece) -> bool {
    let room = |piece: &Piece| i128::from((piece.to - piece.from).max(1));
    let (a, b) = (room(one) * i128::from(long(other)), room(other) * i128::from(long(one)));
    a >= b * OTHER || b >= a * OTHER
}

/// Returns how many minutes are drawn of a piece.
fn long(piece: &Piece) -> i64 {
    minutes(piece.end - 1, piece.ends) - minutes(piece.first, piece.begins)
}

fn minutes(day: i64, minute: i64) -> i64 {
    day.saturating_mul(DAY).saturating_add(minute)
}

/// Gives each piece its room: those told by the hour so many hundredths of it beside days, and each a part, half by how long it is and
/// half by how much is told in it.
fn placed(mut pieces: Vec<Piece>, share: i64, width: i64, margin: i64, told: &[Told]) -> Vec<Piece> {
    let breaks = pieces.windows(2).filter(|pair| is_break(&pair[0], &pair[1])).count() as i64;
    let room = width - 2 * margin - BREAK * breaks;
    let of = |finest: Finest| pieces.iter().filter(move |piece| piece.finest == finest);
    let (days, hours) = (of(Finest::Day).count() as i64, of(Finest::Hour).count());
    let by_hour = match (days, hours) {
        (_, 0) => 0,
        (0, _) => room,
        (_, _) => room * share.max(BY_HOUR.0).min(BY_HOUR.1) / 100,
    };
    // The least room is given first, the rest by length.
    let least = if days > 1 { LEAST_PIECE } else { 0 };
    let rooms = [(Finest::Day, room - by_hour - least * days, least), (Finest::Hour, by_hour, 0)];
    let begins_in =
        |piece: &Piece| told.iter().filter(|one| piece.first <= one.first && one.first < piece.end).count() as i64;
    let rooms = rooms.map(|(finest, room, least)| {
        let (long, told) = (of(finest).map(long).sum::<i64>(), of(finest).map(begins_in).sum::<i64>());
        // One piece has it all.
        let by_told = if of(finest).count() > 1 && told > 0 { room / 2 } else { 0 };
        (room - by_told, least, long, by_told, told)
    });
    let mut from = margin;
    for at in 0..pieces.len() {
        if at > 0 && is_break(&pieces[at - 1], &pieces[at]) {
            from += BREAK;
        }
        let piece = &mut pieces[at];
        let (room, least, all, by_told, told) = rooms[usize::from(piece.finest == Finest::Hour)];
        piece.from = from;
        piece.to = from + least + scaled(long(piece), room, all) + scaled(begins_in(piece), by_told, told);
        from = piece.to;
    }
    pieces
}

/// `value * by / of`, without overflow: days may lie millions of years apart.
fn scaled(value: i64, by: i64, of: i64) -> i64 {
    (i128::from(value) * i128::from(by) / i128::from(of.max(1))) as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(days: &[(i64, i64)]) -> Vec<Told> {
        days.iter().map(|&(first, last)| Told::days(first, last)).collect()
    }

    #[test]
    fn a_thousand_empty_years_are_left_out_beside_a_busy_month() {
        let mut days: Vec<(i64, i64)> = (0..20).map(|day| (day, day)).collect();
        days.push((365_000, 365_000));
        let scale = Scale::fit(told(&days), 10_000, 100, Direction::LeftToRight);
        assert_eq!((scale.pieces.len(), scale.changes().count()), (2, 0));
        assert!(scale.place(19) > 5_000, "the busy days have most of the room");
        assert!(scale.place(365_000) > scale.place(19) + BREAK);
    }

    #[test]
    fn where_years_are_followed_by_a_day_the_scale_changes() {
        let mut days: Vec<(i64, i64)> = (0..12).map(|at| (at * 150, at * 150)).collect();
        days.push((6_000, 6_000));
        let scale = Scale::fit(told(&days), 8_800, 240, Direction::LeftToRight);
        let changes: Vec<i64> = scale.changes().collect();
        assert_eq!((scale.pieces.len(), changes), (2, vec![scale.pieces[0].to + BREAK / 2]));
    }

    #[test]
    fn three_battles_in_three_centuries_keep_their_distances() {
        let days = vec![(0, 0), (36_500, 36_500), (73_000, 73_000)];
        let scale = Scale::fit(told(&days), 10_000, 100, Direction::LeftToRight);
        assert_eq!(scale.pieces.len(), 1);
        let (a, b, c) = (scale.place(0), scale.place(36_500), scale.place(73_000));
        assert!(((b - a) - (c - b)).abs() < 3);
    }

    #[test]
    fn time_runs_from_the_right_where_the_language_does() {
        let scale = Scale::fit(told(&[(0, 0), (10, 10)]), 1_000, 0, Direction::RightToLeft);
        assert!(scale.drawn(scale.place(0)) > scale.drawn(scale.place(10)));
    }

    /// A ship strikes ice at 23:40, sinks at 2:20, and is found 73 years later.
    fn night() -> Vec<Told> {
        let hour = |day: i64, minute: i64| Told { first: day, last: day, minutes: Some((minute, minute)) };
        let mut told = vec![hour(0, 1_420), hour(1, 15), hour(1, 45), hour(1, 140), hour(1, 530)];
        told.extend([Told::days(4, 4), Told::days(5, 41), Told::days(26_800, 26_800)]);
        told
    }

    #[test]
    fn a_night_told_by_the_hour_has_its_own_scale_beside_later_days() {
        let scale = Scale::fit(night(), 8_800, 240, Direction::LeftToRight);
        let finest: Vec<Finest> = scale.pieces.iter().map(|piece| piece.finest).collect();
        assert_eq!(finest, [Finest::Hour, Finest::Day, Finest::Day], "{:?}", scale.pieces);
        // Two hours are far apart, and all that was by the hour has most of the room.
        assert!(scale.at(1, 140) - scale.at(1, 15) > 600, "{:?}", scale.pieces);
        assert!(scale.at(1, 530) - scale.at(0, 1_420) > 3_500, "{:?}", scale.pieces);
        assert!(scale.place(26_800) > scale.place(41) && scale.pieces.iter().all(|piece| piece.to - piece.from >= 240));
        assert!(scale.is_by_hour(1) && !scale.is_by_hour(4));
        assert_eq!(scale.breaks().count(), 2);
    }

    #[test]
    fn where_a_war_goes_on_around_its_night_nothing_is_left_out() {
        let mut told = night();
        told.truncate(5);
        told.push(Told::days(-30, 30));
        let scale = Scale::fit(told, 8_800, 240, Direction::LeftToRight);
        assert_eq!(
            (scale.pieces.len(), scale.breaks().count(), scale.changes().count()),
            (3, 0, 2),
            "{:?}",
            scale.pieces
        );
        let places: Vec<i64> = (-30..31).map(|day| scale.place(day)).collect();
        assert!(places.windows(2).all(|pair| pair[0] < pair[1]), "{places:?}");
    }
}
