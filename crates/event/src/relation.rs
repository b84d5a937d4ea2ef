//! How an event lies to its time, by the word before the time.

use calendar::Modifier;
use timex::Timex;

use crate::event::Relation;
use crate::lexicon::{Class, Lexicon};
use crate::words::{Kind, Token};

/// Returns the relation that the words before token `time` say; `plain` where they say none.
pub(crate) fn relation(
    lexicon: Option<&Lexicon>,
    text: &str,
    tokens: &[Token],
    time: usize,
    timex: &Timex,
    plain: Relation,
) -> Relation {
    match timex.meant.modifier {
        Some(Modifier::Before | Modifier::OnOrBefore) => return Relation::Before,
        Some(Modifier::After | Modifier::OnOrAfter) => return Relation::After,
        Some(
            Modifier::LessThan
            | Modifier::MoreThan
            | Modifier::EqualOrLess
            | Modifier::EqualOrMore
            | Modifier::Start
            | Modifier::Mid
            | Modifier::End
            | Modifier::Approx,
        )
        | None => {}
    }
    let before = tokens[..time].iter().rev().find(|token| !token.is(Class::Determiner));
    let word = before.filter(|token| token.kind == Kind::Word).map(|token| token.span.of(text).to_lowercase());
    match (word.and_then(|word| lexicon?.relation(&word)), plain) {
        // "from 1979 to 1989" is all of it, "between 1979 and 1989" somewhere in it.
        (Some(Relation::Since), Relation::Throughout) => plain,
        (Some(found), _) => found,
        (None, plain) => plain,
    }
}
