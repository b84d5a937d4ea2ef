//! What the pages are held to in a real browser.

use std::path::{Path, PathBuf};
use std::time::Duration;

use super::desk;
use super::driver::{Browser, Scheme, from_base64};
use super::pages::{ANCIENT, HOSTILE, MIXED, Maker, PERSIAN};

/// A check: what it proves, and how.
pub type Check = (&'static str, fn(&Browser, &Maker, &Path) -> Result<(), String>);

/// All checks, in order.
pub const CHECKS: [Check; 8] = [
    ("a page opens without complaint, and fetches nothing", opens),
    ("cards open by keyboard, say the day, and close with Escape", cards_by_keyboard),
    ("cards lie within a low window, wherever their mark stands", cards_in_a_low_window),
    ("a Persian page runs from right to left, an English one from left to right", directions),
    ("a hostile text stays text", hostile),
    ("a hundred thousand lines are a page one can open", long),
    ("pages are usable 360 pixels wide", narrow),
    ("a page prints on A4, cards aside and tables open", prints),
];

const TAB: char = '\u{e004}';
const ENTER: char = '\u{e007}';
const ESCAPE: char = '\u{e00c}';

pub(super) const DESK: (u32, u32) = (1280, 900);
const LOW: (u32, u32) = (1366, 560);
pub(super) const PHONE: (u32, u32) = (360, 740);

/// So long a page is waited for, on a machine that has other work too; no check asks how long it took.
pub(super) const LONG: Duration = Duration::from_secs(180);

/// The pages of `examples/` and of the texts of this folder.
pub fn ordinary(maker: &Maker, root: &Path) -> Result<Vec<PathBuf>, String> {
    Ok(vec![
        maker.page_of("withdrawal", &[root.join("examples/withdrawal.txt")])?,
        maker.page("persian", PERSIAN)?,
        maker.page("ancient", ANCIENT)?,
        maker.page("mixed", MIXED)?,
        demo(maker, root)?,
    ])
}

/// The page of the demo's three accounts.
pub fn demo(maker: &Maker, root: &Path) -> Result<PathBuf, String> {
    let names = ["gazette.txt", "almanac.txt", "diary.md"];
    maker.page_of("demo", &names.map(|name| root.join("crates/tarikh/src/demo").join(name)))
}

/// Says what is wrong where something is not so.
pub(super) fn hold(holds: bool, otherwise: impl Into<String>) -> Result<(), String> {
    if holds { Ok(()) } else { Err(otherwise.into()) }
}

pub(super) fn holds(browser: &Browser, script: &str, otherwise: &str) -> Result<(), String> {
    let value = browser.script(script)?;
    hold(value == true, format!("{otherwise} (`{script}` is {value})"))
}

fn opens(browser: &Browser, maker: &Maker, root: &Path) -> Result<(), String> {
    for page in ordinary(maker, root)? {
        browser.open(&page, DESK.0, DESK.1)?;
        let complaints = browser.complaints()?;
        hold(complaints.is_empty(), format!("{}: {complaints:?}", page.display()))?;
        holds(browser, "return performance.getEntriesByType('resource').length === 0", "something was fetched")?;
        holds(browser, "return document.querySelectorAll('script').length === 0", "there is a script")?;
        let outside = "return ![...document.querySelectorAll('[src],[href]')].some(e => (e.getAttribute('src') || e.getAttribute('href') || '').startsWith('http'))";
        holds(browser, outside, "an address leads outside")?;
        let dead = "return [...document.querySelectorAll('a[href^=\"#\"]')].filter(a => !document.getElementById(a.getAttribute('href').slice(1))).map(a => a.getAttribute('href')).join(' ')";
        let dead = browser.script(dead)?;
        hold(dead == "", format!("{}: links lead nowhere: {dead}", page.display()))?;
        let twice = "const ids = [...document.querySelectorAll('[id]')].map(e => e.id); return ids.filter((id, at) => ids.indexOf(id) !== at).slice(0, 9).join(' ')";
        let twice = browser.script(twice)?;
        hold(twice == "", format!("{}: ids are there twice: {twice}", page.display()))?;
    }
    Ok(())
}

fn cards_by_keyboard(browser: &Browser, maker: &Maker, root: &Path) -> Result<(), String> {
    let page = maker.page_of("withdrawal", &[root.join("examples/withdrawal.txt")])?;
    browser.open(&page, DESK.0, DESK.1)?;
    card_by_keyboard(browser)
}

fn cards_in_a_low_window(browser: &Browser, maker: &Maker, root: &Path) -> Result<(), String> {
    browser.open(&demo(maker, root)?, LOW.0, LOW.1)?;
    let outside = "const done = arguments[arguments.length - 1]; const frame = () => new Promise(requestAnimationFrame); const out = []; (async () => { for (const block of ['start', 'center', 'end']) for (const mark of document.querySelectorAll('article .m[popovertarget]')) { mark.scrollIntoView({ block }); mark.click(); await frame(); await frame(); const card = document.querySelector('.card:popover-open'); const r = card.getBoundingClientRect(); if (r.top < -1 || r.bottom > innerHeight + 1 || r.left < -1 || r.right > innerWidth + 1 || r.height < 60) out.push(card.id + ' ' + block); card.hidePopover(); } done(out.join(', ')); })()";
    let outside = browser.script_later(outside)?;
    hold(outside == "", format!("cards reach out of the window: {outside}"))
}

/// Opens and closes the card of the first time of a page, a Wednesday 15 February 1989, by keys alone.
pub(super) fn card_by_keyboard(browser: &Browser) -> Result<(), String> {
    browser.script(
        "document.querySelector('#text h2').setAttribute('tabindex', '-1'); document.querySelector('#text h2').focus()",
    )?;
    // On over the boxes of the legend and the marks of names, to the first time.
    for _ in 0..40 {
        if browser.script("return document.activeElement.matches('article button.m-time')")? == true {
            break;
        }
        browser.press(&[TAB])?;
    }
    browser.press(&[ENTER])?;
    let open = "return document.querySelectorAll('.card:popover-open').length === 1";
    holds(browser, open, "Enter opens no card")?;
    let said = browser.script("return document.querySelector('.card:popover-open').innerText")?;
    let said = said.as_str().unwrap_or_default();
    hold(said.contains("Wednesday") && said.contains("15 February 1989"), format!("the card says '{said}'"))?;
    let inside = "const r = document.querySelector('.card:popover-open').getBoundingClientRect(); return r.width > 200 && r.height > 100 && r.left >= 0 && r.top >= 0 && r.right <= innerWidth && r.bottom <= innerHeight";
    holds(browser, inside, "the card is not in the window")?;
    browser.press(&[ESCAPE])?;
    holds(browser, "return document.querySelectorAll('.card:popover-open').length === 0", "Escape closes no card")?;
    holds(
        browser,
        "return document.activeElement.matches('article button.m')",
        "the focus does not come back to the mark",
    )
}

fn directions(browser: &Browser, maker: &Maker, _: &Path) -> Result<(), String> {
    browser.open(&maker.page("persian", PERSIAN)?, DESK.0, DESK.1)?;
    holds(
        browser,
        "return getComputedStyle(document.querySelector('article p[data-line]')).direction === 'rtl'",
        "a Persian paragraph",
    )?;
    // The page's own words are Persian too: no English outside what is marked as such, cards included.
    let english = "const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT); const found = []; for (let node; node = walk.nextNode();) if (!node.parentElement.closest('article p, article h3, td:nth-child(2), .tl, [lang=en], code, .meta, q, style') && /[A-Za-z]{2}/.test(node.data)) found.push(node.data); return found.join(' | ')";
    let english = browser.script(english)?;
    let is_name = |found: &str| found.split(" | ").all(|words| words.is_empty() || words.contains("EDTF"));
    hold(english.as_str().is_some_and(is_name), format!("English on a Persian page: {english}"))?;
    holds(
        browser,
        "const dots = [...document.querySelectorAll('.tl circle')].map(c => +c.getAttribute('cx')); return dots.length > 2 && dots[0] > dots[dots.length - 1]",
        "a Persian timeline",
    )?;
    browser.open(&maker.page("mixed", MIXED)?, DESK.0, DESK.1)?;
    holds(
        browser,
        "return getComputedStyle(document.querySelector('article p[data-line]')).direction === 'ltr'",
        "an English paragraph",
    )?;
    let isolated = "return [...document.querySelectorAll('article .m')].every(m => getComputedStyle(m).unicodeBidi.includes('isolate') || getComputedStyle(m).display.includes('inline-block'))";
    holds(browser, isolated, "a mark is not set apart from the words around it")
}

fn hostile(browser: &Browser, maker: &Maker, _: &Path) -> Result<(), String> {
    browser.open(&maker.page("hostile", HOSTILE)?, DESK.0, DESK.1)?;
    harmless(browser)
}

/// Holds the page of the hostile text to be text.
pub(super) fn harmless(browser: &Browser) -> Result<(), String> {
    holds(browser, "return document.title !== 'taken'", "a script of the text ran")?;
    holds(
        browser,
        "return document.querySelectorAll('script, img, article b, style').length === 1",
        "the text made elements",
    )?;
    holds(browser, "return ![...document.links].some(a => a.protocol === 'javascript:')", "the text made a link")?;
    holds(
        browser,
        "return !/[\\u202a-\\u202e]/.test(document.body.innerText)",
        "a character that turns the line got through",
    )?;
    holds(browser, "return document.querySelector('article').innerText.includes('<script>')", "the text is not shown")?;
    let complaints = browser.complaints()?;
    hold(complaints.is_empty(), format!("{complaints:?}"))
}

fn long(browser: &Browser, maker: &Maker, _: &Path) -> Result<(), String> {
    // In Persian, whose sentences are not read as trees, and a time in each tenth line: more would try the reader, built
    // without optimisation, and not the page.
    let line = |line: u32| match line % 10 {
        0 => format!("در {} مرداد {} سطر {line} آمد.\n", line % 28 + 1, 1200 + line % 200),
        _other => format!("و این سطر {line} بود.\n"),
    };
    let page = maker.page("long", &(0..100_000).map(line).collect::<String>())?;
    let size = std::fs::metadata(&page).map_err(|e| e.to_string())?.len();
    hold(size < 16 << 20, format!("the page has {size} bytes"))?;
    browser.open(&page, DESK.0, DESK.1)?;
    holds(browser, "return document.querySelectorAll('.tl-item').length < 400", "the timeline is not gathered")?;
    holds(browser, "return document.querySelector('article > .cut') !== null", "it is not said that the text is cut")
}

fn narrow(browser: &Browser, maker: &Maker, root: &Path) -> Result<(), String> {
    let mut pages = ordinary(maker, root)?;
    pages.push(maker.page("hostile", HOSTILE)?);
    pages.push(maker.page("word", &format!("In 1989 {} ended.\n", "x".repeat(3_000)))?);
    for page in pages {
        browser.open(&page, PHONE.0, PHONE.1)?;
        let widest = browser.script("return document.documentElement.scrollWidth")?;
        hold(widest == PHONE.0, format!("{} is {widest} pixels wide", page.display()))?;
        let opened = "const mark = document.querySelector('article .m'); mark.click(); const r = document.querySelector('.card:popover-open').getBoundingClientRect(); return r.left >= 0 && r.right <= innerWidth && r.bottom <= innerHeight";
        holds(browser, opened, "a card is not in the window")?;
    }
    Ok(())
}

fn prints(browser: &Browser, maker: &Maker, root: &Path) -> Result<(), String> {
    browser.open(&demo(maker, root)?, DESK.0, DESK.1)?;
    on_paper(
        browser,
        maker,
        "demo",
        &["15 February 1989 was a Wednesday", "Chronology", "as written", "nearly a decade"],
    )
}

/// Prints a page and looks for words on the paper.
pub(super) fn on_paper(browser: &Browser, maker: &Maker, name: &str, words: &[&str]) -> Result<(), String> {
    let paper = maker.write(&format!("{name}.pdf"), &from_base64(&browser.print()?))?;
    let told = said(std::process::Command::new("pdfinfo").arg(&paper))?;
    hold(told.contains("(A4)"), format!("the paper is not A4: {told}"))?;
    let read = said(std::process::Command::new("pdftotext").arg(&paper).arg("-"))?;
    for word in words {
        hold(read.contains(word), format!("'{word}' is not on the paper"))?;
    }
    hold(!read.contains("In other calendars"), "cards are printed")
}

pub(super) fn said(command: &mut std::process::Command) -> Result<String, String> {
    let output = command.output().map_err(|e| e.to_string())?;
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Runs axe on pages, light on a desk and dark on a phone, with all folded parts and a card open; returns how many runs.
pub fn axe(browser: &Browser, maker: &Maker, root: &Path, script: &Path) -> Result<usize, String> {
    let script = std::fs::read_to_string(script).map_err(|e| e.to_string())?;
    let run = "const done = arguments[arguments.length - 1];
        axe.run(document, {resultTypes: ['violations']}).then(found => done(found.violations
            .filter(one => one.impact === 'serious' || one.impact === 'critical')
            .map(one => one.id + ': ' + one.nodes.slice(0, 3).map(node => node.html.slice(0, 160) + ' ' + (node.any[0] || {}).message).join(' | '))), error => done(['axe: ' + error]))";
    let pages = [maker.page("persian", PERSIAN)?, maker.page("mixed", MIXED)?, demo(maker, root)?];
    let mut addresses: Vec<String> = pages.iter().map(|page| format!("file://{}", page.display())).collect();
    let served = maker.desk()?;
    let text = desk::give(browser, &served, PERSIAN, "")?;
    addresses.extend([served.page("/"), served.page("/date/26%20Bahman%201367"), served.page("/nowhere")]);
    addresses.extend([text.clone(), text + "/timeline"]);
    let mut runs = 0;
    let mut found: Vec<String> = Vec::new();
    for address in addresses {
        for (scheme, (width, height)) in [(Scheme::Light, DESK), (Scheme::Dark, PHONE)] {
            browser.scheme(scheme)?;
            browser.visit(&address, width, height)?;
            browser.script("document.querySelectorAll('details').forEach(one => one.open = true); document.querySelector('article .m')?.click()")?;
            browser.script(&script)?;
            for problem in browser.script_later(run)?.as_array().into_iter().flatten() {
                found.push(format!("{address}: {}", problem.as_str().unwrap_or_default()));
            }
            runs += 1;
        }
    }
    browser.scheme(Scheme::Light)?;
    hold(found.is_empty(), found.join("\n"))?;
    Ok(runs)
}
