//! Three short accounts of one event, written for this project, that disagree: the end of the Soviet army's stay in
//! Afghanistan. Each holds something that can be proved wrong.

use source::{Document, DocumentId, Reading, read};

/// Name and text of the accounts: two in English, one in Dari.
///
/// The gazette has the weekday wrong, the almanac the second calendar and the length of the war, the diary the sum of
/// the years and the label of the calendar.
pub const ACCOUNTS: [(&str, &str); 3] = [
    ("gazette.txt", include_str!("demo/gazette.txt")),
    ("almanac.txt", include_str!("demo/almanac.txt")),
    ("diary.md", include_str!("demo/diary.md")),
];

/// Returns the accounts as documents.
///
/// ```
/// let documents = tarikh::demo::documents();
/// let languages: Vec<&str> = documents.iter().map(|document| document.language.0).collect();
/// assert_eq!(languages, ["en", "en", "fa"]);
/// ```
pub fn documents() -> Vec<Document> {
    let numbered = ACCOUNTS.iter().zip(0..);
    let documents =
        numbered.map(|(&(path, text), number)| match read(DocumentId(number), path, text.as_bytes(), None) {
            Reading::Document(document, _) => Some(*document),
            Reading::Unreadable(_) => None,
        });
    documents.flatten().collect()
}
