//! What the abbreviations of registers and pedigrees stand for: "bapt." is "baptised", and "d." before a day is "died".

use crate::lexicon::{Shortened, lexicon};

/// Returns the word that an abbreviation of a register stands for, by what stands before and behind its full stop; none for
/// every other word, and where the full stop ends the sentence.
///
/// A short one is that word only before a day or a place ("b. 3 May 1702", "b. at Ludlow"), or before "of" ("s. of John"), and
/// neither behind a figure ("6 d.") nor in brackets, which tell a life in their own way. The count of a marriage may stand between:
/// "m. (2) 6 June 1721".
///
/// ```
/// use source::stands_for;
///
/// assert_eq!(stands_for("bapt", "John Carter, ", " 3 May 1702."), Some("baptised"));
/// assert_eq!(stands_for("d", "John Carter, ", " 3 May 1770."), Some("died"));
/// assert_eq!(stands_for("d", "It cost 6 ", " 3 times."), None);
/// assert_eq!(stands_for("home", "He went ", " 3 May was cold."), None);
/// ```
pub fn stands_for(word: &str, before: &str, behind: &str) -> Option<&'static str> {
    let found = lexicon().shortened.get(word)?;
    let following = behind.trim_start();
    if following.is_empty() || !crate::goes_on_after(word, following) {
        return None;
    }
    let before = before.trim_end();
    let next =
        behind_count(following).split(|c: char| c.is_whitespace() || c == '.' || c == ',').next().unwrap_or_default();
    match found {
        Shortened::Always(full) => Some(&**full),
        // Behind a figure it is money.
        Shortened::BeforeOf(full) => {
            Some(&**full).filter(|_| is_before_of(next) && !before.ends_with(char::is_numeric))
        }
        Shortened::Dated { full, of } => {
            let parted = before.is_empty() || before.ends_with([',', ';']);
            let named = parted && (next.starts_with(char::is_uppercase) || lexicon().described.contains(next));
            let dated = next.starts_with(|c: char| c.is_ascii_digit()) || lexicon().dated.contains(next) || named;
            match of {
                Some(of) if is_before_of(next) => Some(&**of),
                Some(_) | None => Some(&**full).filter(|_| dated && !before.ends_with(char::is_numeric)),
            }
        }
    }
    .filter(|_| !in_brackets(before))
}

/// What stands behind a count in brackets: "(2) 6 June 1721".
fn behind_count(following: &str) -> &str {
    let count = following.strip_prefix('(').and_then(|inside| inside.split_once(')'));
    let count = count.filter(|(count, _)| (1..=2).contains(&count.len()) && count.bytes().all(|b| b.is_ascii_digit()));
    count.map_or(following, |(_, behind)| behind.trim_start())
}

fn is_before_of(next: &str) -> bool {
    lexicon().of.contains(next)
}

/// Bytes within which a bracket that is open is looked for.
const BRACKET: usize = 80;

fn in_brackets(before: &str) -> bool {
    let near = &before[before.ceil_char_boundary(before.len().saturating_sub(BRACKET))..];
    near.rfind(['(', ')', '[', ']']).is_some_and(|at| near[at..].starts_with(['(', '[']))
}

#[cfg(test)]
mod tests {
    use super::stands_for;

    #[test]
    fn what_a_register_shortens_is_the_whole_word() {
        for (word, before, behind, full) in [
            ("bur", "Ann, ", " 12 June 1770.", Some("buried")),
            ("m", "He was b. 1702; ", " Ann Price.", Some("married")),
            ("m", "He ran 40 ", " Ann Price ran 50.", None),
            ("m", "He ", " Ann Price.", None),
            ("m", "He was b. 1702; ", " (2) 6 June 1721 Ann Price.", Some("married")),
            ("m", "It is 40 ", " (2) 6 June 1721 it was 50.", None),
            ("d", "Jane, b. 1725, ", " an infant in 1730.", Some("died")),
            ("d", "The widow ", " an infant.", None),
            ("d", "He ", " unm. 1801.", Some("died")),
            ("s", "John, ", " of Thomas", Some("son")),
            ("s", "It cost 3 ", " 6 d.", None),
            ("unm", "She d. ", "", None),
            ("unm", "She d. ", " He went home.", None),
            ("b", "Thomas Hill (", " 1702) was a clothier.", None),
        ] {
            assert_eq!(stands_for(word, before, behind), full, "{before}{word}.{behind}");
        }
    }
}
