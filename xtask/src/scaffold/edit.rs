//! Putting a line into a file that lists all of a kind.

/// Inserts `line` before the first `end` that follows `anchor`.
pub(super) fn before_end_of(text: &str, anchor: &str, end: &str, line: &str) -> Result<String, String> {
    let from = text.find(anchor).ok_or_else(|| format!("`{anchor}` is nowhere"))?;
    let at = text[from..].find(end).ok_or_else(|| format!("`{anchor}` has no end"))? + from;
    Ok(format!("{}{line}{}", &text[..at], &text[at..]))
}

/// Inserts `line` among the lines that follow `anchor` up to the first `end`, which are sorted.
pub(super) fn sorted_line(text: &str, anchor: &str, end: &str, line: &str) -> Result<String, String> {
    let from = text.find(anchor).ok_or_else(|| format!("`{anchor}` is nowhere"))?;
    let first = text[from..].find('\n').ok_or_else(|| format!("`{anchor}` has no lines"))? + from;
    let last = text[first..].find(end).ok_or_else(|| format!("`{anchor}` has no end"))? + first;
    let mut at = first;
    for known in text[first..last].split_inclusive('\n').skip(1) {
        if known.trim() > line.trim() {
            break;
        }
        at += known.trim_end_matches('\n').len() + 1;
    }
    Ok(format!("{}\n{line}{}", &text[..at], &text[at..]))
}

/// Inserts `mod NAME;` among the modules of a file, which are sorted by name.
pub(super) fn module_line(text: &str, name: &str) -> Result<String, String> {
    let module = |line: &str| Some(line.split_once("mod ")?.1.strip_suffix(';')?.to_string());
    let is_module =
        |line: &str| line.starts_with("mod ") || line.starts_with("pub mod ") || line.starts_with("pub(crate) mod ");
    let mut lines: Vec<&str> = text.lines().collect();
    let modules = || lines.iter().enumerate().filter(|(_, line)| is_module(line) && line.ends_with(';'));
    let later = modules().find(|(_, line)| module(line).is_some_and(|other| other.as_str() > name)).map(|(at, _)| at);
    let last = modules().next_back().map(|(at, _)| at + 1);
    let at = later.or(last).ok_or("no line `mod …;` to stand beside")?;
    let new = format!("mod {name};");
    lines.insert(at, &new);
    Ok(lines.join("\n") + "\n")
}

/// Adds one to the number that stands after `anchor`.
pub(super) fn one_more(text: &str, anchor: &str) -> Result<String, String> {
    let missing = || format!("`{anchor}` with a number after it is nowhere");
    let (before, after) = text.split_once(anchor).ok_or_else(missing)?;
    let digits = after.len() - after.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let count: usize = after[..digits].parse().map_err(|_| missing())?;
    Ok(format!("{before}{anchor}{}{}", count + 1, &after[digits..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_goes_before_the_end_it_belongs_to() {
        let text = "enum A {\n    X,\n}\nenum B {\n    Y,\n}\n";
        assert_eq!(
            before_end_of(text, "enum B {", "\n}", "\n    Z,").unwrap(),
            "enum A {\n    X,\n}\nenum B {\n    Y,\n    Z,\n}\n"
        );
        assert!(before_end_of(text, "enum C {", "\n}", "").is_err());
    }

    #[test]
    fn lists_stay_sorted() {
        let text = "ALL: &[X] = &[\n    b,\n    d,\n];\nother";
        let with = |line| sorted_line(text, "ALL:", "\n];", line).unwrap();
        assert_eq!(with("    a,"), "ALL: &[X] = &[\n    a,\n    b,\n    d,\n];\nother");
        assert_eq!(with("    c,"), "ALL: &[X] = &[\n    b,\n    c,\n    d,\n];\nother");
        assert_eq!(with("    e,"), "ALL: &[X] = &[\n    b,\n    d,\n    e,\n];\nother");
    }

    #[test]
    fn modules_stay_sorted() {
        assert_eq!(
            module_line("//! x\n\nmod a;\nmod c;\n\nuse a::X;\n", "b").unwrap(),
            "//! x\n\nmod a;\nmod b;\nmod c;\n\nuse a::X;\n"
        );
        assert_eq!(module_line("mod a;\n", "z").unwrap(), "mod a;\nmod z;\n");
    }

    #[test]
    fn the_list_of_all_is_one_longer() {
        assert_eq!(one_more("ALL: [CalendarId; 14] =", "[CalendarId; ").unwrap(), "ALL: [CalendarId; 15] =");
        assert!(one_more("ALL", "[CalendarId; ").is_err());
    }
}
