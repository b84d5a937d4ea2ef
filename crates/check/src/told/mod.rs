//! What the sentences of an account tell of happenings, and which of them tell of the same.

mod again;
mod age_clause;
mod alike;
mod birthdays;
mod borne;
mod clocked;
mod counted;
mod course;
mod deeds;
mod hours_back;
mod kin;
mod kinds;
mod naming;
mod occurrence;
mod of_age;
mod order;
mod ordinals;
mod outlived;
mod people;
mod plain_lives;
mod plain_words;
mod reigns;
mod same;
mod telling;
mod thing;
mod tree;
mod understood;

use std::collections::{BTreeMap, BTreeSet};

use source::{Document, Span};
use syntax::{Relation, Sentence, Upos};
use timex::Timex;

pub(crate) use again::told_again;
pub(crate) use borne::Bearer;
pub(crate) use clocked::{Clocked, minute, minutes_told};
pub(crate) use counted::{Count, Counted, End};
pub(crate) use course::{Course, Edge};
pub(crate) use hours_back::HourBack;
pub use kinds::happens_once;
pub(crate) use kinds::{EdgeOfLife, KindId, Takes, happenings};
pub(crate) use naming::Naming;
pub use occurrence::{Agreement, Occurrence, ToldBy, may_be_one, occurrences, what_comes_again};
pub(crate) use occurrence::{between_accounts, one_of_each};
pub(crate) use of_age::{OfAge, Unit, of_length};
pub(crate) use order::{How, Order};
pub(crate) use people::{Life, Said};
pub(crate) use same::TellingAt;
pub(crate) use telling::{Limit, Telling, is_step_on, limits};
pub(crate) use tree::WordAt;
use understood::Places;
pub use understood::{Understanding, Voice};

/// What the sentences of an account tell.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Told {
    pub tellings: Vec<Telling>,
    /// What is told of days whose year stands elsewhere, where the account tells of somebody's death.
    pub filled: Vec<Telling>,
    pub lives: Vec<Life>,
    pub orders: Vec<Order>,
    pub courses: Vec<Course>,
    pub ages: Vec<OfAge>,
    /// Of whom a number or a time is said, by where it begins.
    pub bearers: BTreeMap<u32, Bearer>,
    /// The words that open a clause: "before" of "for six weeks before the town was taken".
    pub openers: Vec<Span>,
    /// The names of those whom somebody else of the same clause does something to or with.
    pub met: Vec<Span>,
    /// By last name, in small letters, the full names that end with it.
    pub families: BTreeMap<String, BTreeSet<Vec<String>>>,
    pub counted: Vec<Counted>,
    pub clocked: Vec<Clocked>,
    pub hours_back: Vec<HourBack>,
}

impl Told {
    /// Reads what the sentences of a document tell.
    pub(crate) fn of(document: &Document, times: &[Timex], understood: Understanding<'_>) -> Told {
        let sentences = understood.sentences;
        if sentences.is_empty() {
            let (lives, acts) = plain_words::lives(document, times);
            let tellings = plain_words::tellings(document, times).into_iter().chain(acts).collect();
            return Told { tellings, lives, ..Told::default() };
        }
        let text = &*document.text;
        let places = Places::new(text, understood);
        let mut orders = order::orders(text, &places, times, sentences);
        let courses = course::courses(&places, times, sentences);
        let countings = counted::countings(text, sentences, times);
        let wanted: BTreeSet<WordAt> = orders
            .iter()
            .flat_map(|order| [order.first, order.second])
            .chain(courses.iter().flat_map(|course| [course.whole, course.part]))
            .chain(countings.iter().map(counted::Counting::of))
            .collect();
        let nouns: BTreeSet<&str> = wanted
            .iter()
            .map(|at| &sentences[at.sentence].words[at.word])
            .filter(|word| word.upos == Upos::Noun)
            .map(|word| word.lemma.as_str())
            .collect();
        let account = telling::Reading { text, times, places: &places, wanted: &wanted, nouns: &nouns };
        let mut tellings: Vec<Telling> = sentences
            .iter()
            .enumerate()
            .flat_map(|(number, sentence)| telling::tellings(&account, number, sentence))
            .collect();
        let families = people::complete(text, &places, sentences, times, &mut tellings);
        thing::note(text, sentences, times, &mut tellings);
        let lives = people::lives(text, &places, sentences, times, &tellings);
        orders.extend(kin::orders(&places, sentences, times, &tellings));
        let mut filled = Vec::new();
        if lives.iter().any(|life| life.death.is_some()) {
            let acts = |(number, sentence)| telling::acts_in_filled_years(&account, number, sentence);
            filled = sentences.iter().enumerate().flat_map(acts).collect();
            people::complete(text, &places, sentences, times, &mut filled);
        }
        let mut ages = of_age::ages(document, &places, sentences, times, &lives);
        ages.extend(birthdays::birthdays(text, &places, sentences, times, &lives));
        let bearers = borne::bearers(sentences, times);
        let mut counted = counted::counted(text, &places, sentences, times, (&countings, &tellings, &courses));
        counted.extend(reigns::reigns(&places, sentences, times));
        counted.extend(outlived::outlived(&places, sentences, times, (&lives, &tellings)));
        // A mill that opens is no happening that begins.
        let courses = courses.into_iter().filter(|course| course.happens).collect();
        let clocked = clocked::clocked(text, &places, sentences, times, &countings);
        let hours_back = hours_back::hours_back(&places, sentences, times);
        let (openers, met) = (openers(sentences), met(sentences));
        Told {
            tellings,
            filled,
            lives,
            orders,
            courses,
            ages,
            bearers,
            openers,
            met,
            families,
            counted,
            clocked,
            hours_back,
        }
    }
}

/// The words that open a clause with a verb of its own behind them, in order.
fn openers(sentences: &[Sentence<'_>]) -> Vec<Span> {
    let words = sentences.iter().flat_map(|sentence| sentence.words.iter().enumerate());
    let opens = words.filter(|(at, word)| word.relation == Relation::Mark && word.head.is_some_and(|verb| verb > *at));
    opens.filter(|(_, word)| word.xpos == PREPOSITION).map(|(_, word)| word.span).collect()
}

/// "Anna met Karl": the names that hang on a verb behind the name of its subject, in order.
fn met(sentences: &[Sentence<'_>]) -> Vec<Span> {
    let of = |sentence: &Sentence<'_>| {
        let is_name = |word: &syntax::Word<'_>| word.upos == Upos::Propn;
        let acts = |verb: usize, before: usize| {
            let own = |word: &syntax::Word<'_>| word.head == Some(verb) && word.relation == Relation::Nsubj;
            sentence.words[..before].iter().any(|word| own(word) && is_name(word))
        };
        let beside = |word: &syntax::Word<'_>| {
            is_name(word) && matches!(word.relation, Relation::Obj | Relation::Iobj | Relation::Obl)
        };
        let words = sentence.words.iter().enumerate();
        let met = words.filter(|(at, word)| beside(word) && word.head.is_some_and(|verb| acts(verb, *at)));
        met.map(|(_, word)| word.span).collect::<Vec<_>>()
    };
    sentences.iter().flat_map(of).collect()
}

/// The tag of a word that may stand before a noun and may open a clause.
const PREPOSITION: &str = "IN";
