//! The point an account has reached. An account moves forward; it also looks back ("as in 1931"), ahead ("the plan
//! for 1976") and aside, and returns. Such asides hold for their own sentence only, unless the account stays there.

use std::collections::VecDeque;

use calendar::{Day, Granularity, Part, Partial, TimeValue};

use super::era::{Antiquity, ancient_year};
use super::gaps::Gap;
use crate::cues::{Role, Tense};
use crate::expr::{Base, Expr, RangeEdge, Written, WrittenYear};
use crate::find::Found;
use crate::meaning::Era;
use crate::rule::Domain;
use crate::timex::TimexId;

/// The running account.
#[derive(Debug)]
pub(crate) struct Story {
    domain: Domain,
    about: Option<Partial>,
    /// The last day of the date of writing.
    written: Option<Day>,
    main: VecDeque<Told>,
    /// Dates told aside in the current sentence.
    aside: VecDeque<Aside>,
    /// Those told aside in the sentence before.
    passed: Vec<Aside>,
    /// The last date told aside, to see whether the account stays there.
    strayed: Option<Told>,
    /// The end of a range, where it was told last.
    ended: Option<Told>,
    antiquity: Option<Antiquity>,
}

/// A date the account told.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Told {
    pub id: Option<TimexId>,
    pub at: Partial,
}

/// A date told aside.
#[derive(Clone, Copy, Debug)]
struct Aside {
    told: Told,
    reach: Reach,
}

/// How far what is told aside holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Reach {
    /// To the end of its clause or bracket.
    Clause,
    /// What had happened before.
    Behind,
    /// Told on the main line, but far from the account or ahead of it: what the next sentence counts may hang on it.
    Leap,
    Sentence,
}

/// Dates remembered; older ones are out of reach for any reference.
const MEMORY: usize = 64;
/// Years an account may move on from one date to the next; a longer step is taken for an aside.
const STRIDE: i64 = 12;
/// How many dates settle an account in its years.
const SETTLED: usize = 3;

/// Days that one day may lie from itself told in the other style, a slip in the sum allowed for.
const STYLES_APART: i64 = 31;

impl Story {
    pub(crate) fn new(domain: Domain, about: Option<Partial>, writing: Option<Partial>) -> Story {
        let written = writing.and_then(|at| TimeValue::Date(at).extent().latest());
        Story {
            domain,
            about,
            written,
            main: VecDeque::new(),
            aside: VecDeque::new(),
            passed: Vec::new(),
            strayed: None,
            ended: None,
            antiquity: None,
        }
    }

    /// Goes on to the next time of the text.
    pub(crate) fn go_on(&mut self, found: &Found, gap: Gap) {
        if gap == Gap::SameSentence {
            if found.role != Some(Role::Clause) && !closes_range(found) {
                self.aside.retain(|aside| aside.reach != Reach::Clause);
            }
            return;
        }
        // What had happened may go on behind the account.
        let goes_on = gap < Gap::NewParagraph && found.tense == Some(Tense::Pluperfect);
        let stays = |aside: &Aside| goes_on && aside.reach == Reach::Behind;
        self.passed.clear();
        self.passed.extend(self.aside.iter().copied().filter(|aside| !stays(aside)));
        self.aside.retain(stays);
    }

    /// Takes in a placed time.
    pub(crate) fn tell(&mut self, found: &Found, id: TimexId, gap: Gap, value: Option<&TimeValue>) {
        // "The time of the coup" only points back to what was told.
        if found.meant.expr.is_named() || matches!(found.meant.expr, Expr::Set(_) | Expr::Event(_)) {
            return;
        }
        if let Some(year) = value.and_then(ancient_year) {
            self.antiquity = Some(Antiquity { id, year });
        }
        let Some(at) = value.and_then(point) else { return };
        if at.year.missing > 1 {
            return;
        }
        // News compares with "a year ago" and goes on with the time it deals with.
        let compares = match &found.meant.expr {
            // "The day before last Tuesday" is a day it tells.
            Expr::Shift { sign: -1, base: Base::Of(of), .. } => !matches!(**of, Expr::Date(_) | Expr::Near { .. }),
            Expr::Shift { sign: -1, .. } => true,
            Expr::Unit { offset: ..0, base: Base::Story, .. } => true,
            _other => false,
        };
        if self.domain == Domain::News && compares {
            return;
        }
        if self.is_compared(at) {
            return;
        }
        if self.is_told_again(found, gap, at) || found.role == Some(Role::Attribute) {
            return;
        }
        let told = Told { id: Some(id), at };
        self.ended = Some(told).filter(|_| closes_range(found) && !self.is_inside());
        if self.domain == Domain::Narrative && self.is_of_an_object(found, gap, at) {
            self.tell_aside(told, found);
            return;
        }
        if self.domain == Domain::Narrative && (self.lies_behind(found, at) || self.looks_ahead(found, at)) {
            self.strayed = Some(told);
            self.tell_aside(told, found);
            return;
        }
        let stays = gap > Gap::SameSentence && self.stays(at);
        if self.domain == Domain::Narrative && !stays && self.is_aside(found, gap, at) {
            self.strayed = Some(told);
            self.tell_aside(told, found);
            return;
        }
        self.strayed = None;
        self.aside.clear();
        self.passed.clear();
        if self.main.len() == MEMORY {
            self.main.pop_front();
        }
        self.main.push_back(told);
    }

    fn tell_aside(&mut self, told: Told, found: &Found) {
        if self.aside.len() == MEMORY {
            self.aside.pop_front();
        }
        let closes = closes_range(found) && self.is_inside();
        let inside = closes || opens_bracketed_range(found);
        let reach = match found.role {
            _ if inside => Reach::Clause,
            Some(Role::Clause) => Reach::Clause,
            _ if found.tense == Some(Tense::Pluperfect) => Reach::Behind,
            Some(Role::Plan | Role::Background | Role::Bracket | Role::Attribute) => Reach::Sentence,
            None | Some(Role::Ahead) if found.tense == Some(Tense::Future) => Reach::Sentence,
            // "The boys of '99" lie behind; nothing goes on from there.
            None if self.main.back().is_some_and(|last| told.at.year.value < last.at.year.value) => Reach::Sentence,
            Some(Role::Ahead) | None => Reach::Leap,
        };
        self.aside.push_back(Aside { told, reach });
    }

    /// Says whether what was told last stands in a clause or in brackets.
    fn is_inside(&self) -> bool {
        self.aside.back().is_some_and(|aside| aside.reach == Reach::Clause)
    }

    /// Says whether the account has moved to where it told aside before: within a year of it, or on from there.
    fn stays(&self, at: Partial) -> bool {
        let Some(strayed) = self.strayed else { return false };
        let on = at.year.value - strayed.at.year.value;
        let ahead = self.main.back().is_some_and(|last| strayed.at.year.value > last.at.year.value);
        on.abs() <= 1 || ahead && (0..=STRIDE).contains(&on)
    }

    fn looks_ahead(&self, found: &Found, at: Partial) -> bool {
        found.role == Some(Role::Ahead) && self.main.back().is_some_and(|last| last.at != at)
    }

    /// What had happened before the account, or is said of somebody in a clause, and lies before the day told last.
    fn lies_behind(&self, found: &Found, at: Partial) -> bool {
        if found.tense != Some(Tense::Pluperfect) && found.role != Some(Role::Clause) {
            return false;
        }
        let Some(last) = self.main.back() else { return false };
        let (one, other) = (TimeValue::Date(at).extent(), TimeValue::Date(last.at).extent());
        matches!((one.latest(), other.earliest()), (Some(a), Some(b)) if a < b)
    }

    /// "On 3 May it announced a loss for the first quarter", "the crew, which had come the day before": beside a day the
    /// account told, a longer time that something is for, and a time counted back in the middle of a sentence, hold for
    /// that sentence only.
    fn is_of_an_object(&self, found: &Found, gap: Gap, at: Partial) -> bool {
        let Some(last) = self.main.back().filter(|last| last.at.granularity() <= Granularity::Day) else {
            return false;
        };
        let longer = at.granularity() > last.at.granularity() && at.year.value == last.at.year.value;
        match found.role {
            Some(Role::Plan | Role::Background) if gap == Gap::SameSentence && longer => true,
            Some(_) | None => gap < Gap::OpensSentence && is_counted_back(&found.meant.expr),
        }
    }

    /// The quarter that news reports on, of an earlier year: it is told to compare with.
    fn is_compared(&self, at: Partial) -> bool {
        let reported = match (self.domain, at.part) {
            (Domain::News, Some(Part::Quarter(_))) => self.last_quarter(),
            (Domain::News | Domain::Narrative, _) => None,
        };
        reported.is_some_and(|told| told.at.part == at.part && at.year.value < told.at.year.value)
    }

    /// The day told last said once more beside it, in another calendar or style: the account goes on in the first. A day
    /// of the other style is, even if the two do not agree.
    fn is_told_again(&self, found: &Found, gap: Gap, at: Partial) -> bool {
        let Some(last) = self.last().filter(|last| gap == Gap::SameSentence && last.at.calendar != at.calendar) else {
            return false;
        };
        let styled = matches!(&found.meant.expr, Expr::Date(written)
            if matches!(written.era, Some(Era::OldStyle | Era::NewStyle)));
        let day = |at: Partial| TimeValue::Date(at).extent().single_day();
        let (Some(one), Some(other)) = (day(last.at), day(at)) else { return false };
        one == other || styled && (one.0 - other.0).abs() <= STYLES_APART
    }

    /// A date is told aside when words before it say so, when it stands far from the account, or when it goes back
    /// in the middle of a paragraph.
    fn is_aside(&self, found: &Found, gap: Gap, at: Partial) -> bool {
        let Some(last) = self.main.back() else { return false };
        let step = at.year.value - last.at.year.value;
        if step == 0 {
            return false;
        }
        if found.meant.edge == Some(RangeEdge::End) && at.granularity() == Granularity::Year {
            return true;
        }
        match found.role {
            Some(Role::Plan | Role::Background | Role::Bracket) => true,
            None | Some(Role::Clause | Role::Attribute | Role::Ahead)
                if found.tense == Some(Tense::Future) && step > 0 =>
            {
                true
            }
            None | Some(Role::Clause | Role::Attribute | Role::Ahead) if step.abs() > STRIDE => {
                gap < Gap::OpensSentence && self.is_settled(last.at)
            }
            None | Some(Role::Clause | Role::Attribute | Role::Ahead) => step < 0 && gap == Gap::SameSentence,
        }
    }

    /// An account is settled in its years once it told a few dates there; before that any step is its own.
    fn is_settled(&self, last: Partial) -> bool {
        let near = |told: &&Told| (told.at.year.value - last.year.value).abs() <= STRIDE;
        self.main.iter().rev().take_while(near).take(SETTLED).count() == SETTLED
    }

    /// The last time before the year 1000 that was told.
    pub(crate) fn antiquity(&self) -> Option<Antiquity> {
        self.antiquity
    }

    fn backwards(&self) -> impl Iterator<Item = Told> {
        let about = self.about.map(|at| Told { id: None, at });
        let aside = self.aside.iter().rev().map(|aside| aside.told);
        aside.chain(self.main.iter().rev().copied()).chain(about)
    }

    /// The last date told at all, or what the text is about.
    pub(crate) fn last(&self) -> Option<Told> {
        self.backwards().next()
    }

    /// The last date told at least as finely as `grain`; one of another time than the last date told is none to go
    /// back to: "three days later" after a year told alone is no day of the chapter before.
    pub(crate) fn last_as_fine_as(&self, grain: Granularity) -> Option<Told> {
        // "At three o'clock …; twenty minutes later": an hour is as fine as accounts count from.
        let grain = grain.max(Granularity::Hour);
        let last = self.last()?;
        // What was told aside too coarsely to count from hides no day of the account.
        let coarse = last.at.granularity() > grain && !self.aside.is_empty();
        if let (Domain::Narrative, true, Some(main)) = (self.domain, coarse, self.main_as_fine_as(grain)) {
            return Some(main);
        }
        let near = |told: &Told| match self.domain {
            // News keeps to its day, whatever year it mentions.
            Domain::News => true,
            Domain::Narrative => last.at.granularity() <= grain || lies_in(told.at, last.at),
        };
        self.backwards().find(|told| told.at.granularity() <= grain).filter(near)
    }

    /// "That day": what is pointed to may have been told aside in the sentence before, where the account tells nothing so fine.
    pub(crate) fn pointed_at(&self, grain: Granularity) -> Option<Told> {
        let fine = |told: &&Told| told.at.granularity() <= grain;
        let coarse = self.last().is_none_or(|last| !fine(&&last));
        self.passed.iter().rev().map(|aside| aside.told).find(|told| fine(&told)).filter(|_| coarse)
    }

    /// "She died in February 1974. The lamp was given away the next year": what the sentence before told last, far from the
    /// account.
    pub(crate) fn leapt(&self, grain: Granularity) -> Option<Told> {
        let last = self.passed.last().filter(|_| self.aside.is_empty())?;
        let ahead = self.main.back().is_some_and(|main| last.told.at.year.value > main.at.year.value);
        let leaps = last.reach == Reach::Leap || last.reach == Reach::Clause && ahead;
        Some(last.told).filter(|told| leaps && told.at.granularity() <= grain)
    }

    /// "The fan had been stopped on Saturday and started only the evening before": what is counted back counts from the
    /// account, not from what had happened before it.
    pub(crate) fn counted_back_from(&self, grain: Granularity) -> Option<Told> {
        let behind = self.aside.back().is_some_and(|aside| matches!(aside.reach, Reach::Behind | Reach::Clause));
        self.main_as_fine_as(grain).filter(|_| behind)
    }

    /// "From 1941 to 1944 she lived there. The next year": what is counted on goes on from the end of a range told just before.
    pub(crate) fn ended(&self, grain: Granularity) -> Option<Told> {
        self.ended.filter(|told| told.at.granularity() <= grain && self.domain == Domain::Narrative)
    }

    /// The last such date of the account, whatever the sentence tells aside.
    pub(crate) fn main_as_fine_as(&self, grain: Granularity) -> Option<Told> {
        self.main.back().copied().filter(|told| told.at.granularity() <= grain)
    }

    /// The quarter told last, however long ago: a report deals with one.
    pub(crate) fn last_quarter(&self) -> Option<Told> {
        self.backwards().find(|told| self.is_quarter_begun(told))
    }

    /// The quarter told last of those that were over when the text was written.
    pub(crate) fn last_quarter_ended(&self) -> Option<Told> {
        let over = |told: &Told| TimeValue::Date(told.at).extent().latest() < self.written;
        self.backwards().find(|told| told.at.granularity() == Granularity::Quarter && over(told))
    }

    /// The quarter the text deals with: the last told date, or one of the two before, where it is one.
    pub(crate) fn quarter_at_hand(&self) -> Option<Told> {
        self.backwards().filter(|told| !self.is_quarter_to_come(told)).take(3).find(|told| self.is_quarter_begun(told))
    }

    /// Nobody reports on a quarter that begins after the day of writing: it is what somebody expects.
    fn is_quarter_begun(&self, told: &Told) -> bool {
        told.at.granularity() == Granularity::Quarter && !self.is_quarter_to_come(told)
    }

    fn is_quarter_to_come(&self, told: &Told) -> bool {
        told.at.granularity() == Granularity::Quarter
            && self.written.is_some_and(|written| TimeValue::Date(told.at).extent().earliest() > Some(written))
    }
}

/// The second year of "(1690–1770)".
fn closes_range(found: &Found) -> bool {
    found.meant.edge == Some(RangeEdge::End)
}

fn opens_bracketed_range(found: &Found) -> bool {
    found.role == Some(Role::Bracket) && found.meant.edge == Some(RangeEdge::Start)
}

/// Says whether a time is counted back from the one told last: "the previous evening", "two days earlier".
pub(crate) fn is_counted_back(expr: &Expr) -> bool {
    match expr {
        Expr::Shift { sign: -1, base: Base::Story, .. }
        | Expr::Unit { offset: ..0, base: Base::Story, .. }
        | Expr::Near { offset: ..0, base: Base::Story, .. } => true,
        Expr::At { of: Some(of), .. } | Expr::Part { of, .. } => is_counted_back(of),
        _other => false,
    }
}

/// Says whether two dates share a day.
pub(super) fn lies_in(fine: Partial, coarse: Partial) -> bool {
    let (fine, coarse) = (TimeValue::Date(fine).extent(), TimeValue::Date(coarse).extent());
    fine.earliest() <= coarse.latest() && coarse.earliest() <= fine.latest()
}

/// How many times ahead a written year still bounds what comes before it.
const SIGHT: usize = 12;

/// For each time, the next year the text writes on its main line.
pub(crate) fn years_ahead(found: &[Found]) -> Vec<Option<i64>> {
    let mut ahead = vec![None; found.len()];
    let mut next: Option<(usize, i64)> = None;
    let mut passed = 0;
    for (index, one) in found.iter().enumerate().rev() {
        ahead[index] = next.filter(|(at, _)| passed - at <= SIGHT).map(|(_, year)| year);
        if let (Expr::Date(written), None) = (&one.meant.expr, one.role)
            && let (Some(WrittenYear::Full(year)), None, None) = (written.year, written.era, written.calendar)
        {
            next = Some((passed, year));
        }
        passed += usize::from(!one.meant.expr.is_named());
    }
    ahead
}

/// Says whether a text tells a year before 1000 by its era, or with three digits.
pub(crate) fn tells_antiquity(found: &[Found]) -> bool {
    found.iter().any(|one| match &one.meant.expr {
        Expr::Date(Written { year: Some(WrittenYear::Full(year)), era, calendar: None, .. }) => {
            *year < 1000 && (*year >= 100 || matches!(era, Some(Era::Ce | Era::Bce)))
        }
        _other => false,
    })
}

/// A year of two digits alone, without an era.
pub(crate) fn is_ancient_year(found: &Found) -> bool {
    let Expr::Date(written) = &found.meant.expr else { return false };
    written.is_year_only()
        && (written.era, written.calendar) == (None, None)
        && matches!(written.year, Some(WrittenYear::Full(0..100)))
}

/// The date a value stands at, for others to hang on.
fn point(value: &TimeValue) -> Option<Partial> {
    match value {
        TimeValue::Date(partial) => Some(*partial),
        TimeValue::Third { of, .. } => point(of),
        TimeValue::Interval { start: calendar::Edge::Known(start), .. } => point(start),
        TimeValue::Interval { .. }
        | TimeValue::Century { .. }
        | TimeValue::Millennium { .. }
        | TimeValue::OneOf(_)
        | TimeValue::AllOf(_)
        | TimeValue::Duration(_)
        | TimeValue::Recurring(_)
        | TimeValue::Past
        | TimeValue::Present
        | TimeValue::Future => None,
    }
}
