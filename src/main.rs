//! The program: arguments in, exit code out.

use std::process::ExitCode;

use clap::{CommandFactory, Parser};
use clap_complete::CompleteEnv;
use talkcat::cli::{self, Cli};
use talkcat::commands::{Run, complete};

fn main() -> ExitCode {
    // Ends here where a shell asks for candidates.
    CompleteEnv::with_factory(Cli::command).var(complete::VARIABLE).complete();
    let outcome = Cli::try_parse()
        .map_err(anyhow::Error::from)
        .and_then(|cli| cli.command.run(&cli.context()));
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => cli::report(&error),
    }
}
