//! Plain text: the text is the file itself, less a byte order mark; line ends are kept as they are.

use super::Read;

/// Reads plain text.
pub(crate) fn read() -> Read {
    Read::default()
}
