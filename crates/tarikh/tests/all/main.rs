//! Whole accounts read, one idea a module: one program, so that it is linked once.

mod bounds;
mod cells;
mod chronology;
mod diary;
mod either;
mod eval;
mod kept;
mod listed;
mod lives;
mod old_style;
mod planted;
mod registers;
mod shown;
mod stream;
mod suite;
mod timeml;
mod told_by;
mod two_styles;
mod voiced;
