//! How [Datasette](https://datasette.io) shows a catalog: `metadata.yaml`, which version 0.65 reads,
//! and `datasette.yaml`, to which version 1.0 moved what is no description.
//!
//! Descriptions are the schema's own comments, and nothing of the catalog's rows is in the files.

use rusqlite::Connection;
use serde_json::{Map, Value, json};

use super::folder::File;
use crate::query::tables::{self, Table};

mod pages;
mod queries;

use pages::{PAGES, Page, Sort};
use queries::Query;

/// What tells an earlier export from other files.
pub const MARK: &str = "# Written by `talkcat export datasette`.";

/// Why there are no files.
#[derive(Debug, thiserror::Error)]
pub enum DatasetteError {
    /// The catalog cannot be read.
    #[error("cannot read the catalog")]
    Catalog(#[from] rusqlite::Error),
    /// The files cannot be written as YAML.
    #[error("cannot write YAML")]
    Yaml(#[from] serde_yaml::Error),
}

/// The files for a catalog that Datasette calls `database`, which is its file's name without the
/// ending.
pub fn files(catalog: &Connection, database: &str) -> Result<Vec<File>, DatasetteError> {
    let shown = tables::tables(catalog)?;
    let hidden = hidden(catalog, &shown)?;
    let mut described = Map::new();
    let mut laid_out = Map::new();
    for table in &shown {
        let page = PAGES.iter().find(|page| page.table == table.name);
        described.insert(table.name.clone(), description(table).into());
        let layout = layout(table, page, &hidden);
        if !layout.is_empty() {
            laid_out.insert(table.name.clone(), layout.into());
        }
    }
    laid_out.extend(hidden.into_iter().map(|name| (name, json!({ "hidden": true }))));

    let queries: Map<_, _> = queries::all().into_iter().map(entry).collect();
    let config = json!({
        "databases": { database: { "tables": laid_out, "queries": queries } },
    });
    let mut whole = described;
    for (name, layout) in laid_out {
        let table = whole.entry(name).or_insert_with(|| json!({}));
        if let (Value::Object(table), Value::Object(layout)) = (table, layout) {
            table.extend(layout);
        }
    }
    let metadata = json!({
        "title": "Conference talks",
        "description": "Events, talks, speakers, organizations and recordings that a community's posts tell of.",
        "databases": { database: { "tables": whole, "queries": queries } },
    });
    Ok(vec![yaml("metadata.yaml", &metadata)?, yaml("datasette.yaml", &config)?])
}

fn yaml(name: &str, content: &Value) -> Result<File, serde_yaml::Error> {
    Ok(File::new(name, format!("{MARK}\n{}", serde_yaml::to_string(content)?)))
}

/// Tables that hold nothing for readers: bookkeeping and search indexes.
fn hidden(catalog: &Connection, shown: &[Table]) -> rusqlite::Result<Vec<String>> {
    let sql = "SELECT name FROM sqlite_schema
        WHERE type = 'table' AND name NOT GLOB 'sqlite_*' ORDER BY name";
    let mut statement = catalog.prepare(sql)?;
    let names = statement.query_map([], |row| row.get(0))?;
    let names = names.collect::<rusqlite::Result<Vec<String>>>()?;
    Ok(names.into_iter().filter(|name| shown.iter().all(|table| table.name != *name)).collect())
}

/// What a table and its columns hold.
fn description(table: &Table) -> Map<String, Value> {
    let mut description = Map::new();
    description.insert("title".to_owned(), title(&table.name).into());
    description.extend(table.comment.clone().map(|it| ("description".to_owned(), it.into())));
    let columns = table.columns.iter();
    let columns = columns.filter_map(|column| Some((column.name.clone(), column.comment.clone()?)));
    description.insert(
        "columns".to_owned(),
        columns.map(|(name, it)| (name, it.into())).collect::<Map<_, _>>().into(),
    );
    description
}

/// `Talk overview` for `talk_overview`.
fn title(name: &str) -> String {
    let words = name.replace('_', " ");
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// How the page of a table is laid out.
fn layout(table: &Table, page: Option<&Page>, hidden: &[String]) -> Map<String, Value> {
    let mut layout = Map::new();
    if let Some(page) = page {
        layout.extend(page.label.map(|label| ("label_column".to_owned(), label.into())));
        if !page.facets.is_empty() {
            layout.insert("facets".to_owned(), json!(page.facets));
        }
        layout.extend(page.sort.map(|sort| match sort {
            Sort::Up(column) => ("sort".to_owned(), column.into()),
            Sort::Down(column) => ("sort_desc".to_owned(), column.into()),
        }));
    }
    let index = format!("{}_fts", table.name);
    if hidden.contains(&index) {
        layout.insert("fts_table".to_owned(), index.into());
    }
    layout
}

fn entry(query: Query) -> (String, Value) {
    let Query { name, title, description, sql } = query;
    (name, json!({ "title": title, "description": description, "sql": sql }))
}

#[cfg(test)]
mod tests {
    use super::*;

    mod embedded {
        refinery::embed_migrations!("migrations");
    }

    fn catalog() -> Connection {
        let mut catalog = Connection::open_in_memory().unwrap();
        embedded::migrations::runner().run(&mut catalog).unwrap();
        catalog
    }

    #[test]
    fn pages_are_of_tables_and_columns_that_there_are() {
        let tables = tables::tables(&catalog()).unwrap();
        for page in PAGES {
            let table = tables.iter().find(|table| table.name == page.table);
            let table = table.unwrap_or_else(|| panic!("there is no table {}", page.table));
            let sort = page.sort.map(|(Sort::Up(column) | Sort::Down(column))| column);
            let columns = page.facets.iter().copied().chain(page.label).chain(sort);
            for column in columns {
                let known = table.columns.iter().any(|known| known.name == column);
                assert!(known, "there is no column {column} in {}", page.table);
            }
        }
    }

    #[test]
    fn every_table_that_others_refer_to_has_a_label() {
        for table in tables::tables(&catalog()).unwrap() {
            let keys =
                table.columns.iter().filter_map(|column| column.key.as_deref()?.split_once('.'));
            for (target, _) in keys {
                let page = PAGES.iter().find(|page| page.table == target);
                assert!(page.is_some_and(|page| page.label.is_some()), "{target} has no label");
            }
        }
    }

    #[test]
    fn what_is_no_reading_matter_is_hidden() {
        let catalog = catalog();
        let files = files(&catalog, "x").unwrap();
        let config: Value = serde_yaml::from_slice(&files[1].content).unwrap();
        let tables = &config["databases"]["x"]["tables"];
        for hidden in [
            "_fingerprints",
            "_post_facts",
            "refinery_schema_history",
            "talks_fts",
            "talks_fts_idx",
        ] {
            assert_eq!(tables[hidden]["hidden"], true, "{hidden}");
        }
        assert_eq!(tables["talks"]["fts_table"], "talks_fts");
        assert_eq!(tables["talks"]["hidden"], Value::Null);
    }

    #[test]
    fn canned_queries_run() {
        let catalog = catalog();
        for query in queries::all() {
            let mut statement = catalog.prepare(&query.sql).unwrap();
            for parameter in 1..=statement.parameter_count() {
                statement.raw_bind_parameter(parameter, "").unwrap();
            }
            assert!(statement.readonly(), "{}", query.name);
            let row = statement.raw_query().next().map(|row| row.is_some());
            assert_eq!(row, Ok(false), "{}", query.name);
        }
    }
}
