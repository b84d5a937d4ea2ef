//! What names are compared by: letters without case and marks, initials, and a skeleton that spellings of one name share.

use crate::seen::{Seen, Shape};

/// Returns a name in small letters without marks: "the U.S." and "US" have one key.
pub(super) fn key(seen: &Seen<'_>, (start, end): (usize, usize)) -> String {
    let mut key = String::new();
    for at in start..end {
        let before = key.len();
        if !key.is_empty() {
            key.push(' ');
        }
        let from = key.len();
        key.extend(seen.small[at].chars().filter(|c| c.is_alphanumeric()).map(plain));
        if key.len() == from {
            key.truncate(before);
        }
    }
    key
}

/// Returns the capital letters a name begins its words with: "People's Democratic Party of Afghanistan" gives "PDPA".
pub(super) fn initials(seen: &Seen<'_>, (start, end): (usize, usize)) -> String {
    let capitals = (start..end).filter(|at| seen.is_capital(*at));
    capitals.filter_map(|at| seen.written(at).chars().next()).collect()
}

/// Says whether a word is written like letters that stand for several words.
pub(super) fn is_acronym(seen: &Seen<'_>, (start, end): (usize, usize)) -> bool {
    end == start + 1 && seen.shapes[start] == Shape::Capitals
}

/// Returns a letter without its mark.
pub(super) fn plain(c: char) -> char {
    match c {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'ć' | 'č' | 'ĉ' => 'c',
        'ď' | 'đ' | 'ḍ' => 'd',
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ė' | 'ę' | 'ě' => 'e',
        'ğ' | 'ġ' | 'ģ' => 'g',
        'ḥ' | 'ħ' => 'h',
        'ì' | 'í' | 'î' | 'ï' | 'ī' | 'ı' => 'i',
        'ł' | 'ľ' | 'ļ' => 'l',
        'ñ' | 'ń' | 'ň' | 'ņ' => 'n',
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ō' | 'ő' => 'o',
        'ř' => 'r',
        'ś' | 'š' | 'ş' | 'ș' | 'ṣ' => 's',
        'ť' | 'ţ' | 'ț' | 'ṭ' => 't',
        'ù' | 'ú' | 'û' | 'ü' | 'ū' | 'ů' | 'ű' => 'u',
        'ý' | 'ÿ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        _ => c,
    }
}

/// Returns what spellings of one name share: its consonants, the like ones as one and doubled ones once; none for a key under
/// six letters, whose skeleton says too little.
pub(super) fn skeleton(key: &str) -> Option<String> {
    if key.chars().count() < 6 {
        return None;
    }
    let mut skeleton = String::new();
    let mut first = true;
    for c in key.chars() {
        let like = match c {
            'a' | 'e' | 'i' | 'o' | 'u' | 'y' if first => 'a',
            'a' | 'e' | 'i' | 'o' | 'u' | 'y' => continue,
            'h' if !first && !skeleton.ends_with(' ') => continue,
            'q' | 'c' => 'k',
            'z' => 's',
            'w' => 'v',
            other => other,
        };
        first = c == ' ';
        if !skeleton.ends_with(like) {
            skeleton.push(like);
        }
    }
    Some(skeleton)
}

/// Says whether one key can be made of the other by two changes at most; long ones are not compared.
pub(super) fn is_near(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    if one.len().abs_diff(other.len()) > 2 || one.len() > 40 || other.len() > 40 {
        return false;
    }
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (at, c) in one.iter().enumerate() {
        let mut corner = row[0];
        row[0] = at + 1;
        for (place, d) in other.iter().enumerate() {
            let changed = corner + usize::from(c != d);
            corner = row[place + 1];
            row[place + 1] = changed.min(corner + 1).min(row[place] + 1);
        }
    }
    row[other.len()] <= 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_have_one_skeleton() {
        for (one, other) in [
            ("mujahedeen", "mujahideen"),
            ("kandahar", "qandahar"),
            ("saladin", "salahdin"),
            ("timur lenk", "timour lenk"),
        ] {
            assert_eq!(skeleton(one), skeleton(other));
            assert!(is_near(one, other), "{one}, {other}");
        }
        assert_ne!(skeleton("kandahar"), skeleton("kunduz"));
    }

    #[test]
    fn short_names_have_none() {
        assert_eq!(skeleton("amin"), None);
    }

    #[test]
    fn three_changes_are_too_many() {
        assert!(is_near("", "ab"));
        assert!(!is_near("", "abc"));
        assert!(!is_near("kabul", "zaboli"));
    }
}
