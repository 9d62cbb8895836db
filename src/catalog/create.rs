//! Opening a catalog for writing, making or upgrading its file as needed.

use std::path::{Path, PathBuf};
use std::time::Duration;

use refinery::error::Kind;
use rusqlite::{Connection, ErrorCode, OpenFlags, TransactionBehavior};

use super::{APPLICATION_ID, Catalog, search};

mod migrations {
    refinery::embed_migrations!("migrations");
}

/// How long to wait for another import to finish.
const PATIENCE: Duration = Duration::from_mins(1);

/// Why a catalog cannot be written.
#[derive(Debug, thiserror::Error)]
pub enum CatalogError {
    /// The file is something else.
    #[error("{} is no talkcat catalog and stays as it is; name another file with --db FILE", path.display())]
    Foreign {
        /// The file.
        path: PathBuf,
    },
    /// The file has migrations that this program does not know.
    #[error("{} was made by a newer talkcat; upgrade talkcat to write to it", path.display())]
    Newer {
        /// The file.
        path: PathBuf,
    },
    /// Another process kept the file locked.
    #[error("{} is in use by another program; try again when that has finished", path.display())]
    Busy {
        /// The file.
        path: PathBuf,
    },
    /// The file cannot be written.
    #[error("cannot write the catalog {}", path.display())]
    Unwritable {
        /// The file.
        path: PathBuf,
        /// What the database says.
        source: rusqlite::Error,
    },
    /// The file cannot be brought to the schema of this program.
    #[error("cannot prepare the catalog {}", path.display())]
    Unprepared {
        /// The file.
        path: PathBuf,
        /// What the migration says.
        source: Box<refinery::Error>,
    },
    /// What a post says cannot be stored.
    #[error("cannot store what {path} says")]
    Facts {
        /// The post.
        path: String,
        /// What serde says.
        source: serde_json::Error,
    },
}

impl CatalogError {
    pub(super) fn sqlite(path: &Path, source: rusqlite::Error) -> Self {
        let path = path.to_owned();
        match source.sqlite_error_code() {
            Some(ErrorCode::NotADatabase) => Self::Foreign { path },
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy { path },
            _ => Self::Unwritable { path, source },
        }
    }

    fn migration(path: &Path, source: refinery::Error) -> Self {
        let path = path.to_owned();
        match source.kind() {
            Kind::MissingVersion(_) | Kind::DivergentVersion(..) => Self::Newer { path },
            _ => Self::Unprepared { path, source: Box::new(source) },
        }
    }
}

impl Catalog {
    /// Opens the catalog at `path` for writing; makes it where there is no file, and brings an
    /// older one up to date. A file that is anything else is left as it is.
    pub fn create(path: &Path) -> Result<Self, CatalogError> {
        let failed = |source| CatalogError::sqlite(path, source);
        let mut connection = connect(path).map_err(failed)?;
        if !claim(&mut connection).map_err(failed)? {
            return Err(CatalogError::Foreign { path: path.to_owned() });
        }
        let upgraded =
            migrate(&mut connection).map_err(|source| CatalogError::migration(path, source))?;
        if upgraded {
            index(&mut connection).map_err(failed)?;
        }
        Ok(Self { connection, path: path.to_owned() })
    }
}

fn connect(path: &Path) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_CREATE
        | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    // `./` keeps names like `:memory:` from meaning anything but a file.
    let mut connection = Connection::open_with_flags(Path::new(".").join(path), flags)?;
    connection.busy_timeout(PATIENCE)?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.set_transaction_behavior(TransactionBehavior::Immediate);
    Ok(connection)
}

/// Marks an empty file as a catalog; false where the file is neither empty nor a catalog.
fn claim(connection: &mut Connection) -> rusqlite::Result<bool> {
    let id: i32 = connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
    if id == APPLICATION_ID {
        return Ok(true);
    }
    let transaction = connection.transaction()?;
    let id: i32 = transaction.pragma_query_value(None, "application_id", |row| row.get(0))?;
    let objects: i64 =
        transaction.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    let ours = id == APPLICATION_ID || (id == 0 && objects == 0);
    if ours {
        transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
        transaction.commit()?;
    }
    Ok(ours)
}

/// Runs the migrations that the file lacks, all in one transaction; whether there were any.
fn migrate(connection: &mut Connection) -> Result<bool, refinery::Error> {
    let runner = || migrations::migrations::runner().set_grouped(true);
    let report = match runner().run(connection) {
        Ok(report) => report,
        // Two programs may find the same file empty. The second one finds it ready when it looks again.
        Err(_) => runner().run(connection)?,
    };
    Ok(!report.applied_migrations().is_empty())
}

/// Indexes the rows from before there was an index.
fn index(connection: &mut Connection) -> rusqlite::Result<()> {
    let transaction = connection.transaction()?;
    search::index(&transaction)?;
    transaction.commit()
}
