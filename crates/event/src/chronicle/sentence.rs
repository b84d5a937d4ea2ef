//! Tells one sentence after the other: which of its predicates become events, and what ties them.

use std::collections::BTreeSet;

use calendar::Extent;
use entity::EntityId;
use source::{Document, Span};
use syntax::{Relation, Sentence, Upos};

use super::Account;
use super::belongs::{is_said, names, said_above};
use super::causes::{End, Tie};
use super::dating::governing;
use super::grammar::Verb;
use super::label::Line;
use super::modality::modality;
use super::named::Named;
use super::one::One;
use super::predicate::{Predicate, Shape, Tense, is_denied, made_done, stands_alone};
use super::reading::{Means, Reading};
use super::roles::{DESTINATION, PATIENT, Phrase, roles};
use super::shared::{contain, inherit, is_again, lift, share};
use super::subject::{Subject, subject};
use super::topic::Topic;
use super::tree::Tree;
use crate::between::{EventRelation, RelationKind};
use crate::event::{Event, EventId, Participant, Phase, Place, Polarity, When};
use crate::mention::Mention;
use crate::told;

/// So many words before a pronoun a name is looked for that it may stand for.
const NEAR: usize = 8;

/// What has been told so far.
pub(super) struct Told<'d> {
    pub events: Vec<Event>,
    pub relations: Vec<EventRelation>,
    document: &'d Document,
    pub(super) means: Means<'d>,
    named: Named<'d>,
    next_time: usize,
    /// What the sentence before tells in the first place.
    main: Option<usize>,
    /// Whose doing that is.
    topic: Option<Topic>,
}

impl<'d> Told<'d> {
    pub(super) fn new(account: &Account<'d>) -> Told<'d> {
        let means = Means::english(&account.document.text, account.timexes);
        let named = Named::new(&account.document.text, means.grammar.article(), account.entities, account.attributions);
        let (events, relations) = (Vec::new(), Vec::new());
        Told { events, relations, document: account.document, means, named, next_time: 0, main: None, topic: None }
    }

    /// Tells a sentence, whose words tell the events of `mentions`.
    pub(super) fn sentence(&mut self, sentence: &Sentence<'_>, mentions: &[Mention]) {
        let timexes = self.means.timexes;
        while timexes.get(self.next_time).is_some_and(|timex| timex.span.end <= sentence.span.start) {
            self.next_time += 1;
        }
        let first = self.next_time;
        while timexes.get(self.next_time).is_some_and(|timex| timex.span.start < sentence.span.end) {
            self.next_time += 1;
        }
        let inside = &timexes[first..self.next_time];
        if self.is_dateline(sentence.span) {
            return;
        }
        let Reading { tree, times, whens, predicates: found, dates, ties } = self.means.read(sentence, inside);
        let mut all: Vec<One> =
            found.iter().map(|predicate| One::new(*predicate, subject(&tree, *predicate))).collect();
        for one in &mut all {
            one.told_by = governing(&tree, &found, one.predicate).map(|told| found[told]);
        }
        for (index, date) in dates.iter().enumerate() {
            match (whens[index], date) {
                (Some(_), Some((predicate, _why))) => {
                    let again = !all[*predicate].times.is_empty() && is_again(self.document, &times, index);
                    if !again {
                        all[*predicate].times.push(index);
                    }
                }
                (Some(when), None) => self.fragment(&tree, sentence.span, when, index),
                (None, _) => {}
            }
        }
        inherit(self.means.grammar, &tree, &mut all);
        share(&tree, &times, &mut all);
        contain(self.means.grammar, &tree, &mut all);
        self.extra_ends(&tree, &ties, &mut all);
        lift(self.means.grammar, &tree, &ties, &mut all);
        for mention in mentions.iter().filter(|mention| tree.time_of(mention.word).is_none()) {
            match all.iter_mut().find(|one| one.predicate.at == mention.word) {
                Some(one) => one.mention = Some(mention.clone()),
                None => all.push(One::mentioned(mention)),
            }
        }
        let tied = |at: usize, kinds: &dyn Fn(RelationKind) -> bool| {
            ties.iter().any(|tie| kinds(tie.kind) && [tie.from, tie.to].contains(&End::Word(at)))
        };
        let dating: Vec<usize> = all.iter().flat_map(|one| one.times.iter().copied()).collect();
        // "the Battle of Cannae" is a name, though its year is known.
        let dating: Vec<usize> = dating.into_iter().filter(|time| !self.is_name(&times[*time])).collect();
        let heading = self.is_heading(sentence.span);
        let main = main_of(&tree, &found);
        let plans: Vec<usize> =
            all.iter().filter(|one| !one.times.is_empty()).filter_map(|one| Some(one.told_by?.at)).collect();
        let mut chronicle = vec![false; all.len()];
        // Verbs first: what a line says needs none of its own.
        let nominal = |one: &One| one.predicate.shape == Shape::Nominal;
        let (nouns, verbs): (Vec<usize>, Vec<usize>) = (0..all.len()).partition(|place| nominal(&all[*place]));
        for place in verbs.into_iter().chain(nouns) {
            let one = &all[place];
            let at = one.predicate.at;
            // What something was during has no line of its own for that.
            let weighs =
                if nominal(one) { tied(at, &|kind| kind != RelationKind::During) } else { tied(at, &|_| true) };
            // What was prevented has not happened.
            let open = ties.iter().any(|tie| tie.to == End::Word(at) && tie.kind == RelationKind::Prevents);
            let above = said_above(self.means.grammar, &tree, one, &ties).is_some();
            let lines = |verb: usize| (0..all.len()).any(|place| chronicle[place] && all[place].predicate.at == verb);
            let said = nominal(one) && one.times.is_empty() && is_said(&tree, at, &lines);
            let belongs = !heading && self.belongs(&tree, one, inside, &whens, weighs && !open && !above && !said)
                || heading && one.predicate.tense == Tense::Past && !one.times.is_empty();
            // "planned to attack in May" is the line of the attack.
            chronicle[place] = belongs && !(one.times.is_empty() && plans.contains(&at));
        }
        for (place, one) in all.iter_mut().enumerate() {
            let is_tied = tied(one.predicate.at, &|_| true);
            if chronicle[place] || is_tied || main == Some(place) && !heading || one.mention.is_some() {
                let beside: Vec<usize> = dating.iter().copied().filter(|time| !names(&tree, one, *time)).collect();
                self.tell(&tree, &found, one, (&times, &whens, &beside), chronicle[place]);
            }
        }
        self.tie(&tree, &all, &ties);
        self.topic = main.filter(|_| !heading).and_then(|place| self.topic_of(&tree, all[place].subject?));
        if !heading {
            self.main = main.and_then(|place| all[place].event);
        }
    }

    /// Nouns that are an end of a tie and no predicate become events too.
    fn extra_ends(&self, tree: &Tree<'_>, ties: &[Tie], all: &mut Vec<One>) {
        for end in ties.iter().flat_map(|tie| [tie.from, tie.to]) {
            let End::Word(at) = end else { continue };
            if at < tree.words.len() && all.iter().all(|one| one.predicate.at != at) {
                let predicate = Predicate { at, shape: Shape::Nominal, tense: Tense::None };
                all.push(One::new(predicate, None));
            }
        }
    }

    /// "weakened the empire and contributed to its collapse": whose a noun is, where nobody knows better, is that of the last
    /// state or body named shortly before.
    fn owner(&self, tree: &Tree<'_>, predicate: Predicate, pronoun: usize) -> Option<EntityId> {
        let feats = tree.words[pronoun].feats;
        let its = tree.tag(pronoun) == "PRP$" && feats.contains("Number=Sing") && !feats.contains("Gender=Masc");
        let neuter = its && !feats.contains("Gender=Fem") && feats.contains("Person=3");
        if !neuter || predicate.shape != Shape::Nominal || tree.head(pronoun) != Some(predicate.at) {
            return None;
        }
        let named = |at: usize| self.named.at_head(tree.words[at].span).filter(|_| tree.words[at].upos == Upos::Propn);
        (pronoun.saturating_sub(NEAR)..pronoun).rev().find_map(named).filter(|id| self.named.is_body(*id))
    }

    /// What the main subject of a sentence names, for a pronoun at the head of the next.
    fn topic_of(&self, tree: &Tree<'_>, subject: Subject) -> Option<Topic> {
        let at = subject.at;
        if let Some(before) = self.topic.as_ref().filter(|topic| topic.stands_for(tree, at).is_some()) {
            return Some(before.clone());
        }
        let person = self.named.at_head(tree.words[at].span).is_some_and(|id| self.named.is_person(id));
        Topic::new(tree, at).filter(|_| !person)
    }

    /// Makes the event of a predicate; two, if it is told to have happened at two times.
    fn tell(
        &mut self,
        tree: &Tree<'_>,
        predicates: &[Predicate],
        one: &mut One,
        (times, whens, beside): (&[told::Told], &[Option<When>], &[usize]),
        chronicle: bool,
    ) {
        let Predicate { at, .. } = one.predicate;
        let first =
            main_of(tree, predicates).and_then(|main| subject(tree, predicates[main])).map(|subject| subject.at);
        let name = |word: usize| {
            let known = self.named.of_pronoun(tree.words[word].span);
            let known = known.or_else(|| self.named.name(self.owner(tree, one.predicate, word)?));
            known.or_else(|| self.topic.as_ref().filter(|_| first == Some(word))?.stands_for(tree, word))
        };
        let same = |pronoun: usize, word: usize| self.named.is_same(tree.words[pronoun].span, tree.words[word].span);
        // "planned to attack in May": the line says who planned it.
        let (told, whose) = match one.told_by {
            Some(told) => (told, subject(tree, told)),
            None => (one.predicate, one.subject),
        };
        let line = |cut: BTreeSet<usize>, instead: Option<(usize, usize)>| {
            let (grammar, predicate, subject) = (self.means.grammar, told, whose);
            let (times, name, same) = (beside, &name, &same);
            Line { grammar, tree, predicates, predicate, subject, times, name, same, cut, instead }.label()
        };
        let roles = roles(self.means.grammar, tree, one.predicate, one.subject);
        let kind = self.kind(tree, one);
        let participants: Vec<Participant> = roles
            .participants
            .into_iter()
            .map(|participant| {
                let word = tree.words.iter().position(|word| word.span == participant.head);
                let owner = || self.owner(tree, one.predicate, word?);
                Participant { entity: self.named.at_head(participant.head).or_else(owner), ..participant }
            })
            .collect();
        let trigger = tree.words[at].span;
        let place = self.place(kind, &roles.places, &participants);
        // What is told of nobody and nowhere by name, at no time, and is of no kind, is no line.
        let known = |entity: Option<EntityId>| entity.is_some();
        let names_event = |noun: Option<usize>| {
            noun.is_some_and(|noun| self.means.grammar.noun_kind(&tree.words[noun].lemma.to_lowercase()).is_some())
        };
        let is_weighty = !one.times.is_empty()
            || kind.is_some()
            || line(BTreeSet::new(), None)
                .split(' ')
                .enumerate()
                .any(|(at, word)| word.starts_with(char::is_uppercase) && (at > 0 || word.contains('’')))
            || one.subject.is_some_and(|subject| tree.words[subject.at].upos == Upos::Propn)
            || names_event(one.subject.map(|subject| subject.at))
            || names_event(tree.child(at, Relation::Obj))
            || participants.iter().any(|one| known(one.entity))
            || place.as_ref().is_some_and(|place| known(place.entity))
            || self.phase(tree, at).is_some();
        let base = Event {
            trigger: Some(trigger),
            polarity: if is_denied(tree, at) { Polarity::Negative } else { Polarity::Positive },
            quote: quote(tree, predicates, one, times),
            kind,
            place,
            participants,
            attribution: self.named.said_in(trigger),
            class: one.mention.as_ref().map(|mention| mention.class),
            modality: modality(self.means.grammar, tree, one.predicate),
            phase: self.phase(tree, at),
            chronicle: chronicle && is_weighty,
            ..Event::told(self.document.id)
        };
        one.event = Some(self.events.len());
        let mut dated: Vec<(usize, When)> = one.times.iter().filter_map(|time| Some((*time, whens[*time]?))).collect();
        dated.sort_by_key(|(_, when)| width(when.extent(self.means.timexes)));
        let mut kept: Vec<(usize, When)> = Vec::new();
        for (time, when) in dated {
            let extent = when.extent(self.means.timexes);
            if kept.iter().all(|(_, other)| !other.extent(self.means.timexes).may_overlap(&extent)) {
                kept.push((time, when));
            }
        }
        let used = |id: timex::TimexId| kept.iter().any(|(_, when)| when.time == id || when.until == Some(id));
        let others = one.times.iter().flat_map(|time| times[*time].times.iter().copied()).filter(|id| !used(*id));
        let mut others: Vec<timex::TimexId> = others.collect();
        // Only where another time stands before it, as that of the first.
        let first = |said: usize| {
            let top = |(time, _): &(usize, When)| tree.top_of_time(*time);
            kept.iter().filter_map(top).any(|top| at < top && top < said)
        };
        let other = |(time, _): &(usize, When)| other_object(tree, at, *time).filter(|(_, said)| first(*said));
        let objects: Vec<Option<(usize, usize)>> = kept.iter().map(other).collect();
        let said_apart = |place: usize| match objects[place] {
            Some(object) => line(BTreeSet::new(), Some(object)),
            None => line(objects.iter().flatten().map(|(_, said)| *said).collect(), None),
        };
        let whole = kept.is_empty().then(|| line(BTreeSet::new(), None));
        let apart: Vec<String> = (0..kept.len()).map(said_apart).collect();
        self.events.extend(whole.map(|label| Event { label, times: others.clone(), ..base.clone() }));
        for (label, (_, when)) in apart.into_iter().zip(kept) {
            self.events.push(Event { label, when: Some(when), times: std::mem::take(&mut others), ..base.clone() });
        }
    }

    /// The nearest phrase of place that names somewhere; else what somebody goes to, takes or builds, if that is somewhere.
    fn place(&self, kind: Option<&str>, phrases: &[Phrase], participants: &[Participant]) -> Option<Place> {
        let somewhere = |head: Span| self.named.at_head(head).filter(|id| self.named.is_place(*id));
        let said = phrases.iter().find_map(|phrase| {
            let entity = somewhere(phrase.head);
            (entity.is_some() || phrase.is_name && self.named.at_head(phrase.head).is_none())
                .then_some(Place { span: phrase.span, entity })
        });
        said.or_else(|| {
            let there = |role: &str| match role {
                DESTINATION => true,
                PATIENT => kind.is_some_and(|kind| self.means.grammar.is_where_its_patient_is(kind)),
                _other => false,
            };
            let other = participants.iter().filter(|one| there(&one.role));
            other.into_iter().find_map(|one| Some(Place { span: one.span, entity: Some(somewhere(one.head)?) }))
        })
    }

    fn kind(&self, tree: &Tree<'_>, one: &One) -> Option<&'static str> {
        let lemma = tree.words[one.predicate.at].lemma.to_lowercase();
        if one.predicate.shape == Shape::Nominal {
            return self.means.grammar.noun_kind(&lemma);
        }
        let of = |noun: Option<usize>| {
            noun.and_then(|noun| self.means.grammar.noun_kind(&tree.words[noun].lemma.to_lowercase()))
        };
        // "took place", "fell ill": not what the verb says by itself.
        if let Some(kind) = self.idiom(tree, one.predicate.at, &lemma) {
            return kind;
        }
        // "The invasion began", "held an election": the noun says what.
        let course = self.phase(tree, one.predicate.at).is_some() || self.means.grammar.is_verb(&lemma, Verb::Light);
        let object = tree.child(one.predicate.at, Relation::Obj);
        // "A fire broke out", "a quake struck": the noun says what.
        let course = course || object.is_none() && self.means.grammar.is_verb(&lemma, Verb::Suffer);
        let disaster = of(one.subject.map(|subject| subject.at)).filter(|kind| *kind == "disaster");
        if disaster.is_some() {
            return disaster;
        }
        if let Some(done) =
            made_done(tree, one.predicate.at).filter(|_| self.means.grammar.is_verb(&lemma, Verb::Light))
        {
            return self.means.grammar.verb_kind(&tree.words[done].lemma);
        }
        let told = course.then(|| of(one.subject.map(|subject| subject.at)).or_else(|| of(object))).flatten();
        told.or_else(|| self.means.grammar.verb_kind(&lemma))
    }

    /// The kind of a verb together with what hangs on it, where that is another than its own; of some none.
    fn idiom(&self, tree: &Tree<'_>, at: usize, lemma: &str) -> Option<Option<&'static str>> {
        let close = |child: &usize| {
            matches!(tree.relation(*child), Relation::Obj | Relation::Xcomp | Relation::Compound) && *child > at
        };
        let marks = |child: &usize| tree.all(*child, Relation::Mark).next();
        let words = tree.children(at).iter().copied().filter(close);
        let opening = tree.all(at, Relation::Advcl).filter_map(|child| marks(&child));
        words.chain(opening).find_map(|word| self.means.grammar.idiom(lemma, &tree.words[word].lemma.to_lowercase()))
    }

    pub(super) fn phase(&self, tree: &Tree<'_>, at: usize) -> Option<Phase> {
        let lemma = &tree.words[at].lemma;
        let of = |class| self.means.grammar.is_verb(lemma, class);
        if of(Verb::Begin) {
            Some(Phase::Begins)
        } else if of(Verb::End) {
            Some(Phase::Ends)
        } else {
            of(Verb::GoOn).then_some(Phase::GoesOn)
        }
    }

    /// A line with a time and no predicate: "1815 – Waterloo".
    fn fragment(&mut self, tree: &Tree<'_>, sentence: Span, when: When, time: usize) {
        if self.is_heading(sentence) {
            return;
        }
        let words: Vec<usize> = (0..tree.words.len()).filter(|at| tree.time_of(*at) != Some(time)).collect();
        let content = words.iter().filter(|at| tree.words[**at].upos != Upos::Punct).count();
        if !(2..=crate::compose::MOST_WORDS).contains(&content) {
            return;
        }
        let said: Vec<&str> = words.iter().map(|at| tree.written(*at)).collect();
        let label = said.join(" ").trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
        self.events.push(Event { label, when: Some(when), quote: sentence, ..Event::told(self.document.id) });
    }

    fn tie(&mut self, tree: &Tree<'_>, all: &[One], ties: &[Tie]) {
        for tie in ties {
            let (from, to) = (self.told_at(tree, all, tie.from, tie), self.told_at(tree, all, tie.to, tie));
            // "slid into war, which caused losses": one line tells both ends.
            let own = all.iter().find(|one| tie.to == End::Word(one.predicate.at)).and_then(|one| one.event);
            let to = if from == to { own } else { to };
            if let (Some(from), Some(to)) = (from, to)
                && from != to
            {
                let (from, to) = (EventId(from as u32), EventId(to as u32));
                self.relations.push(EventRelation { kind: tie.kind, from, to, cue: Some(tie.cue) });
            }
        }
    }

    /// The event at an end of a tie. "The country slid into war, which led to famine": of a war that has no line of its own,
    /// the event of the line that tells it.
    fn told_at(&self, tree: &Tree<'_>, all: &[One], end: End, tie: &Tie) -> Option<usize> {
        let at = match end {
            End::Before => return self.main,
            End::Word(at) => at,
        };
        let of = |at: usize| all.iter().find(|one| one.predicate.at == at).and_then(|one| one.event);
        let own = of(at)?;
        let mut above = tree.head(at).filter(|_| !self.events[own].chronicle);
        for _ in 0..tree.words.len() {
            let Some(word) = above else { break };
            if let Some(line) = of(word).filter(|line| self.events[*line].chronicle) {
                let ends = [tie.from, tie.to].contains(&End::Word(word)) || tie.cue.overlaps(tree.words[word].span);
                return Some(if ends { own } else { line });
            }
            above = tree.head(word);
        }
        Some(own)
    }

    fn is_heading(&self, span: Span) -> bool {
        let sections = &self.document.sections;
        let after = sections.partition_point(|section| section.span.start <= span.start);
        let section = after.checked_sub(1).map(|index| &sections[index]);
        section.and_then(|section| section.heading).is_some_and(|heading| heading.overlaps(span))
    }

    fn is_name(&self, time: &told::Told) -> bool {
        time.times.iter().all(|id| self.means.timexes.get(id.0 as usize).is_some_and(|timex| timex.named))
    }

    fn is_dateline(&self, span: Span) -> bool {
        self.document.dateline.as_ref().is_some_and(|dateline| dateline.span.contains(span))
    }
}

/// The predicate a sentence is told by: the first finite one that stands alone.
fn main_of(tree: &Tree<'_>, predicates: &[Predicate]) -> Option<usize> {
    let finite = |one: &Predicate| matches!(one.shape, Shape::Finite | Shape::Copular);
    let alone = predicates.iter().position(|one| finite(one) && stands_alone(tree, one.at));
    alone.or_else(|| predicates.iter().position(finite))
}

/// "crossed the Rhine in 55 BC and the Channel in 54 BC": what the time is said of that is joined to the object of a verb,
/// after that object.
fn other_object(tree: &Tree<'_>, verb: usize, time: usize) -> Option<(usize, usize)> {
    let first = tree.child(verb, Relation::Obj)?;
    let mut at = tree.head(tree.top_of_time(time)?)?;
    for _ in 0..tree.words.len() {
        if at == verb {
            return None;
        }
        let joined = tree.relation(at) == Relation::Conj && tree.is_noun(at) && at > first;
        if joined && matches!(tree.head(at), Some(head) if head == verb || head == first) {
            return Some((first, at));
        }
        at = tree.head(at)?;
    }
    None
}

/// The part of the sentence that tells a predicate, with its subject and times.
fn quote(tree: &Tree<'_>, predicates: &[Predicate], one: &One, times: &[told::Told]) -> Span {
    let mut words = Vec::new();
    let other = |child: usize| {
        let finite =
            predicates.iter().any(|one| one.at == child && matches!(one.shape, Shape::Finite | Shape::Copular));
        finite && matches!(tree.relation(child), Relation::Conj | Relation::Parataxis)
    };
    tree.gather_under(one.predicate.at, &other, &mut words);
    let said = words.iter().copied().filter(|at| tree.words[*at].upos != Upos::Punct);
    let subject = one.subject.map(|subject| subject.at);
    let spans = said.chain(subject).map(|at| tree.words[at].span).chain(one.times.iter().map(|time| times[*time].span));
    let own = tree.words[one.predicate.at].span;
    spans.fold(own, |all, span| Span { start: all.start.min(span.start), end: all.end.max(span.end) })
}

fn width(extent: Extent) -> i64 {
    extent.earliest().zip(extent.latest()).map_or(i64::MAX, |(first, last)| last.0 - first.0)
}
