//! age-mismatch: an age that birth and date do not give.

use calendar::{Extent, TimeValue};
use source::Severity;
use timex::{Expr, Resolved};

use crate::ages::{Told, Whose, alternatives, told};
use crate::facts::Account;
use crate::findings::Finding;
use crate::length::{Length, Spread};
use crate::say::{name, years};
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
    // "Born on 8 May 1884, he turned sixty on 3 June": a day whose year was taken from the birth proves no age.
    if at.resolved == Resolved::Anchored(Some(birth.id)) && !matches!(at.meant.expr, Expr::Shift { .. }) {
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
    let short = match told.unit {
        Unit::Years => None,
        Unit::Months => Some(Short { unit: "month", least: months(&least), most: months(&most) }),
        Unit::Weeks => Short::of_days("week", DAYS_OF_A_WEEK, &born, &at.extent()),
        Unit::Days => Short::of_days("day", 1, &born, &at.extent()),
    };
    if told.unit != Unit::Years {
        return short.into_iter().for_each(|short| judge_short(account, told, (&from, &to), &short, found));
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

/// How long a short life was, in a unit.
struct Short {
    unit: &'static str,
    least: i64,
    most: i64,
}

impl Short {
    fn of_days(unit: &'static str, size: i64, born: &Extent, at: &Extent) -> Option<Short> {
        let least = at.earliest()?.0 - born.latest()?.0;
        let most = at.latest()?.0 - born.earliest()?.0;
        Some(Short { unit, least: least / size, most: most / size })
    }

    /// "1 month", "11 weeks".
    fn told(&self, count: i64) -> String {
        let plural = if count == 1 { "" } else { "s" };
        format!("{count} {}{plural}", self.unit)
    }
}

/// An age in months, weeks or days, which may be begun or whole ones.
fn judge_short(account: &Account<'_>, told: &Told, days: (&str, &str), short: &Short, found: &mut Findings) {
    let (least, most) = (short.least, short.most);
    if (least - 1..=most + 1).contains(&told.age) {
        return;
    }
    let whole = |count: i64| short.told(count);
    let sum = if least == most { whole(least) } else { format!("{least} to {}", whole(most)) };
    let message = format!("from {} to {} is {sum}, not {}", days.0, days.1, whole(told.age));
    let finding = Finding::new(NAME, Severity::Warning, message)
        .at(account, told.span, format!("the dates give {sum}"))
        .beside(account, account.timexes[told.birth].span, "the birth")
        .beside(account, account.timexes[told.at].span, format!("said to be {}", whole(told.age)));
    let finding = match told.whose {
        Whose::OneSentence => finding,
        Whose::OneParagraph | Whose::Named | Whose::Elsewhere => {
            finding.note("the birth stands elsewhere, and was taken for the same person's")
        }
    };
    finding.fix("mend the age, or one of the dates").report(found);
}

fn months(length: &Length) -> i64 {
    length.years * MONTHS_OF_A_YEAR + length.months
}

const MONTHS_OF_A_YEAR: i64 = 12;
const DAYS_OF_A_WEEK: i64 = 7;

fn range(least: &Length, most: &Length) -> String {
    match most.years - least.years {
        0 => years(least.years),
        1 => format!("{} or {}", least.years, years(most.years)),
        _several => format!("{} to {}", least.years, years(most.years)),
    }
}
