//! impossible-order: one thing is said to come before another, and the dates say otherwise.

use std::collections::BTreeMap;

use network::{Axiom, Because, Conflict, Constraint, Happening, Place, Point, solve};
use source::{Severity, Span};

use crate::bind::bind;
use crate::facts::Account;
use crate::findings::Finding;
use crate::say;
use crate::told::{
    Edge, How, Limit, Order, Takes, Telling, TellingAt, Voice, WordAt, between_accounts, happenings, limits,
    one_of_each, told_again,
};
use crate::{Check, Facts, Findings, buried_first, hours_back};

const NAME: &str = "impossible-order";

pub(super) const CHECK: Check =
    Check { name: NAME, doc: include_str!("impossible_order.md"), severity: Severity::Error, run };

fn run(facts: &Facts<'_>, found: &mut Findings) {
    for account in facts.accounts() {
        buried_first::check(NAME, account, found);
        hours_back::check(NAME, account, found);
    }
    let network = Network::of(facts);
    for conflict in solve(&network.constraints).conflicts {
        network.report(&conflict, found);
    }
}

/// What a reason was given for.
#[derive(Clone, Copy)]
enum Reason<'a> {
    Date(&'a Account<'a>, &'a Telling, Limit),
    Order(&'a Account<'a>, Span, How),
    Same(&'a Account<'a>, Span, Sure),
}

/// How sure it is that something is told again.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sure {
    /// It has the same name.
    Named,
    /// It is spoken of in the same words.
    Likely,
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
        let number = |at: TellingAt| Happening(first[at.account] + at.telling as u32);
        let mut network = Network { constraints: Vec::new(), reasons: BTreeMap::new() };
        for (index, account) in accounts.iter().enumerate() {
            network.orders(account, |at| number(TellingAt { account: index, telling: at }));
        }
        if network.constraints.is_empty() {
            return network;
        }
        for (index, account) in accounts.iter().enumerate() {
            for (at, telling) in account.told.tellings.iter().enumerate() {
                network.dates(account, telling, number(TellingAt { account: index, telling: at }));
            }
        }
        let named = one_of_each(facts).into_iter().map(|together| (together, Sure::Named));
        let likely = told_again(facts).into_iter().map(|together| (together, Sure::Likely));
        for (together, sure) in named.chain(likely) {
            for &at in &together[1..] {
                let account = &accounts[at.account];
                let word = account.told.tellings[at.telling].word;
                network.same(account, word, sure, number(together[0]), number(at));
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
        let at: BTreeMap<WordAt, usize> =
            told.tellings.iter().enumerate().map(|(index, telling)| (telling.at, index)).collect();
        for order in &told.orders {
            if let (Some(&first), Some(&second)) = (at.get(&order.first), at.get(&order.second)) {
                let because = self.because(account, order.cue, Reason::Order(account, order.cue, order.how));
                self.order(order, number(first), number(second), because);
            }
        }
        for course in &told.courses {
            if let (Some(&whole), Some(&part)) = (at.get(&course.whole), at.get(&course.part)) {
                let because = self.because(account, course.word, Reason::Same(account, course.word, Sure::Named));
                let (whole, part) = (number(whole), number(part));
                let (whole, part) = match course.edge {
                    Edge::Beginning => (Point::Start(whole), Point::Start(part)),
                    Edge::End => (Point::End(whole), Point::End(part)),
                };
                self.at_one_time(whole, part, because);
            }
        }
    }

    fn order(&mut self, order: &Order, first: Happening, second: Happening, because: Because) {
        let before = |one, other| Constraint::in_order(one, other, because);
        match order.how {
            How::Plainly | How::ByGoingOn | How::OfKin | How::AsPartOfTheCause => {
                self.constraints.push(before(Point::Start(first), Point::End(second)));
            }
            How::AsCause => self.constraints.push(before(Point::Start(first), Point::Start(second))),
            How::During => self.constraints.extend([
                before(Point::Start(first), Point::End(second)),
                before(Point::Start(second), Point::End(first)),
            ]),
        }
    }

    fn dates(&mut self, account: &'a Account<'a>, telling: &'a Telling, what: Happening) {
        self.constraints.push(Constraint::ordered(what));
        if telling.kind.is_some_and(|kind| happenings().kind(kind).takes == Takes::Day) {
            let because = Because::Axiom(Axiom::TakesADay, what);
            self.constraints.push(Constraint::in_order(Point::End(what), Point::Start(what), because));
        }
        if let Some(limit) = limits(account, telling) {
            let because = self.because(account, limit.span, Reason::Date(account, telling, limit));
            self.constraints.extend(bind(what, limit.relation, &limit.extent, because));
        }
    }

    fn same(&mut self, account: &'a Account<'a>, word: Span, sure: Sure, one: Happening, other: Happening) {
        let because = self.because(account, word, Reason::Same(account, word, sure));
        self.at_one_time(Point::Start(one), Point::Start(other), because);
        self.at_one_time(Point::End(one), Point::End(other), because);
    }

    fn at_one_time(&mut self, one: Point, other: Point, because: Because) {
        self.constraints.extend([Constraint::in_order(one, other, because), Constraint::in_order(other, one, because)]);
    }

    fn report(&self, conflict: &Conflict, found: &mut Findings) {
        let reasons: Vec<Reason<'_>> = conflict
            .reasons()
            .iter()
            .filter_map(|because| match because {
                Because::Said(place) => self.reasons.get(place).copied(),
                Because::Axiom(..) => None,
            })
            .collect();
        let orders = reasons.iter().filter_map(|reason| match reason {
            Reason::Order(account, span, how) => Some((*account, *span, *how)),
            Reason::Date(..) | Reason::Same(..) => None,
        });
        let orders: Vec<_> = orders.collect();
        // Two dates of one happening are another check's.
        let Some(&(account, cue, how)) = orders.first() else { return };
        let dates = reasons.iter().filter_map(|reason| match reason {
            Reason::Date(account, telling, limit) => Some(Dated { account, telling, limit: *limit }),
            Reason::Order(..) | Reason::Same(..) => None,
        });
        let mut days: Vec<Dated<'_>> = dates.collect();
        days.sort_by_key(|one| one.limit.extent.earliest().or(one.limit.extent.latest()));
        let [early, late] = days.as_slice() else { return };
        let one_account = reasons.iter().all(|reason| match reason {
            Reason::Order(other, ..) | Reason::Date(other, ..) | Reason::Same(other, ..) => {
                other.document.id == account.document.id
            }
        });
        if !one_account && conflict.short_by() <= between_accounts(late.limit.extent.latest()).into() {
            return;
        }
        let plainly = orders.iter().all(|(_, _, how)| *how == How::Plainly);
        let named = reasons.iter().all(|reason| !matches!(reason, Reason::Same(_, _, Sure::Likely)));
        let narrated = days.iter().all(|one| one.telling.voice == Voice::Narrator);
        let severity = if one_account && plainly && named && narrated { Severity::Error } else { Severity::Warning };
        let said = cue.of(account.text());
        let (message, label) = match how {
            How::Plainly | How::ByGoingOn | How::OfKin => {
                (format!("{} cannot come before {}", late.put(), early.put()), format!("'{said}' says it does"))
            }
            How::AsCause | How::AsPartOfTheCause => {
                (format!("{} cannot come of {}", early.put(), late.put()), format!("'{said}' says it does"))
            }
            How::During => {
                (format!("{} and {} cannot be at one time", early.put(), late.put()), format!("'{said}' says they are"))
            }
        };
        let mut finding = Finding::new(NAME, severity, message).at(account, cue, label);
        for (other, span, _) in &orders[1..] {
            finding = finding.beside(other, *span, format!("and '{}'", span.of(other.text())));
        }
        for one in [early, late] {
            let words = one.telling.word.of(one.account.text());
            let label = match &one.telling.voice {
                Voice::Narrator => format!("'{words}' is put here"),
                Voice::Source(who) => format!("'{words}' is put here by {}", source::harmless(who)),
                Voice::Unnamed => format!("'{words}' is said to be here"),
            };
            finding = finding.beside(one.account, one.limit.span, label);
        }
        let mut assumed = false;
        for reason in &reasons {
            if let Reason::Same(account, word, sure) = reason {
                assumed |= *sure == Sure::Likely;
                finding = finding.beside(account, *word, "told again here");
            }
        }
        let sum = say::sum((&early.day(), &early.limit.extent), (&late.day(), &late.limit.extent));
        finding = sum.into_iter().fold(finding, Finding::note);
        if assumed {
            finding = finding.note("what is told again was known by its words, not by a name");
        }
        if orders.iter().any(|(_, _, how)| *how == How::ByGoingOn) {
            finding = finding.note("the account goes on in order of time, it was assumed");
        }
        finding.fix("mend one of the dates, or the order").report(found);
    }
}

/// A telling with the days it is put on.
struct Dated<'a> {
    account: &'a Account<'a>,
    telling: &'a Telling,
    limit: Limit,
}

impl Dated<'_> {
    fn day(&self) -> String {
        say::name(self.account, &self.account.timexes[self.limit.time])
    }

    /// "'signed' (3 June 1710)".
    fn put(&self) -> String {
        format!("'{}' ({})", self.telling.word.of(self.account.text()), self.day())
    }
}
