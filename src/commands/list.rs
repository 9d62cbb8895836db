//! What all listings have in common: options, sorting, printing, and a word where there is nothing.

use clap::Args;
use clap::error::ErrorKind;

use super::Context;
use super::filters::{Filters, Recorded};
use crate::output::Format;
use crate::query::listing::{Listing, Selection};
use crate::query::open::open;
use crate::query::scope::{Conditions, Scope};

/// How to list.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "Output")]
pub struct ListOptions {
    /// How to print the rows
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub format: Format,

    /// Sort by this column: text from A to Z, numbers and days the greatest first
    #[arg(long, value_name = "COLUMN")]
    pub sort: Option<String>,

    /// Sort the other way around
    #[arg(long)]
    pub reverse: bool,

    /// Print no more rows than this
    #[arg(long, value_name = "ROWS", value_parser = clap::value_parser!(u32).range(1..))]
    pub limit: Option<u32>,
}

/// Prints the rows of `listing` that the filters leave. `conditions` says what the filters mean
/// there.
pub fn list(
    context: &Context,
    listing: &Listing,
    (filters, recorded): (&Filters, Recorded),
    options: &ListOptions,
    conditions: impl Fn(&mut Conditions, &Scope),
) -> anyhow::Result<()> {
    let sort = options.sort.as_deref();
    if let Some(column) = sort {
        check_sort(column, listing)?;
    }
    let catalog = open(&context.database)?;
    let scope = filters.resolve(&catalog, recorded)?;
    let mut selection =
        Selection { sort, reverse: options.reverse, limit: options.limit, ..Selection::default() };
    conditions(&mut selection.conditions, &scope);
    let rows = listing.fetch(&catalog, &selection)?;
    drop(catalog);
    if rows.is_empty() {
        context.remark(&nothing(listing.things, &scope));
    }
    context.print(&rows, options.format)?;
    Ok(())
}

fn nothing(things: &str, scope: &Scope) -> String {
    if scope.is_everything() {
        format!("there are no {things} in the catalog yet; `talkcat import PATH` reads posts")
    } else {
        format!("no {things} match all of these filters")
    }
}

fn check_sort(column: &str, listing: &Listing) -> Result<(), clap::Error> {
    let columns: Vec<_> = listing.field_names().collect();
    if columns.contains(&column) {
        return Ok(());
    }
    let message = format!(
        "there is no column '{column}' to sort {} by; there are {}",
        listing.things,
        columns.join(", ")
    );
    Err(clap::Error::raw(ErrorKind::InvalidValue, message))
}
