//! Brackets that the words picked out of a text would leave open.

use source::Span;

/// Marks that open, with those that close them.
const PAIRS: [(char, char); 2] = [('(', ')'), ('[', ']')];

/// Returns the part of a text with the mark behind it that closes what was opened within it: a verb's last word may be the
/// last within brackets, "Brand (born 1838".
pub(crate) fn closed(text: &str, span: Span) -> Span {
    let inside = span.of(text);
    let Some(next) = text.get(span.end as usize..).and_then(|rest| rest.chars().next()) else { return span };
    let open = |(opens, closes): &(char, char)| {
        *closes == next && inside.matches(*opens).count() > inside.matches(*closes).count()
    };
    let more = if PAIRS.iter().any(open) { next.len_utf8() as u32 } else { 0 };
    Span { end: span.end + more, ..span }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_opened_is_closed_and_nothing_else() {
        let text = "Brand (born 1838) founded it (in Bern).";
        let of = |from: usize, to: usize| closed(text, Span::new(from, to)).of(text).to_owned();
        assert_eq!(of(0, 16), "Brand (born 1838)");
        assert_eq!(of(0, 11), "Brand (born");
        assert_eq!(of(7, 16), "born 1838");
        assert_eq!(of(0, 37), "Brand (born 1838) founded it (in Bern)");
    }
}
