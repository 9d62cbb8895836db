//! `talkcat schema`: the tables and what they hold.

use clap::builder::PossibleValue;
use clap::{Args, ValueEnum};

use super::{Context, Run};
use crate::output::{Column, Format, Rows, Value};
use crate::query::lookup::NotFound;
use crate::query::open::open;
use crate::query::tables::{self, Table};

/// Tell what the catalog's tables and views hold
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  talkcat schema talk_overview
  talkcat schema --format table
  talkcat schema --format markdown > SCHEMA.md")]
pub struct Schema {
    /// How to print it
    #[arg(long, value_enum, default_value_t = SchemaFormat::Sql, value_name = "FORMAT")]
    format: SchemaFormat,

    /// Only this table or view
    #[arg(value_name = "TABLE")]
    table: Option<String>,
}

/// SQL, or rows of columns in any format for rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum SchemaFormat {
    Sql,
    Rows(Format),
}

impl ValueEnum for SchemaFormat {
    fn value_variants<'a>() -> &'a [Self] {
        &[
            SchemaFormat::Sql,
            SchemaFormat::Rows(Format::Table),
            SchemaFormat::Rows(Format::Json),
            SchemaFormat::Rows(Format::Ndjson),
            SchemaFormat::Rows(Format::Csv),
            SchemaFormat::Rows(Format::Tsv),
            SchemaFormat::Rows(Format::Markdown),
        ]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        match self {
            SchemaFormat::Sql => {
                Some(PossibleValue::new("sql").help("The statements that make the tables"))
            }
            SchemaFormat::Rows(format) => format.to_possible_value(),
        }
    }
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
        drop(catalog);
        match self.format {
            SchemaFormat::Sql => context.print_text(&statements(&tables))?,
            SchemaFormat::Rows(format) => context.print(&rows(&tables), format)?,
        }
        Ok(())
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_format_for_rows_is_offered() {
        for format in Format::value_variants() {
            assert!(SchemaFormat::value_variants().contains(&SchemaFormat::Rows(*format)));
        }
    }
}
