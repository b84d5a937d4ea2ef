//! What a pronoun stands for that has no name: "the crusaders" of "they".

use source::Span;

/// A pronoun and the noun it was taken to stand for.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Standing {
    /// The pronoun.
    pub pronoun: Span,
    /// The noun the last mention before it hangs on.
    pub head: Span,
    /// The words of that mention from behind its article, as they are said within a sentence, and what it is of: "last column of the
    /// army".
    pub noun: String,
}
