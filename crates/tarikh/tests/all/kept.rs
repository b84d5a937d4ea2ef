//! What stands in a chronology without a day of its own: what is kept every year, and what is told of a day that never was.

use tarikh::calendar::Day;
use tarikh::source::{DocumentId, Severity, read};
use tarikh::{Chronology, Doubts, Options, when_text};

fn of(text: &str) -> Chronology {
    let account = read(DocumentId(0), "-", text.as_bytes(), None).document().expect("it is text");
    tarikh::read(vec![account], &Options::default())
}

fn lines(text: &str) -> Vec<String> {
    let chronology = of(text);
    let line = |event: &tarikh::event::Event| {
        let when = event.when.map_or_else(|| "undated".to_owned(), |when| when_text(&when, chronology.times_of(event)));
        format!("{when}: {}", event.label)
    };
    chronology.chronicle().map(line).collect()
}

#[test]
fn a_day_kept_every_year_has_a_line_after_what_is_dated() {
    for (text, line) in [
        ("The festival is held every year on 10 August.", "every 10 August: The festival is held"),
        ("It rained in 1777. The fair is held annually on 10 August.", "every 10 August: The fair is held annually"),
        (
            "10 August is a public holiday in the province.",
            "every 10 August: 10 August is a public holiday in the province",
        ),
        (
            "Every Friday the guilds carry the lamp to the hermitage.",
            "every Friday: The guilds carry the lamp to the hermitage",
        ),
        (
            "Each Easter Monday the guilds carry the wooden lamp to the hermitage.",
            "each year, Easter Monday: The guilds carry the wooden lamp to the hermitage",
        ),
        ("On Good Friday the bells are rung.", "each year, Good Friday: The bells are rung"),
        (
            "On the second Thursday in October the chestnut sellers elect their abbot.",
            "each year, second Thursday of October: The chestnut sellers elect their abbot",
        ),
        ("Her death is commemorated on 12 July.", "every 12 July: Her death is commemorated"),
        ("The fair was held every year on 5 June until 1850.", "formerly every 5 June: The fair was held until 1850"),
        (
            "They left on 26 Bahman 1367. 26 Bahman has been a holiday ever since, kept annually.",
            "every 26 Bahman: 26 Bahman has been a holiday ever since",
        ),
        (
            "They left on 26 Bahman 1367. This day is called the day of victory and is kept annually by many.",
            "every 26 Bahman: This day is kept annually by many",
        ),
    ] {
        let found = lines(text);
        assert_eq!(found.last().map(String::as_str), Some(line), "{found:?}");
    }
}

#[test]
fn what_recurs_on_no_day_by_its_number_has_a_line_that_says_when() {
    for (text, when) in [
        ("The fair was held on the last Monday of May every year.", "formerly each year, last Monday of May"),
        ("Memorial Day has been observed on the last Monday of May since 1971.", "each year, last Monday of May"),
        ("The procession goes round the walls each Easter Monday.", "each year, Easter Monday"),
        ("Each year the lamps are lit on Good Friday.", "each year, Good Friday"),
        ("The race is run on the first Saturday of July each year.", "each year, first Saturday of July"),
        ("The market is held every Friday.", "every Friday"),
        ("The market was held every Friday.", "formerly every Friday"),
        ("The village council meets on the first Tuesday of each month.", "every month, first Tuesday"),
        ("The feast is kept on Orthodox Christmas.", "each year, Orthodox Christmas"),
        ("The Ashura procession has passed through the bazaar every year since 1842.", "each year, Ashura"),
        ("The college founder is remembered each Founder's Day, 12 March.", "every 12 March"),
        ("Every Ramadan the gates stay open.", "every Ramadan"),
        ("The regatta has been rowed every summer since 1839.", "every summer"),
        ("جشن نوروز هر سال برگزار می‌شود.", "each year, نوروز"),
        ("بازار هر جمعه برپا می‌شود.", "every Friday"),
    ] {
        let found = lines(text);
        assert_eq!((found.len(), found[0].split(": ").next()), (1, Some(when)), "{found:?}");
    }
}

#[test]
fn two_days_of_the_week_have_a_line_each_and_a_name_keeps_its_feast() {
    assert_eq!(
        lines("The market has been held on Wednesdays and Saturdays since 1604."),
        ["every Wednesday: The market has been held", "every Saturday: The market has been held"]
    );
    assert_eq!(
        lines("The Ashura procession has passed through the bazaar every year since 1842."),
        ["each year, Ashura: The Ashura procession has passed through the bazaar every year"]
    );
    assert_eq!(
        lines("Memorial Day has been observed on the last Monday of May since 1971."),
        ["each year, last Monday of May: Memorial Day has been observed"]
    );
}

#[test]
fn what_somebody_did_again_and_again_has_no_such_line() {
    for text in [
        "He went to the coffee house every Friday.",
        "She spent every summer in the hills.",
        "The clerk wrote to his brother every month.",
        "The abbot, who preaches every Sunday, was ill in 1850.",
        "The market is not held every Friday.",
        "او هر جمعه به بازار می‌رفت.",
        "It was painted twice a year.",
    ] {
        let again =
            |line: &String| line.starts_with("every ") || line.starts_with("each ") || line.starts_with("formerly");
        assert!(!lines(text).iter().any(again), "{:?}", lines(text));
    }
}

#[test]
fn what_recurs_since_a_year_says_since_when() {
    for (text, since, first) in [
        ("Memorial Day has been observed on the last Monday of May since 1971.", "1971", Some("1971-05-31")),
        ("The Ashura procession has passed through the bazaar every year since 1842.", "1842", None),
        ("The regatta has been rowed every summer since 1839.", "1839", None),
    ] {
        let chronology = of(text);
        let event = chronology.chronicle().next().expect("it tells something");
        let timexes = chronology.times_of(event);
        assert_eq!(event.since.map(|id| timexes[id.0 as usize].span.of(text)), Some(since));
        let kept = tarikh::kept_from(event, timexes).expect("it is told since when");
        assert!(kept.0.to_iso().starts_with(since) && kept.1.to_iso().starts_with(since), "{kept:?}");
        if let Some(first) = first {
            assert_eq!((kept.0.to_iso().as_str(), kept.0 == kept.1), (first, true));
        }
    }
}

#[test]
fn a_persian_account_has_its_yearly_days_too() {
    let found = lines("فرمان در ۱۴ مرداد ۱۲۸۵ امضا شد. این روز هر سال در ۱۴ مرداد جشن گرفته می‌شود.");
    assert!(found.last().is_some_and(|line| line.starts_with("every 14 Mordad: ")), "{found:?}");
}

#[test]
fn a_persian_day_kept_from_one_year_to_another_is_kept_every_year_of_them() {
    let chronology = of("از سال ۱۳۰۴ تا ۱۳۵۷ هر سال در ۴ آبان جشن گرفته می‌شد.");
    let event = chronology.chronicle().next().expect("it tells something");
    let when = event.when.map(|when| when_text(&when, chronology.times_of(event)));
    assert_eq!(when.as_deref(), Some("formerly every 4 Aban"));
    let of = |id: Option<tarikh::timex::TimexId>| {
        chronology.times_of(event)[id.expect("it is told").0 as usize].written().and_then(|written| written.year)
    };
    let full = |year| Some(tarikh::timex::WrittenYear::Full(year));
    assert_eq!((of(event.since), of(event.kept_until)), (full(1304), full(1357)));
}

#[test]
fn what_is_not_kept_on_a_day_has_no_such_line() {
    for text in [
        "It is not kept every year on 4 October.",
        "On 5 May he was killed, and his birthday is kept every year.",
        "The games were held yearly. On 26 Bahman 1367 the army left.",
        "The council met every year and on 5 May 1820 it was dissolved.",
    ] {
        let is_of_day = |line: &String| {
            let said = line.trim_start_matches("formerly ");
            said.strip_prefix("every ").is_some_and(|day| day.starts_with(|c: char| c.is_ascii_digit()))
        };
        assert!(!lines(text).iter().any(is_of_day), "{:?}", lines(text));
    }
}

#[test]
fn a_day_kept_since_a_year_is_no_day_of_that_year() {
    for text in [
        "Since 1864, the 24th of July has been kept as a feast.",
        "Since 1864, 24 July has been a public holiday.",
        "The 24th of July has been observed as a feast since 1864.",
    ] {
        let chronology = of(text);
        let [event] = chronology.chronicle().collect::<Vec<_>>()[..] else { panic!("{:?}", lines(text)) };
        let since = event.since.map(|since| chronology.times_of(event)[since.0 as usize].span.of(text));
        assert_eq!((since, lines(text)[0].split(':').next()), (Some("1864"), Some("every 24 July")), "{text}");
    }
}

#[test]
fn what_is_told_of_a_day_that_never_was_has_its_line_and_the_error() {
    let chronology = of("On 31 June 1990 a plaque was added. King Olaf died on 30 February 1200.");
    let doubts = Doubts::new(&chronology);
    let rows: Vec<_> = chronology
        .chronicle()
        .map(|event| {
            let when = event.when.map(|when| when_text(&when, chronology.times_of(event)));
            let earliest: Option<Day> = event.when.and_then(|when| when.extent(chronology.times_of(event)).earliest());
            (when.unwrap_or_default(), event.label.clone(), earliest, doubts.worst(event))
        })
        .collect();
    let row = |when: &str, label: &str| (when.to_owned(), label.to_owned(), None, Some(Severity::Error));
    assert_eq!(
        rows,
        [
            row("30 February 1200 (no such day)", "King Olaf died"),
            row("31 June 1990 (no such day)", "A plaque was added")
        ]
    );
}

#[test]
fn what_comes_every_year_takes_no_year_of_a_neighbour() {
    for text in [
        "Leap Day, 29 February, is the baker's birthday. The oven was built in 1951.",
        "The oven was built in 1911. Easter Monday is a holiday.",
        "The oven was built in 1911. The bread fair takes place on the first Sunday in June.",
    ] {
        let read = of(text);
        let days = read.timexes[0].iter().filter(|timex| timex.extent().single_day().is_some()).count();
        assert_eq!((days, read.diagnostics.len()), (0, 0), "{text}");
    }
}
