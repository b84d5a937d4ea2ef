//! A conflict: reasons that cannot all be true.

use crate::{Because, Constraint};

/// A round of constraints that leads back to a point some days before itself. Without any one of its reasons, what the
/// others say of the points it hangs together with can hold.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Conflict {
    /// The constraints, each from the point the one before leads to; the first goes on from the last.
    pub round: Vec<Constraint>,
}

impl Conflict {
    /// Returns the reasons, each once, in the order of the round.
    pub fn reasons(&self) -> Vec<Because> {
        let mut reasons: Vec<Because> = Vec::new();
        for constraint in &self.round {
            if !reasons.contains(&constraint.because) {
                reasons.push(constraint.because);
            }
        }
        reasons
    }

    /// Returns how many days are missing: by so many the reasons would have to give way together.
    pub fn short_by(&self) -> i128 {
        -self.round.iter().map(|constraint| i128::from(constraint.days)).sum::<i128>()
    }
}
