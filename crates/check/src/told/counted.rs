//! Counts told beside happenings whose days stand elsewhere: "ten weeks after the men had walked out", "the tenth anniversary of
//! the fire", "the war lasted four years".

mod anniversary;

use std::collections::BTreeMap;

use event::{Polarity, Relation as Lies};
use source::Span;
use syntax::{Sentence, Upos};
use timex::{Base, Expr, Resolved, Timex};

use anniversary::anniversaries;

use super::again::is_one;
use super::course::{Course, Edge};
use super::deeds::Deeds;
use super::kinds::happenings;
use super::telling::{Telling, is_plain_date};
use super::tree::{Tree, WordAt, place_of};
use super::understood::Places;
use crate::beside::{COUNT_TO_DATE, few_between};

/// A count of the time between two ends, one of which at least is told elsewhere.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Counted {
    /// Where the count stands.
    pub span: Span,
    pub count: Count,
    pub from: End,
    pub to: End,
    /// The word for what is told elsewhere.
    pub word: Span,
}

/// What is counted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Count {
    /// The length a time tells, by its place among those of the account.
    Length(usize),
    /// The years of an anniversary.
    Years(i64),
}

/// A time, or a range from one to another; both by their place among those of the account.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct End {
    pub time: usize,
    pub until: Option<usize>,
}

/// What is read of an account to find when something is told to have been.
pub(super) struct Known<'a> {
    text: &'a str,
    times: &'a [Timex],
    sentences: &'a [Sentence<'a>],
    tellings: &'a [Telling],
    courses: &'a [Course],
    at: BTreeMap<WordAt, usize>,
    /// By what did it the first time something is told of it; nothing where that has no day of its own.
    first: BTreeMap<&'a str, Option<usize>>,
    places: &'a Places<'a>,
    deeds: Deeds<'a>,
}

/// A length, or an anniversary, with the word for what it counts from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Counting {
    /// The time, where its length stands, and the word behind it: "after", "before".
    Length {
        time: usize,
        span: Span,
        cue: WordAt,
        of: WordAt,
    },
    Anniversary {
        word: WordAt,
        of: WordAt,
    },
}

impl Counting {
    /// The word for what is counted from.
    pub(super) fn of(&self) -> WordAt {
        match self {
            Counting::Length { of, .. } | Counting::Anniversary { of, .. } => *of,
        }
    }
}

/// Returns what is counted from something that happened, in reading order of each sort.
pub(super) fn countings(text: &str, sentences: &[Sentence<'_>], times: &[Timex]) -> Vec<Counting> {
    let lengths = (0..times.len()).filter_map(|time| length(text, sentences, times, time));
    lengths.chain(anniversaries(sentences)).collect()
}

/// "Ten weeks after the men had walked out": a length, and the word behind it that says from where it counts.
fn length(text: &str, sentences: &[Sentence<'_>], times: &[Timex], time: usize) -> Option<Counting> {
    let timex = &times[time];
    let behind = match &timex.meant.expr {
        Expr::Duration(_) => true,
        Expr::Shift { base: Base::Story | Base::Domain | Base::Passage, .. } => false,
        _other if is_of_deed(timex) => false,
        _other => return None,
    };
    let from = if behind { timex.span.end } else { timex.span.start };
    let sentence = sentences.partition_point(|sentence| sentence.span.end <= from);
    let words = &sentences.get(sentence)?.words;
    let first = words.partition_point(|word| word.span.start < from);
    let known = &happenings().words;
    let is_cue = |word: &syntax::Word<'_>| known.after.contains(&word.lemma) || known.before.contains(&word.lemma);
    let end = words.partition_point(|word| word.span.start < timex.span.end);
    let last = if behind { words.len().min(first + 1) } else { end };
    let cue = (first..last).find(|at| is_cue(&words[*at]))?;
    let length = Span { end: timex.span.end.min(words[cue].span.start), ..timex.span };
    let span = Span { end: length.start + length.of(text).trim_end().len() as u32, ..length };
    let place = |word: usize| WordAt { sentence, word };
    Some(Counting::Length { time, span, cue: place(cue), of: place(words[cue].head?) })
}

/// "Ten years after her arrival": a step from something that happened.
fn is_of_deed(timex: &Timex) -> bool {
    let Expr::Shift { base: Base::Of(of), .. } = &timex.meant.expr else { return false };
    matches!(**of, Expr::Event(_))
}

/// Says whether it is a step from something that is told by no verb.
fn is_of_noun(timex: &Timex) -> bool {
    let Expr::Shift { base: Base::Of(of), .. } = &timex.meant.expr else { return false };
    matches!(&**of, Expr::Event(event) if event.act.is_none())
}

/// Returns the counts that can be held to days told elsewhere, in reading order.
pub(super) fn counted<'a>(
    text: &'a str,
    places: &'a Places<'a>,
    sentences: &'a [Sentence<'a>],
    times: &'a [Timex],
    (countings, tellings, courses): (&[Counting], &'a [Telling], &'a [Course]),
) -> Vec<Counted> {
    let at = tellings.iter().enumerate().map(|(index, telling)| (telling.at, index)).collect();
    let deeds = Deeds::gather(places, sentences, times, countings);
    let mut known = Known { text, times, sentences, tellings, courses, at, first: BTreeMap::new(), places, deeds };
    known.learn_first(places);
    let counting = |one: &Counting| match *one {
        Counting::Length { time, span, cue, of } => known.after(time, span, cue, of),
        Counting::Anniversary { word, of } => known.anniversary(word, of),
    };
    let mut found: Vec<Counted> = countings.iter().filter_map(counting).collect();
    found.extend((0..times.len()).filter_map(|time| known.lasted(time).or_else(|| known.ended(time))));
    found.sort_by_key(|counted| counted.span);
    found
}

impl<'a> Known<'a> {
    /// The first thing told of each noun that does something: "The earthquake struck the city on 14 March".
    fn learn_first(&mut self, places: &Places<'a>) {
        for event in places.all().filter(|event| event.trigger.is_some() && event.chronicle) {
            let doer = event.participants.iter().find(|one| one.role == AGENT);
            let place = doer.and_then(|doer| place_of(self.sentences, doer.head));
            let Some(word) = place.map(|place| &self.sentences[place.sentence].words[place.word]) else { continue };
            if word.upos != Upos::Noun {
                continue;
            }
            let vouched =
                event.polarity == Polarity::Positive && event.modality.is_none() && event.attribution.is_none();
            let when = event.when.filter(|when| when.relation == Lies::Within && when.until.is_none() && vouched);
            let day = when.map(|when| when.time.0 as usize).filter(|&time| is_plain_date(&self.times[time]));
            self.first.entry(word.lemma.as_str()).or_insert(day);
        }
    }

    /// "On 1 April, ten weeks after the men had walked out": the first is so long after the second.
    fn after(&self, time: usize, span: Span, cue: WordAt, of: WordAt) -> Option<Counted> {
        let sentence = &self.sentences[cue.sentence];
        let behind = happenings().words.after.contains(&sentence.words[cue.word].lemma);
        let tree = Tree::of(sentence, self.times);
        let has_time = tree.children(of.word).iter().any(|&child| {
            tree.tops.iter().any(|(&other, &top)| top == child && other != time && is_plain_date(&self.times[other]))
        });
        let day = End { time: self.beside(time, sentence, of.word)?, until: None };
        // "Ten years after the fire of 1850": its day is told here.
        let did = || self.deeds.when(self.places, sentence, self.times, of.word);
        // What is known by its noun alone the tagger has sought itself.
        // "In 1881, fifteen years after its foundation": there the tagger went by the date beside it.
        let by_day = matches!(self.times[time].resolved, Resolved::Anchored(Some(id)) if id.0 as usize == day.time);
        let told = if is_of_noun(&self.times[time]) && !by_day { None } else { self.when(of) };
        let there = told.or_else(did).filter(|_| !has_time)?;
        let (from, to) = if behind { (there, day) } else { (day, there) };
        let word = sentence.words[of.word].span;
        (there != day).then_some(Counted { span, count: Count::Length(time), from, to, word })
    }

    /// The date a length stands beside: right before it, or, where the length opens the sentence, the only one behind it.
    fn beside(&self, time: usize, sentence: &Sentence<'_>, behind: usize) -> Option<usize> {
        let span = self.times[time].span;
        let before = time.checked_sub(1).filter(|&before| sentence.span.contains(self.times[before].span));
        if let Some(before) = before {
            let beside = few_between(self.text, self.times[before].span, span, COUNT_TO_DATE);
            return Some(before).filter(|_| beside && is_plain_date(&self.times[before]));
        }
        let opening = Span { end: sentence.span.start, ..sentence.span };
        if !few_between(self.text, opening, span, 1) {
            return self.right_behind(time, sentence);
        }
        let here = (time + 1..self.times.len()).take_while(|&at| sentence.span.contains(self.times[at].span));
        let mut dates = here.filter(|&at| is_plain_date(&self.times[at]));
        let only = dates.next().filter(|&only| self.times[only].span.start > sentence.words[behind].span.start)?;
        dates.next().is_none().then_some(only)
    }

    /// "A stone was set up five years after her death, in 1948": the date that a comma sets right behind a length.
    fn right_behind(&self, time: usize, sentence: &Sentence<'_>) -> Option<usize> {
        let span = self.times[time].span;
        let next = Some(time + 1).filter(|&next| next < self.times.len() && is_plain_date(&self.times[next]))?;
        let gap = self.text.get(span.end as usize..self.times[next].span.start as usize)?;
        let beside = gap.starts_with(',') && few_between(self.text, span, self.times[next].span, COUNT_TO_DATE);
        (beside && sentence.span.contains(self.times[next].span)).then_some(next)
    }

    /// "The war, which had begun in 1271 and ended in 1284, lasted eighteen years": beginning and end are told.
    fn lasted(&self, time: usize) -> Option<Counted> {
        let timex = &self.times[time];
        timex.duration().filter(|_| timex.range.is_none())?;
        let number = self.sentences.partition_point(|sentence| sentence.span.end <= timex.span.start);
        let sentence = self.sentences.get(number)?;
        let first = sentence.words.partition_point(|word| word.span.start < timex.span.start);
        let lasts = |&at: &usize| happenings().words.lasts.contains(&sentence.words[at].lemma);
        let tree = Tree::of(sentence, self.times);
        let Some(verb) = (first.saturating_sub(2)..first).rev().find(lasts) else {
            return self.of_length(time, number, &tree);
        };
        let subject = tree.subject(verb)?;
        // "It lasted": what the sentence before tells the beginning or the end of, if that is one thing.
        let pronoun = sentence.words[subject].upos == Upos::Pron;
        let told = |course: &&Course| pronoun && course.whole.sentence + 1 == number;
        let mut before = self.courses.iter().filter(told).map(|course| self.lemma(course.whole));
        let it = before.next().filter(|first| before.all(|other| other == *first));
        let lemma = if pronoun { it? } else { &*sentence.words[subject].lemma };
        let here = pronoun.then(|| number - 1);
        let edge = |edge: Edge| self.edge(lemma, edge, here).or_else(|| self.edge(lemma, edge, None));
        let (from, to) = (edge(Edge::Beginning)?, edge(Edge::End)?);
        Some(Counted { span: timex.span, count: Count::Length(time), from, to, word: sentence.words[subject].span })
    }

    /// "The siege lasted from 3 May to 9 June. After a siege of six months …": a length told of what this sentence, or the one before, tells
    /// the beginning and the end of.
    fn of_length(&self, time: usize, number: usize, tree: &Tree<'_, '_>) -> Option<Counted> {
        let top = *tree.tops.get(&time)?;
        let noun = tree.word(top).head.filter(|&noun| tree.word(noun).upos == Upos::Noun)?;
        tree.marks(top).find(|mark| happenings().words.of.contains(&mark.lemma))?;
        let lemma = tree.word(noun).lemma.as_str();
        let edge = |edge: Edge| {
            let kind = happenings().of_edge(edge);
            let near = |at: usize| (number.saturating_sub(1)..=number).contains(&at);
            let its = |one: &&Telling| {
                near(one.at.sentence) && one.kind == kind && one.whom.as_ref().is_some_and(|whom| whom.head == lemma)
            };
            let mut told = self.tellings.iter().filter(its).filter_map(end_of);
            let end = told.next().filter(|end| end.until.is_none() && told.all(|other| other == *end))?;
            (end.time != time).then_some(end)
        };
        let (from, to) = (edge(Edge::Beginning)?, edge(Edge::End)?);
        let word = tree.word(noun).span;
        (from != to).then_some(Counted { span: self.times[time].span, count: Count::Length(time), from, to, word })
    }

    /// "The siege ended on 27 August 1855, after 412 days": its beginning is told elsewhere.
    fn ended(&self, time: usize) -> Option<Counted> {
        let timex = &self.times[time];
        timex.duration().filter(|_| timex.range.is_none())?;
        let number = self.sentences.partition_point(|sentence| sentence.span.end <= timex.span.start);
        let sentence = self.sentences.get(number)?;
        let tree = Tree::of(sentence, self.times);
        let top = *tree.tops.get(&time)?;
        tree.marks(top).find(|mark| happenings().words.after.contains(&mark.lemma))?;
        let part = WordAt { sentence: number, word: tree.word(top).head? };
        let course = self.courses.iter().find(|course| course.part == part && course.edge == Edge::End)?;
        let to = self.day_of(part).or_else(|| self.day_of_whole(course))?;
        let from = self.edge(self.lemma(course.whole), Edge::Beginning, None)?;
        // What one sentence tells is held together by its words.
        let apart = !sentence.span.contains(self.times[from.time].span);
        apart.then_some(Counted { span: timex.span, count: Count::Length(time), from, to, word: course.word })
    }

    /// The one day on which something is told to have begun, or ended, in the account or in a sentence of it.
    fn edge(&self, lemma: &str, edge: Edge, sentence: Option<usize>) -> Option<End> {
        let of = |course: &&Course| {
            let here = sentence.is_none_or(|sentence| course.whole.sentence == sentence);
            course.edge == edge && here && self.lemma(course.whole) == lemma
        };
        let day = |course: &Course| self.day_of(course.part).or_else(|| self.day_of_whole(course));
        let mut ends: Vec<End> = self.courses.iter().filter(of).filter_map(day).collect();
        ends.sort_unstable();
        ends.dedup();
        let one = ends.windows(2).all(|two| self.times[two[0].time].extent() == self.times[two[1].time].extent());
        ends.first().copied().filter(|end| one && (end.until.is_none() || ends.len() == 1))
    }

    /// "The siege began on 5 October 1854": of what is known by its name the day is told, where nothing else is said of it there.
    fn day_of_whole(&self, course: &Course) -> Option<End> {
        let only = self.courses.iter().filter(|other| other.whole == course.whole).count() == 1;
        self.day_of(course.whole).filter(|_| only)
    }

    fn lemma(&self, at: WordAt) -> &'a str {
        &self.sentences[at.sentence].words[at.word].lemma
    }

    /// When something is told elsewhere to have been; nothing where it is not told, or of two times.
    fn when(&self, word: WordAt) -> Option<End> {
        let own = self.at.get(&word).map(|&own| &self.tellings[own]);
        let told = &self.sentences[word.sentence].words[word.word];
        let mut ends: Vec<End> = Vec::new();
        if let Some(own) = own {
            if !own.dates.is_empty() || own.lies.is_some() {
                return None;
            }
            ends.extend(self.told_again(own, None));
        }
        for course in self.courses.iter().filter(|course| course.part == word) {
            let whole = self.at.get(&course.whole).map(|&whole| &self.tellings[whole]);
            ends.extend(whole.into_iter().flat_map(|whole| self.told_again(whole, Some(course.edge))));
        }
        if ends.is_empty() {
            ends.extend(self.of_kind(word, own));
        }
        if ends.is_empty() && told.upos == Upos::Noun {
            // "Twelve years after the siege": from its first day to its last.
            let (from, to) = (self.edge(&told.lemma, Edge::Beginning, None), self.edge(&told.lemma, Edge::End, None));
            let whole = from.zip(to).filter(|(from, to)| from.until.is_none() && to.until.is_none());
            ends.extend(whole.map(|(from, to)| End { time: from.time, until: Some(to.time) }));
        }
        if ends.is_empty() && told.upos == Upos::Noun {
            let first = self.first.get(told.lemma.as_str()).copied().flatten();
            ends.extend(first.map(|time| End { time, until: None }));
        }
        ends.sort_unstable();
        ends.dedup();
        let extents: Vec<_> = ends.iter().map(|end| (self.times[end.time].extent(), end.until)).collect();
        let one = extents.windows(2).all(|two| two[0] == two[1]);
        ends.first().copied().filter(|_| one)
    }

    /// The days of other tellings of the same, or one end of them.
    fn told_again(&self, own: &Telling, edge: Option<Edge>) -> Vec<End> {
        let same = |other: &&Telling| {
            let sort = other.kind == own.kind && (own.kind.is_some() || other.lemma == own.lemma);
            sort && other.at != own.at && is_one(other, own)
        };
        let ends = self.tellings.iter().filter(same).filter_map(end_of);
        ends.map(|end| match (edge, end.until) {
            (Some(Edge::End), Some(until)) => End { time: until, until: None },
            (Some(Edge::Beginning), Some(_)) => End { until: None, ..end },
            (Some(_) | None, _) => end,
        })
        .collect()
    }

    fn day_of(&self, word: WordAt) -> Option<End> {
        end_of(&self.tellings[*self.at.get(&word)?])
    }
}

fn end_of(telling: &Telling) -> Option<End> {
    match (telling.dates.as_slice(), telling.range()) {
        ([only], _) => Some(End { time: *only, until: None }),
        (_, Some((time, until))) => Some(End { time, until: Some(until) }),
        _other => None,
    }
}

const AGENT: &str = "agent";
