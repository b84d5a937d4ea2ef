//! Labels of sentences: what a line of a chronology says, and when.

use event::{Event, Polarity, events};
use source::{Document, DocumentId, read, sentences};
use timex::{Context, Domain, Finder, Pack, Timex, tag};

fn told(text: &str) -> (Document, Vec<Timex>, Vec<Event>) {
    let (document, _) = read(DocumentId(0), "-", text.as_bytes(), None).document().expect("it is text");
    let mut finder = Finder::new(Pack::of("en").expect("it is compiled in"), Domain::Narrative);
    let timexes = tag(&mut finder, &Context::default(), &document);
    let found = events(&document, &sentences(&document), &timexes);
    (document, timexes, found)
}

/// Each event as `relation edtf: label`, an undated one as its label.
fn lines(text: &str) -> Vec<String> {
    let (_, timexes, found) = told(text);
    let line = |event: Event| match event.when {
        Some(when) => {
            format!("{} {}: {}", when.relation.as_str(), when.edtf(&timexes).unwrap_or_default(), event.label)
        }
        None => event.label,
    };
    found.into_iter().map(line).collect()
}

#[test]
fn a_clause_that_lacks_its_subject_is_given_it() {
    assert_eq!(
        lines("The withdrawal of the army began in 1988 and was completed on 15 February 1989."),
        [
            "within 1988: The withdrawal of the army began",
            "within 1989-02-15: The withdrawal of the army was completed"
        ]
    );
}

#[test]
fn a_time_after_the_conjunction_takes_no_subject() {
    assert_eq!(
        lines("The general left the army and in 1990 became president of the republic."),
        ["within 1990: The general became president of the republic", "The general left the army"]
    );
}

#[test]
fn what_was_put_in_is_left_out() {
    assert_eq!(
        lines("On 15 February 1989 the last column, commanded by General Gromov, crossed the bridge."),
        ["within 1989-02-15: The last column crossed the bridge"]
    );
}

#[test]
fn a_clause_goes_on_after_what_was_put_in() {
    assert_eq!(
        lines("Germany, which favoured the general while he was in power, considered him a friend."),
        ["Germany considered him a friend"]
    );
    assert_eq!(
        lines("The farmers, who had supported the president, now took up arms."),
        ["The farmers now took up arms"]
    );
    assert_eq!(
        lines("After nearly a year of pursuing the rebels, the general was called off."),
        ["The general was called off"]
    );
}

#[test]
fn two_times_with_one_verb_share_it() {
    assert_eq!(
        lines("The army took Herat in May 1857 and Kandahar in June 1857."),
        ["within 1857-05: The army took Herat", "within 1857-06: The army took Kandahar"]
    );
}

#[test]
fn the_word_before_a_time_says_how_the_event_lies_to_it() {
    assert_eq!(
        lines("He ruled until 1992. He had ruled since 1986. The war lasted from 1979 to 1989. By 1943 it was lost."),
        [
            "until 1992: He ruled until 1992",
            "since 1986: He had ruled since 1986",
            "throughout 1979/1989: The war lasted from 1979 to 1989",
            "before 1943: By 1943 it was lost",
        ]
    );
}

#[test]
fn a_day_in_two_calendars_is_one_event() {
    let (_, _, found) = told("They left on 26 Bahman 1367 (15 February 1989).");
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].label, "They left");
    assert_eq!(found[0].times.len(), 1, "the second naming goes with it");
}

#[test]
fn a_sentence_without_a_time_is_not_lost() {
    assert_eq!(lines("The war had many causes. Peace is good."), ["The war had many causes"]);
}

#[test]
fn headings_tell_nothing_by_themselves() {
    let text = "The siege began in 1857, and its story has been told many times since by those who were there.\n\n\
                == The year 1858 ==\n\nNothing changed for the people of the town, and the roads were closed for long.";
    assert!(lines(text).iter().all(|line| !line.contains("1858")));
}

#[test]
fn a_denied_event_is_marked() {
    let (_, _, found) = told("The army did not leave in 1988. It left not only its guns in 1989.");
    let polarity: Vec<Polarity> = found.iter().map(|event| event.polarity).collect();
    assert_eq!(polarity, [Polarity::Negative, Polarity::Positive]);
}

#[test]
fn a_name_with_a_year_keeps_it() {
    assert_eq!(
        lines("The 1916 Battle of Jutland was the largest of the war."),
        ["within 1916: The 1916 Battle of Jutland was the largest of the war"]
    );
}

#[test]
fn labels_are_short_and_every_time_has_its_event() {
    let clause = "the regiment of the old town crossed the wide river near the ruined mill on 3 May 1857 ";
    for text in [clause.repeat(200), "in 1857, and fell in 1858 ".repeat(2000), "(1857 ".repeat(3000), ",".repeat(9000)]
    {
        let (document, timexes, found) = told(&text);
        let mut held: Vec<_> = found
            .iter()
            .flat_map(|event| {
                event
                    .when
                    .into_iter()
                    .flat_map(|when| [Some(when.time), when.until])
                    .flatten()
                    .chain(event.times.clone())
            })
            .collect();
        held.sort();
        held.dedup();
        assert_eq!(held.len(), timexes.len(), "no time is lost");
        for event in found {
            assert!(event.label.split_whitespace().count() <= 25, "{}", event.label);
            assert!(!event.quote.of(&document.text).is_empty());
        }
    }
}

#[test]
fn a_language_without_clauses_is_told_by_its_sentences() {
    let (document, _) = read(DocumentId(0), "-", "آخرین سربازان از پل گذشتند. مردم جشن گرفتند.".as_bytes(), None)
        .document()
        .expect("it is text");
    let labels: Vec<String> =
        events(&document, &sentences(&document), &[]).into_iter().map(|event| event.label).collect();
    assert_eq!(labels, ["آخرین سربازان از پل گذشتند", "مردم جشن گرفتند"]);
}
