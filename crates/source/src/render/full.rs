//! Diagnostics in full, like a compiler's messages: the text quoted, what it implies under it, notes and help.

use super::harmless::message;
use super::window::{quote, show, stretch};
use super::{Sources, main_label, severity_name};
use crate::{Diagnostic, Document, Label, Positions, Severity, Span, Unit, harmless};

/// Whether messages are coloured for a terminal.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Colour {
    /// Plain text, for files, pipes and `NO_COLOR`.
    Never,
    /// With ANSI escape sequences.
    Always,
}

/// Renders diagnostics in full, an empty line after each.
///
/// Under text that runs from left to right stand marks. Other text has no marks under it, since terminals reorder it:
/// the span is quoted between U+2068 and U+2069, and its code points are told.
///
/// ```
/// use source::{Colour, Diagnostic, DocumentId, Label, Severity, Span, read, render_full};
///
/// let text = "The bridge was crossed on Thursday, 15 February 1989.";
/// let (document, _) = read(DocumentId(0), "bridge.txt", text.as_bytes(), None).document().expect("it is text");
/// let diagnostic = Diagnostic {
///     check: "weekday-mismatch",
///     severity: Severity::Error,
///     message: "15 February 1989 was a Wednesday".to_owned(),
///     labels: vec![Label { document: document.id, span: Span::new(26, 34), text: "Thursday".to_owned(), primary: true }],
///     notes: vec![],
///     fixes: vec![],
/// };
/// assert_eq!(render_full(&[diagnostic], &[document], Colour::Never), "\
/// error[weekday-mismatch]: 15 February 1989 was a Wednesday
///   --> bridge.txt:1:27
///    |
///  1 | The bridge was crossed on Thursday, 15 February 1989.
///    |                           ^^^^^^^^ Thursday
///
/// ");
/// ```
pub fn render_full(diagnostics: &[Diagnostic], documents: &[Document], colour: Colour) -> String {
    rendered(diagnostics, documents, colour, |diagnostic| Head::Finding(diagnostic.severity))
}

/// Renders sums that agree as findings are, under a head that says so: `agrees[weekday-mismatch]: …`.
///
/// ```
/// use source::{Colour, DocumentId, read, render_agreeing};
/// let (document, _) = read(DocumentId(0), "a.txt", b"It ended.", None).document()?;
/// assert_eq!(render_agreeing(&[], &[document], Colour::Never), "");
/// # Ok::<(), String>(())
/// ```
pub fn render_agreeing(sums: &[Diagnostic], documents: &[Document], colour: Colour) -> String {
    rendered(sums, documents, colour, |_sum| Head::Agrees)
}

fn rendered(
    diagnostics: &[Diagnostic],
    documents: &[Document],
    colour: Colour,
    head: fn(&Diagnostic) -> Head,
) -> String {
    let sources = Sources::new(diagnostics, documents);
    let mut out = String::new();
    for diagnostic in diagnostics {
        let paint = Paint { colour, head: head(diagnostic) };
        one(&sources, paint, diagnostic, &mut out);
        out.push('\n');
    }
    out
}

/// What a head says before the check.
#[derive(Clone, Copy)]
enum Head {
    Finding(Severity),
    Agrees,
}

impl Head {
    fn name(self) -> &'static str {
        match self {
            Head::Finding(severity) => severity_name(severity),
            Head::Agrees => "agrees",
        }
    }
}

#[derive(Clone, Copy)]
struct Paint {
    colour: Colour,
    head: Head,
}

impl Paint {
    fn with(self, code: &str, text: &str) -> String {
        match self.colour {
            Colour::Never => text.to_owned(),
            Colour::Always => format!("\u{1b}[{code}m{text}\u{1b}[0m"),
        }
    }

    fn strong(self, text: &str) -> String {
        let code = match self.head {
            Head::Finding(Severity::Error) => "1;31",
            Head::Finding(Severity::Warning) => "1;33",
            Head::Finding(Severity::Info) => "1;36",
            Head::Agrees => "1;32",
        };
        self.with(code, text)
    }

    fn frame(self, text: &str) -> String {
        self.with("1;34", text)
    }
}

fn one(sources: &Sources<'_>, paint: Paint, diagnostic: &Diagnostic, out: &mut String) {
    let head = format!("{}[{}]", paint.head.name(), diagnostic.check);
    *out += &format!("{}: {}\n", paint.strong(&head), paint.with("1", &message(&diagnostic.message)));
    let blocks = blocks(sources, diagnostic);
    let gutter = blocks.iter().map(|block| block.line.to_string().len()).max().unwrap_or(1);
    for (index, block) in blocks.iter().enumerate() {
        let arrow = if index == 0 { "-->" } else { ":::" };
        write_block(paint, arrow, gutter, block, out);
    }
    let bar = " ".repeat(gutter + 1);
    for note in &diagnostic.notes {
        *out += &format!("{bar} {} note: {}\n", paint.frame("="), message(note));
    }
    for fix in &diagnostic.fixes {
        *out += &format!("{bar} {} help: {}\n", paint.frame("="), message(&fix.message));
    }
}

/// Labels that are shown together: in one line of one document, near each other.
struct Block<'s> {
    positions: &'s Positions<'s>,
    line: u32,
    column: u32,
    stretch: Span,
    labels: Vec<&'s Label>,
}

fn blocks<'s>(sources: &'s Sources<'_>, diagnostic: &'s Diagnostic) -> Vec<Block<'s>> {
    let main = main_label(diagnostic);
    let others = diagnostic.labels.iter().filter(|label| main.is_none_or(|main| !std::ptr::eq(*label, main)));
    let mut blocks: Vec<Block<'s>> = Vec::new();
    for label in main.into_iter().chain(others) {
        let Some(positions) = sources.positions(label.document) else { continue };
        let place = positions.place(label.span.start);
        let near = blocks.iter_mut().find(|block| {
            block.labels[0].document == label.document && block.stretch.contains(label.span) && block.line == place.line
        });
        match near {
            Some(block) => block.labels.push(label),
            None => {
                let stretch = stretch(positions.text(), positions.offsets(), label.span);
                blocks.push(Block { positions, line: place.line, column: place.column, stretch, labels: vec![label] });
            }
        }
    }
    blocks
}

fn write_block(paint: Paint, arrow: &str, gutter: usize, block: &Block<'_>, out: &mut String) {
    let text = block.positions.text();
    let spans: Vec<Span> = block.labels.iter().map(|label| label.span).collect();
    let window = show(text, block.positions.offsets(), block.stretch, &spans);
    let blank = " ".repeat(gutter);
    let bar = paint.frame("|");
    let arrow = paint.frame(arrow);
    let path = harmless(block.positions.path());
    let place = format!("{}:{}:{}", path, block.line, block.column);
    if window.is_right_to_left {
        for (index, label) in block.labels.iter().enumerate() {
            let (start, end) = block.positions.span(label.span, Unit::Codepoint);
            if index == 0 {
                *out += &format!("{blank} {arrow} {place} (code points {start}–{end})\n");
            } else {
                *out += &format!("{blank}  {bar} (code points {start}–{end})\n");
            }
            *out += &format!("{blank}  {bar} \u{2068}{}\u{2069}\n", quote(text, label.span));
            if !label.text.is_empty() {
                *out += &format!("{blank}  {} {}\n", paint.frame("="), message(&label.text));
            }
        }
        return;
    }
    *out += &format!("{blank} {arrow} {place}\n{blank}  {bar}\n");
    let number = format!("{:>gutter$}", block.line);
    *out += &format!(" {} {bar} {}\n", paint.frame(&number), window.shown.trim_end());
    for (label, &(start, end)) in block.labels.iter().zip(&window.marks) {
        let marks = if label.primary { "^" } else { "-" }.repeat(end - start);
        let marks = if label.primary { paint.strong(&marks) } else { paint.frame(&marks) };
        let line = format!("{blank}  {bar} {}{marks} {}", " ".repeat(start), message(&label.text));
        *out += line.trim_end();
        out.push('\n');
    }
}
