//! The name that was probably meant.

/// Returns the name nearest to `asked`, where one is near: at most a third of its letters differ, or one begins the other.
pub fn nearest<'n>(asked: &str, names: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let asked: String = asked.chars().take(64).collect();
    names
        .filter_map(|name| {
            let distance = distance(&asked, name);
            let part = asked.len() >= 3 && (name.contains(&asked) || asked.contains(name));
            (part || distance * 3 <= name.len()).then_some((distance, name))
        })
        .min()
        .map(|(_, name)| name)
}

/// How many letters have to be put in, left out or changed.
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (at, c) in one.chars().enumerate() {
        let mut before = row[0];
        row[0] = at + 1;
        for (column, d) in other.iter().enumerate() {
            let changed = before + usize::from(c != *d);
            before = row[column + 1];
            row[column + 1] = changed.min(before + 1).min(row[column] + 1);
        }
    }
    row[other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_mistyped_is_found() {
        let names = ["weekday-mismatch", "age-mismatch", "impossible-date"];
        let nearest = |asked| nearest(asked, names.into_iter());
        assert_eq!(nearest("weekday-missmatch"), Some("weekday-mismatch"));
        assert_eq!(nearest("weekday"), Some("weekday-mismatch"));
        assert_eq!(nearest("imposible-dates"), Some("impossible-date"));
        assert_eq!(nearest("xyzzy"), None);
    }
}
