//! Who says what in an account, as lines.

use source::{DocumentId, Span, read};
use voice::{Attribution, Guideline};

/// Writes each attribution on a line: voice, stance, source, cue, content.
pub fn told(text: &str) -> Vec<String> {
    let (document, _) = read(DocumentId(0), "-", text.as_bytes(), None).document().expect("it is text");
    let sentences = syntax::Syntax::english().parse(&document.text);
    let pieces = |spans: &[Span]| spans.iter().map(|span| span.of(text)).collect::<Vec<_>>().join(" … ");
    let line = |one: &Attribution| {
        let (voice, stance) = (one.voice.as_str(), one.stance.as_str());
        format!("{voice} {stance} | {} | {} | {}", pieces(&one.source), pieces(&one.cue), pieces(&one.content))
    };
    voice::attributions(&document, &sentences, Guideline::Narrative).iter().map(line).collect()
}
