//! Views that stand beside one another, and who says so by the order of words.

use source::{DocumentId, Span, read};
use voice::{Attribution, Guideline};

/// Writes each attribution on a line: stance, source, cue, content.
fn told(text: &str) -> Vec<String> {
    let (document, _) = read(DocumentId(0), "-", text.as_bytes(), None).document().expect("it is text");
    let sentences = syntax::Syntax::english().parse(&document.text);
    let pieces = |spans: &[Span]| spans.iter().map(|span| span.of(text)).collect::<Vec<_>>().join(" … ");
    let line = |one: &Attribution| {
        format!("{} | {} | {} | {}", one.stance.as_str(), pieces(&one.source), pieces(&one.cue), pieces(&one.content))
    };
    voice::attributions(&document, &sentences, Guideline::Narrative).iter().map(line).collect()
}

#[test]
fn each_of_rival_views_has_its_own_source() {
    let text = "Scholars differ about the revolt: Orme blames the grain levies, Holm points to the slow arrival of the fleet, and della Rocca and Pitt attribute it to the salt tax.";
    let wanted = [
        "asserted | Orme | blames | the grain levies",
        "asserted | Holm | points to | the slow arrival of the fleet",
        "asserted | della Rocca and Pitt | attribute | it to the salt tax",
    ];
    assert_eq!(told(text), wanted);
    let text = "Orme credits the cavalry, Holm cites the terrain, and Breen traces the victory to hunger.";
    let wanted = [
        "asserted | Orme | credits | the cavalry",
        "asserted | Holm | cites | the terrain",
        "asserted | Breen | traces | the victory to hunger",
    ];
    assert_eq!(told(text), wanted);
    let text = "Why the guards fled is unknown: Orme later blamed Breen, and some witnesses suspected a secret pact with Pitt.";
    let open = "doubted |  | is unknown | Why the guards fled";
    let wanted =
        [open, "asserted | Orme | blamed | Breen", "doubted | some witnesses | suspected | a secret pact with Pitt"];
    assert_eq!(told(text), wanted);
    assert_eq!(told("Orme saw the fleet, Holm took the gate and Breen led the horse."), [""; 0]);
}

#[test]
fn what_is_said_ends_where_another_speaks_or_the_account_doubts() {
    let text = "Osric claims that the thief was a monk, while the Historia Nova blames a groom and hints that Holm was his accomplice.";
    let wanted = [
        "doubted | Osric | claims | that the thief was a monk",
        "asserted | the Historia Nova | blames | a groom",
        "asserted | the Historia Nova | hints | that Holm was his accomplice",
    ];
    assert_eq!(told(text), wanted);
    let text = "Some biographers say that he served with the Third Legion, though no document proves it.";
    assert_eq!(told(text), ["asserted | Some biographers | say | that he served with the Third Legion"]);
}

#[test]
fn whoever_hears_it_is_not_what_is_said() {
    let text = "Holm testified to the judge that he had felt threatened by a clerk; Orme denied it.";
    let wanted =
        ["asserted | Holm | testified | that he had felt threatened by a clerk", "denied | Orme | denied | it"];
    assert_eq!(told(text), wanted);
    let text = "Breen confessed to Peter Orme, the governor of the bank, that his firm might not open on Monday.";
    assert_eq!(told(text), ["asserted | Breen | confessed | that his firm might not open on Monday"]);
}

#[test]
fn who_says_so_may_stand_in_the_midst_or_behind() {
    let text = "The king, Orme writes, fled to the north in 1210.";
    assert_eq!(told(text), ["asserted | Orme | writes | The king … fled to the north in 1210"]);
    let text = "The general invaded Larran with, Osric writes, forty thousand men.";
    assert_eq!(told(text), ["asserted | Osric | writes | forty thousand men"]);
    let text = "The general captured Korm, the Annals of Arda asserts; nobody mourned.";
    assert_eq!(told(text), ["asserted | the Annals of Arda | asserts | The general captured Korm"]);
    let text = "It had loans from Larran, Arda and other River states, and bought guns from Korm.";
    assert_eq!(told(text), [""; 0]);
    let text = "\"The war is lost, but the crown is safe,\" declared Senator Nils Holm.";
    assert_eq!(told(text), ["asserted | Senator Nils Holm | declared | \"The war is lost, but the crown is safe,\""]);
    assert_eq!(
        told("Osric speaks of a wedding feast and a plot."),
        ["asserted | Osric | speaks of | a wedding feast and a plot"]
    );
}

#[test]
fn many_may_reject_or_consider() {
    let text = "Most modern historians reject the last charge. The court rejected the last charge.";
    assert_eq!(told(text), ["denied | Most modern historians | reject | the last charge"]);
    let text = "Holm considers it a forgery. The firm called the report a study of imagined cases.";
    let wanted = [
        "asserted | Holm | considers | it a forgery",
        "asserted | The firm | called | the report a study of imagined cases",
    ];
    assert_eq!(told(text), wanted);
    let text = "The chronicle gives the number, which most historians consider a gross exaggeration.";
    assert_eq!(
        told(text).pop().as_deref(),
        Some("asserted | most historians | consider | which … a gross exaggeration")
    );
}

#[test]
fn who_is_named_within_a_clause_or_a_phrase_says_no_more_than_that() {
    let text = "The stones were used for the hall of Sir Ralph Dunn, to whom the king had granted the lands in 1549, according to a local tradition, though the grant is dated 1540.";
    let wanted = ["legend | a local tradition | according to | to whom the king had granted the lands in 1549"];
    assert_eq!(told(text), wanted);
    let text =
        "In May 1878 the congress imposed a levy of ten cents, in breach, Chile argued, of a treaty signed in 1874.";
    assert_eq!(told(text), ["asserted | Chile | argued | in breach … of a treaty signed in 1874"]);
    let text = "The fort was taken in May, according to the Gazette, but the crew had fled in April.";
    assert_eq!(told(text), ["asserted | the Gazette | according to | The fort was taken in May"]);
    let text = "Sergeant Amos Bell thought the danger exaggerated and delayed the alarm by an hour.";
    assert_eq!(told(text), ["asserted | Sergeant Amos Bell | thought | the danger exaggerated"]);
    let text = "Three doctors accused her of quackery in 1753, after a woman she had treated died.";
    assert_eq!(told(text), ["asserted | Three doctors | accused | her of quackery in 1753"]);
}
