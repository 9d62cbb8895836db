//! `talkcat completions`: what makes a shell complete talkcat's command lines.

use std::env;
use std::path::{self, PathBuf};

use anyhow::Context as _;
use clap::{Args, ValueEnum};
use clap_complete::env::{Bash, Elvish, EnvCompleter, Fish, Powershell, Zsh};

use super::complete::VARIABLE;
use super::{Context, Run};

/// Print a script that makes a shell complete commands, options and names
///
/// The names of events, speakers and organizations come from the catalog that --db or TALKCAT_DB
/// names, as it is when you press Tab. Load the script anew after an upgrade.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  source <(talkcat completions bash)    # in ~/.bashrc
  source <(talkcat completions zsh)     # in ~/.zshrc, after compinit
  talkcat completions fish | source     # in ~/.config/fish/config.fish")]
pub struct Completions {
    /// The shell
    #[arg(value_enum, value_name = "SHELL")]
    shell: Shell,
}

/// The shells for which there is a script.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Shell {
    Bash,
    Elvish,
    Fish,
    Powershell,
    Zsh,
}

impl Shell {
    fn completer(self) -> &'static dyn EnvCompleter {
        match self {
            Shell::Bash => &Bash,
            Shell::Elvish => &Elvish,
            Shell::Fish => &Fish,
            Shell::Powershell => &Powershell,
            Shell::Zsh => &Zsh,
        }
    }
}

impl Run for Completions {
    fn run(&self, context: &Context) -> anyhow::Result<()> {
        let program = program().to_string_lossy().into_owned();
        let mut script = Vec::new();
        self.shell
            .completer()
            .write_registration(VARIABLE, "talkcat", "talkcat", &program, &mut script)
            .context("cannot write the script")?;
        context.print_text(&String::from_utf8_lossy(&script))?;
        Ok(())
    }
}

/// What the script calls: the name that the shell found, or the whole path where one was given.
fn program() -> PathBuf {
    let called = env::args_os().next().map_or_else(|| "talkcat".into(), PathBuf::from);
    if called.components().count() > 1 { path::absolute(&called).unwrap_or(called) } else { called }
}
