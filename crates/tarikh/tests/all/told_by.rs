//! Years, months and hours that take what they leave unsaid from what stands beside them.

use crate::shown::{rows, tells};

#[test]
fn years_alone_are_of_the_hijri_calendar_that_the_days_are_of() {
    let shown = rows(
        "a.txt",
        "Hasan Golkar was born in Shiraz on 7 Esfand 1281. He entered the college in 1297 and died in 1360.",
    );
    assert!(tells(&shown, "1297 SH", "entered the college") && tells(&shown, "1360 SH", "died"), "{shown}");
    let shown = rows(
        "a.txt",
        "The governor entered Aleppo on 3 Safar 1168. He governed Aleppo from 1168 to 1171 and died in 1175.",
    );
    assert!(tells(&shown, "1175 AH", "died"), "{shown}");
    let western = "The army left on 7 Esfand 1281. The abbey was built in 1250 and sold on 3 May 1260.";
    assert!(tells(&rows("a.txt", western), "1250 ", "The abbey was built"), "{western}");
}

#[test]
fn a_lunar_month_without_a_year_is_of_the_year_told() {
    let shown =
        rows("a.txt", "The governor entered Aleppo on 3 Safar 1168. In Rabi' al-Awwal a crowd broke into the granary.");
    assert!(tells(&shown, "Rabi al-Awwal 1168", "A crowd broke into the granary"), "{shown}");
}

#[test]
fn a_year_has_the_era_of_the_later_one_behind_it() {
    let shown = rows("a.txt", "Hermocrates was banished in 410 and killed in 407 BC.");
    assert!(tells(&shown, "410 BC", "Hermocrates was banished"), "{shown}");
}

#[test]
fn the_hour_beside_a_day_is_shown() {
    let shown = rows("a.txt", "On Monday, 8 March 2021, at 9:15 a.m., the claimant slipped on the staircase.");
    assert!(tells(&shown, "8 March 2021, 09:15", "The claimant slipped"), "{shown}");
}

#[test]
fn a_weekday_beside_a_date_is_no_second_column_of_dates() {
    let table = "| Date | Event | Note |\n|---|---|---|\n| 19 July 1874 | The first workshop opened | a Sunday |\n\
                 | 3 March 1886 | A patent was granted | none |\n";
    let shown = rows("a.md", table);
    assert!(tells(&shown, "19 July 1874", "The first workshop opened"), "{shown}");
    assert!(tells(&shown, "3 March 1886", "A patent was granted"), "{shown}");
}

#[test]
fn what_is_done_by_a_dated_writing_is_done_on_its_day() {
    let shown = rows("a.txt", "By letter dated 30 March 2021 the solicitors gave notice of the claim.");
    assert!(tells(&shown, "30 March 2021", "the solicitors gave notice of the claim"), "{shown}");
    let shown = rows("a.txt", "The letter, dated 30 March 2021, reached the solicitors.");
    assert!(!tells(&shown, "30 March 2021", "reached"), "{shown}");
}

#[test]
fn a_day_in_two_calendars_dates_what_follows_without_a_comma() {
    let shown = rows("a.txt", "On 26 Dalw 1367 (15 February 1989) the last column crossed the river.");
    assert!(tells(&shown, "26 Dalw 1367", "The last column crossed the river"), "{shown}");
}

#[test]
fn a_leap_day_takes_no_year_without_one() {
    let shown =
        rows("a.txt", "The supper is held every four years on 29 February. The band was founded on 3 May 1889.");
    assert!(!shown.contains('✗') && !shown.contains("29 February 1889"), "{shown}");
}

#[test]
fn a_row_of_a_table_may_be_longer_than_the_first() {
    for text in
        ["Event\tNote\nThe mill burned\tby night\t3 May 1850\n", "1 May 1850\tx\n12\tThe mill burned\t3 May 1860\n"]
    {
        let shown = rows("a.txt", text);
        assert!(shown.contains("The mill burned"), "{shown}");
    }
}

#[test]
fn a_column_of_dates_may_have_few() {
    let table = |rows: &str| format!("| Date | Event |\n|---|---|\n{rows}");
    let shown = rows(
        "a.md",
        &table("| 3 May 1900 | The mill burned |\n| unknown | The town was founded |\n| n.d. | The wall was built |\n"),
    );
    assert!(
        tells(&shown, "3 May 1900 ", "The mill burned") && tells(&shown, "undated", "The wall was built"),
        "{shown}"
    );
    let shown = rows(
        "a.md",
        &table(
            "| n.d. | Old letter from Ann |\n| 3 May 1900 | The mill burned |\n| 13/14 May 1920 | A barn burned |\n",
        ),
    );
    assert!(
        tells(&shown, "undated", "Old letter from Ann") && tells(&shown, "13–14 May 1920", "A barn burned"),
        "{shown}"
    );
    let shown = rows(
        "a.md",
        &table("| 3 May 1900 | |\n| 6 May 1900 | The mill burned |\n| Date | Event |\n| 7 May 1900 | He left |\n"),
    );
    assert!(tells(&shown, "6 May 1900", "The mill burned") && !shown.contains("undated"), "{shown}");
    let shown = rows("a.md", &table("| 3 May 1900 | The mill burned |\n| | He left on 6 May 1900 |\n"));
    assert!(tells(&shown, "6 May 1900 ", "He left"), "{shown}");
}

#[test]
fn their_son_and_their_daughter_are_two() {
    let shown =
        rows("a.txt", "Their son Henry was baptised on 20 January 1787 and their daughter Elizabeth on 2 March 1790.");
    assert!(
        tells(&shown, "20 January 1787 ", "Henry") && tells(&shown, "2 March 1790 ", "Elizabeth was baptised"),
        "{shown}"
    );
}
