//! How an event is told that is not told as having happened.

use event::{Event, Modality};
use voice::Stance;

use crate::chronology::Chronology;
use crate::words::Words;

/// Says how an event is told that is not told as having happened: as planned or the like, or by somebody who is not sure of it or
/// whom the account does not believe; none where it is told as a fact.
///
/// ```
/// use source::{DocumentId, read};
/// let text = b"Some historians doubt that the fleet sailed on 6 May 1217.";
/// let account = read(DocumentId(0), "-", text, None).document()?;
/// let chronology = tarikh::read(vec![account], &tarikh::Options::default());
/// let told = chronology.chronicle().map(|event| tarikh::told_as(&chronology, event));
/// assert_eq!(told.collect::<Vec<_>>(), [Some("uncertain")]);
/// # Ok::<(), String>(())
/// ```
pub fn told_as(chronology: &Chronology, event: &Event) -> Option<&'static str> {
    match event.modality {
        Some(Modality::Planned) => Some("planned"),
        Some(Modality::Ordered) => Some("ordered"),
        Some(Modality::Denied) => Some("denied"),
        Some(Modality::Hypothetical) => Some("possible"),
        None => is_doubted(chronology, event).then_some("uncertain"),
    }
}

/// Returns the same as it stands before the line, in a language; none where the line says it in that word itself: "Elections are planned".
///
/// ```
/// use source::{DocumentId, read};
/// let text = b"Elections are planned for 14 May 2034. Some historians doubt that the fleet sailed on 6 May 1217.";
/// let account = read(DocumentId(0), "-", text, None).document()?;
/// let chronology = tarikh::read(vec![account], &tarikh::Options::default());
/// let words = tarikh::Words::of(&chronology);
/// let told = chronology.chronicle().map(|event| tarikh::told_before(words, &chronology, event));
/// assert_eq!(told.collect::<Vec<_>>(), [Some("uncertain"), None]);
/// # Ok::<(), String>(())
/// ```
pub fn told_before(words: Words, chronology: &Chronology, event: &Event) -> Option<&'static str> {
    told_as(chronology, event).map(|told| words.say(told)).filter(|told| !says(&event.label, told))
}

/// Says whether a line has a word in small letters: that a thing is "possible" may open it, and says nothing of what is told.
pub fn says(line: &str, word: &str) -> bool {
    line.split(|c: char| !c.is_alphanumeric()).any(|one| one == word)
}

fn is_doubted(chronology: &Chronology, event: &Event) -> bool {
    let of = chronology.index_of(event.document).and_then(|at| chronology.attributions.get(at));
    let said = of.into_iter().flatten().find(|one| Some(one.id) == event.attribution);
    said.is_some_and(|one| one.stance == Stance::Doubted)
}
