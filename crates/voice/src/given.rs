//! What is said by a noun that a plain verb hands over: "gave evidence that the yard had been rebuilt", "issued a warning that".

use syntax::{Relation, Upos};

use crate::extract::Found;
use crate::grammar::{child, is_passive, phrase};
use crate::hash::seen;
use crate::lexicon::{Class, Lexicon};
use crate::speaker::is_mute;
use crate::surface::{is_mark, part_end, part_start, without_marks};
use crate::words::Words;

/// "The foreman gave evidence that …": `at` is the noun.
pub(crate) fn found(lexicon: &Lexicon, words: &Words, at: usize) -> Option<Found> {
    let noun = &words.list[at];
    let verb = noun.head.filter(|verb| noun.relation == Relation::Obj && *verb < at)?;
    let said = noun.upos == Upos::Noun && lexicon.is(noun.lemma, Class::Noun);
    let written = lexicon.is(noun.lemma, Class::Given);
    if !(said || written) || !lexicon.is(words.list[verb].lemma, Class::Give) || is_passive(words, verb) {
        return None;
    }
    let is_clause = |other: usize| {
        let relation = words.list[other].relation;
        let part = |relation: Relation| child(words, other, |part| words.list[part].relation == relation);
        let opens = part(Relation::Mark).is_some_and(|mark| mark == words.list[other].left);
        let clause = matches!(relation, Relation::Acl | Relation::Ccomp | Relation::Advcl);
        clause && opens && words.list[other].left > at && part(Relation::Nsubj).is_some()
    };
    let clause = child(words, at, is_clause).or_else(|| child(words, verb, is_clause))?;
    let subject = child(words, verb, |other| words.list[other].relation == Relation::Nsubj && other < verb)?;
    let (source, content) = (phrase(words, subject), phrase(words, clause));
    let near = content.0 == at + 1 && source.1 <= verb;
    (near && !is_mute(lexicon, words, subject)).then(|| Found {
        head: verb,
        source: vec![source],
        cue: vec![(verb, at + 1)],
        content: vec![content],
        ..Found::default()
    })
}

/// "Orme's claim that the king wrote it", "his claim that": who it is stands before the noun. "The legend that he fled" is nobody's.
pub(crate) fn of_somebody(lexicon: &Lexicon, words: &Words, at: usize) -> Option<Found> {
    let noun = &words.list[at];
    let unowned = [Class::Legend, Class::Rumour].into_iter().any(|class| lexicon.is(noun.lemma, class));
    let said = unowned || lexicon.is(noun.lemma, Class::Noun);
    let end = part_end(words, at);
    if noun.upos != Upos::Noun || !said || at + 2 >= end || !lexicon.is(words.list[at + 1].form, Class::That) {
        return None;
    }
    let content = without_marks(words, (at + 1, clause_end(words, at, end)?));
    let whose = seen(Relation::Nmod.as_str()).with(seen("poss"));
    let whose = child(words, at, |other| words.list[other].label == whose && other < at);
    let cue = vec![(at, at + 1)];
    let Some(whose) = whose else {
        return unowned.then(|| Found { head: at, cue, content: vec![content], ..Found::default() });
    };
    let case = child(words, whose, |part| words.list[part].relation == Relation::Case && part > whose);
    let source = vec![(words.list[whose].left, case.unwrap_or(words.list[whose].right + 1))];
    Some(Found { head: at, source, cue, content: vec![content], ..Found::default() })
}

/// What is told within "Orme's claim that the king wrote it has been rejected" ends with it.
pub(crate) fn close(words: &Words, all: &mut [Found]) {
    let closed =
        |one: &Found| words.list[one.head].upos == Upos::Noun && one.cue.first() == Some(&(one.head, one.head + 1));
    let ends: Vec<(usize, usize)> =
        all.iter().filter(|one| closed(one)).filter_map(|one| one.content.first().copied()).collect();
    for (start, end) in ends {
        for other in all.iter_mut().filter(|other| start <= other.head && other.head < end) {
            if other.content.iter().any(|run| run.0 < end) {
                other.content.retain(|run| run.0 < end);
                other.content.iter_mut().for_each(|run| run.1 = run.1.min(end));
            }
        }
    }
}

/// Where the clause behind "the legend that" ends: before the verb whose subject the noun is, or with what hangs on the clause.
fn clause_end(words: &Words, noun: usize, end: usize) -> Option<usize> {
    let start = part_start(words, noun);
    let opens = (start..noun).all(|at| {
        let word = &words.list[at];
        matches!(word.upos, Upos::Det | Upos::Adj | Upos::Propn | Upos::Noun | Upos::Pron | Upos::Part)
    });
    let finite = |at: &usize| {
        ["VBD", "VBZ", "VBP", "MD"].into_iter().any(|tag| words.list[*at].xpos == seen(tag))
            && matches!(words.list[*at].upos, Upos::Verb | Upos::Aux)
    };
    let first = (noun + 2..end).find(finite)?;
    if !opens {
        let clause = |other: usize| {
            let clause = matches!(words.list[other].relation, Relation::Acl | Relation::Ccomp);
            clause && words.list[other].left == noun + 1
        };
        return child(words, noun, clause).map(|clause| words.list[clause].right + 1);
    }
    // The next one that nothing opens or joins.
    let joins = |at: usize| {
        let word = &words.list[at];
        let relative = [seen("WDT"), seen("WP"), seen("WRB")].contains(&word.xpos);
        relative || matches!(word.upos, Upos::Cconj | Upos::Sconj) || is_mark(words, at)
    };
    // "The rumour that she had fled spread": a participle right behind another has no other subject either.
    let bare = |at: &usize| {
        let participle = |at: usize| words.list[at].xpos == seen("VBN") && words.list[at].upos == Upos::Verb;
        let told = words.list[at - 1].xpos == seen("VBD") && words.list[at - 1].upos == Upos::Verb;
        participle(*at) && (participle(at - 1) || told)
    };
    let main = (first + 1..end).find(|at| (finite(at) || bare(at)) && !(first..*at).any(joins))?;
    let adverb = main > first + 1 && words.list[main - 1].upos == Upos::Adv;
    Some(if adverb { main - 1 } else { main })
}
