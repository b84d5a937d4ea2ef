//! Attributions as brat's standoff: read from gold, written for comparing.

use std::collections::BTreeMap;

use source::Span;

use crate::Attribution;

/// What a stretch of text is to an attribution.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Role {
    /// Who says it.
    Source,
    /// What ties the two.
    Cue,
    /// What is said.
    Content,
}

/// Stretches in code points, sorted: the pieces of one span.
pub type Pieces = Vec<(u32, u32)>;

/// What a file of standoff marks: spans by their ids, and events as the roles they give to ids.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Standoff {
    /// Spans of the three roles; others are left out.
    pub spans: BTreeMap<String, (Role, Pieces)>,
    /// What each event calls which id.
    pub events: Vec<Vec<(Role, String)>>,
}

impl Role {
    /// All of them.
    pub const ALL: [Role; 3] = [Role::Source, Role::Cue, Role::Content];

    /// Returns its name in the standoff.
    pub fn as_str(self) -> &'static str {
        match self {
            Role::Source => "Source",
            Role::Cue => "Cue",
            Role::Content => "Content",
        }
    }

    fn named(name: &str) -> Option<Role> {
        Role::ALL.into_iter().find(|role| role.as_str() == name)
    }
}

/// Reads standoff. What it does not know it leaves out.
///
/// ```
/// let read = voice::brat::read("T1\tCue 3 7\tsaid\nT2\tContent 8 12;14 20\tno more\nE1\tAttribution:T9 Cue:T1 Content:T2\n");
/// assert_eq!(read.spans["T2"].1, [(8, 12), (14, 20)]);
/// assert_eq!(read.events[0].len(), 2);
/// ```
pub fn read(standoff: &str) -> Standoff {
    let mut found = Standoff::default();
    for line in standoff.lines() {
        let mut fields = line.split('\t');
        let (Some(id), Some(told)) = (fields.next(), fields.next()) else { continue };
        let Some((kind, number)) = id.split_at_checked(1) else { continue };
        if number.is_empty() || !number.bytes().all(|byte| byte.is_ascii_digit()) {
            continue;
        }
        if kind == "E" {
            let part = |part: &str| {
                let (role, id) = part.split_once(':')?;
                let role = role.trim_end_matches(|c: char| c.is_ascii_digit());
                Some((Role::named(role)?, id.to_owned()))
            };
            found.events.push(told.split_whitespace().filter_map(part).collect());
        } else if kind == "T" {
            let Some((role, places)) = told.split_once(' ') else { continue };
            let piece = |piece: &str| {
                let (start, end) = piece.split_once(' ')?;
                Some((start.parse().ok()?, end.parse().ok()?))
            };
            let (Some(role), Some(mut pieces)) =
                (Role::named(role), places.split(';').map(piece).collect::<Option<Pieces>>())
            else {
                continue;
            };
            pieces.sort_unstable();
            found.spans.insert(id.to_owned(), (role, pieces));
        }
    }
    found
}

/// Writes attributions of a text.
///
/// ```
/// use source::{DocumentId, read};
///
/// let (document, _) = read(DocumentId(0), "-", "The general said that the war was over.".as_bytes(), None)
///     .document().expect("it is text");
/// let sentences = syntax::Syntax::english().parse(&document.text);
/// let standoff = voice::brat::write(&document.text, &voice::attributions(&document, &sentences, voice::Guideline::News));
/// assert!(standoff.starts_with("T1\tSource 0 11\tThe general\n"), "{standoff}");
/// ```
pub fn write(text: &str, attributions: &[Attribution]) -> String {
    let places = CodePoints::of(text);
    let mut out = String::new();
    let mut known: BTreeMap<(Role, &[Span]), usize> = BTreeMap::new();
    let mut event = 0;
    for attribution in attributions {
        let mut roles = String::new();
        let parts =
            [(Role::Source, &attribution.source), (Role::Cue, &attribution.cue), (Role::Content, &attribution.content)];
        for (role, spans) in parts {
            if spans.is_empty() {
                continue;
            }
            let next = known.len() + 1;
            let id = *known.entry((role, spans)).or_insert(next);
            if id == next {
                out += &bound(text, &places, id, role.as_str(), spans);
            }
            roles += &format!(" {}:T{id}", role.as_str());
        }
        event += 1;
        out += &format!("E{event}\t{}\n", roles.trim_start());
    }
    out
}

fn bound(text: &str, places: &CodePoints, id: usize, name: &str, spans: &[Span]) -> String {
    let pieces: Vec<String> =
        spans.iter().map(|span| format!("{} {}", places.at(span.start), places.at(span.end))).collect();
    let words: Vec<String> = spans.iter().map(|span| span.of(text).replace(['\n', '\r', '\t'], " ")).collect();
    format!("T{id}\t{name} {}\t{}\n", pieces.join(";"), words.join(" "))
}

/// How many code points lie before a byte.
struct CodePoints(Vec<u32>);

impl CodePoints {
    fn of(text: &str) -> CodePoints {
        let mut counts = Vec::with_capacity(text.len() + 1);
        let mut count = 0;
        for byte in text.bytes() {
            counts.push(count);
            count += u32::from(byte & 0xc0 != 0x80); // all but those that go on with a letter
        }
        counts.push(count);
        CodePoints(counts)
    }

    fn at(&self, byte: u32) -> u32 {
        self.0.get(byte as usize).copied().unwrap_or(0)
    }
}
