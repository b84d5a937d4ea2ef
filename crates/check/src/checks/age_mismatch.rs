//! age-mismatch: an age that birth and date do not give.

use calendar::TimeValue;
use source::Severity;
use timex::Resolved;

use crate::ages::{Told, Whose, alternatives, told};
use crate::facts::Account;
use crate::findings::Finding;
use crate::length::{Length, Spread};
use crate::say::{self, name, years};
use crate::told::Unit;
use crate::{Check, Facts, Findings};

const NAME: &str = "age-mismatch";

pub(super) const CHECK: Check =
    Check { name: NAME, doc: include_str!("age_mismatch.md"), severity: Severity::Error, run };

fn run(facts: &Facts<'_>, found: &mut Findings) {
    for account in facts.accounts() {
        for told in told(account) {
            judge(account, &told, found);
        }
    }
}

fn judge(account: &Account<'_>, told: &Told, found: &mut Findings) {
    let (birth, at) = (&account.timexes[told.birth], &account.timexes[told.at]);
    let Some(date) = birth.value.as_ref().and_then(TimeValue::as_date) else { return };
    if birth.resolved == Resolved::Unanchored || at.resolved == Resolved::Unanchored {
        return;
    }
    let (born, last_birth) = alternatives(account, told.birth);
    // Both ends in the calendar of the birth: a lunar life has more years.
    let Some(spread) = Spread::new(date.calendar, &born, &at.extent()) else { return };
    let (Some(least), Some(most)) = (spread.shortest_length(), spread.longest_length()) else { return };
    let from = match last_birth {
        Some(last) => format!("{}–{}", name(account, birth), name(account, last)),
        None => name(account, birth),
    };
    let to = name(account, at);
    if told.unit == Unit::Months {
        return judge_months(account, told, (&from, &to), (&least, &most), found);
    }
    let sum = range(&least, &most);
    if (least.years..=most.years).contains(&told.age) {
        let message = format!("{from} to {to} is {sum}: aged {}", told.age);
        let finding = Finding::new(NAME, Severity::Info, message).at(account, told.span, "");
        finding.beside(account, birth.span, "").beside(account, at.span, "").verify(found);
        return;
    }
    let off = (least.years - told.age).max(told.age - most.years);
    let sure =
        told.whose == Whose::OneSentence && birth.resolved == Resolved::Written && at.resolved == Resolved::Written;
    let severity = if off == 1 || !sure { Severity::Warning } else { Severity::Error };
    let mut finding = Finding::new(NAME, severity, format!("from {from} to {to} is {sum}, not {}", told.age))
        .at(account, told.span, format!("the dates give {sum}"))
        .beside(account, birth.span, "the birth")
        .beside(account, at.span, format!("said to be {}", told.age));
    if off == 1 {
        finding = finding.note("an age counted by another calendar, or in begun years, may explain it");
    }
    if told.whose == Whose::OneParagraph {
        finding = finding.note("the birth stands in an earlier sentence, and was taken for the same person's");
    }
    if told.whose == Whose::Named {
        finding = finding.note("the birth stands elsewhere, and was taken for the same person's");
    }
    if told.whose == Whose::Elsewhere {
        finding = finding.note("birth and death stand elsewhere, and were taken for the same person's");
    }
    finding.fix("mend the age, or one of the dates").report(found);
}

/// An age in months, which may be begun or whole ones.
fn judge_months(
    account: &Account<'_>,
    told: &Told,
    days: (&str, &str),
    length: (&Length, &Length),
    found: &mut Findings,
) {
    let months = |length: &Length| length.years * MONTHS_OF_A_YEAR + length.months;
    let (least, most) = (months(length.0), months(length.1));
    if (least - 1..=most + 1).contains(&told.age) {
        return;
    }
    let whole = |months: i64| say::length(&Length { years: 0, months, days: 0 });
    let sum = if least == most { whole(least) } else { format!("{least} to {}", whole(most)) };
    let message = format!("from {} to {} is {sum}, not {}", days.0, days.1, whole(told.age));
    Finding::new(NAME, Severity::Warning, message)
        .at(account, told.span, format!("the dates give {sum}"))
        .beside(account, account.timexes[told.birth].span, "the birth")
        .beside(account, account.timexes[told.at].span, format!("said to be {}", whole(told.age)))
        .note("the birth stands elsewhere, and was taken for the same person's")
        .fix("mend the age, or one of the dates")
        .report(found);
}

const MONTHS_OF_A_YEAR: i64 = 12;

fn range(least: &Length, most: &Length) -> String {
    match most.years - least.years {
        0 => years(least.years),
        1 => format!("{} or {}", least.years, years(most.years)),
        _several => format!("{} to {}", least.years, years(most.years)),
    }
}
