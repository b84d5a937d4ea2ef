//! What may stand behind a pronoun, and what is seen of both together.

use learn::{Feature, Features};
use syntax::{Relation, Upos};

use super::Named;
use super::ahead::Coming;
use super::bind::barred;
use super::fit::{is_owner, may_be};
use super::told::{By, Last, Sort, Thing, Told};
use crate::Kind;
use crate::lists::{Gender, Pronoun};
use crate::seen::Seen;

/// A pronoun in its place.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Asked {
    pub at: usize,
    pub pronoun: Pronoun,
}

/// A thing a pronoun may stand for, and what is seen of both together; no thing is nothing that was told of.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Candidate {
    pub thing: Option<usize>,
    pub features: Vec<Feature>,
}

/// So many steps are taken up the tree.
const STEPS: usize = 4;

/// Returns everything a pronoun may stand for, nothing first, then what was told last. `ranks` says of entities how many of their
/// kind are named more often.
pub(super) fn candidates(
    told: &Told<'_>,
    named: &Named,
    (asked, coming): (Asked, Option<Coming>),
    ranks: &[usize],
    topic: Option<usize>,
) -> Vec<Candidate> {
    let barred = barred(told.seen, named, asked);
    let mut features = Features::new();
    let far = topic.and_then(|entity| told.of_entity(entity)).filter(|thing| !told.recent.contains(thing));
    let told_of = |thing: usize| told.recent.contains(&thing) || far == Some(thing);
    let later = coming.map(|coming| coming.thing).filter(|thing| !told_of(*thing));
    let fitting: Vec<usize> = told
        .recent
        .iter()
        .rev()
        .copied()
        .chain(far)
        .chain(later)
        .filter(|thing| {
            let entity = told.things[*thing].entity;
            !entity.is_some_and(|entity| barred.contains(&entity)) && may_be(told, asked, *thing)
        })
        .collect();
    let mut all = Vec::with_capacity(fitting.len() + 1);
    let strong = |thing: &&usize| is_strong(asked.pronoun, &told.things[**thing]);
    let count = fitting.iter().filter(strong).count();
    nothing(told, asked, count, &mut features);
    all.push(Candidate { thing: None, features: features.list().to_vec() });
    let mut before = 0;
    for thing in fitting {
        features.clear();
        pair(told, asked, thing, (before, count), ranks, &mut features);
        if let Some(coming) = coming {
            ahead(told, asked, thing, coming, &mut features);
        }
        before += usize::from(is_strong(asked.pronoun, &told.things[thing]));
        all.push(Candidate { thing: Some(thing), features: features.list().to_vec() });
    }
    all
}

/// Says whether it is of the sort that such pronouns mostly stand for.
fn is_strong(pronoun: Pronoun, thing: &Thing) -> bool {
    match pronoun {
        Pronoun::He | Pronoun::She => {
            matches!(thing.sort, Sort::Named(_) | Sort::Person) || thing.pronoun == Some(pronoun)
        }
        Pronoun::It | Pronoun::They => true,
    }
}

/// The relation as a feature has it.
fn role<'a>(seen: &Seen<'a>, at: usize) -> &'a str {
    let word = seen.words[at];
    match (word.relation, word.subtype) {
        (Relation::Nsubj, "pass") => "pass",
        (Relation::Nmod, "poss") => "poss",
        (Relation::Obl, "agent") => "agent",
        (relation, _) => relation.as_str(),
    }
}

/// Where a word's clause stands in its sentence.
fn depth(seen: &Seen<'_>, at: usize) -> &'static str {
    let mut at = at;
    for _ in 0..2 * STEPS {
        match seen.words[at].relation {
            Relation::Advcl => return "adv",
            Relation::Ccomp | Relation::Xcomp | Relation::Csubj => return "comp",
            Relation::Acl => return "rel",
            Relation::Parataxis => return "par",
            _ => {}
        }
        let Some(head) = seen.heads[at] else { return "top" };
        at = head;
    }
    "deep"
}

/// The relations from a word's clause up to the word another hangs on, in the same sentence.
fn path(seen: &Seen<'_>, from: usize, to: Option<usize>, out: &mut String) {
    out.clear();
    let mut at = Some(from);
    for _ in 0..STEPS {
        let Some(here) = at else { break };
        if at == to {
            return;
        }
        out.push_str(seen.words[here].relation.as_str());
        out.push('>');
        at = seen.heads[here];
    }
    if at != to {
        out.clear();
        out.push('-');
    }
}

fn class(pronoun: Pronoun) -> (&'static str, &'static str) {
    match pronoun {
        Pronoun::He => ("m", "p"),
        Pronoun::She => ("f", "p"),
        Pronoun::It => ("i", "i"),
        Pronoun::They => ("t", "t"),
    }
}

fn own_role<'a>(told: &Told<'a>, at: usize) -> &'a str {
    if told.lists.is_reflexive(&told.seen.small[at]) {
        "self"
    } else if is_owner(told.seen, at) {
        "poss"
    } else {
        role(told.seen, at)
    }
}

fn sort(thing: &Thing) -> &'static str {
    match thing.sort {
        Sort::Named(kind) => kind.as_str(),
        Sort::Person => "n-person",
        Sort::Noun(Kind::Organization) => "n-organization",
        Sort::Noun(Kind::Group) => "n-group",
        Sort::Noun(Kind::State) => "n-state",
        Sort::Noun(Kind::Place) => "n-place",
        Sort::Noun(Kind::Event) => "n-event",
        Sort::Noun(Kind::Person | Kind::Facility | Kind::Work) => "n-work",
        Sort::Other => "n",
        Sort::Unknown => "u",
        Sort::Several => "and",
    }
}

fn few(count: usize) -> &'static str {
    match count {
        0 => "0",
        1 => "1",
        2 => "2",
        3 => "3",
        4..8 => "4",
        _ => "8",
    }
}

fn form(last: Last, thing: &Thing, pronoun: Pronoun) -> &'static str {
    match last.by {
        By::Name => "name",
        By::Definite => "def",
        By::Owned => "owned",
        By::Noun => "noun",
        By::Pronoun if thing.pronoun == Some(pronoun) => "same",
        By::Pronoun => "pron",
    }
}

/// The word a pronoun's clause turns on.
fn governor<'a>(seen: &'a Seen<'_>, at: usize) -> &'a str {
    seen.heads[at].map_or("", |head| seen.words[head].lemma.as_str())
}

/// What is seen of a pronoun that may stand for nothing told of.
fn nothing(told: &Told<'_>, asked: Asked, count: usize, features: &mut Features) {
    let seen = told.seen;
    let (own, group) = class(asked.pronoun);
    let role = own_role(told, asked.at);
    let governor = governor(seen, asked.at);
    features.add(0, &[own]);
    features.add(1, &[own, role]);
    features.add(2, &[group, role, few(count)]);
    features.add(3, &[own, governor]);
    features.add(4, &[group, seen.words[asked.at].relation.as_str(), governor]);
    let next = seen.small.get(asked.at + 1).map_or("", String::as_str);
    let before = asked.at.checked_sub(1).map_or("", |at| seen.small[at].as_str());
    features.add(5, &[own, ">", next]);
    features.add(6, &[own, "<", before]);
    let initial = if seen.sentences[asked.at].0 == asked.at { "first" } else { "" };
    features.add(7, &[own, initial, depth(seen, asked.at)]);
    if let Some(head) = seen.heads[asked.at] {
        for part in seen.hanging(head).iter().filter(|part| **part > asked.at).take(6) {
            let word = seen.words[*part];
            if matches!(
                word.relation,
                Relation::Ccomp | Relation::Csubj | Relation::Xcomp | Relation::Advcl | Relation::Acl
            ) {
                features.add(8, &[own, role, word.relation.as_str(), seen.words[head].upos.as_str()]);
            }
        }
    }
}

/// What is seen of a pronoun and a thing.
fn pair(
    told: &Told<'_>,
    asked: Asked,
    thing: usize,
    (before, count): (usize, usize),
    ranks: &[usize],
    features: &mut Features,
) {
    let seen = told.seen;
    let thing = &told.things[thing];
    let last = thing.last;
    let (own, group) = class(asked.pronoun);
    let my_role = own_role(told, asked.at);
    let its_role = role(seen, last.at);
    let distance = few((told.sentence - last.sentence).min(3));
    let sort = sort(thing);
    let form = form(last, thing, asked.pronoun);
    let many = if thing.many { "+" } else { "1" };
    let sex = match (asked.pronoun, thing.gender) {
        (Pronoun::He, Some(Gender::Male)) | (Pronoun::She, Some(Gender::Female)) => "fits",
        (_, Some(Gender::Either)) => "either",
        (_, Some(_)) => "other",
        (_, None) => "none",
    };
    let rank = few(before.min(4));
    let depth_of = depth(seen, last.at);
    let alone = if count == 1 { "alone" } else { "" };
    features.add(10, &[own, sort, many]);
    features.add(11, &[group, sort, sex, form]);
    features.add(12, &[group, distance, rank]);
    features.add(13, &[group, form, distance]);
    features.add(14, &[group, its_role, distance, depth_of]);
    features.add(15, &[group, its_role, my_role, distance]);
    features.add(16, &[group, rank, alone, sex]);
    features.add(17, &[group, form, its_role, my_role]);
    features.add(18, &[group, few(thing.mentions as usize), form]);
    features.add(19, &[group, few(thing.subjects as usize), distance]);
    let paragraphs = few((told.paragraph - last.paragraph).min(2));
    features.add(20, &[group, paragraphs, distance, form]);
    if let Some(entity) = thing.entity {
        features.add(21, &[group, few(ranks[entity].min(3)), distance]);
        features.add(22, &[group, few(ranks[entity].min(3)), its_role, form]);
    }
    if let Some(noun) = thing.noun.filter(|_| thing.entity.is_none()) {
        let word = seen.words[noun];
        features.add(23, &[own, &word.lemma]);
        let ending = word.lemma.char_indices().rev().nth(1).map_or("", |(at, _)| &word.lemma[at..]);
        features.add(24, &[group, ending]);
        features.add(25, &[group, word.lemma.as_str(), my_role, governor(seen, asked.at)]);
        let proper = if word.upos == Upos::Propn { "proper" } else { "" };
        features.add(26, &[own, proper, many]);
    }
    features.add(27, &[own, sort, my_role, governor(seen, asked.at)]);
    if last.sentence == told.sentence {
        let mut way = String::new();
        path(seen, asked.at, seen.heads[last.at], &mut way);
        features.add(28, &[group, &way, its_role]);
        features.add(29, &[my_role, &way, its_role]);
        let mut back = String::new();
        path(seen, last.at, seen.heads[asked.at], &mut back);
        features.add(30, &[group, &back, my_role]);
        let owner =
            if is_owner(seen, asked.at) { seen.heads[asked.at].and_then(|head| seen.heads[head]) } else { None };
        let in_clause = owner.is_some() && (thing.subject_of == owner);
        features.add(31, &[group, if in_clause { "own clause" } else { "" }, my_role]);
    } else {
        let same = if its_role == my_role { "same" } else { "" };
        let first = if seen.sentences[asked.at].0 == asked.at { "first" } else { "" };
        features.add(32, &[group, same, distance, first, depth(seen, asked.at)]);
        features.add(33, &[group, first, its_role, depth_of, distance]);
    }
    if thing.subject_of.is_some() && thing.subject_of == seen.heads[asked.at] {
        features.add(34, &[my_role]);
    }
}

/// What is seen of a pronoun within a phrase before a subject that is a person's name, and a thing: that person or another.
fn ahead(told: &Told<'_>, asked: Asked, thing: usize, coming: Coming, features: &mut Features) {
    let seen = told.seen;
    let (_, group) = class(asked.pronoun);
    let my_role = own_role(told, asked.at);
    let relation = seen.words[coming.phrase].relation.as_str();
    let last = told.things[thing].last;
    if thing != coming.thing {
        let paragraph = few((told.paragraph - last.paragraph).min(1));
        features.add(44, &[group, relation, my_role, paragraph]);
        features.add(45, &[group, role(seen, last.at), few((told.sentence - last.sentence).min(3))]);
        return;
    }
    let case = seen.hanging(coming.phrase).iter().find(|part| {
        matches!(seen.words[**part].relation, Relation::Case | Relation::Mark | Relation::Advmod) && **part < asked.at
    });
    let case = case.map_or(seen.words[coming.phrase].xpos, |case| seen.small[*case].as_str());
    let sex = match (asked.pronoun, told.things[thing].gender) {
        (Pronoun::He, Some(Gender::Male)) | (Pronoun::She, Some(Gender::Female)) => "fits",
        (_, _) => "none",
    };
    let known = if last.at < asked.at { few((told.sentence - last.sentence).min(3)) } else { "new" };
    features.add(40, &[group, relation, my_role]);
    features.add(41, &[group, relation, case]);
    features.add(42, &[group, relation, case, my_role, known]);
    features.add(43, &[group, sex, known]);
}
