//! What only a browser shows of how a page is laid out: sheets of paper, words of a drawing, notes beside the text, a phone.

use std::path::Path;
use std::process::Command;

use super::checks::{Check, DESK, PHONE, hold, holds, ordinary, said};
use super::driver::{Browser, from_base64};
use super::pages::Maker;

/// All checks, in order.
pub const CHECKS: [Check; 4] = [
    ("a high drawing goes over several sheets, its axis heads each, and no heading ends one", sheets),
    ("words of a drawing run neither into each other nor out of it", words),
    ("a high note leaves no hole in the text beside it", notes),
    ("a phone has a drawing of its own, which is not moved sideways", phone),
];

/// Two months, of which something is told of each day.
fn months() -> String {
    let day = |at: u32| {
        let month = if at < 28 { "May" } else { "June" };
        format!("On {} {month} 1851 the guild of Lemburg elected a master. ", at % 28 + 1)
    };
    (0..56).map(day).collect()
}

/// A week whose days are told by the hour.
fn week() -> String {
    let day = |day: u32| {
        format!(
            "On {day} May 1931, at 6 a.m., the gates were opened. At noon the bells rang. At 9:30 p.m. the lamps went out.\n\n"
        )
    };
    (11..18).map(day).collect()
}

fn sheets(browser: &Browser, maker: &Maker, _: &Path) -> Result<(), String> {
    browser.open(&maker.page("months", &months())?, DESK.0, DESK.1)?;
    let list = |script: &str| -> Result<Vec<String>, String> {
        let value = browser.script(script)?;
        Ok(value.as_array().into_iter().flatten().filter_map(|one| Some(one.as_str()?.to_owned())).collect())
    };
    let headings = list("return [...document.querySelectorAll('section > h2')].map(one => one.innerText)")?;
    let marks = list("return [...document.querySelectorAll('.tl-head .tl-tick')].map(one => one.textContent)")?;
    let paper = maker.write("months.pdf", &from_base64(&browser.print()?))?;
    let read = said(Command::new("pdftotext").arg(&paper).arg("-"))?;
    let pages: Vec<Vec<&str>> = read
        .split('\u{c}')
        .map(|page| page.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>())
        .filter(|page| !page.is_empty())
        .collect();
    let first = marks.first().ok_or("the axis has no marks")?;
    let headed = pages.iter().filter(|page| page.contains(&first.as_str())).count();
    hold(headed > 1, format!("the axis, with '{first}', heads {headed} of {} sheets", pages.len()))?;
    for page in &pages {
        // The number of the sheet stands below all.
        let told = page.iter().rfind(|line| !line.contains(" / ")).copied().unwrap_or_default();
        hold(headings.iter().all(|heading| heading != told), format!("'{told}' ends a sheet"))?;
    }
    Ok(())
}

fn words(browser: &Browser, maker: &Maker, root: &Path) -> Result<(), String> {
    let wrong = "const wrong = []; for (const drawing of document.querySelectorAll('.tl')) { const box = drawing.getBoundingClientRect(); if (!box.width) continue; const texts = [...drawing.querySelectorAll('text')].map(text => [text.textContent.slice(0, 40), text.getBoundingClientRect()]); texts.forEach(([said, one], at) => { if (one.left < box.left - 1 || one.right > box.right + 1) wrong.push('cut: ' + said); for (const [other, two] of texts.slice(at + 1)) if (Math.min(one.right, two.right) - Math.max(one.left, two.left) > 2 && Math.min(one.bottom, two.bottom) - Math.max(one.top, two.top) > 5) wrong.push(said + ' | ' + other); }); } return wrong.slice(0, 5).join(', ')";
    let mut pages = ordinary(maker, root)?;
    pages.extend([maker.page("week", &week())?, maker.page("months", &months())?]);
    for page in pages {
        for (width, height) in [DESK, PHONE] {
            browser.open(&page, width, height)?;
            let wrong = browser.script(wrong)?;
            hold(wrong == "", format!("{} at {width} pixels: {wrong}", page.display()))?;
        }
    }
    Ok(())
}

fn notes(browser: &Browser, maker: &Maker, _: &Path) -> Result<(), String> {
    let text = "On Thursday, 15 February 1989 the last column crossed the bridge.\n\nNobody came after it.\n\nThe river was high.";
    browser.open(&maker.page("noted", text)?, DESK.0, DESK.1)?;
    let hole = "const told = [...document.querySelectorAll('article .block > p')].map(one => one.getBoundingClientRect()); return Math.max(...told.slice(1).map((one, at) => one.top - told[at].bottom))";
    let hole = browser.script(hole)?.as_f64().unwrap_or(f64::MAX);
    hold(hole < 40.0, format!("{hole} pixels are empty between two paragraphs"))?;
    holds(
        browser,
        "const note = document.querySelector('.finding').getBoundingClientRect(), told = document.querySelector('article .block > p').getBoundingClientRect(); return note.left >= told.right && note.height > told.height && Math.abs(note.top - told.top) < 12",
        "the note does not stand beside its paragraph",
    )
}

fn phone(browser: &Browser, maker: &Maker, root: &Path) -> Result<(), String> {
    let mut pages = ordinary(maker, root)?;
    pages.push(maker.page("week", &week())?);
    for page in pages {
        browser.open(&page, PHONE.0, PHONE.1)?;
        let fits = "const shown = [...document.querySelectorAll('.tl, .strip')].filter(one => one.getClientRects().length); return shown.length > 0 && shown.every(one => { const box = one.getBoundingClientRect(); return box.left >= 0 && box.right <= innerWidth; }) && ![...document.querySelectorAll('.scroll')].some(one => one.getClientRects().length)";
        holds(browser, fits, &format!("{}: a drawing", page.display()))?;
        // Words of twelve pixels are drawn no smaller than eleven.
        holds(
            browser,
            "const drawing = document.querySelector('.narrow svg'); return drawing.getBoundingClientRect().width / drawing.viewBox.baseVal.width > 0.9",
            "its words are small",
        )?;
    }
    Ok(())
}
