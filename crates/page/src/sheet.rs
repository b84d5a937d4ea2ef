//! What the first sheet of paper has left for the drawing: it shrinks a little to it, else it goes on over the next ones.
//!
//! All is told in tenths of a millimetre of A4, and rather too high than too low: a browser does not say what it has room for.

use crate::head::title;
use crate::view::View;

/// What is printed of a sheet.
const SHEET: usize = 2_540;

/// The opening, and each line of its title, in which so many letters stand.
const OPENING: usize = 230;
const TITLE: (usize, usize) = (120, 38);

/// The heading of a part with the air around it.
const HEADING: usize = 135;

/// A finding, a sum that agrees, and a line of what signs mean; in each line of them stand so many letters.
const FINDING: usize = 75;
const SUM: usize = 63;
const SIGNS: usize = 57;
const LINE: usize = 90;

/// A row of a table.
const ROW: usize = 90;

/// Lines of the Arabic script are higher, by so many hundredths.
const EASTERN: usize = 125;

/// How wide the drawing is on paper, and in its own pixels.
const ON_PAPER: usize = 1_940;
const DRAWN: usize = 880;

/// How small the drawing may be, in hundredths of its size; smaller its words could not be read.
const SIZES: [(usize, &str); 5] = [
    (100, ""),
    (95, " class=\"fit-95\""),
    (90, " class=\"fit-90\""),
    (85, " class=\"fit-85\""),
    (80, " class=\"fit-80\""),
];

/// A drawing no higher than this is not divided: it begins the next sheet.
const LOW: usize = 1_100;

/// Returns the attribute that says how the part with the drawing is printed: as large as what stands before it leaves room for, else
/// on the next one where it is low, else over several sheets.
pub(crate) fn fit(view: &View<'_>, height: i64, drawing: &str, several: &str) -> &'static str {
    let Ok(height) = usize::try_from(height).map(|height| height * ON_PAPER / DRAWN) else { return "" };
    let otherwise = if height <= LOW { " class=\"low\"" } else { "" };
    let left = SHEET.saturating_sub(before(view, several) + below(view, drawing));
    SIZES.iter().find(|(size, _)| height * size / 100 <= left).map_or(otherwise, |(_, class)| class)
}

/// How high something of so many letters is, each line of which is so high.
fn lines(letters: usize, line: usize) -> usize {
    letters.div_ceil(LINE).max(1) * line
}

/// By how much a height is more in the language of the page.
fn in_script(view: &View<'_>, height: usize) -> usize {
    if view.words.direction() == "rtl" { height * EASTERN / 100 } else { height }
}

/// What stands before the drawing.
fn before(view: &View<'_>, several: &str) -> usize {
    let found = &view.chronology.diagnostics;
    let findings = found.iter().map(|one| lines(one.message.chars().count(), FINDING)).sum::<usize>().max(FINDING);
    let verified = &view.chronology.verified;
    let sums = verified.iter().map(|one| lines(one.message.chars().count(), SUM)).sum::<usize>();
    let sums = if verified.is_empty() { 0 } else { sums + SUM };
    let opening = OPENING + title(view).chars().count().div_ceil(TITLE.1).max(1) * TITLE.0;
    let several = if several.is_empty() { 0 } else { HEADING + several.matches("<tr").count() * ROW };
    in_script(view, opening + HEADING + findings + sums + several)
}

/// The heading of the drawing, and what its signs mean.
fn below(view: &View<'_>, drawing: &str) -> usize {
    let signs = drawing.split_once("<p class=\"keys\">").and_then(|(_, keys)| keys.split_once("</p>"));
    let letters: usize = signs.map_or(0, |(signs, _)| {
        let words = signs.split('>').filter_map(|part| part.split('<').next());
        words.map(|said| said.chars().count()).sum::<usize>() + signs.matches("class=\"key").count() * 5
    });
    in_script(view, HEADING + lines(letters, SIGNS))
}
