//! The part of impossible-order that goes by the clock: "met at 10 and broke up at 8.30 the same morning".

use source::Severity;

use crate::Findings;
use crate::facts::Account;
use crate::findings::Finding;
use crate::say::quote;

/// Reports what is told to have come next and is put at an earlier hour of the same day.
pub(crate) fn check(name: &'static str, account: &Account<'_>, found: &mut Findings) {
    let text = account.text();
    for pair in &account.told.hours_back {
        let ((one, from), (other, to)) = (pair.first, pair.second);
        let time = |index: usize| &account.timexes[index];
        let put = |word: source::Span, index| format!("'{}' ({})", word.of(text), quote(account, time(index)));
        let message = format!("{} cannot come before {}", put(other, to), put(one, from));
        Finding::new(name, Severity::Warning, message)
            .at(account, time(to).span, format!("'{}' is put here", other.of(text)))
            .beside(account, time(from).span, format!("'{}' is put here", one.of(text)))
            .note("the account goes on in order of time, it was assumed")
            .fix("mend one of the hours, or the order")
            .report(found);
    }
}
