//! Reports: questions worth keeping, each an `.sql` file with a title and typed parameters.
//!
//! Invariant: a report is plain SQL that any SQLite shell runs as it is. Without a value, which is
//! null there, a parameter means its default.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs::{self, DirEntry};
use std::io;
use std::path::{Path, PathBuf};

mod header;

pub use header::{Header, HeaderError, Kind, Param};

/// The reports that come with the program, by name.
macro_rules! built_in {
    ($($name:literal),* $(,)?) => {
        [$(($name, include_str!(concat!($name, ".sql")))),*]
    };
}

const BUILT_IN: [(&str, &str); 17] = built_in![
    "busiest-events",
    "cities",
    "co-speakers",
    "event-overview",
    "first-time-speakers",
    "low-confidence",
    "missing-videos",
    "newcomers",
    "org-trend",
    "series-trend",
    "speakers-by-org",
    "speakers-by-talks",
    "sponsors",
    "talks-by-format",
    "talks-by-org",
    "translations-coverage",
    "years",
];

/// A report, whose file may not have been read yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The file's name without `.sql`.
    pub name: String,
    source: Source,
}

/// Where a report comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Source {
    /// The program.
    BuiltIn(&'static str),
    /// A file of the user.
    File(PathBuf),
}

/// What stands in a report's file.
#[derive(Debug, Clone, PartialEq)]
pub struct Content {
    /// What the comment at its head says.
    pub header: Header,
    /// The whole file.
    pub sql: String,
}

/// Why there is no report.
#[derive(Debug, thiserror::Error)]
pub enum ReportError {
    /// A folder or file cannot be read.
    #[error("cannot read {}", path.display())]
    Unreadable {
        /// The folder or file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A file's comment is not understood.
    #[error("{}:{}: {}", path.display(), error.line, error.reason)]
    Header {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        error: HeaderError,
    },
}

/// The reports that come with the program and those of the user's folder, by name. One of the user
/// replaces one of the program that is called the same.
pub fn all(folder: Option<&Path>) -> Result<Vec<Report>, ReportError> {
    let built_in = BUILT_IN.map(|(name, sql)| (name.to_owned(), Source::BuiltIn(sql)));
    let mut reports = BTreeMap::from(built_in);
    for file in folder.map(files).transpose()?.unwrap_or_default() {
        if let Some(name) = file.file_stem().and_then(OsStr::to_str) {
            reports.insert(name.to_owned(), Source::File(file));
        }
    }
    Ok(reports.into_iter().map(|(name, source)| Report { name, source }).collect())
}

/// All `.sql` files of a folder.
fn files(folder: &Path) -> Result<Vec<PathBuf>, ReportError> {
    let entries = fs::read_dir(folder).and_then(Iterator::collect::<io::Result<Vec<_>>>);
    let entries = entries.map_err(unreadable(folder))?;
    let files = entries.iter().map(DirEntry::path);
    Ok(files.filter(|file| file.extension().is_some_and(|end| end == "sql")).collect())
}

fn unreadable(path: &Path) -> impl Fn(io::Error) -> ReportError {
    move |source| ReportError::Unreadable { path: path.to_owned(), source }
}

impl Report {
    /// The user's file; none for a report that comes with the program.
    pub fn file(&self) -> Option<&Path> {
        match &self.source {
            Source::BuiltIn(_) => None,
            Source::File(file) => Some(file),
        }
    }

    /// Reads the file.
    pub fn read(&self) -> Result<Content, ReportError> {
        let sql = match &self.source {
            Source::BuiltIn(sql) => (*sql).to_owned(),
            Source::File(file) => fs::read_to_string(file).map_err(unreadable(file))?,
        };
        let header = header::read(&sql).map_err(|error| {
            let path =
                self.file().map_or_else(|| format!("{}.sql", self.name).into(), Path::to_owned);
            ReportError::Header { path, error }
        })?;
        Ok(Content { header, sql })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_report_of_the_folder_is_built_in_and_documented() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/reports");
        let files = files(&folder).unwrap();
        let names: HashSet<_> =
            files.iter().filter_map(|file| file.file_stem()?.to_str()).collect();
        assert_eq!(names, BUILT_IN.map(|(name, _)| name).into());
        for report in all(None).unwrap() {
            let header = report.read().unwrap().header;
            assert!(header.title.is_some(), "{}", report.name);
            assert!(header.description.ends_with('.'), "{}", report.name);
            for param in header.params {
                assert!(param.default.is_some(), "{}: {}", report.name, param.name);
                assert!(param.description.ends_with('.'), "{}: {}", report.name, param.name);
            }
        }
    }

    #[test]
    fn reports_keep_to_sql_that_other_databases_know() {
        for (name, sql) in BUILT_IN {
            let sql = sql.to_lowercase();
            for word in ["group_concat", "glob", "strftime", "json_", "iif(", "total(", "printf"] {
                assert!(!sql.contains(word), "{name}: {word}");
            }
        }
    }
}
