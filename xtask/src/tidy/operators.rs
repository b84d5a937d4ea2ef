//! The page on language packs lists the operators that rules may call: all of them, and no other.

use super::Finding;
use crate::tree::Tree;

const PAGE: &str = "lang/README.md";
const CODE: &str = "crates/timex/src/operators/mod.rs";

pub fn find(tree: &Tree) -> Vec<Finding> {
    let (Some(page), Some(code)) = (tree.files.get(PAGE), tree.files.get(CODE)) else { return Vec::new() };
    let table = code.split_once("const OPERATORS").map_or("", |(_, rest)| rest.split("];").next().unwrap_or_default());
    let called: Vec<&str> =
        table.lines().filter_map(|line| line.trim().strip_prefix("(\"")?.split('"').next()).collect();
    let listed: Vec<(usize, &str)> = page
        .lines()
        .enumerate()
        .skip_while(|(_, line)| *line != "## Operators")
        .filter(|(_, line)| line.starts_with("| `"))
        .flat_map(|(at, line)| names(line).map(move |name| (at + 1, name)))
        .collect();
    let missing = called.iter().filter(|name| !listed.iter().any(|(_, known)| known == *name));
    let surplus = listed.iter().filter(|(_, name)| !called.contains(name));
    missing
        .map(|name| Finding::error(PAGE, 0, format!("does not say what the operator `{name}` gives")))
        .chain(surplus.map(|(line, name)| Finding::error(PAGE, *line, format!("there is no operator `{name}`"))))
        .collect()
}

/// The operators of a row: what stands before a bracket in its first cell.
fn names(row: &str) -> impl Iterator<Item = &str> {
    let cell = row.trim_start_matches("| ").split(" | ").next().unwrap_or_default();
    cell.split('`').filter_map(|code| code.split_once('(').map(|(name, _)| name))
}

#[cfg(test)]
mod tests {
    use super::super::errors;
    use super::*;

    const TABLE: &str = "const OPERATORS: &[X] = &[\n    (\"first\", first),\n    (\"last\", last),\n];\n";

    #[test]
    fn operators_and_their_rows_are_one_to_one() {
        let page = "## Operators\n| operator | gives |\n| `first(x)`, `last(x)` | ends `f(x)` |\n";
        assert!(errors(find, &[(PAGE, page), (CODE, TABLE)]).is_empty());
        let page = "## Operators\n| `first(x)` | |\n| `century(n)` | |\n";
        assert_eq!(errors(find, &[(PAGE, page), (CODE, TABLE)]), ["lang/README.md:0", "lang/README.md:3"]);
    }
}
