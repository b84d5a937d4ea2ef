//! The files of the working tree, read once, so that a rule can be tried on a tree made of strings.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Every file of the project by its path from the root, with `/` between the parts. Files that are not UTF-8 are there
/// with an empty text.
#[derive(Default, Debug)]
pub struct Tree {
    /// Path to text, in order of paths.
    pub files: BTreeMap<String, String>,
}

/// Folders that hold what was built or fetched, not what was written.
const SKIPPED: [&str; 4] = ["target", ".git", "node_modules", "__pycache__"];

/// Crates that may touch the world outside: files, clock, environment, network, terminal.
pub const EDGE: [&str; 3] = ["cli", "server", "python"];

impl Tree {
    /// Reads all files under `root`.
    pub fn load(root: &Path) -> Result<Tree, String> {
        let mut files = BTreeMap::new();
        let mut folders = vec![root.to_path_buf()];
        while let Some(folder) = folders.pop() {
            let entries = std::fs::read_dir(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
            for entry in entries {
                let path = entry.map_err(|e| format!("{}: {e}", folder.display()))?.path();
                let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
                if path.is_symlink() || SKIPPED.contains(&name.as_str()) {
                    continue;
                }
                if path.is_dir() {
                    folders.push(path);
                } else {
                    let bytes = std::fs::read(&path).map_err(|e| format!("{}: {e}", path.display()))?;
                    files.insert(relative(root, &path), String::from_utf8(bytes).unwrap_or_default());
                }
            }
        }
        Ok(Tree { files })
    }

    /// Returns the files whose path ends in `ending`.
    pub fn ending<'a>(&'a self, ending: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.files.iter().filter(move |(path, _)| path.ends_with(ending)).map(|(p, t)| (p.as_str(), t.as_str()))
    }

    /// Returns the Rust files under `crates/*/src` that are compiled into a library below the edge, tests left out.
    pub fn library_sources(&self) -> impl Iterator<Item = (&str, &str)> {
        self.ending(".rs").filter(|(path, _)| {
            crate_of(path).is_some_and(|name| !EDGE.contains(&name)) && path.contains("/src/") && !is_test(path)
        })
    }

    /// Makes a tree of the given files.
    #[cfg(test)]
    pub fn of(files: &[(&str, &str)]) -> Tree {
        Tree { files: files.iter().map(|(p, t)| (p.to_string(), t.to_string())).collect() }
    }
}

/// Returns the folder name of the crate a path lies in: `crates/timex/src/lib.rs` is of `timex`.
pub fn crate_of(path: &str) -> Option<&str> {
    path.strip_prefix("crates/")?.split('/').next()
}

/// Says whether a file holds nothing but tests, by where it lies.
pub fn is_test(path: &str) -> bool {
    path.contains("/tests/") || path.contains("/benches/") || path.ends_with("/tests.rs") || path.ends_with("_tests.rs")
}

/// Returns the root of the workspace: the folder above `xtask`.
pub fn root() -> PathBuf {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().unwrap_or(xtask).to_path_buf()
}

fn relative(root: &Path, path: &Path) -> String {
    let inside = path.strip_prefix(root).unwrap_or(path);
    inside.components().map(|c| c.as_os_str().to_string_lossy().into_owned()).collect::<Vec<_>>().join("/")
}
