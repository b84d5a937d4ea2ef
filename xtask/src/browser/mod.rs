//! Pages looked at in a real browser: the last gate, and the pictures for people.

mod checks;
mod desk;
mod driver;
mod http;
mod install;
mod layout;
mod pages;
mod zoom;

pub use zoom::measure as bench;

use std::path::Path;
use std::time::Instant;

use driver::{Browser, Scheme, from_base64};
use pages::{ANCIENT, MIXED, Maker, PERSIAN};

/// The gate: every check, then axe. `Ok(Some(reason))` where no browser can be had here.
pub fn gate(root: &Path) -> Result<Option<String>, String> {
    if let Some(reason) = install::browser()? {
        return Ok(Some(reason));
    }
    let maker = Maker::new(root)?;
    let browser = Browser::start()?;
    let mut failed = 0;
    for (what, check) in checks::CHECKS.into_iter().chain(layout::CHECKS).chain(desk::CHECKS) {
        let begun = Instant::now();
        let outcome = check(&browser, &maker, root);
        let verdict = if outcome.is_ok() { "ok" } else { "FAILED" };
        eprintln!("{verdict:<6} {:>5.1} s  {what}", begun.elapsed().as_secs_f64());
        if let Err(message) = outcome {
            eprintln!("       {message}");
            failed += 1;
        }
    }
    let axe = match install::axe(root) {
        Err(reason) => Some(format!("accessibility not looked at: {reason}")),
        Ok(script) => {
            let begun = Instant::now();
            let outcome = checks::axe(&browser, &maker, root, &script);
            let (verdict, told) = match &outcome {
                Ok(runs) => ("ok", format!("axe finds nothing serious in {runs} runs")),
                Err(message) => ("FAILED", format!("axe finds\n{message}")),
            };
            eprintln!("{verdict:<6} {:>5.1} s  {told}", begun.elapsed().as_secs_f64());
            failed += usize::from(outcome.is_err());
            None
        }
    };
    match failed {
        0 => Ok(axe),
        failed => Err(format!("{failed} checks in the browser failed")),
    }
}

/// Takes pictures of pages into `target/browser`: the accounts wide and narrow, light and dark, a card open, and paper.
pub fn screenshots(root: &Path) -> Result<(), String> {
    if let Some(reason) = install::browser()? {
        return Err(reason);
    }
    let maker = Maker::new(root)?;
    let browser = Browser::start()?;
    let mut pages = vec![
        ("withdrawal", maker.page_of("withdrawal", &[root.join("examples/withdrawal.txt")])?),
        ("persian", maker.page("persian", PERSIAN)?),
        ("ancient", maker.page("ancient", ANCIENT)?),
        ("mixed", maker.page("mixed", MIXED)?),
        ("demo", checks::demo(&maker, root)?),
    ];
    let founding = root.join("../shared/seed/soviet-withdrawal.txt");
    if founding.is_file() {
        pages.push(("founding", maker.page_of("founding", &[founding])?));
    }
    for (name, page) in &pages {
        for (scheme, shade) in [(Scheme::Light, "light"), (Scheme::Dark, "dark")] {
            browser.scheme(scheme)?;
            browser.open(page, 1280, 900)?;
            take(&maker, &format!("{name}-{shade}.png"), &browser.picture(1280, 6_000)?)?;
            browser.script("document.querySelector('article .m').scrollIntoView({block: 'center'}); document.querySelector('article .m').click()")?;
            take(&maker, &format!("{name}-{shade}-card.png"), &browser.window()?)?;
        }
        browser.scheme(Scheme::Light)?;
        browser.open(page, 360, 740)?;
        take(&maker, &format!("{name}-phone.png"), &browser.picture(360, 6_000)?)?;
        take(&maker, &format!("{name}.pdf"), &browser.print()?)?;
    }
    Ok(())
}

fn take(maker: &Maker, name: &str, base64: &str) -> Result<(), String> {
    let path = maker.write(name, &from_base64(base64))?;
    eprintln!("{}", path.display());
    Ok(())
}
