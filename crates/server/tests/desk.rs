//! The desk over real sockets: pages, API, limits, and what a hostile caller tries.
#![allow(clippy::disallowed_methods)] // these tests call the desk

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::Value;
use server::{Limits, Listener, serve};
use tokio::sync::oneshot;

/// A desk that runs until it is dropped.
struct Desk {
    address: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<thread::JoinHandle<()>>,
}

impl Desk {
    fn with(limits: Limits) -> Desk {
        let listener = Listener::on(0).expect("a port is free");
        let address = listener.address;
        let (stop, stopped) = oneshot::channel();
        let thread = thread::spawn(move || {
            let until = async {
                let _ = stopped.await;
            };
            serve(listener, limits, until).expect("it serves");
        });
        Desk { address, stop: Some(stop), thread: Some(thread) }
    }

    fn open() -> Desk {
        Desk::with(Limits::default())
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(self.address).expect("it listens");
        stream.set_read_timeout(Some(Duration::from_secs(60))).expect("a socket has a timeout");
        stream
    }

    /// Sends bytes and returns all that comes back.
    fn raw(&self, bytes: &[u8]) -> String {
        let mut stream = self.connect();
        let _ = stream.write_all(bytes); // it may be cut off before all is sent
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        String::from_utf8_lossy(&answer).into_owned()
    }

    fn get(&self, path: &str) -> String {
        let host = self.address;
        self.raw(format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").as_bytes())
    }

    fn post(&self, path: &str, kind: &str, body: &str) -> String {
        let (host, length) = (self.address, body.len());
        let head = format!("POST {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\nContent-Type: {kind}\r\n");
        self.raw(format!("{head}Content-Length: {length}\r\n\r\n{body}").as_bytes())
    }

    fn form(&self, fields: &[(&str, &str)]) -> String {
        let part = |(name, value): &(&str, &str)| {
            format!("--sheet\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
        };
        let body: String = fields.iter().map(part).collect::<String>() + "--sheet--\r\n";
        self.post("/read", "multipart/form-data; boundary=sheet", &body)
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        drop(self.stop.take());
        let ended = self.thread.take().map(thread::JoinHandle::join);
        assert!(matches!(ended, Some(Ok(()))), "the desk ends in order");
    }
}

fn status(answer: &str) -> u16 {
    answer.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0)
}

fn body(answer: &str) -> &str {
    answer.split_once("\r\n\r\n").map_or("", |(_, body)| body)
}

fn header<'a>(answer: &'a str, name: &str) -> &'a str {
    let head = answer.split_once("\r\n\r\n").map_or(answer, |(head, _)| head);
    let line = head.lines().find(|line| line.to_lowercase().starts_with(&format!("{name}:")));
    line.and_then(|line| line.split_once(':')).map_or("", |(_, value)| value.trim())
}

fn json(answer: &str) -> Value {
    serde_json::from_str(body(answer)).unwrap_or_else(|error| panic!("{error}: {answer}"))
}

const BRIDGE: &str = "The last column crossed the bridge on Thursday, 15 February 1989.";

#[test]
fn the_api_reads_checks_tags_and_dates() {
    let desk = Desk::open();
    let read = json(&desk.post("/api/v1/read", "text/plain", BRIDGE));
    assert_eq!(
        (&read["schema"], &read["events"][0]["when"]["edtf"]),
        (&"tarikh.chronology/1".into(), &"1989-02-15".into())
    );
    let asked = serde_json::json!({ "text": BRIDGE, "title": "The bridge" }).to_string();
    let checked = json(&desk.post("/api/v1/check", "application/json", &asked));
    assert_eq!(checked["diagnostics"][0]["check"], "weekday-mismatch");
    let asked = serde_json::json!({ "text": "They left today.", "written": "1989-02-15" }).to_string();
    let tagged = json(&desk.post("/api/v1/tag", "application/json; charset=utf-8", &asked));
    assert_eq!(tagged["timexes"][0]["value"], "1989-02-15");
    let date = json(&desk.get("/api/v1/date?text=26%20Bahman%201367"));
    assert_eq!(date["readings"][0]["weekday"], "Wednesday");
    let date = json(&desk.post("/api/v1/date", "application/json", r#"{"text":"26 دلو 1367"}"#));
    assert_eq!(date["readings"][0]["edtf"], "1989-02-15");
}

#[test]
fn several_accounts_are_read_together() {
    let desk = Desk::open();
    let asked = serde_json::json!({ "documents": [
        { "title": "one", "text": "Tomas Lindgren died on 5 May 1821." },
        { "title": "two", "text": "Tomas Lindgren died on 6 May 1821." },
    ] });
    let found = json(&desk.post("/api/v1/check", "application/json", &asked.to_string()));
    assert_eq!(found["diagnostics"][0]["check"], "conflicting-accounts");
}

#[test]
fn the_description_names_every_address_and_the_limits() {
    let desk = Desk::open();
    let description = json(&desk.get("/api/v1/openapi.json"));
    assert_eq!(description["openapi"], "3.1.0");
    for path in ["read", "check", "tag", "date"] {
        assert!(description["paths"][format!("/api/v1/{path}")].is_object(), "{path}");
    }
    assert!(description["info"]["description"].as_str().is_some_and(|text| text.contains("1048576 bytes")));
}

#[test]
fn a_text_becomes_a_page_that_loads_nothing() {
    let desk = Desk::open();
    let answer = desk.form(&[("text", BRIDGE), ("title", "<script>alert(1)</script>"), ("written", "1989-03-01")]);
    assert_eq!(status(&answer), 303, "{answer}");
    let place = header(&answer, "location").to_owned();
    let page = desk.get(&place);
    assert_eq!(status(&page), 200);
    assert!(body(&page).contains("15 February 1989 was a Wednesday"));
    assert!(!body(&page).contains("<script"), "what was sent is shown, not run");
    let policy = header(&page, "content-security-policy");
    assert!(policy.starts_with("default-src 'none'; style-src 'sha256-"), "{policy}");
    assert!(!policy.contains("unsafe"));
    assert_eq!(header(&page, "x-content-type-options"), "nosniff");
    assert_eq!(header(&page, "cache-control"), "no-store");
    // With "no-referrer" a browser would send the form with `Origin: null`, and be refused.
    assert_eq!(header(&desk.get("/"), "referrer-policy"), "same-origin");
    // The same text with the same settings has the same page.
    let again = desk.form(&[("text", BRIDGE), ("title", "<script>alert(1)</script>"), ("written", "1989-03-01")]);
    assert_eq!(header(&again, "location"), place);
}

#[test]
fn the_timeline_of_a_text_is_walked_by_links() {
    let desk = Desk::open();
    let text = "The army came on 27 December 1979. It left on 15 February 1989. The union ended in 1991.";
    let place = header(&desk.form(&[("text", text)]), "location").to_owned();
    let whole = desk.get(&format!("{place}/timeline"));
    assert!(body(&whole).contains("<svg") && body(&whole).contains("Nearer"), "{whole}");
    let near = desk.get(&format!("{place}/timeline?from=1989-01-01&to=1989-12-31"));
    assert!(body(&near).contains("1989-01-01 to 1989-12-31"));
    let policy = header(&near, "content-security-policy");
    assert!(policy.contains("script-src 'sha256-") && policy.contains("connect-src 'self'"), "{policy}");
    assert!(!policy.contains("unsafe") && body(&near).matches("<script").count() == 1);
    let counted = desk.get(&format!("{place}/timeline?from=726103&to=726467"));
    assert!(body(&counted).contains("1989-01-01 to 1989-12-31"), "days are counted, too");
    assert_eq!(status(&desk.get(&format!("{place}/timeline?from=1989-12-31&to=1989-01-01"))), 400);
    assert_eq!(status(&desk.get(&format!("{place}/timeline?from=%3Cb%3E&to=1989-01-01"))), 400);
    assert_eq!(
        status(&desk.get(&format!("{place}/timeline?from=-9999999999999999-01-01&to=9999999999999999-01-01"))),
        400
    );
}

#[test]
fn the_form_and_the_card_of_a_date_are_pages() {
    let desk = Desk::open();
    assert!(body(&desk.get("/")).contains("<textarea"));
    let card = desk.get("/date/26%20Dalw%201367");
    assert!(body(&card).contains("15 February 1989") && body(&card).contains("Wednesday"), "{card}");
    assert_eq!(status(&desk.get("/date?text=26+Bahman+1367")), 200);
    let none = desk.get("/date/%3Cb%3E30%20February%201989");
    assert_eq!(status(&none), 400);
    assert_eq!(status(&desk.get("/date?text=nonsense")), 400);
    assert!(!body(&none).contains("<b>"));
    assert_eq!(status(&desk.get("/nowhere")), 404);
    assert_eq!(status(&desk.get("/read/0123456789abcdef0123456789abcdef")), 404);
}

#[test]
fn a_file_is_taken_by_its_name_alone() {
    let desk = Desk::open();
    let body_of = "--sheet\r\nContent-Disposition: form-data; name=\"file\"; filename=\"C:\\\\secret\\\\notes.md\"\r\n\
                   Content-Type: text/markdown\r\n\r\n# The bridge\n\nThey left on 15 February 1989.\r\n--sheet--\r\n";
    let answer = desk.post("/read", "multipart/form-data; boundary=sheet", body_of);
    let page = desk.get(header(&answer, "location"));
    assert!(body(&page).contains("The bridge") && !body(&page).contains("secret"), "{page}");
}

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
    let desk = Desk::with(Limits { readers: 1, answer: Duration::from_secs(20), ..Limits::default() });
    let heavy = "The old man said \"that he said that she had died in 1990, who said it. ".repeat(14_000);
    thread::scope(|scope| {
        let reading = scope.spawn(|| status(&desk.post("/api/v1/read", "text/plain", &heavy)));
        thread::sleep(Duration::from_millis(500));
        for _ in 0..3 {
            assert_eq!(status(&desk.get("/api/v1/date?text=1990")), 200);
            assert_eq!(status(&desk.get("/date/26%20Dalw%201367")), 200);
            assert_eq!(status(&desk.post("/api/v1/tag", "text/plain", BRIDGE)), 200);
        }
        assert!(!reading.is_finished(), "the only reader is at work all the while");
        assert_eq!(reading.join().expect("it asks"), 503);
    });
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

#[test]
fn a_refused_form_comes_back_as_it_was_filled_in() {
    let desk = Desk::open();
    let answer = desk.form(&[("text", "They left <today>."), ("title", "A \"title\""), ("written", "someday")]);
    assert_eq!(status(&answer), 400);
    assert!(answer.contains("They left &lt;today&gt;.</textarea>"), "{answer}");
    assert!(answer.contains("value=\"A &quot;title&quot;\"") && answer.contains("value=\"someday\""), "{answer}");
}

#[test]
fn a_text_that_is_too_large_comes_back_with_the_refusal() {
    let desk = Desk::with(Limits { body: 2048, ..Limits::default() });
    let answer = desk.form(&[("text", &"The army left. ".repeat(180)), ("title", "Long")]);
    assert_eq!(status(&answer), 413, "{answer}");
    assert!(answer.contains("The army left. The army left.") && answer.contains("more than 2 KiB"), "{answer}");
}

#[test]
fn accounts_that_disagree_are_read_together() {
    let desk = Desk::open();
    let answer = desk.form(&[
        ("text", "The general Tomas Lindgren died on 5 May 1821."),
        ("title", "Letter"),
        ("text2", "The death of Tomas Lindgren on 6 May 1821 was not known for two months."),
        ("title2", "Gazette"),
        ("text3", ""),
    ]);
    let page = desk.get(header(&answer, "location"));
    assert!(body(&page).contains("conflicting-accounts"), "{page}");
    assert!(body(&page).contains("Letter") && body(&page).contains("Gazette"));
    let example = desk.get("/?example=1");
    assert!(body(&example).contains("name=\"text3\"") && body(&example).contains("<details open>"), "{example}");
}

#[test]
fn a_text_is_taken_away_in_every_form() {
    let desk = Desk::open();
    let place = header(&desk.form(&[("text", BRIDGE)]), "location").to_owned();
    let page = desk.get(&place);
    for (form, holds) in [
        ("html", "<!doctype html>"),
        ("csv", "date_text"),
        ("markdown", "# "),
        ("svg", "<svg"),
        ("json", "tarikh.chronology/1"),
        ("timelinejs", "start_date"),
        ("jsonld", "@graph"),
        ("geojson", "FeatureCollection"),
        ("ics?years=2027..2028", "BEGIN:VCALENDAR"),
    ] {
        assert!(body(&page).contains(form.split('?').next().unwrap_or(form)), "{form}");
        let made = desk.get(&format!("{place}/as/{form}"));
        assert_eq!(status(&made), 200, "{made}");
        assert!(body(&made).contains(holds), "{made}");
        assert!(header(&made, "content-disposition").starts_with("attachment"), "{made}");
    }
    assert_eq!(status(&desk.get(&format!("{place}/as/ics"))), 400, "nobody has said for which years");
    assert_eq!(status(&desk.get(&format!("{place}/as/exe"))), 400);
    assert_eq!(status(&desk.get("/read/0123456789abcdef0123456789abcdef/as/csv")), 404);
}

#[test]
fn a_card_speaks_the_language_of_its_date_and_says_what_is_only_computed() {
    let desk = Desk::open();
    let card = desk.get("/date/10%20August%201628");
    assert!(body(&card).contains("computed: outside the years it is attested for"), "{card}");
    assert!(body(&card).contains("Julian day"), "{card}");
    let card = desk.get("/date/%DB%B2%DB%B6%20%D8%AF%D9%84%D9%88%20%DB%B1%DB%B3%DB%B6%DB%B7");
    assert!(body(&card).contains("lang=\"fa\"") && body(&card).contains("چهارشنبه"), "{card}");
}
