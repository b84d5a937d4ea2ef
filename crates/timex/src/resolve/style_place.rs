//! Days that may be in Old Style though nothing marks them: told of a country that still counted so, or in a text that marks
//! others. They stay as they are read; what else they may be is noted.

use calendar::switch::{Style as Counted, in_use, switch_of};
use calendar::{
    CalendarId, Day, Part, Partial, TimeValue, calendar_of_feast, fixed_day_of_feast, format_date,
    old_style_day_of_feast,
};

use super::{same_day, styles};
use crate::cues::Near;
use crate::expr::{Expr, Style, WrittenYear};
use crate::meaning::Meaning;
use crate::pack::Pack;
use crate::timex::{MayBeOld, OldBy, Resolved, Timex};

/// The class of words that name a country, with its code.
const PLACE: &str = "style-place";

/// Notes what days that say no style would be in Old Style, where their sentence names a country that wrote it then and none that
/// did not, else where the text marks other days so.
pub(super) fn note(pack: &Pack, text: &str, timexes: &mut [Timex], near: &[Near]) {
    let style = |timex: &Timex| timex.written().and_then(same_day::style_of);
    // "4 February 1668/9" is a day in Old Style as much as one marked so.
    let double = |timex: &Timex| {
        let written = timex.written().filter(|written| written.day.is_some());
        written.is_some_and(|written| matches!(written.year, Some(WrittenYear::Double(_))))
    };
    let marked = timexes.iter().any(|timex| style(timex) == Some(Style::OldBeside) || double(timex));
    for index in 0..timexes.len() {
        let near = near.get(index);
        let named = near.is_some_and(|near| near.places().next().is_some());
        let carried = hangs_on_old(timexes, index);
        if !marked && !named && !carried {
            continue;
        }
        if let Some((date, reason)) = feast(pack, &timexes[index], near, marked || carried) {
            timexes[index].value = Some(TimeValue::Date(date));
            timexes[index].reason = reason.into();
            continue;
        }
        let Some(day) = in_old_style(&timexes[index]) else { continue };
        if styles::is_told_twice(pack, text, timexes, index) {
            continue;
        }
        if let Some(by) = why(&counted(pack, near, day), marked) {
            let noted = MayBeOld { day, by };
            timexes[index].reason = format!("{}; {}", timexes[index].reason, said(noted)).into();
            timexes[index].may_be_old = Some(noted);
        }
    }
}

/// "Tuesday 4 April 1643 …; they held out until Whitsun": says whether a feast takes its year from a day in Old Style.
fn hangs_on_old(timexes: &[Timex], index: usize) -> bool {
    let timex = &timexes[index];
    let Resolved::Anchored(Some(from)) = timex.resolved else { return false };
    let from = timexes.get(from.0 as usize).and_then(|from| from.value.as_ref()?.as_date());
    matches!(timex.meant.expr, Expr::Feast { year: None, offset: None, of: None, .. })
        && from.is_some_and(|from| from.calendar == CalendarId::Julian && from.year.missing == 0)
}

/// "Easter 1650", in a sentence about England or in a text that marks Old Style: the day in the style that was in use, where the feast
/// itself does not tell it; and that of the new one for a feast of England that is kept elsewhere.
fn feast(pack: &Pack, timex: &Timex, near: Option<&Near>, marked: bool) -> Option<(Partial, String)> {
    let Expr::Feast { feast, year, offset: None, of: None } = &timex.meant.expr else { return None };
    let rule = &pack.feasts.get(usize::from(*feast))?.rule;
    let told = timex.value.as_ref()?.as_date()?;
    let year = &year.or(Some(told.year.value).filter(|_| marked))?;
    if !(1583..styles::LAST_OLD).contains(year)
        || !matches!(calendar_of_feast(rule), Some(CalendarId::Gregorian) | None)
    {
        return None;
    }
    let old = old_style_day_of_feast(rule, *year)?;
    let places = counted(pack, near, old);
    let is_new = places.iter().any(|(_, counted)| counted.contains(&Counted::Gregorian));
    if told.calendar == CalendarId::Julian {
        let day = new_style_day(rule, *year).filter(|_| is_new)?;
        let date = Partial::from_day(CalendarId::Gregorian, day).ok()?;
        return Some((date, "the feast's day in the year written".to_owned()));
    }
    let by = why(&places, marked)?;
    let reason = match by {
        OldBy::Country(country) => format!("the feast's day in Old Style, as then in {country}"),
        OldBy::Marks => "the feast's day in Old Style, as other days of the text are".to_owned(),
    };
    Some((Partial::from_day(CalendarId::Julian, old).ok()?, reason))
}

/// The day by the number that a feast has in both styles.
fn new_style_day(rule: &str, year: i64) -> Option<Day> {
    let (calendar, month, day) = fixed_day_of_feast(rule)?;
    calendar.calendar().day(calendar::Fields { year, month, day }).ok()
}

fn why(places: &[(&'static str, Vec<Counted>)], marked: bool) -> Option<OldBy> {
    if places.iter().any(|(_, counted)| counted.contains(&Counted::Gregorian)) {
        return None;
    }
    let old = places.iter().find(|(_, counted)| counted.contains(&Counted::Julian));
    old.map(|(country, _)| OldBy::Country(country)).or(marked.then_some(OldBy::Marks))
}

/// "If it is Old Style, as then in Great Britain, it was 16 May 1720".
fn said(noted: MayBeOld) -> String {
    let fields = CalendarId::Gregorian.calendar().fields(noted.day);
    let day = fields.map_or_else(|_| noted.day.to_iso(), |fields| format_date(fields, CalendarId::Gregorian));
    match noted.by {
        OldBy::Country(country) => format!("if it is Old Style, as then in {country}, it was {day}"),
        OldBy::Marks => format!("if it is Old Style, as other days of the text are, it was {day}"),
    }
}

/// The day that the numbers of a date of no style are in Old Style, in the years in which both were in use.
fn in_old_style(timex: &Timex) -> Option<Day> {
    let written = timex.written().filter(|written| styles::is_unmarked(written) && written.style.is_none())?;
    let date = timex.value.as_ref()?.as_date().filter(|date| date.calendar == CalendarId::Gregorian)?;
    let told = written.month.is_some() && written.day.is_some();
    if !told || date.year.missing > 0 || !(1582..styles::LAST_OLD).contains(&date.year.value) {
        return None;
    }
    // 30 February 1712 is read as another day already.
    if date.part != Some(Part::Day { month: written.month?, day: written.day? }) {
        return None;
    }
    let old = TimeValue::Date(Partial { calendar: CalendarId::Julian, clock: None, ..*date });
    let new = TimeValue::Date(*date).extent().single_day()?;
    old.extent().single_day().filter(|old| new >= Day::REFORM && new != *old)
}

/// The countries that the sentence names, and how each counted on the day.
fn counted(pack: &Pack, near: Option<&Near>, day: Day) -> Vec<(&'static str, Vec<Counted>)> {
    let (Some(class), Some(near)) = (pack.class(PLACE), near) else { return Vec::new() };
    let switch = |word: u32| {
        let meanings = &pack.vocabulary.words[word as usize].meanings;
        let code = meanings.iter().find_map(|(of, _, meaning)| match meaning {
            Meaning::Text(code) if *of == class => Some(code),
            _other => None,
        });
        code.and_then(|code| switch_of(code)).map(|switch| (switch.country, in_use(Some(switch.code), day)))
    };
    near.places().filter_map(switch).collect()
}
