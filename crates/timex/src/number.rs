//! Numbers of several words made one token: "twenty-five", "one hundred and fifty", "بیست و ششم", "2 million".

use crate::classes::bit;
use crate::token::{Kind, NO_WORD, Token};
use crate::vocabulary::{Role, Vocabulary};

/// Merges runs of number words in place. `places` are those of the number words before which a number stands, or a hyphen or
/// "and", in their order: a number of several words begins one or two tokens before such a word.
#[inline(never)]
pub(crate) fn merge(vocabulary: &Vocabulary, tokens: &mut Vec<Token>, places: &[usize]) {
    let (mut read, mut write) = (0, 0);
    for &place in places {
        for begin in place.saturating_sub(2)..place {
            if begin < read {
                continue;
            }
            let Some((token, used)) = longest(vocabulary, &tokens[begin..]) else { continue };
            tokens.copy_within(read..begin, write);
            write += begin - read;
            tokens[write] = token;
            write += 1;
            read = begin + used;
        }
    }
    tokens.copy_within(read.., write);
    tokens.truncate(tokens.len() - (read - write));
}

/// The part a token takes, and its number.
fn role(vocabulary: &Vocabulary, token: &Token) -> (Role, i64) {
    (vocabulary.role(token.symbol), token.integer())
}

/// Reads the longest number of at least two tokens at the start of `tokens`.
fn longest(vocabulary: &Vocabulary, tokens: &[Token]) -> Option<(Token, usize)> {
    let first = role(vocabulary, &tokens[0]);
    let digits_first = tokens[0].kind == Kind::Number;
    let (mut total, mut group) = match first {
        (Role::Cardinal, value) => (0_i64, value),
        (Role::Scale, value) if !digits_first => (0, value),
        (Role::Scale | Role::None | Role::Ordinal | Role::Joiner, _) => return None,
    };
    // "A thousand" has room for three hundred, "a hundred" for sixty.
    let mut ceiling = if first.0 == Role::Scale { first.1.min(1000) } else { room_below(group) };
    let mut best = None;
    let mut at = 1;
    while at < tokens.len() && at < 12 && !tokens[at].breaks {
        let mut here = role(vocabulary, &tokens[at]);
        let mut step = 1;
        if here.0 == Role::Joiner {
            let Some(after) = tokens.get(at + 1).filter(|next| !next.breaks) else { break };
            here = role(vocabulary, after);
            step = 2;
            if here.0 == Role::Scale {
                break;
            }
        }
        let is_word = tokens[at + step - 1].kind == Kind::Word;
        let done = match here {
            (Role::Scale, scale) if scale == 100 && group < 100 && !digits_first => {
                group *= 100;
                ceiling = 100;
                None
            }
            (Role::Scale, scale) if scale >= 1000 => {
                total += group.checked_mul(scale)?;
                group = 0;
                ceiling = 1000;
                None
            }
            (Role::Cardinal, value) if is_word && !digits_first && value < ceiling && value > 0 => {
                group += value;
                ceiling = room_below(value);
                None
            }
            (Role::Ordinal, value) if is_word && !digits_first && value < ceiling && value > 0 => {
                group += value;
                Some(const { bit("ordinal") })
            }
            (Role::Cardinal | Role::Ordinal | Role::Scale | Role::Joiner | Role::None, _) => break,
        };
        at += step;
        let mask = done.unwrap_or(const { bit("num") });
        let last = tokens[at - 1];
        best = Some((
            Token {
                end: last.end,
                symbol: vocabulary.numeric_symbol(mask),
                kind: Kind::Number,
                word: NO_WORD,
                hundredths: (total + group).checked_mul(100)?,
                ..tokens[0]
            },
            at,
        ));
        if done.is_some() {
            break;
        }
    }
    best
}

/// After "twenty" there is room for 1 to 9, after "hundred" for 1 to 99, after "seven" for nothing.
fn room_below(value: i64) -> i64 {
    match value {
        20..=99 if value % 10 == 0 => 10,
        _ if value >= 100 && value % 100 == 0 => 100,
        _ => 0,
    }
}
