//! Who it is that says something: the entity that a source names.

use entity::{Entities, EntityId};
use voice::Attribution;

/// Returns the entity that an attribution's source names; of "who said" the one that is spoken of.
///
/// ```
/// use tarikh::entity::{Entities, entities};
/// use tarikh::source::{DocumentId, read};
/// use tarikh::voice::{Guideline, attributions};
///
/// let text = "General Gromov, who said that the war was over, crossed the bridge.";
/// let (document, _) = read(DocumentId(0), "-", text.as_bytes(), None).document()?;
/// let sentences = tarikh::sentences_of(&document);
/// let found = entities(&document, &sentences, &[]);
/// let said = attributions(&document, &sentences, Guideline::Narrative);
/// assert_eq!(tarikh::speaker(&Entities::new(&found), &said[0]), Some(found[0].id));
/// # Ok::<(), String>(())
/// ```
pub fn speaker(entities: &Entities, attribution: &Attribution) -> Option<EntityId> {
    let named = attribution.speaker.and_then(|word| entities.headed(word));
    named.or_else(|| attribution.source.first().and_then(|source| entities.at(*source)))
}
