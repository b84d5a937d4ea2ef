//! What the browser tests need and a fresh machine lacks: Debian's Chromium, its driver and fonts, and axe-core.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::process::{run, target};

/// Debian's packages: the browser, what drives it, letters of the languages read, and `pdftotext`-like tools.
const PACKAGES: [&str; 4] = ["chromium", "chromium-driver", "fonts-noto-core", "poppler-utils"];

/// The version of axe-core the pages are held to.
const AXE: &str = "axe-core@4.10.3";

/// Sees to it that there is a browser; `Some(reason)` where there can be none on this machine.
pub fn browser() -> Result<Option<String>, String> {
    if has("chromium") && has("chromedriver") && has("pdfinfo") {
        return Ok(None);
    }
    if !has("apt-get") || !is_root() {
        let who = if has("apt-get") { "this is not root" } else { "there is no apt-get" };
        return Ok(Some(format!(
            "Chromium and its driver are not installed, and {who}: apt-get install {}",
            PACKAGES.join(" ")
        )));
    }
    let mut install = apt(&["install", "-y", "-qq", "--no-install-recommends"]);
    install.args(PACKAGES);
    if run(&mut install).is_err() {
        run(&mut apt(&["update", "-qq"]))?;
        run(&mut install)?;
    }
    Ok(None)
}

/// Returns axe-core's script, fetched once; `Err(reason)` where it cannot be had.
pub fn axe(root: &Path) -> Result<PathBuf, String> {
    let folder = target(root).join("browser");
    let script = folder.join("axe.min.js");
    if script.is_file() {
        return Ok(script);
    }
    std::fs::create_dir_all(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    if !has("npm") {
        return Err("npm is not installed, which axe-core comes from".into());
    }
    let mut pack = Command::new("npm");
    pack.args(["pack", "--silent", AXE]).current_dir(&folder).stdout(Stdio::null());
    run(&mut pack)?;
    let archive = AXE.replace('@', "-") + ".tgz";
    let mut unpack = Command::new("tar");
    unpack.args(["-xzf", &archive, "--strip-components=1", "package/axe.min.js"]).current_dir(&folder);
    run(&mut unpack)?;
    if script.is_file() { Ok(script) } else { Err("the package of axe-core holds no axe.min.js".into()) }
}

fn apt(arguments: &[&str]) -> Command {
    let mut command = Command::new("apt-get");
    command.args(arguments).env("DEBIAN_FRONTEND", "noninteractive").stdin(Stdio::null()).stdout(Stdio::null());
    command
}

fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}

fn has(program: &str) -> bool {
    let places = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&places).any(|folder| folder.join(program).is_file())
}
