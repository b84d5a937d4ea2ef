//! The names and words that tell kinds, read from `lang/en/entities`.

use std::sync::OnceLock;

/// What the lists of a language say.
#[derive(Debug, Default)]
pub(crate) struct Lists {}

impl Lists {
    /// Returns the lists of English, read at the first call.
    pub fn english() -> &'static Lists {
        static READ: OnceLock<Lists> = OnceLock::new();
        READ.get_or_init(Lists::default)
    }
}
