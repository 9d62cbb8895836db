//! Opening a catalog for reading.

use std::cmp::Ordering;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::functions::FunctionFlags;
use rusqlite::{Connection, ErrorCode, OpenFlags};

use crate::catalog::{APPLICATION_ID, SCHEMA_VERSION};
use crate::names;

/// How long to wait for an import that is just being written.
const PATIENCE: Duration = Duration::from_secs(5);

/// Why a catalog cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// There is no such file.
    #[error(
        "there is no catalog at {}; make one with `talkcat import PATH`, or name another with --db FILE",
        path.display()
    )]
    Missing {
        /// The file that was asked for.
        path: PathBuf,
    },
    /// The file is something else.
    #[error(
        "{} is no talkcat catalog; name one with --db FILE, or make one with `talkcat import PATH`",
        path.display()
    )]
    Foreign {
        /// The file that was asked for.
        path: PathBuf,
    },
    /// It has a schema that this program does not know.
    #[error("{} was made by a newer talkcat; upgrade talkcat to read it", path.display())]
    Newer {
        /// The file that was asked for.
        path: PathBuf,
    },
    /// It has a schema from before this program.
    #[error(
        "{} was made by an older talkcat; run `talkcat import PATH` to bring it up to date",
        path.display()
    )]
    Older {
        /// The file that was asked for.
        path: PathBuf,
    },
    /// An import was cut off while it wrote; only a writer can undo what it left half done.
    #[error(
        "an import into {} was cut off; run `talkcat import PATH` again to repair it",
        path.display()
    )]
    CutOff {
        /// The file that was asked for.
        path: PathBuf,
    },
    /// A large import writes to it.
    #[error("{} is being written by an import; try again when that has finished", path.display())]
    Busy {
        /// The file that was asked for.
        path: PathBuf,
    },
    /// The file is there, but cannot be read.
    #[error("cannot read {}", path.display())]
    Unreadable {
        /// The file that was asked for.
        path: PathBuf,
        /// What SQLite says.
        source: rusqlite::Error,
    },
}

/// Opens the catalog at `path` read-only, as it is at this moment.
pub fn open(path: &Path) -> Result<Connection, OpenError> {
    if !path.exists() {
        let path = path.to_owned();
        return Err(OpenError::Missing { path });
    }
    // `./` keeps a file called `file:x` from being read as a URI.
    let file = Path::new(".").join(path);
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(file, flags)
        .and_then(|connection| {
            connection.busy_timeout(PATIENCE)?;
            // A plan that looked at a bound value is made anew for each other value.
            connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
            add_functions(&connection)?;
            // One snapshot for all questions of one command.
            connection.execute_batch("BEGIN")?;
            Ok(connection)
        })
        .map_err(|source| unreadable(path, source))?;
    let kind = kind_of(&connection).map_err(|source| unreadable(path, source))?;
    let path = path.to_owned();
    match kind {
        Kind::Catalog(Ordering::Equal) => Ok(connection),
        Kind::Catalog(Ordering::Greater) => Err(OpenError::Newer { path }),
        Kind::Catalog(Ordering::Less) => Err(OpenError::Older { path }),
        Kind::Foreign => Err(OpenError::Foreign { path }),
    }
}

enum Kind {
    /// How the schema's version compares with what this program knows.
    Catalog(Ordering),
    Foreign,
}

fn kind_of(connection: &Connection) -> rusqlite::Result<Kind> {
    let id: i32 = connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
    if id != APPLICATION_ID {
        return Ok(Kind::Foreign);
    }
    let is_prepared: bool = connection.query_row(
        "SELECT count(*) FROM sqlite_schema WHERE name = 'refinery_schema_history'",
        [],
        |row| row.get(0),
    )?;
    let version: i64 = if is_prepared {
        let history = "SELECT coalesce(max(version), 0) FROM refinery_schema_history";
        connection.query_row(history, [], |row| row.get(0))?
    } else {
        0
    };
    Ok(Kind::Catalog(version.cmp(&SCHEMA_VERSION)))
}

/// Gives a connection the SQL functions `fold(text)` and `latin(text)`: the forms in which names
/// are compared. Null stays null.
pub fn add_functions(connection: &Connection) -> rusqlite::Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8
        | FunctionFlags::SQLITE_DETERMINISTIC
        | FunctionFlags::SQLITE_INNOCUOUS;
    for (name, form) in [("fold", names::fold as fn(&str) -> String), ("latin", names::latin)] {
        connection.create_scalar_function(name, 1, flags, move |context| {
            context.get::<Option<String>>(0).map(|text| text.as_deref().map(form))
        })?;
    }
    Ok(())
}

fn unreadable(path: &Path, source: rusqlite::Error) -> OpenError {
    let path = path.to_owned();
    match source.sqlite_error_code() {
        Some(ErrorCode::NotADatabase) => OpenError::Foreign { path },
        Some(ErrorCode::ReadOnly) => OpenError::CutOff { path },
        Some(ErrorCode::DatabaseBusy) => OpenError::Busy { path },
        _ => OpenError::Unreadable { path, source },
    }
}
