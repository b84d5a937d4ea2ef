//! Years in Roman numerals, as stones and title pages have them: MDCCXLV.

/// A numeral of fewer letters is no year: "MC", "MDI".
const FEWEST: usize = 4;
/// None of a year has more: 1888 is MDCCCLXXXVIII.
const MOST: usize = 16;

/// Returns the year from 1000 to 2199 that a word in ASCII capitals is, or 0. Four of a letter may stand together, as old print has
/// them: MDCCCCX.
pub(crate) fn year(word: &[u8]) -> i64 {
    if word.first() != Some(&b'M') || !(FEWEST..=MOST).contains(&word.len()) {
        return 0;
    }
    let (mut total, mut most_left, mut last, mut run) = (0, i64::MAX, 0, 0);
    let mut at = 0;
    while at < word.len() {
        let Some(one) = worth(word[at]) else { return 0 };
        let next = word.get(at + 1).and_then(|letter| worth(*letter)).unwrap_or(0);
        // IV, IX, XL, XC, CD, CM: one letter before one worth five or ten of it.
        let is_pair = next > one;
        if is_pair && !(matches!(one, 1 | 10 | 100) && (next == 5 * one || next == 10 * one)) {
            return 0;
        }
        let value = if is_pair { next - one } else { one };
        run = if value == last { run + 1 } else { 1 };
        let most = if is_pair || matches!(one, 5 | 50 | 500) { 1 } else { 4 };
        // Behind "IX" nothing of ones or tens comes any more.
        if value > most_left || run > most {
            return 0;
        }
        total += value;
        (last, most_left) = (value, if is_pair { one - 1 } else { value });
        at += if is_pair { 2 } else { 1 };
    }
    if (1000..2200).contains(&total) { total } else { 0 }
}

fn worth(letter: u8) -> Option<i64> {
    Some(match letter {
        b'M' => 1000,
        b'D' => 500,
        b'C' => 100,
        b'L' => 50,
        b'X' => 10,
        b'V' => 5,
        b'I' => 1,
        _other => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::year;

    #[test]
    fn a_year_on_a_stone_is_read_and_no_other_word() {
        for (word, value) in [
            ("MDCLXVI", 1666),
            ("MDCCXLV", 1745),
            ("MCMXCIX", 1999),
            ("MDCCCCX", 1910),
            ("MDCCCLXXXVIII", 1888),
            ("MMXX", 2020),
            ("MCDXLIV", 1444),
            ("MDCC", 1700),
            ("MDLL", 0),
            ("MILL", 0),
            ("MIDI", 0),
            ("MMMM", 0),
            ("MIC", 0),
            ("MCMC", 0),
            ("MDCCIXI", 0),
            ("DCCC", 0),
            ("MDCLXVIA", 0),
        ] {
            assert_eq!(year(word.as_bytes()), value, "{word}");
        }
    }
}
