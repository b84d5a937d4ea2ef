//! `tarikh completions`: what a shell needs to complete our command line.

use std::io::Write;

use clap::{Args, CommandFactory};
use clap_complete::{Shell, generate};

use crate::examples::examples;
use crate::failure::{Failure, code};

#[derive(Args, Debug)]
#[command(before_help = examples("Examples:
  tarikh completions bash > ~/.local/share/bash-completion/completions/tarikh
  tarikh completions zsh > ~/.zfunc/_tarikh
  tarikh completions fish > ~/.config/fish/completions/tarikh.fish"))]
pub struct Arguments {
    /// The shell
    #[arg(value_name = "SHELL")]
    shell: Shell,
}

pub fn run(arguments: &Arguments) -> Result<u8, Failure> {
    let mut script = Vec::new();
    generate(arguments.shell, &mut crate::arguments::Arguments::command(), "tarikh", &mut script);
    let mut stdout = std::io::stdout().lock();
    stdout.write_all(&script)?;
    stdout.flush()?;
    Ok(code::DONE)
}
