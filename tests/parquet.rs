//! The export as Parquet, which is built with `--features parquet`.
#![cfg(feature = "parquet")]

mod common;

use std::fs;
use std::path::Path;

use common::Folder;
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::Field;
use rusqlite::Connection;
use rusqlite::types::ValueRef;
use serde_json::Value;

/// A folder with a catalog, one of whose events has no year.
fn catalog() -> Folder {
    let folder = Folder::with_catalog();
    let catalog = Connection::open(folder.path("talkcat.db")).expect("a catalog");
    catalog.execute("UPDATE events SET year = NULL WHERE id = 2", []).expect("an event");
    folder
}

fn export(folder: &Folder) {
    let run = folder.run(&["export", "parquet", "out"]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(0), ""), "{}", run.stderr);
}

fn tables(folder: &Folder) -> Vec<Value> {
    let index = fs::read_to_string(folder.path("out/catalog.json")).expect("an index");
    let mut index: Value = serde_json::from_str(&index).expect("JSON");
    index["tables"].take().as_array().expect("tables").clone()
}

/// The names of all files below, but for those that describe the others.
fn parts(folder: &Path, below: &str) -> Vec<String> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder.join(below)).expect("a folder") {
        let entry = entry.expect("an entry");
        let name = format!("{below}/{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            names.extend(parts(folder, &name));
        } else {
            names.push(name.trim_start_matches("./").to_owned());
        }
    }
    names.retain(|name| name != "catalog.json" && name != "views.sql");
    names.sort();
    names
}

/// A cell as text. A day is written as SQLite has it.
fn shown(field: &Field) -> String {
    match field {
        Field::Null => "null".to_owned(),
        Field::Str(text) => format!("'{text}'"),
        Field::Date(days) => {
            let day = chrono::NaiveDate::default()
                + chrono::Days::new(u64::try_from(*days).expect("a day"));
            format!("'{day}'")
        }
        Field::TimestampMillis(moment) => {
            let moment = chrono::DateTime::from_timestamp_millis(*moment).expect("a moment");
            format!("'{}'", moment.format("%Y-%m-%dT%H:%M:%SZ"))
        }
        other => other.to_string(),
    }
}

fn stored(value: ValueRef<'_>) -> String {
    match value {
        ValueRef::Null => "null".to_owned(),
        ValueRef::Integer(number) => number.to_string(),
        ValueRef::Real(number) => Field::Double(number).to_string(),
        ValueRef::Text(text) | ValueRef::Blob(text) => {
            format!("'{}'", String::from_utf8_lossy(text))
        }
    }
}

#[test]
fn files_hold_every_cell_of_their_table() {
    let folder = catalog();
    export(&folder);
    let catalog = Connection::open(folder.path("talkcat.db")).expect("a catalog");
    let (mut cells, mut listed) = (0, Vec::new());
    for table in tables(&folder) {
        let name = table["name"].as_str().expect("a name");
        let columns: Vec<&str> = table["columns"]
            .as_array()
            .expect("columns")
            .iter()
            .map(|column| column["name"].as_str().expect("a name"))
            .collect();
        let mut written = Vec::new();
        for file in table["files"].as_array().expect("files") {
            let file = file.as_str().expect("a name");
            listed.push(file.to_owned());
            let year = file.split_once("/year=").map(|(_, rest)| rest.split('/').next().unwrap());
            let year = match year {
                Some("__HIVE_DEFAULT_PARTITION__") | None => "null",
                Some(year) => year,
            };
            let bytes = fs::File::open(folder.path("out").join(file)).expect(file);
            let reader = SerializedFileReader::new(bytes).expect("Parquet");
            for row in reader.get_row_iter(None).expect("rows") {
                let row = row.expect("a row");
                let cell = |column: &&str| {
                    let found = row.get_column_iter().find(|(name, _)| name == column);
                    found.map_or(year.to_owned(), |(_, field)| shown(field))
                };
                written.push(columns.iter().map(cell).collect::<Vec<_>>());
            }
        }
        let quoted: Vec<String> = columns.iter().map(|column| format!("\"{column}\"")).collect();
        let sql = format!("SELECT {} FROM {name}", quoted.join(", "));
        let mut select = catalog.prepare(&sql).expect("a table");
        let mut stored: Vec<Vec<String>> = select
            .query_map([], |row| {
                (0..columns.len()).map(|at| row.get_ref(at).map(self::stored)).collect()
            })
            .expect("rows")
            .collect::<Result<_, _>>()
            .expect("rows");
        written.sort();
        stored.sort();
        assert_eq!(written, stored, "{name}");
        cells += stored.len() * columns.len();
    }
    assert!(cells > 500, "{cells}");
    listed.sort();
    assert_eq!(parts(&folder.path("out"), "."), listed);
    assert!(
        listed.contains(&"talks/year=__HIVE_DEFAULT_PARTITION__/part-0.parquet".to_owned()),
        "{listed:?}"
    );
}

#[test]
fn columns_have_types() {
    let folder = catalog();
    export(&folder);
    let schemas = ["events/year=2025", "mentions", "imports", "posts"].map(|table| {
        let path = folder.path("out").join(table).join("part-0.parquet");
        let reader =
            SerializedFileReader::new(fs::File::open(path).expect(table)).expect("Parquet");
        let mut text = Vec::new();
        parquet::schema::printer::print_schema(
            &mut text,
            reader.metadata().file_metadata().schema(),
        );
        String::from_utf8(text).expect("UTF-8")
    });
    insta::assert_snapshot!(schemas.join("\n"));
}

#[test]
fn an_earlier_export_goes_and_others_files_stay() {
    let folder = catalog();
    export(&folder);
    let before = parts(&folder.path("out"), ".");
    folder.write("out/talks/notes.txt", "mine");
    let catalog = Connection::open(folder.path("talkcat.db")).expect("a catalog");
    catalog.execute("UPDATE events SET year = 1999 WHERE year = 2025", []).expect("events");
    export(&folder);
    let after = parts(&folder.path("out"), ".");
    assert!(before.contains(&"talks/year=2025/part-0.parquet".to_owned()), "{before:?}");
    assert!(!after.iter().any(|name| name.contains("year=2025")), "{after:?}");
    assert!(!folder.path("out/talks/year=2025").exists());
    assert!(after.contains(&"talks/notes.txt".to_owned()));
    let foreign = Folder::with_catalog();
    foreign.write("out/talks/year=2025/part-0.parquet", "mine");
    let run = foreign.run(&["export", "parquet", "out"]);
    assert_eq!(run.code, Some(1));
    assert!(run.stderr.contains("--force"), "{}", run.stderr);
    assert!(!foreign.path("out/catalog.json").exists());
}
