//! Templates: what two things of a sentence stand in, so that one is said of the other: `{date} ( {date}`.

use calendar::{Granularity, Part, TimeValue};
use timex::{Base, Expr, RangeEdge, Timex};

use crate::tokens::{Kind, Token};

/// A template, read from a language's `checks.toml`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Template {
    items: Vec<Item>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
enum Item {
    /// One of these words or marks.
    Literal(Vec<u16>, Count),
    /// Up to so many words, none of them one of these.
    Words(usize, Vec<u16>),
    /// Up to so many tokens of any kind.
    Anything(usize),
    /// Something to be tied.
    Slot(Slot),
    /// The sentence ends, or closes with a mark.
    End,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Count {
    One,
    Optional,
}

/// What a place in a template is held open for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Slot {
    /// A date with its year, as fine as it may be.
    Date,
    /// Any time that has a place, as long as it may be.
    Time,
    /// A day of a month, with or without its year.
    Day,
    /// A year alone.
    Year,
    /// A day of the week alone.
    Weekday,
    /// A length of time.
    Duration,
    /// Two times with "to" between them.
    Range,
    /// "35 years ago".
    Ago,
    /// "this day", whatever it counts from.
    ThisDay,
    /// "today".
    Today,
    /// "ten years later".
    Later,
    /// "ten years after the siege", of an event that it names.
    Counted,
    /// Figures.
    Figures,
}

/// A template laid on a sentence.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Match {
    /// The first token.
    pub start: usize,
    /// The token after the last.
    pub end: usize,
    /// Tokens of the slots, in the order of the template; of a range, its first and its last.
    pub slots: Vec<(Slot, usize)>,
}

impl Match {
    /// Returns the tokens that fill slots of a kind.
    pub(crate) fn of(&self, slot: Slot) -> impl Iterator<Item = usize> {
        self.slots.iter().filter(move |(kind, _)| *kind == slot).map(|(_, token)| *token)
    }
}

impl Template {
    /// Reads a template; `number` gives a word its number.
    ///
    /// Items stand between blanks: `a|b` is one of two words, `a?` may be missing, `<3>` is up to three words, `<3!a|b>`
    /// so many but none of these, `<<9>>` up to nine tokens of any kind, `$` the end of the sentence, `{date}` a slot.
    pub(crate) fn parse(text: &str, number: &mut dyn FnMut(&str) -> u16) -> Result<Template, String> {
        let items = text.split_whitespace().map(|item| parse_item(item, number)).collect::<Result<_, _>>();
        items.map(|items| Template { items }).map_err(|problem| format!("'{text}': {problem}"))
    }

    /// Says whether the first item may be this token, as nearly all may not.
    #[inline]
    fn may_begin(&self, token: &Token) -> bool {
        match self.items.first() {
            Some(Item::Literal(words, Count::One)) => match token.kind {
                Kind::Word(Some(word)) | Kind::Mark(Some(word)) => words.contains(&word),
                Kind::Word(None) | Kind::Mark(None) | Kind::Number(_) | Kind::Time(_) => false,
            },
            Some(Item::Slot(_)) => matches!(token.kind, Kind::Number(_) | Kind::Time(_)),
            Some(Item::Literal(_, Count::Optional) | Item::Words(..) | Item::Anything(_) | Item::End) | None => true,
        }
    }

    /// Returns where templates fit, in the order of the text; at each place the first that fits.
    pub(crate) fn find(templates: &[Template], tokens: &[Token], timexes: &[Timex]) -> Vec<Match> {
        let mut found = Vec::new();
        let mut slots = Vec::new();
        for start in 0..tokens.len() {
            for template in templates.iter().filter(|template| template.may_begin(&tokens[start])) {
                slots.clear();
                if let Some(end) = fits(&template.items, tokens, start, timexes, &mut slots) {
                    found.push(Match { start, end, slots: slots.clone() });
                    break;
                }
            }
        }
        found
    }
}

fn parse_item(item: &str, number: &mut dyn FnMut(&str) -> u16) -> Result<Item, String> {
    let within = |open: &str, close: &str| item.strip_prefix(open).and_then(|rest| rest.strip_suffix(close));
    let count = |text: &str| text.parse().map_err(|_| format!("'{text}' is no count"));
    if item == "$" {
        return Ok(Item::End);
    }
    if let Some(most) = within("<<", ">>") {
        return Ok(Item::Anything(count(most)?));
    }
    if let Some(most) = within("<", ">") {
        let (most, never) = most.split_once('!').unwrap_or((most, ""));
        let never = never.split('|').filter(|word| !word.is_empty()).map(number).collect();
        return Ok(Item::Words(count(most)?, never));
    }
    if let Some(name) = within("{", "}") {
        return Ok(Item::Slot(match name {
            "date" => Slot::Date,
            "time" => Slot::Time,
            "day" => Slot::Day,
            "year" => Slot::Year,
            "weekday" => Slot::Weekday,
            "duration" => Slot::Duration,
            "range" => Slot::Range,
            "ago" => Slot::Ago,
            "later" => Slot::Later,
            "counted" => Slot::Counted,
            "today" => Slot::Today,
            "thisday" => Slot::ThisDay,
            "figures" => Slot::Figures,
            _ => return Err(format!("there is no slot '{name}'")),
        }));
    }
    let (words, count) = match item.strip_suffix('?') {
        Some(words) if !words.is_empty() => (words, Count::Optional),
        Some(_) | None => (item, Count::One),
    };
    Ok(Item::Literal(words.split('|').map(number).collect(), count))
}

/// Lays the items on the tokens from `at` on and returns where they end. Recursion goes as deep as the template is long.
fn fits(
    items: &[Item],
    tokens: &[Token],
    at: usize,
    timexes: &[Timex],
    slots: &mut Vec<(Slot, usize)>,
) -> Option<usize> {
    let Some((item, rest)) = items.split_first() else { return Some(at) };
    let token = tokens.get(at);
    match item {
        Item::End => {
            let ends = token.is_none_or(|token| matches!(token.kind, Kind::Mark(_)) && at + 1 == tokens.len());
            ends.then_some(at)
        }
        Item::Literal(words, count) => {
            let is_one = token.is_some_and(|token| match token.kind {
                Kind::Word(Some(word)) | Kind::Mark(Some(word)) => words.contains(&word),
                Kind::Word(None) | Kind::Mark(None) | Kind::Number(_) | Kind::Time(_) => false,
            });
            if is_one && let Some(end) = fits(rest, tokens, at + 1, timexes, slots) {
                return Some(end);
            }
            if *count == Count::Optional { fits(rest, tokens, at, timexes, slots) } else { None }
        }
        Item::Words(most, never) => {
            let is_word = |token: &Token| match token.kind {
                Kind::Word(Some(word)) => !never.contains(&word),
                Kind::Word(None) | Kind::Number(_) => true,
                Kind::Mark(_) | Kind::Time(_) => false,
            };
            let there = tokens[at.min(tokens.len())..].iter().take(*most).take_while(|token| is_word(token)).count();
            (0..=there).find_map(|skipped| fits(rest, tokens, at + skipped, timexes, slots))
        }
        Item::Anything(most) => {
            let there = tokens.len().saturating_sub(at).min(*most);
            (0..=there).find_map(|skipped| fits(rest, tokens, at + skipped, timexes, slots))
        }
        Item::Slot(slot) => {
            let depth = slots.len();
            let end = fill(*slot, tokens, at, timexes, slots)?;
            let end = fits(rest, tokens, end, timexes, slots);
            if end.is_none() {
                slots.truncate(depth);
            }
            end
        }
    }
}

/// Fills a slot with the token at `at`, or a range from there on, and returns the token after it.
fn fill(slot: Slot, tokens: &[Token], at: usize, timexes: &[Timex], slots: &mut Vec<(Slot, usize)>) -> Option<usize> {
    let index = match tokens.get(at)?.kind {
        Kind::Time(index) => index,
        Kind::Number(_) if slot == Slot::Figures => {
            slots.push((slot, at));
            return Some(at + 1);
        }
        Kind::Word(_) | Kind::Mark(_) | Kind::Number(_) => return None,
    };
    let timex = &timexes[index];
    if slot == Slot::Range {
        let range = timex.range.filter(|range| range.edge == RangeEdge::Start)?;
        let other = timexes.get(index + 1)?.range?;
        let last =
            tokens.iter().enumerate().skip(at).take(RANGE).find(|(_, token)| token.kind == Kind::Time(index + 1))?;
        if other.id != range.id {
            return None;
        }
        slots.extend([(slot, at), (slot, last.0)]);
        return Some(last.0 + 1);
    }
    may_fill(slot, timex).then(|| {
        slots.push((slot, at));
        at + 1
    })
}

/// The two times of a range stand at most this many tokens apart.
const RANGE: usize = 8;

fn may_fill(slot: Slot, timex: &Timex) -> bool {
    let date = timex.value.as_ref().and_then(TimeValue::as_date);
    match slot {
        Slot::Date => date.is_some() && !matches!(timex.meant.expr, Expr::Shift { .. }) && !weekday_alone(timex),
        Slot::Time => timex.value.is_some() && !matches!(timex.meant.expr, Expr::Duration(_)),
        Slot::Day => timex.written().is_some_and(|written| written.day.is_some() && written.month.is_some()),
        Slot::Year => date.is_some_and(|date| date.part.is_none() && date.year.missing == 0),
        Slot::Weekday => weekday_alone(timex),
        Slot::Duration => timex.duration().is_some(),
        Slot::Ago => shift_from(timex).is_some_and(|(sign, base)| sign < 0 && *base == Base::Writing),
        Slot::Later => shift_from(timex).is_some_and(|(_, base)| *base != Base::Writing),
        Slot::Counted => shift_from(timex).is_some_and(|(_, base)| matches!(base, Base::Of(_))),
        Slot::Today => {
            matches!(timex.meant.expr, Expr::Unit { unit: Granularity::Day, offset: 0, base: Base::Writing })
        }
        Slot::ThisDay => matches!(timex.meant.expr, Expr::Unit { unit: Granularity::Day, offset: 0, .. }),
        Slot::Range | Slot::Figures => false,
    }
}

fn shift_from(timex: &Timex) -> Option<(i64, &Base)> {
    match &timex.meant.expr {
        Expr::Shift { sign, base, .. } => Some((*sign, base)),
        _other => None,
    }
}

fn weekday_alone(timex: &Timex) -> bool {
    match &timex.meant.expr {
        Expr::Date(written) => written.weekday.is_some() && written.day.is_none() && written.month.is_none(),
        _other => false,
    }
}

/// Says whether a date is told to the day or finer.
pub(crate) fn is_day(timex: &Timex) -> bool {
    let date = timex.value.as_ref().and_then(TimeValue::as_date);
    date.is_some_and(|date| matches!(date.part, Some(Part::Day { .. })) && date.granularity() <= Granularity::Day)
}
