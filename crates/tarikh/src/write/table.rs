//! Times for people, a line each.

use source::{Base, Document, Positions, harmless};
use timex::Timex;

/// The first line of a table.
pub(super) const HEADING: &str = "place      type      value                 mod          rule                  text\n";

/// Returns the times of a document as a table: line and column in the file, type, value and mod, the rule, the words.
/// The words come last and are set apart by U+2068 and U+2069 where they run from right to left.
///
/// ```
/// use source::{DocumentId, read};
/// use tarikh::{Options, write};
///
/// let (document, _) = read(DocumentId(0), "-", b"It ended\non 15 February 1989.", None).document()?;
/// let table = write::table(&document, &Options::default().tag(&document));
/// assert!(table.lines().nth(1).is_some_and(|line| line.starts_with("2:4        DATE      1989-02-15")));
/// assert!(table.ends_with("  15 February 1989\n"));
/// # Ok::<(), String>(())
/// ```
pub fn table(document: &Document, timexes: &[Timex]) -> String {
    let mut out = HEADING.to_owned();
    piece(&mut out, document, Base::default(), timexes);
    out
}

/// Adds the lines of a piece of a document.
pub(super) fn piece(out: &mut String, document: &Document, base: Base, timexes: &[Timex]) {
    let positions = Positions::new(document);
    for timex in timexes {
        let place = positions.place(timex.span.start);
        let timex3 = timex.timex3();
        let modifier = timex3.modifier.map_or("", |modifier| modifier.as_str());
        let place = format!("{}:{}", base.line + u64::from(place.line), place.column);
        let (kind, value, rule) = (timex3.kind.as_str(), timex3.value, &timex.rule);
        let words = harmless(timex.span.of(&document.text));
        let words = if words.is_ascii() { words } else { format!("\u{2068}{words}\u{2069}").into() };
        out.push_str(&format!("{place:<9}  {kind:<8}  {value:<20}  {modifier:<11}  {rule:<20}  {words}\n"));
    }
}
