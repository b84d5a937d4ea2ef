//! Where quotations open and close, paragraph by paragraph.

use crate::words::Words;

/// Marks the words of quotations, and the marks themselves. A quotation that nothing closes ends with its paragraph.
pub(crate) fn mark(text: &str, words: &mut Words) {
    let mut number = 0;
    for paragraph in 0..words.paragraphs.len() - 1 {
        let range = words.paragraph(paragraph);
        // What closes the open quotation.
        let mut open: Option<Closing> = None;
        let mut at = range.start;
        while at < range.end {
            let width = if is_doubled(text, words, at, range.end) { 2 } else { 1 };
            let kind = if width == 2 { Kind::Either } else { kind(words.list[at].span.of(text)) };
            let blank_before = at == range.start || words.list[at - 1].span.end < words.list[at].span.start;
            let (opens, closes) = match (kind, open) {
                (Kind::No, _) => (None, false),
                (Kind::Opening, None) => (Some(Closing::Double), false),
                (Kind::Either, None) => (Some(Closing::Double), false),
                (Kind::Closing | Kind::Either, Some(Closing::Double)) => (None, true),
                (Kind::SingleOpening, None) => (Some(Closing::Single), false),
                (Kind::Single, None) if blank_before => (Some(Closing::Single), false),
                (Kind::Single, Some(Closing::Single)) => (None, true),
                (Kind::Opening | Kind::Either, Some(Closing::Single)) => (Some(Closing::Double), false),
                (Kind::Opening | Kind::SingleOpening | Kind::Single, Some(_)) => (None, false),
                (Kind::Closing, _) | (Kind::Single, None) => (None, false),
            };
            if let Some(closing) = opens {
                number += 1;
                open = Some(closing);
            }
            for word in &mut words.list[at..at + width] {
                word.mark = kind != Kind::No;
                word.quotation = if open.is_some() { number } else { 0 };
            }
            if closes {
                open = None;
            }
            at += width;
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Closing {
    Double,
    Single,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Kind {
    No,
    Opening,
    Closing,
    Either,
    SingleOpening,
    Single,
}

fn kind(written: &str) -> Kind {
    match written {
        "“" | "«" | "„" | "``" => Kind::Opening,
        "”" | "»" => Kind::Closing,
        "\"" | "''" => Kind::Either,
        "‘" | "`" => Kind::SingleOpening,
        "'" | "’" => Kind::Single,
        _ => Kind::No,
    }
}

/// Says whether a mark is written as two single ones, cut apart.
fn is_doubled(text: &str, words: &Words, at: usize, end: usize) -> bool {
    let single = |at: usize| matches!(words.list[at].span.of(text), "'" | "’" | "‘" | "`");
    at + 1 < end && single(at) && single(at + 1) && words.list[at].span.end == words.list[at + 1].span.start
}
