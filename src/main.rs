//! The program: arguments in, exit code out.

use std::process::ExitCode;

use clap::Parser;
use talkcat::cli::{self, Cli};
use talkcat::commands::Run;

fn main() -> ExitCode {
    let outcome = Cli::try_parse()
        .map_err(anyhow::Error::from)
        .and_then(|cli| cli.command.run(&cli.context()));
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => cli::report(&error),
    }
}
