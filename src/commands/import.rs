//! `talkcat import`: posts into the catalog.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::output::Format;

/// Read posts into the catalog
///
/// Makes the catalog's file if there is none. Importing a post again replaces what it said before.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  talkcat import content/blog
  talkcat import --prune content/blog             # forget posts that are gone
  talkcat import --reference our-orgs.yaml posts  # more organizations or event series")]
pub struct Import {
    /// Forget posts of these folders that no longer exist
    #[arg(long)]
    pub prune: bool,

    /// How to print the summary
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub format: SummaryFormat,

    /// More organizations or event series, as YAML; may be given several times
    #[arg(long, value_name = "FILE")]
    pub reference: Vec<PathBuf>,

    /// Posts, folders of posts, or - for one post on standard input
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
}

/// How the summary of an import is printed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum SummaryFormat {
    /// A table for people
    #[default]
    Table,
    /// JSON for scripts
    Json,
}

impl From<SummaryFormat> for Format {
    fn from(format: SummaryFormat) -> Self {
        match format {
            SummaryFormat::Table => Format::Table,
            SummaryFormat::Json => Format::Json,
        }
    }
}
