//! "Thomas, rector of Stoke 1751–98, d. 1799", "John Cole, vicar of Stoke until 1633, took up the cause": what somebody is said to have
//! been for some years, or since or until a year, has a line of its own, and dates nothing else.

use source::Span;
use syntax::{Relation as Hangs, Upos};

use super::roles::PATIENT;
use super::sentence::Told;
use super::tree::Tree;
use crate::event::{Event, Participant, Relation, When};

impl Told<'_> {
    /// Tells what the one of whom an entry is was from one time to another, if that time, which stands at `span`, is said of it; says
    /// whether it is.
    pub(super) fn office_at(&mut self, tree: &Tree<'_>, span: Span, when: Option<When>, time: usize) -> bool {
        let lasted = |when: &When| match when.relation {
            Relation::Throughout => when.until.is_some(),
            Relation::From | Relation::Since | Relation::Until => tree.entry().is_none(),
            _other => false,
        };
        let Some(when) = when.filter(lasted) else { return false };
        let top = tree.top_of_time(time);
        let Some(name) = tree.entry().or_else(|| top.and_then(|top| name_over(tree, top))) else { return false };
        let Some(office) = top.and_then(|top| office_over(tree, name, top).or_else(|| office_before(tree, name, top)))
        else {
            return false;
        };
        let mut last = name;
        while last + 1 < office && tree.head(last + 1) == Some(name) && tree.relation(last + 1) == Hangs::Flat {
            last += 1;
        }
        let first = (last + 1..=office).find(|at| tree.written(*at).starts_with(char::is_alphabetic)).unwrap_or(office);
        let name_span = Span { start: tree.words[name].span.start, end: tree.words[last].span.end };
        let text = &self.document.text;
        // "vicar of Stoke until 1633": the preposition is that of the time.
        let case = top.and_then(|top| tree.all(top, Hangs::Case).min()).map(|case| tree.words[case].span.start);
        let end = case.map_or(span.start, |case| case.min(span.start));
        let said = text.get(tree.words[first].span.start as usize..end as usize).unwrap_or_default();
        let said = said.trim_end_matches(|c: char| !c.is_alphanumeric());
        let label = format!("{} {} {said}", name_span.of(text), self.means.grammar.held());
        let label = label.split_whitespace().collect::<Vec<&str>>().join(" ");
        let who = Participant {
            role: PATIENT.to_owned(),
            span: name_span,
            head: tree.words[name].span,
            entity: self.named.at_head(tree.words[name].span),
            stands_for: None,
            noun: None,
        };
        let quote = Span { start: name_span.start, end: span.end };
        let told = Event::told(self.document.id);
        self.events.push(Event { label, when: Some(when), quote, participants: vec![who], ..told });
        true
    }
}

/// The name that heads a sentence and is said to be something, beside it, at a time: of "John Cole, vicar of Stoke until 1633, took up
/// the cause" his.
fn name_over(tree: &Tree<'_>, time: usize) -> Option<usize> {
    let above =
        tree.head(time).filter(|above| *above < time && tree.relation(time) == Hangs::Nmod && tree.is_noun(*above))?;
    let name = if tree.relation(above) == Hangs::Appos { tree.head(above)? } else { above };
    let subject = tree.relation(name) == Hangs::Nsubj && tree.head(name).is_some_and(|verb| verb > time);
    (tree.words[name].upos == Upos::Propn && name < time && subject).then_some(name)
}

/// The noun between a name and a time that hangs on the name, which says what its bearer was.
fn office_before(tree: &Tree<'_>, name: usize, time: usize) -> Option<usize> {
    let hung = tree.head(time) == Some(name);
    tree.all(name, Hangs::Appos).filter(|office| hung && *office < time && tree.time_of(*office).is_none()).last()
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
