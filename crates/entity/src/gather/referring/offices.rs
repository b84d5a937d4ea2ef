//! Who holds an office while an account goes on: who became king last, and who has died since.

use syntax::{Relation, Upos};

use super::told::Told;
use super::words::Words;
use crate::gather::growing::Gathered;
use crate::gather::persons::is_regnal;
use crate::lists::Gender;
use crate::seen::Seen;
use crate::{Form, Kind};

/// Who came to which office, in the order of the text.
#[derive(Default)]
pub(super) struct Offices {
    /// The noun, and who was said to have become it.
    became: Vec<(String, usize)>,
    /// Whom the whole document is about.
    topic: Option<usize>,
}

impl Offices {
    pub fn new(topic: Option<usize>) -> Offices {
        Offices { became: Vec::new(), topic }
    }

    /// Notes what the clause around a mention of a person says of his office: "X became king", "X was succeeded by Y".
    pub fn note(&mut self, told: &Told<'_>, gathered: &Gathered, entity: usize, at: usize) {
        if gathered.all[entity].kind != Kind::Person {
            return;
        }
        let (seen, words) = (told.seen, Words::english());
        let is_office = |word: usize| {
            let small = seen.small[word].as_str();
            told.lists.title(small).is_some() && told.lists.person(small).is_some()
        };
        let beside = matches!(seen.words[at].relation, Relation::Appos | Relation::Flat);
        let at = seen.heads[at].filter(|above| beside && *above < at).unwrap_or(at);
        let Some(verb) = seen.heads[at] else { return };
        let lemma = seen.words[verb].small_lemma();
        let succeeds = words.succeed.verbs.contains(lemma);
        match (seen.words[at].relation, seen.words[at].subtype) {
            (Relation::Nsubj, _) if seen.words[verb].upos == Upos::Noun && is_office(verb) => {
                self.became.push((seen.small[verb].clone(), entity));
            }
            (Relation::Nsubj, subtype) if words.becomes.gives(lemma, subtype == PASSIVE) => {
                let said = seen.hanging(verb).iter().copied().find(|part| {
                    matches!(seen.words[*part].relation, Relation::Xcomp | Relation::Obj) && is_office(*part)
                });
                match said {
                    Some(noun) => self.became.push((seen.small[noun].clone(), entity)),
                    None if words.crowned.verbs.contains(lemma) => {
                        let noun = match gathered.all[entity].gender {
                            Some(Gender::Female) => words.crowned.female.as_str(),
                            Some(Gender::Male | Gender::Either) | None => words.crowned.male.as_str(),
                        };
                        self.became.push((noun.to_owned(), entity));
                    }
                    None => {}
                }
            }
            (Relation::Nsubj, subtype) if succeeds && subtype != PASSIVE => self.follow(entity),
            (Relation::Obl, AGENT) if succeeds => self.follow(entity),
            _other => {}
        }
    }

    /// "X succeeded him": to the office that was told of last.
    fn follow(&mut self, entity: usize) {
        if let Some((noun, _)) = self.became.last().cloned() {
            self.became.push((noun, entity));
        }
    }

    /// Returns who holds an office: who came to it last, or the king of a number whom the account is about; none if he is dead.
    pub fn holder(&self, told: &Told<'_>, gathered: &Gathered, noun: &str) -> Option<usize> {
        let words = Words::english();
        let is_same = |other: &str| other == noun || words.same(noun).any(|same| same == other);
        let last = self.became.iter().rev().find(|(other, _)| is_same(other)).map(|(_, entity)| *entity);
        let by_number = || {
            let topic = self.topic.filter(|_| is_same(&words.crowned.male))?;
            gathered.all[topic].words.last().is_some_and(|word| is_regnal(word)).then_some(topic)
        };
        last.or_else(by_number).filter(|entity| !told.is_dead(*entity))
    }
}

/// The subtype of what hangs on a verb in the passive, and of who does it.
const PASSIVE: &str = "pass";
const AGENT: &str = "agent";

/// Says whether the clause around a mention tells that who is mentioned dies: "X died", "X was captured and killed", "X, dying".
pub(super) fn dies(seen: &Seen<'_>, at: usize) -> bool {
    let words = Words::english();
    let lemma = |verb: usize| seen.words[verb].small_lemma();
    let ends = |verb: usize, is_passive: bool| {
        let lemma = lemma(verb);
        words.dead.verbs.contains(lemma) || is_passive && words.dead.suffered.contains(lemma)
    };
    let has_subject = |verb: usize| seen.hanging(verb).iter().any(|part| seen.words[*part].relation == Relation::Nsubj);
    if seen
        .hanging(at)
        .iter()
        .any(|part| seen.words[*part].relation == Relation::Acl && !has_subject(*part) && ends(*part, true))
    {
        return true;
    }
    let Some(verb) = seen.heads[at] else { return false };
    let is_passive = seen.words[at].subtype == PASSIVE;
    match seen.words[at].relation {
        Relation::Nsubj => {
            let shared = |part: usize| {
                matches!(seen.words[part].relation, Relation::Conj | Relation::Advcl) && !has_subject(part)
            };
            let is_denied =
                |verb: usize| seen.hanging(verb).iter().any(|part| seen.words[*part].feats.contains(NEGATED));
            // "made his will and was buried"
            let done = |verb: usize| {
                let helps =
                    |part: &usize| seen.words[*part].relation == Relation::Aux && seen.words[*part].subtype == PASSIVE;
                is_passive || seen.hanging(verb).iter().any(helps)
            };
            ends(verb, is_passive) && !is_denied(verb)
                || seen.hanging(verb).iter().any(|part| shared(*part) && ends(*part, done(*part)) && !is_denied(*part))
        }
        Relation::Nmod => words.dead.nouns.contains(lemma(verb)),
        _other => false,
    }
}

/// The feature of "not" and "never".
const NEGATED: &str = "Polarity=Neg";

/// "The company": the firm told of lately, and of several the one that is named most.
pub(super) fn firm(told: &Told<'_>, gathered: &Gathered, noun: &str, ranks: &[usize]) -> Option<usize> {
    let words = Words::english();
    if !words.firm.nouns.contains(noun) {
        return None;
    }
    let is_firm = |entity: usize| {
        let growing = &gathered.all[entity];
        let last = growing.words.last().map_or("", String::as_str);
        let named = growing.mentions.iter().any(|mention| mention.form == Form::Name);
        let other = !told.lists.heads(last).is_empty() && !words.firm.names.contains(last);
        growing.kind == Kind::Organization && named && growing.owner.is_none() && growing.entry.is_none() && !other
    };
    let lately = told.recent.iter().filter_map(|thing| told.things[*thing].entity).filter(|entity| is_firm(*entity));
    lately.min_by_key(|entity| ranks[*entity])
}
