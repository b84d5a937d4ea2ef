//! What comes again, of which days kept every year are most: "26 Bahman has been a holiday ever since, kept annually", "the fair is held every year on 10 August".

use syntax::{Relation as Hangs, Upos};
use timex::{Timex, TimexId};

use super::grammar::{Noun, Verb};
use super::one::One;
use super::predicate::{Predicate, Shape, Tense, is_denied, is_passive, stands_alone};
use super::sentence::Told;
use super::tree::Tree;
use crate::event::{Relation, When};
use crate::told;
use crate::yearly::{
    Still, is_each_day, is_every_year, is_loosely_again, is_of_no_year, is_told_again, names_day, relation_to,
};

impl Told<'_> {
    /// Dates by its day, or by what it says of the days, what is told to come again; returns the words that tell it.
    pub(super) fn keep_yearly(
        &self,
        tree: &Tree<'_>,
        found: &[Predicate],
        times: &mut [told::Told],
        all: &mut [One],
    ) -> Vec<usize> {
        let mut kept = Vec::new();
        for time in 0..times.len() {
            let Some((day, at)) = self.kept_at(tree, found, times, time) else { continue };
            let since = self.since(tree, found, times, (day, at));
            let Some(one) = all.iter_mut().find(|one| one.predicate.at == at) else { continue };
            if kept.contains(&at) || is_denied(tree, at) {
                continue;
            }
            let still = if is_over(tree, one.predicate) { Still::NoLonger } else { Still::Now };
            one.times = [day].into_iter().chain(self.fellows(tree, found, times, (day, at))).collect();
            for day in one.times.iter().copied() {
                let mut named = times[day].times.iter().filter_map(|id| self.timex(*id));
                let timex = named.find(|timex| {
                    names_day(self.means.timexes, timex)
                        || is_loosely_again(timex)
                        || is_told_again(timex)
                        || is_of_no_year(timex)
                });
                let relation = |timex| relation_to(timex, still);
                times[day].when = timex.map(|timex| When::at(timex.id, relation(timex)));
            }
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

    /// "On Wednesdays and Saturdays": the other times of a word that come again as one of them does.
    fn fellows(
        &self,
        tree: &Tree<'_>,
        found: &[Predicate],
        times: &[told::Told],
        (day, at): (usize, usize),
    ) -> Vec<usize> {
        let is_one = |time: usize| {
            let mut named = times[time].times.iter().filter_map(|id| self.timex(*id));
            named.any(|timex| is_each_day(timex) || is_loosely_again(timex) && !is_every_year(timex))
        };
        let others = (0..times.len()).filter(|other| *other != day && is_one(day) && is_one(*other));
        others.filter(|other| line_of(tree, found, *other) == Some(at)).collect()
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
            if let Some(day) = day {
                return Some((day, at));
            }
        }
        let predicate = found.iter().find(|one| one.at == at)?;
        if of(time).any(is_loosely_again) {
            return self.is_custom(tree, found, times, (time, *predicate)).then_some((time, at));
        }
        if of(time).any(is_of_no_year) && predicate.tense == Tense::Present {
            return self.is_custom(tree, found, times, (time, *predicate)).then_some((time, at));
        }
        // "26 Bahman is a public holiday"
        let lemma = tree.words[at].small_lemma();
        let keeps = match predicate.shape {
            Shape::Copular => self.means.grammar.is_noun(lemma, Noun::Keep),
            Shape::Finite => self.means.grammar.is_verb(lemma, Verb::Keep) || self.is_kept_as(tree, at),
            Shape::Participle | Shape::Infinitive | Shape::Nominal => false,
        };
        // "has been kept"
        let still = predicate.tense == Tense::Present || predicate.tense == Tense::Past && !is_over(tree, *predicate);
        // "Meets twice a year, in March and October": of those only one would be told.
        let counted = |other: usize| of(other).any(|timex| timex.meant.freq().is_some());
        if still && of(time).any(is_told_again) && !(0..times.len()).any(counted) {
            // "Thanksgiving is celebrated on the fourth Thursday of November": the day says more than the name.
            let said = |other: &usize| of(*other).any(is_told_again) && line_of(tree, found, *other) == Some(at);
            let day = (0..times.len()).filter(said).find(|other| !is_subject(tree, *other, at));
            return Some((day.unwrap_or(time), at));
        }
        (keeps && still && is_day(&time)).then_some((time, at))
    }

    /// "The market is held every Friday": says whether what comes again on no day of the year is a custom that belongs in a
    /// chronology: told of now, in the sentence's own words, of something that is no person at hand. Of what is over only that which is
    /// held: "he went there every Friday" tells of a life.
    fn is_custom(
        &self,
        tree: &Tree<'_>,
        found: &[Predicate],
        times: &[told::Told],
        (time, predicate): (usize, Predicate),
    ) -> bool {
        let at = predicate.at;
        let subject = tree.child(at, Hangs::Nsubj);
        let is_someone = subject.is_none_or(|subject| tree.words[subject].upos == Upos::Pron);
        if !stands_alone(tree, at) || is_someone && !is_passive(tree, at) {
            return false;
        }
        match predicate.tense {
            Tense::Present => true,
            Tense::Past if !is_over(tree, predicate) => true,
            Tense::Past => {
                let lemma = tree.words[at].small_lemma();
                let again =
                    |other: usize| times[other].times.iter().filter_map(|id| self.timex(*id)).any(is_loosely_again);
                let mut others = (0..times.len()).filter(|other| *other != time && !again(*other));
                let alone = others.all(|other| line_of(tree, found, other) != Some(at));
                alone && self.means.grammar.is_verb(lemma, Verb::Hold)
            }
            Tense::Future | Tense::None => false,
        }
    }

    /// "is kept as a feast": says whether something is held to be one of the days that are kept.
    fn is_kept_as(&self, tree: &Tree<'_>, at: usize) -> bool {
        let grammar = self.means.grammar;
        tree.all(at, Hangs::Obl).chain(tree.all(at, Hangs::Xcomp)).chain(tree.all(at, Hangs::Advcl)).any(|noun| {
            grammar.compares(&tree.preposition(noun)) && grammar.is_noun(tree.words[noun].small_lemma(), Noun::Keep)
        })
    }

    /// "This day is called so, and is kept": the verb that says what a day is called that another joined to it says is kept.
    fn named_so(&self, tree: &Tree<'_>, found: &[Predicate], day: usize, at: usize) -> Option<usize> {
        let first = tree.head(at).filter(|first| is_joined(tree, at, *first) && is_subject(tree, day, *first))?;
        let names = self.means.grammar.is_verb(tree.words[first].small_lemma(), Verb::Name);
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
        (day, at): (usize, usize),
    ) -> Option<When> {
        let begins = |time: usize| {
            times[time].when.filter(|when| match when.until {
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
