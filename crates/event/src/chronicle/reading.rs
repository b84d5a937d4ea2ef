//! A sentence read: its tree, its times, what tells something in it, and which time dates what.

use syntax::{Relation as Hangs, Sentence, Upos};
use timex::{Role, Timex};

use super::causes::{Tie, ties};
use super::dating::{Why, dated_by};
use super::grammar::{Grammar, Verb};
use super::predicate::{Predicate, Shape, is_negation, predicates};
use super::tree::{Tree, trees};
use crate::event::{Relation, When};
use crate::lexicon::Lexicon;
use crate::relation::combined;
use crate::told::{Told, group};

/// A time of more days is all that "the deadliest of the century" is set above; "the hottest day of 1911" was in that year.
const MOST_DAYS: i64 = 366;

/// A sentence read.
pub(crate) struct Reading<'s> {
    pub tree: Tree<'s>,
    /// Its times, a range as one, and how an event lies to each, where one can be put by it.
    pub times: Vec<Told>,
    pub predicates: Vec<Predicate>,
    /// For each time, the predicate it dates, by its place, and why.
    pub dates: Vec<Option<(usize, Why)>>,
    pub ties: Vec<Tie>,
}

/// What sentences are read with.
#[derive(Clone, Copy)]
pub(crate) struct Means<'d> {
    pub grammar: &'static Grammar,
    pub lexicon: Option<&'static Lexicon>,
    pub text: &'d str,
    /// The times of the document.
    pub timexes: &'d [Timex],
}

impl<'d> Means<'d> {
    /// Returns the means for English.
    pub(crate) fn english(text: &'d str, timexes: &'d [Timex]) -> Means<'d> {
        Means { grammar: Grammar::english(), lexicon: Lexicon::of(source::Language("en")), text, timexes }
    }

    /// Reads sentences, each with the times inside it.
    pub(crate) fn read<'s>(&self, sentences: &[(&'s Sentence<'s>, &[Timex])]) -> Vec<Reading<'s>>
    where
        'd: 's,
    {
        let grouped = |inside: &[Timex]| group(self.lexicon, self.text, self.timexes, inside);
        let sentences: Vec<(&Sentence<'_>, Vec<Told>)> =
            sentences.iter().map(|(sentence, inside)| (*sentence, grouped(inside))).collect();
        let trees = trees(self.grammar, self.text, &sentences);
        trees.into_iter().zip(sentences).map(|(tree, (_, times))| self.reading(tree, times)).collect()
    }

    fn reading<'s>(&self, tree: Tree<'s>, mut times: Vec<Told>) -> Reading<'s> {
        let predicates = predicates(self.grammar, &tree);
        let ties = ties(self.grammar, &tree, &predicates);
        for time in &mut times {
            time.when = self.when(&tree, &predicates, time);
        }
        let date = |(index, time): (usize, &Told)| {
            let lies = time.when.map_or(Relation::Within, |when| when.relation);
            dated_by(self.grammar, &tree, &predicates, index, lies)
        };
        let dates = times.iter().enumerate().map(date).collect();
        Reading { tree, times, predicates, dates, ties }
    }

    /// "until the peace of 1783": the preposition of the noun that a time says more of.
    /// Not of one that tells an event: that was then.
    fn noun_before(&self, tree: &Tree<'_>, predicates: &[Predicate], time: usize) -> Option<String> {
        let top = tree.time_of(time).and_then(|time| tree.top_of_time(time))?;
        let noun = tree.head(top).filter(|noun| *noun < top && tree.is_noun(*noun))?;
        let of = tree.relation(top) == Hangs::Nmod && self.grammar.is_of(&tree.preposition(top));
        (of && predicates.iter().all(|one| one.at != noun)).then(|| tree.preposition(noun).into_owned())
    }

    /// "often compared to that of 1812": says whether a time is that of what something is set beside.
    fn is_likened(&self, tree: &Tree<'_>, time: usize) -> bool {
        let top = tree.time_of(time).and_then(|time| tree.top_of_time(time));
        let noun = top.and_then(|top| tree.head(top)).filter(|noun| tree.is_noun(*noun));
        let verb = noun.and_then(|noun| tree.head(noun)).filter(|verb| tree.tag(*verb) == "VBN");
        verb.is_some_and(|verb| self.grammar.is_verb(tree.words[verb].small_lemma(), Verb::Liken))
    }

    /// "was the deadliest fire of the century": says whether a time is all that something is set above.
    fn is_scope(&self, tree: &Tree<'_>, time: usize) -> bool {
        let top = tree.time_of(time).and_then(|time| tree.top_of_time(time));
        let top = top.filter(|top| self.grammar.is_of(&tree.preposition(*top)));
        let noun = top.and_then(|top| tree.head(top)).filter(|noun| tree.is_noun(*noun));
        let most = |noun: usize| tree.all(noun, Hangs::Amod).any(|word| tree.tag(word) == "JJS");
        noun.is_some_and(|noun| tree.child(noun, Hangs::Cop).is_some() && most(noun))
    }

    /// How an event lies to a time, and by which.
    fn when(&self, tree: &Tree<'_>, predicates: &[Predicate], time: &Told) -> Option<When> {
        let when = time.when.filter(|when| when.relation != Relation::From);
        let Some(when) = when else { return time.when };
        let timex = self.timexes.get(when.time.0 as usize)?;
        // "Under a 1921 law", "a letter of 2 October was read": what a thing bears dates nothing that is told of it.
        if timex.role == Some(Role::Attribute) {
            return None;
        }
        let first = tree.words.partition_point(|word| word.span.end <= time.span.start);
        // "closed in 1985, a year earlier than planned": that is when it was to close.
        let behind = tree.words.partition_point(|word| word.span.start < time.span.end);
        if tree.words.get(behind).is_some_and(|word| self.grammar.sets_against(word.small_lemma())) {
            return None;
        }
        let days = timex.extent().earliest().zip(timex.extent().latest()).map(|(first, last)| last.0 - first.0);
        if self.is_likened(tree, first) || days.is_some_and(|days| days > MOST_DAYS) && self.is_scope(tree, first) {
            return None;
        }
        let is_determiner = |at: &usize| tree.words[*at].upos == Upos::Det;
        let before = (0..first).rev().find(|at| !is_determiner(at));
        // "not until 1920": then.
        let denied = before.and_then(|at| at.checked_sub(1)).is_some_and(|at| is_negation(tree, at));
        let reached = tree.time_of(first).is_some_and(|time| tree.is_reached(time));
        if denied || reached {
            return Some(When { relation: Relation::Within, ..when });
        }
        if names_what_happened(tree, predicates, first) {
            return Some(When { relation: Relation::Within, ..when });
        }
        let said = before.and_then(|at| self.lexicon?.relation(&tree.written(at).to_lowercase()));
        let said = said.filter(|said| *said != Relation::By || !is_of_means(tree, first));
        // "by the troops of 1783" says who.
        let of_noun = || self.lexicon?.relation(&self.noun_before(tree, predicates, first)?);
        let said = said.or_else(|| of_noun().filter(|said| *said != Relation::By));
        let said = self.ended_by(tree, first).or(said);
        Some(When { relation: combined(timex, when.relation, said), ..when })
    }

    /// "served for six years, until his death in 1938": how the noun right before a time of a verb bounds what the verb tells.
    fn ended_by(&self, tree: &Tree<'_>, first: usize) -> Option<Relation> {
        let top = tree.time_of(first).and_then(|time| tree.top_of_time(time))?;
        let noun = tree.child(top, Hangs::Case).filter(|case| *case < top)?.checked_sub(1)?;
        let beside = tree.head(noun).is_some() && tree.head(noun) == tree.head(top);
        let bounds = beside && tree.relation(noun) == Hangs::Obl;
        self.lexicon?.relation(&tree.preposition(noun)).filter(|said| bounds && *said == Relation::Until)
    }
}

/// "After the February uprising": says whether a time, one of whose words is given, is a part of the name of what happened, which was
/// then; what stands before it is said of another event.
fn names_what_happened(tree: &Tree<'_>, predicates: &[Predicate], first: usize) -> bool {
    let Some(top) = tree.time_of(first).and_then(|time| tree.top_of_time(time)) else { return false };
    let part = matches!(tree.relation(top), Hangs::Compound | Hangs::Amod | Hangs::Nummod);
    let noun = tree.head(top).filter(|noun| part && *noun > top && tree.time_of(*noun).is_none());
    noun.is_some_and(|noun| predicates.iter().any(|one| one.at == noun && one.shape == Shape::Nominal))
}

/// "Came by the afternoon post": says whether a time, one of whose words is given, tells which of what something was done by.
fn is_of_means(tree: &Tree<'_>, first: usize) -> bool {
    let mut words = first..tree.words.len();
    let top = words.find_map(|at| tree.time_of(at)).and_then(|time| tree.top_of_time(time));
    let noun = top.filter(|top| tree.relation(*top) == Hangs::Compound).and_then(|top| tree.head(top));
    noun.is_some_and(|noun| tree.is(noun, Hangs::Obl, "agent"))
}
