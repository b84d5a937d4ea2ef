//! wrong-calendar-label: a month of one calendar under the era of another.

use calendar::{CalendarId, Family};
use source::Severity;
use timex::{Era, Timex};

use crate::facts::Account;
use crate::findings::Finding;
use crate::say::{calendar_name, quote};
use crate::{Check, Facts, Findings};

const NAME: &str = "wrong-calendar-label";

pub(super) const CHECK: Check =
    Check { name: NAME, doc: include_str!("wrong_calendar_label.md"), severity: Severity::Error, run };

fn run(facts: &Facts<'_>, found: &mut Findings) {
    for account in facts.accounts() {
        for timex in account.timexes {
            one(account, timex, found);
        }
    }
}

fn one(account: &Account<'_>, timex: &Timex, found: &mut Findings) {
    let Some(Wrong { own, label, month }) = wrong(timex) else { return };
    let calendar = own.calendar();
    let month_name = calendar.month_names().get(usize::from(month).saturating_sub(1)).copied();
    let month_name = month_name.map_or_else(|| quote(account, timex), str::to_owned);
    let years = match label.family() {
        Family::Western => "the western era".to_owned(),
        Family::SolarHijri | Family::LunarHijri | Family::Other(_) => calendar_name(label),
    };
    let message = format!("{month_name} is a month of {}, not of {years}", calendar_name(own));
    Finding::new(NAME, Severity::Error, message)
        .at(account, timex.span, format!("labelled as a date of {years}"))
        .note(format!("read as a date of {}; the label was set aside", calendar_name(own)))
        .fix("mend the label, or the month")
        .report(found);
}

/// A month and a label that do not go together.
struct Wrong {
    own: CalendarId,
    label: CalendarId,
    month: u8,
}

/// Says whether a time's label is another calendar's than its month.
pub(super) fn is_wrong(timex: &Timex) -> bool {
    wrong(timex).is_some()
}

fn wrong(timex: &Timex) -> Option<Wrong> {
    let written = timex.written()?;
    let (era, month) = (written.era?, written.month?);
    let own = written.calendar.unwrap_or(CalendarId::Gregorian);
    let label = match era {
        // What may label what is known where the date is read: Imperial years have the months of Solar Hijri ones.
        Era::Of(_) => written.label?,
        Era::Ce | Era::Bce => match own.family() {
            Family::SolarHijri | Family::LunarHijri => CalendarId::Gregorian,
            Family::Western | Family::Other(_) => return None,
        },
        Era::OldStyle | Era::NewStyle => return None,
    };
    Some(Wrong { own, label, month })
}
