//! The catalog in the forms that other programs take: calendars, feeds, schedules, data packages.
//!
//! Invariant: an export is a function of the catalog, with no clock and no chance in it; its text
//! is escaped by the library of its format; only http and https addresses become links.

pub mod atom;
pub mod datasette;
pub mod folder;
pub mod ical;
pub mod jsonld;
pub mod package;
#[cfg(feature = "parquet")]
pub mod parquet;
pub mod program;
pub mod schedule;
mod text;

/// What made it, where a format asks for that.
const GENERATOR: &str = "talkcat";
