//! `talkcat export atom`.

use anyhow::Context as _;
use clap::Args;

use crate::catalog::export;
use crate::commands::{Context, Run};
use crate::export::atom;
use crate::export::program::Program;
use crate::query::open::open;

/// Print the latest talks as an Atom feed
///
/// A talk is as new as the last post that tells of it, else as its event.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  talkcat export atom > talks.atom
  talkcat export atom --limit 500 > talks.atom")]
pub struct Atom {
    /// Print no more talks than this
    #[arg(long, value_name = "TALKS", default_value_t = 50, value_parser = clap::value_parser!(u32).range(1..))]
    limit: u32,
}

impl Run for Atom {
    fn run(&self, context: &Context) -> anyhow::Result<()> {
        let document = export::document(&open(&context.database)?)?;
        let limit = usize::try_from(self.limit).unwrap_or(usize::MAX);
        let feed = atom::feed(&Program::new(&document), limit).context("cannot write XML")?;
        context.print_text(&feed)?;
        Ok(())
    }
}
