//! Pages about one thing: found by its name, told for people or as JSON, its recordings opened.

use std::env;
use std::io::{self, BufWriter, Write};

use anyhow::bail;
use clap::{Args, ValueEnum};
use rusqlite::Connection;
use serde::Serialize;

use super::Context;
use super::filters::language;
use crate::output::page::Page;
use crate::output::{Column, Format, Rows, Value, write_json, write_json_indented};
use crate::query::listing::{Listing, Selection};
use crate::query::lookup::{self, Kind, NotFound};
use crate::query::open::open;
use crate::query::pages::{Reading, Recording};

pub mod event;
mod layout;
pub mod org;
mod recordings;
pub mod speaker;
pub mod talk;

/// The most rows of a short list.
const SHORT: u32 = 20;

/// What stands below the options in the help of a page.
pub(super) fn after_help(examples: &[&str]) -> String {
    let examples = examples.join("\n  ");
    format!(
        "Examples:\n  {examples}\n\n\
        NAME is a name or alias in any script and word order, a part of one, a slug or an id; case \
        and accents do not matter, nor do a typo or two. Where several things go by it, they are \
        listed, each with the command that shows it: as JSON a page is an object, such a list an \
        array."
    )
}

/// Which thing, and how to tell of it.
#[derive(Debug, Clone, Args)]
pub struct PageOptions {
    /// What it is called
    #[arg(required = true, value_name = "NAME")]
    name: Vec<String>,

    /// How to print the page
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: PageFormat,

    /// Titles in this language where there are such: en, zh, uk, ja [default: the locale's]
    #[arg(long, value_name = "LANG", value_parser = language)]
    lang: Option<String>,

    /// The posts and lines that say so, too
    #[arg(long)]
    evidence: bool,

    /// Open the recording, of several the first one, in the browser or what `TALKCAT_OPENER` names
    #[arg(long)]
    open: bool,

    /// Print the addresses of the recordings and nothing else
    #[arg(long)]
    print_url: bool,
}

/// The formats of a page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum PageFormat {
    /// The page, drawn to fit the terminal
    #[default]
    Table,
    /// One indented object
    Json,
    /// One object on one line
    Ndjson,
}

impl From<PageFormat> for Format {
    fn from(format: PageFormat) -> Self {
        match format {
            PageFormat::Table => Format::Table,
            PageFormat::Json => Format::Json,
            PageFormat::Ndjson => Format::Ndjson,
        }
    }
}

/// A kind of thing that has pages.
pub(super) trait Paged {
    /// What it is to the catalog.
    const KIND: Kind;
    /// The verb that shows its page.
    const VERB: &'static str;
    /// The listing of all such things, and there the column of their ids.
    const LISTING: (&'static Listing, &'static str);
    /// The columns of the listing that tell several of a name apart.
    const TELLING: &'static [&'static str];
    /// What a page holds.
    type Content: Serialize;

    /// Reads the page of a row.
    fn read(reading: Reading<'_>, id: i64) -> rusqlite::Result<Self::Content>;
    /// Lays it out for people.
    fn lay_out(content: &Self::Content) -> Page;
    /// The recordings on it, the first of which is opened.
    fn recordings(content: &Self::Content) -> Vec<&Recording>;
}

/// Shows the page of what `options` name, or a short list where that may be several things.
pub(super) fn show<P: Paged>(context: &Context, options: &PageOptions) -> anyhow::Result<()> {
    let called = options.name.join(" ");
    let catalog = open(&context.database)?;
    let ids = ids::<P>(context, &catalog, &called)?;
    let [id] = ids[..] else {
        if options.open || options.print_url {
            let (verb, count) = (P::VERB, ids.len());
            bail!(
                "“{called}” may be any of {count}; `talkcat {verb}` without --open and --print-url lists them"
            );
        }
        return print_list::<P>(context, &catalog, &ids, options.format);
    };
    let lang = options.lang.as_deref().or(context.lang.as_deref());
    let content = P::read(Reading { catalog: &catalog, lang, evidence: options.evidence }, id)?;
    drop(catalog);
    let recordings = P::recordings(&content);
    if options.print_url {
        recordings::print(&called, &recordings)?;
    } else {
        print(context, &content, || P::lay_out(&content), options.format)?;
    }
    if options.open {
        recordings::open(context, &called, &recordings)?;
    }
    Ok(())
}

/// What goes by the name, or nearly so.
fn ids<P: Paged>(
    context: &Context,
    catalog: &Connection,
    called: &str,
) -> anyhow::Result<Vec<i64>> {
    let found = lookup::find(catalog, P::KIND, called)?;
    if !found.is_empty() {
        return Ok(found);
    }
    let nearly = lookup::misspelled(catalog, P::KIND, called)?;
    if nearly.is_empty() {
        return Err(NotFound::of(catalog, P::KIND, called)?.into());
    }
    context.remark(&format!("no {} is called “{called}”; this is the nearest", P::KIND.name()));
    Ok(nearly)
}

fn print(
    context: &Context,
    content: &impl Serialize,
    lay_out: impl Fn() -> Page,
    format: PageFormat,
) -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    match format {
        PageFormat::Table => lay_out().write(context.page_style(), &mut out)?,
        PageFormat::Json => write_json_indented(content, &mut out)?,
        PageFormat::Ndjson => {
            write_json(content, &mut out)?;
            out.write_all(b"\n")?;
        }
    }
    out.flush()
}

/// Prints the things, each with the command that shows its page.
fn print_list<P: Paged>(
    context: &Context,
    catalog: &Connection,
    ids: &[i64],
    format: PageFormat,
) -> anyhow::Result<()> {
    let (listing, id) = P::LISTING;
    let mut selection = Selection { limit: Some(SHORT), ..Selection::default() };
    selection.conditions.one_of(&format!("{id} IN ?"), ids);
    let mut rows = listing.fetch(catalog, &selection)?;
    add_commands(&mut rows, P::TELLING, &format!("talkcat{} {}", database(context), P::VERB));
    if ids.len() > rows.rows.len() {
        let (shown, all) = (rows.rows.len(), ids.len());
        context.remark(&format!("these are {shown} of {all}; a longer name leaves fewer"));
    }
    Ok(context.print(&rows, format.into())?)
}

/// Adds a column with the command for each row, and leaves out what does not tell rows apart.
fn add_commands(rows: &mut Rows, telling: &[&str], command: &str) {
    let slug = rows.columns.iter().position(|column| column.name == "slug");
    for column in &mut rows.columns {
        column.detail = !telling.contains(&column.name.as_str());
    }
    rows.columns.push(Column::new("command").whole());
    for row in &mut rows.rows {
        let slug = match slug.map(|at| &row[at]) {
            Some(Value::Text(slug)) => slug.as_str(),
            _ => "",
        };
        let command = format!("{command} {slug}");
        row.push(command.into());
    }
}

/// The option that names the catalog, where a command needs it.
fn database(context: &Context) -> String {
    let path = &context.database;
    let known = env::var_os("TALKCAT_DB").is_some_and(|variable| *variable == **path);
    if known || path.as_os_str() == "talkcat.db" {
        return String::new();
    }
    let path = path.to_string_lossy();
    let plain = path.chars().all(|c| c.is_alphanumeric() || "/._-+:,@".contains(c));
    if plain { format!(" --db {path}") } else { format!(" --db '{}'", path.replace('\'', r"'\''")) }
}
