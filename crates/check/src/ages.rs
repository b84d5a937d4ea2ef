//! Who was born when, and how old at which date, as far as a paragraph tells it.

use std::collections::BTreeMap;

use source::Span;

use crate::facts::{Account, Sentence};
use crate::template::{Match, Slot, Template};
use crate::tokens::Kind;
use crate::words::words;

/// An age told, the birth it counts from and the date it is told of; times are indices.
pub(crate) struct Told {
    pub birth: usize,
    pub at: usize,
    pub age: i64,
    /// Where the age stands.
    pub span: Span,
    pub whose: Whose,
}

/// How sure it is that birth and age are one person's.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Whose {
    /// One sentence tells both.
    OneSentence,
    /// The birth stands in an earlier sentence of the paragraph.
    OneParagraph,
}

/// Returns the ages that can be held to dates.
pub(crate) fn told(account: &Account<'_>) -> Vec<Told> {
    let mut found = Vec::new();
    // Births of the paragraph so far.
    let mut earlier: Vec<usize> = Vec::new();
    let mut last: Option<Span> = None;
    for sentence in &account.sentences {
        if last.is_none_or(|last| account.text()[last.end as usize..sentence.span.start as usize].contains('\n')) {
            earlier.clear();
        }
        last = Some(sentence.span);
        let births = births(account, sentence);
        let (known, whose) = match births.as_slice() {
            [] => (earlier.as_slice(), Whose::OneParagraph),
            here => (here, Whose::OneSentence),
        };
        if let [birth] = known {
            found.extend(in_sentence(account, sentence, *birth, whose));
        }
        earlier.extend(births);
    }
    found
}

fn births(account: &Account<'_>, sentence: &Sentence) -> Vec<usize> {
    let find = |templates: &[Template]| Template::find(templates, &sentence.tokens, account.timexes);
    let told = find(&words().born).into_iter().chain(find(&words().life));
    let mut births: Vec<usize> = told.filter_map(|found| sentence.time(found.slots.first()?.1)).collect();
    births.sort_unstable();
    births.dedup();
    births
}

fn in_sentence(account: &Account<'_>, sentence: &Sentence, birth: usize, whose: Whose) -> Vec<Told> {
    let find = |templates: &[Template]| Template::find(templates, &sentence.tokens, account.timexes);
    let dated = find(&words().age).into_iter().filter_map(|found| {
        let at = found.of(Slot::Date).find_map(|token| sentence.time(token))?;
        Some((found, at))
    });
    let at_death = find(&words().age_at_death);
    let end = if at_death.is_empty() { None } else { end_of_life(account, sentence) };
    let at_death = at_death.into_iter().filter_map(|found| {
        let at = date_in(account, sentence, &found).or(end)?;
        Some((found, at))
    });
    // An age at a date is told by that date, whatever else the sentence holds.
    let mut by_span: BTreeMap<Span, Told> = BTreeMap::new();
    for (place, at) in dated.chain(at_death) {
        if let Some((age, span)) = age_of(sentence, &place)
            && at != birth
        {
            by_span.entry(span).or_insert(Told { birth, at, age, span, whose });
        }
    }
    by_span.into_values().collect()
}

fn age_of(sentence: &Sentence, place: &Match) -> Option<(i64, Span)> {
    let token = sentence.tokens[place.of(Slot::Figures).next()?];
    match token.kind {
        Kind::Number(age) => Some((age, token.span)),
        Kind::Word(_) | Kind::Mark(_) | Kind::Time(_) => None,
    }
}

/// The one date between the word of death and the age.
fn date_in(account: &Account<'_>, sentence: &Sentence, place: &Match) -> Option<usize> {
    let mut dates = (place.start..place.end).filter_map(|token| sentence.time(token));
    let date = dates.next()?;
    (dates.next().is_none() && account.timexes[date].value.is_some()).then_some(date)
}

fn end_of_life(account: &Account<'_>, sentence: &Sentence) -> Option<usize> {
    match Template::find(&words().life, &sentence.tokens, account.timexes).as_slice() {
        [life] => sentence.time(life.slots.get(1)?.1),
        _other => None,
    }
}
