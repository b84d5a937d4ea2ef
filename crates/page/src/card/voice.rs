//! The card of a speaker: who says it, what is said, and how far it is vouched for.

use tarikh::entity::Entities;
use tarikh::source::Span;
use tarikh::voice::{Attribution, Stance, Voice};

use super::{QUOTED, entity, opening, row};
use crate::account::quoted;
use crate::escape::{escaped, shortened};
use crate::marks::Kind;
use crate::view::View;

/// Adds the card of an attribution.
pub(super) fn card(out: &mut String, view: &View<'_>, document: usize, entities: &Entities, one: &Attribution) {
    let text = &view.chronology.documents[document].text;
    let page = view.words;
    let words = |spans: &[Span]| spans.iter().map(|span| span.of(text)).collect::<Vec<_>>().join(" … ");
    let source = words(if one.source.is_empty() { &one.cue } else { &one.source });
    // A source may end before what is told of it: "Anna Reyes, the mayor".
    let source = source.trim_end_matches([',', ';', ':', '،', '؛', ' ']);
    opening(out, page, &view.attribution_id(document, one.id), Kind::Speaker, source);
    out.push_str("<dl>");
    if let Some(id) = tarikh::speaker(entities, one) {
        row(out, page.say("Is"), &entity::link(view, document, id));
    }
    row(
        out,
        page.say("Speaks as"),
        page.say(match one.voice {
            Voice::Speaker => "somebody",
            Voice::Group => "some, not named",
            Voice::Work => "something written",
        }),
    );
    out.push_str(&format!("<dt>{}</dt><dd dir=\"auto\">", page.say("Says")));
    quoted(out, &shortened(&words(&one.content), QUOTED));
    out.push_str("</dd>");
    if !one.cue.is_empty() {
        row(out, page.say("By the words"), &escaped(&shortened(&words(&one.cue), 80)));
    }
    row(out, page.say("Told as"), page.say(stance(one.stance)));
    out.push_str("</dl></div>\n");
}

fn stance(stance: Stance) -> &'static str {
    match stance {
        Stance::Asserted => "so, by the speaker",
        Stance::Reported => "passed on, said to be so",
        Stance::Doubted => "not sure",
        Stance::Denied => "not so, by the speaker",
        Stance::Legend => "a legend",
        Stance::Planned => "meant or wanted",
        Stance::Hypothetical => "asked or supposed",
    }
}
