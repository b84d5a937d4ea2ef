//! Who says what in accounts of history, sentence by sentence.

use source::{DocumentId, Span, read};
use voice::Attribution;

/// Writes each attribution on a line: voice, stance, source, cue, content.
fn told(text: &str) -> Vec<String> {
    let (document, _) = read(DocumentId(0), "-", text.as_bytes(), None).document().expect("it is text");
    let sentences = syntax::Syntax::english().parse(&document.text);
    let pieces = |spans: &[Span]| spans.iter().map(|span| span.of(text)).collect::<Vec<_>>().join(" … ");
    let line = |one: &Attribution| {
        let within = one.within.map_or(String::new(), |within| format!("{within}: "));
        let (voice, stance) = (one.voice.as_str(), one.stance.as_str());
        format!("{within}{voice} {stance} | {} | {} | {}", pieces(&one.source), pieces(&one.cue), pieces(&one.content))
    };
    voice::attributions(&document, &sentences).iter().map(line).collect()
}

#[test]
fn vague_groups_are_kept_as_groups() {
    let text = "Many analysts regard the treaty as the beginning of the end of the empire.";
    let expected = "group asserted | Many analysts | regard | the treaty as the beginning of the end of the empire";
    assert_eq!(told(text), [expected]);
    let text = "Some observers argue that the withdrawal was a mistake.";
    assert_eq!(told(text), ["group asserted | Some observers | argue | that the withdrawal was a mistake"]);
    assert_eq!(
        told("It marked what many consider the end of an era."),
        ["group asserted | many | consider | the end of an era"]
    );
}

#[test]
fn what_nobody_in_particular_says_has_no_source() {
    let text = "It is said that the king wept when the walls fell.";
    assert_eq!(told(text), ["group reported |  | It is said | that the king wept when the walls fell"]);
    let text = "The dervish is believed to have died in Herat in 1492.";
    assert_eq!(told(text), ["group reported |  | is believed | The dervish … to have died in Herat in 1492"]);
    let text = "The general reportedly refused to surrender.";
    assert_eq!(told(text), ["group reported |  | reportedly | The general … refused to surrender"]);
}

#[test]
fn legend_speaks_as_legend() {
    let text = "Tradition holds that Romulus founded the city in 753 BC.";
    assert_eq!(told(text), ["group legend | Tradition | holds | that Romulus founded the city in 753 BC"]);
    let text = "Legend has it that the well was dug in a single night.";
    assert_eq!(told(text), ["group legend | Legend | has it | that the well was dug in a single night"]);
}

#[test]
fn who_denies_and_who_doubts_is_told() {
    let text = "The minister denied that the troops had crossed the border.";
    assert_eq!(told(text), ["speaker denied | The minister | denied | that the troops had crossed the border"]);
    let text = "The governor allegedly burned the archive before he fled.";
    assert_eq!(told(text), ["group doubted |  | allegedly | The governor … burned the archive before he fled"]);
}

#[test]
fn documents_speak_as_works() {
    let text = "The report of the commission concluded that two thousand people had been killed.";
    let expected =
        "work asserted | The report of the commission | concluded | that two thousand people had been killed";
    assert_eq!(told(text), [expected]);
}

#[test]
fn what_is_said_within_what_is_said_is_nested() {
    let found = told("He claimed that the envoy had said that the city would be spared.");
    assert!(found[1].starts_with("a1: speaker asserted | the envoy | had said"), "{found:?}");
}

#[test]
fn a_quotation_goes_on_behind_its_cue() {
    let text = "\"We shall not retreat,\" the commander told his officers. \"The river is behind us.\"";
    let expected = "speaker asserted | the commander | told | \"We shall not retreat,\" … \"The river is behind us.\"";
    assert_eq!(told(text), [expected]);
}

#[test]
fn the_narrator_needs_no_attribution() {
    assert_eq!(told("The army crossed the river on Thursday and took the town."), [""; 0]);
}

#[test]
fn hostile_text_is_read_in_its_time() {
    told(&"\"said ".repeat(3000));
    told(&"he said that ".repeat(2000));
    told("“”‘’''\"\"::");
}
