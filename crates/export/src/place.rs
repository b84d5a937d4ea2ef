//! Where something lies, in degrees written as they are counted: in hundredths.

use std::fmt;

use tarikh::entity::Kind;

/// A place on the map.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Place {
    /// As the text names it.
    pub name: String,
    /// What it is; of a state the point is its capital or its middle.
    pub kind: Kind,
    /// Latitude, −90 to 90.
    pub north: Degrees,
    /// Longitude, −180 to 180.
    pub east: Degrees,
    /// Other places of its name, where it is the well-known one and nothing in the account says which is meant: "Boston, England".
    pub namesakes: Vec<String>,
}

impl Place {
    /// Returns how much its point stands for: a `state`, of which it is but the capital or the middle, else what it is.
    pub fn precision(&self) -> &'static str {
        self.kind.as_str()
    }
}

/// Degrees in hundredths; south and west are negative.
///
/// ```
/// use export::Degrees;
/// assert_eq!(Degrees(3453).to_string(), "34.53");
/// assert_eq!(Degrees(-18).to_string(), "-0.18");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Degrees(pub i32);

impl fmt::Display for Degrees {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let hundredths = self.0.unsigned_abs();
        write!(f, "{sign}{}.{:02}", hundredths / 100, hundredths % 100)
    }
}
