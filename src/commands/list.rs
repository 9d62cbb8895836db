//! What all listings have in common: how their rows are asked for and printed, and a word where there is nothing.

use super::Context;
use super::filters::{Filters, Recorded};
use super::output::OutputOptions;
use crate::query::listing::{Listing, Selection};
use crate::query::open::open;
use crate::query::scope::{Conditions, Scope};

/// Prints the rows of `listing` that the filters leave. `conditions` says what the filters mean
/// there.
pub fn list(
    context: &Context,
    listing: &Listing,
    (filters, recorded): (&Filters, Recorded),
    options: &OutputOptions,
    conditions: impl Fn(&mut Conditions, &Scope),
) -> anyhow::Result<()> {
    options.check(listing.field_names())?;
    let catalog = open(&context.database)?;
    let scope = filters.resolve(&catalog, recorded)?;
    let (sort, reverse, limit) = options.order();
    let mut selection = Selection { sort, reverse, limit, ..Selection::default() };
    conditions(&mut selection.conditions, &scope);
    let rows = listing.fetch(&catalog, &selection)?;
    drop(catalog);
    if rows.is_empty() {
        context.remark(&nothing(listing.things, &scope));
    }
    options.print_arranged(context, &rows)
}

fn nothing(things: &str, scope: &Scope) -> String {
    if scope.is_everything() {
        format!("there are no {things} in the catalog yet; `talkcat import PATH` reads posts")
    } else {
        format!("no {things} match all of these filters")
    }
}
