//! Why an event was read as it was: its sentence, the tree, and what each role, time and tie hangs on.

use source::Span;
use syntax::Sentence;
use timex::Timex;

use super::causes::End;
use super::dating::Why;
use super::predicate::{Shape, Tense};
use super::reading::{Means, Reading};
use super::roles::roles;
use super::subject::{Elsewhere, subject};
use crate::event::Event;

/// Returns, as lines of text, why an event of an account was read as it was; empty for an event that no sentence tells.
pub fn explain(text: &str, sentences: &[Sentence<'_>], timexes: &[Timex], event: &Event) -> String {
    let place = event.trigger.map_or(event.quote.start, |trigger| trigger.start);
    let after = sentences.partition_point(|sentence| sentence.span.start <= place);
    let Some(sentence) = after.checked_sub(1).map(|index| &sentences[index]) else { return String::new() };
    let inside: Vec<Timex> = timexes.iter().filter(|timex| timex.span.overlaps(sentence.span)).cloned().collect();
    let means = Means::english(text, timexes);
    let Some(read) = means.read(&[(sentence, &inside)]).pop() else { return String::new() };
    let mut out = format!("sentence: {}\n\n", one_line(sentence.span.of(text)));
    tree(&read, &mut out);
    out.push('\n');
    told(&means, &read, event.trigger, &mut out);
    if let Some(filled) = event.place.and_then(|place| place.filled) {
        let words = event.place.map_or("", |place| place.span.of(text));
        out.push_str(&format!("place: {} (filled in): {}\n", one_line(words), filled.reason()));
    }
    out
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<&str>>().join(" ")
}

/// A line a word: what it is and what it hangs on; `*` where the parser was mended.
fn tree(read: &Reading<'_>, out: &mut String) {
    let tree = &read.tree;
    for (at, word) in tree.words.iter().enumerate() {
        let head = tree
            .head(at)
            .map_or_else(|| "the sentence".to_owned(), |head| format!("{} {}", head + 1, tree.written(head)));
        let subtype = if tree.relation(at) == word.relation && !word.subtype.is_empty() { word.subtype } else { "" };
        let colon = if subtype.is_empty() { "" } else { ":" };
        let mended = if tree.is_mended(at) { " *" } else { "" };
        out.push_str(&format!(
            "{:>4}  {:<16} {:<5} {:<5} {}{colon}{subtype} of {head}{mended}\n",
            at + 1,
            tree.written(at),
            word.upos.as_str(),
            tree.tag(at),
            tree.relation(at).as_str(),
        ));
    }
}

fn told(means: &Means<'_>, read: &Reading<'_>, trigger: Option<Span>, out: &mut String) {
    let tree = &read.tree;
    let found = read.predicates.iter().position(|one| Some(tree.words[one.at].span) == trigger);
    let Some(place) = found else {
        out.push_str("told by: no word of the sentence tells it; its time does\n");
        return;
    };
    let predicate = read.predicates[place];
    let shape = match predicate.shape {
        Shape::Finite => "a verb",
        Shape::Copular => "what a form of \"be\" joins to its subject",
        Shape::Participle => "a participle",
        Shape::Infinitive => "an infinitive",
        Shape::Nominal => "a noun that names what happens",
    };
    let tense = match predicate.tense {
        Tense::Past => ", told as past",
        Tense::Present => ", told as present",
        Tense::Future => ", told as to come or possible",
        Tense::None => "",
    };
    out.push_str(&format!("told by: {}, {shape}{tense}\n", tree.written(predicate.at)));
    let whose = subject(tree, predicate);
    if let Some(whose) = whose {
        let from = match whose.elsewhere {
            Elsewhere::No => "its own",
            Elsewhere::Unsaid => "shared with what it hangs on",
            Elsewhere::Relative(_) => "the noun its clause says more of",
        };
        out.push_str(&format!("subject: {} ({from})\n", tree.written(whose.at)));
    }
    for (time, date) in read.dates.iter().enumerate() {
        let Some((_, why)) = date.filter(|(of, _)| *of == place) else { continue };
        let why = match why {
            Why::Hangs => "it hangs on it",
            Why::Behind => "it stands behind it, and the verb before tells no event of its own",
            Why::Governs => "it stands behind what this tells to be done or become",
            Why::Planned => "for then it was planned",
            Why::Stretch => "a stretch goes with the last that is told before it",
            Why::Nearest => "it hangs on nothing that tells anything, and this is the nearest",
        };
        let lies = read.times[time].when.map_or("within", |when| when.relation.as_str());
        out.push_str(&format!("time: {} ({lies}): {why}\n", one_line(read.times[time].span.of(tree.text))));
    }
    for one in roles(means.grammar, tree, predicate, whose).participants {
        let at = tree.words.iter().position(|word| word.span == one.head);
        let hangs = at.map(|at| {
            let head = tree.head(at).map_or("the sentence", |head| tree.written(head));
            format!(": {} of {head}", tree.relation(at).as_str())
        });
        out.push_str(&format!("{}: {}{}\n", one.role, one_line(one.span.of(tree.text)), hangs.unwrap_or_default()));
    }
    for tie in &read.ties {
        let ends = [tie.from, tie.to];
        if !ends.contains(&End::Word(predicate.at)) {
            continue;
        }
        let [from, to] = ends.map(|end| match end {
            End::Word(at) => tree.written(at),
            End::Before => "(what was told before)",
        });
        out.push_str(&format!(
            "{}: {from} → {to}, by the words \"{}\"\n",
            tie.kind.as_str(),
            one_line(tie.cue.of(tree.text))
        ));
    }
}
