//! TimeML out is TimeML in again, whatever the text holds.

use source::{Document, DocumentId, Format, read};
use tarikh::event::Item;
use tarikh::{Options, Story, eval, write};

fn document(path: &str, text: &str) -> Document {
    read(DocumentId(0), path, text.as_bytes(), None).document().expect("it is text").0
}

fn timeml_of(path: &str, text: &str) -> write::TimeMl {
    let document = document(path, text);
    let options = Options::default();
    write::timeml(&document, options.written_of(&document).as_ref(), &options.tag(&document))
}

fn text_again(timeml: &str) -> String {
    let reading = read(DocumentId(0), "again.tml", timeml.as_bytes(), Some(Format::TimeMl));
    reading.document().expect("it is text").0.text.to_string()
}

#[test]
fn the_text_comes_back_character_for_character() {
    for text in [
        "\n\n Signed at Geneva\r\non 14 April 1988;  R&D, 5 < 6 > 3, \"AT&amp;T\" &#49; ]]>.\t\n",
        "در ۲۶ دلو ۱۳۶۷ آخرین ستون از پل گذشت.\n",
        "",
        "1989",
        "15 February 1989",
    ] {
        let timeml = timeml_of("account.txt", text);
        assert_eq!(timeml.replaced, 0);
        assert_eq!(text_again(&timeml.text), text);
    }
}

#[test]
fn what_xml_cannot_hold_is_replaced_one_for_one_and_counted() {
    let timeml = timeml_of("log.txt", "On 15 February\u{8} 1989\u{1b}[0m it ended, \u{ffff} said.");
    assert_eq!(timeml.replaced, 3);
    assert_eq!(text_again(&timeml.text), "On 15 February\u{fffd} 1989\u{fffd}[0m it ended, \u{fffd} said.");
}

#[test]
fn docid_and_date_of_writing_are_kept_and_old_annotation_goes() {
    let file = "<?xml version=\"1.0\" ?>\n<TimeML>\n<DOCID>Q&amp;A 7</DOCID>\n<DCT><TIMEX3 tid=\"t0\" type=\"TIME\" \
                value=\"1989-02-16\" functionInDocument=\"CREATION_TIME\">02/16/1989</TIMEX3></DCT>\n<TEXT>\r\n\
                The last men <EVENT eid=\"e1\" class=\"OCCURRENCE\">left</EVENT> <TIMEX3 tid=\"t9\" type=\"DATE\" \
                value=\"1900\">on 15 February 1989</TIMEX3>.\r\n</TEXT>\n<TLINK lid=\"l1\"/></TimeML>\n";
    let timeml = timeml_of("column.tml", file).text;
    assert!(timeml.contains("<DOCID>Q&amp;A 7</DOCID>"), "{timeml}");
    let dct = "<DCT><TIMEX3 tid=\"t0\" type=\"TIME\" value=\"1989-02-16\" temporalFunction=\"false\" \
               functionInDocument=\"CREATION_TIME\">02/16/1989</TIMEX3></DCT>";
    assert!(timeml.contains(dct), "{timeml}");
    let text = "<TEXT>\r\nThe last men left on <TIMEX3 tid=\"t1\" type=\"DATE\" value=\"1989-02-15\">15 February \
                1989</TIMEX3>.\r\n</TEXT>";
    assert!(timeml.contains(text), "{timeml}");
    assert!(!timeml.contains("EVENT eid") && !timeml.contains("TLINK"), "{timeml}");
}

#[test]
fn a_year_of_another_calendar_is_the_interval_of_its_days() {
    let timeml = timeml_of("decree.txt", "The decree of 1358 SH was read.").text;
    let timex =
        "<TIMEX3 tid=\"t1\" type=\"DATE\" value=\"19XX-XX-XX\" beginPoint=\"t2\" endPoint=\"t3\">1358 SH</TIMEX3>";
    assert!(timeml.contains(timex), "{timeml}");
    let points = "</TEXT>\n\n<TIMEX3 tid=\"t2\" type=\"DATE\" value=\"1979-03-21\"></TIMEX3>\n<TIMEX3 tid=\"t3\" \
                  type=\"DATE\" value=\"1980-03-20\"></TIMEX3>\n</TimeML>\n";
    assert!(timeml.ends_with(points), "{timeml}");
}

#[test]
fn without_a_date_of_writing_nothing_hangs_on_one() {
    let timeml = timeml_of("letter.txt", "We leave today.").text;
    assert!(timeml.contains("<DCT></DCT>"), "{timeml}");
    assert!(!timeml.contains("t0"), "{timeml}");
}

#[test]
fn ours_against_our_own_output_differs_only_where_the_schema_has_no_form() {
    let text = "News of 15 February 1989.\r\n\r\nIn 1358 SH & the early 1990s < 44 BC, on 3–5 May 1940, for two weeks, \
                every Friday, from 1979 to 1989, they met at 9 p.m. in the spring of 480 BC.";
    let timeml = timeml_of("account.txt", text).text;
    let mut evaluation = eval::TimexEval::default();
    eval::eval_timex(&Options::default(), &mut evaluation, "account.tml", timeml.as_bytes()).expect("it is text");
    assert!(evaluation.counts.gold >= 9, "{timeml}");
    assert_eq!(evaluation.counts.strict, evaluation.counts.gold);
    let told: Vec<&str> = evaluation.misses.iter().map(|miss| miss.text.as_str()).collect();
    assert_eq!(told, ["1358 SH", "the spring of 480 BC"], "{}", evaluation.errors());
    assert_eq!(evaluation.counts.strict_value, evaluation.counts.gold - told.len());
}

#[test]
fn events_and_links_stand_beside_the_times() {
    let text = "KABUL, 15 February 1989 - The general said on Wednesday that the last column had crossed the bridge after the \
                talks at 7 & 8.";
    let document = document("bridge.txt", text);
    let options = Options::default();
    let (timexes, written) = (options.tag(&document), options.written_of(&document));
    let story = Story::of(&document, &timexes, written.as_ref());
    let timeml = write::timeml_with(&document, written.as_ref(), &timexes, &story).text;
    assert_eq!(text_again(&timeml), text);
    let again = document_of_timeml(&timeml);
    let gold = eval::annotation(&again);
    assert_eq!(gold.events.len(), story.mentions.len());
    assert_eq!(gold.links.len(), story.links.len());
    let said = gold.events.iter().find(|event| event.span.of(&again.text) == "said").expect("it is an event");
    assert_eq!((said.class.as_str(), said.tense.as_str(), said.polarity.as_str()), ("REPORTING", "PAST", "POS"));
    assert!(story.links.iter().any(|link| matches!((link.from, link.to), (Item::Event(_), Item::Time(_)))));
}

#[test]
fn what_is_read_of_timeml_with_events_is_the_text_alone() {
    let text = "The queen abdicated in 1567, fled, and was imprisoned.";
    let document = document("queen.txt", text);
    let timexes = Options::default().tag(&document);
    let story = Story::of(&document, &timexes, None);
    let timeml = write::timeml_with(&document, None, &timexes, &story).text;
    let written_again = {
        let document = document_of_timeml(&timeml);
        let timexes = Options::default().tag(&document);
        let story = Story::of(&document, &timexes, None);
        write::timeml_with(&document, None, &timexes, &story).text
    };
    let without_name = |timeml: &str| timeml.split_once("<TEXT>").expect("there is a text").1.to_owned();
    assert_eq!(without_name(&timeml), without_name(&written_again));
}

fn document_of_timeml(timeml: &str) -> Document {
    read(DocumentId(0), "again.tml", timeml.as_bytes(), Some(Format::TimeMl)).document().expect("it is text").0
}
