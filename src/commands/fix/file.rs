//! Which corrections file is meant.

use std::path::{Path, PathBuf};

use clap::Args;

use crate::corrections::{CorrectionsFile, FileError};

/// The option that names the corrections file.
#[derive(Debug, Clone, Default, Args)]
pub struct FileOption {
    /// The corrections file [default: talkcat.corrections.yaml beside talkcat.db, where there is one]
    #[arg(long = "corrections", global = true, value_name = "FILE")]
    named: Option<PathBuf>,
}

impl FileOption {
    /// The file for a catalog, to be read; none where none is named and none lies beside it.
    pub fn read(&self, database: &Path) -> Result<Option<CorrectionsFile>, FileError> {
        match &self.named {
            Some(path) => CorrectionsFile::read(path).map(Some),
            None => beside(database),
        }
    }

    /// The file for a catalog, to be written to: a named one may be new.
    pub fn open(&self, database: &Path) -> Result<Option<CorrectionsFile>, FileError> {
        match &self.named {
            Some(path) => CorrectionsFile::read_or_begin(path).map(Some),
            None => beside(database),
        }
    }
}

fn beside(database: &Path) -> Result<Option<CorrectionsFile>, FileError> {
    let path = CorrectionsFile::beside(database);
    // What is there but cannot be looked at is an error, not an absence.
    if path.try_exists().is_ok_and(|exists| !exists) {
        return Ok(None);
    }
    CorrectionsFile::read(&path).map(Some)
}
