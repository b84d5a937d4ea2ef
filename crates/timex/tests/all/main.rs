//! Times found and read, one idea a module: one program, so that it is linked once.

mod broken;
mod hostile;
mod news;
mod reasons;
mod rules;
