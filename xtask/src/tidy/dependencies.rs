//! Dependencies point left along the way a document takes, and each crate sees only what it may know.

use super::Finding;
use crate::tree::{Tree, crate_of};

/// The crates in the order a document flows, and which of our own crates each may name.
const MAY_SEE: [(&str, &[&str]); 18] = [
    ("calendar", &[]),
    ("source", &[]),
    ("learn", &[]),
    ("timex", &["calendar", "source"]),
    ("syntax", &["source"]),
    ("entity", &["source", "learn", "syntax"]),
    ("voice", &["source", "learn", "syntax"]),
    ("event", &["calendar", "source", "timex", "learn", "syntax", "entity", "voice"]),
    ("network", &["calendar", "source"]),
    ("check", &["calendar", "source", "timex", "syntax", "entity", "voice", "event", "network"]),
    ("tarikh", &["calendar", "source", "timex", "learn", "syntax", "entity", "voice", "event", "network", "check"]),
    ("export", &["tarikh"]),
    ("page", &["tarikh"]),
    ("store", &["tarikh"]),
    ("cli", &["tarikh", "export", "page", "store", "server"]),
    ("server", &["tarikh", "export", "page", "store"]),
    ("python", &["tarikh", "store"]),
    (
        "xtask",
        &["calendar", "source", "timex", "learn", "syntax", "entity", "voice", "event", "network", "check", "tarikh"],
    ),
];

/// The sections of a manifest that name dependencies.
pub(super) const SECTIONS: [&str; 3] = ["dependencies", "dev-dependencies", "build-dependencies"];

pub fn find(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, text) in tree.ending("/Cargo.toml") {
        let name = crate_of(path).unwrap_or_else(|| path.split('/').next().unwrap_or_default());
        if path.starts_with("fuzz/") {
            continue; // a tool outside the workspace: it drives every crate that reads
        }
        let Some((_, may_see)) = MAY_SEE.iter().find(|(own, _)| *own == name) else {
            findings.push(Finding::error(
                path,
                0,
                format!("say in xtask/src/tidy/dependencies.rs what `{name}` may see"),
            ));
            continue;
        };
        match named(text) {
            Err(message) => findings.push(Finding::error(path, 0, message)),
            Ok(named) => {
                for seen in named.iter().filter(|seen| is_own(seen) && !may_see.contains(&seen.as_str())) {
                    let line = 1 + text.lines().position(|line| line.starts_with(seen.as_str())).unwrap_or(0);
                    findings.push(Finding::error(path, line, format!("`{name}` must not know `{seen}`")));
                }
            }
        }
    }
    findings
}

/// Says whether a dependency is one of our own crates.
pub(super) fn is_own(name: &str) -> bool {
    MAY_SEE.iter().any(|(own, _)| *own == name) || name.starts_with("tarikh-")
}

/// Returns the dependencies a manifest names, those of its targets included.
pub(super) fn named(manifest: &str) -> Result<Vec<String>, String> {
    let table: toml::Table = manifest.parse().map_err(|e: toml::de::Error| e.message().to_string())?;
    let mut found = Vec::new();
    let mut tables = vec![&table];
    for place in ["workspace", "target"] {
        if let Some(inner) = table.get(place).and_then(toml::Value::as_table) {
            tables.push(inner);
            tables.extend(inner.values().filter_map(toml::Value::as_table));
        }
    }
    for section in SECTIONS {
        for table in &tables {
            let names = table.get(section).and_then(toml::Value::as_table);
            found.extend(names.into_iter().flat_map(|names| names.keys().cloned()));
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::super::errors;
    use super::*;

    #[test]
    fn a_calendar_that_knows_text_is_found() {
        let bad = "[package]\nname = \"tarikh-calendar\"\n[dependencies]\nsource.workspace = true\n";
        assert_eq!(errors(find, &[("crates/calendar/Cargo.toml", bad)]), ["crates/calendar/Cargo.toml:4"]);
    }

    #[test]
    fn tests_may_not_look_right_either() {
        let bad = "[dev-dependencies]\nevent.workspace = true\n";
        assert_eq!(errors(find, &[("crates/timex/Cargo.toml", bad)]).len(), 1);
    }

    #[test]
    fn a_crate_outside_the_order_is_found() {
        assert_eq!(errors(find, &[("crates/utils/Cargo.toml", "[package]\n")]), ["crates/utils/Cargo.toml:0"]);
    }

    #[test]
    fn leftward_dependencies_are_right() {
        let good = "[dependencies]\ncalendar.workspace = true\nsource.workspace = true\nmemchr.workspace = true\n";
        assert!(errors(find, &[("crates/timex/Cargo.toml", good)]).is_empty());
    }
}
