//! "Marie Curie (7 November 1867 – 4 July 1934)": the days in brackets after a person's name are those of birth and death.
//! They date what the account tells of either without a day, else each has a line of its own; they date nothing else.

use calendar::TimeValue;
use entity::EntityId;
use source::Span;
use syntax::{Relation, Upos};
use timex::{Timex, TimexId};

use super::roles::{PATIENT, span_of};
use super::sentence::Told;
use super::tree::Tree;
use crate::event::{Event, Participant, Polarity, Relation as Lies, When};

/// Nobody lives longer, and brackets that hold fewer years hold an office or a war.
const LONGEST: i64 = 110 * 366;
const SHORTEST: i64 = 365;

/// The ends of a life, as the grammar names what happens at them.
const ENDS: [&str; 2] = ["birth", "death"];

/// A life in brackets.
pub(super) struct Life {
    who: EntityId,
    name: Span,
    head: Span,
    /// Born and died.
    times: [TimexId; 2],
    /// From the name to the bracket's end.
    quote: Span,
}

impl Told<'_> {
    /// Takes in the lives that a sentence tells in brackets; returns the times that are their ends.
    pub(super) fn lives_in(&mut self, tree: &Tree<'_>, inside: &[Timex]) -> Vec<TimexId> {
        let mut ends = Vec::new();
        for pair in inside.windows(2) {
            let [born, died] = pair else { continue };
            let Some(close) = in_brackets(tree.text, born.span, died.span) else { continue };
            if !is_life(born, died) {
                continue;
            }
            let Some((head, who)) = self.named_before(tree, born.span.start) else { continue };
            let name = span_of(tree, head);
            let name = Span { start: name.start, end: name.end.min(born.span.start) };
            let name = Span::new(name.start as usize, name.start as usize + before_bracket(name.of(tree.text)).len());
            let quote = Span { start: name.start, end: close };
            self.lives.push(Life { who, name, head: tree.words[head].span, times: [born.id, died.id], quote });
            ends.extend([born.id, died.id]);
        }
        ends
    }

    /// The person whose name ends right before a bracket that a time opens.
    fn named_before(&self, tree: &Tree<'_>, time: u32) -> Option<(usize, EntityId)> {
        let before = tree.words.partition_point(|word| word.span.end < time).checked_sub(1)?;
        let last = (0..=before).rev().find(|at| tree.written(*at) != "(")?;
        let between = tree.text[tree.words[last].span.end as usize..time as usize].trim();
        if between != "(" || tree.words[last].upos != Upos::Propn {
            return None;
        }
        let mut at = last;
        for _ in 0..tree.words.len() {
            if let Some(who) = self.named.at_head(tree.words[at].span) {
                return self.named.is_person(who).then_some((at, who));
            }
            let part =
                matches!(tree.relation(at), Relation::Flat | Relation::Compound | Relation::Nmod | Relation::Appos);
            at = tree.head(at).filter(|_| part)?;
        }
        None
    }

    /// Dates what is told of births and deaths by the days in brackets; what is told of neither gets a line.
    pub(super) fn tell_lives(&mut self) {
        for life in std::mem::take(&mut self.lives) {
            for (time, kind) in life.times.into_iter().zip(ENDS) {
                let Some(kind) = self.means.grammar.noun_kind(kind) else { continue };
                let when = When { time, until: None, relation: Lies::Within };
                let of_life = |event: &Event| {
                    let who = event.participants.iter().any(|one| one.entity == Some(life.who) && one.role != "of");
                    who && event.kind == Some(kind)
                        && event.polarity == Polarity::Positive
                        && event.modality.is_none()
                        && event.trigger.is_some()
                };
                let mut told = self.events.iter_mut().filter(|event| of_life(event)).peekable();
                if told.peek().is_some() {
                    let mut dated = false;
                    for event in told {
                        if event.when.is_none() && !dated {
                            event.when = Some(when);
                            event.chronicle = true;
                        }
                        dated |= event.when.is_some();
                    }
                    continue;
                }
                let Some(said) = self.means.grammar.life(kind) else { continue };
                let label = format!("{} {said}", life.name.of(&self.document.text));
                let label = label.split_whitespace().collect::<Vec<&str>>().join(" ");
                let who =
                    Participant { role: PATIENT.to_owned(), span: life.name, head: life.head, entity: Some(life.who) };
                let (quote, kind, participants) = (life.quote, Some(kind), vec![who]);
                let told = Event::told(self.document.id);
                self.events.push(Event { label, when: Some(when), quote, kind, participants, ..told });
            }
        }
    }
}

fn before_bracket(name: &str) -> &str {
    name.split('(').next().unwrap_or(name).trim_end()
}

/// Returns where the bracket ends that holds two times with a dash between them and nothing else.
fn in_brackets(text: &str, one: Span, other: Span) -> Option<u32> {
    let between = text.get(one.end as usize..other.start as usize)?.trim();
    let after = &text[other.end as usize..];
    let close = after.len() - after.trim_start().len();
    let opens = text[..one.start as usize].trim_end().ends_with('(');
    let is_pair = opens && matches!(between, "-" | "–" | "—") && after.trim_start().starts_with(')');
    is_pair.then(|| other.end + close as u32 + 1)
}

/// Says whether two times may be the ends of a life, one of them told to the day.
fn is_life(born: &Timex, died: &Timex) -> bool {
    let is_date = |timex: &Timex| timex.value.as_ref().and_then(TimeValue::as_date).is_some();
    let is_day = |timex: &Timex| timex.extent().single_day().is_some();
    let (Some(first), Some(last)) = (born.extent().earliest(), died.extent().latest()) else { return false };
    is_date(born)
        && is_date(died)
        && (is_day(born) || is_day(died))
        && (SHORTEST..LONGEST).contains(&(last.0 - first.0))
}
