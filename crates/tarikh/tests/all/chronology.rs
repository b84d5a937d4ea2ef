//! The chronology as machines and people get it: ids, offsets, order, columns.

use tarikh::source::{Colour, DocumentId, Unit, read};
use tarikh::{Chronology, Options, TableStyle, json, table};

const FALL: &str = "«سقوط» — the capital fell on 27 September 1996.";
const WITHDRAWAL: &str =
    "The army came in 1979. It left on 26 Bahman 1367 (15 February 1989).\n\nThe war ruined many towns.";

fn chronology(texts: &[&str]) -> Chronology {
    let account = |(index, text): (usize, &&str)| {
        let id = DocumentId(index as u32);
        read(id, &format!("{}.txt", index + 1), text.as_bytes(), None).document().expect("it is text")
    };
    tarikh::read(texts.iter().enumerate().map(account).collect(), &Options::default())
}

fn object(text: &str) -> serde_json::Value {
    serde_json::from_str(text).expect("it is JSON")
}

#[test]
fn the_object_has_every_key_of_the_contract() {
    let whole = object(&json::chronology(&chronology(&[WITHDRAWAL]), Unit::Codepoint));
    let has = |value: &serde_json::Value, keys: &[&str]| {
        for key in keys {
            assert!(value.get(key).is_some(), "{key} in {value}");
        }
    };
    has(
        &whole,
        &[
            "schema",
            "unit",
            "documents",
            "timexes",
            "entities",
            "events",
            "attributions",
            "relations",
            "claims",
            "diagnostics",
            "verified",
        ],
    );
    let document =
        ["id", "path", "title", "language", "written", "place", "publisher", "sections", "sha256", "encoding"];
    has(&whole["documents"][0], &document);
    let timex = [
        "id", "document", "start", "end", "text", "type", "value", "mod", "edtf", "calendar", "earliest", "latest",
        "written", "resolved", "anchor", "range", "recurs", "nominal", "named", "rule", "in",
    ];
    has(&whole["timexes"][0], &timex);
    let event = [
        "id",
        "label",
        "kind",
        "class",
        "trigger",
        "participants",
        "place",
        "when",
        "attribution",
        "polarity",
        "modality",
        "aspect",
        "chronicle",
        "quote",
        "document",
        "start",
        "end",
    ];
    has(&whole["events"][0], &event);
    has(&whole["events"][0]["when"], &["edtf", "earliest", "latest", "relation", "calendar", "text"]);
    has(&whole["events"][0]["trigger"], &["document", "start", "end", "text"]);
    assert_eq!(whole["timexes"][1]["in"]["persian"], "26 Bahman 1367");
    assert_eq!(whole["timexes"][1]["in"]["weekday"], "Wednesday");
}

#[test]
fn ids_run_through_all_accounts_and_offsets_count_code_points() {
    let whole = object(&json::chronology(&chronology(&[WITHDRAWAL, FALL]), Unit::Codepoint));
    let ids: Vec<_> = whole["timexes"].as_array().expect("a list").iter().map(|timex| timex["id"].clone()).collect();
    assert_eq!(ids, ["t1", "t2", "t3", "t4"]);
    let (timex, text) = (&whole["timexes"][3], FALL.chars().collect::<Vec<_>>());
    let offset = |key: &str| timex[key].as_u64().expect("a number") as usize;
    assert_eq!(text[offset("start")..offset("end")].iter().collect::<String>(), "27 September 1996");
    assert_eq!(timex["document"], "d2");
    let bytes = object(&json::chronology(&chronology(&[FALL]), Unit::Byte));
    assert_eq!(bytes["timexes"][0]["start"], FALL.find("27").expect("it is there"));
}

#[test]
fn a_text_of_another_encoding_is_carried_for_its_offsets() {
    let told = "On Monday, 3 May 1991, the caf\u{e9} opened. In 1992 it closed.";
    let latin: Vec<u8> = told.chars().map(|c| u8::try_from(u32::from(c)).expect("it is Latin")).collect();
    let wide: Vec<u8> = told.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let broken = [b"\xff " as &[u8], "caf\u{e9} ".repeat(30).as_bytes(), b"fell in 1992."].concat();
    for (bytes, encoding) in [(latin, "windows-1252"), (wide, "UTF-16LE"), (broken, "UTF-8")] {
        let account = read(DocumentId(0), "a.txt", &bytes, None).document().expect("it is text");
        let whole = object(&json::chronology(&tarikh::read(vec![account], &Options::default()), Unit::Byte));
        let document = &whole["documents"][0];
        assert_eq!(document["encoding"], encoding);
        let text = document["text"].as_str().expect("it is carried");
        let last = whole["timexes"].as_array().and_then(|times| times.last()).expect("a time");
        let offset = |key: &str| last[key].as_u64().expect("a number") as usize;
        assert_eq!(&text[offset("start")..offset("end")], "1992");
    }
    let whole = object(&json::chronology(&chronology(&["\u{feff}It fell in 1992."]), Unit::Codepoint));
    assert!(whole["documents"][0].get("text").is_none(), "a mark alone does not count");
}

#[test]
fn an_event_no_word_is_known_to_tell_is_told_by_its_clause() {
    let whole =
        object(&json::chronology(&chronology(&["در ۲۶ دلو ۱۳۶۷ آخرین سربازان از پل گذشتند."]), Unit::Codepoint));
    let event = &whole["events"][0];
    assert_eq!(event["trigger"]["text"], event["quote"]);
    assert!(event["trigger"]["start"].is_u64());
}

#[test]
fn a_reading_tells_how_far_it_is_and_can_be_stopped() {
    use std::ops::ControlFlow;
    use std::sync::Mutex;
    let account = |text: &str| read(DocumentId(0), "a.txt", text.as_bytes(), None).document().expect("it is text");
    let text = "The envoy said that the war had ended in 1990. ".repeat(400);
    let reached = Mutex::new(Vec::new());
    let watcher = |now: tarikh::source::Reached| {
        reached.lock().expect("nobody panics").push((now.done, now.all));
        ControlFlow::Continue(())
    };
    assert!(tarikh::read_watched(vec![account(&text)], &Options::default(), &watcher).is_continue());
    let reached = reached.into_inner().expect("nobody panics");
    assert!(reached.is_sorted(), "it only goes on");
    assert_eq!(reached.last().map(|(done, all)| done == all), Some(true), "to the end");
    // Every stage that takes long looks whether it is to go on.
    for share in [2, 20, 60, 90, 99] {
        let looked = std::sync::atomic::AtomicUsize::new(0);
        let stop = |now: tarikh::source::Reached| match now.done * 100 > now.all * share {
            true => {
                looked.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
                ControlFlow::Break(())
            }
            false => ControlFlow::Continue(()),
        };
        assert!(tarikh::read_watched(vec![account(&text)], &Options::default(), &stop).is_break(), "{share}");
        assert_eq!(looked.into_inner(), 1, "it ends where it is stopped");
    }
    let shares: std::collections::BTreeSet<usize> = reached.iter().map(|(done, all)| done * 20 / all).collect();
    assert!(shares.len() > 12, "it is told in small steps: {shares:?}");
}

#[test]
fn events_of_all_accounts_come_in_order_of_time_undated_last() {
    let read = chronology(&[FALL, WITHDRAWAL]);
    let labels: Vec<&str> = read.chronicle().map(|event| event.label.as_str()).collect();
    assert_eq!(labels, ["The army came", "The army left", "The capital fell", "The war ruined many towns"]);
    let lines = json::chronology_lines(&read, Unit::Codepoint);
    let told: Vec<_> = lines.lines().map(object).filter(|event| event["chronicle"] == true).collect();
    let said: Vec<_> = told.iter().map(|event| event["label"].clone()).collect();
    assert_eq!(said, labels);
    let mut ids: Vec<_> = lines.lines().map(|line| object(line)["id"].to_string()).collect();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), lines.lines().count(), "no id is given twice");
}

#[test]
fn a_range_of_persian_or_pashto_days_is_one_time() {
    for text in [
        "شهر از تیر ۱۲۸۷ تا ۱۷ اردیبهشت ۱۲۸۸ در محاصره ماند.",
        "قحطی بین ۳ حمل ۱۳۵۰ و ۹ سنبله ۱۳۵۱ ادامه یافت.",
        "جګړه له ۲ وري ۱۳۵۸ تر ۲۶ سلواغې ۱۳۶۷ پورې دوام وکړ.",
    ] {
        let whole = object(&json::chronology(&chronology(&[text]), Unit::Codepoint));
        let events = whole["events"].as_array().expect("a list");
        assert_eq!(events.len(), 1, "{}", whole["events"]);
        assert_eq!(events[0]["when"]["timexes"].as_array().map(Vec::len), Some(2), "{}", events[0]["when"]);
    }
}

#[test]
fn less_than_a_week_after_a_year_lies_in_that_year() {
    let read = chronology(&["In 1913 the president was forced to resign. He was shot less than a week later."]);
    let shown = table(&read, TableStyle { width: 80, colour: Colour::Never });
    assert!(shown.lines().any(|line| line.starts_with("1913  ") && line.contains("was shot")), "{shown}");
}

#[test]
fn a_table_keeps_to_its_width_and_sets_persian_apart() {
    let persian = "در ۲۶ دلو ۱۳۶۷ آخرین سربازان شوروی از پل حیرتان گذشتند و جنگ نه‌ساله پایان یافت.";
    let read = chronology(&[persian, "Hannibal attacked the rich city of Saguntum, an ally of Rome, in 219 BC."]);
    let shown = table(&read, TableStyle { width: 60, colour: Colour::Never });
    for line in shown.lines() {
        let width = line.chars().filter(|c| !matches!(c, '\u{2068}' | '\u{2069}' | '\u{200c}')).count();
        assert!(width <= 60, "{width}: {line}");
        let (open, close) = (line.matches('\u{2068}').count(), line.matches('\u{2069}').count());
        assert_eq!(open, close, "{line}");
        assert_eq!(open > 0, line.chars().any(|c| ('\u{600}'..='\u{6ff}').contains(&c)), "{line}");
    }
    assert!(shown.lines().nth(2).is_some_and(|line| line.starts_with("219 BC")), "{shown}");
}

#[test]
fn the_same_accounts_give_the_same_bytes() {
    let all = |_| json::chronology(&chronology(&[WITHDRAWAL, FALL]), Unit::Codepoint);
    let [one, other] = [0, 1].map(all);
    assert_eq!(one, other);
}

#[test]
fn what_somebody_says_is_claimed_in_that_voice() {
    let text = "The envoy said that the bridge had been opened on 25 May 1888. It fell in 1902.";
    let whole = object(&json::chronology(&chronology(&[text]), Unit::Codepoint));
    let voices: Vec<_> = whole["claims"].as_array().expect("a list").iter().map(|claim| &claim["voice"]).collect();
    assert_eq!(voices, ["a1", "narrator"], "{}", whole["claims"]);
}

#[test]
fn a_row_that_a_finding_stands_against_has_its_sign_and_the_sign_is_explained() {
    let text = "The bridge was opened on Monday, 25 May 1888, and carried trains until 1931.";
    let shown = table(&chronology(&[text]), TableStyle { width: 80, colour: Colour::Never });
    let lines: Vec<&str> = shown.lines().collect();
    assert!(lines[2].starts_with("25 May 1888 ✗  Friday"), "{shown}");
    assert!(lines[3].starts_with("until 1931  "), "{shown}");
    assert_eq!(lines.last(), Some(&"✗ an error stands against the row; `tarikh check` says why"), "{shown}");
}
