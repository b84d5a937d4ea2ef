//! What was told of so far, and what of it was told lately.

use source::MetMap;
use syntax::{Relation, Upos};

use crate::gather::growing::Gathered;
use crate::gather::topic::called;
use crate::lists::{Gender, Lists, Pronoun};
use crate::seen::Seen;
use crate::{Form, Kind};

/// So many sentences back is looked for what a pronoun or a description stands for.
const REACH: usize = 4;

/// So many things are kept in mind.
const MOST: usize = 40;

/// Something told of.
#[derive(Clone, Debug)]
pub(crate) struct Thing {
    /// Which entity it is; none of what has no name.
    pub entity: Option<usize>,
    /// The head of its first mention.
    pub origin: usize,
    /// The head of the last mention by a noun or name.
    pub noun: Option<usize>,
    /// What it is.
    pub sort: Sort,
    pub gender: Option<Gender>,
    /// The pronoun that stood for it.
    pub pronoun: Option<Pronoun>,
    pub many: bool,
    /// How often it was mentioned, and how often as a subject.
    pub mentions: u32,
    pub subjects: u32,
    /// The last mention.
    pub last: Last,
    /// The clause whose subject it was last, as the word the subject hangs on.
    pub subject_of: Option<usize>,
    /// In which sentence and paragraph it was told to have died.
    pub died: Option<(usize, usize)>,
    /// Of several that are named together, which entities they are, if all are known.
    pub members: Vec<usize>,
}

impl Thing {
    /// Says whether it is several that are named together.
    pub fn is_several(&self) -> bool {
        self.sort == Sort::Several
    }
}

/// What a thing is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Sort {
    /// A named one.
    Named(Kind),
    /// A person without a name.
    Person,
    /// What has a noun of this kind.
    Noun(Kind),
    /// What has any other noun.
    Other,
    /// What a pronoun stands for, nobody knows what.
    Unknown,
    /// Several that are named together.
    Several,
}

/// A mention of a thing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Last {
    pub at: usize,
    pub sentence: usize,
    pub paragraph: usize,
    pub by: By,
    /// How surely it is one of this thing, in units of the scores.
    pub sure: i32,
}

/// How a thing is mentioned.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum By {
    Name,
    /// A noun with a definite determiner.
    Definite,
    /// A noun with what owns it.
    Owned,
    /// Any other noun.
    Noun,
    Pronoun,
}

/// What was told of so far.
pub(crate) struct Told<'a> {
    pub seen: &'a Seen<'a>,
    pub lists: &'a Lists,
    pub things: Vec<Thing>,
    /// What was told lately, the last at the end.
    pub recent: Vec<usize>,
    by_entity: MetMap<usize, usize>,
    pub sentence: usize,
    pub paragraph: usize,
    /// Whether a quotation is open.
    pub quoted: bool,
    /// The person the whole document is about.
    pub topic: Option<usize>,
    /// The person whom its heading or its first sentence says it is about.
    pub hero: Option<usize>,
}

impl<'a> Told<'a> {
    pub fn new(seen: &'a Seen<'a>, lists: &'a Lists) -> Told<'a> {
        let (things, recent, by_entity) = (Vec::new(), Vec::new(), MetMap::default());
        Told {
            seen,
            lists,
            things,
            recent,
            by_entity,
            sentence: 0,
            paragraph: 0,
            quoted: false,
            topic: None,
            hero: None,
        }
    }

    /// Goes on to a word: sentences and paragraphs are counted, what was told long ago is no longer in mind.
    pub fn reach(&mut self, at: usize) {
        if self.seen.sentences[at].0 == at {
            self.sentence += 1;
            let opens = self.seen.words[at].before == syntax::Gap::Edge;
            self.paragraph += usize::from(opens);
            self.quoted &= !opens;
            let things = &self.things;
            let sentence = self.sentence;
            self.recent.retain(|thing| things[*thing].last.sentence + REACH >= sentence);
        }
        match self.seen.written(at) {
            "\"" => self.quoted = !self.quoted,
            "“" | "«" | "``" => self.quoted = true,
            "”" | "»" | "''" => self.quoted = false,
            _word => {}
        }
    }

    /// Returns the thing that an entity is, if it was told of.
    pub fn of_entity(&self, entity: usize) -> Option<usize> {
        self.by_entity.get(&entity).copied()
    }

    /// Returns the entity that was mentioned last at a word.
    pub fn of_entity_at(&self, at: usize) -> Option<usize> {
        let here = |thing: &&usize| self.things[**thing].last.at == at;
        self.recent.iter().rev().find(here).and_then(|thing| self.things[*thing].entity)
    }

    /// Notes a mention of an entity.
    pub fn entity(&mut self, gathered: &Gathered, entity: usize, at: usize, form: Form) {
        let growing = &gathered.all[entity];
        // "Soviet troops" speaks of the troops.
        let word = self.seen.words[at];
        if form == Form::Demonym && matches!(word.relation, Relation::Amod | Relation::Compound) {
            return;
        }
        let thing = match self.of_entity(entity) {
            Some(thing) => thing,
            None => {
                let thing = self.begin(at, Sort::Named(growing.kind));
                self.things[thing].entity = Some(entity);
                self.by_entity.insert(entity, thing);
                thing
            }
        };
        let by = match form {
            Form::Name | Form::Demonym => By::Name,
            Form::Description => By::Definite,
            Form::Pronoun | Form::Together => By::Pronoun,
        };
        // Of whom more is told by name that was told too early.
        if by == By::Name && self.things[thing].died.is_some_and(|(sentence, _)| sentence < self.sentence) {
            self.things[thing].died = None;
        }
        self.things[thing].gender = growing.gender;
        self.things[thing].many = growing.kind == Kind::Group || is_many(self.seen, at);
        self.things[thing].noun = Some(at);
        match self.subject_beside(at) {
            Some((noun, bare)) => {
                self.recent.retain(|known| Some(*known) != bare);
                self.mention(thing, noun, by, i32::MAX);
            }
            None => self.mention(thing, at, by, i32::MAX),
        }
    }

    /// Returns the thing that an entity is which is named further on in the sentence, at a word.
    pub fn coming(&mut self, gathered: &Gathered, entity: usize, at: usize) -> usize {
        if let Some(thing) = self.of_entity(entity) {
            return thing;
        }
        let thing = self.begin(at, Sort::Named(gathered.all[entity].kind));
        self.by_entity.insert(entity, thing);
        let coming = &mut self.things[thing];
        (coming.entity, coming.noun, coming.gender) = (Some(entity), Some(at), gathered.all[entity].gender);
        coming.last.by = By::Name;
        thing
    }

    /// "His son X was chosen": the noun that acts, which a name behind it says more of, and the thing it was taken for, if it was for any.
    fn subject_beside(&self, at: usize) -> Option<(usize, Option<usize>)> {
        let seen = self.seen;
        let beside = seen.heads[at].filter(|noun| seen.words[at].relation == Relation::Appos && *noun < at);
        let noun = beside.or_else(|| called(seen, at)).filter(|noun| seen.words[*noun].relation == Relation::Nsubj)?;
        let is_bare = |thing: &&usize| {
            let thing = &self.things[**thing];
            thing.entity.is_none() && !thing.is_several() && thing.last.at == noun
        };
        let bare = self.recent.iter().rev().find(is_bare).copied();
        let his = seen.hanging(noun).iter().any(|part| seen.words[*part].xpos == "PRP$");
        (bare.is_some() || his && noun + 1 == at).then_some((noun, bare))
    }

    /// Notes that whoever is mentioned at a word dies there.
    pub fn die(&mut self, thing: usize) {
        self.things[thing].died.get_or_insert((self.sentence, self.paragraph));
    }

    /// Says whether an entity was told to have died in an earlier sentence.
    pub fn is_dead(&self, entity: usize) -> bool {
        let died = self.of_entity(entity).and_then(|thing| self.things[thing].died);
        died.is_some_and(|(sentence, _)| sentence < self.sentence)
    }

    /// Says whether a word stands within the last mention of an entity, which is what acts: "Norton, known as the Emperor, …".
    pub fn is_within(&self, entity: usize, at: usize) -> bool {
        let Some(last) = self.of_entity(entity).map(|thing| self.things[thing].last.at) else { return false };
        let (start, end) = self.seen.under[last];
        last < at && (start..end).contains(&at) && self.seen.words[last].relation == Relation::Nsubj
    }

    /// Notes a noun that names nothing; the same noun with a definite determiner is the same thing.
    pub fn noun(&mut self, at: usize) {
        let (seen, lists) = (self.seen, self.lists);
        let by = by(seen, lists, at);
        let many = is_many(seen, at);
        let same = |thing: &&usize| {
            let thing = &self.things[**thing];
            let noun = thing.noun.filter(|_| thing.entity.is_none() && thing.many == many);
            noun.is_some_and(|noun| seen.words[noun].lemma == seen.words[at].lemma)
        };
        let known = self.recent.iter().rev().find(same).copied().filter(|_| by == By::Definite);
        let thing = known.unwrap_or_else(|| self.begin(at, sort(seen, lists, at)));
        self.things[thing].noun = Some(at);
        self.things[thing].many = many;
        self.things[thing].gender = gender(lists, &seen.small[at]);
        self.mention(thing, at, by, i32::MAX);
    }

    /// Notes several that are named together, the first of them at `at`; the same ones named again are the same.
    pub fn several(&mut self, at: usize, members: Vec<usize>) -> usize {
        let same = |thing: &&usize| !members.is_empty() && self.things[**thing].members == members;
        let known = self.recent.iter().rev().find(same).copied();
        let thing = known.unwrap_or_else(|| self.begin(at, Sort::Several));
        self.things[thing].members = members;
        self.things[thing].many = true;
        self.mention(thing, at, By::Noun, i32::MAX);
        thing
    }

    /// Notes a pronoun for a thing, or for nobody knows what.
    pub fn pronoun(&mut self, thing: Option<usize>, at: usize, pronoun: Pronoun, sure: i32) {
        let thing = thing.unwrap_or_else(|| {
            let thing = self.begin(at, Sort::Unknown);
            self.things[thing].many = pronoun == Pronoun::They;
            thing
        });
        self.things[thing].pronoun = Some(pronoun);
        self.mention(thing, at, By::Pronoun, sure);
    }

    fn begin(&mut self, at: usize, sort: Sort) -> usize {
        self.things.push(Thing {
            entity: None,
            origin: at,
            noun: None,
            sort,
            gender: None,
            pronoun: None,
            many: false,
            mentions: 0,
            subjects: 0,
            last: Last { at, sentence: self.sentence, paragraph: self.paragraph, by: By::Noun, sure: i32::MAX },
            subject_of: None,
            died: None,
            members: Vec::new(),
        });
        self.things.len() - 1
    }

    fn mention(&mut self, thing: usize, at: usize, by: By, sure: i32) {
        let seen = self.seen;
        if let Some(place) = self.recent.iter().rposition(|known| *known == thing) {
            self.recent.remove(place);
        } else if self.recent.len() == MOST {
            self.recent.remove(0);
        }
        self.recent.push(thing);
        let thing = &mut self.things[thing];
        thing.mentions += 1;
        thing.last = Last { at, sentence: self.sentence, paragraph: self.paragraph, by, sure };
        if seen.words[at].relation == Relation::Nsubj {
            thing.subjects += 1;
            thing.subject_of = seen.heads[at];
        }
    }
}

fn by(seen: &Seen<'_>, lists: &Lists, at: usize) -> By {
    let mut by = By::Noun;
    for part in seen.hanging(at).iter().filter(|part| **part < at) {
        let word = seen.words[*part];
        if word.relation == Relation::Det && lists.is_definite(&seen.small[*part]) {
            by = By::Definite;
        } else if word.relation == Relation::Nmod && word.subtype == "poss" {
            by = By::Owned;
        }
    }
    by
}

fn is_many(seen: &Seen<'_>, at: usize) -> bool {
    matches!(seen.words[at].xpos, "NNS" | "NNPS")
}

fn gender(lists: &Lists, word: &str) -> Option<Gender> {
    lists.person(word).or_else(|| lists.title(word))
}

fn sort(seen: &Seen<'_>, lists: &Lists, at: usize) -> Sort {
    let word = seen.words[at];
    let small = if word.upos == Upos::Noun { word.lemma.as_str() } else { seen.small[at].as_str() };
    match lists.heads(small).first() {
        _ if gender(lists, small).is_some() => Sort::Person,
        Some(kind) => Sort::Noun(*kind),
        None if lists.is_human(small) => Sort::Person,
        None => Sort::Other,
    }
}
