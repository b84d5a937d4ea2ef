//! Anniversaries of what is dated elsewhere: "the tenth anniversary of the fire", "the centenary of its founding".

use syntax::{Relation, Sentence, Upos, Word};

use super::{Count, Counted, Counting, End, Known, end_of};
use crate::told::kinds::happenings;
use crate::told::naming::Naming;
use crate::told::ordinals::nth;
use crate::told::telling::{Telling, is_plain_date};
use crate::told::tree::{Tree, WordAt};

/// The anniversaries of an account, each with what it is one of.
pub(super) fn anniversaries(sentences: &[Sentence<'_>]) -> Vec<Counting> {
    let words = &happenings().words;
    let mut found = Vec::new();
    for (number, sentence) in sentences.iter().enumerate() {
        let place = |word: usize| WordAt { sentence: number, word };
        for (at, word) in sentence.words.iter().enumerate() {
            let Some(head) = word.head.filter(|_| word.relation == Relation::Nmod) else {
                continue;
            };
            let noun = &sentence.words[head].lemma;
            // "Its centenary": of what the pronoun stands for.
            let its = word.upos == Upos::Pron && word.feats.contains(NEUTER) && at < head;
            if words.anniversaries.contains(noun) && its {
                found.push(Counting::Anniversary { word: place(head), of: place(at) });
            }
            if words.anniversaries.contains(noun) && head < at && word.upos == Upos::Noun {
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
        let nth = nth(&tree, self.text, anniversary.word);
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

    /// "The anniversary of the opening", "of its founding", "after it had been founded": the days of the only thing of the sort that the
    /// account dates, if what the word is said of is what that is told of.
    pub(super) fn of_kind(&self, word: WordAt, own: Option<&Telling>) -> Vec<End> {
        let sentence = &self.sentences[word.sentence];
        let tree = Tree::of(sentence, self.times);
        let told = tree.word(word.word);
        if told.upos == Upos::Pron {
            return self.came_to_be(sentence, told);
        }
        let (kind, of) = match told.upos {
            Upos::Verb => {
                // Of a verb only a pronoun is not known by itself.
                let about = own.and_then(|own| own.about);
                let of = about.and_then(|about| sentence.words.iter().find(|word| word.span == about));
                (own.and_then(|own| own.kind), of.filter(|of| of.upos == Upos::Pron && of.xpos == PERSONAL))
            }
            _noun => {
                // "Fifteen years" of "fifteen years after its foundation" says how much, and not of what.
                let hung = tree.children(word.word).iter().map(|&child| tree.word(child));
                let mut of = hung.filter(|word| word.relation == Relation::Nmod && word.subtype != UNMARKED);
                let of = of.next();
                // What has a name is known by it.
                let known = own.is_some() && of.is_none_or(|of| of.upos != Upos::Pron);
                (happenings().of_noun(&told.lemma).filter(|_| !known), of)
            }
        };
        // "Ten years after it was built": what is of no known kind is told again by the same verb.
        let by_verb = told.upos == Upos::Verb && of.is_some();
        if !by_verb && (kind.is_none() || told.upos == Upos::Verb) {
            return Vec::new();
        }
        let same = |one: &Telling| one.kind == kind && (kind.is_some() || one.lemma == told.lemma);
        let is_of = |whom: &Naming| match of {
            Some(of) if of.upos == Upos::Pron => self.may_mean(sentence, of, whom),
            Some(of) => {
                let written = of.span.of(self.text).to_lowercase();
                whom.head == of.lemma.to_lowercase() || whom.name.contains(&written)
            }
            None => true,
        };
        let dated = self.tellings.iter().filter(|telling| same(telling) && end_of(telling).is_some());
        let told: Vec<&Telling> = dated.collect();
        let whom = |telling: &Telling| telling.whom.as_ref().is_some_and(is_of);
        match of {
            // Of several of one sort nobody knows which.
            None if told.len() > 1 => Vec::new(),
            Some(of) if of.upos == Upos::Pron && told.len() > 1 => Vec::new(),
            Some(_) | None => told.into_iter().filter(|telling| whom(telling)).filter_map(end_of).collect(),
        }
    }

    /// "Its centenary": the day on which the only thing came to be of which the account tells that it did.
    fn came_to_be(&self, sentence: &Sentence<'_>, pronoun: &Word<'_>) -> Vec<End> {
        let comes = |one: &&Telling| happenings().words.comes_to_be.contains(&one.lemma) && end_of(one).is_some();
        let told: Vec<&Telling> = self.tellings.iter().filter(comes).collect();
        let [only] = told.as_slice() else { return Vec::new() };
        let its = only.whom.as_ref().is_some_and(|whom| self.may_mean(sentence, pronoun, whom));
        end_of(only).into_iter().filter(|_| its).collect()
    }

    /// Says whether a pronoun may stand for what is named: not where each is known to be another, nor where its sentence speaks of
    /// something else before it.
    fn may_mean(&self, sentence: &Sentence<'_>, pronoun: &Word<'_>, whom: &Naming) -> bool {
        // "The centenary of its founding was kept": what the pronoun hangs on is not what it stands for.
        let up = |at: &usize| sentence.words[*at].head;
        let above: Vec<usize> = std::iter::successors(pronoun.head, up).take(sentence.words.len()).collect();
        let before = sentence.words.iter().enumerate().take_while(|(_, word)| word.span.start < pronoun.span.start);
        let mut subjects = before
            .filter(|(at, word)| word.relation == Relation::Nsubj && word.upos == Upos::Noun && !above.contains(at));
        // "The town kept the fiftieth anniversary of its opening": who keeps it is another.
        let kept = |&at: &usize| happenings().words.anniversaries.contains(&sentence.words[at].lemma);
        if !above.iter().any(kept) && subjects.any(|(_, word)| word.lemma.to_lowercase() != whom.head) {
            return false;
        }
        let known = self.places.entity(pronoun.span).map(|entity| entity.id);
        let is_person = |feats: &str| GENDERS.iter().any(|gender| feats.contains(gender));
        known.zip(whom.entity).is_none_or(|(one, other)| one == other)
            && (known.is_some() || whom.is_named || !is_person(pronoun.feats))
    }
}

/// The subtype of a noun that is hung with no preposition: a measure.
const UNMARKED: &str = "unmarked";
/// The gender of things.
const NEUTER: &str = "Gender=Neut";
/// The genders of persons.
const GENDERS: [&str; 2] = ["Gender=Masc", "Gender=Fem"];
/// The tag of pronouns that stand for somebody or something.
const PERSONAL: &str = "PRP";
