//! What an account is called where it is shown: its title, else what its file's name says.

use std::collections::BTreeMap;

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

/// Returns what each account is called, no two alike: where titles are the same the file's name stands behind each, and where these are
/// the same too, which of them it is.
///
/// ```
/// use source::{DocumentId, read};
/// use tarikh::{Words, names_of};
///
/// let of = |number, path: &str| read(DocumentId(number), path, b"# The flood\n\nIt came in 1953.", None).document();
/// let documents = [of(0, "north/a.md")?.0, of(1, "south/a.md")?.0, of(2, "b.md")?.0];
/// assert_eq!(
///     names_of(&documents, Words::default()),
///     ["The flood (north/a.md)", "The flood (south/a.md)", "The flood (b.md)"]
/// );
/// # Ok::<(), String>(())
/// ```
pub fn names_of(documents: &[Document], words: Words) -> Vec<String> {
    let titles: Vec<String> = documents.iter().map(|one| title_of(one, words)).collect();
    let files = file_names(documents);
    let known = counted(&titles);
    let mut names: Vec<String> = titles
        .iter()
        .zip(&files)
        .map(|(title, file)| match known.get(title) {
            // The number behind a file's name that is the title tells enough.
            Some(2..) if file.starts_with(title.as_str()) => file.clone(),
            Some(2..) => format!("{title} ({file})"),
            Some(_) | None => title.clone(),
        })
        .collect();
    number_alike(&mut names);
    names
}

/// Returns the name of each account's file, no two alike: where it lay on somebody's disk is nobody's business, unless another has the same
/// name; where all of the path is the same, which of them it is stands behind it.
pub fn file_names(documents: &[Document]) -> Vec<String> {
    let short: Vec<String> = documents.iter().map(|one| file_name_of(one).to_owned()).collect();
    let known = counted(&short);
    let only = |name: &String| known.get(name) == Some(&1);
    let mut names: Vec<String> = documents
        .iter()
        .zip(&short)
        .map(|(one, name)| if only(name) { name.clone() } else { one.path.to_string() })
        .collect();
    number_alike(&mut names);
    names
}

/// How often each name is given.
fn counted(names: &[String]) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for name in names {
        *counts.entry(name.clone()).or_default() += 1;
    }
    counts
}

/// Puts behind names that are the same which of them each is, from 1.
fn number_alike(names: &mut [String]) {
    let known = counted(names);
    let mut met: BTreeMap<String, usize> = BTreeMap::new();
    for name in names.iter_mut().filter(|name| known.get(*name).is_some_and(|count| *count > 1)) {
        let nth = met.entry(name.clone()).or_default();
        *nth += 1;
        *name = format!("{name} ({nth})");
    }
}

/// Returns the name of an account's file, without where it lay; what was pasted in under a title has that whole, slashes and all.
///
/// ```
/// use source::{Document, DocumentId, read};
/// let account = read(DocumentId(0), "texts/war.txt", b"It began in 1980.", None).document()?.0;
/// assert_eq!(tarikh::file_name_of(&account), "war.txt");
/// let pasted = Document { path: "Iran/Iraq".into(), title: Some("Iran/Iraq".into()), ..account };
/// assert_eq!(tarikh::file_name_of(&pasted), "Iran/Iraq");
/// # Ok::<(), String>(())
/// ```
pub fn file_name_of(document: &Document) -> &str {
    match document.title.as_deref() {
        Some(title) if title == document.path => title,
        Some(_) | None => file_name(&document.path),
    }
}

/// The last part of a path.
fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).find(|part| !part.is_empty()).unwrap_or(path)
}

fn from_path(path: &str) -> String {
    let name = file_name(path);
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

#[cfg(test)]
mod tests {
    use source::{DocumentId, read};

    use super::*;

    #[test]
    fn accounts_of_one_title_and_one_path_have_numbers() {
        let of = |number, path: &str, text: &[u8]| read(DocumentId(number), path, text, None).document();
        let text = b"It came in 1953.";
        let read = [of(0, "The flood", text), of(1, "The flood", text), of(2, "storm.txt", text)];
        let documents: Vec<Document> = read.into_iter().map(|one| one.expect("it is a text").0).collect();
        let names = names_of(&documents, Words::default());
        assert_eq!(names, ["The flood (1)", "The flood (2)", "Storm"]);
        assert_eq!(file_names(&documents), ["The flood (1)", "The flood (2)", "storm.txt"]);
    }
}
