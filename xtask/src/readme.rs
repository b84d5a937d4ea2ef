//! The README's commands, run as they are written, and their output compared with what the page shows.

use std::path::Path;
use std::process::Command;

use crate::process;

/// The command of the README that passes the tests. It is the one running now, so it is not run again.
const GATES: &str = "cargo xtask ci";

/// One command of the page.
#[derive(PartialEq, Eq, Debug)]
pub struct Shown {
    /// As written, without the `$ ` before it.
    pub command: String,
    /// The lines shown below it; a line `…` stands for any number of lines. Empty where nothing is shown.
    pub output: Vec<String>,
}

/// Runs every command of README.md: the lines of its `sh` blocks, and those after `$ ` in its `console` blocks.
pub fn run(root: &Path) -> Result<(), String> {
    let page = std::fs::read_to_string(root.join("README.md")).map_err(|e| format!("README.md: {e}"))?;
    let commands = commands(&page);
    if !commands.iter().any(|shown| shown.command == GATES) {
        return Err(format!("README.md does not name `{GATES}`"));
    }
    for shown in commands.iter().filter(|shown| shown.command != GATES) {
        eprintln!("$ {}", shown.command);
        check(root, shown)?;
    }
    Ok(())
}

/// Returns the commands of a page, in order.
pub fn commands(page: &str) -> Vec<Shown> {
    let mut found: Vec<Shown> = Vec::new();
    let mut block = None;
    for line in page.lines() {
        match (block, line.strip_prefix("```")) {
            (None, Some(name)) => block = Some(name.trim()),
            (Some(_), Some(_)) => block = None,
            (Some("sh"), None) if !line.trim().is_empty() && !line.starts_with('#') => {
                found.push(Shown { command: without_comment(line), output: Vec::new() });
            }
            (Some("console"), None) => match (line.strip_prefix("$ "), found.last_mut()) {
                (Some(command), _) => found.push(Shown { command: without_comment(command), output: Vec::new() }),
                (None, Some(last)) => last.output.push(line.trim_end().to_string()),
                (None, None) => {}
            },
            (Some(_) | None, None) => {}
        }
    }
    found
}

fn without_comment(line: &str) -> String {
    line.split("  #").next().unwrap_or(line).trim().to_string()
}

fn check(root: &Path, shown: &Shown) -> Result<(), String> {
    let words = words(&shown.command);
    let Some(arguments) = words.strip_prefix(&["cargo".to_string()]) else {
        return Err(format!("README.md: `{}` needs more than cargo", shown.command));
    };
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let mut command: Command = process::cargo(root, &arguments);
    let output = command.stderr(std::process::Stdio::inherit()).output().map_err(|e| e.to_string())?;
    // `check` ends with 1 where it found something; that is no failure of the page.
    if !matches!(output.status.code(), Some(0 | 1)) {
        return Err(format!("README.md: `{}` ended with {}", shown.command, output.status));
    }
    let text = String::from_utf8_lossy(&output.stdout);
    let actual: Vec<&str> = text.lines().map(str::trim_end).collect();
    if shown.output.is_empty() || matches(&shown.output, &actual) {
        return Ok(());
    }
    Err(format!("README.md: `{}` shows\n{}\nbut prints\n{text}", shown.command, shown.output.join("\n")))
}

/// Splits a command at blanks; single quotes keep blanks.
fn words(command: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (number, part) in command.split('\'').enumerate() {
        if number % 2 == 1 {
            words.push(part.to_string());
        } else {
            words.extend(part.split_whitespace().map(str::to_string));
        }
    }
    words
}

/// Says whether `actual` is `shown`, a line `…` standing for any number of lines.
fn matches(shown: &[String], actual: &[&str]) -> bool {
    let shown: Vec<&str> = trimmed(&shown.iter().map(String::as_str).collect::<Vec<_>>()).to_vec();
    let mut rest = trimmed(actual);
    let mut pieces = shown.split(|line| *line == "…").peekable();
    let mut anchored = true;
    while let Some(piece) = pieces.next() {
        let last = pieces.peek().is_none();
        let begins = match (anchored, last) {
            (true, true) if rest.len() != piece.len() => None,
            (true, _) => rest.starts_with(piece).then_some(0),
            (false, true) => rest.ends_with(piece).then(|| rest.len() - piece.len()),
            (false, false) if piece.is_empty() => Some(0),
            (false, false) => rest.windows(piece.len()).position(|window| window == piece),
        };
        let Some(begins) = begins else { return false };
        rest = &rest[begins + piece.len()..];
        anchored = false;
    }
    true
}

fn trimmed<'a, 'b>(mut lines: &'a [&'b str]) -> &'a [&'b str] {
    while let [rest @ .., ""] = lines {
        lines = rest;
    }
    while let ["", rest @ ..] = lines {
        lines = rest;
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_of_both_kinds_are_found() {
        let page =
            "x\n```sh\ncargo a  # why\ncargo b\n```\n```console\n$ cargo c 'd e'\nout\n```\n```text\ncargo z\n```\n";
        let found = commands(page);
        assert_eq!(
            found.iter().map(|s| s.command.as_str()).collect::<Vec<_>>(),
            ["cargo a", "cargo b", "cargo c 'd e'"]
        );
        assert_eq!(found[2].output, ["out"]);
        assert_eq!(words("cargo c 'd e'"), ["cargo", "c", "d e"]);
    }

    #[test]
    fn an_ellipsis_stands_for_any_lines() {
        let shown = |lines: &[&str]| lines.iter().map(|l| l.to_string()).collect::<Vec<_>>();
        assert!(matches(&shown(&["a", "…", "d"]), &["a", "b", "c", "d", ""]));
        assert!(matches(&shown(&["a", "b"]), &["a", "b"]));
        assert!(matches(&shown(&["a", "…"]), &["a", "b"]));
        assert!(matches(&shown(&["…", "b", "…"]), &["a", "b", "c"]));
        assert!(!matches(&shown(&["a"]), &["a", "b"]));
        assert!(!matches(&shown(&["a", "…", "c"]), &["a", "b"]));
    }
}
