//! The examples that help begins with, fitted to the terminal.

use std::cell::Cell;

use crate::shown::width;

thread_local! {
    /// The width that examples are fitted to where it is not the terminal's.
    static FIXED: Cell<Option<usize>> = const { Cell::new(None) };
}

/// Between a command and what it does.
const APART: &str = "  ";

/// What goes on in a further line stands behind so many blanks.
const FURTHER: &str = "      ";

/// Returns examples, a line each, a command with what it does behind at least two blanks; where a line is too long for the
/// terminal, what it does stands below it, and a command that is too long itself goes on below as a shell takes it.
pub fn examples(text: &'static str) -> String {
    fitted(text, FIXED.get().unwrap_or_else(|| usize::from(width())))
}

/// Makes something of the command line whose examples are fitted to so many columns, whatever the terminal.
pub fn at_width<T>(columns: usize, make: impl FnOnce() -> T) -> T {
    FIXED.set(Some(columns));
    let made = make();
    FIXED.set(None);
    made
}

fn fitted(text: &str, width: usize) -> String {
    let line = |line: &str| {
        let command = line.trim_start();
        if line.chars().count() <= width {
            return line.to_owned();
        }
        match command.split_once(APART) {
            Some((command, does)) => format!("{}\n{FURTHER}{}", continued(command, width), does.trim_start()),
            None => continued(command, width),
        }
    };
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}

/// A command in as many lines as it needs, all but the last ended by a backslash.
fn continued(command: &str, width: usize) -> String {
    let mut lines: Vec<String> = vec![APART.to_owned()];
    for word in options(command) {
        let line = lines.last().map_or(0, |line| line.chars().count());
        // A blank before the word, and one with the backslash behind it.
        if line > FURTHER.len() && line + word.chars().count() + 3 > width {
            lines.push(FURTHER.to_owned());
        }
        if let Some(line) = lines.last_mut() {
            line.push_str(if line.trim().is_empty() { "" } else { " " });
            line.push_str(&word);
        }
    }
    lines.join(" \\\n")
}

/// The words of a command, an option with its value as one.
fn options(command: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    for word in command.split(' ') {
        let is_value =
            !word.starts_with('-') && parts.last().is_some_and(|part| part.starts_with('-') && !part.contains(' '));
        match parts.last_mut().filter(|_| is_value) {
            Some(part) => *part = format!("{part} {word}"),
            None => parts.push(word.to_owned()),
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_example_is_told_below_its_command_where_the_terminal_is_narrow() {
        let text = "Examples:\n  tarikh read account.txt                 a table, in order of time";
        assert_eq!(fitted(text, 80), text);
        assert_eq!(fitted(text, 60), "Examples:\n  tarikh read account.txt\n      a table, in order of time");
    }

    #[test]
    fn a_long_command_goes_on_as_a_shell_takes_it() {
        let text = "  tarikh read account.txt --format ics --years 2027..2036 -o days.ics";
        let shown = fitted(text, 60);
        assert_eq!(shown, "  tarikh read account.txt --format ics --years 2027..2036 \\\n      -o days.ics");
        assert!(shown.lines().all(|line| line.chars().count() <= 60));
    }
}
