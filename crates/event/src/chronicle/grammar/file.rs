//! How the words of a grammar stand in their files.

use std::collections::BTreeMap;

use serde::Deserialize;
use source::ListedMap;

use super::causes::Causes;
use super::{Beside, End, Grammar, Noun, Toll, Verb};
use crate::between::RelationKind;
use crate::event::Modality;

impl Grammar {
    /// Reads the words of `events.toml` and `causes.toml`.
    pub(super) fn read(events: &'static str, causes: &'static str) -> Result<Grammar, String> {
        let file: File = toml::from_str(events).map_err(|error| error.to_string())?;
        let causes = Causes::read(causes)?;
        let (mut verb_kinds, mut noun_kinds) = (ListedMap::default(), ListedMap::default());
        for (kind, words) in file.kind {
            // Kinds are few and live as long as the program.
            let kind: &'static str = Box::leak(kind.into_boxed_str());
            verb_kinds.extend(words.verbs.into_iter().map(|verb| (verb, kind)));
            noun_kinds.extend(words.nouns.into_iter().map(|noun| (noun, kind)));
        }
        let mut verbs: ListedMap<String, Vec<Verb>> = ListedMap::default();
        for (name, words) in file.verbs {
            let verb = verb_named(&name).ok_or_else(|| format!("'{name}' is no class of verbs"))?;
            words.into_iter().for_each(|word| verbs.entry(word).or_default().push(verb));
        }
        let mut nouns: ListedMap<String, Vec<Noun>> = ListedMap::default();
        for (name, words) in file.nouns {
            let noun = noun_named(&name).ok_or_else(|| format!("'{name}' is no class of nouns"))?;
            words.into_iter().for_each(|word| nouns.entry(word).or_default().push(noun));
        }
        let mut order = ListedMap::default();
        for (word, name) in file.order {
            let kind = RelationKind::named(&name).ok_or_else(|| format!("'{name}' is no relation"))?;
            order.insert(word, kind);
        }
        let mut idioms = ListedMap::default();
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
        let mut ends = BTreeMap::new();
        for (name, words) in file.ends {
            let kind = words.kind.unwrap_or(name);
            let known = verb_kinds.values().copied().find(|known| *known == kind);
            let kind = known.ok_or_else(|| format!("'{kind}' is no kind"))?;
            let end = End { kind, line: Box::leak(words.line.into_boxed_str()) };
            ends.extend(words.words.into_iter().map(|word| (word, end)));
        }
        if let Some(name) = file.modals.values().find(|name| Modality::named(name).is_none()) {
            return Err(format!("'{name}' is no modality"));
        }
        Ok(Grammar {
            verb_kinds,
            noun_kinds,
            verbs,
            nouns,
            adverbs: file.adverbs,
            beside: file.beside,
            toll: file.toll,
            order,
            participants: file.participants,
            led_by: file.led_by,
            places: file.places,
            idioms,
            examples: file.examples.prepositions,
            line: Helpers { one: file.line.one + " ", several: file.line.several + " ", ..file.line },
            listed,
            ends,
            registers: file.registers,
            modals: file.modals.into_iter().collect(),
            suppose: file.suppose.marks,
            undone: file.suppose.undone,
            plan_nouns: file.suppose.plans,
            failed: file.suppose.failed,
            likely: file.suppose.likely,
            causes,
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
    beside: Beside,
    toll: Toll,
    order: BTreeMap<String, String>,
    participants: ListedMap<String, String>,
    led_by: ListedMap<String, String>,
    places: Places,
    idioms: BTreeMap<String, String>,
    examples: Prepositions,
    line: Helpers,
    listed: BTreeMap<String, Listed>,
    ends: BTreeMap<String, Ends>,
    registers: Registers,
    modals: BTreeMap<String, String>,
    suppose: Suppose,
}

#[derive(Deserialize, Debug)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Adverbs {
    pub(super) linking: Vec<String>,
    pub(super) opening: Vec<String>,
    pub(super) before_time: Vec<String>,
    pub(super) denying: Vec<String>,
    pub(super) after_time: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Suppose {
    marks: Vec<String>,
    undone: Vec<String>,
    plans: Vec<String>,
    failed: Vec<String>,
    likely: Vec<String>,
}

/// What the items under a heading are of which kind of, and how a name alone is told there.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Listed {
    headings: Vec<String>,
    line: String,
}

/// The words of entries of registers: what is done to somebody, and what he does.
#[derive(Deserialize, Debug)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Registers {
    pub(super) done_to: Vec<String>,
    pub(super) does: Vec<String>,
    pub(super) survives: Vec<String>,
    pub(super) held: String,
}

/// What words before a day in brackets after a name tell, and how the line says it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Ends {
    words: Vec<String>,
    line: String,
    /// The kind of it, where its table has another name.
    kind: Option<String>,
}

/// The words that make a participle a line, of one subject and of several; what compares times; the article that names have; what joins names.
#[derive(Deserialize, Debug)]
#[serde(deny_unknown_fields)]
pub(super) struct Helpers {
    pub(super) one: String,
    pub(super) several: String,
    pub(super) compare: String,
    pub(super) ruled: String,
    pub(super) than: String,
    pub(super) article: String,
    pub(super) joins: String,
}

/// What places stand behind, and which words say where.
#[derive(Deserialize, Debug)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Places {
    pub(super) prepositions: Vec<String>,
    pub(super) patient_kinds: Vec<String>,
    pub(super) of_kinds: Vec<String>,
    pub(super) grounds: Vec<String>,
    pub(super) upon: Vec<String>,
    pub(super) origin_kinds: Vec<String>,
    pub(super) inner_kinds: Vec<String>,
    pub(super) fights: Vec<String>,
    pub(super) fight_ends: Vec<String>,
    pub(super) there: Vec<String>,
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

fn verb_named(name: &str) -> Option<Verb> {
    Some(match name {
        "begin" => Verb::Begin,
        "go-on" => Verb::GoOn,
        "end" => Verb::End,
        "suffer" => Verb::Suffer,
        "alone" => Verb::Alone,
        "either-way" => Verb::EitherWay,
        "report" => Verb::Report,
        "state" => Verb::State,
        "enact" => Verb::Enact,
        "light" => Verb::Light,
        "occur" => Verb::Occur,
        "plan" => Verb::Plan,
        "order" => Verb::Order,
        "give" => Verb::Give,
        "call-off" => Verb::CallOff,
        "deny" => Verb::Deny,
        "manage" => Verb::Manage,
        "keep" => Verb::Keep,
        "hold" => Verb::Hold,
        "done-to" => Verb::DoneTo,
        "attempt" => Verb::Attempt,
        "speak" => Verb::Speak,
        "hand-in" => Verb::HandIn,
        "act-on" => Verb::ActOn,
        "come-about" => Verb::ComeAbout,
        "make" => Verb::Make,
        "take" => Verb::Take,
        "spend" => Verb::Spend,
        "liken" => Verb::Liken,
        "mark" => Verb::Mark,
        "witness" => Verb::Witness,
        "name" => Verb::Name,
        "bound" => Verb::Bound,
        _unknown => return None,
    })
}

fn noun_named(name: &str) -> Option<Noun> {
    Some(match name {
        "suffer" => Noun::Suffer,
        "stand-for" => Noun::StandFor,
        "part" => Noun::Part,
        "frame" => Noun::Frame,
        "prefix" => Noun::Prefix,
        "side" => Noun::Side,
        "keep" => Noun::Keep,
        "tell" => Noun::Tell,
        _unknown => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_files_are_read_and_their_lists_are_sorted() {
        assert_eq!(Grammar::english().noun_kind("siege"), Some("conflict"));
        let file: File = toml::from_str(include_str!("../../../../../lang/en/events.toml")).expect("it was read");
        let kinds = file.kind.into_values().flat_map(|words| [words.verbs, words.nouns]);
        for words in kinds.chain(file.verbs.into_values()).chain(file.nouns.into_values()) {
            let mut sorted = words.clone();
            sorted.sort();
            sorted.dedup();
            assert_eq!(words, sorted);
        }
    }
}
