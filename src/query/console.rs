//! A user's own SQL, which may read everything and change nothing.

use std::collections::HashSet;
use std::iter;
use std::time::{Duration, Instant};

use rusqlite::hooks::{AuthAction, AuthContext, Authorization};
use rusqlite::limits::Limit;
use rusqlite::types::Null;
use rusqlite::{Connection, ErrorCode, Statement};

use super::functions;
use super::listing::value_at;
use super::place::Place;
use crate::output::{Column, Rows, Value};

/// After how many steps of SQLite's machine the clock is looked at.
const STRIDE: i32 = 1000;

/// The most bytes of one value, 64 MiB: `printf('%02147483647d', 1)` is short to write.
const MOST_BYTES: i32 = 64 << 20;

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

/// What a user asks.
#[derive(Debug, Clone, Copy, Default)]
pub struct Question<'a> {
    /// One query.
    pub sql: &'a str,
    /// Values for its parameters, by their names without `:`, `@` or `$`.
    pub params: &'a [(String, Value)],
    /// How long it may take.
    pub patience: Option<Duration>,
    /// How many rows are wanted.
    pub most: Option<usize>,
}

/// What the catalog answers.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Answer {
    /// The rows wanted.
    pub rows: Rows,
    /// Whether there are more.
    pub more: bool,
}

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
    /// It calls a function that might do more than compute.
    #[error("a query cannot call {name}()")]
    ForbiddenFunction {
        /// The function.
        name: String,
    },
    /// A parameter of it has no name to give a value by.
    #[error("write parameters with a name, as :year, not as ?")]
    Nameless,
    /// A parameter of it has no value.
    #[error("the query has a parameter :{name}; give it a value with --param {name}=VALUE")]
    Unbound {
        /// The parameter.
        name: String,
    },
    /// A value is for no parameter of it.
    #[error("the query has no parameter :{name}; {}", choices(known))]
    Unknown {
        /// What the value is for.
        name: String,
        /// The parameters that there are.
        known: Vec<String>,
    },
    /// It took too long.
    #[error("the query was stopped: it took longer than it may")]
    TimedOut,
    /// SQLite does not understand it, or cannot answer it.
    #[error("{message}{}", place.as_ref().map(|place| format!(" {place}")).unwrap_or_default())]
    Failed {
        /// What SQLite says.
        message: String,
        /// Where, if SQLite knows.
        place: Option<Place>,
    },
}

impl ConsoleError {
    /// Whether the values given are to blame, not the query.
    pub fn is_usage(&self) -> bool {
        matches!(self, ConsoleError::Unbound { .. } | ConsoleError::Unknown { .. })
    }
}

fn choices(known: &[String]) -> String {
    if known.is_empty() {
        return "it has none".to_owned();
    }
    let known: Vec<_> = known.iter().map(|name| format!(":{name}")).collect();
    format!("there are {}", known.join(", "))
}

impl From<rusqlite::Error> for ConsoleError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::Error::{MultipleStatement, SqlInputError, SqliteFailure};
        let function = |message: &str| {
            message.strip_prefix("not authorized to use function: ").map(str::to_owned)
        };
        match error {
            MultipleStatement => ConsoleError::Several,
            _ if error.sqlite_error_code() == Some(ErrorCode::OperationInterrupted) => {
                ConsoleError::TimedOut
            }
            SqlInputError { msg, .. } if msg.starts_with("not authorized") => {
                match function(&msg) {
                    Some(name) => ConsoleError::ForbiddenFunction { name },
                    None => ConsoleError::Forbidden,
                }
            }
            _ if matches!(
                error.sqlite_error_code(),
                Some(ErrorCode::AuthorizationForStatementDenied | ErrorCode::ReadOnly)
            ) =>
            {
                ConsoleError::Forbidden
            }
            SqlInputError { msg: message, sql, offset, .. } => {
                let place = usize::try_from(offset).ok().and_then(|at| Place::of(&sql, at));
                ConsoleError::Failed { message, place }
            }
            SqliteFailure(_, Some(message)) => ConsoleError::Failed { message, place: None },
            _ => ConsoleError::Failed { message: error.to_string(), place: None },
        }
    }
}

/// The answer to one query. The connection only reads, whatever it could do before.
pub fn ask(mut connection: Connection, question: Question<'_>) -> Result<Answer, ConsoleError> {
    connection.authorizer(Some(only_reading))?;
    let most = connection.limit(Limit::SQLITE_LIMIT_LENGTH)?.min(MOST_BYTES);
    connection.set_limit(Limit::SQLITE_LIMIT_LENGTH, most)?;
    let deadline = question.patience.and_then(|patience| Instant::now().checked_add(patience));
    if let Some(deadline) = deadline {
        connection.progress_handler(STRIDE, Some(move || Instant::now() >= deadline))?;
    }
    let mut statement = connection.prepare(question.sql)?;
    if statement.expanded_sql().is_none() {
        return Err(ConsoleError::Nothing);
    }
    // The guard does not see every statement: VACUUM and REINDEX answer nothing, so they are not run.
    if statement.column_count() == 0 {
        return Err(ConsoleError::Forbidden);
    }
    bind(&mut statement, question.params)?;
    let mut rows = Rows::new(distinct(statement.column_names()).map(Column::new));
    let mut found = statement.raw_query();
    while let Some(row) = found.next()? {
        if Some(rows.rows.len()) == question.most {
            return Ok(Answer { rows, more: true });
        }
        let values = (0..rows.columns.len()).map(|at| value_at(row, at));
        let values = values.collect::<Result<_, _>>()?;
        rows.push(values);
    }
    Ok(Answer { rows, more: false })
}

/// Gives every parameter its value; there has to be one for each, and none too many.
fn bind(statement: &mut Statement<'_>, params: &[(String, Value)]) -> Result<(), ConsoleError> {
    let known: Vec<String> = (1..=statement.parameter_count())
        .map(|at| statement.parameter_name(at).and_then(|name| name.get(1..)).map(str::to_owned))
        .collect::<Option<_>>()
        .ok_or(ConsoleError::Nameless)?;
    if let Some((name, _)) = params.iter().find(|(name, _)| !known.contains(name)) {
        return Err(ConsoleError::Unknown { name: name.clone(), known });
    }
    for (at, name) in known.into_iter().enumerate() {
        let Some((_, value)) = params.iter().find(|(given, _)| *given == name) else {
            return Err(ConsoleError::Unbound { name });
        };
        match value {
            Value::Null => statement.raw_bind_parameter(at + 1, Null)?,
            Value::Flag(flag) => statement.raw_bind_parameter(at + 1, flag)?,
            Value::Integer(number) => statement.raw_bind_parameter(at + 1, number)?,
            Value::Real(number) => statement.raw_bind_parameter(at + 1, number)?,
            Value::Text(_) | Value::List(_) => {
                statement.raw_bind_parameter(at + 1, value.to_text(", "))?;
            }
        }
    }
    Ok(())
}

/// Allows what is known to read, and nothing else: SQLite grows, and a read-only connection alone
/// lets ATTACH and `VACUUM INTO` through.
fn only_reading(context: AuthContext<'_>) -> Authorization {
    let reads = match context.action {
        AuthAction::Select | AuthAction::Read { .. } | AuthAction::Recursive => true,
        AuthAction::Function { function_name } => functions::is_allowed(function_name),
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

    fn ask(connection: Connection, sql: &str) -> Result<Answer, ConsoleError> {
        super::ask(connection, Question { sql, ..Question::default() })
    }

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
    fn no_value_fills_the_memory() {
        for sql in ["SELECT printf('%0999999999d', 1)", "SELECT zeroblob(999999999)"] {
            let error = ask(writable(), sql).unwrap_err();
            assert_eq!(error.to_string(), "string or blob too big", "{sql}");
        }
        assert!(ask(writable(), "SELECT printf('%09999999d', 1)").is_ok());
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
        assert!(matches!(ask(writable(), "SELECT ?"), Err(ConsoleError::Nameless)));
        for sql in ["SELECT ?1", "SELECT :name", "SELECT @name", "SELECT $name"] {
            let answer = ask(writable(), sql);
            assert!(matches!(answer, Err(ConsoleError::Unbound { .. })), "{sql}: {answer:?}");
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
        .unwrap()
        .rows;
        let names: Vec<_> = rows.columns.iter().map(|column| column.name.as_str()).collect();
        assert_eq!(names, ["a", "a:1", "b", "a:2", "c", "d"]);
        assert_eq!(
            rows.rows[0],
            [1.into(), 2.5.into(), "x".into(), Value::Null, "x'00ff'".into(), "\u{fffd}".into()]
        );
    }

    #[test]
    fn parameters_take_their_values() {
        let params = [("n".to_owned(), 2.into()), ("t".to_owned(), "x".into())];
        let question = Question {
            sql: "SELECT :n + 1 AS a, @t AS b, $n AS c",
            params: &params,
            ..Question::default()
        };
        let answer = super::ask(writable(), question).unwrap();
        assert_eq!(answer.rows.rows, [[3.into(), "x".into(), 2.into()]]);
        let sql = "SELECT :n";
        let error = super::ask(writable(), Question { sql, ..question }).unwrap_err();
        assert_eq!(error.to_string(), "the query has no parameter :t; there are :n");
    }

    #[test]
    fn no_more_rows_are_fetched_than_wanted() {
        let sql =
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT * FROM n";
        let question = Question { sql, most: Some(3), ..Question::default() };
        let answer = super::ask(writable(), question).unwrap();
        assert_eq!((answer.rows.rows.len(), answer.more), (3, true));
        let question = Question { sql: "VALUES (1), (2)", most: Some(2), ..question };
        assert!(!super::ask(writable(), question).unwrap().more);
    }

    #[test]
    fn a_query_without_end_is_stopped() {
        let sql =
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT sum(i) FROM n";
        let patience = Some(Duration::from_millis(5));
        let answer = super::ask(writable(), Question { sql, patience, ..Question::default() });
        assert!(matches!(answer, Err(ConsoleError::TimedOut)), "{answer:?}");
    }

    #[test]
    fn functions_that_do_more_than_compute_are_refused() {
        for name in ["load_extension", "fts3_tokenizer", "sqlite_compileoption_get"] {
            let answer = ask(writable(), &format!("SELECT {name}('x')"));
            let refused =
                matches!(&answer, Err(ConsoleError::ForbiddenFunction { name: n }) if n == name);
            assert!(refused, "{answer:?}");
        }
    }
}
