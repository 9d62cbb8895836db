//! `talkcat export`: the whole catalog in one document, or in a form that another program takes.

use std::io::{self, BufWriter, Write};

use anyhow::ensure;
use clap::error::ErrorKind;
use clap::{Args, Subcommand, ValueEnum};
use rusqlite::Connection;

use super::filters::find_all;
use super::{Context, Run};
use crate::catalog::export::{self, Document, Event};
use crate::output::write_json;
use crate::query::lookup::Kind;
use crate::query::open::open;

mod events;
mod feed;
mod folders;

/// Print the whole catalog, or write it for other programs
#[derive(Debug, Args)]
#[command(
    subcommand_value_name = "FORM",
    subcommand_help_heading = "Forms",
    after_help = "\
Examples:
  talkcat export --format json > catalog.json
  talkcat export --format json | jq '.talks | length'
  talkcat export csv data
  talkcat export ical 'KubeCon Europe 2025' > kubecon.ics

Without a FORM it prints one JSON document."
)]
pub struct Export {
    /// What to print it as [default: json]
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub format: Option<ExportFormat>,

    #[command(subcommand)]
    form: Option<Form>,
}

/// The formats of an export.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum ExportFormat {
    /// One JSON object with posts, events, speakers, organizations and talks
    #[default]
    Json,
}

/// The forms for other programs.
#[derive(Debug, Subcommand)]
enum Form {
    Csv(folders::Csv),
    Datasette(folders::Datasette),
    #[cfg(feature = "parquet")]
    Parquet(folders::Parquet),
    Schedule(events::Schedule),
    Frab(events::Frab),
    Ical(events::Ical),
    Jsonld(events::Jsonld),
    Atom(feed::Atom),
}

impl Run for Export {
    fn run(&self, context: &Context) -> anyhow::Result<()> {
        if self.form.is_some() && self.format.is_some() {
            let message = "a FORM cannot be used with '--format <FORMAT>'";
            return Err(clap::Error::raw(ErrorKind::ArgumentConflict, message).into());
        }
        match &self.form {
            None => self.print(context),
            Some(Form::Csv(form)) => form.run(context),
            Some(Form::Datasette(form)) => form.run(context),
            #[cfg(feature = "parquet")]
            Some(Form::Parquet(form)) => form.run(context),
            Some(Form::Schedule(form)) => form.run(context),
            Some(Form::Frab(form)) => form.run(context),
            Some(Form::Ical(form)) => form.run(context),
            Some(Form::Jsonld(form)) => form.run(context),
            Some(Form::Atom(form)) => form.run(context),
        }
    }
}

impl Export {
    fn print(&self, context: &Context) -> anyhow::Result<()> {
        let document = export::document(&open(&context.database)?)?;
        let mut out = BufWriter::new(io::stdout().lock());
        match self.format.unwrap_or_default() {
            ExportFormat::Json => write_json(&document, &mut out)?,
        }
        out.write_all(b"\n")?;
        Ok(out.flush()?)
    }
}

/// The events of the document that are `called` so; all of them where nothing is called for.
fn events<'a>(
    catalog: &Connection,
    document: &'a Document,
    called: Option<&str>,
) -> anyhow::Result<Vec<&'a Event>> {
    let Some(called) = called else {
        return Ok(document.events.iter().collect());
    };
    let ids = find_all(catalog, Kind::Event, &[called.to_owned()])?;
    let mut slug = catalog.prepare("SELECT slug FROM events WHERE id = ?1")?;
    let slugs: Vec<String> =
        ids.iter().map(|id| slug.query_row([id], |row| row.get(0))).collect::<Result<_, _>>()?;
    Ok(document.events.iter().filter(|event| slugs.contains(&event.slug)).collect())
}

/// The one event that is `called` so. Several are a wrong usage, for what is made is of one.
fn event<'a>(
    catalog: &Connection,
    document: &'a Document,
    called: &str,
) -> anyhow::Result<&'a Event> {
    let events = events(catalog, document, Some(called))?;
    ensure!(!events.is_empty(), "the catalog has changed meanwhile");
    if let [event] = events[..] {
        return Ok(event);
    }
    let slugs: Vec<_> = events.iter().map(|event| event.slug.as_str()).collect();
    let message =
        format!("'{called}' is the name of several events; name one of {}", slugs.join(", "));
    Err(clap::Error::raw(ErrorKind::InvalidValue, message).into())
}
