//! What was learnt of names, as a file: three classifiers, one after the other.

use std::sync::OnceLock;

use learn::{Error, Linear};

/// The model of English.
const ENGLISH: &[u8] = include_bytes!("../../models/en.bin");

/// The classifiers.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Model {
    /// Which words head a name of which class; the last class is none.
    pub first: Linear,
    /// The same, once the classes of the document's other mentions are known.
    pub second: Linear,
    /// Whether what hangs on the head belongs to the name: no, yes.
    pub parts: Linear,
}

impl Model {
    /// Returns the model of English, read at the first call.
    pub fn english() -> &'static Model {
        static READ: OnceLock<Model> = OnceLock::new();
        READ.get_or_init(|| Model::read(ENGLISH).expect("the model of English is read by a test"))
    }

    /// Reads a model's file.
    pub fn read(bytes: &[u8]) -> Result<Model, Error> {
        let (first, rest) = Linear::read(bytes)?;
        let (second, rest) = Linear::read(rest)?;
        let (parts, _) = Linear::read(rest)?;
        Ok(Model { first, second, parts })
    }

    /// Writes a model's file.
    pub fn write(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        for linear in [&self.first, &self.second, &self.parts] {
            linear.write(&mut bytes);
        }
        bytes
    }
}
