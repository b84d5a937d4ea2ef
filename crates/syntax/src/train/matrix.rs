//! Products of matrices, kept by rows one after the other. Every sum runs in the order of its terms, so that no two
//! machines differ in a bit.

/// Adds the product of `a` (m × k) and `b` (k × n) to `c` (m × n).
pub(crate) fn multiply(k: usize, n: usize, a: &[f32], b: &[f32], c: &mut [f32]) {
    const WIDE: usize = 32;
    const NARROW: usize = 8;
    let mut column = 0;
    while column + WIDE <= n {
        panel::<WIDE>(k, n, column, a, b, c);
        column += WIDE;
    }
    while column + NARROW <= n {
        panel::<NARROW>(k, n, column, a, b, c);
        column += NARROW;
    }
    while column < n {
        panel::<1>(k, n, column, a, b, c);
        column += 1;
    }
}

/// The columns `column..column + W` of the product, four rows at a time.
fn panel<const W: usize>(k: usize, n: usize, column: usize, a: &[f32], b: &[f32], c: &mut [f32]) {
    const ROWS: usize = 4;
    let mut rows = c.chunks_exact_mut(n * ROWS);
    let mut from = a.chunks_exact(k * ROWS);
    for (c, a) in (&mut rows).zip(&mut from) {
        block::<W, ROWS>(k, n, column, a, b, c);
    }
    for (c, a) in rows.into_remainder().chunks_exact_mut(n).zip(from.remainder().chunks_exact(k)) {
        block::<W, 1>(k, n, column, a, b, c);
    }
}

fn block<const W: usize, const R: usize>(k: usize, n: usize, column: usize, a: &[f32], b: &[f32], c: &mut [f32]) {
    let mut sums = [[0.0f32; W]; R];
    for (row, sums) in sums.iter_mut().enumerate() {
        sums.copy_from_slice(&c[row * n + column..row * n + column + W]);
    }
    let rows: [&[f32]; R] = std::array::from_fn(|row| &a[row * k..(row + 1) * k]);
    for (at, b) in b.chunks_exact(n).enumerate().take(k) {
        let b = &b[column..column + W];
        for (sums, row) in sums.iter_mut().zip(rows) {
            let factor = row[at];
            for (sum, b) in sums.iter_mut().zip(b) {
                *sum += factor * b;
            }
        }
    }
    for (row, sums) in sums.iter().enumerate() {
        c[row * n + column..row * n + column + W].copy_from_slice(sums);
    }
}

/// Returns the transpose of `a`, whose rows are `columns` long.
pub(crate) fn transpose(columns: usize, a: &[f32]) -> Vec<f32> {
    let rows = a.len() / columns.max(1);
    let mut turned = vec![0.0; a.len()];
    for (row, values) in a.chunks_exact(columns).enumerate() {
        for (column, value) in values.iter().enumerate() {
            turned[column * rows + row] = *value;
        }
    }
    turned
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_product_is_the_sum_over_what_is_shared() {
        let (m, k, n) = (7, 5, 43);
        let a: Vec<f32> = (0..m * k).map(|i| (i % 11) as f32 - 5.0).collect();
        let b: Vec<f32> = (0..k * n).map(|i| (i % 7) as f32 - 3.0).collect();
        let mut c = vec![1.0; m * n];
        multiply(k, n, &a, &b, &mut c);
        for i in 0..m {
            for j in 0..n {
                let expected: f32 = 1.0 + (0..k).map(|l| a[i * k + l] * b[l * n + j]).sum::<f32>();
                assert_eq!(c[i * n + j], expected);
            }
        }
        assert_eq!(transpose(m, &transpose(k, &a)), a);
    }
}
