//! A small learner: linear classifiers over hashed features, trained here, their weights kept in eight bits.
//!
//! This crate knows no language and no text: a feature is a number, a class too. Scores are sums of whole numbers, so every
//! machine says the same.

mod chain;
mod error;
mod feature;
mod file;
mod linear;
mod random;
pub mod train;

pub use chain::{Chain, Row};
pub use error::Error;
pub use feature::{Feature, Features, Part};
pub use linear::Linear;
pub use random::Random;
