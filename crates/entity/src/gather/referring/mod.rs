//! Pronouns and short descriptions of what was told of.

mod ahead;
mod bind;
mod cited;
mod clause;
mod described;
mod doubt;
mod fit;
mod judge;
mod offices;
mod pair;
mod together;
mod told;
mod words;

use source::MetMap;
use syntax::{Relation, Upos};

use super::growing::{Gathered, Mentioned};
use crate::lists::{Gender, Lists, Pronoun};
use crate::seen::Seen;
use crate::{Form, Kind};

pub(crate) use judge::{Judge, Judged, Ranker};
use offices::Offices;
use pair::candidates;
pub(crate) use pair::{Asked, Candidate};
pub(crate) use told::Told;
use told::{Sort, Thing};
use words::Words;

/// By head: the entity, and the mention.
type Named = MetMap<usize, (usize, Mentioned)>;

/// Adds those that can be told apart from all others.
pub(super) fn gather(seen: &Seen<'_>, lists: &Lists, gathered: &mut Gathered) {
    walk(seen, lists, gathered, &mut Ranker::english());
}

/// Goes through the text and lets `judge` say what each pronoun stands for.
pub(crate) fn walk(seen: &Seen<'_>, lists: &Lists, gathered: &mut Gathered, judge: &mut impl Judge) {
    let named: Named = gathered
        .all
        .iter()
        .enumerate()
        .flat_map(|(entity, growing)| growing.mentions.iter().map(move |mention| (mention.head, (entity, *mention))))
        .collect();
    // "King" of "King Stephen" is nothing by itself.
    let mut within = vec![false; seen.len()];
    gathered.names.values().for_each(|(start, end)| within[*start..*end].fill(true));
    let nouns = described::nouns(seen, lists, &named);
    let ranks = ranks(gathered);
    let topic = gathered.topic.or_else(|| topic(gathered, &ranks));
    if let Some(topic) = topic.filter(|topic| goes_by_she(seen, lists, gathered, *topic)) {
        gathered.all[topic].gender = Some(Gender::Female);
    }
    let mut told = Told::new(seen, lists);
    told.topic = topic;
    told.hero = gathered.topic;
    let mut offices = Offices::new(topic);
    for (at, within) in within.into_iter().enumerate() {
        told.reach(at);
        if let Some((entity, mention)) = named.get(&at) {
            if !told.is_within(*entity, at) {
                told.entity(gathered, *entity, at, mention.form);
            }
            if mention.form == Form::Name {
                offices.note(&told, gathered, *entity, at);
                let died = told.of_entity(*entity).filter(|_| offices::dies(seen, at));
                died.into_iter().for_each(|thing| told.die(thing));
            }
        } else if let Some(pronoun) = lists.pronoun(&seen.small[at]) {
            let asked = Asked { at, pronoun };
            let coming = ahead::coming(&mut told, gathered, &named, asked);
            let mut candidates = candidates(&told, &named, (asked, coming), &ranks, topic);
            if judge.may_be_told() {
                cited::leave_out(&told, gathered, asked, &mut candidates);
                bind::leave_out(&told, asked, &mut candidates);
            }
            if let Some(entity) =
                ahead::ahead(&told, gathered, &named, asked, &candidates).filter(|_| judge.may_be_told())
            {
                let form = Form::Pronoun;
                gathered.mention(entity, Mentioned { head: at, whole: (at, at + 1), form }, None);
                told.entity(gathered, entity, at, form);
                continue;
            }
            let mut judged = judge.judge(&told, asked, &candidates);
            let best = judged.thing;
            let doubtful = judged.thing.is_some_and(|thing| {
                doubt::is_doubtful(&told, asked, thing, &candidates)
                    || cited::is_doubtful(&told, gathered, asked, (thing, &candidates))
            });
            let hero = judged.thing.and_then(|thing| doubt::hero(&told, asked, thing, &candidates));
            if let Some(hero) = hero.filter(|_| judge.may_be_told()) {
                judged = together::certain(hero);
            } else if doubtful && judge.may_be_told() {
                judged = together::open();
            }
            let by_form =
                together::beside(&told, asked, &candidates).or_else(|| together::done_for(&told, asked, &candidates));
            let by_form = by_form.or_else(|| cited::speaker(&told, gathered, asked, &candidates));
            if let Some(thing) = by_form.filter(|_| judge.may_be_told()) {
                judged = together::certain(thing);
            } else if let Some(tells) = clause::tells(&told, asked, &candidates).filter(|_| judge.may_be_told()) {
                judged = match tells {
                    clause::Tells::Thing(thing) => together::certain(thing),
                    clause::Tells::Open => together::open(),
                };
            } else if judge.leaves_open(judged) {
                let couple = together::couple(&told, gathered, asked).map(|two| told.several(at, two));
                let only = couple.or_else(|| together::only(&told, asked, &candidates));
                let only = only.or_else(|| clause::introduced(&told, asked, &candidates));
                let fits = |thing: &usize| best.is_none_or(|best| best == *thing);
                let only = only.or_else(|| clause::goes_on_from(&told, asked, &candidates).filter(fits));
                judged = only.map_or(judged, together::certain);
            }
            if lists.is_reflexive(&seen.small[at]) && judge.may_be_told() {
                judged = together::of_itself(&told, at).map_or_else(together::open, together::certain);
            } else if judge.may_be_told() {
                judged = nearer(&told, gathered, (asked, judged), &candidates).unwrap_or(judged);
            }
            let nameless = |thing: usize| told.things[thing].noun.filter(|_| told.things[thing].entity.is_none());
            let named = judge.may_name(judged, pronoun) && !lists.is_reflexive(&seen.small[at]);
            if let Some(noun) = judged.thing.filter(|_| named).and_then(nameless) {
                gathered.standing.push((at, noun));
            }
            told.pronoun(judged.thing, at, pronoun, judged.sure);
            if let Some(thing) = judged.thing.filter(|_| judged.is_sure) {
                if offices::dies(seen, at) && !told.things[thing].is_several() {
                    told.die(thing);
                }
                if let Some(entity) = told.things[thing].entity {
                    offices.note(&told, gathered, entity, at);
                }
                let Thing { entity, members, .. } = &told.things[thing];
                let form = if entity.is_some() { Form::Pronoun } else { Form::Together };
                for entity in entity.iter().chain(members) {
                    gathered.mention(*entity, Mentioned { head: at, whole: (at, at + 1), form }, None);
                    learn_gender(gathered, *entity, pronoun);
                }
            }
        } else if let Some((entity, start)) = described::described(&told, gathered, (&nouns, &offices, &ranks), at) {
            gathered.mention(entity, Mentioned { head: at, whole: (start, at + 1), form: Form::Description }, None);
            told.entity(gathered, entity, at, Form::Description);
        } else if !within && is_thing(seen, lists, &named, at) {
            told.noun(at);
        }
        let joined = seen.hanging(at).iter().any(|part| seen.words[*part].relation == Relation::Conj);
        if matches!(seen.words[at].upos, Upos::Noun | Upos::Propn) && seen.words[at].relation != Relation::Conj {
            let members = if joined { together::members(seen, &named, at) } else { Vec::new() };
            match together::with_subject(&told, gathered, at, &members) {
                Some(several) => {
                    told.several(at, several);
                }
                None if joined => {
                    told.several(at, members);
                }
                None => {}
            }
        }
    }
}

/// "The stationmaster was charged. His lawyer …": the nameless one a paragraph tells of, where whom it was taken for was told of in an
/// earlier one and is not whom the whole account is about; or whom the sentence before in the paragraph names and is told of.
fn nearer(
    told: &Told<'_>,
    gathered: &Gathered,
    (asked, judged): (Asked, Judged),
    candidates: &[Candidate],
) -> Option<Judged> {
    let meant = &told.things[judged.thing?];
    let named = meant.entity.filter(|_| matches!(meant.sort, Sort::Named(Kind::Person)))?;
    let names = gathered.all[named].mentions.iter().filter(|mention| mention.form == Form::Name).count();
    if meant.last.paragraph == told.paragraph || told.topic == Some(named) && names >= OFTEN {
        return None;
    }
    let acts = |thing: &usize| {
        let thing = &told.things[*thing];
        let nameless = thing.entity.is_none() && thing.sort == Sort::Person && !thing.many;
        nameless && thing.last.paragraph == told.paragraph && thing.subjects > 0
    };
    let named = |thing: usize| {
        let thing = &told.things[thing];
        thing.entity.is_some() && thing.last.paragraph == told.paragraph
    };
    if let Some(thing) = candidates.iter().filter_map(|candidate| candidate.thing).find(acts) {
        return Some(together::certain(thing));
    }
    match clause::subject_before(told, asked, candidates)? {
        clause::Tells::Thing(thing) => named(thing).then(|| together::certain(thing)),
        clause::Tells::Open => Some(together::open()),
    }
}

/// Whom an account is about is named as often as that.
const OFTEN: usize = 3;

/// Says whether a word is a noun that tells of something, and not only more of something else.
fn is_thing(seen: &Seen<'_>, lists: &Lists, named: &Named, at: usize) -> bool {
    let word = seen.words[at];
    let noun = matches!(word.upos, Upos::Noun | Upos::Propn);
    let beside = match word.relation {
        Relation::Compound | Relation::Flat | Relation::Fixed | Relation::Goeswith => true,
        // "was appointed professor, the first woman to be one"
        Relation::Appos => seen.heads[at].is_some_and(|head| {
            let says = |part: &usize| matches!(seen.words[*part].relation, Relation::Nsubj | Relation::Cop);
            named.contains_key(&head) || seen.hanging(head).iter().any(says)
        }),
        _ => false,
    };
    // "The poet X" is X.
    let is_named = |part: &usize| {
        matches!(seen.words[*part].relation, Relation::Appos | Relation::Flat) && named.contains_key(part)
    };
    // "X became king" tells of X.
    let becomes = matches!(word.relation, Relation::Xcomp | Relation::Obj)
        && seen.heads[at].is_some_and(|verb| Words::english().becomes.verbs.contains(&seen.words[verb].lemma));
    // "X was a general" tells of X.
    let has_subject = |verb: usize| seen.hanging(verb).iter().any(|part| seen.words[*part].relation == Relation::Nsubj);
    let made = |verb: usize| Words::english().becomes.verbs.contains(&seen.words[verb].lemma) && has_subject(verb);
    let is_said = |part: &usize| {
        matches!(seen.words[*part].relation, Relation::Cop | Relation::Nsubj) || *part < at && made(*part)
    };
    let says = seen.hanging(at).iter().any(|part| is_said(part) || is_named(part));
    noun && !beside && !becomes && !says && !describes_next(seen, lists, at)
}

/// "The daughter of a miller, she was born at Arda": says whether a noun tells what whoever the pronoun behind the comma stands for
/// was.
fn describes_next(seen: &Seen<'_>, lists: &Lists, at: usize) -> bool {
    let own = |part: &&usize| {
        **part < at && matches!(seen.words[**part].relation, Relation::Det | Relation::Amod | Relation::Compound)
    };
    let parts: Vec<usize> = seen.hanging(at).iter().filter(own).copied().collect();
    let article = parts.iter().any(|part| seen.words[*part].relation == Relation::Det);
    let case = seen.hanging(at).iter().any(|part| seen.words[*part].relation == Relation::Case);
    let (start, end) = seen.sentences[at];
    let begins = parts.into_iter().fold(at, usize::min);
    if !article || case || begins > start && seen.written(begins - 1) != "," {
        return false;
    }
    let told = |word: usize| matches!(seen.words[word].xpos, "VBD" | "VBZ" | "VBP" | "MD");
    let comma = (at..end.saturating_sub(1)).find(|word| seen.written(*word) == ",");
    comma.is_some_and(|comma| {
        let person = matches!(lists.pronoun(&seen.small[comma + 1]), Some(Pronoun::He | Pronoun::She));
        person && seen.words[comma + 1].relation == Relation::Nsubj && !(start..comma).any(told)
    })
}

/// Says whether whom an account is about is a woman, of whom no list knows it: it says "she" far more often than "he", and names no
/// other woman more than once.
fn goes_by_she(seen: &Seen<'_>, lists: &Lists, gathered: &Gathered, topic: usize) -> bool {
    if gathered.all[topic].gender.is_some_and(|gender| gender != Gender::Either) {
        return false;
    }
    let names =
        |entity: &crate::gather::growing::Growing| entity.mentions.iter().filter(|one| one.form == Form::Name).count();
    let often = names(&gathered.all[topic]) >= OFTEN;
    // One the account names here and there is not whom it is about.
    if gathered.topic != Some(topic) && !often {
        return false;
    }
    let is_other = |entity: &crate::gather::growing::Growing| {
        entity.gender == Some(Gender::Female) && (names(entity) > 1 || !often)
    };
    let other = gathered.all.iter().any(is_other);
    let count = |asked: Pronoun| seen.small.iter().filter(|word| lists.pronoun(word) == Some(asked)).count();
    let (she, he) = (count(Pronoun::She), count(Pronoun::He));
    !other && she > 1 && she >= 2 * he
}

/// Of each entity how many of its kind are named more often.
fn ranks(gathered: &Gathered) -> Vec<usize> {
    let names =
        |entity: &usize| gathered.all[*entity].mentions.iter().filter(|mention| mention.form == Form::Name).count();
    let mut ranks = vec![0; gathered.all.len()];
    for kind in Kind::ALL {
        let mut of_kind: Vec<usize> = (0..gathered.all.len()).filter(|at| gathered.all[*at].kind == kind).collect();
        of_kind.sort_by_key(|entity| (std::cmp::Reverse(names(entity)), gathered.all[*entity].first));
        for (rank, entity) in of_kind.into_iter().enumerate() {
            ranks[entity] = rank;
        }
    }
    ranks
}

/// The person the whole document is about: the one named most.
fn topic(gathered: &Gathered, ranks: &[usize]) -> Option<usize> {
    (0..gathered.all.len()).find(|at| gathered.all[*at].kind == Kind::Person && ranks[*at] == 0)
}

fn learn_gender(gathered: &mut Gathered, entity: usize, pronoun: Pronoun) {
    let gender = match pronoun {
        Pronoun::He => Gender::Male,
        Pronoun::She => Gender::Female,
        Pronoun::It | Pronoun::They => return,
    };
    let known = &mut gathered.all[entity].gender;
    if known.is_none_or(|known| known == Gender::Either) {
        *known = Some(gender);
    }
}
