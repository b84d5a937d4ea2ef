//! What is planned and not built yet: absent from the help, and told so when it is asked for.

/// Commands that will come.
const COMMANDS: [&str; 5] = ["serve", "add", "find", "on", "api"];

/// Returns what to say where a command is asked for that is not built yet.
pub fn command(name: &str) -> Option<String> {
    COMMANDS
        .contains(&name)
        .then(|| format!("the command '{name}' is not built yet; `tarikh --help` lists those that are"))
}

/// Reads the name of a format, or says whether it is not built yet or not known.
pub fn format<T: Copy>(name: &str, built: &[(&str, T)], planned: &[&str]) -> Result<T, String> {
    if let Some((_, format)) = built.iter().find(|(known, _)| *known == name) {
        return Ok(*format);
    }
    let names: Vec<&str> = built.iter().map(|(known, _)| *known).collect();
    let names = names.join(", ");
    Err(match planned.contains(&name) {
        true => format!("the format '{name}' is not built yet; there are: {names}"),
        false => format!("no such format; there are: {names}"),
    })
}
