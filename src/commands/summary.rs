//! What an import did, printed.

use std::io::{self, Write};
use std::path::Path;

use clap::ValueEnum;
use serde::Serialize;

use super::Context;
use super::sources::Problem;
use crate::catalog::Summary;
use crate::output::{Column, Format, Rows, write_json};

/// How the summary of an import is printed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum SummaryFormat {
    /// A table for people
    #[default]
    Table,
    /// JSON for scripts
    Json,
}

impl SummaryFormat {
    /// Prints what an import did, and what it passed over.
    pub fn print(
        self,
        context: &Context,
        summary: &Summary,
        problems: &[Problem],
    ) -> io::Result<()> {
        match self {
            Self::Table => print_table(context, summary, problems),
            Self::Json => print_json(summary, problems),
        }
    }
}

/// The summary for people, and what to do next.
fn print_table(context: &Context, summary: &Summary, problems: &[Problem]) -> io::Result<()> {
    let columns = ["", "new", "changed", "unchanged", "removed", "skipped"];
    let mut rows = Rows::new(columns.map(Column::new));
    for (kind, counts) in summary.kinds() {
        rows.push(vec![
            kind.into(),
            i64::from(counts.added).into(),
            i64::from(counts.changed).into(),
            i64::from(counts.unchanged).into(),
            i64::from(counts.removed).into(),
            i64::from(counts.skipped).into(),
        ]);
    }
    context.print(&rows, Format::Table)?;
    if !problems.is_empty() {
        let mut rows = Rows::new(["skipped", "reason"].map(Column::new));
        for problem in problems {
            rows.push(vec![problem.place().into(), problem.reason.as_str().into()]);
        }
        context.print_text("\n")?;
        context.print(&rows, Format::Table)?;
    }
    if !summary.outdated.is_empty() {
        context.remark(&format!(
            "{} posts were read by another version and tell nothing until they are imported again: {}",
            summary.outdated.len(),
            summary.outdated.join(", ")
        ));
    }
    for correction in &summary.unmet {
        context.remark(&format!("a correction no longer applies: {correction}"));
    }
    let next = [("talks", summary.talks), ("posts", summary.posts)];
    if let Some((verb, _)) = next.iter().find(|(_, counts)| counts.present() > 0) {
        context.remark(&format!("next, try `{}`", command(&context.database, verb)));
    }
    Ok(())
}

/// The command line of a verb on this catalog.
pub(super) fn command(database: &Path, verb: &str) -> String {
    match database.to_str() {
        Some("talkcat.db") => format!("talkcat {verb}"),
        _ => format!("talkcat --db {} {verb}", database.display()),
    }
}

/// The summary for scripts.
#[derive(Debug, Serialize)]
struct Report<'a> {
    #[serde(flatten)]
    summary: &'a Summary,
    skipped: &'a [Problem],
}

fn print_json(summary: &Summary, problems: &[Problem]) -> io::Result<()> {
    let mut out = io::stdout().lock();
    let skipped = problems;
    write_json(&Report { summary, skipped }, &mut out)?;
    out.write_all(b"\n")
}
