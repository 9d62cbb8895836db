//! `talkcat export`: the whole catalog in one document.

use clap::{Args, ValueEnum};

/// Print the whole catalog
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  talkcat export --format json > catalog.json
  talkcat export --format json | jq '.talks | length'")]
pub struct Export {
    /// What to print it as
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub format: ExportFormat,
}

/// The formats of an export.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum ExportFormat {
    /// One JSON object with posts, events, speakers, organizations and talks
    #[default]
    Json,
}
