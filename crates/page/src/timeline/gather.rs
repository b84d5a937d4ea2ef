//! Items that lie near each other, joined into one that counts them.

use super::lines::width;
use super::pack::{AIR, Item, Span};
use super::scale::Scale;
use super::shape::{Recurs, Shape};

/// Joins what begins in one column; what is longer than three columns is joined only with what is as long.
pub(super) fn gather(scale: &Scale, items: &[Item], columns: i64, span: &Span<'_>) -> Vec<Item> {
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
    let mut gathered: Vec<Item> = cells.into_values().filter_map(|items| joined(scale, &items, span)).collect();
    gathered.sort_by_key(|item| (item.from, item.to));
    gathered
}

fn joined(scale: &Scale, items: &[&Item], span: &Span<'_>) -> Option<Item> {
    let first = *items.first()?;
    if items.len() == 1 {
        // Beside numbers, what stands alone says when it was.
        return Some(Item { when: first.day.clone(), has_day: true, ..first.clone() });
    }
    let mut events: Vec<usize> = items.iter().flat_map(|item| item.events.iter().copied()).collect();
    events.sort_unstable();
    let known = items.iter().map(|item| item.shape.known());
    let known = (known.clone().map(|days| days.0).min()?, known.map(|days| days.1).max()?);
    let opens = |end: fn(&Shape) -> Option<i64>| items.iter().any(|item| end(&item.shape).is_none());
    let shape = Shape {
        first: (!opens(|shape| shape.first)).then_some(known.0),
        last: (!opens(|shape| shape.last)).then_some(known.1),
        core: Some((Some(known.0), Some(known.1))),
        recurs: Recurs::Once,
        minutes: None,
    };
    let ends = (items.iter().map(|item| item.from).min()?, items.iter().map(|item| item.to).max()?);
    let (from, to) = with_room(scale, ends, &shape, events.len());
    // The day of the first is its own; of so many that none has its day written, the time of all is told alone.
    let (when, label) = match first.has_day {
        true => (first.day.clone(), format!("{}, …", first.label.trim_end_matches('…'))),
        false => (span(known), String::new()),
    };
    let against = items.iter().filter_map(|item| item.against).max();
    Some(Item { events, shape, from, to, when, day: String::new(), has_day: false, label, against })
}

/// What an arrow takes beside a number, in tenths of a pixel.
pub(super) const ARROW: i64 = 120;

/// Around a number, in tenths of a pixel.
const AROUND: i64 = 120;

/// Widens the place of gathered events until it has room for their number and for the arrows of what is open.
fn with_room(scale: &Scale, (from, to): (i64, i64), shape: &Shape, count: usize) -> (i64, i64) {
    let arrows = [shape.first, shape.last].iter().filter(|end| end.is_none()).count() as i64;
    let wanted = width(&count.to_string()) + AROUND + arrows * ARROW;
    if to - from >= wanted {
        return (from, to);
    }
    let from = ((from + to - wanted) / 2).min(scale.width() - AIR - wanted).max(AIR);
    (from, from + wanted)
}
