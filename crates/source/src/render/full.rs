//! Diagnostics in full, like a compiler's messages: the text quoted, what it implies under it, notes and help.

use super::fit::{cells_of, lines_of};
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

/// How messages in full are to look.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Look {
    /// With ANSI escape sequences or without.
    pub colour: Colour,
    /// The columns of the terminal that lines are fitted to; none for files and pipes, whose lines are as long as they need be.
    pub width: Option<u16>,
}

impl From<Colour> for Look {
    fn from(colour: Colour) -> Look {
        Look { colour, width: None }
    }
}

/// How the words that stand around a finding are said, each `{}` in them filled with a number: `error`, `note`, `(code points {}–{})`.
pub type Say<'s> = dyn Fn(&Diagnostic, &'static str, &[u32]) -> String + 's;

/// Says the words around a finding as they are, in English.
pub fn in_english(_finding: &Diagnostic, words: &'static str, numbers: &[u32]) -> String {
    numbers.iter().fold(words.to_owned(), |said, number| said.replacen("{}", &number.to_string(), 1))
}

/// Renders diagnostics in full, an empty line after each, with English words around them.
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
pub fn render_full(diagnostics: &[Diagnostic], documents: &[Document], look: impl Into<Look>) -> String {
    render_full_in(diagnostics, documents, look, &in_english)
}

/// Renders diagnostics in full, an empty line after each, with words around them as they are said for each.
///
/// ```
/// use source::{Colour, DocumentId, read, render_full_in};
/// let (document, remarks) = read(DocumentId(0), "empty.txt", b"", None).document().expect("nothing is text too");
/// let said = render_full_in(&remarks, &[document], Colour::Never, &|_, words, _| words.to_uppercase());
/// assert!(said.starts_with("INFO[empty-document]: there is no text to read\n"), "{said}");
/// ```
pub fn render_full_in(
    diagnostics: &[Diagnostic],
    documents: &[Document],
    look: impl Into<Look>,
    say: &Say<'_>,
) -> String {
    rendered(diagnostics, documents, look.into(), |diagnostic| Head::Finding(diagnostic.severity), say)
}

/// Renders sums that agree as findings are, under a head that says so: `agrees[weekday-mismatch]: …`.
///
/// ```
/// use source::{Colour, DocumentId, in_english, read, render_agreeing};
/// let (document, _) = read(DocumentId(0), "a.txt", b"It ended.", None).document()?;
/// assert_eq!(render_agreeing(&[], &[document], Colour::Never, &in_english), "");
/// # Ok::<(), String>(())
/// ```
pub fn render_agreeing(sums: &[Diagnostic], documents: &[Document], look: impl Into<Look>, say: &Say<'_>) -> String {
    rendered(sums, documents, look.into(), |_sum| Head::Agrees, say)
}

fn rendered(
    diagnostics: &[Diagnostic],
    documents: &[Document],
    look: Look,
    head: fn(&Diagnostic) -> Head,
    say: &Say<'_>,
) -> String {
    let sources = Sources::new(diagnostics, documents);
    let mut out = String::new();
    for diagnostic in diagnostics {
        let paint = Paint { look, head: head(diagnostic) };
        let said = |words: &'static str, numbers: &[u32]| message(&say(diagnostic, words, numbers));
        one(&sources, paint, diagnostic, &said, &mut out);
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
    look: Look,
    head: Head,
}

impl Paint {
    fn with(self, code: &str, text: &str) -> String {
        match self.look.colour {
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

    /// Returns the columns a line has; as many as it wants where nothing limits it.
    fn width(self) -> usize {
        self.look.width.map_or(usize::MAX, usize::from)
    }

    fn frame(self, text: &str) -> String {
        self.with("1;34", text)
    }
}

/// The words around one finding, made harmless.
type Said<'s> = dyn Fn(&'static str, &[u32]) -> String + 's;

fn one(sources: &Sources<'_>, paint: Paint, diagnostic: &Diagnostic, around: &Said<'_>, out: &mut String) {
    let head = format!("{}[{}]", around(paint.head.name(), &[]), diagnostic.check);
    *out += &format!("{}:", paint.strong(&head));
    let used = cells_of(&head) + 2;
    for (index, line) in lines_of(&message(&diagnostic.message), used, FURTHER, paint.width()).iter().enumerate() {
        let before = if index == 0 { " ".to_owned() } else { " ".repeat(FURTHER) };
        *out += &format!("{before}{}\n", paint.with("1", line));
    }
    let blocks = blocks(sources, paint, diagnostic);
    let gutter = blocks.iter().map(|block| block.line.to_string().len()).max().unwrap_or(1);
    for (index, block) in blocks.iter().enumerate() {
        let arrow = if index == 0 { "-->" } else { ":::" };
        write_block(paint, arrow, gutter, block, (around, out));
    }
    let bar = " ".repeat(gutter + 1);
    let notes = diagnostic.notes.iter().map(|note| ("note", note));
    for (name, said) in notes.chain(diagnostic.fixes.iter().map(|fix| ("help", &fix.message))) {
        let name = around(name, &[]);
        let used = gutter + 6 + cells_of(&name);
        for (index, line) in lines_of(&message(said), used, used, paint.width()).iter().enumerate() {
            *out += &match index {
                0 => format!("{bar} {} {name}: {line}\n", paint.frame("=")),
                _further => format!("{}{line}\n", " ".repeat(used)),
            };
        }
    }
}

/// Further lines of a message begin so many columns in.
const FURTHER: usize = 4;

/// What the frame of a quoted line takes, its cuts and a long line number included.
const FRAME: usize = 10;

/// Labels that are shown together: in one line of one document, near each other.
struct Block<'s> {
    positions: &'s Positions<'s>,
    line: u32,
    column: u32,
    stretch: Span,
    labels: Vec<&'s Label>,
}

fn blocks<'s>(sources: &'s Sources<'_>, paint: Paint, diagnostic: &'s Diagnostic) -> Vec<Block<'s>> {
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
                let stretch =
                    stretch(positions.text(), positions.offsets(), label.span, paint.width().saturating_sub(FRAME));
                blocks.push(Block { positions, line: place.line, column: place.column, stretch, labels: vec![label] });
            }
        }
    }
    blocks
}

fn write_block(paint: Paint, arrow: &str, gutter: usize, block: &Block<'_>, (around, out): (&Said<'_>, &mut String)) {
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
            let points = around("(code points {}–{})", &[start, end]);
            match index {
                0 => *out += &format!("{blank} {arrow} {place} {points}\n"),
                _further => *out += &format!("{blank}  {bar} {points}\n"),
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
        let said = message(&label.text);
        let indent = " ".repeat(start);
        // Beside the marks, or below them where the line has no room for it there.
        let beside = lines_of(&said, gutter + 5 + end, 0, paint.width());
        if beside.len() < 2 {
            let line = format!("{blank}  {bar} {indent}{marks} {said}");
            *out += line.trim_end();
            out.push('\n');
            continue;
        }
        *out += &format!("{blank}  {bar} {indent}{marks}\n");
        let used = gutter + 4;
        for line in lines_of(&said, used, used, paint.width()) {
            *out += &format!("{blank}  {bar} {line}\n");
        }
    }
}
