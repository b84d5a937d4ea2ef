//! The shapes of numbers in digits: which numeric classes a run of digits belongs to.

use crate::classes::bit;

/// Returns every mask of numeric classes the tokenizer can give, sorted.
pub(crate) fn numeric_masks() -> Vec<u32> {
    let mut masks = vec![
        const { bit("ordinal") },
        const { bit("ordinal") } | const { bit("nth") },
        const { bit("decade") },
        const { bit("decade2") },
        const { bit("yy") },
        const { bit("roman-year") },
        const { bit("yy") } | const { bit("num") },
        const { bit("num") },
        const { bit("num") } | const { bit("comma") },
        const { bit("num") } | const { bit("decimal") },
    ];
    for digits in 1..=9_u32 {
        let values: Vec<i64> = match digits {
            1 => (0..10).collect(),
            2 => (0..100).collect(),
            4 => vec![0, 999, 1000, 1900, 2199, 2200, 9999],
            8 => vec![0, 19_890_215, 99_999_999],
            _ => vec![10_i64.pow(digits - 1)],
        };
        masks.extend(values.into_iter().map(|value| digit_mask(digits, value)));
    }
    masks.sort_unstable();
    masks.dedup();
    masks
}

/// Returns the numeric classes of a run of digits.
pub(crate) fn digit_mask(digits: u32, value: i64) -> u32 {
    let mut mask = const { bit("int") } | const { bit("num") };
    let mut also = |class: u32, holds: bool| {
        if holds {
            mask |= class;
        }
    };
    also(const { bit("d1") }, digits == 1);
    also(const { bit("d2") }, digits == 2);
    also(const { bit("d3") }, digits == 3);
    also(const { bit("d4") }, digits == 4);
    also(const { bit("day") }, digits <= 2 && (1..=31).contains(&value));
    also(const { bit("monthnum") }, digits <= 2 && (1..=12).contains(&value));
    also(const { bit("hour") }, digits <= 2 && value <= 24);
    also(const { bit("minute") }, digits == 2 && value <= 59);
    also(const { bit("year") }, digits == 4 && (1000..2200).contains(&value));
    also(const { bit("modern") }, digits == 4 && (1900..=2030).contains(&value));
    also(const { bit("n0") }, digits == 1 && value == 0);
    also(const { bit("n3") }, digits == 1 && value == 3);
    also(const { bit("n9") }, digits == 1 && value == 9);
    also(const { bit("n11") }, digits == 2 && value == 11);
    also(const { bit("padded") }, digits == 4 && value < 1000);
    let (month, day) = (value / 100 % 100, value % 100);
    also(
        const { bit("compact") },
        digits == 8 && (1..=12).contains(&month) && (1..=31).contains(&day) && value / 10_000 > 999,
    );
    mask
}
