//! What one verb tells of several things, each at its own time: which of them a time is said of, and who and where is of that one.

use source::Span;
use syntax::{Relation, Upos};

use super::roles::{Phrase, span_of};
use super::sentence::Told;
use super::subject::is_relative;
use super::tree::Tree;
use crate::event::{Event, Participant};

impl Told<'_> {
    /// "took Paris in 1940 and Kyiv in 1941": what is said of another thing has that in place of the first, and is where that is; what
    /// is said of the first has none of the others. `own` is the first and what stands in place of it, `all` those of every time.
    pub(super) fn of_its_own(
        &self,
        tree: &Tree<'_>,
        base: &Event,
        own: Option<(usize, usize)>,
        all: &[Option<(usize, usize)>],
    ) -> Event {
        let mut event = base.clone();
        let said = || all.iter().flatten().map(|(_, said)| *said);
        let within = |span: Span, at: usize| span_of(tree, at).overlaps(span);
        // Of what another row tells nothing is left.
        let foreign = |span: Span| match own {
            Some((first, said_here)) => within(span, first) || said().any(|at| at != said_here && within(span, at)),
            None => said().any(|at| within(span, at)),
        };
        let Some((first, at)) = own else {
            event.participants.retain(|one| !foreign(one.span));
            event.place = event.place.filter(|place| !foreign(place.span));
            return event;
        };
        let was = base.participants.iter().find(|one| within(one.span, first)).cloned();
        event.participants.retain(|one| !foreign(one.span));
        if let Some(was) = was.filter(|_| !event.participants.iter().any(|one| within(one.span, at))) {
            let (span, head) = (span_of(tree, at), tree.words[at].span);
            event.participants.push(Participant {
                span,
                head,
                entity: self.named.who(head),
                stands_for: None,
                noun: None,
                ..was
            });
        }
        if event.place.is_some_and(|place| foreign(place.span) || within(place.span, at)) {
            let is_name = tree.words[at].upos == Upos::Propn;
            let phrase = Phrase { span: span_of(tree, at), head: tree.words[at].span, is_name, is_upon: false };
            event.place = self.said(&[phrase]);
        }
        event
    }
}

/// "crossed the Rhine in 55 BC and the Channel in 54 BC": what the time is said of that is joined to the object of a verb,
/// after that object.
pub(super) fn other_object(tree: &Tree<'_>, verb: usize, time: usize) -> Option<(usize, usize)> {
    let top = tree.top_of_time(time)?;
    let object = tree.child(verb, Relation::Obj).filter(|object| tree.time_of(*object).is_none());
    // "which the union accepted in May and the owners in June"
    let stands_for = object.is_some_and(|object| is_relative(tree, object));
    let object = object.filter(|_| !stands_for);
    let mut at = tree.head(top)?;
    if at == verb {
        // What stands right before it.
        let case = tree.child(top, Relation::Case).map_or(top, |case| case.min(top));
        at = (0..case).rev().find(|at| tree.time_of(*at) != Some(time))?;
    }
    // "translated into German in 1622 and into French in 1630"
    let preposition = tree.preposition(at);
    let like = |first: &usize| tree.preposition(*first) == preposition && tree.time_of(*first).is_none() && *first < at;
    let joined = tree.all(at, Relation::Cc).any(|cc| cc < at) && tree.relation(at) == Relation::Obl;
    let joined = joined || tree.relation(at) == Relation::Conj;
    let again = !preposition.is_empty() && joined && tree.time_of(at).is_none();
    if let Some(first) = tree.all(verb, Relation::Obl).find(like).filter(|first| again && *first > verb) {
        return Some((first, at));
    }
    // "was indicted in May and Lay in July": of a verb without an object the name is another subject.
    let first = object.or_else(|| tree.child(verb, Relation::Nsubj))?;
    for _ in 0..tree.words.len() {
        if at == verb {
            return None;
        }
        let bare = tree.child(at, Relation::Case).is_none();
        // "four boys on Sunday and four more on Monday"
        let counted = tree.child(at, Relation::Nummod).is_some() || tree.words[at].upos == Upos::Num;
        // "A son was christened in May, and a daughter in June"
        let whose = |noun: usize| tree.all(noun, Relation::Nmod).any(|owner| tree.words[owner].subtype == "poss");
        let alike = whose(at) && whose(first) || tree.child(at, Relation::Det).is_some();
        let article = alike && tree.child(at, Relation::Cc).is_some();
        let other = tree.words[at].upos == Upos::Propn || counted || article;
        let name = object.is_some() || stands_for || other && at > verb && bare;
        // "won a prize in 1870 and another in 1874"
        let stands = tree.is_noun(at) || tree.words[at].upos == Upos::Det || counted;
        let joined = tree.relation(at) == Relation::Conj && stands && at > first && name;
        if joined && matches!(tree.head(at), Some(head) if head == verb || head == first) {
            return Some((first, at));
        }
        at = tree.head(at)?;
    }
    None
}

/// "announced the discovery of polonium in July and on 26 December that of radium": what stands behind a time that something
/// joins is what the verb is said of then; "that" is what it says the first time.
pub(super) fn gapped(tree: &Tree<'_>, verb: usize, time: usize) -> Option<(usize, usize)> {
    let first = tree.child(verb, Relation::Obj)?;
    let inside = |at: &usize| tree.time_of(*at) == Some(time);
    let begins = (first..tree.words.len()).find(inside)?;
    let end = (begins..tree.words.len()).rfind(inside)?;
    // "and secondly, on 5 May, Ann Orme": commas may set the time apart.
    let light = |at: &usize| matches!(tree.words[*at].upos, Upos::Adp | Upos::Adv | Upos::Punct);
    let cc = (first..begins).rev().find(|at| !light(at))?;
    let mut other = (end + 1..tree.words.len()).take(3).find(|at| tree.is_noun(*at))?;
    let named = |at: usize| matches!(tree.relation(at), Relation::Compound | Relation::Flat);
    while let Some(head) = tree.head(other).filter(|head| *head > other && named(other)) {
        other = head;
    }
    let between = |head: usize| (cc..=end).contains(&head) || head == verb && tree.relation(other) == Relation::Appos;
    if tree.tag(cc) != "CC" || tree.time_of(other).is_some() || !tree.head(other).is_some_and(between) {
        return None;
    }
    if tree.words[other].upos != Upos::Pron {
        return Some((first, other));
    }
    let of = |noun: usize| tree.all(noun, Relation::Nmod).find(|at| tree.child(*at, Relation::Case).is_some());
    of(first).zip(of(other))
}
