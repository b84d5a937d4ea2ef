//! The desk over real sockets: its pages and its API.
#![allow(clippy::disallowed_methods)] // these tests call the desk

mod common;

use common::{BRIDGE, Desk, body, header, json, status};
use server::Limits;

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
    assert!(body(&near).contains("1 January 1989 to 31 December 1989"));
    let policy = header(&near, "content-security-policy");
    assert!(policy.contains("script-src 'sha256-") && policy.contains("connect-src 'self'"), "{policy}");
    assert!(!policy.contains("unsafe") && body(&near).matches("<script").count() == 1);
    let counted = desk.get(&format!("{place}/timeline?from=day726103&to=day726467"));
    assert!(body(&counted).contains("1 January 1989 to 31 December 1989"), "days are counted, too");
    let year = desk.get(&format!("{place}/timeline?from=1989&to=1989"));
    assert!(body(&year).contains("1 January 1989 to 31 December 1989"), "a year is its days");
    let ancient = desk.get(&format!("{place}/timeline?from=-0100&to=0100-06"));
    assert!(body(&ancient).contains("1 January 101 BC to 30 June"), "{}", body(&ancient));
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
    let back = desk.get("/read");
    assert!(status(&back) == 303 && back.to_lowercase().contains("location: /\r\n"), "{back}");
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
fn a_form_that_is_heard_no_farther_is_refused_with_the_limit_the_desk_states() {
    let desk = Desk::with(Limits { body: 2048, ..Limits::default() });
    assert!(desk.get("/").contains("2 KiB"), "the desk states its limit");
    let answer = desk.form(&[("text", &"The army left. ".repeat(400)), ("title", "Long")]);
    assert_eq!(status(&answer), 413, "{answer}");
    assert!(answer.contains("more than 2 KiB") && !answer.contains("4 KiB"), "{answer}");
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
        ("timeml", "<TimeML"),
        ("brat", "T1\t"),
        ("text", "bridge"),
        ("ics?years=2027..2028", "BEGIN:VCALENDAR"),
    ] {
        assert!(body(&page).contains(form.split('?').next().unwrap_or(form)), "{form}");
        let made = desk.get(&format!("{place}/as/{form}"));
        assert_eq!(status(&made), 200, "{made}");
        assert!(body(&made).contains(holds), "{made}");
        assert!(header(&made, "content-disposition").starts_with("attachment"), "{made}");
    }
    assert_eq!(status(&desk.get(&format!("{place}/as/timeml?account=2"))), 400);
    assert_eq!(status(&desk.get(&format!("{place}/as/exe"))), 400);
    assert_eq!(status(&desk.get("/read/0123456789abcdef0123456789abcdef/as/csv")), 404);
}

#[test]
fn a_calendar_file_asks_again_for_its_years() {
    let desk = Desk::open();
    let place = header(&desk.form(&[("text", BRIDGE)]), "location").to_owned();
    let page = desk.get(&place);
    assert!(!body(&page).contains("placeholder"), "what is not filled in does not look as if it were");
    let none = desk.get(&format!("{place}/as/ics?years="));
    assert_eq!(status(&none), 400);
    assert!(body(&none).contains("say for which years") && body(&none).contains("name=\"years\""), "{none}");
    let wrong = desk.get(&format!("{place}/as/ics?years=soon%3Cb"));
    assert!(body(&wrong).contains("value=\"soon&lt;b\"") && body(&wrong).contains("is not a year"), "{wrong}");
    // Where the date of writing is known, the years after it are filled in.
    let place = header(&desk.form(&[("text", BRIDGE), ("written", "2026-02-14")]), "location").to_owned();
    assert!(body(&desk.get(&place)).contains("value=\"2027..2036\""));
    assert_eq!(status(&desk.get(&format!("{place}/as/ics"))), 200);
}

#[test]
fn a_date_that_is_none_comes_back_with_its_form() {
    let desk = Desk::open();
    let none = desk.get("/date?text=nonsense");
    assert!(body(&none).contains("value=\"nonsense\"") && body(&none).contains("role=\"alert\""), "{none}");
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

#[test]
fn a_title_with_a_slash_is_no_path() {
    let desk = Desk::open();
    let place = header(&desk.form(&[("text", BRIDGE), ("title", "Iran/Iraq war")]), "location").to_owned();
    let page = desk.get(&place);
    assert!(body(&page).contains("<p class=\"meta\" lang=\"en\" dir=\"ltr\"><bdi>Iran/Iraq war</bdi>"), "{page}");
    let csv = desk.get(&format!("{place}/as/csv"));
    assert!(body(&csv).contains(",Iran/Iraq war,"), "{csv}");
}
