//! impossible-order: one thing is said to come before another, and the dates say otherwise.

use std::collections::BTreeMap;

use event::Relation;
use network::{Axiom, Because, Conflict, Constraint, Happening, Place, Point, solve};
use source::{Severity, Span};
use timex::Timex;

use crate::bind::bind;
use crate::facts::Account;
use crate::findings::Finding;
use crate::say::name;
use crate::told::{At, How, Takes, Telling, between_accounts, happenings, one_of_each, told_extent};
use crate::{Check, Facts, Findings};

const NAME: &str = "impossible-order";

pub(super) const CHECK: Check =
    Check { name: NAME, doc: include_str!("impossible_order.md"), severity: Severity::Error, run };

fn run(facts: &Facts<'_>, found: &mut Findings) {
    let network = Network::of(facts);
    for conflict in solve(&network.constraints).conflicts {
        network.report(&conflict, found);
    }
}

/// What a reason was given for.
enum Reason<'a> {
    Date(&'a Account<'a>, &'a Telling),
    Order(&'a Account<'a>, Span, How),
    Same(&'a Account<'a>, Span),
}

/// All that is said of days and of order, as one network: a happening for each telling.
struct Network<'a> {
    constraints: Vec<Constraint>,
    reasons: BTreeMap<Place, Reason<'a>>,
}

impl<'a> Network<'a> {
    fn of(facts: &'a Facts<'a>) -> Network<'a> {
        let accounts = facts.accounts();
        let mut first = Vec::new();
        let mut count = 0_u32;
        for account in accounts {
            first.push(count);
            count += account.told.tellings.len() as u32;
        }
        let number = |at: At| Happening(first[at.0] + at.1 as u32);
        let mut network = Network { constraints: Vec::new(), reasons: BTreeMap::new() };
        for (index, account) in accounts.iter().enumerate() {
            network.orders(account, |at| number((index, at)));
        }
        if network.constraints.is_empty() {
            return network;
        }
        for (index, account) in accounts.iter().enumerate() {
            for (at, telling) in account.told.tellings.iter().enumerate() {
                network.dates(account, telling, number((index, at)));
            }
        }
        for together in one_of_each(facts) {
            for &at in &together[1..] {
                let account = &accounts[at.0];
                network.same(account, account.told.tellings[at.1].word, number(together[0]), number(at));
            }
        }
        network
    }

    fn because(&mut self, account: &Account<'_>, span: Span, reason: Reason<'a>) -> Because {
        let place = Place { document: account.document.id, span };
        self.reasons.entry(place).or_insert(reason);
        Because::Said(place)
    }

    fn orders(&mut self, account: &'a Account<'a>, number: impl Fn(usize) -> Happening) {
        let told = &account.told;
        let at: BTreeMap<(usize, usize), usize> =
            told.tellings.iter().enumerate().map(|(index, telling)| (telling.at, index)).collect();
        for order in &told.orders {
            if let (Some(&first), Some(&second)) = (at.get(&order.first), at.get(&order.second)) {
                let because = self.because(account, order.cue, Reason::Order(account, order.cue, order.how));
                let (first, second) = (Point::Start(number(first)), Point::End(number(second)));
                self.constraints.push(Constraint::in_order(first, second, because));
            }
        }
    }

    fn dates(&mut self, account: &'a Account<'a>, telling: &'a Telling, what: Happening) {
        self.constraints.push(Constraint::ordered(what));
        if telling.kind.is_some_and(|kind| happenings().kind(kind).takes == Takes::Day) {
            let because = Because::Axiom(Axiom::TakesADay, what);
            self.constraints.push(Constraint::in_order(Point::End(what), Point::Start(what), because));
        }
        if let Some((extent, span)) = told_extent(account, telling) {
            let because = self.because(account, span, Reason::Date(account, telling));
            self.constraints.extend(bind(what, Relation::Within, &extent, because));
        }
    }

    fn same(&mut self, account: &'a Account<'a>, word: Span, one: Happening, other: Happening) {
        let because = self.because(account, word, Reason::Same(account, word));
        for (one, other) in [(Point::Start(one), Point::Start(other)), (Point::End(one), Point::End(other))] {
            self.constraints
                .extend([Constraint::in_order(one, other, because), Constraint::in_order(other, one, because)]);
        }
    }

    fn report(&self, conflict: &Conflict, found: &mut Findings) {
        let reasons: Vec<&Reason<'_>> = conflict
            .reasons()
            .iter()
            .filter_map(|because| match because {
                Because::Said(place) => self.reasons.get(place),
                Because::Axiom(..) => None,
            })
            .collect();
        let orders = reasons.iter().filter_map(|reason| match reason {
            Reason::Order(account, span, how) => Some((*account, *span, *how)),
            Reason::Date(..) | Reason::Same(..) => None,
        });
        let orders: Vec<_> = orders.collect();
        // Two dates of one happening are another check's.
        let Some(&(account, cue, _)) = orders.first() else { return };
        let dates: Vec<_> = reasons
            .iter()
            .filter_map(|reason| match reason {
                Reason::Date(account, telling) => {
                    telling.dates.first().map(|&date| (*account, *telling, &account.timexes[date]))
                }
                Reason::Order(..) | Reason::Same(..) => None,
            })
            .collect();
        let put = |(account, telling, time): &(&Account<'_>, &Telling, &Timex)| {
            format!("'{}' ({})", telling.word.of(account.text()), name(account, time))
        };
        let mut days = dates.clone();
        days.sort_by_key(|(_, _, time)| time.extent().earliest());
        let [early, late] = days.as_slice() else { return };
        let (early, late, latest) = (put(early), put(late), late.2.extent().latest());
        let one_account = reasons.iter().all(|reason| match reason {
            Reason::Order(other, ..) | Reason::Date(other, _) | Reason::Same(other, _) => {
                other.document.id == account.document.id
            }
        });
        if !one_account && conflict.short_by() <= between_accounts(latest).into() {
            return;
        }
        let plainly = orders.iter().all(|(_, _, how)| *how == How::Plainly);
        let severity = if one_account && plainly { Severity::Error } else { Severity::Warning };
        let said = cue.of(account.text());
        let mut finding = Finding::new(NAME, severity, format!("{late} cannot come before {early}"));
        finding = finding.at(account, cue, format!("'{said}' says it does"));
        for (other, span, _) in &orders[1..] {
            finding = finding.beside(other, *span, format!("and '{}'", span.of(other.text())));
        }
        for (account, telling, time) in &dates {
            finding = finding.beside(account, time.span, format!("'{}' is put here", telling.word.of(account.text())));
        }
        for reason in &reasons {
            if let Reason::Same(account, word) = reason {
                finding = finding.beside(account, *word, "told again here");
            }
        }
        if !plainly {
            finding = finding.note("the account goes on in order of time, it was assumed");
        }
        finding.fix("mend one of the dates, or the order").report(found);
    }
}
