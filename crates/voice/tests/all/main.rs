//! Who says what, one idea a module: one program, so that it is linked once.

mod english;
mod history;
mod surface;
mod telling;
mod weighed;
