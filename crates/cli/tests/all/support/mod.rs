//! Running the binary on files of one's own.
#![allow(dead_code, clippy::disallowed_methods)] // each test file uses a part of it

use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// What a run of the binary gave.
pub struct Run {
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
}

/// Runs the binary with nothing on stdin. A run that ends by a signal has no code, and the test fails.
pub fn tarikh(words: &[&str], more: &[&str]) -> Run {
    with_stdin(words, more, b"")
}

/// Runs the binary with nothing on stdin and these variables set.
pub fn tarikh_in(variables: &[(&str, &str)], words: &[&str]) -> Run {
    run(variables, words, &[], b"")
}

/// Runs the binary with `stdin`.
pub fn with_stdin(words: &[&str], more: &[&str], stdin: &[u8]) -> Run {
    run(&[], words, more, stdin)
}

fn run(variables: &[(&str, &str)], words: &[&str], more: &[&str], stdin: &[u8]) -> Run {
    let mut child = Command::new(env!("CARGO_BIN_EXE_tarikh"))
        .args(words)
        .args(more)
        .env_remove("COLUMNS")
        .env("NO_COLOR", "1")
        .envs(variables.iter().copied())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary was built for this test");
    // A run that needs no stdin may have ended.
    let _ = child.stdin.take().expect("it is piped").write_all(stdin);
    let output = child.wait_with_output().expect("it ends");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("what is printed is UTF-8");
    let code = output.status.code().expect("it ends by itself");
    Run { code, stdout: text(output.stdout), stderr: text(output.stderr) }
}

/// Reads what a run printed as JSON.
pub fn json(text: &str) -> serde_json::Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

/// A folder that is gone with the test.
pub struct Folder(PathBuf);

impl Folder {
    pub fn new(name: &str) -> Folder {
        let path = std::env::temp_dir().join(format!("tarikh-{}-{name}", std::process::id()));
        fs::create_dir_all(&path).expect("a folder for the test");
        Folder(path)
    }

    /// Returns the path of a file in it.
    pub fn path(&self, name: &str) -> String {
        self.0.join(name).to_string_lossy().into_owned()
    }

    /// Writes a file, and the folders above it, and returns its path.
    pub fn write(&self, name: &str, bytes: &[u8]) -> String {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().expect("it lies in the folder")).expect("a folder for the test");
        fs::write(&path, bytes).expect("a file for the test");
        path.to_string_lossy().into_owned()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}
