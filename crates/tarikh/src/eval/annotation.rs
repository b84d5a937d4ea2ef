//! Gold of TimeML files: times, events and the links between them, placed in the document's text.

use std::collections::HashMap;

use source::{Document, Span};

use super::gold::text_byte;
use crate::tags::{Tag, attribute, tags};

/// What people marked in a document.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Annotation {
    /// The times, in the order of the file; that of writing has no span.
    pub times: Vec<AnnotatedTime>,
    /// The events, in the order of the text.
    pub events: Vec<AnnotatedEvent>,
    /// The links between them.
    pub links: Vec<AnnotatedLink>,
}

/// A time as it is marked.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AnnotatedTime {
    /// Where it stands; none for one outside the text.
    pub span: Option<Span>,
    /// Its value.
    pub value: String,
}

/// An event as it is marked.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AnnotatedEvent {
    /// Where it stands.
    pub span: Span,
    /// Its class, by TimeML's name.
    pub class: String,
    /// What is said of its first instance: the attributes of MAKEINSTANCE.
    pub tense: String,
    /// The same.
    pub aspect: String,
    /// The same.
    pub polarity: String,
}

/// An event or a time, by its place in its list.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[allow(missing_docs)]
pub enum Item {
    Event(usize),
    Time(usize),
}

/// A link as it is marked: `from` is `relation` `to`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AnnotatedLink {
    /// The first.
    pub from: Item,
    /// The second.
    pub to: Item,
    /// How the first lies to the second, by TimeML's name.
    pub relation: String,
}

/// Reads the annotation of a document that was TimeML. What is empty or open at the end is none.
///
/// ```
/// use source::{DocumentId, read};
/// use tarikh::eval::annotation;
///
/// let gold = "<TimeML><TEXT>The war <EVENT eid=\"e1\" class=\"ASPECTUAL\">ended</EVENT>.</TEXT></TimeML>";
/// let (document, _) = read(DocumentId(0), "war.tml", gold.as_bytes(), None).document()?;
/// let events = annotation(&document).events;
/// assert_eq!((events[0].span.of(&document.text), &*events[0].class), ("ended", "ASPECTUAL"));
/// # Ok::<(), String>(())
/// ```
pub fn annotation(document: &Document) -> Annotation {
    let mut annotation = Annotation::default();
    let Some(file) = document.file.as_deref() else { return annotation };
    let mut ids: HashMap<String, Item> = HashMap::new();
    let inside = inside_text(file);
    let mut times = pairs(file, "TIMEX3");
    times.sort_by_key(|(opening, _)| opening.at);
    for (opening, end) in times {
        let value = |name: &str| attribute(opening.text, name).unwrap_or_default().to_owned();
        let span = spanned(document, &inside, opening, end);
        ids.insert(value("tid"), Item::Time(annotation.times.len()));
        annotation.times.push(AnnotatedTime { span, value: value("value") });
    }
    let mut events = pairs(file, "EVENT");
    events.sort_by_key(|(opening, _)| opening.at);
    for (opening, end) in events {
        let value = |name: &str| attribute(opening.text, name).unwrap_or_default().to_owned();
        let Some(span) = spanned(document, &inside, opening, end) else { continue };
        ids.insert(value("eid"), Item::Event(annotation.events.len()));
        let none = String::new;
        let (tense, aspect, polarity) = (none(), none(), none());
        annotation.events.push(AnnotatedEvent { span, class: value("class"), tense, aspect, polarity });
    }
    for tag in tags(file, "MAKEINSTANCE").filter(|tag| !tag.text.starts_with("</")) {
        let value = |name: &str| attribute(tag.text, name).unwrap_or_default();
        let Some(&Item::Event(event)) = ids.get(value("eventID")) else { continue };
        ids.insert(value("eiid").to_owned(), Item::Event(event));
        let one = &mut annotation.events[event];
        if one.tense.is_empty() {
            (one.tense, one.aspect) = (value("tense").to_owned(), value("aspect").to_owned());
            one.polarity = value("polarity").to_owned();
        }
    }
    for tag in tags(file, "TLINK").filter(|tag| !tag.text.starts_with("</")) {
        let item = |names: [&str; 2]| names.iter().find_map(|name| ids.get(attribute(tag.text, name)?)).copied();
        let from = item(["eventInstanceID", "timeID"]);
        let to = item(["relatedToEventInstance", "relatedToTime"]);
        let relation = attribute(tag.text, "relType").unwrap_or_default().to_owned();
        if let (Some(from), Some(to)) = (from, to) {
            annotation.links.push(AnnotatedLink { from, to, relation });
        }
    }
    annotation
}

/// From where to where TEXT reaches in the file.
fn inside_text(file: &str) -> std::ops::Range<usize> {
    let start = tags(file, "TEXT").next().map_or(0, |tag| tag.at);
    start..file.rfind("</TEXT>").unwrap_or(file.len())
}

/// Opening tags of an element, each with the place its closing tag begins at; one without content closes where it opens.
fn pairs<'f>(file: &'f str, name: &'f str) -> Vec<(Tag<'f>, usize)> {
    let (mut open, mut found): (Vec<Tag<'f>>, Vec<(Tag<'f>, usize)>) = (Vec::new(), Vec::new());
    for tag in tags(file, name) {
        if tag.text.ends_with("/>") {
            found.push((tag, tag.at));
        } else if !tag.text.starts_with("</") {
            open.push(tag);
        } else if let Some(opening) = open.pop() {
            found.push((opening, tag.at));
        }
    }
    found
}

fn spanned(document: &Document, inside: &std::ops::Range<usize>, opening: Tag<'_>, end: usize) -> Option<Span> {
    let span = Span { start: text_byte(document, opening.at), end: text_byte(document, end) };
    (inside.contains(&opening.at) && span.start < span.end).then_some(span)
}
