//! First names that open a sentence and were taken for something beside it: "Fanny | Mendelssohn died" is told of one person.

use std::ops::Range;

use crate::names::{hang, tops};
use crate::relation::Relation;
use crate::syntax::Word;
use crate::upos::Upos;
use crate::verbs::Verbs;

/// Joins a first word that was taken for the whole of the sentence, or for what helps its verb, with the surname behind it, which is
/// the subject of that verb.
pub(crate) fn lead(text: &str, words: &mut [Word<'_>], run: &Range<usize>) {
    let opens = words[..run.start].iter().all(|word| word.upos == Upos::Punct);
    let first = words[run.start].span.of(text);
    let is_name = first.chars().skip(1).all(char::is_lowercase) && first.chars().nth(1).is_some();
    let &[top, surname] = tops(words, run).as_slice() else { return };
    let verb = words[surname].head.filter(|verb| *verb > surname && words[surname].relation == Relation::Nsubj);
    let Some(verb) = verb.filter(|_| opens && is_name && top == run.start && !Verbs::english().is_day(first)) else {
        return;
    };
    let subtype = words[surname].subtype;
    if words[top].head == Some(verb) {
        let beside = matches!(
            words[top].relation,
            Relation::Aux | Relation::Advmod | Relation::Compound | Relation::Nmod | Relation::Obl | Relation::Vocative
        );
        if !beside || words.iter().any(|word| word.head == Some(top)) {
            return;
        }
    } else {
        let told = matches!(words[verb].relation, Relation::Parataxis | Relation::Acl | Relation::Ccomp);
        if words[top].head.is_some() || words[verb].head != Some(top) || !told {
            return;
        }
        (words[verb].head, words[verb].relation, words[verb].subtype) = (None, Relation::Root, "");
        words.iter_mut().skip(run.end).filter(|word| word.head == Some(top)).for_each(|word| word.head = Some(verb));
    }
    hang(words, top, surname);
    (words[top].head, words[top].relation, words[top].subtype) = (Some(verb), Relation::Nsubj, subtype);
}

#[cfg(test)]
mod tests {
    use crate::{Relation, Syntax};

    /// The words that hang on the verb of a sentence as its subject, and the word behind them.
    fn subject(text: &str) -> String {
        let sentences = Syntax::english().parse(text);
        let words = &sentences[0].words;
        let verb = words.iter().position(|word| word.head.is_none());
        let subject = words.iter().position(|word| word.relation == Relation::Nsubj && word.head == verb);
        let parts = words.iter().enumerate().filter(|(at, word)| {
            let part = matches!(word.relation, Relation::Flat | Relation::Compound);
            Some(*at) == subject || part && word.head == subject
        });
        parts.map(|(_, word)| word.span.of(text)).collect::<Vec<&str>>().join(" ")
    }

    #[test]
    fn a_first_name_that_is_a_word_as_well_goes_with_the_surname() {
        for name in ["Fanny", "Mercy", "Hope", "Violet", "April", "May", "June", "Will", "Rich", "Sunny", "Felix"] {
            assert_eq!(subject(&format!("{name} Bramley died on 4 November 1847.")), format!("{name} Bramley"));
        }
    }

    #[test]
    fn a_day_or_what_somebody_is_like_is_no_first_name() {
        for word in ["Today", "Yesterday", "Poor", "Finally"] {
            assert_eq!(subject(&format!("{word} Bramley died at Hull.")), "Bramley", "{word}");
        }
    }
}
