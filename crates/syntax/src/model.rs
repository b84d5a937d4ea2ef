//! A model and its file: tags, labels, the tokeniser, the lemmas and the network's weights in eight bits.

use source::ListedMap;

use crate::Error;
use crate::bytes::{Reader, Writer, checksum};
use crate::lemma::{Case, Lemmas, Script};
use crate::network::Network;
use crate::relation::Relation;
use crate::shape::{Kept, Matrix, Sizes, parts};
use crate::tokens::{ROWS, Tokens};
use crate::upos::Upos;

/// What every file begins with: the format and its version.
const MAGIC: &[u8] = b"tarikh-syntax 1\n";

/// Everything a training set taught.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Model {
    /// Universal part, own part and features together.
    pub tags: Vec<[String; 3]>,
    pub labels: Vec<String>,
    pub vocabulary: Vec<String>,
    pub tokens: Tokens,
    pub lemmas: Lemmas,
    pub weights: Vec<Matrix>,
}

impl Model {
    fn sizes(&self) -> Sizes {
        Sizes { words: self.vocabulary.len(), tags: self.tags.len(), labels: self.labels.len() }
    }

    /// Writes a model. Weights lose what eight bits do not hold.
    pub(crate) fn write(&self) -> Vec<u8> {
        let mut out = Writer::default();
        out.bytes.extend(MAGIC);
        out.texts(self.tags.iter().flatten().map(String::as_str).collect::<Vec<_>>().into_iter());
        out.texts(self.labels.iter().map(String::as_str));
        out.texts(self.vocabulary.iter().map(String::as_str));
        let mut endings: Vec<&str> = self.tokens.endings.iter().map(String::as_str).collect();
        endings.sort_unstable();
        out.texts(endings.into_iter());
        out.bytes.extend(self.tokens.weights.iter().flatten().flat_map(|weight| weight.to_le_bytes()));
        out.number(self.lemmas.scripts.len());
        for script in &self.lemmas.scripts {
            out.number(script.case as usize);
            out.number(script.off.into());
            out.text(&script.on);
        }
        out.number(self.lemmas.endings.len());
        for known in &self.lemmas.endings {
            let mut endings: Vec<(&String, &u16)> = known.iter().collect();
            endings.sort_unstable();
            out.number(endings.len());
            for (ending, script) in endings {
                out.number((*script).into());
                out.text(ending);
            }
        }
        for ((_, columns, kept), matrix) in parts(&self.sizes()).into_iter().zip(&self.weights) {
            write_matrix(&mut out, columns, kept, &matrix.values);
        }
        let sum = checksum(&out.bytes);
        out.bytes.extend(sum.to_le_bytes());
        out.bytes
    }

    /// Reads a model.
    pub(crate) fn read(bytes: &[u8]) -> Result<Model, Error> {
        let (content, sum) = bytes.split_last_chunk::<8>().ok_or_else(|| Error::new("this is no model"))?;
        let rest = content.strip_prefix(MAGIC).ok_or_else(|| Error::new("this is no model of this version"))?;
        if checksum(content) != u64::from_le_bytes(*sum) {
            return Err(Error::new("the model is damaged: its checksum is another"));
        }
        let mut from = Reader::new(rest);
        let tags = from.texts()?.chunks_exact(3).map(|tag| [tag[0].clone(), tag[1].clone(), tag[2].clone()]).collect();
        let (labels, vocabulary) = (from.texts()?, from.texts()?);
        let endings = from.texts()?.into_iter().collect();
        let cut = |bytes: &[u8], at: usize| i16::from_le_bytes([bytes[2 * at], bytes[2 * at + 1]]);
        let tokens = Tokens {
            endings,
            weights: from.bytes(6 * ROWS)?.chunks_exact(6).map(|row| [cut(row, 0), cut(row, 1), cut(row, 2)]).collect(),
        };
        let mut lemmas = Lemmas::default();
        for _ in 0..from.below(1 << 16, "so many scripts:")? {
            let case = Case::ALL[from.below(3, "a case")?];
            let off = from.below(256, "a length")? as u8;
            lemmas.scripts.push(Script { case, off, on: from.text()?.to_owned() });
        }
        for _ in 0..from.below(257, "so many parts of speech:")? {
            let mut known = ListedMap::default();
            for _ in 0..from.number()? {
                let script = from.below(lemmas.scripts.len(), "a script")? as u16;
                known.insert(from.text()?.to_owned(), script);
            }
            lemmas.endings.push(known);
        }
        let mut model = Model { tags, labels, vocabulary, tokens, lemmas, weights: Vec::new() };
        if model.tags.is_empty() || model.labels.is_empty() || model.labels.len() > 250 || model.vocabulary.is_empty() {
            return Err(Error::new("the model has no tags, no labels or no words"));
        }
        for (rows, columns, kept) in parts(&model.sizes()) {
            model.weights.push(read_matrix(&mut from, rows, columns, kept)?);
        }
        if from.is_empty() { Ok(model) } else { Err(Error::new("the model does not end where it should")) }
    }

    /// Returns the network, which takes the weights as they are here.
    pub(crate) fn network(&mut self) -> Network {
        let root = self.labels.iter().position(|label| Relation::named(label) == Some(Relation::Root)).unwrap_or(0);
        Network::new(&self.vocabulary, std::mem::take(&mut self.weights), root)
    }

    /// Returns the universal part of each tag.
    pub(crate) fn upos(&self) -> Result<Vec<Upos>, Error> {
        let named = |tag: &[String; 3]| {
            Upos::named(&tag[0]).ok_or_else(|| Error::new(format!("{} is no universal part of speech", tag[0])))
        };
        self.tags.iter().map(named).collect()
    }

    /// Returns the relation of each label.
    pub(crate) fn relations(&self) -> Result<Vec<Relation>, Error> {
        let named = |label: &String| {
            let universal = label.split(':').next().unwrap_or_default();
            Relation::named(universal).ok_or_else(|| Error::new(format!("{label} is no universal relation")))
        };
        self.labels.iter().map(named).collect()
    }
}

/// The scales of a matrix, and its values in units of them.
fn write_matrix(out: &mut Writer, columns: usize, kept: Kept, values: &[f32]) {
    let largest =
        |values: &mut dyn Iterator<Item = f32>| values.fold(0.0f32, |largest, value| largest.max(value.abs()));
    let scale = |largest: f32| if largest > 0.0 { largest / 127.0 } else { 1.0 };
    let scales: Vec<f32> = match kept {
        Kept::Exact => return out.floats(values),
        Kept::Rows => values.chunks_exact(columns).map(|row| scale(largest(&mut row.iter().copied()))).collect(),
        Kept::Columns => {
            (0..columns).map(|at| scale(largest(&mut values.iter().skip(at).step_by(columns).copied()))).collect()
        }
    };
    out.floats(&scales);
    let scale = |at: usize| match kept {
        Kept::Rows => scales[at / columns],
        Kept::Columns | Kept::Exact => scales[at % columns],
    };
    out.small(values.iter().enumerate().map(|(at, value)| (value / scale(at)).round() as i8));
}

fn read_matrix(from: &mut Reader<'_>, rows: usize, columns: usize, kept: Kept) -> Result<Matrix, Error> {
    let values = match kept {
        Kept::Exact => from.floats(rows * columns)?,
        Kept::Rows => {
            let scales = from.floats(rows)?;
            from.small(rows * columns)?.enumerate().map(|(at, value)| f32::from(value) * scales[at / columns]).collect()
        }
        Kept::Columns => {
            let scales = from.floats(columns)?;
            from.small(rows * columns)?.enumerate().map(|(at, value)| f32::from(value) * scales[at % columns]).collect()
        }
    };
    Ok(Matrix { columns, values })
}
