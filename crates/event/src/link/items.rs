//! Events and times as links see them: where they stand, and what is known of each by itself.

use calendar::{Extent, TimeValue, TimexType};
use syntax::{Hanging, Relation, Sentence, Upos, Word};
use timex::{Timex, TimexId};

use crate::event::Polarity;
use crate::mention::{Mention, Tense, Words};

/// What a link ties.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Item {
    /// An event, by its place in the list of mentions.
    Event(usize),
    /// A time of the text.
    Time(TimexId),
    /// The time of writing.
    Written,
}

/// A document as links see it.
#[derive(Clone, Copy, Debug)]
pub struct Told<'d> {
    /// Its text.
    pub text: &'d str,
    /// Its sentences.
    pub sentences: &'d [Sentence<'d>],
    /// Its times, in order.
    pub timexes: &'d [Timex],
    /// When it was written.
    pub written: Option<&'d TimeValue>,
    /// Its events, in order.
    pub mentions: &'d [Mention],
}

/// An event of a sentence.
pub(super) struct EventSeen<'d> {
    pub index: usize,
    pub word: usize,
    pub lemma: &'d str,
    pub kind: &'static str,
    pub class: &'static str,
    pub pos: &'static str,
    pub tense: &'static str,
    pub aspect: &'static str,
    pub form: String,
    pub relation: &'static str,
    /// The word that marks its clause, or stands before it as a preposition.
    pub mark: &'d str,
    /// The event whose word governs it, nearest above.
    pub governor: Option<usize>,
}

/// A time of a sentence.
pub(super) struct TimeSeen<'d> {
    pub id: TimexId,
    /// The word of it that hangs on another.
    pub word: usize,
    pub kind: &'static str,
    /// How fine it is: the shape of its value.
    pub shape: String,
    /// How it lies to the time of writing.
    pub to_written: &'static str,
    /// The word before it, or the preposition it hangs by.
    pub mark: &'d str,
    pub text: String,
    /// The bracket behind a name that it stands in, as its first and last word: what is told outside is not told of it.
    pub bracket: Option<(usize, usize)>,
}

/// A sentence with its events and times.
pub(super) struct Scenery<'d> {
    pub index: usize,
    pub sentence: &'d Sentence<'d>,
    pub hanging: Hanging,
    pub events: Vec<EventSeen<'d>>,
    pub times: Vec<TimeSeen<'d>>,
}

impl<'d> Told<'d> {
    /// Takes the events and times of a sentence together. `events` and `times` are those that stand in it.
    pub(super) fn sentence(&self, index: usize, events: std::ops::Range<usize>, times: &'d [Timex]) -> Scenery<'d> {
        let sentence = &self.sentences[index];
        let hanging = sentence.hanging();
        let words = Words::english();
        let mut seen: Vec<EventSeen<'d>> = Vec::with_capacity(events.len());
        for place in events.clone() {
            let mention = &self.mentions[place];
            let word = &sentence.words[mention.word];
            let mut above = word.head;
            let mut governor = None;
            let mut steps = 0;
            while let Some(head) = above.filter(|_| steps < 12) {
                let found = self.mentions[events.clone()].binary_search_by_key(&head, |one| one.word);
                if let Ok(found) = found {
                    governor = Some(found);
                    break;
                }
                above = sentence.words[head].head;
                steps += 1;
            }
            let modality = mention.modality.map_or("", |span| span.of(self.text));
            let negative = if mention.polarity == Polarity::Negative { "n" } else { "" };
            let tense = mention.tense.as_str();
            seen.push(EventSeen {
                index: place,
                word: mention.word,
                lemma: &word.lemma,
                kind: if mention.tense == Tense::None { words.noun(&word.lemma) } else { words.verb(&word.lemma) },
                class: mention.class.as_str(),
                pos: mention.pos.as_str(),
                tense,
                aspect: mention.aspect.as_str(),
                form: format!("{tense} {} {modality} {negative}", mention.aspect.as_str()),
                relation: word.relation.as_str(),
                mark: mark_of(sentence, &hanging, mention.word),
                governor,
            });
        }
        let times = times.iter().filter_map(|timex| self.time(sentence, &hanging, timex)).collect();
        Scenery { index, sentence, hanging, events: seen, times }
    }

    fn time(&self, sentence: &'d Sentence<'d>, hanging: &Hanging, timex: &Timex) -> Option<TimeSeen<'d>> {
        let inside = |word: &Word<'_>| word.span.start < timex.span.end && timex.span.start < word.span.end;
        let first = sentence.words.iter().position(inside)?;
        let last = sentence.words.iter().rposition(inside)?;
        let hangs = |at: &usize| sentence.words[*at].head.is_none_or(|head| head < first || head > last);
        let word = (first..=last).find(hangs).unwrap_or(last);
        let timex3 = timex.timex3();
        let kind = timex3.kind.as_str();
        let mark = match mark_of(sentence, hanging, word) {
            "-" => first.checked_sub(1).map_or("-", |before| &sentence.words[before].lemma),
            mark => mark,
        };
        let shape = match timex3.kind {
            TimexType::Duration => "P".to_owned() + timex3.value.trim_start_matches(|c: char| !c.is_ascii_alphabetic()),
            TimexType::Date | TimexType::Time | TimexType::Set => {
                timex3.value.chars().map(|c| if c.is_ascii_digit() { '9' } else { c }).take(12).collect()
            }
        };
        Some(TimeSeen {
            id: timex.id,
            word,
            kind,
            shape,
            to_written: self.written.map_or("?", |written| lies(timex.extent(), written.extent())),
            mark,
            text: timex.span.of(self.text).to_lowercase(),
            bracket: bracket(sentence, first, last),
        })
    }
}

/// So many words of a bracket stand on either side of a time in it.
const WITHIN: usize = 12;

/// "Anna Orme (1801–66) taught at Bern": the bracket right behind a name that holds a time, if one does.
fn bracket(sentence: &Sentence<'_>, first: usize, last: usize) -> Option<(usize, usize)> {
    let words = &sentence.words;
    let mark = |at: usize| matches!(words[at].xpos, "-LRB-" | "-RRB-");
    let open =
        (first.saturating_sub(WITHIN)..first).rev().find(|at| mark(*at)).filter(|at| words[*at].xpos == "-LRB-")?;
    let close = (last + 1..words.len().min(last + WITHIN)).find(|at| mark(*at))?;
    let named = open.checked_sub(1).is_some_and(|name| words[name].upos == Upos::Propn);
    (named && words[close].xpos == "-RRB-").then_some((open, close))
}

/// The word that marks the clause of a word, or stands before it as a preposition; "-" for none.
fn mark_of<'d>(sentence: &'d Sentence<'d>, hanging: &Hanging, at: usize) -> &'d str {
    let mut children = hanging.on(at).iter().map(|child| &sentence.words[*child]);
    children
        .find(|word| matches!(word.relation, Relation::Mark | Relation::Case) && word.xpos != "TO")
        .map_or("-", |word| word.lemma.as_str())
}

/// How one stretch lies to another, as far as the bounds say: before, after, the same, in it, around it, or unknown.
pub(super) fn lies(one: Extent, other: Extent) -> &'static str {
    let before = |first: Extent, second: Extent| {
        first.latest().zip(second.earliest()).is_some_and(|(latest, earliest)| latest < earliest)
    };
    let within = |inner: Extent, outer: Extent| {
        let starts = outer.start.latest.zip(inner.earliest()).is_some_and(|(outer, inner)| outer <= inner);
        let ends = inner.latest().zip(outer.end.earliest).is_some_and(|(inner, outer)| inner <= outer);
        starts && ends
    };
    if one == other && one.earliest().is_some() {
        "="
    } else if before(one, other) {
        "<"
    } else if before(other, one) {
        ">"
    } else if within(one, other) {
        "in"
    } else if within(other, one) {
        "out"
    } else {
        "?"
    }
}

/// Returns which times stand in each sentence, and which events.
pub(super) fn in_sentences<'d>(told: &Told<'d>) -> Vec<Scenery<'d>> {
    let (mut event, mut time) = (0, 0);
    let mut all = Vec::with_capacity(told.sentences.len());
    for (index, sentence) in told.sentences.iter().enumerate() {
        let first_event = event;
        while told.mentions.get(event).is_some_and(|mention| mention.sentence <= index) {
            event += 1;
        }
        while told.timexes.get(time).is_some_and(|timex| timex.span.end <= sentence.span.start) {
            time += 1;
        }
        let first_time = time;
        while told.timexes.get(time).is_some_and(|timex| timex.span.start < sentence.span.end) {
            time += 1;
        }
        all.push(told.sentence(index, first_event..event, &told.timexes[first_time..time]));
    }
    all
}
