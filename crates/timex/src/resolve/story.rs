//! The point an account has reached: the dates it told last, as finely as it told them.

use calendar::{Granularity, Partial, TimeValue};

use crate::expr::{Expr, Meant};
use crate::find::Found;
use crate::timex::TimexId;

/// The running account.
#[derive(Debug)]
pub(crate) struct Story {
    about: Option<Partial>,
    told: Vec<Told>,
}

/// A date the account told.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Told {
    pub id: Option<TimexId>,
    pub at: Partial,
}

/// Dates remembered; older ones are out of reach for any reference.
const MEMORY: usize = 64;

impl Story {
    pub(crate) fn new(about: Option<Partial>) -> Story {
        Story { about, told: Vec::new() }
    }

    /// Takes in a placed time.
    pub(crate) fn tell(&mut self, found: &Found, id: TimexId, value: Option<&TimeValue>) {
        if matches!(found.meant.expr, Expr::Period(_) | Expr::Set(_)) {
            return;
        }
        let Some(at) = value.and_then(point) else { return };
        if at.year.missing > 1 {
            return;
        }
        if self.told.len() == MEMORY {
            self.told.remove(0);
        }
        self.told.push(Told { id: Some(id), at });
    }

    /// The last date told at all, or what the text is about.
    pub(crate) fn last(&self) -> Option<Told> {
        self.told.last().copied().or(self.about.map(|at| Told { id: None, at }))
    }

    /// The last date told at least as finely as `grain`.
    pub(crate) fn last_as_fine_as(&self, grain: Granularity) -> Option<Told> {
        let all = self.told.iter().rev().copied().chain(self.about.map(|at| Told { id: None, at }));
        all.into_iter().find(|told| told.at.granularity() <= grain)
    }

    /// Says whether any date was told.
    pub(crate) fn has_begun(&self) -> bool {
        !self.told.is_empty()
    }
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

/// Says whether the expression is one that only points back ("that year"), so that nothing new is told.
pub(crate) fn points_back(meant: &Meant) -> bool {
    matches!(meant.expr, Expr::Unit { offset: 0, .. })
}
