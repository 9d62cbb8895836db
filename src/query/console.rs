//! A user's own SQL, which may read everything and change nothing.

use std::collections::HashSet;
use std::iter;

use rusqlite::hooks::{AuthAction, AuthContext, Authorization};
use rusqlite::{Connection, ErrorCode};

use super::listing::value_at;
use crate::output::{Column, Rows};

/// Pragmas that only tell of the file, its tables and indexes.
const READING_PRAGMAS: [&str; 8] = [
    // A full-text index asks for it when it is read.
    "data_version",
    "table_list",
    "table_info",
    "table_xinfo",
    "index_list",
    "index_info",
    "index_xinfo",
    "foreign_key_list",
];

/// Why a query has no answer.
#[derive(Debug, thiserror::Error)]
pub enum ConsoleError {
    /// It holds no statement.
    #[error("there is no query to run; try `talkcat sql 'SELECT * FROM talk_overview'`")]
    Nothing,
    /// It holds more than one statement.
    #[error("one query at a time, please: this is more than one statement")]
    Several,
    /// It wants to do more than read.
    #[error("a query can only read: no writing, ATTACH, VACUUM, PRAGMA or transactions")]
    Forbidden,
    /// It has parameters, and there is nothing to bind to them.
    #[error("a query cannot have parameters such as ?1 or :name; write their values")]
    Parameters,
    /// SQLite does not understand it, or cannot answer it.
    #[error("{message}")]
    Failed {
        /// What SQLite says.
        message: String,
    },
}

impl From<rusqlite::Error> for ConsoleError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::Error::{MultipleStatement, SqlInputError, SqliteFailure};
        match error {
            MultipleStatement => ConsoleError::Several,
            _ if matches!(
                error.sqlite_error_code(),
                Some(ErrorCode::AuthorizationForStatementDenied | ErrorCode::ReadOnly)
            ) =>
            {
                ConsoleError::Forbidden
            }
            SqlInputError { msg, .. } if msg.starts_with("not authorized") => {
                ConsoleError::Forbidden
            }
            SqlInputError { msg: message, .. } | SqliteFailure(_, Some(message)) => {
                ConsoleError::Failed { message }
            }
            _ => ConsoleError::Failed { message: error.to_string() },
        }
    }
}

/// The rows of one query. The connection only reads, whatever it could do before.
pub fn ask(mut connection: Connection, sql: &str) -> Result<Rows, ConsoleError> {
    connection.authorizer(Some(only_reading))?;
    let mut statement = connection.prepare(sql)?;
    if statement.expanded_sql().is_none() {
        return Err(ConsoleError::Nothing);
    }
    // The guard does not see every statement: VACUUM and REINDEX answer nothing, so they are not run.
    if statement.column_count() == 0 {
        return Err(ConsoleError::Forbidden);
    }
    if statement.parameter_count() > 0 {
        return Err(ConsoleError::Parameters);
    }
    let mut rows = Rows::new(distinct(statement.column_names()).map(Column::new));
    let mut found = statement.query([])?;
    while let Some(row) = found.next()? {
        let values = (0..rows.columns.len()).map(|at| value_at(row, at));
        let values = values.collect::<Result<_, _>>()?;
        rows.push(values);
    }
    Ok(rows)
}

/// Allows what is known to read, and nothing else: SQLite grows, and a read-only connection alone
/// lets ATTACH and `VACUUM INTO` through.
fn only_reading(context: AuthContext<'_>) -> Authorization {
    let reads = match context.action {
        AuthAction::Select | AuthAction::Read { .. } | AuthAction::Recursive => true,
        AuthAction::Function { function_name } => {
            !function_name.eq_ignore_ascii_case("load_extension")
        }
        AuthAction::Pragma { pragma_name, .. } => {
            READING_PRAGMAS.contains(&pragma_name.to_ascii_lowercase().as_str())
        }
        _ => false,
    };
    if reads { Authorization::Allow } else { Authorization::Deny }
}

/// The names, each once: SQLite's own way, `id`, `id:1`, `id:2`, so that an object holds them all.
fn distinct<'a>(names: impl Iterator<Item = &'a str>) -> impl Iterator<Item = String> {
    let mut taken = HashSet::new();
    names.map(move |name| {
        let copies = (1..).map(|copy| format!("{name}:{copy}"));
        let distinct = iter::once(name.to_owned())
            .chain(copies)
            .find(|name| !taken.contains(name))
            .unwrap_or_default();
        taken.insert(distinct.clone());
        distinct
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::Value;

    /// A connection that could write, so that nothing but the guard holds it back.
    fn writable() -> Connection {
        let connection = Connection::open_in_memory().unwrap();
        connection
            .execute_batch("CREATE TABLE talks (id INTEGER PRIMARY KEY, title TEXT)")
            .unwrap();
        connection
    }

    #[test]
    fn what_reads_is_answered() {
        for sql in [
            "SELECT * FROM talks",
            "SELECT count(*) FROM talks;  -- with a remark",
            "VALUES (1, 'x')",
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION SELECT i + 1 FROM n WHERE i < 9) SELECT * FROM n",
            "EXPLAIN QUERY PLAN SELECT * FROM talks",
            "SELECT value FROM json_each('[1]')",
            "SELECT name FROM pragma_table_info('talks')",
            "PRAGMA table_info(talks)",
            "SELECT * FROM sqlite_schema",
        ] {
            let answer = ask(writable(), sql);
            assert!(answer.is_ok(), "{sql}: {answer:?}");
        }
    }

    #[test]
    fn what_does_more_than_read_is_refused() {
        for sql in [
            "INSERT INTO talks (title) VALUES ('x')",
            "UPDATE talks SET title = 'x'",
            "DELETE FROM talks RETURNING id",
            "REPLACE INTO talks VALUES (1, 'x')",
            "WITH x AS (SELECT 1) DELETE FROM talks",
            "CREATE TABLE x (a)",
            "CREATE TEMP TABLE x (a)",
            "CREATE TEMP VIEW x AS SELECT 1",
            "CREATE VIRTUAL TABLE x USING fts5 (a)",
            "DROP TABLE talks",
            "ALTER TABLE talks RENAME TO x",
            "REINDEX",
            "ANALYZE",
            "VACUUM",
            "VACUUM INTO '/tmp/copy-of-talks.db'",
            "ATTACH ':memory:' AS other",
            "DETACH other",
            "PRAGMA query_only = 0",
            "PRAGMA journal_mode = WAL",
            "PRAGMA writable_schema = ON",
            "PRAGMA user_version",
            "SELECT * FROM pragma_journal_mode",
            "SELECT load_extension('x')",
            "BEGIN",
            "COMMIT",
            "SAVEPOINT x",
            "EXPLAIN DROP TABLE talks",
            "SELECT 1; DROP TABLE talks",
        ] {
            let answer = ask(writable(), sql);
            assert!(matches!(answer, Err(ConsoleError::Forbidden)), "{sql}: {answer:?}");
        }
    }

    #[test]
    fn it_takes_one_whole_query() {
        for sql in ["", " \n", "-- nothing", ";"] {
            assert!(matches!(ask(writable(), sql), Err(ConsoleError::Nothing)), "{sql}");
        }
        for sql in ["SELECT 1; SELECT 2", "SELECT 1;;SELECT 2"] {
            assert!(matches!(ask(writable(), sql), Err(ConsoleError::Several)), "{sql}");
        }
        for sql in ["SELECT ?1", "SELECT :name"] {
            assert!(matches!(ask(writable(), sql), Err(ConsoleError::Parameters)), "{sql}");
        }
        for sql in [
            "SELEC 1",
            "SELECT * FROM nothing",
            "SELECT x FROM talks",
            "SELECT (\0",
            "SELECT abs(-9223372036854775808)",
        ] {
            assert!(matches!(ask(writable(), sql), Err(ConsoleError::Failed { .. })), "{sql}");
        }
    }

    #[test]
    fn values_keep_their_types_and_columns_their_names() {
        let rows = ask(
            writable(),
            "SELECT 1 AS a, 2.5 AS a, 'x' AS b, NULL AS a, x'00ff' AS c, CAST(x'ff' AS TEXT) AS d",
        )
        .unwrap();
        let names: Vec<_> = rows.columns.iter().map(|column| column.name.as_str()).collect();
        assert_eq!(names, ["a", "a:1", "b", "a:2", "c", "d"]);
        assert_eq!(
            rows.rows[0],
            [1.into(), 2.5.into(), "x".into(), Value::Null, "x'00ff'".into(), "\u{fffd}".into()]
        );
    }
}
