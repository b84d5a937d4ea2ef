//! Gathers mentions into entities.

mod called;
mod cores;
mod dated;
mod draft;
mod evidence;
mod further;
mod growing;
mod key;
mod kinds;
mod names;
mod opening;
mod owned;
mod persons;
mod qualified;
pub(crate) mod referring;
mod short;
mod there;
mod topic;
mod whole;

use std::cmp::Reverse;

use source::{Dateline, Document, Span};
use syntax::Sentence;

use crate::lists::Lists;
use crate::name::{Glance, Model, names as find_names};
use crate::seen::Seen;
use crate::{Entity, EntityId, Mention};
pub(crate) use growing::{Gathered, Mentioned};

/// Finds the entities of a document from its sentences, in the order of their first mentions. The sentences are those of the
/// document's text; `times` are where it tells of times, which no name reaches into.
///
/// ```
/// use entity::Kind;
/// use source::{DocumentId, read};
/// use syntax::Syntax;
///
/// let text = "General Boris Gromov left Afghanistan in 1989. Gromov crossed the bridge last.";
/// let (document, _) = read(DocumentId(0), "-", text.as_bytes(), None).document()?;
/// let found = entity::entities(&document, &Syntax::english().parse(text), &[]);
/// assert_eq!((found[0].name.as_str(), found[0].kind), ("Boris Gromov", Kind::Person));
/// assert_eq!(found[0].aliases, ["Gromov"]);
/// assert_eq!((found[1].name.as_str(), found[1].kind), ("Afghanistan", Kind::State));
/// # Ok::<(), String>(())
/// ```
pub fn entities(document: &Document, sentences: &[Sentence<'_>], times: &[Span]) -> Vec<Entity> {
    let seen = Seen::new(&document.text, sentences);
    let lists = Lists::english();
    let mut gathered = named(&seen, lists, times, document.dateline.as_ref());
    referring::gather(&seen, lists, &mut gathered);
    finish(&seen, lists, gathered)
}

/// Gathers what is mentioned by name, and what belongs to it.
pub(crate) fn named(seen: &Seen<'_>, lists: &Lists, times: &[Span], dateline: Option<&Dateline>) -> Gathered {
    let glance = Glance::new(seen, lists);
    let found = opening::apart(seen, dateline, find_names(Model::english(), &glance));
    let found = dated::apart(seen, times, found);
    let drafts = draft::drafts(&glance, &found);
    let mut gathered = Gathered::default();
    let of = names::gather(seen, lists, &drafts, &mut gathered);
    owned::gather(seen, lists, &drafts, &of, &mut gathered);
    gathered
}

/// Puts entities in the order of their first mentions, and mentions in that of the text.
pub(crate) fn finish(seen: &Seen<'_>, lists: &Lists, mut gathered: Gathered) -> Vec<Entity> {
    let order = |mention: &Mentioned| (mention.whole.0, Reverse(mention.whole.1), mention.head);
    for entity in &mut gathered.all {
        for mention in &mut entity.mentions {
            mention.whole = gathered.names.get(&mention.head).copied().unwrap_or(mention.whole);
        }
        entity.mentions.sort_by_key(order);
        entity.mentions.dedup_by_key(|mention| mention.head);
    }
    let mut places: Vec<usize> = (0..gathered.all.len()).filter(|at| !gathered.all[*at].mentions.is_empty()).collect();
    places.sort_by_key(|at| (gathered.all[*at].mentions.first().map(order), *at));
    let mut ids = vec![EntityId(0); gathered.all.len()];
    for (id, at) in places.iter().enumerate() {
        ids[*at] = EntityId(id as u32);
    }
    let mut all: Vec<Option<growing::Growing>> = gathered.all.into_iter().map(Some).collect();
    let mut entities = Vec::with_capacity(places.len());
    for at in places {
        let Some(entity) = all[at].take() else { continue };
        let mention = |&Mentioned { head, whole: (start, end), form }: &Mentioned| Mention {
            span: Span { start: seen.words[start].span.start, end: seen.words[end - 1].span.end },
            head: seen.words[head].span,
            form,
        };
        let mentions = entity.mentions.iter().map(mention).collect();
        entities.push(entity.finished(lists, &ids, ids[at], mentions));
    }
    entities
}
