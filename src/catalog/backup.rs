//! A copy of a catalog as it was before a migration.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::{fs, io};

use rusqlite::{Connection, OpenFlags, OptionalExtension};

/// Copies a catalog that lacks migrations to `<file>.v<version>.bak` beside it, or to
/// `….bak.2` and so on where there is one already; none where nothing is lacking.
pub fn back_up(
    path: &Path,
    connection: &Connection,
    newest: i64,
) -> rusqlite::Result<Option<PathBuf>> {
    if version(connection)?.is_none_or(|version| version >= newest) {
        return Ok(None);
    }
    let part = beside(path, ".bak.part");
    let copied = copy(path, &part, connection, newest);
    let _ = fs::remove_file(&part);
    copied
}

fn copy(
    path: &Path,
    part: &Path,
    connection: &Connection,
    newest: i64,
) -> rusqlite::Result<Option<PathBuf>> {
    let _ = fs::remove_file(part);
    let name = part.to_str().ok_or_else(|| rusqlite::Error::InvalidPath(part.to_owned()))?;
    connection.execute("VACUUM INTO ?1", [name])?;
    // Another program may have migrated the catalog in the meantime: the copy tells.
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY;
    let Some(version) = version(&Connection::open_with_flags(part, flags)?)? else {
        return Ok(None);
    };
    if version >= newest {
        return Ok(None);
    }
    let first = beside(path, &format!(".v{version}.bak"));
    let numbered = (2..).map(|number| beside(&first, &format!(".{number}")));
    for name in std::iter::once(first.clone()).chain(numbered) {
        // A link to the finished copy, unlike a rename, replaces nothing.
        match fs::hard_link(part, &name) {
            Ok(()) => return Ok(Some(name)),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(_) => {
                fs::rename(part, &name).map_err(|_| rusqlite::Error::InvalidPath(name.clone()))?;
                return Ok(Some(name));
            }
        }
    }
    Ok(None)
}

/// The version of the schema; none before the first migration.
pub fn version(connection: &Connection) -> rusqlite::Result<Option<i64>> {
    let table = "SELECT 1 FROM sqlite_schema WHERE name = 'refinery_schema_history'";
    if connection.query_row(table, [], |_| Ok(())).optional()?.is_none() {
        return Ok(None);
    }
    let history = "SELECT max(version) FROM refinery_schema_history";
    connection.query_row(history, [], |row| row.get(0))
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(ending);
    name.into()
}
