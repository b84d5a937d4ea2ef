//! What several accounts tell of one happening, and what the checks on order and lives leave alone.

mod reading;

use check::{Agreement, CHECKS, Facts, Findings, Occurrence, occurrences, run};
use reading::Read;
use source::{Document, DocumentId, Severity, read};
use timex::{Context, Domain, Finder, Pack, Timex};

const NAMES: [&str; 3] = ["conflicting-accounts", "impossible-order", "outside-lifetime"];

fn told(texts: &[&str]) -> (Vec<Occurrence>, Findings) {
    let pack = Pack::of("en").expect("English has a pack");
    let mut finder = Finder::new(pack, Domain::Narrative);
    let mut documents: Vec<Document> = Vec::new();
    for (number, text) in (0..).zip(texts) {
        documents
            .push(read(DocumentId(number), "account.txt", text.as_bytes(), None).document().expect("it is text").0);
    }
    let times: Vec<Vec<Timex>> =
        documents.iter().map(|document| timex::tag(&mut finder, &Context::default(), document)).collect();
    let understood: Vec<Read> =
        documents.iter().zip(&times).map(|(document, times)| Read::of(document, times)).collect();
    let told: Vec<_> = understood.iter().map(Read::told).collect();
    let written = vec![None; documents.len()];
    let facts = Facts::new(&documents, &times, &written).with_understanding(&told);
    let found = run(&facts, CHECKS.iter().filter(|check| NAMES.contains(&check.name)));
    (occurrences(&facts), found)
}

#[test]
fn two_accounts_of_the_last_column_are_held_against_each_other() {
    let (gathered, found) = told(&[
        "The last Soviet column crossed the bridge at Hairatan on 15 February 1989. It was cold.",
        "It is told that the last Soviet soldiers crossed the river at Hairatan on 14 February 1989.",
    ]);
    let [one] = gathered.as_slice() else { panic!("{gathered:?}") };
    assert_eq!(
        (one.what.as_str(), one.agreement),
        ("'the last Soviet column crossed the bridge'", Agreement::Excluded)
    );
    assert_eq!(one.told.iter().map(|told| told.account).collect::<Vec<usize>>(), [0, 1]);
    let labels: Vec<u32> = found.diagnostics[0].labels.iter().map(|label| label.document.0).collect();
    assert_eq!((found.diagnostics[0].severity, labels), (Severity::Warning, vec![0, 1]));
}

#[test]
fn spans_that_share_no_day_exclude_each_other_as_days_do() {
    for texts in [
        &[
            "The battle of Holt was fought from 3 to 8 May 1644.",
            "The battle of Holt was fought from 10 to 15 May 1644.",
        ][..],
        &["The king besieged Holt from 3 to 8 May 1644.", "The king besieged Holt from 10 to 15 May 1644."],
        &[
            "The battle of Holt was fought from 3 May to 8 May 1644. The battle of Holt was fought from 10 May to 15 May 1644.",
        ],
    ] {
        let (gathered, found) = told(texts);
        assert_eq!(gathered.iter().map(|one| one.agreement).collect::<Vec<_>>(), [Agreement::Excluded], "{texts:?}");
        let [one] = found.diagnostics.as_slice() else { panic!("{texts:?} {:?}", found.diagnostics) };
        let put = "from 3 May 1644 to 8 May 1644 and from 10 May 1644 to 15 May 1644";
        assert!(one.severity == Severity::Warning && one.message.ends_with(put), "{}", one.message);
    }
    // Spans that share a day, and a day within a span, can all be right.
    for texts in [
        &[
            "The battle of Holt was fought from 3 to 8 May 1644.",
            "The battle of Holt was fought from 8 to 15 May 1644.",
        ],
        &["The battle of Holt was fought from 3 to 8 May 1644.", "The battle of Holt was fought on 5 May 1644."],
    ] {
        assert_eq!(told(texts).1.diagnostics, [], "{texts:?}");
    }
}

#[test]
fn accounts_that_agree_are_gathered_and_not_warned_of() {
    let (gathered, found) = told(&[
        "The Geneva Accords were signed on 14 April 1988.",
        "The signing of the Geneva Accords in April 1988 had been prepared for years.",
    ]);
    assert_eq!(gathered.iter().map(|one| one.agreement).collect::<Vec<_>>(), [Agreement::Possible]);
    assert_eq!(found.diagnostics, []);
}

#[test]
fn the_life_one_account_tells_bounds_what_another_says() {
    let (_, found) = told(&[
        "Joaquim Pereira (1815–1870) was a merchant of Porto.",
        "In 1890 Joaquim Pereira visited the islands. Pereira left them in 1891.",
    ]);
    let said: Vec<&str> = found.diagnostics.iter().map(|found| found.message.as_str()).collect();
    assert_eq!(said, ["1890 is after the death of Joaquim Pereira", "1891 is after the death of Pereira"]);
}

#[test]
fn an_order_said_in_one_account_and_dates_of_another_are_only_a_warning() {
    let (_, found) = told(&[
        "The garrison withdrew in May 1905, after the signing of the Treaty of Alcala.",
        "The Treaty of Alcala was signed on 3 June 1910.",
    ]);
    assert_eq!(found.diagnostics.iter().map(|found| found.severity).collect::<Vec<_>>(), [Severity::Warning]);
}

#[test]
fn what_may_be_two_things_is_left_alone() {
    for text in [
        "Germany invaded Poland on 1 September 1939. The Soviet Union invaded Poland on 17 September 1939.",
        "The First Battle of Marne was fought on 6 September 1914. The Second Battle of Marne was fought on 15 July 1918.",
        "King Louis XV died on 10 May 1774. King Louis XIV died on 1 September 1715.",
        "The war began on 27 December 1979. The war ended on 15 February 1989.",
        "John Miller died on 3 May 1900. Ann Miller died on 4 May 1900. Miller died on 5 May 1900.",
        "If Karl Brand had died on 3 May 1900, all would be well. Karl Brand died on 4 May 1901.",
        "The queen wished to leave before the king died in 1700. She left in 1703.",
        "He taught in 1850 before he moved in 1850, and then the school was closed in 1849 or so.",
        "In December 1908 the rents had dropped by a third since before the strike began in January 1907.",
        "The town fell on 17 July 1918. Shortly before the fall of Orsk (on 26 July 1918) the prince fled.",
    ] {
        let (_, found) = told(&[text]);
        assert_eq!(found.diagnostics, [], "{text}");
    }
}

#[test]
fn no_text_is_too_much() {
    for text in [
        "Karl Brand died on 5 May 1900. ".repeat(800),
        "The king died before the queen died before ".repeat(800),
        "Karl Brand (1800–1890) (1800–1890) said in 1900 ".repeat(800),
    ] {
        told(&[&text]);
    }
}

/// What is found in one account, each with its check.
fn found_in(text: &str) -> Vec<String> {
    told(&[text]).1.diagnostics.iter().map(|found| format!("{}: {}", found.check, found.message)).collect()
}

#[test]
fn nobody_is_buried_before_dying() {
    let said = "impossible-order: 'buried' (9 March 1840) cannot come before 'died' (12 March 1840)";
    for text in [
        "Johann Vossen died on 12 March 1840, and was buried at St Mary's on 9 March 1840.",
        "He died on 12 March 1840, aged 70, and was buried on 9 March 1840.",
        "Johann Vossen died on 12 March 1840. The will was lost. Johann Vossen was buried at St Mary's on 9 March 1840.",
    ] {
        assert_eq!(found_in(text), [said], "{text}");
    }
    for text in [
        "Johann Vossen died on 9 March 1840, and was buried at St Mary's on 12 March 1840.",
        "Johann Vossen died in March 1840, and was buried at St Mary's on 9 March 1840.",
        "Johann Vossen died on 12 March 1840. His father Karl Vossen was buried on 9 March 1840.",
        "The guard killed the horse on 12 March 1840, and was buried on 9 March 1840.",
        "Johann Vossen died on 12 March 1840. The treasure was buried on 9 March 1840.",
    ] {
        assert_eq!(found_in(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn the_end_of_the_only_thing_of_its_sort_is_told_on_one_day() {
    for text in [
        "The dam broke on 11 August 1979. Then rescue began. The dam broke on 12 August 1979.",
        "The dam broke on 11 August 1979. Boats came. Nobody had seen to the dam, which broke on 12 August 1979.",
        "The old mill was demolished on 3 May 1905. A school stood there. The old mill was demolished on 4 May 1905.",
        "The pit reopened on 3 May 1905. Wages rose in June. A letter states that the pit reopened on 8 May 1905.",
    ] {
        let found = found_in(text);
        assert!(matches!(found.as_slice(), [one] if one.starts_with("conflicting-accounts: ")), "{text} {found:?}");
    }
    for text in [
        "The dam broke on 11 August 1979. Rescue began. The dam broke on 11 August 1979.",
        // What comes again.
        "The river rose on 11 August 1979. Rescue began. The river rose on 12 August 1979.",
        "The council met on 11 August 1979. It rained. The council met on 12 August 1979.",
        "The pass reopened on 3 May 1905. Snow closed it again. The pass reopened on 6 May 1905.",
        "The pit reopened on 30 December 1905. The pit reopened on 3 January 1906.",
        // Of several, nobody knows which.
        "Two dams stood in the valley. The dam broke on 11 August 1979. Rescue began. The dam broke on 12 August 1979.",
        "The upper dam broke on 11 August 1979. Rescue began. The lower dam broke on 12 August 1979.",
        "The dams broke on 11 August 1979. Rescue began. The dams broke on 12 August 1979.",
        "A bomb exploded on 11 August 1979. The bomb exploded on 11 August 1979 at the station. A second bomb was laid. The bomb exploded on 12 August 1979.",
        "The fire broke out on 11 August 1979. Rescue began. The fire broke out on 12 August 1979.",
    ] {
        assert_eq!(found_in(text), Vec::<String>::new(), "{text}");
    }
}
