//! What is seen of a word that may tell an event: itself, its neighbours, its place in the tree, what is known of it.

use std::borrow::Cow;

use learn::{Feature, Features, Part};
use source::{Span, small};
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
    lower: Vec<Cow<'s, str>>,
    /// What is seen of each word from many of its neighbours.
    looks: Vec<Look<'s>>,
}

/// What is seen of a word from many others.
#[derive(Clone, Copy)]
struct Look<'s> {
    lemma: Part<'s>,
    xpos: Part<'s>,
    upos: Part<'s>,
    relation: Part<'s>,
    /// The name of its kind.
    kind: Part<'s>,
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
            lower: sentence.words.iter().map(|word| small(word.written(text))).collect(),
            looks: sentence.words.iter().map(|word| Look::of(words, word)).collect(),
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

    /// What is seen of a word, or that there is none.
    fn look(&self, at: Option<usize>) -> Look<'_> {
        at.map_or_else(Look::none, |at| self.looks[at])
    }

    /// Adds what is seen of word `at`, for the habits of those who marked such texts.
    pub(crate) fn see(&self, at: usize, habit: Habit, features: &mut Features) {
        let words = &self.sentence.words;
        let word = &words[at];
        let lower = &*self.lower[at];
        let Look { lemma, xpos, upos, relation, kind } = self.looks[at];
        let (before, after) = (at.checked_sub(1), Some(at + 1).filter(|after| *after < words.len()));
        let (before2, after2) = (at.checked_sub(2), Some(at + 2).filter(|after| *after < words.len()));
        let head = word.head;
        let (last, next) = (self.look(before), self.look(after));
        let (last_but_one, next_but_one) = (self.look(before2), self.look(after2));
        let above = self.look(head);
        let own = habit.template();
        features.add_parts(own, [upos]);
        features.add_parts(own + 1, [lemma, upos]);
        features.add_parts(own + 2, [kind, upos]);
        features.add_parts(own + 3, [relation, xpos]);
        features.add_parts(own + 4, [Part::of(ending(lower, 3)), upos]);
        features.add_parts(0, [upos]);
        features.add_parts(1, [Part::of(lower)]);
        features.add_parts(2, [lemma, upos]);
        features.add_parts(3, [xpos]);
        features.add_parts(4, [relation, upos]);
        features.add_parts(5, [relation, xpos, above.xpos]);
        features.add_parts(6, [lemma, relation]);
        for (template, length) in [(7, 2), (8, 3), (9, 4), (10, 5)] {
            features.add_parts(template, [Part::of(ending(lower, length)), upos]);
        }
        features.add_parts(11, [kind]);
        features.add_parts(12, [kind, relation]);
        // Neighbours.
        features.add_parts(13, [last.lemma]);
        features.add_parts(14, [next.lemma]);
        features.add_parts(15, [last.xpos, xpos, next.xpos]);
        features.add_parts(16, [last.lemma, lemma]);
        features.add_parts(17, [lemma, next.lemma]);
        features.add_parts(18, [last_but_one.xpos, last.xpos, xpos]);
        features.add_parts(19, [xpos, next.xpos, next_but_one.xpos]);
        features.add_parts(20, [last_but_one.lemma, last.lemma, upos]);
        features.add_parts(21, [upos, next.lemma, next_but_one.lemma]);
        features.add_parts(22, [kind, last.lemma]);
        features.add_parts(23, [kind, next.lemma]);
        // The head.
        features.add_parts(24, [above.lemma, relation]);
        features.add_parts(25, [above.kind, relation, upos]);
        features.add_parts(26, [above.kind, relation, kind]);
        let grand = self.look(head.and_then(|head| words[head].head));
        features.add_parts(27, [relation, above.relation, grand.xpos]);
        features.add_parts(28, [upos, grand.lemma, above.relation, relation]);
        // What hangs on it.
        let mut frame = String::new();
        for &child in self.hanging.on(at) {
            let of = &words[child];
            let look = self.looks[child];
            let name = look.relation;
            features.add_parts(29, [name, upos]);
            features.add_parts(30, [name, Part::of(of.subtype), kind]);
            if matches!(of.relation, Relation::Punct | Relation::Conj | Relation::Cc) {
                continue;
            }
            features.add_parts(31, [name, look.lemma, upos]);
            if matches!(of.relation, Relation::Det | Relation::Case | Relation::Cop | Relation::Aux | Relation::Mark) {
                features.add_parts(32, [name, look.lemma, kind]);
                features.add_parts(33, [name, look.lemma, xpos]);
            } else {
                features.add_parts(34, [name, look.kind, upos]);
                if let Some(case) = self.case_of(child) {
                    features.add_parts(35, [name, self.looks[case].lemma, upos]);
                    features.add_parts(36, [self.looks[case].lemma, kind]);
                }
            }
            if matches!(of.relation, Relation::Nsubj | Relation::Obj | Relation::Aux | Relation::Cop | Relation::Case) {
                frame += of.relation.as_str();
                frame.push(' ');
            }
            if self.timed[child] {
                features.add_parts(37, [Part::of("t"), upos]);
                features.add_parts(37, [Part::of("t"), kind]);
            }
        }
        features.add_parts(38, [Part::of(&frame), upos]);
        features.add_parts(39, [Part::of(&frame), kind]);
        // The preposition it stands behind, and what that hangs on.
        if let Some(case) = self.case_of(at) {
            let case = self.looks[case].lemma;
            features.add_parts(40, [case, upos]);
            features.add_parts(41, [case, kind, above.kind]);
            features.add_parts(42, [case, above.lemma]);
        }
        if self.hanging.on(at).is_empty() {
            features.add_parts(43, [relation, kind]);
        }
        let shape = if lower.contains(|c: char| c.is_ascii_digit()) {
            "1"
        } else if word.span.of(self.text).starts_with(char::is_uppercase) {
            if at == 0 { "A0" } else { "A" }
        } else {
            "a"
        };
        features.add_parts(44, [Part::of(shape), upos]);
        if self.timed[at] {
            features.add_parts(45, []);
            features.add_parts(45, [upos]);
        }
        let next_to_time =
            before.is_some_and(|before| self.timed[before]) || after.is_some_and(|after| self.timed[after]);
        if next_to_time {
            features.add_parts(46, [upos]);
        }
        features.add_parts(47, [Part::of(word.feats)]);
        // A part of a hyphenated word.
        if before
            .is_some_and(|before| words[before].span.of(self.text) == "-" && words[before].span.end == word.span.start)
        {
            features.add_parts(48, [Part::of("<"), upos]);
        }
        if after.is_some_and(|after| words[after].span.of(self.text) == "-" && words[after].span.start == word.span.end)
        {
            features.add_parts(48, [Part::of(">"), upos]);
        }
    }

    fn case_of(&self, at: usize) -> Option<usize> {
        let mut children = self.hanging.on(at).iter().copied();
        children.find(|child| self.sentence.words[*child].relation == Relation::Case)
    }
}

impl<'s> Look<'s> {
    fn of(words: &'static Words, word: &'s Word<'s>) -> Look<'s> {
        Look {
            lemma: Part::of(&word.lemma),
            xpos: Part::of(word.xpos),
            upos: Part::of(word.upos.as_str()),
            relation: Part::of(word.relation.as_str()),
            kind: Part::of(kind(words, word)),
        }
    }

    /// That there is no word.
    fn none() -> Look<'s> {
        let none = Part::of("-");
        Look { lemma: none, xpos: none, upos: none, relation: none, kind: none }
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

/// The last letters of a word, all of it where it is shorter.
fn ending(word: &str, length: usize) -> &str {
    let start = word.char_indices().rev().nth(length - 1).map_or(0, |(at, _)| at);
    &word[start..]
}
