//! Makes the event of a predicate: its line, who takes part, where, when.

use std::collections::BTreeSet;

use calendar::{CalendarId, Extent};
use entity::EntityId;
use source::Span;
use syntax::{Relation, Upos};
use timex::{Expr, Resolved};
use voice::AttributionId;

use super::apart::{gapped, other_object};
use super::claims::Holder;
use super::grammar::Grammar;
use super::label::{Clauses, Line};
use super::modality::modality;
use super::one::One;
use super::predicate::{Predicate, Shape, is_denied};
use super::roles::{roles, span_of};
use super::sentence::{Told, main_of};
use super::subject::subject;
use super::topic::{echoed, is_of_nothing};
use super::tree::Tree;
use super::unsaid::Unsaid;
use crate::brackets::closed;
use crate::compose::MOST_WORDS;
use crate::event::{Event, Participant, Polarity, Relation as Lies, When};
use crate::told;

impl Told<'_> {
    /// Makes the event of a predicate; two, if it is told to have happened at two times.
    pub(super) fn tell(
        &mut self,
        tree: &Tree<'_>,
        predicates: &[Predicate],
        one: &mut One,
        (times, beside): (&[told::Told], &[usize]),
        chronicle: bool,
    ) {
        let Predicate { at, .. } = one.predicate;
        let first =
            main_of(tree, predicates).and_then(|main| subject(tree, predicates[main])).map(|subject| subject.at);
        let name = |word: usize| {
            // "The rest drowned, among them the mate": who they are is told in the line.
            let many = tree.words[word].feats.contains("Number=Plur") && tree.words[word].upos == Upos::Pron;
            let before_name = tree.words.get(word + 1).is_some_and(|next| next.upos == Upos::Propn);
            if many && before_name && tree.child(word, Relation::Case).is_some() {
                return None;
            }
            let known = self.named.of_pronoun(tree.words[word].span, self.means.grammar.joins());
            let known = known.or_else(|| {
                self.named.of_description(tree.words[word].span).filter(|_| tree.relation(word) == Relation::Nsubj)
            });
            let known = known.or_else(|| self.named.name(self.owner(tree, one.predicate, word)?));
            let topic = self.topic.as_ref().filter(|_| first == Some(word));
            let echo = || {
                let (subject, named) = echoed(tree, word)?;
                let person = self.named.at_head(tree.words[subject].span).is_some_and(|id| self.named.is_person(id));
                Some(named).filter(|_| !person || tree.child(subject, Relation::Conj).is_some())
            };
            let topic = || {
                let pointed = topic?.pointed_at(self.means.grammar, tree, word);
                pointed.or_else(|| topic?.stands_for(tree, word))
            };
            // "burnt their camp" is somebody's who is told of in the line; "their camp was burnt" is not.
            let owned = tree.tag(word) == "PRP$";
            // "until her death in 1952" has a line of its own.
            let of_line = |noun: usize| one.predicate.shape == Shape::Nominal && noun == one.predicate.at;
            let said =
                !owned || tree.head(word).is_some_and(|noun| tree.relation(noun) == Relation::Nsubj || of_line(noun));
            // "them all"
            let next = tree.words.get(word + 1).is_some_and(|_| matches!(tree.tag(word + 1), "DT" | "PDT"));
            let noun = |at: usize| matches!(tree.words[at].upos, Upos::Noun | Upos::Propn | Upos::Adj | Upos::Num);
            let alone = !next || word + 2 < tree.words.len() && noun(word + 2);
            let nameless = || {
                let stands = said && alone && !is_of_nothing(tree, word);
                self.named.of_nameless(tree.words[word].span).filter(|_| stands)
            };
            // "It is the worst disaster since 1907"
            if self.is_what_happened(tree, word) {
                return known;
            }
            known.or_else(echo).or_else(|| {
                // "The navy sent a frigate to the wreck. It was raised.": what is done to it need not be done to who acts.
                let done = tree.words[word].feats.contains("Gender=Neut") && tree.words[word].subtype == "pass";
                if done { nameless().or_else(topic) } else { topic().or_else(nameless) }
            })
        };
        let same = |pronoun: usize, word: usize| {
            let echoes = || echoed(tree, pronoun).is_some_and(|(subject, _)| subject == word);
            let (pronoun, noun) = (tree.words[pronoun].span, tree.words[word].span);
            self.named.is_same(pronoun, noun) || self.named.is_nameless_at(pronoun, noun) || echoes()
        };
        // "planned to attack in May": the line says who planned it.
        let (told, whose) = match one.told_by {
            Some(told) => (told, subject(tree, told)),
            None => (one.predicate, one.subject),
        };
        let claim = self.claim(tree, one.predicate);
        let trigger = tree.words[at].span;
        let said = claim.map_or(trigger, |claim| tree.words[claim.what].span);
        // "The company expects to finish the tunnel": the line says who does.
        let says = |id: &AttributionId| whose.is_some_and(|own| self.named.is_source(*id, span_of(tree, own.at)));
        let attribution = self.named.said_in(said).filter(|id| one.told_by.is_none() || !says(id));
        // What has a time of its own happened, whoever says what it came of.
        let attribution = attribution.filter(|_| !one.presumed || one.times.is_empty());
        // "The bridge fell, according to the police": who says so stands beside the line.
        let speakers: Vec<usize> = attribution.map_or(Vec::new(), |said| {
            let role = |at: &usize| {
                let preposition = tree.preposition(*at);
                self.means.grammar.participant(&preposition).is_some() || self.means.grammar.places(&preposition)
            };
            let mut under = Vec::new();
            tree.gather_under(at, &|_| false, &mut under);
            let hangs = |at: &usize| matches!(tree.relation(*at), Relation::Obl | Relation::Nmod);
            let phrases = under.into_iter().filter(hangs);
            let phrases = phrases.filter(|at| tree.child(*at, Relation::Case).is_some() && !role(at));
            let apart = |at: usize| tree.children(at).iter().any(|mark| tree.written(*mark) == ",");
            let stands = |phrase: &usize| *phrase < at || apart(*phrase);
            phrases.filter(|phrase| stands(phrase) && self.named.is_source(said, span_of(tree, *phrase))).collect()
        });
        let counted = |id: &timex::TimexId| {
            self.means.timexes.get(id.0 as usize).is_some_and(|timex| timex.resolved != Resolved::Written)
        };
        let compared =
            |time: &usize| times[*time].times.iter().all(counted) && is_compared(self.means.grammar, tree, *time);
        let line = |mut cut: BTreeSet<usize>, instead: Option<(usize, usize)>| {
            let (grammar, predicate, subject) = (self.means.grammar, told, whose);
            cut.extend(&one.apart);
            cut.extend(&speakers);
            let kept = one.kept.as_ref().map(|(clause, _)| *clause);
            let said =
                |time: &usize| compared(time) || one.kept.as_ref().is_some_and(|(_, times)| times.contains(time));
            let times: Vec<usize> = beside.iter().copied().filter(|time| !said(time)).collect();
            let (times, same) = (&times[..], &same);
            let stays = one.kept.as_ref().is_some_and(|(_, times)| !times.is_empty());
            let clauses = if claim.is_some() || stays { Clauses::Stay } else { Clauses::Left };
            let with = |name: &dyn Fn(usize) -> Option<String>| {
                let cut = cut.clone();
                let line = Line {
                    grammar,
                    tree,
                    predicates,
                    predicate,
                    subject,
                    times,
                    name,
                    same,
                    cut,
                    instead,
                    kept,
                    clauses,
                };
                match claim {
                    Some(claim) if claim.holder == Holder::Told => line.claimed(claim),
                    Some(_) | None => line.label(),
                }
            };
            let whole = self.with_unsaid(one.unsaid, with(&name));
            // "This invasion": where its long name leaves no room, the line points at it.
            match whole.split(' ').count() <= MOST_WORDS {
                true => whole,
                false => with(&|word| name(word).filter(|_| tree.words[word].upos != Upos::Noun)),
            }
        };
        let roles = roles(self.means.grammar, tree, one.predicate, one.subject);
        let kind = self.kind(tree, one);
        let of = |participant: Participant| {
            let word = tree.words.iter().position(|word| word.span == participant.head);
            let owner = || self.owner(tree, one.predicate, word?);
            let entity = self.named.who(participant.head).or_else(owner);
            // "They married": each of the two.
            let each: Vec<EntityId> = entity.into_iter().chain(self.named.together(participant.head)).collect();
            let named = each.iter().map(|id| Participant { entity: Some(*id), ..participant.clone() });
            let named: Vec<Participant> = named.collect();
            if !named.is_empty() {
                return named;
            }
            let pronoun = word.filter(|word| tree.words[*word].upos == Upos::Pron);
            vec![Participant { stands_for: pronoun.and_then(name), ..participant }]
        };
        let mut participants: Vec<Participant> = one.unsaid.iter().map(Unsaid::participant).collect();
        for one in roles.participants.into_iter().flat_map(of) {
            let same =
                |known: &Participant| one.entity.is_some() && (known.entity, &known.role) == (one.entity, &one.role);
            if !participants.iter().any(same) {
                participants.push(one);
            }
        }
        let place = self.place(tree, one, kind, (&roles.places, &participants));
        // What is told of nobody and nowhere by name, at no time, and is of no kind, is no line.
        let known = |entity: Option<EntityId>| entity.is_some();
        let names_event = |noun: Option<usize>| {
            noun.is_some_and(|noun| self.means.grammar.noun_kind(tree.words[noun].small_lemma()).is_some())
        };
        let whole = line(BTreeSet::new(), None);
        let is_weighty = !one.times.is_empty()
            || one.weighs
            || kind.is_some()
            || whole
                .split(' ')
                .enumerate()
                .any(|(at, word)| word.starts_with(char::is_uppercase) && (at > 0 || word.contains('’')))
            || one.subject.is_some_and(|subject| tree.words[subject.at].upos == Upos::Propn)
            || names_event(one.subject.map(|subject| subject.at))
            || names_event(tree.child(at, Relation::Obj))
            || participants.iter().any(|one| known(one.entity))
            || place.as_ref().is_some_and(|place| known(place.entity))
            || self.phase(tree, at).is_some()
            || attribution.is_some_and(|said| self.named.is_of_group(said));
        let is_weighty = is_weighty && (whole.contains(' ') || one.predicate.shape == Shape::Nominal);
        let base = Event {
            happening: self.happening(tree, predicates, one, &name),
            trigger: Some(trigger),
            since: one.since,
            kept_until: one.kept_until,
            polarity: if is_denied(tree, at) { Polarity::Negative } else { Polarity::Positive },
            quote: quote(tree, predicates, one, times),
            kind,
            place,
            participants,
            attribution,
            class: one.mention.as_ref().map(|mention| mention.class),
            modality: modality(self.means.grammar, tree, one.predicate),
            phase: self.phase(tree, at),
            chronicle: chronicle && is_weighty,
            ..Event::told(self.document.id)
        };
        one.event = Some(self.events.len());
        let mut dated: Vec<(usize, When)> =
            one.times.iter().filter_map(|time| Some((*time, times[*time].when?))).collect();
        let extent = |when: &When| when.extent(self.means.timexes);
        let is_firm = |when: &When| matches!(when.relation, Lies::Within | Lies::Throughout);
        // "On Monday, 8 March, at 9:15": the hour says more than its day, but not than a day told by two calendars.
        let date = |when: &When| self.means.timexes.get(when.time.0 as usize)?.value.as_ref()?.as_date();
        let plain = dated.iter().filter_map(|(_, when)| date(when)).all(|date| date.calendar != CalendarId::Julian);
        let hour = |when: &When| plain && date(when).is_some_and(|date| date.clock.is_some());
        // "In September 1924, at the age of 44": the age tells no second time, though it may not agree with the first.
        let is_age = |when: &When| {
            let timex = self.means.timexes.get(when.time.0 as usize);
            timex.is_some_and(|timex| matches!(timex.meant.expr, Expr::Age { .. }))
        };
        if dated.iter().any(|(_, when)| is_firm(when) && !is_age(when)) {
            dated.retain(|(_, when)| !is_age(when));
        }
        // "We received yours of 20 January on 2 February": the first day is the letter's.
        let is_borne = |time: &usize| {
            let top = tree.top_of_time(*time).filter(|top| *top > 1);
            let first = top.and_then(|top| tree.child(top, Relation::Case)).filter(|of| *of > 0);
            first.is_some_and(|of| {
                let of_noun = tree.is_noun(of - 1) && tree.time_of(of - 1).is_none();
                of_noun && self.means.grammar.is_of(&tree.words[of].lemma)
            })
        };
        if dated.iter().any(|(time, when)| is_firm(when) && !is_borne(time)) {
            dated.retain(|(time, _)| !is_borne(time));
        }
        dated.sort_by_key(|(_, when)| (!is_firm(when), width(extent(when)), !hour(when)));
        let mut kept: Vec<(usize, When)> = Vec::new();
        for (time, when) in dated {
            // "After a summer of talks they met on 22 October": the day says all that the bound does.
            let says_more = |other: &When| match is_firm(other) && !is_firm(&when) {
                // "On Wednesdays and Saturdays": no day of the one is that of the other.
                _again if when.relation.is_recurring() => false,
                true => allows(when.relation, extent(&when), extent(other)),
                false => extent(other).may_overlap(&extent(&when)),
            };
            if !kept.iter().any(|(_, other)| says_more(other)) {
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
        let other = |(time, _): &(usize, When)| {
            gapped(tree, at, *time).or_else(|| other_object(tree, at, *time)).filter(|(_, said)| first(*said))
        };
        let objects: Vec<Option<(usize, usize)>> = kept.iter().map(other).collect();
        let said_apart = |place: usize| match objects[place] {
            Some(object) => line(BTreeSet::new(), Some(object)),
            None => line(objects.iter().flatten().map(|(_, said)| *said).collect(), None),
        };
        let whole = kept.is_empty().then_some(whole);
        let apart: Vec<String> = (0..kept.len()).map(said_apart).collect();
        self.events.extend(whole.map(|label| Event { label, times: others.clone(), ..base.clone() }));
        let own: Vec<Event> = objects.iter().map(|own| self.of_its_own(tree, &base, *own, &objects)).collect();
        for ((label, (_, when)), base) in apart.into_iter().zip(kept).zip(own) {
            self.events.push(Event { label, when: Some(when), times: std::mem::take(&mut others), ..base });
        }
    }
}

/// Says whether what stands behind a time says what else was then: "on the same day as the battle".
fn is_compared(grammar: &Grammar, tree: &Tree<'_>, time: usize) -> bool {
    let last = (0..tree.words.len()).rfind(|at| tree.time_of(*at) == Some(time));
    let next = last.and_then(|last| tree.words.get(last + 1));
    next.is_some_and(|next| grammar.compares(&next.lemma) && next.upos != Upos::Adv)
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
    let all = spans.fold(own, |all, span| Span { start: all.start.min(span.start), end: all.end.max(span.end) });
    closed(tree.text, all)
}

/// Says whether what happened at `held` lies to `bound` as it is said to.
fn allows(relation: Lies, bound: Extent, held: Extent) -> bool {
    let precedes =
        |one: Extent, other: Extent| one.latest().zip(other.earliest()).is_some_and(|(one, other)| one <= other);
    match relation {
        Lies::Before | Lies::By | Lies::Until => precedes(held, bound),
        Lies::After | Lies::Since | Lies::From | Lies::Told => precedes(bound, held),
        Lies::Within | Lies::Throughout => held.may_overlap(&bound),
        Lies::Yearly | Lies::FormerlyYearly | Lies::Recurring | Lies::FormerlyRecurring => false,
    }
}

fn width(extent: Extent) -> i64 {
    extent.earliest().zip(extent.latest()).map_or(i64::MAX, |(first, last)| last.0 - first.0)
}
