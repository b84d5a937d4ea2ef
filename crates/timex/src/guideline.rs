//! The guideline a text is read by.

/// What belongs to a time, which words are times, and how a value is written: news is TimeML's, narrative TIMEX2's; in a
/// short everyday message bare units are times as well ("what a morning"), beside all that are times in news.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Guideline {
    /// TimeML's, of news.
    News,
    /// That of short everyday messages.
    Message,
    /// TIMEX2's, of accounts.
    Narrative,
}

impl Guideline {
    /// Says whether what a rule marks for `other` counts under this guideline.
    pub(crate) fn holds(self, other: Guideline) -> bool {
        self == other || (self, other) == (Guideline::Message, Guideline::News)
    }
}
