//! The exports that are folders of files.

mod common;

use std::collections::HashSet;
use std::fs;

use common::Folder;
use rusqlite::Connection;
use rusqlite::types::Value as Cell;
use serde_json::Value;
use talkcat::output::escape::escape_lines;

fn exported(form: &str) -> Folder {
    let folder = Folder::with_catalog();
    let run = folder.run(&["export", form, "out"]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(0), ""), "{}", run.stderr);
    folder
}

fn read(folder: &Folder, file: &str) -> String {
    fs::read_to_string(folder.path("out").join(file)).expect(file)
}

fn package(folder: &Folder) -> Value {
    serde_json::from_str(&read(folder, "datapackage.json")).expect("JSON")
}

/// The part of the description that is about a table.
fn resource<'a>(package: &'a Value, table: &str) -> &'a Value {
    let mut resources = package["resources"].as_array().unwrap().iter();
    resources.find(|resource| resource["name"] == table).expect(table)
}

#[test]
fn tables_are_exported_as_they_are() {
    let folder = exported("csv");
    for table in ["events", "speaker_names", "talks", "talk_links"] {
        let csv = read(&folder, &format!("{table}.csv"));
        insta::assert_snapshot!(format!("{table} as a file"), escape_lines(&csv));
    }
    let package = package(&folder);
    for table in ["events", "talk_speakers", "imports"] {
        let described = serde_json::to_string_pretty(resource(&package, table)).unwrap();
        insta::assert_snapshot!(format!("{table} described"), described);
    }
}

#[test]
fn a_file_holds_every_cell_of_its_table() {
    let folder = exported("csv");
    let catalog = Connection::open(folder.path("talkcat.db")).unwrap();
    let package = package(&folder);
    let mut cells = 0;
    for resource in package["resources"].as_array().unwrap() {
        let table = resource["name"].as_str().unwrap();
        let fields = resource["schema"]["fields"].as_array().unwrap();
        let columns: Vec<_> = fields.iter().map(|field| field["name"].as_str().unwrap()).collect();
        let csv = read(&folder, resource["path"].as_str().unwrap());
        let mut csv = csv::Reader::from_reader(csv.as_bytes());
        assert_eq!(csv.headers().unwrap().iter().collect::<Vec<_>>(), columns, "{table}");
        let written: HashSet<Vec<String>> = csv
            .records()
            .map(|record| record.unwrap().iter().map(ToOwned::to_owned).collect())
            .collect();
        let mut statement = catalog.prepare(&format!("SELECT * FROM {table}")).unwrap();
        let stored: HashSet<Vec<String>> = statement
            .query_map([], |row| (0..columns.len()).map(|at| row.get(at).map(shown)).collect())
            .unwrap()
            .collect::<Result<_, _>>()
            .unwrap();
        assert_eq!(written, stored, "{table}");
        cells += stored.len() * columns.len();
    }
    assert!(cells > 500, "{cells}");
}

fn shown(cell: Cell) -> String {
    match cell {
        Cell::Null => String::new(),
        Cell::Integer(number) => number.to_string(),
        Cell::Real(number) => number.to_string(),
        Cell::Text(text) => text,
        Cell::Blob(_) => panic!("no public table holds bytes"),
    }
}

#[test]
fn what_refers_to_another_file_finds_it() {
    let package = package(&exported("csv"));
    let mut keys = 0;
    for from in package["resources"].as_array().unwrap() {
        for key in from["schema"]["foreignKeys"].as_array().into_iter().flatten() {
            let target = key["reference"]["resource"].as_str().unwrap();
            let target = if target.is_empty() { from } else { resource(&package, target) };
            let fields = target["schema"]["fields"].as_array().unwrap();
            let names = key["reference"]["fields"].as_array().unwrap();
            assert_eq!(names.len(), key["fields"].as_array().unwrap().len());
            for name in names {
                assert!(fields.iter().any(|field| field["name"] == *name), "{key}");
            }
            keys += 1;
        }
    }
    assert!(keys > 30, "{keys}");
}

#[test]
fn datasette_is_told_about_the_tables() {
    let folder = exported("datasette");
    let yaml = |file: &str| -> Value { serde_yaml::from_str(&read(&folder, file)).expect("YAML") };
    let (metadata, config) = (yaml("metadata.yaml"), yaml("datasette.yaml"));
    for (name, content) in [("metadata", &metadata), ("config", &config)] {
        let tables = &content["databases"]["talkcat"]["tables"];
        let part = serde_json::json!({
            "talks": tables["talks"],
            "talk_links": tables["talk_links"],
            "_fingerprints": tables["_fingerprints"],
        });
        insta::assert_snapshot!(format!("datasette {name}"), serde_yaml::to_string(&part).unwrap());
    }
    let queries = |content: &Value| content["databases"]["talkcat"]["queries"].clone();
    assert!(queries(&metadata).as_object().is_some_and(|queries| !queries.is_empty()));
    assert_eq!(queries(&metadata), queries(&config));
}

#[test]
fn datasette_finds_the_catalog_under_its_own_name() {
    let folder = Folder::with_catalog();
    fs::rename(folder.path("talkcat.db"), folder.path("our talks.sqlite")).unwrap();
    let run = folder.run(&["export", "datasette", "out", "--db", "our talks.sqlite"]);
    assert_eq!(
        run.stderr,
        "talkcat: now run `datasette 'our talks.sqlite' -m out/metadata.yaml`, with Datasette 1.0 \
        `datasette 'our talks.sqlite' -m out/metadata.yaml -c out/datasette.yaml`\n"
    );
    let metadata: Value = serde_yaml::from_str(&read(&folder, "metadata.yaml")).unwrap();
    assert!(metadata["databases"]["our talks"]["tables"]["talks"].is_object());
}

#[test]
fn an_export_replaces_an_earlier_one_and_nothing_else() {
    for (form, file) in
        [("csv", "talks.csv"), ("datasette", "datasette.yaml"), ("man", "talkcat.1")]
    {
        let folder = Folder::with_catalog();
        let export = |more: &[&str]| {
            let command: &[&str] = if form == "man" { &["man"] } else { &["export", form] };
            folder.run(&[command, &["out"], more].concat())
        };
        folder.write(&format!("out/{file}"), "mine");
        let run = export(&[]);
        assert_eq!(run.code, Some(1));
        assert_eq!(
            run.stderr,
            format!(
                "talkcat: out/{file} is there already and no earlier export of talkcat; take another \
                folder, or --force to replace it\n"
            )
        );
        assert_eq!(read(&folder, file), "mine");
        assert_eq!(fs::read_dir(folder.path("out")).unwrap().count(), 1);
        assert_eq!(export(&["--force"]).code, Some(0));
        assert_ne!(read(&folder, file), "mine");
        assert_eq!(export(&[]).code, Some(0), "its own files are no hindrance");
    }
}

#[test]
fn a_folder_that_cannot_be_written_is_an_error() {
    let folder = Folder::with_catalog();
    let run = folder.run(&["export", "csv", "talkcat.db/data"]);
    assert_eq!(run.code, Some(1));
    assert!(run.stderr.starts_with("talkcat: cannot write talkcat.db/data"), "{}", run.stderr);
}
