//! The columns `search_text`, which the full-text tables index.
//!
//! The triggers of the schema keep the index in step with the columns. A row is written with its
//! column; here those are computed that rows from before a migration lack.

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OptionalExtension, params};

use super::words;

/// The column that full-text tables index: of no use to whoever reads the row.
pub const COLUMN: &str = "search_text";

/// A table with a full-text index, the table of its names, and how their words are told.
type Indexed = (&'static str, &'static str, fn(&[String]) -> String);

const INDEXED: [Indexed; 4] = [
    ("events", "SELECT name FROM event_names WHERE event_id = ?1", of_names),
    ("speakers", "SELECT name FROM speaker_names WHERE speaker_id = ?1", of_names),
    ("organizations", "SELECT name FROM organization_names WHERE organization_id = ?1", of_names),
    ("talks", "SELECT title FROM talk_titles WHERE talk_id = ?1", of_titles),
];

/// Whether the rows have their search text. One row of a table tells of all: they get it in one
/// transaction.
pub fn is_complete(connection: &Connection) -> rusqlite::Result<bool> {
    let first = |table| format!("SELECT search_text IS NOT NULL FROM {table} LIMIT 1");
    for (table, ..) in INDEXED {
        let complete = connection.query_row(&first(table), [], |row| row.get(0)).optional()?;
        if complete == Some(false) {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Computes the search text of every row that has none, and so indexes it.
pub fn index(connection: &Connection) -> rusqlite::Result<()> {
    for (table, names_of, text_of) in INDEXED {
        let ids: Vec<i64> = connection
            .prepare(&format!("SELECT id FROM {table} WHERE search_text IS NULL ORDER BY id"))?
            .query_map([], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        let mut select = connection.prepare(names_of)?;
        let sql = format!("UPDATE {table} SET search_text = ?2 WHERE id = ?1");
        let mut update = connection.prepare(&sql)?;
        for id in ids {
            let names: Vec<String> =
                select.query_map([id], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
            update.execute(params![id, text_of(&names)])?;
        }
    }
    Ok(())
}

/// Writes rows of a table of which most are new, and indexes all that it has only then: it takes less
/// than after each of them. The pieces in which FTS5 makes an index are merged at once, too, for else
/// the next small import has to.
pub fn indexed_at_once(
    table: &str,
    connection: &Connection,
    write: impl FnOnce() -> rusqlite::Result<()>,
) -> rusqlite::Result<()> {
    if !INDEXED.iter().any(|(indexed, ..)| *indexed == table) {
        return write();
    }
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false)?;
    let written = write();
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, true)?;
    written?;
    connection.execute_batch(&format!(
        "INSERT INTO {table}_fts ({table}_fts) VALUES ('rebuild'), ('optimize')"
    ))
}

fn of_names(names: &[String]) -> String {
    words::of_names(names.iter().map(String::as_str))
}

fn of_titles(titles: &[String]) -> String {
    words::of_titles(titles.iter().map(String::as_str))
}
