//! What is seen of a word that may tell an event: itself, its neighbours, its place in the tree, what is known of it.

use learn::{Feature, Features};
use source::Span;
use syntax::{Hanging, Relation, Sentence, Upos, Word};
use timex::Timex;

use super::lexicon::Words;

/// Whose habits of marking events are followed: two groups of people had the guideline, and did not read it alike.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Habit {
    /// Those of TimeBank, which tests of the field keep to.
    TimeBank,
    /// Those of AQUAINT.
    Aquaint,
}

impl Habit {
    /// How freely links were drawn; what is read is taken to lie between both.
    pub(crate) fn prior(self) -> Feature {
        let mut features = Features::new();
        features.add(self.template(), &[]);
        features.list()[0]
    }

    /// The first of the templates that are its own.
    fn template(self) -> u32 {
        match self {
            Habit::TimeBank => 60,
            Habit::Aquaint => 70,
        }
    }
}

/// A sentence as features are taken of it.
pub(crate) struct Scene<'s> {
    pub text: &'s str,
    pub words: &'static Words,
    pub sentence: &'s Sentence<'s>,
    pub hanging: Hanging,
    /// Of each word, whether it lies within a time.
    pub timed: Vec<bool>,
    /// Each word in lower case.
    lower: Vec<String>,
    /// The names of the words' kinds.
    kinds: Vec<&'static str>,
}

impl<'s> Scene<'s> {
    /// Looks at a sentence; `timexes` are those of the document, in order.
    pub(crate) fn of(text: &'s str, sentence: &'s Sentence<'s>, timexes: &[Timex]) -> Scene<'s> {
        let words = Words::english();
        let timed = |word: &Word<'_>| within(timexes, word.span);
        Scene {
            text,
            words,
            sentence,
            hanging: sentence.hanging(),
            timed: sentence.words.iter().map(timed).collect(),
            lower: sentence.words.iter().map(|word| word.written(text).to_lowercase()).collect(),
            kinds: sentence.words.iter().map(|word| kind(words, word)).collect(),
        }
    }

    /// Says whether a word may tell an event at all.
    pub(crate) fn may_tell(&self, at: usize) -> bool {
        let word = &self.sentence.words[at];
        match word.upos {
            Upos::Verb | Upos::Noun | Upos::Adj => true,
            // An auxiliary that helps a verb tells nothing by itself.
            Upos::Aux => word.relation != Relation::Aux,
            Upos::Adp | Upos::Adv | Upos::Propn => true,
            Upos::Cconj
            | Upos::Det
            | Upos::Intj
            | Upos::Num
            | Upos::Part
            | Upos::Pron
            | Upos::Punct
            | Upos::Sconj
            | Upos::Sym
            | Upos::X => false,
        }
    }

    fn lemma(&self, at: Option<usize>) -> &str {
        at.map_or("-", |at| &self.sentence.words[at].lemma)
    }

    fn kind(&self, at: Option<usize>) -> &str {
        at.map_or("-", |at| self.kinds[at])
    }

    fn xpos(&self, at: Option<usize>) -> &str {
        at.map_or("-", |at| self.sentence.words[at].xpos)
    }

    /// Adds what is seen of word `at`, for the habits of those who marked such texts.
    pub(crate) fn see(&self, at: usize, habit: Habit, features: &mut Features) {
        let words = &self.sentence.words;
        let word = &words[at];
        let (lower, lemma) = (self.lower[at].as_str(), word.lemma.as_str());
        let upos = upos(word.upos);
        let relation = word.relation.as_str();
        let (before, after) = (at.checked_sub(1), Some(at + 1).filter(|after| *after < words.len()));
        let (before2, after2) = (at.checked_sub(2), Some(at + 2).filter(|after| *after < words.len()));
        let head = word.head;
        let kind = self.kinds[at];
        let mut add = |template: u32, parts: &[&str]| features.add(template, parts);
        let own = habit.template();
        add(own, &[upos]);
        add(own + 1, &[lemma, upos]);
        add(own + 2, &[kind, upos]);
        add(own + 3, &[relation, word.xpos]);
        add(own + 4, &[ending(lower, 3), upos]);
        add(0, &[upos]);
        add(1, &[lower]);
        add(2, &[lemma, upos]);
        add(3, &[word.xpos]);
        add(4, &[relation, upos]);
        add(5, &[relation, word.xpos, self.xpos(head)]);
        add(6, &[lemma, relation]);
        for (template, length) in [(7, 2), (8, 3), (9, 4), (10, 5)] {
            add(template, &[ending(lower, length), upos]);
        }
        add(11, &[kind]);
        add(12, &[kind, relation]);
        // Neighbours.
        add(13, &[self.lemma(before)]);
        add(14, &[self.lemma(after)]);
        add(15, &[self.xpos(before), word.xpos, self.xpos(after)]);
        add(16, &[self.lemma(before), lemma]);
        add(17, &[lemma, self.lemma(after)]);
        add(18, &[self.xpos(before2), self.xpos(before), word.xpos]);
        add(19, &[word.xpos, self.xpos(after), self.xpos(after2)]);
        add(20, &[self.lemma(before2), self.lemma(before), upos]);
        add(21, &[upos, self.lemma(after), self.lemma(after2)]);
        add(22, &[kind, self.lemma(before)]);
        add(23, &[kind, self.lemma(after)]);
        // The head.
        add(24, &[self.lemma(head), relation]);
        add(25, &[self.kind(head), relation, upos]);
        add(26, &[self.kind(head), relation, kind]);
        let grand = head.and_then(|head| words[head].head);
        let above = head.map_or("-", |head| words[head].relation.as_str());
        add(27, &[relation, above, self.xpos(grand)]);
        add(28, &[upos, self.lemma(grand), above, relation]);
        // What hangs on it.
        let mut frame = String::new();
        for &child in self.hanging.on(at) {
            let of = &words[child];
            let name = of.relation.as_str();
            add(29, &[name, upos]);
            add(30, &[name, of.subtype, kind]);
            if matches!(of.relation, Relation::Punct | Relation::Conj | Relation::Cc) {
                continue;
            }
            add(31, &[name, &of.lemma, upos]);
            if matches!(of.relation, Relation::Det | Relation::Case | Relation::Cop | Relation::Aux | Relation::Mark) {
                add(32, &[name, &of.lemma, kind]);
                add(33, &[name, &of.lemma, word.xpos]);
            } else {
                add(34, &[name, self.kinds[child], upos]);
                if let Some(case) = self.case_of(child) {
                    add(35, &[name, &words[case].lemma, upos]);
                    add(36, &[&words[case].lemma, kind]);
                }
            }
            if matches!(of.relation, Relation::Nsubj | Relation::Obj | Relation::Aux | Relation::Cop | Relation::Case) {
                frame += name;
                frame.push(' ');
            }
            if self.timed[child] {
                add(37, &["t", upos]);
                add(37, &["t", kind]);
            }
        }
        add(38, &[&frame, upos]);
        add(39, &[&frame, kind]);
        // The preposition it stands behind, and what that hangs on.
        if let Some(case) = self.case_of(at) {
            let case = words[case].lemma.as_str();
            add(40, &[case, upos]);
            add(41, &[case, kind, self.kind(head)]);
            add(42, &[case, self.lemma(head)]);
        }
        if self.hanging.on(at).is_empty() {
            add(43, &[relation, kind]);
        }
        let shape = if lower.contains(|c: char| c.is_ascii_digit()) {
            "1"
        } else if word.span.of(self.text).starts_with(char::is_uppercase) {
            if at == 0 { "A0" } else { "A" }
        } else {
            "a"
        };
        add(44, &[shape, upos]);
        if self.timed[at] {
            add(45, &[]);
            add(45, &[upos]);
        }
        let next_to_time =
            before.is_some_and(|before| self.timed[before]) || after.is_some_and(|after| self.timed[after]);
        if next_to_time {
            add(46, &[upos]);
        }
        add(47, &[word.feats]);
        // A part of a hyphenated word.
        if before
            .is_some_and(|before| words[before].span.of(self.text) == "-" && words[before].span.end == word.span.start)
        {
            add(48, &["<", upos]);
        }
        if after.is_some_and(|after| words[after].span.of(self.text) == "-" && words[after].span.start == word.span.end)
        {
            add(48, &[">", upos]);
        }
    }

    fn case_of(&self, at: usize) -> Option<usize> {
        let mut children = self.hanging.on(at).iter().copied();
        children.find(|child| self.sentence.words[*child].relation == Relation::Case)
    }
}

fn within(timexes: &[Timex], span: Span) -> bool {
    let next = timexes.partition_point(|timex| timex.span.end <= span.start);
    timexes.get(next).is_some_and(|timex| timex.span.start < span.end)
}

fn kind(words: &'static Words, word: &Word<'_>) -> &'static str {
    match word.upos {
        Upos::Noun => words.noun(&word.lemma),
        Upos::Verb => words.verb(&word.lemma),
        Upos::Propn => "A",
        Upos::Adj | Upos::Adv | Upos::Adp | Upos::Aux => "-",
        Upos::Num => "#",
        Upos::Pron => "he",
        Upos::Cconj | Upos::Det | Upos::Intj | Upos::Part | Upos::Punct | Upos::Sconj | Upos::Sym | Upos::X => "",
    }
}

fn upos(upos: Upos) -> &'static str {
    upos.as_str()
}

/// The last letters of a word, all of it where it is shorter.
fn ending(word: &str, length: usize) -> &str {
    let start = word.char_indices().rev().nth(length - 1).map_or(0, |(at, _)| at);
    &word[start..]
}
