//! conflicting-accounts: one happening, told on days that exclude each other.

use source::Severity;

use crate::findings::Finding;
use crate::say::name;
use crate::told::{Agreement, Occurrence, occurrences};
use crate::{Check, Facts, Findings};

const NAME: &str = "conflicting-accounts";

pub(super) const CHECK: Check =
    Check { name: NAME, doc: include_str!("conflicting_accounts.md"), severity: Severity::Warning, run };

fn run(facts: &Facts<'_>, found: &mut Findings) {
    for one in occurrences(facts).iter().filter(|one| one.agreement == Agreement::Excluded) {
        report(facts, one, found);
    }
}

fn report(facts: &Facts<'_>, one: &Occurrence, found: &mut Findings) {
    let mut days: Vec<String> = Vec::new();
    let mut labels = Vec::new();
    let several = one.told.iter().any(|told| told.account != one.told[0].account);
    for told in &one.told {
        let account = &facts.accounts()[told.account];
        for time in told.times.iter().map(|&at| &account.timexes[at]) {
            let day = name(account, time);
            let says = match several {
                true => format!("{} says {day}", account.document.path),
                false => format!("here it is {day}"),
            };
            labels.push((account, time.span, says));
            if !days.contains(&day) {
                days.push(day);
            }
        }
    }
    let mut finding = Finding::new(NAME, Severity::Warning, format!("{} is put on {}", one.what, listed(&days)));
    for (number, (account, span, text)) in labels.into_iter().enumerate() {
        finding = match number {
            0 => finding.at(account, span, text),
            _later => finding.beside(account, span, text),
        };
    }
    finding.note("none of them was chosen: each telling stands as it was made").report(found);
}

/// "15 February 1989 and on 16 February 1989".
fn listed(days: &[String]) -> String {
    days.join(" and on ")
}
