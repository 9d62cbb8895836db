//! `talkcat sql`: a user's own query.

use clap::Args;

use super::{Context, Run};
use crate::output::Format;
use crate::query::console;
use crate::query::open::open;

/// Ask the catalog in SQL; nothing can be changed
///
/// The views talk_overview, event_overview, speaker_overview and so on are a good start; `talkcat
/// schema` tells of all tables. fold(text) and latin(text) give the forms in which names are
/// compared: fold('Płotka') is 'plotka', latin('张伟') is 'zhang wei'.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  talkcat sql 'SELECT event, count(*) AS talks FROM talk_overview GROUP BY event'
  talkcat sql --format csv 'SELECT * FROM speaker_overview' > speakers.csv")]
pub struct Sql {
    /// How to print the rows
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: Format,

    /// One query
    #[arg(value_name = "QUERY")]
    query: String,
}

impl Run for Sql {
    fn run(&self, context: &Context) -> anyhow::Result<()> {
        let rows = console::ask(open(&context.database)?, &self.query)?;
        if rows.is_empty() {
            context.remark("the query gives no rows");
        }
        context.print(&rows, self.format)?;
        Ok(())
    }
}
