//! Which entity a stretch of text speaks of.

use source::{Nest, Span};

use crate::lists::Lists;
use crate::{Entity, EntityId, Form, Kind};

/// Says whether a word of English is a pronoun, which names nobody by itself.
///
/// ```
/// assert!(entity::is_pronoun("They") && !entity::is_pronoun("officials"));
/// ```
pub fn is_pronoun(word: &str) -> bool {
    Lists::english().is_nameless(&word.to_lowercase())
}

/// Says whether a noun of English is said of persons: "queen".
///
/// ```
/// assert!(entity::is_human("queen") && !entity::is_human("church"));
/// ```
pub fn is_human(noun: &str) -> bool {
    Lists::english().is_human(&noun.to_lowercase())
}

/// Returns what a common noun of English, as dictionaries have it, says of what it is said of: "queen" of a person, "committee" of an
/// organisation; none where it is said of other things.
///
/// ```
/// use entity::{Kind, kind_of_noun};
/// assert_eq!(kind_of_noun("queen"), Some(Kind::Person));
/// assert_eq!(kind_of_noun("committee"), Some(Kind::Organization));
/// assert_eq!(kind_of_noun("bell"), None);
/// // In a name it is one: "the Teutonic Order".
/// assert_eq!(kind_of_noun("order"), None);
/// ```
pub fn kind_of_noun(noun: &str) -> Option<Kind> {
    let (lists, noun) = (Lists::english(), noun.to_lowercase());
    let is_person = || lists.is_human(&noun).then_some(Kind::Person);
    let named = lists.person(&noun).or_else(|| lists.title(&noun)).map(|_| Kind::Person);
    named.or_else(|| lists.heads(&noun).first().copied().filter(|_| !lists.is_thing(&noun))).or_else(is_person)
}

/// The mentions of a document's entities, found by place.
///
/// ```
/// use entity::{Entities, entities};
/// use source::{DocumentId, Span, read};
/// use syntax::Syntax;
///
/// let text = "General Boris Gromov crossed the bridge.";
/// let (document, _) = read(DocumentId(0), "-", text.as_bytes(), None).document()?;
/// let found = entities(&document, &Syntax::english().parse(text), &[]);
/// let gromov = Entities::new(&found).at(Span::new(14, 20)).expect("he is named there");
/// assert_eq!(found[0].id, gromov);
/// # Ok::<(), String>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entities {
    mentions: Nest<EntityId>,
    /// The head words of mentions, by their beginning.
    heads: Vec<(Span, EntityId)>,
    /// The pronouns for several, and who is meant, in the order of the text.
    together: Vec<(Span, EntityId)>,
}

impl Entities {
    /// Puts the mentions in order.
    pub fn new(entities: &[Entity]) -> Entities {
        let every =
            || entities.iter().flat_map(|entity| entity.mentions.iter().map(move |mention| (mention, entity.id)));
        let all = || every().filter(|(mention, _)| mention.form != Form::Together);
        let together = every().filter(|(mention, _)| mention.form == Form::Together);
        let mut together: Vec<(Span, EntityId)> = together.map(|(mention, id)| (mention.head, id)).collect();
        together.sort();
        let spans = all().map(|(mention, id)| (mention.span, id)).collect();
        let mut heads: Vec<(Span, EntityId)> = all().map(|(mention, id)| (mention.head, id)).collect();
        heads.sort();
        heads.dedup_by_key(|(head, _)| *head);
        Entities { mentions: Nest::new(spans), heads, together }
    }

    /// Returns the entity whose mention holds all of `span`; of several the shortest.
    pub fn at(&self, span: Span) -> Option<EntityId> {
        self.mentions.innermost(span)
    }

    /// Returns the entity that is mentioned by the word at `word` and what hangs on it: the whole of "General Boris Gromov" is
    /// found by the one word that is subject or object of its sentence.
    pub fn headed(&self, word: Span) -> Option<EntityId> {
        let at = self.heads.binary_search_by_key(&word, |(head, _)| *head).ok()?;
        Some(self.heads[at].1)
    }

    /// Returns the entities that a pronoun for several stands for: who married in "They married".
    pub fn together(&self, word: Span) -> impl Iterator<Item = EntityId> + '_ {
        let first = self.together.partition_point(|(head, _)| *head < word);
        self.together[first..].iter().take_while(move |(head, _)| *head == word).map(|(_, id)| *id)
    }
}
