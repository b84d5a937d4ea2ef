//! What the desk is held to in a real browser: that it takes a text, that its pages are those of `read`, that nothing hurts.

use std::path::Path;
use std::time::Duration;

use super::checks::{Check, DESK, LONG, PHONE, card_by_keyboard, harmless, hold, holds, on_paper};
use super::driver::{Browser, Scripts};
use super::pages::{HOSTILE, Maker};
use crate::desk::Desk;

/// The checks of the desk, in order.
pub const CHECKS: [Check; 7] = [
    ("the desk takes a text and shows its times", takes),
    ("the desk takes a file, and works without scripts", without_scripts),
    ("its timeline is moved and zoomed by keys and by mouse", zooms),
    ("its cards open by keyboard", cards),
    ("a hostile text and a hundred thousand lines do the desk no harm", unharmed),
    ("the desk is usable 360 pixels wide", narrow),
    ("what the desk shows prints on A4", prints),
];

const TEXT: &str = "The last column crossed the bridge on Thursday, 15 February 1989. The capital fell in April 1992.";

/// So long what is soon there is waited for.
const SOON: Duration = Duration::from_secs(60);

/// Gives a text to the desk, set into its form as pasting does, and returns the address of its page.
pub fn give(browser: &Browser, desk: &Desk, text: &str, title: &str) -> Result<String, String> {
    give_within(browser, desk, text, title, LONG)
}

/// See [`give`]; waits so long for the page.
pub fn give_within(
    browser: &Browser,
    desk: &Desk,
    text: &str,
    title: &str,
    patience: Duration,
) -> Result<String, String> {
    browser.visit(&desk.page("/"), DESK.0, DESK.1)?;
    let fill = serde_json::json!([text, title]);
    browser.script(&format!(
        "const [text, title] = {fill}; document.getElementById('text').value = text; document.getElementById('title').value = title"
    ))?;
    send(browser, patience)
}

/// Sends the form, and returns the address of the text's page once it is there.
fn send(browser: &Browser, patience: Duration) -> Result<String, String> {
    browser.click("form.desk button")?;
    browser.wait("return location.pathname.startsWith('/read/') && document.readyState === 'complete'", patience)?;
    let address = browser.script("return location.href")?;
    address.as_str().map(str::to_owned).ok_or_else(|| "the page has no address".to_owned())
}

fn takes(browser: &Browser, maker: &Maker, _: &Path) -> Result<(), String> {
    let desk = maker.desk()?;
    browser.complaints()?;
    browser.visit(&desk.page("/"), DESK.0, DESK.1)?;
    browser.write_into("#text", TEXT)?;
    browser.write_into("#title", "The bridge")?;
    browser.write_into("#written", "1 March 1989")?;
    send(browser, SOON)?;
    holds(browser, "return document.title === 'The bridge'", "the title is lost")?;
    holds(browser, "return document.querySelectorAll('article .m-time').length === 2", "the times are not marked")?;
    holds(browser, "return document.querySelectorAll('.chronology tbody tr').length === 2", "there is no chronology")?;
    holds(
        browser,
        "return document.body.innerText.includes('15 February 1989 was a Wednesday')",
        "what is wrong is not said",
    )?;
    holds(browser, "return document.body.innerText.includes('written 1 March 1989')", "the date of writing is lost")?;
    holds(browser, "return !document.querySelector('script')", "there is a script on the reading page")?;
    let empty = "return getComputedStyle(document.querySelector('.m-time')).textDecorationLine === 'underline'";
    holds(browser, empty, "the policy keeps the page's own style out")?;
    let complaints = browser.complaints()?;
    hold(complaints.is_empty(), format!("{complaints:?}"))
}

fn without_scripts(browser: &Browser, maker: &Maker, _: &Path) -> Result<(), String> {
    let desk = maker.desk()?;
    let file = maker.write("bridge.md", format!("# The bridge\n\n{TEXT}\n").as_bytes())?;
    browser.page_scripts(Scripts::Off)?;
    let outcome = (|| {
        browser.visit(&desk.page("/"), DESK.0, DESK.1)?;
        browser.write_into("#file", &file.display().to_string())?;
        send(browser, SOON)?;
        holds(browser, "return document.querySelectorAll('article .m-time').length === 2", "the file was not read")?;
        let path = maker.path("").display().to_string();
        let hidden = format!("return !document.documentElement.outerHTML.includes({path:?})");
        holds(browser, &hidden, "a path of the machine is shown")?;
        browser.click(".steps a[href$=timeline]")?;
        browser.wait("return document.querySelector('#drawing svg') !== null", SOON)?;
        let links =
            "return document.querySelector('.how').hidden && document.querySelectorAll('.steps a').length === 2";
        holds(browser, links, "without a script the timeline has no links")?;
        let before = browser.script("return document.querySelector('.counts').innerText")?;
        browser.click(".steps a:nth-of-type(2)")?;
        browser.wait("return location.search.includes('from=')", SOON)?;
        let after = browser.script("return document.querySelector('.counts').innerText")?;
        hold(before != after, "the links do not move the timeline")
    })();
    browser.page_scripts(Scripts::On)?;
    outcome
}

fn zooms(browser: &Browser, maker: &Maker, _: &Path) -> Result<(), String> {
    let desk = maker.desk()?;
    let address = give(browser, &desk, TEXT, "")?;
    browser.complaints()?;
    browser.visit(&(address + "/timeline"), DESK.0, DESK.1)?;
    holds(browser, "return !document.querySelector('.how').hidden", "the policy keeps the desk's own script out")?;
    browser.press(&['+', '+'])?;
    browser.wait("return document.getElementById('drawing').dataset.drawn >= 1", SOON)?;
    let near = browser.script("const q = new URLSearchParams(location.search); return (new Date(q.get('to')) - new Date(q.get('from'))) / 864e5")?;
    let whole =
        browser.script("const box = document.getElementById('drawing').dataset; return box.last - box.first")?;
    hold(near.as_f64() < whole.as_f64(), format!("{near} days are not fewer than {whole}"))?;
    let drag = "const box = document.getElementById('drawing'); const send = (target, kind, x) => target.dispatchEvent(new PointerEvent(kind, {clientX: x, clientY: 300, button: 0, pointerType: 'mouse', bubbles: true}));
        send(box, 'pointerdown', 700); send(window, 'pointermove', 600); send(window, 'pointermove', 400); send(window, 'pointerup', 400)";
    let from = browser.script("return new URLSearchParams(location.search).get('from')")?;
    browser.script(drag)?;
    browser.wait("return document.getElementById('drawing').dataset.drawn >= 2", SOON)?;
    let moved = browser.script("return new URLSearchParams(location.search).get('from')")?;
    hold(from != moved, "dragging does not move it")?;
    let complaints = browser.complaints()?;
    hold(complaints.is_empty(), format!("{complaints:?}"))
}

fn cards(browser: &Browser, maker: &Maker, _: &Path) -> Result<(), String> {
    let desk = maker.desk()?;
    give(browser, &desk, TEXT, "")?;
    card_by_keyboard(browser)
}

fn unharmed(browser: &Browser, maker: &Maker, _: &Path) -> Result<(), String> {
    let desk = maker.desk()?;
    browser.complaints()?;
    give(browser, &desk, HOSTILE, HOSTILE)?;
    harmless(browser)?;
    // No longer than the desk takes.
    let lines: String = (0..100_000).map(|line| if line % 50 == 0 { "در ۱۳۶۷\n" } else { "آمد\n" }).collect();
    give(browser, &desk, &lines, "")?;
    holds(browser, "return document.querySelectorAll('.tl-item').length < 400", "the timeline is not gathered")?;
    holds(browser, "return document.querySelectorAll('article .m-time').length > 50", "its times are not shown")?;
    browser.visit(&desk.page("/"), DESK.0, DESK.1)?;
    browser.script("document.getElementById('text').value = ('x'.repeat(99) + '\\n').repeat(11_000)")?;
    browser.click("form.desk button")?;
    browser.wait("return document.body.innerText.includes('more than 1024 KiB')", SOON)?;
    browser.visit(&desk.page("/date/%3Cscript%3Edocument.title='taken'%3C/script%3E1989"), DESK.0, DESK.1)?;
    holds(browser, "return document.title !== 'taken' && !document.querySelector('script')", "an address ran")
}

fn narrow(browser: &Browser, maker: &Maker, _: &Path) -> Result<(), String> {
    let desk = maker.desk()?;
    let text = give(browser, &desk, TEXT, "")?;
    let pages = [desk.page("/"), text.clone(), text + "/timeline", desk.page("/date/26%20Bahman%201367")];
    for page in pages {
        browser.visit(&page, PHONE.0, PHONE.1)?;
        let widest = browser.script("return document.documentElement.scrollWidth")?;
        hold(widest == PHONE.0, format!("{page} is {widest} pixels wide"))?;
    }
    Ok(())
}

fn prints(browser: &Browser, maker: &Maker, _: &Path) -> Result<(), String> {
    let desk = maker.desk()?;
    give(browser, &desk, TEXT, "The bridge")?;
    on_paper(browser, maker, "desk", &["The bridge", "15 February 1989 was a Wednesday", "Chronology", "as written"])
}
