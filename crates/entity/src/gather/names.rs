//! Names that stand for one thing: equal ones, those of one list entry, surnames, acronyms, spellings, shorter forms.

use source::MetMap;

use super::draft::Draft;
use super::evidence::said;
use super::growing::{Gathered, Mentioned, Part};
use super::key::{initials, is_acronym, is_near, key, skeleton};
use super::kinds::is_told_vessel;
use super::persons::{genders_fit, is_regnal, may_be_one};
use super::short::short;
use super::{apart, born, borne, called, namesakes, topic};
use crate::class::Class;
use crate::lists::Lists;
use crate::seen::Seen;
use crate::{Form, Kind};

/// Gathers drafts; returns for each the entity it is a mention of, if it is of one.
pub(super) fn gather(seen: &Seen<'_>, lists: &Lists, drafts: &[Draft], gathered: &mut Gathered) -> Vec<Option<usize>> {
    let mut same = called::acronyms(seen, drafts);
    called::called(seen, drafts, &mut same);
    called::surnames(seen, lists, drafts, &mut same);
    let topic = topic::topic(seen, drafts);
    let mut gathering = Gathering {
        seen,
        lists,
        drafts,
        gathered,
        same,
        topic,
        of: vec![None; drafts.len()],
        births: MetMap::default(),
        told_births: apart::births(seen, lists, drafts),
        kin: MetMap::default(),
        unsaid: MetMap::default(),
    };
    gathering.run();
    let Gathering { of, gathered, .. } = gathering;
    gathered.topic = topic.and_then(|topic| of[topic]);
    of
}

pub(super) struct Gathering<'a> {
    pub(super) seen: &'a Seen<'a>,
    pub(super) lists: &'a Lists,
    pub(super) drafts: &'a [Draft],
    pub(super) gathered: &'a mut Gathered,
    /// By draft of another name, "the PDPA" or "called the Lame", the draft of the name before it that it stands for.
    same: MetMap<usize, usize>,
    /// The draft that names whom the account is about.
    pub(super) topic: Option<usize>,
    pub(super) of: Vec<Option<usize>>,
    /// By person the year of birth, as far as the account tells it beside the name.
    pub(super) births: MetMap<usize, u32>,
    /// By full name, the year of birth that is told beside it first.
    pub(super) told_births: MetMap<String, u32>,
    /// By person the noun that said whose he is, where the account first did: of "his sister Ida" the sister.
    pub(super) kin: MetMap<usize, String>,
    /// By a name that several persons have, the one who is meant where nothing says which of them is.
    pub(super) unsaid: MetMap<String, usize>,
}

impl Gathering<'_> {
    fn run(&mut self) {
        // First what bears a full name, then single words that may be a part of one.
        // One with a title and no other name is known by it.
        let is_bare = |draft: &Draft| {
            let title = draft.titles.0 < draft.titles.1 && self.lists.is_kept(&self.seen.small[draft.titles.1 - 1]);
            draft.kind == Kind::Person && draft.core.1 - draft.core.0 == 1 && draft.entry.is_none() && !title
        };
        let common: Vec<bool> = self.drafts.iter().map(|draft| self.is_common(draft)).collect();
        let bare = self.drafts.iter().zip(&common).map(|(draft, common)| is_bare(draft) && !common);
        let bare: Vec<bool> = bare.collect();
        // What was taken for a place or an organization may be the surname of a person who is named in full.
        let doubtful = |draft: &Draft| {
            let kind = matches!(draft.kind, Kind::Place | Kind::Organization | Kind::Group);
            kind && draft.within.is_none()
                && draft.form == Form::Name
                && draft.core.1 - draft.core.0 == 1
                && !is_acronym(self.seen, draft.core)
        };
        let doubtful = self.drafts.iter().zip(&common).map(|(draft, common)| doubtful(draft) && !common);
        let doubtful: Vec<bool> = doubtful.collect();
        let borne = borne::borne(self.seen, self.lists, self.drafts);
        let whole = |at: &usize| !bare[*at] && !doubtful[*at] && !common[*at] && !borne.contains_key(at);
        for at in (0..self.drafts.len()).filter(whole) {
            let entity = self.full(at);
            self.join(at, entity);
        }
        for at in (0..self.drafts.len()).filter(|at| doubtful[*at]) {
            let draft = &self.drafts[at];
            let key = key(self.seen, draft.core);
            let is_surname = !self.gathered.with_part(Part::Last, &key).is_empty() || self.is_of_king(draft, &key);
            // A place of the lists may be who has no other name: "Queen Victoria". "Washington" is only where it is read as a person.
            let alone = |entity: &usize| self.gathered.all[*entity].kind == Kind::Person;
            let is_person = match draft.entry {
                None => is_surname && !self.is_told_firm(draft),
                Some(_) => {
                    is_surname && draft.class == Some(Class::Person) || self.gathered.with_key(&key).iter().any(alone)
                }
            };
            let entity = if is_person { self.bare(at) } else { self.full(at) };
            self.join(at, entity);
        }
        for at in (0..self.drafts.len()).filter(|at| bare[*at]) {
            let entity = self.bare(at);
            self.join(at, entity);
        }
        for (at, bearer) in borne {
            let known = self.of[bearer];
            let entity = known.unwrap_or_else(|| self.full(at));
            self.join(at, entity);
            if known.is_some() {
                // Who bears it has a name.
                let mut title = String::new();
                self.seen.write(self.drafts[at].core.0, self.drafts[at].core.1, &mut title);
                self.gathered.all[entity].called.push(title);
            }
        }
        self.common(&common);
    }

    /// Says whether a name is a common noun with a capital: "the League", "the King".
    fn is_common(&self, draft: &Draft) -> bool {
        let word = self.seen.small[draft.core.0].as_str();
        let noun =
            !self.lists.heads(word).is_empty() || self.lists.title(word).is_some() || self.lists.person(word).is_some();
        draft.core.1 - draft.core.0 == 1 && draft.entry.is_none() && draft.titles.0 == draft.titles.1 && noun
    }

    /// Common nouns with a capital are the one thing told of before whose name has this noun for its head; those of persons are no
    /// names, others may be.
    fn common(&mut self, common: &[bool]) {
        let mut by_noun: MetMap<&str, Vec<(usize, usize)>> = MetMap::default();
        for (at, draft) in self.drafts.iter().enumerate() {
            let Some(entity) = self.of[at] else { continue };
            let last = draft.core.1 - 1;
            let nouns = [
                Some(last),
                Some(draft.head).filter(|head| *head != last),
                draft.titles.1.checked_sub(1).filter(|_| draft.titles.0 < draft.titles.1),
            ];
            for noun in nouns.into_iter().flatten() {
                let known = by_noun.entry(self.seen.small[noun].as_str()).or_default();
                if known.len() < 3 && !known.iter().any(|(other, _)| *other == entity) {
                    known.push((entity, draft.head));
                }
            }
        }
        for at in (0..self.drafts.len()).filter(|at| common[*at]) {
            let draft = &self.drafts[at];
            let word = self.seen.small[draft.core.0].as_str();
            let told = by_noun.get(word).map_or(&[][..], Vec::as_slice);
            let before = one(told.iter().filter(|(_, head)| *head < draft.head).map(|(entity, _)| *entity));
            if let Some(entity) = before {
                self.of[at] = Some(entity);
                self.gathered.names.insert(draft.head, draft.titled());
                let mention = Mentioned { head: draft.head, whole: draft.whole, form: Form::Description };
                self.gathered.mention(entity, mention, None);
            } else if !self.lists.heads(word).is_empty() && draft.kind != Kind::Person {
                let entity = self.full(at);
                self.join(at, entity);
            }
        }
    }

    fn join(&mut self, at: usize, entity: usize) {
        let draft = &self.drafts[at];
        self.of[at] = Some(entity);
        let mut name = String::new();
        // "Queen Victoria" keeps her title.
        let kept = draft.core.1 - draft.core.0 == 1
            && draft.titles.0 < draft.titles.1
            && self.seen.is_capital(draft.titles.1 - 1)
            && self.lists.is_kept(&self.seen.small[draft.titles.1 - 1]);
        self.seen.write(draft.core.0 - usize::from(kept), draft.core.1, &mut name);
        let named = (draft.form == Form::Name).then_some(name.as_str());
        self.gathered.names.insert(draft.head, draft.titled());
        let mention = Mentioned { head: draft.head, whole: draft.whole, form: draft.form };
        self.gathered.mention(entity, mention, named);
        let growing = &mut self.gathered.all[entity];
        growing.is_vessel |= draft.kind == Kind::Facility && is_told_vessel(self.seen, draft);
        if self.same.contains_key(&at) && growing.names.len() > 1 && !growing.called.contains(&name) {
            growing.called.push(name);
        }
        if growing.gender.is_none() {
            growing.gender = draft.gender;
        }
    }

    /// The entity of a name that can stand by itself.
    fn full(&mut self, at: usize) -> usize {
        let draft = &self.drafts[at];
        let mut key = key(self.seen, draft.core);
        if let Some(within) = draft.within {
            // "Cambridge, Massachusetts" is another than Cambridge.
            key = format!("{key} {}", within.land);
        }
        let known = self.namesake(at).or_else(|| self.known(at, &key));
        let draft = &self.drafts[at];
        let entity = known.unwrap_or_else(|| {
            let words = key.split(' ').map(str::to_owned).collect();
            self.gathered.begin(draft.kind, words)
        });
        self.know_namesake(draft, &key, entity);
        self.gathered.all[entity].within = draft.within;
        self.gathered.all[entity].is_unchosen = draft.is_unchosen;
        if let Some(entry) = draft.entry {
            self.gathered.know_entry(entry, entity);
        }
        if self.unsaid.get(&key) == Some(&entity) {
            return entity;
        }
        self.gathered.know_key(&key, entity);
        if let Some(skeleton) = skeleton(&key) {
            self.gathered.know_skeleton(&skeleton, entity);
        }
        let initials = initials(self.seen, draft.core);
        if initials.chars().count() > 1 {
            self.gathered.know_initials(&initials, entity);
        }
        if let Some(short) = short(self.seen, self.lists, draft) {
            self.gathered.know_key(&short, entity);
        }
        let words: Vec<&str> = key.split(' ').collect();
        if let (Kind::Organization, [first, _, ..]) = (draft.kind, words.as_slice()) {
            self.gathered.know_part(Part::Firm, first, entity);
        }
        if let (Kind::Person, [first, .., last]) = (draft.kind, words.as_slice()) {
            self.gathered.know_part(Part::First, first, entity);
            // "Jr." is nobody's surname.
            let surname = words.iter().rfind(|word| !self.lists.is_junior(word)).unwrap_or(last);
            if !is_regnal(surname) {
                self.gathered.know_part(Part::Last, surname, entity);
            }
        }
        entity
    }

    /// Says whether a name of one word is that of a king who is told of with his number, or a given name of one named in full.
    fn is_of_king(&self, draft: &Draft, key: &str) -> bool {
        let given = self.lists.given(self.seen.written(draft.core.0)).is_some();
        let numbered = |entity: &usize| self.gathered.all[*entity].words.get(1).is_some_and(|word| is_regnal(word));
        let first = self.gathered.with_part(Part::First, key);
        if given { !first.is_empty() } else { first.iter().any(numbered) }
    }

    /// Says whether the words around a name of one word tell that it is a firm's: "shares of Barlow".
    fn is_told_firm(&self, draft: &Draft) -> bool {
        said(self.seen, self.lists, draft.head).is_some_and(|said| said.kind == Kind::Organization)
    }

    fn known(&self, at: usize, key: &str) -> Option<usize> {
        let draft = &self.drafts[at];
        if let Some(entity) = draft.entry.and_then(|entry| self.gathered.with_entry(entry)) {
            return Some(entity);
        }
        let alike = |entity: &&usize| self.gathered.all[**entity].kind == draft.kind;
        if let Some(entity) = self.gathered.with_key(key).iter().find(alike) {
            return Some(*entity);
        }
        if let Some(long) = self.same.get(&at) {
            return self.of[*long];
        }
        if draft.entry.is_some() {
            return None;
        }
        let short = short(self.seen, self.lists, draft);
        if let Some(entity) =
            short.and_then(|short| self.gathered.with_key(&short).iter().copied().find(|one| alike(&one)))
        {
            return Some(entity);
        }
        if is_acronym(self.seen, draft.core) && key.chars().count() > 2 {
            let long = self.gathered.with_initials(self.seen.written(draft.core.0));
            return one(long.iter().filter(alike).copied());
        }
        if draft.kind == Kind::Person {
            let words: Vec<String> = key.split(' ').map(str::to_owned).collect();
            let last = words.last()?;
            let fits = |entity: &&usize| {
                let growing = &self.gathered.all[**entity];
                let one = may_be_one(&growing.words, &words) && genders_fit(growing.gender, draft.gender);
                one && !self.is_born_apart(**entity, key)
            };
            // "Mithridates VI of Pontus" is Mithridates VI Eupator.
            let numbered = words.get(1).is_some_and(|word| is_regnal(word)).then(|| &words[..2]);
            let of_number =
                |entity: &&usize| numbered.is_some_and(|name| self.gathered.all[**entity].words.starts_with(name));
            let first = words.first().map_or(&[][..], |first| self.gathered.with_part(Part::First, first));
            if let Some(entity) = one(first.iter().filter(of_number).copied()) {
                return Some(entity);
            }
            let alike = one(self.gathered.with_part(Part::Last, last).iter().filter(fits).copied());
            return alike.or_else(|| self.without_middle(&words, at)).or_else(|| self.longer(&words, draft));
        }
        let words: Vec<&str> = key.split(' ').collect();
        if let (Kind::Organization, [first, _, ..]) = (draft.kind, words.as_slice()) {
            let begins = |entity: &&usize| {
                let known = &self.gathered.all[**entity].words;
                known.len() > words.len() && known.iter().zip(&words).all(|(one, other)| one == other)
            };
            if let Some(entity) = one(self.gathered.with_part(Part::Firm, first).iter().filter(begins).copied()) {
                return Some(entity);
            }
        }
        let bare = draft.kind == Kind::Organization && draft.core.1 - draft.core.0 == 1;
        if bare
            && self.is_told_firm(draft)
            && let Some(entity) = one(self.gathered.with_part(Part::Firm, key).iter().copied())
        {
            return Some(entity);
        }
        let skeleton = skeleton(key)?;
        let near = |entity: &&usize| {
            let growing = &self.gathered.all[**entity];
            // A listed name is known by its letters alone.
            let alike = growing.kind == draft.kind || growing.entry.is_some();
            alike && is_near(&growing.words.join(" "), key)
        };
        one(self.gathered.with_skeleton(&skeleton).iter().filter(near).copied())
    }

    /// The entity of a person named by one word.
    fn bare(&mut self, at: usize) -> usize {
        let draft = &self.drafts[at];
        if let Some(entity) = self.same.get(&at).and_then(|long| self.of[*long]) {
            return entity;
        }
        let key = key(self.seen, draft.core);
        // "John, born 1701 …; John, born 1704": a list of children tells of each for the first time.
        if born::is_listed(self.seen, self.lists, draft.core) {
            let entity = self.gathered.begin(Kind::Person, vec![key.clone()]);
            self.gathered.know_key(&key, entity);
            return entity;
        }
        let gender = draft.gender.or_else(|| topic::own_gender(self.seen, self.lists, draft.head));
        let fits = |entity: &usize| genders_fit(self.gathered.all[*entity].gender, gender);
        let mut candidates: Vec<usize> =
            self.gathered.with_part(Part::Last, &key).iter().copied().filter(fits).collect();
        candidates.extend(self.gathered.with_part(Part::First, &key).iter().copied().filter(fits));
        // Those told of before come first; of two the bare name says nothing.
        let before: Vec<usize> =
            candidates.iter().copied().filter(|entity| self.gathered.all[*entity].first < draft.head).collect();
        let own: Vec<usize> = self
            .gathered
            .with_key(&key)
            .iter()
            .copied()
            .filter(|entity| {
                let growing = &self.gathered.all[*entity];
                growing.kind == Kind::Person && growing.words.len() == 1 && genders_fit(growing.gender, gender)
            })
            .collect();
        let kin = topic::kin_noun(self.seen, self.lists, draft.head);
        let own = self.own(&own, kin.as_deref());
        if let Some(entity) = self.bare_namesake(draft, &candidates, &before) {
            return entity;
        }
        // "His son Osric" is another than Osric II.
        let own = own.filter(|_| !topic::is_first_told(self.seen, self.lists, draft.head));
        let own = own.filter(|own| !self.is_kin_of(*own, at, kin.as_deref()));
        let is_kin = topic::is_kin(self.seen, self.lists, draft.head);
        let is_new = own.is_none() && !before.is_empty() && is_kin;
        let set_apart = own.is_some() && namesakes::is_set_apart(self.seen, self.lists, draft.core);
        let meant = match before.as_slice() {
            // "Their son Anton", whose father has the name as well.
            [_, ..] if is_new || set_apart || is_kin && own.is_some() => None,
            [] => one(candidates.iter().copied().filter(|entity| !self.is_of_somewhere(*entity))),
            // One of the name who was told of for the first time just before.
            [_, ..] if own.is_some_and(|own| self.is_told_last(own, draft.head)) => own,
            // Who the account is about needs no other name.
            [_, ..] => self.topic.and_then(|topic| self.of[topic]).filter(|topic| before.contains(topic)),
        };
        let meant = meant.or_else(|| one(before.iter().copied()).filter(|_| own.is_none() && !is_new));
        let entity = meant.or(own).unwrap_or_else(|| self.gathered.begin(Kind::Person, vec![key.clone()]));
        if meant.is_none() {
            self.gathered.know_key(&key, entity);
        }
        self.know_kin(entity, kin);
        entity
    }
}

/// Returns the only one.
pub(super) fn one(mut all: impl Iterator<Item = usize>) -> Option<usize> {
    let first = all.next()?;
    all.all(|other| other == first).then_some(first)
}
