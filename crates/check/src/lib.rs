//! What is wrong with an account, and where: each check a file of code and a page that explains and tests it.
//!
//! This crate knows no files and no terminals; it gets what was read and returns findings.

mod ages;
mod beside;
mod bind;
mod buried_first;
mod checks;
mod days;
mod elapsed;
mod facts;
mod findings;
mod hours;
mod hours_back;
mod length;
mod life_spans;
mod run;
mod say;
mod template;
mod tokens;
mod told;
mod words;

pub use bind::bind;
pub use checks::ALL as CHECKS;
pub use facts::{Account, Facts};
pub use findings::{Findings, Verified};
pub use run::{Check, choose, run, run_watched};
pub use told::{
    Agreement, Occurrence, ToldBy, Understanding, Voice, happens_once, may_be_one, occurrences, what_comes_again,
};
