//! One of two times is one row, not two.

use source::{Colour, DocumentId, read};
use tarikh::{Options, TableStyle, table};

fn rows(text: &str) -> String {
    let account = read(DocumentId(0), "a.txt", text.as_bytes(), None).document().expect("it is a text");
    table(&tarikh::read(vec![account], &Options::default()), TableStyle { width: 120, colour: Colour::Never })
}

#[test]
fn either_of_two_years_or_seasons_is_one_event() {
    for (text, when) in [
        ("The king died in 1250 or 1251.", "1250 or 1251"),
        ("The king died in either 1250 or 1251.", "1250 or 1251"),
        ("The king died in the spring or summer of 1820.", "spring or summer 1820"),
        ("The inn was sold on 3 or 4 March 1802.", "3 or 4 March 1802"),
        ("پادشاه در سال ۱۲۵۰ یا ۱۲۵۱ درگذشت.", "۱۲۵۰ یا ۱۲۵۱"),
    ] {
        let shown = rows(text);
        assert!(shown.contains(when) && shown.lines().count() == 3, "{text}\n{shown}");
    }
}

#[test]
fn the_year_behind_a_day_in_two_styles_is_no_word_of_the_event() {
    for text in [
        "The mill was burned on 25 October (7 November) 1917.",
        "The mill was burned on 25 October/7 November 1917.",
        "The mill was burned on 7 November [O.S. 25 October] 1917.",
    ] {
        let shown = rows(text);
        assert!(shown.contains("The mill was burned ") && !shown.contains("burned 1917"), "{shown}");
    }
}

#[test]
fn what_came_every_year_says_from_when_to_when() {
    let shown = rows("Every 5 November from 1606 to 1859 a service was held.");
    assert!(shown.contains("formerly every 5 November,") && shown.contains("1606–1859"), "{shown}");
}

#[test]
fn what_hangs_on_a_condition_is_only_possible() {
    let shown = rows("If the appeal fails, the prison will close on 1 January 2005.");
    assert!(shown.contains("possible: The prison will close"), "{shown}");
    let shown = rows("When the appeal ends, the prison will close on 1 January 2005.");
    assert!(shown.contains("planned: The prison will close"), "{shown}");
}

#[test]
fn what_began_after_one_time_and_ended_at_another_began_between_them() {
    let shown =
        rows("Following the signing of the accords in 1288, the retreat began and was completed on 3 May 1289.");
    let began = shown.lines().find(|line| line.starts_with("between 1288 and 3 May"));
    assert!(began.is_some_and(|line| line.contains("The retreat began")), "{shown}");
    assert!(rows("The mill burned from 1288 to 1290.").contains("1288–1290"), "{shown}");
}

#[test]
fn who_says_why_stands_behind_the_reason() {
    let shown = rows(
        "Several chroniclers regard the Karsian defeat at Velmar as a blow that split the league and contributed to its collapse in 1250.",
    );
    let why = shown.lines().find(|line| line.contains("because of: The Karsian defeat at Velmar"));
    assert!(why.is_some_and(|line| line.contains("— Several chroniclers")), "{shown}");
}
