//! Whom the words of an account name, and whose words they are.

use std::collections::BTreeSet;

use entity::{Entities, Entity, EntityId, Form, Kind, Mention};
use source::{Nest, Span};
use voice::{Attribution, AttributionId, Voice};

use crate::mention::Words;

/// The kind of nouns that name what is thought and known.
const STUDIED: &str = "cognition";

/// The entities and attributions of an account, by place.
pub(crate) struct Named<'d> {
    entities: &'d [Entity],
    places: Entities,
    /// The contents of attributions.
    contents: Nest<AttributionId>,
    /// The attributions whose source are some people, not named.
    groups: BTreeSet<AttributionId>,
    /// For each pronoun, by its place, who it stands for.
    pronouns: Vec<(Span, EntityId)>,
    /// Of each entity, whether its name is mostly written with the article.
    with_article: Vec<bool>,
    article: &'static str,
    /// The head words of mentions by who belongs to what is meant: "the Soviets".
    peoples: Vec<Span>,
}

impl<'d> Named<'d> {
    /// `article` stands before some names in the text.
    pub(crate) fn new(
        text: &str,
        article: &'static str,
        entities: &'d [Entity],
        attributions: &[Attribution],
    ) -> Named<'d> {
        let spans = attributions.iter().flat_map(|one| one.content.iter().map(move |content| (*content, one.id)));
        let contents = Nest::new(spans.collect());
        let is_group = |one: &&Attribution| one.voice == Voice::Group && !one.source.is_empty();
        let groups = attributions.iter().filter(is_group).map(|one| one.id).collect();
        let pronoun = |entity: &Entity| {
            let id = entity.id;
            let standing = entity.mentions.iter().filter(|mention| mention.form == Form::Pronoun);
            standing.map(move |mention| (mention.head, id)).collect::<Vec<_>>()
        };
        let mut pronouns: Vec<(Span, EntityId)> = entities.iter().flat_map(pronoun).collect();
        pronouns.sort();
        let is_people = |mention: &&Mention| mention.form == Form::Demonym;
        let mut peoples: Vec<Span> =
            entities.iter().flat_map(|one| one.mentions.iter().filter(is_people)).map(|one| one.head).collect();
        peoples.sort();
        let with_article = entities.iter().map(|entity| has_article(text, article, entity)).collect();
        Named { entities, places: Entities::new(entities), contents, groups, pronouns, with_article, article, peoples }
    }

    /// Returns the name of whom a pronoun stands for, as it stands in a sentence.
    pub(crate) fn of_pronoun(&self, span: Span) -> Option<String> {
        let at = self.pronouns.binary_search_by_key(&span, |(span, _)| *span).ok()?;
        self.name(self.pronouns[at].1)
    }

    /// Says whether a pronoun stands for whom another word names.
    pub(crate) fn is_same(&self, pronoun: Span, name: Span) -> bool {
        let at = self.pronouns.binary_search_by_key(&pronoun, |(span, _)| *span);
        at.is_ok_and(|at| self.at_head(name) == Some(self.pronouns[at].1))
            && self.pronouns.binary_search_by_key(&name, |(span, _)| *span).is_err()
    }

    /// Returns the entity whose mention hangs on a word.
    pub(crate) fn at_head(&self, head: Span) -> Option<EntityId> {
        self.places.headed(head)
    }

    /// Returns what an entity is.
    pub(crate) fn kind(&self, id: EntityId) -> Option<Kind> {
        self.entity(id).map(|entity| entity.kind)
    }

    /// Says whether an entity is somewhere.
    pub(crate) fn is_place(&self, id: EntityId) -> bool {
        self.entity(id).is_some_and(|entity| match entity.kind {
            Kind::Place => entity.at.is_some() || !is_studied(&entity.name),
            Kind::State | Kind::Facility => true,
            Kind::Person | Kind::Organization | Kind::Group | Kind::Work | Kind::Event => false,
        })
    }

    /// Says whether a mention is of what it means itself, not of those who belong to it: "Russia", not "the Russians".
    pub(crate) fn is_named_at(&self, head: Span) -> bool {
        self.peoples.binary_search(&head).is_err()
    }

    /// Says whether an entity is a state.
    pub(crate) fn is_state(&self, id: EntityId) -> bool {
        self.kind(id) == Some(Kind::State)
    }

    /// Says whether an entity acts as one and may be meant by "its": a state or an organization.
    pub(crate) fn is_body(&self, id: EntityId) -> bool {
        self.entity(id).is_some_and(|entity| matches!(entity.kind, Kind::State | Kind::Organization))
    }

    /// Returns the name of an entity as it stands in a sentence: "the Red Army".
    pub(crate) fn name(&self, id: EntityId) -> Option<String> {
        let name = &*self.entity(id)?.name;
        let with_article = self.with_article.get(id.0 as usize).copied().unwrap_or(false);
        Some(if with_article { format!("{} {name}", self.article) } else { name.to_owned() })
    }

    /// Says whether an entity is somebody.
    pub(crate) fn is_person(&self, id: EntityId) -> bool {
        self.entity(id).is_some_and(|entity| entity.kind == Kind::Person)
    }

    /// Returns the innermost attribution whose content holds a stretch.
    pub(crate) fn said_in(&self, span: Span) -> Option<AttributionId> {
        self.contents.innermost(span)
    }

    /// Says whether some people say something who are not named: "many analysts".
    pub(crate) fn is_of_group(&self, said: AttributionId) -> bool {
        self.groups.contains(&said)
    }

    /// Returns who an entity is, or whose it is: the king of the king's government.
    pub(crate) fn with_owner(&self, id: EntityId) -> Option<EntityId> {
        self.entity(id).map(|entity| entity.owner.unwrap_or(id))
    }

    fn entity(&self, id: EntityId) -> Option<&'d Entity> {
        self.entities.get(id.0 as usize)
    }
}

/// Says whether most mentions of an entity by its name have the article before them.
fn has_article(text: &str, article: &str, entity: &Entity) -> bool {
    if entity.kind == Kind::Person {
        return false;
    }
    let is_article = |word: &str| word.eq_ignore_ascii_case(article);
    let (mut all, mut with) = (0, 0);
    for mention in entity.mentions.iter().filter(|mention| matches!(mention.form, Form::Name)) {
        let Some(inside) = mention.span.of(text).strip_suffix(&*entity.name) else { continue };
        let before = text.get(..mention.span.start as usize).unwrap_or_default();
        let beside = if inside.is_empty() { before } else { inside };
        all += 1;
        with += usize::from(beside.split_whitespace().next_back().is_some_and(is_article));
    }
    2 * with > all
}

/// Says whether a name is one of what is studied, which is nowhere, though it is written as a place: "the prize in Chemistry".
pub(crate) fn is_studied(name: &str) -> bool {
    Words::english().noun(&name.to_lowercase()).starts_with(STUDIED)
}
