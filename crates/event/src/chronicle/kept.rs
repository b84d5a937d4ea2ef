//! Days kept every year: "26 Bahman has been a holiday ever since, kept annually", "the fair is held every year on 10 August".

use syntax::Relation as Hangs;
use timex::{Timex, TimexId};

use super::grammar::{Noun, Verb};
use super::one::One;
use super::predicate::{Predicate, Shape, Tense, is_denied, is_passive};
use super::sentence::Told;
use super::tree::Tree;
use crate::event::{Relation, When};
use crate::told;
use crate::yearly::{is_each_day, is_every_year, names_day};

impl Told<'_> {
    /// Dates by its day what is told to come again every year; returns the words that tell it.
    pub(super) fn keep_yearly(
        &self,
        tree: &Tree<'_>,
        found: &[Predicate],
        times: &[told::Told],
        (whens, all): (&mut [Option<When>], &mut [One]),
    ) -> Vec<usize> {
        let mut kept = Vec::new();
        for time in 0..times.len() {
            let Some((day, at)) = self.kept_at(tree, found, times, time) else { continue };
            let since = self.since(tree, found, times, &*whens, (day, at));
            let Some(one) = all.iter_mut().find(|one| one.predicate.at == at) else { continue };
            if kept.contains(&at) || is_denied(tree, at) {
                continue;
            }
            let timex = times[day]
                .times
                .iter()
                .find(|id| self.timex(**id).is_some_and(|timex| names_day(self.means.timexes, timex)));
            let relation = if is_over(tree, one.predicate) { Relation::FormerlyYearly } else { Relation::Yearly };
            whens[day] = timex.map(|time| When { time: *time, until: None, relation, either: false });
            one.times = vec![day];
            (one.since, one.kept_until) = since.map_or((None, None), |when| (Some(when.time), when.until));
            one.contained = false;
            let named = self.named_so(tree, found, day, at);
            kept.push(at);
            if let Some(name) = named.and_then(|name| all.iter_mut().find(|one| one.predicate.at == name)) {
                name.times = vec![day];
                kept.push(name.predicate.at);
            }
        }
        kept
    }

    /// Returns the time that names the day kept, and the word that tells so, if a time of the sentence says that something is.
    fn kept_at(
        &self,
        tree: &Tree<'_>,
        found: &[Predicate],
        times: &[told::Told],
        time: usize,
    ) -> Option<(usize, usize)> {
        let of = |time: usize| times[time].times.iter().filter_map(|id| self.timex(*id));
        let is_day = |time: &usize| of(*time).any(|timex| names_day(self.means.timexes, timex));
        let at = line_of(tree, found, time)?;
        if of(time).any(is_each_day) {
            return Some((time, at));
        }
        if of(time).any(is_every_year) {
            let day = (0..times.len()).filter(|day| *day != time && is_day(day)).find(|day| {
                line_of(tree, found, *day)
                    .is_some_and(|other| other == at || is_subject(tree, *day, other) && is_joined(tree, at, other))
            });
            return day.map(|day| (day, at));
        }
        // "26 Bahman is a public holiday"
        let predicate = found.iter().find(|one| one.at == at)?;
        let lemma = tree.words[at].lemma.to_lowercase();
        let keeps = match predicate.shape {
            Shape::Copular => self.means.grammar.is_noun(&lemma, Noun::Keep),
            Shape::Finite => self.means.grammar.is_verb(&lemma, Verb::Keep) || self.is_kept_as(tree, at),
            Shape::Participle | Shape::Infinitive | Shape::Nominal => false,
        };
        // "has been kept"
        let still = predicate.tense == Tense::Present || predicate.tense == Tense::Past && !is_over(tree, *predicate);
        (keeps && still && is_day(&time)).then_some((time, at))
    }

    /// "is kept as a feast": says whether something is held to be one of the days that are kept.
    fn is_kept_as(&self, tree: &Tree<'_>, at: usize) -> bool {
        let grammar = self.means.grammar;
        tree.all(at, Hangs::Obl).chain(tree.all(at, Hangs::Xcomp)).chain(tree.all(at, Hangs::Advcl)).any(|noun| {
            grammar.compares(&tree.preposition(noun))
                && grammar.is_noun(&tree.words[noun].lemma.to_lowercase(), Noun::Keep)
        })
    }

    /// "This day is called so, and is kept": the verb that says what a day is called that another joined to it says is kept.
    fn named_so(&self, tree: &Tree<'_>, found: &[Predicate], day: usize, at: usize) -> Option<usize> {
        let first = tree.head(at).filter(|first| is_joined(tree, at, *first) && is_subject(tree, day, *first))?;
        let names = self.means.grammar.is_verb(&tree.words[first].lemma.to_lowercase(), Verb::Name);
        let told = found.iter().any(|one| one.at == first && one.tense == Tense::Present);
        (names && told && is_passive(tree, first)).then_some(first)
    }

    /// Returns the time since which what `at` tells comes again, or from which to which it came, where the same words tell it:
    /// "since 1975 … every year on 3 May", "from 1606 to 1859 … every 5 November".
    fn since(
        &self,
        tree: &Tree<'_>,
        found: &[Predicate],
        times: &[told::Told],
        whens: &[Option<When>],
        (day, at): (usize, usize),
    ) -> Option<When> {
        let begins = |time: usize| {
            whens[time].filter(|when| match when.until {
                Some(_) => when.relation == Relation::Throughout,
                None => when.relation == Relation::Since,
            })
        };
        let others = (0..times.len()).filter(|time| *time != day && line_of(tree, found, *time) == Some(at));
        others.filter_map(begins).next()
    }

    fn timex(&self, id: TimexId) -> Option<&Timex> {
        self.means.timexes.get(id.0 as usize)
    }
}

/// The word with a tense of its own that a time hangs on, or on something under it.
fn line_of(tree: &Tree<'_>, found: &[Predicate], time: usize) -> Option<usize> {
    let mut above = tree.top_of_time(time).and_then(|top| tree.head(top));
    for _ in 0..tree.words.len() {
        let at = above?;
        if found.iter().any(|one| one.at == at && matches!(one.shape, Shape::Finite | Shape::Copular)) {
            return Some(at);
        }
        above = tree.head(at);
    }
    None
}

fn is_subject(tree: &Tree<'_>, time: usize, verb: usize) -> bool {
    let top = tree.top_of_time(time);
    top.is_some_and(|top| tree.relation(top) == Hangs::Nsubj && tree.head(top) == Some(verb))
}

/// "This day is called so and is kept annually": says whether a verb without a subject is joined to another; a parser may take the
/// second for an aside.
fn is_joined(tree: &Tree<'_>, at: usize, other: usize) -> bool {
    matches!(tree.relation(at), Hangs::Conj | Hangs::Advcl)
        && tree.head(at) == Some(other)
        && tree.child(at, Hangs::Nsubj).is_none()
}

/// Says whether what came again is told as over: "was held", not "has been held".
fn is_over(tree: &Tree<'_>, predicate: Predicate) -> bool {
    let helps = |child: &usize| matches!(tree.relation(*child), Hangs::Aux | Hangs::Cop) && *child < predicate.at;
    let helper = tree.children(predicate.at).iter().copied().find(helps);
    predicate.tense == Tense::Past && helper.is_none_or(|helper| tree.tag(helper) == "VBD")
}
