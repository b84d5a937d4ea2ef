//! Old Style that a paragraph goes on in: "on 5 November 1688, Old Style, he landed. He fled on 11 December".

use calendar::{CalendarId, Day, Part, Partial, TimeValue};

use super::gaps::{Gap, gap_to};
use super::style_beside::style_of;
use super::{same_day, styles};
use crate::expr::{Style, Written, WrittenYear};
use crate::find::Found;

/// Gives days of a month that say neither style nor year that of the day marked before them in their paragraph, where the mark
/// stands in no brackets, which say it of that date alone, and none says New Style. A day in brackets is the same in the other.
pub(super) fn carry(text: &str, found: &mut [Found]) {
    let (mut old, mut marked) = (false, None);
    for index in 0..found.len() {
        if index > 0 && gap_to(text, found[index - 1].span, found[index].span) == Gap::NewParagraph {
            old = false;
        }
        let one = &mut found[index];
        if let Some(style) = style_of(one) {
            let behind = text.get(one.span.end as usize..).unwrap_or_default();
            let bracketed = one.span.of(text).contains(['(', '[']) || behind.starts_with([')', ']']);
            (old, marked) = (style == Style::OldBeside && !bracketed, old_day(one));
            continue;
        }
        let is_gloss = |written: &Written| {
            text[..one.span.start as usize].ends_with(['(', '[']) || marked.is_some_and(|day| is_day(written, day))
        };
        let bare = |written: &Written| {
            styles::is_unmarked(written) && written.year.is_none() && written.month.is_some() && written.day.is_some()
        };
        let takes = old && one.meant.expr.written().is_some_and(|written| bare(written) && !is_gloss(written));
        if let Some(written) = one.meant.expr.written_mut().filter(|_| takes) {
            written.style = written.style.or(Some(Style::OldBeside));
        }
    }
}

/// The day of a date that is marked as one of Old Style.
pub(super) fn old_day(one: &Found) -> Option<Day> {
    let written = one.meant.expr.written().filter(|written| same_day::style_of(written) == Some(Style::OldBeside))?;
    let (Some(WrittenYear::Full(year)), Some(month), Some(day)) = (written.year, written.month, written.day) else {
        return None;
    };
    TimeValue::day(CalendarId::Julian, year, month, day).extent().single_day()
}

/// "5 November 1688, Old Style, which in Holland was 15 November": says whether a date without a style is that day in the New.
pub(super) fn is_day(written: &Written, day: Day) -> bool {
    let part = Partial::from_day(CalendarId::Gregorian, day).ok().and_then(|at| at.part);
    matches!((part, written.month, written.day), (Some(Part::Day { month, day }), Some(own), Some(of)) if (month, day) == (own, of))
}
