//! A diary is told day by day: what stands under a day was on it, and counts from it.

mod shown;

use shown::{rows, tells};
use source::{DocumentId, read};
use tarikh::Options;

#[test]
fn what_stands_under_a_day_was_on_that_day() {
    let diary = "# The diary of Agnes\n\n## 19 July 1874\n\nWe sailed from Trebizond.\n\n## 20 July\n\nPapa lost his hat. \
                 Yesterday we slept in a barn.\n\n## 22 July\n\nWe crossed the Zigana pass.\n";
    for (name, text) in [("a.md", diary.to_owned()), ("a.txt", diary.replace('#', ""))] {
        let shown = rows(name, &text);
        for (when, what) in [
            ("19 July 1874 ", "We sailed from Trebizond"),
            ("20 July 1874 ", "Papa lost his hat"),
            ("19 July 1874 ", "We slept in a barn"),
            ("22 July 1874 ", "We crossed the Zigana pass"),
        ] {
            assert!(tells(&shown, when, what), "{name}: {when}{what}\n{shown}");
        }
    }
}

#[test]
fn a_day_that_stands_alone_once_makes_no_diary() {
    let shown = rows("a.txt", "19 July 1874\n\nThe bridge was sold in 1860. The town lost a fair.\n");
    assert!(!tells(&shown, "19 July 1874", "The town lost a fair"), "{shown}");
}

#[test]
fn by_night_says_how_and_the_part_of_a_named_day_is_of_its_date() {
    for (text, when) in [
        ("The army crossed the river by night on 4 June 1468.", "4 June 1468, night"),
        ("A fire broke out at the mill on Friday night, 4 November 1887.", "4 November 1887, night"),
        ("The mill was sold on Saturday morning, 17 June 1780.", "17 June 1780, morning"),
    ] {
        let shown = rows("a.txt", text);
        assert!(shown.contains(&format!("{when} ")) && shown.lines().count() == 3, "{text}\n{shown}");
    }
}

#[test]
fn lives_in_the_title_of_an_article_say_nothing_of_when_it_was_written() {
    let text = "KARLSSON, Elsa Maria (14 June 1883 – 2 February 1961) was a Swedish seismologist.\n\nShe took her doctorate in 1909.\n";
    let (account, _) = read(DocumentId(0), "a.txt", text.as_bytes(), None).document().expect("it is a text");
    assert_eq!(Options::default().written_of(&account), None);
}

#[test]
fn yesterday_in_a_letter_counts_from_the_day_it_was_written() {
    let shown = rows(
        "a.txt",
        "On 5 August 1914 Ada Brandt wrote to Rosa Meyer: \"Yesterday the frontier was closed.\" Ada Brandt told her brother in a letter of \
         20 November 1918: \"The mill has been closed since Monday.\"",
    );
    assert!(tells(&shown, "4 August 1914", "The frontier was closed"), "{shown}");
    assert!(tells(&shown, "since 18 November 1918", "closed"), "{shown}");
    assert!(!shown.contains("— Rosa Meyer"), "{shown}");
}
