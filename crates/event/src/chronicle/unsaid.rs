//! Whom a sentence without a subject tells of, as entries of works of reference do: "Born at York. Was buried on 4 May 1700."

use entity::EntityId;
use source::Span;
use syntax::Relation;

use super::grammar::{Entry, Verb};
use super::one::One;
use super::predicate::{Predicate, Shape, Tense, is_passive};
use super::roles::{AGENT, PATIENT};
use super::sentence::Told;
use super::subject::Subject;
use super::tree::Tree;
use crate::event::Participant;

/// The kinds of what is done to somebody where a participle tells it alone.
const DONE_TO: [&str; 3] = ["imprisonment", "killing", "trial"];

/// Somebody told of, and where he was named last.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Somebody {
    who: EntityId,
    named: Span,
    paragraph: usize,
}

/// Whom a predicate tells of that says it of nobody.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Unsaid {
    somebody: Somebody,
    done_to: bool,
    /// Whether the line needs the helper that the sentence leaves out: "educated at Leeds".
    helped: bool,
}

impl Told<'_> {
    /// Whom a predicate tells of, where its sentence opens with the verb and has no subject: the person whom the heading over it names
    /// alone, or whom the sentence before it in the paragraph tells of.
    pub(super) fn unsaid(&self, tree: &Tree<'_>, one: &One) -> Option<Unsaid> {
        let Predicate { at, shape, tense } = one.predicate;
        let told = match shape {
            Shape::Finite => tense == Tense::Past,
            Shape::Participle => tree.tag(at) == "VBN",
            Shape::Copular | Shape::Infinitive | Shape::Nominal => false,
        };
        if !told || one.subject.is_some() || !matches!(tree.tag(0), "VBD" | "VBN") {
            return None;
        }
        let root = tree.head(0).filter(|_| tree.relation(0) == Relation::Aux).unwrap_or(0);
        let joined = at == root || tree.relation(at) == Relation::Conj && tree.head(at) == Some(root);
        let of_nobody = [Relation::Nsubj, Relation::Csubj].into_iter().all(|one| tree.child(root, one).is_none());
        if tree.head(root).is_some() || !joined || !of_nobody {
            return None;
        }
        let here = self.paragraphs.partition_point(|paragraph| paragraph.end <= tree.words[0].span.start);
        let last = self.somebody.filter(|last| last.paragraph == here);
        let somebody = self.headed(tree).or(last)?;
        let lemma = tree.words[at].small_lemma();
        let grammar = self.means.grammar;
        let alone = tree.child(at, Relation::Obj).is_none() && tree.child(at, Relation::Aux).is_none();
        let suffers = grammar.entry(&tree.written(at).to_lowercase()) == Some(Entry::DoneTo)
            || grammar.is_verb(lemma, Verb::DoneTo)
            || grammar.verb_kind(lemma).is_some_and(|kind| DONE_TO.contains(&kind));
        let helped = alone && suffers && tree.tag(at) == "VBN";
        Some(Unsaid { somebody, done_to: helped || is_passive(tree, at), helped })
    }

    /// The person whom the heading over a sentence names, and nobody else.
    fn headed(&self, tree: &Tree<'_>) -> Option<Somebody> {
        let start = tree.words.first()?.span.start;
        let sections = &self.document.sections;
        let after = sections.partition_point(|section| section.span.start <= start);
        let heading = sections.get(after.checked_sub(1)?)?.heading?;
        let [(named, who), others @ ..] = self.named.persons_in(heading) else { return None };
        let alone = others.iter().all(|(_, other)| other == who);
        alone.then_some(Somebody { who: *who, named: *named, paragraph: self.paragraph })
    }

    /// Keeps whom a sentence tells of for the next.
    pub(super) fn keep_somebody(&mut self, tree: &Tree<'_>, main: Option<Option<Subject>>) {
        // Nothing is told by a sentence without a verb.
        let Some(subject) = main else { return };
        let Some(subject) = subject else {
            let goes_on = self.somebody.filter(|last| last.paragraph == self.paragraph);
            self.somebody = goes_on;
            return;
        };
        let named = tree.words[subject.at].span;
        let who = self.named.at_head(named).filter(|who| self.named.is_person(*who));
        self.somebody = who.map(|who| Somebody { who, named, paragraph: self.paragraph });
    }

    /// The line of what is told so: the name before it.
    pub(super) fn with_unsaid(&self, unsaid: Option<Unsaid>, line: String) -> String {
        let Some(unsaid) = unsaid else { return line };
        let Some(name) = self.named.name(unsaid.somebody.who) else { return line };
        let mut rest = line.trim_start().chars();
        let small: String = rest.next().map_or(String::new(), |first| first.to_lowercase().chain(rest).collect());
        match unsaid.helped {
            true => format!("{name} {} {small}", self.means.grammar.helpers()[0].trim_end()),
            false => format!("{name} {small}"),
        }
    }
}

impl Unsaid {
    /// Who takes part.
    pub(super) fn participant(&self) -> Participant {
        let Somebody { who, named, .. } = self.somebody;
        let role = if self.done_to { PATIENT } else { AGENT };
        Participant { role: role.to_owned(), span: named, head: named, entity: Some(who), stands_for: None, noun: None }
    }
}
