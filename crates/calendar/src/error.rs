//! The one error type of the crate.

use std::fmt;

/// Why a value could not be made: a field out of range, a year outside a calendar's definition, or a text that is
/// not what was asked for.
///
/// # Example
/// ```
/// let error = calendar::edtf::parse("1989-02-30").unwrap_err();
/// assert!(!error.to_string().is_empty());
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Error {
    message: String,
}

impl Error {
    pub(crate) fn new(message: impl Into<String>) -> Error {
        Error { message: message.into() }
    }

    /// "day 31 is not one of 1 to 30"
    pub(crate) fn out_of_range(what: &str, value: i64, first: i64, last: i64) -> Error {
        Error::new(format!("{what} {value} is not one of {first} to {last}"))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Error {}
