//! Tells one sentence after the other: which of its predicates become events, and what ties them.

use entity::EntityId;
use source::{Document, Span, paragraphs};
use syntax::{Relation as Hangs, Sentence, Upos};
use timex::{Entry, Expr, Item, Role, Timex, TimexId};

use super::Account;
use super::belongs::{is_said, names, said_above};
use super::causes::{End, Tie};
use super::dating::governing;
use super::document::date_by_document;
use super::doer::date_by_doer;
use super::earlier::date_by_bound;
use super::effect::{part_causes, part_effects, tell_effects, tell_once};
use super::followed::{follow, framed, go_on_from_done, last_until, stay};
use super::left::{leave_bounds_of_nothing, leave_stretches};
use super::lives::{Life, Telling, in_brackets, listed_from};
use super::named::Named;
use super::occasion::{date_by_made, date_by_occasion, said_beside};
use super::one::One;
use super::place::Scene;
use super::predicate::{Predicate, Shape, Tense, stands_alone};
use super::reading::{Means, Reading};
use super::sequence::{Step, is_day};
use super::shared::{contain, inherit, is_again, keep, lift, raise, share};
use super::subject::subject;
use super::toll::keep_toll;
use super::topic::{Topic, told_first};
use super::tree::Tree;
use super::unsaid::Somebody;
use super::witness::{mark_day, witness};
use crate::between::{EventRelation, RelationKind};
use crate::event::Event;
use crate::mention::Mention;
use crate::told;

/// So many words before a pronoun a name is looked for that it may stand for.
const NEAR: usize = 8;

/// What has been told so far.
pub(super) struct Told<'d> {
    pub events: Vec<Event>,
    pub relations: Vec<EventRelation>,
    pub(super) document: &'d Document,
    pub(super) means: Means<'d>,
    pub(super) named: Named<'d>,
    next_time: usize,
    /// What the sentence before tells in the first place.
    pub(super) main: Option<usize>,
    /// Whose doing that is.
    pub(super) topic: Option<Topic>,
    /// Where it is set.
    pub(super) scene: Scene,
    /// The person it tells of.
    pub(super) somebody: Option<Somebody>,
    /// The items of lists that begin with their date, how far they were told, and of what kind their heading says they are.
    pub(super) items: Vec<Item>,
    /// What is told day by day under its days.
    pub(super) entries: Vec<Entry>,
    pub(super) next_item: usize,
    pub(super) items_kind: Option<(&'static str, &'static str)>,
    /// Where the sentence before stands.
    last: Option<Span>,
    /// The lives told in brackets.
    pub(super) lives: Vec<Life>,
    /// Events told of what was told before, with the event it was told in: "This war lasted …".
    pub(super) resumed: Vec<(usize, usize)>,
    /// What takes the account a step further.
    pub(super) steps: Vec<Step>,
    /// The paragraphs, and which of them the sentence stands in.
    pub(super) paragraphs: Vec<Span>,
    pub(super) paragraph: usize,
    /// How many events there were before the paragraph.
    pub(super) begun: usize,
}

impl<'d> Told<'d> {
    pub(super) fn new(account: &Account<'d>) -> Told<'d> {
        let means = Means::english(&account.document.text, account.timexes);
        let Account { document, entities, attributions, standing, .. } = *account;
        let named = Named::new(&document.text, means.grammar.article(), entities, attributions, standing);
        let (events, relations) = (Vec::new(), Vec::new());
        let items = timex::items(&account.document.text, account.timexes);
        let entries = timex::entries(&document.text, &document.sections, account.timexes);
        Told {
            events,
            relations,
            document: account.document,
            means,
            named,
            next_time: 0,
            main: None,
            topic: None,
            scene: Scene::default(),
            somebody: None,
            items,
            entries,
            next_item: 0,
            items_kind: None,
            last: None,
            lives: Vec::new(),
            resumed: Vec::new(),
            steps: Vec::new(),
            paragraphs: paragraphs(account.document),
            paragraph: 0,
            begun: 0,
        }
    }

    /// Reads sentences that follow those read before, each with the times inside it.
    pub(super) fn read(&mut self, sentences: &'d [Sentence<'d>]) -> Vec<(&'d [Timex], Reading<'d>)> {
        let inside: Vec<&[Timex]> = sentences.iter().map(|sentence| self.times_inside(sentence.span)).collect();
        let beside: Vec<(&Sentence<'_>, &[Timex])> = sentences.iter().zip(inside.iter().copied()).collect();
        inside.iter().copied().zip(self.means.read(&beside)).collect()
    }

    fn times_inside(&mut self, sentence: Span) -> &'d [Timex] {
        let timexes = self.means.timexes;
        while timexes.get(self.next_time).is_some_and(|timex| timex.span.end <= sentence.start) {
            self.next_time += 1;
        }
        let first = self.next_time;
        while timexes.get(self.next_time).is_some_and(|timex| timex.span.start < sentence.end) {
            self.next_time += 1;
        }
        &timexes[first..self.next_time]
    }

    /// Tells a sentence as it was read with the times inside it; its words tell the events of `mentions`.
    pub(super) fn sentence(
        &mut self,
        sentence: &Sentence<'_>,
        (inside, reading): (&[Timex], Reading<'_>),
        mentions: &[Mention],
    ) {
        if self.is_dateline(sentence.span) {
            return;
        }
        let timexes = self.means.timexes;
        let Reading { tree, mut times, predicates: found, dates, ties } = reading;
        let mut all: Vec<One> =
            found.iter().map(|predicate| One::new(*predicate, subject(&tree, *predicate))).collect();
        for one in &mut all {
            one.unsaid = self.unsaid(&tree, one);
            one.told_by = governing(&tree, &found, one.predicate).map(|told| found[told]);
        }
        tell_effects(&tree, &found, &ties, &mut all);
        // An item is no heading, however short it is.
        let item = self.item_at(sentence.span);
        let tells =
            |one: &Predicate| matches!(one.shape, Shape::Finite | Shape::Copular) && !in_brackets(&tree, one.at);
        let alone = item.is_none() && !found.iter().any(tells);
        let telling = match listed_from(&tree, &found) {
            _ if alone => Telling::NameAlone,
            Some(from) => Telling::Listed(from),
            None => Telling::Deed,
        };
        let (lives, brackets) = self.lives_in(&tree, inside, telling);
        // What is told in such a bracket has its line from there.
        let in_bracket = |one: &One| {
            let span = tree.words[one.predicate.at].span;
            brackets.iter().any(|bracket| bracket.start <= span.start && span.end <= bracket.end)
        };
        let mut offices = Vec::new();
        for (index, date) in dates.iter().enumerate() {
            let is_told = |time| self.lives.iter().any(|life| life.has(time));
            if times[index].times.iter().any(|time| lives.contains(time) && (date.is_some() || is_told(*time))) {
                continue;
            }
            if self.office_at(&tree, times[index].span, times[index].when, index) {
                offices.push(index);
                continue;
            }
            match (times[index].when, date) {
                (Some(_), Some((predicate, _why))) => {
                    let again = !all[*predicate].times.is_empty() && is_again(self.document, &times, index);
                    if !again {
                        all[*predicate].times.push(index);
                    }
                }
                (Some(_), None) if tree.top_of_time(index).is_some_and(|top| tree.tells_of_day(top)) => {}
                // "31 Dec 1941/1 Jan 1942": the cell that dates a row tells nothing itself.
                (Some(_), None) if item.is_none() && self.dates_a_row(sentence.span) => {}
                (Some(when), None) => self.fragment(&tree, sentence.span, when, index),
                (None, Some((predicate, _why))) => {
                    all[*predicate].is_open |= self.leaves_open(&tree, &all[*predicate], (&times, index));
                }
                (None, None) => {}
            }
        }
        for one in &mut all {
            leave_stretches(self.means.grammar, &tree, &times, one);
            leave_bounds_of_nothing(&tree, &times, one);
        }
        inherit(self.means.grammar, &tree, &mut all);
        raise(self.means.grammar, &tree, &mut all);
        share(self.means.grammar, &tree, &times, &mut all);
        follow(self.means.grammar, &tree, &mut times, &mut all);
        stay(self.means.grammar, &tree, &mut times, &mut all);
        go_on_from_done(&tree, &mut times, &mut all);
        date_by_doer(self.means.grammar, &tree, &mut times, &mut all);
        last_until(&self.means, &tree, &mut times, &mut all);
        date_by_bound(&self.means, &tree, &mut times, &mut all);
        mark_day(self.means.grammar, &tree, &times, &mut all);
        witness(self.means.grammar, &tree, &mut all);
        contain(self.means.grammar, &tree, &mut all);
        let days: Vec<bool> = times.iter().map(|time| time.when.is_some_and(|when| is_day(timexes, &when))).collect();
        date_by_occasion(self.means.grammar, &tree, &days, &mut all);
        date_by_made(self.means.grammar, &tree, timexes, &mut times, &mut all);
        date_by_document(self.means.grammar, &tree, &days, &mut all);
        keep(self.means.grammar, &tree, &mut all);
        keep_toll(self.means.grammar, &tree, &mut all);
        framed(self.means.grammar, &tree, &mut all);
        self.extra_ends(&tree, &ties, &mut all);
        lift(self.means.grammar, &tree, &ties, &mut all);
        tell_once(self.means.grammar, &tree, &ties, &mut all);
        part_causes(self.means.grammar, &tree, &ties, &mut all);
        let yearly = self.keep_yearly(&tree, &found, &mut times, &mut all);
        for mention in mentions.iter().filter(|mention| tree.time_of(mention.word).is_none()) {
            match all.iter_mut().find(|one| one.predicate.at == mention.word) {
                Some(one) => one.mention = Some(mention.clone()),
                None => all.push(One::mentioned(mention)),
            }
        }
        self.weigh(&tree, &ties, &mut all);
        let tied = |at: usize, kinds: &dyn Fn(RelationKind) -> bool| {
            ties.iter().any(|tie| kinds(tie.kind) && [tie.from, tie.to].contains(&End::Word(at)))
        };
        let dating: Vec<usize> = all.iter().flat_map(|one| one.times.iter().copied()).collect();
        // "the Battle of Cannae" is a name, though its year is known.
        let mut dating: Vec<usize> = dating.into_iter().filter(|time| !self.is_name(&times[*time])).collect();
        // "Has been held every Friday since 1604": since when stands with the time.
        let since = |time: &usize| {
            let told = all.iter().flat_map(|one| [one.since, one.kept_until]).flatten();
            told.into_iter().any(|id| times[*time].times.contains(&id))
        };
        dating.extend((0..times.len()).filter(since));
        let of_life = |time: &usize| times[*time].times.iter().any(|id| lives.contains(id));
        dating.extend((0..times.len()).filter(of_life));
        dating.extend(offices);
        let heading = item.is_none() && self.is_heading(sentence.span);
        if item.is_none() && !self.is_date_cell(sentence.span) {
            self.head_items(&tree, heading);
        }
        let made = self.events.len();
        if !self.goes_on(sentence.span) {
            self.scene = Scene::default();
            self.begun = made;
        }
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
            let belongs = !heading && self.belongs(&tree, one, inside, &times, weighs && !open && !above && !said)
                || heading && one.predicate.tense == Tense::Past && !one.times.is_empty();
            // "planned to attack in May" is the line of the attack.
            let is_plan = one.times.is_empty() && plans.contains(&at);
            chronicle[place] = yearly.contains(&at) || belongs && !in_bracket(one) && !is_plan;
        }
        part_effects(self.means.grammar, &tree, &ties, &chronicle, &mut all);
        for (place, one) in all.iter_mut().enumerate() {
            let is_tied = tied(one.predicate.at, &|_| true);
            if chronicle[place] || is_tied || main == Some(place) && !heading || one.mention.is_some() {
                // "26 Bahman is a holiday": a day that nobody else stands for is what the line is told of.
                let is_yearly = yearly.contains(&one.predicate.at);
                let is_own = |time: usize| one.times.contains(&time);
                let own = is_yearly && one.subject.is_none_or(|subject| tree.time_of(subject.at).is_some_and(is_own));
                // "The Ashura procession" and "the day of 26 Dalw" are called so.
                let calls = |time: usize| {
                    let top = tree.top_of_time(time).filter(|_| is_yearly);
                    top.is_some_and(|top| matches!(tree.relation(top), Hangs::Compound | Hangs::Nmod))
                };
                let said = |time: &usize| names(&tree, one, *time) || own && is_own(*time) || calls(*time);
                let beside: Vec<usize> = dating.iter().copied().filter(|time| !said(time)).collect();
                self.tell(&tree, &found, one, (&times, &beside), chronicle[place]);
            }
        }
        if item.is_none() && !heading {
            let grammar = self.means.grammar;
            let beside = |one: &One| said_beside(grammar, &tree, &times, &all, one);
            all.iter().for_each(|one| self.step(&tree, one, beside(one)));
        }
        if let Some(item) = item {
            self.tell_item(item, &tree, main.map(|place| &all[place]), made);
            main.into_iter().for_each(|place| self.step(&tree, &all[place], None));
        }
        self.tie(&tree, &all, &ties);
        self.resume(&tree, main.map(|place| &all[place]));
        all.iter().for_each(|one| self.come_after(&tree, one));
        self.topic = main
            .filter(|_| !heading)
            .and_then(|place| self.topic_of(&tree, told_first(&tree, all[place].subject?, all[place].predicate.at)));
        let last = main.and_then(|place| self.last_topic(&tree, &all, all[place].predicate.at));
        let doubted = main.is_some_and(|place| self.is_rivalled(&tree, &all, all[place].predicate.at));
        self.topic =
            self.topic.take().filter(|topic| !doubted || topic.is_several()).map(|topic| topic.with_last(last));
        self.set_scene(&tree, made);
        self.keep_somebody(&tree, main.filter(|_| !heading).map(|place| all[place].subject));
        self.last = Some(sentence.span);
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
    pub(super) fn owner(&self, tree: &Tree<'_>, predicate: Predicate, pronoun: usize) -> Option<EntityId> {
        let feats = tree.words[pronoun].feats;
        let its = tree.tag(pronoun) == "PRP$" && feats.contains("Number=Sing") && !feats.contains("Gender=Masc");
        let neuter = its && !feats.contains("Gender=Fem") && feats.contains("Person=3");
        if !neuter || predicate.shape != Shape::Nominal || tree.head(pronoun) != Some(predicate.at) {
            return None;
        }
        let named = |at: usize| self.named.at_head(tree.words[at].span).filter(|_| tree.words[at].upos == Upos::Propn);
        (pronoun.saturating_sub(NEAR)..pronoun).rev().find_map(named).filter(|id| self.named.is_body(*id))
    }

    /// "This war lasted …": what is told of the main event of the sentence before is no earlier than that.
    fn resume(&mut self, tree: &Tree<'_>, main: Option<&One>) {
        let subject = main.and_then(|main| main.subject).map(|subject| subject.at);
        let pointed = subject.and_then(|at| self.topic.as_ref()?.pointed_at(self.means.grammar, tree, at));
        let (Some(main), Some(before), Some(_)) = (main, self.main, pointed) else { return };
        let Some(event) = main.event else { return };
        match self.is_told_again(tree, main, before) {
            true => self.join_tellings(before, event),
            false => self.resumed.push((event, before)),
        }
    }

    pub(super) fn is_heading(&self, span: Span) -> bool {
        let sections = &self.document.sections;
        let after = sections.partition_point(|section| section.span.start <= span.start);
        let section = after.checked_sub(1).map(|index| &sections[index]);
        section.and_then(|section| section.heading).is_some_and(|heading| heading.overlaps(span))
    }

    /// Says whether a sentence stands in one paragraph with the one before.
    fn goes_on(&mut self, span: Span) -> bool {
        let paragraph = self.paragraphs.partition_point(|paragraph| paragraph.end <= span.start);
        std::mem::replace(&mut self.paragraph, paragraph) == paragraph && self.last.is_some()
    }

    pub(super) fn is_name(&self, time: &told::Told) -> bool {
        time.times.iter().all(|id| self.means.timexes.get(id.0 as usize).is_some_and(|timex| timex.named))
    }

    fn is_dateline(&self, span: Span) -> bool {
        self.document.dateline.as_ref().is_some_and(|dateline| dateline.span.contains(span))
    }
}

/// "for three days", "now", "a 1921 law": says whether a time is none that an event could be put at.
pub(super) fn says_no_time(timexes: &[Timex], id: TimexId) -> bool {
    let no_time = |timex: &Timex| {
        timex.role == Some(Role::Attribute)
            || matches!(timex.meant.expr, Expr::Value(_) | Expr::Vague | Expr::Duration(_))
    };
    timexes.get(id.0 as usize).is_some_and(no_time)
}

/// The predicate a sentence is told by: the first finite one that stands alone.
pub(super) fn main_of(tree: &Tree<'_>, predicates: &[Predicate]) -> Option<usize> {
    let finite = |one: &Predicate| matches!(one.shape, Shape::Finite | Shape::Copular);
    let alone = predicates.iter().position(|one| finite(one) && stands_alone(tree, one.at));
    alone.or_else(|| predicates.iter().position(finite))
}
