//! What a sentence tells of one happening: its word, whom it happens to, by whom, where, and on which days.

use std::collections::{BTreeMap, BTreeSet};

use calendar::{Extent, Granularity, Qualifier, TimeValue};
use event::{Event, Relation as Lies};
use source::Span;
use syntax::{Relation, Sentence, Upos};
use timex::{Resolved, Timex};

use super::kinds::{KindId, Whom, happenings};
use super::naming::{Naming, naming};
use super::tree::Tree;
use super::understood::{Places, Voice, Vouched};
use crate::facts::Account;

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
    /// What a noun that tells it is called, with its article.
    pub itself: Option<Naming>,
    /// The times it happened at, as indexes into those of the account.
    pub dates: Vec<usize>,
    /// How else it lies to times.
    pub lies: Option<Lying>,
    /// Who tells it.
    pub voice: Voice,
    /// Which sentence of the account, and which word of it.
    pub at: (usize, usize),
}

/// How a happening lies to a time, or to a range from one to another; both as indexes into those of the account.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Lying {
    pub relation: Lies,
    pub time: usize,
    pub until: Option<usize>,
}

/// What a telling says of when it was: how it lies to which days, and where that is said.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Limit {
    pub relation: Lies,
    pub extent: Extent,
    pub span: Span,
    /// The first of the times that say so, as an index.
    pub time: usize,
}

/// Returns what a telling says of when it was.
pub(crate) fn limits(account: &Account<'_>, telling: &Telling) -> Option<Limit> {
    let extent_of = |time: usize| account.timexes[time].extent();
    if let Some(&time) = telling.dates.first() {
        let extent = telling.dates.iter().map(|&date| extent_of(date)).reduce(Extent::one_of)?;
        return Some(Limit { relation: Lies::Within, extent, span: account.timexes[time].span, time });
    }
    let Lying { relation, time, until } = telling.lies?;
    let first = extent_of(time);
    let extent = until.map_or(first, |until| Extent { start: first.start, end: extent_of(until).end });
    Some(Limit { relation, extent, span: account.timexes[time].span, time })
}

impl Telling {
    /// Returns whom or what it happens to, or who does it, where that is said to be the only one of its sort.
    pub(crate) fn unique(&self) -> Option<&Naming> {
        [&self.whom, &self.actor].into_iter().flatten().find(|naming| naming.unique.is_some())
    }
}

/// An account that is read for what it tells.
pub(crate) struct Reading<'a> {
    pub text: &'a str,
    /// Its times, in order.
    pub times: &'a [Timex],
    pub places: &'a Places<'a>,
    /// The words, by sentence and place, of which something else is said that needs a telling.
    pub wanted: &'a BTreeSet<(usize, usize)>,
    /// The nouns among them: what they speak of may be told elsewhere.
    pub nouns: &'a BTreeSet<&'a str>,
}

/// Returns what a sentence tells.
pub(crate) fn tellings(account: &Reading<'_>, number: usize, sentence: &Sentence<'_>) -> Vec<Telling> {
    let tree = Tree::of(sentence, account.times);
    let dates = dates(&tree, account.text, account.times);
    let mut found = Vec::new();
    for (at, word) in sentence.words.iter().enumerate() {
        if !matches!(word.upos, Upos::Verb | Upos::Noun | Upos::Propn) {
            continue;
        }
        let teller = Teller { account, tree: &tree, dates: &dates, at: (number, at) };
        match word.upos {
            Upos::Verb if is_told(&tree, at) => teller.verb(at, &mut found),
            Upos::Noun if !is_remembered(&tree, at) => teller.noun(at, &mut found),
            Upos::Propn => teller.name(at, &mut found),
            _other => {}
        }
    }
    found
}

struct Teller<'t, 's, 'm> {
    account: &'t Reading<'t>,
    tree: &'t Tree<'s, 'm>,
    /// Which words of the sentence which times date.
    dates: &'t BTreeMap<usize, Vec<usize>>,
    at: (usize, usize),
}

impl Teller<'_, '_, '_> {
    fn verb(self, at: usize, found: &mut Vec<Telling>) {
        let tree = self.tree;
        let lemma = &tree.word(at).lemma;
        let (agent, patient) = (self.participant(at, AGENT), self.participant(at, PATIENT));
        let passive = tree.is_passive(at);
        let subject = tree.subject(at).or(if passive { patient } else { agent });
        let by = tree.children(at).iter().copied().find(|&child| {
            let word = tree.word(child);
            word.relation == Relation::Obl && tree.marks(child).any(|mark| happenings().words.by.contains(&mark.lemma))
        });
        let passive = passive || self.is_behind_comma(at, subject);
        let actor = if passive { None } else { subject };
        let subject = subject.map(|subject| self.meant(at, subject));
        let own_object = tree.child(at, &[Relation::Obj]);
        let object = if passive { subject } else { own_object };
        for (kind, whom, needs) in happenings().of_verb(lemma) {
            if needs.is_some_and(|needs| !tree.has_beside(at, needs)) {
                continue;
            }
            let (whom, by) = match whom {
                // "Born in Bergen, he went to sea": a participle whose object the understanding of the account knows.
                Whom::Object => (object.or(patient), if passive { by } else { actor }),
                Whom::Subject if !passive && (own_object.is_none() || needs.is_some()) => (subject, None),
                Whom::Subject => continue,
            };
            if whom.is_some() {
                let Some(mut telling) = self.telling(at, Some(kind), whom, actor) else { return };
                telling.by = by.map(|by| names_below(tree, self.account.text, by)).unwrap_or_default();
                found.push(telling);
                return;
            }
        }
        found.extend(self.telling(at, None, object.or(subject), actor).filter(|telling| self.is_worth(telling)));
    }

    /// "The treaty, concluded on 13 May, …": a participle that was taken for the verb of the sentence, of a kind that is done
    /// to its object.
    fn is_behind_comma(&self, verb: usize, subject: Option<usize>) -> bool {
        let tree = self.tree;
        let done_to_objects = happenings().of_verb(&tree.word(verb).lemma).all(|(_, whom, _)| whom == Whom::Object);
        let bare = tree.child(verb, &[Relation::Obj, Relation::Aux, Relation::Xcomp, Relation::Ccomp]).is_none();
        let Some(subject) = subject.filter(|&subject| done_to_objects && bare && subject < verb) else { return false };
        let marks = (subject..verb).filter(|&at| tree.word(at).upos == Upos::Punct);
        marks.collect::<Vec<usize>>() == [verb - 1]
    }

    /// "They ratified the treaty a month after it was signed": what the verb above speaks of, if that has a name.
    fn meant(&self, verb: usize, noun: usize) -> usize {
        let tree = self.tree;
        let above =
            tree.word(verb).head.filter(|_| matches!(tree.word(verb).relation, Relation::Advcl | Relation::Parataxis));
        let neutral = tree.word(noun).upos == Upos::Pron && tree.word(noun).feats.contains(NEUTER);
        let Some(above) = above.filter(|_| neutral) else { return noun };
        let object = tree.child(above, &[Relation::Obj]).filter(|&object| tree.word(object).upos == Upos::Propn);
        let named = object.or_else(|| tree.subject(above)).filter(|&named| tree.word(named).upos == Upos::Propn);
        named.unwrap_or(noun)
    }

    fn noun(self, at: usize, found: &mut Vec<Telling>) {
        let tree = self.tree;
        let lemma = tree.word(at).lemma.as_str();
        let kind = happenings().of_noun(lemma);
        let told_elsewhere =
            self.account.nouns.contains(lemma) && self.account.places.events(tree.word(at).span).next().is_some();
        if kind.is_none() && !told_elsewhere && !self.account.wanted.contains(&self.at) {
            return;
        }
        let words = &happenings().words;
        let hanging = |list: &BTreeSet<String>| {
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
        let Some(mut telling) = self.telling(at, kind, whom, None) else { return };
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
        if whom.is_some() || self.is_worth(&telling) {
            telling.by = by.map(|by| names_below(tree, self.account.text, by)).unwrap_or_default();
            let itself = naming(tree, self.account.text, at);
            telling.itself = Some(Naming { head: tree.word(at).lemma.clone(), ..itself });
            found.push(telling);
        }
    }

    /// "An earthquake destroyed the harbour on 1 November 1755": what is told of for the first time, by what it did.
    fn by_what_it_did(&self, noun: usize) -> Vec<usize> {
        let (tree, words) = (self.tree, &happenings().words);
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
        let own = self.dates.get(&verb).cloned().unwrap_or_default();
        if own.is_empty()
            && let Some(Lying { relation: Lies::Within, time, until: None }) = self.lies(verb)
        {
            return vec![time];
        }
        own
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
    fn name(self, at: usize, found: &mut Vec<Telling>) {
        let tree = self.tree;
        let word = tree.word(at);
        let Some(kind) = happenings().of_name(&word.lemma.to_lowercase()) else { return };
        if word.relation != Relation::Obl
            || !tree.marks(at).all(|mark| happenings().words.within.contains(&mark.lemma))
            || tree.marks(at).next().is_none()
        {
            return;
        }
        let Some(verb) = word.head.filter(|&head| tree.word(head).upos == Upos::Verb && is_told(tree, head)) else {
            return;
        };
        let Some(mut telling) = self.telling(at, Some(kind), Some(at), None) else { return };
        let Vouched::By(voice) = self.account.places.vouched(tree.word(verb)) else { return };
        telling.voice = voice;
        if telling.dates.is_empty() {
            telling.dates = self.dates.get(&verb).cloned().unwrap_or_default();
        }
        found.push(telling);
    }

    /// Says whether a telling of no known kind is worth keeping.
    fn is_worth(&self, telling: &Telling) -> bool {
        !telling.dates.is_empty() || telling.lies.is_some() || self.account.wanted.contains(&self.at)
    }

    /// Where in the sentence somebody stands who takes part, as far as the account was understood.
    fn participant(&self, at: usize, role: &str) -> Option<usize> {
        let event = self.account.places.events(self.tree.word(at).span).next()?;
        let head = event.participants.iter().find(|one| one.role == role)?.head;
        let words = &self.tree.sentence.words;
        let place = words.partition_point(|word| word.span.start < head.start);
        words.get(place).filter(|word| word.span == head).map(|_| place)
    }

    fn telling(&self, at: usize, kind: Option<KindId>, whom: Option<usize>, actor: Option<usize>) -> Option<Telling> {
        let tree = self.tree;
        let word = tree.word(at);
        let Vouched::By(voice) = self.account.places.vouched(word) else { return None };
        let beside = |child: &&usize| {
            let relation = tree.word(**child).relation;
            matches!(relation, Relation::Obl | Relation::Nmod | Relation::Obj) && !tree.is_in_time(**child)
        };
        let near =
            tree.children(at).iter().filter(beside).flat_map(|&child| names_below(tree, self.account.text, child));
        let mut dates = self.dates.get(&at).cloned().unwrap_or_default();
        let mut lies = if dates.is_empty() { self.lies(at) } else { None };
        if let Some(Lying { relation: Lies::Within, time, until: None }) = lies {
            dates.push(time);
            lies = None;
        }
        Some(Telling {
            word: word.span,
            lemma: word.lemma.clone(),
            kind,
            whom: whom.and_then(|whom| self.called(whom)),
            by: BTreeSet::new(),
            actor: actor.and_then(|actor| self.called(actor)),
            near: near.collect(),
            itself: None,
            dates,
            lies,
            voice,
            at: self.at,
        })
    }

    /// How the understanding of the account puts it in time, where the sentence itself writes the time out.
    fn lies(&self, at: usize) -> Option<Lying> {
        let Reading { times, places, .. } = self.account;
        let sentence = self.tree.sentence.span;
        let events: Vec<&Event> = places.events(self.tree.word(at).span).collect();
        let [event] = events.as_slice() else { return None };
        let when = event.when?;
        let (time, until) = (when.time.0 as usize, when.until.map(|until| until.0 as usize));
        let own =
            |time: usize| times.get(time).is_some_and(|time| sentence.contains(time.span) && is_written_date(time));
        let alone = until.is_some() || times.get(time).is_some_and(|time| time.range.is_none());
        (own(time) && until.is_none_or(own) && alone).then_some(Lying { relation: when.relation, time, until })
    }

    /// What a noun or pronoun is called; nothing where several are named together.
    fn called(&self, noun: usize) -> Option<Naming> {
        let tree = self.tree;
        let noun = named(tree, noun);
        if tree.child(noun, &[Relation::Conj]).is_some() {
            return None;
        }
        let word = tree.word(noun);
        let entity = self.account.places.entity(word.span);
        if word.upos == Upos::Pron {
            let mut naming = Naming::of_entity(entity?, word.span);
            // "He" and "she" are people, whatever was thought of the name.
            if GENDERS.iter().any(|gender| word.feats.contains(gender)) {
                naming.nouns.clear();
            }
            return Some(naming);
        }
        let mut own = naming(tree, self.account.text, noun);
        // "The steamer Karl Lindt sailed": what bears the name was hung on the verb beside it.
        let before = noun.checked_sub(1).filter(|&before| {
            let beside = tree.word(before).head == word.head || word.head == Some(before);
            beside && happenings().words.bearers.contains(&tree.word(before).lemma)
        });
        own.nouns.extend(before.map(|before| tree.word(before).lemma.clone()));
        match entity {
            Some(entity) if own.name.is_empty() => Some(Naming::of_entity(entity, own.span)),
            entity => Some(Naming { entity: entity.map(|entity| entity.id), ..own }),
        }
    }
}

const NEUTER: &str = "Gender=Neut";
const GENDERS: [&str; 2] = ["Gender=Masc", "Gender=Fem"];
const AGENT: &str = "agent";
const PATIENT: &str = "patient";
const OWNER: &str = "poss";
/// The subtype of a title before a name.
const TITLE: &str = "desc";

/// "The president, Hafizullah Amin": the name beside a common noun.
fn named(tree: &Tree<'_, '_>, noun: usize) -> usize {
    if tree.word(noun).upos == Upos::Propn {
        return noun;
    }
    // "The town of Bilsk" is Bilsk.
    let words = &happenings().words;
    if words.settlements.contains(&tree.word(noun).lemma)
        && let Some(name) = tree.child(noun, &[Relation::Nmod])
        && tree.word(name).upos == Upos::Propn
        && tree.marks(name).all(|mark| words.of.contains(&mark.lemma))
    {
        return name;
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
        // The capital of a sentence's first word says nothing.
        let adjective = at > 0 && word.upos == Upos::Adj && word.span.of(text).starts_with(char::is_uppercase);
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

/// Says whether a time is a date the text writes out, plainly, and no end of a range.
pub(crate) fn is_plain_date(time: &Timex) -> bool {
    is_written_date(time) && time.range.is_none()
}

/// Says whether a time is a date the text writes out, plainly.
fn is_written_date(time: &Timex) -> bool {
    let date = time.value.as_ref().and_then(TimeValue::as_date);
    let plain = date.is_some_and(|date| {
        date.granularity() <= Granularity::Year && date.qualifier == Qualifier::default() && !time.named
    });
    plain && time.resolved == Resolved::Written && time.meant.modifier.is_none()
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
