//! Items of a lane put into rows so that no bar and no label touches another; where there are too many, labels are cut to a
//! line, then those that lie near each other are gathered and counted.

use tarikh::source::Severity;

use super::gather::gather;
use super::lines::{lines, width};
use super::scale::Scale;
use super::shape::{Recurs, Shape};

/// Something to draw: an event, or several gathered.
#[derive(Clone, Debug)]
pub(super) struct Item {
    /// The events, as indices into the chronology, in its order.
    pub events: Vec<usize>,
    /// When.
    pub shape: Shape,
    /// Where the bar begins, in tenths of a pixel.
    pub from: i64,
    /// Where it ends.
    pub to: i64,
    /// What is written beside it, unescaped: when it was, and what.
    pub when: String,
    /// When it was, also where the axis alone says so.
    pub day: String,
    /// Whether `when` tells it, if by the clock alone.
    pub has_day: bool,
    /// See `when`.
    pub label: String,
    /// How bad the worst finding is that stands against it.
    pub against: Option<Severity>,
}

/// What the sign of a finding takes before a label, in tenths of a pixel.
pub(super) const SIGN: i64 = 150;

impl Item {
    /// Returns about how wide what is written beside its bar is drawn.
    fn written(&self) -> i64 {
        width(&self.when) + width(&self.label) + self.sign()
    }

    /// Returns how much of that is its sign.
    pub(super) fn sign(&self) -> i64 {
        if self.against.is_some() { SIGN } else { 0 }
    }
}

/// Where an item is drawn.
#[derive(Clone, Debug)]
pub(super) struct Placed {
    /// The item.
    pub item: Item,
    /// From 0, in half rows.
    pub row: usize,
    /// Where its label stands.
    pub side: Side,
    /// Its label by lines; the day stands before the first.
    pub lines: Vec<String>,
}

impl Placed {
    /// Returns how many half rows it takes, from `row` on.
    pub(super) fn height(&self) -> usize {
        match self.side {
            Side::After | Side::Before => self.lines.len().max(1) + 1,
            // A line is a little more than half a row.
            Side::Below(_) if self.lines.len() > 2 => self.lines.len() + 3,
            Side::Below(_) => self.lines.len().max(1) + 2,
        }
    }

    /// Returns about how wide the widest of its lines is drawn, the day before the first included.
    pub(super) fn widest(&self) -> i64 {
        let day = if self.item.when.is_empty() { 0 } else { width(&self.item.when) + width(" ") };
        let first = day + self.lines.first().map_or(0, |line| width(line));
        self.lines.iter().skip(1).map(|line| width(line)).max().unwrap_or(0).max(first)
    }
}

/// Where the label of a bar stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Side {
    After,
    Before,
    /// Below it, beginning at this place: neither side of the bar has room.
    Below(i64),
}

/// Whether a label may take more than a line.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Labels {
    Whole,
    OneLine,
}

/// A narrower side is left free, in tenths of a pixel; of a narrow drawing, what is less than two parts in five of it.
const NARROW: i64 = 2_200;

fn narrow(scale: &Scale) -> i64 {
    NARROW.min(scale.width() * 2 / 5)
}

/// So many lines a label may have beside its bar, and below it; more where they are short.
fn most_lines(scale: &Scale) -> (usize, usize) {
    match narrow(scale) < NARROW {
        true => (4, 4),
        false => (3, 2),
    }
}

/// What an end takes that is open.
pub(super) const OPEN: i64 = 420;

/// The least width of a bar.
pub(super) const LEAST: i64 = 100;

/// Between a bar and its label, and between a label and the next bar.
pub(super) const AIR: i64 = 70;

/// Into how many columns a lane is cut to gather what lies near each other, finest first.
const COLUMNS: [i64; 3] = [40, 24, 12];

/// Returns where a shape begins and ends on the drawing.
pub(super) fn ends(scale: &Scale, shape: &Shape) -> (i64, i64) {
    let (first, last) = shape.known();
    let (mut from, mut to) = (scale.place(first), scale.place(last + 1));
    // Within its day by the hour; a day alone is a dot where it begins, as its mark on the axis and the bar of what began on it do.
    let at = |day: i64, minute: i64| scale.at(day, minute);
    match (shape.first, shape.last, shape.minutes) {
        (Some(first), Some(last), Some((begins, ends))) => (from, to) = (at(first, begins), at(last, ends)),
        // By the hour, what is told of the day alone was at some time in it.
        (Some(first), Some(last), None) if first == last && !scale.is_by_hour(first) => {
            (from, to) = (at(first, 0), at(first, 0));
        }
        (Some(first), None, Some((minute, _))) => (from, to) = (at(first, minute), at(first, minute)),
        (None, Some(last), Some((_, minute))) => (from, to) = (at(last, minute), at(last, minute)),
        (_, _, _) => {}
    }
    if shape.first.is_none() {
        from = (from - OPEN).max(AIR);
    }
    if shape.last.is_none() {
        to = (to + OPEN).min(scale.width() - AIR);
    }
    if to - from < LEAST {
        let middle = (from + to) / 2;
        (from, to) = (middle - LEAST / 2, middle + LEAST / 2);
    }
    if shape.recurs == Recurs::EverySince {
        to = (to + AGAIN * AGAINS).min(scale.width() - AIR).max(to);
    }
    (from, to)
}

/// A day that comes again since then is followed by so many smaller rings, and each takes so much.
pub(super) const AGAINS: i64 = 3;
pub(super) const AGAIN: i64 = 110;

/// How the time from one day to another, both included, is written.
pub(super) type Span<'s> = dyn Fn((i64, i64)) -> String + 's;

/// In which row an item may stand.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Rows {
    /// In that of the item before or below it, so that a reader who goes down the rows meets all in order; at the foot it goes on from
    /// the top.
    Down,
    /// In the first that has room.
    Any,
}

/// So many rows are gone down before it goes on from the top.
const DOWN: usize = 40;

/// Puts items into at most `rows` rows where that can be done by cutting or gathering; items come in order of time.
pub(super) fn pack(scale: &Scale, items: Vec<Item>, rows: usize, span: &Span<'_>) -> Vec<Placed> {
    for labels in [Labels::Whole, Labels::OneLine] {
        // A reader of a narrow drawing goes down it as down a list.
        let down = if narrow(scale) < NARROW { rows } else { rows.min(DOWN) };
        for (order, rows) in [(Rows::Down, down), (Rows::Any, rows)] {
            if let Some(placed) = place(scale, &items, 2 * rows, labels, order) {
                return placed;
            }
        }
    }
    let mut gathered = Vec::new();
    for columns in COLUMNS {
        gathered = gather(scale, &items, columns, span);
        for order in [Rows::Down, Rows::Any] {
            if let Some(placed) = place(scale, &gathered, 2 * rows, Labels::OneLine, order) {
                return placed;
            }
        }
    }
    place(scale, &gathered, 3 * gathered.len(), Labels::OneLine, Rows::Any).unwrap_or_default()
}

/// Puts each item where the first half rows have room for it; none where the rows do not suffice.
fn place(scale: &Scale, items: &[Item], most: usize, labels: Labels, order: Rows) -> Option<Vec<Placed>> {
    let mut ends: Vec<i64> = Vec::new();
    let mut before = 0;
    let mut placed = Vec::with_capacity(items.len());
    for item in items {
        let mut one = labelled(scale, item, labels);
        let height = one.height();
        let (from, to) = taken(&one);
        let is_free = |row: usize| ends.iter().skip(row).take(height).all(|end| *end <= from);
        let down = (before..=ends.len()).find(|&row| is_free(row)).filter(|row| row + height <= most);
        let from_top = || (0..before).find(|&row| is_free(row)).filter(|row| row + height <= most);
        let row = down.or_else(from_top)?;
        if order == Rows::Down {
            before = row;
        }
        ends.resize(ends.len().max(row + height), 0);
        ends.iter_mut().skip(row).take(height).for_each(|end| *end = to);
        one.row = row;
        placed.push(one);
    }
    Some(placed)
}

/// Puts the label of an item beside its bar or below it, in as many lines as it needs: before it only where it is one line
/// there and more behind it, or where not all of it fits behind it.
fn labelled(scale: &Scale, item: &Item, labels: Labels) -> Placed {
    let placed = |side: Side, lines: Vec<String>| Placed { item: item.clone(), row: 0, side, lines };
    let day = match item.when.as_str() {
        "" => 0,
        when => width(when) + width(" "),
    };
    let (beside, below) = match labels {
        Labels::Whole => most_lines(scale),
        Labels::OneLine => (1, 1),
    };
    let wanted = item.written() + 2 * AIR;
    let at_side = |free: i64| {
        let room = free - 2 * AIR - item.sign();
        let has_room = wanted <= free || room >= narrow(scale).max(day);
        has_room.then(|| lines(&item.label, room - day, room, beside))
    };
    let (after, before) = (at_side(scale.width() - item.to), at_side(item.from));
    let is_whole = |lines: &[String]| !lines.last().is_some_and(|line| line.ends_with('…'));
    match (after, before) {
        (Some(after), Some(before))
            if after.len() > 1 && is_whole(&before) && (before.len() == 1 || !is_whole(&after)) =>
        {
            placed(Side::Before, before)
        }
        // On a narrow drawing there is often more room below.
        (Some(after), _) if is_whole(&after) || narrow(scale) == NARROW => placed(Side::After, after),
        (None, Some(before)) if is_whole(&before) || narrow(scale) == NARROW => placed(Side::Before, before),
        (Some(_) | None, _) => {
            let room = scale.width() - 2 * AIR - item.sign();
            let one = placed(Side::Below(AIR), lines(&item.label, room - day, room, below));
            // As near to its bar as there is room.
            let from = item.from.min(scale.width() - AIR - item.sign() - one.widest()).max(AIR);
            Placed { side: Side::Below(from), ..one }
        }
    }
}

/// Returns from where to where an item takes its rows, its label and the air around that included.
fn taken(placed: &Placed) -> (i64, i64) {
    let item = &placed.item;
    let widest = placed.widest() + item.sign();
    match placed.side {
        Side::After => (item.from, item.to + widest + 2 * AIR),
        Side::Before => (item.from - widest - 2 * AIR, item.to + AIR),
        Side::Below(from) => (item.from.min(from), item.to.max(from + widest) + AIR),
    }
}

#[cfg(test)]
mod tests {
    use super::super::gather::ARROW;
    use super::super::scale::{Direction, Told};
    use super::*;

    fn items(scale: &Scale, count: i64) -> Vec<Item> {
        let item = |day: i64| {
            let core = Some((Some(day), Some(day)));
            let shape = Shape { first: Some(day), last: Some(day), core, recurs: Recurs::Once, minutes: None };
            let (from, to) = ends(scale, &shape);
            let label = "the army crossed the river".to_owned();
            let (when, day_told) = (String::new(), day.to_string());
            let events = vec![day as usize];
            Item { events, shape, from, to, when, day: day_told, has_day: false, label, against: None }
        };
        (0..count).map(item).collect()
    }

    #[test]
    fn nothing_touches_anything_in_its_rows() {
        let scale = Scale::fit(vec![Told::days(0, 99)], 10_000, 100, Direction::LeftToRight);
        let placed = pack(&scale, items(&scale, 30), 40, &|_| String::new());
        let mut boxes: Vec<(usize, i64, i64)> = Vec::new();
        for one in &placed {
            let (from, to) = taken(one);
            boxes.extend((one.row..one.row + one.height()).map(|row| (row, from, to)));
        }
        boxes.sort_unstable();
        assert!(boxes.windows(2).all(|pair| pair[0].0 != pair[1].0 || pair[0].2 <= pair[1].1), "{boxes:?}");
    }

    #[test]
    fn a_long_label_in_the_middle_is_told_in_full() {
        let scale = Scale::fit(vec![Told::days(0, 99)], 8_800, 240, Direction::LeftToRight);
        let label = "The last column of the army, led by a general who had come on foot, crossed the bridge for good";
        let mut middle = items(&scale, 1);
        (middle[0].from, middle[0].to, middle[0].label) = (4_300, 4_400, label.to_owned());
        let placed = pack(&scale, middle.clone(), 7, &|_| String::new());
        assert_eq!((placed[0].lines.join(" ").as_str(), placed[0].lines.len()), (label, 2));
        // A bar that fills the width has its label below.
        (middle[0].from, middle[0].to) = (300, 8_500);
        let placed = pack(&scale, middle, 7, &|_| String::new());
        assert_eq!((placed[0].lines.join(" ").as_str(), placed[0].side), (label, Side::Below(300)));
    }

    #[test]
    fn five_thousand_events_are_counted_and_none_is_lost() {
        let scale = Scale::fit(vec![Told::days(0, 4_999)], 10_000, 100, Direction::LeftToRight);
        let placed = pack(&scale, items(&scale, 5_000), 20, &|_| String::new());
        assert!(placed.len() <= 40 && placed.iter().all(|one| one.row < 40));
        assert_eq!(placed.iter().map(|one| one.item.events.len()).sum::<usize>(), 5_000);
    }

    #[test]
    fn a_number_has_room_in_its_box_and_a_box_of_open_times_has_its_arrow() {
        let scale = Scale::fit(vec![Told::days(0, 1)], 8_800, 240, Direction::LeftToRight);
        let mut many: Vec<Item> = (0..25_000).flat_map(|_| items(&scale, 2)).collect();
        many.sort_by_key(|item| item.from);
        let placed = pack(&scale, many.clone(), 7, &|(day, _)| format!("day {day}"));
        let told: Vec<_> = placed.iter().map(|one| (one.item.events.len(), one.item.when.as_str())).collect();
        assert_eq!(told, [(25_000, "day 0"), (25_000, "day 1")]);
        assert!(placed.iter().all(|one| one.item.to - one.item.from > width("25000")), "{placed:?}");
        assert_eq!(placed[0].item.shape.last, Some(0));
        many[1].shape.last = None;
        let placed = pack(&scale, many, 7, &|_| String::new());
        let open: Vec<bool> = placed.iter().map(|one| one.item.shape.last.is_none()).collect();
        assert_eq!(open, [true, false]);
        assert!(placed[0].item.to - placed[0].item.from >= width("25000") + ARROW);
    }
}
