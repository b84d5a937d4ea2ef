//! The desk over real sockets: its limits, and what a hostile caller tries.
#![allow(clippy::disallowed_methods)] // these tests call the desk

mod common;

use std::io::{Read, Write};
use std::net::TcpStream;
use std::thread;
use std::time::{Duration, Instant};

use common::{BRIDGE, Desk, body, header, json, status};
use server::Limits;

#[test]
fn what_cannot_be_used_is_refused_with_its_reason() {
    let desk = Desk::open();
    for (body_sent, reason) in [
        ("{", "ends too early"),
        ("{}", "there is no 'text'"),
        (r#"{"text":"x","txet":"y"}"#, "unknown field"),
        (r#"{"text":"x","written":"30 February 1989"}"#, "written:"),
        (r#"{"text":"x","language":"xx"}"#, "language:"),
        (r#"{"text":"x","domain":"poetry"}"#, "domain:"),
        (r#"{"text":"x","calendars":["maya"]}"#, "calendars:"),
    ] {
        let answer = desk.post("/api/v1/read", "application/json", body_sent);
        assert_eq!(status(&answer), 400, "{body_sent}");
        assert!(json(&answer)["error"].as_str().is_some_and(|error| error.contains(reason)), "{answer}");
    }
    assert_eq!(status(&desk.get("/api/v1/read")), 405);
    assert_eq!(status(&desk.get("/api/v2/read")), 404);
    assert_eq!(status(&desk.form(&[("text", "  ")])), 400);
}

#[test]
fn what_is_too_large_is_cut_off() {
    let desk = Desk::with(Limits { body: 1000, ..Limits::default() });
    let host = desk.address;
    let head = format!("POST /api/v1/tag HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n");
    let short = Limits { body: 1000, receive: Duration::from_millis(300), ..Limits::default() };
    assert_eq!(
        status(&Desk::with(short).raw(format!("{head}Content-Length: 99999999\r\n\r\n").as_bytes())),
        413,
        "what is said to be too large and does not come is not waited for"
    );
    let larger = format!("{head}Content-Length: 8000\r\n\r\n{}", "a".repeat(8000));
    assert_eq!(status(&desk.raw(larger.as_bytes())), 413, "its reason is heard");
    let chunks = "1F4\r\n".to_owned() + &"a".repeat(500) + "\r\n";
    let chunked = format!("{head}Transfer-Encoding: chunked\r\n\r\n{}", chunks.repeat(4));
    assert_eq!(status(&desk.raw(chunked.as_bytes())), 413);
    let long = format!("GET /{} HTTP/1.1\r\nHost: {host}\r\n\r\n", "a".repeat(200_000));
    assert!(matches!(status(&desk.raw(long.as_bytes())), 0 | 400..=499));
}

#[test]
fn what_comes_too_slowly_is_cut_off() {
    let short = Duration::from_millis(300);
    let desk = Desk::with(Limits { head: short, receive: short, ..Limits::default() });
    let begun = Instant::now();
    let host = desk.address;
    assert_eq!(
        status(
            &desk.raw(
                format!(
                    "POST /api/v1/tag HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\nContent-Length: 10\r\n\r\nabc"
                )
                .as_bytes()
            )
        ),
        408
    );
    assert!(matches!(status(&desk.raw(b"GET / HTTP/1.1\r\nHost: 127.0")), 0 | 408));
    assert!(matches!(status(&desk.raw(b"")), 0 | 408));
    assert!(begun.elapsed() < Duration::from_secs(10));
}

#[test]
fn more_than_the_rate_is_told_when_to_come_again() {
    let desk = Desk::with(Limits { rate: 1, burst: 3, ..Limits::default() });
    let answers: Vec<String> = (0..6).map(|_| desk.get("/api/v1/openapi.json")).collect();
    let answered = answers.iter().filter(|answer| status(answer) == 200).count();
    assert!((3..=4).contains(&answered), "{answered}");
    let refused = answers.iter().find(|answer| status(answer) == 429).expect("one is refused");
    assert!(header(refused, "retry-after").parse::<u64>().is_ok_and(|seconds| seconds > 0));
}

#[test]
fn only_so_many_texts_wait_and_others_are_told_so() {
    let desk = Desk::with(Limits { readers: 1, waiting: 0, ..Limits::default() });
    let long = BRIDGE.repeat(300);
    let answers: Vec<u16> = thread::scope(|scope| {
        let ask = || status(&desk.post("/api/v1/check", "text/plain", &long));
        let threads: Vec<_> = (0..4).map(|_| scope.spawn(ask)).collect();
        threads.into_iter().map(|thread| thread.join().expect("it asks")).collect()
    });
    assert!(answers.contains(&200) && answers.contains(&503), "{answers:?}");
    assert_eq!(status(&desk.post("/api/v1/tag", "text/plain", BRIDGE)), 200, "the desk is free again");
}

#[test]
fn a_text_nobody_waits_for_gives_its_reader_back() {
    let desk = Desk::with(Limits { readers: 1, answer: Duration::from_millis(500), ..Limits::default() });
    // Read to its end this takes minutes as tests are built.
    let heavy = "The old man said \"that he said that she had died in 1990, who said it. ".repeat(14_000);
    assert_eq!(status(&desk.post("/api/v1/read", "text/plain", &heavy)), 503);
    let begun = Instant::now();
    while status(&desk.post("/api/v1/read", "text/plain", "It fell in 1992.")) != 200 {
        assert!(begun.elapsed() < Duration::from_secs(15), "its reader is still at it");
    }
}

#[test]
fn dates_and_the_times_of_short_texts_wait_for_no_reader() {
    // Nobody reads at this desk.
    let desk = Desk::with(Limits { readers: 0, answer: Duration::from_millis(300), ..Limits::default() });
    assert_eq!(status(&desk.post("/api/v1/read", "text/plain", BRIDGE)), 503);
    assert_eq!(status(&desk.get("/api/v1/date?text=1990")), 200);
    assert_eq!(status(&desk.get("/date/26%20Dalw%201367")), 200);
    assert_eq!(status(&desk.post("/api/v1/tag", "text/plain", BRIDGE)), 200);
}

#[test]
fn what_could_be_meant_in_two_ways_is_refused() {
    let desk = Desk::open();
    let refused = |answer: &str, code: u16, reason: &str| {
        assert_eq!(status(answer), code, "{answer}");
        assert!(body(answer).contains(reason), "{answer}");
    };
    refused(&desk.get("/api/v1/date?text=1990&text=1991"), 400, "more than one");
    refused(&desk.get("/api/v1/date?txet=1990"), 400, "txet");
    refused(&desk.get("/date?text=1990&text=1991"), 400, "more than one");
    refused(&desk.post("/api/v1/read?format=html", "text/plain", BRIDGE), 400, "unknown parameter 'format'");
    refused(&desk.post("/api/v1/date?text=1990", "text/plain", "1991"), 400, "unknown parameter 'text'");
    refused(&desk.get("/api/v1/openapi.json?version=2"), 400, "unknown parameter 'version'");
    refused(&desk.form(&[("text", BRIDGE), ("text", BRIDGE)]), 400, "more than one text");
    let both = "--sheet\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\nIt fell in 1992.\r\n\
                --sheet\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\nIt fell in 1993.\r\n--sheet--\r\n";
    let two = desk.post("/read", "multipart/form-data; boundary=sheet", both);
    assert!(body(&desk.get(header(&two, "location"))).contains("2 accounts"), "a text and a file are two accounts");
    let both = r#"{"text":"It fell in 1992.","documents":[{"text":"It fell in 1993."}]}"#;
    refused(&desk.post("/api/v1/read", "application/json", both), 400, "send one of them");
    for kind in
        ["text/xml", "text/plain; charset=utf-16", "text/plain;charset=latin1", "application/x-www-form-urlencoded"]
    {
        refused(&desk.post("/api/v1/tag", kind, BRIDGE), 415, "is not read here");
    }
    assert_eq!(status(&desk.post("/api/v1/tag", "text/plain; charset=\"UTF-8\"", BRIDGE)), 200);
}

#[test]
fn a_text_that_takes_too_long_is_not_waited_for() {
    let desk = Desk::with(Limits { answer: Duration::from_millis(50), ..Limits::default() });
    let answer = desk.post("/api/v1/read", "text/plain", &BRIDGE.repeat(2000));
    assert_eq!(status(&answer), 503);
    assert!(header(&answer, "retry-after").parse::<u64>().is_ok());
}

#[test]
fn other_hosts_and_other_sites_are_refused() {
    let desk = Desk::open();
    let own = desk.address;
    let ask =
        |headers: &str| status(&desk.raw(format!("GET / HTTP/1.1\r\n{headers}Connection: close\r\n\r\n").as_bytes()));
    assert_eq!(ask("Host: chronicle.example\r\n"), 421);
    assert_eq!(ask(&format!("Host: {own}\r\nOrigin: http://chronicle.example\r\n")), 403);
    assert_eq!(ask(&format!("Host: {own}\r\nOrigin: http://{own}\r\n")), 200);
}

#[test]
fn what_is_no_http_does_no_harm() {
    let desk = Desk::open();
    for bytes in [
        &b"\x16\x03\x01\x02\x00\x01\x00"[..],
        b"\r\n\r\n\r\n",
        b"GET\r\n\r\n",
        &[0xff; 5000],
        b"POST /read HTTP/1.1\r\n\r\n",
    ] {
        assert!(matches!(status(&desk.raw(bytes)), 0 | 400..=499));
    }
    for hostile in ["\u{202e}\u{0}\u{1b}[2J", "<script>alert(1)</script>", &"9".repeat(100_000), &"(".repeat(100_000)] {
        let answer = desk.form(&[("text", hostile), ("title", hostile)]);
        let page = desk.get(header(&answer, "location"));
        assert!(!body(&page).contains("<script"));
        assert!(!body(&page).contains(['\u{1b}', '\u{0}']));
    }
    assert_eq!(status(&desk.get("/")), 200);
}

#[test]
fn what_has_begun_is_answered_before_the_desk_closes() {
    let mut desk = Desk::open();
    let mut stream = desk.connect();
    let (host, text) = (desk.address, BRIDGE.repeat(200));
    let head = format!("POST /api/v1/check HTTP/1.1\r\nHost: {host}\r\nContent-Length: {}\r\n\r\n", text.len());
    stream.write_all(head.as_bytes()).expect("it is taken");
    stream.write_all(text.as_bytes()).expect("it is taken");
    thread::sleep(Duration::from_millis(100));
    drop(desk.stop.take());
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("it is answered");
    assert_eq!(status(&answer), 200);
    assert!(TcpStream::connect_timeout(&host, Duration::from_secs(1)).is_err(), "nobody new is let in");
}
