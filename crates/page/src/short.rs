//! Names of accounts in little room: where two begin alike, what tells each from the other is kept.

use crate::escape::shortened;

/// Returns how many bytes of each name, whole words, another begins with as well.
pub(crate) fn shared(names: &[String]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..names.len()).collect();
    order.sort_by_key(|&at| &names[at]);
    let mut shared = vec![0; names.len()];
    for pair in order.windows(2) {
        let alike = common(&names[pair[0]], &names[pair[1]]);
        for &at in pair {
            shared[at] = alike.max(shared[at]);
        }
    }
    shared
}

/// The bytes of a name, whole words, that another begins with; a bracket that is still open there is left to what follows.
fn common(name: &str, other: &str) -> usize {
    let alike = name.char_indices().zip(other.chars()).find(|((_, a), b)| a != b);
    let alike = alike.map_or(name.len().min(other.len()), |((at, _), _)| at);
    let words = name[..alike].rfind(' ').map_or(0, |at| at + 1);
    match name[..words].rfind(['(', ')', '[', ']']) {
        Some(at) if name[at..].starts_with(['(', '[']) => at,
        Some(_) | None => words,
    }
}

/// Returns a name in so many characters, about, of which `shared` bytes are another's too: its beginning, and what tells it apart.
pub(crate) fn short(name: &str, shared: usize, most: usize) -> String {
    let (head, own) = name.split_at(shared);
    let most_own = most * 2 / 3;
    let is_whole = name.chars().count() <= most;
    if is_whole || own.is_empty() || head.chars().count() + own.chars().count().min(most_own) <= most {
        return shortened(name, most);
    }
    let own = shortened(own, most_own);
    match most.saturating_sub(own.chars().count() + 1) {
        room if room < LEAST => format!("… {own}"),
        room => format!("{} {own}", shortened(head, room)),
    }
}

/// Fewer characters of a beginning tell nothing.
const LEAST: usize = 6;

#[cfg(test)]
mod tests {
    use super::*;

    fn shorts(names: [&str; 3], most: usize) -> Vec<String> {
        let names = names.map(str::to_owned);
        names.iter().zip(shared(&names)).map(|(name, shared)| short(name, shared, most)).collect()
    }

    #[test]
    fn what_tells_two_names_apart_is_kept() {
        let names = ["The Flood at Marlow Bridge (the Herald)", "The Flood at Marlow Bridge (the Star)", "A memoir"];
        assert_eq!(shorts(names, 28), ["The Flood at… (the Herald)", "The Flood at… (the Star)", "A memoir"]);
        assert_eq!(shorts(names, 60)[0], names[0]);
        // Also where there is room for all but the last words.
        assert_eq!(shorts(names, 35)[1], "The Flood at Marlow… (the Star)");
    }

    #[test]
    fn names_that_differ_from_the_beginning_are_cut_at_the_end() {
        let names = ["Annals of the northern provinces", "Letters from the northern provinces", "Annals"];
        assert_eq!(shorts(names, 20)[1], shortened(names[1], 20));
    }
}
