//! What a noun tells, or a name: "the signing of the treaty", "the Battle of Ostrava".

use source::ListedSet;
use syntax::{Relation, Upos};

use super::Telling;
use super::happened::is_told;
use super::teller::Teller;
use crate::told::kinds::happenings;
use crate::told::naming::{Naming, naming};
use crate::told::understood::Vouched;

impl Teller<'_, '_, '_> {
    /// What the common noun at `at` tells.
    pub fn noun(&self, at: usize) -> Option<Telling> {
        let tree = &self.tree;
        let lemma = tree.word(at).lemma.as_str();
        let kind = happenings().of_noun(lemma);
        let told_elsewhere =
            self.account.nouns.contains(lemma) && self.account.places.events(tree.word(at).span).next().is_some();
        let issued = if self.account.nouns.contains(lemma) { self.issued(at) } else { None };
        let wanted = issued.is_some() || self.account.wanted.contains(&self.place(at));
        if kind.is_none() && !told_elsewhere && !wanted {
            return None;
        }
        let words = &happenings().words;
        let hanging = |list: &ListedSet<String>| {
            tree.children(at).iter().copied().find(|&child| {
                tree.word(child).relation == Relation::Nmod && tree.marks(child).any(|mark| list.contains(&mark.lemma))
            })
        };
        let owner = tree.children(at).iter().copied().find(|&child| tree.word(child).subtype == OWNER);
        let of = hanging(&words.of).or_else(|| self.behind(at));
        let (whom, by) = match (of, owner) {
            (Some(of), owner) => (Some(of), hanging(&words.by).or(owner)),
            (None, owner) => (owner, hanging(&words.by)),
        };
        let mut telling = self.telling(at, kind, whom, None)?;
        // "Shortly before the fall of the town (on 17 July)": the day of what happened before it. "After his death in 1503":
        // its own.
        if tree.marks(at).any(|mark| words.before.contains(&mark.lemma) || words.after.contains(&mark.lemma)) {
            let text = self.account.text;
            let apart = |&time: &usize| {
                let span = self.account.times[time].span;
                let between = text.get(tree.word(at).span.end as usize..span.start as usize);
                between.is_some_and(|between| !between.contains([',', '(', ';', ':', '–', '—']))
            };
            telling.dates.retain(apart);
            telling.lies = None;
        }
        if telling.kind.is_none() && telling.dates.is_empty() && telling.lies.is_none() {
            telling.dates = self.by_what_it_did(at);
        }
        if let Some(issued) = issued.filter(|_| telling.dates.is_empty() && telling.lies.is_none()) {
            telling.dates = self.when(issued).0;
        }
        if telling.kind.is_none() && telling.dates.is_empty() && telling.lies.is_none() {
            (telling.dates, telling.lies) = self.took_place(at).map(|verb| self.when(verb)).unwrap_or_default();
        }
        if whom.is_none() && !self.is_worth(&telling) {
            return None;
        }
        telling.by = by.map(|by| self.names_below(by)).unwrap_or_default();
        let itself = naming(tree, self.account.text, at);
        // "Its final award": what comes to be once is the only one, whatever it is called.
        let unique = itself.unique.clone().filter(|_| issued.is_none());
        telling.itself = Some(Naming { head: tree.word(at).lemma.clone(), unique, ..itself });
        Some(telling)
    }

    /// "The hearing took place from 13 to 17 June": the verb that says no more than that it did.
    fn took_place(&self, noun: usize) -> Option<usize> {
        let (tree, words) = (&self.tree, &happenings().words);
        let verb = tree.word(noun).head.filter(|_| tree.word(noun).relation == Relation::Nsubj)?;
        let object = tree.child(verb, &[Relation::Obj]).map(|object| &tree.word(object).lemma);
        let occurs =
            words.occurs.contains(&tree.word(verb).lemma) && object.is_none_or(|place| words.place.contains(place));
        (occurs && is_told(tree, verb)).then_some(verb)
    }

    /// "The tribunal issued its award", "a report was published": the verb by which what the noun names came to be.
    fn issued(&self, noun: usize) -> Option<usize> {
        let (tree, words) = (&self.tree, &happenings().words);
        let word = tree.word(noun);
        let verb = word.head.filter(|&head| words.issues.contains(&tree.word(head).lemma) && is_told(tree, head))?;
        let comes = match word.relation {
            Relation::Obj => !tree.is_passive(verb),
            Relation::Nsubj => tree.is_passive(verb),
            _other => false,
        };
        // "It gave the order again": what is known came to be before.
        let article = tree.child(noun, &[Relation::Det]).map(|article| tree.word(article).lemma.to_lowercase());
        let is_new = article.is_none_or(|article| !words.definite.contains(&article));
        (comes && is_new).then_some(verb)
    }

    /// "An earthquake destroyed the harbour on 1 November 1755": what is told of for the first time, by what it did.
    fn by_what_it_did(&self, noun: usize) -> Vec<usize> {
        let (tree, words) = (&self.tree, &happenings().words);
        let known = tree.child(noun, &[Relation::Det]).map(|article| tree.word(article).lemma.to_lowercase());
        let is_new = known.is_some_and(|article| !words.definite.contains(&article));
        let verb = tree.word(noun).head.filter(|_| is_new && tree.word(noun).relation == Relation::Nsubj);
        let Some(verb) = verb.filter(|&verb| tree.word(verb).upos == Upos::Verb && is_told(tree, verb)) else {
            return Vec::new();
        };
        match self.account.places.events(tree.word(verb).span).next().map(|event| event.phase) {
            Some(None) => {}
            Some(Some(_)) | None => return Vec::new(),
        }
        self.when(verb).0
    }

    /// "The murder of King Milan Obrad led …": the name right behind, where "of" was hung elsewhere.
    fn behind(&self, noun: usize) -> Option<usize> {
        const NEAR: usize = 5;
        let words = &self.tree.sentence.words;
        words.get(noun + 1).filter(|of| happenings().words.of.contains(&of.lemma))?;
        let near = words.iter().enumerate().skip(noun + 2).take(NEAR);
        let mut nominal =
            near.take_while(|(_, word)| matches!(word.upos, Upos::Det | Upos::Adj | Upos::Propn | Upos::Noun));
        let (mut head, _) = nominal.find(|(_, word)| word.upos == Upos::Propn)?;
        for _ in 0..NEAR {
            let word = &words[head];
            let inner = matches!(word.relation, Relation::Flat | Relation::Compound) || word.subtype == TITLE;
            match word.head.filter(|&above| inner && above > noun) {
                Some(above) => head = above,
                None => break,
            }
        }
        Some(head)
    }

    /// "They met at the Battle of Ostrava": what has a name is dated by the verb it stands beside.
    pub fn name(&self, at: usize) -> Option<Telling> {
        let tree = &self.tree;
        let word = tree.word(at);
        let kind = happenings().of_name(word.small_lemma())?;
        if word.relation != Relation::Obl
            || !tree.marks(at).all(|mark| happenings().words.within.contains(&mark.lemma))
            || tree.marks(at).next().is_none()
        {
            return None;
        }
        let verb = word.head.filter(|&head| tree.word(head).upos == Upos::Verb && is_told(tree, head))?;
        let mut telling = self.telling(at, Some(kind), Some(at), None)?;
        let Vouched::By(voice) = self.account.places.vouched(tree.word(verb)) else { return None };
        telling.voice = voice;
        if telling.dates.is_empty() {
            telling.dates = self.dates.get(&verb).cloned().unwrap_or_default();
        }
        Some(telling)
    }
}

const OWNER: &str = "poss";
/// The subtype of a title before a name.
const TITLE: &str = "desc";
