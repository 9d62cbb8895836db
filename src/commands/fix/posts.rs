//! What does not count, and what is right as it is.

use clap::Args;
use clap::builder::NonEmptyStringValueParser;
use rusqlite::{Connection, OptionalExtension};

use super::{State, Stated};
use crate::corrections::Statement;
use crate::query::lookup::NotFound;

/// Let nothing that a post says count
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  talkcat fix hide content/blog/old-draft.md --why 'never published'")]
pub struct Hide {
    /// Path of the post, as `talkcat posts` lists it
    #[arg(value_name = "POST")]
    post: String,
}

impl State for Hide {
    fn state(&self, catalog: &Connection) -> anyhow::Result<Stated> {
        let path: Option<String> = catalog
            .query_row("SELECT path FROM posts WHERE path = ?1", [&self.post], |row| row.get(0))
            .optional()?;
        let path = path.ok_or_else(|| NotFound {
            kind: "post",
            name: self.post.clone(),
            hint: "`talkcat posts` lists what there is".to_owned(),
        })?;
        Ok(Stated { statement: Statement::HidePost { path }, already: false })
    }
}

/// Say that something is right, so that `talkcat review` never asks again
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  talkcat fix accept 'talk without speakers: youtube:v10UpNQIoT0'")]
pub struct Accept {
    /// What is asked about, as `talkcat review` writes it
    #[arg(value_name = "SUBJECT", value_parser = NonEmptyStringValueParser::new())]
    subject: String,
}

impl State for Accept {
    fn state(&self, _: &Connection) -> anyhow::Result<Stated> {
        let subject = self.subject.trim().to_owned();
        Ok(Stated { statement: Statement::Accept { subject }, already: false })
    }
}
