//! What the catalog's tables and views hold, in the words of the migrations: SQLite keeps the
//! comments of a `CREATE` statement, so a catalog documents itself.
//!
//! A comment stands on the line of what it tells of: the table's own on the first line, a column's
//! on the column's.

use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension, Row};

/// A table or a view.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Its name.
    pub name: String,
    /// `table` or `view`.
    pub kind: String,
    /// What one row is.
    pub comment: Option<String>,
    /// The statement that made it.
    pub sql: String,
    /// Its columns in order.
    pub columns: Vec<TableColumn>,
}

/// A column of a table or view.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableColumn {
    /// Its name.
    pub name: String,
    /// Its type: `TEXT`; empty where a view computes it.
    pub kind: String,
    /// `primary key`, or the column that it refers to: `events.id`.
    pub key: Option<String>,
    /// What it holds.
    pub comment: Option<String>,
}

/// All public tables and views in the order in which they were made; bookkeeping (`_…`), the
/// history of migrations and full-text indexes are left out.
pub fn tables(connection: &Connection) -> rusqlite::Result<Vec<Table>> {
    let sql = "SELECT name, type, sql FROM sqlite_schema
        WHERE type IN ('table', 'view') AND name NOT GLOB 'sqlite_*' AND name NOT GLOB '_*'
            AND name <> 'refinery_schema_history'
            AND name NOT IN (SELECT name FROM pragma_table_list WHERE type IN ('virtual', 'shadow'))
        ORDER BY rowid";
    let mut statement = connection.prepare(sql)?;
    let mut rows = statement.query([])?;
    let mut tables = Vec::new();
    while let Some(row) = rows.next()? {
        tables.push(table_of(connection, row)?);
    }
    Ok(tables)
}

/// The table or view of this name, bookkeeping included.
pub fn table(connection: &Connection, name: &str) -> rusqlite::Result<Option<Table>> {
    let sql = "SELECT name, type, sql FROM sqlite_schema
        WHERE type IN ('table', 'view') AND name = lower(?1)";
    connection.query_row(sql, [name], |row| table_of(connection, row)).optional()
}

fn table_of(connection: &Connection, row: &Row<'_>) -> rusqlite::Result<Table> {
    let name: String = row.get(0)?;
    let kind: String = row.get(1)?;
    let sql: String = row.get::<_, Option<String>>(2)?.unwrap_or_default();
    let comments = Comments::read(&sql, kind == "view");
    let mut keys = references(connection, &name)?;
    let columns = connection
        .prepare("SELECT name, type, pk FROM pragma_table_info(?1)")?
        .query_map([&name], |row| {
            let name: String = row.get(0)?;
            let primary = row.get::<_, i64>(2)? > 0;
            Ok(TableColumn {
                kind: row.get(1)?,
                key: keys.remove(&name).or_else(|| primary.then(|| "primary key".to_owned())),
                comment: comments.of_columns.get(&name).cloned(),
                name,
            })
        })?
        .collect::<Result<_, _>>()?;
    Ok(Table { name, kind, comment: comments.of_table, sql, columns })
}

/// What columns refer to, for foreign keys of one column.
fn references(connection: &Connection, table: &str) -> rusqlite::Result<HashMap<String, String>> {
    connection
        .prepare(
            "SELECT \"from\", \"table\" || '.' || coalesce(\"to\", 'id')
            FROM pragma_foreign_key_list(?1) GROUP BY id HAVING count(*) = 1",
        )?
        .query_map([table], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect()
}

/// The comments in a `CREATE` statement.
#[derive(Debug, Default, PartialEq, Eq)]
struct Comments {
    of_table: Option<String>,
    of_columns: HashMap<String, String>,
}

impl Comments {
    fn read(sql: &str, view: bool) -> Self {
        let mut comments = Comments::default();
        for (number, line) in sql.lines().enumerate() {
            let Some((code, comment)) = split_comment(line) else {
                continue;
            };
            if number == 0 {
                comments.of_table = Some(comment.to_owned());
            } else if let Some(column) = column_of(code, view) {
                comments.of_columns.entry(column.to_owned()).or_insert(comment.to_owned());
            }
        }
        comments
    }
}

/// The code and the comment of a line that has both; `--` within quotes begins none.
fn split_comment(line: &str) -> Option<(&str, &str)> {
    let mut quote = None;
    for (at, c) in line.char_indices() {
        match quote {
            Some(open) if c == open => quote = None,
            None if c == '\'' || c == '"' => quote = Some(c),
            None if line[at..].starts_with("--") => {
                let (code, comment) = (line[..at].trim(), line[at + 2..].trim());
                return (!code.is_empty() && !comment.is_empty()).then_some((code, comment));
            }
            Some(_) | None => {}
        }
    }
    None
}

/// The column that a line of code defines: a table names it first, a view last.
fn column_of(code: &str, view: bool) -> Option<&str> {
    let mut words =
        code.split(|c: char| !(c.is_alphanumeric() || c == '_')).filter(|word| !word.is_empty());
    if view { words.next_back() } else { words.next() }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SQL: &str = "
        CREATE TABLE events ( -- One edition of a conference.
            id INTEGER PRIMARY KEY, -- Row number.
            name TEXT NOT NULL CHECK (name <> '--'), -- Full name -- in English.
            parent_id INTEGER REFERENCES events (id),
            city TEXT -- City.
        ) STRICT;
        CREATE VIEW event_overview AS -- One row per event.
        SELECT
            e.name, -- Full name.
            (SELECT count(*)
               FROM events c WHERE c.parent_id = e.id) AS days -- Co-located days.
        FROM events e;
        CREATE TABLE _facts (a);";

    fn catalog() -> Connection {
        let connection = Connection::open_in_memory().unwrap();
        connection.execute_batch(SQL).unwrap();
        connection
    }

    #[test]
    fn comments_belong_to_what_they_stand_beside() {
        insta::assert_debug_snapshot!(tables(&catalog()).unwrap());
    }

    #[test]
    fn a_table_is_found_by_name_in_any_case() {
        assert_eq!(table(&catalog(), "EVENTS").unwrap().map(|t| t.name).as_deref(), Some("events"));
        assert!(table(&catalog(), "_facts").unwrap().is_some());
        assert_eq!(table(&catalog(), "event").unwrap(), None);
    }

    #[test]
    fn full_text_indexes_are_no_tables_of_the_catalog() {
        let catalog = catalog();
        catalog.execute_batch("CREATE VIRTUAL TABLE events_fts USING fts5 (name)").unwrap();
        assert_eq!(tables(&catalog).unwrap().len(), 2);
        assert!(table(&catalog, "events_fts").unwrap().is_some());
    }

    #[test]
    fn only_a_comment_is_a_comment() {
        assert_eq!(split_comment("a TEXT, -- x"), Some(("a TEXT,", "x")));
        assert_eq!(split_comment("CHECK (a <> '--')"), None);
        assert_eq!(split_comment("-- alone"), None);
        assert_eq!(split_comment("a --"), None);
        assert_eq!(split_comment("名前 -- 説明"), Some(("名前", "説明")));
    }
}
