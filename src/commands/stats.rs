//! `talkcat stats`: the state of the catalog.

use clap::Args;

use super::output::OutputOptions;
use super::{Context, Run};
use crate::query::open::open;
use crate::query::stats::stats;

/// Tell how large, complete, fresh and sound the catalog is
///
/// Numbers are exact, days and times those of the posts and imports. A sound file has the quick
/// check "ok" and no broken references.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  talkcat stats
  talkcat stats --json | jq '.[] | select(.measure == \"talks with video\").percent'
  talkcat stats --csv --columns measure,value")]
pub struct Stats {
    #[command(flatten)]
    output: OutputOptions,
}

impl Run for Stats {
    fn run(&self, context: &Context) -> anyhow::Result<()> {
        let rows = stats(&open(&context.database)?)?;
        self.output.print(context, rows)
    }
}
