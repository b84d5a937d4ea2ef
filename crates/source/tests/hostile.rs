//! Bad input: nothing panics, and what could be read is read.
#![allow(clippy::disallowed_methods)] // a test reads its own data

use source::{Document, DocumentId, Format, Reading, exercise, read, sentences};

fn document(path: &str, bytes: &[u8]) -> (Document, Vec<&'static str>) {
    let (document, remarks) = read(DocumentId(0), path, bytes, None).document().expect("it is text");
    (document, remarks.iter().map(|remark| remark.check).collect())
}

#[test]
fn an_empty_file_is_an_empty_document_and_said() {
    for bytes in [&b""[..], b" \n\t\r\n", b"\xef\xbb\xbf"] {
        let (document, remarks) = document("empty.txt", bytes);
        assert_eq!(remarks, ["empty-document"]);
        assert_eq!(sentences(&document), []);
        assert_eq!(document.sections.len(), 1);
    }
}

#[test]
fn binary_data_is_unreadable_and_says_why() {
    let zeros = [0u8; 100_000];
    let noise: Vec<u8> = (0..100_000u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    for bytes in [&zeros[..], &noise, b"%PDF-1.7 and text", b"PK\x03\x04word/document.xml"] {
        assert_eq!(
            read(DocumentId(0), "-", bytes, None),
            Reading::Unreadable("not a text file (binary data)".to_owned())
        );
    }
}

#[test]
fn invalid_utf_8_is_read_around_and_said() {
    let (document, remarks) =
        document("a.txt", "در ۱۳۶۷ \u{fffd}\u{fffd} پایان یافت، نه در ۱۳۶۸.".replace('\u{fffd}', "~~").as_bytes());
    assert_eq!((remarks.len(), document.encoding), (0, "UTF-8"));
    let mut bytes = "در ۱۳۶۷ پایان یافت".as_bytes().to_vec();
    bytes.insert(4, 0xff);
    let (document, remarks) = self::document("a.txt", &bytes);
    assert_eq!(remarks, ["undecodable-text"]);
    assert!(document.text.contains("۱۳۶۷"));
}

#[test]
fn stray_nul_bytes_and_lone_carriage_returns_stay_in_the_text() {
    let text = "In 1979 it began\rand in 1989\0 it ended. Nobody had won it, and everybody had lost much that could not be found again.\r";
    let (document, _) = document("a.txt", text.as_bytes());
    assert_eq!(&*document.text, text);
}

#[test]
fn a_million_digits_are_one_sentence() {
    let (document, _) = document("digits.txt", "1".repeat(1_000_000).as_bytes());
    assert_eq!(sentences(&document).len(), 1);
}

#[test]
fn marks_of_every_kind_in_a_row_are_read() {
    for unit in [
        ".", ". ", "\n", "\r\n\r\n", "a. ", "A.\n", "\"", "(", "= \n", "&", "&amp;", "<", "<a ", "</a>", "- ", "> ",
        "* ", "#", "[", "[a](", "`", "|-\n", "~\n", "(a) – ",
    ] {
        let text = unit.repeat(50_000 / unit.len());
        exercise(text.as_bytes());
    }
}

#[test]
fn deep_nesting_is_no_matter() {
    for unit in ["<div>", "<b>", "<p><b>", "<table><tr><td>", "> ", "- ", "[", "*a ", "<ul><li>", "<TEXT><EVENT>"] {
        exercise(format!("<html>{}1989", unit.repeat(10_000)).as_bytes());
        exercise(format!("{}1989", unit.repeat(10_000)).as_bytes());
    }
}

#[test]
fn json_nested_without_end_in_a_page_is_passed_over() {
    let page = format!("<script type='application/ld+json'>{}</script><p>It was 1989.</p>", "[".repeat(1_000_000));
    let (document, _) =
        read(DocumentId(0), "a.html", page.as_bytes(), Some(Format::Html)).document().expect("it is text");
    assert_eq!(&*document.text, "It was 1989.");
}

#[test]
fn every_seed_is_read_in_every_form() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/seeds/read");
    let mut paths: Vec<_> =
        std::fs::read_dir(folder).expect("the seeds are there").map(|entry| entry.expect("a seed").path()).collect();
    paths.sort();
    assert!(paths.len() >= 12);
    for path in paths {
        let bytes = std::fs::read(&path).expect("a seed is a file");
        exercise(&bytes);
        // Cut at many places, and with many a byte damaged, it still reads.
        for at in (0..bytes.len().min(400)).step_by(5) {
            exercise(&bytes[..at]);
            let mut damaged = bytes.clone();
            damaged[at] = damaged[at].wrapping_add(97);
            exercise(&damaged);
        }
    }
}
