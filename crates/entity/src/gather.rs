//! Gathers mentions into entities.

use std::collections::BTreeMap;

use source::{Document, Span};
use syntax::Sentence;

use crate::class::Class;
use crate::lists::Lists;
use crate::name::{Model, Name, names};
use crate::seen::Seen;
use crate::{Entity, EntityId, Form, Kind, Mention};

/// Finds the entities of a document from its sentences, in the order of their first mentions.
///
/// ```
/// use source::{DocumentId, read};
/// use syntax::Syntax;
///
/// let text = "Kabul fell in 1996. The army had left Kabul long before.";
/// let (document, _) = read(DocumentId(0), "-", text.as_bytes(), None).document()?;
/// let found = entity::entities(&document, &Syntax::english().parse(text));
/// assert_eq!(found[0].name, "Kabul");
/// assert_eq!(found[0].mentions.len(), 2);
/// # Ok::<(), String>(())
/// ```
pub fn entities(document: &Document, sentences: &[Sentence<'_>]) -> Vec<Entity> {
    let seen = Seen::new(&document.text, sentences);
    let mut found: Vec<Entity> = Vec::new();
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    for name in names(Model::english(), Lists::english(), &seen) {
        let Some(kind) = kind(name.class) else { continue };
        let core = core(&seen, &name);
        let written = core.of(seen.text).to_owned();
        let at = *known.entry(written.clone()).or_insert_with(|| {
            let id = EntityId(found.len() as u32);
            found.push(Entity { id, kind, name: written, aliases: Vec::new(), mentions: Vec::new(), at: None });
            found.len() - 1
        });
        let span = Span { start: seen.words[name.start].span.start, end: seen.words[name.end - 1].span.end };
        found[at].mentions.push(Mention { span, head: seen.words[name.head].span, form: Form::Name });
    }
    found
}

/// The name itself: the run of words with capitals around its head, as far as the mention goes.
fn core(seen: &Seen<'_>, name: &Name) -> Span {
    let (mut start, mut end) = (name.head, name.head + 1);
    while start > name.start && seen.may_name(start - 1) {
        start -= 1;
    }
    while end < name.end && seen.may_name(end) {
        end += 1;
    }
    Span { start: seen.words[start].span.start, end: seen.words[end - 1].span.end }
}

fn kind(class: Class) -> Option<Kind> {
    Some(match class {
        Class::Person => Kind::Person,
        Class::Place => Kind::Place,
        Class::Organization => Kind::Organization,
        Class::Event => Kind::Event,
        Class::Other => return None,
    })
}
