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
fn a_name_that_ends_like_an_adverb_is_no_adverb() {
    assert_eq!(
        lines("The First Assembly met in December 1821 and adopted a law in May 1822."),
        ["within 1821-12: The First Assembly met", "within 1822-05: The First Assembly adopted a law"]
    );
}

#[test]
fn what_comes_after_a_name_with_a_time_of_its_own_keeps_the_name() {
    let told = lines("The count, governor since January 1828, was murdered on 9 October 1831.");
    assert_eq!(told.last().map(String::as_str), Some("within 1831-10-09: The count was murdered"));
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
            "by 1943: By 1943 it was lost",
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

#[test]
fn what_is_told_of_a_name_reads_as_a_sentence() {
    assert_eq!(
        lines("In 1986 Najibullah, who had led the secret police since 1980, took over."),
        ["within 1986: Najibullah took over", "since 1980: Najibullah had led the secret police since 1980"]
    );
    assert_eq!(
        lines("The designer (born in 1883), who died in Paris in 1971, was famous."),
        ["within 1883: Born in 1883", "within 1971: The designer died in Paris", "The designer was famous"]
    );
    // Which of two names is meant is not known.
    assert_eq!(
        lines("He wrote of the victims of the bombing, which took place in 1990."),
        ["within 1990: He wrote of the victims of the bombing, which took place"]
    );
}

#[test]
fn a_participle_keeps_its_was_where_it_shares_it() {
    assert_eq!(
        lines("President Diem was overthrown and executed on 2 November 1963."),
        ["within 1963-11-02: President Diem was overthrown and executed"]
    );
    assert_eq!(
        lines("He was crowned in January 1849 and killed in May 1853."),
        ["within 1849-01: He was crowned", "within 1853-05: He was killed"]
    );
    assert_eq!(
        lines("He was born in Tunis in 1832 and died in Cairo in 1906."),
        ["within 1832: He was born in Tunis", "within 1906: He died in Cairo"]
    );
}

#[test]
fn by_a_day_is_not_before_it() {
    assert_eq!(
        lines("Forty men had been jailed by 1958. They fled before 1957."),
        ["by 1958: Forty men had been jailed by 1958", "before 1957: They fled before 1957"]
    );
    assert_eq!(lines("In April and June 1955 he cleared the decks."), ["within 1955-04/1955-06: He cleared the decks"]);
}

#[test]
fn the_main_clause_is_found_behind_what_stands_at_the_front() {
    assert_eq!(
        lines("On 11 July 1789, after the minister hinted that the court live more simply, the king dismissed him."),
        ["within 1789-07-11: The king dismissed him"]
    );
    assert_eq!(
        lines("However, stopped by the police in December 1997 for drinking, he was ordered home."),
        ["within 1997-12: Stopped by the police for drinking, he was ordered home"]
    );
    assert_eq!(
        lines("On 2 June 1793, the guards - led by a captain - took the hall."),
        ["within 1793-06-02: The guards took the hall"]
    );
    assert_eq!(
        lines("The king blamed the pope, and in September 1980, attacked."),
        ["within 1980-09: The king attacked", "The king blamed the pope"]
    );
}

#[test]
fn a_time_counted_and_then_said_outright_is_one() {
    assert_eq!(
        lines("He was crowned in January 1849. Two years earlier, on 3 February 1847, the old king had died."),
        ["within 1849-01: He was crowned", "within 1847-02-03: The old king had died"]
    );
    assert_eq!(
        lines("They crossed on 1 October 1950. Six days later, on 7 October, the others followed."),
        ["within 1950-10-01: They crossed", "within 1950-10-07: The others followed"]
    );
    assert_eq!(
        lines("19 August 1953, a Wednesday, saw the government overthrown."),
        ["within 1953-08-19: 19 August 1953, a Wednesday, saw the government overthrown"]
    );
}

#[test]
fn a_line_that_is_only_a_time_tells_nothing() {
    assert_eq!(
        lines("The siege began in May 1857.\n\n1858\n\nThe town fell in March 1858."),
        ["within 1857-05: The siege began", "within 1858-03: The town fell"]
    );
}

#[test]
fn what_is_done_every_year_is_no_event_of_one() {
    assert_eq!(
        lines("They left on 15 February 1989. This day is honoured every year."),
        ["within 1989-02-15: They left", "yearly : This day is honoured every year"]
    );
}

#[test]
fn a_line_too_long_keeps_its_subject_and_ends_at_a_mark() {
    assert_eq!(
        lines(
            "The political situation in the south of the country began to calm with the coming to power of the \
             marshal, the general and the minister of war of the old government in June 1967."
        ),
        [
            "within 1967-06: The political situation in the south of the country began to calm with the coming to power of the marshal"
        ]
    );
}

#[test]
fn a_persian_day_in_two_calendars_is_one_event() {
    let text = "نیروها در ۶ جدی ۱۳۵۸، برابر با ۲۷ دسامبر ۱۹۷۹، به کابل حمله کردند. حکومت تا ثور ۱۳۷۱ دوام کرد. \
                طالبان در سال ۱۳۷۵ کابل را گرفتند و در سال ۱۳۸۰ از قدرت افتادند.";
    let (document, _) = read(DocumentId(0), "-", text.as_bytes(), None).document().expect("it is text");
    let mut finder = Finder::new(Pack::of("fa").expect("it is compiled in"), Domain::Narrative);
    let timexes = tag(&mut finder, &Context::default(), &document);
    let found = events(&document, &sentences(&document), &timexes);
    let labels: Vec<&str> = found.iter().map(|event| event.label.as_str()).collect();
    assert_eq!(
        labels,
        ["نیروها به کابل حمله کردند", "حکومت تا ثور ۱۳۷۱ دوام کرد", "طالبان کابل را گرفتند", "طالبان از قدرت افتادند"]
    );
    assert_eq!(found[1].relation(), Some(event::Relation::Until));
}

#[test]
fn a_persian_beginning_with_an_end_nobody_dates_is_since() {
    let text = "او از ۱۳۳۵ تا پایان عمر در احمدآباد ماند.";
    let (document, _) = read(DocumentId(0), "-", text.as_bytes(), None).document().expect("it is text");
    let mut finder = Finder::new(Pack::of("fa").expect("it is compiled in"), Domain::Narrative);
    let timexes = tag(&mut finder, &Context::default(), &document);
    let found = events(&document, &sentences(&document), &timexes);
    assert_eq!(found[0].relation(), Some(event::Relation::Since));
}
