//! Items of a lane put into rows so that no bar and no label touches another; where there are too many, those that lie
//! near each other are gathered and counted.

use tarikh::source::Severity;

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
    /// From 0.
    pub row: usize,
    /// On which side of the bar its label stands.
    pub side: Side,
}

/// On which side of its bar a label stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Side {
    After,
    Before,
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
    let mut from = scale.place(first);
    let mut to = scale.place(last + 1);
    if shape.first.is_none() {
        from = (from - OPEN).max(0);
    }
    if shape.last.is_none() {
        to = (to + OPEN).min(scale.width());
    }
    if to - from < LEAST {
        let middle = (from + to) / 2;
        (from, to) = (middle - LEAST / 2, middle + LEAST / 2);
    }
    (from, to)
}

/// How the years from one day to another are written.
pub(super) type Years = dyn Fn((i64, i64)) -> String;

/// Puts items into at most `rows` rows where that can be done by gathering; items come in order of time.
pub(super) fn pack(scale: &Scale, items: Vec<Item>, rows: usize, years: &Years) -> Vec<Placed> {
    if let Some(placed) = place(scale, &items, rows) {
        return placed;
    }
    let mut gathered = Vec::new();
    for columns in COLUMNS {
        gathered = gather(scale, &items, columns, years);
        if let Some(placed) = place(scale, &gathered, rows) {
            return placed;
        }
    }
    place(scale, &gathered, gathered.len()).unwrap_or_default()
}

/// Puts each item into the first row that has room for it; none where the rows do not suffice.
fn place(scale: &Scale, items: &[Item], most: usize) -> Option<Vec<Placed>> {
    let mut ends: Vec<i64> = Vec::new();
    let mut placed = Vec::with_capacity(items.len());
    for item in items {
        let (after, before) = (scale.width() - item.to, item.from);
        let wanted = item.written() + 2 * AIR;
        let side = match wanted <= after || before < wanted && before <= after {
            true => Side::After,
            false => Side::Before,
        };
        // Where neither side has room for all of it, the label is cut to what the wider one has.
        let mut item = item.clone();
        if wanted > after.max(before) {
            item.label = cut(&item.label, after.max(before) - width(&item.when) - item.sign() - 2 * AIR);
        }
        let label = item.written() + 2 * AIR;
        let (from, to) = match side {
            Side::After => (item.from, item.to + label),
            Side::Before => (item.from - label, item.to + AIR),
        };
        let free = ends.iter().position(|end| *end <= from);
        let row = match free {
            Some(row) => row,
            None if ends.len() < most => {
                ends.push(0);
                ends.len() - 1
            }
            None => return None,
        };
        ends[row] = to;
        placed.push(Placed { item, row, side });
    }
    Some(placed)
}

/// Joins what begins in one column; what is longer than three columns is joined only with what is as long.
fn gather(scale: &Scale, items: &[Item], columns: i64, years: &Years) -> Vec<Item> {
    let size = (scale.width() / columns).max(1);
    let mut cells: std::collections::BTreeMap<(i64, i64), Vec<&Item>> = std::collections::BTreeMap::new();
    for item in items {
        let length = item.to - item.from;
        let key = match length <= 3 * size {
            true => ((item.from + item.to) / 2 / size, 0),
            // By eighths of the whole.
            false => (item.from * 8 / scale.width() * size, 1 + item.to * 8 / scale.width()),
        };
        cells.entry(key).or_default().push(item);
    }
    let mut gathered: Vec<Item> = cells.into_values().filter_map(|items| joined(&items, years)).collect();
    gathered.sort_by_key(|item| (item.from, item.to));
    gathered
}

fn joined(items: &[&Item], years: &Years) -> Option<Item> {
    let (first, last) = (*items.first()?, *items.last()?);
    if items.len() == 1 {
        return Some(first.clone());
    }
    let mut events: Vec<usize> = items.iter().flat_map(|item| item.events.iter().copied()).collect();
    events.sort_unstable();
    let days = |pick: fn(&Shape) -> Option<i64>| items.iter().filter_map(move |item| pick(&item.shape));
    let shape = Shape {
        first: days(|shape| Some(shape.known().0)).min(),
        last: days(|shape| Some(shape.known().1)).max(),
        core: None,
        recurs: Recurs::Once,
    };
    Some(Item {
        shape,
        from: items.iter().map(|item| item.from).min().unwrap_or(first.from),
        to: items.iter().map(|item| item.to).max().unwrap_or(last.to),
        when: years(shape.known()),
        label: format!("{}, …", first.label.trim_end_matches('…')),
        against: items.iter().filter_map(|item| item.against).max(),
        events,
    })
}

/// Cuts a label to a width.
fn cut(label: &str, room: i64) -> String {
    let (mut used, mut kept) = (width("…"), 0);
    for (at, c) in label.char_indices() {
        let mut letter = [0; 4];
        used += width(c.encode_utf8(&mut letter));
        if used > room {
            break;
        }
        kept = at + c.len_utf8();
    }
    // At a word's end, where that loses little.
    let kept = &label[..kept];
    let at = kept.rfind(' ').filter(|at| at * 4 > kept.len() * 3).unwrap_or(kept.len());
    format!("{}…", kept[..at].trim_end_matches(['…', ' ', ',']))
}

/// Returns about how wide a text is drawn, in tenths of a pixel, rather too wide than too narrow: at 12 pixels each letter takes
/// what the widest of Noto Sans, DejaVu Sans and Liberation Sans gives it.
pub(super) fn width(text: &str) -> i64 {
    text.chars()
        .map(|c| match c {
            'i' | 'j' | 'l' | 'I' | ' ' | '.' | ',' | '\'' | '’' | ':' | ';' => 41,
            't' | 'f' | 'r' | '(' | ')' | '-' => 50,
            'm' | 'W' | '—' | '…' => 120,
            'w' | 'D' | 'G' | 'H' | 'M' | 'N' | 'O' | 'Q' => 98,
            'A'..='Z' => 88,
            'a'..='z' | '0'..='9' => 76,
            '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{206f}' | '\u{64b}'..='\u{65f}' => 0,
            '\u{590}'..='\u{8ff}' => 66,
            '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{ff00}'..='\u{ff60}' => {
                124
            }
            _letter_or_digit => 76,
        })
        .sum()
}

#[cfg(test)]
mod tests {
    use super::super::scale::Direction;
    use super::*;

    fn items(scale: &Scale, count: i64) -> Vec<Item> {
        let item = |day: i64| {
            let core = Some((Some(day), Some(day)));
            let shape = Shape { first: Some(day), last: Some(day), core, recurs: Recurs::Once };
            let (from, to) = ends(scale, &shape);
            let label = "the army crossed the river".to_owned();
            Item { events: vec![day as usize], shape, from, to, when: String::new(), label, against: None }
        };
        (0..count).map(item).collect()
    }

    #[test]
    fn nothing_touches_anything_in_its_row() {
        let scale = Scale::fit(vec![(0, 99)], 10_000, 100, Direction::LeftToRight);
        let placed = pack(&scale, items(&scale, 30), 40, &|_| String::new());
        let mut boxes: Vec<(usize, i64, i64)> = placed
            .iter()
            .map(|one| {
                let label = width(&one.item.label) + AIR;
                match one.side {
                    Side::After => (one.row, one.item.from, one.item.to + label),
                    Side::Before => (one.row, one.item.from - label, one.item.to),
                }
            })
            .collect();
        boxes.sort_unstable();
        assert!(boxes.windows(2).all(|pair| pair[0].0 != pair[1].0 || pair[0].2 <= pair[1].1), "{boxes:?}");
    }

    #[test]
    fn five_thousand_events_are_counted_and_none_is_lost() {
        let scale = Scale::fit(vec![(0, 4_999)], 10_000, 100, Direction::LeftToRight);
        let placed = pack(&scale, items(&scale, 5_000), 20, &|_| String::new());
        assert!(placed.len() <= 40 && placed.iter().all(|one| one.row < 20));
        assert_eq!(placed.iter().map(|one| one.item.events.len()).sum::<usize>(), 5_000);
    }
}
