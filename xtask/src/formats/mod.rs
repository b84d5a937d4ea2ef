//! What `tarikh` writes for other programs, read by those programs' own readers: packages of PyPI and npm, LibreOffice
//! and a browser where they are there. Nothing of it is needed to build or to test; what is not here is passed over.

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::desk::Desk;
use crate::process::{cargo, run as run_command, shown, target};

/// The readers from PyPI, each with its version.
const REQUIREMENTS: &str = include_str!("requirements.txt");
/// The reader from npm.
const TIMELINEJS: &str = "@knight-lab/timelinejs@3.9.11";
/// What must be unpacked for it.
const TIMELINEJS_FOLDER: &str = "node_modules/@knight-lab/timelinejs";
/// An account full of what must not come through: formulas, markup, commands, characters that turn a line.
const TEXT: &str = "xtask/src/formats/hostile.txt";
/// Fetching and reading take no longer together.
const LONGEST: Duration = Duration::from_secs(110);
/// Fetching one thing takes no longer.
const LONGEST_FETCH: Duration = Duration::from_secs(30);

/// The outputs: the arguments, and the file.
const OUTPUTS: [(&[&str], &str); 16] = [
    (&["check", "--output-format", "sarif"], "check.sarif"),
    (&["check", "--output-format", "github"], "check.github"),
    (&["check", "--output-format", "gitlab"], "check.gitlab"),
    (&["check", "--output-format", "junit"], "check.junit"),
    (&["check", "--output-format", "rdjson"], "check.rdjson"),
    (&["read", "--format", "csv"], "read.csv"),
    (&["read", "--format", "markdown"], "read.md"),
    (&["read", "--format", "timelinejs"], "read.timelinejs"),
    (&["read", "--format", "ics", "--years", "2024..2029"], "read.ics"),
    (&["read", "--format", "jsonld"], "read.jsonld"),
    (&["read", "--format", "geojson"], "read.geojson"),
    (&["read", "--format", "brat"], "read.ann"),
    (&["read", "--format", "timeml"], "read.tml"),
    (&["tag", "--format", "timeml"], "tag.tml"),
    (&["read", "--format", "svg"], "read.svg"),
    (&["tag", "--format", "jsonl"], "tag.jsonl"),
];

/// Runs the gate: writes an account in every form, and lets each reader read its own.
pub fn run(root: &Path) -> Result<Option<String>, String> {
    let folder = target(root).join("formats");
    fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    write(root, &folder)?;
    describe(root, &folder)?;
    let begun = Instant::now();
    let python = match readers(&folder) {
        Ok(python) => python,
        Err(reason) => return Ok(Some(reason)),
    };
    let mut command = Command::new(python);
    command.arg(root.join("xtask/src/formats/read.py")).arg(&folder).arg(root.join(TEXT));
    if let Some(schemas) = root.parent().map(|above| above.join("shared/schemas")).filter(|folder| folder.is_dir()) {
        command.arg("--schemas").arg(schemas);
    }
    match timelinejs(&folder) {
        Ok(package) => {
            command.arg("--timelinejs").arg(package);
        }
        Err(reason) => eprintln!("  timelinejs: SKIPPED: {reason}"),
    }
    run_within(&mut command, LONGEST.saturating_sub(begun.elapsed())).map(|()| None)
}

/// Returns the Python that has the readers; they are fetched where they are not there in the versions asked for.
fn readers(folder: &Path) -> Result<PathBuf, String> {
    let (home, python) = (folder.join("venv"), folder.join("venv/bin/python"));
    let stamp = home.join("requirements.txt");
    if fs::read_to_string(&stamp).is_ok_and(|had| had == REQUIREMENTS) {
        return Ok(python);
    }
    let missing = |reason: String| format!("the readers of PyPI are not here: {reason}");
    run_within(Command::new("python3").args(["-m", "venv", "--clear"]).arg(&home), LONGEST_FETCH).map_err(missing)?;
    let asked = folder.join("requirements.txt");
    fs::write(&asked, REQUIREMENTS).map_err(|error| missing(error.to_string()))?;
    let mut fetch = Command::new(&python);
    fetch.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--timeout", "10", "--retries", "1"]);
    run_within(fetch.arg("-r").arg(&asked), LONGEST_FETCH).map_err(missing)?;
    fs::write(&stamp, REQUIREMENTS).map_err(|error| missing(error.to_string()))?;
    Ok(python)
}

/// Returns the folder of TimelineJS; it is fetched where it is not there.
fn timelinejs(folder: &Path) -> Result<PathBuf, String> {
    let package = folder.join(TIMELINEJS_FOLDER);
    if package.join("dist/js/timeline.js").exists() {
        return Ok(package);
    }
    let mut fetch = Command::new("npm");
    fetch.args(["install", "--silent", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix"]).arg(folder);
    run_within(fetch.arg(TIMELINEJS), LONGEST_FETCH)?;
    Ok(package)
}

fn write(root: &Path, folder: &Path) -> Result<(), String> {
    run_command(&mut cargo(root, &["build", "--quiet", "--locked", "-p", "tarikh-cli"]))?;
    let binary = target(root).join("debug/tarikh");
    for (words, name) in OUTPUTS {
        let mut command = Command::new(&binary);
        command.args(words).arg(TEXT).arg("-o").arg(folder.join(name)).current_dir(root).stderr(Stdio::null());
        let status = command.status().map_err(|error| format!("{}: {error}", shown(&command)))?;
        // `check` ends with 1, for there is something to find.
        if !matches!(status.code(), Some(0 | 1)) {
            return Err(format!("`{}` ended with {status}", shown(&command)));
        }
    }
    Ok(())
}

/// Writes down what the desk says of its API, as it says it to a caller.
fn describe(root: &Path, folder: &Path) -> Result<(), String> {
    let desk = Desk::open(&target(root).join("debug/tarikh"), &[])?;
    let (address, path) = (desk.address, folder.join("openapi.json"));
    let problem = |error: std::io::Error| format!("openapi.json: {error}");
    let mut stream = TcpStream::connect(address).map_err(problem)?;
    stream.set_read_timeout(Some(LONGEST_FETCH)).map_err(problem)?;
    let asked = format!("GET /api/v1/openapi.json HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
    stream.write_all(asked.as_bytes()).map_err(problem)?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).map_err(problem)?;
    let body = answer.split_once("\r\n\r\n").map_or("", |(_, body)| body);
    fs::write(path, body).map_err(problem)
}

/// Runs a command to its end, or ends it when it takes too long.
fn run_within(command: &mut Command, longest: Duration) -> Result<(), String> {
    let failed = |error: std::io::Error, command: &Command| format!("{}: {error}", shown(command));
    let mut child = command.stdin(Stdio::null()).spawn().map_err(|error| failed(error, command))?;
    let begun = Instant::now();
    loop {
        match child.try_wait().map_err(|error| failed(error, command))? {
            Some(status) if status.success() => return Ok(()),
            Some(status) => return Err(format!("`{}` ended with {status}", shown(command))),
            None if begun.elapsed() > longest => {
                let _ = child.kill();
                let _ = child.wait();
                return Err(format!("`{}` took more than {} s", shown(command), longest.as_secs()));
            }
            None => std::thread::sleep(Duration::from_millis(50)),
        }
    }
}
