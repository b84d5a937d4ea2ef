//! Whom the words of an account name, and whose words they are.

use std::collections::{BTreeMap, BTreeSet};

use entity::{Entities, Entity, EntityId, Form, Kind, Mention, Standing};
use source::{Nest, Span};
use voice::{Attribution, AttributionId, Stance, Voice};

use crate::mention::Words;

/// How the names of owners end.
const OWNS: [&str; 3] = ["'s", "’s", "s’"];
/// How the names of several end.
const MANY: char = 's';
/// The kind of nouns that name what is thought and known.
const STUDIED: &str = "cognition";

/// The entities and attributions of an account, by place.
pub(crate) struct Named<'d> {
    text: &'d str,
    entities: &'d [Entity],
    places: Entities,
    /// The contents of attributions.
    contents: Nest<AttributionId>,
    /// The attributions whose source are some people, not named.
    groups: BTreeSet<AttributionId>,
    /// The attributions of what is asserted.
    vouched: BTreeSet<AttributionId>,
    /// For each pronoun, by its place, who it stands for.
    pronouns: Vec<(Span, EntityId)>,
    /// For each short description of a person, by its head, who it stands for.
    described: Vec<(Span, EntityId)>,
    /// The head words of persons' names, in order, and whose they are.
    persons: Vec<(Span, EntityId)>,
    /// Of each entity, whether its name is mostly written with the article.
    with_article: Vec<bool>,
    article: &'static str,
    /// The head words of mentions by who belongs to what is meant: "the Soviets".
    peoples: Vec<Span>,
    /// What pronouns stand for that has no name.
    standing: &'d [Standing],
    /// The words that name who says something.
    sources: BTreeMap<AttributionId, Vec<Span>>,
}

impl<'d> Named<'d> {
    /// `article` stands before some names in the text.
    pub(crate) fn new(
        text: &'d str,
        article: &'static str,
        entities: &'d [Entity],
        attributions: &[Attribution],
        standing: &'d [Standing],
    ) -> Named<'d> {
        let spans = attributions.iter().flat_map(|one| one.content.iter().map(move |content| (*content, one.id)));
        let contents = Nest::new(spans.collect());
        let sources = attributions.iter().map(|one| (one.id, one.source.clone())).collect();
        let is_group = |one: &&Attribution| one.voice == Voice::Group && !one.source.is_empty();
        let is_vouched = |one: &&Attribution| one.stance == Stance::Asserted;
        let vouched = attributions.iter().filter(is_vouched).map(|one| one.id).collect();
        let groups = attributions.iter().filter(is_group).map(|one| one.id).collect();
        let pronoun = |entity: &Entity| {
            let id = entity.id;
            let standing = entity.mentions.iter().filter(|mention| mention.form == Form::Pronoun);
            standing.map(move |mention| (mention.head, id)).collect::<Vec<_>>()
        };
        let mut pronouns: Vec<(Span, EntityId)> = entities.iter().flat_map(pronoun).collect();
        pronouns.sort();
        // Whom "the king" stands for, who has a name.
        let named = |entity: &&Entity| entity.kind == Kind::Person && entity.owner.is_none();
        let is_short = |mention: &&Mention| mention.form == Form::Description;
        let described = |entity: &'d Entity| {
            entity.mentions.iter().filter(is_short).map(|mention| (mention.head, entity.id)).collect::<Vec<_>>()
        };
        let mut described: Vec<(Span, EntityId)> = entities.iter().filter(named).flat_map(described).collect();
        described.sort();
        let names = |entity: &'d Entity| {
            let named = entity.mentions.iter().filter(|mention| mention.form == Form::Name);
            named.map(|mention| (mention.head, entity.id)).collect::<Vec<_>>()
        };
        let persons = entities.iter().filter(|entity| entity.kind == Kind::Person);
        let mut persons: Vec<(Span, EntityId)> = persons.flat_map(names).collect();
        persons.sort();
        let is_people = |mention: &&Mention| mention.form == Form::Demonym;
        let mut peoples: Vec<Span> =
            entities.iter().flat_map(|one| one.mentions.iter().filter(is_people)).map(|one| one.head).collect();
        peoples.sort();
        let with_article = entities.iter().map(|entity| has_article(text, article, entity)).collect();
        let places = Entities::new(entities);
        Named {
            text,
            entities,
            places,
            contents,
            groups,
            vouched,
            pronouns,
            described,
            persons,
            with_article,
            article,
            peoples,
            standing,
            sources,
        }
    }

    /// Returns the name of whom a pronoun stands for, as it stands in a sentence; the names of several are joined by a word.
    pub(crate) fn of_pronoun(&self, span: Span, joins: &str) -> Option<String> {
        if let Ok(at) = self.pronouns.binary_search_by_key(&span, |(span, _)| *span) {
            if self.may_be_another(span, self.pronouns[at].1) {
                return None;
            }
            return self.name_before(self.pronouns[at].1, span);
        }
        let names: Option<Vec<String>> = self.together(span).map(|id| self.name_before(id, span)).collect();
        let names = names?;
        let (last, first) = names.split_last()?;
        Some(if first.is_empty() { last.clone() } else { format!("{} {joins} {last}", first.join(", ")) })
    }

    /// "The annals claim that Odo wept, but Orme says that he laughed": who says it is not by himself who it is said of, where somebody
    /// else is named before him in the sentence.
    fn may_be_another(&self, pronoun: Span, id: EntityId) -> bool {
        let Some(said) = self.said_in(pronoun) else { return false };
        let source = self.sources.get(&said).and_then(|source| source.first().copied());
        let Some(source) = source.filter(|source| source.end <= pronoun.start) else { return false };
        let place = |span: Span| self.persons.partition_point(|(head, _)| head.start < span.start);
        let own = self.persons[place(source)..].iter().take_while(|(head, _)| head.start < source.end);
        let says_it = own.into_iter().any(|(_, own)| *own == id);
        let before = self.persons[..place(source)].last().filter(|(_, other)| says_it && *other != id);
        before.is_some_and(|(head, _)| {
            let between = self.text.get(head.end as usize..source.start as usize).unwrap_or("\n");
            !between.contains(['.', '\n', ';', ':'])
        })
    }

    /// The name of an entity for a pronoun that stands for it: of a people, the words that named it last, "the Cossacks".
    fn name_before(&self, id: EntityId, pronoun: Span) -> Option<String> {
        let entity = self.entity(id)?;
        if entity.kind != Kind::Group {
            return self.name(id);
        }
        let names = |mention: &&Mention| {
            matches!(mention.form, Form::Name | Form::Demonym) && mention.span.end <= pronoun.start
        };
        let last = entity.mentions.iter().rfind(names)?;
        // "Cossack forces" names no Cossacks.
        let many = last.head.of(self.text).ends_with(MANY);
        let before = self.text.get(..last.span.start as usize).unwrap_or_default().split_whitespace().next_back();
        let with_article = before.is_some_and(|word| word.eq_ignore_ascii_case(self.article));
        let name = last.span.of(self.text).split_whitespace().collect::<Vec<&str>>().join(" ");
        many.then(|| if with_article { format!("{} {name}", self.article) } else { name })
    }

    /// Returns what a pronoun stands for that has no name: "the crusaders".
    pub(crate) fn of_nameless(&self, pronoun: Span) -> Option<String> {
        let at = self.standing.binary_search_by_key(&pronoun, |one| one.pronoun).ok()?;
        let noun = &self.standing[at].noun;
        // "The bishop’s men" have no article of their own.
        let owned = noun.split(' ').any(|word| OWNS.iter().any(|ending| word.ends_with(ending)));
        Some(if owned { noun.clone() } else { format!("{} {noun}", self.article) })
    }

    /// Says whether a word is the noun that a pronoun stands for.
    pub(crate) fn is_nameless_at(&self, pronoun: Span, word: Span) -> bool {
        let at = self.standing.binary_search_by_key(&pronoun, |one| one.pronoun);
        at.is_ok_and(|at| self.standing[at].head == word)
    }

    /// Returns the name of whom a short description stands for: "the king".
    pub(crate) fn of_description(&self, head: Span) -> Option<String> {
        let at = self.described.binary_search_by_key(&head, |(head, _)| *head).ok()?;
        self.name(self.described[at].1)
    }

    /// Returns the entities that a pronoun for several stands for.
    pub(crate) fn together(&self, head: Span) -> impl Iterator<Item = EntityId> + '_ {
        self.places.together(head)
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

    /// Returns the entity that a word names or helps to name: whichever of "Securities and Exchange Commission" a parser hangs on the
    /// verb.
    pub(crate) fn who(&self, head: Span) -> Option<EntityId> {
        let bears = |id: &EntityId| {
            let kind = self.kind(*id);
            matches!(kind, Some(Kind::Person | Kind::Organization | Kind::Facility | Kind::Work))
        };
        self.places.headed(head).or_else(|| self.places.at(head).filter(bears))
    }

    /// Returns what an entity is.
    pub(crate) fn kind(&self, id: EntityId) -> Option<Kind> {
        self.entity(id).map(|entity| entity.kind)
    }

    /// Says whether an entity is somewhere.
    pub(crate) fn is_place(&self, id: EntityId) -> bool {
        self.entity(id).is_some_and(|entity| match entity.kind {
            Kind::Place => entity.at.is_some() || !is_studied(&entity.name),
            Kind::State => true,
            Kind::Facility => !entity.is_vessel,
            Kind::Person | Kind::Organization | Kind::Group | Kind::Work | Kind::Event => false,
        })
    }

    /// Says whether an entity is a ship: something happens on board of it, and nowhere else there.
    pub(crate) fn is_vessel(&self, id: EntityId) -> bool {
        self.entity(id).is_some_and(|entity| entity.is_vessel)
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

    /// Returns the persons named within a stretch, in order.
    pub(crate) fn persons_in(&self, within: Span) -> &[(Span, EntityId)] {
        let first = self.persons.partition_point(|(head, _)| head.start < within.start);
        let end = self.persons.partition_point(|(head, _)| head.start < within.end).max(first);
        &self.persons[first..end]
    }

    /// Returns the innermost attribution whose content holds a stretch.
    pub(crate) fn said_in(&self, span: Span) -> Option<AttributionId> {
        self.contents.innermost(span)
    }

    /// Says whether some people say something who are not named: "many analysts".
    pub(crate) fn is_of_group(&self, said: AttributionId) -> bool {
        self.groups.contains(&said)
    }

    /// Says whether what is said, or what somebody knows or does not, is asserted.
    pub(crate) fn is_vouched(&self, said: AttributionId) -> bool {
        self.vouched.contains(&said)
    }

    /// Says whether the words that name who says something stand within a stretch.
    pub(crate) fn is_source(&self, said: AttributionId, within: Span) -> bool {
        self.sources.get(&said).is_some_and(|sources| sources.iter().any(|source| within.contains(*source)))
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
