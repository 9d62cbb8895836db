//! Every table as a CSV file, with a `datapackage.json` (Frictionless Data) that tells what stands in
//! them: types, keys, allowed values, and the words of the schema's own comments.
//!
//! A CSV file cannot tell an empty text from none: both are an empty field.

use std::sync::LazyLock;

use csv::{Terminator, Writer, WriterBuilder};
use regex::Regex;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, Row};
use serde_json::{Map, Value, json};

use super::folder::File;
use crate::catalog::search;
use crate::query::tables::{self, Table, TableColumn};

/// What tells an earlier export from other files.
pub const MARK: &str = "talkcat export csv";

/// Why there is no package.
#[derive(Debug, thiserror::Error)]
pub enum PackageError {
    /// The catalog cannot be read.
    #[error("cannot read the catalog")]
    Catalog(#[from] rusqlite::Error),
    /// A row cannot be written as CSV.
    #[error("cannot write a table as CSV")]
    Csv(#[from] csv::Error),
    /// The description cannot be written as JSON.
    #[error("cannot describe the tables")]
    Json(#[from] serde_json::Error),
}

/// The files of the package, the one that describes the others first.
pub fn package(catalog: &Connection) -> Result<Vec<File>, PackageError> {
    let mut tables = tables::tables(catalog)?;
    tables.retain(|table| table.kind == "table");
    for table in &mut tables {
        table.columns.retain(|column| column.name != search::COLUMN);
    }
    let resources = tables.iter().map(|table| resource(catalog, table));
    let description = json!({
        "profile": "tabular-data-package",
        "name": "talkcat",
        "title": "Conference talks",
        "description": "Events, talks, speakers and organizations, and the words of the posts that tell of them.",
        "generator": MARK,
        "resources": resources.collect::<rusqlite::Result<Vec<_>>>()?,
    });
    let mut files =
        vec![File::new("datapackage.json", serde_json::to_string_pretty(&description)? + "\n")];
    for table in &tables {
        files.push(File::new(file_name(table), rows(catalog, table)?));
    }
    Ok(files)
}

fn file_name(table: &Table) -> String {
    format!("{}.csv", table.name)
}

/// The rows of a table as CSV, ordered by its primary key.
fn rows(catalog: &Connection, table: &Table) -> Result<Vec<u8>, PackageError> {
    let key = primary_key(catalog, table)?;
    let order = if key.is_empty() { "rowid".to_owned() } else { quoted(&key) };
    let columns: Vec<_> = table.columns.iter().map(|column| column.name.clone()).collect();
    let sql = format!(
        "SELECT {} FROM {} ORDER BY {order}",
        quoted(&columns),
        quoted(std::slice::from_ref(&table.name))
    );
    let mut csv = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
    csv.write_record(&columns)?;
    let mut statement = catalog.prepare(&sql)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        write_row(&mut csv, row, columns.len())?;
    }
    csv.into_inner().map_err(|error| PackageError::Csv(error.into_error().into()))
}

fn write_row(csv: &mut Writer<Vec<u8>>, row: &Row<'_>, columns: usize) -> Result<(), PackageError> {
    for column in 0..columns {
        match row.get_ref(column)? {
            ValueRef::Null => csv.write_field("")?,
            ValueRef::Integer(number) => csv.write_field(number.to_string())?,
            ValueRef::Real(number) => csv.write_field(number.to_string())?,
            ValueRef::Text(text) | ValueRef::Blob(text) => csv.write_field(text)?,
        }
    }
    Ok(csv.write_record(None::<&[u8]>)?)
}

/// What the description says of a table.
fn resource(catalog: &Connection, table: &Table) -> rusqlite::Result<Value> {
    let key = primary_key(catalog, table)?;
    let unique = unique_columns(catalog, table)?;
    let fields = table.columns.iter().map(|column| {
        field(table, column, key.contains(&column.name), unique.contains(&column.name))
    });
    let mut schema = Map::new();
    schema.insert("fields".to_owned(), fields.collect());
    if !key.is_empty() {
        schema.insert("primaryKey".to_owned(), json!(key));
    }
    let foreign = foreign_keys(catalog, table)?;
    if !foreign.is_empty() {
        schema.insert("foreignKeys".to_owned(), json!(foreign));
    }
    let mut resource = Map::new();
    resource.insert("profile".to_owned(), "tabular-data-resource".into());
    resource.insert("name".to_owned(), table.name.as_str().into());
    resource.insert("path".to_owned(), file_name(table).into());
    resource
        .extend(table.comment.clone().map(|comment| ("description".to_owned(), comment.into())));
    resource.insert("encoding".to_owned(), "utf-8".into());
    resource.insert("schema".to_owned(), schema.into());
    Ok(resource.into())
}

fn field(table: &Table, column: &TableColumn, in_key: bool, unique: bool) -> Value {
    let kind = kind(table, column);
    let mut constraints = Map::new();
    // An empty text is no value in CSV, so only numbers and keys can be said to be always there.
    if in_key || (kind != "string" && is_not_null(table, column)) {
        constraints.insert("required".to_owned(), true.into());
    }
    if unique {
        constraints.insert("unique".to_owned(), true.into());
    }
    let allowed = allowed(table, column);
    if !allowed.is_empty() {
        constraints.insert("enum".to_owned(), json!(allowed));
    }
    let mut field = Map::new();
    field.insert("name".to_owned(), column.name.as_str().into());
    field.insert("type".to_owned(), kind.into());
    field.extend(column.comment.clone().map(|comment| ("description".to_owned(), comment.into())));
    if !constraints.is_empty() {
        field.insert("constraints".to_owned(), constraints.into());
    }
    field.into()
}

/// The type of a field. SQLite has none for days and moments: a check of the schema tells them.
pub(super) fn kind(table: &Table, column: &TableColumn) -> &'static str {
    let name = &column.name;
    match column.kind.as_str() {
        "INTEGER" => "integer",
        "REAL" => "number",
        _ if table.sql.contains(&format!("{name} IS date({name})")) => "date",
        _ if table.sql.contains(&format!("{name} IS strftime('%Y-%m-%dT%H:%M:%SZ', {name})")) => {
            "datetime"
        }
        _ => "string",
    }
}

pub(super) fn is_not_null(table: &Table, column: &TableColumn) -> bool {
    let begins = format!("{} {} NOT NULL", column.name, column.kind);
    table.sql.lines().any(|line| line.trim_start().starts_with(&begins))
}

/// The texts that a check of the schema allows; none where anything is.
fn allowed(table: &Table, column: &TableColumn) -> Vec<String> {
    static CHECK: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"CHECK \((\w+) IN \(('\w+'(?:, '\w+')*)\)\)").expect("a pattern")
    });
    let mut checks = CHECK.captures_iter(&table.sql);
    let check = checks.find(|check| check[1] == column.name);
    let values = check.as_ref().map_or("", |check| &check[2]);
    values
        .split(", ")
        .map(|value| value.trim_matches('\'').to_owned())
        .filter(|it| !it.is_empty())
        .collect()
}

pub(super) fn primary_key(catalog: &Connection, table: &Table) -> rusqlite::Result<Vec<String>> {
    let sql = "SELECT name FROM pragma_table_info(?1) WHERE pk > 0 ORDER BY pk";
    catalog.prepare(sql)?.query_map([&table.name], |row| row.get(0))?.collect()
}

/// Columns in which no value stands twice, other than keys.
fn unique_columns(catalog: &Connection, table: &Table) -> rusqlite::Result<Vec<String>> {
    let sql = "SELECT min(c.name) FROM pragma_index_list(?1) i, pragma_index_info(i.name) c
        WHERE i.origin = 'u' GROUP BY i.name HAVING count(*) = 1";
    catalog.prepare(sql)?.query_map([&table.name], |row| row.get(0))?.collect()
}

/// The foreign keys, in the order of the table's columns.
fn foreign_keys(catalog: &Connection, table: &Table) -> rusqlite::Result<Vec<Value>> {
    let sql =
        "SELECT json_group_array(\"from\"), json_group_array(coalesce(\"to\", 'id')), \"table\"
        FROM (SELECT * FROM pragma_foreign_key_list(?1) ORDER BY id DESC, seq)
        GROUP BY id ORDER BY id DESC";
    let list = |text: String| serde_json::from_str::<Value>(&text).unwrap_or_default();
    catalog
        .prepare(sql)?
        .query_map([&table.name], |row| {
            let target: String = row.get(2)?;
            // The format spells a reference to the same table as an empty name.
            let resource = if target == table.name { String::new() } else { target };
            Ok(json!({
                "fields": list(row.get(0)?),
                "reference": { "resource": resource, "fields": list(row.get(1)?) },
            }))
        })?
        .collect()
}

pub(super) fn quoted(names: &[String]) -> String {
    let quoted: Vec<_> =
        names.iter().map(|name| format!("\"{}\"", name.replace('"', "\"\""))).collect();
    quoted.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    const SQL: &str = "CREATE TABLE events (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL UNIQUE CHECK (name <> ''),
        role TEXT NOT NULL CHECK (role IN ('sponsor', 'host')),
        starts_on TEXT CHECK (starts_on IS date(starts_on)),
        made_at TEXT NOT NULL CHECK (made_at IS strftime('%Y-%m-%dT%H:%M:%SZ', made_at)),
        rank REAL NOT NULL,
        parent_id INTEGER REFERENCES events (id),
        CHECK (rank IN (1, 2)))";

    fn events() -> (Connection, Table) {
        let catalog = Connection::open_in_memory().unwrap();
        catalog.execute_batch(SQL).unwrap();
        let table = tables::table(&catalog, "events").unwrap().unwrap();
        (catalog, table)
    }

    #[test]
    fn types_are_those_that_the_checks_tell() {
        let (_, table) = events();
        let kinds = table.columns.iter().map(|column| kind(&table, column)).collect::<Vec<_>>();
        let told = ["integer", "string", "string", "date", "datetime", "number", "integer"];
        assert_eq!(kinds, told);
    }

    #[test]
    fn constraints_are_those_that_a_file_can_keep() {
        let (catalog, table) = events();
        let resource = resource(&catalog, &table).unwrap();
        let constraints =
            |column: usize| resource["schema"]["fields"][column]["constraints"].clone();
        assert_eq!(constraints(0), json!({ "required": true }));
        assert_eq!(constraints(1), json!({ "unique": true }), "an empty text looks like none");
        assert_eq!(constraints(2), json!({ "enum": ["sponsor", "host"] }));
        assert_eq!(constraints(3), Value::Null);
        assert_eq!(constraints(5), json!({ "required": true }), "its check is the table's");
        let key = json!({
            "fields": ["parent_id"],
            "reference": { "resource": "", "fields": ["id"] },
        });
        assert_eq!(resource["schema"]["foreignKeys"], json!([key]));
    }

    #[test]
    fn rows_stand_in_the_order_of_their_keys() {
        let (catalog, table) = events();
        catalog
            .execute_batch(
                "INSERT INTO events VALUES (2, 'два, \"2\"', 'host', NULL, '2025-01-01T00:00:00Z', 1.0, 1),
                (1, '一', 'sponsor', '2025-04-01', '2025-01-01T00:00:00Z', 2.0, NULL)",
            )
            .unwrap();
        assert_eq!(
            String::from_utf8(rows(&catalog, &table).unwrap()).unwrap(),
            "id,name,role,starts_on,made_at,rank,parent_id\r\n\
            1,一,sponsor,2025-04-01,2025-01-01T00:00:00Z,2,\r\n\
            2,\"два, \"\"2\"\"\",host,,2025-01-01T00:00:00Z,1,1\r\n"
        );
    }
}
