//! Dates that no calendar has, of which nothing is told that belongs in a chronology: they must not be lost with it.

use tarikh::calendar::TimeValue;
use tarikh::source::{Diagnostic, Positions};
use tarikh::timex::Timex;
use tarikh::{Chronology, Words, file_names};

/// A date that no calendar has, beside the lines of a chronology.
#[derive(Clone, Debug)]
pub struct Stray<'c> {
    /// The id of the time: `t12`.
    pub id: String,
    /// The words of the text.
    pub text: &'c str,
    /// The name of the account's file.
    pub file_name: String,
    /// The line it stands in, from 1.
    pub line: u32,
    /// What is wrong with it: the number of each finding among all, from 1.
    pub findings: Vec<(usize, &'c Diagnostic)>,
}

/// Returns the dates that no calendar has and no line of a chronology is told of, in reading order.
///
/// ```
/// use tarikh::source::{DocumentId, read};
/// let text = b"Her notebook gives 30 February 1899 as the day on which she left for Riga.";
/// let account = read(DocumentId(0), "a.txt", text, None).document()?;
/// let chronology = tarikh::read(vec![account], &tarikh::Options::default());
/// let strays = export::strays(&chronology);
/// let told = export::lines(&chronology).iter().any(export::Line::is_impossible);
/// assert!(told || strays[0].text == "30 February 1899" && strays[0].findings.len() == 1);
/// # Ok::<(), String>(())
/// ```
pub fn strays(chronology: &Chronology) -> Vec<Stray<'_>> {
    let mut strays = Vec::new();
    let names = file_names(&chronology.documents);
    let mut before = 0;
    for (index, (document, timexes)) in chronology.documents.iter().zip(&chronology.timexes).enumerate() {
        let told = chronology.chronicle().filter(|event| chronology.index_of(event.document) == Some(index));
        let told: Vec<u32> = told
            .filter_map(|event| event.when)
            .flat_map(|when| std::iter::once(when.time).chain(when.until))
            .map(|id| id.0)
            .collect();
        let positions = Positions::new(document);
        for timex in timexes.iter().filter(|timex| is_no_day(timex) && !told.contains(&timex.id.0)) {
            let about = |one: &Diagnostic| {
                one.labels.iter().any(|label| label.document == document.id && label.span.overlaps(timex.span))
            };
            strays.push(Stray {
                id: format!("t{}", before + u64::from(timex.id.0) + 1),
                text: timex.span.of(&document.text),
                file_name: names.get(index).cloned().unwrap_or_default(),
                line: positions.place(timex.span.start).line,
                findings: (1..).zip(&chronology.diagnostics).filter(|(_, one)| about(one)).collect(),
            });
        }
        before += timexes.len() as u64;
    }
    strays
}

/// Says whether a date is written that its calendar has not.
fn is_no_day(timex: &Timex) -> bool {
    timex.value.as_ref().is_some_and(TimeValue::is_no_day)
}

impl Stray<'_> {
    /// Returns what is wrong with it, in the words of the accounts' language where they have a sentence for it.
    pub fn said(&self, words: Words) -> Vec<String> {
        let said = |one: &Diagnostic| words.message(&one.message).unwrap_or_else(|| one.message.clone());
        self.findings.iter().map(|(_, one)| said(one)).collect()
    }
}
