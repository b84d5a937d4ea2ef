//! Lines with a time and no predicate: "1815 – Waterloo".

use source::Span;
use syntax::{Relation as Hangs, Upos};

use super::line::capital;
use super::sentence::Told;
use super::tree::Tree;
use crate::compose::MOST_WORDS;
use crate::event::{Event, When};

impl Told<'_> {
    /// A line with a time and no predicate: "1815 – Waterloo".
    pub(super) fn fragment(&mut self, tree: &Tree<'_>, sentence: Span, when: When, time: usize) {
        if self.is_heading(sentence) {
            return;
        }
        let of_time = |at: usize| tree.time_of(at) == Some(time);
        // "set sail on 10 August 1628, from the town": what joins the time goes with it, and the mark behind it.
        let left = |at: usize| {
            of_time(at) || tree.relation(at) == Hangs::Case && tree.head(at).is_some_and(of_time) && of_time(at + 1)
        };
        let is_mark = |at: usize| tree.words[at].upos == Upos::Punct;
        // The brackets around it go too.
        let opens = |at: usize| tree.written(at) == "(" && at + 1 < tree.words.len() && left(at + 1);
        let words: Vec<usize> = (0..tree.words.len())
            .filter(|at| !(left(*at) || is_mark(*at) && at.checked_sub(1).is_some_and(left) || opens(*at)))
            .collect();
        let content = words.iter().filter(|at| tree.words[**at].upos != Upos::Punct).count();
        if !(2..=MOST_WORDS).contains(&content) {
            return;
        }
        let said: Vec<&str> = words.iter().map(|at| tree.written(*at)).collect();
        let said = said.join(" ").replace(" ,", ",").replace(" ;", ";");
        let label = capital(said.trim_matches(|c: char| !c.is_alphanumeric()));
        self.events.push(Event { label, when: Some(when), quote: sentence, ..Event::told(self.document.id) });
    }
}
