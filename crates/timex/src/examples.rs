//! The blocks of a rule file: the rule, the examples it must read, and the sentences it must not.

use source::Span;

pub use crate::blocks::{blocks, definitions};
use crate::rule::Domain;
use crate::timex::Timex;

/// A line of examples: `[written 1864-05-01; narrative] The army moved {the following spring} = 1865-21 | DATE 1865-SP`.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Example {
    /// The date of writing, EDTF.
    pub written: Option<String>,
    /// The domain.
    pub domain: Option<Domain>,
    /// A short everyday message.
    pub message: bool,
    /// The text without its braces.
    pub text: String,
    /// What the braces mark.
    pub spans: Vec<Span>,
    /// One for each span.
    pub values: Vec<Expected>,
}

/// What a span must mean: EDTF (`null` where it cannot be said), and TIMEX3 where it says more.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Expected {
    edtf: Option<String>,
    timex3: Vec<String>,
}

impl Expected {
    /// Says whether a time means what is expected.
    pub fn agrees(&self, timex: &Timex) -> bool {
        let timex3 = timex.timex3_as_annotated();
        let modifier = timex3.modifier.map_or("", |modifier| modifier.as_str());
        let found = [timex3.kind.as_str(), timex3.value.as_str(), modifier];
        timex.edtf() == self.edtf && self.timex3.iter().zip(found).all(|(wanted, found)| wanted == found)
    }
}

/// Reads a line of an `examples` or `never` block.
///
/// # Errors
/// What is wrong with the line.
pub fn read_example(line: &str) -> Result<Example, String> {
    let mut example = Example::default();
    let mut rest = line.trim();
    if let Some(settings) = rest.strip_prefix('[') {
        let (settings, text) = settings.split_once(']').ok_or_else(|| "the setting is not closed".to_owned())?;
        for setting in settings.split(';').map(str::trim) {
            match setting.split_once(' ') {
                Some(("written", date)) => example.written = Some(date.trim().to_owned()),
                _other if setting == "message" => {
                    example.message = true;
                    example.domain = Some(Domain::News);
                }
                _other => example.domain = Some(domain(setting)?),
            }
        }
        rest = text.trim_start();
    }
    let (marked, values) = match rest.rfind('}').and_then(|brace| rest[brace..].find(" = ").map(|at| brace + at)) {
        Some(at) => (rest[..at].trim_end(), Some(&rest[at + 3..])),
        None => (rest, None),
    };
    let mut start = None;
    for c in marked.chars() {
        match c {
            '{' => start = Some(example.text.len()),
            '}' => {
                let from = start.take().ok_or_else(|| "a brace closes that was not opened".to_owned())?;
                example.spans.push(Span::new(from, example.text.len()));
            }
            other => example.text.push(other),
        }
    }
    for value in values.into_iter().flat_map(|values| values.split(" ; ")) {
        let (edtf, timex3) = value.split_once('|').unwrap_or((value, ""));
        let edtf = Some(edtf.trim()).filter(|edtf| *edtf != "null").map(str::to_owned);
        example.values.push(Expected { edtf, timex3: timex3.split_whitespace().map(str::to_owned).collect() });
    }
    if values.is_some() && example.values.len() != example.spans.len() {
        return Err(format!("{} spans but {} values", example.spans.len(), example.values.len()));
    }
    Ok(example)
}

fn domain(text: &str) -> Result<Domain, String> {
    match text {
        "news" => Ok(Domain::News),
        "narrative" => Ok(Domain::Narrative),
        other => Err(format!("'{other}' is no setting")),
    }
}
