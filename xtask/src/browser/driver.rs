//! A browser without a window, driven by WebDriver: opens pages, presses keys, runs scripts, prints, takes pictures.

use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::http::request;

/// A browser and the session that drives it; both end when it is dropped.
pub struct Browser {
    driver: Child,
    port: u16,
    session: String,
}

/// How light or dark the page is asked to be.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Scheme {
    Light,
    Dark,
}

/// Whether scripts of pages run.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Scripts {
    On,
    Off,
}

/// The driver is given so long to start.
const START: Duration = Duration::from_secs(30);

impl Browser {
    /// Starts a browser.
    pub fn start() -> Result<Browser, String> {
        let port = TcpListener::bind(("127.0.0.1", 0))
            .and_then(|listener| listener.local_addr())
            .map_err(|e| format!("no free port: {e}"))?
            .port();
        let driver = Command::new("chromedriver")
            .arg(format!("--port={port}"))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|e| format!("chromedriver: {e}"))?;
        let mut browser = Browser { driver, port, session: String::new() };
        let begun = Instant::now();
        while request(port, "GET", "/status", None).is_err() {
            if begun.elapsed() > START {
                return Err("chromedriver does not answer".into());
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        let arguments = [
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--hide-scrollbars",
            "--disable-dev-shm-usage",
            "--force-color-profile=srgb",
        ];
        let wanted = json!({"capabilities": {"alwaysMatch": {
            "browserName": "chrome",
            "goog:chromeOptions": {"args": arguments},
            "goog:loggingPrefs": {"browser": "ALL"},
        }}});
        let made = request(port, "POST", "/session", Some(&wanted))?;
        browser.session = made["sessionId"].as_str().ok_or("the driver made no session")?.to_owned();
        Ok(browser)
    }

    fn post(&self, path: &str, body: Value) -> Result<Value, String> {
        request(self.port, "POST", &format!("/session/{}/{path}", self.session), Some(&body))
    }

    fn command(&self, name: &str, parameters: Value) -> Result<Value, String> {
        self.post("goog/cdp/execute", json!({"cmd": name, "params": parameters}))
    }

    /// Opens a file as a page in a window of a size.
    pub fn open(&self, page: &Path, width: u32, height: u32) -> Result<(), String> {
        self.visit(&format!("file://{}", page.display()), width, height)
    }

    /// Opens an address in a window of a size.
    pub fn visit(&self, address: &str, width: u32, height: u32) -> Result<(), String> {
        let size = json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false});
        self.command("Emulation.setDeviceMetricsOverride", size)?;
        self.post("url", json!({ "url": address })).map(drop)
    }

    /// Runs a script in the page and returns its value.
    pub fn script(&self, script: &str) -> Result<Value, String> {
        self.post("execute/sync", json!({"script": script, "args": []}))
    }

    /// Runs a script that calls the last of its arguments when it is done.
    pub fn script_later(&self, script: &str) -> Result<Value, String> {
        self.post("execute/async", json!({"script": script, "args": []}))
    }

    /// Presses keys one after another, whatever has the focus.
    pub fn press(&self, keys: &[char]) -> Result<(), String> {
        let strokes = keys.iter().flat_map(|key| {
            let key = key.to_string();
            [json!({"type": "keyDown", "value": key}), json!({"type": "keyUp", "value": key})]
        });
        let actions = json!({"actions": [{"type": "key", "id": "keys", "actions": strokes.collect::<Vec<_>>()}]});
        self.post("actions", actions).map(drop)
    }

    /// Types into what a selector names, as a person does; of a field for files it is the path.
    pub fn write_into(&self, selector: &str, text: &str) -> Result<(), String> {
        let field = self.find(selector)?;
        self.post(&format!("element/{field}/value"), json!({ "text": text })).map(drop)
    }

    /// Clicks on what a selector names.
    pub fn click(&self, selector: &str) -> Result<(), String> {
        let element = self.find(selector)?;
        self.post(&format!("element/{element}/click"), json!({})).map(drop)
    }

    fn find(&self, selector: &str) -> Result<String, String> {
        let found = self.post("element", json!({"using": "css selector", "value": selector}))?;
        let id = found.as_object().and_then(|found| found.values().next()).and_then(Value::as_str);
        id.map(str::to_owned).ok_or_else(|| format!("there is no {selector}"))
    }

    /// Waits until a script says so.
    pub fn wait(&self, script: &str, patience: Duration) -> Result<(), String> {
        let begun = Instant::now();
        while self.script(script)? != true {
            if begun.elapsed() > patience {
                return Err(format!("`{script}` did not come true in {} s", patience.as_secs()));
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        Ok(())
    }

    /// Says whether scripts of pages run from now on; those of this driver always do.
    pub fn page_scripts(&self, run: Scripts) -> Result<(), String> {
        self.command("Emulation.setScriptExecutionDisabled", json!({"value": run == Scripts::Off})).map(drop)
    }

    /// Pinches the page with two fingers around a place, to so many times its size.
    pub fn pinch(&self, (x, y): (u32, u32), times: f64) -> Result<(), String> {
        let gesture = json!({"x": x, "y": y, "scaleFactor": times, "relativeSpeed": 400, "gestureSourceType": "touch"});
        self.command("Input.synthesizePinchGesture", gesture).map(drop)
    }

    /// Asks pages to be light or dark.
    pub fn scheme(&self, scheme: Scheme) -> Result<(), String> {
        let value = match scheme {
            Scheme::Light => "light",
            Scheme::Dark => "dark",
        };
        let features = json!({"features": [{"name": "prefers-color-scheme", "value": value}]});
        self.command("Emulation.setEmulatedMedia", features).map(drop)
    }

    /// Returns a picture of the whole page as PNG, in base64; `tallest` pixels of it at most.
    pub fn picture(&self, width: u32, tallest: u64) -> Result<String, String> {
        let height = self.script("return Math.ceil(document.documentElement.scrollHeight)")?.as_u64().unwrap_or(0);
        let clip = json!({"x": 0, "y": 0, "width": width, "height": height.min(tallest), "scale": 1});
        let parameters = json!({"format": "png", "captureBeyondViewport": true, "clip": clip});
        let answer = self.command("Page.captureScreenshot", parameters)?;
        answer["data"].as_str().map(str::to_owned).ok_or_else(|| "no picture".into())
    }

    /// Returns what is in the window as PNG, in base64.
    pub fn window(&self) -> Result<String, String> {
        let answer = self.command("Page.captureScreenshot", json!({"format": "png"}))?;
        answer["data"].as_str().map(str::to_owned).ok_or_else(|| "no picture".into())
    }

    /// Prints the page on A4 and returns the PDF in base64.
    pub fn print(&self) -> Result<String, String> {
        let paper =
            json!({"paperWidth": 8.27, "paperHeight": 11.69, "preferCSSPageSize": true, "printBackground": false});
        let answer = self.command("Page.printToPDF", paper)?;
        answer["data"].as_str().map(str::to_owned).ok_or_else(|| "nothing was printed".into())
    }

    /// Returns what the page had to complain of since it was last asked.
    pub fn complaints(&self) -> Result<Vec<String>, String> {
        let log = self.post("se/log", json!({"type": "browser"}))?;
        let lines = log.as_array().into_iter().flatten();
        Ok(lines.map(|line| line["message"].as_str().unwrap_or_default().to_owned()).collect())
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        if !self.session.is_empty() {
            let _ = request(self.port, "DELETE", &format!("/session/{}", self.session), None);
        }
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

/// Reads base64, as WebDriver sends pictures and paper.
pub fn from_base64(text: &str) -> Vec<u8> {
    let value = |byte: u8| match byte {
        b'A'..=b'Z' => Some(byte - b'A'),
        b'a'..=b'z' => Some(byte - b'a' + 26),
        b'0'..=b'9' => Some(byte - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _padding => None,
    };
    let (mut bits, mut held, mut out) = (0_u32, 0, Vec::with_capacity(text.len() / 4 * 3));
    for six in text.bytes().filter_map(value) {
        (bits, held) = (bits << 6 | u32::from(six), held + 6);
        if held >= 8 {
            held -= 8;
            out.push((bits >> held) as u8);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_read_with_and_without_padding() {
        assert_eq!(from_base64("TWFu"), b"Man");
        assert_eq!(from_base64("VGFyaWto"), b"Tarikh");
        assert_eq!(from_base64("TWE="), b"Ma");
    }
}
