//! Anniversaries of what is dated elsewhere: "the tenth anniversary of the fire", "the centenary of its founding".

use source::Span;
use syntax::{Relation, Sentence, Upos};

use super::{Count, Counted, Counting, End, Known, end_of};
use crate::told::kinds::happenings;
use crate::told::naming::Naming;
use crate::told::telling::{Telling, is_plain_date};
use crate::told::tree::{Tree, WordAt};

/// The anniversaries of an account, each with what it is one of.
pub(super) fn anniversaries(sentences: &[Sentence<'_>]) -> Vec<Counting> {
    let words = &happenings().words;
    let mut found = Vec::new();
    for (number, sentence) in sentences.iter().enumerate() {
        let place = |word: usize| WordAt { sentence: number, word };
        for (at, word) in sentence.words.iter().enumerate() {
            let Some(head) = word.head.filter(|_| word.upos == Upos::Noun && word.relation == Relation::Nmod) else {
                continue;
            };
            if words.anniversaries.contains(&sentence.words[head].lemma) && head < at {
                found.push(Counting::Anniversary { word: place(head), of: place(at) });
            }
        }
    }
    found
}

impl Known<'_> {
    /// "On 14 March 1930, the second anniversary of the earthquake".
    pub(super) fn anniversary(&self, anniversary: WordAt, of: WordAt) -> Option<Counted> {
        let sentence = &self.sentences[anniversary.sentence];
        let tree = Tree::of(sentence, self.times);
        let nth = tree.children(anniversary.word).iter().find_map(|&child| {
            // "The one hundred and fiftieth" is none of fifty years.
            let span = hyphenated(self.text, tree.word(child).span);
            let before = child.checked_sub(1).map(|before| tree.word(before));
            let goes_on =
                before.is_some_and(|word| word.span.end <= span.start && matches!(word.upos, Upos::Num | Upos::Cconj));
            ordinal(&span.of(self.text).to_lowercase()).filter(|_| !goes_on).map(|nth| (nth, span))
        });
        let word = tree.word(anniversary.word);
        let own = || happenings().counts.anniversaries.get(&word.lemma).map(|&years| (years, word.span));
        let (count, span) = nth.or_else(own)?;
        let first = self.times.partition_point(|time| time.span.end <= sentence.span.start);
        let here = (first..self.times.len()).take_while(|&at| sentence.span.contains(self.times[at].span));
        let mut dates = here.filter(|&at| is_plain_date(&self.times[at]));
        let day = dates.next().filter(|_| dates.next().is_none())?;
        let there = self.when(of).filter(|there| there.until.is_none())?;
        // "In 1899 they kept the fiftieth anniversary": of a year alone the years are counted.
        let same_day = match (self.times[day].written(), self.times[there.time].written()) {
            (Some(a), Some(b)) if a.is_year_only() || b.is_year_only() => true,
            (Some(a), Some(b)) => a.day == b.day && a.month == b.month,
            _other => false,
        };
        let (from, to) = (there, End { time: day, until: None });
        let word = sentence.words[of.word].span;
        (same_day && from != to).then_some(Counted { span, count: Count::Years(count), from, to, word })
    }

    /// "The anniversary of the opening", "of its founding": the days of the only thing of the sort that the account dates, if what the noun
    /// is said to be of is what that is told of.
    pub(super) fn of_kind(&self, word: WordAt) -> Vec<End> {
        let sentence = &self.sentences[word.sentence];
        let tree = Tree::of(sentence, self.times);
        let Some(kind) = happenings().of_noun(&tree.word(word.word).lemma) else { return Vec::new() };
        let of = tree.child(word.word, &[Relation::Nmod]).map(|of| tree.word(of));
        let is_of = |whom: &Naming| match of {
            Some(of) if of.upos == Upos::Pron => true,
            Some(of) => {
                let written = of.span.of(self.text).to_lowercase();
                whom.head == of.lemma.to_lowercase() || whom.name.contains(&written)
            }
            None => true,
        };
        let dated = self.tellings.iter().filter(|telling| telling.kind == Some(kind) && end_of(telling).is_some());
        let told: Vec<&Telling> = dated.collect();
        let whom = |telling: &Telling| telling.whom.as_ref().is_some_and(is_of);
        match of {
            // Of several of one sort nobody knows which.
            None if told.len() > 1 => Vec::new(),
            Some(of) if of.upos == Upos::Pron && told.len() > 1 => Vec::new(),
            Some(_) | None => told.into_iter().filter(|telling| whom(telling)).filter_map(end_of).collect(),
        }
    }
}

/// A word with what hyphens join to it before: "twenty-fifth".
fn hyphenated(text: &str, word: Span) -> Span {
    let before = text[..word.start as usize].trim_end_matches(|c: char| c.is_alphanumeric() || c == '-');
    let joined = text[before.len()..word.start as usize].contains('-');
    Span { start: if joined { before.len() as u32 } else { word.start }, ..word }
}

/// What an ordinal comes to: "second", "twenty-fifth", "50th".
fn ordinal(word: &str) -> Option<i64> {
    let counts = &happenings().counts;
    let figures: String = word.chars().take_while(char::is_ascii_digit).collect();
    let at = |list: &[String]| list.iter().position(|one| one == word).map(|at| at as i64 + 1);
    if let Some((tens, unit)) = word.rsplit_once('-') {
        let tens = counts.tens.iter().position(|one| one == tens).map(|at| (at as i64 + 1) * 10)?;
        let unit = counts.ordinals.iter().take(9).position(|one| one == unit).map(|at| at as i64 + 1)?;
        return Some(tens + unit);
    }
    at(&counts.ordinals).or_else(|| Some(at(&counts.tenths)? * 10)).or_else(|| figures.parse().ok())
}
