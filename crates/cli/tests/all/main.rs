//! The binary, run on files of its own, one idea a module: one program, so that it is linked once.

mod bad_input;
mod commands;
mod dates;
mod evaluation;
mod one_reading;
mod support;
