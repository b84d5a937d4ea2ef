//! What is told of a time, and until when something lasted.

use crate::common::lines;

#[test]
fn what_a_time_saw_has_the_line() {
    assert_eq!(lines("1848 saw a revolt in the lower town."), ["1848: A revolt in the lower town"]);
    assert_eq!(lines("12 May 1850 marked the end of the occupation."), ["12 May 1850: The end of the occupation"]);
}

#[test]
fn what_only_brought_something_keeps_its_own_line() {
    assert_eq!(
        lines("The spring of 1849 brought cholera."),
        ["The spring of 1849: The spring of 1849 brought cholera"]
    );
}

#[test]
fn a_day_set_against_another_dates_nothing() {
    assert_eq!(
        lines("The mill closed in November 1985, a year earlier than had been promised."),
        ["November 1985: The mill closed"]
    );
}
