//! `talkcat schema`: the tables and what they hold.

use clap::Args;

use super::output::OutputOptions;
use super::{Context, Run};
use crate::output::{Column, Rows, Value};
use crate::query::diagram::mermaid;
use crate::query::lookup::NotFound;
use crate::query::open::open;
use crate::query::tables::{self, Table};

/// Tell what the catalog's tables and views hold
///
/// As the SQL that makes them, unless a format or columns are asked for: then one row for each
/// table and for each of its columns.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  talkcat schema talk_overview
  talkcat schema --format table
  talkcat schema --markdown > SCHEMA.md
  talkcat schema --mermaid > schema.mmd")]
pub struct Schema {
    /// Only this table or view
    #[arg(value_name = "TABLE")]
    table: Option<String>,

    /// Draw the tables and their foreign keys as a Mermaid entity diagram
    #[arg(long, conflicts_with = "form")]
    mermaid: bool,

    #[command(flatten)]
    output: OutputOptions,
}

impl Run for Schema {
    fn run(&self, context: &Context) -> anyhow::Result<()> {
        let catalog = open(&context.database)?;
        let tables = match &self.table {
            None => tables::tables(&catalog)?,
            Some(name) => vec![tables::table(&catalog, name)?.ok_or_else(|| NotFound {
                kind: "table or view",
                name: name.clone(),
                hint: "`talkcat schema --format table` tells what there is".to_owned(),
            })?],
        };
        if self.mermaid {
            return Ok(context.print_text(&mermaid(&catalog, &tables)?)?);
        }
        drop(catalog);
        if self.output.wants_rows() {
            return self.output.print(context, rows(&tables));
        }
        Ok(context.print_text(&statements(&tables))?)
    }
}

fn statements(tables: &[Table]) -> String {
    let statements: Vec<_> = tables.iter().map(|table| format!("{};\n", table.sql)).collect();
    statements.join("\n")
}

/// A row for each table, followed by a row for each of its columns.
fn rows(tables: &[Table]) -> Rows {
    let names = ["table", "column", "type", "key", "comment"];
    let mut rows = Rows::new(names.map(Column::new));
    for table in tables {
        let name = Value::from(table.name.as_str());
        rows.push(vec![
            name.clone(),
            Value::Null,
            table.kind.as_str().into(),
            Value::Null,
            table.comment.clone().into(),
        ]);
        for column in &table.columns {
            let kind = (!column.kind.is_empty()).then(|| column.kind.clone());
            rows.push(vec![
                name.clone(),
                column.name.as_str().into(),
                kind.into(),
                column.key.clone().into(),
                column.comment.clone().into(),
            ]);
        }
    }
    rows
}
