//! Headings, and the parts of a text under them.

use crate::lines::{Wrap, is_blank, lines, trim};
use crate::{Section, Span};

/// A heading where it stands: its text without markup, and the lines it takes.
pub(crate) struct Heading {
    pub(crate) text: Span,
    pub(crate) start: u32,
    pub(crate) level: u8,
    /// Whether markup says so, not its look alone.
    pub(crate) is_marked: bool,
}

/// Divides a text of `length` bytes at its headings, which come in order. Together the sections are the whole text.
pub(crate) fn divide(length: usize, headings: &[Heading]) -> Vec<Section> {
    let mut sections = Vec::with_capacity(headings.len() + 1);
    let first = headings.first().map_or(length, |heading| heading.start as usize);
    if first > 0 || headings.is_empty() {
        sections.push(Section { heading: None, level: 1, is_marked: false, span: Span::new(0, first) });
    }
    for (index, heading) in headings.iter().enumerate() {
        let end = headings.get(index + 1).map_or(length, |next| next.start as usize);
        let span = Span::new(heading.start as usize, end);
        let Heading { text, level, is_marked, .. } = *heading;
        sections.push(Section { heading: Some(text), level, is_marked, span });
    }
    sections
}

/// Finds the headings of plain text: `== Of a wiki ==`, `# Heading`, underlined lines, and bare short lines between paragraphs.
/// Takes linear time.
pub(crate) fn find(text: &str) -> Vec<Heading> {
    let filled = filled_lines(text);
    let mut headings = Vec::new();
    let mut index = filled.len();
    // From the end, since a bare line is a heading only if a paragraph or another heading follows.
    let mut follower = Follower::Nothing;
    while index > 0 {
        index -= 1;
        let line = &filled[index];
        if index > 0 && !line.blank_before && is_underline(text, line.span, filled[index - 1].span) {
            let level = if line.span.of(text).starts_with('=') { 1 } else { 2 };
            index -= 1;
            let over = &filled[index];
            headings.push(Heading { text: trim(text, over.span), start: over.span.start, level, is_marked: true });
            follower = Follower::Heading;
            continue;
        }
        let marked = marked(text, line.span).or_else(|| hashed(text, line, index));
        let bare = marked.is_none() && is_bare(text, &filled, index, follower);
        follower = match (marked, bare) {
            (Some((inside, level)), _) => {
                headings.push(Heading { text: inside, start: line.span.start, level, is_marked: true });
                Follower::Heading
            }
            (None, true) => {
                let level = if follower == Follower::Heading { 1 } else { 2 };
                headings.push(Heading { text: trim(text, line.span), start: line.span.start, level, is_marked: false });
                Follower::Heading
            }
            (None, false) => Follower::Text,
        };
    }
    headings.reverse();
    headings
}

/// Returns the heading that the text opens with, if there is one.
pub(crate) fn title<'t>(text: &'t str, headings: &[Heading]) -> Option<&'t str> {
    let first = headings.first()?;
    text[..first.start as usize].trim_start().is_empty().then(|| first.text.of(text))
}

/// A line with something in it.
struct Filled {
    span: Span,
    blank_before: bool,
    blank_after: bool,
    /// Code points without the blanks around them, and of the widest line of its block.
    length: u32,
    widest: u32,
}

fn filled_lines(text: &str) -> Vec<Filled> {
    let mut filled: Vec<Filled> = Vec::new();
    let mut blank_before = true;
    let mut block = 0;
    for span in lines(text, Span::new(0, text.len())) {
        if is_blank(text, span) {
            close_block(&mut filled, block);
            block = filled.len();
            blank_before = true;
            continue;
        }
        let length = length(span.of(text));
        filled.push(Filled { span, blank_before, blank_after: false, length, widest: length });
        blank_before = false;
    }
    close_block(&mut filled, block);
    filled
}

/// Counts the code points of a line without the blanks around them; of one that is a paragraph whatever they are, no more than so
/// many as make it one.
fn length(line: &str) -> u32 {
    let long = line.len() > 4 * PARAGRAPH as usize;
    if long { PARAGRAPH } else { line.trim().chars().count() as u32 }
}

/// A line of so many code points is wrapped by nobody, and no heading.
const PARAGRAPH: u32 = 160;

fn close_block(filled: &mut [Filled], block: usize) {
    let lines = &mut filled[block..];
    let widest = lines.iter().map(|line| line.length).max().unwrap_or(0);
    for line in lines.iter_mut() {
        line.widest = widest;
    }
    if let Some(last) = lines.last_mut() {
        last.blank_after = true;
    }
}

/// What stands under a line.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Follower {
    Nothing,
    Text,
    Heading,
}

/// `== Heading ==`, with as many marks on either side.
fn marked(text: &str, line: Span) -> Option<(Span, u8)> {
    if !line.of(text).trim_start().starts_with('=') {
        return None;
    }
    let whole = trim(text, line);
    let inside = whole.of(text);
    let marks = inside.bytes().take_while(|&b| b == b'=').count();
    if !(1..=6).contains(&marks)
        || inside.len() <= 2 * marks
        || inside.bytes().rev().take_while(|&b| b == b'=').count() != marks
    {
        return None;
    }
    let heading = trim(text, Span::new(whole.start as usize + marks, whole.end as usize - marks));
    (!heading.is_empty()).then_some((heading, marks as u8))
}

/// `# Heading`, as who writes Markdown writes it, opening a text or between two blank lines.
fn hashed(text: &str, line: &Filled, index: usize) -> Option<(Span, u8)> {
    let whole = trim(text, line.span);
    let inside = whole.of(text);
    let marks = inside.bytes().take_while(|&b| b == b'#').count();
    let is_alone = index == 0 || (line.blank_before && line.blank_after);
    if !is_alone || !(1..=6).contains(&marks) || !inside[marks..].starts_with(' ') {
        return None;
    }
    let heading = trim(text, Span::new(whole.start as usize + marks, whole.end as usize));
    (!heading.is_empty()).then_some((heading, marks as u8))
}

/// Says whether `line` is nothing but marks under a line of about its length.
fn is_underline(text: &str, line: Span, over: Span) -> bool {
    let marks = line.of(text).trim();
    let first = marks.chars().next().unwrap_or(' ');
    if !matches!(first, '=' | '-' | '~') || marks.len() < 3 || marks.chars().any(|c| c != first) {
        return false;
    }
    let over = over.of(text).trim();
    let longest = over.chars().count();
    over.contains(char::is_alphabetic) && longest <= 120 && marks.len() * 2 >= longest
}

/// Says whether the line is a heading by its look alone: short, without a final stop, and over something longer.
fn is_bare(text: &str, filled: &[Filled], index: usize, follower: Follower) -> bool {
    let line = &filled[index];
    let heading = line.span.of(text).trim();
    let Some(next) = filled.get(index + 1) else { return false };
    // What opens a text on a line of its own, with a blank line below, is its title, however long.
    let is_title = index == 0 && line.blank_after && line.span.of(text).len() <= LONGEST_TITLE;
    if is_title && follower != Follower::Nothing && looks_like_heading(heading) && line.length > 80 {
        return heading.split_whitespace().count() <= MOST_WORDS_OF_TITLE;
    }
    if line.length > 80 || heading.split_whitespace().count() > 14 || !looks_like_heading(heading) {
        return false;
    }
    let before = index.checked_sub(1).map(|previous| filled[previous].span.of(text).trim_end());
    let stands_free =
        line.blank_before || before.is_none_or(|before| ends_with_stop(before) || filled[index - 1].length <= 80);
    // A wrapped line goes on in the next.
    let goes_on = !line.blank_after && Wrap::of(line.widest as usize).joins(heading, next.span.of(text));
    let opens_paragraph = match follower {
        Follower::Nothing => false,
        Follower::Heading => true,
        // Lines of one length are a list, a poem or an address, not headings.
        Follower::Text => {
            next.length > 80
                || (next.length * 2 > line.length * 3
                    && (next.length > 50 || ends_with_stop(next.span.of(text).trim_end())))
        }
    };
    stands_free && !goes_on && opens_paragraph
}

/// In bytes, and in words.
const LONGEST_TITLE: usize = 500;
const MOST_WORDS_OF_TITLE: usize = 50;

fn looks_like_heading(line: &str) -> bool {
    let first = line.chars().find(|c| !matches!(c, '"' | '“' | '‘' | '«' | '\'' | '('));
    let opens = first.is_some_and(|c| c.is_numeric() || (c.is_alphabetic() && !c.is_lowercase()));
    let last = line.chars().next_back();
    let closes = last.is_some_and(|c| c.is_alphanumeric() || matches!(c, ')' | '”' | '"' | '»' | '’' | '\'' | ']'));
    // A stop inside a closing quote is a stop.
    let unquoted = line.trim_end_matches(['"', '”', '»', '’', '\'', ')']);
    opens && closes && line.contains(char::is_alphabetic) && !ends_with_stop(unquoted)
}

fn ends_with_stop(line: &str) -> bool {
    let line = line.trim_end_matches(['"', '”', '»', '’', '\'', ')', ']']);
    line.ends_with(['.', '!', '?', '…', ':', ';', ',', '؟', '۔', '،', '؛', '。', '_', '-', '–', '—'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headings(text: &str) -> Vec<(&str, u8)> {
        find(text).iter().map(|heading| (heading.text.of(text), heading.level)).collect()
    }

    const LONG: &str =
        "The last column of the army crossed the bridge over the river on Wednesday, 15 February 1989, and went home.";

    #[test]
    fn bare_lines_between_single_line_paragraphs_are_headings() {
        let text = format!("{LONG}\nThe Long War\n{LONG}\n{LONG}\nWhat 26 Dalw Means\n{LONG}\n");
        assert_eq!(headings(&text), [("The Long War", 2), ("What 26 Dalw Means", 2)]);
        let sections = divide(text.len(), &find(&text));
        let whole: String = sections.iter().map(|section| section.span.of(&text)).collect();
        assert_eq!(whole, text);
        assert_eq!(sections.len(), 3);
    }

    #[test]
    fn what_opens_a_text_on_a_line_of_its_own_is_its_title_however_long() {
        let title = "The road by which the commissioners of the drainage came at last to the cutting of the new river and the draining of the fens";
        assert_eq!(headings(&format!("{title}\n\n{LONG}\n")), [(title, 2)]);
        assert_eq!(headings(&format!("{title}\n\nThey met.\n")), [(title, 2)]);
        assert_eq!(headings(&format!("{LONG}\n\n{title}\n\n{LONG}\n")), []);
        assert_eq!(headings(&format!("{title}.\n\n{LONG}\n")), []);
    }

    #[test]
    fn a_heading_over_a_heading_is_higher() {
        let text = format!("\nThe course of the war\n\nWar comes to Herat\n\n{LONG}\n");
        assert_eq!(headings(&text), [("The course of the war", 1), ("War comes to Herat", 2)]);
    }

    #[test]
    fn marks_and_underlines_are_read() {
        let text = format!(
            "The Accords\n===========\n{LONG}\n\n== Geneva 1988 ==\n{LONG}\n=== Guarantors ===\n\nAfter\n-----\n{LONG}"
        );
        assert_eq!(headings(&text), [("The Accords", 1), ("Geneva 1988", 2), ("Guarantors", 3), ("After", 2)]);
    }

    #[test]
    fn a_hash_before_a_line_of_its_own_makes_it_a_heading() {
        let text = format!("# The mill: a short history\n\n{LONG}\n\n## The strike\n\n{LONG}\n# no heading\n{LONG}\n");
        assert_eq!(headings(&text), [("The mill: a short history", 1), ("The strike", 2)]);
        assert_eq!(title(&text, &find(&text)), Some("The mill: a short history"));
        assert_eq!(headings(&format!("#1 was sold.\n\n{LONG}")), []);
    }

    #[test]
    fn wrapped_text_has_no_headings_in_it() {
        let text = "The accords were signed at Geneva on 14 April 1988 by two states, and\n\
                    two others stood surety for them. The withdrawal began a month later.\n\
                    The last column crossed the bridge on 15 February 1989, a Wednesday,\n\
                    and the war of the others began.\n";
        assert_eq!(headings(text), []);
    }

    #[test]
    fn verse_lists_and_a_single_line_have_no_headings() {
        assert_eq!(
            headings("We crossed the bridge\nThe river was grey\nWe did not look back\nNobody spoke a word\n"),
            []
        );
        assert_eq!(headings("15 February 1989"), []);
        assert_eq!(headings(""), []);
    }

    #[test]
    fn persian_headings_need_no_capitals() {
        let long = "در بیست و ششم دلو سال ۱۳۶۷ آخرین سربازان از پل گذشتند و پس از نه سال جنگ به خانهٔ خود بازگشتند و مردم جشن گرفتند.";
        let text = format!("{long}\nپیامدهای جنگ\n{long}\n");
        assert_eq!(headings(&text), [("پیامدهای جنگ", 2)]);
    }
}
