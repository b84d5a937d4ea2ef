//! Who is cited: "Froissart relates that", "according to Froissart". One who is named only as a source does nothing in the story that is
//! told, and "he adds that" is said of him.

use syntax::Relation;

use super::fit::is_owner;
use super::pair::{Asked, Candidate};
use super::told::{Sort, Told};
use super::words::Words;
use crate::gather::growing::Gathered;
use crate::lists::Pronoun;
use crate::seen::Seen;
use crate::{Form, Kind};

/// So many steps are taken up the tree.
const STEPS: usize = 6;

/// Leaves out of whom a pronoun may stand for those who are named only as sources, where it stands in what is told after their sentence
/// and another person may be meant.
pub(super) fn leave_out(told: &Told<'_>, gathered: &Gathered, asked: Asked, candidates: &mut Vec<Candidate>) {
    let seen = told.seen;
    if !is_of_person(asked) || told.quoted || is_told_now(seen, asked.at) {
        return;
    }
    let first = seen.sentences[asked.at].0;
    let only_cited = |thing: usize| {
        let entity = told.things[thing].entity.filter(|entity| is_only_cited(told, gathered, *entity));
        entity.is_some_and(|entity| !named(gathered, entity).any(|at| first <= at && at < asked.at))
    };
    let others = || {
        let things = candidates.iter().filter_map(|candidate| candidate.thing).filter(|thing| !only_cited(*thing));
        let persons = things.map(|thing| &told.things[thing]);
        persons.filter(|thing| matches!(thing.sort, Sort::Named(Kind::Person) | Sort::Person))
    };
    let Some(told_last) = others().map(|other| other.last.at).max() else { return };
    let owns = is_owner(seen, asked.at);
    // "His chronicle" is the source's.
    let is_out = |thing: usize| only_cited(thing) && (!owns || told.things[thing].last.at < told_last);
    let kept: Vec<bool> = candidates.iter().map(|candidate| !candidate.thing.is_some_and(is_out)).collect();
    let mut kept = kept.into_iter();
    candidates.retain(|_| kept.next().unwrap_or(true));
}

/// "Froissart relates that a page begged him to flee": says whether a pronoun that seems to stand for a source, in what is cited, may well
/// stand for another who is named.
pub(super) fn is_doubtful(
    told: &Told<'_>,
    gathered: &Gathered,
    asked: Asked,
    (thing, all): (usize, &[Candidate]),
) -> bool {
    let cited = told.things[thing].entity.filter(|entity| is_only_cited(told, gathered, *entity));
    let other = |other: usize| {
        let person = &told.things[other];
        other != thing && person.sort == Sort::Named(Kind::Person) && person.last.paragraph == told.paragraph
    };
    let rivalled = || all.iter().filter_map(|candidate| candidate.thing).any(other);
    is_of_person(asked) && !told.quoted && cited.is_some() && !is_told_now(told.seen, asked.at) && rivalled()
}

/// Says whether an entity is named nowhere but as a source; whom the account is about is more.
fn is_only_cited(told: &Told<'_>, gathered: &Gathered, entity: usize) -> bool {
    told.hero != Some(entity) && named(gathered, entity).all(|at| cites(told.seen, at))
}

/// "According to Froissart, the king fled; he adds that": the one source cited in the sentence or the one before.
pub(super) fn speaker(told: &Told<'_>, gathered: &Gathered, asked: Asked, candidates: &[Candidate]) -> Option<usize> {
    let seen = told.seen;
    if !is_of_person(asked) || told.quoted || !says(seen, asked.at) {
        return None;
    }
    let first = seen.sentences[asked.at].0;
    let before = first.checked_sub(1).map_or(first, |last| seen.sentences[last].0);
    let is_cited = |thing: &usize| {
        let entity = told.things[*thing].entity;
        entity.is_some_and(|entity| named(gathered, entity).any(|at| before <= at && at < asked.at && cites(seen, at)))
    };
    let mut cited = candidates.iter().filter_map(|candidate| candidate.thing).filter(is_cited);
    cited.next().filter(|_| cited.next().is_none())
}

fn is_of_person(asked: Asked) -> bool {
    matches!(asked.pronoun, Pronoun::He | Pronoun::She)
}

/// The heads of an entity's names.
fn named(gathered: &Gathered, entity: usize) -> impl Iterator<Item = usize> + '_ {
    gathered.all[entity].mentions.iter().filter(|mention| mention.form == Form::Name).map(|mention| mention.head)
}

/// Says whether a name's head, or what it is joined to or stands beside, is that of a source.
fn cites(seen: &Seen<'_>, at: usize) -> bool {
    let mut at = at;
    for _ in 0..STEPS {
        let by = &Words::english().cited.by;
        let is_by = |part: &usize| seen.words[*part].relation == Relation::Case && by.contains(&seen.small[*part]);
        if says(seen, at) || seen.hanging(at).iter().any(is_by) {
            return true;
        }
        let beside = matches!(seen.words[at].relation, Relation::Conj | Relation::Appos | Relation::Flat);
        let Some(head) = seen.heads[at].filter(|_| beside) else { return false };
        at = head;
    }
    false
}

/// "Froissart relates": says whether a word is the subject of a verb of saying in the present tense.
fn says(seen: &Seen<'_>, at: usize) -> bool {
    let subject = seen.words[at].relation == Relation::Nsubj && seen.words[at].subtype != "pass";
    seen.heads[at].filter(|_| subject).is_some_and(|verb| {
        let now = matches!(seen.words[verb].xpos, "VBZ" | "VBP");
        now && Words::english().cited.verbs.contains(seen.words[verb].small_lemma())
    })
}

/// Says whether the verb a word stands with is in the present tense.
fn is_told_now(seen: &Seen<'_>, at: usize) -> bool {
    let mut at = at;
    for _ in 0..STEPS {
        let Some(head) = seen.heads[at] else { return false };
        let now = |word: usize| matches!(seen.words[word].xpos, "VBZ" | "VBP");
        let helps = |part: &usize| matches!(seen.words[*part].relation, Relation::Aux | Relation::Cop);
        let finite = |part: &usize| helps(part) && seen.words[*part].xpos != "VBN";
        if now(head) || seen.hanging(head).iter().any(|part| helps(part) && now(*part)) {
            return true;
        }
        if seen.words[head].xpos == "VBD" || seen.hanging(head).iter().any(finite) {
            return false;
        }
        at = head;
    }
    false
}
