//! How rows are printed: the options that all commands with rows share, and what they mean.

use std::borrow::Cow;

use clap::Args;
use clap::builder::{StringValueParser, TypedValueParser};
use clap::error::ErrorKind;

use super::Context;
use crate::output::{Format, Header, Layout, Rows};
use crate::query::console::Answer;
use crate::query::order::sort;

/// How to print rows.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "Output")]
#[expect(clippy::struct_excessive_bools, reason = "each is an option of its own")]
pub struct OutputOptions {
    /// How to print the rows; --json, --csv and so on for short [default: table]
    #[arg(long, value_enum, value_name = "FORMAT", group = "form")]
    format: Option<Format>,

    #[arg(long, group = "form", hide_short_help = true, help = "An array of objects")]
    json: bool,

    #[arg(long, group = "form", hide_short_help = true, help = "One JSON object per line")]
    ndjson: bool,

    #[arg(long, group = "form", hide_short_help = true, help = "Comma-separated values")]
    csv: bool,

    #[arg(long, group = "form", hide_short_help = true, help = "Tab-separated values")]
    tsv: bool,

    #[arg(
        long,
        visible_alias = "md",
        group = "form",
        hide_short_help = true,
        help = "A Markdown table"
    )]
    markdown: bool,

    #[arg(long, group = "form", hide_short_help = true, help = "Each row as lines")]
    vertical: bool,

    /// Only these columns, in this order
    #[arg(long, value_name = "COLUMNS", value_delimiter = ',', value_parser = StringValueParser::new().map(|name| name.trim().to_owned()))]
    columns: Vec<String>,

    /// Sort by this column: text from A to Z, numbers and days the greatest first
    #[arg(long, value_name = "COLUMN")]
    sort: Option<String>,

    /// Sort the other way around
    #[arg(long)]
    reverse: bool,

    /// Print no more rows than this
    #[arg(long, value_name = "ROWS", value_parser = clap::value_parser!(u32).range(1..))]
    limit: Option<u32>,

    /// Print rows alone, without the names of the columns
    #[arg(long)]
    no_header: bool,

    /// In CSV and TSV, put a ' before text that a spreadsheet would take for a formula: text that
    /// begins with = + - @, a tab or a carriage return
    #[arg(long)]
    csv_safe: bool,
}

impl OutputOptions {
    /// The format that was asked for.
    pub fn format(&self) -> Option<Format> {
        let short = [
            (self.json, Format::Json),
            (self.ndjson, Format::Ndjson),
            (self.csv, Format::Csv),
            (self.tsv, Format::Tsv),
            (self.markdown, Format::Markdown),
            (self.vertical, Format::Vertical),
        ];
        self.format.or_else(|| short.iter().find(|(asked, _)| *asked).map(|&(_, format)| format))
    }

    /// Whether anything was asked for that only rows have.
    pub fn wants_rows(&self) -> bool {
        let arranged = !self.columns.is_empty() || self.sort.is_some() || self.limit.is_some();
        self.format().is_some() || arranged || self.reverse || self.no_header || self.csv_safe
    }

    /// The column to sort by, whether the other way around, and how many rows to print.
    pub fn order(&self) -> (Option<&str>, bool, Option<u32>) {
        (self.sort.as_deref(), self.reverse, self.limit)
    }

    /// How many rows are needed to print what was asked for: all where they are to be sorted.
    pub fn rows_needed(&self) -> Option<usize> {
        let limit = self.limit.filter(|_| self.sort.is_none() && !self.reverse)?;
        usize::try_from(limit).ok()
    }

    /// A usage error where a column was asked for that is not among `columns`.
    pub fn check<'a>(&self, columns: impl Iterator<Item = &'a str>) -> Result<(), clap::Error> {
        let known: Vec<_> = columns.collect();
        match self.sort.iter().chain(&self.columns).find(|name| !known.contains(&name.as_str())) {
            None => Ok(()),
            Some(name) => {
                Err(usage(&format!("there is no column '{name}'; there are {}", known.join(", "))))
            }
        }
    }

    /// Sorts rows as asked for, leaves out those beyond the limit, and prints them.
    pub fn print(&self, context: &Context, mut rows: Rows) -> anyhow::Result<()> {
        self.sort(&mut rows)?;
        if let Some(limit) = self.limit.and_then(|limit| usize::try_from(limit).ok()) {
            rows.rows.truncate(limit);
        }
        self.print_arranged(context, &rows)
    }

    /// Prints an answer likewise, and says on standard error where the limit cut it.
    pub fn print_answer(&self, context: &Context, answer: Answer) -> anyhow::Result<()> {
        if let Some(limit) = self.limit
            && (answer.more || u32::try_from(answer.rows.rows.len()).is_ok_and(|rows| rows > limit))
        {
            context.remark(&format!("there are more than these {limit} rows"));
        }
        self.print(context, answer.rows)
    }

    /// Sorts rows as asked for; a usage error where a column was asked for that they do not have.
    pub fn sort(&self, rows: &mut Rows) -> Result<(), clap::Error> {
        self.check(rows.columns.iter().map(|column| column.name.as_str()))?;
        if let Some(column) = &self.sort {
            sort(rows, column, self.reverse).map_err(|error| usage(&error))?;
        } else if self.reverse {
            rows.rows.reverse();
        }
        Ok(())
    }

    /// Prints rows that are in order already.
    pub fn print_arranged(&self, context: &Context, rows: &Rows) -> anyhow::Result<()> {
        let usual = context.layout();
        let header = if self.no_header { Header::Absent } else { usual.header };
        let layout = Layout { header, disarmed: self.csv_safe, ..usual };
        let format = self.format().unwrap_or_default();
        Ok(context.print_laid_out(&*self.chosen(rows)?, format, layout)?)
    }

    /// Only the columns that were asked for.
    pub fn chosen<'a>(&self, rows: &'a Rows) -> Result<Cow<'a, Rows>, clap::Error> {
        if self.columns.is_empty() {
            return Ok(Cow::Borrowed(rows));
        }
        let chosen = rows.select(self.columns.iter().map(String::as_str));
        chosen.map(Cow::Owned).map_err(|error| usage(&error))
    }
}

/// A wrong usage that only shows once the arguments are understood.
pub fn usage(message: &impl ToString) -> clap::Error {
    clap::Error::raw(ErrorKind::InvalidValue, message.to_string())
}
