//! Writing a catalog: a wait is told, and a signal undoes what was begun.

use super::{Context, complain};
use crate::catalog::{Catalog, Manners};
use crate::interrupt::Stop;

/// Does `work` on the catalog, which is made where there is none.
pub fn write<T>(
    context: &Context,
    work: impl FnOnce(&mut Catalog) -> anyhow::Result<T>,
) -> anyhow::Result<T> {
    let manners = Manners { stop: Stop::on_signal()?, waiting: Some(say_that_it_waits) };
    let catalog = Catalog::create_with(&context.database, &manners);
    let outcome = catalog.map_err(Into::into).and_then(|mut catalog| work(&mut catalog));
    // Whatever fails after a signal fails because of it.
    outcome.map_err(|error| manners.stop.signal().map_or(error, Into::into))
}

fn say_that_it_waits() {
    complain("another program uses the catalog; waiting for it to finish");
}
