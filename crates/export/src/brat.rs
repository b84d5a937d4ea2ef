//! What was read of an account as brat's standoff: its times, its events, who took part.

use std::collections::BTreeMap;

use tarikh::Chronology;
use tarikh::event::Polarity;
use tarikh::source::{DocumentId, Positions, Span, Unit, harmless};
use tarikh::write;

use crate::lines;

/// Returns an account of a chronology as brat's standoff: what `tag` writes of its times, and for each event a trigger
/// with its time (`When`, `Until`) as arguments, its relation and polarity as attributes and its label as a note. Events
/// come in the order of the chronology, offsets are code points of the document's text.
///
/// ```
/// use tarikh::source::{DocumentId, read};
/// let account = read(DocumentId(0), "a.txt", b"They left on 15 February 1989.", None).document()?;
/// let chronology = tarikh::read(vec![account], &tarikh::Options::default());
/// let standoff = export::brat(&chronology, DocumentId(0));
/// assert!(standoff.starts_with("T1\tDATE 13 29\t15 February 1989\n"));
/// assert!(standoff.contains("E1\tEvent:T2 When:T1\n"));
/// # Ok::<(), String>(())
/// ```
pub fn brat(chronology: &Chronology, id: DocumentId) -> String {
    let Some(index) = chronology.index_of(id) else { return String::new() };
    let (document, timexes) = (&chronology.documents[index], &chronology.timexes[index]);
    let mut out = write::brat(document, timexes);
    let mut numbers = Numbers {
        text: timexes.len(),
        attribute: out.lines().filter(|line| line.starts_with('A')).count(),
        note: timexes.len(),
    };
    let positions = Positions::new(document);
    let mut triggers: BTreeMap<Span, usize> = BTreeMap::new();
    let of_document = lines(chronology).into_iter().filter(|line| line.document.id == id);
    for (event, line) in (1..).zip(of_document) {
        let span = line.trigger().unwrap_or(line.quote());
        let trigger = *triggers.entry(span).or_insert_with(|| {
            numbers.text += 1;
            out.push_str(&text_bound(numbers.text, &positions, span));
            numbers.text
        });
        let mut arguments = String::new();
        for (role, timex) in [("When", line.timex()), ("Until", line.until())] {
            if let Some(timex) = timex {
                arguments += &format!(" {role}:T{}", timex.id.0 + 1);
            }
        }
        out.push_str(&format!("E{event}\tEvent:T{trigger}{arguments}\n"));
        if let Some(relation) = line.relation() {
            numbers.attribute += 1;
            out.push_str(&format!("A{}\tRelation E{event} {}\n", numbers.attribute, relation.as_str()));
        }
        if line.json.polarity == Polarity::Negative.as_str() {
            numbers.attribute += 1;
            out.push_str(&format!("A{}\tNegation E{event}\n", numbers.attribute));
        }
        numbers.note += 1;
        out.push_str(&format!("#{}\tAnnotatorNotes E{event}\t{}\n", numbers.note, harmless(&line.json.label)));
    }
    out
}

/// The last numbers given.
struct Numbers {
    text: usize,
    attribute: usize,
    note: usize,
}

/// A `T` line; what runs over a line end is written in fragments.
fn text_bound(number: usize, positions: &Positions<'_>, span: Span) -> String {
    let mut places: Vec<String> = Vec::new();
    let mut words: Vec<&str> = Vec::new();
    let mut at = span.start as usize;
    for part in span.of(positions.text()).split(['\n', '\r']) {
        if !part.trim().is_empty() {
            let (start, end) = positions.span(Span::new(at, at + part.len()), Unit::Codepoint);
            places.push(format!("{start} {end}"));
            words.push(part);
        }
        at += part.len() + 1;
    }
    format!("T{number}\tEvent {}\t{}\n", places.join(";"), words.join(" ").replace('\t', " "))
}
