//! How much work may be done, so that no list of constraints takes without end.

/// A stock of steps; a step looks at one constraint.
pub(crate) struct Work(u64);

/// The stock is used up.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Exhausted;

impl Work {
    /// A hundred steps for each constraint, and 32 million beside, so that what people write is always solved.
    pub(crate) fn enough_for(constraints: usize) -> Work {
        Work((1 << 25) + 100 * constraints as u64)
    }

    pub(crate) fn spend(&mut self, steps: usize) -> Result<(), Exhausted> {
        self.0 = self.0.checked_sub(steps as u64).ok_or(Exhausted)?;
        Ok(())
    }
}
