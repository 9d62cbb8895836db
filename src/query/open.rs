//! Opening a catalog for reading.

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::functions::FunctionFlags;
use rusqlite::{Connection, ErrorCode, OpenFlags};

use crate::resolve::names;

/// `PRAGMA application_id` of a catalog: `tlkc`.
const APPLICATION_ID: i64 = 0x746c_6b63;
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
    /// An import was cut off while it wrote; only a writer can undo what it left half done.
    #[error(
        "an import into {} was cut off; run `talkcat import PATH` again to repair it",
        path.display()
    )]
    CutOff {
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
            add_functions(&connection)?;
            // One snapshot for all questions of one command.
            connection.execute_batch("BEGIN")?;
            Ok(connection)
        })
        .map_err(|source| unreadable(path, source))?;
    let id: i64 = connection
        .query_row("PRAGMA application_id", [], |row| row.get(0))
        .map_err(|source| unreadable(path, source))?;
    if id == APPLICATION_ID {
        Ok(connection)
    } else {
        let path = path.to_owned();
        Err(OpenError::Foreign { path })
    }
}

/// Gives a connection the SQL functions `fold(text)` and `latin(text)`: the forms in which names
/// are compared. Null stays null.
pub fn add_functions(connection: &Connection) -> rusqlite::Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8
        | FunctionFlags::SQLITE_DETERMINISTIC
        | FunctionFlags::SQLITE_INNOCUOUS;
    for (name, form) in [
        ("fold", names::fold as fn(&str) -> String),
        ("latin", names::latin),
    ] {
        connection.create_scalar_function(name, 1, flags, move |context| {
            context
                .get::<Option<String>>(0)
                .map(|text| text.as_deref().map(form))
        })?;
    }
    Ok(())
}

fn unreadable(path: &Path, source: rusqlite::Error) -> OpenError {
    let path = path.to_owned();
    match source.sqlite_error_code() {
        Some(ErrorCode::NotADatabase) => OpenError::Foreign { path },
        Some(ErrorCode::ReadOnly) => OpenError::CutOff { path },
        _ => OpenError::Unreadable { path, source },
    }
}
