//! The README's commands, run as they are written, and their output compared with what the page shows.

mod matching;
mod page;

use std::path::Path;
use std::process::Stdio;

use crate::process;
use page::Shown;

const PAGE: &str = "README.md";

/// The text the page's passages are taken from.
const EXAMPLE: &str = "examples/withdrawal.txt";

/// The command of the page that passes the tests. It is the one running now, so it is not run again.
const GATES: &str = "cargo xtask ci";

/// Runs every command of README.md: the lines of its `sh` blocks, and those after `$ ` in its `console` blocks.
pub fn run(root: &Path) -> Result<(), String> {
    let page = read(root, PAGE)?;
    let commands = page::commands(&page);
    if !commands.iter().any(|shown| shown.command == GATES) {
        return Err(format!("{PAGE} does not name `{GATES}`"));
    }
    let example: Vec<String> = read(root, EXAMPLE)?.split_whitespace().map(str::to_string).collect();
    if let Some(passage) = page::quoted(&page).iter().find(|passage| !example.join(" ").contains(passage.as_str())) {
        return Err(format!("{PAGE} quotes what {EXAMPLE} does not say: {passage}"));
    }
    for shown in commands.iter().filter(|shown| shown.command != GATES) {
        let printed = printed(root, shown)?;
        let lines: Vec<&str> = printed.lines().map(str::trim_end).collect();
        if !shown.output.is_empty() && !matching::matches(&shown.output, &lines) {
            return Err(format!("{PAGE}: `{}` no longer prints what the page shows, but\n{printed}", shown.command));
        }
    }
    Ok(())
}

/// Writes into README.md what its `console` commands print now.
pub fn write(root: &Path) -> Result<(), String> {
    let page = read(root, PAGE)?;
    let mut outputs = Vec::new();
    for shown in page::commands(&page) {
        outputs.push(if shown.output.is_empty() { None } else { Some(printed(root, &shown)?) });
    }
    std::fs::write(root.join(PAGE), page::rewritten(&page, &outputs)).map_err(|e| format!("{PAGE}: {e}"))
}

/// Runs a command and returns what it prints on stdout.
fn printed(root: &Path, shown: &Shown) -> Result<String, String> {
    eprintln!("$ {}", shown.command);
    let words = page::words(&shown.command);
    let Some(arguments) = words.strip_prefix(&["cargo".to_string()]) else {
        return Err(format!("{PAGE}: `{}` needs more than cargo", shown.command));
    };
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let mut command = process::cargo(root, &arguments);
    let output = command.stderr(Stdio::inherit()).output().map_err(|e| e.to_string())?;
    // `check` ends with 1 where it found something; that is no failure of the page.
    if !matches!(output.status.code(), Some(0 | 1)) {
        return Err(format!("{PAGE}: `{}` ended with {}", shown.command, output.status));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

fn read(root: &Path, path: &str) -> Result<String, String> {
    std::fs::read_to_string(root.join(path)).map_err(|e| format!("{path}: {e}"))
}
