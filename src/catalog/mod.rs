//! The catalog's file: made, brought up to date, written by imports, and read as one document.
//!
//! Invariant: what the file tells is a function of the posts and corrections in it. An import is one
//! transaction; it stores what each post alone says and computes all other rows from that,
//! leaving rows untouched whose content stays the same.

mod archive;
mod backup;
mod changes;
pub mod check;
mod corrections;
mod create;
pub mod export;
mod import;
mod mentions;
pub mod merge;
mod news;
mod posts;
mod rows;
pub mod search;
mod sharing;
mod store;
mod summary;
mod texts;
pub mod words;

#[cfg(test)]
mod tests;

pub use corrections::{Kept, corrections};
pub use create::{CatalogError, Manners, upgraded_copy};
pub use import::{Import, KnownFile, PostRecord};
pub use news::Standing;
pub use summary::{Counts, Summary};

use std::path::PathBuf;

use rusqlite::Connection;

/// `PRAGMA application_id` of a catalog: `tlkc`.
pub const APPLICATION_ID: i32 = 0x746c_6b63;

/// The number of the newest migration.
pub const SCHEMA_VERSION: i64 = 6;

/// A catalog that is open for writing.
#[derive(Debug)]
pub struct Catalog {
    connection: Connection,
    path: PathBuf,
    /// A part is resolved where there are so many times more posts than changes.
    worthwhile: u64,
}

/// Resolving a part reads posts one by one: it pays where they are few.
const WORTHWHILE: u64 = 4;

impl Catalog {
    /// The connection, for reading.
    pub fn connection(&self) -> &Connection {
        &self.connection
    }
}
