//! A Rust file opens with one `//!` sentence that says what it is.

use super::Finding;
use crate::tree::Tree;

pub fn find(tree: &Tree) -> Vec<Finding> {
    let opens =
        |text: &str| text.lines().next().is_some_and(|line| line.strip_prefix("//! ").is_some_and(|l| l.len() > 5));
    let closed = tree.ending(".rs").filter(|(_, text)| !opens(text));
    closed.map(|(path, _)| Finding::error(path, 1, "the first line is not `//!` and a sentence")).collect()
}

#[cfg(test)]
mod tests {
    use super::super::errors;
    use super::*;

    #[test]
    fn a_file_that_does_not_say_what_it_is_is_found() {
        let files =
            [("crates/a/src/a.rs", "use b;\n"), ("crates/a/src/b.rs", "//! What b is.\n"), ("c.rs", "//!\nfn f() {}")];
        assert_eq!(errors(find, &files), ["c.rs:1", "crates/a/src/a.rs:1"]);
    }
}
