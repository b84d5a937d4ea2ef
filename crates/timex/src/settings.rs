//! What `pack.toml` says of a pack.

use toml::{Table, Value};

/// Returns the language that a `pack.toml` names.
///
/// # Errors
/// If it is no TOML, with the place, or names no language.
///
/// ```
/// assert_eq!(timex::language_of("language = \"de\""), Ok("de".to_owned()));
/// assert!(timex::language_of("language = [").unwrap_err().contains("line 1"));
/// assert_eq!(timex::language_of("name = \"Deutsch\""), Err("it names no language".to_owned()));
/// ```
pub fn language_of(settings: &str) -> Result<String, String> {
    let settings: Table = settings.parse().map_err(|error| format!("{error}").trim_end().to_owned())?;
    match settings.get("language") {
        Some(Value::String(code)) if !code.is_empty() => Ok(code.clone()),
        Some(_) | None => Err("it names no language".to_owned()),
    }
}
