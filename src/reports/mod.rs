//! Reports: questions worth keeping, each an `.sql` file with a title and typed parameters.
//!
//! Invariant: a report is plain SQL that any SQLite shell runs as it is. Without a value, which is
//! null there, a parameter means its default.

use std::path::{Path, PathBuf};
use std::{fs, io};

mod header;

pub use header::{HeaderError, Kind, Param};

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

/// A report.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// The file's name without `.sql`.
    pub name: String,
    /// What it tells.
    pub title: String,
    /// More about it; may be empty.
    pub description: String,
    /// What can be asked of it.
    pub params: Vec<Param>,
    /// The file, comment included.
    pub sql: String,
    /// The user's file; none for a report that comes with the program.
    pub file: Option<PathBuf>,
}

/// Why there are no reports.
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
    let mut reports = Vec::new();
    for (name, sql) in BUILT_IN {
        let report = Report::read(name, sql).map_err(|error| {
            let path = PathBuf::from(format!("{name}.sql"));
            ReportError::Header { path, error }
        })?;
        reports.push(report);
    }
    for own in folder.map(of_folder).transpose()?.unwrap_or_default() {
        reports.retain(|report| report.name != own.name);
        reports.push(own);
    }
    reports.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(reports)
}

fn of_folder(folder: &Path) -> Result<Vec<Report>, ReportError> {
    let unreadable = |path: &Path| {
        let path = path.to_owned();
        move |source| ReportError::Unreadable { path, source }
    };
    let mut reports = Vec::new();
    for entry in fs::read_dir(folder).map_err(unreadable(folder))? {
        let path = entry.map_err(unreadable(folder))?.path();
        let name = path.file_stem().and_then(|name| name.to_str());
        let Some(name) = name.filter(|_| path.extension().is_some_and(|sql| sql == "sql")) else {
            continue;
        };
        let sql = fs::read_to_string(&path).map_err(unreadable(&path))?;
        let report = Report::read(name, &sql)
            .map_err(|error| ReportError::Header { path: path.clone(), error })?;
        reports.push(Report { file: Some(path), ..report });
    }
    Ok(reports)
}

impl Report {
    /// Reads the comment at the head of a report's file.
    fn read(name: &str, sql: &str) -> Result<Self, HeaderError> {
        let header = header::read(sql)?;
        Ok(Report {
            name: name.to_owned(),
            title: header.title.unwrap_or_else(|| name.to_owned()),
            description: header.description,
            params: header.params,
            sql: sql.to_owned(),
            file: None,
        })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_report_of_the_folder_is_built_in_and_documented() {
        let files = of_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/reports")).unwrap();
        let names: HashSet<_> = files.iter().map(|report| report.name.as_str()).collect();
        assert_eq!(names, BUILT_IN.map(|(name, _)| name).into());
        for report in all(None).unwrap() {
            assert_ne!(report.title, report.name);
            assert!(report.description.ends_with('.'), "{}", report.name);
            for param in report.params {
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
