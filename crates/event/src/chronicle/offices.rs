//! "Thomas, rector of Stoke 1751–98, d. 1799": what an entry of a register says that somebody was for some years has a line of its own.

use source::Span;
use syntax::Relation as Hangs;

use super::roles::PATIENT;
use super::sentence::Told;
use super::tree::Tree;
use crate::event::{Event, Participant, Relation, When};

impl Told<'_> {
    /// Tells what the one of whom an entry is was from one time to another, if that time, which stands at `span`, is said of it; says
    /// whether it is.
    pub(super) fn office_at(&mut self, tree: &Tree<'_>, span: Span, when: Option<When>, time: usize) -> bool {
        let lasted = |when: &When| when.relation == Relation::Throughout && when.until.is_some();
        let (Some(name), Some(when)) = (tree.entry(), when.filter(lasted)) else { return false };
        let Some(office) = tree.top_of_time(time).and_then(|top| office_over(tree, name, top)) else { return false };
        let mut last = name;
        while last + 1 < office && tree.head(last + 1) == Some(name) && tree.relation(last + 1) == Hangs::Flat {
            last += 1;
        }
        let first = (last + 1..=office).find(|at| tree.written(*at).starts_with(char::is_alphabetic)).unwrap_or(office);
        let name_span = Span { start: tree.words[name].span.start, end: tree.words[last].span.end };
        let text = &self.document.text;
        let said = text.get(tree.words[first].span.start as usize..span.start as usize).unwrap_or_default();
        let said = said.trim_end_matches(|c: char| !c.is_alphanumeric());
        let label = format!("{} {} {said}", name_span.of(text), self.means.grammar.held());
        let label = label.split_whitespace().collect::<Vec<&str>>().join(" ");
        let who = Participant {
            role: PATIENT.to_owned(),
            span: name_span,
            head: tree.words[name].span,
            entity: self.named.at_head(tree.words[name].span),
            stands_for: None,
        };
        let quote = Span { start: name_span.start, end: span.end };
        let told = Event::told(self.document.id);
        self.events.push(Event { label, when: Some(when), quote, participants: vec![who], ..told });
        true
    }
}

/// The noun beside a name that a word is said of.
fn office_over(tree: &Tree<'_>, name: usize, word: usize) -> Option<usize> {
    let mut at = word;
    for _ in 0..tree.words.len() {
        let head = tree.head(at)?;
        if head == name {
            return Some(at).filter(|at| tree.relation(*at) == Hangs::Appos && tree.time_of(*at).is_none());
        }
        at = head;
    }
    None
}
