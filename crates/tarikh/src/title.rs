//! What an account is called where it is shown: its title, else what its file's name says.

use source::Document;

use crate::words::Words;

/// A file's name of fewer letters says nothing as a title.
const LEAST: usize = 4;

/// Returns the title of an account, or one made of its file's name; a name too short to say anything stays as it is.
///
/// ```
/// use source::{DocumentId, read};
/// use tarikh::{Words, title_of};
///
/// let named = |path: &str| -> Result<String, String> {
///     let (document, _) = read(DocumentId(0), path, b"It ended in 1989.", None).document()?;
///     Ok(title_of(&document, Words::default()))
/// };
/// assert_eq!(named("texts/soviet-withdrawal.txt")?, "Soviet withdrawal");
/// assert_eq!(named("sw.txt")?, "sw.txt");
/// assert_eq!(named("-")?, "Untitled account");
/// # Ok::<(), String>(())
/// ```
pub fn title_of(document: &Document, words: Words) -> String {
    match document.title.as_deref().map(str::trim).filter(|title| !title.is_empty()) {
        Some(title) => title.to_owned(),
        None if document.path == "-" => words.say("Untitled account").to_owned(),
        None => from_path(&document.path),
    }
}

fn from_path(path: &str) -> String {
    let name = path.rsplit(['/', '\\']).find(|part| !part.is_empty()).unwrap_or(path);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let words = stem.replace(['-', '_'], " ");
    let mut letters = words.trim().chars();
    match letters.next() {
        Some(first) if stem.chars().filter(|c| c.is_alphabetic()).count() >= LEAST => {
            first.to_uppercase().chain(letters).collect()
        }
        Some(_) | None => name.to_owned(),
    }
}
