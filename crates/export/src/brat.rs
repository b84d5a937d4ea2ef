//! What was read of an account as brat's standoff: its times, names, events with who took part, and who says what.

use std::collections::BTreeMap;

use tarikh::Chronology;
use tarikh::entity::Kind;
use tarikh::event::Polarity;
use tarikh::source::{DocumentId, Positions, Span, Unit, harmless};
use tarikh::voice::Attribution;
use tarikh::write;

use crate::lines;

/// Returns an account of a chronology as brat's standoff.
///
/// First come the times as `tag` writes them; then a `T` line for each mention of an entity, mentions of one entity tied
/// by `Equiv`; then the events, each a trigger with its times (`When`, `Until`), who took part and where as arguments, its
/// relation and polarity as attributes and its label as a note; then who says what, with source and content as arguments
/// of the cue. Events come in the order of the chronology, offsets are code points of the document's text.
///
/// ```
/// use tarikh::source::{DocumentId, read};
/// let account = read(DocumentId(0), "a.txt", b"They left on 15 February 1989.", None).document()?;
/// let chronology = tarikh::read(vec![account], &tarikh::Options::default());
/// let standoff = export::brat(&chronology, DocumentId(0));
/// assert!(standoff.starts_with("T1\tDATE 13 29\t15 February 1989\n"));
/// assert!(standoff.contains("\tEvent 5 9\tleft\n"));
/// # Ok::<(), String>(())
/// ```
pub fn brat(chronology: &Chronology, id: DocumentId) -> String {
    let Some(index) = chronology.index_of(id) else { return String::new() };
    let (document, timexes) = (&chronology.documents[index], &chronology.timexes[index]);
    let times = write::brat(document, timexes);
    let mut file = Standoff {
        texts: timexes.len(),
        attributes: times.lines().filter(|line| line.starts_with('A')).count(),
        notes: timexes.len(),
        events: 0,
        lines: times,
        positions: Positions::new(document),
        known: BTreeMap::new(),
    };
    for entity in &chronology.entities[index] {
        let kind = kind_name(entity.kind);
        let mentions: Vec<String> =
            entity.mentions.iter().map(|mention| format!("T{}", file.text_bound(kind, mention.span))).collect();
        if mentions.len() > 1 {
            file.lines.push_str(&format!("*\tEquiv {}\n", mentions.join(" ")));
        }
    }
    events(&mut file, chronology, id);
    for attribution in &chronology.attributions[index] {
        said(&mut file, attribution);
    }
    file.lines
}

fn events(file: &mut Standoff<'_>, chronology: &Chronology, id: DocumentId) {
    for line in lines(chronology).into_iter().filter(|line| line.document.id == id) {
        let mut arguments = Arguments::default();
        for (role, timex) in [("When", line.timex()), ("Until", line.until())] {
            if let Some(timex) = timex {
                arguments.push(role, timex.id.0 as usize + 1);
            }
        }
        for (participant, entity) in line.participants() {
            let kind = entity.map_or("Participant", |entity| kind_name(entity.kind));
            arguments.push(&role_name(&participant.role), file.text_bound(kind, participant.span));
        }
        if let Some(span) = line.place_span() {
            arguments.push("Place", file.text_bound("Place", span));
        }
        let event = file.event("Event", line.trigger().unwrap_or(line.quote()), &arguments);
        if let Some(relation) = line.relation() {
            file.attribute(&format!("Relation E{event} {}", relation.as_str()));
        }
        if line.json.polarity == Polarity::Negative.as_str() {
            file.attribute(&format!("Negation E{event}"));
        }
        file.note(&format!("E{event}\t{}", harmless(&line.json.label)));
    }
}

/// Who says what. One without words that tie it to its source has the content for its trigger.
fn said(file: &mut Standoff<'_>, attribution: &Attribution) {
    let Some(&content) = attribution.content.first() else { return };
    let mut arguments = Arguments::default();
    for &source in &attribution.source {
        arguments.push("Source", file.text_bound("Source", source));
    }
    let trigger = match attribution.cue.first() {
        Some(&cue) => {
            for &content in &attribution.content {
                arguments.push("Content", file.text_bound("Content", content));
            }
            cue
        }
        None => content,
    };
    let event = file.event("Attribution", trigger, &arguments);
    file.attribute(&format!("Stance E{event} {}", attribution.stance.as_str()));
}

fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Person => "Person",
        Kind::Organization => "Organization",
        Kind::Group => "Group",
        Kind::State => "State",
        Kind::Place => "Place",
        Kind::Facility => "Facility",
        Kind::Work => "Work",
        Kind::Event => "NamedEvent",
    }
}

/// A role as brat takes it: letters alone, the first a capital.
fn role_name(role: &str) -> String {
    let mut name: String = role.chars().filter(char::is_ascii_alphanumeric).collect();
    match name.get_mut(..1) {
        Some(first) => first.make_ascii_uppercase(),
        None => name.push_str("Participant"),
    }
    name
}

/// The arguments of an event, those of one role numbered.
#[derive(Default)]
struct Arguments {
    roles: BTreeMap<String, usize>,
    text: String,
}

impl Arguments {
    fn push(&mut self, role: &str, target: usize) {
        let count = self.roles.entry(role.to_owned()).or_default();
        *count += 1;
        let number = if *count == 1 { String::new() } else { count.to_string() };
        self.text.push_str(&format!(" {role}{number}:T{target}"));
    }
}

/// The lines so far, and the last numbers given.
struct Standoff<'d> {
    lines: String,
    texts: usize,
    attributes: usize,
    notes: usize,
    events: usize,
    positions: Positions<'d>,
    /// What has a `T` line already, by kind and place.
    known: BTreeMap<(&'static str, Span), usize>,
}

impl Standoff<'_> {
    /// Returns the number of the `T` line of a stretch of text, which is added where there is none; what runs over a
    /// line end is written in fragments.
    fn text_bound(&mut self, kind: &'static str, span: Span) -> usize {
        if let Some(&number) = self.known.get(&(kind, span)) {
            return number;
        }
        self.texts += 1;
        self.known.insert((kind, span), self.texts);
        let mut places: Vec<String> = Vec::new();
        let mut words: Vec<&str> = Vec::new();
        let mut at = span.start as usize;
        for part in span.of(self.positions.text()).split(['\n', '\r']) {
            if !part.trim().is_empty() {
                let (start, end) = self.positions.span(Span::new(at, at + part.len()), Unit::Codepoint);
                places.push(format!("{start} {end}"));
                words.push(part);
            }
            at += part.len() + 1;
        }
        let words = words.join(" ").replace(char::is_control, " ");
        self.lines.push_str(&format!("T{}\t{kind} {}\t{words}\n", self.texts, places.join(";")));
        self.texts
    }

    fn event(&mut self, kind: &'static str, trigger: Span, arguments: &Arguments) -> usize {
        let trigger = self.text_bound(kind, trigger);
        self.events += 1;
        self.lines.push_str(&format!("E{}\t{kind}:T{trigger}{}\n", self.events, arguments.text));
        self.events
    }

    fn attribute(&mut self, text: &str) {
        self.attributes += 1;
        self.lines.push_str(&format!("A{}\t{text}\n", self.attributes));
    }

    fn note(&mut self, text: &str) {
        self.notes += 1;
        self.lines.push_str(&format!("#{}\tAnnotatorNotes {text}\n", self.notes));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_moves_a_terminal_is_a_blank() {
        use tarikh::source::{DocumentId, read};
        let text = "The \u{1b}[2J army of \u{7}Rome left in 146 BC.";
        let account = read(DocumentId(0), "-", text.as_bytes(), None).document().expect("it is text");
        let standoff = super::brat(&tarikh::read(vec![account], &tarikh::Options::default()), DocumentId(0));
        assert!(!standoff.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\t')), "{standoff:?}");
    }

    #[test]
    fn roles_are_words_of_letters_and_numbered() {
        assert_eq!(role_name("on behalf of"), "Onbehalfof");
        assert_eq!(role_name("—"), "Participant");
        let mut arguments = Arguments::default();
        for target in [3, 4] {
            arguments.push("Agent", target);
        }
        assert_eq!(arguments.text, " Agent:T3 Agent2:T4");
    }
}
