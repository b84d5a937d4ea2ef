//! Persons of one name told apart: "William Pell the elder" and "William Pell the younger", children of a list that were named after
//! one told of before.

use syntax::Upos;

use super::born;
use super::draft::Draft;
use super::key::key;
use super::names::Gathering;
use super::topic;
use crate::lists::Lists;
use crate::seen::Seen;
use crate::{Form, Kind};

/// Which of two of a name is meant, as a word beside the name says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Which {
    Elder,
    Younger,
}

impl Which {
    /// What the key of a name has more where it says so.
    pub fn as_key(self) -> &'static str {
        match self {
            Which::Elder => " elder",
            Which::Younger => " younger",
        }
    }
}

/// Returns which of two of a name is meant: "Anna Holzer the elder", "Anna Holzer, junior", "the younger Anna Holzer".
pub(super) fn which(seen: &Seen<'_>, lists: &Lists, core: (usize, usize)) -> Option<Which> {
    let word = |at: usize| match seen.small[at].trim_end_matches('.') {
        small if lists.is_elder(small) => Some(Which::Elder),
        small if lists.is_younger(small) => Some(Which::Younger),
        _other => None,
    };
    let (first, last) = seen.sentences[core.0];
    if let Some(before) = core.0.checked_sub(1).filter(|before| *before >= first)
        && let Some(which) = word(before)
    {
        return Some(which);
    }
    let mut next = core.1;
    if next < last && seen.written(next) == "," {
        next += 1;
    }
    if next < last && lists.is_definite(&seen.small[next]) {
        next += 1;
    }
    // "Anna Holzer, the younger sister": more is said of the sister.
    let goes_on = |at: usize| at < last && matches!(seen.words[at].upos, Upos::Noun | Upos::Propn | Upos::Adj);
    let may_say = next < last && (next > core.1 || seen.is_capital(next));
    let found = may_say.then(|| word(next)).flatten();
    found.filter(|_| !goes_on(next + 1))
}

/// Says whether a bare name is said of one whom a word before it tells from others: "the younger William", "the nephew William".
pub(super) fn is_set_apart(seen: &Seen<'_>, lists: &Lists, core: (usize, usize)) -> bool {
    let (first, _) = seen.sentences[core.0];
    let before = core.0.checked_sub(1).filter(|before| *before > first && lists.is_definite(&seen.small[before - 1]));
    before.is_some_and(|at| {
        let small = &seen.small[at];
        lists.is_elder(small) || lists.is_younger(small) || lists.is_kin(small)
    })
}

impl Gathering<'_> {
    /// The person of a full name, where the account tells of several who have it, or tells for the first time of another: none where
    /// nothing tells that there are two.
    pub(super) fn namesake(&mut self, at: usize) -> Option<usize> {
        let draft = &self.drafts[at];
        if draft.kind != Kind::Person || draft.core.1 - draft.core.0 < 2 || draft.entry.is_some() {
            return None;
        }
        let own = key(self.seen, draft.core);
        let known: Vec<usize> = self
            .gathered
            .with_key(&own)
            .iter()
            .copied()
            .filter(|one| self.gathered.all[*one].kind == Kind::Person)
            .collect();
        let which = which(self.seen, self.lists, draft.core);
        if let Some(which) = which {
            let marked = own.clone() + which.as_key();
            if let [entity, ..] = self.gathered.with_key(&marked) {
                return Some(*entity);
            }
        }
        if let Some(entity) = self.kinsman(at, &own, &known, which) {
            return Some(entity);
        }
        if let Some(which) = which {
            let marked = own.clone() + which.as_key();
            // The elder is the one told of first, the younger another, or the one told of last of several.
            let entity = match (which, known.as_slice()) {
                (Which::Elder, [first, ..]) if !self.is_marked(&own, *first) => *first,
                (Which::Younger, [_, .., last]) if !self.is_marked(&own, *last) => *last,
                (Which::Elder | Which::Younger, []) => return None,
                (Which::Elder | Which::Younger, [..]) => self.another(&own),
            };
            self.gathered.know_key(&marked, entity);
            return Some(entity);
        }
        let year = self.birth(draft);
        let born = |entity: &usize| self.births.get(entity).copied();
        if born::is_listed_in_full(self.seen, self.lists, draft.core)
            && let Some(year) = year
            && !known.is_empty()
        {
            let same = known.iter().find(|one| born(one).is_none_or(|other| other == year));
            return Some(same.copied().unwrap_or_else(|| self.another(&own)));
        }
        // "His grandson Marek Lis", told of Marek Lis.
        if !known.is_empty() && topic::is_kin(self.seen, self.lists, draft.head) && self.is_told_of(at, &known) {
            return Some(self.another(&own));
        }
        match known.as_slice() {
            [] | [_] => None,
            // Of two the name says nothing, but for the year of a birth.
            [..] => {
                let of_year = known.iter().find(|one| year.is_some() && born(one) == year);
                let entity = of_year.copied().or_else(|| self.unmarked(&own, &known));
                let entity = entity.or_else(|| self.unsaid.get(&own).copied());
                Some(entity.unwrap_or_else(|| {
                    let entity = self.gathered.begin(Kind::Person, words(&own));
                    self.unsaid.insert(own, entity);
                    entity
                }))
            }
        }
    }

    /// The one of those of a bare name that a word beside it tells from the others: "the younger William", "William the elder".
    pub(super) fn bare_namesake(&mut self, draft: &Draft, all: &[usize], before: &[usize]) -> Option<usize> {
        let which = which(self.seen, self.lists, draft.core)?;
        let is_marked = |which: Which, entity: &usize| {
            let name = self.gathered.all[*entity].words.join(" ") + which.as_key();
            self.gathered.with_key(&name).contains(entity)
        };
        let other = if which == Which::Elder { Which::Younger } else { Which::Elder };
        if let Some(entity) = all.iter().find(|entity| is_marked(which, entity)) {
            return Some(*entity);
        }
        // The elder is the one told of first.
        let free =
            before.iter().filter(|entity| !is_marked(other, entity)).min_by_key(|one| self.gathered.all[**one].first);
        let entity = free.copied().filter(|_| which == Which::Elder)?;
        let name = self.gathered.all[entity].words.join(" ") + which.as_key();
        self.gathered.know_key(&name, entity);
        Some(entity)
    }

    /// Says whether a person was named for the first time in this paragraph, and by whose he is: "his grandson, called William".
    pub(super) fn is_told_last(&self, entity: usize, at: usize) -> bool {
        let first = self.gathered.all[entity].first;
        let opens = |at: usize| self.seen.words[at].before == syntax::Gap::Edge;
        first < at && topic::is_first_told(self.seen, self.lists, first) && !(first + 1..=at).any(opens)
    }

    /// Notes what a mention tells of a person that tells him from namesakes.
    pub(super) fn know_namesake(&mut self, draft: &Draft, key: &str, entity: usize) {
        if let Some(year) = self.birth(draft) {
            self.births.entry(entity).or_insert(year);
        }
        let which = which(self.seen, self.lists, draft.core).filter(|_| draft.kind == Kind::Person);
        if let Some(which) = which {
            self.gathered.know_key(&format!("{key}{}", which.as_key()), entity);
        }
    }

    /// The year the words around a name give for a birth.
    fn birth(&self, draft: &Draft) -> Option<u32> {
        (draft.kind == Kind::Person).then(|| born::year(self.seen, self.lists, draft.head, draft.core.1)).flatten()
    }

    /// Says whether the person named last before a mention is one of these.
    fn is_told_of(&self, at: usize, known: &[usize]) -> bool {
        let named = |draft: &Draft| draft.kind == Kind::Person && draft.form == Form::Name;
        let last = (0..at).rev().take(BEFORE).find(|before| named(&self.drafts[*before]));
        last.and_then(|last| self.of[last]).is_some_and(|entity| known.contains(&entity))
    }

    fn is_marked(&self, own: &str, entity: usize) -> bool {
        let marked = |which: Which| self.gathered.with_key(&(own.to_owned() + which.as_key())).contains(&entity);
        marked(Which::Elder) || marked(Which::Younger)
    }

    /// Begins another person of a name.
    pub(super) fn another(&mut self, own: &str) -> usize {
        self.gathered.begin(Kind::Person, words(own))
    }
}

/// So many names before a mention are looked at.
const BEFORE: usize = 8;

fn words(key: &str) -> Vec<String> {
    key.split(' ').map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use source::{DocumentId, read};

    use crate::{Kind, entities};

    /// How often each person of that name is named.
    fn named(text: &str, name: &str) -> Vec<usize> {
        let (document, _) = read(DocumentId(0), "-", text.as_bytes(), None).document().expect("it is text");
        let found = entities(&document, &syntax::Syntax::english().parse(text), &[]);
        let named = |one: &&crate::Entity| one.kind == Kind::Person && one.name == name;
        let names = |one: &crate::Entity| {
            one.mentions.iter().filter(|one| document.text[one.span.start as usize..].starts_with(name)).count()
        };
        found.iter().filter(named).map(names).collect()
    }

    #[test]
    fn the_elder_and_the_younger_are_two() {
        let text = "Robert Hale the elder built the mill in 1712. Robert Hale the younger sold it in 1760. \
                    Robert Hale the elder had died in 1740.";
        assert_eq!(named(text, "Robert Hale"), [2, 1]);
        // Nothing tells that there are two.
        let text = "Robert Hale built the mill in 1712. Robert Hale the elder died in 1740. Robert Hale was a miller.";
        assert_eq!(named(text, "Robert Hale"), [3]);
    }

    #[test]
    fn a_child_named_after_who_the_account_tells_of_is_another() {
        let text = "Robert Hale died in 1740. His grandson Robert Hale was born in 1765, and Robert Hale the younger died in 1810.";
        assert_eq!(named(text, "Robert Hale"), [1, 2]);
        let text = "Robert Hale died in 1740. Tom Orme sold the mill. His uncle Robert Hale had built it.";
        assert_eq!(named(text, "Robert Hale"), [2]);
    }

    #[test]
    fn children_named_after_who_was_told_of_before_are_others() {
        let text = "Robert Hale was baptised on 3 May 1700 at Penrith.\n\nRobert Hale, born 2 May 1730, died 9 May 1730.\n\n\
                    Ellen Hale, born 4 June 1731, died 1790.\n\nRobert Hale, born 6 May 1733, died 1801.";
        assert_eq!(named(text, "Robert Hale"), [1, 1, 1]);
        let again = "Robert Hale was baptised on 3 May 1700 at Penrith.\n\nRobert Hale, baptised 1700, died 1760.\n\n\
                     Ellen Hale, baptised 1704, died 1790.";
        assert_eq!(named(again, "Robert Hale"), [2]);
    }
}
