//! What the text between two times breaks: nothing, a sentence, a paragraph.

use source::Span;

use super::between;

/// What lies between a time and the one before it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Gap {
    SameSentence,
    NewSentence,
    /// A new sentence that the time opens: "In 1914 …".
    OpensSentence,
    NewParagraph,
}

/// Tells what the text between two times breaks: a sentence, a paragraph, nothing.
pub(crate) fn gap(between: &str) -> Gap {
    match broken(between) {
        Gap::NewSentence if opens(between) => Gap::OpensSentence,
        gap => gap,
    }
}

/// Tells what the text between two times of it breaks; the time itself may open the sentence: "It fell. Two days later".
pub(crate) fn gap_to(text: &str, before: Span, time: Span) -> Gap {
    let told = between(text, before, time);
    let first = text[time.start as usize..].chars().next().map_or(0, char::len_utf8);
    match broken(text.get(before.end as usize..time.start as usize + first).unwrap_or(told)) {
        Gap::NewSentence if opens(told) => Gap::OpensSentence,
        gap => gap,
    }
}

/// Says whether a time stands in the sentence of the one before it, or in the next of its paragraph.
pub(crate) fn is_near(text: &str, before: Span, time: Span) -> bool {
    let told = between(text, before, time);
    if told.len() > NEAR || broken(told) == Gap::NewParagraph {
        return false;
    }
    let stop =
        |at: &usize| matches!(told.as_bytes()[*at], b'.' | b'!' | b'?' | 0xD8 | 0xDB) && told.is_char_boundary(*at);
    (0..told.len()).filter(stop).filter(|at| ends_sentence(told, *at)).nth(1).is_none()
}

/// Two sentences have seldom more bytes.
const NEAR: usize = 600;

/// Characters of a sentence before a time that opens it: "On the", "By early".
const OPENING: usize = 10;

pub(crate) fn opens(between: &str) -> bool {
    let ends = |c: &char| matches!(c, '.' | '!' | '?' | '\n' | '؟' | '۔');
    // Read from its end and no further than the first character too many.
    let sentence = between.chars().rev().take_while(|c| !ends(c)).skip_while(|c| c.is_whitespace());
    !sentence.enumerate().any(|(count, c)| count >= OPENING && !c.is_whitespace())
}

fn broken(between: &str) -> Gap {
    let bytes = between.as_bytes();
    let empty_line = |at: usize| bytes[at..].starts_with(b"\n\n") || bytes[at..].starts_with(b"\n\r\n");
    if memchr::memchr_iter(b'\n', bytes).any(empty_line) {
        return Gap::NewParagraph;
    }
    let latin = memchr::memchr3_iter(b'.', b'!', b'?', bytes);
    let arabic = memchr::memchr2_iter(0xD8, 0xDB, bytes);
    let ends = |at: &usize| ends_sentence(between, *at);
    if latin.filter(ends).chain(arabic.filter(ends)).next().is_some() { Gap::NewSentence } else { Gap::SameSentence }
}

/// Says whether a time that ends with a full stop of its own ends its sentence: "on 5 May 1720 O.S. The bridge fell".
pub(crate) fn closes_sentence(text: &str, time: Span) -> bool {
    let behind = text[time.end as usize..].trim_start();
    time.of(text).ends_with('.') && behind.starts_with(char::is_uppercase)
}

/// Returns the sentence around a time, no more than so many bytes on either side of it.
pub(crate) fn sentence_around(text: &str, time: Span, most: usize) -> Span {
    let (start, end) = (time.start as usize, time.end as usize);
    let first = text.ceil_char_boundary(start.saturating_sub(most));
    let last = text.floor_char_boundary((end + most).min(text.len()));
    let stops = |at: usize| {
        let byte = text.as_bytes()[at];
        let mark = matches!(byte, b'.' | b'!' | b'?') || matches!(byte, 0xD8 | 0xDB) && text.is_char_boundary(at);
        byte == b'\n' && text[at..].starts_with("\n\n") || mark && ends_sentence(text, at)
    };
    let from = (first..start).rev().find(|&at| stops(at)).map_or(first, |at| text.ceil_char_boundary(at + 1));
    let to = match closes_sentence(text, time) {
        true => end,
        false => (end..last).find(|&at| stops(at)).unwrap_or(last),
    };
    Span::new(from, to)
}

/// Says whether the character at `at` ends a sentence and another begins behind it, or a line.
fn ends_sentence(text: &str, at: usize) -> bool {
    let mut rest = text[at..].chars();
    let is_end = match rest.next() {
        Some('!' | '?' | '؟' | '۔') => true,
        Some('.') => is_full_stop(&text[..at]),
        Some(_) | None => false,
    };
    let closes = |c: &char| c.is_whitespace() && *c != '\n' || matches!(c, '"' | '\'' | '”' | '’' | ')' | ']');
    is_end && rest.find(|c| !closes(c)).is_some_and(|c| c.is_uppercase() || c == '\n')
}

/// A full stop after a single letter or a capitalised syllable is an abbreviation's, not a sentence's.
fn is_full_stop(before: &str) -> bool {
    let mut before = before.chars().rev();
    match before.next() {
        None | Some(' ' | ')' | '"' | '%' | '0'..='9') => true,
        Some(last) => last.is_lowercase() && before.next().is_some_and(char::is_lowercase),
    }
}

#[cfg(test)]
mod tests {
    use super::{Gap, gap, opens};

    #[test]
    fn a_sentence_ends_where_another_begins() {
        for ended in [
            " it fell. Some of the men who had held it",
            " it fell (in 1812). Some of the men who had held it",
            " he said \"no.\" Some of the men who had heard it",
            " was it taken?! Some of the men who had held it",
            " it rose by 5%. Some of the men who had held it",
            ". Some of the men who had held it",
            " it fell.\nthe men who had held it",
            " شهر گرفته شد؟ Some of the men who had held it",
        ] {
            assert_eq!(gap(ended), Gap::NewSentence, "{ended:?}");
        }
        for whole in [
            " J. Smith and Dr. Grant held it",
            " the U.S. Army held it",
            " it fell. some of them held it",
            " a pause ... Some of them held it",
            " شهر گرفته شد؟ و",
            " no mark",
            "",
        ] {
            assert_eq!(gap(whole), Gap::SameSentence, "{whole:?}");
        }
        assert_eq!(gap(" it fell. In "), Gap::OpensSentence);
        assert_eq!(gap(" it fell\n\nand "), Gap::NewParagraph);
    }

    #[test]
    fn a_time_opens_its_sentence_after_ten_characters_at_most() {
        for opening in ["", ". ", "it ended. On the ", "it ended.\n  By early  ", "it ended. 1234567890", "\n", "\n \t"]
        {
            assert!(opens(opening), "{opening:?}");
        }
        for inside in
            ["it ended. The army of ", "it ended. 12345678901", "the army of the north in\t", "ended. a         b c"]
        {
            assert!(!opens(inside), "{inside:?}");
        }
    }
}
