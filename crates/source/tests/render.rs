//! What people and machines are shown of diagnostics.

use source::{
    Colour, Diagnostic, Document, DocumentId, Fix, Format, Label, Severity, Span, Unit, read, render_concise,
    render_full, render_json, render_jsonl,
};

fn document(id: u32, path: &str, text: &str) -> Document {
    let (document, _) = read(DocumentId(id), path, text.as_bytes(), None).document().expect("it is text");
    document
}

fn label(document: &Document, quote: &str, text: &str, primary: bool) -> Label {
    let at = document.text.find(quote).expect("the quote is in the text");
    Label { document: document.id, span: Span::new(at, at + quote.len()), text: text.to_owned(), primary }
}

fn diagnostic(message: &str, labels: Vec<Label>) -> Diagnostic {
    Diagnostic {
        check: "calendar-mismatch",
        severity: Severity::Error,
        message: message.to_owned(),
        labels,
        notes: Vec::new(),
        fixes: Vec::new(),
    }
}

#[test]
fn two_labels_in_a_line_stand_under_it_and_another_document_below() {
    let first = document(0, "a.txt", "The war\n\nIt ended on Thursday, 15 February 1989, they say.\n");
    let second = document(1, "b.txt", "It ended on 26 Dalw 1367.");
    let mut finding = diagnostic(
        "15 February 1989 was a Wednesday",
        vec![
            label(&first, "15 February 1989", "a Wednesday", false),
            label(&first, "Thursday", "the weekday told", true),
            label(&second, "26 Dalw 1367", "the same day", false),
        ],
    );
    finding.notes.push("read as Gregorian".to_owned());
    finding.fixes.push(Fix { message: "write 'Wednesday'".to_owned() });
    let expected = "\
error[calendar-mismatch]: 15 February 1989 was a Wednesday
  --> a.txt:3:13
   |
 3 | It ended on Thursday, 15 February 1989, they say.
   |             ^^^^^^^^ the weekday told
   |                       ---------------- a Wednesday
  ::: b.txt:1:13
   |
 1 | It ended on 26 Dalw 1367.
   |             ------------ the same day
   = note: read as Gregorian
   = help: write 'Wednesday'

";
    assert_eq!(render_full(&[finding], &[first, second], Colour::Never), expected);
}

#[test]
fn no_mark_stands_under_persian() {
    let text = document(0, "fa.txt", "خبر\nشامگاه 27 دسامبر 1979 برابر با پنجم جدی 1358 بود.");
    let finding = diagnostic(
        "the two dates are different days",
        vec![
            label(&text, "27 دسامبر 1979", "6 Jadi 1358", true),
            label(&text, "پنجم جدی 1358", "26 December 1979", false),
        ],
    );
    let expected = "\
error[calendar-mismatch]: the two dates are different days
  --> fa.txt:2:8 (code points 11–25)
   | \u{2068}27 دسامبر 1979\u{2069}
   = 6 Jadi 1358
   | (code points 35–48)
   | \u{2068}پنجم جدی 1358\u{2069}
   = 26 December 1979

";
    assert_eq!(render_full(&[finding], &[text], Colour::Never), expected);
}

#[test]
fn a_long_line_is_cut_around_the_label() {
    let text = document(0, "long.txt", &format!("{}in 1989 {}", "word ".repeat(200_000), "more ".repeat(200_000)));
    let finding = diagnostic("too long ago", vec![label(&text, "1989", "here", true)]);
    let shown = render_full(&[finding], &[text], Colour::Never);
    assert!(shown.lines().all(|line| line.chars().count() < 120), "{shown}");
    assert!(shown.contains("long.txt:1:1000004\n"));
    let (line, marks) = (shown.lines().nth(3).expect("the line"), shown.lines().nth(4).expect("the marks"));
    let at = line.chars().position(|c| c == '1').zip(marks.chars().position(|c| c == '^'));
    assert!(at.is_some_and(|(_, mark)| line.chars().skip(mark).take(4).collect::<String>() == "1989"), "{shown}");
}

#[test]
fn what_moves_the_cursor_or_turns_the_line_is_written_out() {
    let text = document(0, "evil\u{1b}[2J.txt", "In \u{1b}[31m1989\u{202e} it\t\u{7}ended.");
    let finding = diagnostic("an \u{1b}[0m escape", vec![label(&text, "1989", "\u{9b}here", true)]);
    for shown in [
        render_full(std::slice::from_ref(&finding), std::slice::from_ref(&text), Colour::Never),
        render_concise(&[finding], &[text]),
    ] {
        assert!(shown.chars().all(|c| c == '\n' || !c.is_control()) && !shown.contains('\u{202e}'), "{shown}");
        assert!(shown.contains("\\u{1b}[2J.txt"));
    }
}

#[test]
fn lines_and_columns_are_those_of_the_file_and_offsets_those_of_the_text() {
    let file = "---\ndate: 1989-02-16\n---\n# The *bridge*\n\nCrossed on 𐎧 [26 Dalw](x.html) 1367.\n";
    let (text, _) =
        read(DocumentId(0), "a.md", file.as_bytes(), Some(Format::Markdown)).document().expect("it is text");
    assert_eq!(&*text.text, "The bridge\n\nCrossed on 𐎧 26 Dalw 1367.");
    let finding = diagnostic("a day", vec![label(&text, "Dalw", "a month", true)]);
    let documents = [text];
    assert_eq!(
        render_concise(std::slice::from_ref(&finding), &documents),
        "a.md:6:18: error[calendar-mismatch]: a day\n"
    );
    for (unit, start, end) in [(Unit::Codepoint, 28, 32), (Unit::Utf16, 29, 33), (Unit::Byte, 31, 35)] {
        let line = render_jsonl(std::slice::from_ref(&finding), &documents, unit);
        let json: serde_json::Value = serde_json::from_str(&line).expect("a line is JSON");
        assert_eq!(json["labels"][0]["start"], start);
        assert_eq!(json["labels"][0]["end"], end);
        assert_eq!(json["labels"][0]["quote"], "Dalw");
        assert_eq!(json["labels"][0]["prefix"], "The bridge\n\nCrossed on 𐎧 26 ");
        assert_eq!(json["labels"][0]["line"], 6);
    }
    let report = render_json(std::slice::from_ref(&finding), std::slice::from_ref(&finding), &documents, Unit::Utf16);
    let json: serde_json::Value = serde_json::from_str(&report).expect("it is JSON");
    assert_eq!((json["unit"].as_str(), json["schema"].as_str()), (Some("utf16"), Some("tarikh.diagnostics/1")));
    assert_eq!(json["verified"][0]["labels"][0]["document"], "d1");
}

#[test]
fn colour_is_only_there_where_it_is_asked_for() {
    let text = document(0, "a.txt", "In 1989.");
    let finding = [diagnostic("a year", vec![label(&text, "1989", "", true)])];
    let documents = [text];
    let (plain, coloured) =
        (render_full(&finding, &documents, Colour::Never), render_full(&finding, &documents, Colour::Always));
    assert!(!plain.contains('\u{1b}'));
    assert!(coloured.starts_with("\u{1b}[1;31merror[calendar-mismatch]\u{1b}[0m: "));
}

#[test]
fn on_a_narrow_terminal_lines_are_cut_between_words() {
    let text = "Her letters were sold long ago, and the last sheet was photographed on 30 February 2004 in Berlin.";
    let (document, _) = source::read(DocumentId(0), "sheet.txt", text.as_bytes(), None).document().expect("it is text");
    let label = Label {
        document: document.id,
        span: Span::new(71, 87),
        text: "February 2004 has 29 days".to_owned(),
        primary: true,
    };
    let finding = Diagnostic {
        check: "impossible-date",
        severity: Severity::Error,
        message: "30 February 2004 is not a date in the Gregorian calendar".to_owned(),
        labels: vec![label],
        notes: vec!["the last day is 29 February 2004: mend the day or the month".to_owned()],
        fixes: vec![],
    };
    let look = source::Look { colour: Colour::Never, width: Some(48) };
    let shown = render_full(&[finding], &[document], look);
    assert!(shown.lines().all(|line| line.chars().count() <= 48), "{shown}");
    assert!(shown.contains("\n   | February 2004 has 29 days\n"), "{shown}");
}
