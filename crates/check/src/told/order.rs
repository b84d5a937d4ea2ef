//! Which of two happenings of a sentence, or of two sentences, is said to be the earlier.

use calendar::TimeValue;
use event::RelationKind;
use source::Span;
use syntax::{Relation, Sentence, Upos, Word};
use timex::Timex;

use super::kinds::happenings;
use super::telling::is_plain_date;
use super::tree::{Tree, WordAt, place_of};
use super::understood::Places;

/// That one happening is said to come before another.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Order {
    pub first: WordAt,
    pub second: WordAt,
    /// The word that says so.
    pub cue: Span,
    pub how: How,
}

/// How it is said.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum How {
    /// In so many words: "before", "after".
    Plainly,
    /// The first is said to have brought the second about: it did not begin later.
    AsCause,
    /// The first is said to have helped to bring about the second: the second did not end before it.
    AsPartOfTheCause,
    /// The two are said to have been at one time; first and second are as they come.
    During,
    /// By going on with "then".
    ByGoingOn,
    /// By what two are to one another: "his mother".
    OfKin,
}

/// Returns what the sentences of a text say of order, in reading order.
pub(crate) fn orders(text: &str, places: &Places<'_>, times: &[Timex], sentences: &[Sentence<'_>]) -> Vec<Order> {
    let mut found = Vec::new();
    let mut before: Option<(WordAt, u32)> = None;
    for (number, sentence) in sentences.iter().enumerate() {
        let tree = Tree::of(sentence, times);
        within(&tree, places, number, &mut found);
        let root = sentence.words.iter().position(|word| word.head.is_none() && word.upos == Upos::Verb);
        let root = root.map(|word| WordAt { sentence: number, word });
        if let (Some(second), Some((first, end))) = (root, before)
            && let Some(cue) = goes_on(&tree, second.word)
            && is_one_paragraph(text, end, sentence.span.start)
        {
            found.push(Order { first, second, cue, how: How::ByGoingOn });
        }
        before = root.map(|root| (root, sentence.span.end));
    }
    for (number, sentence) in sentences.iter().enumerate() {
        goes_back(sentence, number, times, &mut found);
    }
    told_as_relations(places, sentences, &mut found);
    found.sort_by_key(|order| order.cue);
    found
}

/// "The survivors reached the coast in November 1863, and Harcourt landed on 22 January 1863": two clauses that "and" joins are told in
/// order of time. Where the second is put earlier in the year that both write, the year is the old one, written out of habit.
fn goes_back(sentence: &Sentence<'_>, number: usize, times: &[Timex], found: &mut Vec<Order>) {
    let first = times.partition_point(|time| time.span.end <= sentence.span.start);
    let here = times[first..].iter().take_while(|time| time.span.start < sentence.span.end);
    let dated = here
        .enumerate()
        .filter(|(_, time)| is_plain_date(time) && time.written().is_some_and(|date| date.month.is_some()));
    let dated: Vec<usize> = dated.map(|(at, _)| first + at).collect();
    let [.., _, _] = dated.as_slice() else { return };
    let tree = Tree::of(sentence, times);
    let verb_of = |time: usize| {
        let above = tree.tops.get(&time).and_then(|&top| tree.word(top).head)?;
        let is_past = |word: &Word<'_>| word.upos == Upos::Verb && word.feats.contains(PAST);
        let plain = tree.children(above).iter().all(|&child| tree.word(child).relation != Relation::Aux);
        (is_past(tree.word(above)) && plain).then_some(above)
    };
    for pair in dated.windows(2) {
        let (Some(one), Some(other)) = (verb_of(pair[0]), verb_of(pair[1])) else { continue };
        let joined = tree.word(other).relation == Relation::Conj && tree.word(other).head == Some(one);
        let year = |time: usize| times[time].value.as_ref().and_then(TimeValue::as_date).map(|date| date.year);
        let back = || {
            let (a, b) = (times[pair[0]].extent(), times[pair[1]].extent());
            b.latest().zip(a.earliest()).is_some_and(|(b, a)| b < a)
        };
        let cue = tree.child(other, &[Relation::Cc]).map(|cue| tree.word(cue).span);
        if let Some(cue) = cue.filter(|_| joined && year(pair[0]) == year(pair[1]) && back()) {
            let place = |word: usize| WordAt { sentence: number, word };
            found.push(Order { first: place(one), second: place(other), cue, how: How::ByGoingOn });
        }
    }
}

/// The feature of a verb in the past.
const PAST: &str = "Tense=Past";

/// What the understanding of the account says of causes, and of what lies in what.
fn told_as_relations(places: &Places<'_>, sentences: &[Sentence<'_>], found: &mut Vec<Order>) {
    let words = &happenings().words;
    for (relation, from, to) in places.relations() {
        let (Some(cue), Some(from), Some(to)) = (relation.cue, place_of(sentences, from), place_of(sentences, to))
        else {
            continue;
        };
        let from = above_a_thing(places, sentences, from);
        let opening = sentences[from.sentence]
            .words
            .iter()
            .chain(&sentences[to.sentence].words)
            .find(|word| word.span.start == cue.start);
        let Some(opening) = opening.map(|word| word.lemma.to_lowercase()) else { continue };
        let how = match relation.kind {
            RelationKind::Causes if words.helps.contains(&opening) => How::AsPartOfTheCause,
            RelationKind::Causes => How::AsCause,
            RelationKind::Enables => How::AsPartOfTheCause,
            RelationKind::During | RelationKind::Includes if words.during.contains(&opening) => How::During,
            RelationKind::During
            | RelationKind::Includes
            | RelationKind::Simultaneous
            // Read from the trees above, with what else they say.
            | RelationKind::Before
            | RelationKind::After
            | RelationKind::Prevents => continue,
        };
        found.push(Order { first: from, second: to, cue, how });
    }
}

/// "It destroyed the mills, which led to riots": what a clause makes of a noun that tells nothing is made by the verb above.
fn above_a_thing(places: &Places<'_>, sentences: &[Sentence<'_>], place: WordAt) -> WordAt {
    let (words, at) = (&sentences[place.sentence].words, place.word);
    let is_thing = words[at].upos == Upos::Noun
        && happenings().of_noun(&words[at].lemma).is_none()
        && places.events(words[at].span).all(|event| event.class.is_none() && event.kind.is_none());
    let verb = words[at].head.filter(|&head| is_thing && words[head].upos == Upos::Verb);
    WordAt { word: verb.unwrap_or(at), ..place }
}

fn within(tree: &Tree<'_, '_>, places: &Places<'_>, number: usize, found: &mut Vec<Order>) {
    let words = &happenings().words;
    let mut say = |first: Option<usize>, second: Option<usize>, cue: Span| {
        if let (Some(first), Some(second)) = (first, second)
            && first != second
        {
            let at = |word: usize| WordAt { sentence: number, word };
            found.push(Order { first: at(first), second: at(second), cue, how: How::Plainly });
        }
    };
    for (at, word) in tree.sentence.words.iter().enumerate() {
        // "… after they signed", "… before the signing".
        let hangs = matches!(word.relation, Relation::Advcl | Relation::Obl | Relation::Nmod | Relation::Parataxis);
        if let (true, Some(head)) = (hangs, word.head) {
            // "Since before the siege began": from a time on, and no order of two things.
            for mark in tree.marks(at).filter(|mark| !follows_another(tree, mark.span)) {
                if words.before.contains(&mark.lemma) {
                    say(happening(tree, places, head), own(tree, places, at), mark.span);
                } else if words.after.contains(&mark.lemma) {
                    say(own(tree, places, at), happening(tree, places, head), mark.span);
                }
            }
            // "…, following the earthquake": a participle that says no more than a preposition.
            if word.xpos == GERUND
                && word.relation == Relation::Advcl
                && tree.subject(at).is_none()
                && let Some(object) = tree.child(at, &[Relation::Obj, Relation::Obl])
                && words.follows.contains(&word.lemma)
            {
                say(own(tree, places, object), happening(tree, places, head), word.span);
            }
        }
        // "The appeal against the verdict, lodged in May": what is answered was there before.
        if word.upos == Upos::Noun && words.answers.contains(&word.lemma) {
            let answered = tree.children(at).iter().copied().find(|&child| {
                tree.word(child).relation == Relation::Nmod
                    && tree.word(child).upos == Upos::Noun
                    && tree.marks(child).any(|mark| words.answered.contains(&mark.lemma))
            });
            let cue = answered.and_then(|answered| tree.marks(answered).next());
            if let (Some(answered), Some(cue)) = (answered, cue) {
                say(Some(answered), Some(comes_by(tree, at)), cue.span);
            }
        }
        // "The signing preceded the withdrawal".
        if word.upos == Upos::Verb
            && !tree.is_passive(at)
            && let (Some(subject), Some(object)) = (tree.subject(at), tree.child(at, &[Relation::Obj]))
        {
            if words.precedes.contains(&word.lemma) {
                say(Some(subject), Some(object), word.span);
            } else if words.follows.contains(&word.lemma) {
                say(Some(object), Some(subject), word.span);
            }
        }
    }
}

/// The verb by which what a noun names comes about: "the appeal, lodged on 10 January, was dismissed", "an appeal was lodged".
fn comes_by(tree: &Tree<'_, '_>, noun: usize) -> usize {
    let said_of_it = tree.children(noun).iter().copied().find(|&child| {
        let word = tree.word(child);
        word.relation == Relation::Acl && word.upos == Upos::Verb && tree.is_passive(child)
    });
    let above = tree.word(noun).head.filter(|&head| tree.word(head).upos == Upos::Verb);
    said_of_it.or(above).unwrap_or(noun)
}

const GERUND: &str = "VBG";

/// The word itself, if it tells something.
fn own(tree: &Tree<'_, '_>, places: &Places<'_>, at: usize) -> Option<usize> {
    tells(tree, places, at).then_some(at)
}

/// The word, or the nearest above it, that tells something: "in 1743, two years before his death, he …".
fn happening(tree: &Tree<'_, '_>, places: &Places<'_>, at: usize) -> Option<usize> {
    let mut up = std::iter::successors(Some(at), |&at| tree.word(at).head).take(TOLD_WITHIN);
    up.find(|&at| tells(tree, places, at))
}

/// How many words up from a cue the word stands at most that tells what it orders.
const TOLD_WITHIN: usize = 4;

fn tells(tree: &Tree<'_, '_>, places: &Places<'_>, at: usize) -> bool {
    let word = tree.word(at);
    word.upos == Upos::Verb
        || word.upos == Upos::Noun
            && (happenings().of_noun(&word.lemma).is_some() || places.events(word.span).next().is_some())
}

/// Says whether a word that says how something hangs stands right after another such word.
fn follows_another(tree: &Tree<'_, '_>, mark: Span) -> bool {
    let words = &tree.sentence.words;
    let at = words.partition_point(|word| word.span.start < mark.start);
    at.checked_sub(1).is_some_and(|before| {
        matches!(words[before].upos, Upos::Adp | Upos::Sconj) || happenings().words.since.contains(&words[before].lemma)
    })
}

/// The word by which a sentence goes on from the one before: "then", among its first words.
fn goes_on(tree: &Tree<'_, '_>, root: usize) -> Option<Span> {
    const FIRST: usize = 3;
    let first = tree.children(root).iter().copied().filter(|&child| child < FIRST);
    let mut adverbs = first.map(|child| tree.word(child)).filter(|word| word.relation == Relation::Advmod);
    adverbs.find(|word| happenings().words.then.contains(&word.lemma)).map(|word| word.span)
}

fn is_one_paragraph(text: &str, end: u32, start: u32) -> bool {
    text.get(end as usize..start as usize)
        .is_some_and(|between| between.bytes().filter(|&byte| byte == b'\n').count() < 2)
}
