//! How an event lies to its time, by the word before the time.

use calendar::{Clock, DayPart, Modifier, TimeValue};
use source::Language;
use timex::Timex;

use crate::event::Relation;
use crate::lexicon::{Class, Lexicon};
use crate::words::{Kind, Token};

/// Returns what a word before a time, or two of them, say of how an event lies to it, in a language: "before", "پیش از".
///
/// ```
/// use event::{Relation, relation_of};
/// use source::Language;
///
/// assert_eq!(relation_of(Language("en"), "before"), Some(Relation::Before));
/// assert_eq!(relation_of(Language("fa"), "پیش از"), Some(Relation::Before));
/// assert_eq!(relation_of(Language("en"), "gate"), None);
/// ```
pub fn relation_of(language: Language, words: &str) -> Option<Relation> {
    Lexicon::of(language)?.relation(&words.to_lowercase())
}

/// Returns the relation that the words before token `time` say; `plain` where they say none.
pub(crate) fn relation(
    lexicon: Option<&Lexicon>,
    text: &str,
    tokens: &[Token],
    time: usize,
    timex: &Timex,
    plain: Relation,
) -> Relation {
    let before = tokens[..time].iter().rev().find(|token| !token.is(Class::Determiner));
    let word = before.filter(|token| token.kind == Kind::Word);
    let said = word.and_then(|word| said(lexicon?, text, tokens, word));
    combined(timex, plain, said.or_else(|| opened(lexicon?, text, tokens, time)))
}

/// "پس از جنگ چالدران در ۲ رجب ۹۲۰، سلطان وارد تبریز شد": a time that a comma sets off with what its clause opens with is when that was, and
/// what is told behind the comma was after it, or before.
fn opened(lexicon: &Lexicon, text: &str, tokens: &[Token], time: usize) -> Option<Relation> {
    tokens.get(time + 1).filter(|next| next.kind == Kind::Comma)?;
    let before = &tokens[..time];
    let start = before.iter().rposition(|token| token.kind != Kind::Word).map_or(0, |mark| mark + 1);
    let [first, second, _noun, ..] = &before[start..] else { return None };
    let pair = format!("{} {}", first.span.of(text).to_lowercase(), second.span.of(text).to_lowercase());
    lexicon.relation(&pair).filter(|said| matches!(said, Relation::After | Relation::Before))
}

/// Returns how an event lies to a time, from what the time's own words say, what its kind says (`plain`), and what the word
/// before it says.
pub(crate) fn combined(timex: &Timex, plain: Relation, said: Option<Relation>) -> Relation {
    match timex.meant.modifier {
        Some(Modifier::Before | Modifier::After) if is_within_day(timex) => {}
        Some(Modifier::Before) => return Relation::Before,
        Some(Modifier::OnOrBefore) => return Relation::By,
        Some(Modifier::After) => return Relation::After,
        Some(Modifier::OnOrAfter) => return Relation::From,
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
    match (said, plain) {
        // "Not before 1990", "by 1850 at the latest": all of the words together say more than the last.
        (_, Relation::By | Relation::From) => plain,
        // "from 1979 to 1989" is all of it, "between 1979 and 1989" somewhere in it.
        (Some(Relation::Since), Relation::Throughout) => plain,
        // "Before dawn on Thursday", "shortly after noon on Thursday" is still Thursday.
        (Some(Relation::Before | Relation::After), _) if is_within_day(timex) => plain,
        // "By night on 4 June" says how.
        (Some(Relation::By), _) if is_by_night(timex) => plain,
        (Some(found), _) => found,
        (None, plain) => plain,
    }
}

/// Says whether a time is the dark or the light part of its day.
fn is_by_night(timex: &Timex) -> bool {
    let date = timex.value.as_ref().and_then(TimeValue::as_date);
    date.is_some_and(|date| matches!(date.clock, Some(Clock::Part(DayPart::Night | DayPart::Daytime))))
}

fn is_within_day(timex: &Timex) -> bool {
    let date = timex.value.as_ref().and_then(TimeValue::as_date);
    date.is_some_and(|date| date.clock.is_some())
}

/// What a word says, or two where a list names both: "پیش از", "بعد از".
fn said(lexicon: &Lexicon, text: &str, tokens: &[Token], word: &Token) -> Option<Relation> {
    let last = word.span.of(text).to_lowercase();
    let index = tokens.partition_point(|token| token.span.start < word.span.start);
    let before = index.checked_sub(1).map(|before| &tokens[before]).filter(|token| token.kind == Kind::Word);
    let pair = before.map(|before| format!("{} {last}", before.span.of(text).to_lowercase()));
    pair.and_then(|pair| lexicon.relation(&pair)).or_else(|| lexicon.relation(&last))
}
