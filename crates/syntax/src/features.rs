//! What a word looks like: the rows of the tables that its vector is made of.

use source::ListedMap;

use crate::shape::TABLES;

/// The rows of a word.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Looks {
    /// A row of each table but that of letter sequences.
    pub rows: [u32; 5],
    /// Rows of the table of letter sequences; never none.
    pub grams: Vec<u32>,
}

/// Of a longer word only so many letters are looked at.
const LETTERS: usize = 40;

/// Returns the word as the vocabulary has it: in small letters, digits as 0, quotes straight.
pub(crate) fn folded(word: &str) -> String {
    let fold = |c: char| match c {
        '0'..='9' => '0',
        '’' | '‘' | '`' => '\'',
        '“' | '”' => '"',
        '–' | '—' => '-',
        _ => c,
    };
    word.chars().take(LETTERS).flat_map(char::to_lowercase).map(fold).collect()
}

/// Returns the looks of a word, by the vocabulary of folded words.
pub(crate) fn looks(vocabulary: &ListedMap<String, u32>, word: &str) -> Looks {
    let folded = folded(word);
    let letters: Vec<char> = folded.chars().collect();
    let count = letters.len();
    let row = |table: usize, letters: &[char]| (hash(table, letters) % TABLES[table].0 as u64) as u32;
    let ending = |length: usize| &letters[count.saturating_sub(length)..];
    let rows = [
        vocabulary.get(&folded).copied().unwrap_or(0),
        row(1, &letters[..count.min(3)]),
        row(2, ending(2)),
        row(3, ending(3)),
        row(4, &shape(word)),
    ];
    let mut bounded = vec!['\u{2}'];
    bounded.extend(&letters);
    bounded.push('\u{3}');
    let mut grams: Vec<u32> = bounded.windows(3).chain(bounded.windows(4)).map(|gram| row(5, gram)).collect();
    if grams.is_empty() {
        grams.push(row(5, &bounded));
    }
    Looks { rows, grams }
}

/// Kinds of letters, a run of one kind told up to three times: "Xxxx" gives "Xxxx", "1989" gives "ddd".
fn shape(word: &str) -> Vec<char> {
    let mut shape: Vec<char> = Vec::new();
    for c in word.chars().take(LETTERS) {
        let kind = match c {
            _ if c.is_uppercase() => 'X',
            _ if c.is_alphabetic() => 'x',
            _ if c.is_numeric() => 'd',
            _ => c,
        };
        if !shape.ends_with(&[kind; 3]) {
            shape.push(kind);
        }
    }
    shape
}

/// FNV-1a over the letters, stirred at its end, for its low bits are used.
fn hash(table: usize, letters: &[char]) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325 ^ table as u64;
    for c in letters {
        hash = (hash ^ u64::from(*c)).wrapping_mul(0x100_0000_01b3);
    }
    hash ^= hash >> 32;
    hash = hash.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    hash ^ (hash >> 29)
}

/// What stands between a word and its neighbour.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Gap {
    /// The edge of the paragraph.
    Edge = 0,
    /// A blank.
    Blank = 1,
    /// Nothing; another token follows.
    Nothing = 2,
    /// Nothing; another word of the same token follows.
    Within = 3,
}

/// Returns the row of the gaps before and after a word.
pub(crate) fn gaps(before: Gap, after: Gap) -> usize {
    before as usize * 4 + after as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_one_ending_share_its_row() {
        let none = ListedMap::default();
        let (one, other) = (looks(&none, "bombing"), looks(&none, "Shelling"));
        assert_eq!(one.rows[2..4], other.rows[2..4]);
        assert_ne!(one.rows[4], other.rows[4]);
        assert_eq!(shape("McArthur-1989s"), ['X', 'x', 'X', 'x', 'x', 'x', '-', 'd', 'd', 'd', 'x']);
    }

    #[test]
    fn the_shortest_and_the_longest_word_have_looks() {
        let none = ListedMap::default();
        assert!(!looks(&none, "").grams.is_empty());
        assert!(looks(&none, &"ab".repeat(100_000)).grams.len() < 100);
    }
}
