//! Which attributions count, by the kind of text.

/// Whose book is followed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Guideline {
    /// That of those who mark news: taking sides by an act counts as well ("the senator backed the bill", "they launched attacks on").
    News,
    /// That of accounts: what is said, thought, felt, wanted or written counts, and no act.
    Narrative,
}
