//! The style of a date that says none, from the one mark of a style in its sentence: "on 5 May 1720 O.S. they sailed, and
//! on 9 June 1720 they landed".

use calendar::Day;

use super::gaps::{Gap, closes_sentence, gap_to};
use super::style_on::{is_day, old_day};
use super::{same_day, style_on, styles};
use crate::expr::{Style, Written, WrittenYear};
use crate::find::Found;
use crate::pack::Pack;

/// Why a date is read in Old Style.
pub(super) const OLD: &str = "Old Style, as another date beside it is marked";
/// Why a date is read in New Style.
pub(super) const NEW: &str = "New Style, as the other date of its sentence is marked";

/// Gives the dates of a sentence that say no style the only one that others of it say. A mark that sets one day apart from the same
/// day in the other style, "6 March (22 February O.S.)", is of that day alone, and two styles in a sentence say nothing of a third
/// date. A year of two numbers, "9 Jan. 1713/14", marks the days of its sentence that say no year.
pub(super) fn carry(pack: &Pack, text: &str, found: &mut [Found]) {
    if !found.iter().any(|one| style_of(one).is_some() || is_of_two_years(one)) {
        return;
    }
    let mut start = 0;
    while start < found.len() {
        let in_sentence = |pair: &&[Found]| {
            !closes_sentence(text, pair[0].span) && gap_to(text, pair[0].span, pair[1].span) == Gap::SameSentence
        };
        let end = start + 1 + found[start..].windows(2).take_while(in_sentence).count();
        if let Some(style) = sole(pack, text, &found[start..end]) {
            let days: Vec<Day> = found[start..end].iter().filter_map(old_day).collect();
            for one in &mut found[start..end] {
                let is_gloss =
                    one.meant.expr.written().is_some_and(|written| days.iter().any(|day| is_day(written, *day)));
                if let Some(written) = one.meant.expr.written_mut().filter(|written| styles::is_unmarked(written)) {
                    written.style = Some(if is_gloss { Style::NewBeside } else { style });
                }
            }
        }
        if found[start..end].iter().any(is_of_two_years) {
            let without_year = |written: &&mut Written| {
                styles::is_unmarked(written) && written.year.is_none() && written.day.is_some()
            };
            for one in &mut found[start..end] {
                if let Some(written) = one.meant.expr.written_mut().filter(without_year) {
                    written.style = written.style.or(Some(Style::OldBeside));
                }
            }
        }
        start = end;
    }
    style_on::carry(text, found);
}

fn is_of_two_years(one: &Found) -> bool {
    let written = one.meant.expr.written();
    written.is_some_and(|written| matches!(written.year, Some(WrittenYear::Double(_))) && written.day.is_some())
}

pub(super) fn style_of(one: &Found) -> Option<Style> {
    one.meant.expr.written().and_then(same_day::style_of)
}

/// The one style that the dates of a sentence say.
fn sole(pack: &Pack, text: &str, sentence: &[Found]) -> Option<Style> {
    let style = sentence.iter().find_map(style_of)?;
    let other = sentence.iter().filter_map(style_of).any(|said| said != style);
    let apart = sentence.windows(2).any(|pair| {
        style_of(&pair[0]) != style_of(&pair[1]) && same_day::joint(pack, text, pair[0].span, pair[1].span).is_some()
    });
    (!other && !apart).then_some(style)
}
