//! A diary is told day by day: what stands under a day was on it, and counts from it.

use crate::shown::{rows, tells};
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

#[test]
fn one_day_that_markup_makes_a_heading_is_an_entry() {
    let shown = rows("a.md", "## 5 May 1862\n\nMr. Hale preached at the chapel. We dined at two o'clock.\n");
    assert!(tells(&shown, "5 May 1862 ", "Mr. Hale preached at the chapel"), "{shown}");
    // Nobody dines at two in the night.
    assert!(tells(&shown, "5 May 1862, 14:00 ", "We dined"), "{shown}");
}

#[test]
fn the_days_of_a_diary_have_their_year_from_its_title_and_their_month_from_a_heading() {
    let shown = rows("a.md", "# Journal, 1862\n\n## June 2\n\nThe hay was begun. Tomorrow the Lowes will leave us.\n");
    assert!(tells(&shown, "2 June 1862 ", "The hay was begun"), "{shown}");
    assert!(tells(&shown, "3 June 1862 ", "The Lowes will leave"), "{shown}");
    let months = "# Journal\n\n## May 1862\n\n### Monday 5th\n\nWe sheared the ewes.\n\n### 22nd\n\nThe barn burned. \
                  Yesterday the Lowes left us.\n";
    let shown = rows("a.md", months);
    for (when, what) in [
        ("5 May 1862 ", "We sheared the ewes"),
        ("22 May 1862 ", "The barn burned"),
        ("21 May 1862 ", "The Lowes left"),
    ] {
        assert!(tells(&shown, when, what), "{when}{what}\n{shown}");
    }
    // A number that goes back may be of the next month, and of which nothing says.
    let shown = rows("a.md", &months.replace("22nd", "3rd"));
    assert!(!shown.contains("3 May 1862"), "{shown}");
}

#[test]
fn what_a_letter_is_dated_and_by_which_post_it_comes_say_not_when_it_came() {
    let text = "## 5 May 1862\n\nAnn fell ill.\n\n## 7 May 1862\n\nThe letter from Hugh, dated 28 April, arrived by the afternoon post.\n";
    let shown = rows("a.md", text);
    assert!(tells(&shown, "7 May 1862, afternoon ", "The letter from Hugh"), "{shown}");
    for (text, what) in [
        ("A charter dated 3 May 1455 granted the town a market.", "A charter granted the town a market"),
        ("An edict dated 3 May 1455 forbade the sale of corn.", "An edict forbade the sale of corn"),
    ] {
        let shown = rows("a.txt", text);
        assert!(tells(&shown, "3 May 1455 ", what), "{text}\n{shown}");
    }
    let shown = rows("a.txt", "A letter dated 3 May 1455 reached the town. The bridge fell in 1460.");
    assert!(!tells(&shown, "3 May 1455 ", "A letter"), "{shown}");
}

#[test]
fn a_heading_that_is_a_year_and_nothing_else_is_that_year() {
    let shown = rows("a.md", "# Life\n\nIn 1835 Ada married.\n\n## 1852\n\nAda died on 27 November.\n");
    assert!(tells(&shown, "27 November 1852 ", "Ada died"), "{shown}");
}
