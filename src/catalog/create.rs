//! Opening a catalog for writing, making or upgrading its file as needed.

use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use refinery::error::Kind;
use rusqlite::backup::Backup;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags, TransactionBehavior};

use super::backup::{back_up, version};
use super::{APPLICATION_ID, Catalog, SCHEMA_VERSION, WORTHWHILE, search};
use crate::interrupt::Stop;

mod migrations {
    refinery::embed_migrations!("migrations");
}

/// How long to wait between two looks whether another program has finished.
const PAUSE: Duration = Duration::from_millis(20);
/// After how many looks to say so.
const LOOKS_UNTOLD: i32 = 15;
/// After how many looks to give up: a minute.
const LOOKS: i32 = 3000;

/// How many pages are copied at a time.
const PAGES: i32 = 1024;

/// How many changed pages are held in memory, 256 MiB. Those beyond are written before the commit,
/// which locks readers out until then: some twenty thousand talks from scratch are as many.
const PAGES_HELD: i32 = 65_536;

/// The same of a catalog without posts, 8 MiB: nobody reads it yet.
const PAGES_HELD_ANEW: i32 = 2_048;

/// After how many of SQLite's steps a statement looks whether it shall stop.
const STEPS_UNASKED: i32 = 100;

/// How a writer behaves beside others.
#[derive(Debug, Clone, Default)]
pub struct Manners {
    /// Asks the writer to undo what it has begun.
    pub stop: Stop,
    /// Called when another program keeps the writer waiting.
    pub waiting: Option<fn()>,
}

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
    /// The file cannot be copied before it is brought to the schema of this program.
    #[error("cannot back up the catalog {}, so it stays as it is", path.display())]
    NoBackup {
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
        Self::create_with(path, &Manners::default())
    }

    /// The same, beside others.
    ///
    /// A catalog of an older version is copied to `<file>.v<version>.bak` before it changes.
    pub fn create_with(path: &Path, manners: &Manners) -> Result<Self, CatalogError> {
        let failed = |source| CatalogError::sqlite(path, source);
        let mut connection = connect(path, manners).map_err(failed)?;
        if !claim(&mut connection).map_err(failed)? {
            return Err(CatalogError::Foreign { path: path.to_owned() });
        }
        back_up(path, &connection, SCHEMA_VERSION)
            .map_err(|source| CatalogError::NoBackup { path: path.to_owned(), source })?;
        migrate(&mut connection).map_err(|source| CatalogError::migration(path, source))?;
        index(&mut connection).map_err(failed)?;
        hold_fewer(&connection).map_err(failed)?;
        Ok(Self { connection, path: path.to_owned(), worthwhile: WORTHWHILE })
    }
}

fn connect(path: &Path, manners: &Manners) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_CREATE
        | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    // `./` keeps names like `:memory:` from meaning anything but a file.
    let mut connection = Connection::open_with_flags(Path::new(".").join(path), flags)?;
    let Manners { stop, waiting } = manners.clone();
    connection.busy_handler(Some(move |looks| {
        if let Some(tell) = waiting.filter(|_| looks == LOOKS_UNTOLD) {
            tell();
        }
        thread::sleep(PAUSE);
        looks < LOOKS && !stop.is_asked()
    }))?;
    let stop = manners.stop.clone();
    connection.progress_handler(STEPS_UNASKED, Some(move || stop.is_asked()))?;
    let stop = manners.stop.clone();
    connection.commit_hook(Some(move || stop.is_asked()))?;
    // A plan that looked at a bound value is made anew for each other value.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.pragma_update(None, "cache_size", PAGES_HELD)?;
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

/// Runs the migrations that the file lacks, all in one transaction.
fn migrate(connection: &mut Connection) -> Result<(), refinery::Error> {
    // What cannot be asked now is told by the migration.
    if version(connection).is_ok_and(|version| version == Some(SCHEMA_VERSION)) {
        return Ok(());
    }
    let runner = || migrations::migrations::runner().set_grouped(true);
    // Two programs may find the same file empty. The second one finds it ready when it looks again.
    runner().run(connection).or_else(|_| runner().run(connection))?;
    Ok(())
}

/// A catalog of an older version in memory, brought up to date; its file stays as it is.
pub fn upgraded_copy(path: &Path) -> Result<Connection, CatalogError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let copy = || -> rusqlite::Result<Connection> {
        let file = Connection::open_with_flags(Path::new(".").join(path), flags)?;
        let mut copy = Connection::open_in_memory()?;
        Backup::new(&file, &mut copy)?.run_to_completion(PAGES, PAUSE, None)?;
        Ok(copy)
    };
    let mut copy = copy().map_err(|source| CatalogError::sqlite(path, source))?;
    migrate(&mut copy).map_err(|source| CatalogError::migration(path, source))?;
    Ok(copy)
}

/// Indexes the rows from before there was an index, unless that is done: a migration may have been
/// cut off just before.
fn index(connection: &mut Connection) -> rusqlite::Result<()> {
    if search::is_complete(connection)? {
        return Ok(());
    }
    let transaction = connection.transaction()?;
    search::index(&transaction)?;
    transaction.commit()
}

/// Holds fewer pages of a catalog without posts.
fn hold_fewer(connection: &Connection) -> rusqlite::Result<()> {
    let read = "SELECT EXISTS (SELECT 1 FROM posts)";
    if connection.query_row(read, [], |row| row.get(0))? {
        return Ok(());
    }
    connection.pragma_update(None, "cache_size", PAGES_HELD_ANEW)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_schema_has_the_version_of_the_newest_migration() {
        let runner = migrations::migrations::runner();
        let versions = runner.get_migrations().iter().map(refinery::Migration::version);
        assert_eq!(versions.max().map(i64::from), Some(SCHEMA_VERSION));
    }
}
