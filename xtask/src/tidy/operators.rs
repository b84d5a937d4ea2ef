//! The page on language packs lists the operators that rules may call: all of them, and no other. It names their
//! arguments too, the classes that the reader asks for by name, and the definitions.

use std::collections::BTreeSet;

use super::Finding;
use crate::tree::Tree;

const PAGE: &str = "lang/README.md";
const CODE: &str = "crates/timex/src/operators/mod.rs";
const ARGUMENTS: &str = "crates/timex/src/operators/takes.rs";

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
        .chain(untold(tree, page))
        .collect()
}

/// Arguments, classes and definitions that no code of the page names.
fn untold<'t>(tree: &'t Tree, page: &'t str) -> impl Iterator<Item = Finding> + use<'t> {
    let in_name = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let told: BTreeSet<&str> =
        page.split('`').skip(1).step_by(2).flat_map(|code| code.split(move |c| !in_name(c))).collect();
    let takes = tree.files.get(ARGUMENTS).and_then(|code| code.split_once("/// An argument as the rule gives it"));
    let arguments = takes.into_iter().flat_map(move |(tables, _)| {
        tables
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"))
            .flat_map(|line| line.split('"').skip(1).step_by(2))
    });
    let code = tree.ending(".rs").filter(|(path, _)| path.starts_with("crates/timex/src/"));
    let asked = code.flat_map(|(path, text)| {
        let listed = text.split_once("const CLASSES").filter(|_| path.ends_with("cues.rs"));
        let listed = listed.and_then(|(_, rest)| rest.split("];").next()).unwrap_or_default();
        let by = |call: &'static str| text.split(call).skip(1).filter_map(|rest| rest.split('"').next());
        by(" class(\"")
            .chain(by(".class(\""))
            .chain(by("classes.get(\""))
            .chain(listed.lines().filter_map(|line| line.trim().strip_prefix("(\"")?.split('"').next()))
    });
    let pages = tree.ending(".md").filter(|(path, _)| path.contains("/definitions/"));
    let defined = pages.flat_map(|(_, text)| text.lines().filter_map(|line| line.strip_prefix("```define ")));
    let all: BTreeSet<&str> = arguments.chain(asked).chain(defined).collect();
    let names = all.into_iter().filter(move |name| name.chars().all(in_name) && !told.contains(name));
    names.map(|name| Finding::error(PAGE, 0, format!("does not say what `{name}` is")))
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

    #[test]
    fn arguments_classes_and_definitions_are_named() {
        let files = [
            (PAGE, "## Operators\n| `first(x)`, `last(x)` | `sign: s` |\n```define x\n```\n`limit-opener` `point`\n"),
            (CODE, TABLE),
            (ARGUMENTS, "names: &[\"sign\", \"grain\"]\n/// An argument as the rule gives it.\n\"other\""),
            (
                "crates/timex/src/cues.rs",
                "const CLASSES: [X; 2] = [\n    (\"limit-opener\", 1),\n    (\"agent\", 2),\n];",
            ),
            ("lang/en/definitions/1.md", "```define point\n```\n```define length\n```\n"),
        ];
        let untold: Vec<String> = errors(find, &files);
        assert_eq!(untold.len(), 3, "grain, agent, length: {untold:?}");
    }
}
