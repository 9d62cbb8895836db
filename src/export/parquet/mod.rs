//! Every table as Parquet, typed, for DuckDB, Spark and what else reads folders of such files.
//!
//! A table is a folder. What belongs to an event lies in a folder of it for each year of events, as
//! Hive names them: `talks/year=2024/part-0.parquet`. The year is in the folder's name alone.

mod write;

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use serde::Serialize;

use super::folder::File;
use super::package::{is_not_null, kind, primary_key, quoted};
use crate::catalog::search;
use crate::query::tables::{self, Table};
use write::{Column, Type, parquet};

/// What tells an earlier export from other files.
pub const MARK: &str = "talkcat export parquet";

/// The file that describes the others.
pub const INDEX: &str = "catalog.json";

/// By what tables are parted: the year of the event.
const PART: &str = "year";

/// The file with the rows of a folder.
const FILE: &str = "part-0.parquet";

/// How Hive calls the folder of the rows without a year.
const NO_YEAR: &str = "__HIVE_DEFAULT_PARTITION__";

/// Why there are no files.
#[derive(Debug, thiserror::Error)]
pub enum ParquetError {
    /// The catalog cannot be read.
    #[error("cannot read the catalog")]
    Catalog(#[from] rusqlite::Error),
    /// A table cannot be written as Parquet.
    #[error("cannot write a table as Parquet")]
    Parquet(#[from] ::parquet::errors::ParquetError),
    /// The description cannot be written as JSON.
    #[error("cannot describe the tables")]
    Json(#[from] serde_json::Error),
}

/// What `catalog.json` says.
#[derive(Debug, Serialize)]
struct Index {
    generator: String,
    tables: Vec<Described>,
}

/// A table in the index.
#[derive(Debug, Serialize)]
struct Described {
    name: String,
    description: Option<String>,
    /// The column that stands in the names of the folders.
    partitioned_by: Option<String>,
    /// In the order of the schema.
    columns: Vec<DescribedColumn>,
    files: Vec<String>,
}

/// A column in the index.
#[derive(Debug, Serialize)]
struct DescribedColumn {
    name: String,
    #[serde(rename = "type")]
    kind: Type,
    required: bool,
    description: Option<String>,
}

/// The files of the export, the one that describes the others first.
pub fn files(catalog: &Connection) -> Result<Vec<File>, ParquetError> {
    let mut tables = tables::tables(catalog)?;
    for table in &mut tables {
        table.columns.retain(|column| column.name != search::COLUMN);
    }
    let (tables, views): (Vec<_>, Vec<_>) =
        tables.into_iter().partition(|table| table.kind == "table");
    let mut described = Vec::new();
    let mut parts = Vec::new();
    for table in &tables {
        let files = table_files(catalog, table)?;
        described.push(describe(table, &files));
        parts.extend(files);
    }
    let index = Index { generator: MARK.to_owned(), tables: described };
    let mut files = vec![
        File::new(INDEX, serde_json::to_string_pretty(&index)? + "\n"),
        File::new("views.sql", views_sql(&index, &views)),
    ];
    files.extend(parts);
    Ok(files)
}

/// Files of an earlier export in the folder that are not among these: no row of a year that is gone
/// may stay.
pub fn left_over(folder: &Path, files: &[File]) -> Vec<PathBuf> {
    if !fs::read_to_string(folder.join(INDEX)).is_ok_and(|index| index.contains(MARK)) {
        return Vec::new();
    }
    let paths: BTreeSet<PathBuf> = files.iter().map(|file| folder.join(&file.name)).collect();
    let years = paths.iter().filter_map(|path| path.parent()?.parent());
    let tables: BTreeSet<&Path> = years.filter(|path| *path != folder).collect();
    let is_year = |name: &OsStr| name.to_string_lossy().starts_with(&format!("{PART}="));
    tables
        .into_iter()
        .filter_map(|table| fs::read_dir(table).ok())
        .flatten()
        .flatten()
        .filter(|entry| is_year(&entry.file_name()))
        .map(|entry| entry.path().join(FILE))
        .filter(|path| path.exists() && !paths.contains(path))
        .collect()
}

/// The files of a table, ordered by year and within it by the table's key. There is always one.
fn table_files(catalog: &Connection, table: &Table) -> Result<Vec<File>, ParquetError> {
    let columns = columns(table);
    let names: Vec<String> = columns.iter().map(|column| column.name.clone()).collect();
    let year = year_of(table);
    let key = primary_key(catalog, table)?;
    let sql = format!(
        "SELECT {year} AS part, {} FROM {} ORDER BY part, {}",
        quoted(&names),
        table.name,
        if key.is_empty() { "rowid".to_owned() } else { quoted(&key) },
        year = year.as_deref().unwrap_or("NULL"),
    );
    let name_of = |part: Option<i64>| match (&year, part) {
        (None, _) => format!("{}/{FILE}", table.name),
        (Some(_), Some(year)) => format!("{}/{PART}={year}/{FILE}", table.name),
        (Some(_), None) => format!("{}/{PART}={NO_YEAR}/{FILE}", table.name),
    };
    let mut files = Vec::new();
    let mut statement = catalog.prepare(&sql)?;
    let mut rows = statement.query([])?;
    let mut batch = columns.clone();
    let mut current = None;
    while let Some(row) = rows.next()? {
        let part: Option<i64> = row.get(0)?;
        if current.is_some_and(|current| current != part) {
            let full = std::mem::replace(&mut batch, columns.clone());
            files.push(File::new(name_of(current.flatten()), parquet(&table.name, full)?));
        }
        current = Some(part);
        for (at, column) in batch.iter_mut().enumerate() {
            column.push(row.get_ref(at + 1)?).map_err(rusqlite::Error::from)?;
        }
    }
    files.push(File::new(name_of(current.flatten()), parquet(&table.name, batch)?));
    Ok(files)
}

/// What gives the year of the event that a row belongs to; none where rows belong to no event.
fn year_of(table: &Table) -> Option<String> {
    if table.name == "events" {
        return Some(PART.to_owned());
    }
    let refers_to = |key: &str| {
        let mut columns = table.columns.iter();
        columns.find(|column| column.key.as_deref() == Some(key)).map(|column| &column.name)
    };
    if let Some(column) = refers_to("events.id") {
        return Some(format!("(SELECT e.year FROM events e WHERE e.id = {}.{column})", table.name));
    }
    refers_to("talks.id").map(|column| {
        format!(
            "(SELECT e.year FROM talks t JOIN events e ON e.id = t.event_id WHERE t.id = {}.{column})",
            table.name
        )
    })
}

/// The columns that the files of a table hold: not the year of an event, which is in their names.
fn columns(table: &Table) -> Vec<Column> {
    let described =
        table.columns.iter().filter(|column| !(table.name == "events" && column.name == PART));
    let column = |column: &tables::TableColumn| {
        Column::new(&column.name, Type::of(kind(table, column)), is_required(table, column))
    };
    described.map(column).collect()
}

fn is_required(table: &Table, column: &tables::TableColumn) -> bool {
    column.primary || is_not_null(table, column)
}

fn describe(table: &Table, files: &[File]) -> Described {
    let columns = table.columns.iter().map(|column| DescribedColumn {
        name: column.name.clone(),
        kind: Type::of(kind(table, column)),
        required: is_required(table, column),
        description: column.comment.clone(),
    });
    Described {
        name: table.name.clone(),
        description: table.comment.clone(),
        partitioned_by: year_of(table).map(|_| PART.to_owned()),
        columns: columns.collect(),
        files: files.iter().map(|file| file.name.clone()).collect(),
    }
}

/// What makes DuckDB see the files as the tables of the catalog, and the catalog's own views.
fn views_sql(index: &Index, views: &[Table]) -> String {
    let head = format!(
        "-- Written by {MARK}. In this folder: duckdb -init views.sql\n\
         SET default_null_order = 'sqlite'"
    );
    let tables = index.tables.iter().map(|table| {
        let name = &table.name;
        let columns: Vec<String> = table.columns.iter().map(|it| it.name.clone()).collect();
        let (glob, hive) = match &table.partitioned_by {
            Some(part) => ("*/*", format!("true, hive_types = {{'{part}': BIGINT}}")),
            None => ("*", "false".to_owned()),
        };
        format!(
            "CREATE OR REPLACE VIEW {name} AS SELECT {}\n    \
             FROM read_parquet('{name}/{glob}.parquet', hive_partitioning = {hive})",
            quoted(&columns)
        )
    });
    let views = views.iter().map(|view| view.sql.replacen("CREATE", "CREATE OR REPLACE", 1));
    std::iter::once(head).chain(tables).chain(views).map(|sql| sql + ";\n").collect()
}
