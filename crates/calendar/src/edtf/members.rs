//! Alternatives and lists written as the sets of EDTF.

use super::{Date, Edtf, Endpoint, Member};
use crate::{Qualifier, TimeValue};

/// Which of the two sets is written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum SetKind {
    OneOf,
    AllOf,
}

/// The most members a set is written with, so that it can be read again.
const MOST_MEMBERS: usize = 128;

/// One of a range is any date in it, so a stretch is no alternative EDTF can write; all of a range is the stretch.
pub(super) fn members(values: &[TimeValue], kind: SetKind) -> Option<Vec<Member>> {
    let mut members = Vec::new();
    for (place, value) in values.iter().enumerate() {
        let (is_first, is_last) = (place == 0, place + 1 == values.len());
        match Edtf::from_value(value)? {
            Edtf::Date(date) => members.push(Member::Date(date)),
            Edtf::DateTime(time) => members.push(Member::Date(time.date)),
            Edtf::Interval { start: Endpoint::Date(first), end: Endpoint::Date(last) } if kind == SetKind::AllOf => {
                members.push(Member::Range(first, last));
            }
            Edtf::Interval { start: Endpoint::Open, end: Endpoint::Date(last) } if is_first => {
                members.push(Member::UpTo(last));
            }
            Edtf::Interval { start: Endpoint::Date(first), end: Endpoint::Open } if is_last => {
                members.push(Member::From(first));
            }
            Edtf::OneOf(inner) if kind == SetKind::OneOf => {
                let closed = |member: &Member| matches!(member, Member::Date(_) | Member::Range(..));
                if !inner.iter().all(closed) {
                    return None;
                }
                members.extend(inner);
            }
            Edtf::Interval { .. } | Edtf::AllOf(_) | Edtf::OneOf(_) => return None,
        }
    }
    let members = join_runs(members);
    (1..=MOST_MEMBERS).contains(&members.len()).then_some(members)
}

/// Three dates or more that follow each other are a range.
fn join_runs(members: Vec<Member>) -> Vec<Member> {
    let mut joined = Vec::new();
    let mut rest = members.as_slice();
    while let Some(first) = rest.first() {
        let follow = |pair: &&[Member]| match (&pair[0], &pair[1]) {
            (Member::Date(date), Member::Date(next)) => successor(date).is_some_and(|after| after == *next),
            (Member::Date(_) | Member::Range(..) | Member::UpTo(_) | Member::From(_), _) => false,
        };
        let length = 1 + rest.windows(2).take_while(follow).count();
        match (first, &rest[length - 1]) {
            (Member::Date(first), Member::Date(last)) if length > 2 => joined.push(Member::Range(*first, *last)),
            (Member::Date(_) | Member::Range(..) | Member::UpTo(_) | Member::From(_), _) => {
                joined.extend(&rest[..length]);
            }
        }
        rest = &rest[length..];
    }
    joined
}

/// The year, month or day after a date that is not qualified.
fn successor(date: &Date) -> Option<Date> {
    if date.qualifier() != Qualifier::default() {
        return None;
    }
    let value = Edtf::Date(*date).to_value();
    let date = value.as_date().filter(|date| date.year.missing == 0)?;
    match Edtf::from_value(&TimeValue::Date(date.shift(1, date.granularity()).ok()?))? {
        Edtf::Date(next) => Some(next),
        Edtf::DateTime(_) | Edtf::Interval { .. } | Edtf::OneOf(_) | Edtf::AllOf(_) => None,
    }
}
