//! What was understood of an account, found by place: events by the word that tells them, entities by the word they are
//! named by, and whose words tell what.

use entity::{Entities, Entity, Form};
use event::{Event, EventRelation, Polarity};
use source::Span;
use syntax::{Sentence, Upos, Word};
use voice::{Attribution, Stance};

/// What was understood of a document, for the checks that look at what is told.
#[derive(Clone, Copy, Debug)]
pub struct Understanding<'a> {
    /// Its sentences as trees; none where nobody can parse its language.
    pub sentences: &'a [Sentence<'a>],
    /// Whom and what it speaks of.
    pub entities: &'a [Entity],
    /// Who says what.
    pub attributions: &'a [Attribution],
    /// What it tells, in reading order.
    pub events: &'a [Event],
    /// What the events are to one another.
    pub relations: &'a [EventRelation],
}

/// Who tells a happening.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub enum Voice {
    /// The account itself.
    #[default]
    Narrator,
    /// Whom the account names for it, in its words.
    Source(String),
    /// Nobody in particular: "reportedly".
    Unnamed,
}

/// How far a happening is told as one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Vouched {
    /// It is said to have happened, by whom.
    By(Voice),
    /// It is planned, denied, doubted, supposed or a legend.
    Not,
}

/// The parts of an understanding, by place.
pub(crate) struct Places<'a> {
    text: &'a str,
    understood: Understanding<'a>,
    entities: Entities,
    /// The events that have a word of their own, by its beginning.
    triggers: Vec<(u32, usize)>,
}

impl<'a> Places<'a> {
    pub(crate) fn new(text: &'a str, understood: Understanding<'a>) -> Places<'a> {
        let told = understood.events.iter().enumerate();
        let mut triggers: Vec<(u32, usize)> =
            told.filter_map(|(index, event)| Some((event.trigger?.start, index))).collect();
        triggers.sort_unstable();
        Places { text, understood, entities: Entities::new(understood.entities), triggers }
    }

    /// Returns all events of the account.
    pub(crate) fn all(&self) -> impl Iterator<Item = &'a Event> {
        self.understood.events.iter()
    }

    /// Returns the events a word tells: more than one, where it tells of two times.
    pub(crate) fn events(&self, word: Span) -> impl Iterator<Item = &'a Event> {
        let first = self.triggers.partition_point(|(start, _)| *start < word.start);
        let own = self.triggers[first..].iter().take_while(move |(start, _)| *start == word.start);
        let events = self.understood.events;
        own.map(move |&(_, index)| &events[index])
    }

    /// Returns what the events are to one another, as the words that tell them.
    pub(crate) fn relations(&self) -> impl Iterator<Item = (&'a EventRelation, Span, Span)> {
        let word = |id: event::EventId| self.understood.events.get(id.0 as usize)?.trigger;
        self.understood.relations.iter().filter_map(move |one| Some((one, word(one.from)?, word(one.to)?)))
    }

    /// Returns whom or what a noun or pronoun stands for, if that is called by a name somewhere.
    pub(crate) fn entity(&self, head: Span) -> Option<&'a Entity> {
        let entity = self.understood.entities.get(self.entities.headed(head)?.0 as usize)?;
        entity.mentions.iter().any(|mention| mention.form == Form::Name).then_some(entity)
    }

    /// Says how far what a word tells is told as having happened, and by whom.
    ///
    /// What a noun names is taken as given: "the death of the king was not known".
    pub(crate) fn vouched(&self, word: &Word<'_>) -> Vouched {
        let Some(event) = self.events(word.span).next() else { return Vouched::By(Voice::Narrator) };
        if event.polarity == Polarity::Negative || event.modality.is_some() {
            return Vouched::Not;
        }
        let mut innermost = None;
        let mut next = event.attribution;
        // Numbers are counted from 1; an attribution lies in earlier ones only, but nobody has to believe that.
        for _ in 0..self.understood.attributions.len() {
            let Some(said) = next.and_then(|id| self.attribution(id.0)) else { break };
            match said.stance {
                Stance::Asserted | Stance::Reported => innermost = innermost.or(Some(said)),
                Stance::Doubted if word.upos == Upos::Noun => {}
                Stance::Doubted | Stance::Denied | Stance::Legend | Stance::Planned | Stance::Hypothetical => {
                    return Vouched::Not;
                }
            }
            next = said.within;
        }
        Vouched::By(innermost.map_or(Voice::Narrator, |said| self.voice(said)))
    }

    fn attribution(&self, number: u32) -> Option<&'a Attribution> {
        self.understood.attributions.get(usize::try_from(number.checked_sub(1)?).ok()?)
    }

    fn voice(&self, said: &Attribution) -> Voice {
        let [first, ..] = said.source.as_slice() else { return Voice::Unnamed };
        if let Some(entity) = self.entity(*first) {
            return Voice::Source(entity.name.clone());
        }
        // "They say": nobody is named.
        if self.word(*first).is_some_and(|word| word.span == *first && word.upos == Upos::Pron) {
            return Voice::Unnamed;
        }
        let words = said.source.iter().flat_map(|span| span.of(self.text).split_whitespace());
        let written = words.collect::<Vec<&str>>().join(" ");
        let mut name = written.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
        // An article has its capital from the sentence it opened.
        if self.word(*first).is_some_and(|word| word.upos == Upos::Det)
            && let Some(letter) = name.get_mut(..1)
        {
            letter.make_ascii_lowercase();
        }
        if name.is_empty() { Voice::Unnamed } else { Voice::Source(name) }
    }

    /// The word a stretch begins with.
    fn word(&self, span: Span) -> Option<&'a Word<'a>> {
        let sentences = self.understood.sentences;
        let number = sentences.partition_point(|sentence| sentence.span.end <= span.start);
        let words = &sentences.get(number)?.words;
        words.get(words.partition_point(|word| word.span.start < span.start))
    }
}
