//! `talkcat man`: the manual.

use std::io;
use std::path::PathBuf;

use clap::{Args, Command, CommandFactory, ValueHint};
use clap_mangen::Man as Page;

use super::{Context, Run};
use crate::cli::Cli;
use crate::export::folder::{self, File};

/// What tells an earlier page from other files; a comment in roff.
const MARK: &str = ".\\\" Written by `talkcat man`.";

/// Write the manual: a page for the program and one for each command
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  talkcat man ~/.local/share/man/man1
  talkcat man pages && man pages/talkcat-talks.1")]
pub struct Man {
    /// Replace files that are no earlier pages
    #[arg(long)]
    force: bool,

    /// The folder, made if there is none
    #[arg(value_name = "DIR", value_hint = ValueHint::DirPath)]
    folder: PathBuf,
}

impl Run for Man {
    fn run(&self, context: &Context) -> anyhow::Result<()> {
        let mut program = Cli::command().disable_help_subcommand(true);
        program.build();
        let mut files = Vec::new();
        pages(&program, &mut files)?;
        folder::write(&self.folder, &files, MARK, self.force)?;
        let first = self.folder.join(&files[0].name);
        context.remark(&format!("{} pages; begin with `man {}`", files.len(), first.display()));
        Ok(())
    }
}

/// The page of a command and those of its own commands.
fn pages(command: &Command, files: &mut Vec<File>) -> io::Result<()> {
    let page = Page::new(command.clone())
        .source(concat!("talkcat ", env!("CARGO_PKG_VERSION")))
        .manual("talkcat manual");
    let mut content = format!("{MARK}\n").into_bytes();
    page.render(&mut content)?;
    files.push(File::new(page.get_filename(), content));
    let shown = command.get_subcommands().filter(|command| !command.is_hide_set());
    shown.into_iter().try_for_each(|command| pages(command, files))
}
