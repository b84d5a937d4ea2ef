//! outside-lifetime: someone acts on a day after their death or before their birth.

use std::collections::{BTreeMap, BTreeSet};

use event::Relation as Lies;
use network::{Axiom, Because, Constraint, Happening, Place, Point, solve};
use source::{DocumentId, Severity, Span};
use timex::Resolved;

use crate::bind::bind;
use crate::facts::Account;
use crate::findings::Finding;
use crate::say::{self, name};
use crate::told::{Life, Limit, Naming, Said, Telling, Voice, between_accounts, happenings, is_step_on, limits};
use crate::{Check, Facts, Findings};

const NAME: &str = "outside-lifetime";

pub(super) const CHECK: Check =
    Check { name: NAME, doc: include_str!("outside_lifetime.md"), severity: Severity::Error, run };

/// The end of someone's life that an act is held against, and the act.
struct Held<'a> {
    life: (&'a Account<'a>, &'a Life),
    act: (&'a Account<'a>, &'a Telling),
    limit: Limit,
    /// Whether it is surely what only the living do.
    sure: bool,
    year: Year,
}

/// Where the year of an act is told.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Year {
    Beside,
    /// It was taken from what the account told before.
    Elsewhere,
}

/// More lives under one last name than this are not held against an act.
const MOST: usize = 16;

fn run(facts: &Facts<'_>, found: &mut Findings) {
    for account in facts.accounts() {
        turned(account, found);
    }
    let mut lives: BTreeMap<&str, Vec<(&Account<'_>, &Life)>> = BTreeMap::new();
    for account in facts.accounts() {
        for life in &account.told.lives {
            let Some(last) = life.who.name.last() else { continue };
            let known = lives.entry(last).or_default();
            if known.len() < MOST {
                known.push((account, life));
            }
        }
    }
    let mut held: Vec<Held<'_>> = Vec::new();
    for account in facts.accounts() {
        for telling in &account.told.tellings {
            let words = &happenings().words;
            // "He was interviewed by police"
            let done = telling.whom.as_ref().filter(|who| words.lives_done.contains(&telling.lemma) && who.is_person());
            let Some(actor) = done.or(telling.actor.as_ref()).or(telling.agent.as_ref()) else { continue };
            let Some(limit) = limits(account, telling) else { continue };
            let sure = done.is_some() || words.lives.contains(&telling.lemma);
            if !sure && words.posthumous.contains(&telling.lemma) {
                continue;
            }
            if let Some(life) = last_of_family(account, actor, &limit).filter(|_| sure) {
                held.push(Held { life: (account, life), act: (account, telling), limit, sure, year: Year::Beside });
                continue;
            }
            let known = actor.name.last().and_then(|last| lives.get(last.as_str())).into_iter().flatten();
            let his = known.filter(|(other, life)| {
                let full = actor.name.len().min(life.who.name.len()) > 1;
                let same_text = other.document.id == account.document.id;
                // In one account names that may be of one person are told apart: "his grandson Otto Karl Marek" is not Otto Marek.
                let are_two = same_text && life.who.is_another_than(actor);
                // What the dead may be said to do as well is held against a death of the same account alone, where it is surely of the one.
                let known = sure || same_text && actor.entity.is_some() && life.who.entity == actor.entity;
                life.who.is_like(actor) && actor.is_person() && (full || same_text) && !are_two && known
            });
            let his: Vec<_> = his.copied().collect();
            // Two lives of one name that cannot be one are two people's, and nobody knows whose the act is.
            if his.iter().enumerate().all(|(at, one)| his[..at].iter().all(|other| can_be_one(one, other))) {
                let year = Year::Beside;
                held.extend(his.into_iter().map(|life| Held { life, act: (account, telling), limit, sure, year }));
            }
        }
        held.extend(account.told.filled.iter().filter_map(|telling| in_filled_year(account, telling)));
    }
    let constraints: Vec<Constraint> = held.iter().zip(0..).flat_map(|(held, at)| bound(held, at)).collect();
    // Several acts may hang on one date, and one end of a life be told again.
    let mut said: BTreeSet<(DocumentId, Span)> = BTreeSet::new();
    for conflict in solve(&constraints).conflicts {
        let number = conflict.round.iter().find_map(|constraint| match constraint.because {
            Because::Axiom(Axiom::DoneInALife, Happening(number)) => Some(number / 2),
            Because::Axiom(..) | Because::Said(_) => None,
        });
        let Some(held) = number.and_then(|number| held.get(number as usize)) else { continue };
        let one_account = held.life.0.document.id == held.act.0.document.id;
        let latest = held.limit.extent.latest();
        let is_out = one_account || conflict.short_by() > between_accounts(latest).into();
        if is_out && said.insert((held.act.0.document.id, held.limit.span)) {
            report(held, found);
        }
    }
}

/// "He died on 15 September 1915. On 22 September he signed": an act of a day whose year was taken from a time at the death or behind it.
fn in_filled_year<'a>(account: &'a Account<'a>, telling: &'a Telling) -> Option<Held<'a>> {
    let actor = telling.actor.as_ref().filter(|actor| actor.is_person())?;
    let sure = happenings().words.lives.contains(&telling.lemma);
    let limit = limits(account, telling).filter(|_| sure)?;
    let his = |life: &&Life| life.who.is_like(actor) && !life.who.is_another_than(actor);
    let mut lives = account.told.lives.iter().filter(his).filter(|life| life.death.is_some());
    let (life, None) = (lives.next()?, lives.next()) else { return None };
    let death = life.death?;
    let is_after = death.extent.latest() < limit.extent.earliest() && death.span.end <= telling.word.start;
    let from = year_from(account, limit.time)?;
    let goes_on = is_after && death.time <= from && from <= limit.time;
    // "Lund met Marek. Marek died on 15 September. On 22 September he left": he may be either, unless he is told to have died as "he".
    let named = account.told.families.values().map(BTreeSet::len).sum::<usize>();
    let sure_who = actor.taken_for.is_none() || life.who.taken_for.is_some() || named <= 1;
    // "The following week" counts from the death itself, and is of whom the account names.
    let step = is_step_on(&account.timexes[limit.time]);
    let counts = !step || actor.taken_for.is_none() && from == death.time;
    (goes_on && sure_who && counts).then_some(Held {
        life: (account, life),
        act: (account, telling),
        limit,
        sure,
        year: Year::Elsewhere,
    })
}

/// The time that writes the year of one that does not, by their places among those of the account.
fn year_from(account: &Account<'_>, time: usize) -> Option<usize> {
    let mut at = time;
    for _ in 0..account.timexes.len() {
        match account.timexes[at].resolved {
            Resolved::Written => return Some(at),
            Resolved::Anchored(Some(other)) => {
                at = Some(other.0 as usize).filter(|other| *other < account.timexes.len())?
            }
            Resolved::Anchored(None) | Resolved::Unanchored => return None,
        }
    }
    None
}

/// One person's death told before the same person's birth. Where more than one of either is told under the name there are
/// several people of it.
fn turned(account: &Account<'_>, found: &mut Findings) {
    let lives = &account.told.lives;
    for life in lives.iter().filter(|life| life.who.is_person()) {
        let Some(birth) = life.birth else { continue };
        let his = || {
            lives.iter().filter(|other| {
                other.who.is_like(&life.who) && other.who.is_person() && !other.who.is_another_than(&life.who)
            })
        };
        let told_once = |end: fn(&Life) -> Option<Said>| {
            let mut told = his().filter_map(end);
            told.next().filter(|first| told.all(|other| other.extent == first.extent))
        };
        let (Some(_), Some(death)) = (told_once(|life| life.birth), told_once(|life| life.death)) else { continue };
        let is_turned = birth.extent.earliest().zip(death.extent.latest()).is_some_and(|(born, died)| died < born);
        if is_turned && his().find(|other| other.birth.is_some()) == Some(life) {
            report_turned(account, life, birth, death, found);
        }
    }
}

fn report_turned(account: &Account<'_>, life: &Life, birth: Said, death: Said, found: &mut Findings) {
    let day = |said: Said| name(account, &account.timexes[said.time]);
    let who = life.who.written(account.text());
    // Told in two places it may be of two people.
    let (one, other) = if death.span.start < birth.span.start { (death, birth) } else { (birth, death) };
    let gap = account.text().get(one.span.end as usize..other.span.start as usize).unwrap_or_default();
    let severity = if gap.contains(['.', '!', '?', '\n']) { Severity::Warning } else { Severity::Error };
    let finding = Finding::new(NAME, severity, format!("{} is before the birth of {who}", day(death)))
        .at(account, death.span, "the death")
        .beside(account, birth.span, format!("the birth: {}", day(birth)));
    let sum = say::sum((&day(death), &death.extent), (&day(birth), &birth.extent));
    sum.into_iter()
        .fold(finding, Finding::note)
        .fix(format!("mend one of the dates, or say which {who} is meant"))
        .report(found);
}

/// "In June 1673 Hale bought the manor", where father and son are told of by that name, and both had died: whichever is meant, he was dead.
/// Returns the life that ended last, if all of that name in the account had ended by then.
fn last_of_family<'a>(account: &'a Account<'_>, actor: &Naming, limit: &Limit) -> Option<&'a Life> {
    let [last] = actor.name.as_slice() else { return None };
    let names = account.told.families.get(last).filter(|names| actor.is_shared && names.len() > 1)?;
    let mut found: Option<&Life> = None;
    for name in names {
        let mut ended = account.told.lives.iter().filter(|life| life.who.name == *name && life.death.is_some());
        let (life, None) = (ended.next()?, ended.next()) else { return None };
        let end = |life: &Life| life.death.and_then(|death| death.extent.latest());
        if end(life) >= limit.extent.earliest() || limit.relation != Lies::Within {
            return None;
        }
        found = found.filter(|known| end(known) >= end(life)).or(Some(life));
    }
    found
}

/// Says whether two lives may be one person's: nobody dies before being born, and in one account nobody does either twice.
fn can_be_one(one: &(&Account<'_>, &Life), other: &(&Account<'_>, &Life)) -> bool {
    let fits = |a: Option<Said>, b: Option<Said>| a.zip(b).is_none_or(|(a, b)| a.extent.may_overlap(&b.extent));
    let in_order = |birth: Option<Said>, death: Option<Said>| {
        birth.zip(death).is_none_or(|(birth, death)| birth.extent.earliest() <= death.extent.latest())
    };
    let two_accounts = one.0.document.id != other.0.document.id;
    (two_accounts || fits(one.1.birth, other.1.birth) && fits(one.1.death, other.1.death))
        && in_order(one.1.birth, other.1.death)
        && in_order(other.1.birth, one.1.death)
}

/// The act is happening `2 at`, the life `2 at + 1`: each act is held against each life by itself, since two lives of
/// one name may be two people's.
fn bound(held: &Held<'_>, at: u32) -> Vec<Constraint> {
    let (act, life) = (Happening(2 * at), Happening(2 * at + 1));
    let said = |document: DocumentId, span: Span| Because::Said(Place { document, span });
    let limit = held.limit;
    let mut all = bind(act, limit.relation, &limit.extent, said(held.act.0.document.id, limit.span));
    let (other, years) = held.life;
    if let Some(birth) = &years.birth {
        let because = said(other.document.id, birth.span);
        all.extend(birth.extent.earliest().map(|day| Constraint::at_earliest(Point::Start(life), day, because)));
    }
    if let Some(death) = &years.death {
        let because = said(other.document.id, death.span);
        all.extend(death.extent.latest().map(|day| Constraint::at_latest(Point::End(life), day, because)));
    }
    let lived = Because::Axiom(Axiom::DoneInALife, act);
    all.push(Constraint::in_order(Point::Start(life), Point::End(act), lived));
    all.push(Constraint::in_order(Point::Start(act), Point::End(life), lived));
    all
}

fn report(held: &Held<'_>, found: &mut Findings) {
    let ((account, act), (other, life)) = (held.act, held.life);
    let time = &account.timexes[held.limit.time];
    let done = act.whom.as_ref().filter(|_| happenings().words.lives_done.contains(&act.lemma));
    let doer = done.or(act.actor.as_ref()).or(act.agent.as_ref());
    let who = doer.map(|actor| actor.written(account.text())).unwrap_or_default();
    let day = name(account, time);
    let done = held.limit.extent;
    let after = life.death.filter(|death| death.extent.latest() < done.earliest());
    let (edge, message, told) = match (after, life.birth) {
        (Some(death), _) => (death, format!("{day} is after the death of {who}"), "the death"),
        (None, Some(birth)) => (birth, format!("{day} is before the birth of {who}"), "the birth"),
        (None, None) => return,
    };
    let edge_day = name(other, &other.timexes[edge.time]);
    let taken = doer.is_some_and(|actor| actor.taken_for.is_some());
    let filled = held.year == Year::Elsewhere;
    let severity = if filled || taken || act.actor.is_none() || !held.sure || act.voice != Voice::Narrator {
        Severity::Warning
    } else {
        Severity::Error
    };
    let word = act.word.of(account.text());
    let label = match &act.voice {
        Voice::Narrator => format!("'{word}' is put here"),
        Voice::Source(who) => format!("'{word}' is put here by {}", source::harmless(who)),
        Voice::Unnamed => format!("'{word}' is said to be here"),
    };
    let mut finding = Finding::new(NAME, severity, message).at(account, time.span, label).beside(
        other,
        edge.span,
        format!("{told}: {edge_day}"),
    );
    if let Some(actor) = doer.filter(|_| taken) {
        let written = actor.span.of(account.text());
        finding = finding.beside(account, actor.span, format!("'{written}' was taken for {who}"));
    }
    let (act, edge) = ((&*day, &done), (&*edge_day, &edge.extent));
    let sum = if after.is_some() { say::sum(edge, act) } else { say::sum(act, edge) };
    finding = sum.into_iter().fold(finding, Finding::note);
    if filled {
        finding = finding.note("the year is not written beside the day: it was taken from what is told before");
    }
    finding
        .note(Axiom::DoneInALife.as_str())
        .fix(format!("mend one of the dates, or say which {who} is meant"))
        .report(found);
}
