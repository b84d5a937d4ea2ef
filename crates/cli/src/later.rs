//! What is planned and not built yet: absent from the help, and told so when it is asked for.

use std::ffi::OsStr;

use clap::builder::{PossibleValue, TypedValueParser};
use clap::{Arg, Command, Error};

/// Commands that will come.
const COMMANDS: [&str; 4] = ["add", "find", "on", "api"];

/// Returns what to say where a command is asked for that is not built yet.
pub fn command(name: &str) -> Option<String> {
    COMMANDS
        .contains(&name)
        .then(|| format!("the command '{name}' is not built yet; `tarikh --help` lists those that are"))
}

/// Takes any name of a format, so that one that is not built yet can be told from one that is not known, and lists
/// those that are built: in the help, and to shells that complete them.
#[derive(Clone)]
pub struct Formats(Vec<&'static str>);

impl Formats {
    /// Lists the formats that are built.
    pub fn of<T>(built: &[(&'static str, T)]) -> Formats {
        Formats(built.iter().map(|(name, _)| *name).collect())
    }
}

impl TypedValueParser for Formats {
    type Value = String;

    fn parse_ref(&self, _: &Command, _: Option<&Arg>, value: &OsStr) -> Result<String, Error> {
        Ok(value.to_string_lossy().into_owned())
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(self.0.iter().map(PossibleValue::new)))
    }
}

/// Reads the name of a format, or says whether it is not built yet or not known.
pub fn format<T: Copy>(name: &str, built: &[(&str, T)], planned: &[&str]) -> Result<T, String> {
    if let Some((_, format)) = built.iter().find(|(known, _)| *known == name) {
        return Ok(*format);
    }
    let names: Vec<&str> = built.iter().map(|(known, _)| *known).collect();
    let names = names.join(", ");
    Err(match planned.contains(&name) {
        true => format!("the format '{name}' is not built yet; there are: {names}"),
        false => format!("no such format; there are: {names}"),
    })
}
