//! What the crate tells of texts, one idea a module: one program, so that it is linked once.

mod apart;
mod asides;
mod beside;
mod causes;
mod claimed;
mod clauses;
mod common;
mod earlier;
mod entries;
mod interrupted;
mod labels;
mod lines;
mod links;
mod mentions;
mod needed;
mod occasions;
mod parts;
mod paths;
mod persian;
mod slipped;
mod subjects;
mod told_of;
mod unopened;
mod unseen;
mod wedged;
mod witness;
