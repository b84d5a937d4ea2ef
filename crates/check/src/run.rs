//! A check, and running some of them.

use std::ops::ControlFlow;

use source::{CheckName, Reached, Severity, Watch, unwatched};

use crate::checks;
use crate::{Facts, Findings};

/// A check.
#[derive(Clone, Copy, Debug)]
pub struct Check {
    /// Its name, which reads well after "allow": `weekday-mismatch`.
    pub name: CheckName,
    /// Its page, in Markdown: what it means, why it matters, an example, what to write instead.
    pub doc: &'static str,
    /// The worst it says; a single finding may be milder.
    pub severity: Severity,
    /// Looks at the facts.
    pub run: fn(&Facts<'_>, &mut Findings),
}

impl Check {
    /// Returns what the check is about, in a line: the first sentence of its page, without its examples.
    ///
    /// ```
    /// let check = check::CHECKS.iter().find(|check| check.name == "weekday-mismatch").expect("it is one");
    /// assert_eq!(check.subject(), "A weekday is said of a date that fell on another");
    /// ```
    pub fn subject(&self) -> String {
        let lines = self.doc.lines().map(str::trim);
        let text: Vec<&str> = lines
            .skip_while(|line| line.is_empty() || line.starts_with('#'))
            .take_while(|line| !line.is_empty() && !line.starts_with('#'))
            .collect();
        let text = text.join(" ");
        let end = [". ", ": "].iter().filter_map(|mark| text.find(mark)).min();
        end.map_or(text.trim_end_matches('.'), |end| &text[..end]).to_owned()
    }
}

/// Runs checks; findings come by document, place and name of the check, whatever the order of `checks`.
pub fn run<'c>(facts: &Facts<'_>, checks: impl IntoIterator<Item = &'c Check>) -> Findings {
    let checks: Vec<&Check> = checks.into_iter().collect();
    // Nobody stops it.
    run_watched(facts, &checks, &mut unwatched).continue_value().unwrap_or_default()
}

/// Does the same, and tells somebody how many checks are done.
pub fn run_watched(facts: &Facts<'_>, checks: &[&Check], watch: &mut Watch<'_>) -> ControlFlow<(), Findings> {
    let mut found = Findings::default();
    for (done, check) in checks.iter().enumerate() {
        watch(Reached { done, all: checks.len() })?;
        (check.run)(facts, &mut found);
    }
    found.sort();
    ControlFlow::Continue(found)
}

/// Returns the checks a caller wants: those selected, or all where none is, less those ignored.
///
/// # Errors
/// If a name is no check's: what was asked, and what there is.
///
/// ```
/// use check::{CHECKS, choose};
/// assert_eq!(choose(&[], &["unanchored-time".to_owned()]).unwrap().len(), CHECKS.len() - 1);
/// assert!(choose(&["weekday".to_owned()], &[]).unwrap_err().starts_with("there is no check 'weekday'"));
/// ```
pub fn choose(select: &[String], ignore: &[String]) -> Result<Vec<&'static Check>, String> {
    for name in select.iter().chain(ignore) {
        if !checks::ALL.iter().any(|check| check.name == name) {
            let names: Vec<&str> = checks::ALL.iter().map(|check| check.name).collect();
            return Err(format!("there is no check '{name}'; there are: {}", names.join(", ")));
        }
    }
    let named = |list: &[String], check: &Check| list.iter().any(|name| name == check.name);
    let wanted = |check: &&Check| (select.is_empty() || named(select, check)) && !named(ignore, check);
    Ok(checks::ALL.iter().filter(wanted).collect())
}
