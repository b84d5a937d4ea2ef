//! A text in pieces gives the times it gives as a whole.

use source::{DocumentId, Unit, read};
use tarikh::{Options, write};

const ACCOUNT: &str = "On 14 April 1988 the «accords» 𐎧 were signed,\r\nfrom 1979 to 1989 they fought.\n\n";

fn whole(text: &str, form: write::Form) -> String {
    let (document, _) = read(DocumentId(2), "-", text.as_bytes(), None).document().expect("it is text");
    let timexes = Options::default().tag(&document);
    match form {
        write::Form::Table => write::table(&document, &timexes),
        write::Form::Brat => write::brat(&document, &timexes),
        write::Form::Jsonl(unit) => {
            let mut lines = Vec::new();
            write::jsonl(&mut lines, &document, &timexes, unit);
            String::from_utf8(lines).expect("JSON is UTF-8")
        }
    }
}

fn streamed(text: &str, form: write::Form) -> String {
    let mut out = Vec::new();
    let told =
        write::tag_stream(&Options::default(), DocumentId(2), form, text.as_bytes(), &mut out).expect("it is text");
    assert_eq!(told.bytes as usize, text.len());
    String::from_utf8(out).expect("what is written is UTF-8")
}

#[test]
fn pieces_run_on_in_numbers_offsets_and_lines() {
    let text = format!("{}\n\n{ACCOUNT}", "The bridge was empty. ".repeat(150)).repeat(400);
    assert!(text.len() > 1 << 20, "it takes more than one piece");
    for form in
        [write::Form::Jsonl(Unit::Codepoint), write::Form::Jsonl(Unit::Utf16), write::Form::Table, write::Form::Brat]
    {
        let (one, other) = (whole(&text, form), streamed(&text, form));
        let part = one.lines().zip(other.lines()).find(|(one, other)| one != other);
        assert_eq!(part, None, "{form:?}");
        assert_eq!(one.len(), other.len());
    }
}

#[test]
fn a_picture_is_refused() {
    let form = write::Form::Jsonl(Unit::Codepoint);
    let refused =
        write::tag_stream(&Options::default(), DocumentId(0), form, &b"\x89PNG\r\n\x1a\n"[..], &mut Vec::new());
    assert_eq!(refused.expect_err("no text").to_string(), "not a text file (binary data)");
}
