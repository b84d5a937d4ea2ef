//! What an account tells aside: plans, background, what had happened before, what is said of somebody in a clause.

use calendar::{Granularity, Part, Partial, TimeValue};

use super::{Reach, SETTLED, STRIDE, STYLES_APART, Story, Told};
use crate::cues::{Role, Tense};
use crate::expr::{Base, Expr, RangeEdge};
use crate::find::Found;
use crate::meaning::Era;
use crate::resolve::gaps::Gap;
use crate::rule::Domain;

impl Story {
    /// Says whether a date only says of something when it is of: by its role, or borne and older than the account.
    pub(in crate::resolve) fn is_attribute(&self, role: Option<Role>, at: Partial) -> bool {
        match role {
            Some(Role::Attribute) => true,
            Some(Role::Borne) => self.main.back().is_some_and(|last| is_before(at, last.at)),
            Some(
                Role::Plan | Role::Background | Role::Bracket | Role::Clause | Role::Ahead | Role::Turn | Role::Quoted,
            )
            | None => false,
        }
    }

    /// Says whether what was told last stands in a clause or in brackets.
    pub(super) fn is_inside(&self) -> bool {
        self.aside.back().is_some_and(|aside| matches!(aside.reach, Reach::Clause | Reach::Bracket))
    }

    /// Says whether the account has moved to where it told aside before: within a year of it, or on from there.
    pub(super) fn stays(&self, at: Partial) -> bool {
        let Some(strayed) = self.strayed else { return false };
        let on = at.year.value - strayed.at.year.value;
        let ahead = self.main.back().is_some_and(|last| strayed.at.year.value > last.at.year.value);
        on.abs() <= 1 || ahead && (0..=STRIDE).contains(&on)
    }

    pub(super) fn looks_ahead(&self, found: &Found, at: Partial) -> bool {
        found.role == Some(Role::Ahead) && self.main.back().is_some_and(|last| last.at != at)
    }

    /// What had happened before the account, or is said of somebody in a clause, and lies before the day told last.
    pub(super) fn lies_behind(&self, found: &Found, at: Partial) -> bool {
        if found.tense != Some(Tense::Pluperfect) && found.role != Some(Role::Clause) {
            return false;
        }
        // "Until his death in 1896. His widow, who had kept the books since 1883": behind where the account has leapt to.
        let leapt = self.passed.last().filter(|aside| aside.reach == Reach::Leap).map(|aside| &aside.told);
        let Some(last) = leapt.or(self.main.back()) else { return false };
        is_before(at, last.at)
    }

    /// "On 3 May it announced a loss for the first quarter", "the crew, which had come the day before": beside a day the
    /// account told, a longer time that something is for, and a time counted back in the middle of a sentence, hold for
    /// that sentence only.
    pub(super) fn is_of_an_object(&self, found: &Found, gap: Gap, at: Partial) -> bool {
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
    pub(super) fn is_compared(&self, at: Partial) -> bool {
        let reported = match (self.domain, at.part) {
            (Domain::News, Some(Part::Quarter(_))) => self.last_quarter(),
            (Domain::News | Domain::Narrative, _) => None,
        };
        reported.is_some_and(|told| told.at.part == at.part && at.year.value < told.at.year.value)
    }

    /// The day told last said once more beside it, in another calendar or style: the account goes on in the first. A day
    /// of the other style is, even if the two do not agree.
    pub(super) fn is_told_again(&self, found: &Found, gap: Gap, at: Partial) -> bool {
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
    pub(super) fn is_aside(&self, found: &Found, gap: Gap, at: Partial) -> bool {
        let Some(last) = self.main.back() else { return false };
        let step = at.year.value - last.at.year.value;
        if step == 0 {
            // "They answered that they would see to it in September. On the 18th": it had not come.
            return found.tense == Some(Tense::Future) && is_before(last.at, at);
        }
        if found.meant.edge == Some(RangeEdge::End) && at.granularity() == Granularity::Year {
            return true;
        }
        match found.role {
            Some(Role::Plan | Role::Background | Role::Bracket | Role::Quoted) => true,
            None | Some(Role::Clause | Role::Attribute | Role::Borne | Role::Ahead | Role::Turn)
                if found.tense == Some(Tense::Future) && step > 0 =>
            {
                true
            }
            None | Some(Role::Clause | Role::Attribute | Role::Borne | Role::Ahead | Role::Turn)
                if step.abs() > STRIDE =>
            {
                gap < Gap::OpensSentence && self.is_settled(last.at)
            }
            None | Some(Role::Clause | Role::Attribute | Role::Borne | Role::Ahead | Role::Turn) => {
                step < 0 && gap == Gap::SameSentence
            }
        }
    }

    /// An account is settled in its years once it told a few dates there; before that any step is its own.
    pub(super) fn is_settled(&self, last: Partial) -> bool {
        let near = |told: &&Told| (told.at.year.value - last.year.value).abs() <= STRIDE;
        self.main.iter().rev().take_while(near).take(SETTLED).count() == SETTLED
    }
}

/// Says whether a date is over before another begins.
fn is_before(one: Partial, other: Partial) -> bool {
    let (one, other) = (TimeValue::Date(one).extent(), TimeValue::Date(other).extent());
    matches!((one.latest(), other.earliest()), (Some(a), Some(b)) if a < b)
}

/// The second year of "(1690–1770)".
pub(super) fn closes_range(found: &Found) -> bool {
    found.meant.edge == Some(RangeEdge::End)
}

pub(super) fn opens_bracketed_range(found: &Found) -> bool {
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
