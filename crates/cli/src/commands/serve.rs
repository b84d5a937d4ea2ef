//! `tarikh serve`: the desk on this machine, for a browser and for programs.

use std::io::Write as _;
use std::time::Duration;

use clap::Args;
use server::{Limits, Listener};

use crate::examples::examples;
use crate::failure::{Failure, code};

#[derive(Args, Debug)]
#[command(before_help = examples("Examples:
  tarikh serve                            the desk, at http://127.0.0.1:8040
  tarikh serve --port 0                   at any port that is free
  tarikh serve --max-kib 4096 --rate 20   larger texts, fewer requests
  curl --data-binary @account.txt -H 'Content-Type: text/plain' http://127.0.0.1:8040/api/v1/read

Addresses:
  /                                       paste or upload a text, and read it
  /date/26 Dalw 1367                      one date in every calendar
  POST /api/v1/read, check, tag           the text as text/plain, or JSON
  GET /api/v1/date?text=…                 one date; POST takes it in the body
  GET /api/v1/openapi.json                what the API takes and answers, and its limits"))]
pub struct Arguments {
    /// The port of 127.0.0.1 to listen on; 0 takes any that is free
    #[arg(long, value_name = "N", default_value_t = 8040)]
    port: u16,
    /// The largest request, in KiB
    #[arg(long, value_name = "KIB", default_value_t = 1024, value_parser = clap::value_parser!(u32).range(1..=65_536))]
    max_kib: u32,
    /// How many requests are answered a second; twice as many may come at once
    #[arg(long, value_name = "N", default_value_t = 100, value_parser = clap::value_parser!(u32).range(1..=100_000))]
    rate: u32,
    /// How many texts are read at once, else as many as there are processors
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    jobs: Option<u16>,
    /// How many seconds a text may take to be read
    #[arg(long, value_name = "SECONDS", default_value_t = 30, value_parser = clap::value_parser!(u32).range(1..=3600))]
    answer_within: u32,
    /// How many texts the pages keep in memory
    #[arg(long, value_name = "N", default_value_t = 32, value_parser = clap::value_parser!(u16).range(1..=1000))]
    keep: u16,
}

impl Arguments {
    fn limits(&self) -> Limits {
        let usual = Limits::default();
        Limits {
            body: self.max_kib as usize * 1024,
            rate: self.rate,
            burst: self.rate.saturating_mul(2),
            readers: self.jobs.map_or(usual.readers, usize::from),
            answer: Duration::from_secs(self.answer_within.into()),
            kept: self.keep.into(),
            kept_bytes: usual.kept_bytes.max(self.max_kib as usize * 1024),
            ..usual
        }
    }
}

pub fn run(arguments: &Arguments) -> Result<u8, Failure> {
    let listener = Listener::on(arguments.port).map_err(|error| {
        Failure::new(match error.kind() {
            std::io::ErrorKind::AddrInUse => {
                format!(
                    "port {} of 127.0.0.1 is taken: another one with --port, or any free one with --port 0",
                    arguments.port
                )
            }
            _other => format!("port {} of 127.0.0.1: {error}", arguments.port),
        })
    })?;
    let mut stdout = std::io::stdout().lock();
    writeln!(stdout, "http://{}", listener.address)?;
    stdout.flush()?;
    drop(stdout);
    let _ = writeln!(std::io::stderr().lock(), "the desk is open; Ctrl-C closes it");
    server::run(listener, arguments.limits()).map_err(|error| Failure::new(format!("serve: {error}")))?;
    Ok(code::DONE)
}
