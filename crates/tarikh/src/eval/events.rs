//! Events against gold EVENT: extents and classes, from raw text.

use event::{Class, Mention, mentions};
use serde::Serialize;
use source::Span;

use super::{Figures, annotation};
use crate::summary::plural;
use crate::{Options, sentences_of};

/// Figures and misses over all documents of a gold.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct EventsEval {
    /// How many files were compared.
    pub documents: usize,
    /// Events of the gold.
    pub gold: usize,
    /// Events of ours.
    pub system: usize,
    /// Events with one extent in both.
    pub strict: usize,
    /// Of these, events with one class in both.
    pub class: usize,
    misses: String,
}

/// Reads the text of one TimeML file and adds to the evaluation how our events compare with its EVENT.
///
/// # Errors
/// If the file is no text; nothing is counted then.
///
/// ```
/// use tarikh::{Options, eval};
///
/// let gold = "<TimeML><TEXT>The column <EVENT eid=\"e1\" class=\"OCCURRENCE\">crossed</EVENT> the bridge.</TEXT></TimeML>";
/// let mut evaluation = eval::EventsEval::default();
/// eval::eval_events(&Options::default(), &mut evaluation, "column.tml", gold.as_bytes())?;
/// assert_eq!(evaluation.strict().f1.to_string(), "100.00");
/// # Ok::<(), String>(())
/// ```
pub fn eval_events(options: &Options, evaluation: &mut EventsEval, name: &str, bytes: &[u8]) -> Result<(), String> {
    let document = super::timeml(name, bytes)?;
    let sentences = sentences_of(&document);
    let ours = mentions(&document.text, &sentences, &options.tag(&document));
    let gold = annotation(&document).events;
    evaluation.documents += 1;
    evaluation.gold += gold.len();
    evaluation.system += ours.len();
    let mut miss = |kind: &'static str, span: Span, gold: Option<&str>, ours: Option<Class>| {
        let text = span.of(&document.text);
        let line = Miss { kind, doc: name, text, gold, ours: ours.map(Class::as_str), at: span.start };
        evaluation.misses += &(serde_json::to_string(&line).expect("text and names can be written as JSON") + "\n");
    };
    let mut spurious: Vec<&Mention> = ours.iter().collect();
    for event in &gold {
        let Some(at) = spurious.iter().position(|mention| mention.span == event.span) else {
            miss("missed", event.span, Some(&event.class), None);
            continue;
        };
        let mention = spurious.remove(at);
        evaluation.strict += 1;
        if mention.class.as_str() == event.class {
            evaluation.class += 1;
        } else {
            miss("class", event.span, Some(&event.class), Some(mention.class));
        }
    }
    spurious.into_iter().for_each(|mention| miss("spurious", mention.span, None, Some(mention.class)));
    Ok(())
}

#[derive(Serialize)]
struct Miss<'m> {
    kind: &'static str,
    doc: &'m str,
    text: &'m str,
    #[serde(skip_serializing_if = "Option::is_none")]
    gold: Option<&'m str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ours: Option<&'static str>,
    at: u32,
}

#[derive(Serialize)]
struct Report {
    task: &'static str,
    documents: usize,
    gold: usize,
    system: usize,
    strict: Figures,
    class: Figures,
}

impl EventsEval {
    /// Of extents that are the same.
    pub fn strict(&self) -> Figures {
        Figures::of_counts(self.strict, self.gold, self.system)
    }

    /// Of extents and classes that are the same.
    pub fn class(&self) -> Figures {
        Figures::of_counts(self.class, self.gold, self.system)
    }

    /// Adds what was counted over further documents.
    pub fn add(&mut self, other: EventsEval) {
        let EventsEval { documents, gold, system, strict, class, misses } = other;
        self.documents += documents;
        self.gold += gold;
        self.system += system;
        self.strict += strict;
        self.class += class;
        self.misses += &misses;
    }

    /// Returns the figures as one JSON object, in per cent.
    pub fn json(&self) -> String {
        let report = Report {
            task: "events",
            documents: self.documents,
            gold: self.gold,
            system: self.system,
            strict: self.strict(),
            class: self.class(),
        };
        serde_json::to_string(&report).expect("numbers and names of our own can be written as JSON")
    }

    /// Returns the figures as a table for people.
    pub fn table(&self) -> String {
        let mut table = format!(
            "{} document{}, {} event{} in the gold, {} of ours\n\n             P       R      F1\n",
            self.documents,
            plural(self.documents),
            self.gold,
            plural(self.gold),
            self.system
        );
        for (name, Figures { p, r, f1 }) in [("strict", self.strict()), ("class", self.class())] {
            table += &format!("{name:<8}{p:>8}{r:>8}{f1:>8}\n");
        }
        table
    }

    /// Returns every difference, a JSON object on each line.
    pub fn errors(&self) -> String {
        self.misses.clone()
    }
}
