//! outside-lifetime: someone acts on a day after their death or before their birth.

use std::collections::BTreeMap;

use event::Relation;
use network::{Axiom, Because, Constraint, Happening, Place, Point, solve};
use source::{DocumentId, Severity, Span};

use crate::bind::bind;
use crate::facts::Account;
use crate::findings::Finding;
use crate::say::name;
use crate::told::{Life, Telling, between_accounts, happenings, told_extent};
use crate::{Check, Facts, Findings};

const NAME: &str = "outside-lifetime";

pub(super) const CHECK: Check =
    Check { name: NAME, doc: include_str!("outside_lifetime.md"), severity: Severity::Error, run };

/// The end of someone's life that an act is held against, and the act.
struct Held<'a> {
    life: (&'a Account<'a>, &'a Life),
    act: (&'a Account<'a>, &'a Telling),
}

/// More lives under one last name than this are not held against an act.
const MOST: usize = 16;

fn run(facts: &Facts<'_>, found: &mut Findings) {
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
            let Some(actor) = &telling.actor else { continue };
            if telling.dates.is_empty() || !happenings().words.lives.contains(&telling.lemma) {
                continue;
            }
            let known = actor.name.last().and_then(|last| lives.get(last.as_str())).into_iter().flatten();
            let his = known.filter(|(other, life)| {
                let full = actor.name.len().min(life.who.name.len()) > 1;
                life.who.is_like(actor) && actor.is_person() && (full || other.document.id == account.document.id)
            });
            held.extend(his.map(|&life| Held { life, act: (account, telling) }));
        }
    }
    let constraints: Vec<Constraint> = held.iter().zip(0..).flat_map(|(held, at)| bound(held, at)).collect();
    for conflict in solve(&constraints).conflicts {
        let number = conflict.round.iter().find_map(|constraint| match constraint.because {
            Because::Axiom(Axiom::DoneInALife, Happening(number)) => Some(number / 2),
            Because::Axiom(..) | Because::Said(_) => None,
        });
        let Some(held) = number.and_then(|number| held.get(number as usize)) else { continue };
        let one_account = held.life.0.document.id == held.act.0.document.id;
        let latest = held.act.1.dates.iter().filter_map(|&date| held.act.0.timexes[date].extent().latest()).max();
        if one_account || conflict.short_by() > between_accounts(latest).into() {
            report(held, found);
        }
    }
}

/// The act is happening `2 at`, the life `2 at + 1`: each act is held against each life by itself, since two lives of
/// one name may be two people's.
fn bound(held: &Held<'_>, at: u32) -> Vec<Constraint> {
    let (act, life) = (Happening(2 * at), Happening(2 * at + 1));
    let said = |document: DocumentId, span: Span| Because::Said(Place { document, span });
    let (account, telling) = held.act;
    let mut all = Vec::new();
    if let Some((extent, span)) = told_extent(account, telling) {
        all.extend(bind(act, Relation::Within, &extent, said(account.document.id, span)));
    }
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
    let Some(time) = act.dates.first().map(|&date| &account.timexes[date]) else { return };
    let who = act.actor.as_ref().map(|actor| actor.written(account.text())).unwrap_or_default();
    let day = name(account, time);
    let after = life.death.filter(|death| death.extent.latest() < time.extent().earliest());
    let (edge, message, told) = match (after, life.birth) {
        (Some(death), _) => (death, format!("{day} is after the death of {who}"), "the death"),
        (None, Some(birth)) => (birth, format!("{day} is before the birth of {who}"), "the birth"),
        (None, None) => return,
    };
    let edge_day = name(other, &other.timexes[edge.time]);
    Finding::new(NAME, Severity::Error, message)
        .at(account, time.span, format!("'{}' is put here", act.word.of(account.text())))
        .beside(other, edge.span, format!("{told}: {edge_day}"))
        .note(Axiom::DoneInALife.as_str())
        .fix(format!("mend one of the dates, or say which {who} is meant"))
        .report(found);
}
