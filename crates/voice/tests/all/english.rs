//! Who says what in accounts of history, sentence by sentence.

use source::{DocumentId, Span, read};
use voice::{Attribution, Guideline};

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
    voice::attributions(&document, &sentences, Guideline::Narrative).iter().map(line).collect()
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

#[test]
fn acts_are_no_attributions() {
    for text in [
        "He had named no heir.",
        "The prince, who was fighting in the south, concluded a truce and hurried home.",
        "Most of the clans supported him.",
        "In 1898 the two chemists found radium in the ore.",
        "The guild defended the gate, and the duke declared war.",
        "The prosecutor ordered the arrest of nine officers.",
        "The physicist alone was awarded the prize.",
        "The comet was named after her in 1847.",
        "Envoys of both crowns signed the treaty in the tent of the general.",
        "The cavalry attacked the camp and took the standard.",
        "The day marked the end of the siege, yet simultaneously signaled the beginning of a famine.",
        "These included an attack on the harbour.",
    ] {
        assert_eq!(told(text), [""; 0], "{text}");
    }
}

#[test]
fn a_bare_noun_is_told_only_by_a_verb_of_telling() {
    assert_eq!(
        told("The minister acknowledged the losses."),
        ["speaker asserted | The minister | acknowledged | the losses"]
    );
    let text = "The committee found that the dam had been badly built.";
    assert_eq!(told(text), ["speaker asserted | The committee | found | that the dam had been badly built"]);
    assert_eq!(told("The committee found a crack in the dam."), [""; 0]);
}

#[test]
fn what_one_wants_or_agrees_to_do_is_planned() {
    let text = "The khan agreed to pay a tribute of furs.";
    assert_eq!(told(text), ["speaker planned | The khan | agreed | to pay a tribute of furs"]);
    let text = "The council asked the bishop to crown the prince.";
    assert_eq!(told(text), ["speaker planned | The council | asked | to crown the prince"]);
}

#[test]
fn names_and_views_in_the_passive_are_passed_on() {
    let text = "The day is also referred to as the “Night of Lanterns”.";
    assert_eq!(told(text), ["group reported |  | is also referred to as | The day … the “Night of Lanterns”"]);
    let text = "The siege is recorded as one of the longest of the century.";
    assert_eq!(told(text), ["group reported |  | is recorded as | The siege … one of the longest of the century"]);
    let text = "Many historians see the treaty as the start of the decline.";
    assert_eq!(told(text), ["group asserted | Many historians | see | the treaty as the start of the decline"]);
}

#[test]
fn sources_of_old_accounts_are_told() {
    let text = "According to Polybius, the elephants were drowned in the river.";
    assert_eq!(told(text), ["speaker asserted | Polybius | According to | the elephants were drowned in the river"]);
    let text = "Rumours said that the queen had fled.";
    assert_eq!(told(text), ["group reported | Rumours | said | that the queen had fled"]);
    let text = "According to legend, the bell rang by itself.";
    assert_eq!(told(text), ["group legend | legend | According to | the bell rang by itself"]);
}

#[test]
fn who_is_told_something_does_not_say_it() {
    let text = "They were warned that the pass could be turned.";
    assert_eq!(told(text), ["group reported |  | were warned | that the pass could be turned"]);
}

#[test]
fn two_verbs_keep_each_what_hangs_on_it() {
    let text = "The governor acknowledged the delay but denied that the grain had been sold.";
    let expected = [
        "speaker asserted | The governor | acknowledged | the delay",
        "speaker denied | The governor | denied | that the grain had been sold",
    ];
    assert_eq!(told(text), expected);
}

#[test]
fn battles_and_deeds_say_nothing() {
    assert_eq!(told("The fact that the fleet returned shows that the harbour was still free."), [""; 0]);
    assert_eq!(told("The Battle of the Fords showed the Greeks that the king could be beaten."), [""; 0]);
}

#[test]
fn of_a_relative_the_one_it_stands_for_speaks() {
    let text = "The physician, who claimed that the well was poisoned, left the town.";
    let (document, _) = read(DocumentId(0), "-", text.as_bytes(), None).document().expect("it is text");
    let found = voice::attributions(&document, &syntax::Syntax::english().parse(text), Guideline::Narrative);
    assert_eq!(found[0].speaker.expect("somebody speaks").of(text), "physician");
}

#[test]
fn the_narrator_goes_on_after_what_is_said() {
    let text = "The court ruled that the law had been misread, and in 2013 a judge reduced the sentence.";
    assert_eq!(told(text), ["speaker asserted | The court | ruled | that the law had been misread"]);
    let text = "The mayor, who blamed the police for the delay, resigned in May.";
    assert_eq!(told(text), ["speaker asserted | The mayor | blamed | the police for the delay"]);
}

#[test]
fn a_view_is_whose_it_is_said_to_be() {
    let text = "In the view of Anselm Orme, the duchy fell in 1851.";
    assert_eq!(told(text), ["speaker asserted | Anselm Orme | In the view of | the duchy fell in 1851"]);
    assert_eq!(told("In the view of the battle, the ship was lost."), [""; 0]);
    let text = "Recent historians attribute the defeat to hunger.";
    assert_eq!(told(text), ["group asserted | Recent historians | attribute | the defeat to hunger"]);
}

#[test]
fn what_the_narrator_adds_is_not_said_by_anybody() {
    let text = "According to Henry Baker, the duke had fled; a treaty signed in 1852 restored trade.";
    assert_eq!(told(text), ["speaker asserted | Henry Baker | According to | the duke had fled"]);
    let text = "Some scholars argue that the mill was copied, a claim which the miller denied in 1852.";
    let first = told(text).into_iter().next();
    assert_eq!(first.as_deref(), Some("group asserted | Some scholars | argue | that the mill was copied"));
}

#[test]
fn what_somebody_does_not_know_is_so_all_the_same() {
    let text = "The envoys did not know that the regent had died in May.";
    assert_eq!(told(text), ["speaker asserted | The envoys | did not know | that the regent had died in May"]);
    let text = "The envoys did not believe that the regent had died in May.";
    assert_eq!(told(text), ["speaker doubted | The envoys | did not believe | that the regent had died in May"]);
}
