//! Short everyday messages: what tells one from news, and how their guideline writes a value.
//!
//! The guideline of messages (that of the corpora annotated with such texts) keeps in the TIMEX3 value what the words
//! said: a year alone leaves its month and day open (`2014-XX-XX`), a day told by its weekday carries it
//! (`2014-12-12-WXX-5`), a week carries its month (`2015-03-W13`); weekends are `XXXX-WE`, and midnight begins its day.
//! What is printed leaves out the weekday and the month of a week, for which TimeML has no form. EDTF and the bounds are the
//! same everywhere.

use calendar::{CalendarId, Granularity, Part, Partial, Recurring, TimeValue, Timex3, Weekday};

use crate::expr::{Expr, Written};
use crate::token::{Token, scan};
use crate::vocabulary::Vocabulary;

/// A document of news up to this many bytes may be a message.
const LONGEST: usize = 300;

/// Says whether a text is a short everyday message: one with tags, addresses, careless marks or chatty words in it, or
/// with a small letter at its head, or with no stop at its end, unless it tells a year as a headline or a caption does.
pub(crate) fn is_message(vocabulary: &Vocabulary, text: &str, tokens: &mut Vec<Token>) -> bool {
    let text = text.trim();
    if text.len() > LONGEST {
        return false;
    }
    let marked = text.contains(['#', '@'])
        || ["://", "..", "!", "??", ":)", ":(", ";)", ":D"].iter().any(|mark| text.contains(mark));
    let unfinished = !text.ends_with(['.', '?', '"', '\u{201D}']) && !has_year(text);
    marked || unfinished || text.starts_with(char::is_lowercase) || is_chatty(vocabulary, text, tokens)
}

/// Says whether four figures stand alone in a text, as a year does.
fn has_year(text: &str) -> bool {
    let figures = |word: &str| word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    text.split(|c: char| !c.is_alphanumeric()).any(figures)
}

/// Says whether a word of the pack's class `chatty` stands outside quoted speech.
fn is_chatty(vocabulary: &Vocabulary, text: &str, tokens: &mut Vec<Token>) -> bool {
    let Some(chatty) = vocabulary.classes.get("chatty") else { return false };
    if text.contains(['"', '\u{201C}']) {
        return false;
    }
    scan(vocabulary, text, 0, text.len(), tokens);
    tokens.iter().any(|token| vocabulary.classes_of(token.symbol).contains(&chatty))
}

/// Writes a value as the guideline of messages does, but for what TimeML has no form for.
pub(crate) fn write(expr: &Expr, value: &TimeValue, timex3: Timex3) -> Timex3 {
    let date = match value {
        TimeValue::Date(date) => date,
        TimeValue::Recurring(Recurring::Every(each)) if matches!(each.parts[..], [(_, Granularity::Weekend)]) => {
            return Timex3 { value: "XXXX-WE".to_owned(), ..timex3 };
        }
        _other => return timex3,
    };
    if !is_western(date) {
        return timex3;
    }
    let value = if date.part.is_none() && is_year(expr) { format!("{}-XX-XX", timex3.value) } else { timex3.value };
    // Midnight is where the day begins.
    Timex3 { value: value.replace("T24:00", "T00:00"), ..timex3 }
}

/// Adds what the annotated corpora add: the weekday by which a day is told, the month of a week.
pub(crate) fn add(expr: &Expr, value: &TimeValue, timex3: Timex3) -> Timex3 {
    let TimeValue::Date(date) = value else { return timex3 };
    if !is_western(date) {
        return timex3;
    }
    let value = match (date.part, weekday_of(expr)) {
        (Some(Part::Day { .. }), Some(weekday)) => {
            let (day, clock) = timex3.value.split_at(timex3.value.find('T').unwrap_or(timex3.value.len()));
            format!("{day}-WXX-{}{clock}", weekday.iso())
        }
        (Some(Part::Week(week)), _) => match month_of(date) {
            Some(month) => format!("{:04}-{month:02}-W{week:02}", date.year.value),
            None => return timex3,
        },
        (_whole, _) => return timex3,
    };
    Timex3 { value, ..timex3 }
}

/// Says whether the year of a date is a whole one of our era.
fn is_western(date: &Partial) -> bool {
    date.calendar == CalendarId::Gregorian && (1..=9999).contains(&date.year.value) && date.year.missing == 0
}

/// Says whether the words are a year in numbers; "last year" is not.
fn is_year(expr: &Expr) -> bool {
    matches!(expr, Expr::Date(Written { month: None, day: None, season: None, quarter: None, half: None, .. }))
}

fn weekday_of(expr: &Expr) -> Option<Weekday> {
    match expr {
        Expr::Date(what) | Expr::Near { what, .. } | Expr::Within { what, .. } => what.weekday,
        Expr::At { of: Some(of), .. } | Expr::Part { of, .. } => weekday_of(of),
        _other => None,
    }
}

/// The month in which the greater part of a week lies: that of its Thursday.
fn month_of(week: &Partial) -> Option<u8> {
    let thursday = TimeValue::Date(*week).extent().earliest()?.plus(3);
    match Partial::from_day(CalendarId::Gregorian, thursday).ok()?.part {
        Some(Part::Day { month, .. }) => Some(month),
        Some(_) | None => None,
    }
}

#[cfg(test)]
mod tests {
    use super::is_message;
    use crate::pack::Pack;

    fn is(text: &str) -> bool {
        is_message(&Pack::of("en").expect("compiled in").vocabulary, text, &mut Vec::new())
    }

    #[test]
    fn a_sentence_of_news_is_no_message() {
        assert!(!is("The army crossed the river on Tuesday."));
        assert!(!is("He served in World War I and died in 1940."));
        assert!(!is("Ferry back in service since 2009"));
        assert!(!is("\u{201C}My men are tired,\u{201D} the general wrote in 1864."));
        assert!(!is(&"The army crossed the river on Tuesday #war. ".repeat(8)));
    }

    #[test]
    fn everyday_writing_is_a_message() {
        assert!(is("see you tmr at the gate"));
        assert!(is("Gonna sail on Friday"));
        assert!(is("Rain again... this week is too long."));
        assert!(is("I left my bag on the train this morning."));
        assert!(is("New shoes in store today! http://example.org/x"));
    }
}
