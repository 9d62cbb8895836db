//! The recordings of a page: printed, or opened outside.

use std::io::{self, Write};
use std::process::Command;

use anyhow::{Context as _, bail};

use super::super::Context;
use crate::query::pages::Recording;

/// Prints the addresses, one a line.
pub(super) fn print(called: &str, recordings: &[&Recording]) -> anyhow::Result<()> {
    let mut out = io::stdout().lock();
    for address in addresses(called, recordings)? {
        writeln!(out, "{address}")?;
    }
    Ok(out.flush()?)
}

/// Opens the first one in the browser, or in the program that the user names.
pub(super) fn open(
    context: &Context,
    called: &str,
    recordings: &[&Recording],
) -> anyhow::Result<()> {
    let addresses = addresses(called, recordings)?;
    let address = &addresses[0];
    if addresses.len() > 1 {
        context.remark(&format!("opening the first of {} recordings: {address}", addresses.len()));
    }
    let Some(opener) = &context.opener else {
        return open::that(address).with_context(|| format!("cannot open {address}"));
    };
    let status = Command::new(opener)
        .arg(address)
        .status()
        .with_context(|| format!("cannot run {}", opener.to_string_lossy()))?;
    if !status.success() {
        bail!("{} did not open {address}: {status}", opener.to_string_lossy());
    }
    Ok(())
}

/// The addresses on the web, at least one; nothing else is handed to another program.
fn addresses(called: &str, recordings: &[&Recording]) -> anyhow::Result<Vec<String>> {
    let addresses: Vec<_> = recordings.iter().filter_map(|recording| recording.web()).collect();
    if addresses.is_empty() {
        bail!("there is no recording of “{called}” on the web");
    }
    Ok(addresses)
}
