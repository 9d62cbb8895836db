//! `talkcat export`: the whole catalog in one document.

use std::io::{self, BufWriter, Write};

use clap::{Args, ValueEnum};

use super::{Context, Run};
use crate::catalog::export;
use crate::output::write_json;
use crate::query::open::open;

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

impl Run for Export {
    fn run(&self, context: &Context) -> anyhow::Result<()> {
        let document = export::document(&open(&context.database)?)?;
        let mut out = BufWriter::new(io::stdout().lock());
        match self.format {
            ExportFormat::Json => write_json(&document, &mut out)?,
        }
        out.write_all(b"\n")?;
        Ok(out.flush()?)
    }
}
