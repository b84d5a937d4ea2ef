//! What a sentence tells of one happening: its word, whom it happens to, by whom, where, and on which days.

use std::collections::{BTreeMap, BTreeSet};

use calendar::{Granularity, Qualifier, TimeValue};
use source::Span;
use syntax::{Relation, Sentence, Upos};
use timex::{Resolved, Timex};

use super::kinds::{KindId, Whom, happenings};
use super::naming::{Naming, naming};
use super::tree::Tree;

/// A happening as one sentence tells it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Telling {
    /// The word that tells it.
    pub word: Span,
    /// Its dictionary form.
    pub lemma: String,
    /// What kind of happening it is, where it is one of those known.
    pub kind: Option<KindId>,
    /// Whom or what it happens to.
    pub whom: Option<Naming>,
    /// Names of those who do it.
    pub by: BTreeSet<String>,
    /// Who acts with hands and feet: the subject of a verb in the active.
    pub actor: Option<Naming>,
    /// Names in what else is said of it, without those of its times: places, mostly.
    pub near: BTreeSet<String>,
    /// The times it happened at, as indexes into those of the account.
    pub dates: Vec<usize>,
    /// Which sentence of the account, and which word of it.
    pub at: (usize, usize),
}

impl Telling {
    /// Returns whom or what it happens to, or who does it, where that is said to be the only one of its sort.
    pub(crate) fn unique(&self) -> Option<&Naming> {
        [&self.whom, &self.actor].into_iter().flatten().find(|naming| naming.unique.is_some())
    }
}

/// Returns what a sentence tells; `times` are the times of the account, in order.
pub(crate) fn tellings(text: &str, number: usize, sentence: &Sentence<'_>, times: &[Timex]) -> Vec<Telling> {
    let tree = Tree::of(sentence, times);
    let dates = dates(&tree, text, times);
    let mut found = Vec::new();
    for (at, word) in sentence.words.iter().enumerate() {
        let own: Vec<usize> = dates.get(&at).cloned().unwrap_or_default();
        let teller = Teller { tree: &tree, text, own, at: (number, at) };
        match word.upos {
            Upos::Verb if is_told(&tree, at) => teller.verb(at, &mut found),
            Upos::Noun if !is_remembered(&tree, at) => teller.noun(at, &mut found),
            _other => {}
        }
    }
    found
}

struct Teller<'t, 's, 'm> {
    tree: &'t Tree<'s, 'm>,
    text: &'t str,
    own: Vec<usize>,
    at: (usize, usize),
}

impl Teller<'_, '_, '_> {
    fn verb(self, at: usize, found: &mut Vec<Telling>) {
        let tree = self.tree;
        let lemma = &tree.word(at).lemma;
        let passive = tree.is_passive(at);
        let subject = tree.subject(at);
        let agent = tree.children(at).iter().copied().find(|&child| {
            let word = tree.word(child);
            word.relation == Relation::Obl && tree.marks(child).any(|mark| happenings().words.by.contains(&mark.lemma))
        });
        let actor = if passive { None } else { subject };
        let mut kinds = happenings().of_verb(lemma).peekable();
        if kinds.peek().is_none() {
            let worth = !self.own.is_empty() || happenings().words.lives.contains(lemma);
            if worth {
                let whom = if passive { subject } else { tree.child(at, &[Relation::Obj]) };
                found.push(self.telling(at, None, whom.or(subject), actor));
            }
            return;
        }
        for (kind, whom) in kinds {
            let object = if passive { subject } else { tree.child(at, &[Relation::Obj]) };
            let (whom, by) = match whom {
                Whom::Object => (object, if passive { agent } else { subject }),
                Whom::Subject if !passive && object.is_none() => (subject, None),
                Whom::Subject => continue,
            };
            if whom.is_some() {
                let mut telling = self.telling(at, Some(kind), whom, actor);
                telling.by = by.map(|by| names_below(tree, self.text, by)).unwrap_or_default();
                found.push(telling);
                return;
            }
        }
    }

    fn noun(self, at: usize, found: &mut Vec<Telling>) {
        let tree = self.tree;
        let Some(kind) = happenings().of_noun(&tree.word(at).lemma) else { return };
        let words = &happenings().words;
        let hanging = |list: &BTreeSet<String>| {
            tree.children(at).iter().copied().find(|&child| {
                tree.word(child).relation == Relation::Nmod && tree.marks(child).any(|mark| list.contains(&mark.lemma))
            })
        };
        let owner = tree.children(at).iter().copied().find(|&child| tree.word(child).subtype == OWNER);
        let (whom, by) = match (hanging(&words.of), owner) {
            (Some(of), owner) => (Some(of), hanging(&words.by).or(owner)),
            (None, owner) => (owner, hanging(&words.by)),
        };
        if whom.is_some() {
            let mut telling = self.telling(at, Some(kind), whom, None);
            // "Shortly before the fall of the town (on 17 July)": the day of what happened before it.
            if tree.marks(at).any(|mark| words.before.contains(&mark.lemma) || words.after.contains(&mark.lemma)) {
                telling.dates.clear();
            }
            telling.by = by.map(|by| names_below(tree, self.text, by)).unwrap_or_default();
            found.push(telling);
        }
    }

    fn telling(&self, at: usize, kind: Option<KindId>, whom: Option<usize>, actor: Option<usize>) -> Telling {
        let tree = self.tree;
        let word = tree.word(at);
        let called = |noun: usize| {
            let noun = named(tree, noun);
            let alone = tree.child(noun, &[Relation::Conj]).is_none();
            (alone && tree.word(noun).upos != Upos::Pron).then(|| naming(tree, self.text, noun))
        };
        let beside = |child: &&usize| {
            let relation = tree.word(**child).relation;
            matches!(relation, Relation::Obl | Relation::Nmod | Relation::Obj) && !tree.is_in_time(**child)
        };
        let near = tree.children(at).iter().filter(beside).flat_map(|&child| names_below(tree, self.text, child));
        Telling {
            word: word.span,
            lemma: word.lemma.clone(),
            kind,
            whom: whom.and_then(called),
            by: BTreeSet::new(),
            actor: actor.and_then(called),
            near: near.collect(),
            dates: self.own.clone(),
            at: self.at,
        }
    }
}

const OWNER: &str = "poss";

/// "The president, Hafizullah Amin": the name beside a common noun.
fn named(tree: &Tree<'_, '_>, noun: usize) -> usize {
    if tree.word(noun).upos == Upos::Propn {
        return noun;
    }
    let beside = tree.children(noun).iter().copied();
    let names = beside.filter(|&child| tree.word(child).relation == Relation::Appos);
    names.into_iter().find(|&child| tree.word(child).upos == Upos::Propn).unwrap_or(noun)
}

/// The names in all that hangs on a word, itself included.
fn names_below(tree: &Tree<'_, '_>, text: &str, at: usize) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let mut waiting = vec![(at, 0)];
    while let Some((at, depth)) = waiting.pop() {
        let word = tree.word(at);
        let written = word.span.of(text).to_lowercase();
        let adjective = word.upos == Upos::Adj && word.span.of(text).starts_with(char::is_uppercase);
        if (word.upos == Upos::Propn || adjective)
            && !tree.is_in_time(at)
            && !happenings().words.titles.contains(&written)
        {
            names.insert(written);
        }
        // What a clause about the noun names is not the noun's.
        let inner = tree.children(at).iter().filter(|&&child| {
            !matches!(tree.word(child).relation, Relation::Acl | Relation::Parataxis | Relation::Advcl)
        });
        if depth < 4 {
            waiting.extend(inner.map(|&child| (child, depth + 1)));
        }
    }
    names
}

/// Says whether a verb is told as having happened: nothing makes it a wish, a duty, a condition or its contrary.
fn is_told(tree: &Tree<'_, '_>, verb: usize) -> bool {
    let words = &happenings().words;
    let mut marks = tree.marks(verb);
    if marks.any(|mark| mark.xpos == INFINITIVE || words.conditional.contains(&mark.lemma)) {
        return false;
    }
    tree.children(verb).iter().map(|&child| tree.word(child)).all(|child| {
        child.xpos != MODAL
            && !child.feats.contains(NEGATIVE)
            && !(child.relation == Relation::Aux && child.xpos == INFINITIVE)
    })
}

const INFINITIVE: &str = "TO";
const MODAL: &str = "MD";
const NEGATIVE: &str = "Polarity=Neg";

/// Says whether a noun stands under a word of remembering: the anniversary of his death.
fn is_remembered(tree: &Tree<'_, '_>, noun: usize) -> bool {
    let mut at = noun;
    for _ in 0..4 {
        match tree.word(at).head {
            Some(head) => at = head,
            None => break,
        }
        if happenings().words.remembered.contains(&tree.word(at).lemma) {
            return true;
        }
    }
    false
}

/// Which words of a sentence the times hang on that say when something was.
fn dates(tree: &Tree<'_, '_>, text: &str, times: &[Timex]) -> BTreeMap<usize, Vec<usize>> {
    let mut found: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let mut before: Option<(u32, usize)> = None;
    for (&index, &top) in tree.tops.iter().filter(|(index, _)| is_plain_date(&times[**index])) {
        let span = times[index].span;
        // "26 Dalw 1367 (15 February 1989)": what stands in brackets after a date is another name of it.
        let beside = before.filter(|&(end, _)| text[end as usize..span.start as usize].trim() == "(");
        let teller = beside.map(|(_, teller)| teller).or_else(|| {
            let teller = opened_by(tree, text, span).or_else(|| teller_of(tree, text, top))?;
            Some(taking_place(tree, teller).unwrap_or(teller))
        });
        if let Some(teller) = teller {
            found.entry(teller).or_default().push(index);
            before = Some((span.end, teller));
        }
    }
    found
}

/// "In 1890 Wöhler travelled": what opens a sentence dates its main verb, whatever it was hung on.
fn opened_by(tree: &Tree<'_, '_>, text: &str, time: Span) -> Option<usize> {
    let all = &tree.sentence.words;
    let first = all.partition_point(|word| word.span.end <= time.start);
    let last = all.partition_point(|word| word.span.start < time.end);
    let words = &happenings().words;
    let opens = first <= 1 && all[..first].iter().all(|word| words.within.contains(&word.span.of(text).to_lowercase()));
    let root = all.iter().position(|word| word.head.is_none()).filter(|_| opens)?;
    (root >= last && all[root].upos == Upos::Verb).then_some(root)
}

/// "The signing took place": the noun a verb says no more of than that it happened.
fn taking_place(tree: &Tree<'_, '_>, verb: usize) -> Option<usize> {
    let words = &happenings().words;
    let word = tree.word(verb);
    let object = tree.child(verb, &[Relation::Obj]).map(|object| &tree.word(object).lemma);
    let place = object.is_none_or(|object| words.place.contains(object));
    let occurs = word.upos == Upos::Verb && words.occurs.contains(&word.lemma) && place;
    tree.subject(verb).filter(|&subject| occurs && happenings().of_noun(&tree.word(subject).lemma).is_some())
}

/// Says whether a time is a date the text writes out, plainly.
pub(crate) fn is_plain_date(time: &Timex) -> bool {
    let date = time.value.as_ref().and_then(TimeValue::as_date);
    let plain = date.is_some_and(|date| {
        date.granularity() <= Granularity::Year && date.qualifier == Qualifier::default() && !time.named
    });
    plain && time.resolved == Resolved::Written && time.meant.modifier.is_none() && time.range.is_none()
}

/// The word whose happening a time dates: the verb or noun it hangs on, or whose object or subject it was hung on.
fn teller_of(tree: &Tree<'_, '_>, text: &str, top: usize) -> Option<usize> {
    let words = &happenings().words;
    let before = |at: usize| {
        tree.marks(at)
            .all(|mark| words.within.contains(&mark.span.of(text).to_lowercase()) || words.of.contains(&mark.lemma))
    };
    if !before(top) {
        return None;
    }
    let word = tree.word(top);
    let is_kind = |at: usize| match tree.word(at).upos {
        Upos::Verb => happenings().of_verb(&tree.word(at).lemma).next().is_some(),
        Upos::Noun => happenings().of_noun(&tree.word(at).lemma).is_some(),
        _other => false,
    };
    // "The signing was on 14 April 1988".
    if tree.child(top, &[Relation::Cop]).is_some() {
        return tree.child(top, &[Relation::Nsubj]).filter(|&subject| is_kind(subject));
    }
    if !matches!(word.relation, Relation::Obl | Relation::Nmod | Relation::Advmod | Relation::Appos | Relation::Dep) {
        return None;
    }
    let mut at = word.head?;
    // Hung on its own preposition, which hangs on the noun before.
    if tree.word(at).relation == Relation::Case {
        if !words.within.contains(&tree.word(at).lemma) {
            return None;
        }
        at = tree.word(at).head?;
    }
    for _ in 0..3 {
        let word = tree.word(at);
        if word.upos == Upos::Verb || is_kind(at) {
            return Some(at);
        }
        let nominal = matches!(
            word.relation,
            Relation::Obj | Relation::Obl | Relation::Nmod | Relation::Nsubj | Relation::Flat | Relation::Appos
        );
        if !nominal || !before(at) && word.relation == Relation::Obl {
            return None;
        }
        at = word.head?;
    }
    None
}
