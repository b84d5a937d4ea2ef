//! The parts a network is made of: their names, places and sizes, the same in training and at run time.

/// Rows and width of each table a word's looks are looked up in; the first, of whole words, has a row for each word of the
/// vocabulary and one, the first, for all others.
pub(crate) const TABLES: [(usize, usize); 6] = [(0, 96), (4096, 32), (1024, 32), (4096, 48), (1024, 32), (8192, 64)];

/// What a word's looks come to: the tables' widths side by side.
pub(crate) const LOOKS: usize = 96 + 32 + 32 + 48 + 32 + 64;

/// The table of letter sequences, of which a word has several.
pub(crate) const GRAMS: usize = 5;

/// The width of a word's vector.
pub(crate) const WIDTH: usize = 96;

/// How many linear pieces a maxout takes the largest of.
pub(crate) const PIECES: usize = 3;

/// The columns of what a maxout is taken of.
pub(crate) const WIDE: usize = WIDTH * PIECES;

/// How far to each side a layer looks.
pub(crate) const REACH: [usize; 4] = [1, 1, 2, 4];

/// The width of the parser's state, of two pieces.
pub(crate) const STATE: usize = 64;

/// The columns of what the state is taken of.
pub(crate) const STATE_WIDE: usize = 2 * STATE;

/// How many words of a state the parser looks at.
pub(crate) const SLOTS: usize = 11;

/// How many labels of arcs made before the parser looks at.
pub(crate) const LABEL_SLOTS: usize = 5;

/// How many distances it looks at, and how many it tells apart.
pub(crate) const DISTANCE_SLOTS: usize = 2;
pub(crate) const DISTANCES: usize = 8;

/// How many kinds of gaps there are around a word.
pub(crate) const GAPS: usize = 16;

pub(crate) const MIX: usize = 6;
pub(crate) const GAP: usize = 7;
pub(crate) const MIX_BIAS: usize = 8;
pub(crate) const MIX_GAIN: usize = 9;
pub(crate) const MIX_SHIFT: usize = 10;
pub(crate) const TAG: usize = 11;
pub(crate) const TAG_BIAS: usize = 12;
pub(crate) const OPEN: usize = 13;
pub(crate) const OPEN_BIAS: usize = 14;
pub(crate) const TAG_VECTOR: usize = 15;
pub(crate) const SLOT: usize = 16;
pub(crate) const ABSENT: usize = 17;
pub(crate) const LABEL: usize = 18;
pub(crate) const DISTANCE: usize = 19;
pub(crate) const STATE_BIAS: usize = 20;
pub(crate) const ACTION: usize = 21;
pub(crate) const ACTION_BIAS: usize = 22;
pub(crate) const LAYERS: usize = 23;

/// Weights, bias, gain and shift of a layer.
pub(crate) fn layer(at: usize) -> [usize; 4] {
    std::array::from_fn(|part| LAYERS + 4 * at + part)
}

/// The sizes that training data decide.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Sizes {
    /// Words of the vocabulary, and one.
    pub words: usize,
    /// Tags: universal part, own part and features together.
    pub tags: usize,
    /// Labels of arcs.
    pub labels: usize,
}

/// How a part is kept in a model's file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Kept {
    /// In eight bits, with a scale for each row: a table.
    Rows,
    /// In eight bits, with a scale for each column: what is multiplied by.
    Columns,
    /// As it is.
    Exact,
}

/// Rows, columns and keeping of every part, in order.
pub(crate) fn parts(sizes: &Sizes) -> Vec<(usize, usize, Kept)> {
    let mut parts: Vec<(usize, usize, Kept)> = TABLES.iter().map(|&(rows, width)| (rows, width, Kept::Rows)).collect();
    parts[0].0 = sizes.words;
    let actions = 2 * sizes.labels + 1;
    parts.extend([
        (LOOKS, WIDE, Kept::Columns),
        (GAPS, WIDE, Kept::Rows),
        (1, WIDE, Kept::Exact),
        (1, WIDTH, Kept::Exact),
        (1, WIDTH, Kept::Exact),
        (WIDTH, sizes.tags, Kept::Columns),
        (1, sizes.tags, Kept::Exact),
        (WIDTH, 1, Kept::Columns),
        (1, 1, Kept::Exact),
        (sizes.tags, WIDTH, Kept::Rows),
        (WIDTH, SLOTS * STATE_WIDE, Kept::Columns),
        (SLOTS, STATE_WIDE, Kept::Rows),
        (LABEL_SLOTS * (sizes.labels + 1), STATE_WIDE, Kept::Rows),
        (DISTANCE_SLOTS * DISTANCES, STATE_WIDE, Kept::Rows),
        (1, STATE_WIDE, Kept::Exact),
        (STATE, actions, Kept::Columns),
        (1, actions, Kept::Exact),
    ]);
    for _ in REACH {
        parts.extend([
            (3 * WIDTH, WIDE, Kept::Columns),
            (1, WIDE, Kept::Exact),
            (1, WIDTH, Kept::Exact),
            (1, WIDTH, Kept::Exact),
        ]);
    }
    parts
}

/// A matrix by rows.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Matrix {
    pub columns: usize,
    pub values: Vec<f32>,
}

impl Matrix {
    pub(crate) fn row(&self, at: usize) -> &[f32] {
        &self.values[at * self.columns..(at + 1) * self.columns]
    }

    /// Returns a part of its columns.
    pub(crate) fn part(&self, columns: std::ops::Range<usize>) -> Matrix {
        let rows = self.values.chunks_exact(self.columns);
        Matrix { columns: columns.len(), values: rows.flat_map(|row| &row[columns.clone()]).copied().collect() }
    }

    /// Returns its columns with those of another behind them.
    pub(crate) fn beside(&self, other: &Matrix) -> Matrix {
        let rows = self.values.chunks_exact(self.columns).zip(other.values.chunks_exact(other.columns));
        let values = rows.flat_map(|(one, other)| one.iter().chain(other)).copied().collect();
        Matrix { columns: self.columns + other.columns, values }
    }

    pub(crate) fn row_mut(&mut self, at: usize) -> &mut [f32] {
        &mut self.values[at * self.columns..(at + 1) * self.columns]
    }
}
