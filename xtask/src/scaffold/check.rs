//! `new check NAME`: the code and the page, and its name in the list of all checks.

use std::path::Path;

use super::edit::{module_line, sorted_line};
use super::{Files, fill, named, read, snake};

const CODE: &str = include_str!("templates/check.rs.txt");
const PAGE: &str = include_str!("templates/check.md.txt");
const FOLDER: &str = "crates/check/src/checks";

pub(super) fn files(root: &Path, name: &str) -> Result<Files, String> {
    named(name)?;
    let registry = format!("{FOLDER}/mod.rs");
    let places = [("name", name), ("module", &snake(name))];
    let code = format!("{FOLDER}/{}.rs", snake(name));
    let page = format!("{FOLDER}/{}.md", snake(name));
    Ok(Files {
        changed: vec![(registry.clone(), in_registry(&read(root, &registry)?, name)?)],
        next: format!(
            "say in {page} what it means, and in {code} how it is found; `cargo test -p tarikh-check` tries \
             both, `cargo run -- rule {name}` prints the page"
        ),
        made: vec![(code, fill(CODE, &places)), (page, fill(PAGE, &places))],
    })
}

fn in_registry(text: &str, name: &str) -> Result<String, String> {
    let text = module_line(text, &snake(name))?;
    sorted_line(&text, "ALL:", "\n];", &format!("    {}::CHECK,", snake(name)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_check_is_listed_once_with_its_module() {
        let registry = "//! x\nmod age_mismatch;\n\npub const ALL: &[Check] = &[\n    age_mismatch::CHECK,\n];\n";
        let changed = in_registry(registry, "two-deaths").unwrap();
        assert!(changed.contains("mod age_mismatch;\nmod two_deaths;\n"));
        assert!(changed.contains("    age_mismatch::CHECK,\n    two_deaths::CHECK,\n];"));
    }
}
