//! A desk on a real socket, for the tests that call it.
#![allow(dead_code)] // no test file calls all of it

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::thread;
use std::time::Duration;

use serde_json::Value;
use server::{Limits, Listener, serve};
use tokio::sync::oneshot;

/// A desk that runs until it is dropped.
pub struct Desk {
    pub address: SocketAddr,
    pub stop: Option<oneshot::Sender<()>>,
    thread: Option<thread::JoinHandle<()>>,
}

impl Desk {
    pub fn with(limits: Limits) -> Desk {
        let listener = Listener::on(0).expect("a port is free");
        let address = listener.address;
        let (stop, stopped) = oneshot::channel();
        let thread = thread::spawn(move || {
            let until = async {
                let _ = stopped.await;
            };
            serve(listener, limits, until).expect("it serves");
        });
        Desk { address, stop: Some(stop), thread: Some(thread) }
    }

    pub fn open() -> Desk {
        Desk::with(Limits::default())
    }

    pub fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(self.address).expect("it listens");
        stream.set_read_timeout(Some(Duration::from_secs(60))).expect("a socket has a timeout");
        stream
    }

    /// Sends bytes and returns all that comes back.
    pub fn raw(&self, bytes: &[u8]) -> String {
        let mut stream = self.connect();
        let _ = stream.write_all(bytes); // it may be cut off before all is sent
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        String::from_utf8_lossy(&answer).into_owned()
    }

    pub fn get(&self, path: &str) -> String {
        let host = self.address;
        self.raw(format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").as_bytes())
    }

    pub fn post(&self, path: &str, kind: &str, body: &str) -> String {
        let (host, length) = (self.address, body.len());
        let head = format!("POST {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\nContent-Type: {kind}\r\n");
        self.raw(format!("{head}Content-Length: {length}\r\n\r\n{body}").as_bytes())
    }

    pub fn form(&self, fields: &[(&str, &str)]) -> String {
        let part = |(name, value): &(&str, &str)| {
            format!("--sheet\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
        };
        let body: String = fields.iter().map(part).collect::<String>() + "--sheet--\r\n";
        self.post("/read", "multipart/form-data; boundary=sheet", &body)
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        drop(self.stop.take());
        let ended = self.thread.take().map(thread::JoinHandle::join);
        assert!(matches!(ended, Some(Ok(()))), "the desk ends in order");
    }
}

pub fn status(answer: &str) -> u16 {
    answer.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0)
}

pub fn body(answer: &str) -> &str {
    answer.split_once("\r\n\r\n").map_or("", |(_, body)| body)
}

pub fn header<'a>(answer: &'a str, name: &str) -> &'a str {
    let head = answer.split_once("\r\n\r\n").map_or(answer, |(head, _)| head);
    let line = head.lines().find(|line| line.to_lowercase().starts_with(&format!("{name}:")));
    line.and_then(|line| line.split_once(':')).map_or("", |(_, value)| value.trim())
}

pub fn json(answer: &str) -> Value {
    serde_json::from_str(body(answer)).unwrap_or_else(|error| panic!("{error}: {answer}"))
}

/// A text with one time.
pub const BRIDGE: &str = "The last column crossed the bridge on Thursday, 15 February 1989.";
