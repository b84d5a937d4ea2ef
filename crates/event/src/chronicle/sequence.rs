//! Lines that have their place from the order of telling alone: an account goes on in its paragraph unless it says otherwise.

use source::Span;
use syntax::{Relation as Hangs, Upos};
use timex::{Entry, Timex, TimexId};

use super::beside::{goes_on_from, is_conceded};
use super::grammar::Verb;
use super::modality::{modality, was_to_come};
use super::one::One;
use super::predicate::{Predicate, Shape, Tense, is_denied, is_passive, reports, stands_alone};
use super::sentence::{Told, says_no_time};
use super::shared::says_there;
use super::tree::Tree;
use crate::event::{Ends, Event, Relation, When};
use crate::mention::Class;
use crate::told;

/// So many events told last may say when what has a name was.
const NEAR: usize = 12;

/// A time of more days says too little of what is told behind it.
const MOST_DAYS: i64 = 366;

/// An event that takes the account a step further.
#[derive(Clone, Copy)]
pub(super) struct Step {
    event: usize,
    /// The paragraph it is told in.
    paragraph: usize,
    /// What is needed for a line.
    weight: Weight,
    /// The time that is said of what it is told of.
    beside: Option<When>,
    /// Whether it was at something that has a name, of which nobody says when it was: "at the Restoration".
    at_named: bool,
    /// Whether it was still to come, at a time that is told.
    planned: bool,
}

/// Whether a step has a line.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Weight {
    /// In any case.
    Own,
    /// Only where the telling gives it a time: it names nobody and nothing of note.
    Light,
}

impl Told<'_> {
    /// Notes the event of a main clause that tells, in the plain past, what happened next.
    /// `beside` is the time said of what it is told of.
    pub(super) fn step(&mut self, tree: &Tree<'_>, one: &One, beside: Option<When>) {
        let Predicate { at, shape, tense } = one.predicate;
        let lemma = tree.words[at].small_lemma();
        let stays = [Verb::State, Verb::GoOn].into_iter().any(|class| self.means.grammar.is_verb(lemma, class));
        // What is conceded has its place from what is told, and gives none.
        let conceded = one.times.is_empty() && is_conceded(self.means.grammar, tree, at);
        let clause = stands_alone(tree, at) || tells_when(tree, at) || conceded || goes_on_there(tree, one);
        let goes_on = || goes_on_from(self.means.grammar, tree, one) && self.is_told_beside(tree, one);
        let clause = clause || one.times.is_empty() && goes_on();
        let to_come = modality(self.means.grammar, tree, one.predicate).is_some() || was_to_come(tree, at);
        let planned = to_come && !one.times.is_empty();
        // "was to be tried": a parser may take the helper for a copula.
        let told = (shape == Shape::Finite || planned && shape == Shape::Copular) && tense == Tense::Past && clause;
        // How things stood on a day takes the account there.
        let stays = stays && one.times.is_empty();
        let goes_on = !self.is_in_reign(tree, one);
        if told && goes_on && !stays && (planned || is_plain_past(tree, at)) && !is_denied(tree, at) && !one.is_open {
            let acts = self.is_act(tree, one);
            let weight = |event: &usize| if self.events[*event].chronicle { Weight::Own } else { Weight::Light };
            let told = one.event.map(|event| (event, weight(&event)));
            let told = told.filter(|(_, weight)| *weight == Weight::Own || acts);
            let at_named = one.times.is_empty() && self.is_at_named(tree, at);
            let paragraph = self.paragraph;
            self.steps.extend(told.map(|(event, weight)| Step { event, paragraph, weight, beside, at_named, planned }));
        }
    }

    /// Says whether a time that is not known leaves open when a verb's doing was. "The Black Death killed them": a name does not, but "the
    /// legacy of the war changed the law" was when nobody says.
    pub(super) fn leaves_open(&self, tree: &Tree<'_>, one: &One, (times, index): (&[told::Told], usize)) -> bool {
        let told = &times[index];
        if told.times.iter().all(|id| says_no_time(self.means.timexes, *id)) {
            return false;
        }
        let within =
            |top: usize| one.subject.is_some_and(|subject| subject.at != top && tree.is_under(Some(top), subject.at));
        !self.is_name(told) || tree.top_of_time(index).is_some_and(within)
    }

    /// "At the Restoration he was restored": says whether a clause opens with what is called by a name and happened at a time of its own,
    /// of which nothing was told just before.
    fn is_at_named(&self, tree: &Tree<'_>, at: usize) -> bool {
        let grammar = self.means.grammar;
        let opens = |noun: &usize| {
            let written = tree.written(*noun);
            let happens = grammar.noun_kind(tree.words[*noun].small_lemma()).is_some();
            let alone = tree
                .children(*noun)
                .iter()
                .all(|part| matches!(tree.relation(*part), Hangs::Case | Hangs::Det | Hangs::Punct));
            *noun > 0
                && *noun < at
                && happens
                && alone
                && written.starts_with(char::is_uppercase)
                && tree.time_of(*noun).is_none()
        };
        let Some(noun) = tree.all(at, Hangs::Obl).find(opens) else { return false };
        let word = tree.written(noun);
        let near = self.events.len().saturating_sub(NEAR)..self.events.len();
        // What was told of it just before is when it was.
        let told = |event: &Event| {
            event.quote.end <= tree.words[0].span.start
                && event.when.is_some()
                && event.quote.of(&self.document.text).contains(word)
        };
        !self.events[near].iter().any(told)
    }

    /// "The crew took on water": says whether somebody who is told of by his noun or name does something, or has it done to him.
    pub(super) fn is_act(&self, tree: &Tree<'_>, one: &One) -> bool {
        let Predicate { at, .. } = one.predicate;
        let grammar = self.means.grammar;
        // "The pump failed"
        let which = |noun: usize| tree.all(noun, Hangs::Det).any(|det| tree.words[det].feats.contains("Definite=Def"));
        let known = one.subject.is_some_and(|subject| which(subject.at));
        let says_more =
            known || [Hangs::Obj, Hangs::Obl, Hangs::Xcomp].into_iter().any(|with| tree.child(at, with).is_some());
        let somebody = one.subject.is_some_and(|subject| {
            let (word, span) = (&tree.words[subject.at], tree.words[subject.at].span);
            let named =
                || self.named.of_pronoun(span, grammar.joins()).or_else(|| self.named.of_nameless(span)).is_some();
            let thing = matches!(word.upos, Upos::Noun | Upos::Propn) && tree.time_of(subject.at).is_none();
            thing || tree.part(subject.at).is_some() || word.upos == Upos::Pron && named()
        });
        let pronoun = tree.child(at, Hangs::Obj).is_some_and(|object| tree.words[object].upos == Upos::Pron);
        // Whoever keeps a diary tells of what he did.
        let writer =
            |subject: usize| tree.words[subject].feats.contains("Person=1") && tree.children(subject).is_empty();
        let somebody = somebody
            || one.subject.is_some_and(|subject| writer(subject.at) && self.entry_at(tree.words[at].span).is_some());
        let says =
            grammar.is_verb(tree.words[at].small_lemma(), Verb::Report) && (pronoun || reports(grammar, tree, at));
        let happens = one.mention.as_ref().is_some_and(|mention| match mention.class {
            Class::Occurrence | Class::IntentionalAction => true,
            // "The hay was begun": on the day of its entry.
            Class::Aspectual => self.entry_at(tree.words[at].span).is_some(),
            // "She recalled Orme"
            Class::State | Class::IntentionalState | Class::Perception | Class::Reporting => {
                let lemma = tree.words[at].small_lemma();
                let thinks = grammar.is_verb(lemma, Verb::Report) && !grammar.is_verb(lemma, Verb::Speak);
                let as_what = tree.all(at, Hangs::Obl).any(|how| grammar.compares(&tree.preposition(how)));
                let whom = tree.child(at, Hangs::Obj).is_some_and(|object| tree.words[object].upos == Upos::Propn);
                thinks && whom && !reports(grammar, tree, at) && !as_what
            }
        });
        let goes_on = tree.tag(at) == "VBG";
        if self.speaks(tree, at) {
            return somebody && !one.contained;
        }
        somebody && (says_more || is_passive(tree, at)) && happens && !says && !goes_on && !one.contained
    }

    /// "The bishop answered that the gates would stay shut": says whether somebody who is no vague group says something to others.
    fn speaks(&self, tree: &Tree<'_>, at: usize) -> bool {
        let says = self.means.grammar.is_verb(tree.words[at].small_lemma(), Verb::Speak);
        let clause = tree.child(at, Hangs::Ccomp).filter(|clause| says && *clause > at);
        let group = |clause: usize| {
            let said = self.named.said_in(tree.words[clause].span);
            said.is_some_and(|said| self.named.is_of_group(said))
        };
        clause.is_some_and(|clause| !group(clause))
    }

    /// Returns the entry of a diary that something stands in.
    pub(super) fn entry_at(&self, span: Span) -> Option<Entry> {
        let after = self.entries.partition_point(|entry| entry.body.start <= span.start);
        let entry = self.entries.get(after.checked_sub(1)?)?;
        (span.start < entry.body.end).then_some(*entry)
    }

    /// Says whether a time stands in an entry.
    fn is_told_in(&self, entry: Entry, when: When) -> bool {
        self.means.timexes.get(when.time.0 as usize).is_some_and(|timex| entry.body.contains(timex.span))
    }

    /// Gives the steps without a time the time of the last before them in the paragraph, unless the next one goes back.
    pub(super) fn follow_telling(&mut self) {
        let timexes = self.means.timexes;
        let firm = |event: &Event| {
            // Behind what took from the 3rd to the 5th the account goes on from the 3rd: what follows may have been while it lasted.
            let placed = |when: &When| match when.relation {
                Relation::Within => Some(*when),
                Relation::Throughout => when.until.map(|_| When::at(when.time, Relation::Within)),
                _other => None,
            };
            let when = event.when.filter(|when| is_narrow(timexes, when)).as_ref().and_then(placed);
            when.filter(|_| event.chronicle && event.modality.is_none() && event.attribution.is_none())
        };
        let (mut last, mut lasted): (Option<(usize, When)>, bool) = (None, false);
        for place in 0..self.steps.len() {
            let Step { event, paragraph, weight, beside, at_named, planned } = self.steps[place];
            // What opens a paragraph goes on with the one before.
            last = last.filter(|(of, _)| *of == paragraph || *of + 1 == paragraph);
            let own = &self.events[event];
            if let Some(when) = own.when {
                if planned {
                    // "was to be tried in the autumn of 1880, but fled": behind an earlier plan the account does not go on from later.
                    last = last.filter(|(_, last)| !starts_before(timexes, when, *last));
                } else if let Some(firm) = firm(own) {
                    (last, lasted) = (Some((paragraph, firm)), when.relation == Relation::Throughout);
                } else if when.relation == Relation::Throughout {
                    // Behind what took years nothing says when the account goes on.
                    last = last.filter(|(_, last)| !starts_before(timexes, *last, when));
                }
                continue;
            }
            // A new paragraph does not go on from what lasted for days.
            last = last.filter(|(of, _)| !lasted || *of == paragraph);
            // What an entry of a diary tells was on its day, unless it goes on from another.
            if let Some(entry) = self.entry_at(own.quote)
                && last.is_none_or(|(_, when)| !self.is_told_in(entry, when) || is_within(timexes, when, entry.day))
            {
                let told = own.modality.is_none() && own.attribution.is_none();
                if told {
                    let when = When::at(entry.day, Relation::Within);
                    last = Some((paragraph, when));
                    self.events[event].chronicle = true;
                    self.events[event].when = Some(when);
                }
                continue;
            }
            let Some((of, when)) = last else { continue };
            // "The chapel built in 1740 was burnt" is told of no day before that.
            let beside = beside.filter(|beside| is_narrow(timexes, beside) && starts_before(timexes, when, *beside));
            let when = beside.unwrap_or(when);
            let inside = |step: &&Step| step.paragraph == paragraph;
            let next = self.steps[place + 1..]
                .iter()
                .take_while(inside)
                .filter(|step| !step.planned)
                .find_map(|step| firm(&self.events[step.event]));
            let goes_back = match next {
                Some(next) => starts_before(timexes, next, when) || of != paragraph && !is_soon(timexes, when, next),
                None => of != paragraph,
            };
            let told =
                (own.chronicle || weight == Weight::Light) && own.modality.is_none() && own.attribution.is_none();
            if at_named {
                // It lies between what was told before and what is told next, if that is later.
                let later = next.filter(|next| starts_before(timexes, when, *next));
                if let Some(later) = later.filter(|_| told && of == paragraph) {
                    let (until, relation) = (Some(later.time), Relation::Within);
                    self.events[event].when = Some(When { until, relation, ends: Ends::Bounds, ..when });
                }
                continue;
            }
            if told && !goes_back {
                last = Some((of, when));
                self.events[event].chronicle = true;
                self.events[event].when = Some(When { relation: Relation::Told, ..when });
            }
        }
    }
}

/// "sailed", "was taken", but not "had sailed" or "has been taken": says whether a verb tells what happened then.
pub(super) fn is_plain_past(tree: &Tree<'_>, at: usize) -> bool {
    let past =
        |helper: usize| tree.tag(helper) == "VBD" && (tree.tag(at) != "VBN" || tree.is(helper, Hangs::Aux, "pass"));
    // "At four soldiers fired on the crowd": no helper makes a participle of it.
    let alone = || tree.child(at, Hangs::Aux).is_none() && tree.child(at, Hangs::Nsubj).is_some_and(|own| own < at);
    let taken = || tree.tag(at) == "VBN" && tree.relation(at) == Hangs::Root && alone();
    tree.tag(at) == "VBD"
        || taken()
        || tree.all(at, Hangs::Aux).any(past)
        || tree.relation(at) == Hangs::Conj && bare(tree, at)
}

/// "It was not until 1861 that he published it": says whether a verb tells what was at the time that a sentence turns on.
fn tells_when(tree: &Tree<'_>, at: usize) -> bool {
    let turn = tree.head(at).filter(|turn| tree.relation(at) == Hangs::Csubj && tree.time_of(*turn).is_some());
    turn.is_some_and(|turn| tree.relation(turn) == Hangs::Root)
}

/// "They set out for the ford, which they reached on 3 May": says whether a clause about a noun takes the account on with whoever is
/// told of.
fn goes_on_there(tree: &Tree<'_>, one: &One) -> bool {
    let at = one.predicate.at;
    let noun = tree.head(at).filter(|_| tree.relation(at) == Hangs::Acl && !one.times.is_empty());
    let verb = noun.and_then(|noun| tree.head(noun)).filter(|verb| noun > Some(*verb) && stands_alone(tree, *verb));
    let own = tree.child(at, Hangs::Nsubj).filter(|own| {
        let somebody = matches!(tree.words[*own].upos, Upos::Pron | Upos::Propn);
        somebody && !tree.words[*own].feats.contains("PronType=Rel")
    });
    let first = tree.children(at).iter().copied().min();
    let comma = first.is_some_and(|first| tree.written(first) == "," || first > 0 && tree.written(first - 1) == ",");
    verb.is_some() && own.is_some() && comma && !says_there(tree, at)
}

/// "was taken and burnt": says whether a verb shares the helper of another.
fn bare(tree: &Tree<'_>, at: usize) -> bool {
    let first = tree.head(at).filter(|first| *first < at && tree.child(at, Hangs::Aux).is_none());
    first.is_some_and(|first| tree.tag(first) == tree.tag(at) && is_plain_past(tree, first))
}

/// Says whether something lies within a time that is no longer than a day.
pub(super) fn is_day(timexes: &[Timex], when: &When) -> bool {
    let extent = when.extent(timexes);
    let day = extent.earliest().zip(extent.latest()).is_some_and(|(first, last)| first == last);
    day && when.relation == Relation::Within
}

/// Says whether a time lies within another.
fn is_within(timexes: &[Timex], when: When, day: TimexId) -> bool {
    let (own, day) = (when.extent(timexes), timexes.get(day.0 as usize).map(Timex::extent));
    day.is_some_and(|day| own.earliest() >= day.earliest() && own.latest() <= day.latest())
}

fn is_narrow(timexes: &[Timex], when: &When) -> bool {
    let extent = when.extent(timexes);
    extent.earliest().zip(extent.latest()).is_some_and(|(first, last)| last.0 - first.0 < MOST_DAYS)
}

/// Says whether a time begins within a year of another.
fn is_soon(timexes: &[Timex], one: When, other: When) -> bool {
    let days = one.extent(timexes).earliest().zip(other.extent(timexes).earliest());
    days.is_some_and(|(one, other)| other.0 - one.0 < MOST_DAYS)
}

/// Says whether a time begins before another.
fn starts_before(timexes: &[Timex], one: When, other: When) -> bool {
    one.extent(timexes).earliest().zip(other.extent(timexes).earliest()).is_some_and(|(one, other)| one < other)
}
