//! A page with commands in it: what they are, what it shows below them, what it quotes.

/// One command of the page.
#[derive(PartialEq, Eq, Debug)]
pub struct Shown {
    /// As written, without the `$ ` before it.
    pub command: String,
    /// The lines shown below it; a line `…` stands for any number of lines. Empty where nothing is shown.
    pub output: Vec<String>,
}

/// Returns the commands of a page, in order.
pub fn commands(page: &str) -> Vec<Shown> {
    let mut found: Vec<Shown> = Vec::new();
    let mut block = None;
    for line in page.lines() {
        match (block, line.strip_prefix("```")) {
            (None, Some(name)) => block = Some(name.trim()),
            (Some(_), Some(_)) => block = None,
            (Some("sh"), None) if is_command(line) => {
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

/// Splits a command at blanks; single quotes keep blanks.
pub fn words(command: &str) -> Vec<String> {
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

/// Returns the page with `outputs`, one for each command in order, in place of what its `console` blocks show.
pub fn rewritten(page: &str, outputs: &[Option<String>]) -> String {
    let mut text = String::new();
    let (mut block, mut number, mut replaced) = (None, 0, false);
    for line in page.lines() {
        match (block, line.strip_prefix("```")) {
            (None, Some(name)) => block = Some(name.trim()),
            (Some(_), Some(_)) => {
                block = None;
                replaced = false;
            }
            (Some("sh"), None) => number += usize::from(is_command(line)),
            (Some("console"), None) if line.starts_with("$ ") => {
                number += 1;
                replaced = false;
                if let Some(Some(output)) = outputs.get(number - 1) {
                    text += &format!("{line}\n{}\n", output.trim_end());
                    replaced = true;
                    continue;
                }
            }
            (Some("console"), None) if replaced => continue,
            (Some(_) | None, None) => {}
        }
        text += line;
        text.push('\n');
    }
    text
}

/// Returns the passages of a page: the lines after `> `, joined by blanks, a passage a block.
pub fn quoted(page: &str) -> Vec<String> {
    let mut passages: Vec<String> = Vec::new();
    let mut open = false;
    for line in page.lines() {
        let words = line.strip_prefix('>').map(|rest| rest.split_whitespace().collect::<Vec<_>>().join(" "));
        match (words.filter(|words| !words.is_empty()), passages.last_mut().filter(|_| open)) {
            (Some(words), Some(passage)) => *passage += &format!(" {words}"),
            (Some(words), None) => {
                passages.push(words);
                open = true;
            }
            (None, _) => open = false,
        }
    }
    passages
}

fn is_command(line: &str) -> bool {
    !line.trim().is_empty() && !line.starts_with('#')
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
    fn what_is_printed_takes_the_place_of_what_was_shown() {
        let page = "```sh\ncargo a\n```\n```console\n$ cargo b\nold\nolder\n\n$ cargo c\n…\n```\nend\n";
        let new = rewritten(page, &[None, Some("new\n".into()), None]);
        assert_eq!(
            new,
            "```sh\ncargo a\n```\n```console\n$ cargo b\nnew\n```\nend\n".replace("new\n", "new\n$ cargo c\n…\n")
        );
    }

    #[test]
    fn passages_are_quoted_lines() {
        assert_eq!(quoted("a\n> On 15\n> February\n>\n> 1989\n\nb\n"), ["On 15 February", "1989"]);
    }
}
