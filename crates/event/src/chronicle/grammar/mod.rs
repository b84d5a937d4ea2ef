//! The words that tell of events and of causes, read from `lang/<xx>/events.toml` and `causes.toml`.

mod causes;
mod file;

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;
use source::{ListedMap, ListedSet};

use crate::between::RelationKind;
use crate::event::Modality;
use causes::Causes;
pub(crate) use causes::{Deed, Of, VerbCue, opened_by};
use file::{Adverbs, Helpers, Places};

/// What a verb says beside what happens.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Verb {
    Begin,
    GoOn,
    End,
    Suffer,
    Alone,
    /// Told of what changes, with or without who changes it.
    EitherWay,
    Report,
    /// Of these, what ends a task: "the commission reported on 4 July".
    HandIn,
    /// Of these, what is done to its object, whoever is told of it: "confirmed the charter".
    ActOn,
    Give,
    State,
    /// What a writing does itself.
    Enact,
    Light,
    Occur,
    /// Say nothing without when: "the announcement came two days after …".
    ComeAbout,
    /// Make what their object names: "signed the treaty of 1850".
    Make,
    Plan,
    Order,
    Deny,
    /// What was planned for a time was not then.
    CallOff,
    Manage,
    Keep,
    Hold,
    DoneTo,
    Attempt,
    Speak,
    Take,
    Spend,
    Liken,
    /// Tells what a day means.
    Mark,
    /// Of these and others, told of a time, what its object names happened then.
    Witness,
    Name,
    Bound,
}

/// The words of clauses that happened beside the main one.
#[derive(Deserialize, Debug)]
#[serde(deny_unknown_fields)]
pub(crate) struct Beside {
    /// Open one: "although".
    pub concede: ListedSet<String>,
    /// Say in a clause about somebody that it came after: "soon".
    pub next: ListedSet<String>,
}

/// The words for what something did to people.
#[derive(Deserialize, Debug)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Toll {
    /// Verbs that say it alone: "killing fifty".
    pub harm: ListedSet<String>,
    /// Verbs that say it with a state: "leaving fifty dead".
    pub leave: ListedSet<String>,
    /// Verbs that tell that somebody was found so: "found him dead".
    pub come_upon: ListedSet<String>,
    pub states: ListedSet<String>,
}

/// What a noun is beside the name of what happens.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Noun {
    Suffer,
    StandFor,
    Part,
    Frame,
    Keep,
    Tell,
    Prefix,
    Side,
}

/// What an adverb does in a sentence.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Adverb {
    /// Joins the sentence to the one before.
    Linking,
    /// Does so before the subject only.
    Opening,
    /// Says more of the time after it.
    BeforeTime,
    /// Says more of the time before it.
    AfterTime,
    /// Two words that deny: "no longer".
    Denying,
}

/// The words of a language.
#[derive(Debug)]
pub(crate) struct Grammar {
    verb_kinds: ListedMap<String, &'static str>,
    noun_kinds: ListedMap<String, &'static str>,
    verbs: ListedMap<String, Vec<Verb>>,
    nouns: ListedMap<String, Vec<Noun>>,
    adverbs: Adverbs,
    pub(crate) beside: Beside,
    pub(crate) toll: Toll,
    order: ListedMap<String, RelationKind>,
    participants: ListedMap<String, String>,
    led_by: ListedMap<String, String>,
    places: Places,
    idioms: ListedMap<String, Option<&'static str>>,
    examples: Vec<String>,
    line: Helpers,
    listed: BTreeMap<String, (&'static str, &'static str)>,
    ends: BTreeMap<String, End>,
    registers: file::Registers,
    modals: ListedMap<String, String>,
    suppose: Vec<String>,
    undone: Vec<String>,
    plan_nouns: Vec<String>,
    /// Modal verbs of the past that say with a denial that something was not done.
    failed: Vec<String>,
    /// Adjectives of what may come.
    likely: Vec<String>,
    pub(crate) causes: Causes,
}

impl Grammar {
    /// Returns the grammar of English, read on first use.
    pub(crate) fn english() -> &'static Grammar {
        static MADE: OnceLock<Grammar> = OnceLock::new();
        MADE.get_or_init(|| {
            let (events, causes) = (
                include_str!("../../../../../lang/en/events.toml"),
                include_str!("../../../../../lang/en/causes.toml"),
            );
            Grammar::read(events, causes).expect("a test reads the compiled-in files")
        })
    }

    /// Returns the kind of this name.
    pub(crate) fn kind_named(&self, name: &str) -> Option<&'static str> {
        self.verb_kinds.values().copied().find(|known| *known == name)
    }

    /// Returns the kind of event a verb tells.
    pub(crate) fn verb_kind(&self, lemma: &str) -> Option<&'static str> {
        self.verb_kinds.get(lemma).copied()
    }

    /// Returns the kind of event a noun names.
    pub(crate) fn noun_kind(&self, lemma: &str) -> Option<&'static str> {
        self.noun_kinds.get(lemma).copied()
    }

    /// Returns the kind of what is listed under a heading, and how a name alone is told there.
    pub(crate) fn listed_kind(&self, heading: &str) -> Option<(&'static str, &'static str)> {
        self.listed.get(heading).copied()
    }

    /// Returns what a word before a day in brackets tells of the name before them: "born", "d.".
    pub(crate) fn end_of_life(&self, word: &str) -> Option<End> {
        self.ends.get(word).copied()
    }

    /// Returns what a word of an entry of a register tells.
    pub(crate) fn entry(&self, word: &str) -> Option<Entry> {
        let is_in = |words: &[String]| words.iter().any(|one| one == word);
        if is_in(&self.registers.done_to) {
            return Some(Entry::DoneTo);
        }
        is_in(&self.registers.does).then_some(Entry::Does)
    }

    /// Returns what joins a name and what he was: "was".
    pub(crate) fn held(&self) -> &str {
        &self.registers.held
    }

    /// Says whether a word tells that somebody whom an entry of a register names outlived the one it is of: "widow".
    pub(crate) fn survives(&self, word: &str) -> bool {
        self.registers.survives.iter().any(|one| one == word)
    }

    /// Returns what is said of a name that is all there is of an event of a kind: "was born".
    pub(crate) fn life(&self, kind: &str) -> Option<&'static str> {
        self.listed.values().find(|(known, _)| *known == kind).map(|(_, said)| *said)
    }

    /// Says whether a verb is of a class.
    pub(crate) fn is_verb(&self, lemma: &str, class: Verb) -> bool {
        self.verbs.get(lemma).is_some_and(|classes| classes.contains(&class))
    }

    /// Says whether a noun is of a class.
    pub(crate) fn is_noun(&self, lemma: &str, class: Noun) -> bool {
        self.nouns.get(lemma).is_some_and(|classes| classes.contains(&class))
    }

    /// Says whether an adverb is of a class.
    pub(crate) fn is_adverb(&self, lemma: &str, class: Adverb) -> bool {
        let list = match class {
            Adverb::Linking => &self.adverbs.linking,
            Adverb::Opening => &self.adverbs.opening,
            Adverb::BeforeTime => &self.adverbs.before_time,
            Adverb::AfterTime => &self.adverbs.after_time,
            Adverb::Denying => &self.adverbs.denying,
        };
        list.iter().any(|one| one == lemma)
    }

    /// Returns what a word that opens a clause or phrase says of the order of the two.
    pub(crate) fn order(&self, word: &str) -> Option<RelationKind> {
        self.order.get(word).copied()
    }

    /// Returns what a preposition says of the participant after it.
    pub(crate) fn participant(&self, preposition: &str) -> Option<&str> {
        self.participants.get(preposition).map(String::as_str)
    }

    /// Returns what somebody is to those who are led so by him.
    pub(crate) fn led_by(&self, lemma: &str) -> Option<&str> {
        self.led_by.get(lemma).map(String::as_str)
    }

    /// Says whether what stands after a preposition goes along: "with".
    pub(crate) fn accompanies(&self, preposition: &str) -> bool {
        self.participant(preposition) == Some("with")
    }

    /// Says whether a preposition hangs a noun on another: "of".
    pub(crate) fn is_of(&self, preposition: &str) -> bool {
        self.participant(preposition) == Some("of")
    }

    /// Says whether a preposition stands before places.
    pub(crate) fn places(&self, preposition: &str) -> bool {
        self.places.prepositions.iter().any(|one| one == preposition)
    }

    /// Says whether an event of a kind is where what it is done to is: a capture, not a defeat.
    pub(crate) fn is_where_its_patient_is(&self, kind: &str) -> bool {
        self.places.patient_kinds.iter().any(|one| one == kind)
    }

    /// Says whether what a noun of a kind is of is where it is: "the siege of X".
    pub(crate) fn is_of_its_place(&self, kind: &str) -> bool {
        self.places.of_kinds.iter().any(|one| one == kind)
    }

    /// Says whether a preposition stands before places one is upon: "on the island", but not "on France".
    pub(crate) fn is_upon(&self, preposition: &str) -> bool {
        self.places.upon.iter().any(|one| one == preposition)
    }

    /// Says whether an event of a kind is where it comes from, if nothing else is told: "sailed from X".
    pub(crate) fn is_where_it_begins(&self, kind: &str) -> bool {
        self.places.origin_kinds.iter().any(|one| one == kind)
    }

    /// Says whether an event of a kind is where what it is done to is said to be: "destroyed a depot near X".
    pub(crate) fn is_where_its_object_is(&self, kind: &str) -> bool {
        self.places.inner_kinds.iter().any(|one| one == kind)
    }

    /// Says whether an event of a kind is a fight.
    pub(crate) fn is_fight(&self, kind: &str) -> bool {
        self.places.fights.iter().any(|one| one == kind)
    }

    /// Says whether an event of a kind tells how a fight ended.
    pub(crate) fn ends_a_fight(&self, kind: &str) -> bool {
        self.places.fight_ends.iter().any(|one| one == kind)
    }

    /// Says whether a word points to a place told of before.
    pub(crate) fn is_there(&self, word: &str) -> bool {
        self.places.there.iter().any(|one| one == word)
    }

    /// Says whether a noun is of a place that is named behind it: "the outskirts of X".
    pub(crate) fn is_ground(&self, noun: &str) -> bool {
        self.places.grounds.iter().any(|one| one == noun)
    }

    /// Returns the kind of a verb together with another word, where that is another than the verb's: "take place"; of some
    /// none.
    pub(crate) fn idiom(&self, verb: &str, word: &str) -> Option<Option<&'static str>> {
        self.idioms.get(&format!("{verb} {word}")).copied()
    }

    /// Returns the words that make a participle a line, of one subject and of several, with a blank after them.
    pub(crate) fn helpers(&self) -> [&str; 2] {
        [&self.line.one, &self.line.several]
    }

    /// Says whether a word behind a time goes on with what else was then: "the same day as".
    pub(crate) fn compares(&self, lemma: &str) -> bool {
        self.line.compare == lemma
    }

    /// Says whether a preposition stands before whoever ruled while something was done.
    pub(crate) fn is_under_rule(&self, preposition: &str) -> bool {
        self.line.ruled == preposition
    }

    /// Says whether a word sets what stands before it against something else: "than".
    pub(crate) fn sets_against(&self, word: &str) -> bool {
        self.line.than == word
    }

    /// Returns the word between the last two names of several.
    pub(crate) fn joins(&self) -> &str {
        &self.line.joins
    }

    /// Returns the article that stands before some names.
    pub(crate) fn article(&self) -> &str {
        &self.line.article
    }

    /// Says whether a preposition stands before an example of what was named.
    pub(crate) fn is_example(&self, preposition: &str) -> bool {
        self.examples.iter().any(|one| one == preposition)
    }

    /// Returns how what a modal verb helps is told.
    pub(crate) fn modal(&self, lemma: &str) -> Option<Modality> {
        self.modals.get(lemma).and_then(|name| Modality::named(name))
    }

    /// Says whether a word opens a clause that only supposes.
    pub(crate) fn supposes(&self, word: &str) -> bool {
        self.suppose.iter().any(|one| one == word)
    }

    /// Says whether a word opens a clause that tells what was not done: "without signing".
    pub(crate) fn is_undone(&self, word: &str) -> bool {
        self.undone.iter().any(|one| one == word)
    }

    /// Says whether a modal verb tells with a denial what was not done: "he could not pay".
    pub(crate) fn fails(&self, written: &str) -> bool {
        self.failed.iter().any(|one| one == written)
    }

    /// Says whether an adjective says that something may come: "is likely to fall".
    pub(crate) fn is_likely(&self, adjective: &str) -> bool {
        self.likely.iter().any(|one| one == adjective)
    }

    /// Says whether a noun names what is meant to be done: "plans to attack".
    pub(crate) fn plans(&self, noun: &str) -> bool {
        self.plan_nouns.iter().any(|one| one == noun)
    }
}

/// What a word of an entry of a register tells: "baptised" is done to somebody, "died" is what he did.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Entry {
    DoneTo,
    Does,
}

/// A kind of event that a life begins or ends with, and what is said of the name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct End {
    pub(crate) kind: &'static str,
    pub(crate) line: &'static str,
}
