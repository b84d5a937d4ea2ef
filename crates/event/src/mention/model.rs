//! What was learnt of events: whether a word tells one, and of which class.

use std::sync::OnceLock;

use learn::train::{Example, Schedule, keep_frequent, train};
use learn::{Feature, Linear};

use super::kinds::Class;

const ENGLISH: &[u8] = include_bytes!("../../models/en.bin");

/// Two classifiers.
pub(crate) struct Model {
    tells: Linear,
    class: Linear,
    /// From how much on, above even odds, a word tells an event.
    threshold: i32,
}

/// Words of known classes to learn from; the class of one that tells nothing is none.
pub(crate) type Examples = Vec<(Vec<Feature>, Option<Class>)>;

impl Model {
    /// Returns the model of English, read at the first call.
    pub(crate) fn english() -> &'static Model {
        static READ: OnceLock<Model> = OnceLock::new();
        READ.get_or_init(|| Model::read(ENGLISH).expect("the model of English is read by a test").0)
    }

    /// Reads a model from the front of `bytes`, and returns the rest beside it.
    pub(crate) fn read(bytes: &[u8]) -> Result<(Model, &[u8]), learn::Error> {
        let (tells, rest) = Linear::read(bytes)?;
        let (class, rest) = Linear::read(rest)?;
        Ok((Model { threshold: threshold(&tells), tells, class }, rest))
    }

    /// Writes it at the end of `out`.
    pub(crate) fn write(&self, out: &mut Vec<u8>) {
        self.tells.write(out);
        self.class.write(out);
    }

    /// Learns from examples.
    pub(crate) fn learn(examples: &Examples) -> Model {
        let mut tells: Vec<Example> = examples
            .iter()
            .map(|(features, class)| Example { features: features.clone(), class: usize::from(class.is_some()) })
            .collect();
        let mut classed: Vec<Example> = examples
            .iter()
            .filter_map(|(features, class)| Some(Example { features: features.clone(), class: place((*class)?) }))
            .collect();
        keep_frequent(&mut tells, SELDOM);
        keep_frequent(&mut classed, SELDOM);
        let tells = train(&["O", "EVENT"], &tells, TELLS);
        let names = Class::ALL.map(Class::as_str);
        Model { threshold: threshold(&tells), tells, class: train(&names, &classed, CLASS) }
    }

    /// Returns how much speaks for an event, in the units of the classifier.
    pub(crate) fn margin(&self, features: &[Feature]) -> i32 {
        let mut scores = [0; 2];
        self.tells.add_scores(features, &mut scores);
        scores[1] - scores[0]
    }

    /// Returns the class of the event a word tells; none where it tells none.
    pub(crate) fn class(&self, features: &[Feature]) -> Option<Class> {
        (self.margin(features) > self.threshold).then(|| Class::ALL[self.class.best(features)])
    }
}

const TELLS: Schedule = Schedule { rounds: 8, rate: 0.02, decay: 1e-4, bits: 17, seed: 1 };
const CLASS: Schedule = Schedule { rounds: 8, rate: 0.03, decay: 1e-4, bits: 16, seed: 2 };

/// A feature is met at least so often.
const SELDOM: u32 = 2;

/// Odds of less than one are enough: by cross-validation the figures are best so.
fn threshold(tells: &Linear) -> i32 {
    -tells.unit() / 2
}

fn place(class: Class) -> usize {
    Class::ALL.iter().position(|one| *one == class).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_model_of_english_is_read() {
        let (model, _) = Model::read(ENGLISH).expect("it was written by the training");
        assert_eq!(model.class.classes().len(), Class::ALL.len());
        assert!(Model::read(&ENGLISH[..1000]).is_err());
    }
}
