//! The line a news report opens with: `KABUL, Feb. 15 (Agency) —`, `Tehran-IRAF-`.

use crate::format::floor;
use crate::lines::{is_blank, lines, trim};
use crate::{Dateline, Span};

/// A dateline is looked for in so many lines, since a headline may stand above it.
const LINES: usize = 4;
/// No dateline is longer, in bytes.
const LONGEST: usize = 200;

/// Finds the dateline at the beginning of `text`.
pub(crate) fn find(text: &str) -> Option<Dateline> {
    let filled = lines(text, Span::new(0, text.len())).filter(|&line| !is_blank(text, line));
    // Blank lines cost time too, so no more than the head of the text is looked at.
    let found = filled.take_while(|line| line.start < 4096).take(LINES).filter_map(|line| {
        let line = trim(text, line);
        hyphenated(text, line).or_else(|| dashed(text, line))
    });
    // "FACTBOX - How the war began": what names neither an agency nor a day may be a headline.
    let names_one =
        |line: &Dateline| line.publisher.is_some() || line.span.of(text).contains(|c: char| c.is_ascii_digit());
    let mut first = None;
    for line in found {
        if names_one(&line) {
            return Some(line);
        }
        first = first.or(Some(line));
    }
    first
}

/// `Tehran-IRAF-On this day`: a place and an agency, each with a hyphen after it.
fn hyphenated(text: &str, line: Span) -> Option<Dateline> {
    let head = floor(line.of(text), LONGEST);
    let hyphen = |c: char| matches!(c, '-' | '–' | '—' | '−');
    let mut parts = head.splitn(3, hyphen);
    let (place, agency, rest) = (parts.next()?, parts.next()?, parts.next()?);
    let caseless = is_caseless(place) && is_caseless(agency);
    let names_agency = agency.trim().chars().filter(|c| c.is_uppercase()).count() >= 3
        && agency.trim().chars().all(|c| c.is_uppercase() || c == '.');
    let opens = rest.trim_start().chars().next().is_some_and(|c| !c.is_lowercase() && !hyphen(c));
    // Where there are no capitals, blanks or shortness have to do: two words at most on either side.
    let short = |part: &str| part.split_whitespace().count() <= 2 && part.chars().count() <= 24;
    let is_dateline = opens && is_place(place) && if caseless { short(place) && short(agency) } else { names_agency };
    if !is_dateline {
        return None;
    }
    let start = line.start as usize;
    let agency_start = start + place.len() + head[place.len()..].chars().next()?.len_utf8();
    let agency_end = agency_start + agency.len();
    let end = agency_end + text[agency_end..].chars().next()?.len_utf8();
    Some(Dateline {
        span: Span::new(start, end),
        place: Some(trim(text, Span::new(start, start + place.len()))),
        publisher: Some(trim(text, Span::new(agency_start, agency_end))),
    })
}

/// `KABUL, Feb. 15 (Agency) —`, `WASHINGTON (AP) _`, `NEW YORK, Aug. 12 --`.
fn dashed(text: &str, line: Span) -> Option<Dateline> {
    let head = floor(line.of(text), LONGEST);
    let (dash, dash_length) = find_dash(head)?;
    let before = head[..dash].trim_end();
    let (opening, agency) = match before.strip_suffix(')').and_then(|inside| inside.rsplit_once('(')) {
        Some((opening, agency)) => (opening.trim_end(), Some(agency)),
        None => (before, None),
    };
    // "KARLSSON, Elsa (14 June 1883 – …)": the dash of a range in brackets ends no dateline.
    if opening.matches('(').count() != opening.matches(')').count() {
        return None;
    }
    let place = opening.split([',', '،']).next()?.trim_end();
    let letters = place.chars().filter(|c| c.is_alphabetic()).count();
    let capitals = letters >= 3 && !place.contains(char::is_lowercase) && !is_caseless(place);
    let words = place.split_whitespace().count();
    let rest = head[dash + dash_length..].trim_start();
    // A headline in capitals goes on in capitals after its dash.
    let goes_on_in_capitals = rest
        .split_whitespace()
        .next()
        .is_some_and(|word| word.len() > 1 && !word.contains(char::is_lowercase) && word.contains(char::is_uppercase));
    // "DULUTH, Minn. (July 8, 2019) --": a day in brackets is no agency.
    let dated = |inside: &&str| inside.contains(|c: char| c.is_ascii_digit());
    let agency = agency.filter(|inside| !dated(inside));
    let is_dateline = match agency {
        Some(agency) => {
            let in_brackets = !agency.is_empty() && agency.chars().count() <= 40;
            in_brackets && words <= 5 && (is_place(place) || capitals)
        }
        None => capitals && words <= 3 && !goes_on_in_capitals && opening.len() <= 60,
    };
    if !is_dateline || place.is_empty() {
        return None;
    }
    let start = line.start as usize;
    let publisher = agency.map(|agency| {
        let at = start + opening.len() + (before.len() - opening.len() - agency.len() - 1);
        trim(text, Span::new(at, at + agency.len()))
    });
    Some(Dateline {
        span: Span::new(start, start + dash + dash_length),
        place: Some(trim(text, Span::new(start, start + place.len()))),
        publisher,
    })
}

/// Finds the dash a dateline ends with: a long one, two hyphens, an underscore, or a hyphen after a blank or bracket.
fn find_dash(head: &str) -> Option<(usize, usize)> {
    for (at, c) in head.char_indices() {
        match c {
            '—' | '–' => return Some((at, c.len_utf8())),
            '_' => return Some((at, 1)),
            ':' if head[..at].ends_with(')') => return Some((at, 1)),
            '-' if head[at..].starts_with("--") => {
                let run = head[at..].bytes().take_while(|&b| b == b'-').count();
                return Some((at, run));
            }
            '-' if head[..at].ends_with([' ', ')']) => return Some((at, 1)),
            _ => {}
        }
    }
    None
}

/// A name of a place by its look: words that begin with a capital, or letters of a script without capitals.
fn is_place(place: &str) -> bool {
    let place = place.trim();
    !place.is_empty()
        && place.chars().count() <= 40
        && place.split_whitespace().count() <= 5
        && place.chars().all(|c| c.is_alphabetic() || c.is_whitespace() || matches!(c, '.' | '\'' | '’' | '\u{200c}'))
        && place
            .split_whitespace()
            .all(|word| word.chars().next().is_some_and(|c| c.is_uppercase() || is_caseless(word)))
}

fn is_caseless(word: &str) -> bool {
    word.contains(char::is_alphabetic) && !word.contains(|c: char| c.is_lowercase() || c.is_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Option<(&str, &str, &str)> {
        let line = find(text)?;
        let of = |span: Option<Span>| span.map_or("", |span| span.of(text));
        Some((line.span.of(text), of(line.place), of(line.publisher)))
    }

    #[test]
    fn the_usual_datelines_are_read() {
        let cases = [
            ("Tehran-IRAF-On this day the bridge was crossed.", ("Tehran-IRAF-", "Tehran", "IRAF")),
            ("KABUL, Feb. 15 (Agency) — The bridge is empty.", ("KABUL, Feb. 15 (Agency) —", "KABUL", "Agency")),
            ("\n\nWASHINGTON (AP) _ The Senate", ("WASHINGTON (AP) _", "WASHINGTON", "AP")),
            ("NEW YORK, Aug. 12 -- Ships", ("NEW YORK, Aug. 12 --", "NEW YORK", "")),
            ("DULUTH, Minn. (July 8, 2019) -- The bridge", ("DULUTH, Minn. (July 8, 2019) --", "DULUTH", "")),
            ("GENEVA _ The accords", ("GENEVA _", "GENEVA", "")),
            ("INDEPENDENCE, MO. (AP)--\n\nThree states", ("INDEPENDENCE, MO. (AP)--", "INDEPENDENCE", "AP")),
            ("Termez, Uzbekistan (Agency) - The last", ("Termez, Uzbekistan (Agency) -", "Termez", "Agency")),
            ("The army goes home\nKABUL (Agency): The last", ("KABUL (Agency):", "KABUL", "Agency")),
            ("FACTBOX - How it went\n\nKABUL (Agency) - The last", ("KABUL (Agency) -", "KABUL", "Agency")),
            ("کابل (آژانس) – آخرین سربازان رفتند.", ("کابل (آژانس) –", "کابل", "آژانس")),
            ("کابل، ۲۶ دلو (آژانس) – آخرین سربازان", ("کابل، ۲۶ دلو (آژانس) –", "کابل", "آژانس")),
        ];
        for (text, expected) in cases {
            assert_eq!(parts(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn an_opening_with_a_dash_is_no_dateline() {
        let cases = [
            "Post-WWII-era politics began in 1945.",
            "The general — the last to leave — crossed in 1989.",
            "WAR ENDS — KABUL REJOICES",
            "Ali (a boy of 12) - he was the youngest - ran.",
            "The Soviet–Afghan War was long.",
            "KARLSSON, Elsa Maria (14 June 1883 – 2 February 1961) was a seismologist.",
            "In 1989 - after ten years - it ended (at last).",
            "",
        ];
        for text in cases {
            assert_eq!(parts(text), None, "{text}");
        }
    }
}
