//! Headings that are a day without its month: "Monday 5th", "22nd", under "May 1862". Month and year are those of the heading above.
//! Headings below the title that are a year and nothing else: "1852".

use std::ops::RangeInclusive;

use calendar::Weekday;
use source::{Section, Span};

use super::listed::Headed;
use crate::cues::Near;
use crate::expr::{Expr, Meant, Written, WrittenYear};
use crate::find::Found;
use crate::guideline::Guideline;
use crate::pack::Pack;
use crate::rule::Domain;
use crate::timex::TimexId;
use crate::token::{Kind, Token, scan};

/// The rule that stands for a day nothing but its heading tells to be one.
const DAY_RULE: &str = "day-of-year";
/// The rule that stands for a year nothing but its heading tells to be one.
const YEAR_RULE: &str = "year";
/// A year that a heading alone tells lies between these.
const YEARS: RangeInclusive<i64> = 1000..=2100;
/// A heading that is a day and nothing else has no more bytes.
const LONGEST: usize = 48;

/// A day of a heading, and the heading above that has its month.
pub(super) type Under = (Span, Span);

/// Adds the days that stand as headings under a heading with their month; a number that is no later than the day before it is none,
/// since it may be of the next month. Returns with the times which heading gives each its month and year.
pub(super) fn join(
    pack: &Pack,
    domain: Domain,
    text: &str,
    sections: &[Section],
    mut found: Vec<Found>,
) -> (Vec<Found>, Vec<Under>) {
    let (mut more, mut under) = (Vec::new(), Vec::new());
    let Some(rule) = pack.rules.iter().position(|rule| &*rule.name == DAY_RULE) else { return (found, under) };
    let guideline = match domain {
        Domain::News => Guideline::News,
        Domain::Narrative => Guideline::Narrative,
    };
    let mut above: Option<(Span, Written)> = None;
    let year = pack.rules.iter().position(|rule| &*rule.name == YEAR_RULE);
    for (section, heading) in sections.iter().filter_map(|section| Some((section, section.heading?))) {
        let first = found.partition_point(|one| one.span.start < heading.start);
        let mut inside = found[first..].iter().take_while(|one| one.span.end <= heading.end);
        let dated = inside.find_map(|one| match &one.meant.expr {
            Expr::Date(written) if written.month.is_some() || written.year.is_some() => Some((one.span, written)),
            _other => None,
        });
        if let Some((span, written)) = dated {
            // What a heading counts from is a month: "1863" alone has none.
            above = written.month.is_some().then(|| (span, written.clone()));
            continue;
        }
        let below = section.is_marked && section.level > 1;
        if let Some((rule, (span, year))) =
            year.filter(|_| below).and_then(|rule| Some((rule, year_of(text, heading)?)))
        {
            above = None;
            let expr = Expr::Date(Written { year: Some(WrittenYear::Full(year)), ..Written::default() });
            let (group, tense, role) = (None, None, None);
            let (rule, near) = (rule as u16, Near::default());
            more.push(Found { span, rule, meant: Meant::plain(expr), group, tense, role, guideline, near });
            continue;
        }
        let Some((of, month)) = &mut above else { continue };
        let Some((span, weekday, day)) = day_of(pack, text, heading) else { continue };
        if month.day.is_some_and(|before| day <= before) {
            above = None;
            continue;
        }
        month.day = Some(day);
        let expr = Expr::Date(Written { weekday, ..month.clone() });
        let (group, tense, role) = (None, None, None);
        let (rule, near) = (rule as u16, Near::default());
        more.push(Found { span, rule, meant: Meant::plain(expr), group, tense, role, guideline, near });
        under.extend(month.year.map(|_| (span, *of)));
    }
    if !more.is_empty() {
        let days: Vec<Span> = more.iter().map(|one| one.span).collect();
        found.retain(|one| {
            let at = days.partition_point(|day| day.end <= one.span.start);
            days.get(at).is_none_or(|day| !day.overlaps(one.span))
        });
        found.extend(more);
        found.sort_by_key(|one| one.span.start);
    }
    (found, under)
}

/// Notes for the days of headings what they have their month and year from.
pub(super) fn note(found: &[Found], under: Vec<Under>, headed: &mut Vec<Option<Headed>>) {
    let at = |span: Span| found.binary_search_by_key(&span.start, |one| one.span.start).ok();
    for (day, month) in under {
        let (Some(day), Some(month)) = (at(day), at(month)) else { continue };
        headed.resize(found.len(), None);
        headed[day] = Some((TimexId(month as u32), "the day of its heading, the month and year of the one above"));
    }
}

/// Reads a heading that is a year and nothing else.
fn year_of(text: &str, heading: Span) -> Option<(Span, i64)> {
    let written = heading.of(text);
    let year = written.trim().parse().ok().filter(|year| YEARS.contains(year))?;
    let start = heading.start as usize + (written.len() - written.trim_start().len());
    Some((Span::new(start, start + written.trim().len()), year))
}

/// Reads a heading that is a day of a month and nothing else: an ordinal, or a number behind a weekday.
fn day_of(pack: &Pack, text: &str, heading: Span) -> Option<(Span, Option<Weekday>, u8)> {
    if heading.len() > LONGEST {
        return None;
    }
    let class = |name: &str| pack.class(name);
    let (ordinal, number, article) = (class("ordinal"), class("day"), class("determiner"));
    let mut tokens = Vec::new();
    scan(&pack.vocabulary, text, heading.start as usize, heading.end as usize, &mut tokens);
    let is = |token: &Token, class: Option<u16>| class.is_some_and(|class| pack.vocabulary.has(token.symbol, class));
    let (mut weekday, mut day) = (None, None);
    for token in &tokens {
        match () {
            () if day.is_none() && weekday.is_none() && pack.weekday(token).is_some() => weekday = pack.weekday(token),
            () if day.is_none() && is(token, article) => {}
            () if day.is_none() && (is(token, ordinal) || weekday.is_some() && is(token, number)) => {
                day = u8::try_from(token.integer()).ok().filter(|day| (1..=31).contains(day));
                day?;
            }
            () if token.kind == Kind::Mark => {}
            () => return None,
        }
    }
    let (first, last) = (tokens.first()?, tokens.last()?);
    Some((Span { start: first.start, end: last.end }, weekday, day?))
}
