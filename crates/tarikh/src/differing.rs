//! What several accounts tell in the same words on days that exclude each other, as findings: only the words say that it is one event.

use event::Event;
use source::{Diagnostic, Fix, Label, Severity};

use crate::accounts::{Fit, in_the_same_words, told_alike, twice_in_one};
use crate::chronology::Chronology;
use crate::when::when_text;

/// The check whose finding it is: one happening, told on days that exclude each other.
const CONFLICTING: &str = "conflicting-accounts";

/// Adds them to the findings of a chronology, each at its place.
pub(crate) fn add_differing(chronology: &mut Chronology) {
    let mut rows = in_the_same_words(chronology);
    rows.extend(twice_in_one(chronology));
    let found: Vec<Diagnostic> = rows.iter().filter_map(|rows| differing(chronology, rows)).collect();
    chronology.diagnostics.extend(found);
    let place = |label: &Label| (!label.primary, label.document, label.span.start);
    chronology.diagnostics.sort_by_key(|found| (found.labels.iter().map(place).min(), found.check));
}

fn differing(chronology: &Chronology, rows: &[&Event]) -> Option<Diagnostic> {
    if told_alike(chronology, rows).fit != Fit::Exclude {
        return None;
    }
    let told: Vec<String> =
        rows.iter().filter_map(|event| Some(when_text(&event.when?, chronology.times_of(event)))).collect();
    let (first, others) = told.split_first()?;
    let other = others.iter().find(|other| *other != first)?;
    let label = source::harmless(&rows.first()?.label).into_owned();
    let is_one = rows.iter().all(|event| Some(event.document) == rows.first().map(|first| first.document));
    let labels = rows.iter().enumerate().filter_map(|(number, event)| {
        let (when, timexes) = (event.when?, chronology.times_of(event));
        let path = &chronology.documents[chronology.index_of(event.document)?].path;
        let day = when_text(&when, timexes);
        let says = if is_one { format!("here it is {day}") } else { format!("{path} says {day}") };
        let text = source::harmless(&says).into_owned();
        Some(Label { document: event.document, span: when.span(timexes)?, text, primary: number == 0 })
    });
    let fix = match is_one {
        true => "mend one of the days, if both mean one event",
        false => "look which account is right, if both mean one event",
    };
    // Nobody dies twice; what can happen again may have.
    let happens_once = rows.iter().all(|event| event.kind.is_some_and(check::happens_once));
    Some(Diagnostic {
        check: CONFLICTING,
        severity: if happens_once { Severity::Warning } else { Severity::Info },
        message: format!("'{label}' is told of {first} and, in the same words, of {other}"),
        labels: labels.collect(),
        notes: vec!["only the words say that it is one event; none of the days was chosen".to_owned()],
        fixes: vec![Fix { message: fix.to_owned() }],
    })
}

#[cfg(test)]
mod tests {
    use source::{DocumentId, Severity, read};

    fn read_both(texts: [&str; 2]) -> crate::Chronology {
        let of = |(number, text): (usize, &&str)| {
            let account = read(DocumentId(number as u32), ["a.txt", "b.txt"][number], text.as_bytes(), None);
            account.document().expect("it is a text")
        };
        crate::read(texts.iter().enumerate().map(of).collect(), &crate::Options::default())
    }

    fn messages(texts: [&str; 2]) -> Vec<String> {
        read_both(texts).diagnostics.into_iter().map(|found| found.message).collect()
    }

    fn findings(texts: [&str; 2]) -> Vec<(Severity, usize)> {
        read_both(texts).diagnostics.iter().map(|found| (found.severity, found.labels.len())).collect()
    }

    #[test]
    fn two_accounts_that_say_one_thing_of_two_days_get_a_remark_or_a_warning() {
        let one = "The weir above the mill broke on 15 February 1872.";
        assert_eq!(findings([one, "The weir above the mill broke on 16 February 1872."]), [(Severity::Info, 2)]);
        let said =
            "'The weir above the mill broke' is told of 15 February 1872 and, in the same words, of 16 February 1872";
        assert_eq!(messages([one, "The weir above the mill broke on 16 February 1872."]), [said]);
        let dead = ["The old ferryman died on 5 May 1821.", "The old ferryman died on 9 May 1822."];
        assert_eq!(findings(dead), [(Severity::Warning, 2)]);
        assert_eq!(findings([one, "The weir above the mill broke in February 1872."]), []);
        let twice = format!("{one} Nobody was hurt. The weir above the mill broke on 16 February 1872.");
        // Of one account it is the check's to say that its only weir broke twice.
        assert_eq!(findings([&twice, "It was mended in 1873."]), [(Severity::Warning, 2)]);
        let again = format!("{one} Nobody was hurt. The weir above the mill broke on 16 March 1872.");
        assert_eq!(findings([&again, "It was mended in 1873."]), []);
        assert_eq!(findings([one, "The weir below the mill broke on 16 February 1872."]), []);
    }
}
