//! What does not come before another thing of the same person, and is put before it: a burial before the death, a baptism before the
//! birth.

use source::Severity;

use crate::Findings;
use crate::facts::Account;
use crate::findings::Finding;
use crate::say;
use crate::told::{EdgeOfLife, KindId, Limit, Naming, Telling, Voice, happenings, limits};

/// More tellings of one account than this are not held against each other.
const MOST: usize = 256;

/// Reports, in one account, the burials of those who died later and the baptisms of those who were born later, if all it tells of a
/// death or birth is of one day.
pub(crate) fn check(name: &'static str, account: &Account<'_>, found: &mut Findings) {
    let tellings = || account.told.tellings.iter();
    let later = tellings().filter_map(|telling| Some((telling, happenings().behind(telling.kind?)?)));
    for (later, kind) in later.take(MOST) {
        let Some(limit) = plain(account, later) else { continue };
        let Some((first, put)) = told_once(account, kind, later) else { continue };
        let is_turned = limit.extent.latest().zip(put.extent.earliest()).is_some_and(|(last, day)| last < day);
        if is_turned {
            report(name, account, (later, limit), (first, put), found);
        }
    }
}

/// The day on which an account tells a thing of somebody; none where it tells of two days.
fn told_once<'a>(account: &'a Account<'_>, kind: KindId, later: &Telling) -> Option<(&'a Telling, Limit)> {
    let of_kind = account.told.tellings.iter().filter(|telling| telling.kind == Some(kind)).take(MOST);
    let his = of_kind.filter(|telling| is_one(telling, later));
    let mut put = his.filter_map(|telling| Some((telling, plain(account, telling)?)));
    let first = put.next()?;
    put.all(|(_, other)| other.extent == first.1.extent).then_some(first)
}

/// Where a telling is put by a date of its own.
fn plain(account: &Account<'_>, telling: &Telling) -> Option<Limit> {
    limits(account, telling).filter(|_| telling.dates.len() == 1)
}

/// Says whether two tellings are of one person: by one word of a sentence, or by one name that is nobody else's.
fn is_one(one: &Telling, other: &Telling) -> bool {
    if one.about.is_some() && one.about == other.about {
        return true;
    }
    let of = |(one, other): (&Naming, &Naming)| {
        one.is_person() && other.is_person() && one.is_like(other) && !one.is_another_than(other)
    };
    one.whom.as_ref().zip(other.whom.as_ref()).is_some_and(of)
}

fn report(
    name: &'static str,
    account: &Account<'_>,
    (later, limit): (&Telling, Limit),
    (first, put): (&Telling, Limit),
    found: &mut Findings,
) {
    let text = account.text();
    let day = |limit: Limit| say::name(account, &account.timexes[limit.time]);
    let placed = |telling: &Telling, limit| format!("'{}' ({})", telling.word.of(text), day(limit));
    let label = |telling: &Telling| {
        let word = telling.word.of(text);
        match &telling.voice {
            Voice::Narrator => format!("'{word}' is put here"),
            Voice::Source(who) => format!("'{word}' is put here by {}", source::harmless(who)),
            Voice::Unnamed => format!("'{word}' is said to be here"),
        }
    };
    let narrated = [later, first].iter().all(|telling| telling.voice == Voice::Narrator);
    // Told in two sentences it may be of two people.
    let sure = narrated && later.at.sentence == first.at.sentence;
    let severity = if sure { Severity::Error } else { Severity::Warning };
    let message = format!("{} cannot come before {}", placed(later, limit), placed(first, put));
    let finding = Finding::new(name, severity, message).at(account, limit.span, label(later)).beside(
        account,
        put.span,
        label(first),
    );
    let sum = say::sum((&day(limit), &limit.extent), (&day(put), &put.extent));
    let why = match first.kind.and_then(|kind| happenings().kind(kind).edge_of_life) {
        Some(EdgeOfLife::Birth) => "nobody is baptized before being born",
        Some(EdgeOfLife::Death) | None => "nobody is buried before dying",
    };
    sum.into_iter().fold(finding, Finding::note).note(why).fix("mend one of the dates, or the order").report(found);
}
