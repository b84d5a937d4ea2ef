//! Who was born, died and acted when, where nobody can parse the language: of sentences that begin with a name and hold one date, by
//! the words of `lang/*/happenings.toml`.

use std::collections::BTreeSet;
use std::ops::Range;

use source::{Document, ListedSet, Span, sentences};
use timex::Timex;

use super::naming::Naming;
use super::people::{LONGEST_LIFE, Life, SHORTEST_LIFE, Said};
use super::plain_words::{PlainLife, is_letter};
use super::telling::{Telling, is_plain_date};
use super::tree::WordAt;
use super::understood::Voice;
use crate::tokens::fold;

/// A name has at most so many words.
const LONGEST_NAME: usize = 4;
/// What is done stands among so many words at the end of its sentence.
const LAST: usize = 4;

/// A sentence as a row of words.
struct Row<'a> {
    /// Its words, in the letters they are compared by, with their places; words of times are left out.
    words: Vec<(String, Span)>,
    /// Which of them are the run it begins with, behind its first times and places.
    begins: Range<usize>,
    /// Its plain dates, and the years in brackets.
    dates: Vec<usize>,
    years: Vec<usize>,
    document: &'a Document,
}

/// Returns the lives that sentences tell, and what people of the same names are said to do.
pub(super) fn lives(words: &PlainLife, document: &Document, times: &[Timex]) -> (Vec<Life>, Vec<Telling>) {
    let rows: Vec<Row<'_>> =
        sentences(document).into_iter().map(|sentence| Row::of(words, document, times, sentence)).collect();
    let mut lives: Vec<Life> = Vec::new();
    // The names of those whose lives are told.
    let mut known: Vec<Vec<String>> = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let begins = row.name();
        let is_pronoun = matches!(begins.as_slice(), [only] if words.pronouns.contains(only));
        // "He" is who the sentence before begins with, if his life is told already.
        let before = || meant(words, &known, &rows[at.checked_sub(1)?].name()).cloned();
        let whole = || meant(words, &known, &begins).cloned().unwrap_or(begins.clone());
        let who = if is_pronoun { before() } else { Some(whole()) };
        let is_name = |who: &Vec<String>| who.first().is_some_and(|first| !words.kin.contains(first));
        let Some(life) = who.filter(is_name).and_then(|who| row.life(words, times, &who)) else { continue };
        if !known.contains(&life.who.name) {
            known.push(life.who.name.clone());
        }
        lives.push(life);
    }
    let mut tellings: Vec<Telling> = Vec::new();
    for (number, row) in rows.iter().enumerate() {
        let Some(name) = meant(words, &known, &row.name()) else { continue };
        tellings.extend(row.act(words, number, name));
    }
    (lives, tellings)
}

/// Whom a sentence that begins so tells of: by the whole name, or by its last word where nobody else has it.
fn meant<'n>(words: &PlainLife, known: &'n [Vec<String>], begins: &[String]) -> Option<&'n Vec<String>> {
    let short = |name: &&Vec<String>| {
        begins.first() == name.last() && !begins.first().is_some_and(|one| words.titles.contains(one))
    };
    let mut found = known.iter().filter(|name| begins.starts_with(name) || short(name));
    found.next().filter(|_| found.next().is_none())
}

impl<'a> Row<'a> {
    fn of(words: &PlainLife, document: &'a Document, times: &[Timex], sentence: Span) -> Row<'a> {
        let first = times.partition_point(|time| time.span.end <= sentence.start);
        let inside = || times.iter().enumerate().skip(first).take_while(|(_, time)| time.span.end <= sentence.end);
        let all =
            |wanted: fn(&Timex) -> bool| inside().filter(|(_, time)| wanted(time)).map(|(index, _)| index).collect();
        let (dates, years) = (all(is_plain_date), all(|time| time.range.is_some()));
        let mut row = Row { words: Vec::new(), begins: 0..0, dates, years, document };
        let text = sentence.of(&document.text);
        let (mut at, mut is_open) = (0, true);
        let mut ahead = inside().map(|(_, time)| time.span).peekable();
        for piece in text.split(|c: char| !is_letter(c)) {
            let start = sentence.start as usize + at;
            let span = Span::new(start, start + piece.len());
            let mark = text[at + piece.len()..].chars().next();
            at += piece.len() + mark.map_or(0, char::len_utf8);
            while ahead.next_if(|time| time.end <= span.start).is_some() {}
            let is_time = ahead.peek().is_some_and(|time| time.start < span.end && span.start < time.end);
            let has_begun = !row.begins.is_empty();
            if is_time {
                is_open &= !has_begun;
            } else if !piece.is_empty() {
                let word = fold(piece);
                let is_name = !words.before.contains(&word);
                row.words.push((word, span));
                if is_name && is_open && row.begins.len() < LONGEST_NAME {
                    let from = if has_begun { row.begins.start } else { row.words.len() - 1 };
                    row.begins = from..row.words.len();
                } else {
                    is_open &= !has_begun;
                }
            }
            // A mark ends the run; one behind a time at the head of the sentence does not.
            is_open &= row.begins.is_empty() || mark.is_none_or(char::is_whitespace);
        }
        row
    }

    /// The words it begins with.
    fn name(&self) -> Vec<String> {
        self.words[self.begins.clone()].iter().map(|(word, _)| word.clone()).collect()
    }

    /// Whose life the sentence tells an end of.
    fn life(&self, words: &PlainLife, times: &[Timex], who: &[String]) -> Option<Life> {
        let naming = || self.naming(who);
        let said = |time: usize| Said { time, extent: times[time].extent(), span: times[time].span };
        if let [born, died] = self.years.as_slice()
            && self.document.text[..times[*born].span.start as usize].trim_end().ends_with('(')
            && self.document.text[times[*died].span.end as usize..].trim_start().starts_with(')')
        {
            // Years near to each other are an office, and those behind a title may be a reign.
            let (first, last) = (times[*born].extent().earliest()?, times[*died].extent().latest()?);
            let is_life = (SHORTEST_LIFE..LONGEST_LIFE).contains(&(last.0 - first.0));
            (is_life && !who.last().is_some_and(|last| words.titles.contains(last))).then_some(())?;
            return Some(Life { who: naming()?, birth: Some(said(*born)), death: Some(said(*died)) });
        }
        let [date] = self.dates.as_slice() else { return None };
        if self.is_joined(words) {
            return None;
        }
        let tells = |list: &ListedSet<String>| self.last().any(|(word, _)| list.contains(word));
        let (birth, death) = (tells(&words.born), tells(&words.died));
        (birth != death).then_some(())?;
        Some(Life { who: naming()?, birth: birth.then(|| said(*date)), death: death.then(|| said(*date)) })
    }

    /// What the sentence says somebody does with hands, feet or mouth.
    fn act(&self, words: &PlainLife, number: usize, who: &[String]) -> Option<Telling> {
        let [date] = self.dates.as_slice() else { return None };
        let found = self.last().find_map(|(word, span)| Some((words.acts.get(word)?, *span)));
        let (lemma, word) = found.filter(|_| !self.is_joined(words))?;
        Some(Telling {
            word,
            lemma: lemma.clone(),
            label: None,
            kind: None,
            whom: None,
            by: BTreeSet::new(),
            actor: Some(self.naming(who)?),
            agent: None,
            near: BTreeSet::new(),
            itself: None,
            dates: vec![*date],
            lies: None,
            voice: Voice::Narrator,
            thing: None,
            about: None,
            at: WordAt { sentence: number, word: 0 },
        })
    }

    /// The name the sentence begins with, as that of somebody.
    fn naming(&self, who: &[String]) -> Option<Naming> {
        let begins = &self.words[self.begins.clone()];
        let length = if begins.len() >= who.len() && self.name().starts_with(who) { who.len() } else { 1 };
        let (first, last) = (begins.first()?, begins.get(length - 1)?);
        let span = Span { start: first.1.start, end: last.1.end };
        Some(Naming { name: who.to_vec(), is_named: true, ..Naming::at(span) })
    }

    fn last(&self) -> impl Iterator<Item = &(String, Span)> {
        self.words[self.words.len().saturating_sub(LAST)..].iter()
    }

    /// Says whether it has several clauses, and who does what in which is not known.
    fn is_joined(&self, words: &PlainLife) -> bool {
        self.words.iter().any(|(word, _)| words.joins.contains(word))
    }
}
