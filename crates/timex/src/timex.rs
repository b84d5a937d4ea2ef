//! A time expression of a text, found, understood and placed.

use std::borrow::Cow;
use std::sync::Arc;

use calendar::{
    Amount, Bounds, CalendarId, Clock, Day, Duration, Extent, Granularity, Modifier, Part, Partial, Recurring, Season,
    Third, TimeValue, Timex3, TimexType, Year,
};
use source::Span;

use crate::cues::{Role, Tense};
use crate::expr::{Base, Expr, Meant, RangeEdge, Written};
use crate::guideline::Guideline;
use crate::message;
use crate::unplaced::unplaced;

/// A time's number in its document, counted from 0 in reading order; people see `t1`, `t2`, ….
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct TimexId(pub u32);

/// A time expression.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Timex {
    /// Its number.
    pub id: TimexId,
    /// Where it stands.
    pub span: Span,
    /// The rule that read it.
    pub rule: Arc<str>,
    /// What it says.
    pub meant: Meant,
    /// What it means, placed as far as it could be; `None` where nothing is known of the place.
    pub value: Option<TimeValue>,
    /// How it came to be placed.
    pub resolved: Resolved,
    /// The computed day of a calendar that is observed, not computed.
    pub nominal: Option<Nominal>,
    /// The day a weekday or a second calendar pins a bounded value to.
    pub pinned: Option<Day>,
    /// How it comes again, where it names what does: also beside the value of a day that its text is about.
    pub recurs: Option<Recurring>,
    /// The range it is one end of.
    pub range: Option<Range>,
    /// A named period, not a written date.
    pub named: bool,
    /// The guideline it was read by, which says how its value is written.
    pub guideline: Guideline,
    /// Whether it is told aside, by the words around it.
    pub role: Option<Role>,
    /// What the verb near it says of it.
    pub tense: Option<Tense>,
    /// The day it would be in Old Style, where that may be meant and nothing says so.
    pub may_be_old: Option<MayBeOld>,
    /// Why it was placed so, for `tag --explain`.
    pub reason: Cow<'static, str>,
}

/// How a time was placed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Resolved {
    /// Everything needed is written.
    Written,
    /// Some part was filled in from another time of the text, or from the date of writing (`None`).
    Anchored(Option<TimexId>),
    /// It could not be placed.
    Unanchored,
}

/// What an unmarked western day would be in Old Style.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct MayBeOld {
    /// The day.
    pub day: Day,
    /// Why that may be meant.
    pub by: OldBy,
}

/// Why a day may be in Old Style.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum OldBy {
    /// This country, which its sentence names, counted so then.
    Country(&'static str),
    /// Other days of the text are marked so.
    Marks,
}

/// The day a rule computes, where the days of a calendar were observed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Nominal {
    /// The computed day.
    pub day: Day,
    /// By which calendar's rule.
    pub rule: CalendarId,
}

/// Which range, and which end of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Range {
    /// Counted from 1 in the document.
    pub id: u32,
    /// Which end.
    pub edge: RangeEdge,
}

impl Timex {
    /// Returns the four bounds, the day it is pinned to and its modifier applied.
    pub fn extent(&self) -> Extent {
        if let Some(day) = self.pinned {
            return Extent::exactly(day, day);
        }
        let Some(value) = &self.value else { return Extent::UNKNOWN };
        if let Some(part) = self.part() {
            return part.extent();
        }
        let extent = value.extent();
        let earlier = |bounds: Bounds| Bounds { earliest: None, latest: bounds.latest };
        let later = |bounds: Bounds| Bounds { earliest: bounds.earliest, latest: None };
        // "Before dawn on 5 June": on that day all the same.
        let of_day = matches!(value, TimeValue::Date(date) if date.clock.is_some());
        match self.meant.modifier.filter(|_| !of_day) {
            Some(Modifier::Before | Modifier::OnOrBefore) => {
                Extent { start: earlier(extent.start), end: earlier(extent.end) }
            }
            Some(Modifier::After | Modifier::OnOrAfter) => {
                Extent { start: later(extent.start), end: later(extent.end) }
            }
            Some(Modifier::MoreThan | Modifier::EqualOrMore) => match self.shift_sign() {
                Some(-1) => Extent { start: earlier(extent.start), end: earlier(extent.end) },
                Some(_) => Extent { start: later(extent.start), end: later(extent.end) },
                None => extent,
            },
            // "Less than a year later" lies between the time it counts from and that time a year on.
            Some(Modifier::LessThan | Modifier::EqualOrLess) => {
                match (self.shift_sign(), self.counted_from().map(|from| from.extent())) {
                    (Some(-1), from) => {
                        let latest = from.and_then(|from| from.latest());
                        let bounds = Bounds { earliest: extent.earliest(), latest };
                        Extent { start: bounds, end: bounds }
                    }
                    (Some(_), from) => {
                        let earliest = from.and_then(|from| from.earliest());
                        let bounds = Bounds { earliest, latest: extent.latest() };
                        Extent { start: bounds, end: bounds }
                    }
                    (None, _) => extent,
                }
            }
            Some(Modifier::Start | Modifier::Mid | Modifier::End | Modifier::Approx) | None => extent,
        }
    }

    /// Returns the third that "the end of March 1755" is of its month or year; none of what has no thirds.
    fn part(&self) -> Option<TimeValue> {
        let third = match self.meant.modifier? {
            Modifier::Start => Third::Early,
            Modifier::Mid => Third::Mid,
            Modifier::End => Third::Late,
            Modifier::Before | Modifier::After | Modifier::OnOrBefore | Modifier::OnOrAfter => return None,
            Modifier::LessThan | Modifier::MoreThan | Modifier::EqualOrLess | Modifier::EqualOrMore => return None,
            Modifier::Approx => return None,
        };
        let whole = |value: &&TimeValue| match value {
            TimeValue::Date(date) => matches!(date.part, None | Some(Part::Month(_))),
            value => matches!(value, TimeValue::Century { .. } | TimeValue::Millennium { .. }),
        };
        third.of(self.value.as_ref().filter(whole)?).ok()
    }

    /// Returns the date "N years later" counts from; where it is told less finely than what is counted, "a week" after 1913, that
    /// itself.
    fn counted_from(&self) -> Option<TimeValue> {
        let Expr::Shift { count: Amount::Hundredths(hundredths), sign, unit, .. } = &self.meant.expr else {
            return None;
        };
        let date = self.value.as_ref()?.as_date()?;
        let back = date.shifted(-sign * hundredths / 100, *unit, date.granularity());
        Some(TimeValue::Date(back.unwrap_or(*date)))
    }

    /// Returns the direction of "N years later" (1) and "N years ago" (-1).
    pub fn shift_sign(&self) -> Option<i64> {
        match &self.meant.expr {
            Expr::Shift { sign, .. } => Some(*sign),
            _other => None,
        }
    }

    /// Returns type, value and mod as TIMEX3 writes them under the guideline the text is read by.
    pub fn timex3(&self) -> Timex3 {
        let mut timex3 = match &self.value {
            Some(value) => named_by_its_january(&self.meant.expr, self.resolved, value).timex3(),
            None => unplaced(&self.meant.expr),
        };
        timex3.value += unknown_parts(&self.meant.expr, self.value.as_ref());
        match &self.meant.expr {
            Expr::Set(_) => timex3.kind = TimexType::Set,
            // A time of day is one even where nobody knows of which day.
            Expr::At { .. } => timex3.kind = TimexType::Time,
            // "this hour": of the day, but nobody knows which.
            Expr::Unit { unit: Granularity::Hour | Granularity::Minute | Granularity::Second, .. }
            | Expr::Shift {
                unit: Granularity::Hour | Granularity::Minute | Granularity::Second,
                base: Base::Writing,
                ..
            } => {
                let day = self.value.as_ref().is_some_and(|value| value.extent().single_day().is_some());
                if day && timex3.kind == TimexType::Date {
                    timex3.value += "TXX";
                }
                timex3.kind = TimexType::Time;
            }
            _other => {}
        }
        timex3.modifier = self.meant.modifier.or(timex3.modifier);
        match (self.guideline, &self.value) {
            (Guideline::Message, Some(value)) => message::write(&self.meant.expr, value, timex3),
            (Guideline::Message, None) | (Guideline::News | Guideline::Narrative, _) => timex3,
        }
    }

    /// Returns the same with what the corpora of messages add to a value, for which TimeML has no form: the weekday by which a
    /// day is told (`2014-12-12-WXX-5`), the month of a week (`2015-03-W13`).
    pub fn timex3_as_annotated(&self) -> Timex3 {
        let timex3 = self.timex3();
        match (self.guideline, &self.value) {
            (Guideline::Message, Some(value)) => message::add(&self.meant.expr, value, timex3),
            (Guideline::Message, None) | (Guideline::News | Guideline::Narrative, _) => timex3,
        }
    }

    /// Returns EDTF, always proleptic Gregorian; `None` where EDTF cannot say it.
    pub fn edtf(&self) -> Option<String> {
        if let Some(day) = self.pinned {
            return Some(day.to_string());
        }
        if let Some(part) = self.part() {
            return part.edtf();
        }
        let plain = self.value.as_ref()?.edtf()?;
        if !self.meant.modifier.is_some_and(opens) {
            return Some(plain);
        }
        let extent = self.extent();
        match (extent.earliest(), extent.latest()) {
            (Some(_), None) => Some(format!("{plain}/..")),
            (None, Some(_)) => Some(format!("../{plain}")),
            _other => {
                let from = self.counted_from().filter(|_| self.is_less()).and_then(|from| from.edtf());
                match (from.filter(|from| *from != plain), self.shift_sign()) {
                    (Some(from), Some(-1)) => Some(format!("{plain}/{from}")),
                    (Some(from), _) => Some(format!("{from}/{plain}")),
                    (None, _) => Some(plain),
                }
            }
        }
    }

    /// Returns its value as finely as it is told: "more than three decades later" tells no day, though a day is its bound.
    ///
    /// ```
    /// use source::{DocumentId, read};
    /// use timex::{Context, Domain, Finder, Pack};
    ///
    /// let text = b"They left on 15 February 1989. More than three decades later it is remembered.";
    /// let (document, _) = read(DocumentId(0), "-", text, None).document()?;
    /// let pack = Pack::of("en").ok_or("English has a pack")?;
    /// let times = timex::tag(&mut Finder::new(pack, Domain::Narrative), &Context::default(), &document);
    /// assert_eq!(times[1].value.as_ref().map(|value| value.timex3().value), Some("2019-02-15".to_owned()));
    /// assert_eq!(times[1].told_value().map(|value| value.timex3().value), Some("2019".to_owned()));
    /// # Ok::<(), String>(())
    /// ```
    pub fn told_value(&self) -> Option<TimeValue> {
        let value = self.value.clone()?;
        let more = matches!(self.meant.modifier, Some(Modifier::MoreThan | Modifier::EqualOrMore));
        let coarse = match (&self.meant.expr, &value) {
            (Expr::Shift { unit, .. }, TimeValue::Date(date)) if more && *unit >= Granularity::Year => {
                date.part.is_some().then_some(Partial { part: None, clock: None, ..*date })
            }
            (_, _) => None,
        };
        Some(coarse.map_or(value, TimeValue::Date))
    }

    /// Says whether it lies before what is counted: "less than a fortnight later".
    pub fn is_less(&self) -> bool {
        let less = matches!(self.meant.modifier, Some(Modifier::LessThan | Modifier::EqualOrLess));
        less && self.shift_sign().is_some()
    }

    /// Returns the hour and minute it names, where no clock shows them: 25:61, 24:30.
    pub fn impossible_hour(&self) -> Option<(u8, u8)> {
        let Expr::At { clock: clock @ Clock::Time { hour, minute, .. }, .. } = self.meant.expr else { return None };
        TimeValue::Recurring(Recurring::Clock(clock)).validate().is_err().then(|| (hour, minute.unwrap_or(0)))
    }

    /// Says why the month it names is none of its year's, where it was read as the month in that place: Adar I of a year with
    /// one Adar.
    pub fn absent_month(&self) -> Option<calendar::Error> {
        let place = self.written()?.month?;
        let date = self.value.as_ref().and_then(TimeValue::as_date)?;
        if date.year.missing > 0 || date.validate().is_err() {
            return None;
        }
        date.calendar.calendar().month_in(date.year.value, place).err()
    }

    /// Returns the written parts, where it is a date.
    pub fn written(&self) -> Option<&Written> {
        self.meant.expr.written()
    }

    /// Returns the length, where it is one.
    pub fn duration(&self) -> Option<&Duration> {
        match &self.meant.expr {
            Expr::Duration(duration) => Some(duration),
            _other => None,
        }
    }
}

/// What is counted in days, weeks or months from a date told less finely has an X for each part nobody knows.
fn unknown_parts(expr: &Expr, value: Option<&TimeValue>) -> &'static str {
    let (Expr::Unit { unit, .. } | Expr::Shift { unit, .. }, Some(TimeValue::Date(date))) = (expr, value) else {
        return "";
    };
    match (unit, date.granularity()) {
        (Granularity::Day, Granularity::Year) => "-XX-XX",
        (Granularity::Day, Granularity::Month) | (Granularity::Month, Granularity::Year) => "-XX",
        (Granularity::Week, Granularity::Year) => "-WXX",
        _as_fine => "",
    }
}

/// An account that tells "the winter" names it by the year of its January, our values by that of its December.
fn named_by_its_january<'a>(expr: &Expr, resolved: Resolved, value: &'a TimeValue) -> Cow<'a, TimeValue> {
    let (Expr::Date(Written { year: None, season: Some(Season::Winter), .. }), Resolved::Anchored(Some(_))) =
        (expr, resolved)
    else {
        return Cow::Borrowed(value);
    };
    match value {
        TimeValue::Date(partial) => {
            let year = Year { value: partial.year.value + 1, ..partial.year };
            Cow::Owned(TimeValue::Date(Partial { year, ..*partial }))
        }
        _other => Cow::Borrowed(value),
    }
}

fn opens(modifier: Modifier) -> bool {
    match modifier {
        Modifier::Before
        | Modifier::After
        | Modifier::OnOrBefore
        | Modifier::OnOrAfter
        | Modifier::LessThan
        | Modifier::MoreThan
        | Modifier::EqualOrLess
        | Modifier::EqualOrMore => true,
        Modifier::Start | Modifier::Mid | Modifier::End | Modifier::Approx => false,
    }
}
