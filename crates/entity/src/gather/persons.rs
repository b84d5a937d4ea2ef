//! Which persons' names may be of one person.

use crate::lists::Gender;

/// Says whether a fuller name of a person and another may be of one: given name and surname are the same, and what stands between
/// does not differ. "John Adams" may be "John A. Adams" and not "John Quincy Adams"; "George III" is not "George IV".
pub(super) fn may_be_one(one: &[String], other: &[String]) -> bool {
    let (Some((first, rest)), Some((other_first, other_rest))) = (one.split_first(), other.split_first()) else {
        return false;
    };
    let (Some((last, middle)), Some((other_last, other_middle))) = (rest.split_last(), other_rest.split_last()) else {
        return false;
    };
    last == other_last && fits(first, other_first) && middles_fit(middle, other_middle)
}

/// Says whether two names differ in nothing but that one tells middle names: "Anna Holzer" and "Anna Maria Holzer".
pub(super) fn is_shorter(one: &[String], other: &[String]) -> bool {
    let ends = |one: &[String], other: &[String]| one.first() == other.first() && one.last() == other.last();
    let numbered = |words: &[String]| words.iter().any(|word| is_regnal(word));
    let short = one.len().min(other.len()) == 2 && one.len() != other.len();
    short && ends(one, other) && !numbered(one) && !numbered(other)
}

fn middles_fit(one: &[String], other: &[String]) -> bool {
    let only_initials = |words: &[String]| words.iter().all(|word| word.chars().count() == 1);
    match (one, other) {
        ([], words) | (words, []) => only_initials(words),
        (one, other) => one.len() == other.len() && one.iter().zip(other).all(|(one, other)| fits(one, other)),
    }
}

/// Says whether two words are the same, or one is the initial of the other.
fn fits(one: &str, other: &str) -> bool {
    let initial = |short: &str, word: &str| short.chars().count() == 1 && word.starts_with(short);
    one == other || initial(one, other) || initial(other, one)
}

/// Says whether what is known of two does not make them a man and a woman.
pub(super) fn genders_fit(one: Option<Gender>, other: Option<Gender>) -> bool {
    !matches!((one, other), (Some(Gender::Male), Some(Gender::Female)) | (Some(Gender::Female), Some(Gender::Male)))
}

/// Says whether a word is a number of the kind kings have: "iii", "xiv".
pub(super) fn is_regnal(word: &str) -> bool {
    !word.is_empty() && word.len() <= 6 && word.bytes().all(|b| matches!(b, b'i' | b'v' | b'x'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(name: &str) -> Vec<String> {
        name.split(' ').map(str::to_owned).collect()
    }

    #[test]
    fn initials_fit_and_other_names_do_not() {
        let one = |one: &str, other: &str| may_be_one(&words(one), &words(other));
        assert!(one("franklin d roosevelt", "franklin roosevelt"));
        assert!(one("franklin delano roosevelt", "f d roosevelt"));
        assert!(!one("john adams", "john quincy adams"));
        assert!(!one("george iii", "george iv"));
        assert!(!one("george washington", "martha washington"));
        assert!(is_shorter(&words("anna holzer"), &words("anna maria holzer")));
        assert!(!is_shorter(&words("anna holzer"), &words("anna maria weber")));
    }
}
