//! Ten thousand events in a real browser: how long they take to draw, and how smoothly they are zoomed. Figures, no test.

use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use super::desk::give_within;
use super::driver::Browser;
use super::{install, pages};
use crate::desk::Desk;
use crate::process;

/// How many events are drawn.
const COUNTS: [usize; 3] = [5, 5_000, 10_000];

/// The desk has time to read ten thousand sentences.
const PATIENCE: Duration = Duration::from_secs(60);

/// Counts frames and long tasks from now on.
const WATCH: &str = "window.frames_ = []; window.long_ = []; let last = performance.now();
    new PerformanceObserver(list => list.getEntries().forEach(one => window.long_.push(one.duration))).observe({entryTypes: ['longtask']});
    const step = now => { window.frames_.push(now - last); last = now; requestAnimationFrame(step); }; requestAnimationFrame(step)";

/// What was counted.
const TOLD: &str = "const frames = window.frames_.slice(1).sort((a, b) => a - b); const at = part => Math.round(frames[Math.min(frames.length - 1, Math.floor(frames.length * part))]);
    return `${frames.length} frames, median ${at(0.5)} ms, p99 ${at(0.99)} ms, longest ${at(1)} ms; ${window.long_.length} tasks over 50 ms, longest ${Math.round(Math.max(0, ...window.long_))} ms`";

/// Builds `tarikh` in release, draws, and zooms in the page and on the desk.
pub fn measure(root: &Path) -> Result<(), String> {
    if let Some(reason) = install::browser()? {
        return Err(reason);
    }
    process::run(&mut process::cargo(root, &["build", "--release", "--locked", "--package", "tarikh-cli"]))?;
    let tarikh = process::target(root).join("release/tarikh");
    let maker = pages::Maker::new(root)?;
    let mut text = String::new();
    for count in COUNTS {
        text = events(count);
        let file = maker.write(&format!("events-{count}.txt"), text.as_bytes())?;
        let timed = |format: &str| -> Result<(f64, u64), String> {
            let out = maker.path(&format!("events-{count}.{format}"));
            let begun = Instant::now();
            process::run(Command::new(&tarikh).args(["read", "--format", format, "-o"]).arg(&out).arg(&file))?;
            Ok((begun.elapsed().as_secs_f64(), std::fs::metadata(&out).map_err(|e| e.to_string())?.len()))
        };
        let ((json, _), (svg, size)) = (timed("json")?, timed("svg")?);
        println!(
            "{count} events: read and drawn as svg {svg:.2} s, read and written as json {json:.2} s, {} kB",
            size / 1000
        );
    }
    let browser = Browser::start()?;
    let drawing = maker.path("events-10000.svg");
    let begun = Instant::now();
    browser.open(&drawing, 1280, 900)?;
    println!("the drawing opened in {} ms", begun.elapsed().as_millis());
    browser.script(WATCH)?;
    for _ in 0..4 {
        browser.pinch((640, 400), 3.0)?;
        browser.pinch((640, 400), 1.0 / 3.0)?;
    }
    println!("the drawing pinched: {}", browser.script(TOLD)?.as_str().unwrap_or_default());

    let desk = Desk::open(&tarikh, &[])?;
    let begun = Instant::now();
    let page = give_within(&browser, &desk, &text, "", PATIENCE)?;
    println!("the desk took and showed them in {:.1} s", begun.elapsed().as_secs_f64());
    let begun = Instant::now();
    browser.visit(&(page + "/timeline"), 1280, 900)?;
    println!("its timeline opened in {} ms", begun.elapsed().as_millis());
    browser.script(WATCH)?;
    let mut wheel = "const box = document.getElementById('drawing'); let at = 0;".to_owned();
    let _ = write!(
        wheel,
        "const turn = () => {{ box.dispatchEvent(new WheelEvent('wheel', {{deltaY: at % 160 < 80 ? -12 : 12, ctrlKey: true, clientX: 500, clientY: 300, bubbles: true, cancelable: true}})); if (++at < 480) setTimeout(turn, at % 40 === 0 ? 400 : 16); }}; turn()"
    );
    browser.script(&wheel)?;
    std::thread::sleep(Duration::from_secs(15));
    println!("its timeline zoomed by the wheel: {}", browser.script(TOLD)?.as_str().unwrap_or_default());
    let drawn = browser.script("return document.getElementById('drawing').dataset.drawn || '0'")?;
    println!("drawn anew {} times meanwhile", drawn.as_str().unwrap_or_default());
    Ok(())
}

/// An account with a day to each sentence.
fn events(count: usize) -> String {
    const DEEDS: [&str; 6] = [
        "The council met at the river",
        "The column crossed the bridge",
        "The governor left the town",
        "The garrison took the fort",
        "The assembly chose a speaker",
        "The fleet reached the harbour",
    ];
    const MONTHS: [&str; 4] = ["March", "June", "September", "December"];
    let mut text = String::new();
    for at in 0..count {
        let (deed, month) = (DEEDS[at % DEEDS.len()], MONTHS[at * 7 % MONTHS.len()]);
        let _ = write!(text, "{deed} on {} {month} {}.", at * 11 % 28 + 1, 1700 + at * 300 / count);
        text.push_str(if at % 8 == 7 { "\n\n" } else { " " });
    }
    text
}
