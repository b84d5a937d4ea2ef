//! What reads as telling and is none, and telling of kinds that news has not.

use source::{DocumentId, Span, read};
use voice::{Attribution, Guideline};

/// Writes each attribution on a line: voice, stance, source, cue, content.
fn told(text: &str) -> Vec<String> {
    let (document, _) = read(DocumentId(0), "-", text.as_bytes(), None).document().expect("it is text");
    let sentences = syntax::Syntax::english().parse(&document.text);
    let pieces = |spans: &[Span]| spans.iter().map(|span| span.of(text)).collect::<Vec<_>>().join(" … ");
    let line = |one: &Attribution| {
        let (voice, stance) = (one.voice.as_str(), one.stance.as_str());
        format!("{voice} {stance} | {} | {} | {}", pieces(&one.source), pieces(&one.cue), pieces(&one.content))
    };
    voice::attributions(&document, &sentences, Guideline::Narrative).iter().map(line).collect()
}

#[test]
fn what_somebody_learns_or_fears_is_told_by_the_account() {
    assert_eq!(told("Holm discovered that the bridge had been burned."), [""; 0]);
    assert_eq!(told("Fearing an epidemic, the council had the dead sunk at sea."), [""; 0]);
    let text = "Holm did not know that the bridge had been burned.";
    assert_eq!(told(text).len(), 1, "whoever does not know it is told of");
}

#[test]
fn who_is_warned_and_when_somebody_proposes_is_not_said() {
    assert_eq!(told("Nils Holm warned Peter in 1903."), [""; 0]);
    let text =
        "He proposed to her that summer, but she hesitated, still hoping to return to Korm. They were married in 1895.";
    assert_eq!(told(text), ["speaker planned | she | still hoping | to return to Korm"]);
}

#[test]
fn what_is_told_in_the_passive_is_said_by_nobody_of_the_clause_before() {
    let text =
        "The Korm papers accused the strikers, but it was soon revealed that the bombs had been planted by Breen.";
    let last = told(text).pop();
    let wanted = "group reported |  | was soon revealed | that the bombs had been planted by Breen";
    assert_eq!(last.as_deref(), Some(wanted));
}

#[test]
fn a_clause_about_somebody_ends_before_the_main_verb() {
    let text = "Ernest Pitt, a contractor who had told the judge that the plot was hatched in the offices, shot himself in 1912.";
    let wanted = "speaker asserted | Ernest Pitt, a contractor | had told | that the plot was hatched in the offices";
    assert_eq!(told(text), [wanted]);
}

#[test]
fn who_says_so_may_stand_between_commas() {
    let text = "The consul, so Osric claims, crossed the river with four legions.";
    assert_eq!(
        told(text),
        ["speaker doubted | Osric | so … claims | The consul … crossed the river with four legions"]
    );
    let text = "Osric says that the fleet was lost. According to Osric, the consul was killed near the lake.";
    assert_eq!(
        told(text).pop().as_deref(),
        Some("speaker asserted | Osric | According to | the consul was killed near the lake")
    );
}

#[test]
fn numbers_stories_and_causes_are_told_by_whom_they_are() {
    let text = "Contemporary reports put the toll at 60,000.";
    assert_eq!(told(text), ["work asserted | Contemporary reports | put | the toll at 60,000"]);
    assert_eq!(told("The mayor put the lamp at the door."), [""; 0]);
    let text = "Most historians dismiss the story.";
    assert_eq!(told(text), ["group denied | Most historians | dismiss | the story"]);
    let text = "She died of a fever, which her doctors attributed to the damp.";
    assert_eq!(told(text), ["speaker asserted | her doctors | attributed | to the damp"]);
}
