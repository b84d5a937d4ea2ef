//! An item of a list that begins with its date, "1879 – Albert Einstein is born": its text is one line of the chronology,
//! told as past; under a heading that names births or deaths a name alone tells one.

use calendar::{Extent, TimeValue};
use source::Span;
use syntax::{Relation, Upos};
use timex::{Item, Of};

use super::line::{balanced, capital};
use super::one::One;
use super::past::Past;
use super::predicate::{Shape, stands_alone};
use super::reading::Means;
use super::sentence::Told;
use super::tree::Tree;
use crate::compose::MOST_WORDS;
use crate::event::{Event, Participant, Relation as Lies, When};
use crate::relation::combined;
use crate::told::group;

/// A heading of more words says more than what kind its items are of.
const HEADING_WORDS: usize = 3;
/// What a name that is born or has died takes part as.
const WHO: &str = "agent";

impl<'d> Told<'d> {
    /// Returns the item whose text a sentence opens.
    pub(super) fn item_at(&mut self, sentence: Span) -> Option<Item> {
        while self.items.get(self.next_item).is_some_and(|item| item.body.start < sentence.start) {
            self.next_item += 1;
        }
        self.items.get(self.next_item).copied().filter(|item| (sentence.start..sentence.end).contains(&item.body.start))
    }

    /// Says whether a sentence is the cell that has the date of the item told last or of the next.
    pub(super) fn is_date_cell(&self, sentence: Span) -> bool {
        let last = self.next_item.saturating_sub(1);
        let near = self.items.get(last..).unwrap_or_default().iter().take(3);
        near.into_iter().any(|item| item.cell.is_some_and(|cell| cell.span.overlaps(sentence)))
    }

    /// Says whether a sentence is the cell that dates the item told last or the next.
    pub(super) fn dates_a_row(&self, sentence: Span) -> bool {
        let last = self.next_item.saturating_sub(1);
        let near = self.items.get(last..).unwrap_or_default().iter().take(3);
        let dates = |cell: timex::Cell| cell.of != Of::Unknown && cell.span.overlaps(sentence);
        near.into_iter().any(|item| item.cell.is_some_and(dates))
    }

    /// Takes in of what kind the items under a short heading are: "Births".
    pub(super) fn head_items(&mut self, tree: &Tree<'_>, heading: bool) {
        let said = tree.words.iter().filter(|word| word.upos != Upos::Punct).count();
        let few = said <= HEADING_WORDS && tree.words.iter().all(|word| !matches!(word.upos, Upos::Verb | Upos::Aux));
        if heading || few {
            let last = tree.words.iter().rev().find(|word| matches!(word.upos, Upos::Noun | Upos::Propn));
            let kind = last.and_then(|word| self.means.grammar.listed_kind(&word.span.of(tree.text).to_lowercase()));
            self.items_kind = kind.filter(|_| few);
        }
    }

    /// Makes one line of an item, of whose sentence the events from `first` on were made; `main` is what it tells.
    pub(super) fn tell_item(&mut self, item: Item, tree: &Tree<'_>, main: Option<&One>, first: usize) {
        let timex = item.time.and_then(|time| self.means.timexes.get(time.0 as usize));
        let extent = timex.map_or(Extent::UNKNOWN, timex::Timex::extent);
        // "29 February 2019" is told of, though there was no such day.
        let no_day = timex.and_then(|timex| timex.value.as_ref()).is_some_and(TimeValue::is_no_day);
        let is_open = extent.earliest().is_none() && extent.latest().is_none() && !no_day;
        // A row whose cell for the date says none is told without one.
        let when = match item.time {
            Some(_) if is_open => return,
            Some(time) => match self.lies(item, time) {
                Some(when) => Some(when),
                None => return,
            },
            None => None,
        };
        let asides = asides(tree.text, item.body, self.means.timexes);
        let aside = |time: timex::TimexId| {
            let span = self.means.timexes.get(time.0 as usize).map(|timex| timex.span);
            span.is_some_and(|span| asides.iter().any(|aside| aside.contains(span)))
        };
        // What the item tells beside its line has one only by a time of its own.
        for event in &mut self.events[first..] {
            event.chronicle &= event.when.is_some_and(|when| Some(when.time) != item.time && !aside(when.time));
            event.when = event.when.filter(|when| !aside(when.time));
        }
        let main = main.filter(|one| {
            let finite = matches!(one.predicate.shape, Shape::Finite | Shape::Copular);
            let word = tree.words[one.predicate.at].span;
            finite && stands_alone(tree, one.predicate.at) && !asides.iter().any(|aside| aside.contains(word))
        });
        // What stands beside the line of a row tells something only in a sentence.
        let beside = item.cell.is_some_and(|cell| !cell.is_main);
        if main.is_none() && beside {
            return;
        }
        let Some(label) = label(tree, item.body, &asides) else { return };
        let (label, kind) = match (main, self.items_kind) {
            (None, Some((kind, said))) => {
                let comma = if label.contains(',') { "," } else { "" };
                (format!("{label}{comma} {said}"), Some(kind))
            }
            (Some(_), _) | (None, None) => (label, None),
        };
        let date = timex.map(|timex| timex.span).or(item.cell.map(|cell| cell.span)).unwrap_or(item.body);
        let end = tree.words.last().map_or(item.body.end, |word| word.span.end);
        let whole = Span { start: date.start.min(item.body.start), end: end.max(date.end) };
        // Of other rows and lines than the date's, only their own words.
        let quote = if whole.of(tree.text).contains(['\n', '\r']) && item.cell.is_some() {
            Span { start: item.body.start, end }
        } else {
            whole
        };
        match main.and_then(|one| one.event).filter(|at| *at >= first) {
            Some(at) => {
                let own = self.events[at].when.filter(|own| {
                    let inner = own.extent(self.means.timexes);
                    let inside = !no_day && inner.earliest() >= extent.earliest() && inner.latest() <= extent.latest();
                    let above = item.cell.is_some_and(|cell| cell.of == Of::RowAbove);
                    let nearer =
                        is_nearer(self.means.timexes, own, extent) || above && is_written(self.means.timexes, own);
                    Some(own.time) != item.time && (item.time.is_none() || inside || nearer)
                });
                let event = &mut self.events[at];
                if !beside {
                    event.label = label;
                }
                (event.when, event.quote) = (own.or(when), quote);
                event.chronicle = true;
            }
            None => {
                let root = tree.words.iter().position(|word| word.head.is_none() && word.span.start >= item.body.start);
                let who = root.and_then(|at| {
                    let head = tree.words[at].span;
                    let entity = self.named.at_head(head)?;
                    let name = tree.children(at).iter().filter(|child| tree.relation(**child) == Relation::Flat);
                    let span = name.fold(head, |all, part| Span {
                        start: all.start.min(tree.words[*part].span.start),
                        end: all.end.max(tree.words[*part].span.end),
                    });
                    Some(Participant {
                        role: WHO.to_owned(),
                        span,
                        head,
                        entity: Some(entity),
                        stands_for: None,
                        noun: None,
                    })
                });
                let participants = who.into_iter().filter(|_| kind.is_some()).collect();
                let told = Event::told(self.document.id);
                self.events.push(Event { label, when, quote, kind, participants, ..told });
            }
        }
    }
}

impl Told<'_> {
    /// How an item lies to its date, as the cell says that has it: "before 1810", "3–5 May 1853".
    fn lies(&self, item: Item, time: timex::TimexId) -> Option<When> {
        let within = When::at(time, Lies::Within);
        let Some(cell) = item.cell else { return Some(within) };
        let Means { lexicon, text, timexes, .. } = self.means;
        let first = timexes.get(time.0 as usize..).unwrap_or_default();
        let count = first.iter().take_while(|timex| timex.span.end <= cell.span.end).count();
        let when = group(lexicon, text, timexes, &first[..count]).first()?.when?;
        if cell.of == Of::RowAbove {
            return Some(When { relation: Lies::Told, ..when });
        }
        let timex = timexes.get(when.time.0 as usize)?;
        let before = text.get(cell.span.start as usize..first.first()?.span.start as usize)?.trim().to_lowercase();
        let said = before.split_whitespace().last().and_then(|word| lexicon?.relation(word));
        Some(When { relation: combined(timex, when.relation, said), ..when })
    }
}

/// Says whether a sentence tells outright of a narrower time than its item has, though another: "1940. It burned on 3 May 1941."
fn is_nearer(timexes: &[timex::Timex], own: &When, of: Extent) -> bool {
    let days = |extent: Extent| Some(extent.latest()?.0 - extent.earliest()?.0);
    let within = matches!(own.relation, Lies::Within | Lies::Throughout);
    let narrower = matches!((days(own.extent(timexes)), days(of)), (Some(own), Some(of)) if own < of);
    within && is_written(timexes, own) && narrower
}

/// Says whether the text writes all of a time.
fn is_written(timexes: &[timex::Timex], own: &When) -> bool {
    let last = timexes.get(own.until.unwrap_or(own.time).0 as usize);
    last.is_some_and(|timex| timex.resolved == timex::Resolved::Written)
}

/// The brackets of an item that hold a time: "(d. 1955)", "(pictured)" not.
fn asides(text: &str, body: Span, timexes: &[timex::Timex]) -> Vec<Span> {
    let mut found = Vec::new();
    let first = timexes.partition_point(|timex| timex.span.start < body.start);
    let inside: Vec<Span> =
        timexes[first..].iter().map(|timex| timex.span).take_while(|span| span.end <= body.end).collect();
    let mut open: Option<usize> = None;
    for (at, c) in body.of(text).char_indices() {
        let at = body.start as usize + at;
        match (c, open) {
            ('(' | '[', _) => open = Some(at),
            (')' | ']', Some(from)) => {
                let aside = Span::new(from, at + 1);
                let after = inside.partition_point(|span| span.start < aside.start);
                if inside.get(after).is_some_and(|span| aside.contains(*span)) {
                    found.push(aside);
                }
                open = None;
            }
            _other => {}
        }
    }
    found
}

/// The words of an item's first sentence, told as past, without the brackets; none where nothing is left.
fn label(tree: &Tree<'_>, body: Span, asides: &[Span]) -> Option<String> {
    let mut out = String::new();
    let (mut said, mut before) = (0, None::<u32>);
    for (at, word) in tree.words.iter().enumerate() {
        if word.span.start < body.start || asides.iter().any(|aside| aside.contains(word.span)) {
            continue;
        }
        let mark = word.upos == Upos::Punct;
        let joined = before == Some(word.span.start);
        said += usize::from(!mark && !joined);
        if said > MOST_WORDS {
            break;
        }
        let closes = mark && matches!(tree.written(at), "," | ";" | ":" | "." | ")" | "”" | "’" | "]");
        if !(out.is_empty() || joined || closes) {
            out.push(' ');
        }
        match as_past(tree, at) {
            Some(past) => out.push_str(&past),
            None => out.push_str(tree.written(at)),
        }
        before = Some(word.span.end);
    }
    let out = balanced(out.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '.' | '—' | '–')));
    (!out.is_empty()).then(|| capital(&out))
}

/// "Karl Marx dies", "is convicted": lists tell the past in the present. Only of the clause itself and of those beside it.
fn as_past(tree: &Tree<'_>, at: usize) -> Option<String> {
    if !matches!(tree.tag(at), "VBZ" | "VBP") {
        return None;
    }
    let helps = matches!(tree.relation(at), Relation::Aux | Relation::Cop);
    let verb = if helps { tree.head(at)? } else { at };
    if !stands_beside(tree, verb) {
        return None;
    }
    let past = Past::english();
    let written = tree.written(at).to_lowercase();
    let helper = past.helper(&written, false).map(str::to_owned);
    helper.or_else(|| (!helps).then(|| past.of(tree.words[at].small_lemma())))
}

/// Says whether only clauses that tell what happens stand between a verb and the head of its sentence.
fn stands_beside(tree: &Tree<'_>, verb: usize) -> bool {
    let mut at = verb;
    for _ in 0..tree.words.len() {
        let Some(head) = tree.head(at) else { return true };
        if !matches!(tree.relation(at), Relation::Conj | Relation::Parataxis | Relation::Advcl | Relation::Appos) {
            return false;
        }
        at = head;
    }
    false
}
