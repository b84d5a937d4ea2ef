//! Which claims can hold together: differences in days between points, each with its reason, solved or shown not to hold.
//!
//! This crate knows no language and no text. What it is given are points and how many days may lie between them; what it
//! returns are the tightest bounds of each point, or the reasons that cannot all be true.

mod conflict;
mod constraint;
mod distances;
mod feasible;
mod graph;
mod minimal;
mod point;
mod solve;
mod work;

pub use conflict::Conflict;
pub use constraint::{Axiom, Because, Constraint, Place};
pub use point::{Happening, Point};
pub use solve::{Solution, solve};
