//! The words that tell of events and of causes, read from `lang/<xx>/events.toml` and `causes.toml`.

use std::collections::{BTreeMap, HashMap};
use std::sync::OnceLock;

use serde::Deserialize;

use crate::between::RelationKind;
use crate::event::Modality;

/// What a verb says beside what happens.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Verb {
    Begin,
    GoOn,
    End,
    Suffer,
    Alone,
    Report,
    State,
    Light,
    Plan,
    Order,
    Deny,
}

/// What a noun is beside the name of what happens.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Noun {
    Suffer,
    StandFor,
    Part,
    Frame,
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
}

/// How a verb says that one thing brought about another.
#[derive(Deserialize, Clone, PartialEq, Eq, Debug)]
#[serde(deny_unknown_fields)]
pub(crate) struct VerbCue {
    pub verb: String,
    /// The object it needs: "way" of "pave the way".
    pub object: Option<String>,
    pub particle: Option<String>,
    /// The preposition before what it works on; without one it is the object.
    pub with: Option<String>,
    pub kind: String,
    /// Which end its subject is: the cause, if nothing is said.
    pub of: Option<String>,
}

impl VerbCue {
    pub(crate) fn kind(&self) -> RelationKind {
        RelationKind::named(&self.kind).unwrap_or(RelationKind::Causes)
    }

    pub(crate) fn subject_is_effect(&self) -> bool {
        self.of.is_some()
    }
}

/// The words of a language.
#[derive(Debug)]
pub(crate) struct Grammar {
    verb_kinds: HashMap<String, &'static str>,
    noun_kinds: HashMap<String, &'static str>,
    verbs: HashMap<String, Vec<Verb>>,
    nouns: HashMap<String, Vec<Noun>>,
    adverbs: Adverbs,
    order: HashMap<String, RelationKind>,
    participants: BTreeMap<String, String>,
    led_by: BTreeMap<String, String>,
    places: Vec<String>,
    patient_kinds: Vec<String>,
    of_kinds: Vec<String>,
    grounds: Vec<String>,
    upon: Vec<String>,
    origin_kinds: Vec<String>,
    idioms: HashMap<String, Option<&'static str>>,
    examples: Vec<String>,
    line: Helpers,
    listed: BTreeMap<String, (&'static str, &'static str)>,
    modals: BTreeMap<String, String>,
    suppose: Vec<String>,
    plan_nouns: Vec<String>,
    cues: HashMap<String, Vec<VerbCue>>,
    causes: Causes,
}

impl Grammar {
    /// Returns the grammar of English, read on first use.
    pub(crate) fn english() -> &'static Grammar {
        static MADE: OnceLock<Grammar> = OnceLock::new();
        MADE.get_or_init(|| {
            let (events, causes) =
                (include_str!("../../../../lang/en/events.toml"), include_str!("../../../../lang/en/causes.toml"));
            Grammar::read(events, causes).expect("a test reads the compiled-in files")
        })
    }

    fn read(events: &'static str, causes: &'static str) -> Result<Grammar, String> {
        let file: File = toml::from_str(events).map_err(|error| error.to_string())?;
        let causes: Causes = toml::from_str(causes).map_err(|error| error.to_string())?;
        let (mut verb_kinds, mut noun_kinds) = (HashMap::new(), HashMap::new());
        for (kind, words) in file.kind {
            // Kinds are few and live as long as the program.
            let kind: &'static str = Box::leak(kind.into_boxed_str());
            verb_kinds.extend(words.verbs.into_iter().map(|verb| (verb, kind)));
            noun_kinds.extend(words.nouns.into_iter().map(|noun| (noun, kind)));
        }
        let mut verbs: HashMap<String, Vec<Verb>> = HashMap::new();
        for (name, words) in file.verbs {
            let verb = verb_named(&name).ok_or_else(|| format!("'{name}' is no class of verbs"))?;
            words.into_iter().for_each(|word| verbs.entry(word).or_default().push(verb));
        }
        let mut nouns: HashMap<String, Vec<Noun>> = HashMap::new();
        for (name, words) in file.nouns {
            let noun = noun_named(&name).ok_or_else(|| format!("'{name}' is no class of nouns"))?;
            words.into_iter().for_each(|word| nouns.entry(word).or_default().push(noun));
        }
        let mut order = HashMap::new();
        for (word, name) in file.order {
            let kind = RelationKind::named(&name).ok_or_else(|| format!("'{name}' is no relation"))?;
            order.insert(word, kind);
        }
        let mut idioms = HashMap::new();
        for (words, kind) in file.idioms {
            let known = verb_kinds.values().copied().find(|known| *known == kind);
            if known.is_none() && !kind.is_empty() {
                return Err(format!("'{kind}' is no kind"));
            }
            idioms.insert(words, known);
        }
        let mut listed = BTreeMap::new();
        for (kind, words) in file.listed {
            let known = verb_kinds.values().copied().find(|known| *known == kind);
            let kind = known.ok_or_else(|| format!("'{kind}' is no kind"))?;
            let line: &'static str = Box::leak(words.line.into_boxed_str());
            listed.extend(words.headings.into_iter().map(|heading| (heading, (kind, line))));
        }
        let mut cues: HashMap<String, Vec<VerbCue>> = HashMap::new();
        if let Some(name) = file.modals.values().find(|name| Modality::named(name).is_none()) {
            return Err(format!("'{name}' is no modality"));
        }
        for cue in &causes.verb {
            RelationKind::named(&cue.kind).ok_or_else(|| format!("'{}' is no relation", cue.kind))?;
            cues.entry(cue.verb.clone()).or_default().push(cue.clone());
        }
        Ok(Grammar {
            verb_kinds,
            noun_kinds,
            verbs,
            nouns,
            adverbs: file.adverbs,
            order,
            participants: file.participants,
            led_by: file.led_by,
            places: file.places.prepositions,
            patient_kinds: file.places.patient_kinds,
            of_kinds: file.places.of_kinds,
            grounds: file.places.grounds,
            upon: file.places.upon,
            origin_kinds: file.places.origin_kinds,
            idioms,
            examples: file.examples.prepositions,
            line: Helpers { one: file.line.one + " ", several: file.line.several + " ", ..file.line },
            listed,
            modals: file.modals,
            suppose: file.suppose.marks,
            plan_nouns: file.suppose.plans,
            cues,
            causes,
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
        self.places.iter().any(|one| one == preposition)
    }

    /// Says whether an event of a kind is where what it is done to is: a capture, not a defeat.
    pub(crate) fn is_where_its_patient_is(&self, kind: &str) -> bool {
        self.patient_kinds.iter().any(|one| one == kind)
    }

    /// Says whether what a noun of a kind is of is where it is: "the siege of X".
    pub(crate) fn is_of_its_place(&self, kind: &str) -> bool {
        self.of_kinds.iter().any(|one| one == kind)
    }

    /// Says whether a preposition stands before places one is upon: "on the island", but not "on France".
    pub(crate) fn is_upon(&self, preposition: &str) -> bool {
        self.upon.iter().any(|one| one == preposition)
    }

    /// Says whether an event of a kind is where it comes from, if nothing else is told: "sailed from X".
    pub(crate) fn is_where_it_begins(&self, kind: &str) -> bool {
        self.origin_kinds.iter().any(|one| one == kind)
    }

    /// Says whether a noun is of a place that is named behind it: "the outskirts of X".
    pub(crate) fn is_ground(&self, noun: &str) -> bool {
        self.grounds.iter().any(|one| one == noun)
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

    /// Says whether a noun names what is meant to be done: "plans to attack".
    pub(crate) fn plans(&self, noun: &str) -> bool {
        self.plan_nouns.iter().any(|one| one == noun)
    }

    /// Returns the ways a verb says that one thing brought about another.
    pub(crate) fn cues(&self, lemma: &str) -> &[VerbCue] {
        self.cues.get(lemma).map_or(&[], Vec::as_slice)
    }

    /// Says whether words before a noun make it the cause.
    pub(crate) fn is_before_cause(&self, words: &str) -> bool {
        self.causes.before_cause.iter().any(|one| one == words)
    }

    /// Says whether a word opens a clause that tells the cause.
    pub(crate) fn is_because(&self, word: &str) -> bool {
        self.causes.because.iter().any(|one| one == word)
    }

    /// Returns how many words at the head of a sentence say that the one before tells the cause.
    pub(crate) fn therefore(&self, words: &[String]) -> Option<usize> {
        self.causes.therefore.iter().find_map(|phrase| {
            let phrase: Vec<&str> = phrase.split(' ').collect();
            let fits = phrase.len() <= words.len() && phrase.iter().zip(words).all(|(one, word)| one == word);
            fits.then_some(phrase.len())
        })
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct File {
    kind: BTreeMap<String, Words>,
    verbs: BTreeMap<String, Vec<String>>,
    nouns: BTreeMap<String, Vec<String>>,
    adverbs: Adverbs,
    order: BTreeMap<String, String>,
    participants: BTreeMap<String, String>,
    led_by: BTreeMap<String, String>,
    places: Places,
    idioms: BTreeMap<String, String>,
    examples: Prepositions,
    line: Helpers,
    listed: BTreeMap<String, Listed>,
    modals: BTreeMap<String, String>,
    suppose: Suppose,
}

#[derive(Deserialize, Debug)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Adverbs {
    linking: Vec<String>,
    opening: Vec<String>,
    before_time: Vec<String>,
    after_time: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Suppose {
    marks: Vec<String>,
    plans: Vec<String>,
}

/// What the items under a heading are of which kind of, and how a name alone is told there.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Listed {
    headings: Vec<String>,
    line: String,
}

/// The words that make a participle a line, of one subject and of several; the article that names have.
#[derive(Deserialize, Debug)]
#[serde(deny_unknown_fields)]
struct Helpers {
    one: String,
    several: String,
    article: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Places {
    prepositions: Vec<String>,
    patient_kinds: Vec<String>,
    of_kinds: Vec<String>,
    grounds: Vec<String>,
    upon: Vec<String>,
    origin_kinds: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Prepositions {
    prepositions: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    verbs: Vec<String>,
    nouns: Vec<String>,
}

#[derive(Deserialize, Debug)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Causes {
    verb: Vec<VerbCue>,
    before_cause: Vec<String>,
    because: Vec<String>,
    therefore: Vec<String>,
}

fn verb_named(name: &str) -> Option<Verb> {
    Some(match name {
        "begin" => Verb::Begin,
        "go-on" => Verb::GoOn,
        "end" => Verb::End,
        "suffer" => Verb::Suffer,
        "alone" => Verb::Alone,
        "report" => Verb::Report,
        "state" => Verb::State,
        "light" => Verb::Light,
        "plan" => Verb::Plan,
        "order" => Verb::Order,
        "deny" => Verb::Deny,
        _unknown => return None,
    })
}

fn noun_named(name: &str) -> Option<Noun> {
    Some(match name {
        "suffer" => Noun::Suffer,
        "stand-for" => Noun::StandFor,
        "part" => Noun::Part,
        "frame" => Noun::Frame,
        _unknown => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_files_are_read_and_their_lists_are_sorted() {
        assert_eq!(Grammar::english().noun_kind("siege"), Some("conflict"));
        let file: File = toml::from_str(include_str!("../../../../lang/en/events.toml")).expect("it was read");
        let kinds = file.kind.into_values().flat_map(|words| [words.verbs, words.nouns]);
        for words in kinds.chain(file.verbs.into_values()).chain(file.nouns.into_values()) {
            let mut sorted = words.clone();
            sorted.sort();
            sorted.dedup();
            assert_eq!(words, sorted);
        }
    }
}
