//! Tense, aspect, polarity and modality of an event, by the words that hang on the word that tells it.

use source::Span;
use syntax::{Hanging, Relation, Sentence, Upos, Word};

use super::kinds::{Aspect, Pos, Tense};
use super::lexicon::{Role, Words};
use crate::event::Polarity;

/// What grammar says of an event.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Grammar {
    pub pos: Pos,
    pub tense: Tense,
    pub aspect: Aspect,
    pub polarity: Polarity,
    pub modality: Option<Span>,
}

/// Reads it of word `at`.
pub(crate) fn grammar(words: &Words, sentence: &Sentence<'_>, hanging: &Hanging, at: usize) -> Grammar {
    let word = &sentence.words[at];
    let company = company(sentence, hanging, at);
    let (tense, aspect) = tense(words, sentence, hanging, at, &company);
    Grammar {
        pos: pos(word),
        tense,
        aspect,
        polarity: polarity(words, sentence, hanging, at, &company),
        modality: modality(words, sentence, &company),
    }
}

fn pos(word: &Word<'_>) -> Pos {
    match word.upos {
        Upos::Verb | Upos::Aux => Pos::Verb,
        Upos::Noun | Upos::Propn => Pos::Noun,
        Upos::Adj => Pos::Adjective,
        Upos::Adp => Pos::Preposition,
        Upos::Adv
        | Upos::Cconj
        | Upos::Det
        | Upos::Intj
        | Upos::Num
        | Upos::Part
        | Upos::Pron
        | Upos::Punct
        | Upos::Sconj
        | Upos::Sym
        | Upos::X => Pos::Other,
    }
}

/// The auxiliaries of a word, in order; those of the verb it is joined to, where it has no subject and none of its own.
fn company(sentence: &Sentence<'_>, hanging: &Hanging, at: usize) -> Vec<usize> {
    let helps = |&child: &usize| matches!(sentence.words[child].relation, Relation::Aux | Relation::Cop);
    let own: Vec<usize> = hanging.on(at).iter().copied().filter(helps).collect();
    let word = &sentence.words[at];
    let shares = own.is_empty()
        && word.relation == Relation::Conj
        && !has_subject(sentence, hanging, at)
        && !hanging.on(at).iter().any(|child| sentence.words[*child].relation == Relation::Mark);
    match word.head.filter(|_| shares) {
        // "will meet and talk", "were caught and sent home": the same form of the verb has the same auxiliaries.
        Some(head) if head < at && sentence.words[head].xpos == word.xpos && is_verb(word) => {
            company(sentence, hanging, head)
        }
        _ => own,
    }
}

fn has_subject(sentence: &Sentence<'_>, hanging: &Hanging, at: usize) -> bool {
    hanging.on(at).iter().any(|child| matches!(sentence.words[*child].relation, Relation::Nsubj | Relation::Csubj))
}

/// Whether a verb is joined to one with a subject, or heads its sentence.
fn stands_alone(sentence: &Sentence<'_>, word: &Word<'_>) -> bool {
    match word.head.filter(|_| word.relation == Relation::Conj) {
        Some(head) => is_verb(&sentence.words[head]) && sentence.words[head].relation == Relation::Root,
        None => word.relation == Relation::Root && sentence.words.iter().any(|one| one.relation == Relation::Nsubj),
    }
}

fn is_verb(word: &Word<'_>) -> bool {
    matches!(word.upos, Upos::Verb | Upos::Aux)
}

/// Form of a verb by its tag of the Penn Treebank.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Form {
    Past,
    Present,
    Modal,
    Base,
    PastParticiple,
    PresentParticiple,
    NoVerb,
}

fn form(word: &Word<'_>) -> Form {
    match word.xpos {
        "VBD" => Form::Past,
        "VBZ" | "VBP" => Form::Present,
        "MD" => Form::Modal,
        "VB" => Form::Base,
        "VBN" => Form::PastParticiple,
        "VBG" => Form::PresentParticiple,
        _ => Form::NoVerb,
    }
}

fn tense(words: &Words, sentence: &Sentence<'_>, hanging: &Hanging, at: usize, company: &[usize]) -> (Tense, Aspect) {
    let word = &sentence.words[at];
    let helpers: Vec<&Word<'_>> = company.iter().map(|helper| &sentence.words[*helper]).collect();
    let predicate = helpers.iter().any(|helper| helper.relation == Relation::Cop);
    if !is_verb(word) && !predicate {
        return (Tense::None, Aspect::None);
    }
    let does = |helper: &Word<'_>, role| words.does(&helper.lemma, role);
    let own = form(word);
    let perfect = helpers.iter().enumerate().any(|(place, helper)| {
        let next = helpers.get(place + 1).map_or(own, |next| form(next));
        does(helper, Role::Perfect) && matches!(next, Form::PastParticiple | Form::Past)
    });
    let progressive = helpers.iter().enumerate().any(|(place, helper)| {
        let next = helpers.get(place + 1).map_or(own, |next| form(next));
        does(helper, Role::Being) && next == Form::PresentParticiple
    });
    let aspect = match (perfect, progressive) {
        (true, true) => Aspect::PerfectiveProgressive,
        (true, false) => Aspect::Perfective,
        (false, true) => Aspect::Progressive,
        (false, false) => Aspect::None,
    };
    let infinitive = hanging.on(at).iter().any(|child| sentence.words[*child].xpos == "TO");
    let going = || {
        let head = word.head.map(|head| (head, &sentence.words[head]));
        head.is_some_and(|(place, head)| {
            does(head, Role::Going)
                && form(head) == Form::PresentParticiple
                && hanging.on(place).iter().any(|child| does(&sentence.words[*child], Role::Being))
        })
    };
    let tense = match helpers.first().map(|helper| (form(helper), helper)) {
        Some((Form::Modal, helper)) if does(helper, Role::Future) => Tense::Future,
        Some((Form::Modal, _)) => match own {
            Form::Base | Form::PastParticiple | Form::PresentParticiple => Tense::Present,
            Form::Past => Tense::Past,
            Form::Present | Form::Modal | Form::NoVerb => Tense::Present,
        },
        Some((Form::Past, _)) => Tense::Past,
        Some((Form::Present, _)) => Tense::Present,
        Some((Form::Base, _)) if infinitive => Tense::Infinitive,
        Some((Form::PresentParticiple, _)) => Tense::PresentParticiple,
        Some((Form::Base | Form::PastParticiple | Form::NoVerb, _)) | None => match own {
            Form::Base if infinitive && going() => Tense::Future,
            Form::Base => Tense::Infinitive,
            Form::Past => Tense::Past,
            Form::Present | Form::Modal => Tense::Present,
            // With a subject of its own and no auxiliary it is a past that looks like its participle.
            Form::PastParticiple if has_subject(sentence, hanging, at) || stands_alone(sentence, word) => Tense::Past,
            Form::PastParticiple => Tense::PastParticiple,
            Form::PresentParticiple => Tense::PresentParticiple,
            Form::NoVerb => Tense::None,
        },
    };
    (tense, aspect)
}

fn modality(words: &Words, sentence: &Sentence<'_>, company: &[usize]) -> Option<Span> {
    let modal = company.iter().map(|helper| &sentence.words[*helper]).find(|word| words.does(&word.lemma, Role::Modal));
    modal.map(|word| word.span)
}

fn polarity(words: &Words, sentence: &Sentence<'_>, hanging: &Hanging, at: usize, company: &[usize]) -> Polarity {
    let denies = |child: usize| words.does(&sentence.words[child].lemma, Role::Negation);
    let children = hanging.on(at);
    let denied = children.iter().any(|&child| {
        let word = &sentence.words[child];
        let inside = || hanging.on(child).iter().any(|of| sentence.words[*of].relation == Relation::Det && denies(*of));
        if matches!(word.relation, Relation::Advmod | Relation::Det | Relation::Nsubj | Relation::Cc) {
            denies(child)
        } else if matches!(word.relation, Relation::Obj | Relation::Obl) {
            denies(child) || is_verb(&sentence.words[at]) && inside() // "made no promise", "in no way"
        } else {
            matches!(word.relation, Relation::Case | Relation::Mark) && words.does(&word.lemma, Role::Without)
        }
    });
    // Denials that hang on an auxiliary, and "neither side signed".
    let beside = company.iter().any(|helper| hanging.on(*helper).iter().any(|child| denies(*child)));
    let subject = children.iter().any(|&child| {
        sentence.words[child].relation == Relation::Nsubj && hanging.on(child).iter().any(|of| denies(*of))
    });
    if denied || beside || subject { Polarity::Negative } else { Polarity::Positive }
}
