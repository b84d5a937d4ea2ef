//! A sentence as words, marks and times, with the classes of its words.

use source::Span;

use crate::lexicon::{Class, Classes, Lexicon};
use crate::told::Told;

/// What a token is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Kind {
    Word,
    /// A time; index into the sentence's times.
    Time(usize),
    Comma,
    /// A mark that ends a clause: semicolon, colon, dash.
    Break,
    Open,
    Close,
    /// Quotes and the like, which belong to the words beside them.
    Mark,
}

/// A token of a sentence.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Token {
    pub span: Span,
    pub kind: Kind,
    pub classes: Classes,
    pub capital: bool,
}

impl Token {
    /// Says whether it is a word of the class.
    pub(crate) fn is(&self, class: Class) -> bool {
        self.kind == Kind::Word && self.classes.has(class)
    }

    /// Says whether it is a word of one of the classes.
    pub(crate) fn is_any(&self, classes: &[Class]) -> bool {
        self.kind == Kind::Word && self.classes.any(classes)
    }
}

/// Cuts a sentence into tokens; each of its times is one.
pub(crate) fn tokens(lexicon: Option<&Lexicon>, text: &str, sentence: Span, told: &[Told]) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut at = sentence.start as usize;
    for (index, time) in told.iter().enumerate() {
        scan(lexicon, text, at, time.span.start as usize, &mut tokens);
        tokens.push(Token { span: time.span, kind: Kind::Time(index), classes: Classes::default(), capital: false });
        at = time.span.end as usize;
    }
    scan(lexicon, text, at, sentence.end as usize, &mut tokens);
    tokens
}

fn scan(lexicon: Option<&Lexicon>, text: &str, start: usize, end: usize, tokens: &mut Vec<Token>) {
    let mut at = start;
    while at < end {
        let rest = &text[at..end];
        let Some(first) = rest.chars().next() else { break };
        let length = match first {
            c if c.is_alphanumeric() => word_length(rest),
            c => c.len_utf8(),
        };
        let span = Span::new(at, at + length);
        at += length;
        let kind = match first {
            c if c.is_whitespace() => continue,
            c if c.is_alphanumeric() => Kind::Word,
            ',' | '،' => Kind::Comma,
            ';' | ':' | '—' | '–' | '؛' | '-' => Kind::Break,
            '(' | '[' => Kind::Open,
            ')' | ']' => Kind::Close,
            _ => Kind::Mark,
        };
        let classes = match (lexicon, kind) {
            (Some(lexicon), Kind::Word) => lexicon.classes(&span.of(text).to_lowercase()),
            (_, Kind::Word | Kind::Time(_) | Kind::Comma | Kind::Break | Kind::Open | Kind::Close | Kind::Mark) => {
                Classes::default()
            }
        };
        // "Assembly", "Italy" within a sentence: a name has no adverb's ending.
        let named = first.is_uppercase() && !tokens.is_empty();
        let classes = match lexicon {
            Some(lexicon) if named && kind == Kind::Word => lexicon.of_name(&span.of(text).to_lowercase(), classes),
            Some(_) | None => classes,
        };
        tokens.push(Token { span, kind, classes, capital: first.is_uppercase() });
    }
}

/// A word with what joins its parts, and the full stop of an abbreviation that stands within a sentence.
fn word_length(rest: &str) -> usize {
    let mut end = 0;
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|&(_, next)| next);
        let joins = matches!(c, '\'' | '’' | '-' | '.' | ',' | '\u{200c}' | '\u{200d}' | '‑');
        let within = |next: char| match c {
            // A comma stands inside figures only: "10,000 men".
            ',' => next.is_ascii_digit() && rest[..at].ends_with(|last: char| last.is_ascii_digit()),
            _ => next.is_alphanumeric(),
        };
        let abbreviates =
            c == '.' && next == Some(' ') && rest[at + 1..].trim_start().starts_with(char::is_alphanumeric);
        if c.is_alphanumeric() || is_mark_of_letter(c) || joins && next.is_some_and(within) || abbreviates {
            end = at + c.len_utf8();
            if abbreviates {
                break;
            }
        } else {
            break;
        }
    }
    end.max(rest.chars().next().map_or(0, char::len_utf8))
}

/// Vowel signs and other marks that sit on a letter.
fn is_mark_of_letter(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{640}')
}
