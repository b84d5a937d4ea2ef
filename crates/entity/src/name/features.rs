//! What is seen of a word that may head a name.

use learn::Features;
use source::MetMap;
use syntax::{Gap, Relation, Upos};

use super::told::Told;
use crate::lists::{By, Gender, Lists, Named};
use crate::seen::{Seen, Shape};

/// A document as it is looked at for names.
pub(crate) struct Glance<'a> {
    pub seen: &'a Seen<'a>,
    pub lists: &'a Lists,
    /// Of each word, the listed name it is the last word of, or stands in: its first word, the one after its last, what it may be.
    pub listed: Vec<Option<Phrase<'a>>>,
    /// Of each word, the run of words with capitals it stands in: the first, and the one after the last.
    pub runs: Vec<(usize, usize)>,
    /// Whether each word is found in small letters as well.
    small_too: Vec<bool>,
}

/// A listed name in the text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Phrase<'a> {
    pub start: usize,
    pub end: usize,
    pub named: Named<'a>,
}

impl<'a> Glance<'a> {
    /// Looks at a document.
    pub fn new(seen: &'a Seen<'a>, lists: &'a Lists) -> Glance<'a> {
        let mut small: MetMap<&str, ()> = MetMap::default();
        for at in 0..seen.len() {
            if seen.shapes[at] == Shape::Small {
                small.insert(&seen.small[at], ());
            }
        }
        let small_too = seen.small.iter().map(|word| small.contains_key(word.as_str())).collect();
        Glance { seen, lists, listed: phrases(seen, lists), runs: runs(seen), small_too }
    }

    /// Says whether a word stands in small letters elsewhere.
    pub fn is_small_too(&self, at: usize) -> bool {
        self.small_too[at]
    }

    /// Returns what a name is known again by: the last word of its run of capitals, or of what hangs on the head as its further words.
    pub fn key(&self, at: usize) -> &str {
        &self.seen.small[self.last(at)]
    }

    /// The last word of the name that this word heads.
    pub fn last(&self, at: usize) -> usize {
        let further = |part: &&usize| **part > at && self.seen.words[**part].relation == Relation::Flat;
        self.seen.hanging(at).iter().rfind(further).copied().unwrap_or(at)
    }

    /// The name that this word heads, from its first word to its last, in small letters.
    pub fn whole(&self, at: usize) -> String {
        self.seen.small[self.first(at)..=self.last(at)].join(" ")
    }

    /// Where in its run of capitals a word stands.
    fn place_in_run(&self, at: usize) -> &'static str {
        let (run_start, run_end) = self.runs[at];
        match (at == run_start, at + 1 == run_end) {
            (true, true) => "alone",
            (true, false) => "first",
            (false, true) => "last",
            (false, false) => "inner",
        }
    }

    /// The first word of the name that this word heads, without a determiner.
    pub fn first(&self, at: usize) -> usize {
        let part = |part: &&usize| {
            **part < at && self.seen.words[**part].relation == Relation::Compound && self.seen.may_name(**part)
        };
        self.seen.hanging(at).iter().find(part).copied().unwrap_or(at)
    }
}

/// The listed names of a document; of those that begin with one word the longest.
fn phrases<'a>(seen: &Seen<'_>, lists: &'a Lists) -> Vec<Option<Phrase<'a>>> {
    let mut listed = vec![None; seen.len()];
    let mut written = String::new();
    let mut at = 0;
    while at < seen.len() {
        let most = if seen.shapes[at] == Shape::Mark { 0 } else { lists.longest(seen.written(at)) };
        let last = seen.sentences[at].1;
        let found = (1..=most).rev().filter(|length| at + length <= last).find_map(|length| {
            seen.write(at, at + length, &mut written);
            let named = lists.named(&written);
            named.iter().next().map(|_| Phrase { start: at, end: at + length, named })
        });
        match found {
            Some(phrase) => {
                listed[at..phrase.end].fill(Some(phrase));
                at = phrase.end;
            }
            None => at += 1,
        }
    }
    listed
}

/// The runs of words with capitals; a hyphen or a full stop without a blank does not end one.
fn runs(seen: &Seen<'_>) -> Vec<(usize, usize)> {
    let mut runs = vec![(0, 0); seen.len()];
    let mut at = 0;
    while at < seen.len() {
        let start = at;
        let (_, last) = seen.sentences[at];
        while at < last && (seen.may_name(at) || joins(seen, start, at, last)) {
            at += 1;
        }
        at = at.max(start + 1);
        runs[start..at].fill((start, at));
    }
    runs
}

fn joins(seen: &Seen<'_>, start: usize, at: usize, last: usize) -> bool {
    let close = |at: usize| matches!(seen.words[at].before, Gap::Nothing | Gap::Within);
    at > start && at + 1 < last && seen.shapes[at] == Shape::Mark && close(at) && close(at + 1) && seen.may_name(at + 1)
}

/// Whether a name's own words are looked at, or only what they are like and what stands around.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Words {
    Known,
    Unknown,
}

/// Adds what is seen of the word at `at`.
pub(crate) fn head(glance: &Glance<'_>, at: usize, words: Words, features: &mut Features) {
    let seen = glance.seen;
    let word = seen.words[at];
    let (from, to) = seen.sentences[at];
    let small = |at: Option<usize>| at.map_or("", |at| seen.small[at].as_str());
    let tag = |at: Option<usize>| at.map_or("", |at| seen.words[at].xpos);
    let shape = |at: Option<usize>| at.map_or("", |at| seen.shapes[at].as_str());
    let before = |by: usize| at.checked_sub(by).filter(|before| *before >= from);
    let after = |by: usize| Some(at + by).filter(|after| *after < to);
    let own = seen.small[at].as_str();
    let relation = word.relation.as_str();
    let upos = word.upos.as_str();
    let parent = seen.heads[at];
    let parent_lemma = parent.map_or("", |parent| seen.words[parent].lemma.as_str());
    let parent_tag = parent.map_or("", |parent| seen.words[parent].upos.as_str());
    let place = if at == from { "first" } else { "" };

    features.add(0, &[]);
    features.add(3, &[word.xpos, relation, word.subtype]);
    features.add(4, &[shape(Some(at)), upos, place]);
    features.add(5, &[beginning(own, 3)]);
    features.add(6, &[ending(own, 3)]);
    features.add(7, &[ending(own, 4)]);
    features.add(8, &[small(before(1)), tag(Some(at))]);
    features.add(9, &[small(after(1)), tag(Some(at))]);
    features.add(10, &[small(before(2)), small(before(1))]);
    features.add(11, &[small(after(1)), small(after(2))]);
    features.add(12, &[tag(before(1)), tag(Some(at)), tag(after(1))]);
    features.add(13, &[shape(before(1)), shape(Some(at)), shape(after(1))]);
    features.add(14, &[parent_lemma, relation]);
    features.add(15, &[parent_tag, relation, upos]);

    // The name as a whole.
    let (first, last) = (glance.first(at), glance.last(at));
    if words == Words::Known {
        features.add(1, &[own]);
        features.add(2, &[own, upos, relation]);
        features.add(16, &[parent_lemma, relation, own]);
        features.add(17, &[small(before(1)), own]);
        features.add(18, &[own, small(after(1))]);
        features.add(20, &[small(Some(last))]);
        features.add(21, &[small(Some(first))]);
        features.add(22, &[small(Some(first)), small(Some(last))]);
    }
    features.add(23, &[ending(&seen.small[last], 3)]);
    features.add(24, &[ending(&seen.small[last], 4)]);
    let (run_start, run_end) = glance.runs[at];
    let place_in_run = glance.place_in_run(at);
    let length = if run_end - run_start > 3 { "4+" } else { ["", "1", "2", "3"][run_end - run_start] };
    features.add(25, &[place_in_run, length, relation]);
    features.add(26, &[small(Some(run_start)), place_in_run]);
    features.add(27, &[small(Some(run_end - 1)), place_in_run]);
    features.add(28, &[small(run_start.checked_sub(1).filter(|at| *at >= from)), place_in_run]);
    features.add(29, &[small(Some(run_end).filter(|at| *at < to)), place_in_run]);

    // What hangs on it.
    for part in seen.hanging(at) {
        let hangs = seen.words[*part];
        let side = if *part < at { "<" } else { ">" };
        features.add(30, &[hangs.relation.as_str(), hangs.subtype, side]);
        features.add(31, &[hangs.relation.as_str(), side, &seen.small[*part]]);
        if hangs.relation == Relation::Case && *part < at {
            features.add(32, &[&seen.small[*part], parent_lemma]);
        }
        if matches!(hangs.relation, Relation::Appos | Relation::Nmod | Relation::Acl) && hangs.upos != Upos::Propn {
            features.add(33, &[hangs.relation.as_str(), &hangs.lemma]);
        }
    }
    // What is said of it: "X was a general".
    if word.relation == Relation::Nsubj {
        features.add(34, &[parent_lemma, parent_tag]);
    }
    features.add(35, &[if glance.small_too[at] { "small too" } else { "" }, place, upos]);

    // What the lists say.
    let lists = glance.lists;
    if let Some(phrase) = glance.listed[at] {
        let within = match (phrase.start == at, phrase.end == at + 1) {
            (true, true) => "alone",
            (true, false) => "first",
            (false, true) => "last",
            (false, false) => "inner",
        };
        let whole = if phrase.start <= first && last < phrase.end { "=" } else { "<" };
        for listed in phrase.named.iter() {
            let kind = lists.entries[listed.entry as usize].kind.as_str();
            let by = match listed.by {
                By::Name => "n",
                By::Belonging => "b",
                By::Belongings => "bs",
            };
            features.add(50, &[kind, by, within]);
            features.add(51, &[kind, by, relation, upos]);
            features.add(52, &[kind, by, whole]);
            features.add(53, &[kind, by, whole, small(before(1))]);
        }
    }
    let gender = |gender: Gender| match gender {
        Gender::Male => "m",
        Gender::Female => "f",
        Gender::Either => "e",
    };
    if let Some(given) = lists.given(seen.written(first)) {
        features.add(54, &[gender(given), if first == last { "alone" } else { "" }, place_in_run]);
    }
    if let Some(given) = lists.given(seen.written(run_start)) {
        features.add(55, &[gender(given), place_in_run]);
    }
    let titled = |at: usize| lists.title(&seen.small[at]).is_some();
    if before(1).is_some_and(titled) || titled(first) || titled(run_start) {
        let where_to = [before(1).is_some_and(titled), titled(first), titled(run_start)];
        let where_to = where_to.map(|is| if is { "1" } else { "0" });
        features.add(56, &[where_to[0], where_to[1], where_to[2], place_in_run]);
    }
    for (template, word) in [(57, at), (58, last), (59, run_end - 1)] {
        for kind in lists.heads(&seen.small[word]) {
            features.add(template, &[kind.as_str(), if seen.is_capital(word) { "X" } else { "x" }, place_in_run]);
        }
    }
    let said = seen.hanging(at).iter().filter(|part| seen.words[**part].relation == Relation::Appos).copied();
    let said = said.chain(parent.filter(|_| matches!(word.relation, Relation::Nsubj | Relation::Appos)));
    for noun in said {
        if lists.person(&seen.words[noun].lemma).is_some() {
            features.add(60, &["person"]);
        }
        for kind in lists.heads(&seen.words[noun].lemma) {
            features.add(60, &[kind.as_str()]);
        }
    }
}

/// Adds what is told of the same name elsewhere.
pub(crate) fn elsewhere(glance: &Glance<'_>, told: &Told, at: usize, features: &mut Features) {
    let place_in_run = glance.place_in_run(at);
    let relation = glance.seen.words[at].relation.as_str();
    if let Some((class, agreement)) = told.most(at) {
        let class = DIGITS[class];
        features.add(80, &[class, agreement.as_str()]);
        features.add(81, &[class, relation]);
        features.add(82, &[class, place_in_run]);
    }
}

const DIGITS: [&str; 10] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];

/// The first `count` letters.
fn beginning(word: &str, count: usize) -> &str {
    let end = word.char_indices().nth(count).map_or(word.len(), |(at, _)| at);
    &word[..end]
}

/// The last `count` letters.
fn ending(word: &str, count: usize) -> &str {
    let start = word.char_indices().rev().nth(count - 1).map_or(0, |(at, _)| at);
    &word[start..]
}

impl Shape {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Shape::Title => "Xx",
            Shape::Capitals => "XX",
            Shape::Letter => "X",
            Shape::Mixed => "xX",
            Shape::Small => "xx",
            Shape::Digits => "0",
            Shape::Both => "X0",
            Shape::Mark => ".",
        }
    }
}
