//! Bounds of events that are told without a time, from what they are said to follow: nothing follows what it is later than.

use entity::EntityId;

use super::sentence::Told;
use crate::between::RelationKind;
use crate::event::{Ends, Event, Phase, Relation, When};

/// The kind of an event that ends what a government, a house or a state was.
const DISSOLUTION: &str = "dissolution";

/// So often bounds are handed on: from what began a war to what the war led to.
const ROUNDS: usize = 3;

impl Told<'_> {
    /// Bounds the lines that have no time by the earliest time they can have been at.
    pub(super) fn bound(&mut self) {
        self.end_reigns();
        for &(event, earlier) in &self.resumed {
            let when = self.events[earlier].when.and_then(begins);
            bound_by(&mut self.events[event], when);
        }
        for _ in 0..ROUNDS {
            for tie in &self.relations {
                let (from, to) = (tie.from.0 as usize, tie.to.0 as usize);
                let (earlier, later, when) = match tie.kind {
                    RelationKind::After => (to, from, self.events[to].when.and_then(ends)),
                    RelationKind::Causes | RelationKind::Enables => (from, to, self.events[from].when.and_then(begins)),
                    RelationKind::Before
                    | RelationKind::Includes
                    | RelationKind::During
                    | RelationKind::Simultaneous
                    | RelationKind::Prevents => continue,
                };
                if self.events[earlier].modality.is_none() {
                    bound_by(&mut self.events[later], when);
                }
            }
        }
        self.begin_before_end();
        self.follow_telling();
    }

    /// "Following the accords of 1288 the withdrawal began and was completed in 1289": what begins is begun by the time it is
    /// completed, and so lies between what it follows and its end.
    fn begin_before_end(&mut self) {
        for place in 1..self.events.len() {
            let [begun, ended] = &self.events[place - 1..=place] else { continue };
            let one = |event: &Event| event.participants.iter().map(|one| one.span).collect::<Vec<_>>();
            let same = begun.phase == Some(Phase::Begins) && ended.phase == Some(Phase::Ends) && !one(begun).is_empty();
            let told = begun.modality.is_none() && ended.modality.is_none() && begun.chronicle && ended.chronicle;
            let (Some(from), Some(to)) = (begun.when, ended.when) else { continue };
            let firm = from.relation == Relation::From && to.relation == Relation::Within && to.until.is_none();
            if same && told && firm && one(begun) == one(ended) {
                let (until, relation) = (Some(to.time), Relation::Within);
                self.events[place - 1].when = Some(When { until, relation, ends: Ends::Bounds, ..from });
            }
        }
    }

    /// "The king remained in power until 1848. After the fall of the king's government": until when it lasted is when it fell.
    fn end_reigns(&mut self) {
        let lasted = |event: &&Event| {
            event.phase == Some(Phase::GoesOn) && event.relation() == Some(Relation::Until) && event.modality.is_none()
        };
        let reigns: Vec<Event> = self.events.iter().filter(lasted).cloned().collect();
        for event in self.events.iter_mut().filter(|event| event.kind == Some(DISSOLUTION)) {
            let who = |event: &Event| -> Vec<EntityId> {
                let all = event.participants.iter().filter_map(|one| self.named.with_owner(one.entity?));
                all.filter(|id| self.named.is_person(*id)).collect()
            };
            let whose = who(event);
            let reign = reigns.iter().rev().find(|reign| {
                reign.quote.end <= event.quote.start && who(reign).iter().any(|whom| whose.contains(whom))
            });
            let when = reign.and_then(|reign| reign.when).map(|when| When { relation: Relation::Within, ..when });
            bound_by(event, when);
        }
    }
}

/// Gives a line without a time its earliest.
fn bound_by(event: &mut Event, when: Option<When>) {
    if event.when.is_none() && event.chronicle && event.modality.is_none() {
        event.when = when;
    }
}

/// From when on something can be that was brought about by what was so.
fn begins(when: When) -> Option<When> {
    match when.relation {
        Relation::Within | Relation::Throughout | Relation::Since | Relation::From | Relation::After => {
            Some(When { until: None, relation: Relation::From, ..when })
        }
        Relation::Until | Relation::Before | Relation::By => None,
        Relation::Yearly
        | Relation::FormerlyYearly
        | Relation::Recurring
        | Relation::FormerlyRecurring
        | Relation::Told => None,
    }
}

/// From when on something can be that came after what was so.
fn ends(when: When) -> Option<When> {
    match when.relation {
        Relation::Throughout => Some(When::at(when.until.unwrap_or(when.time), Relation::From)),
        Relation::Within | Relation::Since | Relation::From | Relation::After | Relation::Until => {
            Some(When { until: None, relation: Relation::From, ..when })
        }
        Relation::Before
        | Relation::By
        | Relation::Yearly
        | Relation::FormerlyYearly
        | Relation::Recurring
        | Relation::FormerlyRecurring
        | Relation::Told => None,
    }
}
