//! Places what was found: each time against the date of writing or the point the account has reached.

mod again;
mod ages;
mod bare;
mod before_full;
mod beside;
mod clock;
mod counted;
mod counted_year;
mod course;
mod dates;
mod day_headings;
mod days;
mod declared;
mod entries;
mod era;
mod events;
mod feasts;
mod figures;
mod gaps;
mod habit;
mod letters;
mod listed;
mod look_back;
mod months_year;
mod near;
mod nth;
mod own_day;
mod period;
mod place;
mod quoted;
mod ranges;
mod recurring;
mod reread;
mod row_weekdays;
mod rows;
mod same_day;
mod sets;
mod shifts;
mod spread;
mod started;
mod story;
mod style_beside;
mod style_on;
mod style_place;
mod styles;
mod units;
mod years_era;

use std::borrow::Cow;
use std::cell::RefCell;

use calendar::{Day, Partial, TimeValue};
use source::{Document, Section, Span};

use crate::cues::{Near, Role};
use crate::find::{Finder, Found};
use crate::guideline::Guideline;
use crate::pack::Pack;
use crate::rule::Domain;
use crate::timex::{Nominal, Resolved, Timex, TimexId};
use course::Chosen;
use own_day::OwnDays;
use reread::Reread;
use story::Story;

pub use entries::{Entry, entries};
pub use listed::{Cell, Item, Of, items};
pub use row_weekdays::{RowWeekday, row_weekdays};

/// What is known of a text from outside it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Context {
    /// When the text was written: what "today" means.
    pub written: Option<TimeValue>,
    /// The period it is about.
    pub about: Option<TimeValue>,
    /// The guideline; by the text where it is not said.
    pub domain: Option<Domain>,
}

/// Why a time was placed so: nearly always one of our sentences, which costs nothing.
pub(crate) type Reason = Cow<'static, str>;

/// The outcome of placing one expression.
#[derive(Clone, Debug)]
pub(crate) struct Placed {
    pub value: Option<TimeValue>,
    pub resolved: Resolved,
    pub reason: Reason,
}

impl Placed {
    pub(crate) fn written(value: TimeValue) -> Placed {
        Placed { value: Some(value), resolved: Resolved::Written, reason: "as written".into() }
    }

    pub(crate) fn unanchored(reason: impl Into<Reason>) -> Placed {
        Placed { value: None, resolved: Resolved::Unanchored, reason: reason.into() }
    }
}

/// What placing one expression may look at.
pub(crate) struct Setting<'a> {
    pub pack: &'a Pack,
    pub domain: Domain,
    /// The guideline the expression was read by.
    pub guideline: Guideline,
    pub writing: Option<Partial>,
    /// Whether that is the day of an entry of a diary.
    pub in_entry: bool,
    /// The first and last year the text is about, where they are several.
    pub about_years: Option<(i64, i64)>,
    pub story: &'a Story,
    pub tense: Option<crate::cues::Tense>,
    pub role: Option<Role>,
    /// The next year the text writes, where it is near.
    pub ahead: Option<i64>,
    /// The year chosen for a date without one.
    pub chosen: Option<Chosen>,
    pub text: &'a str,
    /// The date before it in the same expression: "Sept 5-7".
    pub beside: Option<Partial>,
    /// Where the expression stands.
    pub span: Span,
    /// The times before it, placed.
    pub told: &'a [Timex],
    /// The words near it.
    pub near: Near,
    /// The time behind it.
    pub next: Option<&'a Found>,
    /// The birth an age counts from.
    pub born: Option<usize>,
    /// What was read again of the text before.
    pub read: &'a RefCell<Reread>,
}

/// Finds and places the times of a document.
pub fn tag(finder: &mut Finder<'_>, context: &Context, document: &Document) -> Vec<Timex> {
    let found = finder.find_document(&document.text);
    place_under(finder.pack(), finder.domain(), context, (&document.text, &document.sections), found)
}

/// Places what was found in a text.
pub fn place_all(pack: &Pack, domain: Domain, context: &Context, text: &str, found: Vec<Found>) -> Vec<Timex> {
    place_under(pack, domain, context, (text, &[]), found)
}

/// Places what was found in a text with its sections.
fn place_under(
    pack: &Pack,
    domain: Domain,
    context: &Context,
    (text, sections): (&str, &[Section]),
    found: Vec<Found>,
) -> Vec<Timex> {
    let writing = context.written.as_ref().and_then(anchor_of);
    let about_years = context.about.as_ref().and_then(several_years);
    let about = context.about.as_ref().filter(|_| about_years.is_none()).and_then(anchor_of);
    let mut story = Story::new(domain, about, writing);
    let mut timexes: Vec<Timex> = Vec::with_capacity(found.len());
    let found: Vec<Found> = found.into_iter().filter(|one| !is_beyond_months(one)).collect();
    let mut found = if era::tells_antiquity(&found) { found } else { without_ancient(found) };
    era::carry(text, &mut found);
    counted::part(text, writing, &mut found);
    let found = clock::without_lone_hours(found);
    let found = events::without_untold(text, ages::without_unborn(pack, text, found));
    let (found, days) = day_headings::join(pack, domain, text, sections, found);
    let (mut found, mut headed) = listed::join(pack, domain, text, sections, found);
    day_headings::note(&found, days, &mut headed);
    months_year::carry(text, &mut found);
    years_era::carry(&mut found);
    let old = declared::says_old(pack, text, &found);
    styles::carry(&mut found, old);
    style_beside::carry(pack, text, &mut found);
    figures::order(text, &mut found);
    let quoted = match domain {
        Domain::Narrative => quoted::mark(text, &mut found),
        Domain::News => Vec::new(),
    };
    let ranges = ranges::link(pack, text, &found);
    let fixed = recurring::full_days(&found);
    let ahead = story::years_ahead(&found);
    let born = ages::births(pack, text, &found);
    let chosen = match domain {
        Domain::News => Vec::new(),
        Domain::Narrative => course::run(pack, text, &found),
    };
    let mut own_days = OwnDays::new(pack, domain, writing.is_some(), (text, sections), &found, &quoted);
    let near: Vec<Near> = found.iter().map(|one| one.near).collect();
    let read = RefCell::default();
    let (mut before, mut group) = (None, None);
    let mut rest = found.into_iter().enumerate().peekable();
    while let Some((index, one)) = rest.next() {
        let id = TimexId(index as u32);
        let named = one.meant.expr.is_named();
        let gap = match before {
            Some(before) => gaps::gap_to(text, before, one.span),
            None => gaps::Gap::NewParagraph,
        };
        // A named period is no step of the account: what stands around it goes on as if it were not there.
        if !named {
            story.go_on(&one, gap);
            before = Some(one.span);
        }
        let mut recurs = None;
        let ahead = ahead[index];
        let own = own_days.at(index, one.span, &timexes);
        let speaks = matches!(own, Some((_, own_day::Of::Letter { speaks: true })));
        let setting = Setting {
            pack,
            domain: if speaks { Domain::News } else { domain },
            guideline: one.guideline,
            // What a diary or a letter counts from is its own day.
            writing: own.map(|(day, _)| day).or(writing),
            in_entry: matches!(own, Some((_, own_day::Of::Entry))),
            about_years,
            story: &story,
            tense: one.tense,
            role: one.role,
            ahead,
            chosen: chosen.get(index).copied().flatten(),
            text,
            beside: one.group.filter(|_| one.group == group).and(timexes.last()).and_then(date_of),
            span: one.span,
            told: &timexes,
            near: one.near,
            next: rest.peek().map(|(_, next)| next),
            born: born[index],
            read: &read,
        };
        let in_sentence = timexes.last().filter(|_| gap == gaps::Gap::SameSentence);
        let placed = match recurring::tie(&fixed, &one, &story, in_sentence) {
            Some((placed, again)) => {
                recurs = Some(again);
                placed
            }
            None => place::place(&setting, &one.meant.expr, one.meant.modifier),
        };
        let placed = match headed.get(index).copied().flatten() {
            Some((heading, reason)) => {
                Placed { resolved: Resolved::Anchored(Some(heading)), reason: reason.into(), ..placed }
            }
            None => placed,
        };
        group = one.group;
        let date = placed.value.as_ref().and_then(TimeValue::as_date);
        let role = match one.role {
            Some(Role::Attribute | Role::Borne) => {
                Some(Role::Attribute).filter(|_| date.is_some_and(|at| story.is_attribute(one.role, *at)))
            }
            role => role,
        };
        story.tell(&one, id, gap, placed.value.as_ref());
        timexes.push(Timex {
            id,
            span: one.span,
            rule: pack.rules[usize::from(one.rule)].name.clone(),
            named,
            guideline: one.guideline,
            nominal: placed.value.as_ref().and_then(nominal),
            meant: one.meant,
            value: placed.value,
            resolved: placed.resolved,
            pinned: None,
            recurs,
            range: ranges[index],
            may_be_old: None,
            role,
            tense: one.tense,
            reason: placed.reason,
        });
    }
    ranges::complete(pack, &mut timexes);
    styles::decide(pack, text, &mut timexes);
    style_place::note(pack, text, &mut timexes, &near);
    recurring::carry_back(&mut timexes);
    again::note(pack, domain, text, &mut timexes);
    timexes
}

/// "Held out until the 83rd": a number alone that no month has a day for.
fn is_beyond_months(one: &Found) -> bool {
    let alone = one.meant.expr.written().filter(|written| written.month.is_none() && written.year.is_none());
    alone.is_some_and(|written| written.day.is_some_and(|day| day > 31))
}

/// A number of two digits is a year only where the account is of those times.
fn without_ancient(found: Vec<Found>) -> Vec<Found> {
    found.into_iter().filter(|one| !era::is_ancient_year(one)).collect()
}

fn date_of(timex: &Timex) -> Option<Partial> {
    timex.value.as_ref()?.as_date().copied()
}

/// The Gregorian date others hang on; a value that is no date gives its first day.
fn anchor_of(value: &TimeValue) -> Option<Partial> {
    match value {
        TimeValue::Date(partial) => Some(*partial),
        other => Partial::from_day(calendar::CalendarId::Gregorian, other.extent().earliest()?).ok(),
    }
}

/// The years of a period of more than one, by the Gregorian calendar.
fn several_years(period: &TimeValue) -> Option<(i64, i64)> {
    let extent = period.extent();
    let year = |day: Day| Partial::from_day(calendar::CalendarId::Gregorian, day).ok().map(|at| at.year.value);
    let (first, last) = (year(extent.earliest()?)?, year(extent.latest()?)?);
    (first < last).then_some((first, last))
}

/// The computed day of a value whose calendar was observed.
fn nominal(value: &TimeValue) -> Option<Nominal> {
    let partial = value.as_date()?;
    let fields = calendar::Fields { year: partial.year.value, month: 0, day: 0 };
    let (month, day) = value.month_day()?;
    let fields = calendar::Fields { month, day, ..fields };
    let rule = partial.calendar.calendar();
    if rule.spread(fields) == 0 {
        return None;
    }
    let day: Day = calendar::computed_day(partial.calendar, fields).ok()?;
    Some(Nominal { day, rule: partial.calendar })
}

/// Returns the text between two spans.
pub(crate) fn between(text: &str, one: Span, other: Span) -> &str {
    if one.end <= other.start { &text[one.end as usize..other.start as usize] } else { "" }
}
