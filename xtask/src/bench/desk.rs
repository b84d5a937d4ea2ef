//! The desk under load: fifty callers who each send an article every two seconds, and as much as it can take.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use crate::desk::Desk;
use crate::process;

const CALLERS: u32 = 50;
const ARTICLE: usize = 5 * 1024;
const EVERY: Duration = Duration::from_secs(2);
const LASTS: Duration = Duration::from_secs(60);

/// Callers who do not wait between requests, and for how long.
const HURRIED: u32 = 4;
const HURRY: Duration = Duration::from_secs(10);

/// Builds `tarikh` in release, opens a desk with its usual limits and prints what callers met.
pub fn run(root: &Path) -> Result<(), String> {
    process::run(&mut process::cargo(root, &["build", "--release", "--locked", "--package", "tarikh-cli"]))?;
    let desk = Desk::open(&process::target(root).join("release/tarikh"), &[])?;
    let articles = articles(root)?;
    println!(
        "{CALLERS} callers, an article of {ARTICLE} bytes each every {} s for {} s, POST /api/v1/read",
        EVERY.as_secs(),
        LASTS.as_secs()
    );
    let before = desk.memory();
    let met = call(desk.address, &articles, CALLERS, Some(EVERY), LASTS);
    println!("{}; memory {} MB before, {} MB after", met.told(LASTS), shown(before), shown(desk.memory()));
    drop(desk);
    let desk = Desk::open(&process::target(root).join("release/tarikh"), &["--rate", "100000"])?;
    let met = call(desk.address, &articles, HURRIED, None, HURRY);
    println!("{HURRIED} callers who do not wait, --rate 100000: {}", met.told(HURRY));
    Ok(())
}

/// An article for each caller: windows into the texts of the suite, each beginning elsewhere.
fn articles(root: &Path) -> Result<Vec<String>, String> {
    let folder = root.join("suite");
    let fail = |error: std::io::Error| format!("{}: {error}", folder.display());
    let mut paths: Vec<_> = std::fs::read_dir(&folder).map_err(fail)?.flatten().map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "md"));
    paths.sort();
    let mut text = String::new();
    for path in &paths {
        text += &std::fs::read_to_string(path).map_err(fail)?;
    }
    let whole = text.len();
    text += &text.repeat(ARTICLE.div_ceil(whole.max(1)));
    let window = |caller: usize| {
        let start = text.floor_char_boundary(caller * 997 % whole);
        text[start..text.floor_char_boundary(start + ARTICLE)].to_owned()
    };
    Ok((0..CALLERS as usize).map(window).collect())
}

fn shown(kilobytes: Option<u64>) -> String {
    kilobytes.map_or("n/a".to_owned(), |kilobytes| (kilobytes / 1000).to_string())
}

/// What callers met.
#[derive(Default)]
struct Met {
    took: Vec<Duration>,
    /// Answers that were none, or not 200.
    failed: Vec<String>,
}

impl Met {
    fn told(&self, within: Duration) -> String {
        let mut took = self.took.clone();
        took.sort();
        let at = |part: usize| took.get((took.len() * part / 1000).min(took.len().saturating_sub(1)));
        let ms = |part: usize| at(part).map_or("n/a".to_owned(), |took| format!("{:.0}", took.as_secs_f64() * 1e3));
        let rate = took.len() as f64 / within.as_secs_f64();
        let mut told = format!(
            "{} answered ({rate:.1} a second), {} failed; median {} ms, p99 {} ms, most {} ms",
            took.len(),
            self.failed.len(),
            ms(500),
            ms(990),
            ms(1000)
        );
        if let Some(first) = self.failed.first() {
            told += &format!(" (first failure: {first})");
        }
        told
    }
}

fn call(address: SocketAddr, articles: &[String], callers: u32, every: Option<Duration>, lasts: Duration) -> Met {
    let met = Arc::new(Mutex::new(Met::default()));
    let begun = Instant::now();
    let threads: Vec<_> = (0..callers)
        .map(|caller| {
            let (met, article) = (Arc::clone(&met), articles[caller as usize].clone());
            thread::spawn(move || {
                // Callers begin one after the other, as people do.
                let offset = every.map_or(Duration::ZERO, |every| every * caller / callers);
                let mut next = begun + offset;
                let mut stream = None;
                while next < begun + lasts {
                    thread::sleep(next.saturating_duration_since(Instant::now()));
                    let sent = Instant::now();
                    let outcome = ask(&mut stream, address, &article);
                    let took = sent.elapsed();
                    let mut met = met.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
                    match outcome {
                        Ok(200) => met.took.push(took),
                        Ok(status) => met.failed.push(format!("status {status}")),
                        Err(error) => {
                            stream = None;
                            met.failed.push(error.to_string());
                        }
                    }
                    next = every.map_or_else(Instant::now, |every| next + every);
                }
            })
        })
        .collect();
    for thread in threads {
        let _ = thread.join();
    }
    std::mem::take(&mut met.lock().unwrap_or_else(std::sync::PoisonError::into_inner))
}

/// Sends the article over a connection that is kept, and returns the status once all of the answer is there.
fn ask(stream: &mut Option<TcpStream>, address: SocketAddr, article: &str) -> std::io::Result<u16> {
    let mut connection = match stream.take() {
        Some(kept) => kept,
        None => TcpStream::connect(address)?,
    };
    connection.set_read_timeout(Some(Duration::from_secs(60)))?;
    let head = format!(
        "POST /api/v1/read HTTP/1.1\r\nHost: {address}\r\nContent-Type: text/plain\r\nContent-Length: {}\r\n\r\n",
        article.len()
    );
    connection.write_all((head + article).as_bytes())?;
    let mut reader = BufReader::new(connection);
    let mut line = String::new();
    reader.read_line(&mut line)?;
    let status = line.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0);
    let mut length = 0;
    loop {
        line.clear();
        if reader.read_line(&mut line)? == 0 {
            return Err(std::io::Error::other("the connection was closed"));
        }
        if line.trim().is_empty() {
            break;
        }
        if let Some(value) = line.to_lowercase().strip_prefix("content-length:") {
            length = value.trim().parse().unwrap_or(0);
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body)?;
    *stream = Some(reader.into_inner());
    Ok(status)
}
