//! Whole accounts: what is found in them, what agrees, in which order, and that no text is too much.

use check::{CHECKS, Facts, Findings, run};
use source::{Document, DocumentId, Severity, read};
use timex::{Context, Domain, Finder, Pack, Timex};

fn told(id: u32, text: &str) -> (Document, Vec<Timex>) {
    let (document, _) = read(DocumentId(id), "account.txt", text.as_bytes(), None).document().expect("it is text");
    let pack = Pack::of(document.language.0).or_else(|| Pack::of("en")).expect("English has a pack");
    let times = timex::tag(&mut Finder::new(pack, Domain::Narrative), &Context::default(), &document);
    (document, times)
}

fn found(texts: &[&str]) -> Findings {
    let (documents, times): (Vec<Document>, Vec<Vec<Timex>>) =
        texts.iter().enumerate().map(|(index, text)| told(index as u32, text)).unzip();
    let written = vec![None; texts.len()];
    run(&Facts::new(&documents, &times, &written), CHECKS)
}

fn verified(text: &str) -> Vec<String> {
    found(&[text]).verified.into_iter().map(|verified| verified.message).collect()
}

fn worst(text: &str) -> Option<Severity> {
    found(&[text]).diagnostics.iter().map(|diagnostic| diagnostic.severity).max()
}

/// The events of the withdrawal, in our own words.
const WITHDRAWAL: &str = "\
KABUL - On this day the last soldiers went home over the bridge. They had stayed for nearly a decade, from 1979 to 1989.

The invasion began on December 27, 1979. After the Geneva Accords of 1988 the army went, and the last of it was gone on
February 15, 1989.

26 Bahman is kept every year; 26 Bahman remains a remarkable Wednesday to those who saw it. The union itself ended in 1991.
";

#[test]
fn the_account_of_the_withdrawal_agrees_with_itself() {
    let found = found(&[WITHDRAWAL]);
    assert!(
        found.diagnostics.iter().all(|diagnostic| diagnostic.severity == Severity::Info),
        "{:?}",
        found.diagnostics
    );
    let sums: Vec<String> = found.verified.into_iter().map(|verified| verified.message).collect();
    assert_eq!(
        sums,
        [
            "27 December 1979 to 15 February 1989 is 9 years, 1 month and 19 days: nearly a decade",
            "26 Bahman 1367 was a Wednesday",
        ]
    );
}

#[test]
fn two_days_in_one_year_prove_no_end_of_a_range() {
    let text = "It lasted nearly a decade, from 1979 to 1989. It began on 27 December 1979. On 15 February 1989 and on \
                3 May 1989 they met.";
    assert_eq!(verified(text), ["1979 to 1989 is 9 or 10 years: nearly a decade"]);
}

#[test]
fn what_bounds_allow_is_silent() {
    for text in [
        "It lasted nearly a decade, from 1979 to 1989.",
        "It was told in Safar 1400 AH (December 1979).",
        "The revolution of 25 October (7 November) 1917 was soon over.",
        "They met on 29 February 1700, in Sweden again on 30 February 1712.",
        "He was born after 1880 and died in 1890, aged 9 or so.",
        "The 1979–1989 war, or the war of the ten years, ended.",
        "In the spring of 1358 SH (1979) they met.",
    ] {
        assert_eq!(worst(text), None, "{text}");
    }
}

#[test]
fn a_date_in_two_styles_is_verified() {
    let text = "The revolution of 25 October (7 November) 1917 was soon over.";
    assert_eq!(verified(text), ["25 October 1917 Old Style is 7 November 1917 New Style"]);
}

#[test]
fn ashura_of_the_year_61_is_verified_within_a_day() {
    assert_eq!(verified("He fell on 10 Muharram 61 AH (10 October 680)."), ["10 Muharram 61 AH is 10 October 680"]);
    assert_eq!(worst("He fell on 10 Muharram 61 AH (20 October 680)."), Some(Severity::Error));
}

#[test]
fn charles_was_beheaded_on_a_tuesday_by_the_year_of_those_who_did_it() {
    let said = found(&["The king was beheaded on Tuesday, 30 January 1648."]).diagnostics;
    let said: Vec<(Severity, &str)> = said.iter().map(|said| (said.severity, said.message.as_str())).collect();
    let wanted = "30 January 1648 was a Tuesday, read as Old Style, the year counted from 25 March";
    assert_eq!(said, [(Severity::Info, wanted)]);
}

#[test]
fn a_weekday_of_the_other_style_is_told_beside_the_day_that_is_shown() {
    let said = found(&["The garden was opened on Sunday, 21 April 1902."]).diagnostics;
    let [only] = said.as_slice() else { panic!("{said:?}") };
    assert_eq!(
        (only.severity, only.message.as_str()),
        (Severity::Info, "21 April 1902 was a Sunday, read as Old Style")
    );
    let note = "the chronology has Monday, 21 April 1902, by the Gregorian calendar; so read it was 4 May 1902";
    assert_eq!(only.notes, [note]);
    // Where the text itself proves the style, the chronology has that day.
    assert!(found(&["The fire began on Sunday, 2 September 1666."]).diagnostics.is_empty());
}

#[test]
fn dari_dates_are_held_to_each_other() {
    assert_eq!(verified("آخرین ستون در ۲۶ دلو ۱۳۶۷ برابر با ۱۵ فوریه ۱۹۸۹ رفت."), ["26 Dalw 1367 is 15 February 1989"]);
    assert_eq!(worst("آخرین ستون در ۲۶ دلو ۱۳۶۷ برابر با ۱۴ فوریه ۱۹۸۹ رفت."), Some(Severity::Error));
}

#[test]
fn findings_come_by_document_and_place_whatever_the_order_of_checks() {
    let texts = ["Met on 31 Mehr 1367 and on Friday, 15 February 1989.", "Met from 1989 to 1979, on 29 February 1989."];
    let forwards = found(&texts);
    let names: Vec<(u32, &str)> =
        forwards.diagnostics.iter().map(|found| (found.labels[0].document.0, found.check)).collect();
    let expected = [(0, "impossible-date"), (0, "weekday-mismatch"), (1, "reversed-interval"), (1, "impossible-date")];
    assert_eq!(names, expected);
    let (documents, times): (Vec<Document>, Vec<Vec<Timex>>) =
        texts.iter().enumerate().map(|(index, text)| told(index as u32, text)).unzip();
    assert_eq!(run(&Facts::new(&documents, &times, &[None, None]), CHECKS.iter().rev()), forwards);
}

#[test]
fn no_text_is_too_much() {
    let texts = [
        "15 February 1989 (".repeat(2_000),
        "born in 1879 and died in 1955 aged 86 ".repeat(2_000),
        "nearly a decade, from 1979 to 1989, ".repeat(2_000),
        "ten years later, in 1989, 35 years ago, in 1988; ".repeat(2_000),
        "25 October (7 November) 1917 / ".repeat(2_000),
        "(".repeat(50_000) + "1989" + &")".repeat(50_000),
        "1989 anniversary of the of of of of of 99999999999999999999 ".repeat(2_000),
        "\u{200c}\u{64b}\u{6f1}\u{6f3} ".repeat(5_000),
    ];
    for text in &texts {
        let findings = found(&[text]);
        assert!(findings.diagnostics.iter().flat_map(|found| &found.labels).all(|label| {
            text.is_char_boundary(label.span.start as usize) && text.is_char_boundary(label.span.end as usize)
        }));
    }
}
