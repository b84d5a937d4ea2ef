//! The fenced blocks of a page of rules or definitions.

/// Returns the bodies of the fenced blocks of a kind: `rule`, `examples`, `never`.
pub fn blocks<'a>(text: &'a str, kind: &str) -> Vec<&'a str> {
    let fence = format!("```{kind}\n");
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(&fence) {
        let body = &rest[at + fence.len()..];
        let end = body.find("```").unwrap_or(body.len());
        found.push(&body[..end]);
        rest = &body[end..];
    }
    found
}

/// Returns name and body of the fenced blocks that define expressions: ```` ```define NAME ````.
pub fn definitions(text: &str) -> Vec<(&str, &str)> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find("```define ") {
        let body = &rest[at + "```define ".len()..];
        let Some((name, body)) = body.split_once('\n') else { break };
        let end = body.find("```").unwrap_or(body.len());
        found.push((name.trim(), &body[..end]));
        rest = &body[end..];
    }
    found
}
